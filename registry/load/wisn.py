"""WHO's Workload Indicators of Staffing Need: from volumes and times to the people required.

The formulas are those of the *WISN User's Manual* (WHO, Geneva, 2010). Everything is exact: a fraction goes in and
comes out, and is rounded only when printed. What cannot be worked out raises :class:`Unworkable` with the reason; no
result is ever infinite.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from registry.errors import ZhunruError
from registry.language import N_, _

Number = int | Fraction

ALL = 100
"""All of a person's time, in per cent."""


class Unworkable(ZhunruError):
    """The inputs make no load; the sentence says which of them and why."""


@dataclass(frozen=True)
class WorkingTime:
    """Days of a year (A possible, B public holidays, C leave, D sick, E training and other) and F hours a day."""

    possible: Number
    holidays: Number
    leave: Number
    sick: Number
    other: Number
    hours: Number

    def __post_init__(self) -> None:
        for name in ("possible", "holidays", "leave", "sick", "other"):
            if getattr(self, name) < 0:
                raise Unworkable(_("Days of a year cannot be below zero."))
        if self.hours <= 0:
            raise Unworkable(_("The hours of a working day must be above zero."))
        if self.days <= 0:
            raise Unworkable(
                _("No working day is left: {possible} possible days less {away} days away.").format(
                    possible=self.possible, away=self.possible - self.days
                )
            )

    @property
    def days(self) -> Fraction:
        """Days that a person works in a year: A − (B + C + D + E)."""
        away = self.holidays + self.leave + self.sick + self.other
        return Fraction(self.possible) - away

    @cached_property
    def available(self) -> Fraction:
        """The available working time (AWT) of a person and year, in hours."""
        return self.days * self.hours


@dataclass(frozen=True)
class Allowances:
    """Time besides the counted work: *category* of all staff, in per cent of their time; *individual* hours a year."""

    category: tuple[Number, ...] = ()
    individual: tuple[Number, ...] = ()

    def __post_init__(self) -> None:
        if any(part < 0 for part in (*self.category, *self.individual)):
            raise Unworkable(_("An allowance cannot be below zero."))
        if sum(self.category) >= ALL:
            raise Unworkable(
                _("Allowances take {share}% of all time: nothing is left for the work.").format(
                    share=float(round(Fraction(sum(self.category)), 1))
                )
            )

    @cached_property
    def category_factor(self) -> Fraction:
        """The category allowance factor (CAF): 1 ÷ (1 − ΣCAS ÷ 100)."""
        return 1 / (1 - Fraction(sum(self.category)) / ALL)

    def individual_factor(self, available: Number) -> Fraction:
        """The individual allowance factor (IAF), in people: ΣIAS ÷ AWT."""
        return Fraction(sum(self.individual)) / available


def needed(hours: Number, available: Number) -> Fraction:
    """Staff that *hours* of work a year need (N = V ÷ SW, and SW = AWT ÷ t)."""
    if hours < 0:
        raise Unworkable(_("Hours of work cannot be below zero."))
    return Fraction(hours) / available


def required(hours: Iterable[Number], available: Number, allowances: Allowances) -> Fraction:
    """Staff required for activities of so many *hours* a year each: ΣN × CAF + IAF.

    The individual allowance counts where there is no other work, too.
    """
    services = sum((needed(each, available) for each in hours), Fraction(0))
    return services * allowances.category_factor + allowances.individual_factor(available)


class Pressure(StrEnum):
    """How the people there stand to the people required."""

    OVERLOADED = "overloaded"
    BALANCED = "balanced"
    SPARE = "spare"

    @property
    def label(self) -> str:
        """In the current tongue."""
        return _(_PRESSURES[self])


_PRESSURES = {
    Pressure.OVERLOADED: N_("overloaded"),
    Pressure.BALANCED: N_("balanced"),
    Pressure.SPARE: N_("room left"),
}


@dataclass(frozen=True, slots=True)
class Staffing:
    """The *existing* staff beside the *required*."""

    existing: Number
    required: Fraction

    @property
    def ratio(self) -> Fraction | None:
        """Existing ÷ required, below 1 where there are too few; None where nobody is required."""
        return Fraction(self.existing) / self.required if self.required else None

    @property
    def difference(self) -> Fraction:
        """Existing − required: below zero are people who lack."""
        return self.existing - self.required

    @property
    def pressure(self) -> Pressure:
        """Told by the exact difference, never by a rounded ratio."""
        if self.difference < 0:
            return Pressure.OVERLOADED
        return Pressure.SPARE if self.difference > 0 else Pressure.BALANCED
