"""Working days: the State Council's yearly holiday arrangement, or a sheet of days off and days worked."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from registry.errors import BadUsage
from registry.language import _
from registry.periods import first_day

if TYPE_CHECKING:
    from catalog.profiles import Profile
    from registry.intake.cells import Raw

SATURDAY = 5
OFF = frozenset({"休", "休息", "放假", "假", "节假日", "off", "holiday", "0"})
WORKED = frozenset({"班", "上班", "调休上班", "补班", "工作日", "work", "workday", "1"})
DATE_HEADS = frozenset({"日期", "date"})
TYPE_HEADS = frozenset({"类型", "type"})


class SheetFault(BadUsage):
    """A sheet of working days cannot be used as it is; the sentence says where and why."""

    def __init__(self, path: str, fault: str) -> None:
        super().__init__(
            _("Working days, {path}: {fault}").format(path=Path(path).name, fault=fault)
        )


@dataclass(frozen=True, slots=True)
class Day:
    """A day that was counted to; provisional where it rests on a year whose holidays are not announced."""

    iso: str
    provisional: bool

    def __str__(self) -> str:
        return marked(self.iso, self.provisional)


@dataclass(frozen=True, slots=True)
class Count:
    """Working days between two days; provisional as above."""

    days: int
    provisional: bool


def marked(text: str, provisional: bool) -> str:
    """*text*, and the mark of what is provisional behind it."""
    return _("{text} (provisional)").format(text=text) if provisional else text


def caution(provisional: bool) -> str:
    """The sentence that a provisional count must carry; empty for others."""
    if not provisional:
        return ""
    return _(
        "Counted Monday to Friday for now; final when the State Council has announced the holidays."
    )


def months_after(day: date, months: int) -> date:
    """The same day *months* later, or the last day of that month where it has no such day."""
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


@dataclass
class Calendar:
    """Which days are worked. *sheet* says so for whole years; others follow the arrangement that ships with the tool."""

    sheet: dict[date, bool] = field(default_factory=dict)
    years: frozenset[int] = frozenset()
    _known: dict[date, bool] = field(default_factory=dict)

    @classmethod
    def read(cls, path: str | None) -> Calendar:
        """The shipped calendar, its years replaced by those that stand in the sheet at *path*.

        The sheet has two columns: 日期 (date) and 类型 (type), 休 for a day off and 班 for a weekend day worked; days
        that it does not name are worked from Monday to Friday. CSV or a workbook.
        """
        if path is None:
            return cls()
        sheet = _sheet(path)
        return cls(sheet, frozenset(day.year for day in sheet))

    @classmethod
    def of(cls, profile: Profile) -> Calendar:
        """The calendar by which a profile counts."""
        given = profile.get("files.calendar")
        return cls.read(given.value if given else None)

    def is_working(self, day: date | str) -> bool:
        """Whether *day* is worked; Monday to Friday where its year is not announced."""
        if isinstance(day, str):
            day = first_day(day)
        if day not in self._known:
            self._known[day] = self._is_working(day)
        return self._known[day]

    def _is_working(self, day: date) -> bool:
        if day in self.sheet:
            return self.sheet[day]
        weekday = day.weekday() < SATURDAY
        if day.year in self.years:
            return weekday
        off, worked, _announced = _shipped()
        return (weekday and day not in off) or day in worked

    def is_announced(self, year: int) -> bool:
        """Whether the holidays of *year* are known."""
        return year in self.years or year in _shipped()[2]

    def add(self, day: str, n: int) -> Day:
        """The *n*-th working day after *day*; *day* itself for none."""
        start = last = first_day(day)
        while n > 0:
            last += timedelta(days=1)
            n -= self.is_working(last)
        return Day(last.isoformat(), self._is_provisional(start, last))

    def between(self, first: str, last: str) -> Count:
        """How many working days lie after *first* up to and including *last*."""
        start, end = first_day(first), first_day(last)
        days = (start + timedelta(days=number) for number in range(1, (end - start).days + 1))
        return Count(sum(map(self.is_working, days)), self._is_provisional(start, end))

    def _is_provisional(self, start: date, end: date) -> bool:
        after = start + timedelta(days=1)
        return any(not self.is_announced(year) for year in range(after.year, end.year + 1))


@cache
def _shipped() -> tuple[Collection[date], Collection[date], frozenset[int]]:
    """The days off, the weekend days worked, and the years of which they are known."""
    from chinese_calendar import holidays, workdays  # noqa: PLC0415 - only where days are counted

    return holidays, workdays, frozenset(day.year for day in holidays)


def _sheet(path: str) -> dict[date, bool]:
    from registry.intake.files import opened  # noqa: PLC0415 - rarely needed
    from registry.intake.incoming import FileFault, Incoming  # noqa: PLC0415 - rarely needed

    file = Incoming(Path(path), Path(path).name)
    try:
        with opened(file) as (grids, _notes):
            rows = [row for grid in islice(grids, 1) for row in grid.rows]
    except FileFault as error:
        raise SheetFault(path, _(error.rule.sentence).format(**error.facts)) from error
    if not rows:
        raise SheetFault(path, _("it is empty."))
    at_date, at_type = _columns(path, rows[0])
    days = {}
    for number, row in enumerate(rows[1:], start=2):
        if any(cell not in (None, "") for cell in row):
            day, worked = _line(path, number, row, at_date, at_type)
            days[day] = worked
    return days


def _columns(path: str, head: list[Raw]) -> tuple[int, int]:
    from registry.intake.cells import squeezed  # noqa: PLC0415

    names = [squeezed(cell).lower() for cell in head]
    try:
        return (
            next(at for at, name in enumerate(names) if name in DATE_HEADS),
            next(at for at, name in enumerate(names) if name in TYPE_HEADS),
        )
    except StopIteration:
        raise SheetFault(
            path, _("its first row must hold the headers 日期 and 类型 (date and type).")
        ) from None


def _line(path: str, number: int, row: list[Raw], at_date: int, at_type: int) -> tuple[date, bool]:
    from registry.intake.cells import CellFault, shown, squeezed  # noqa: PLC0415
    from registry.intake.times import read_date  # noqa: PLC0415
    from registry.sheets import kind_of  # noqa: PLC0415

    column = kind_of("request").by_name["date"]
    cells = [*row, None, None]
    try:
        text, _mark = read_date(cells[at_date], column, None)
    except CellFault as error:
        raise SheetFault(
            path, _in_row(number, _(error.rule.sentence).format(**error.facts))
        ) from None
    if text is None or len(text) < len("2026-05-01"):
        raise SheetFault(path, _in_row(number, _("a whole date is needed.")))
    kind = squeezed(cells[at_type]).lower()
    if kind not in OFF | WORKED:
        fault = _("“{text}” is neither 休 (off) nor 班 (worked).").format(
            text=shown(cells[at_type])
        )
        raise SheetFault(path, _in_row(number, fault))
    return date.fromisoformat(text), kind in WORKED


def _in_row(number: int, fault: str) -> str:
    return _("row {row}: {fault}").format(row=number, fault=fault)
