"""Facts become the cells of a sheet: titles, headers of one or two levels, merged cells, totals, lines below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from examples.chance import Dice
from examples.columns import COLUMNS, Column
from examples.hands import Cell, Clerk, Formula, Hand, Pen
from examples.headings import TITLES
from examples.town import CITY, Spot, Town

MARK = "示例数据"
"""Stands in every file: the city does not exist."""

CONTACTS = ("张三", "李四", "王五", "赵六", "孙七", "周八", "吴九", "郑十")
"""Names of nobody, for contact columns and lines only."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a sheet is laid out.

    ``alias`` chooses among the headers; ``first`` are columns that come first, ``without`` those left out;
    ``groups`` are the upper headers with how many columns each spans; ``merge`` is the column whose equal
    neighbours are merged; ``totals`` are the columns that 合计, and with ``subtotals`` 小计, sum up.
    """

    title: str = ""
    serial: bool = False
    alias: int = 0
    first: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    groups: tuple[tuple[str, int], ...] = ()
    merge: str = ""
    totals: tuple[str, ...] = ()
    subtotals: bool = False
    formula: bool = False
    blanks: bool = False
    extras: tuple[str, ...] = ()
    footer: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet to be written: its facts, all of one kind, in the order in which they stand."""

    name: str
    kind: str
    rows: Sequence[Any]
    look: Look = Look()
    hand: Hand = field(default_factory=Hand)
    asides: dict[str, Sequence[Cell]] = field(default_factory=dict)
    """Further columns that no kind knows: header and a cell for each row."""


@dataclass(slots=True)
class Grid:
    """The cells of a sheet, and its merged areas as first row, first column, last row, last column, from 0."""

    name: str
    rows: list[list[Cell]]
    merges: list[tuple[int, int, int, int]]
    head: int
    """How many rows come before the first row of facts."""


def lay_out(sheet: Sheet, town: Town, dice: Dice) -> Grid:
    """The sheet as cells."""
    return _Table(sheet, town, dice).grid()


class _Table:
    def __init__(self, sheet: Sheet, town: Town, dice: Dice) -> None:
        self._sheet = sheet
        self._look = sheet.look
        self._dice = dice
        self._streets = {street.code: street.name for street in town.streets}
        self._clerk = Clerk(sheet.hand, town, dice)
        self._columns = _chosen(sheet.kind, sheet.look)
        self._pens: list[tuple[str, Pen]] = [
            (column.field, self._clerk.pen(sheet.kind, column)) for column in self._columns
        ]
        self._offset = 1 if self._look.serial else 0
        self._rows: list[list[Cell]] = []
        self._merges: list[tuple[int, int, int, int]] = []
        extras = [*self._look.extras, *sheet.asides]
        self._width = self._offset + len(self._columns) + len(extras)
        self._extras = extras

    def grid(self) -> Grid:
        """Title, header, rows, totals and the lines below."""
        if self._look.title:
            self._line(self._look.title, merged=True)
        self._header()
        head = len(self._rows)
        self._body()
        if self._look.totals:
            self._total("合计", head, self._sheet.rows)
        if self._look.footer:
            self._footer()
        return Grid(self._sheet.name, self._rows, self._merges, head)

    def _line(self, text: str, *, merged: bool) -> None:
        row = len(self._rows)
        self._rows.append([text] + [None] * (self._width - 1))
        if merged and self._width > 1:
            self._merges.append((row, 0, row, self._width - 1))

    def _header(self) -> None:
        names: list[Cell] = ["序号"] if self._look.serial else []
        for column in self._columns:
            header = column.headers[self._look.alias % len(column.headers)]
            names.append(header + self._clerk.unit(column))
        names += self._extras
        if not self._look.groups:
            self._rows.append(names)
            return
        upper: list[Cell] = [None] * self._width
        row, at = len(self._rows), 0
        for text, span in self._look.groups:
            upper[at] = text or names[at]
            if text and span > 1:
                self._merges.append((row, at, row, at + span - 1))
            at += span
        for position in range(self._width):
            grouped = self._group_of(position)
            if not grouped:
                upper[position] = names[position]
                names[position] = None
                self._merges.append((row, position, row + 1, position))
        self._rows += [upper, names]

    def _group_of(self, position: int) -> str:
        at = 0
        for text, span in self._look.groups:
            if at <= position < at + span:
                return text
            at += span
        return ""

    def _body(self) -> None:
        run: list[Any] = []
        start = len(self._rows)
        for number, fact in enumerate(self._sheet.rows, start=1):
            if (
                run
                and self._look.merge
                and getattr(fact, self._look.merge) != getattr(run[-1], self._look.merge)
            ):
                self._close(start, run)
                start, run = len(self._rows), []
            run.append(fact)
            self._rows.append(self._cells(number, fact))
        self._close(start, run)

    def _cells(self, number: int, fact: Any) -> list[Cell]:
        cells: list[Cell] = [number] if self._look.serial else []
        cells += [pen(getattr(fact, name)) for name, pen in self._pens]
        cells += [self._extra(name, fact) for name in self._look.extras]
        cells += [values[number - 1] for values in self._sheet.asides.values()]
        return cells

    def _close(self, start: int, run: list[Any]) -> None:
        """The run of facts that share the merged column is merged, and summed up."""
        if not self._look.merge or not run:
            return
        at = self._offset + [column.field for column in self._columns].index(self._look.merge)
        if len(run) > 1:
            self._merges.append((start, at, start + len(run) - 1, at))
            for row in self._rows[start + 1 : start + len(run)]:
                row[at] = None
        if self._look.subtotals:
            self._total("小计", start, run)
        if self._look.blanks and self._dice.hit(30):
            self._rows.append([None] * self._width)

    def _total(self, label: str, start: int, facts: Sequence[Any]) -> None:
        cells: list[Cell] = [None] * self._width
        cells[0] = label
        end = len(self._rows)
        for position, column in enumerate(self._columns, start=self._offset):
            if column.name in self._look.totals:
                amount = sum(_number(getattr(fact, column.field)) for fact in facts)
                value = str(amount) if column.type == "frequency" else amount
                written = self._clerk.pen(self._sheet.kind, column)(value)
                if self._look.formula and isinstance(written, (int, float)):
                    letter = chr(ord("A") + position)
                    written = Formula(f"=SUM({letter}{start + 1}:{letter}{end})", written)
                cells[position] = written
        self._rows.append(cells)

    def _extra(self, name: str, fact: Any) -> Cell:
        dice = self._dice
        spot = getattr(fact, "community", None)
        if name == "区县":
            return spot.district if isinstance(spot, Spot) else None
        if name == "街道":
            return self._street(spot) if isinstance(spot, Spot) else None
        if name in ("联系人", "经办人"):
            return dice.pick(CONTACTS)
        if name == "联系电话":
            return f"1390000{dice.between(0, 9999):04}"
        if name == "清理意见":
            return "取消" if getattr(fact, "valid_to", None) else "保留"
        if name == "落实情况":
            return dice.pick(("已完成", "推进中", "已完成", "未反馈"))
        return dice.pick((None, None, None, "已核对", "口头通知", "以文件为准"))

    def _street(self, spot: Spot) -> Cell:
        return self._streets[spot.code[:4]] if spot.level == "community" else None

    def _footer(self) -> None:
        name = self._dice.pick(CONTACTS)
        phone = f"1390000{self._dice.between(0, 9999):04}"
        self._line(f"注：本表为{MARK}，{CITY}及所列单位均为虚构。", merged=False)
        self._line(
            f"填表人：{name}    联系电话：{phone}    填表日期：2025年12月{self._dice.between(22, 30)}日",
            merged=False,
        )


def _number(value: int | str | None) -> int:
    """What a value adds to a total; words such as 无 add nothing."""
    if isinstance(value, str):
        return int(value) if value.isdigit() else 0
    return value or 0


def _chosen(kind: str, look: Look) -> list[Column]:
    columns = [column for column in COLUMNS[kind] if column.name not in look.without]
    ahead = {name: place for place, name in enumerate(look.first)}
    return sorted(columns, key=lambda column: ahead.get(column.name, len(ahead)))


def titled(kind: str, who: str, when: str = "") -> str:
    """The title of a sheet, with the mark that it is invented."""
    return f"{who}{when}{TITLES[kind]}情况表（{MARK}）"
