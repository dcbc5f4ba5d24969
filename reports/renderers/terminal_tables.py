"""A table as lines of text: in columns where they fit, else a record per row; and a table with a bar per row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from rich.cells import cell_len
from rich.text import Text as Words

from registry.language import _
from reports.document import Cell, Column, Table
from reports.renderers.cells import printed, value_of
from reports.renderers.fit import GAP, widths, wish
from reports.renderers.wording import one_line
from reports.renderers.wrap import wrap

_SHORTEST_BAR = 10
_LONGEST_BAR = 50


@dataclass(frozen=True, slots=True)
class Grid:
    """The words of a table: its headings, which columns are flush right, and the cells of the rows shown."""

    headings: tuple[str, ...]
    right: tuple[bool, ...]
    rows: tuple[tuple[str, ...], ...]

    def only(self, columns: Sequence[int]) -> Grid:
        """The grid with these of its columns."""

        def keep(cells: tuple[str, ...]) -> tuple[str, ...]:
            return tuple(cells[n] for n in columns)

        right = tuple(self.right[n] for n in columns)
        return Grid(keep(self.headings), right, tuple(keep(row) for row in self.rows))

    def widths(self, room: int) -> list[int] | None:
        """The widths of its columns within *room*, None where they do not fit."""
        columns = [[row[n] for row in self.rows] for n in range(len(self.headings))]
        wishes = [
            wish(heading, cells, is_number=right)
            for heading, cells, right in zip(self.headings, columns, self.right, strict=True)
        ]
        return widths(wishes, room)


def grid_of(table: Table) -> Grid:
    """The words of the rows that a page shows."""
    return Grid(
        tuple(one_line(column.label) for column in table.columns),
        tuple(column.kind.is_number for column in table.columns),
        tuple(_words(row, table.columns) for row in table.shown()),
    )


def _words(row: Sequence[Cell], columns: Sequence[Column]) -> tuple[str, ...]:
    return tuple(
        one_line(printed(cell, column.kind)) for cell, column in zip(row, columns, strict=True)
    )


def table_lines(table: Table, room: int, *, is_unicode: bool) -> Iterator[Words]:
    """The lines of a table, none wider than *room*: whole, or in parts below each other, or as records."""
    grid = grid_of(table)
    if not grid.rows:
        yield Words(_("No rows."))
        return
    parts = _parts(grid, room)
    if parts is None:
        yield from _records(grid, room)
        return
    for number, part in enumerate(parts):
        if number:
            yield Words("")
        yield from _grid_lines(part, part.widths(room) or [], is_unicode=is_unicode)


def _parts(grid: Grid, room: int) -> list[Grid] | None:
    """The grid in as few, about equal parts as fit, each with the first column; None where texts make that hard to read."""
    if grid.widths(room) is not None:
        return [grid]
    if not all(grid.right[1:]):
        return None
    for length in range(len(grid.headings) - 2, 0, -1):
        columns = range(1, len(grid.headings))
        count = -(-len(columns) // length)
        evenly = -(-len(columns) // count)
        parts = [
            grid.only([0, *columns[start : start + evenly]])
            for start in range(0, len(columns), evenly)
        ]
        if all(part.widths(room) is not None for part in parts):
            return parts
    return None


def _grid_lines(grid: Grid, fitted: Sequence[int], *, is_unicode: bool) -> Iterator[Words]:
    yield from _head(grid, fitted, is_unicode=is_unicode)
    for row in grid.rows:
        for line in _row(row, fitted, grid.right):
            yield Words(line)


def bar_lines(table: Table, room: int, *, is_unicode: bool) -> Iterator[Words]:
    """The lines of a table whose last column is drawn as a bar as well; the pieces go where there is no room."""
    grid = grid_of(table)
    fitted = grid.widths(room - _SHORTEST_BAR - GAP)
    if fitted is None:
        grid = grid.only([0, len(grid.headings) - 1])
        fitted = grid.widths(room - _SHORTEST_BAR - GAP)
    if fitted is None or not grid.rows:
        yield from table_lines(table, room, is_unicode=is_unicode)
        return
    length = min(_LONGEST_BAR, room - sum(fitted) - GAP * len(fitted))
    totals = [_length(row[-1]) for row in table.shown()]
    greatest = max(totals)
    yield from _head(grid, fitted, is_unicode=is_unicode)
    for cells, total in zip(grid.rows, totals, strict=True):
        bar = _bar(total, greatest, length, "█" if is_unicode else "#")
        *above, last = _row(cells, fitted, grid.right)
        for line in above:
            yield Words(line)
        yield Words(last + " " * GAP).append(bar, style="cyan")


def _length(cell: Cell) -> int:
    value = value_of(cell)
    return value if isinstance(value, int) and value > 0 else 0


def _bar(value: int, greatest: int, length: int, sign: str) -> str:
    """A bar in proportion; whatever is more than nothing has at least one sign."""
    if not value:
        return ""
    return sign * max(1, (2 * value * length + greatest) // (2 * greatest))


def _head(grid: Grid, fitted: Sequence[int], *, is_unicode: bool) -> Iterator[Words]:
    for line in _row(grid.headings, fitted, grid.right, at_bottom=True):
        yield Words(line, style="bold")
    sign = "─" if is_unicode else "-"
    yield Words((" " * GAP).join(sign * width for width in fitted))


def _row(
    cells: Sequence[str], fitted: Sequence[int], right: Sequence[bool], *, at_bottom: bool = False
) -> list[str]:
    """The lines of one row; a short cell stands at the top, a short heading at the bottom."""
    columns = [wrap(cell, width) for cell, width in zip(cells, fitted, strict=True)]
    if at_bottom:
        columns = [column[::-1] for column in columns]
    lines = [
        (" " * GAP).join(
            _padded(piece, width, is_right=flag)
            for piece, width, flag in zip(pieces, fitted, right, strict=True)
        )
        for pieces in zip_longest(*columns, fillvalue="")
    ]
    return lines[::-1] if at_bottom else lines


def _padded(text: str, width: int, *, is_right: bool) -> str:
    blank = " " * (width - cell_len(text))
    return blank + text if is_right else text + blank


def _records(grid: Grid, room: int) -> Iterator[Words]:
    """A record per row: its first cell as a heading, below it the others with their headings, as many as fit a line."""
    digits = len(str(len(grid.rows)))
    for number, row in enumerate(grid.rows, 1):
        lead = f"{number:>{digits}}. "
        indent = " " * len(lead)
        for n, line in enumerate(wrap(row[0], room - len(lead))):
            yield Words(indent if n else lead).append(line, style="bold")
        pairs = [
            _("{label}: {text}").format(label=heading, text=cell)
            for heading, cell in zip(grid.headings[1:], row[1:], strict=True)
            if cell
        ]
        for line in _filled(pairs, room - len(indent)):
            yield Words(indent + line)


def _filled(pairs: Sequence[str], room: int) -> Iterator[str]:
    """Lines of as many pairs as fit; a pair is only broken where it alone is wider than the line."""
    line = ""
    for pair in pairs:
        joined = f"{line}   {pair}" if line else pair
        if cell_len(joined) <= room:
            line = joined
            continue
        if line:
            yield line
        *full, line = wrap(pair, room)
        yield from full
    if line:
        yield line
