"""What the register stores, as a cell of a spreadsheet: the way back of :mod:`registry.intake.cells`.

What is written here is read there as the same value with the same mark. Headers are Chinese, numbers stand in the
unit of their header.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from registry.periods import Frequency
from registry.quantities import Mark
from registry.sheets import Column, burden_kinds
from registry.spelling import Spelling

Cell = str | int | Decimal | date | None
"""A cell as it is written; None is blank."""

HUNDREDTHS = frozenset({"money", "area", "points"})
"""Types that are stored in hundredths of the unit in which they are written."""

UNITS = {"money": "元", "minutes": "分钟", "area": "㎡"}
"""The unit in which a type is written."""

MOST_DIGITS = 6
"""Digits of the times in 每年120次; more times a year are written as a bare number."""

_UNITS_OF_TIME = {
    "day": "日",
    "workday": "个工作日",
    "week": "周",
    "month": "月",
    "quarter": "季度",
    "half_year": "半年",
    "year": "年",
}
_LEVEL_WORDS = {"province": "省", "city": "市", "district": "区县", "street": "街道"}
_OLDEST_DATE = "1900-03-01"
"""Spreadsheet programs disagree on the days before."""


def header(column: Column) -> str:
    """The Chinese header, with the unit of its numbers."""
    unit = UNITS.get(column.type, column.unit)
    return f"{column.zh}（{unit}）" if unit else column.zh


def cell(column: Column, stored: Sequence[Any], spelling: Spelling) -> Cell:
    """The cell of *column* for the values that ``stored_as(column)`` names."""
    if column.type in ("count", "minutes") or column.type in HUNDREDTHS:
        return _number(column, *stored)
    if column.type == "frequency":
        return _frequency(column, *stored)
    if column.type == "scope":
        return spelling.scope(*stored)
    if column.type == "holder":
        return None if stored[0] is None else spelling.holder(*stored)
    value = stored[0]
    if value is None:
        return _absent(stored[1]) if len(stored) > 1 else None
    if column.type == "department":
        return spelling.department(value)
    if column.type == "community":
        return spelling.community(value)
    if column.type == "place":
        return spelling.place(value)
    return _word(column, value)


def _word(column: Column, value: Any) -> Cell:
    if column.type == "date":
        return (
            date.fromisoformat(value) if len(value) == 10 and value >= _OLDEST_DATE else str(value)
        )
    if column.type == "choice":
        return column.choices[value][0] if value in column.choices else str(value)
    if column.type == "burden_kind":
        return burden_kinds()[value].zh if value in burden_kinds() else str(value)
    if column.type == "flag":
        return "是" if value else "否"
    if column.type == "month_day":
        return f"{int(value[:2])}月{int(value[3:])}日"
    if column.type == "shares":
        return ":".join(_LEVEL_WORDS[level] + part for level, part in borne(value))
    return int(value) if column.type == "year" else str(value)


def _absent(mark: str | None) -> str | None:
    if mark == Mark.NONE:
        return "无"
    return "/" if mark == Mark.NOT_APPLICABLE else None


def _number(column: Column, value: int | None, mark: str | None) -> Cell:
    if value is None or mark in (Mark.NONE, Mark.NOT_APPLICABLE):
        return _absent(mark)
    number: int | Decimal = value
    if column.type in HUNDREDTHS:
        number = value // 100 if value % 100 == 0 else Decimal(value).scaleb(-2).normalize()
    if column.unit == "%":
        text = f"{Decimal(number):f}%"
        return text if mark is None else _marked(text, mark, over="以上")
    return number if mark is None else _marked(f"{number}", mark)


def _marked(text: str, mark: str, over: str = "余") -> str:
    if mark == Mark.OVER:
        return text + over
    return ("约" if mark == Mark.ABOUT else "近") + text


def _frequency(column: Column, canonical: str | None, yearly: int | None, mark: str | None) -> Cell:
    if canonical is None:
        return _absent(mark)
    times, _slash, unit = canonical.partition("/")
    bare = unit == "year" and (
        times == "0" or len(times) > MOST_DIGITS or column.zh.startswith("年")
    )
    if bare and mark is None:
        return int(times)
    if bare:
        return _marked(times, str(mark))
    text = frequency_words(canonical)
    return text if mark is None else _marked(text, mark, over="以上")


def frequency_words(canonical: str) -> str:
    """``2/month`` is 每月2次, ``1/2year`` 每2年1次."""
    if canonical in ("once", "any"):
        return "一次性" if canonical == "once" else "随时"
    found = parsed(canonical)
    unit = _UNITS_OF_TIME[found.unit]
    many = (
        f"{found.every}{'个' if unit in ('月', '季度', '半年') else ''}" if found.every > 1 else ""
    )
    return f"每{many}{unit if many else unit.removeprefix('个')}{found.times}次"


def borne(canonical: str) -> list[tuple[str, str]]:
    """The levels and the parts that they bear: ``city:1,district:2.5``."""
    return [
        (level, part)
        for level, _colon, part in (one.partition(":") for one in canonical.split(","))
    ]


def parsed(canonical: str) -> Frequency:
    """The frequency whose canonical form this is."""
    times, _slash, per = canonical.partition("/")
    unit = per.lstrip("0123456789")
    return Frequency(int(times), int(per.removesuffix(unit) or 1), unit)
