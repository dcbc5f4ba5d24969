"""Pictures of a workbook as charts of its own: the numbers stand in cells, and who edits them sees the chart follow.

A chart shows the columns of the table beside it. Where a reader wants another unit (万元 for yuan, hours for minutes)
or the chart needs what no table shows (the base on which a step of a waterfall stands), such columns stand to the
right of the chart, outside the print.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from registry.language import _, current
from registry.quantities import TEN_THOUSAND_YUAN, Unit
from reports.colours import AFTER, BEFORE, DOWN, LEVEL, PIECES, UP
from reports.document import Bars, BeforeAfter, Beside, Side, Waterfall

Pictured = Bars | BeforeAfter | Beside | Waterfall
"""The blocks that become charts; a heat map colours its own cells, a flow is a table."""

MOST_SHOWN = 30
"""Bars that a chart can show without becoming unreadable; the table beside it has them all."""


@dataclass(frozen=True, slots=True)
class Series:
    """A row of bars of one colour: the *column* of the table it shows, or *values* of its own; no colour is invisible."""

    name: str
    colour: str
    column: int | None = None
    values: tuple[Fraction | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of the workbook: bars that lie, or *upright* columns; *is_stacked* puts the series on each other."""

    title: str
    unit: str
    pattern: str
    series: tuple[Series, ...]
    is_stacked: bool = False
    is_upright: bool = False


def charts_of(picture: Pictured) -> tuple[Chart, ...]:
    """The charts that show *picture*; two where two quantities stand beside each other."""
    if isinstance(picture, Bars):
        return (_bars(picture),)
    if isinstance(picture, BeforeAfter):
        return (_pairs(picture),)
    if isinstance(picture, Beside):
        pieces = len(picture.left.parts)
        left = [pieces for _label, pieces, _right in picture.rows]
        right = [pieces for _label, _left, pieces in picture.rows]
        return (
            _side(picture.left, left, 1),
            _side(picture.right, right, pieces + 2 if pieces > 1 else 2),
        )
    return (_waterfall(picture),)


def _bars(bars: Bars) -> Chart:
    side = Side(bars.title, bars.parts or ("",), bars.unit)
    return _side(side, [pieces for _label, pieces in bars.rows], 1)


def _side(side: Side, rows: Sequence[tuple[int, ...] | None], first: int) -> Chart:
    scale = _Scale.of(side.unit, [sum(pieces) for pieces in rows if pieces is not None])
    names = side.parts or (side.title,)
    columns = [[None if row is None else row[n] for row in rows] for n in range(len(names))]
    series = tuple(
        scale.series(name, PIECES[n % len(PIECES)], first + n, values)
        for n, (name, values) in enumerate(zip(names, columns, strict=True))
    )
    return Chart(side.title, scale.word, scale.pattern, series, is_stacked=len(series) > 1)


def _pairs(pairs: BeforeAfter) -> Chart:
    before = [earlier for _label, earlier, _later in pairs.rows]
    after = [later for _label, _earlier, later in pairs.rows]
    scale = _Scale.of(pairs.unit, [value or 0 for value in [*before, *after]])
    series = (
        scale.series(pairs.before, BEFORE, 1, before),
        scale.series(pairs.after, AFTER, 2, after),
    )
    return Chart(pairs.title, scale.word, scale.pattern, series)


def _waterfall(waterfall: Waterfall) -> Chart:
    """Columns on an invisible base. Where a level is below zero no base can carry them: then each stands on zero."""
    levels: list[int] = []
    for step in waterfall.steps:
        levels.append(step.amount if step.is_level or not levels else levels[-1] + step.amount)
    floats = min(levels, default=0) >= 0
    scale = _Scale.of(waterfall.unit, levels)
    names = ("", _("standing total"), _("increase"), _("decrease"))
    rows: list[tuple[int | None, ...]] = []
    before = [0, *levels[:-1]]
    for earlier, step, level in zip(before[: len(levels)], waterfall.steps, levels, strict=True):
        if step.is_level:
            rows.append((None, level, None, None))
        else:
            base = min(earlier, level) if floats else 0
            size = abs(step.amount) if floats else step.amount
            up, down = (size, None) if step.amount >= 0 else (None, size)
            rows.append((base, None, up, down))
    series = tuple(
        Series(name, colour, None, tuple(scale.of_one(row[n]) for row in rows))
        for n, (name, colour) in enumerate(zip(names, ("", LEVEL, UP, DOWN), strict=True))
    )
    return Chart(waterfall.title, scale.word, scale.pattern, series, True, True)


@dataclass(frozen=True, slots=True)
class _Scale:
    """In which unit a chart shows its numbers: the *divisor*, its name, and how Excel prints them."""

    divisor: int
    word: str
    pattern: str
    is_own: bool

    @classmethod
    def of(cls, unit: Unit, values: Sequence[int]) -> _Scale:
        """万元 or yuan for money, as the report prints it; hours for minutes; else the numbers as they are."""
        greatest = max(map(abs, values), default=0)
        if unit is Unit.FEN and current() == "zh" and greatest >= TEN_THOUSAND_YUAN:
            return cls(TEN_THOUSAND_YUAN, _("10,000 yuan"), "#,##0.00", False)
        if unit is Unit.FEN:
            return cls(100, _("yuan"), "#,##0", True)
        if unit is Unit.MINUTES:
            return cls(60, _("hours"), "#,##0.0", False)
        return cls(1, "", "#,##0", True)

    def of_one(self, value: int | None) -> Fraction | None:
        """The value in this unit."""
        return None if value is None else Fraction(value, self.divisor)

    def series(self, name: str, colour: str, column: int, values: Sequence[int | None]) -> Series:
        """The series: the table's own column where it has this unit, else values in it."""
        if self.is_own:
            return Series(name, colour, column)
        return Series(name, colour, None, tuple(map(self.of_one, values)))
