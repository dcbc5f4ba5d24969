"""Lists that checks look things up in, kept as CSV: shipped ones, and an office's own in their place.

Lines that begin with # say where a list comes from. The header may be English or Chinese; columns may stand in any order.
"""

from __future__ import annotations

import csv
import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from registry.errors import BadUsage, FileUnreadable, reason_of
from registry.language import _
from registry.patterns import Pattern

LISTS = Path(__file__).parent

_DATE = Pattern(r"(\d{4})[-./年](\d{1,2})(?:[-./月](\d{1,2})日?|月)?")


class ListBroken(BadUsage):
    """A list cannot be used as it is written; the sentence says which file, which line, what."""

    def __init__(self, path: Path, line: int, fault: str) -> None:
        super().__init__(
            _("{path}, line {line}: {fault} Nothing was taken from this list.").format(
                path=path.name, line=line, fault=fault
            )
        )


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a list: its cells by column, and where it stands."""

    path: Path
    number: int
    cells: dict[str, str]

    def text(self, column: str) -> str:
        """The cell without blanks around it; empty where there is none."""
        return self.cells.get(column, "").strip()

    def needed(self, column: str) -> str:
        """The cell, which may not be empty."""
        value = self.text(column)
        if not value:
            raise self.broken(_("the column “{column}” is empty.").format(column=column))
        return value

    def day(self, column: str, last: bool = False) -> str | None:
        """The cell as an ISO day, the first or *last* one of a month that stands alone; None where it is empty."""
        value = self.text(column)
        if not value:
            return None
        match = _DATE.fullmatch(value)
        if match is None:
            raise self.broken(self._no_day(column, value))
        year, month, day = int(match[1]), int(match[2]), int(match[3] or 1)
        try:
            found = date(year, month, day).isoformat()
        except ValueError as error:
            raise self.broken(self._no_day(column, value)) from error
        return found if match[3] or not last else f"{found[:8]}31"

    def words(self, column: str) -> tuple[str, ...]:
        """The cell's words, separated by |."""
        return tuple(word for word in map(str.strip, self.text(column).split("|")) if word)

    def broken(self, fault: str) -> ListBroken:
        """The fault of this line, to be raised."""
        return ListBroken(self.path, self.number, fault)

    @staticmethod
    def _no_day(column: str, value: str) -> str:
        return _("“{value}” in the column “{column}” is no date such as 2026-03-01.").format(
            value=value, column=column
        )


@dataclass(frozen=True, slots=True)
class Listing:
    """A list as read: its lines, and SHA-256 of the file."""

    path: Path
    lines: tuple[Line, ...]
    digest: str


def listing(path: Path, needed: dict[str, str], optional: dict[str, str] | None = None) -> Listing:
    """The list at *path*. *needed* and *optional* are its columns, each with its Chinese header.

    Raises:
        FileUnreadable: if the file cannot be read.
        ListBroken: if a needed column or every line is missing.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise FileUnreadable(str(path), reason_of(error)) from error
    rows = csv.reader(_text(path, raw).splitlines())
    known = {**needed, **(optional or {})}
    headers: list[str] = []
    found: list[Line] = []
    for row in rows:
        if not any(cell.strip() for cell in row) or row[0].lstrip().startswith("#"):
            continue
        if not headers:
            headers = _headers(path, rows.line_num, row, needed, known)
            continue
        found.append(Line(path, rows.line_num, dict(zip(headers, row, strict=False))))
    if not found:
        raise ListBroken(path, max(rows.line_num, 1), _("the list has no lines."))
    return Listing(path, tuple(found), hashlib.sha256(raw).hexdigest())


def _text(path: Path, raw: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise FileUnreadable(str(path), _("it is neither UTF-8 nor GB18030 text"))


def _headers(
    path: Path, number: int, row: list[str], needed: dict[str, str], known: dict[str, str]
) -> list[str]:
    """The columns of a header row by their English names; those not known keep theirs."""
    english = {chinese: name for name, chinese in known.items()}
    headers = [english.get(cell.strip(), cell.strip()) for cell in row]
    missing = [f"{name} ({needed[name]})" for name in needed if name not in headers]
    if missing:
        fault = _("the header lacks these columns: {columns}.")
        raise ListBroken(path, number, fault.format(columns=_(", ").join(missing)))
    return headers
