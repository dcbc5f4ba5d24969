"""Time standards: how many minutes a piece of a duty takes, as a range, on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from registry.wording import Duties


@dataclass(frozen=True, slots=True)
class Span:
    """Minutes from *low* over *middle* to *high*."""

    low: int
    middle: int
    high: int

    def __add__(self, other: Span) -> Span:
        return Span(self.low + other.low, self.middle + other.middle, self.high + other.high)

    def times(self, pieces: int) -> Span:
        """So many pieces of it."""
        return Span(self.low * pieces, self.middle * pieces, self.high * pieces)


@dataclass(frozen=True, slots=True)
class TimeStandard:
    """A time standard of a duty, with its grade of evidence and source."""

    span: Span
    grade: str | None
    source: str | None


@dataclass(frozen=True, slots=True)
class TimeStandards:
    """The standards of a day by duty; *twice* names duties of which two hold at once, *strange* what no duty has."""

    by_duty: dict[str, TimeStandard]
    twice: tuple[str, ...]
    strange: tuple[str, ...]

    @classmethod
    def of(cls, rows: Iterable[dict[str, Any]], duties: Duties, day: str) -> TimeStandards:
        """From rows of the measure ``times``. Of two at once neither is used: nothing says which is right."""
        found = _Sorted()
        for row in rows:
            if row["starts"] <= day < row["ends"]:
                found.add(duties.code(row["duty"]), row)
        single = {duty: held[0] for duty, held in found.held.items() if len(held) == 1}
        return cls(
            {duty: standard for duty, standard in single.items() if standard is not None},
            tuple(duty for duty, held in found.held.items() if len(held) > 1),
            tuple(duty for duty in found.held if duty not in duties.lines),
        )


@dataclass(slots=True)
class _Sorted:
    held: dict[str, list[TimeStandard | None]] = field(default_factory=lambda: defaultdict(list))

    def add(self, duty: str, row: dict[str, Any]) -> None:
        span = _span(row["simple"], row["medium"], row["hard"])
        standard = TimeStandard(span, row["grade"], row["source"]) if span else None
        self.held[duty].append(standard)


def _span(low: int | None, middle: int | None, high: int | None) -> Span | None:
    """The range that is stated; without a usual case its middle is halfway between the others. None without any."""
    stated = [each for each in (low, middle, high) if each is not None]
    if not stated:
        return None
    bottom, top = min(stated), max(stated)
    return Span(bottom, (bottom + top) // 2 if middle is None else middle, top)
