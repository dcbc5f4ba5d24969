"""A grid as CSV in one of the encodings and with one of the separators that offices produce."""

from __future__ import annotations

import codecs
import csv
from dataclasses import dataclass
from datetime import date
from io import StringIO

from examples.hands import Cell, Formula
from examples.layout import Grid


@dataclass(frozen=True, slots=True)
class Saved:
    """How a file was saved: its encoding and its separator."""

    encoding: str = "utf-8"
    separator: str = ","


UTF8 = Saved()
UTF8_BOM = Saved("utf-8-sig")
GBK = Saved("gbk")
GB18030 = Saved("gb18030")
GBK_SEMICOLON = Saved("gbk", ";")
UTF16_TAB = Saved("utf-16", "\t")
UTF8_TAB = Saved("utf-8", "\t")
UTF8_SEMICOLON = Saved("utf-8-sig", ";")


def separated(grid: Grid, saved: Saved) -> bytes:
    """The bytes of the file; every row has the same number of cells, as spreadsheet programs save it."""
    buffer = StringIO(newline="")
    writer = csv.writer(buffer, delimiter=saved.separator, lineterminator="\r\n")
    writer.writerows([_text(cell) for cell in row] for row in grid.rows)
    text = buffer.getvalue()
    if saved.encoding == "utf-16":
        return codecs.BOM_UTF16_LE + text.encode("utf-16-le")
    return text.encode(saved.encoding)


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Formula):
        return _text(cell.value)
    if isinstance(cell, date):
        return f"{cell.year}/{cell.month}/{cell.day}"
    return str(cell)
