"""Tables as rows of HTML: compact, escaped, with what the page's script needs to sort them and nothing more."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup, escape
from wcwidth import wcswidth

from registry.language import _
from reports.document import Cell, Column, ColumnKind, Table
from reports.renderers.cells import cut_note, has_partial, partial_note, printed, value_of
from reports.renderers.wording import one_line, paragraphs, prose

Shade = Callable[[Cell], str]
"""The class that colours a number."""

_WIDTHS = (3, 4, 5, 6, 8, 10, 12, 16, 20)
"""The least widths that a column may be given, in em; the style sheet has a class for each."""

_WIDE = 56
"""A table that needs more than this, in em, is printed across the long side of the paper."""

SHORT = 15
"""So many rows stay together on paper."""

_UNBROKEN = re.compile(r"\d{4}-\d\d(?:-\d\d)?[起止]?|[A-Z]{1,4}\d{0,4}-[0-9A-Z]{1,8}")
"""A day, a month or a code, which is not broken over two lines."""

_PADDING = 0.8
"""What stands between two columns on paper, in em."""

_DENSE, _SPACE = 60, 1.4
"""A table that needs more than this on a screen, in em, with what stands between two columns there, is set smaller."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A column's heading, its classes, and what its cells name, where a reader may choose by it."""

    label: str
    classes: str
    role: str


@dataclass(frozen=True, slots=True)
class TableView:
    """A table as the template wants it: *shown* rows, the *rest* for those who open it, and the lines below."""

    id: str
    title: str
    headings: tuple[Heading, ...]
    shown: tuple[Markup, ...]
    rest: tuple[Markup, ...]
    total: int
    notes: tuple[str, ...]
    cut: str
    classes: str

    @property
    def size(self) -> int:
        """The bytes of the rows that a reader has to open."""
        return sum(len(row.encode("utf-8")) for row in self.rest)

    def without_rest(self) -> TableView:
        """The same without the rows to be opened; the line below says where they are."""
        return replace(self, rest=())


def table_view(table: Table, *, shade: Shade | None = None) -> TableView:
    """*table* as the page shows it; with *shade* its numbers are coloured."""
    head = _head(table.columns)
    rows = [_row(row, table.columns, head, shade) for row in table.rows]
    shown = len(table.shown())
    notes = list(map(prose, paragraphs(table.note)))
    if has_partial(replace(table, limit=None)):
        notes.append(partial_note())
    needs = [_need(table, n, is_head=n == head) for n in range(len(table.columns))]
    is_wide = sum(needs) + _PADDING * len(needs) > _WIDE
    headings = tuple(
        Heading(
            one_line(column.label),
            f"w{least_width(need)}"
            + (" n" if column.kind.is_number else "")
            + (" r" if n == head else ""),
            column.role,
        )
        for n, (column, need) in enumerate(zip(table.columns, needs, strict=True))
    )
    return TableView(
        id=table.id,
        title=one_line(table.title),
        headings=headings,
        shown=tuple(rows[:shown]),
        rest=tuple(rows[shown:]),
        total=len(rows),
        notes=tuple(notes),
        cut=_cut(len(rows), shown, is_here=shade is not None) if shown < len(rows) else "",
        classes=(" across" if is_wide else "")
        + (" dense" if sum(needs) + _SPACE * len(needs) > _DENSE else "")
        + (" short" if shown <= SHORT else ""),
    )


def _cut(total: int, shown: int, *, is_here: bool) -> str:
    """The line that says that rows are left out; of a picture all rows are on the page itself."""
    if not is_here:
        return cut_note(total, shown)
    sentence = _("{total} rows, the first {shown} shown here; the others can be opened.")
    return sentence.format(total=f"{total:,}", shown=f"{shown:,}")


def _head(columns: Sequence[Column]) -> int:
    """Which column heads a row: the first, or the one behind a rank if that names whom the row is of."""
    return 1 if [bool(column.role) for column in columns[:2]] == [False, True] else 0


def _row(row: Sequence[Cell], columns: Sequence[Column], head: int, shade: Shade | None) -> Markup:
    cells = [
        _cell(cell, column.kind, shade, is_head=n == head)
        for n, (cell, column) in enumerate(zip(row, columns, strict=True))
    ]
    return Markup("<tr>" + "".join(cells))  # noqa: S704 - every cell is escaped


def _cell(cell: Cell, kind: ColumnKind, shade: Shade | None, *, is_head: bool) -> str:
    text = escape(_said(one_line(printed(cell, kind))))
    if is_head:
        name = "n" if kind.is_number else "d" if _UNBROKEN.fullmatch(text) else ""
        return f'<th scope="row" class="{name}">{text}' if name else f'<th scope="row">{text}'
    if not kind.is_number:
        return f'<td class="d">{text}' if _UNBROKEN.fullmatch(text) else f"<td>{text}"
    value = value_of(cell)
    name = "n" if value is not None else "n u"
    if shade:
        name += f" {shade(cell)}"
    sort = f' data-v="{value}"' if kind is ColumnKind.FEN and isinstance(value, int) else ""
    return f'<td class="{name}"{sort}>{text}'


def _said(text: str) -> str:
    """A sentence with its days in words; a day alone, a file, a place stay as they are."""
    return prose(text) if text.endswith("。") else text


def _need(table: Table, n: int, *, is_head: bool) -> float:
    """The width that a column needs, in em: that of most of its cells on one line, of texts on up to four."""
    column = table.columns[n]
    head = columns_of(column.label)
    lengths = sorted(columns_of(printed(row[n], column.kind)) for row in table.rows[:500]) or [0]
    if not column.kind.is_number:
        lengths = [length for length in lengths if length] or [0]
    texts = _texts(table, n)
    if texts and not column.kind.is_number and all(map(_UNBROKEN.fullmatch, texts)):
        return max(lengths[-1] / 2, min(head / 2, 5))
    usual = lengths[(len(lengths) - 1) * 9 // 10]
    if column.kind.is_number:
        return max(lengths[-1] / 2, head / 4, min(head / 2, 5))
    return max(min(usual / 2, 9 if is_head else 6), usual / 8, head / 4, min(head / 2, 5))


def _texts(table: Table, n: int) -> list[str]:
    """What stands in a column of texts, as far as it holds anything."""
    return [cell for row in table.rows[:500] if isinstance(cell := row[n], str) and cell]


def columns_of(text: str) -> int:
    """How many columns of a fixed font *text* takes: two for a Chinese character."""
    return max(wcswidth(one_line(text)), 0)


def least_width(ems: float) -> int:
    """The width, among those of the style sheet, that is enough for so many em."""
    return next((width for width in _WIDTHS if width >= ems), _WIDTHS[-1])
