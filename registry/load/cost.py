"""What the work of a year costs, by the Standard Cost Model: hours × the cost of an hour + goods, yearly and once.

What would be done anyway (column 本来就要做的比例 of the sheet 事项收支) is taken out of the hours and goods of a duty; what was
bought once for it stays whole. A share stated for a community goes before one for its street, district or city. Hours are
those by record, else by standard, brought to a year; burdens lie on top: on the duty that they serve alone, and on the
department that demands them. What is not known is in no sum, and each cost says of how much work it is known.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from math import lcm

from registry.load.burdens import BurdenTime, burden_times
from registry.load.capacity import MONTHS
from registry.load.wage import Wages
from registry.load.workload import CommunityLoad, Done, LoadBook
from registry.ranges import Range
from registry.sheets import timed_burdens

WHOLE = 10_000
"""All of it, in hundredths of a per cent."""

TICK = 27_720
"""Parts of a second: as many as every number of months, 1 to 12, divides, so that a year's time is a whole number."""

HOUR = 3600 * TICK
"""Ticks of an hour."""


@dataclass(frozen=True, slots=True)
class Spent:
    """Goods of a year and what was bought once for a duty, in fen, by one row of the sheet; None where it does not say."""

    duty: str
    scope: str
    goods: Fraction | None
    one_off: int | None


Three = tuple[int, int, int]
"""Low, middle and high."""


@dataclass(frozen=True, slots=True)
class Work:
    """A duty's work or burdens in a community: *ticks* a year, and what of them would be there anyway, in parts of WHOLE.

    *known* of *parts* records or burdens state their time; *ticks* are None where none does. *duty* is None where a
    burden serves none alone.
    """

    community: str
    duty: str | None
    department: str | None
    ticks: Three | None
    anyway: int
    known: int
    parts: int


@dataclass(slots=True)
class Cost:
    """What some work costs a year. Hours are whole, *anyway* what of them is taken out; money is in fen.

    Time and wages are summed as whole numbers, because sums of fractions are slow: hours in ticks, what is left of them
    in parts of WHOLE of a tick, wages in parts of *scale* of a fen.
    """

    scale: int
    known: int = 0
    priced: int = 0
    parts: int = 0
    duties: set[str] = field(default_factory=set)
    with_goods: set[str] = field(default_factory=set)
    goods: Fraction = Fraction(0)
    one_off: int | None = None
    _ticks: Three = (0, 0, 0)
    _anyway: int = 0
    _labour: Three = (0, 0, 0)
    _paid: int = 0

    def add(self, work: Work, wage: Three | None) -> None:
        """The work comes on top."""
        self.parts += work.parts
        if work.duty is not None:
            self.duties.add(work.duty)
        if work.ticks is None:
            return
        self.known += work.known
        self._ticks = _sum(self._ticks, work.ticks)
        self._anyway += work.ticks[1] * work.anyway
        if wage is not None:
            self.priced += work.known
            rest = WHOLE - work.anyway
            low, middle, high = work.ticks
            cost = (low * rest * wage[0], middle * rest * wage[1], high * rest * wage[2])
            self._labour = _sum(self._labour, cost)
            self._paid += middle * rest

    def spend(self, spent: Spent) -> None:
        """The goods come on top."""
        self.duties.add(spent.duty)
        if spent.goods is not None:
            self.with_goods.add(spent.duty)
            self.goods += spent.goods
        if spent.one_off is not None:
            self.one_off = (self.one_off or 0) + spent.one_off

    def take_in(self, other: Cost) -> None:
        """Another cost, of the same scale, comes on top."""
        self._ticks = _sum(self._ticks, other._ticks)
        self._anyway += other._anyway
        self._labour = _sum(self._labour, other._labour)
        self._paid += other._paid
        self.known += other.known
        self.priced += other.priced
        self.parts += other.parts
        self.duties |= other.duties
        self.with_goods |= other.with_goods
        self.goods += other.goods
        if other.one_off is not None:
            self.one_off = (self.one_off or 0) + other.one_off

    @property
    def hours(self) -> Range:
        """Hours a year of those parts that state their time."""
        return _range(self._ticks, HOUR)

    @property
    def anyway(self) -> Fraction:
        """Hours of them that would be worked anyway."""
        return Fraction(self._anyway, HOUR * WHOLE)

    @property
    def labour(self) -> Range:
        """The hours that are left × the wage, of those whose wage is known."""
        return _range(self._labour, HOUR * WHOLE * self.scale)

    @property
    def paid_hours(self) -> Fraction:
        """Hours that are left and whose wage is known."""
        return Fraction(self._paid, HOUR * WHOLE)

    @property
    def hours_known(self) -> Range | None:
        """The hours; None where those of no part are known."""
        return self.hours if self.known else None

    @property
    def labour_known(self) -> Range | None:
        """The hours that are left × the wage; None where hours or wage of every part are unknown."""
        return self.labour if self.priced else None

    @property
    def goods_known(self) -> Fraction | None:
        """The goods that are left; None where none are stated."""
        return self.goods if self.with_goods else None

    @property
    def hourly(self) -> Fraction | None:
        """What an hour of it costs."""
        return self.labour.middle / self.paid_hours if self._paid else None

    @property
    def yearly(self) -> Range | None:
        """Work and goods of a year, as far as they are known; None where neither is."""
        if self.labour_known is None and self.goods_known is None:
            return None
        return self.labour + Range.one(self.goods)

    @property
    def total(self) -> Range | None:
        """With what was bought once; None where nothing is known."""
        if self.yearly is None:
            return None if self.one_off is None else Range.one(self.one_off)
        return self.yearly + Range.one(self.one_off or 0)


@dataclass
class Costs:
    """The costs of a book's year."""

    book: LoadBook

    @cached_property
    def wages(self) -> Wages:
        """What an hour costs."""
        return Wages(self.book)

    @cached_property
    def burdens(self) -> list[BurdenTime]:
        """The burdens of the book's day."""
        return burden_times(self.book)

    @cached_property
    def _anyway(self) -> dict[str, dict[str, int]]:
        """The parts of WHOLE that would be done anyway, by duty and scope."""
        found: dict[str, dict[str, int]] = defaultdict(dict)
        for row in self.book.measuring.rows("costs"):
            if row["year"] == self.book.year and row["anyway"] is not None:
                scope = row["community"] or row["place"] or ""
                found[self.book.duties.code(row["duty"])][scope] = row["anyway"]
        return dict(found)

    def anyway(self, duty: str | None, scope: str) -> Fraction:
        """The share of a duty's work that would be there without it, in a community or place; none where not stated."""
        return Fraction(self._anyway_in(duty, scope), WHOLE)

    def _anyway_in(self, duty: str | None, scope: str) -> int:
        """The same in parts of WHOLE."""
        shares = self._anyway.get(duty or "")
        if not shares:
            return 0
        around = self.book.places.get(scope, ())
        for each in (scope, *around, self.book.names.city):
            if each in shares:
                return shares[each]
        return 0

    @cached_property
    def spent(self) -> list[Spent]:
        """What was spent besides time in the year, what would be there anyway taken out of the goods."""
        found = []
        for row in self.book.measuring.rows("costs"):
            if row["year"] != self.book.year:
                continue
            duty = self.book.duties.code(row["duty"])
            scope = row["community"] or row["place"] or ""
            goods = row["goods"]
            left = None if goods is None else goods * (1 - self.anyway(duty, scope))
            found.append(Spent(duty, scope, left, row["one_off"]))
        return found

    @cached_property
    def work(self) -> list[Work]:
        """The duties done and the burdens that take time, each in its community."""
        return [*self._duties(), *self._burdens()]

    def _duties(self) -> Iterator[Work]:
        departments: dict[str, str | None] = {}
        for community, duty, done in self.book.work:
            load = self.book.communities.get(community)
            if load is None:
                continue
            if duty not in departments:
                departments[duty] = self.department(duty)
            ticks = _ticks(load, done)
            known = (done.records_known or done.records) if ticks else 0
            share = self._anyway_in(duty, community)
            yield Work(community, duty, departments[duty], ticks, share, known, done.records)

    def _burdens(self) -> Iterator[Work]:
        """The burdens that take time; those of a community with the same duty and department are one sum of seconds."""
        sums: dict[tuple[str, str | None, str | None], list[int]] = defaultdict(lambda: [0, 0, 0])
        timed = timed_burdens()
        for one in self.burdens:
            if one.kind not in timed:
                continue
            found = sums[one.community, one.alone, one.department]
            found[1] += 1
            if one.seconds is not None:
                found[0] += one.seconds
                found[2] += 1
        for (community, duty, department), (seconds, parts, known) in sums.items():
            ticks = (seconds * TICK,) * 3 if known else None
            share = self._anyway_in(duty, community)
            yield Work(community, duty, department, ticks, share, known, parts)

    def department(self, duty: str) -> str | None:
        """The department that answers for a duty in the year."""
        return self.book.duties.department(duty, self.book.year)

    def by(
        self, of_work: Callable[[Work], str | None], of_spent: Callable[[Spent], str | None]
    ) -> dict[str | None, Cost]:
        """Costs by what *of_work* says of each work and *of_spent* of each spending."""
        scale, wages = self._prices
        found: dict[str | None, Cost] = defaultdict(lambda: Cost(scale))
        for work in self.work:
            found[of_work(work)].add(work, wages.get(work.community))
        for spent in self.spent:
            found[of_spent(spent)].spend(spent)
        return dict(found)

    @cached_property
    def _prices(self) -> tuple[int, dict[str, Three]]:
        """What an hour costs by community, in parts of a fen; how many parts make one."""
        ends = {
            community: (wage.fen.low, wage.fen.middle, wage.fen.high)
            for community, wage in self.wages.by_community.items()
        }
        scale = lcm(*{end.denominator for three in ends.values() for end in three})
        return scale, {
            community: (int(low * scale), int(middle * scale), int(high * scale))
            for community, (low, middle, high) in ends.items()
        }

    @cached_property
    def by_duty(self) -> dict[str | None, Cost]:
        """By duty; None are burdens that serve no duty alone."""
        return self.by(lambda work: work.duty, lambda spent: spent.duty)

    @cached_property
    def by_department(self) -> dict[str | None, Cost]:
        """By the department that answers for the duty or demands the burden; None where not stated."""
        return self.by(lambda work: work.department, lambda spent: self.department(spent.duty))

    @cached_property
    def by_community(self) -> dict[str | None, Cost]:
        """By community; goods that are stated for a place as a whole stand by its code."""
        return self.by(lambda work: work.community, lambda spent: spent.scope)

    def of_burdens(self, department: str) -> Cost:
        """The burdens that a department demands, whatever they serve."""
        scale, wages = self._prices
        found = Cost(scale)
        for work in self._burdens():
            if work.department == department:
                found.add(work, wages.get(work.community))
        return found

    @cached_property
    def whole(self) -> Cost:
        """All of it together."""
        found = Cost(self._prices[0])
        for cost in self.by_duty.values():
            found.take_in(cost)
        return found


def _ticks(load: CommunityLoad, done: Done) -> Three | None:
    """The time a year of a duty: by record, else by standard from simple to hard; None where neither is known."""
    if not (done.records_known or done.pieces_set):
        return None
    span = done.span
    minutes = (done.minutes,) * 3 if done.records_known else (span.low, span.middle, span.high)
    of_month = 60 * MONTHS * TICK // load.months if load.months else 0
    low, middle, high = minutes
    return low * of_month, middle * of_month, high * of_month


def _sum(one: Three, other: Three) -> Three:
    return one[0] + other[0], one[1] + other[1], one[2] + other[2]


def _range(three: Three, unit: int) -> Range:
    low, middle, high = three
    if low == middle == high:
        return Range.one(Fraction(middle, unit))
    return Range(Fraction(low, unit), Fraction(middle, unit), Fraction(high, unit))
