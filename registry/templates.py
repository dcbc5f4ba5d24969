"""Blank workbooks for others to fill in: headers, drop-downs, limits, an example row, and a sheet that explains them.

The example row begins with 示例 and is not read; nor are the sheets of explanations and of names.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from registry.language import _, current
from registry.names import Directory
from registry.sheets import Column, Kind, burden_kinds
from registry.spelling import EVERYWHERE, Spelling
from registry.spreadsheet import (
    LAST_ROW,
    Spreadsheet,
    Value,
    column_width,
    fit_to_page,
    heading,
    lines_taken,
)
from registry.store import Register
from registry.template_settings import explained, names_for
from registry.template_words import NOTHING, may_stand

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

EXAMPLE_ROW, FIRST_ROW = 1, 2
"""Where the example and the first row to be filled in stand, from 0."""

_AS_TEXT = frozenset({"text", "name", "duty", "code", "document_number", "list", "aliases"})
_OFTEN = (
    "每日",
    "每周",
    "每月1次",
    "每月2次",
    "每季度",
    "半年",
    "每年",
    "每两年一次",
    "随时",
    "一次性",
)
_HINT_LENGTH = 250
_EXAMPLE = {
    "italic": True,
    "font_color": "#6B6B6B",
    "bg_color": "#F2F2F2",
    "border": 1,
    "border_color": "#D0D0D0",
}


@dataclass(frozen=True, slots=True)
class Known:
    """The names that a register knows, as its readers find them again."""

    departments: tuple[str, ...] = ()
    communities: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    duties: tuple[str, ...] = ()
    holders: tuple[str, ...] = ()
    """Treasuries and suppliers."""

    def of(self, column: Column) -> tuple[str, ...]:
        """What may stand in *column*; empty where that is not a matter of names."""
        everywhere = (EVERYWHERE,) if self.communities else ()
        return {
            "department": self.departments,
            "community": self.communities,
            "place": self.places,
            "scope": everywhere + self.communities + self.places,
            "holder": self.departments + self.places + self.communities + self.holders,
            "duty": self.duties,
        }.get(column.type, ())


def known_names(register: Register) -> Known:
    """The live names of a register, in the order of their codes."""
    directory = Directory(register)
    spelling = Spelling(directory)
    duties = register.query(
        "SELECT DISTINCT name FROM duty WHERE until_entry IS NULL ORDER BY code, name"
    )
    return Known(
        tuple(spelling.department(code) for code in sorted(directory.departments)),
        tuple(spelling.community(code) for code in sorted(directory.communities)),
        tuple(spelling.place(code) for code in sorted(directory.places)),
        tuple(dict.fromkeys(row[0] for row in duties)),
        tuple(spelling.holder(code, kind) for code, (_name, kind) in directory.holders.items()),
    )


def template(kind: Kind, known: Known) -> bytes:
    """The bytes of an .xlsx for *kind*, in the current tongue."""
    book = Spreadsheet()
    sheet = book.sheet(kind.label)
    _write_explanations(book, kind)
    lists = _write_lists(book, kind, known)
    chinese = current() == "zh"
    book.write(sheet, 0, 0, "序号" if chinese else "No.", **heading())
    book.write(sheet, EXAMPLE_ROW, 0, "示例" if chinese else "Example", **_EXAMPLE)
    sheet.set_column(0, 0, 9)
    sheet.data_validation(
        EXAMPLE_ROW,
        0,
        EXAMPLE_ROW,
        0,
        _hint(_("Example"), _("This row is not read. It may stay here or be deleted.")),
    )
    for at, column in enumerate(kind.columns, start=1):
        _write_column(book, sheet, at, column, lists.get(column.name))
    sheet.set_row(0, 32)
    sheet.freeze_panes(1, 0)
    fit_to_page(sheet, (0, 0))
    return book.content()


def _write_column(
    book: Spreadsheet, sheet: Worksheet, at: int, column: Column, names: str | None
) -> None:
    title, example = heading_of(column), example_of(column)
    colour = "#F6DDCC" if column.required else "#DDE6F0"
    book.write(sheet, 0, at, title, **heading(bg_color=colour))
    book.write(sheet, EXAMPLE_ROW, at, example, **_EXAMPLE)
    if example is None:
        book.write(sheet, EXAMPLE_ROW, at, None, **_EXAMPLE)
    look = {}
    if column.type == "date":
        look = {"num_format": "yyyy-mm-dd", "align": "left"}
    elif column.type in _AS_TEXT:
        look = {"num_format": "@"}
    sheet.set_column(
        at, at, column_width([title, str(example), "2026-03-01"], 36), book.style(**look)
    )
    hint = _hint(column.label, may_stand(column))
    sheet.data_validation(FIRST_ROW, at, LAST_ROW, at, {**hint, **_limit(column, names)})


def heading_of(column: Column) -> str:
    """The header of *column*: unit in brackets, a star where it is needed."""
    unit = f"（{column.unit}）" if current() == "zh" else f" ({column.unit})"
    return column.label + (unit if column.unit else "") + ("*" if column.required else "")


def example_of(column: Column) -> Value:
    """The example of *column* as a cell with its own type."""
    text = column.example
    if text is None:
        return None
    if column.type == "choice":
        return next(
            (
                column.choice_label(value)
                for value, labels in column.choices.items()
                if text in labels
            ),
            text,
        )
    if column.type == "flag":
        return _yes_or_no()[0 if text == "是" else 1]
    if column.type == "date":
        return date.fromisoformat(text)
    if column.type not in _AS_TEXT and text.replace(".", "", 1).isdigit():
        return Decimal(text)
    return text


def _yes_or_no() -> tuple[str, str]:
    return ("是", "否") if current() == "zh" else ("yes", "no")


def _hint(title: str, text: str) -> dict[str, Any]:
    """What is said beside a cell that is entered; a spreadsheet program takes so many characters."""
    return {"validate": "any", "input_title": title[:32], "input_message": text[:_HINT_LENGTH]}


def _limit(column: Column, names: str | None) -> dict[str, Any]:
    """What a cell of *column* takes. Where intake understands more than the limit says, it only warns."""
    if names:
        return _warned({"validate": "list", "source": names})
    if column.type == "choice":
        labels = [column.choice_label(value) for value in column.choices]
        return _refused({"validate": "list", "source": labels})
    if column.type == "burden_kind":
        return _refused(
            {"validate": "list", "source": [kind.label for kind in burden_kinds().values()]}
        )
    if column.type == "flag":
        return _refused({"validate": "list", "source": list(_yes_or_no())})
    if column.type == "count":
        return _warned({"validate": "integer", "criteria": ">=", "value": 0})
    if column.type == "year":
        return _refused(
            {"validate": "integer", "criteria": "between", "minimum": 1900, "maximum": 2199}
        )
    if column.type == "date":
        days = {"minimum": date(1900, 1, 1), "maximum": date(2200, 12, 31)}
        return _warned({"validate": "date", "criteria": "between", **days})
    if column.type == "frequency" and not column.zh.startswith("年"):
        return _warned({"validate": "list", "source": list(_OFTEN)})
    if column.type in _AS_TEXT:
        return _refused({"validate": "length", "criteria": "<=", "value": 2000})
    return {}


def _warned(limit: dict[str, Any]) -> dict[str, Any]:
    text = _(
        "This is not what is expected here. Keep it if it is meant so: import says whether it understands it."
    )
    return {
        **limit,
        "error_type": "warning",
        "error_title": _("Please check"),
        "error_message": text,
    }


def _refused(limit: dict[str, Any]) -> dict[str, Any]:
    text = _("This cannot stand here; the sheet of explanations says what can.")
    return {**limit, "error_type": "stop", "error_title": _("Not possible"), "error_message": text}


def _write_lists(book: Spreadsheet, kind: Kind, known: Known) -> dict[str, str]:
    """A hidden sheet holds the names for the drop-downs; where those of each column stand."""
    wanted = {
        column: names
        for column in kind.columns
        if (names := names_for(kind, column) or known.of(column)) and kind.kind != column.type
    }
    if not wanted:
        return {}
    name = "名单" if current() == "zh" else "Lists"
    sheet = book.sheet(name)
    sheet.hide()
    ranges = {}
    for at, (column, names) in enumerate(wanted.items()):
        book.write(sheet, 0, at, _("Names for “{column}”").format(column=column.label))
        for row, text in enumerate(names, start=1):
            book.write(sheet, row, at, text)
        letter = chr(ord("A") + at)
        ranges[column.name] = f"='{name}'!${letter}$2:${letter}${len(names) + 1}"
    return ranges


_EXPLAINED_WIDTHS = (24, 10, 52, 44, 30)


def _write_explanations(book: Spreadsheet, kind: Kind) -> None:
    """A sheet says what each column is for, and how cells are understood that hold no figure."""
    chinese = current() == "zh"
    sheet = book.sheet("说明" if chinese else "Explanations")
    for at, size in enumerate(_EXPLAINED_WIDTHS):
        sheet.set_column(at, at, size)
    about = kind.about_zh if chinese else kind.about_en
    book.write(sheet, 0, 0, f"{kind.label}{_(': ')}{about}", bold=True, font_size=14)
    row = 1
    for text in _instructions():
        book.write(sheet, row, 0, text)
        row += 1
    titles = (
        _("Column"),
        _("Needed"),
        _("What may stand in it"),
        _("Accepted spellings"),
        _("For example"),
    )
    rows = [titles, *(_explained(column) for column in kind.columns)]
    row = _write_table(book, sheet, row + 1, rows)
    if settings := explained(kind):
        row = _write_table(book, sheet, row + 1, settings)
    meanings = [(_(sign), "", _(meaning)) for sign, meaning in NOTHING]
    _write_table(book, sheet, row + 1, [(_("A cell with"), "", _("means")), *meanings])
    fit_to_page(sheet, (0, 0))


def _instructions() -> tuple[str, ...]:
    return (
        _("Fill in from row 3. The example row is not read; it may stay or be deleted."),
        _(
            "Columns marked * are needed. The others may be left blank or deleted; the order does not matter."
        ),
        _(
            "Title lines above, blank rows, rows with totals (合计) and notes below the table are understood."
        ),
        _("Write no names, telephone or identity numbers of residents into any cell."),
    )


def _explained(column: Column) -> tuple[str, ...]:
    example = example_of(column)
    return (
        heading_of(column),
        _("needed") if column.required else "",
        may_stand(column),
        "\n".join(_spellings(column)),
        "" if example is None else str(example),
    )


def _spellings(column: Column) -> list[str]:
    """Every choice with its other spellings, one a line."""
    lines = []
    for value, labels in column.choices.items():
        shown = column.choice_label(value)
        others = labels[2:] if current() == "zh" else [label for label in labels if label != shown]
        lines.append(shown + (f"{_(': ')}{_(', ').join(others)}" if others else ""))
    return lines


def _write_table(book: Spreadsheet, sheet: Worksheet, row: int, rows: list[tuple[str, ...]]) -> int:
    """The rows, the first as a header; the row after them."""
    for number, cells in enumerate(rows, start=row):
        body = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#D0D0D0"}
        for at, text in enumerate(cells):
            book.write(sheet, number, at, text, **(heading() if number == row else body))
        lines = max(
            lines_taken(text, size) for text, size in zip(cells, _EXPLAINED_WIDTHS, strict=False)
        )
        sheet.set_row(number, 16 * lines + 2)
    return row + len(rows)
