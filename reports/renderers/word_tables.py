"""Tables in Word: headings that repeat on every page, rows that do not break, lines as the place demands.

A table among the text has a frame (or none at all, for the few figures); one in an annex three lines (三线表), but where
long texts stand in it a thin line parts the rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import pairwise

from registry.language import _
from reports.charts import Scale
from reports.colours import DARK_SHADES, SHADES
from reports.document import Figure, Figures, HeatMap, Table
from reports.renderers.cells import known_note, printed
from reports.renderers.word_fit import Fit, Grid, fit, is_too_wide, rows_without_rest
from reports.renderers.word_page import BRIEF_HEIGHT, TEXT_HEIGHT
from reports.renderers.word_styles import table_style
from reports.renderers.word_xml import paragraph, run, words
from reports.renderers.wording import legal

HIGHEST = TEXT_HEIGHT * 2 // 5
"""The height from which on a table is an annex, in twips."""

BRIEF_SIZE = 9
"""The type of the tables of a brief paper."""

Shade = Callable[[int, int], str]
"""The fill of a cell by its row and column; empty where it has none."""

_HEAT = ("", *(shade[1:].upper() for shade in SHADES))
"""Fills from nothing to the greatest values."""

_AIR, _LESS_AIR = 30, 6
"""Twips above and below the text of a cell."""

_SHORT = 3
"""Characters of a text that is no name."""

_FEW = 3
"""Figures that stand one a row."""

_UNKNOWN = "E3E3E3"
_DARK = frozenset(_HEAT[-DARK_SHADES:])
_THICK, _THIN, _HAIR = (12, "000000"), (6, "000000"), (4, "A6A6A6")


class Lines(Enum):
    """Which lines a table has."""

    FRAMED = "framed"
    THREE = "three"
    ROWS = "rows"
    NONE = "none"


def grid_of(table: Table) -> Grid:
    """The words of the rows that a page shows."""
    return Grid(
        tuple(legal(column.label) for column in table.columns),
        tuple(column.kind.is_number for column in table.columns),
        tuple(
            tuple(
                legal(printed(cell, column.kind))
                for cell, column in zip(row, table.columns, strict=True)
            )
            for row in table.shown()
        ),
    )


@dataclass(frozen=True, slots=True)
class Fitted:
    """A table as a paper shows it, perhaps with fewer rows: its words, and how they fit; no fit where it has no rows."""

    table: Table
    grid: Grid
    fit: Fit | None
    highest: int = HIGHEST

    @property
    def is_annex(self) -> bool:
        """Whether it is too wide or too long to stand among the text."""
        return self.fit is not None and (self.fit.is_wide or self.fit.height > self.highest)


def fitted(
    table: Table, along: int, across: int, *, is_picture: bool = False, is_brief: bool = False
) -> Fitted:
    """The table on pages of so much width; one that shows its first rows only, or is a picture, loses those that would
    stand nearly alone on a last page. In a brief paper it is set small and stays among the text if it fits on a page.
    """
    grid = grid_of(table)
    if not grid.rows:
        return Fitted(table, grid, None)
    if is_brief:
        small = fit(grid, along, across, BRIEF_SIZE)
        return Fitted(table, grid, small, BRIEF_HEIGHT)
    found = Fitted(table, grid, fit(grid, along, across))
    if found.is_annex and (is_picture or len(grid.rows) < len(table.rows)):
        kept = rows_without_rest(grid, along, across)
        if kept < len(grid.rows):
            return fitted(replace(table, limit=kept), along, across)
    return found


def columns_apart(grid: Grid, pieces: int) -> list[Grid]:
    """The grid in so many pieces of about as many columns, each led by the columns up to the one that names the row."""
    lead = 2 if _is_short(grid, 0) and len(grid.headings) > 2 and not grid.are_numbers[1] else 1
    rest = len(grid.headings) - lead
    ends = [lead + rest * n // pieces for n in range(pieces + 1)]
    return [_only(grid, (*range(lead), *range(*bounds))) for bounds in pairwise(ends)]


def parts_of(grid: Grid, across: int) -> list[Grid]:
    """The grid whole, or in as few pieces below each other as a page that lies has room for."""
    pieces = 1
    parts = [grid]
    while pieces < len(grid.headings) - 2 and any(is_too_wide(part, across) for part in parts):
        pieces += 1
        parts = columns_apart(grid, pieces)
    return parts


def _is_short(grid: Grid, n: int) -> bool:
    """Whether a column holds numbers, or texts as short as those: a rank, which names no row."""
    return grid.are_numbers[n] or all(len(row[n]) <= _SHORT for row in grid.rows)


def _only(grid: Grid, columns: Sequence[int]) -> Grid:
    return Grid(
        tuple(grid.headings[n] for n in columns),
        tuple(grid.are_numbers[n] for n in columns),
        tuple(tuple(row[n] for n in columns) for row in grid.rows),
    )


def table_xml(
    grid: Grid,
    fit: Fit,
    lines: Lines,
    *,
    is_whole: bool = False,
    shade: Shade | None = None,
    is_tight: bool = False,
) -> str:
    """The table; with *is_whole* it stays on one page, and on that of the line below it. *is_tight* leaves its rows less air."""
    xml = "".join(_table(grid, fit, lines, is_whole=is_whole, shade=shade))
    return xml.replace(f'w:w="{_AIR}"', f'w:w="{_LESS_AIR}"', 2) if is_tight else xml


def _table(
    grid: Grid, fit: Fit, lines: Lines, *, is_whole: bool, shade: Shade | None
) -> Iterator[str]:
    yield _opening(fit.widths, lines)
    yield _head(grid, fit, lines)
    styles = [table_style("Number" if each else "Text", fit.size) for each in grid.are_numbers]
    for number, row in enumerate(grid.rows):
        keep = "<w:keepNext/>" if is_whole or number == 0 else ""
        yield "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
        for column, (text, style, width) in enumerate(zip(row, styles, fit.widths, strict=True)):
            yield _cell(text, style, width, keep, shade(number, column) if shade else "")
        yield "</w:tr>"
    yield "</w:tbl>"


def _opening(widths: Sequence[int], lines: Lines) -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f"<w:tblBorders>{_borders(lines)}</w:tblBorders>"
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="{_AIR}" w:type="dxa"/>'
        f'<w:left w:w="50" w:type="dxa"/><w:bottom w:w="{_AIR}" w:type="dxa"/>'
        f'<w:right w:w="50" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>{columns}</w:tblGrid>'
    )


def _borders(lines: Lines) -> str:
    if lines is Lines.NONE:
        return ""
    if lines is Lines.FRAMED:
        sides = ("top", "left", "bottom", "right", "insideH", "insideV")
        return "".join(_border(side, *_THIN) for side in sides)
    inner = _border("insideH", *_HAIR) if lines is Lines.ROWS else ""
    return _border("top", *_THICK) + _border("bottom", *_THICK) + inner


def _border(side: str, eighths: int, colour: str) -> str:
    return f'<w:{side} w:val="single" w:sz="{eighths}" w:space="0" w:color="{colour}"/>'


def _head(grid: Grid, fit: Fit, lines: Lines) -> str:
    """The row of headings, which repeats on every page."""
    style = table_style("Head", fit.size)
    below = (
        "" if lines is Lines.FRAMED else f"<w:tcBorders>{_border('bottom', *_THIN)}</w:tcBorders>"
    )
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{below}<w:vAlign w:val="center"/></w:tcPr>'
        f"{words(style, heading)}</w:tc>"
        for heading, width in zip(grid.headings, fit.widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"


def _cell(text: str, style: str, width: int, keep: str, fill: str = "") -> str:
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    white = '<w:color w:val="FFFFFF"/>' if fill in _DARK else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}<w:vAlign w:val="center"/></w:tcPr>'
        f"{paragraph(style, run(text, white), keep)}</w:tc>"
    )


def heat_shade(heat: HeatMap) -> Shade:
    """How the cells of the heat map's table are filled: the darker the more, grey what is unknown."""
    scale = Scale.of(value for _label, values in heat.rows for value in values)
    fills = {f"h{step}": fill for step, fill in enumerate(_HEAT)} | {"hu": _UNKNOWN}

    def shade(row: int, column: int) -> str:
        return fills[scale.shade(heat.rows[row][1][column - 1])] if column else ""

    return shade


def figures_xml(block: Figures, width: int, *, is_brief: bool = False) -> str:
    """The figures as a small table without a frame, two a row, three in a brief paper; a few of them, one a row."""
    pairs = [[_labelled(figure), _value(figure)] for figure in block.figures]
    if is_brief and len(pairs) > _FEW:
        third = -(-len(pairs) // 3)
        gap = ("ZrFigureLabel", "")
        pairs += [[gap, ("ZrFigureValue", "")]] * (third * 3 - len(pairs))
        rows = [
            [*pairs[n], gap, *pairs[third + n], gap, *pairs[2 * third + n]] for n in range(third)
        ]
        shares: tuple[float, ...] = (0.165, 0.155, 0.02, 0.165, 0.155, 0.02, 0.165, 0.155)
    elif len(pairs) > _FEW:
        half = -(-len(pairs) // 2)
        blank = [("ZrFigureLabel", ""), ("ZrFigureValue", "")]
        rows = [
            [*left, ("ZrFigureLabel", ""), *right]
            for left, right in zip(pairs[:half], [*pairs[half:], blank], strict=False)
        ]
        shares = (0.26, 0.22, 0.04, 0.26, 0.22)
    else:
        rows, shares = pairs, (0.5, 0.3)
    widths = [int(width * share) for share in shares]
    last = len(rows) - 1
    return (
        _opening(widths, Lines.NONE)
        + "".join(_figure_row(row, widths, is_last=n == last) for n, row in enumerate(rows))
        + "</w:tbl>"
    )


def known_notes(block: Figures) -> list[str]:
    """What is said below of figures of which only a part is known."""
    return [
        _("{label}: {known}").format(label=figure.label, known=known)
        for figure in block.figures
        if (known := known_note(figure.amount))
    ]


def _labelled(figure: Figure) -> tuple[str, str]:
    return ("ZrFigureLabel", figure.label)


def _value(figure: Figure) -> tuple[str, str]:
    return ("ZrFigureValue", str(figure.amount))


def _figure_row(row: Sequence[tuple[str, str]], widths: Sequence[int], *, is_last: bool) -> str:
    keep = "" if is_last else "<w:keepNext/>"
    cells = "".join(
        _cell(text, style, width, keep) for (style, text), width in zip(row, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"
