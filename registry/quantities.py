"""Amounts: whole fen, whole minutes, counts and exact shares; the unknown; and how they are printed.

Money is kept in fen and time in minutes, both whole; shares are exact fractions. Rounding is half up and happens
only when something is printed. *Unknown is not zero*: a sum over unknown parts says how many were known.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from registry.language import N_, _, current


class Unit(StrEnum):
    """What an amount counts; amounts of two units never add up."""

    COUNT = "count"
    FEN = "fen"
    MINUTES = "minutes"
    SHARE = "share"
    AVERAGE = "average"


class Mark(StrEnum):
    """How a figure was written where it was not written plainly."""

    ABOUT = "about"
    NEARLY = "nearly"
    OVER = "over"
    NONE = "none"
    NOT_APPLICABLE = "not_applicable"


MARK_LABELS = {
    Mark.ABOUT: N_("about {figure}"),
    Mark.NEARLY: N_("nearly {figure}"),
    Mark.OVER: N_("over {figure}"),
}

INEXACT = frozenset({Mark.ABOUT, Mark.NEARLY, Mark.OVER})


class UnitsDiffer(TypeError):
    """Two amounts of different units, or two shares, were added."""

    def __init__(self, left: Unit, right: Unit) -> None:
        super().__init__(f"{left} and {right} do not add up")


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure: its value (None if wholly unknown), its unit, from how many of how many parts it is known.

    ``about`` is true when any part of it was written as 约, 近, 余 or 以上, or when it is an estimate.
    """

    value: int | Fraction | None
    unit: Unit = Unit.COUNT
    known: int = 1
    of: int = 1
    about: bool = False

    def __post_init__(self) -> None:
        if self.unit in (Unit.FEN, Unit.MINUTES, Unit.COUNT) and isinstance(self.value, Fraction):
            raise TypeError(f"{self.unit} must be whole, not {self.value}")
        if self.value is None and self.known:
            object.__setattr__(self, "known", 0)

    def __add__(self, other: Amount) -> Amount:
        if self.unit is not other.unit or self.unit in (Unit.SHARE, Unit.AVERAGE):
            raise UnitsDiffer(self.unit, other.unit)
        values = [amount.value for amount in (self, other) if amount.value is not None]
        value = sum(values) if values else None
        return Amount(
            value,
            self.unit,
            self.known + other.known,
            self.of + other.of,
            self.about or other.about,
        )

    @property
    def is_complete(self) -> bool:
        """Whether every part of it is known."""
        return self.known == self.of

    def __str__(self) -> str:
        return show(self.value, self.unit, about=self.about)


def unknown(unit: Unit = Unit.COUNT) -> Amount:
    """An amount of which nothing is known."""
    return Amount(None, unit, 0, 1)


def total(amounts: Iterable[Amount], unit: Unit) -> Amount:
    """The sum of *amounts*, all of *unit*; unknown parts stay out of the value and are counted in ``of``."""
    result = Amount(None, unit, 0, 0)
    for amount in amounts:
        result = result + amount
    return result


def share(
    part: int | Fraction | None, whole: int | Fraction | None, *, about: bool = False
) -> Amount:
    """*part* of *whole* as an exact share; unknown where either is unknown or the whole is zero."""
    if part is None or not whole:
        return Amount(None, Unit.SHARE, 0, 1, about)
    return Amount(Fraction(part) / Fraction(whole), Unit.SHARE, about=about)


def average(
    sum_of_all: int | Fraction | None, how_many: int | None, *, about: bool = False
) -> Amount:
    """The exact mean; unknown where either is unknown or there is nothing to divide by."""
    if sum_of_all is None or not how_many:
        return Amount(None, Unit.AVERAGE, 0, 1, about)
    return Amount(Fraction(sum_of_all) / how_many, Unit.AVERAGE, about=about)


def apportioned(whole: int, weights: Sequence[int | Fraction]) -> list[int]:
    """*whole* in whole parts as *weights* stand to each other, by largest remainder: the parts sum to it exactly.

    Of equal remainders the first comes first. Where all weights are zero they count as equal; *whole* may be below
    zero. Raises ValueError where there are no weights, or one is below zero.
    """
    if not weights or min(weights) < 0:
        raise ValueError("parts need weights of zero or more")
    total_weight = sum(map(Fraction, weights))
    shares = [Fraction(weight) if total_weight else Fraction(1) for weight in weights]
    total_weight = total_weight or Fraction(len(shares))
    exact = [abs(whole) * weight / total_weight for weight in shares]
    parts = [int(part) for part in exact]
    left = abs(whole) - sum(parts)
    by_remainder = sorted(range(len(parts)), key=lambda at: (parts[at] - exact[at], at))
    for at in by_remainder[:left]:
        parts[at] += 1
    return parts if whole >= 0 else [-part for part in parts]


def printed_decimal(value: int | Fraction, places: int) -> Decimal:
    """*value* rounded half up, with just so many decimals."""
    rounded = round_half_up(value, places)
    exact = Decimal(rounded.numerator) / rounded.denominator
    return exact.quantize(Decimal(1).scaleb(-places))


def round_half_up(value: int | Fraction, places: int = 0) -> Fraction:
    """*value* rounded to *places* decimals; a half goes away from zero."""
    scale = 10**places
    scaled = abs(Fraction(value)) * scale
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Fraction(whole if value >= 0 else -whole, scale)


def decimal_text(value: int | Fraction, places: int, *, group: bool = True) -> str:
    """*value* with exactly *places* decimals, thousands grouped by a comma, and a real minus sign kept plain."""
    rounded = round_half_up(value, places)
    digits = f"{abs(rounded.numerator) * 10**places // rounded.denominator:0{places + 1}d}"
    whole, fraction = (digits[:-places], digits[-places:]) if places else (digits, "")
    grouped = f"{int(whole):,}" if group else whole
    return ("-" if rounded < 0 else "") + grouped + (f".{fraction}" if places else "")


def show(value: int | Fraction | None, unit: Unit, *, about: bool = False) -> str:
    """A figure as people read it: money in 元 or 万元, time in hours, shares in per cent, unknown as 未知."""
    if value is None:
        return _("unknown")
    text = _plain(value, unit)
    return _(MARK_LABELS[Mark.ABOUT]).format(figure=text) if about else text


def _plain(value: int | Fraction, unit: Unit) -> str:
    if unit is Unit.FEN:
        return _money(value)
    if unit is Unit.MINUTES:
        return _("{hours} h").format(hours=decimal_text(Fraction(value, 60), 1))
    if unit is Unit.SHARE:
        return decimal_text(value * 100, 1) + "%"
    if unit is Unit.AVERAGE:
        return decimal_text(value, 1)
    return f"{value:,}"


def yuan(fen: int | None) -> str:
    """Money in yuan to the fen, never rounded to 万元: who pays what a sentence says has paid enough."""
    if fen is None:
        return _("unknown")
    places = 0 if fen % 100 == 0 else 2
    return _("{amount} yuan").format(amount=decimal_text(Fraction(fen, 100), places))


TEN_THOUSAND_YUAN = 1_000_000
"""In fen; from here on money is printed in 万元 in Chinese, in whole yuan in English."""


def printed_fen(fen: int) -> int:
    """What a reader sees of an amount of money, in fen: its digits in 万元 or yuan, and nothing below them."""
    if -TEN_THOUSAND_YUAN < fen < TEN_THOUSAND_YUAN:
        return fen
    last = TEN_THOUSAND_YUAN // 100 if current() == "zh" else 100
    return int(round_half_up(Fraction(fen, last)) * last)


def _money(fen: int | Fraction) -> str:
    """Yuan to the fen below ten thousand yuan, else 万元 with two decimals."""
    if -TEN_THOUSAND_YUAN < fen < TEN_THOUSAND_YUAN:
        places = 0 if fen % 100 == 0 else 2
        return _("{amount} yuan").format(amount=decimal_text(Fraction(fen, 100), places))
    if current() == "zh":
        return decimal_text(Fraction(fen, TEN_THOUSAND_YUAN), 2) + "万元"
    return _("{amount} yuan").format(amount=decimal_text(Fraction(fen, 100), 0))
