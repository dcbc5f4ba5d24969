"""The burdens that communities carry, and which of them they were rid of during 2025."""

from __future__ import annotations

from datetime import date, timedelta

from examples import material
from examples.chance import Dice
from examples.facts import Burden, Day, Month
from examples.material import Pattern
from examples.town import Spot, Town

_ZEAL = {
    "示中区": 104,
    "示东区": 116,
    "示西区": 62,
    "示南区": 98,
    "示北区": 90,
    "示湾区": 110,
    "示港区": 84,
    "示山区": 72,
    "示湖区": 94,
    "示原县": 66,
}
"""How much of what can go each district lets go, in percent of the pattern."""

_WEIGHT = {
    "示中区": 112,
    "示东区": 108,
    "示西区": 118,
    "示南区": 100,
    "示北区": 104,
    "示湾区": 92,
    "示港区": 96,
    "示山区": 88,
    "示湖区": 90,
    "示原县": 82,
}
"""How much each district burdens its communities, in percent of the pattern."""

SHARES = {
    "signboard": 48,
    "ledger": 66,
    "form": 64,
    "certificate": 62,
    "inspection": 70,
    "seal": 80,
    "app": 66,
    "meeting": 80,
    "pledge": 80,
}
"""What part of the patterns' shares holds for each kind, in percent."""


def burdens(town: Town, kind: str, seed: int) -> list[Burden]:
    """All burdens of a kind: the city's first, then by district, street and community."""
    dice = Dice(seed, f"burdens {kind}")
    found: list[Burden] = []
    for pattern in material.patterns(kind):
        found += [
            _burden(dice, kind, pattern, spot, _ZEAL.get(spot.district, 100))
            for spot in _spots_above(town, pattern, dice)
        ]
    own = [pattern for pattern in material.patterns(kind) if pattern.scope == "社区"]
    for community in town.communities:
        name = community.district.name
        heavy = _WEIGHT[name] * dice.between(55, 150) // 100
        for pattern in own:
            chance = (
                pattern.share
                if pattern.share > 90
                else pattern.share * heavy * SHARES[kind] // 10_000
            )
            if dice.hit(chance):
                found.append(_burden(dice, kind, pattern, community.spot, _ZEAL[name]))
    return found


def _spots_above(town: Town, pattern: Pattern, dice: Dice) -> list[Spot]:
    """The places that carry a burden for all of their communities."""
    if pattern.scope == "全部":
        return [town.city]
    if pattern.scope == "区":
        return [district for district in town.districts if dice.hit(pattern.share)]
    if pattern.scope == "街道":
        return [street for street in town.streets if dice.hit(pattern.share)]
    return []


def _burden(dice: Dice, kind: str, pattern: Pattern, spot: Spot, zeal: int) -> Burden:
    begin = _begin(dice, kind)
    end = _end(dice, pattern, zeal, begin)
    demander = pattern.demander or (spot.name if pattern.scope == "街道" else "")
    return Burden(
        community=spot,
        name=pattern.name,
        department=pattern.department or None,
        demander=demander or None,
        variant=pattern.variant or None,
        level=pattern.level or None,
        frequency=_frequency(dice, pattern),
        minutes_each=_minutes(dice, pattern.minutes),
        veto=pattern.veto or None,
        fields=pattern.fields or None,
        basis=pattern.basis or None,
        duty=pattern.duty or None,
        valid_from=begin,
        valid_to=end,
    )


def _begin(dice: Dice, kind: str) -> Day | None:
    """The day it came: most before the two years, some in them, some nobody remembers."""
    if dice.hit(6):
        return None
    if kind == "pledge":
        return dice.day(date(2024, 1, 8), date(2024, 3, 20))
    if dice.hit(4):
        return dice.day(date(2025, 1, 6), date(2025, 11, 20))
    if dice.hit(14):
        return dice.day(date(2024, 1, 4), date(2024, 12, 20))
    day = dice.day(date(2018, 3, 1), date(2023, 12, 20))
    return Month(day.year, day.month) if dice.hit(22) else day


def _end(dice: Dice, pattern: Pattern, zeal: int, begin: Day | None) -> date | None:
    """The day it went, mostly in the two waves of 2025; None if it is still there."""
    if not dice.hit(pattern.ended * zeal / 100):
        if not dice.hit(2) or pattern.ended == 0:
            return None
        end = dice.day(date(2024, 5, 10), date(2024, 12, 20))
    elif dice.hit(64):
        end = dice.day(date(2025, 3, 17), date(2025, 6, 27))
    else:
        end = dice.day(date(2025, 9, 8), date(2025, 12, 19))
    start = date(begin.year, begin.month, 1) if isinstance(begin, Month) else begin
    if start and end < start + timedelta(days=20):
        return None
    return end


def _frequency(dice: Dice, pattern: Pattern) -> str | None:
    if pattern.high:
        return str(dice.skewed(pattern.low, pattern.high * 2))
    return pattern.frequency or None


def _minutes(dice: Dice, usual: int) -> int | None:
    """Round the usual time, a little more or less; some communities cannot say."""
    if not usual or dice.hit(5):
        return None
    if usual <= 10:
        return usual
    step = 60 if usual >= 240 else 30 if usual >= 120 else 5
    return max(step, usual * dice.between(70, 145) // 100 // step * step)
