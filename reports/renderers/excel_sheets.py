"""A worksheet that holds a table: title, source line, frozen headings with a filter, real numbers, ready for A4."""

from __future__ import annotations

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
from reports.renderers.excel_widths import height_of, width_of
from reports.renderers.wording import one_line, paragraphs, subtitle

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
_DANGEROUS = ("=", "+", "-", "@")
_LONGEST_TEXT = 32_767


class Styles:
    """The formats of a workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self.title = self._new(bold=True, font_size=16)
        self.line = self._new(font_color="#555555")
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


def write_table(sheet: Worksheet, table: Table, document: Document, styles: Styles) -> None:
    """The sheet holds the title, the source line, the headings and every row of *table*."""
    sheet.write_string(0, 0, cell_string(table.title), styles.title)
    sheet.write_string(1, 0, cell_string(_source_line(table, document)), styles.line)
    widths = _write_headings(sheet, table, styles)
    for number, row in enumerate(table.rows, HEAD_ROWS):
        texts = [cell if isinstance(cell, str) else "" for cell in row]
        if (height := height_of(texts, widths)) is not None:
            sheet.set_row(number, height)
        for n, (cell, column) in enumerate(zip(row, table.columns, strict=True)):
            write_cell(sheet, number, n, cell, column.kind, styles)
    last = len(table.rows) + HEAD_ROWS - 1
    sheet.autofilter(HEAD_ROWS - 1, 0, last, max(len(table.columns) - 1, 0))
    sheet.freeze_panes(HEAD_ROWS, 1)
    sheet.repeat_rows(HEAD_ROWS - 1)
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{last + 1}"})
    set_paper(sheet, document, is_wide=len(table.columns) > 6)


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
    sheet.set_row(HEAD_ROWS - 1, height_of(headings, widths))
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


def set_paper(sheet: Worksheet, document: Document, *, is_wide: bool) -> None:
    """The sheet prints on A4, as wide as the page, numbered, with the document's notice on every page."""
    sheet.set_paper(9)
    if is_wide:
        sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.6, right=0.6, top=0.9, bottom=0.8)
    notice = one_line(document.notice).replace("&", "&&")[:100]
    if notice:
        sheet.set_header(f"&C{notice}")
    sheet.set_footer("&C— &P / &N —")


def _source_line(table: Table, document: Document) -> str:
    parts = [*subtitle(document), document.notice, *paragraphs(table.note)]
    if has_partial(table):
        parts.append(partial_note())
    return "   ".join(part for part in parts if part)
