"""The load of communities as the load gate sees it: what lies on them now, and the room that is left.

To the recorded work of a year comes what was admitted since and has no records yet, by its request's own figures: so the
fifth small duty meets the other four, though nobody recorded these.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from catalog.requests import Request, requests
from registry.load.capacity import Capacity
from registry.load.wisn import ALL
from registry.load.workload import LoadBook
from registry.store import Register


@dataclass(frozen=True, slots=True)
class Loaded:
    """A community whose load is known: people there and hours a year of duties and burdens."""

    code: str
    people: int
    hours: Fraction


@dataclass(frozen=True, slots=True)
class Loads:
    """The loads of a city on a day; *members* are the communities of every place."""

    year: int
    capacity: Capacity
    known: dict[str, Loaded]
    members: dict[str, tuple[str, ...]]
    pending: dict[str, tuple[str, Fraction]]
    """Admitted requests without records: the code of their community or place, and hours a year in each community."""

    def reached(self, community: str | None, place: str | None) -> tuple[str, ...]:
        """The communities of a scope."""
        return (community,) if community else self.members.get(place or "", ())

    def hours(self, code: str, besides: str = "") -> Fraction:
        """Hours a year that lie on a community, what was admitted since with it, request *besides* without."""
        extra = (
            each
            for request, (scope, each) in self.pending.items()
            if request != besides and (scope == code or code in self.members.get(scope, ()))
        )
        return self.known[code].hours + sum(extra, Fraction(0))

    def required(self, hours: Fraction) -> Fraction:
        """People whom so many hours need, with the allowances."""
        allowances, available = self.capacity.allowances, self.capacity.time.available
        return hours / available * allowances.category_factor + allowances.individual_factor(
            available
        )

    def room(self, code: str, limit: int, besides: str = "") -> Fraction:
        """Hours a year that may be added until the people there are *limit* % of those required; below zero if past it."""
        allowances, available = self.capacity.allowances, self.capacity.time.available
        most = Fraction(self.known[code].people * ALL, limit)
        services = (most - allowances.individual_factor(available)) / allowances.category_factor
        return services * available - self.hours(code, besides)

    def lacking(self, code: str, added: Fraction, limit: int, besides: str = "") -> int:
        """People who must come so that the community stays within *limit* with *added* hours."""
        needed = self.required(self.hours(code, besides) + added) * limit / ALL
        return max(0, ceil(needed - self.known[code].people))


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
        code: Loaded(code, load.people, total)
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
) -> dict[str, tuple[str, Fraction]]:
    rows = register.query(
        "SELECT request, code FROM admission WHERE until_entry IS NULL AND COALESCE(valid_to, '9999') > ? ORDER BY id",
        (day,),
    )
    fresh = {request for request, code in rows if code not in book.by_duty}
    found = {}
    for request in _filed(register, fresh):
        scope = request.community or request.place or ""
        reach = 1 if request.community else len(members.get(scope, ()))
        hours = hours_each(request, reach)
        if hours is not None:
            found[request.code] = scope, hours
    return found


def _filed(register: Register, codes: Iterable[str]) -> list[Request]:
    wanted = set(codes)
    return [request for request in requests(register) if request.code in wanted] if wanted else []
