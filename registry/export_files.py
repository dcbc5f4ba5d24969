"""An export as a file: a workbook, CSV, JSON, or a list for the terminal."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import chain, islice

from registry.exporting import Export
from registry.listing import Listing, guarded
from registry.spreadsheet import Spreadsheet, column_width, fit_to_page, heading
from registry.written import Cell

MOST_ROWS = 1_000_000
"""Rows of a sheet; what is more goes on on the next."""

MEASURED_ROWS = 500
"""Rows from which the widths of the columns are taken."""


def as_workbook(export: Export) -> bytes:
    """The bytes of an .xlsx: one sheet named after the kind, numbers and dates as such."""
    book = Spreadsheet(rowwise=True)
    rows = export.rows()
    part = list(islice(rows, MEASURED_ROWS))
    while True:
        _write_sheet(book, export, part, islice(rows, MOST_ROWS - len(part)))
        part = list(islice(rows, MEASURED_ROWS))
        if not part:
            return book.content()


def _write_sheet(
    book: Spreadsheet, export: Export, first: list[list[Cell]], rest: Iterator[list[Cell]]
) -> None:
    sheet = book.sheet(export.kind.zh)
    for at, name in enumerate(export.headers):
        texts = [name, *(text_of(row[at]) for row in first)]
        sheet.set_column(at, at, column_width(texts, 40))
        book.write(sheet, 0, at, name, **heading())
    last = 0
    for number, row in enumerate(chain(first, rest), start=1):
        for at, value in enumerate(row):
            if value is not None:
                book.write(sheet, number, at, value)
        last = number
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last, len(export.headers) - 1)
    fit_to_page(sheet, (0, 0))


def as_csv(export: Export) -> Iterator[str]:
    """The lines of a CSV file. A text that a spreadsheet program would take for a formula has an apostrophe before it."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    for row in chain([export.headers], map(_guarded, export.rows())):
        writer.writerow(row)
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()


def _guarded(row: list[Cell]) -> list[str]:
    return [guarded(value) if isinstance(value, str) else text_of(value) for value in row]


def as_json(export: Export) -> Iterator[str]:
    """The pieces of a JSON object: the kind, its columns, the facts as they are stored."""
    columns = ",\n  ".join(json.dumps(column, ensure_ascii=False) for column in export.columns())
    yield f'{{\n "kind": "{export.kind.kind}",\n "columns": [\n  {columns}\n ],\n "rows": ['
    before = "\n  "
    for fact in export.objects():
        yield before + json.dumps(fact, ensure_ascii=False)
        before = ",\n  "
    yield "\n ]\n}\n"


def as_listing(export: Export) -> Listing:
    """The rows for the terminal, headed in the current tongue."""
    names = tuple(column.name for column in export.kind.columns)
    labels = tuple(column.label for column in export.kind.columns)
    rows = [tuple(map(text_of, row[: len(names)])) for row in export.rows()]
    return Listing(names, labels, rows)


def text_of(value: Cell) -> str:
    """A cell as text."""
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    return f"{value:f}" if isinstance(value, Decimal) else str(value)
