"""Grids as an .xlsx workbook that is the same bytes whenever and wherever it is written."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING

import xlsxwriter

from examples.archive import stored_zip
from examples.hands import Cell, Formula
from examples.layout import MARK, Grid

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_CREATED = datetime(2026, 1, 1)  # noqa: DTZ001 - the workbook's date of making is fixed and has no zone


def workbook(grids: Sequence[Grid]) -> bytes:
    """The bytes of a workbook with a sheet for each grid."""
    buffer = BytesIO()
    book = xlsxwriter.Workbook(
        buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties({"title": MARK, "created": _CREATED})
    day = book.add_format({"num_format": "yyyy/m/d"})
    head = book.add_format({"bold": True, "align": "center", "valign": "vcenter", "border": 1})
    merged = book.add_format({"valign": "vcenter"})
    for grid in grids:
        sheet = book.add_worksheet(grid.name)
        sheet.set_column(0, max((len(row) for row in grid.rows), default=1) - 1, 14)
        covered = _merge(sheet, grid, head, merged)
        for number, row in enumerate(grid.rows):
            form = head if number < grid.head else None
            for position, cell in enumerate(row):
                if cell is not None and (number, position) not in covered:
                    _write(sheet, number, position, cell, form, day)
    book.close()
    with zipfile.ZipFile(buffer) as archive:
        return stored_zip((name, archive.read(name)) for name in archive.namelist())


def _merge(sheet: Worksheet, grid: Grid, head: Format, merged: Format) -> set[tuple[int, int]]:
    """The merged areas are written; returns the cells that are done with."""
    covered: set[tuple[int, int]] = set()
    for top, left, bottom, right in grid.merges:
        value = grid.rows[top][left]
        sheet.merge_range(top, left, bottom, right, value, head if top < grid.head else merged)
        covered.update(
            (row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)
        )
    return covered


def _write(
    sheet: Worksheet, row: int, column: int, cell: Cell, form: Format | None, day: Format
) -> None:
    if isinstance(cell, str):
        if cell:
            sheet.write_string(row, column, cell, form)
    elif isinstance(cell, Formula):
        sheet.write_formula(row, column, cell.text, form, cell.value)
    elif isinstance(cell, date):
        sheet.write_datetime(row, column, datetime(cell.year, cell.month, cell.day), day)  # noqa: DTZ001 - a day
    elif cell is not None:
        sheet.write_number(row, column, cell, form)
