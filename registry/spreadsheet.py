"""What all spreadsheets of the registry have in common: text stays text, widths fit, no trace of when it was made."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from math import isfinite
from typing import TYPE_CHECKING, Any, cast

import xlsxwriter

from registry.command import width
from registry.language import current

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

MADE = datetime.fromisoformat("2000-01-01")
"""The moment of making that every workbook names: the same input makes the same bytes."""

EXACT_DIGITS = 11
"""Digits of a number that survive every spreadsheet program; longer ones are written as text."""

LAST_ROW = 1_048_575
"""The last row of a sheet, from 0."""

NARROWEST, WIDEST = 6, 60

_OPTIONS = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_NUMBER_FORMATS: tuple[tuple[type, str], ...] = (
    (datetime, "yyyy-mm-dd hh:mm:ss"),
    (date, "yyyy-mm-dd"),
    (time, "hh:mm:ss"),
    (timedelta, "[h]:mm:ss"),
)

Value = str | int | float | bool | Decimal | date | datetime | time | timedelta | None
"""What a cell can hold."""


class Spreadsheet:
    """A workbook being written; :meth:`content` gives its bytes. With *rowwise*, rows are written in order and forgotten."""

    def __init__(self, *, rowwise: bool = False) -> None:
        self._buffer = BytesIO()
        font = "宋体" if current() == "zh" else "Calibri"
        options = {
            **_OPTIONS,
            "constant_memory": rowwise,
            "default_format_properties": {"font_name": font, "font_size": 11},
        }
        self.workbook = xlsxwriter.Workbook(self._buffer, options)
        self.workbook.set_properties({"created": MADE})
        self._styles: dict[tuple[tuple[str, Any], ...], Format] = {}
        self._names: set[str] = set()

    def sheet(self, name: str) -> Worksheet:
        """A new sheet of that name, or of the nearest that spreadsheet programs allow and no other sheet has."""
        plain = _FORBIDDEN.sub(" ", name).strip(" '")[:31] or "Sheet"
        if plain.lower() == "history":
            plain += "_"
        unique, count = plain, 1
        while unique.lower() in self._names:
            count += 1
            unique = f"{plain[:26]}({count})"
        self._names.add(unique.lower())
        return self.workbook.add_worksheet(unique)

    def style(self, **properties: Any) -> Format:
        """The format with these properties; each is made once."""
        key = tuple(sorted(properties.items()))
        if key not in self._styles:
            self._styles[key] = self.workbook.add_format(properties)
        return self._styles[key]

    def write(
        self, sheet: Worksheet, row: int, column: int, value: Value, **properties: Any
    ) -> None:
        """The cell holds *value* with its own type: a date stays a date, a text is never a formula."""
        if value is None or value == "":
            if properties:
                sheet.write_blank(row, column, None, self.style(**properties))
        elif isinstance(value, str):
            sheet.write_string(row, column, value, self.style(**properties))
        elif isinstance(value, bool):
            sheet.write_boolean(row, column, value, self.style(**properties))
        elif isinstance(value, (int, float, Decimal)):
            self._number(sheet, row, column, value, properties)
        else:
            as_what = next(text for kind, text in _NUMBER_FORMATS if isinstance(value, kind))
            style = self.style(**{"align": "left", **properties, "num_format": as_what})
            sheet.write_datetime(row, column, cast("datetime", value), style)

    def _number(
        self,
        sheet: Worksheet,
        row: int,
        column: int,
        value: float | Decimal,
        properties: dict[str, Any],
    ) -> None:
        exact = not isinstance(value, float) and significant_digits(value) > EXACT_DIGITS
        if exact or not isfinite(value):
            sheet.write_string(row, column, str(value), self.style(**properties))
        else:
            sheet.write_number(row, column, float(value), self.style(**properties))

    def content(self) -> bytes:
        """The bytes of the file; nothing can be written afterwards."""
        self.workbook.close()
        return self._buffer.getvalue()


def significant_digits(value: int | Decimal) -> int:
    """How many digits it takes to write *value* down."""
    return len(str(value).lstrip("-").replace(".", "").lstrip("0"))


def column_width(texts: Iterable[str], widest: int = WIDEST) -> int:
    """Characters that a column needs for the widest of *texts*, within bounds."""
    return max(NARROWEST, min(widest, 2 + max(map(width, texts), default=0)))


def lines_taken(text: str, room: int) -> int:
    """How many lines *text* takes in a cell *room* characters wide."""
    return sum(max(1, -(-width(line) // max(room - 1, 1))) for line in text.split("\n"))


def fit_to_page(sheet: Worksheet, header_rows: tuple[int, int]) -> None:
    """The sheet prints across one page, lying, with its header (first and last row, from 0) on each."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(*header_rows)


def heading(**more: Any) -> dict[str, Any]:
    """The properties of a header cell, and *more*."""
    return {
        "bold": True,
        "bg_color": "#DDE6F0",
        "border": 1,
        "border_color": "#8C9BAB",
        "text_wrap": True,
        "valign": "vcenter",
        **more,
    }
