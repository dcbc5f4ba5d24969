"""The load: after the request has landed, no more communities than allowed lack the people whom their work needs."""

from __future__ import annotations

from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING, Any

from catalog.requests import Request
from catalog.vetting.case import Case, listed
from registry.findings import Finding, Severity, rule
from registry.language import N_, _
from registry.periods import Frequency
from registry.quantities import Unit, show

if TYPE_CHECKING:
    from catalog.vetting.load import Loads

ADDING = frozenset({"new", "reinstatement"})
WITHOUT_WORK = frozenset({"signboard", "body"})
"""Subjects that take no time of themselves; they count where the request states some."""

NAMED = 3
"""Communities that a finding names."""

AFTER = rule(
    "load.after",
    Severity.ERROR,
    N_(
        "With it {count} of {known} communities have fewer than {limit}% of the people whom their work needs (now {now}); "
        "{most} may. Hardest hit: {worst}."
    ),
    N_("{remedy}"),
    prose=N_("After it no more than {most} communities lack the people whom their work needs."),
    passes=N_(
        "With it {count} of {known} communities have fewer than {limit}% of the people whom their work needs; {most} may."
    ),
    unknown=N_("How it loads communities cannot be told: {missing}."),
)


def after(case: Case) -> list[Finding]:
    """The ratio of people there to people required, community by community, with the request and without (WISN)."""
    setting = case.profile.get("load.lowest_percent")
    request = case.request
    if setting is None or request.type not in ADDING:
        return []
    if request.subject in WITHOUT_WORK and request.minutes_each is None:
        return []
    from catalog.vetting.load import hours_each  # noqa: PLC0415  (only where a profile has a load gate)
    from registry.load.wisn import Unworkable  # noqa: PLC0415

    allowed = case.profile.get("load.communities")
    most, limit = (allowed.value if allowed else 0), setting.value
    facts = {"most": most, "limit": limit}
    try:
        found = case.records.loads(case.as_of)
    except Unworkable as unworkable:
        missing = str(unworkable).rstrip("。.")
        return case.undetermined(AFTER, setting, missing=missing, **facts)
    reached = found.reached(request.community, request.place)
    added = hours_each(request, len(reached))
    known = [code for code in reached if code in found.known]
    if added is None or not known:
        missing = (
            _("the time for each or the pieces a year are not stated")
            if added is None
            else _("of none of its communities both people and work are on record")
        )
        return case.undetermined(AFTER, setting, missing=missing, **facts)
    rooms = sorted((found.room(code, limit, request.code), code) for code in known)
    now = sum(room < 0 for room, _code in rooms)
    short = [code for room, code in rooms if room < added]
    facts |= {"count": len(short), "known": len(known), "now": now}
    if len(short) <= most:
        return case.passes(AFTER, setting, **facts)
    changes = _lighter(request, rooms[most][0], len(reached))
    return case.fails(
        AFTER,
        setting,
        changes=changes,
        evidence=_(
            "work recorded in {year}, brought to a year, and {count} admitted requests without records"
        ).format(year=found.year, count=len(found.pending.keys() - {request.code})),
        **facts,
        worst=_worst(case, found, rooms[:NAMED], added),
        remedy=_remedy(found, short, added, limit, request.code, changes),
    )


def _lighter(request: Request, room: Fraction, reach: int) -> tuple[dict[str, Any], ...]:
    """The least change of each number by which the hours in every community come down to *room*."""
    each = request.minutes_each or 0
    minutes = room * 60
    if minutes <= 0 or not each:
        return ()
    changes: list[dict[str, Any]]
    if request.volume is not None:
        volume = floor(minutes * reach / each)
        shorter = floor(minutes * reach / request.volume) if request.volume else 0
        changes = [{"volume": volume}] if volume else []
    else:
        yearly = Fraction(request.yearly_60 or 0, 60)
        times = floor(minutes / each)
        shorter = floor(minutes / yearly) if yearly else 0
        often = {"yearly_60": times * 60, "frequency": str(Frequency(times, 1, "year"))}
        changes = [often] if times else []
    if shorter:
        changes.append({"minutes_each": shorter})
    return tuple(changes)


def _worst(case: Case, found: Loads, rooms: list[tuple[Fraction, str]], added: Fraction) -> str:
    """The communities that have least time left, and how much."""
    return listed(
        [
            _("{community} ({people} people, {room} hours a year left, {added} asked)").format(
                community=case.records.community(code),
                people=found.known[code].people,
                room=show(room, Unit.AVERAGE),
                added=show(added, Unit.AVERAGE),
            )
            for room, code in rooms
        ]
    )


def _remedy(
    found: Loads,
    short: list[str],
    added: Fraction,
    limit: int,
    code: str,
    changes: tuple[dict[str, Any], ...],
) -> str:
    lacking = sum(found.lacking(community, added, limit, code) for community in short)
    people = _("bring {people} more people to {count} communities").format(
        people=lacking, count=len(short)
    )
    ways = [_way(change) for change in changes]
    return _("Either {ways}.").format(ways=_(", or ").join([*ways, people]))


def _way(change: dict[str, Any]) -> str:
    if "volume" in change:
        return _("at most {volume} pieces a year").format(volume=change["volume"])
    if "yearly_60" in change:
        return _("at most {times} times a year").format(times=change["yearly_60"] // 60)
    return _("at most {minutes} minutes each").format(minutes=change["minutes_each"])


CHECKS = (after,)
