"""Workbooks as spreadsheet programs write them, with what the easy writers leave out."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import Style, TableProperties
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P
from xlwt import CompoundDoc

Merge = tuple[int, int, int, int]


def old_workbook(
    path: Path, rows: Sequence[Sequence[Any]], merges: Sequence[Merge] = (), hidden: str = ""
) -> Path:
    """An .xls file, of which .et is a copy under another name; ``=…`` is a formula without a value."""
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("Sheet1")
    style = xlwt.easyxf(num_format_str="YYYY-MM-DD")
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if isinstance(value, str) and value.startswith("="):
                sheet.write(number, column, xlwt.Formula(value[1:]))
            elif value not in ("", None):
                extra = (style,) if hasattr(value, "year") else ()
                sheet.write(number, column, value, *extra)
    for top, left, bottom, right in merges:
        sheet.merge(top, bottom, left, right)
    if hidden:
        book.add_sheet(hidden).visibility = 1
    book.save(str(path))
    return path


def open_document(
    path: Path,
    sheets: dict[str, Sequence[Sequence[Any]]],
    merges: Sequence[Merge] = (),
    hidden: Sequence[str] = (),
    blank_rows_below: int = 0,
) -> Path:
    """An .ods file; ``=…`` is a formula without a value."""
    document = OpenDocumentSpreadsheet()
    away = Style(name="away", family="table")
    away.addElement(TableProperties(display="false"))
    document.automaticstyles.addElement(away)
    for name, rows in sheets.items():
        table = Table(name=name, **({"stylename": away} if name in hidden else {}))
        for number, row in enumerate(rows):
            line = TableRow()
            for column, value in enumerate(row):
                line.addElement(_cell(value, number, column, merges))
            table.addElement(line)
        if blank_rows_below:
            last = TableRow(numberrowsrepeated=blank_rows_below)
            last.addElement(TableCell(numbercolumnsrepeated=1024))
            table.addElement(last)
        document.spreadsheet.addElement(table)
    document.save(str(path))
    return path


def _cell(value: Any, row: int, column: int, merges: Sequence[Merge]) -> Any:
    for top, left, bottom, right in merges:
        if (row, column) == (top, left):
            spans = {
                "numberrowsspanned": bottom - top + 1,
                "numbercolumnsspanned": right - left + 1,
            }
            cell = TableCell(valuetype="string", **spans)
            cell.addElement(P(text=str(value)))
            return cell
        if top <= row <= bottom and left <= column <= right:
            return CoveredTableCell()
    if isinstance(value, str) and value.startswith("="):
        return TableCell(formula=f"of:{value}")
    if value in ("", None):
        return TableCell()
    if isinstance(value, str):
        cell = TableCell(valuetype="string")
        cell.addElement(P(text=value))
        return cell
    if hasattr(value, "year"):
        return TableCell(valuetype="date", datevalue=value.isoformat())
    return TableCell(valuetype="float", value=value)


def rezipped(path: Path, change: dict[str, bytes | None]) -> Path:
    """A zipped file with parts put in, changed, or (None) left out."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts.update({name: content for name, content in change.items() if content is not None})
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            if change.get(name, b"") is not None:
                archive.writestr(name, content)
    return path


def part(path: Path, name: str) -> bytes:
    """One part of a zipped file."""
    with zipfile.ZipFile(path) as archive:
        return archive.read(name)


def compound_file(stream: str, content: bytes) -> bytes:
    """An OLE file with one stream, as older programs and password protection write it."""
    out = io.BytesIO()
    CompoundDoc.XlsDoc().save(out, content)
    return out.getvalue().replace(_directory_name("Workbook"), _directory_name(stream))


def _directory_name(stream: str) -> bytes:
    name = f"{stream}\0".encode("utf-16-le")
    return name.ljust(64, b"\0") + struct.pack("<H", len(name))


def old_workbook_with_password(path: Path) -> Path:
    """An .xls file whose records are enciphered, as its FILEPASS record says."""
    book = xlwt.Workbook()
    book.add_sheet("Sheet1")
    records = book.get_biff_data()
    end_of_bof = 4 + struct.unpack("<H", records[2:4])[0]
    file_pass = struct.pack("<HHHHH", 0x2F, 54, 1, 1, 1) + b"\x5a" * 48
    path.write_bytes(
        compound_file("Workbook", records[:end_of_bof] + file_pass + records[end_of_bof:])
    )
    return path
