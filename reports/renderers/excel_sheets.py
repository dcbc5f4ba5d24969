"""A worksheet that holds a table: title, source line, frozen headings with a filter, real numbers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from registry.language import N_, _
from reports.document import Cell, ColumnKind, Document, Table
from reports.renderers.cells import (
    has_partial,
    is_about,
    is_partial,
    kind_of,
    labelled,
    partial_note,
    value_of,
)
from reports.renderers.excel_widths import LINE_HEIGHT, height_of, width_of
from reports.renderers.wording import paragraphs, prose, subtitle

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

HEAD_ROWS = 3
"""Rows above the data: the title, the source line, the headings."""

_UNITS = {ColumnKind.FEN: N_("yuan"), ColumnKind.MINUTES: N_("minutes")}
_NUMBER_FORMATS = {
    ColumnKind.COUNT: "#,##0",
    ColumnKind.FEN: "#,##0.00",
    ColumnKind.MINUTES: "#,##0",
    ColumnKind.SHARE: "0.0%",
    ColumnKind.AVERAGE: "#,##0.0",
}
ORDERING = frozenset({"rank", "number", "row", "year"})
"""Ids of columns whose numbers put in order or name, and measure nothing."""

_DANGEROUS = ("=", "+", "-", "@")
_LONGEST_TEXT = 32_767
_BUTTON = 2
"""Columns that bold type and the button of the filter take from a heading."""

_LINE, _COLUMN = 76, 9
"""Columns of text of a line above a table, and of a column of the sheet that no table widened."""


class Styles:
    """The formats of a workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self.title = self._new(bold=True, font_size=16, text_wrap=True, valign="vcenter")
        self.line = self._new(font_color="#555555", text_wrap=True, valign="top")
        self.headline = self._new(bold=True, font_size=18)
        self.quiet = self._new(font_color="#555555")
        self.link = self._new(font_color="#1f4e79", underline=1)
        self.wrapped = self._new(text_wrap=True, valign="top")
        self.unknown = self._new(bg_color="#e7e6e6", border=1, border_color="#d0d0d0")
        self.text = self._new(
            text_wrap=True, valign="top", align="left", indent=1, border=1, border_color="#d0d0d0"
        )
        self.guarded = self._new(
            text_wrap=True,
            valign="top",
            align="left",
            indent=1,
            border=1,
            border_color="#d0d0d0",
            quote_prefix=True,
        )
        self.number = cache(self._number)
        self.plain = cache(self._plain)
        self.heading = cache(self._heading)

    def _new(self, **properties: str | int | bool) -> Format:
        return self._book.add_format(dict(properties))

    def _number(self, kind: ColumnKind, about: bool, partial: bool) -> Format:
        """A number whose format says what is to be said of it; the cell stays a number."""
        pattern = _NUMBER_FORMATS[kind]
        if about:
            pattern = '"' + _("about {figure}").format(figure="").replace('"', "") + '"' + pattern
        if partial:
            pattern += '"*"'
        return self._new(num_format=pattern, valign="top", border=1, border_color="#d0d0d0")

    def _plain(self, pattern: str) -> Format:
        """A number that only a chart shows."""
        return self._new(num_format=pattern, font_color="#555555", valign="top")

    def _heading(self, is_number: bool) -> Format:
        return self._new(
            bold=True,
            text_wrap=True,
            valign="vcenter",
            align="right" if is_number else "left",
            indent=0 if is_number else 1,
            bg_color="#f2ece4",
            border=1,
            border_color="#b8b0a4",
        )


def write_table(
    sheet: Worksheet, table: Table, document: Document, styles: Styles, index: str
) -> list[float]:
    """The sheet holds the title, the source line, the headings and every row of *table*; its columns have these widths.

    The title leads back to the sheet *index*.
    """
    widths = _write_headings(sheet, table, styles)
    _write_head(sheet, table, document, styles, widths, index)
    for number, row in enumerate(table.rows, HEAD_ROWS):
        texts = [cell if isinstance(cell, str) else "" for cell in row]
        if (height := height_of(texts, widths)) is not None:
            sheet.set_row(number, height)
        for n, (cell, column) in enumerate(zip(row, table.columns, strict=True)):
            write_cell(sheet, number, n, cell, column.kind, styles)
    last = len(table.rows) + HEAD_ROWS - 1
    sheet.autofilter(HEAD_ROWS - 1, 0, last, max(len(table.columns) - 1, 0))
    sheet.freeze_panes(HEAD_ROWS, naming_columns(table))
    sheet.repeat_rows(HEAD_ROWS - 1)
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{last + 1}"})
    return widths


def naming_columns(table: Table) -> int:
    """How many columns, from the first, say what a row is about: to the first text, where that is among the first two."""
    first, second = (*table.columns[:2], None, None)[:2]
    if first is None or second is None or second.kind.is_number:
        return 1
    return 2 if first.kind.is_number or first.id in ORDERING else 1


def internal(sheet: str) -> str:
    """The address of a sheet of this workbook."""
    return "internal:'" + sheet.replace("'", "''") + "'!A1"


def _write_head(
    sheet: Worksheet,
    table: Table,
    document: Document,
    styles: Styles,
    widths: Sequence[float],
    index: str,
) -> None:
    """Title and source line run over as many columns as make a line of text, and are as high as they need."""
    last, room = 0, widths[0] if widths else _COLUMN
    while room < _LINE:
        last += 1
        room += widths[last] if last < len(widths) else _COLUMN
    title, line = cell_string(table.title), cell_string(_source_line(table, document))
    for row, text, style, size in ((0, title, styles.title, 1.5), (1, line, styles.line, 1)):
        if last:
            sheet.merge_range(row, 0, row, last, "", style)
        height = height_of([text], [room / size])
        sheet.set_row(row, (height or LINE_HEIGHT) * size + 4)
        if row:
            sheet.write_string(row, 0, text, style)
    tip = _("Back to the sheet {name}").format(name=index)
    sheet.write_url(0, 0, internal(index), styles.title, string=title, tip=tip)


def _write_headings(sheet: Worksheet, table: Table, styles: Styles) -> list[float]:
    """The headings stand in their row and every column is as wide as returned."""
    headings = [labelled(column, _UNITS) for column in table.columns]
    is_crowded = sum(not column.kind.is_number for column in table.columns) > 4
    widths = []
    for n, (heading, column) in enumerate(zip(headings, table.columns, strict=True)):
        cells = [row[n] for row in table.rows]
        widths.append(width_of(heading, cells, column.kind, is_crowded=is_crowded))
        sheet.set_column(n, n, widths[n])
        style = styles.heading(column.kind.is_number)
        sheet.write_string(HEAD_ROWS - 1, n, cell_string(heading), style)
    narrow = [width - _BUTTON for width in widths]
    sheet.set_row(HEAD_ROWS - 1, height_of(headings, narrow))
    return widths


def write_cell(
    sheet: Worksheet, row: int, column: int, cell: Cell, kind: ColumnKind, styles: Styles
) -> None:
    """The cell holds a number, a text, or nothing where the figure is unknown."""
    value = value_of(cell)
    if value is None:
        sheet.write_blank(row, column, None, styles.unknown)
    elif isinstance(value, str):
        style = styles.guarded if value.startswith(_DANGEROUS) else styles.text
        sheet.write_string(row, column, cell_string(value), style)
    else:
        own = kind_of(cell, kind)
        number = float(value) / 100 if own is ColumnKind.FEN else float(value)
        sheet.write_number(
            row, column, number, styles.number(own, is_about(cell), is_partial(cell))
        )


def cell_string(text: str) -> str:
    """*text* as far as a cell can hold it."""
    return text if len(text) <= _LONGEST_TEXT else text[: _LONGEST_TEXT - 1] + "…"


def _source_line(table: Table, document: Document) -> str:
    parts = [*subtitle(document), document.notice, *paragraphs(table.note)]
    parts = [prose(part) for part in parts]
    if has_partial(table):
        parts.append(partial_note())
    return "   ".join(part for part in parts if part)
