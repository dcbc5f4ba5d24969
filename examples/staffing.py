"""The people of the communities: quota, those in post, pay, training and appraisal in both years."""

from __future__ import annotations

from examples.chance import Dice, shared_out
from examples.facts import Appraisal, Staffing
from examples.town import Community, Town

POSTS = ("两委", "专职", "网格员", "后备")

_PAY = {"两委": 60_000, "专职": 54_000, "网格员": 45_600, "后备": 42_000}
"""Yuan a year in 2024; invented."""

RESERVE = "后备"
"""Not appraised: not yet in service."""

_GRADES = {"优秀": 16, "称职": 78, "基本称职": 5, "不称职": 1}
"""Grades with how many of a hundred get them; invented."""


def staffing(town: Town, year: int, seed: int) -> list[Staffing]:
    """A row for every community and post."""
    dice = Dice(seed, "staffing")  # the same in both years: 2025 starts from the people of 2024
    later = Dice(seed, f"staffing {year}")
    rows = []
    for community in town.communities:
        pay_of_district = 92 + 3 * (ord(community.district.code[1]) % 7)
        for post, quota in zip(POSTS, _quotas(dice, community), strict=True):
            here = quota - (1 if dice.hit(34) else 0) + (1 if dice.hit(7) else 0)
            if year == 2025:
                here += 1 if later.hit(14) else 0
                here -= 1 if later.hit(9) else 0
            here = max(0, here)
            rows.append(
                Staffing(
                    community.spot,
                    year,
                    post,
                    quota,
                    here,
                    _pay(later, post, year, pay_of_district) if here and not later.hit(4) else None,
                    later.between(here // 3, here) if not later.hit(3) else None,
                )
            )
    return rows


def appraisals(town: Town, year: int, seed: int) -> list[Appraisal]:
    """A row for every community and grade, of all in service together; some communities sent none, some left one blank."""
    dice = Dice(seed, f"appraisal {year}")
    people: dict[str, int] = {}
    for row in staffing(town, year, seed):
        if row.post != RESERVE:
            people[row.community.code] = people.get(row.community.code, 0) + row.actual
    rows = []
    for community in town.communities:
        weights = [max(0, share + dice.between(-4, 4)) for share in _GRADES.values()]
        counts = shared_out(people[community.spot.code], weights)
        if dice.hit(4):
            continue
        blank = 3 if dice.hit(2) else None
        rows += [
            Appraisal(community.spot, year, grade, None if at == blank else count)
            for at, (grade, count) in enumerate(zip(_GRADES, counts, strict=True))
        ]
    return rows


def _quotas(dice: Dice, community: Community) -> tuple[int, int, int, int]:
    size = community.households
    committee = 5 if size < 2000 else 7 if size < 3600 else 9
    full_time = 1 if size < 1800 else 2 if size < 3000 else 3 if size < 4200 else 4
    return committee, full_time, max(1, community.grids // 4), dice.between(0, 2)


def _pay(dice: Dice, post: str, year: int, percent: int) -> int:
    yuan = _PAY[post] * percent // 100 * (100 if year == 2024 else 103) // 100
    return (yuan + dice.between(-8, 8) * 100) // 100 * 100 * 100
