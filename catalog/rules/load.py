"""The load: after the request has landed, no more communities than allowed lack the people whom their work needs."""

from __future__ import annotations

from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING, Any

from catalog.requests import Request
from catalog.vetting.case import Case, listed
from catalog.vetting.hours import hours_each
from registry.findings import Finding, Severity, rule
from registry.language import N_, _
from registry.periods import Frequency
from registry.quantities import Unit, show

if TYPE_CHECKING:
    from catalog.vetting.load import Loads
    from catalog.vetting.load_room import Going, Landing, Room

CONCERNED = frozenset({"new", "reinstatement", "change", "extension"})
WITHOUT_WORK = frozenset({"signboard", "body"})
"""Subjects that take no time of themselves; they count where the request states some."""

GOING_ON = frozenset({"change", "extension"})
"""Types that leave the work as it is where they say nothing of it."""

OUT = (
    N_(
        "take out “{duty}”, which is not in the catalogue: {hours} hours a year are freed in {count} of these communities"
    ),
    N_(
        "take out “{duty}”, which the catalogue bars: {hours} hours a year are freed in {count} of these communities"
    ),
    N_("take out “{duty}”: {hours} hours a year are freed in {count} of these communities"),
)
"""By how a duty stands, the least important first."""

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
    passes=N_("{said}"),
    unknown=N_("How it loads communities cannot be told: {missing}."),
)


def after(case: Case) -> list[Finding]:
    """The ratio of people there to people required, community by community, with the request and without (WISN)."""
    setting = case.profile.get("load.lowest_percent")
    request = case.request
    if setting is None or request.type not in CONCERNED or not _states_work(request):
        return []
    from catalog.vetting.load_room import Room  # noqa: PLC0415
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
    each = hours_each(request, len(reached))
    known = [code for code in reached if code in found.known]
    if each is None or not known:
        missing = (
            _("the time for each or the pieces a year are not stated")
            if each is None
            else _("of none of its communities both people and work are on record")
        )
        return case.undetermined(AFTER, setting, missing=missing, **facts)
    room = Room.of(case, found)
    landing = room.land(each, known, limit, most)
    now = sum(left < 0 for left in landing.rooms.values())
    facts |= {"count": len(landing.below), "known": len(known), "now": now}
    if landing.fits:
        return case.passes(AFTER, setting, **facts, said=_kept(landing, facts))
    if not landing.is_told:
        missing = _("what it takes now is neither admitted with its hours nor recorded")
        return case.undetermined(AFTER, setting, missing=missing, **facts)
    going = room.going(landing)
    changes = [*_lighter(request, landing.largest, len(reached)), *_exchange(request, going)]
    return case.fails(
        AFTER,
        setting,
        changes=tuple(changes),
        evidence=_(
            "work recorded in {year}, brought to a year, and {count} admitted requests without records"
        ).format(year=found.year, count=len(found.pending.keys() - {request.code})),
        **facts,
        worst=_worst(case, found, landing),
        remedy=_remedy(room, landing, limit, changes, going),
    )


def _kept(landing: Landing, facts: dict[str, Any]) -> str:
    """Why it fits."""
    if landing.lowers:
        return _("It asks no more hours of communities than it takes now.")
    if len(landing.below) > landing.most:
        return _(
            "It adds no work to communities with fewer than {limit}% of the people whom their work needs."
        ).format(**facts)
    return _(
        "With it {count} of {known} communities have fewer than {limit}% of the people whom their work needs; {most} may."
    ).format(**facts)


def _states_work(request: Request) -> bool:
    """Whether it says how much work it is, or has to: what goes on as it is, and what is only put up, need not."""
    said = (request.minutes_each, request.volume, request.yearly_60)
    if request.subject in WITHOUT_WORK:
        return request.minutes_each is not None
    return request.type not in GOING_ON or any(each is not None for each in said)


def _lighter(request: Request, room: Fraction, reach: int) -> list[dict[str, Any]]:
    """The least change of each number by which the hours in every community come down to *room*."""
    each = request.minutes_each or 0
    minutes = room * 60
    if minutes <= 0 or not each:
        return []
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
    return changes


def _exchange(request: Request, going: Going | None) -> list[dict[str, Any]]:
    """The request with the duty that is *going* named in exchange; nothing where a list cannot hold its name."""
    from registry.intake.cells import split_list  # noqa: PLC0415 - only where something stands in the way

    if going is None or split_list(going.code) != [going.code]:
        return []
    return [{"exchange": "、".join((*split_list(request.exchange or ""), going.code))}]


def _worst(case: Case, found: Loads, landing: Landing) -> str:
    """The communities that are hit hardest, the time they have left, and how much is asked of it."""
    return listed(
        [
            _("{community} ({people} people, {room} hours a year left, {added} asked)").format(
                community=case.records.community(code),
                people=found.known[code].people,
                room=show(landing.rooms[code], Unit.AVERAGE),
                added=show(landing.added(code), Unit.AVERAGE),
            )
            for code in landing.hit[:NAMED]
        ]
    )


def _remedy(
    room: Room, landing: Landing, limit: int, changes: list[dict[str, Any]], going: Going | None
) -> str:
    people, communities = landing.least(room.lacking(landing, limit))
    ways = [_way(change) for change in changes if "exchange" not in change]
    if going is not None:
        ways.append(_out(going))
    ways.append(
        _("bring {people} more people to {count} communities").format(
            people=people, count=communities
        )
    )
    return _("Either {ways}.").format(ways=_(", or ").join(ways))


def _out(going: Going) -> str:
    """That a duty may go, why this one, and what that frees."""
    said = _(OUT[going.standing])
    hours = show(going.hours, Unit.AVERAGE)
    return said.format(duty=going.name, hours=hours, count=going.communities)


def _way(change: dict[str, Any]) -> str:
    if "volume" in change:
        return _("at most {volume} pieces a year").format(volume=change["volume"])
    if "yearly_60" in change:
        return _("at most {times} times a year").format(times=change["yearly_60"] // 60)
    return _("at most {minutes} minutes each").format(minutes=change["minutes_each"])


CHECKS = (after,)
