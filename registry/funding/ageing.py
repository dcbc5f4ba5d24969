"""How long money has been held, and how late it was paid: what came first went first, what was due first is paid first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from registry.funding.account import Account
from registry.funding.book import Book
from registry.funding.dues import Due
from registry.funding.holders import Holder
from registry.periods import days_between

Dated = tuple[str, int]
"""A day, ISO, and an amount in fen."""

_Key = tuple[str, int, Holder]


class Lateness(NamedTuple):
    """How late money was paid, and is.

    *late* is what was paid after its day, *worst* the most days by which any of it was; *overdue* is what is unpaid
    though its day is past, *since* the first such day, *days* how many days that is. Amounts in fen.
    """

    late: int = 0
    worst: int = 0
    overdue: int = 0
    since: str | None = None
    days: int = 0

    def __add__(self, other: object) -> Lateness:
        if not isinstance(other, Lateness):
            return NotImplemented
        firsts = [one for one in (self.since, other.since) if one]
        return Lateness(
            self.late + other.late,
            max(self.worst, other.worst),
            self.overdue + other.overdue,
            min(firsts, default=None),
            max(self.days, other.days),
        )


def held_since(arrivals: Sequence[Dated], held: int) -> str | None:
    """Since when the oldest of the money has been there: the last to come is the last to go.

    *arrivals* in order of day. None where nothing is held; the first day where more is held than came.
    """
    if held <= 0:
        return None
    left = held
    for day, amount in reversed(arrivals):
        left -= max(amount, 0)
        if left <= 0:
            return day
    return arrivals[0][0] if arrivals else None


def lateness(dues: Sequence[Dated], paid: Sequence[Dated], as_of: str) -> Lateness:
    """How late *paid* is for *dues*, both in order of day; what goes back is taken off what was paid last."""
    ready = _without_returns(paid)
    late = worst = overdue = 0
    since: str | None = None
    for day, amount in dues:
        left = amount
        while left > 0 and ready:
            when, there = ready[0]
            part = min(left, there)
            left -= part
            ready[0] = (when, there - part)
            if not ready[0][1]:
                del ready[0]
            if when[: len(day)] > day:
                late += part
                worst = max(worst, days_between(day, when))
        if left > 0 and day < as_of:
            overdue += left
            since = since or day
    return Lateness(late, worst, overdue, since, days_between(since, as_of) if since else 0)


def _without_returns(paid: Sequence[Dated]) -> list[Dated]:
    """The payments that stayed, in order of day."""
    kept: list[Dated] = []
    for day, amount in paid:
        back = -amount
        while back > 0 and kept:
            when, there = kept.pop()
            if there > back:
                kept.append((when, there - back))
            back -= there
        if amount > 0:
            kept.append((day, amount))
    return kept


@dataclass
class Ageing:
    """The ages of the money of a book."""

    book: Book

    @cached_property
    def _arrivals(self) -> dict[_Key, list[Dated]]:
        return self._dated("arrival")

    @cached_property
    def _departures(self) -> dict[_Key, list[Dated]]:
        return self._dated("departure")

    def _dated(self, measure: str) -> dict[_Key, list[Dated]]:
        found: dict[_Key, list[Dated]] = defaultdict(list)
        for row in self.book.measuring.rows(measure):
            found[self._key(row)].append((row["date"], row["amount"] or 0))
        for dated in found.values():
            dated.sort()
        return found

    def _key(self, row: dict[str, Any]) -> _Key:
        holder = Holder(row["holder_kind"], row["holder"])
        return self.book.duties.code(row["duty"]), row["year"], holder

    def since(self, account: Account, holder: Holder) -> str | None:
        """Since when *holder* has held what it holds of the account; None if nothing, or if nobody knows."""
        arrivals = self._arrivals.get((account.duty or "", account.year, holder), [])
        return held_since(arrivals, account.held(holder))

    def lateness(self, account: Account, debtor: Holder) -> Lateness:
        """How late *debtor* paid what it owes of the account."""
        dues = sorted(_dated_dues([due for due in account.dues if due.debtor == debtor]))
        paid = list(self._departures.get((account.duty or "", account.year, debtor), []))
        gone = sum(amount for _day, amount in paid)
        settled = account.settled().get(debtor, (0, 0, 0))
        # What came back, and what others paid in its place, stands in no departure of its own.
        back = gone - settled[1] - settled[2]
        if back > 0:
            paid.append((self.book.as_of, -back))
        elif back < 0 and dues:
            paid.insert(0, (dues[0][0], -back))
        return lateness(dues, paid, self.book.as_of)


def _dated_dues(dues: Sequence[Due]) -> list[Dated]:
    return [(due.day, due.amount) for due in dues if due.amount]
