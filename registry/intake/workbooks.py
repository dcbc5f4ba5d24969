"""Workbooks (.xlsx .xlsm .xls .et .ods) as grids, with what python-calamine does not say: uncalculated cells, macros."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import Any

import python_calamine as calamine

from registry.findings import Finding
from registry.intake import rules
from registry.intake.files import FileFault, Incoming
from registry.intake.grids import MAX_ROWS, Grid, Merge
from registry.intake.opendocument import merged_areas

MAX_UNPACKED = 600 * 1024 * 1024
"""Most bytes that a workbook may hold when unpacked."""

MAX_CELLS = 30_000_000
"""Most cells of the rectangle that a sheet spans."""

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_SHEET = re.compile(rb'<(?:\w+:)?sheet\b[^>]*?\bname="([^"]*)"[^>]*?\br:id="([^"]*)"')
_RELATION = re.compile(rb"<Relationship\b([^>]*)>")
_ATTRIBUTE = re.compile(rb'\b(Id|Target)="([^"]*)"')
_CELL = re.compile(rb'<c\b[^>]*?\br="([A-Z]+)(\d+)"[^>]*>(.*?)</c>', re.DOTALL)
_ROW = re.compile(rb'<row\b[^>]*?\br="(\d+)"')
_WIDE = re.compile(rb'\br="([A-Z]{2,3})\d')


def read_workbook(file: Incoming, *, is_zip: bool) -> tuple[list[Grid], list[Finding]]:
    """The visible worksheets of a workbook, and what is to be noted of it."""
    data = file.path.read_bytes()
    if is_zip:
        extra = _look_inside(data)
    else:
        if _ENCRYPTED in data:
            raise FileFault(rules.FILE_ENCRYPTED)
        extra = _Inside(macros=b"_\x00V\x00B\x00A\x00" in data, uncalculated={}, merges={})
    notes = [Finding(rules.FILE_MACROS, file.where)] if extra.macros else []
    try:
        with calamine.CalamineWorkbook.from_filelike(BytesIO(data)) as workbook:
            grids = [
                _grid(workbook.get_sheet_by_name(sheet.name), extra)
                for sheet in workbook.sheets_metadata
                if sheet.typ is calamine.SheetTypeEnum.WorkSheet
                and sheet.visible is calamine.SheetVisibleEnum.Visible
            ]
    except calamine.PasswordError as error:
        raise FileFault(rules.FILE_ENCRYPTED) from error
    except (calamine.CalamineError, OSError, ValueError) as error:
        raise FileFault(rules.FILE_DAMAGED, reason=str(error)) from error
    if not grids:
        raise FileFault(rules.FILE_EMPTY)
    return grids, notes


def _grid(sheet: Any, extra: _Inside) -> Grid:
    if sheet.total_height > MAX_ROWS:
        raise FileFault(rules.FILE_TOO_MANY_ROWS, limit=f"{MAX_ROWS:,}")
    merges = sheet.merged_cell_ranges
    known: tuple[Merge, ...] | None = extra.merges.get(sheet.name)
    if merges is not None:
        known = tuple((first[0], first[1], last[0], last[1]) for first, last in merges)
    rows = sheet.to_python(skip_empty_area=False)
    return Grid(sheet.name, rows, known, extra.uncalculated.get(sheet.name, frozenset()))


class _Inside:
    """What the zip says beyond the values: macros, uncalculated cells, merged areas of OpenDocument sheets."""

    def __init__(
        self,
        *,
        macros: bool,
        uncalculated: dict[str, frozenset[tuple[int, int]]],
        merges: dict[str, tuple[Merge, ...]],
    ) -> None:
        self.macros = macros
        self.uncalculated = uncalculated
        self.merges = merges


def _look_inside(data: bytes) -> _Inside:
    """Looks at the parts of a zipped workbook before anything is unpacked as a whole."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            size = sum(item.file_size for item in archive.infolist())
            if size > MAX_UNPACKED:
                raise FileFault(rules.FILE_BOMB, size=f"{size >> 20:,}", limit=f"{MAX_UNPACKED >> 20:,}")
            names = set(archive.namelist())
            if "EncryptedPackage" in names:
                raise FileFault(rules.FILE_ENCRYPTED)
            macros = any(name.lower().endswith("vbaproject.bin") for name in names)
            if "content.xml" in names:
                if b"manifest:encryption-data" in _read(archive, "META-INF/manifest.xml"):
                    raise FileFault(rules.FILE_ENCRYPTED)
                return _Inside(macros=macros, uncalculated={}, merges=merged_areas(archive.open("content.xml")))
            if "xl/workbook.xml" not in names:
                raise FileFault(rules.FILE_NOT_A_SPREADSHEET)
            return _Inside(macros=macros, uncalculated=_uncalculated(archive, names), merges={})
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError) as error:
        raise FileFault(rules.FILE_DAMAGED, reason=str(error)) from error
    except RuntimeError as error:
        raise FileFault(rules.FILE_ENCRYPTED) from error


def _read(archive: zipfile.ZipFile, name: str) -> bytes:
    try:
        return archive.read(name)
    except KeyError:
        return b""


def _uncalculated(archive: zipfile.ZipFile, names: set[str]) -> dict[str, frozenset[tuple[int, int]]]:
    """Formula cells without a stored value by sheet name; refuses sheets that span an absurd area."""
    relations = {}
    for match in _RELATION.finditer(_read(archive, "xl/_rels/workbook.xml.rels")):
        attributes = dict(_ATTRIBUTE.findall(match[1]))
        relations[attributes.get(b"Id", b"")] = attributes.get(b"Target", b"").decode("utf-8", "replace")
    result: dict[str, frozenset[tuple[int, int]]] = {}
    for name, relation in _SHEET.findall(_read(archive, "xl/workbook.xml")):
        target = relations.get(relation, "")
        path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if path not in names:
            continue
        xml = archive.read(path)
        _refuse_absurd_area(xml)
        if b"<f" not in xml:
            continue
        found = {
            (int(row) - 1, _column(letters))
            for letters, row, inside in _CELL.findall(xml)
            if (b"<f>" in inside or b"<f " in inside or b"<f/" in inside) and not _has_value(inside)
        }
        result[_unescaped(name)] = frozenset(found)
    return result


def _has_value(cell: bytes) -> bool:
    return (b"<v>" in cell and b"<v></v>" not in cell) or b"<is>" in cell or b"<v xml" in cell


def _refuse_absurd_area(xml: bytes) -> None:
    height = max((int(row) for row in _ROW.findall(xml)), default=0)
    width = max((_column(letters) + 1 for letters in set(_WIDE.findall(xml))), default=26)
    if height * width > MAX_CELLS:
        raise FileFault(rules.FILE_TOO_MANY_ROWS, limit=f"{MAX_ROWS:,}")


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def _unescaped(name: bytes) -> str:
    from html import unescape

    return unescape(name.decode("utf-8", "replace"))
