"""The document as a workbook: an index, the figures, a sheet per table with every row, the findings.

Cells hold real numbers: money in yuan, time in whole minutes, shares as fractions shown in per cent. What is unknown
is an empty grey cell, so that sums and means in Excel leave it out; the index says so. Text stays text.
"""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

import xlsxwriter

from registry.language import _
from reports.document import Document, Table
from reports.renderers.excel_index import Entry, write_index
from reports.renderers.excel_names import SheetNames
from reports.renderers.excel_sheets import Styles, write_table
from reports.renderers.excel_tables import figures_table, findings_table
from reports.renderers.wording import figures_by_section

MOST_ROWS = 1_000_000
"""Rows of a table on one sheet; a longer table goes on on the next."""

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "nan_inf_to_errors": False,
}


def render(document: Document) -> bytes:
    """The document as the bytes of an .xlsx file; its date is the day of the data."""
    file = BytesIO()
    font = "宋体" if document.tongue == "zh" else "Calibri"
    book = xlsxwriter.Workbook(
        file, _OPTIONS | {"default_format_properties": {"font_name": font, "font_size": 11}}
    )
    book.set_properties({"title": document.title, "created": _day(document.as_of)})
    styles = Styles(book)
    names = SheetNames()
    index = book.add_worksheet(names.new(_("Index")))
    entries = []
    for table in _tables(document):
        for part in _parts(table):
            name = names.new(part.title)
            write_table(book.add_worksheet(name), part, document, styles)
            entries.append(Entry(name, part.title, len(part.rows)))
    write_index(index, document, entries, styles)
    book.close()
    return file.getvalue()


def _tables(document: Document) -> list[Table]:
    figures = figures_by_section(document)
    tables = [figures_table(figures)] if figures else []
    tables += document.tables()
    return [*tables, findings_table(document.findings())] if document.findings() else tables


def _parts(table: Table) -> list[Table]:
    """The table in pieces that a sheet can hold; almost always one."""
    starts = range(0, max(len(table.rows), 1), MOST_ROWS)
    return [
        Table(
            table.id,
            table.title,
            table.columns,
            table.rows[start : start + MOST_ROWS],
            note=table.note,
        )
        for start in starts
    ]


def _day(text: str) -> datetime:
    """The day that *text* begins with, else a fixed one: the file must not tell when it was made."""
    try:
        return datetime.fromisoformat(text[:10])
    except ValueError:
        return datetime(2000, 1, 1)  # noqa: DTZ001 - a day, not a moment
