"""Reads the example's files back, by nothing that wrote them: calamine for workbooks, csv for text."""

import csv
from collections.abc import Iterator
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook

Row = list[Any]

_CODES = ("utf-8-sig", "gbk", "gb18030")


@cache
def sheets(path: Path) -> tuple[tuple[str, list[Row]], ...]:
    """The name of every sheet and its rows, what is merged filled down; a CSV file is one sheet without a name."""
    return tuple(_sheets(path))


def _sheets(path: Path) -> Iterator[tuple[str, list[Row]]]:
    if path.suffix == ".csv":
        yield "", list(_separated(path.read_bytes()))
        return
    with CalamineWorkbook.from_path(path) as workbook:
        for name in workbook.sheet_names:
            sheet = workbook.get_sheet_by_name(name)
            rows = sheet.to_python(skip_empty_area=False)
            for (top, left), (bottom, _right) in sheet.merged_cell_ranges or ():
                for row in rows[top + 1 : bottom + 1]:
                    row[left] = rows[top][left]
            yield name, rows


def _separated(data: bytes) -> Iterator[Row]:
    text = decoded(data)
    first = max(text.splitlines()[:3], key=len)
    separator = max(",;\t", key=first.count)
    yield from csv.reader(StringIO(text, newline=""), delimiter=separator)


def decoded(data: bytes) -> str:
    """The text of a CSV file in whichever encoding."""
    if data.startswith(b"\xff\xfe"):
        return data.decode("utf-16")
    for code in _CODES:
        try:
            return data.decode(code)
        except UnicodeDecodeError:
            continue
    raise AssertionError("in no encoding that offices use")


def table(rows: list[Row], header: str) -> list[dict[str, Any]]:
    """The rows below the header that holds *header*, by header; totals, notes and blank rows left out."""
    at = next(index for index, row in enumerate(rows) if header in row)
    if header in rows[at + 1]:  # merged over the two levels of the header
        at += 1
    heads = [
        str(lower or upper) for lower, upper in zip(rows[at], rows[max(at - 1, 0)], strict=True)
    ]
    found = []
    for row in rows[at + 1 :]:
        filled = [cell for cell in row if cell != ""]
        marked = {str(cell) for cell in filled[:3]} & {"合计", "小计"}
        if len(filled) > 2 and not marked and row[0] != rows[at][0]:
            found.append(dict(zip(heads, row, strict=True)))
    return found
