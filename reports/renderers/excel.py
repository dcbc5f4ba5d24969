"""The document as a workbook: an index, the figures, a sheet per table and per picture with every row, the findings.

Cells hold real numbers: money in yuan, time in whole minutes, shares as fractions shown in per cent. What is unknown
is an empty grey cell, so that sums and means in Excel leave it out; the index says so. Text stays text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

import xlsxwriter

from registry.language import _
from reports.document import BeforeAfter, Document, Figures, FindingList, HeatMap, Table, Text
from reports.renderers.as_tables import Picture, picture_table
from reports.renderers.excel_charts import Pictured, charts_of
from reports.renderers.excel_index import Entry, write_index
from reports.renderers.excel_names import SheetNames
from reports.renderers.excel_paper import set_paper
from reports.renderers.excel_pictures import bar_cells, chart_widths, shade_cells, write_charts
from reports.renderers.excel_sheets import Styles, naming_columns, write_table
from reports.renderers.excel_tables import figures_table, findings_table, pairs_table
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
    index = book.add_worksheet(first := names.new(_("Index")))
    entries = [
        _write(book, name, leaf, document, styles, first)
        for name, leaf in _named(_leaves(document), names)
    ]
    write_index(index, document, entries, styles)
    book.close()
    return file.getvalue()


@dataclass(frozen=True, slots=True)
class _Leaf:
    """What a sheet holds: a table, and the picture whose numbers they are; *is_own* if the document has it as a table."""

    table: Table
    picture: Picture | None = None
    is_own: bool = True


def _leaves(document: Document) -> list[_Leaf]:
    figures = figures_by_section(document)
    leaves = [_Leaf(figures_table(figures), is_own=False)] if figures else []
    for block in document.blocks():
        if isinstance(block, Table):
            leaves += [_Leaf(part) for part in _parts(block)]
        elif not isinstance(block, Text | Figures | FindingList):
            leaves.append(_Leaf(_behind(block), block))
    if found := document.findings():
        leaves += [_Leaf(part, is_own=False) for part in _parts(findings_table(found))]
    return leaves


def _behind(picture: Picture) -> Table:
    """The numbers of a picture, all of them as numbers."""
    return pairs_table(picture) if isinstance(picture, BeforeAfter) else picture_table(picture)


def _named(leaves: Sequence[_Leaf], names: SheetNames) -> list[tuple[str, _Leaf]]:
    """Every leaf with the name of its sheet; a table has its title before a picture of the same title."""
    order = sorted(range(len(leaves)), key=lambda n: leaves[n].picture is not None)
    given = {n: names.new(leaves[n].table.title) for n in order}
    return [(given[n], leaf) for n, leaf in enumerate(leaves)]


def _write(
    book: xlsxwriter.Workbook,
    name: str,
    leaf: _Leaf,
    document: Document,
    styles: Styles,
    index: str,
) -> Entry:
    sheet = book.add_worksheet(name)
    table, picture = leaf.table, leaf.picture
    widths = write_table(sheet, table, document, styles, index)
    charts = charts_of(picture) if isinstance(picture, Pictured) else ()
    if charts:
        write_charts(book, sheet, table, charts, widths, styles)
    elif isinstance(picture, HeatMap):
        shade_cells(sheet, picture)
    elif leaf.is_own:
        bar_cells(sheet, table)
    named = naming_columns(table)
    charts_at = len(widths) + 1 if charts else None
    set_paper(sheet, document, chart_widths(widths, charts), named=named, charts_at=charts_at)
    return Entry(name, table.title, len(table.rows), is_chart=bool(charts))


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
