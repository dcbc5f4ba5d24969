"""The parameters that calculations read: by what name, in which unit, within what, what for; and what a row of them states.

A register may hold other parameters as well: they are kept, and no calculation reads them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from registry.language import N_, _
from registry.ranges import Range, range_of, word_behind

_TIME: dict[str, int | Fraction] = {
    "小时": 1,
    "个小时": 1,
    "时": 1,
    "钟头": 1,
    "h": 1,
    "分钟": Fraction(1, 60),
    "分": Fraction(1, 60),
}
_DAYS = {"天": 1, "日": 1, "个工作日": 1, "工作日": 1, "个": 1}
_PEOPLE = {"人": 1, "名": 1, "位": 1, "个": 1}
_HOMES = {"户": 1, "万户": 10_000}
_MONEY: dict[str, int | Fraction] = {
    "元": 1,
    "人民币元": 1,
    "千元": 1_000,
    "万元": 10_000,
    "角": Fraction(1, 10),
    "分": Fraction(1, 100),
}
_SHARE = {"%": 1, "百分比": 1, "百分点": 1, "个百分点": 1}
_PIECES = {"个": 1}

_A_DAY = frozenset({"日", "天", "工作日", "个工作日", "人·日", "人·天"})
_A_YEAR = frozenset(
    {"年", "人年", "人·年", "人/年", "年人", "年·人", "年/人", "社区·年", "社区/年"}
)
_A_MONTH = frozenset({"月", "人月", "人·月", "人/月", "月·人", "月/人"})
_AN_HOUR = frozenset({"小时", "时", "h", "工时", "人小时", "人·小时", "人时", "人·时"})
_ANY = None
"""Households of whatever, people at whatever desk: the name of the parameter says of what."""


@dataclass(frozen=True, slots=True)
class Known:
    """A parameter that calculations read. *units* tells how many of its *unit* one of each other unit is.

    It is at least zero and at most *most*; None where nothing bounds it. *per* is what may stand behind / in the unit, None
    anything.
    """

    name: str
    unit: str
    units: Mapping[str, int | Fraction]
    meaning: str
    reader: str
    most: int | None = None
    per: frozenset[str] | None = frozenset()

    def factor(self, word: str) -> Fraction | None:
        """How many of its unit one *word* is; None where that cannot be turned into it."""
        from registry.intake.cells import squeezed  # noqa: PLC0415  (most units are the plain one)

        if word == self.unit:
            return Fraction(1)
        plain = squeezed(word).replace("每", "/").lower()
        unit, _slash, per = plain.partition("/")
        if per and self.per is not None and per not in self.per:
            return None
        found = self.units.get(unit)
        return None if found is None else Fraction(found)


_LOAD = N_("load: hours of a person and year")
_ALLOWED = N_("load: what people do besides")
_COST = N_("cost of an hour")
_STAFF = N_("people against norms")
_COUNTS = N_("staffing report, where the register lists only part of its place")

NONE = frozenset({"无", "没有", "暂无"})
"""Values that say that there is none."""

HOURS = "每日工作小时"
POSSIBLE, HOLIDAYS = "年可能工作日", "法定节假日"
LEAVE, SICK, OTHER = "年休假", "病事假", "培训及其他"
DESK, VISITING = "每日值班人数", "每人每月走访天数"
COMMON, SPECIAL = "共同工作占比", "专项工作小时"
HOURLY, WAGE, LOADING = "小时人工成本", "社区工作者年工资", "社会保险等附加比例"
NORM_LEAST, NORM_MOST = "每名社区工作者服务户数下限", "每名社区工作者服务户数上限"
GRID_LEAST, GRID_MOST = "每个网格户数下限", "每个网格户数上限"
LOCAL_AVERAGE = "市级职工年平均工资"
COMMUNITIES, HOUSEHOLDS = "社区数", "户数"

DAYS_OF_YEAR, DAYS_OF_MONTH, HOURS_OF_DAY, WHOLE = 366, 31, 24, 100

_ALL = (
    Known(POSSIBLE, "天", _DAYS, N_("possible working days a year"), _LOAD, DAYS_OF_YEAR, _A_YEAR),
    Known(HOLIDAYS, "天", _DAYS, N_("public holidays a year"), _LOAD, DAYS_OF_YEAR, _A_YEAR),
    Known(LEAVE, "天", _DAYS, N_("days of leave a year"), _LOAD, DAYS_OF_YEAR, _A_YEAR),
    Known(
        SICK,
        "天",
        _DAYS,
        N_("days off sick or on own affairs a year"),
        _LOAD,
        DAYS_OF_YEAR,
        _A_YEAR,
    ),
    Known(
        OTHER,
        "天",
        _DAYS,
        N_("days of training and other absence a year"),
        _LOAD,
        DAYS_OF_YEAR,
        _A_YEAR,
    ),
    Known(HOURS, "小时", _TIME, N_("hours a working day"), _LOAD, HOURS_OF_DAY, _A_DAY),
    Known(
        DESK, "人", _PEOPLE, N_("people at the duty desk on each working day"), _ALLOWED, None, _ANY
    ),
    Known(
        VISITING,
        "天",
        _DAYS,
        N_("visiting days of a person and month"),
        _ALLOWED,
        DAYS_OF_MONTH,
        _A_MONTH,
    ),
    Known(
        COMMON,
        "%",
        _SHARE,
        N_("share of their time that all people spend on common work"),
        _ALLOWED,
        WHOLE,
    ),
    Known(
        SPECIAL,
        "小时",
        _TIME,
        N_("hours of special work of a community and year"),
        _ALLOWED,
        None,
        _A_YEAR,
    ),
    Known(
        HOURLY, "元/小时", _MONEY, N_("what an hour of community work costs"), _COST, None, _AN_HOUR
    ),
    Known(WAGE, "元/年", _MONEY, N_("yearly pay of a community worker"), _COST, None, _A_YEAR),
    Known(
        LOADING, "%", _SHARE, N_("what employers pay on top of the pay, of the pay"), _COST, WHOLE
    ),
    Known(
        NORM_LEAST,
        "户",
        _HOMES,
        N_("households for one community worker, at least"),
        _STAFF,
        None,
        _ANY,
    ),
    Known(
        NORM_MOST,
        "户",
        _HOMES,
        N_("households for one community worker, at most"),
        _STAFF,
        None,
        _ANY,
    ),
    Known(GRID_LEAST, "户", _HOMES, N_("households of a grid, at least"), _STAFF, None, _ANY),
    Known(GRID_MOST, "户", _HOMES, N_("households of a grid, at most"), _STAFF, None, _ANY),
    Known(
        LOCAL_AVERAGE,
        "元/年",
        _MONEY,
        N_("local average of yearly pay, beside which that of communities is set"),
        _STAFF,
        None,
        _A_YEAR,
    ),
    Known(COMMUNITIES, "个", _PIECES, N_("communities of the place in all"), _COUNTS),
    Known(HOUSEHOLDS, "户", _HOMES, N_("households of the place in all"), _COUNTS),
)
KNOWN = {known.name: known for known in _ALL}
"""By name, in the order of the sheet."""


class Fault(StrEnum):
    """Why a parameter cannot be used as it is stated."""

    UNREADABLE = "unreadable"
    UNIT = "unit"
    BOUNDS = "bounds"


class Reading(NamedTuple):
    """What a row states: the quantity in the unit of its parameter, or why there is none.

    *word* is the unit that was written; *factor* is other than one where it was converted.
    """

    quantity: Range | None
    fault: Fault | None = None
    word: str = ""
    factor: Fraction = Fraction(1)


def read(name: str, value: str | None, unit: str | None = None) -> Reading:
    """What *value* and *unit* state for the parameter *name*; of one that no calculation reads whatever number stands there.

    The unit stands in its column or behind the number; where it stands in both, they must be the same.
    """
    known = KNOWN.get(name)
    if known is None:
        found = range_of(value, unit)
        return Reading(found, None if found else Fault.UNREADABLE)
    if value in NONE:
        value = "0"
    behind = word_behind(value)
    words = [word for word in (unit, behind) if word]
    factors = {known.factor(word) for word in words} or {Fraction(1)}
    word = words[-1] if words else known.unit
    found = range_of(value, behind)
    if found is None:
        return Reading(None, Fault.UNREADABLE)
    factor = factors.pop()
    if factor is None or factors:
        wrong = next((each for each in words if known.factor(each) is None), word)
        return Reading(None, Fault.UNIT, wrong)
    quantity = found * factor if factor != 1 else found
    if quantity.low < 0 or (known.most is not None and quantity.high > known.most):
        return Reading(None, Fault.BOUNDS, word, factor)
    return Reading(quantity, None, word, factor)


def number(name: str, value: str | None, unit: str | None = None) -> Fraction | None:
    """The number that is stated for the parameter *name*, of a range its middle; None where none is."""
    found = read(name, value, unit).quantity
    return found.middle if found else None


def nearest(name: str) -> tuple[str, ...]:
    """Up to three names of parameters that look like *name*, the nearest first."""
    return tuple(get_close_matches(name, KNOWN, 3, 0.6))


def bounds(known: Known) -> str:
    """Within what its values lie, in the current tongue."""
    if known.most is None:
        return _("zero or more, in {unit}").format(unit=known.unit)
    return _("from 0 to {most}, in {unit}").format(most=known.most, unit=known.unit)


def stated(value: str, unit: str | None) -> str:
    """A value as it is quoted: with its unit, where that stands in a column of its own."""
    return f"{value}（{unit}）" if unit else value
