"""Workbooks (.xlsx .xlsm .xls .et .ods) as grids, with what python-calamine does not say: uncalculated cells, macros."""

from __future__ import annotations

import os
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import unescape
from io import BytesIO
from typing import cast
from xml.etree.ElementTree import ParseError

import python_calamine as calamine

from registry.findings import Finding
from registry.intake import rules
from registry.intake.cells import Raw
from registry.intake.compound import LARGEST_SECTOR, CompoundFile, look_through_records
from registry.intake.grids import MAX_CELLS, MAX_ROWS, Grid, Merge
from registry.intake.incoming import FileFault, Incoming
from registry.intake.opendocument import look_through
from registry.language import _

MAX_UNPACKED = 64 * 1024 * 1024
"""Most bytes that a workbook may hold when unpacked, so that no file, however crafted, takes 500 MB of memory or
10 seconds."""

_MOST_ROWS = 1_048_576
"""Rows that a sheet of any spreadsheet program has."""

DEFLATE_AT_BEST = 1032
"""How many times its size a deflated part can hold."""

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORKBOOK_STREAMS = tuple(name.encode("utf-16-le") for name in ("Workbook", "Book"))
_VBA = "_VBA".encode("utf-16-le")
_SHEET = re.compile(rb"<(?:\w+:)?sheet\b([^>]*)>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b([^>]*)>")
_ATTRIBUTE = re.compile(rb"""(?:\b\w+:)?\b(Id|id|Target|name)\s*=\s*["']([^"']*)["']""")
_CELL = re.compile(rb'<(?:\w+:)?c\b((?:[^>"]|"[^"]*")*?)(?:/>|>(.*?)</(?:\w+:)?c>)', re.DOTALL)
_PLACE = re.compile(rb'\br="([A-Z]+)(\d+)"')
_FORMULA_MARKS = (b"<f>", b"<f ", b"<f/", b":f>", b":f ", b":f/", b't="e"')
_FORMULA = re.compile(rb"<(?:\w+:)?f[ />]")
_VALUE = re.compile(rb"<(?:\w+:)?(?:v(?:\s[^>]*)?>[^<]|is>)")
_ROW = re.compile(rb'<(?:\w+:)?row\b[^>]*?\br="(\d+)"')
_UNIQUE = re.compile(rb"""\buniqueCount\s*=\s*["']([^"']*)["']""")
_FAR = re.compile(rb'\br="(?:[A-Z]{2,3}\d|\d{7})')
"""A column behind Z, or a row behind 999,999: without one no area is absurd."""

_WIDE = re.compile(rb'\br="([A-Z]{2,3})\d')


@dataclass(slots=True)
class _Inside:
    """What lies beside the values of a workbook: macros; by sheet name uncalculated cells and merged areas."""

    macros: bool = False
    uncalculated: dict[str, frozenset[tuple[int, int]]] = field(default_factory=dict)
    merges: dict[str, tuple[Merge, ...]] = field(default_factory=dict)


def read_workbook(file: Incoming, *, is_zip: bool) -> tuple[list[Grid], list[Finding]]:
    """The visible worksheets of a workbook, and what is to be noted of it."""
    data = file.path.read_bytes()
    if not is_zip:
        data += bytes(-len(data) % LARGEST_SECTOR)
    inside = _look_into_zip(data) if is_zip else _look_into_ole(data)
    notes = [Finding(rules.FILE_MACROS, file.where)] if inside.macros else []
    with _damage_told(), calamine.CalamineWorkbook.from_filelike(BytesIO(data)) as workbook:
        grids: list[Grid] = []
        room = MAX_CELLS
        for sheet in workbook.sheets_metadata:
            if (
                sheet.typ is calamine.SheetTypeEnum.WorkSheet
                and sheet.visible is calamine.SheetVisibleEnum.Visible
            ):
                found = workbook.get_sheet_by_name(sheet.name)
                grids.append(_grid(found, inside, room))
                room -= found.total_height * found.total_width
    if not grids:
        raise FileFault(rules.FILE_EMPTY)
    return grids, notes


@contextmanager
def _damage_told() -> Iterator[None]:
    """What python-calamine cannot read is a fault of the file."""
    try:
        with _silence():
            yield
    except calamine.PasswordError as error:
        raise FileFault(rules.FILE_ENCRYPTED) from error
    except (calamine.CalamineError, OSError, ValueError, OverflowError) as error:
        raise FileFault(rules.FILE_DAMAGED, reason=_("its inside cannot be read")) from error
    except BaseException as error:
        # Rust's panics come as an exception of their own kind, which is no Exception.
        if type(error).__name__ != "PanicException":
            raise
        raise FileFault(rules.FILE_DAMAGED, reason=_("its inside cannot be read")) from error


@contextmanager
def _silence() -> Iterator[None]:
    """Rust says its panics on the stream of errors before they become exceptions; ours say it in a sentence."""
    try:
        said = os.dup(2)
    except OSError:
        yield
        return
    try:
        with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - a device, no path
            os.dup2(nowhere.fileno(), 2)
        yield
    finally:
        os.dup2(said, 2)
        os.close(said)


def _grid(sheet: calamine.CalamineSheet, inside: _Inside, room: int) -> Grid:
    if sheet.total_height > MAX_ROWS:
        raise FileFault(rules.FILE_TOO_MANY_ROWS, limit=f"{MAX_ROWS:,}")
    if sheet.total_height * sheet.total_width > room:
        _refuse_area(sheet.total_height, sheet.total_width)
    merges = sheet.merged_cell_ranges
    known = inside.merges.get(sheet.name)
    if merges is not None:
        known = tuple((first[0], first[1], last[0], last[1]) for first, last in merges)
    rows = cast(list[list[Raw]], sheet.to_python(skip_empty_area=False))
    return Grid(sheet.name, rows, known, inside.uncalculated.get(sheet.name, frozenset()))


def _refuse_area(rows: int, columns: int) -> None:
    raise FileFault(rules.FILE_SHEET_TOO_LARGE, rows=f"{rows:,}", columns=f"{columns:,}")


def _look_into_ole(data: bytes) -> _Inside:
    """Looks into the container of older workbooks, in which protected ones of today come as well."""
    if _ENCRYPTED in data:
        raise FileFault(rules.FILE_ENCRYPTED)
    if not any(name in data for name in _WORKBOOK_STREAMS):
        raise FileFault(rules.FILE_NOT_A_SPREADSHEET)
    streams = CompoundFile(data).streams
    book = streams.get("Workbook") or streams.get("Book")
    if book is None:
        raise FileFault(rules.FILE_DAMAGED, reason=_("its inside cannot be read"))
    return _Inside(_VBA in data, look_through_records(book))


def _look_into_zip(data: bytes) -> _Inside:
    """Looks at the parts of a zipped workbook before anything is unpacked as a whole."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _look_into(archive)
    except (
        zipfile.BadZipFile,
        zlib.error,
        ParseError,
        OSError,
        EOFError,
        ValueError,
        LookupError,
        NotImplementedError,
    ) as error:
        raise FileFault(rules.FILE_DAMAGED, reason=_("its inside cannot be read")) from error
    except RuntimeError as error:
        raise FileFault(rules.FILE_ENCRYPTED) from error


def _look_into(archive: zipfile.ZipFile) -> _Inside:
    _refuse_bomb(archive)
    names = set(archive.namelist())
    if "EncryptedPackage" in names:
        raise FileFault(rules.FILE_ENCRYPTED)
    macros = any(name.lower().endswith("vbaproject.bin") for name in names)
    if "content.xml" in names:
        if b"encryption-data" in _read(archive, "META-INF/manifest.xml"):
            raise FileFault(rules.FILE_ENCRYPTED)
        macros = macros or any(name.startswith("Basic/") for name in names)
        seen = look_through(archive.open("content.xml"))
        return _Inside(
            macros,
            {name: frozenset(sheet.uncalculated) for name, sheet in seen.items()},
            {name: tuple(sheet.merges) for name, sheet in seen.items()},
        )
    if "xl/workbook.xml" not in names:
        raise FileFault(rules.FILE_NOT_A_SPREADSHEET)
    _refuse_absurd_counts(archive)
    return _Inside(macros, _uncalculated(archive, names))


def _refuse_bomb(archive: zipfile.ZipFile) -> None:
    """Refuses what would take too much room unpacked; a part that may hold more than it says is tried."""
    parts = archive.infolist()
    size = sum(part.file_size for part in parts)
    if size > MAX_UNPACKED:
        raise FileFault(rules.FILE_BOMB, size=f"{size >> 20:,}", limit=f"{MAX_UNPACKED >> 20:,}")
    for part in parts:
        if part.compress_size * DEFLATE_AT_BEST > MAX_UNPACKED:
            with archive.open(part) as stream:
                while stream.read(1 << 20):
                    pass


def _refuse_absurd_counts(archive: zipfile.ZipFile) -> None:
    """Refuses a table of texts that says it holds more than it can: the reader takes memory for as many as it says."""
    for part in archive.infolist():
        if part.filename.lower().endswith("sharedstrings.xml"):
            for match in _UNIQUE.finditer(archive.read(part)):
                number = match[1].strip()
                if not number.isdigit() or int(number) > part.file_size:
                    raise FileFault(rules.FILE_DAMAGED, reason=_("its inside cannot be read"))


def _read(archive: zipfile.ZipFile, name: str) -> bytes:
    try:
        return archive.read(name)
    except KeyError:
        return b""


def _uncalculated(
    archive: zipfile.ZipFile, names: set[str]
) -> dict[str, frozenset[tuple[int, int]]]:
    """Cells whose formula has no stored value, or an error, by sheet name; refuses sheets that span an absurd area."""
    relations = {}
    for match in _RELATION.finditer(_read(archive, "xl/_rels/workbook.xml.rels")):
        attributes = dict(_ATTRIBUTE.findall(match[1]))
        target = attributes.get(b"Target", b"").decode("utf-8", "replace")
        relations[attributes.get(b"Id", b"")] = target
    result: dict[str, frozenset[tuple[int, int]]] = {}
    for match in _SHEET.finditer(_read(archive, "xl/workbook.xml")):
        attributes = dict(_ATTRIBUTE.findall(match[1]))
        target = relations.get(attributes.get(b"id", b""), "")
        path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if path not in names:
            continue
        xml = archive.read(path)
        _refuse_absurd_area(xml)
        if any(mark in xml for mark in _FORMULA_MARKS):
            name = unescape(attributes.get(b"name", b"").decode("utf-8", "replace"))
            result[name] = frozenset(_without_value(xml))
    return result


def _without_value(xml: bytes) -> Iterator[tuple[int, int]]:
    for cell in _CELL.finditer(xml):
        inside = cell[2] or b""
        if b't="e"' in cell[1] or (_FORMULA.search(inside) and not _VALUE.search(inside)):
            place = _PLACE.search(cell[1])
            if place:
                yield int(place[2]) - 1, _column(place[1])


def _refuse_absurd_area(xml: bytes) -> None:
    """Refuses an area of more cells than can be read; rows and columns that are only formatted do not count."""
    if not _FAR.search(xml):
        return
    height = max((int(row) for row in _ROW.findall(xml)), default=0)
    width = max((_column(letters) + 1 for letters in set(_WIDE.findall(xml))), default=26)
    if height * width <= MAX_CELLS and height <= _MOST_ROWS:
        return
    rows = columns = 0
    for cell in _CELL.finditer(xml):
        place = _PLACE.search(cell[1])
        if place is None:
            _refuse_area(height, width)
        elif cell[2]:
            rows, columns = max(rows, int(place[2])), max(columns, _column(place[1]) + 1)
    if rows * columns > MAX_CELLS or height > _MOST_ROWS:
        _refuse_area(max(rows, height if height > _MOST_ROWS else 0), columns)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1
