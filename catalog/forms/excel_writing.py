"""The blank form in Excel: label, answer, hint; drop-downs where one of several is chosen; A4 upright."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from catalog.forms.layout import TALL, explanation, label, notes, options, sections, title
from registry.language import _, current
from registry.sheets import MARKED_TYPES, Column
from registry.spreadsheet import Spreadsheet, lines_taken

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

WIDTHS = (22, 44, 40)
"""Widths of label, answer and hint in characters."""

_LINE = 15
_BORDER = {"border": 1, "border_color": "#8C8C8C", "valign": "vcenter", "text_wrap": True}
_FONT = {"font_name": "仿宋", "font_size": 12}


def excel_form(subject: str | None = None) -> bytes:
    """The bytes of the blank form as .xlsx, in the current tongue; without what does not concern *subject*."""
    book = Spreadsheet()
    sheet = book.sheet("准入申请表" if current() == "zh" else "Request")
    for at, size in enumerate(WIDTHS):
        sheet.set_column(at, at, size)
    look = {
        "bold": True,
        "font_name": "宋体",
        "font_size": 20,
        "align": "center",
        "valign": "vcenter",
    }
    sheet.merge_range(0, 0, 0, 2, title(), book.style(**look))
    sheet.set_row(0, 36)
    row = 1
    for name, columns in sections(subject):
        shaded = {**_BORDER, "font_name": "黑体", "font_size": 12, "bg_color": "#EDEDED"}
        sheet.merge_range(row, 0, row, 2, name, book.style(**shaded))
        sheet.set_row(row, 21)
        row += 1
        for column in columns:
            _write_field(book, sheet, row, column, subject)
            row += 1
    _write_notes(book, sheet, row)
    sheet.set_portrait()
    sheet.set_paper(9)
    sheet.set_margins(left=0.6, right=0.6, top=0.7, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.center_horizontally()
    return book.content()


def _write_field(
    book: Spreadsheet, sheet: Worksheet, row: int, column: Column, subject: str | None
) -> None:
    hint = explanation(column)
    chosen = column.choice_label(subject) if subject and column.name == "subject" else None
    book.write(sheet, row, 0, label(column), **_BORDER, **_FONT, align="center")
    book.write(sheet, row, 1, chosen, **_BORDER, **_FONT, **_cell_look(column))
    small = {"font_name": "宋体", "font_size": 9, "font_color": "#7F7F7F"}
    book.write(sheet, row, 2, hint, **_BORDER, **small)
    least = 60 if column.name in TALL else 21
    sheet.set_row(row, max(least, _LINE * lines_taken(hint, WIDTHS[2])))
    words = options(column)
    if words:
        sheet.data_validation(row, 1, row, 1, _one_of(words))


def _cell_look(column: Column) -> dict[str, Any]:
    """Texts stay as typed; numbers and days stand on the left as words do."""
    if column.type == "date":
        return {"align": "left", "num_format": "yyyy-mm-dd"}
    return {"align": "left"} if column.type in MARKED_TYPES else {"num_format": "@"}


def _one_of(words: list[str]) -> dict[str, Any]:
    return {
        "validate": "list",
        "source": words,
        "error_title": _("Not possible"),
        "error_message": _("Choose one of the list, or leave the cell blank."),
    }


def _write_notes(book: Spreadsheet, sheet: Worksheet, row: int) -> None:
    small = {"font_name": "宋体", "font_size": 9}
    book.write(sheet, row, 0, _("How to fill in this form"), **small)
    for number, text in enumerate(notes(), start=1):
        book.write(sheet, row + number, 0, f"{number}. {text}", **small)
