"""The load of communities as the load gate sees it: what lies on them now, and the room that is left.

To the recorded work of a year comes what was admitted since and has no records yet, by its request's own figures: so the
fifth small duty meets the other four, though nobody recorded these.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil

from catalog.requests import requests
from catalog.vetting.hours import hours_each
from registry.load.capacity import Capacity
from registry.load.carried import Carried, CarriedBook
from registry.load.wisn import ALL, required
from registry.store import Register


@dataclass(frozen=True, slots=True)
class Loads:
    """The loads of a city on a day; *members* are the communities of every place."""

    year: int
    capacity: Capacity
    known: dict[str, Carried]
    members: dict[str, tuple[str, ...]]
    pending: dict[str, dict[str, Fraction]]
    """Admitted requests without records: hours a year in each community that they reach."""
    _bearable: dict[int, tuple[Fraction, Fraction]] = field(
        default_factory=dict, compare=False, repr=False
    )

    def reached(self, community: str | None, place: str | None) -> tuple[str, ...]:
        """The communities of a scope."""
        return _within(self.members, community, place)

    def hours(self, code: str, besides: str = "") -> Fraction:
        """Hours a year that lie on a community, what was admitted since with it, request *besides* without."""
        hours = self.known[code].hours
        for request, each in self.pending.items():
            if request != besides and code in each:
                hours += each[code]
        return hours

    def room(self, code: str, limit: int, besides: str = "") -> Fraction:
        """Hours a year that may be added until the people there are *limit* % of those required; below zero if past it."""
        each, taken = self._bearable.get(limit) or self._bear(limit)
        return self.known[code].people * each - taken - self.hours(code, besides)

    def _bear(self, limit: int) -> tuple[Fraction, Fraction]:
        """Hours of services that a person may bear up to *limit*, and those that individual allowances take; worked out once."""
        allowances, available = self.capacity.allowances, self.capacity.time.available
        each = Fraction(ALL, limit) / allowances.category_factor * available
        taken = allowances.individual_factor(available) / allowances.category_factor * available
        self._bearable[limit] = each, taken
        return each, taken

    def lacking(self, code: str, added: Fraction, limit: int, besides: str = "") -> int:
        """People who must come so that the community stays within *limit* with *added* hours."""
        allowances, available = self.capacity.allowances, self.capacity.time.available
        hours = self.hours(code, besides) + added
        needed = required([hours], available, allowances) * limit / ALL
        return max(0, ceil(needed - self.known[code].people))


def _within(
    members: dict[str, tuple[str, ...]], community: str | None, place: str | None
) -> tuple[str, ...]:
    return (community,) if community else members.get(place or "", ())


def loads(register: Register, day: str) -> Loads:
    """What people of *day* carry: the work of the year before if any of it is recorded, else of the year of the day.

    Raises Unworkable where the register's settings make no working time.
    """
    book = CarriedBook.open(register, day)
    pending = _pending(register, day, book)
    return Loads(book.year, book.capacity, book.communities, book.members, pending)


def _pending(register: Register, day: str, book: CarriedBook) -> dict[str, dict[str, Fraction]]:
    rows = register.query(
        "SELECT request, code FROM admission WHERE until_entry IS NULL AND COALESCE(valid_to, '9999') > ? ORDER BY id",
        (day,),
    )
    fresh = {request: code for request, code in rows if code not in book.recorded}
    asked = {request.code: request for request in requests(register)} if fresh else {}
    found: dict[str, dict[str, Fraction]] = {}
    last: dict[tuple[str, str], str] = {}
    for request, code in fresh.items():
        if request not in asked:
            continue
        reached = _within(book.members, asked[request].community, asked[request].place)
        hours = hours_each(asked[request], len(reached))
        if hours is None:
            continue
        found[request] = dict.fromkeys(reached, hours)
        # what was admitted anew in other terms takes the place of what was before
        for community in reached:
            if before := last.get((code, community)):
                del found[before][community]
            last[code, community] = request
    return found
