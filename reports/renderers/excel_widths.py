"""How wide a column and how high a row of a worksheet has to be, measured in columns of text as they are displayed."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from wcwidth import wcswidth

from reports.document import Cell, ColumnKind
from reports.renderers.cells import exact_text, is_about, kind_of, value_of
from reports.renderers.wording import one_line

LINE_HEIGHT = 15
"""Points of a line of text."""

_NARROWEST, _CROWDED, _WIDEST = 8, 36, 50
_MEASURED = 2_000
"""Texts that are looked at for the width of a column; more would only cost time."""

_HIGHEST = 409
"""Points of the highest row that Excel draws."""

_MARGIN = 3
"""Columns for the indent, the frame, and the button of the filter."""


def width_of(
    heading: str, cells: Sequence[Cell], kind: ColumnKind, *, is_crowded: bool = False
) -> float:
    """A width in which numbers stand whole, most texts on one line, headings on two; texts less wide in a crowd."""
    if kind.is_number:
        usual = max((columns_of(_sample(cell, kind)) for cell in _longest(cells)), default=0)
    else:
        lengths = sorted(columns_of(_sample(cell, kind)) for cell in cells[:_MEASURED]) or [0]
        usual = lengths[min(len(lengths) * 19 // 20, len(lengths) - 1)]
    head = -(-columns_of(heading) // (2 if kind.is_number else 1))
    return min(max(usual, head, _NARROWEST) + _MARGIN, _CROWDED if is_crowded else _WIDEST)


def _longest(cells: Sequence[Cell]) -> list[Cell]:
    """The cells that may be the longest: the greatest and the least, those that are about among them."""
    extremes: list[Cell] = [cell for cell in cells if isinstance(cell, str)]
    for marked in (False, True):
        numbers = [cell for cell in cells if is_about(cell) is marked and _number(cell) is not None]
        if numbers:
            extremes += [max(numbers, key=_sortable), min(numbers, key=_sortable)]
    return extremes


def _number(cell: Cell) -> int | Fraction | None:
    value = value_of(cell)
    return None if isinstance(value, str) else value


def _sortable(cell: Cell) -> int | Fraction:
    return _number(cell) or 0


def height_of(texts: Sequence[str], widths: Sequence[float]) -> float | None:
    """The points that a row needs whose texts are broken at these widths; None if it is one line high."""
    lines = max(
        (_lines(text, width - _MARGIN + 1) for text, width in zip(texts, widths, strict=True)),
        default=1,
    )
    return min(lines * LINE_HEIGHT, _HIGHEST) if lines > 1 else None


def _lines(text: str, width: float) -> int:
    return sum(
        max(1, -(-columns_of(line) // max(int(width), 1))) for line in text.splitlines() or [""]
    )


def columns_of(text: str) -> int:
    """How many columns *text* takes: two for a Chinese character."""
    return len(text) if text.isascii() else max(wcswidth(one_line(text)), 0)


def _sample(cell: Cell, kind: ColumnKind) -> str:
    """About what the cell will show."""
    value = value_of(cell)
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    own = kind_of(cell, kind)
    if own is ColumnKind.SHARE:
        return "000.0%"
    digits = exact_text(value, own)
    if own is ColumnKind.AVERAGE:
        digits = digits[:-5]
    return digits + "," * (len(digits) // 3) + (" about" if is_about(cell) else "")
