"""Numbers and money as offices write them: 1,200、１２０、三十、近200户、1.2万元、200余、85%."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import isfinite

from registry.findings import Rule
from registry.intake import rules
from registry.intake.cells import LARGEST, CellFault, Raw, Value, absent, shown, squeezed
from registry.numerals import CHINESE, chinese_numeral
from registry.quantities import Mark, round_half_up
from registry.sheets import Column

# fmt: off
BEFORE = {
    "约": "about", "大约": "about", "约为": "about", "大概": "about",
    "近": "nearly", "将近": "nearly", "不足": "nearly", "不到": "nearly",
    "超": "over", "超过": "over", "逾": "over", "不少于": "over", "至少": "over", "不低于": "over",
}
AFTER = {
    "多": "over", "余": "over", "以上": "over", "左右": "about", "上下": "about", "许": "about",
}
# fmt: on
_SCALES = {"": 1, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_NUMBER = re.compile(
    rf"(?P<before>{'|'.join(sorted(BEFORE, key=len, reverse=True))})?"
    rf"(?P<sign>[-+]?)(?P<number>\d[\d,]*(?:\.\d+)?|\.\d+|[{CHINESE}]+)"
    rf"(?P<scale>[百千万亿]?)(?P<after1>{'|'.join(AFTER)})?"
    rf"(?P<unit>[^\d,.]*?)(?P<after2>{'|'.join(AFTER)})?"
)
_GROUPED = re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?|\d{1,4}(,\d{4})+(\.\d+)?")


@dataclass(frozen=True, slots=True)
class Written:
    """A number as written: exact value, unit words after it, how sure it was, whether 万 or 千 stood in it."""

    value: Fraction
    unit: str
    mark: str | None
    scaled: bool = False


def written_number(text: str) -> Written | None:
    """The number in *text*, squeezed, with its unit and mark; None if it is none."""
    hundredths = text.startswith("百分之")
    match = _NUMBER.fullmatch(text.removeprefix("百分之"))
    if not match or (hundredths and match["unit"]):
        return None
    number = match["number"]
    if number[0] in CHINESE:
        whole = chinese_numeral(number)
        if whole is None:
            return None
        value = Fraction(whole)
    elif "," in number and not _GROUPED.fullmatch(number):
        return None
    else:
        value = Fraction(Decimal(number.replace(",", "")))
    value *= _SCALES[match["scale"]]
    mark = BEFORE.get(match["before"] or "") or AFTER.get(match["after1"] or match["after2"] or "")
    return Written(
        -value if match["sign"] == "-" else value,
        "%" if hundredths else match["unit"],
        mark,
        bool(match["scale"]),
    )


def number_in(raw: Raw, fault: Rule) -> tuple[Written | None, Value]:
    """The number of a cell, or what its absence means; a cell that is neither has the *fault*."""
    if isinstance(raw, bool):
        raise CellFault(fault, {"value": raw})
    if isinstance(raw, int):
        return Written(Fraction(raw), "", None), (None, None)
    if isinstance(raw, float):
        if not isfinite(raw) or abs(raw) > LARGEST:
            raise CellFault(rules.CELL_TOO_LARGE, {"value": raw})
        return Written(_exact(raw), "", None), (None, None)
    text = squeezed(raw)
    nothing = absent(text)
    if nothing is not None:
        return None, nothing
    found = written_number(text)
    if found is None:
        raise CellFault(fault, {"value": shown(raw)})
    return found, (None, None)


def _exact(raw: float) -> Fraction:
    """The decimal number that a spreadsheet's binary one stands for; what sums leave in the last digits is dropped."""
    return Fraction(Decimal(f"{raw:.12g}" if abs(raw) < 10**9 else f"{raw:.15g}"))


PLAIN_BELOW = 10**9
"""Whole numbers below need no second look; most are such."""

# fmt: off
COUNT_UNITS = frozenset({
    "", "户", "人", "个", "件", "次", "份", "块", "名", "条", "项", "张", "家", "处", "面", "本", "天", "期", "例",
    "篇", "座", "盏", "栋", "幢", "场", "户次", "人次", "件次", "分", "个月",
})
# fmt: on
"""Words behind a number that say no more than the column does."""


def whole(found: Written, raw: Raw) -> int:
    """The number as a count: whole, not below zero, not beyond reason."""
    if found.value.denominator != 1:
        raise CellFault(rules.CELL_WHOLE, {"value": shown(raw)})
    if found.value < 0:
        raise CellFault(rules.CELL_NEGATIVE, {"value": shown(raw)})
    if found.value > LARGEST:
        raise CellFault(rules.CELL_TOO_LARGE, {"value": shown(raw)})
    return int(found.value)


def read_count(raw: Raw, column: Column, unit: str | None) -> Value:
    """A whole number of zero or more; 无 is zero and keeps its mark. A header such as 户数（万户） scales it."""
    if isinstance(raw, str) and raw.isascii() and raw.isdigit() and len(raw) < 10 and not unit:
        return int(raw), None
    if isinstance(raw, float) and raw.is_integer() and 0 <= raw < PLAIN_BELOW and not unit:
        return int(raw), None
    found, nothing = number_in(raw, rules.CELL_NUMBER)
    if found is None:
        return (0, Mark.NONE) if nothing[1] == Mark.NONE else nothing
    if found.unit not in COUNT_UNITS and found.unit != (column.unit or ""):
        raise CellFault(rules.CELL_NUMBER, {"value": shown(raw)})
    if unit and unit.startswith("万") and not found.unit and not found.scaled:
        found = Written(found.value * 10_000, "", found.mark)
    return whole(found, raw), found.mark


# fmt: off
_MONEY = {
    "元": 100, "块": 100, "块钱": 100, "圆": 100, "人民币": 100, "元整": 100, "圆整": 100, "角": 10, "分": 1,
    "百元": 10_000, "千元": 100_000, "万元": 1_000_000, "亿元": 10_000_000_000,
}
# fmt: on
_PLAIN_YUAN = re.compile(r"([0-9]{1,12})(?:\.([0-9]{1,2}))?")


def read_money(raw: Raw, column: Column, unit: str | None) -> Value:
    """Money in fen; the unit stands in the cell, else in the header, else it is 元. 1.2万 is yuan in any column."""
    if isinstance(raw, str) and unit in (None, "元") and (plain := _PLAIN_YUAN.fullmatch(raw)):
        return int(plain[1]) * 100 + int(plain[2].ljust(2, "0") if plain[2] else 0), None
    if (
        isinstance(raw, float)
        and unit in (None, "元")
        and raw.is_integer()
        and 0 <= raw < PLAIN_BELOW
    ):
        return int(raw) * 100, None
    text = squeezed(raw).removeprefix("人民币").lstrip("¥￥") if isinstance(raw, str) else raw
    found, nothing = number_in(text, rules.CELL_MONEY)
    if found is None:
        return (0, Mark.NONE) if nothing[1] == Mark.NONE else nothing
    scale = _MONEY.get(found.unit or ("元" if found.scaled else unit or "元"))
    if scale is None:
        raise CellFault(rules.CELL_MONEY, {"value": shown(raw)})
    fen = found.value * scale
    if fen < 0 and not column.signed:
        raise CellFault(rules.CELL_NEGATIVE, {"value": shown(raw)})
    return rounded(fen, found.mark, raw, "分")


def rounded(exact: Fraction, mark: str | None, raw: Raw, unit: str) -> Value:
    """*exact* as a whole number of *unit*; what is finer is rounded half up and said."""
    if abs(exact) > LARGEST * 100:
        raise CellFault(rules.CELL_TOO_LARGE, {"value": shown(raw)})
    value = (int(round_half_up(exact)), mark)
    if exact.denominator != 1:
        raise CellFault(rules.CELL_ROUNDED, {"value": shown(raw), "unit": unit}, value)
    return value


def read_area(raw: Raw, column: Column, unit: str | None) -> Value:
    """Square metres in hundredths."""
    return _hundredths(raw, frozenset({"", "㎡", "m2", "m²", "平方米", "平米", "平"}))


def read_points(raw: Raw, column: Column, unit: str | None) -> Value:
    """A score in hundredths of a point; a percentage is points of a hundred.

    In a column of per cent a bare number of at most one is what a spreadsheet holds for a percentage: 0.3 is 30%.
    """
    if column.unit == "%":
        return _percentage(raw)
    return _hundredths(raw, frozenset({"", "分", "%"}))


def _percentage(raw: Raw) -> Value:
    found, _nothing = number_in(raw, rules.CELL_NUMBER)
    if found is not None and not found.unit and 0 < found.value <= 1:
        return rounded(found.value * 100 * 100, found.mark, raw, "0.01")
    if found is not None and found.value > 100:
        raise CellFault(rules.CELL_TOO_LARGE, {"value": shown(raw)})
    return _hundredths(raw, frozenset({"", "%"}))


def _hundredths(raw: Raw, units: frozenset[str]) -> Value:
    found, nothing = number_in(raw, rules.CELL_NUMBER)
    if found is None:
        return nothing
    if found.unit.lower() not in units:
        raise CellFault(rules.CELL_NUMBER, {"value": shown(raw)})
    if found.value < 0:
        raise CellFault(rules.CELL_NEGATIVE, {"value": shown(raw)})
    return rounded(found.value * 100, found.mark, raw, "0.01")
