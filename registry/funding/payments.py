"""Single payments with where they stand: entry, file, sheet and row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from registry.findings import Where
from registry.funding.holders import Holder
from registry.language import _
from registry.store import EVERYTHING, Register


class Payment(NamedTuple):
    """A payment: amount in fen, None where it is not known; *until* is the entry that ended it, if one did."""

    id: int
    entry: int
    until: int | None
    date: str
    payer: Holder
    receiver: Holder
    amount: int | None
    duty: str | None
    year: int
    manner: str | None
    document_number: str | None
    file: str | None
    sheet: str | None
    row: int | None

    @property
    def where(self) -> Where:
        """The file, sheet and row that it was read from."""
        return Where(file=self.file, sheet=self.sheet or None, row=self.row)

    @property
    def stands_at(self) -> str:
        """The same in words, or that it was typed."""
        return str(self.where) or _("typed as entry {entry}").format(entry=self.entry)


_SELECT = """
    SELECT payment.id, payment.entry_id, payment.until_entry, payment.date, payment.payer_kind, payment.payer,
           payment.receiver_kind, payment.receiver, payment.amount, payment.duty,
           COALESCE(payment.year, CAST(substr(payment.date, 1, 4) AS INTEGER)), payment.manner,
           payment.document_number, source.name, sheet.name, payment.row
    FROM payment
    LEFT JOIN sheet ON sheet.id = payment.sheet_id
    LEFT JOIN source ON source.id = sheet.source_id
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which payments are asked for; None is any. *holder* paid or received; *duties* are wordings of a duty.

    *documents* are those under which money was paid for it that names no duty.
    """

    holder: Holder | None = None
    duties: Sequence[str] | None = None
    year: int | None = None
    as_of: str = "9999"
    known: int = EVERYTHING
    documents: tuple[str, ...] = ()


def payments(register: Register, asked: Asked) -> list[Payment]:
    """The live payments that are asked for, in order of day."""
    where: list[str] = []
    values: dict[str, Any] = {"known": asked.known, "as_of": asked.as_of}
    if asked.holder:
        # What fails first is looked at first: most payments are of somebody else.
        where.append(
            "((receiver = :code AND receiver_kind = :kind) OR (payer = :code AND payer_kind = :kind))"
        )
        values |= {"kind": asked.holder.kind, "code": asked.holder.code}
    if asked.duties is not None:
        marks = [f":duty{at}" for at in range(len(asked.duties))]
        papers = [f":paper{at}" for at in range(len(asked.documents))]
        named = f"duty IN ({', '.join(marks)})"
        meant = f"(duty IS NULL AND document_number IN ({', '.join(papers)}))"
        where.append(f"({named} OR {meant})" if papers else named)
        values |= {f"duty{at}": duty for at, duty in enumerate(asked.duties)}
        values |= {f"paper{at}": paper for at, paper in enumerate(asked.documents)}
    if asked.year is not None:
        where.append("(year = :year OR (year IS NULL AND substr(date, 1, 4) = :year_text))")
        values |= {"year": asked.year, "year_text": str(asked.year)}
    where += [
        "date <= :as_of",
        "entry_id <= :known",
        "(until_entry IS NULL OR until_entry > :known)",
    ]
    # The index by flow covers all that is asked for, so that a million payments are looked through in one pass.
    ids = f"SELECT id FROM payment WHERE {' AND '.join(where)}"
    sql = f"{_SELECT} WHERE payment.id IN ({ids}) ORDER BY payment.date, payment.id"
    return [_payment(row) for row in register.query(sql, values)]


def payments_by_id(register: Register, ids: Sequence[int]) -> list[Payment]:
    """The payments of these numbers, in order of day."""
    marks = ", ".join("?" for _id in ids)
    rows = register.query(
        f"{_SELECT} WHERE payment.id IN ({marks}) ORDER BY payment.date, payment.id", tuple(ids)
    )
    return [_payment(row) for row in rows]


def taken_back(register: Register, asked: Asked) -> list[Payment]:
    """Payments to a holder, of the duty and year asked for, that a later entry ended; the latest first."""
    rows = register.query(
        f"{_SELECT} WHERE payment.until_entry <= ? AND payment.receiver_kind = ? AND payment.receiver = ? "
        "ORDER BY payment.until_entry DESC, payment.id DESC",
        (asked.known, *(asked.holder or ())),
    )
    return [
        found
        for found in map(_payment, rows)
        if asked.year in (None, found.year)
        and (
            asked.duties is None
            or found.duty in asked.duties
            or (found.duty is None and found.document_number in asked.documents)
        )
    ]


def _payment(row: tuple[Any, ...]) -> Payment:
    number, entry, until, date, payer_kind, payer, receiver_kind, receiver, *rest = row
    return Payment(
        number,
        entry,
        until,
        date,
        Holder(payer_kind, payer),
        Holder(receiver_kind, receiver),
        *rest,
    )
