"""A number as a setting states it: a value (8), a range (6–8, 6～8, 6至8), or about so much (约7)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from registry.quantities import INEXACT

_BETWEEN = re.compile(r"[-–—−~～〜∼至到]+")
_TAIL = re.compile(r"[^\d.,]+$")
_PLAIN_UNITS = frozenset({"", "%", "元"})


@dataclass(frozen=True, slots=True)
class Range:
    """A quantity from *low* over *middle* to *high*; all three the same where it is one value."""

    low: Fraction
    middle: Fraction
    high: Fraction
    about: bool = False
    """Whether it was written as 约, 近, 余 or 以上."""

    @classmethod
    def one(cls, value: Fraction | int) -> Range:
        """A value that is no range."""
        exact = Fraction(value)
        return cls(exact, exact, exact)

    @property
    def is_wide(self) -> bool:
        """Whether its ends differ."""
        return self.low != self.high

    @property
    def _is_one(self) -> bool:
        """Whether it was made of one value; most are, and need one operation instead of three."""
        return self.low is self.high

    def __add__(self, other: Range) -> Range:
        middle = self.middle + other.middle
        about = self.about or other.about
        if self._is_one and other._is_one:
            return Range(middle, middle, middle, about)
        return Range(self.low + other.low, middle, self.high + other.high, about)

    def __mul__(self, other: Range | Fraction | int) -> Range:
        """Times a number or a range; neither is below zero."""
        by = other if isinstance(other, Range) else Range.one(other)
        middle, about = self.middle * by.middle, self.about or by.about
        if self._is_one and by._is_one:
            return Range(middle, middle, middle, about)
        return Range(self.low * by.low, middle, self.high * by.high, about)

    def __truediv__(self, other: Range) -> Range:
        """Divided by a range above zero: the low end by its high one."""
        middle, about = self.middle / other.middle, self.about or other.about
        if self._is_one and other._is_one:
            return Range(middle, middle, middle, about)
        return Range(self.low / other.high, middle, self.high / other.low, about)


def range_of(value: str | None, unit: str | None = None) -> Range | None:
    """What a setting states; None where it states no number. The middle of a range lies halfway between its ends.

    A word behind a number must be its *unit*, 元 or %: 480分钟 in a setting of hours is no number. 4–5万 is 40,000 to
    50,000. A range that falls states none.
    """
    if value is None:
        return None
    try:
        return Range.one(Fraction(value.replace(",", "")))
    except (ValueError, ZeroDivisionError):
        return _written(value, unit)


def _written(value: str, unit: str | None) -> Range | None:
    from registry.intake.cells import squeezed  # noqa: PLC0415  (most settings are plain numbers)

    text = squeezed(value)
    whole = _number(text, unit)
    if whole is not None:
        return whole
    parts = _BETWEEN.split(text)
    if len(parts) != 2 or not all(parts):
        return None
    tail = _TAIL.search(parts[1])
    high = _number(parts[1], unit)
    low = _number(parts[0], unit)
    if tail and parts[0][-1:].isdigit():
        low = _number(parts[0] + tail[0], unit) or low
    if low is None or high is None or low.high > high.low:
        return None
    middle = (low.middle + high.middle) / 2
    return Range(low.low, middle, high.high, low.about or high.about)


def _number(text: str, unit: str | None) -> Range | None:
    from registry.intake.numbers import written_number  # noqa: PLC0415  (as above)

    found = written_number(text)
    if found is None or found.unit not in _PLAIN_UNITS | {unit or ""}:
        return None
    return Range(found.value, found.value, found.value, found.mark in INEXACT)


def word_behind(value: str | None) -> str:
    """The word behind the number, or behind the high end of a range; empty where there is none."""
    from registry.intake.cells import squeezed  # noqa: PLC0415  (as above)
    from registry.intake.numbers import written_number  # noqa: PLC0415  (as above)

    found = written_number(_BETWEEN.split(squeezed(value))[-1]) if value else None
    return found.unit if found else ""
