"""Whether a printed figure follows from those beside it: exact arithmetic, rounding half up, truncation, about-marks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from registry.language import N_, _
from registry.quantities import round_half_up
from reports.published.numbers import ENDLESS, Bound, Figure


class Outcome(StrEnum):
    """What the check says of a relation."""

    AGREES = "agrees"
    TRUNCATED = "truncated"
    CONTRADICTS = "contradicts"
    ABOUT = "about"
    NOT_PRINTED = "not_printed"
    RULE = "rule"

    @property
    def label(self) -> str:
        """The outcome in the current tongue."""
        return _(_LABELS[self])


_LABELS = {
    Outcome.AGREES: N_("agrees"),
    Outcome.TRUNCATED: N_("cut off, not rounded"),
    Outcome.CONTRADICTS: N_("contradicts"),
    Outcome.ABOUT: N_("about only"),
    Outcome.NOT_PRINTED: N_("not printed"),
    Outcome.RULE: N_("a norm"),
}


@dataclass(frozen=True, slots=True)
class Span:
    """A computed value: from *low* to *high* by the figures as printed, from *least* to *most* by what their marks allow."""

    low: Fraction
    high: Fraction
    least: Fraction
    most: Fraction

    @property
    def is_about(self) -> bool:
        """Whether a figure behind it was written as about so much."""
        return (self.low, self.high) != (self.least, self.most)

    def __add__(self, other: Span) -> Span:
        return Span(
            self.low + other.low, self.high + other.high,
            self.least + other.least, self.most + other.most,
        )  # fmt: skip

    def __sub__(self, other: Span) -> Span:
        return Span(
            self.low - other.high, self.high - other.low,
            self.least - other.most, self.most - other.least,
        )  # fmt: skip

    def __mul__(self, other: Span) -> Span:
        return Span(
            self.low * other.low, self.high * other.high,
            self.least * other.least, self.most * other.most,
        )  # fmt: skip

    def __truediv__(self, other: Span) -> Span:
        return Span(
            _ratio(self.low, other.high), _ratio(self.high, other.low),
            _ratio(self.least, other.most), _ratio(self.most, other.least),
        )  # fmt: skip


def _ratio(above: Fraction, below: Fraction) -> Fraction:
    return above / below if below else ENDLESS


def exactly(value: int | Fraction) -> Span:
    """The span of a number that is known."""
    number = Fraction(value)
    return Span(number, number, number, number)


def span(figure: Figure) -> Span:
    """The span of a printed figure."""
    least, most = figure.possible
    return Span(figure.value, figure.top, least, most)


def judge(printed: Figure | None, computed: Span) -> Outcome:
    """What *printed* is beside *computed*.

    Agrees: it is the computed value rounded half up to its own places, or within what its about-mark means. Truncated:
    cut off there instead. About: only the about-marks of the figures behind it allow it, or nothing is printed and they
    are about. Contradicts: all else.
    """
    if printed is None:
        return Outcome.ABOUT if computed.is_about else Outcome.NOT_PRINTED
    if _holds(printed, computed.low, computed.high):
        return Outcome.AGREES
    is_plain = printed.bound is Bound.EXACT and printed.high is None
    if is_plain and cut_off(computed.low, printed.step) == printed.value:
        return Outcome.TRUNCATED
    if computed.is_about and _holds(printed, computed.least, computed.most):
        return Outcome.ABOUT
    return Outcome.CONTRADICTS


def _holds(printed: Figure, low: Fraction, high: Fraction) -> bool:
    """Whether some value from *low* to *high* agrees with what is printed."""
    bottom, top = rounded(low, printed.step), rounded(high, printed.step)
    if printed.high is not None and low != high:
        return (bottom, top) == (printed.value, printed.high)
    if (
        printed.bound in (Bound.EXACT, Bound.ABOUT)
        and bottom <= printed.top
        and printed.value <= top
    ):
        return True
    least, most = printed.possible
    return low <= most and least <= high


def rounded(value: Fraction, step: Fraction) -> Fraction:
    """*value* rounded half up to a multiple of *step*."""
    return round_half_up(value / step) * step


def cut_off(value: Fraction, step: Fraction) -> Fraction:
    """*value* cut off to a multiple of *step*, toward zero."""
    whole = abs(value / step).__floor__() * step
    return whole if value >= 0 else -whole
