"""How clerks write: dates, money, times, names, each office in its own way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from examples.chance import Dice
from examples.columns import Column
from examples.facts import Month
from examples.headings import CHOICES
from examples.material import code_of_duty
from examples.town import Spot, Town


class Formula(NamedTuple):
    """A formula with the value that was stored with it."""

    text: str
    value: float


Cell = str | int | float | date | Formula | None
Pen = Callable[[Any], Cell]


@dataclass(frozen=True, slots=True)
class Hand:
    """The habits of one clerk; each field names one of the ways below."""

    dates: str = "iso"
    money: str = "yuan"
    counts: str = "plain"
    minutes: str = "words"
    often: str = "plain"
    communities: str = "full"
    departments: str = "full"
    duties: str = "name"
    choices: str = "plain"
    missing: str = ""
    prefix: bool = True
    """Whether the district stands before a community's name that is not unique."""


_FULL_WIDTH = {ord("0") + digit: 0xFF10 + digit for digit in range(10)}
_CHINESE_DIGITS = "零一二三四五六七八九"
_DATES: dict[str, Callable[[date], Cell]] = {
    "iso": lambda day: day.isoformat(),
    "chinese": lambda day: f"{day.year}年{day.month}月{day.day}日",
    "dots": lambda day: f"{day.year}.{day.month}.{day.day}",
    "slashes": lambda day: f"{day.year}/{day.month}/{day.day}",
    "compact": lambda day: day.strftime("%Y%m%d"),
    "wide": lambda day: f"{day.year}年{day.month}月{day.day}日".translate(_FULL_WIDTH),
    "serial": lambda day: (day - date(1899, 12, 30)).days,
    "cell": lambda day: day,
}
_MIXED_DATES = ("chinese", "dots", "slashes", "compact", "iso", "wide")
_OFTEN = {
    "每日": ("每天", "每日", "每日1次"),
    "每周": ("每周", "每周1次", "每周一次"),
    "每月1次": ("每月", "每月一次", "每月1次", "1次/月"),
    "每月2次": ("每月两次", "每月2次", "每半月"),
    "每季度": ("每季度", "每季度1次", "每季一次"),
    "半年": ("半年", "每半年", "每半年一次"),
    "每年": ("每年", "每年1次", "每年一次"),
}
_A_YEAR = {"每日": 250, "每周": 52, "每月1次": 12, "每月2次": 24, "每季度": 4, "半年": 2, "每年": 1}


def chinese_number(number: int) -> str:
    """A number below 100 in Chinese: 30 is 三十, 12 十二."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else _CHINESE_DIGITS[tens] + "十"
    return head + (_CHINESE_DIGITS[ones] if ones or not tens else "")


def wan(fen: int) -> float:
    """An amount in 万元."""
    return fen / 1_000_000


class Clerk:
    """Writes the values of a kind's columns in the hand's ways."""

    def __init__(self, hand: Hand, town: Town, dice: Dice) -> None:
        self.hand = hand
        self._town = town
        self._dice = dice
        self._names = {department.code: department for department in town.departments}

    def pen(self, kind: str, column: Column) -> Pen:
        """The way of writing a column."""
        if column.type == "choice":
            return self._choices(kind, column)
        pens: dict[str, Pen] = {
            "date": self._date,
            "money": self._money,
            "count": self._count,
            "minutes": self._minutes,
            "frequency": self._frequency,
            "department": self._department,
            "scope": self._spot,
            "community": self._spot,
            "holder": self._holder,
            "duty": self._duty,
        }
        return pens.get(column.type, self._plain)

    def unit(self, column: Column) -> str:
        """What the hand adds to the header of a column."""
        if column.type == "money" and self.hand.money == "wan":
            return "（万元）"
        if column.type == "money" and self.hand.money == "comma":
            return "（元）"
        if column.type == "minutes" and self.hand.minutes in ("hours", "minutes"):
            return "（小时）" if self.hand.minutes == "hours" else "（分钟）"
        return ""

    def _plain(self, value: Any) -> Cell:
        return self.hand.missing if value is None else value

    def _date(self, value: date | Month | None) -> Cell:
        form = self.hand.dates
        if form == "mixed":
            form = self._dice.pick(_MIXED_DATES)
        if value is None:
            return self.hand.missing
        if isinstance(value, date):
            return _DATES[form](value)
        year, month = value
        if form in ("dots", "slashes", "iso"):
            return {
                "dots": f"{year}.{month}",
                "slashes": f"{year}/{month}",
                "iso": f"{year}-{month:02}",
            }[form]
        return f"{year}年{month}月"

    def _money(self, fen: int | str | None) -> Cell:
        if not isinstance(fen, int):
            return self.hand.missing if fen is None else fen
        yuan: int | float = fen // 100 if fen % 100 == 0 else fen / 100
        if self.hand.money == "wan":
            return wan(fen)
        if self.hand.money == "comma":
            return f"{yuan:,}"
        if self.hand.money == "words":
            return f"{wan(fen):.10g}万元" if self._dice.hit(50) else f"{yuan}元"
        if self.hand.money == "wide":
            return str(yuan).translate(_FULL_WIDTH)
        return yuan

    def _count(self, value: int | str | None) -> Cell:
        if not isinstance(value, int):
            return self.hand.missing if value is None else value
        way = self.hand.counts
        if way == "comma":
            return f"{value:,}"
        if way == "wide":
            return str(value).translate(_FULL_WIDTH)
        if way == "about" and value > 9:
            return self._about(value)
        return value

    def _about(self, value: int) -> Cell:
        tens = value // 10 * 10
        if self._dice.hit(58):
            return value
        if value < 100 and self._dice.hit(25):
            return chinese_number(value)
        return self._dice.pick(
            (f"约{tens}", f"近{tens + 10}", f"{tens}余", f"{tens}以上", f"{tens}左右")
        )

    def _minutes(self, value: int | None) -> Cell:
        if value is None:
            return self.hand.missing
        if self.hand.minutes == "minutes":
            return value
        if self.hand.minutes == "hours":
            return value / 60 if value % 15 == 0 else f"{value}分钟"
        hours, rest = divmod(value, 60)
        if value == 240 and self._dice.hit(60):
            return "半天"
        if hours and rest == 30 and self._dice.hit(60):
            return f"{hours}.5小时"
        if hours and rest and self._dice.hit(60):
            return f"{hours}小时{rest}分"
        return f"{hours}小时" if hours and not rest else f"{value}分钟"

    def _frequency(self, value: str | None) -> Cell:
        if value is None:
            return self.hand.missing
        if value.isdigit():
            return self._count(int(value))
        if self.hand.often == "number":
            return _A_YEAR.get(value, value)
        if self.hand.often == "varied" and value in _OFTEN:
            return self._dice.pick(_OFTEN[value])
        return value

    def _department(self, code: str | None) -> Cell:
        if code is None:
            return self.hand.missing
        department = self._names[code]
        if self.hand.departments == "alias":
            return department.aliases[0]
        if self.hand.departments == "mixed":
            return self._dice.pick((department.name, *department.aliases))
        return code if self.hand.departments == "code" else department.name

    def _spot(self, spot: Spot) -> Cell:
        if spot.level != "community":
            return "全部" if spot.level == "city" else spot.name
        if self.hand.communities == "code":
            return spot.code
        if spot.shared:
            return spot.district + spot.name if self.hand.prefix else spot.name
        way = self.hand.communities
        if way == "mixed":
            way = self._dice.pick(("full", "full", "bare", "office", "long"))
        return {
            "full": spot.name,
            "bare": spot.stem,
            "office": f"{spot.stem}居委会",
            "long": f"{spot.name}居委会",
            "district": spot.district + spot.name,
        }[way]

    def _holder(self, holder: Spot | str) -> Cell:
        return self._department(holder) if isinstance(holder, str) else self._spot(holder)

    def _duty(self, name: str | None) -> Cell:
        if name is None:
            return self.hand.missing
        return code_of_duty(name) if self.hand.duties == "code" else name

    def _choices(self, kind: str, column: Column) -> Pen:
        others = CHOICES.get((kind, column.name), {})
        if self.hand.choices != "varied" or not others:
            return self._plain

        def write(value: str | None) -> Cell:
            if value is None:
                return self.hand.missing
            return self._dice.pick((value, *others.get(value, ())))

        return write
