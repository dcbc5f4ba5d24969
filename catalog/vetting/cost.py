"""What a request costs communities: hours from volume and time each, and what an hour costs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from catalog.vetting.case import Case
from registry.language import _
from registry.patterns import Pattern
from registry.periods import WORKING_DAYS
from registry.quantities import yuan

HOURLY = "小时人工成本"
WAGE = "社区工作者年工资"
HOURS = "每日工作小时"
"""Parameters of the register from which the cost of an hour follows where the profile gives none."""

_DATE = Pattern(r"(\d{4})[-年./](\d{1,2})(?:[-月./](?:(\d{1,2})日?)?)?")


@dataclass(frozen=True, slots=True)
class Work:
    """Minutes of a year; *each* minutes a piece, *volume* pieces if stated, else occasions × communities.

    What cannot be computed is None, and *missing* says why.
    """

    minutes: int | Fraction | None
    each: int | None
    volume: int | None
    communities: int
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rate:
    """What an hour costs, in fen, and where that comes from."""

    fen: Fraction | None
    evidence: str | None


def work(case: Case) -> Work:
    """The minutes that the request takes a year: volume × minutes each, or occasions × communities × minutes each."""
    request = case.request
    each, volume = request.minutes_each, request.volume
    missing = [] if each is not None else [_("the time for each")]
    if volume is not None:
        minutes = None if each is None else Fraction(volume * each)
        return Work(minutes, each, volume, 0, tuple(missing))
    reach = case.records.communities(request.community, request.place)
    if request.yearly_60 is None or not (request.community or request.place):
        missing.append(_("the pieces a year"))
        return Work(None, each, None, reach, tuple(missing))
    pieces = Fraction(request.yearly_60, 60) * reach
    return Work(None if each is None else pieces * each, each, None, reach, tuple(missing))


def rate(case: Case) -> Rate:
    """The profile's cost of an hour, else the register's, else the yearly wage over the working hours of a year."""
    setting = case.profile.get("money.hourly_rate")
    if setting is not None:
        return Rate(Fraction(setting.value), setting.source or None)
    hourly = _number(case, HOURLY)
    if hourly is not None:
        return Rate(hourly * 100, _("parameter {name}").format(name=HOURLY))
    wage, hours = _number(case, WAGE), _number(case, HOURS)
    if wage is None or not hours:
        return Rate(None, None)
    fen = wage * 100 / (WORKING_DAYS * hours)
    evidence = _("{wage} a year ({name}) ÷ {days} days ÷ {hours} hours").format(
        wage=yuan(round(wage * 100)), name=WAGE, days=WORKING_DAYS, hours=hours
    )
    return Rate(fen, evidence)


def _number(case: Case, name: str) -> Fraction | None:
    found = case.records.parameter(name, case.as_of)
    if found is None:
        return None
    try:
        return Fraction(found[0].replace(",", ""))
    except ValueError:
        return None


def payment_days(text: str) -> tuple[list[str], str]:
    """The days in a list of days, ISO, and what in it is none; a month stands for its first day."""
    days: list[str] = []
    for piece in re.split(r"[、，,；;\s]+", text.strip()):
        found = _DATE.fullmatch(piece)
        try:
            days.append(
                date(*(int(part or 1) for part in found.groups())).isoformat() if found else ""
            )
        except ValueError:
            return days, piece
        if not days[-1]:
            return days[:-1], piece
    return days, ""
