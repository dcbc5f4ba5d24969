"""A workbook (.xlsx .xls .et .ods) as tables: each visible sheet one, its merged cells as one cell."""

from __future__ import annotations

import re
from pathlib import Path

from catalog.forms.pages import Cell, Part, Table
from registry.findings import Finding
from registry.intake.cells import Raw, tidy
from registry.intake.grids import Grid
from registry.intake.incoming import Incoming
from registry.intake.workbooks import read_workbook

_EXPLAINS = re.compile("说明|示例|样表|名单|explanation|example|lists", re.IGNORECASE)
"""Names of sheets that only explain the form."""

MOST_ROWS, MOST_COLUMNS = 500, 60
"""How far down and to the right a form is looked for."""


def read_excel(path: Path, name: str, *, is_zip: bool) -> tuple[list[Part], list[Finding]]:
    """The sheets of a workbook as tables, and what is to be noted of the file."""
    grids, notes = read_workbook(Incoming(path, name), is_zip=is_zip)
    forms = [grid for grid in grids if not _EXPLAINS.search(grid.name)]
    return [Table(grid.name, tuple(_cells(grid))) for grid in forms or grids], notes


def _cells(grid: Grid) -> list[Cell]:
    rows = [row[:MOST_COLUMNS] for row in grid.rows][:MOST_ROWS]
    width = max((len(row) for row in rows), default=0)
    spans, covered = {}, set()
    for top, left, bottom, right in grid.merges or ():
        if top < len(rows) and left < width:
            last_row, last_column = min(bottom, len(rows) - 1), min(right, width - 1)
            spans[top, left] = last_row - top + 1, last_column - left + 1
            covered |= {
                (row, column)
                for row in range(top, last_row + 1)
                for column in range(left, last_column + 1)
            } - {(top, left)}
    found = []
    for at, row in enumerate(rows):
        for column in range(width):
            if (at, column) in covered:
                continue
            raw = row[column] if column < len(row) else None
            height, wide = spans.get((at, column), (1, 1))
            uncalculated = (at, column) in grid.uncalculated
            found.append(Cell(at, column, height, wide, _lines(raw), uncalculated))
    return found


def _lines(raw: Raw) -> tuple[str, ...]:
    """The lines of a cell; 是 or 否 for what a spreadsheet keeps as true or false."""
    if isinstance(raw, bool):
        return ("是" if raw else "否",)
    text = raw.replace("\r", "") if isinstance(raw, str) else tidy(raw)
    return tuple(text.split("\n"))
