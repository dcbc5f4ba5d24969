"""What is due: by decisions, by money standards, by promises that came with push-downs.

For one duty, year and payer a decision goes before a standard and a standard before a promise, so that no money is
counted twice; but where the standard is a floor and more was promised, or where it cannot be worked out at all, what was
promised is due.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from registry.funding.holders import Holder
from registry.language import N_, _
from registry.quantities import Amount, Unit, total
from registry.wording import Duties


class Ground(StrEnum):
    """Why money is due, the strongest first."""

    DECISION = "decision"
    STANDARD = "standard"
    PROMISE = "promise"

    @property
    def label(self) -> str:
        """Its name in the current tongue."""
        return _(GROUND_LABELS[self])


GROUND_LABELS = {
    Ground.DECISION: N_("decision"),
    Ground.STANDARD: N_("standard"),
    Ground.PROMISE: N_("promise"),
}


@dataclass(frozen=True, slots=True)
class Due:
    """Money that is due for a duty and year.

    *debtor* owes it, None where nobody is named; it is for one community, or for all of *place* together, or, where
    both are None, for nobody in particular. *amount* is in fen, None where it cannot be worked out; *day* is ISO, or a
    month; *source* is the document. *floor* says that at least so much is due, *about* that it was written as about.
    """

    duty: str
    year: int
    debtor: Holder | None
    community: str | None
    place: str | None
    amount: int | None
    day: str
    ground: Ground
    source: str
    floor: bool = False
    about: bool = False
    unknown: int = 0
    """How many parts of it are unknown and left out: promises without a sum, pieces without a count."""


Key = tuple[str, int, Holder | None]
"""Duty, year and debtor: for each, one ground counts."""


def decided(rows: Iterable[dict[str, Any]], duties: Duties) -> list[Due]:
    """What decisions say is due."""
    return [
        Due(
            duties.code(row["duty"]),
            row["year"],
            Holder("department", row["department"]),
            row["community"],
            row["place"],
            row["amount"],
            row["due_on"] or f"{row['year']}-12-31",
            Ground.DECISION,
            row["source"],
            unknown=int(row["amount"] is None),
        )
        for row in rows
    ]


def promised(rows: Iterable[dict[str, Any]], duties: Duties) -> list[Due]:
    """What push-downs promised."""
    return [
        Due(
            duties.code(row["duty"]),
            row["year"],
            Holder("department", row["department"]),
            row["community"],
            row["place"],
            row["promised"],
            row["due_on"],
            Ground.PROMISE,
            row["document_number"] or _("push-down without document"),
            about=bool(row["about"]),
        )
        for row in rows
    ]


def binding(dues: Iterable[Due]) -> list[Due]:
    """Of all that is said to be due, what counts: for each duty, year and debtor the strongest ground."""
    by_key: dict[Key, dict[Ground, list[Due]]] = defaultdict(lambda: defaultdict(list))
    for due in dues:
        by_key[due.duty, due.year, due.debtor][due.ground].append(due)
    found: list[Due] = []
    for grounds in by_key.values():
        found += _strongest(grounds)
    return found


def _strongest(grounds: dict[Ground, list[Due]]) -> list[Due]:
    standards, promises = grounds.get(Ground.STANDARD, []), grounds.get(Ground.PROMISE, [])
    if grounds.get(Ground.DECISION):
        return grounds[Ground.DECISION]
    if not _known(standards) and _known(promises) and any(due.amount is None for due in standards):
        return promises
    floors = bool(standards) and all(due.floor for due in standards)
    if standards and not (floors and _known(promises) > _known(standards)):
        return standards
    return promises


def _known(dues: Sequence[Due]) -> int:
    return sum(due.amount or 0 for due in dues)


def amount_of(dues: Iterable[Due]) -> Amount:
    """The sum of *dues* in fen; unknown of nothing, and of what nobody put a sum to."""
    return total(
        (
            Amount(due.amount, Unit.FEN, 0 if due.amount is None else 1, 1, due.about)
            for due in dues
        ),
        Unit.FEN,
    )
