"""Every figure of a report beside what it was: the difference, and how the causes come to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from registry.quantities import Amount, Unit, round_half_up
from reports.comparison.causes import Cause, Change
from reports.comparison.matching import Matching
from reports.comparison.views import View, exact_trail, way_behind
from reports.document import Figure, Figures
from reports.trails.way import Parts, Way


@dataclass(frozen=True, slots=True)
class Compared:
    """A figure on both sides; *changes* are the facts behind it that count otherwise.

    Where it *adds_up*, the amounts of the facts come to the figure on both sides, *scale* of them to one of its unit.
    """

    id: str
    label: str
    section: str
    then: Amount
    now: Amount
    way: Way | None
    changes: tuple[Change, ...]
    sum_then: int
    scale: int
    adds_up: bool

    @property
    def unit(self) -> Unit:
        """The unit of the figure."""
        return self.now.unit

    @property
    def difference(self) -> int | Fraction | None:
        """By how much it is more; None where a side is unknown."""
        if self.then.value is None or self.now.value is None:
            return None
        return self.now.value - self.then.value

    def steps(self) -> tuple[tuple[Cause, int], ...]:
        """What each cause did to the figure, in its unit; together they are the difference, exactly.

        Where amounts are rounded to the unit, each step is what it moved the rounded level by.
        """
        level, reached = self.sum_then, _level(self.sum_then, self.scale)
        steps = []
        for cause, amount in self.by_cause().items():
            level += amount
            after = _level(level, self.scale)
            steps.append((cause, after - reached))
            reached = after
        return tuple(steps)

    def by_cause(self) -> dict[Cause, int]:
        """The sum of the differences of each cause that occurs, in the unit of the trail."""
        return {
            cause: sum(change.difference for change in self.changes if change.cause is cause)
            for cause in Cause
            if any(change.cause is cause for change in self.changes)
        }

    def counts(self) -> Counter[Cause]:
        """How many things changed, by cause."""
        return Counter(change.cause for change in self.changes)


def _level(amount: int, scale: int) -> int:
    return int(round_half_up(Fraction(amount, scale)))


@dataclass
class Comparison:
    """A report beside the same report of an earlier time, or of an earlier register file."""

    then: View
    now: View

    @cached_property
    def figures(self) -> dict[str, Compared]:
        """All figures of either report, in the order of the later one."""
        ids = [
            *self.now.figures,
            *(one for one in self.then.figures if one not in self.now.figures),
        ]
        for view in (self.then, self.now):
            for one in ids:  # one side after the other: both may share the tables of a register
                view.rows(one)
        matching = Matching(self.then, self.now)
        done: dict[tuple[object, ...], tuple[Change, ...]] = {}
        return {one: self._compared(one, matching, done) for one in ids}

    def _compared(
        self, one: str, matching: Matching, done: dict[tuple[object, ...], tuple[Change, ...]]
    ) -> Compared:
        section, figure = self.now.figures.get(one) or self.then.figures[one]
        then, now = (_amount(view, one, figure) for view in (self.then, self.now))
        way = way_behind(one)
        # figures of the same facts have the same rows, kept once by each side
        key = id(self.then.rows(one)), id(self.now.rows(one))
        if key not in done:
            done[key] = tuple(matching.changes(one))
        trail = exact_trail(one)
        scale = trail.scale if trail else 1
        sums = [sum(row.amount or 0 for row in view.rows(one)) for view in (self.then, self.now)]
        levels = [_level(amount, scale) for amount in sums]
        return Compared(
            one,
            figure.label,
            section.title,
            then,
            now,
            way,
            done[key],
            sums[0],
            scale,
            trail is not None and levels == [then.value, now.value],
        )

    @cached_property
    def headline(self) -> list[Compared]:
        """The figures that matter: those the report itself says, those it begins with, and what they are made of."""
        document = self.now.built.document
        ids = list(document.key)
        first = next((block for block in document.blocks() if isinstance(block, Figures)), None)
        if first:
            ids += [figure.id for figure in first.figures]
        return [self.figures[one] for one in dict.fromkeys(self._resolved(ids))]

    def _resolved(self, ids: list[str]) -> Iterator[str]:
        for one in ids:
            if one not in self.figures:
                continue
            way = self.figures[one].way
            if isinstance(way, Parts):
                yield from self._resolved(list(way.figures))
            else:
                yield one

    def inputs(self, of: Compared) -> Counter[Cause]:
        """How many facts changed of those from which a figure is worked out, through the figures it is made of."""
        if not isinstance(of.way, Parts):
            return of.counts()
        found: Counter[Cause] = Counter()
        for part in of.way.figures:
            if part in self.figures:
                found += self.inputs(self.figures[part])
        return found


def _amount(view: View, one: str, like: Figure) -> Amount:
    """The amount of the figure on a side; where the report has none such, none are counted, and all else is unknown."""
    if one in view.figures:
        return view.figures[one][1].amount
    none = like.amount.unit is Unit.COUNT and exact_trail(one) and not view.rows(one)
    return Amount(0 if none else None, like.amount.unit)
