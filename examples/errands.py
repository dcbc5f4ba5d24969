"""What departments push down in two years: documents and tasks, each given to one place or to many communities."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from examples import material
from examples.chance import Dice, shared_out
from examples.facts import Pushdown
from examples.material import Department
from examples.town import Spot, Town

PUSHDOWNS = 20_000
YEARS = (2024, 2025)

_MONTHS = tuple(enumerate((7, 5, 11, 9, 8, 10, 7, 6, 10, 9, 12, 8), start=1))
"""How busy each month is."""

_CHANNELS = {
    2024: (("文件", 34), ("会议", 12), ("微信群", 33), ("APP", 14), ("电话", 7)),
    2025: (("文件", 43), ("会议", 12), ("微信群", 23), ("APP", 17), ("电话", 5)),
}
_REACHES = (("全市", 3), ("区县", 9), ("街道", 22), ("社区", 66))
_POSTS_GIVEN: tuple[tuple[int | str | None, int], ...] = ((None, 60), (0, 20), ("无", 20))


class Errand(NamedTuple):
    """A task of a department: what, to whom, how; *money* in yuan for each community, 0 where none was promised.

    *targets* are the places or communities that the department's record names, *volume* the pieces for each.
    """

    day: date
    department: Department
    duty: str
    document_number: str | None
    channel: str
    targets: tuple[Spot, ...]
    volumes: tuple[int | None, ...]
    deadline: date | None
    money: int
    silent: bool
    powers: str | None
    staff: int | str | None


def errands(town: Town, seed: int) -> list[Errand]:
    """The tasks of all departments, department by department, year by year, in order of date."""
    quotas = shared_out(PUSHDOWNS, [department.weight for department in town.departments])
    result: list[Errand] = []
    for department, quota in zip(town.departments, quotas, strict=True):
        duties = _own_duties(department, Dice(seed, f"duties {department.code}"))
        for year, rows in zip(YEARS, shared_out(quota, (53, 47)), strict=True):
            desk = _Desk(
                town, department, duties, year, Dice(seed, f"errands {department.code} {year}")
            )
            result += desk.write(rows)
    return result


def pushdowns(tasks: list[Errand]) -> Iterator[Pushdown]:
    """The rows by which departments record their tasks; money is in fen and for all communities of the target."""
    for task in tasks:
        for spot, volume in zip(task.targets, task.volumes, strict=True):
            yield Pushdown(
                task.day,
                task.department.code,
                spot,
                task.duty,
                task.document_number,
                task.channel,
                volume,
                task.deadline,
                task.money * 100 if task.money else (None if task.silent else "无"),
                task.powers,
                task.staff,
            )


class _Desk:
    """A department's desk in one year: what it hands out."""

    def __init__(
        self, town: Town, department: Department, duties: list[str], year: int, dice: Dice
    ) -> None:
        self._town = town
        self._department = department
        self._year = year
        self._dice = dice
        self._number = dice.between(1, 6)
        self._duties = duties
        self._outside = [
            (name, weight)
            for name, code, weight in material.unlisted()
            if code == department.acts_for
        ]

    def write(self, rows: int) -> list[Errand]:
        """Tasks whose records take exactly *rows* rows."""
        dates: list[Errand] = []
        left = rows
        while left:
            task = self._task(left)
            dates.append(task)
            left -= len(task.targets)
            if task.channel == "微信群" and len(task.targets) == 1 and left and self._dice.hit(3):
                dates.append(task)  # asked for twice, in the same words on the same day
                left -= 1
        dates.sort(key=lambda task: task.day)
        return [self._numbered(task) for task in dates]

    def _task(self, most: int) -> Errand:
        dice = self._dice
        channel = dice.weighted(_CHANNELS[self._year])
        duty, of_catalogue = self._duty()
        targets = self._targets(channel, most)
        day = self._day(channel)
        per_community = 1 if targets[0].level == "community" else 0
        base = dice.skewed(6, 160)
        volumes = tuple(
            max(1, base * dice.between(60, 150) // 100)
            if per_community and not dice.hit(14)
            else None
            for _target in targets
        )
        deadline = None if dice.hit(15) else day + timedelta(days=self._days_given(channel))
        money = self._money(channel, targets, of_catalogue)
        return Errand(
            day,
            self._department,
            duty,
            None,
            channel,
            targets,
            volumes,
            deadline,
            money,
            dice.hit(45),
            self._powers(channel),
            1 if money and dice.hit(2) else dice.weighted(_POSTS_GIVEN),
        )

    def _numbered(self, task: Errand) -> Errand:
        """Documents get the department's next number, in order of date; meetings sometimes."""
        numbered = task.channel == "文件" or (task.channel == "会议" and self._dice.hit(18))
        if not numbered and not task.money:
            return task
        self._number += self._dice.between(1, 3)
        return task._replace(
            document_number=f"{self._department.document}〔{self._year}〕{self._number}号"
        )

    def _duty(self) -> tuple[str, bool]:
        """What is asked for: mostly a duty of the catalogue; else work outside it, or nearly its wording."""
        dice = self._dice
        if self._outside and dice.hit(24 if self._year == 2024 else 19):
            return dice.weighted(self._outside), False
        names = (
            self._duties if self._year == 2024 or dice.hit(36) else (self._kept() or self._duties)
        )
        name = dice.weighted(
            [(name, len(names) * 3 // place + 1) for place, name in enumerate(names, start=2)]
        )
        if dice.hit(9):
            written = [wording for wording, duty in material.near_misses() if duty == name]
            if written:
                return dice.pick(written), False
        return name, True

    def _kept(self) -> list[str]:
        kept = {line.name for line in material.duties() if line.in_2025}
        return [name for name in self._duties if name in kept]

    def _day(self, channel: str) -> date:
        """A day of the year, busy months more often; papers and meetings keep to weekdays outside the holidays."""
        month = self._dice.weighted(_MONTHS)
        day = date(self._year, month, self._dice.between(1, 28))
        if channel in ("文件", "会议"):
            if (day.month == 10 and day.day < 8) or (day.month == 1 and day.day == 1):
                day = day.replace(day=day.day + 8)
            if day.weekday() > 4:
                day -= timedelta(days=day.weekday() - 4) if day.day > 2 else timedelta(days=-2)
        return day

    def _days_given(self, channel: str) -> int:
        return (
            self._dice.between(1, 6) if channel in ("微信群", "电话") else self._dice.skewed(5, 90)
        )

    def _targets(self, channel: str, most: int) -> tuple[Spot, ...]:
        """One place, or some communities of a street or district."""
        dice, town = self._dice, self._town
        reach = dice.weighted(_REACHES)
        if self._department.district:
            home = next(spot for spot in town.districts if spot.name == self._department.district)
            if reach in ("全市", "区县"):
                return (home,)
            street = dice.pick(town.streets_of(home.name))
        else:
            if reach == "全市" and channel != "电话":
                return (town.city,)
            if reach == "区县":
                return (dice.pick(town.districts),)
            street = dice.pick(town.streets)
        if reach == "街道":
            return (street,)
        around = street.code if dice.hit(78) else street.code[:2]
        members = [community.spot for community in town.members[around]]
        count = min(dice.skewed(1, 26), len(members), most)
        return tuple(dice.some(members, count))

    def _money(self, channel: str, targets: tuple[Spot, ...], of_catalogue: bool) -> int:
        """Yuan for each target; papers promise most, nothing comes with what is outside the catalogue."""
        dice = self._dice
        level = targets[0].level
        chance = {"city": 46, "district": 66, "street": 74, "community": 74}[level]
        if channel != "文件":
            chance = chance // 9
        if not of_catalogue:
            chance = chance // 5
        if not dice.hit(chance):
            return 0
        each = dice.skewed(6, 90) * 100 if level == "community" else dice.skewed(4, 40) * 100
        return each * (
            1
            if level == "community"
            else len(self._town.members[targets[0].code or targets[0].name])
        )

    def _powers(self, channel: str) -> str | None:
        if channel != "文件":
            return None if self._dice.hit(70) else "无"
        if self._dice.hit(6):
            return self._dice.pick(("信息查询权限", "材料初审权", "服务项目建议权", "人员派驻"))
        return "无" if self._dice.hit(60) else None


def _own_duties(department: Department, dice: Dice) -> list[str]:
    """The duties that the department answers for, or that come nearest; the first are asked for most."""
    lines = [line for line in material.duties() if line.department == department.acts_for]
    names = dice.shuffled([line.name for line in lines])
    return sorted(names, key=lambda name: name.startswith(("设立", "制定", "管理")))
