"""Time standards: how many minutes a piece of a duty takes, as a range, on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
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
class Stated:
    """A time standard as its row states it: minutes of a simple, usual and hard case, those not stated None.

    *id* is the number of the fact, *starts* is empty where no day is stated, *ends* the first day on which it no longer
    holds.
    """

    id: int
    duty: str
    unit: str | None
    simple: int | None
    medium: int | None
    hard: int | None
    grade: str | None
    source: str | None
    starts: str
    ends: str

    @property
    def span(self) -> Span | None:
        """Its range; None where it states no minutes, or none above zero."""
        return None if self.is_empty else _span(self.simple, self.medium, self.hard)

    @property
    def is_empty(self) -> bool:
        """Whether it says that a piece takes no time: all minutes that it states are zero."""
        minutes = [each for each in (self.simple, self.medium, self.hard) if each is not None]
        return bool(minutes) and not any(minutes)


@dataclass(frozen=True, slots=True)
class TimeStandards:
    """The standards of a day by duty: those that are used, and all that are *stated*.

    *twice* names duties of which two hold at once, *strange* what no duty has.
    """

    by_duty: dict[str, TimeStandard]
    stated: dict[str, list[Stated]]
    twice: tuple[str, ...]
    strange: tuple[str, ...]

    @classmethod
    def of(cls, rows: Iterable[dict[str, Any]], duties: Duties, day: str) -> TimeStandards:
        """From rows of the measure ``times``. Of two at once neither is used: nothing says which is right."""
        stated: dict[str, list[Stated]] = defaultdict(list)
        for row in rows:
            if row["starts"] <= day < row["ends"]:
                code = duties.code(row["duty"])
                stated[code].append(Stated(**{**row, "duty": code}))
        timed = {
            duty: [one for one in held if one.span is not None] for duty, held in stated.items()
        }
        return cls(
            {
                duty: TimeStandard(one.span, one.grade, one.source)
                for duty, held in timed.items()
                for one in held
                if one.span is not None and len(held) == 1
            },
            dict(stated),
            tuple(duty for duty, held in timed.items() if len(held) > 1),
            tuple(duty for duty in stated if duty not in duties.lines),
        )


def _span(low: int | None, middle: int | None, high: int | None) -> Span | None:
    """The range that is stated; without a usual case its middle is halfway between the others. None without any."""
    stated = [each for each in (low, middle, high) if each is not None]
    if not stated:
        return None
    bottom, top = min(stated), max(stated)
    return Span(bottom, (bottom + top) // 2 if middle is None else middle, top)
