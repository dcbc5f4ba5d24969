"""Money withdrawn from duties that communities still have to do: each cut counts as a new, unfunded push-down.

Two things are cuts: a money standard that ended or was lowered (what it takes away in its year is what the old one
would have made due, less what is due), and money that was taken back (payments of the manner 收回). That a change of
funding is itself a mandate is the rule of the US Unfunded Mandates Reform Act of 1995.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple

from registry.funding.book import Book
from registry.funding.dues import Due
from registry.funding.holders import Holder
from registry.funding.payments import Asked, payments
from registry.funding.standards import Standards
from registry.language import _


class Cut(NamedTuple):
    """Money withdrawn: amount in fen, who withdrew it, from which duty, in which year, on which day, and how."""

    duty: str
    year: int
    payer: Holder | None
    amount: int
    day: str
    how: str


def cuts(book: Book, year: int | None = None) -> list[Cut]:
    """The cuts of *year*, or of all years, up to the book's day; the largest first."""
    found = [*_standards_cut(book), *_taken_back(book)]
    kept = [cut for cut in found if year in (None, cut.year) and _is_live(book, cut.duty)]
    return sorted(kept, key=lambda cut: (-cut.amount, cut.duty, cut.year))


def _is_live(book: Book, duty: str) -> bool:
    """Whether communities still have to do it: a duty in force, or money for several of which one is in force."""
    way = book.splits.get(duty)
    codes = way.duties if way else (duty,)
    return any(book.duties.is_live(code, book.as_of) for code in codes)


def _standards_cut(book: Book) -> Iterator[Cut]:
    """Standards that ended with none as high after them."""
    rates = [rate for rate in book.measuring.rows("rates") if rate["status"] != "proposed"]
    series: dict[tuple[Any, ...], list[dict[str, Any]]] = defaultdict(list)
    for rate in rates:
        series[rate["name"], rate["department"], rate["community"], rate["place"]].append(rate)
    for lines in series.values():
        lines.sort(key=lambda rate: rate["valid_from"] or "")
        for at, rate in enumerate(lines):
            if rate["valid_to"] and rate["valid_to"] <= book.as_of and rate["per"] != "once":
                yield from _ended(book, rate, lines[at + 1 : at + 2])


def _ended(book: Book, rate: dict[str, Any], later: list[dict[str, Any]]) -> Iterator[Cut]:
    """What the end of *rate* takes away in its year, by who owed it."""
    day = rate["valid_to"]
    year = int(day[:4])
    would = _by_debtor(book, [rate | {"valid_to": None}], year)
    remains = _by_debtor(book, [rate, *later], year)
    document = later[0]["source"] if later else rate["source"]
    for debtor, (duty, amount) in would.items():
        left = amount - remains.get(debtor, (duty, 0))[1]
        if left > 0:
            how = (
                _("“{name}” was lowered from {day} on ({document})")
                if later
                else _("“{name}” ended on {day} ({document})")
            )
            told = how.format(name=rate["name"], day=day, document=document)
            yield Cut(duty, year, debtor, left, day, told)


def _by_debtor(
    book: Book, rates: list[dict[str, Any]], year: int
) -> dict[Holder | None, tuple[str, int]]:
    standards = Standards(book.names, book.duties, book.residences, book.pieces)
    found: dict[Holder | None, tuple[str, int]] = {}
    dues: Iterator[Due] = standards.dues(rates, [year])
    for due in dues:
        found[due.debtor] = (due.duty, found.get(due.debtor, ("", 0))[1] + (due.amount or 0))
    return found


def _taken_back(book: Book) -> Iterator[Cut]:
    """Payments by which money was taken back."""
    for row in book.flow_rows:
        if row["manner"] != "withdrawn" or row["duty"] is None or not row["amount"]:
            continue
        taker = Holder(row["receiver_kind"], row["receiver"])
        known = int(book.measuring.parameters["known"])
        asked = Asked(taker, [row["duty"]], row["year"], book.as_of, known)
        day = max(
            one.date
            for one in payments(book.measuring.register, asked)
            if one.manner == "withdrawn"
        )
        how = _("taken back in {payments} payments, the last on {day}")
        told = how.format(payments=row["payments"], day=day)
        yield Cut(book.duties.code(row["duty"]), row["year"], taker, abs(row["amount"]), day, told)
