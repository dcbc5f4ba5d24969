"""What communities wrote down: work done, needs, reviews of departments; and what a questionnaire counted."""

from __future__ import annotations

from datetime import date, timedelta

from examples import material
from examples.chance import Dice, shared_out
from examples.facts import Month, NeedRow, Review, Standard, Survey, Work
from examples.town import Community, Town

NOT_A_REAL_STANDARD = "示例，非真实定额"
NEEDS = 1500

_STATES = {
    2024: (("已办结", 62), ("办理中", 20), ("待办", 13), ("不予办理", 5)),
    2025: (("已办结", 50), ("办理中", 26), ("待办", 20), ("不予办理", 4)),
}


def standards(seed: int) -> list[Standard]:
    """Minutes for a piece of every duty that is not barred; estimated, invented."""
    dice = Dice(seed, "standards")
    units = {"own": "次", "assist": "次", "entrusted": "件", "purchasable": "次"}
    rows = []
    for line in material.duties():
        if line.kind in units:
            medium = dice.between(3, 9) * 5
            hard = medium * dice.between(2, 4)
            simple = max(5, medium // 2 // 5 * 5)
            rows.append(
                Standard(
                    line.name,
                    units[line.kind],
                    simple,
                    medium,
                    hard,
                    "估计",
                    NOT_A_REAL_STANDARD,
                    date(2024, 1, 1),
                )
            )
    return rows


def work(town: Town, seed: int) -> list[Work]:
    """Monthly work of one community of every street, by duty, in order of month."""
    dice = Dice(seed, "work")
    usual = {standard.duty: standard.medium for standard in standards(seed)}
    kept = [line.name for line in material.duties() if line.in_2025 and line.name in usual]
    gone = [line.name for line in material.duties() if not line.in_2025 and line.name in usual]
    plans: list[tuple[Community, list[tuple[str, int, bool]]]] = []
    for street in town.streets:
        community = dice.pick(town.members[street.code])
        chosen = [(name, dice.skewed(4, 90), True) for name in dice.some(kept, 12)]
        chosen += [(name, dice.skewed(3, 30), False) for name in dice.some(gone, 2)]
        plans.append((community, chosen))
    rows = []
    for year in (2024, 2025):
        for month in range(1, 13):
            for community, chosen in plans:
                for name, pieces, lasting in chosen:
                    if lasting or year == 2024:
                        count = max(1, pieces * dice.between(60, 150) // 100)
                        minutes = count * usual[name] * dice.between(80, 130) // 100
                        rows.append(Work(Month(year, month), community.spot, name, count, minutes))
    return rows


def reviews(town: Town, seed: int) -> list[Review]:
    """What 72 communities think of some departments, twice a year."""
    dice = Dice(seed, "reviews")
    days = (date(2024, 6, 20), date(2024, 12, 18), date(2025, 6, 20), date(2025, 12, 17))
    panel = dice.some(town.communities, 72)
    city = [department for department in town.departments if not department.district]
    lean = {"full": 3, "late": 1, "short": 1, "held_street": 1, "never": 0}
    rows: list[Review] = []
    for day in days:
        for community in panel:
            for department in dice.some(city, 7):
                good = lean[department.pays] + (1 if day.year == 2025 else 0)
                grade = dice.weighted(
                    (
                        ("非常满意", 6 + 10 * good),
                        ("满意", 34 + 4 * good),
                        ("一般", 34 - 3 * good),
                        ("不满意", 26 - 5 * good),
                    )
                )
                comment = dice.pick([text for of, text in material.comments() if of == grade])
                low = {"非常满意": 90, "满意": 80, "一般": 65, "不满意": 40}[grade]
                score = dice.between(low, low + 9)
                rows.append(
                    Review(day, community.spot, department.code, grade, score, comment or None)
                )
    return rows


def needs(town: Town, seed: int) -> list[NeedRow]:
    """Needs and problems, in order of date."""
    dice = Dice(seed, "needs")
    seen: set[tuple[date, str, str]] = set()
    rows: list[NeedRow] = []
    while len(rows) < NEEDS:
        day = dice.day(date(2024, 1, 5), date(2025, 12, 20))
        community = dice.pick(town.communities)
        need = dice.pick(material.needs())
        if (day, community.spot.code, need.what) in seen:
            continue
        seen.add((day, community.spot.code, need.what))
        state = dice.weighted(_STATES[day.year])
        closed = day + timedelta(days=dice.skewed(2, 180)) if state == "已办结" else None
        if closed and closed > date(2025, 12, 31):
            state, closed = "办理中", None
        result = "已解决" if state == "已办结" else "超出职责范围" if state == "不予办理" else None
        rows.append(
            NeedRow(
                day,
                community.spot,
                need.kind,
                need.what,
                need.urgency,
                need.handler,
                state,
                closed,
                result,
            )
        )
    rows.sort(key=lambda row: (row.date, row.community.code, row.what))
    return rows


def surveys(town: Town, seed: int) -> list[Survey]:
    """Counted answers by district, in both years; the answers to a question sum to those who answered it."""
    dice = Dice(seed, "surveys")
    rows = []
    for year in (2024, 2025):
        for district in town.districts:
            asked = len(town.members[district.code]) * dice.between(26, 34) // 10
            by_question: dict[str, list[material.Question]] = {}
            for line in material.questions():
                by_question.setdefault(line.question, []).append(line)
            for question, lines in by_question.items():
                shares = [line.share_2024 if year == 2024 else line.share_2025 for line in lines]
                counts = shared_out(
                    asked, [max(1, share + dice.between(-2, 2)) for share in shares]
                )
                rows += [
                    Survey(
                        f"{year}年社区工作者负担问卷",
                        Month(year, 11),
                        district,
                        question,
                        line.answer,
                        count,
                        asked,
                    )
                    for line, count in zip(lines, counts, strict=True)
                ]
    return rows
