"""Grids as an .ods workbook, just enough of the format for spreadsheet programs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from examples.archive import stored_zip
from examples.hands import Cell, Formula
from examples.layout import Grid

_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text")
)
_MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">'
    f'<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="{_TYPE}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    "</manifest:manifest>"
)


def opendocument(grids: Sequence[Grid]) -> bytes:
    """The bytes of a workbook with a sheet for each grid."""
    sheets = "".join(_sheet(grid) for grid in grids)
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content {_SPACES} office:version="1.3">'
        f"<office:body><office:spreadsheet>{sheets}</office:spreadsheet></office:body></office:document-content>"
    )
    return stored_zip(
        (
            ("mimetype", _TYPE.encode()),
            ("META-INF/manifest.xml", _MANIFEST.encode()),
            ("content.xml", content.encode()),
        )
    )


def _sheet(grid: Grid) -> str:
    spans = {
        (top, left): (bottom - top + 1, right - left + 1)
        for top, left, bottom, right in grid.merges
    }
    covered = {
        (row, column)
        for top, left, bottom, right in grid.merges
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
    } - spans.keys()
    rows = []
    for number, row in enumerate(grid.rows):
        cells = [
            "<table:covered-table-cell/>"
            if (number, position) in covered
            else _cell(cell, spans.get((number, position)))
            for position, cell in enumerate(row)
        ]
        rows.append(f"<table:table-row>{''.join(cells)}</table:table-row>")
    return f"<table:table table:name={quoteattr(grid.name)}>{''.join(rows)}</table:table>"


def _cell(cell: Cell, span: tuple[int, int] | None) -> str:
    extent = (
        f' table:number-rows-spanned="{span[0]}" table:number-columns-spanned="{span[1]}"'
        if span
        else ""
    )
    if cell is None or cell == "":
        return f"<table:table-cell{extent}/>"
    if isinstance(cell, Formula):
        cell = cell.value
    if isinstance(cell, date):
        kind = f'office:value-type="date" office:date-value="{cell.isoformat()}"'
    elif isinstance(cell, str):
        kind = 'office:value-type="string"'
    else:
        kind = f'office:value-type="float" office:value="{cell}"'
    return (
        f"<table:table-cell{extent} {kind}><text:p>{escape(str(cell))}</text:p></table:table-cell>"
    )
