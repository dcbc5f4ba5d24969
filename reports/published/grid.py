"""An ordinary table as columns of figures: its headings, its rows with their names, which of them are totals."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum
from fractions import Fraction

from registry.intake.cells import Raw, absent, squeezed, tidy
from registry.intake.totals import is_total
from reports.published.numbers import Figure, cell_figure
from reports.published.reading import Sheet

MOST_COLUMNS = 60
"""A wider table is read to this column."""

HEAD_ROWS = 12
"""The first row of figures stands no lower."""

_PERCENT = re.compile(r"率|占比|比例|比重|%|百分比|降幅|增幅|减幅")
_AVERAGE = re.compile(r"平均|均值|人均|户均|均")
_NOT_SUMMED = re.compile(
    r"序号|编号|代码|排名|名次|年龄|年份|年度$|日期|时间|电话|标准|单价|得分|分数|倍数|^no\.?$|^id$",
    re.IGNORECASE,
)
_PART_OF_ROW = re.compile(r"^(?:其中|#)")


class Role(Enum):
    """What the figures of a column are."""

    COUNT = 1
    PERCENT = 2
    AVERAGE = 3
    OTHER = 4


@dataclass(frozen=True, slots=True)
class Row:
    """A row of figures: its number, the words that name it, a figure or None for each column."""

    number: int
    name: str
    figures: tuple[Figure | None, ...]
    blank: tuple[bool, ...]
    is_total: bool
    is_partial: bool
    is_detail: bool


@dataclass(frozen=True, slots=True)
class Table:
    """The headings, the role of each column, the rows; *odd* are cells in columns of figures that hold none."""

    headings: tuple[str, ...]
    roles: tuple[Role, ...]
    rows: tuple[Row, ...]
    odd: tuple[tuple[int, int, str], ...]

    def of(self, role: Role) -> list[int]:
        """The columns of a role."""
        return [column for column, own in enumerate(self.roles) if own is role]


def table_of(sheet: Sheet) -> Table | None:
    """The table of a sheet; None if it has no row of headings above rows of figures."""
    width = min(max(map(len, sheet.rows), default=0), MOST_COLUMNS)
    cells = [[*row[:width], *[""] * (width - len(row))] for row in sheet.rows]
    figures = [[_alone(cell) for cell in row] for row in cells]
    first = _first(figures, cells)
    if not first:
        return None
    headings = _headings([[tidy(cell) for cell in row] for row in cells[:first]], width)
    if sum(map(bool, headings)) < 2:
        return None
    body = range(first, len(cells))
    roles = tuple(
        _role(headings[at], [figures[n][at] for n in body], [squeezed(cells[n][at]) for n in body])
        for at in range(width)
    )
    percents = [at for at in range(width) if roles[at] is Role.PERCENT]
    for at in percents:
        column = _as_percent([figures[n][at] for n in body])
        for n, figure in zip(body, column, strict=True):
            figures[n][at] = figure
    rows = [_row(n, cells[n], figures[n], roles) for n in body]
    odd = tuple(
        (n + 1, at, tidy(cells[n][at]))
        for n in body
        for at in range(width)
        if roles[at] is not Role.OTHER
        and figures[n][at] is None
        and absent(squeezed(cells[n][at])) is None
    )
    return Table(headings, roles, tuple(row for row in rows if any(row.figures)), odd)


def _first(figures: list[list[Figure | None]], cells: list[list[Raw]]) -> int | None:
    """The first row of figures, below a row of two words at least; years are headings, not figures."""
    named = False
    for number, row in enumerate(figures[:HEAD_ROWS]):
        told = [each for each in row if each is not None]
        if named and any(not _is_year(each) for each in told):
            return number
        words = [cell for cell in cells[number] if squeezed(cell)]
        named = named or len(words) >= 2
    return None


def _is_year(figure: Figure) -> bool:
    return not figure.unit and figure.step == 1 and 1990 <= figure.value <= 2100


def _alone(cell: Raw) -> Figure | None:
    """The figure that fills a cell; words with a figure in them are words."""
    text = squeezed(cell) if isinstance(cell, str) else cell
    figure = cell_figure(text)
    if figure is None or not isinstance(text, str):
        return figure
    if not any(char.isdigit() for char in text):
        return None
    return figure if len(text) - len(figure.text) <= 2 else None


def _headings(rows: list[list[str]], width: int) -> tuple[str, ...]:
    """The headings, the two rows above the figures as one; a title that stands alone in its row is none."""
    told = [row for row in rows if sum(map(bool, row)) >= 2][-2:]
    headings = []
    for at in range(width):
        last = ""
        parts: list[str] = []
        for row in told:
            last = row[at]
            if last and last not in parts:
                parts.append(last)
        headings.append("/".join(parts))
    return tuple(headings)


def _role(heading: str, figures: list[Figure | None], texts: list[str]) -> Role:
    said = [figure for figure in figures if figure is not None]
    filled = sum(1 for text in texts if absent(text) is None)
    if not said or 2 * len(said) < filled or _NOT_SUMMED.search(heading):
        return Role.OTHER
    if 2 * sum(figure.is_percent for figure in said) >= len(said):
        return Role.PERCENT
    if _PERCENT.search(heading):
        return Role.PERCENT
    return Role.AVERAGE if _AVERAGE.search(heading) else Role.COUNT


def _as_percent(figures: list[Figure | None]) -> list[Figure | None]:
    """Percentages written without %: as fractions of 1 where none is larger, else as they are."""
    bare = [figure for figure in figures if figure is not None and not figure.is_percent]
    factor = 100 if bare and all(abs(figure.value) <= 1 for figure in bare) else 1
    return [
        figure
        if figure is None or figure.is_percent
        else replace(
            figure,
            value=figure.value * factor,
            step=figure.step * Fraction(factor),
            unit="%",
        )
        for figure in figures
    ]


def _row(
    number: int, cells: list[Raw], figures: list[Figure | None], roles: tuple[Role, ...]
) -> Row:
    words = [
        tidy(cell)
        for cell, figure in zip(cells, figures, strict=True)
        if isinstance(cell, str) and figure is None and tidy(cell)
    ]
    total = next((word for word in words if is_total(word)), "")
    name = total or (words[0] if words else "")
    return Row(
        number + 1,
        name,
        tuple(
            figure if role is not Role.OTHER else None
            for figure, role in zip(figures, roles, strict=True)
        ),
        tuple(absent(squeezed(cell)) is not None for cell in cells),
        bool(total),
        "小计" in total,
        bool(_PART_OF_ROW.match(name)),
    )
