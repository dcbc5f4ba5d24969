"""Older workbooks (.xls .et): their container and records are looked through before they are read as a whole.

A damaged one may name lengths and places beyond all reason, or sectors that follow one another in a circle; the
reader would take memory for them until the system ends it. Formats: [MS-CFB] and [MS-XLS].
"""

from __future__ import annotations

import struct
from array import array
from collections.abc import Iterator
from struct import unpack_from

from registry.intake import rules
from registry.intake.grids import MAX_CELLS
from registry.intake.incoming import FileFault
from registry.language import _

LARGEST_SECTOR = 4096
"""Bytes to a multiple of which a file is filled up before it is read: some programs cut its last sector short."""

_HEADER, _ENTRY = 512, 128
_SHORT = 9
"""The shift of sectors of 512 bytes; such files say sizes in four bytes, others in eight."""

_COUNTS = (40, 44, 64, 72)
"""Where the header counts the sectors of the directory, of the table of sectors, of the small one, of its continuation."""

_LAST_SECTOR = 0xFFFFFFFA
_STREAM, _ROOT = 2, 5

_BOF, _BOUND_SHEET, _FILE_PASS, _SST, _DIMENSIONS = 0x0809, 0x0085, 0x002F, 0x00FC, 0x0200
_FORMULA, _ERROR, _MULTIPLE = 0x0006, 2, frozenset({0x00BD, 0x00BE})
_CELLS = frozenset({_FORMULA, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E, *_MULTIPLE})
"""Records of cells; each begins with its row and column."""


class CompoundFile:
    """The streams of an OLE file by name; raises :class:`FileFault` where they cannot be as they say."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        try:
            self.streams = dict(self._streams())
        except (struct.error, IndexError, ValueError) as error:
            raise _damaged() from error

    def _streams(self) -> Iterator[tuple[str, bytes]]:
        shift, mini_shift = unpack_from("<HH", self._data, 30)
        if shift not in (9, 12) or mini_shift != 6:
            raise _damaged()
        self._sector = 1 << shift
        counted = (unpack_from("<I", self._data, at)[0] for at in _COUNTS)
        if any(count * self._sector > len(self._data) for count in counted):
            raise _damaged()
        fat = self._fat()
        directory = self._chained(fat, unpack_from("<I", self._data, 48)[0])
        cutoff, mini_start = unpack_from("<II", self._data, 56)
        mini_fat = array("I", self._chained(fat, mini_start))
        mini_stream = b""
        for at in range(0, len(directory) - _ENTRY + 1, _ENTRY):
            length, kind = unpack_from("<HB", directory, at + 64)
            start, size = unpack_from("<II" if shift == _SHORT else "<IQ", directory, at + 116)
            if kind not in (_STREAM, _ROOT) or not size:
                continue
            if size > len(self._data):
                raise _damaged()
            if kind == _ROOT:
                mini_stream = self._chained(fat, start)
                continue
            if size >= cutoff:
                content = self._chained(fat, start)
            else:
                content = b"".join(
                    mini_stream[64 * at_ : 64 * at_ + 64] for at_ in _chain(mini_fat, start)
                )
            name = directory[at : at + max(min(length, 64) - 2, 0)].decode("utf-16-le")
            yield name, content[:size]

    def _fat(self) -> array[int]:
        """The table that says which sector follows which."""
        sectors = array("I", self._data[76:_HEADER])
        following, seen = unpack_from("<I", self._data, 68)[0], set()
        while following < _LAST_SECTOR:
            if following in seen:
                raise _damaged()
            seen.add(following)
            *more, following = array("I", self._read(following))
            sectors.extend(more)
        return array(
            "I", b"".join(self._read(sector) for sector in sectors if sector < _LAST_SECTOR)
        )

    def _read(self, sector: int) -> bytes:
        start = (sector + 1) * self._sector
        if start >= len(self._data):
            raise _damaged()
        return self._data[start : start + self._sector].ljust(self._sector, b"\x00")

    def _chained(self, fat: array[int], start: int) -> bytes:
        return b"".join(map(self._read, _chain(fat, start)))


def _chain(fat: array[int], sector: int) -> Iterator[int]:
    """The sectors from *sector* on; a circle is damage."""
    for _count in range(len(fat)):
        if sector >= _LAST_SECTOR:
            return
        yield sector
        sector = fat[sector]
    if sector < _LAST_SECTOR:
        raise _damaged()


def look_through_records(stream: bytes) -> dict[str, frozenset[tuple[int, int]]]:
    """By sheet the cells (row, column, from 0) whose formula gives an error.

    Refuses a workbook stream that is enciphered, and one whose sheets span more than can be read.
    """
    names: dict[int, str] = {}
    found: dict[str, set[tuple[int, int]]] = {}
    name, rows, columns = "", 0, 0
    for record, at, length in _records(stream):
        if record == _BOF:
            name, rows, columns = names.get(at - 4, ""), 0, 0
        elif record == _FILE_PASS:
            raise FileFault(rules.FILE_ENCRYPTED)
        elif record == _SST and unpack_from("<I", stream, at + 4)[0] > len(stream):
            raise _damaged()
        elif record == _BOUND_SHEET:
            names[unpack_from("<I", stream, at)[0]] = _sheet_name(stream[at + 6 : at + length])
        elif record == _DIMENSIONS and length >= 14:
            first_row, last_row, first, last = unpack_from("<IIHH", stream, at)
            if last_row < first_row or last < first:
                raise _damaged()
            _refuse_absurd(last_row - first_row, last - first)
        elif record in _CELLS and length >= 6:
            row, column = unpack_from("<HH", stream, at)
            if record == _FORMULA and _gives_error(stream, at):
                found.setdefault(name, set()).add((row, column))
            last = at + length - 2 if record in _MULTIPLE else at + 2
            rows, columns = max(rows, row + 1), max(columns, unpack_from("<H", stream, last)[0] + 1)
            _refuse_absurd(rows, columns)
    return {name: frozenset(cells) for name, cells in found.items()}


def _gives_error(stream: bytes, at: int) -> bool:
    return stream[at + 12 : at + 14] == b"\xff\xff" and stream[at + 6] == _ERROR


def _sheet_name(text: bytes) -> str:
    length, wide = text[0], text[1] & 1
    return text[2 : 2 + length * (1 + wide)].decode("utf-16-le" if wide else "latin-1", "replace")


def _records(stream: bytes) -> Iterator[tuple[int, int, int]]:
    """Number, place and length of every record."""
    at, end = 0, len(stream) - 4
    while at <= end:
        record, length = unpack_from("<HH", stream, at)
        at += 4
        if at + length > len(stream):
            return
        yield record, at, length
        at += length


def _refuse_absurd(rows: int, columns: int) -> None:
    if rows * columns > MAX_CELLS:
        raise FileFault(rules.FILE_SHEET_TOO_LARGE, rows=f"{rows:,}", columns=f"{columns:,}")


def _damaged() -> FileFault:
    return FileFault(rules.FILE_DAMAGED, reason=_("its inside cannot be read"))
