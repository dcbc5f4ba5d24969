"""Which input moves the requirement most: each is taken at its low and its high end, all others as they are.

Time standards go from their simple to their hard case, settings over the range that the register states for them. Where
it states one value, they are taken a tenth lower and a tenth higher, a convention of this tool. The requirement is that
by standard, summed over communities of which it is known.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from registry.language import N_, _
from registry.load.capacity import Capacity
from registry.load.wisn import Unworkable
from registry.load.workload import CommunityLoad, LoadBook

TENTH = Fraction(1, 10)


class Between(StrEnum):
    """Between which ends an input is taken."""

    CASES = "cases"
    STATED = "stated"
    TENTH = "tenth"

    @property
    def label(self) -> str:
        """In the current tongue."""
        return _(_BETWEEN[self])


_BETWEEN = {
    Between.CASES: N_("simple to hard case"),
    Between.STATED: N_("range as stated"),
    Between.TENTH: N_("a tenth up and down"),
}


@dataclass(frozen=True, slots=True)
class Driver:
    """An input, its two ends, and the people required at each; None where that end leaves no time to work in."""

    name: str
    between: Between
    low: Fraction
    high: Fraction
    required_low: Fraction | None
    required_high: Fraction | None

    @property
    def is_setting(self) -> bool:
        """Whether it is a setting, else the code of a duty."""
        return self.between is not Between.CASES

    @property
    def swing(self) -> Fraction | None:
        """How far the requirement moves between both ends, in people; None where an end is unworkable."""
        if self.required_low is None or self.required_high is None:
            return None
        return abs(self.required_high - self.required_low)


@dataclass(frozen=True, slots=True)
class Drivers:
    """The people *required* in *communities* by standard, and its drivers, the strongest first."""

    required: Fraction
    communities: int
    ranked: tuple[Driver, ...]


def drivers(book: LoadBook) -> Drivers:
    """The drivers of a book. Raises Unworkable where its settings make no working time."""
    loads = [load for load in book.communities.values() if load.standard_hours]
    base = _required(loads, book.capacity)
    found = [*_standards(book, loads, base), *_settings(book, loads)]
    found.sort(key=lambda one: (one.swing is not None, -(one.swing or 0), one.name))
    return Drivers(base, len(loads), tuple(found))


def _required(loads: list[CommunityLoad], capacity: Capacity) -> Fraction:
    """People required in all of them by the middle of the standards."""
    needed = (load.required((load.standard_hours or (None, None))[1], capacity) for load in loads)
    return sum((each for each in needed if each is not None), Fraction(0))


def _standards(book: LoadBook, loads: list[CommunityLoad], base: Fraction) -> list[Driver]:
    known = {load.code: load for load in loads}
    less: dict[str, Fraction] = defaultdict(Fraction)
    more: dict[str, Fraction] = defaultdict(Fraction)
    for community, duty, done in book.work:
        load = known.get(community)
        if load is None or not done.pieces_set:
            continue
        low, middle, high = load.span_of(done)
        less[duty] += middle - low
        more[duty] += high - middle
    time, allowances = book.capacity.time, book.capacity.allowances
    people = allowances.category_factor / time.available
    return [
        Driver(
            duty,
            Between.CASES,
            low=Fraction(book.times.by_duty[duty].span.low),
            high=Fraction(book.times.by_duty[duty].span.high),
            required_low=base - less[duty] * people,
            required_high=base + more[duty] * people,
        )
        for duty in less
    ]


def _settings(book: LoadBook, loads: list[CommunityLoad]) -> list[Driver]:
    found = []
    for setting in book.capacity.settings:
        between = Between.STATED if setting.span else Between.TENTH
        ends = setting.low, setting.high
        if between is Between.TENTH:
            ends = setting.value * (1 - TENTH), setting.value * (1 + TENTH)
        low, high = (_with(book, loads, setting.name, value) for value in ends)
        found.append(Driver(setting.name, between, *ends, low, high))
    return found


def _with(
    book: LoadBook, loads: list[CommunityLoad], name: str, value: Fraction
) -> Fraction | None:
    try:
        capacity = Capacity.of(book.parameters.instead(name, value))
    except Unworkable:
        return None
    return _required(loads, capacity)
