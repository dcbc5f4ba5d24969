"""One cell: how offices write numbers, money, dates, durations, frequencies, and what an empty cell means.

Blank and ``—`` are unknown, ``/`` is not applicable, 无 is none: three different answers. A reader takes a raw cell
and returns what is stored; :class:`CellFault` says why it cannot. Nothing here knows of rows or sheets.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from registry.findings import Rule
from registry.intake import rules
from registry.intake.personal import personal_data
from registry.periods import Frequency
from registry.quantities import Mark, round_half_up
from registry.sheets import Column

Raw = str | int | float | bool | date | datetime | time | timedelta | None
Value = tuple[Any, str | None]
"""What is stored: the value, and the mark of how it was written."""

UNKNOWN = frozenset({"", "-", "--", "—", "——", "–", "－", "―", "…", "……", "不详", "不清楚", "未知", "待定", "?", "？"})
NOT_APPLICABLE = frozenset({"/", "／", "\\", "不适用", "n/a", "na", "不涉及"})
NONE = frozenset({"无", "没有", "暂无", "没", "none"})

TEXT_LIMIT = 2000
LARGEST = 10**15

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if chr(code - 0xFEE0).isalnum()}
_DROPPED = dict.fromkeys([*range(0x00, 0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F, 0xFEFF, 0x200B, 0xFFFE, 0xFFFF])
_CLEAN = {**_WIDE, **_DROPPED}
PLAIN = re.compile(r"[\u4e00-\u9fff〔〕《》、。“”A-Za-z0-9.]+")
"""Text that tidying leaves as it is."""

_SPACES = re.compile(r"[\s\u3000\xa0]+")


@dataclass(frozen=True, slots=True)
class CellFault(Exception):
    """Why a cell cannot be read, or, where *value* is given, what must be said of it although it was read."""

    rule: Rule
    facts: dict[str, Any] = field(default_factory=dict)
    value: Value | None = None


def tidy(raw: Raw) -> str:
    """The cell as text: one space between words, no control characters, digits and letters half-width."""
    if isinstance(raw, str):
        text = raw
    elif raw is None:
        return ""
    elif isinstance(raw, float) and raw.is_integer() and abs(raw) < LARGEST:
        text = str(int(raw))
    elif isinstance(raw, datetime):
        text = raw.date().isoformat() if raw.time() == time() else raw.isoformat(" ")
    else:
        text = str(raw)
    if PLAIN.fullmatch(text):
        return text
    return _SPACES.sub(" ", text.translate(_CLEAN)).strip()


def squeezed(raw: Raw) -> str:
    """The cell as text without any space, half-width throughout: for numbers, headers and comparison."""
    return tidy(raw).replace(" ", "").replace("（", "(").replace("）", ")").replace("，", ",").replace("：", ":")


def absent(text: str) -> Value | None:
    """What an empty-looking cell means; None if it says something."""
    if len(text) > 4:
        return None
    if text in UNKNOWN:
        return None, None
    if text.lower() in NOT_APPLICABLE:
        return None, Mark.NOT_APPLICABLE
    if text in NONE:
        return None, Mark.NONE
    return None


# --- numbers -------------------------------------------------------------------------------------------------

_DIGITS = {"零": 0, "〇": 0, "一": 1, "壹": 1, "二": 2, "贰": 2, "两": 2, "三": 3, "叁": 3, "四": 4, "肆": 4, "五": 5, "伍": 5}
_DIGITS |= {"六": 6, "陆": 6, "七": 7, "柒": 7, "八": 8, "捌": 8, "九": 9, "玖": 9}
_TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_CHINESE = "".join(_DIGITS) + "".join(_TENS) + "万亿"
_SCALES = {"": 1, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_BEFORE = {"约": "about", "大约": "about", "约为": "about", "近": "nearly", "将近": "nearly", "超": "over", "超过": "over"}
_BEFORE |= {"逾": "over", "不少于": "over", "至少": "over", "不低于": "over"}
_AFTER = {"多": "over", "余": "over", "以上": "over", "左右": "about", "上下": "about", "许": "about"}
_NUMBER = re.compile(
    rf"(?P<before>{'|'.join(sorted(_BEFORE, key=len, reverse=True))})?"
    rf"(?P<sign>[-+−]?)(?P<number>\d[\d,]*(?:\.\d+)?|\.\d+|[{_CHINESE}]+)"
    rf"(?P<scale>[百千万亿]?)(?P<after1>{'|'.join(_AFTER)})?"
    rf"(?P<unit>[^\d,.]*?)(?P<after2>{'|'.join(_AFTER)})?"
)


@dataclass(frozen=True, slots=True)
class Written:
    """A number as written: exact value, unit words after it, and how sure it was."""

    value: Fraction
    unit: str
    mark: str | None


def written_number(text: str) -> Written | None:
    """The number in *text* with its unit and mark; None if it is none."""
    match = _NUMBER.fullmatch(text)
    if not match:
        return None
    number = match["number"]
    if number[0] in _CHINESE:
        whole = chinese_numeral(number)
        if whole is None:
            return None
        value = Fraction(whole)
    elif "," in number and not re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?|\d{1,4}(,\d{4})+(\.\d+)?", number):
        return None
    else:
        value = Fraction(Decimal(number.replace(",", "")))
    value *= _SCALES[match["scale"]]
    if match["sign"] in ("-", "−"):
        value = -value
    mark = _BEFORE.get(match["before"] or "") or _AFTER.get(match["after1"] or "") or _AFTER.get(match["after2"] or "")
    return Written(value, match["unit"], mark)


def chinese_numeral(text: str) -> int | None:
    """三十 is 30, 一百二十 is 120, 两万三千 is 23,000; None if it is no numeral."""
    total = section = digit = 0
    if all(char in _DIGITS for char in text):
        return int("".join(str(_DIGITS[char]) for char in text))
    for char in text:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char in _TENS:
            section += (digit or 1) * _TENS[char]
            digit = 0
        elif char in "万亿":
            total = (total + section + digit) * _SCALES[char] if char == "亿" else total + (section + digit) * 10_000
            section = digit = 0
        else:
            return None
    return total + section + digit


def _number(raw: Raw, fault: Rule) -> tuple[Written | None, Value]:
    """The number of a cell, or what its absence means."""
    if isinstance(raw, bool):
        raise CellFault(fault, {"value": raw})
    if isinstance(raw, int):
        return Written(Fraction(raw), "", None), (None, None)
    if isinstance(raw, float):
        if raw != raw or abs(raw) > LARGEST:
            raise CellFault(rules.CELL_TOO_LARGE, {"value": raw})
        return Written(Fraction(Decimal(f"{raw:.12g}")), "", None), (None, None)
    text = squeezed(raw)
    nothing = absent(text)
    if nothing is not None:
        return None, nothing
    found = written_number(text)
    if found is None:
        raise CellFault(fault, {"value": tidy(raw)})
    return found, (None, None)


COUNT_UNITS = frozenset("户 人 个 件 次 份 块 名 条 项 张 家 处 面 本 天 期 例 篇 座 盏 栋 幢 场 户次 人次 件次 分 个月".split()) | {""}


def _whole(found: Written, raw: Raw) -> int:
    if found.value.denominator != 1:
        raise CellFault(rules.CELL_WHOLE, {"value": tidy(raw)})
    if found.value < 0:
        raise CellFault(rules.CELL_NEGATIVE, {"value": tidy(raw)})
    if found.value > LARGEST:
        raise CellFault(rules.CELL_TOO_LARGE, {"value": tidy(raw)})
    return int(found.value)


def read_count(raw: Raw, column: Column, unit: str | None) -> Value:
    """A whole number of zero or more; 无 is zero and keeps its mark. A header such as 户数（万户） scales it."""
    if isinstance(raw, str) and raw.isascii() and raw.isdigit() and len(raw) < 10 and not unit:
        return int(raw), None
    found, nothing = _number(raw, rules.CELL_NUMBER)
    if found is None:
        return (0, Mark.NONE) if nothing[1] == Mark.NONE else nothing
    if found.unit not in COUNT_UNITS and found.unit != (column.unit or ""):
        raise CellFault(rules.CELL_NUMBER, {"value": tidy(raw)})
    if unit and unit.startswith("万") and not found.unit:
        found = Written(found.value * 10_000, "", found.mark)
    return _whole(found, raw), found.mark


_MONEY = {"元": 100, "块": 100, "块钱": 100, "圆": 100, "人民币": 100, "万元": 1_000_000, "千元": 100_000}
_MONEY |= {"亿元": 10_000_000_000, "角": 10, "分": 1, "百元": 10_000, "元整": 100}
_PLAIN_YUAN = re.compile(r"([0-9]{1,12})(?:\.([0-9]{1,2}))?")


def read_money(raw: Raw, column: Column, unit: str | None) -> Value:
    """Money in fen; the unit stands in the cell, else in the header, else it is 元."""
    if isinstance(raw, str) and unit in (None, "元") and (plain := _PLAIN_YUAN.fullmatch(raw)):
        return int(plain[1]) * 100 + int(plain[2].ljust(2, "0") if plain[2] else 0), None
    text = squeezed(raw).removeprefix("人民币").lstrip("¥￥") if isinstance(raw, str) else raw
    found, nothing = _number(text, rules.CELL_MONEY)
    if found is None:
        return (0, Mark.NONE) if nothing[1] == Mark.NONE else nothing
    scale = _MONEY.get(found.unit or unit or "元")
    if scale is None:
        raise CellFault(rules.CELL_MONEY, {"value": tidy(raw)})
    fen = found.value * scale
    if abs(fen) > LARGEST * 100:
        raise CellFault(rules.CELL_TOO_LARGE, {"value": tidy(raw)})
    if fen < 0 and column.name != "amount":
        raise CellFault(rules.CELL_NEGATIVE, {"value": tidy(raw)})
    return _rounded(fen, found.mark, raw, "分")


def _rounded(exact: Fraction, mark: str | None, raw: Raw, unit: str) -> Value:
    value = (int(round_half_up(exact)), mark)
    if exact.denominator != 1:
        raise CellFault(rules.CELL_ROUNDED, {"value": tidy(raw), "unit": unit}, value)
    return value


def read_area(raw: Raw, column: Column, unit: str | None) -> Value:
    """Square metres in hundredths."""
    return _hundredths(raw, frozenset({"", "㎡", "m2", "m²", "平方米", "平米", "平"}))


def read_points(raw: Raw, column: Column, unit: str | None) -> Value:
    """A score in hundredths of a point."""
    return _hundredths(raw, frozenset({"", "分"}))


def _hundredths(raw: Raw, units: frozenset[str]) -> Value:
    found, nothing = _number(raw, rules.CELL_NUMBER)
    if found is None:
        return nothing
    if found.unit.lower() not in units:
        raise CellFault(rules.CELL_NUMBER, {"value": tidy(raw)})
    if found.value < 0:
        raise CellFault(rules.CELL_NEGATIVE, {"value": tidy(raw)})
    return _rounded(found.value * 100, found.mark, raw, "0.01")


# --- time ----------------------------------------------------------------------------------------------------

DAY_MINUTES = 480
"""A working day of eight hours; 半天 is half of it (《国务院关于职工工作时间的规定》第三条)."""

_MINUTES = {"分": 1, "分钟": 1, "min": 1, "小时": 60, "时": 60, "h": 60, "钟头": 60, "个小时": 60, "天": DAY_MINUTES}
_MINUTES |= {"日": DAY_MINUTES, "个工作日": DAY_MINUTES, "工作日": DAY_MINUTES, "小时数": 60, "分钟数": 1}
_PART = re.compile(rf"(\d+(?:\.\d+)?|[{_CHINESE}]+|半)(个半)?({'|'.join(sorted(_MINUTES, key=len, reverse=True))})(半)?")
_AROUND = re.compile(r"^(约|大约|近|将近|超过|逾|至少|不少于)?(.*?)(左右|以上|余|多|上下)?$")


def read_minutes(raw: Raw, column: Column, unit: str | None) -> Value:
    """Whole minutes from 90分钟, 1.5小时, 2小时30分, 半天, a clock time, or a bare number in the header's unit."""
    if isinstance(raw, timedelta):
        return _rounded(Fraction(raw / timedelta(minutes=1)), None, raw, "分钟")
    if isinstance(raw, time):
        return raw.hour * 60 + raw.minute, None
    text = squeezed(raw).lower() if isinstance(raw, str) else raw
    if isinstance(text, str):
        nothing = absent(text)
        if nothing is not None:
            return (0, Mark.NONE) if nothing[1] == Mark.NONE else nothing
        parts = _duration(text)
        if parts is not None:
            return _rounded(parts.value, parts.mark, raw, "分钟")
    found, nothing = _number(text, rules.CELL_DURATION)
    if found is None:
        return nothing
    if found.unit or found.value < 0:
        raise CellFault(rules.CELL_DURATION, {"value": tidy(raw)})
    scale = _MINUTES.get(unit or "分钟")
    if scale is None:
        raise CellFault(rules.CELL_DURATION, {"value": tidy(raw)})
    return _rounded(found.value * scale, found.mark, raw, "分钟")


def _duration(text: str) -> Written | None:
    around = _AROUND.fullmatch(text)
    if not around:
        return None
    body, at, minutes = around[2], 0, Fraction(0)
    for match in _PART.finditer(body):
        if match.start() != at:
            return None
        at = match.end()
        amount = Fraction(1, 2) if match[1] == "半" else None
        if amount is None:
            number = written_number(match[1])
            if number is None:
                return None
            amount = number.value
        if match[2] or match[4]:
            amount += Fraction(1, 2)
        minutes += amount * _MINUTES[match[3]]
    if not body or at != len(body):
        return None
    return Written(minutes, "", _BEFORE.get(around[1] or "") or _AFTER.get(around[3] or ""))


_DATE = re.compile(r"(\d{4})[年./-](\d{1,2})(?:[月./-](?:(\d{1,2})日?)?)?(?:\s*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})?")
_SERIAL_FROM, _SERIAL_TO = 20_000, 80_000
_OPEN_END = frozenset({"长期", "永久", "至今", "长期有效", "持续"})


def read_date(raw: Raw, column: Column, unit: str | None) -> Value:
    """An ISO day, or an ISO month where only the month is given; Excel's serial numbers are understood."""
    if isinstance(raw, str) and len(raw) == 10 and raw[4] == raw[7] == "-" and raw[:2] in ("19", "20"):
        try:
            return date.fromisoformat(raw).isoformat(), None
        except ValueError:
            raise CellFault(rules.CELL_NO_SUCH_DAY, {"value": raw}) from None
    if isinstance(raw, datetime):
        return raw.date().isoformat(), None
    if isinstance(raw, date):
        return raw.isoformat(), None
    if isinstance(raw, (int, float)) and not isinstance(raw, bool) and _SERIAL_FROM <= raw <= _SERIAL_TO:
        return (date(1899, 12, 30) + timedelta(days=int(raw))).isoformat(), None
    text = squeezed(raw)
    nothing = absent(text)
    if nothing is not None or text in _OPEN_END:
        return None, None
    match = _DATE.fullmatch(text) or _COMPACT.fullmatch(text)
    if match is None and re.fullmatch(r"\d{5}(\.0+)?", text) and _SERIAL_FROM <= float(text) <= _SERIAL_TO:
        return read_date(float(text), column, unit)
    if match is None:
        raise CellFault(rules.CELL_DATE, {"value": tidy(raw)})
    try:
        day = date(int(match[1]), int(match[2]), int(match[3] or 1))
    except ValueError:
        raise CellFault(rules.CELL_NO_SUCH_DAY, {"value": tidy(raw)}) from None
    if not 1900 <= day.year <= 2200:
        raise CellFault(rules.CELL_DATE, {"value": tidy(raw)})
    return day.isoformat() if match[3] else day.isoformat()[:7], None


def read_year(raw: Raw, column: Column, unit: str | None) -> Value:
    """A year as a number."""
    if isinstance(raw, (date, datetime)):
        return raw.year, None
    text = squeezed(raw).rstrip("年度")
    if absent(text) is not None:
        return None, None
    if not re.fullmatch(r"(19|20|21)\d\d", text):
        raise CellFault(rules.CELL_YEAR, {"value": tidy(raw)})
    return int(text), None


_UNITS = {"日": "day", "天": "day", "工作日": "workday", "个工作日": "workday", "周": "week", "星期": "week", "月": "month"}
_UNITS |= {"个月": "month", "季": "quarter", "季度": "quarter", "半年": "half_year", "年": "year", "年度": "year"}
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_N = rf"\d+|[{_CHINESE}]+"
_PER = re.compile(rf"(?:每|逢)?(?P<every>{_N})?个?(?P<unit>{_UNIT})(?:(?:报|检|更新|填报|报送)?(?P<times>{_N})?次?)?")
_SLASH = re.compile(rf"(?P<times>{_N})次?[/每](?P<every>{_N})?个?(?P<unit>{_UNIT})")
_WORDS = {
    "旬报": Frequency(3, 1, "month"), "每旬": Frequency(3, 1, "month"), "半月": Frequency(2, 1, "month"),
    "每半月": Frequency(2, 1, "month"), "双月": Frequency(1, 2, "month"), "隔周": Frequency(1, 2, "week"),
}  # fmt: skip
_WORDS |= dict.fromkeys(("随时", "不定期", "即时", "实时", "按需", "视情", "适时", "动态"), Frequency(1, 1, "any"))
_WORDS |= dict.fromkeys(("一次性", "一次", "单次", "仅一次"), Frequency(1, 1, "once"))


def written_frequency(text: str) -> Frequency | None:
    """How often *text* says; None if it does not say."""
    if text in _WORDS:
        return _WORDS[text]
    match = _SLASH.fullmatch(text) or _PER.fullmatch(text.removesuffix("报") if text.endswith("报") else text)
    if not match:
        return None
    times = _small(match["times"])
    every = _small(match["every"])
    if not times or not every:
        return None
    return Frequency(times, every, _UNITS[match["unit"]])


def _small(text: str | None) -> int | None:
    if text is None:
        return 1
    return int(text) if text.isdigit() else chinese_numeral(text)


def read_frequency(raw: Raw, column: Column, unit: str | None) -> tuple[str | None, int | None, str | None]:
    """The canonical frequency, occasions a year in sixtieths, and the mark; a bare number is times a year."""
    found: Written | None = None
    if isinstance(raw, str) or raw is None:
        text = squeezed(raw)
        nothing = absent(text)
        if nothing is not None:
            return (None, 0, Mark.NONE) if nothing[1] == Mark.NONE else (None, None, nothing[1])
        around = _AROUND.fullmatch(text)
        often = written_frequency(text)
        mark = None
        if often is None and around and (around[1] or around[3]):
            often = written_frequency(around[2])
            mark = _BEFORE.get(around[1] or "") or _AFTER.get(around[3] or "")
        if often is not None:
            yearly = often.yearly
            return str(often), None if yearly is None else int(round_half_up(yearly * 60)), mark
    found, _nothing = _number(squeezed(raw) if isinstance(raw, str) else raw, rules.CELL_FREQUENCY)
    if found is None or found.unit not in COUNT_UNITS or found.value < 0:
        raise CellFault(rules.CELL_FREQUENCY, {"value": tidy(raw)})
    per_year = {"月": 12, "次/月": 12, "季": 4, "季度": 4, "周": 52}.get(unit or "", 1)
    value = found.value * per_year
    return f"{_whole(Written(value, '', None), raw)}/year", int(round_half_up(value * 60)), found.mark


# --- words ---------------------------------------------------------------------------------------------------


def read_text(raw: Raw, column: Column, unit: str | None) -> Value:
    """A text without personal data, of at most ``TEXT_LIMIT`` characters."""
    text = tidy(raw)
    nothing = absent(text)
    if nothing is not None:
        return nothing
    if len(text) > TEXT_LIMIT:
        raise CellFault(rules.CELL_LONG, {"length": len(text), "limit": TEXT_LIMIT})
    what = personal_data(text)
    if what:
        raise CellFault(rules.PERSONAL_REFUSED, {"what": what})
    return text, None


def read_name(raw: Raw, column: Column, unit: str | None) -> Value:
    """A name by which others refer to it: a text whose brackets are full-width beside Chinese."""
    text, _mark = read_text(raw, column, unit)
    return (None, None) if text is None else (brackets(text), None)


def brackets(text: str) -> str:
    """Half-width brackets become full-width where the text is Chinese: two spellings of one name are one."""
    if text.isascii():
        return text
    return text.replace("(", "（").replace(")", "）").replace(" ", "")


def read_code(raw: Raw, column: Column, unit: str | None) -> Value:
    """A code; a whole number from a spreadsheet loses its ``.0``."""
    text = tidy(raw).replace(" ", "")
    return (None, None) if absent(text) is not None else (text, None)


def read_choice(raw: Raw, column: Column, unit: str | None) -> Value:
    """One of a closed set, by any of its labels."""
    text = squeezed(raw)
    if absent(text) is not None:
        return None, None
    for value, labels in column.choices.items():
        if text == value or text.lower() in (label.lower().replace(" ", "") for label in labels):
            return value, None
    raise CellFault(
        rules.CELL_CHOICE, {"value": tidy(raw), "choices": "、".join(labels[0] for labels in column.choices.values())}
    )


_YES = frozenset({"是", "有", "√", "✓", "y", "yes", "1", "true", "对"})
_NO = frozenset({"否", "×", "✗", "n", "no", "0", "false", "不是", "无", "没有"})


def read_flag(raw: Raw, column: Column, unit: str | None) -> Value:
    """1 for yes, 0 for no."""
    text = squeezed(raw).lower()
    if text in _YES:
        return 1, None
    if text in _NO:
        return 0, None
    if absent(text) is not None:
        return None, None
    raise CellFault(rules.CELL_CHOICE, {"value": tidy(raw), "choices": "是、否"})


_SEPARATORS = re.compile(r"[、，,；;|\n/]+")


def split_list(text: str) -> list[str]:
    """The parts of a list written with 、 ，； or slashes, in order, each once."""
    return list(dict.fromkeys(part.strip() for part in _SEPARATORS.split(text) if part.strip()))


def read_list(raw: Raw, column: Column, unit: str | None) -> Value:
    """Several words, joined by 、."""
    if isinstance(raw, str):
        raw = raw.replace("\n", "、")
    text, _mark = read_text(raw, column, unit)
    return ("、".join(split_list(text)) or None, None) if text else (None, None)


Reader = Callable[[Raw, Column, str | None], Any]

READERS: dict[str, Reader] = {
    "count": read_count,
    "money": read_money,
    "area": read_area,
    "points": read_points,
    "minutes": read_minutes,
    "date": read_date,
    "year": read_year,
    "frequency": read_frequency,
    "text": read_text,
    "name": read_name,
    "duty": read_name,
    "code": read_code,
    "document_number": read_name,
    "choice": read_choice,
    "burden_kind": read_text,
    "flag": read_flag,
    "list": read_list,
    "aliases": read_list,
}
"""The reader of every type that needs no register; names of departments, communities and places need one."""
