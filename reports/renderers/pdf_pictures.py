"""Pictures as the template of the PDF draws them: every length a share of the whole, every number in words beside it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from registry.language import _
from registry.quantities import show
from reports.colours import AFTER, BEFORE, DARK, DOWN, LEVEL, PIECES, UP
from reports.document import Bars, BeforeAfter, Beside, Side, Waterfall
from reports.renderers.as_tables import change
from reports.renderers.excel_charts import Pictured
from reports.renderers.wording import one_line

MOST_SHOWN = 40
"""Bars of a picture that a page has room for."""

_PLACES = 4


def rows_of(picture: Pictured) -> int:
    """How many bars the whole picture has."""
    return len(picture.steps if isinstance(picture, Waterfall) else picture.rows)


def picture_of(picture: Pictured) -> dict[str, Any]:
    """The picture: a ``legend`` of names and colours, ``headings`` of its columns, and its ``rows``."""
    if isinstance(picture, Bars):
        return _bars(picture)
    if isinstance(picture, BeforeAfter):
        return _pairs(picture)
    if isinstance(picture, Beside):
        return _beside(picture)
    return _waterfall(picture)


def _bars(bars: Bars) -> dict[str, Any]:
    side = Side(bars.title, bars.parts, bars.unit)
    rows = bars.rows[:MOST_SHOWN]
    drawn = _side(side, [pieces for _label, pieces in rows])
    return {
        "legend": _legend(bars.parts),
        "headings": [],
        "rows": [
            {"label": one_line(label), "bars": [bar]}
            for (label, _pieces), bar in zip(rows, drawn, strict=True)
        ],
    }


def _beside(beside: Beside) -> dict[str, Any]:
    rows = beside.rows[:MOST_SHOWN]
    left = _side(beside.left, [pieces for _label, pieces, _right in rows])
    first = len(beside.left.parts)
    right = _side(beside.right, [pieces for _label, _left, pieces in rows], first)
    legend = _legend(beside.left.parts) + _legend(beside.right.parts, first)
    return {
        "legend": legend,
        "headings": [one_line(beside.left.title), one_line(beside.right.title)],
        "rows": [
            {"label": one_line(row[0]), "bars": list(both)}
            for row, *both in zip(rows, left, right, strict=True)
        ],
    }


def _side(
    side: Side, rows: Sequence[tuple[int, ...] | None], colour: int = 0
) -> list[dict[str, Any]]:
    """A bar per row: its ``lanes`` of pieces, each a start, a length, a colour and a number, and its sum in words.

    *colour* is the number of the first piece's colour.
    """
    greatest = max((sum(max(piece, 0) for piece in row) for row in rows if row), default=0)
    return [_bar(side, row, greatest, colour) for row in rows]


def _bar(side: Side, row: tuple[int, ...] | None, greatest: int, colour: int) -> dict[str, Any]:
    if row is None:
        return {"lanes": [[]], "text": show(None, side.unit)}
    pieces = []
    start = 0
    for n, piece in enumerate(row):
        if piece > 0:
            text = show(piece, side.unit) if len(row) > 1 else ""
            pieces.append(_piece(start, piece, greatest, _colour(colour + n), text))
            start += piece
    return {"lanes": [pieces], "text": show(sum(row), side.unit)}


def _pairs(pairs: BeforeAfter) -> dict[str, Any]:
    rows = pairs.rows[:MOST_SHOWN]
    greatest = max((value or 0 for _label, *both in rows for value in both), default=0)

    def lane(value: int | None, colour: str) -> list[dict[str, Any]]:
        return [_piece(0, value, greatest, colour, "")] if value and value > 0 else []

    return {
        "legend": [[one_line(pairs.before), BEFORE], [one_line(pairs.after), AFTER]],
        "headings": [],
        "rows": [
            {
                "label": one_line(label),
                "bars": [
                    {
                        "lanes": [lane(before, BEFORE), lane(after, AFTER)],
                        "text": _("{before} → {after}  {change}").format(
                            before=show(before, pairs.unit),
                            after=show(after, pairs.unit),
                            change=change(before, after, pairs.unit),
                        ),
                    }
                ],
            }
            for label, before, after in rows
        ],
    }


def _waterfall(waterfall: Waterfall) -> dict[str, Any]:
    """A bar per step that begins where the one before it ended; below zero the whole picture moves to the right."""
    levels = [0]
    for step in waterfall.steps:
        levels.append(step.amount if step.is_level else levels[-1] + step.amount)
    least, greatest = min(levels), max(levels)
    whole = greatest - least
    rows = []
    for step, (earlier, level) in zip(waterfall.steps, pairwise(levels), strict=True):
        low, high = sorted((0, level) if step.is_level else (earlier, level))
        colour = LEVEL if step.is_level else UP if step.amount >= 0 else DOWN
        sign = "+" if step.amount > 0 and not step.is_level else ""
        piece = _piece(low - least, high - low, whole, colour, "")
        text = sign + show(step.amount, waterfall.unit)
        rows.append({"label": one_line(step.label), "bars": [{"lanes": [[piece]], "text": text}]})
    legend = [[_("standing total"), LEVEL], [_("increase"), UP], [_("decrease"), DOWN]]
    return {"legend": legend, "headings": [], "rows": rows}


def _legend(parts: Sequence[str], colour: int = 0) -> list[list[str]]:
    if len(parts) < 2:
        return []
    return [[one_line(part), _colour(n)] for n, part in enumerate(parts, colour)]


def _colour(number: int) -> str:
    return PIECES[number % len(PIECES)]


def _piece(start: int, length: int, whole: int, colour: str, text: str) -> dict[str, Any]:
    return {
        "start": _share(start, whole),
        "length": _share(length, whole),
        "colour": colour,
        "text": text,
        "is_dark": colour in DARK,
    }


def _share(part: int, whole: int) -> float:
    return round(part / whole, _PLACES) if whole else 0.0
