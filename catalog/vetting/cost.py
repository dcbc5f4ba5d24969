"""What a request costs communities: hours from volume and time each, and what an hour costs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from catalog.vetting.case import Case
from catalog.vetting.hours import hours_each
from registry.language import _
from registry.patterns import Pattern
from registry.settings import number
from registry.wages import Rate, hourly_rate

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


def work(case: Case) -> Work:
    """The minutes that the request takes a year: volume × minutes each, or occasions × communities × minutes each."""
    request = case.request
    each, volume = request.minutes_each, request.volume
    missing = [] if each is not None else [_("the time for each")]
    hours = hours_each(request, 1)
    if volume is not None:
        return Work(None if hours is None else hours * 60, each, volume, 0, tuple(missing))
    reach = case.records.communities(request.community, request.place)
    if request.yearly_60 is None or not (request.community or request.place):
        missing.append(_("the pieces a year"))
        return Work(None, each, None, reach, tuple(missing))
    minutes = None if hours is None else hours * 60 * reach
    return Work(minutes, each, None, reach, tuple(missing))


def rate(case: Case) -> Rate:
    """The profile's cost of an hour, else the register's, else the yearly wage over the working hours of a year."""
    setting = case.profile.get("money.hourly_rate")
    if setting is not None:
        return Rate(Fraction(setting.value), setting.source or None)
    return hourly_rate(lambda name: _number(case, name))


def _number(case: Case, name: str) -> Fraction | None:
    found = case.records.parameter(name, case.as_of)
    return number(name, *found[:2]) if found else None


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
