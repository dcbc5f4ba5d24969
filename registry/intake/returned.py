"""Refused rows, laid out like the file they came from: ready to be corrected and sent in again.

Cells at fault are red, with a comment that says what is wrong, what to do, and which row of the original it was.
Identity and mobile numbers are struck out.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from registry.errors import FileUnwritable, reason_of
from registry.files import write_whole
from registry.findings import Finding, Where
from registry.intake.cells import Raw, tidy
from registry.intake.files import opened
from registry.intake.grids import Merge
from registry.intake.importing import RejectedSheet
from registry.intake.layout import HEAD_ROWS, find_layout
from registry.intake.personal import masked, personal_data
from registry.intake.rows import RejectedRow
from registry.language import _
from registry.spreadsheet import Spreadsheet, column_width, fit_to_page, heading, lines_taken

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

ENDING = "-退回"
"""What the name of a marked copy ends in."""

LONGEST_STEM = 180
"""Bytes of a file's name that its marked copy keeps."""

_EDGE = {"border": 1, "border_color": "#D0D0D0", "text_wrap": True, "valign": "top"}
_AT_FAULT = {**_EDGE, "bg_color": "#FF9C9C", "font_color": "#7A0000", "border_color": "#C00000"}
_DOUBTFUL = {**_EDGE, "bg_color": "#FFE8A3"}
_NOTICE = {"bold": True, "font_color": "#C00000", "text_wrap": True, "valign": "vcenter"}
_COMMENT_PIXELS, _COMMENT_CHARACTERS = 320, 44
_NUMBERS = frozenset(
    {"count", "money", "area", "points", "minutes", "date", "year", "frequency", "code"}
)
"""Types whose digits are never taken for a person's number."""


def check_folder(folder: Path) -> None:
    """Marked copies can be written into *folder*, as far as can be told before; else :class:`FileUnwritable`."""
    nearest = next(
        path for path in (folder.absolute(), *folder.absolute().parents) if path.exists()
    )
    if not nearest.is_dir():
        raise FileUnwritable(str(folder), _("{path} is not a folder").format(path=nearest))
    if not os.access(nearest, os.W_OK | os.X_OK):
        raise FileUnwritable(str(folder), _("there is no right to write into it"))


def write_returned(sheets: list[RejectedSheet], folder: Path) -> list[Path]:
    """A marked copy of the refused rows of each file stands in *folder*; their paths. None is written over."""
    by_file: dict[Path, list[RejectedSheet]] = {}
    for sheet in sheets:
        by_file.setdefault(sheet.file.path, []).append(sheet)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileUnwritable(str(folder), reason_of(error)) from error
    copies = []
    for its in by_file.values():
        path = _free_path(folder, its[0].file.name)
        write_whole(path, _marked_copy(its, path.name))
        copies.append(path)
    return copies


def _free_path(folder: Path, name: str) -> Path:
    """``<stem>-退回.xlsx``, sub-folders joined into the stem; numbered where a file of that name is there already."""
    stem = "-".join(PurePosixPath(name).with_suffix("").parts)
    stem = stem.encode()[:LONGEST_STEM].decode(errors="ignore") + ENDING
    path, count = folder / f"{stem}.xlsx", 1
    while path.exists():
        count += 1
        path = folder / f"{stem}-{count}.xlsx"
    return path


def _marked_copy(sheets: list[RejectedSheet], name: str) -> bytes:
    book = Spreadsheet()
    for sheet in sheets:
        _Page(book, sheet, name).write()
    return book.content()


@dataclass(frozen=True, slots=True)
class _Marked:
    """A cell as it is sent back: its value, what is wrong with it, and whether that keeps its row out."""

    value: Raw
    faults: tuple[str, ...] = ()
    is_error: bool = False


class _Page:
    """One sheet of a marked copy."""

    def __init__(self, book: Spreadsheet, rejected: RejectedSheet, file_name: str) -> None:
        self._book = book
        self._rejected = rejected
        self._layout = rejected.layout
        self._head = _head_of(rejected)
        self._rows = list(_with_cells(rejected))
        self._name = rejected.grid.name or rejected.layout.kind.zh
        self._file_name = file_name
        self._top = 1 if len(self._head) < HEAD_ROWS else 0
        self._merges = _merges_of(rejected, self._top)
        self._width = max(2, len(self._layout.headers))
        last = self._top + self._layout.header_row
        tops = [top for top, _left, bottom, _right in self._merges if bottom == last]
        self._first_header_row = min([self._top + self._layout.first_header_row, *tops])

    def write(self) -> None:
        """The sheet is written: notice, title lines, headers, refused rows."""
        sheet = self._book.sheet(self._name)
        if self._top:
            sheet.merge_range(0, 0, 0, self._width - 1, "", self._book.style(**_NOTICE))
            self._book.write(sheet, 0, 0, self._notice(), **_NOTICE)
            sheet.set_row(0, 36)
        self._write_head(sheet)
        first = self._top + len(self._head)
        marked = [self._marked(row) for row in self._rows]
        for number, (row, cells) in enumerate(zip(self._rows, marked, strict=True), start=first):
            for at, cell in enumerate(cells):
                self._write_cell(sheet, number, at, cell, row.number)
        for at in range(self._width):
            texts = [
                _text_at(self._head[-1], at),
                *(tidy(cells[at].value) for cells in marked if at < len(cells)),
            ]
            sheet.set_column(at, at, column_width(texts, 40))
        sheet.freeze_panes(first, 0)
        fit_to_page(sheet, (self._first_header_row, first - 1))

    def _notice(self) -> str:
        count = len(self._rows)
        text = _(
            "Returned: {count} rows were not accepted. Correct the red cells, whose comments say why, and send this file in again."
        )
        if self._is_recognised():
            return text.format(count=count)
        return text.format(count=count) + f" (--kind {self._layout.kind.kind})"

    def _is_recognised(self) -> bool:
        """Whether import will see by itself what kind of sheet this is."""
        notice: list[Raw] = [""]
        head = [notice] * self._top + self._head + [row.cells for row in self._rows]
        layout, _findings = find_layout(
            head[:HEAD_ROWS], self._merges, None, self._file_name + self._name, Where()
        )
        return layout is not None and layout.kind is self._layout.kind

    def _write_head(self, sheet: Worksheet) -> None:
        """The rows above the table as they came, with their merged cells."""
        for top, left, bottom, right in self._merges:
            look = self._book.style(**self._head_style(top))
            sheet.merge_range(top, left, bottom, right, "", look)
        for number, row in enumerate(self._head, start=self._top):
            style = self._head_style(number)
            for at, value in enumerate(row):
                if tidy(value):
                    self._book.write(sheet, number, at, _without_numbers(value)[0], **style)

    def _head_style(self, row: int) -> dict[str, object]:
        if row >= self._first_header_row:
            return heading(align="center")
        return {"bold": True, "valign": "vcenter"}

    def _marked(self, row: RejectedRow) -> list[_Marked]:
        """The cells of a refused row; what belongs to no cell is said of the first."""
        width = max(len(row.cells), 1)
        faults: dict[int, list[Finding]] = {}
        for position, findings in row.faults.items():
            faults.setdefault(position if 0 <= position < width else 0, []).extend(findings)
        cells: list[Raw] = row.cells or [""]
        return [self._marked_cell(at, value, faults.get(at, [])) for at, value in enumerate(cells)]

    def _marked_cell(self, at: int, value: Raw, faults: list[Finding]) -> _Marked:
        column = self._layout.columns.get(at)
        said = tuple(masked(_sentence(finding)) for finding in faults)
        is_error = any(finding.is_error for finding in faults)
        if column is not None and column.type in _NUMBERS and not faults:
            return _Marked(value)
        shown, struck_out = _without_numbers(value)
        if struck_out and not is_error and at not in self._layout.contact:
            return _Marked(
                shown, (*said, _("A personal number stood here. Delete what is left of it.")), True
            )
        return _Marked(shown, said, is_error)

    def _write_cell(
        self, sheet: Worksheet, row: int, at: int, cell: _Marked, original: int
    ) -> None:
        style = _AT_FAULT if cell.is_error else _DOUBTFUL if cell.faults else _EDGE
        self._book.write(sheet, row, at, cell.value, **style)
        if not cell.faults:
            return
        text = "\n".join([_("Row {row} of the original file").format(row=original), *cell.faults])
        height = 24 + 18 * lines_taken(text, _COMMENT_CHARACTERS)
        options = {"author": "zhunru", "width": _COMMENT_PIXELS, "height": height, "font_size": 10}
        sheet.write_comment(row, at, text, options)


def _sentence(finding: Finding) -> str:
    return f"{finding.message}\n{finding.remedy or ''}".strip()


def _without_numbers(value: Raw) -> tuple[Raw, bool]:
    """The value with personal numbers struck out, and whether there were any."""
    text = tidy(value)
    return (masked(text), True) if personal_data(text) else (value, False)


def _text_at(row: list[Raw], at: int) -> str:
    return tidy(row[at]) if at < len(row) else ""


def _head_of(rejected: RejectedSheet) -> list[list[Raw]]:
    """The rows down to the last of the header. Where merged cells are not known, groups are written out."""
    layout = rejected.layout
    head = [list(row) for row in rejected.head[: layout.header_row + 1]]
    if rejected.grid.merges is None and layout.first_header_row < layout.header_row:
        above, below = head[layout.first_header_row], head[layout.header_row]
        for at in range(1, min(len(above), len(below))):
            if not tidy(above[at]) and tidy(below[at]):
                above[at] = above[at - 1]
    return head


def _merges_of(rejected: RejectedSheet, shift: int) -> tuple[Merge, ...]:
    """The merged areas above the refused rows, as far as they lie there; none over another."""
    last = rejected.layout.header_row
    taken: set[tuple[int, int]] = set()
    found = []
    for top, left, bottom, right in rejected.grid.merges or ():
        end = min(bottom, last)
        area = {(row, at) for row in range(top, end + 1) for at in range(left, right + 1)}
        if len(area) > 1 and not area & taken:
            taken |= area
            found.append((top + shift, left, end + shift, right))
    return tuple(found)


def _with_cells(rejected: RejectedSheet) -> Iterator[RejectedRow]:
    """The refused rows in their order; one that was refused for its like elsewhere gets its cells from the file."""
    rows = sorted(rejected.rows, key=lambda row: row.number)
    lacking = {row.number for row in rows if not row.cells}
    cells = _cells_of(rejected, lacking) if lacking else {}
    for row in rows:
        yield row if row.cells else RejectedRow(row.number, cells.get(row.number, []), row.faults)


def _cells_of(rejected: RejectedSheet, numbers: set[int]) -> dict[int, list[Raw]]:
    if isinstance(rejected.grid.rows, list):
        return _picked(rejected.grid.rows, numbers)
    with opened(rejected.file) as (grids, _notes):
        return _picked(grids[0].rows, numbers)


def _picked(rows: Iterable[list[Raw]], numbers: set[int]) -> dict[int, list[Raw]]:
    """The rows of these numbers, counted from 1."""
    return {number: list(row) for number, row in enumerate(rows, start=1) if number in numbers}
