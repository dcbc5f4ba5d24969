"""Dates, lengths of time and frequencies as offices write them."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime, time, timedelta
from fractions import Fraction

from registry.intake import rules
from registry.intake.cells import CellFault, Raw, Value, absent, shown, squeezed, tidy
from registry.intake.numbers import (
    AFTER,
    BEFORE,
    COUNT_UNITS,
    Written,
    number_in,
    rounded,
    whole,
    written_number,
)
from registry.numerals import CHINESE, chinese_numeral
from registry.periods import Frequency
from registry.quantities import Mark, round_half_up
from registry.sheets import Column

DAY_MINUTES = 480
"""A working day of eight hours; 半天 is half of it (《国务院关于职工工作时间的规定》第三条)."""

# fmt: off
_MINUTES = {
    "分": 1, "分钟": 1, "分钟数": 1, "min": 1,
    "小时": 60, "个小时": 60, "小时数": 60, "时": 60, "钟头": 60, "h": 60,
    "天": DAY_MINUTES, "日": DAY_MINUTES, "工作日": DAY_MINUTES, "个工作日": DAY_MINUTES,
}
# fmt: on
_PART = re.compile(
    rf"(\d+(?:\.\d+)?|[{CHINESE}]+|半)(个半)?({'|'.join(sorted(_MINUTES, key=len, reverse=True))})(半)?"
)
_AROUND = re.compile(
    rf"({'|'.join(sorted(BEFORE, key=len, reverse=True))})?(.*?)({'|'.join(AFTER)})?"
)
_CLOCK = re.compile(r"(\d{1,3}):([0-5]\d)(?::[0-5]\d)?")


def read_minutes(raw: Raw, column: Column, unit: str | None) -> Value:
    """Whole minutes from 90分钟, 1.5小时, 2小时30分, 半天, a clock time, or a bare number in the header's unit."""
    if isinstance(raw, (timedelta, time)):
        return _clock(raw)
    text = squeezed(raw).lower() if isinstance(raw, str) else raw
    if isinstance(text, str):
        nothing = absent(text)
        if nothing is not None:
            return (0, Mark.NONE) if nothing[1] == Mark.NONE else nothing
        text = text.removeprefix("每次").removesuffix("/次")
        parts = _duration(text)
        if parts is not None:
            return rounded(parts.value, parts.mark, raw, "分钟")
    found, nothing = number_in(text, rules.CELL_DURATION)
    if found is None:
        return nothing
    scale = _MINUTES.get(found.unit or unit or "分钟")
    if scale is None or found.value < 0:
        raise CellFault(rules.CELL_DURATION, {"value": shown(raw)})
    return rounded(found.value * scale, found.mark, raw, "分钟")


def _clock(raw: timedelta | time) -> Value:
    """The minutes of a cell that a spreadsheet shows as 1:30; its binary fraction of a day is off by microseconds."""
    if isinstance(raw, time):
        raw = timedelta(
            hours=raw.hour, minutes=raw.minute, seconds=raw.second, microseconds=raw.microsecond
        )
    seconds = round(raw.total_seconds())
    if seconds < 0:
        raise CellFault(rules.CELL_DURATION, {"value": str(raw)})
    return rounded(Fraction(seconds, 60), None, str(raw), "分钟")


def _duration(text: str) -> Written | None:
    if clock := _CLOCK.fullmatch(text):
        return Written(Fraction(60 * int(clock[1]) + int(clock[2])), "", None)
    around = _AROUND.fullmatch(text)
    if not around or not around[2]:
        return None
    at, minutes = 0, Fraction(0)
    for match in _PART.finditer(around[2]):
        amount = _amount(match)
        if match.start() != at or amount is None:
            return None
        at = match.end()
        minutes += amount * _MINUTES[match[3]]
    if at != len(around[2]):
        return None
    return Written(minutes, "", _mark(around))


def _amount(part: re.Match[str]) -> Fraction | None:
    """1.5, 两, 半 or 1个半."""
    if part[1] == "半":
        return Fraction(1, 2)
    number = written_number(part[1])
    if number is None:
        return None
    return number.value + (Fraction(1, 2) if part[2] or part[4] else 0)


def _mark(around: re.Match[str]) -> str | None:
    return BEFORE.get(around[1] or "") or AFTER.get(around[3] or "")


_DATE = re.compile(r"(\d{4})[年./-](\d{1,2})(?:[月./-](?:(\d{1,2})日?)?)?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})?")
_TIME_OF_DAY = re.compile(r"(?:[ T]+|(?<=日))\d{1,2}[:：]\d{2}(?:[:：]\d{2}(?:\.\d+)?)?$")
_DAY_OF_WEEK = re.compile(r"[(（]?(?:星期|周)[一二三四五六日天][)）]?$")
_SERIAL = re.compile(r"\d{5}(\.0+)?")
_SERIAL_FROM, _SERIAL_TO = 20_000, 80_000
_FIRST_YEAR, _LAST_YEAR = 1900, 2200
_OPEN_END = frozenset({"长期", "永久", "至今", "长期有效", "持续"})


def read_date(raw: Raw, column: Column, unit: str | None) -> Value:
    """An ISO day, or an ISO month where only the month is given; Excel's serial numbers are understood."""
    if isinstance(raw, str):
        return _written_date(raw)
    if isinstance(raw, (date, datetime)):
        return _checked(raw.year, raw.month, raw.day, raw).isoformat(), None
    if isinstance(raw, (int, float)) and not isinstance(raw, bool):
        if _SERIAL_FROM <= raw <= _SERIAL_TO:
            return _of_serial(raw), None
        if isinstance(raw, float) and 1900 <= raw <= 2200 and f"{raw}".endswith(".1"):
            raise CellFault(rules.CELL_MONTH_UNCLEAR, {"value": raw, "year": int(raw)})
    return _written_date(tidy(raw))


def written_day(text: str) -> str | None:
    """The ISO day or month that *text* names; None where it names none. Raises CellFault where it is no date."""
    found: str | None = _written_date(text)[0]
    return found


def _written_date(raw: str) -> Value:
    if len(raw) == 10 and raw[4] == raw[7] == "-" and raw[:2] in ("19", "20"):
        try:
            return date.fromisoformat(raw).isoformat(), None
        except ValueError:
            raise CellFault(rules.CELL_NO_SUCH_DAY, {"value": shown(raw)}) from None
    text = squeezed(_DAY_OF_WEEK.sub("", _TIME_OF_DAY.sub("", tidy(raw))))
    if absent(text) is not None or text in _OPEN_END:
        return None, None
    match = _DATE.fullmatch(text) or _COMPACT.fullmatch(text)
    if match is None:
        if _SERIAL.fullmatch(text) and _SERIAL_FROM <= float(text) <= _SERIAL_TO:
            return _of_serial(float(text)), None
        raise CellFault(rules.CELL_DATE, {"value": shown(raw)})
    day = _checked(int(match[1]), int(match[2]), int(match[3] or 1), raw)
    return day.isoformat() if match[3] else day.isoformat()[:7], None


def _of_serial(days: float) -> str:
    return (date(1899, 12, 30) + timedelta(days=int(days))).isoformat()


def _checked(year: int, month: int, day: int, raw: Raw) -> date:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise CellFault(rules.CELL_DATE, {"value": shown(raw)})
    try:
        return date(year, month, day)
    except ValueError:
        raise CellFault(rules.CELL_NO_SUCH_DAY, {"value": shown(raw)}) from None


def read_year(raw: Raw, column: Column, unit: str | None) -> Value:
    """A year as a number."""
    text = str(raw.year) if isinstance(raw, (date, datetime)) else squeezed(raw).rstrip("年度")
    if absent(text) is not None:
        return None, None
    if not re.fullmatch(r"(19|20|21)\d\d", text, re.ASCII):
        raise CellFault(rules.CELL_YEAR, {"value": shown(raw)})
    return int(text), None


MONTHS = 12
NO_LEAP_YEAR = 2025
"""A year whose February has 28 days: a day of every year is one that every year has."""

_MONTH_DAY = re.compile(r"(?:每年)?(\d{1,2})[月./-](?:(\d{1,2})日?|底|末)?前?")


def read_month_day(raw: Raw, column: Column, unit: str | None) -> Value:
    """A day of every year as MM-DD: 6月30日, 06-30, 6月底 (its last day), 6月 alike."""
    if isinstance(raw, (date, datetime)):
        return f"{raw.month:02d}-{raw.day:02d}", None
    text = squeezed(raw)
    if absent(text) is not None:
        return None, None
    text = {"年底": "12-31", "年末": "12-31", "每年年底": "12-31"}.get(text, text)
    match = _MONTH_DAY.fullmatch(text)
    if not match:
        raise CellFault(rules.CELL_MONTH_DAY, {"value": shown(raw)})
    month = int(match[1])
    last = monthrange(NO_LEAP_YEAR, month)[1] if 1 <= month <= MONTHS else 0
    day = int(match[2] or last)
    if not 1 <= day <= last:
        raise CellFault(rules.CELL_NO_SUCH_DAY, {"value": shown(raw)})
    return f"{month:02d}-{day:02d}", None


# fmt: off
_UNITS = {
    "日": "day", "天": "day", "工作日": "workday", "个工作日": "workday", "周": "week", "星期": "week",
    "月": "month", "个月": "month", "季": "quarter", "季度": "quarter", "半年": "half_year",
    "年": "year", "年度": "year",
}
_WORDS = {
    "旬报": Frequency(3, 1, "month"), "每旬": Frequency(3, 1, "month"), "半月": Frequency(2, 1, "month"),
    "每半月": Frequency(2, 1, "month"), "双月": Frequency(1, 2, "month"), "隔周": Frequency(1, 2, "week"),
}
# fmt: on
_WORDS |= dict.fromkeys(
    ("随时", "不定期", "即时", "实时", "按需", "视情", "适时", "动态"), Frequency(1, 1, "any")
)
_WORDS |= dict.fromkeys(("一次性", "一次", "单次", "仅一次"), Frequency(1, 1, "once"))
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_N = rf"\d{{1,6}}|[{CHINESE}]+"
_PER = re.compile(
    rf"(?:每|逢)?(?P<every>{_N})?个?(?P<unit>{_UNIT})"
    rf"(?:(?:报送|填报|更新|检查|报|检)?(?P<least>不少于|不低于|至少)?(?P<times>{_N})(?:次|回|期|份|遍|报|检))?"
)
_SLASH = re.compile(rf"(?P<times>{_N})次?[/每](?P<every>{_N})?个?(?P<unit>{_UNIT})")


def written_frequency(text: str) -> tuple[Frequency, str | None] | None:
    """How often *text* says, and how sure it was; None if it does not say."""
    around = _AROUND.fullmatch(text)
    if text in _WORDS:
        return _WORDS[text], None
    for body, mark in ((text, None), (around[2], _mark(around)) if around else (text, None)):
        match = (
            _SLASH.fullmatch(body)
            or _PER.fullmatch(body)
            or _PER.fullmatch(body.removesuffix("报"))
        )
        if match:
            times, every = _small(match["times"]), _small(match["every"])
            if times and every:
                least = BEFORE.get(match.groupdict().get("least") or "")
                return Frequency(times, every, _UNITS[match["unit"]]), mark or least
    return None


def _small(text: str | None) -> int | None:
    if text is None:
        return 1
    return int(text) if text.isdigit() else chinese_numeral(text)


_PER_YEAR = {"月": 12, "次/月": 12, "季": 4, "季度": 4, "周": 52}


def read_frequency(
    raw: Raw, column: Column, unit: str | None
) -> tuple[str | None, int | None, str | None]:
    """The canonical frequency, occasions a year in sixtieths, and the mark; a bare number is times a year."""
    if isinstance(raw, str) or raw is None:
        text = squeezed(raw)
        nothing = absent(text)
        if nothing is not None:
            return (None, 0, Mark.NONE) if nothing[1] == Mark.NONE else (None, None, nothing[1])
        often = written_frequency(text)
        if often is not None:
            yearly = often[0].yearly
            sixtieths = None if yearly is None else int(round_half_up(yearly * 60))
            return str(often[0]), sixtieths, often[1]
    found, _nothing = number_in(raw, rules.CELL_FREQUENCY)
    if found is None or found.unit not in COUNT_UNITS or found.value < 0:
        raise CellFault(rules.CELL_FREQUENCY, {"value": shown(raw)})
    times = whole(Written(found.value * _PER_YEAR.get(unit or "", 1), "", None), raw)
    return f"{times}/year", times * 60, found.mark
