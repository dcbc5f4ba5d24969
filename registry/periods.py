"""Dates, periods and frequencies as offices write them."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from registry.errors import BadUsage
from registry.language import _, current

WORKING_DAYS = 248
"""Working days of a year: 365 − 104 days of rest − 13 public holidays (人社部发〔2025〕2号)."""

_PERIOD = re.compile(
    r"(?P<year>\d{4})(?:年|-)?(?:(?P<quarter>Q[1-4]|第?[一二三四1-4]季度)|(?P<half>H[12]|[上下]半年)|(?P<month>\d{1,2})月?)?"
)


@dataclass(frozen=True, slots=True)
class Period:
    """Whole months from *first* up to and including *last*, each as ``2026-03``."""

    name: str
    first: str
    last: str

    @property
    def end(self) -> str:
        """The last day, ISO."""
        year, month = int(self.last[:4]), int(self.last[5:])
        return f"{self.last}-{monthrange(year, month)[1]:02d}"

    @property
    def after(self) -> str:
        """The month after the last, as ``2027-01``; dates below it lie in the period or before."""
        year, month = int(self.last[:4]), int(self.last[5:])
        return f"{year + month // 12}-{month % 12 + 1:02d}"


def period(text: str) -> Period:
    """The period that ``2026``, ``2026-Q3``, ``2026-H1``, ``2026-07`` or their Chinese forms name."""
    match = _PERIOD.fullmatch(text.strip().upper())
    if not match:
        raise BadUsage(
            _("“{text}” is no period. Write 2026, 2026-Q3, 2026-H1 or 2026-07.").format(text=text)
        )
    year = match["year"]
    if match["quarter"]:
        number = _quarter(match["quarter"])
        return Period(
            f"{year}-Q{number}", f"{year}-{3 * number - 2:02d}", f"{year}-{3 * number:02d}"
        )
    if match["half"]:
        number = 1 if match["half"] in ("H1", "上半年") else 2
        return Period(
            f"{year}-H{number}", f"{year}-{6 * number - 5:02d}", f"{year}-{6 * number:02d}"
        )
    if match["month"]:
        month = int(match["month"])
        if not 1 <= month <= 12:
            raise BadUsage(
                _("“{text}” is no period: there is no month {month}.").format(
                    text=text, month=month
                )
            )
        return Period(f"{year}-{month:02d}", f"{year}-{month:02d}", f"{year}-{month:02d}")
    return Period(year, f"{year}-01", f"{year}-12")


def in_words(name: str) -> str:
    """The name of a period as a paper writes it: a year alone is 2025年 in Chinese."""
    return f"{name}年" if current() == "zh" and re.fullmatch(r"\d{4}", name) else name


def _quarter(text: str) -> int:
    digit = text.strip("Q第季度")
    return "一二三四".index(digit) + 1 if digit in "一二三四" else int(digit)


def first_day(text: str) -> date:
    """The day that an ISO date names; for a month its first day."""
    return date.fromisoformat(text if len(text) > len("2026-05") else f"{text}-01")


def days_between(earlier: str, later: str) -> int:
    """Days from one ISO date to another; a month stands for its first day."""
    return (first_day(later) - first_day(earlier)).days


def day(text: str) -> date:
    """The day that *text* names, written in any way that import takes; of a month its first. Else it is a wrong use."""
    return first_day(_written_day(text))


def last_day(text: str) -> date:
    """The same, of a month its last day: up to 2026年3月 is up to its end."""
    written = _written_day(text)
    return date.fromisoformat(period(written).end if len(written) == len("2026-03") else written)


def iso(text: str | None) -> str | None:
    """The same day as ISO writes it; None where nothing is said."""
    return day(text).isoformat() if text else None


def _written_day(text: str) -> str:
    """An ISO day or month."""
    from registry.intake.cells import CellFault  # noqa: PLC0415  (intake speaks of frequencies, which stand here)
    from registry.intake.times import written_day  # noqa: PLC0415  (as above)

    try:
        found = written_day(text)
    except CellFault:
        found = None
    if found is None:
        raise BadUsage(_("“{text}” is no date. Write it as 2026-03-31.").format(text=text))
    return found


@dataclass(frozen=True, slots=True)
class Frequency:
    """How often: *times* every *every* *unit*; the unit is day, workday, week, month, quarter, half_year, year, once or any."""

    times: int
    every: int
    unit: str

    def __str__(self) -> str:
        if self.unit in ("once", "any"):
            return self.unit
        return f"{self.times}/{self.every if self.every > 1 else ''}{self.unit}"

    @property
    def yearly(self) -> Fraction | None:
        """Occasions a year; None for 随时, which cannot be counted. Daily work is done on working days."""
        per_year = {
            "day": WORKING_DAYS,
            "workday": WORKING_DAYS,
            "week": 52,
            "month": 12,
            "quarter": 4,
            "half_year": 2,
            "year": 1,
            "once": 1,
        }.get(self.unit)
        return None if per_year is None else Fraction(self.times * per_year, self.every)
