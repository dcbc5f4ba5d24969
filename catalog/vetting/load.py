"""The load of communities as the load gate sees it: what lies on them now, and the room that is left.

To the recorded work of a year comes what was admitted since and has no records yet, by its request's own figures: so the
fifth small duty meets the other four, though nobody recorded these.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from catalog.requests import Request, requests
from registry.load.capacity import Capacity
from registry.load.wisn import ALL, required
from registry.load.workload import LoadBook
from registry.store import Register


@dataclass(frozen=True, slots=True)
class Loaded:
    """A community whose load is known: people there and hours a year of duties and burdens."""

    people: int
    hours: Fraction


@dataclass(frozen=True, slots=True)
class Loads:
    """The loads of a city on a day; *members* are the communities of every place."""

    year: int
    capacity: Capacity
    known: dict[str, Loaded]
    members: dict[str, tuple[str, ...]]
    pending: dict[str, dict[str, Fraction]]
    """Admitted requests without records: hours a year in each community that they reach."""

    def reached(self, community: str | None, place: str | None) -> tuple[str, ...]:
        """The communities of a scope."""
        return _within(self.members, community, place)

    def hours(self, code: str, besides: str = "") -> Fraction:
        """Hours a year that lie on a community, what was admitted since with it, request *besides* without."""
        extra = (
            each.get(code, Fraction(0))
            for request, each in self.pending.items()
            if request != besides
        )
        return self.known[code].hours + sum(extra, Fraction(0))

    def room(self, code: str, limit: int, besides: str = "") -> Fraction:
        """Hours a year that may be added until the people there are *limit* % of those required; below zero if past it."""
        allowances, available = self.capacity.allowances, self.capacity.time.available
        most = Fraction(self.known[code].people * ALL, limit)
        services = (most - allowances.individual_factor(available)) / allowances.category_factor
        return services * available - self.hours(code, besides)

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


def hours_each(request: Request, reach: int) -> Fraction | None:
    """Hours a year in each of *reach* communities: volume shared equally, else occasions; None where not stated."""
    if request.minutes_each is None or not reach:
        return None
    if request.volume is not None:
        return Fraction(request.volume * request.minutes_each, 60 * reach)
    if request.yearly_60 is None:
        return None
    return Fraction(request.yearly_60 * request.minutes_each, 60 * 60)


def loads(register: Register, day: str) -> Loads:
    """What people of *day* carry: the work of the year before if any of it is recorded, else of the year of the day.

    Raises Unworkable where the register's settings make no working time.
    """
    year = int(day[:4])
    book = LoadBook.open(register, year - 1, day, carried_on=day)
    if not book.by_duty:
        book = LoadBook.open(register, year, day, carried_on=day)
    known = {
        code: Loaded(load.people, total)
        for code, load in book.communities.items()
        if load.people is not None and (total := load.total_hours) is not None
    }
    members: dict[str, list[str]] = {}
    for code, (street, district) in book.places.items():
        for place in {street, district, book.names.city} - {None}:
            members.setdefault(str(place), []).append(code)
    inside = {place: tuple(codes) for place, codes in members.items()}
    return Loads(book.year, book.capacity, known, inside, _pending(register, day, book, inside))


def _pending(
    register: Register, day: str, book: LoadBook, members: dict[str, tuple[str, ...]]
) -> dict[str, dict[str, Fraction]]:
    rows = register.query(
        "SELECT request, code FROM admission WHERE until_entry IS NULL AND COALESCE(valid_to, '9999') > ? ORDER BY id",
        (day,),
    )
    fresh = {request for request, code in rows if code not in book.by_duty}
    found = {}
    for request in requests(register) if fresh else ():
        reached = _within(members, request.community, request.place)
        hours = hours_each(request, len(reached)) if request.code in fresh else None
        if hours is not None:
            found[request.code] = dict.fromkeys(reached, hours)
    return found
