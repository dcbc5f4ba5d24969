"""How a table goes onto the page: its size of type, across or along, how wide each column is and how high it becomes.

Widths are reckoned in em, the width of a Chinese character; two Latin letters or digits take a little more than one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reports.renderers.excel_widths import columns_of
from reports.renderers.word_styles import TABLE_SIZES, leading

PADDING = 100
"""Twips that a cell keeps free at its two sides together; above and below it is :data:`_ABOVE`."""

_ABOVE = 60
_LATIN = 0.62
"""Em of a Latin letter, at most on average."""

_SHORTEST, _USUAL, _LONGEST = 4.0, 9.0, 26.0
"""Em of a column of texts: the least it is given, what most texts want, what none needs more than."""

_PAGE_ALONG, _PAGE_ACROSS = 10_200, 6_200
"""What the heading of an annex leaves of a page's height, in twips."""

_NEXT_ALONG, _NEXT_ACROSS = 12_100, 8_200
"""What the pages behind it have for rows, below the headings that repeat."""

_BARELY = 0.3
"""A last page filled less than this is one to be saved."""

_READABLE = 9
"""The smallest type of an upright table that saves a page."""

_FEWEST = 8
"""Rows that a shortened table keeps at least."""

_SHORT_TABLE = 4
"""So many rows do not deserve a page of their own: their texts may take more lines."""

_WORD = 13.0
"""Em of the longest code, such as that of a rule, that a column keeps on one line."""

_SLACK = 0.4
"""Em more than a text was reckoned, because fonts differ."""

_WIDEST, _ROOMY = 1.5, 3.0
"""A column takes so many times what it wishes and so many em more, at most: a small table does not fill the page."""

_NEARLY = 0.97
"""From this share of the page's width on a table takes all of it."""

_HEAD_LINES = 3
_COMFORT_LINES, _MOST_LINES = 4, 14
"""So many lines may most texts of a column take, and the longest, before a larger page is looked for."""


_CODE = re.compile(r"[A-Za-z][A-Za-z0-9_.-]{2,}")


@dataclass(frozen=True, slots=True)
class Grid:
    """The words of a table: its headings, which columns are numbers, and its rows."""

    headings: tuple[str, ...]
    are_numbers: tuple[bool, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Fit:
    """The size of type in points, whether the page lies across, the widths of the columns and the whole height in twips."""

    size: float
    is_wide: bool
    widths: tuple[int, ...]
    height: int


@dataclass(frozen=True, slots=True)
class _Need:
    """What a column needs, in em: at *least*, for *comfort*, and to have nearly all of it on one line."""

    least: float
    comfort: float
    wish: float


def ems(text: str) -> float:
    """How wide *text* is on one line."""
    columns = columns_of(text)
    wide = sum(not char.isascii() for char in text)
    return wide + max(columns - 2 * wide, 0) * _LATIN if wide * 2 <= columns else columns / 2


def fit(grid: Grid, along: int, across: int, largest: float = TABLE_SIZES[0]) -> Fit:
    """The largest type and the upright page where they will do; *along* and *across* are the widths of the page's text.

    A table that would reach over to one more page with a few rows only is set a size smaller. One of a few rows stays
    upright if it can be. *largest* is the largest type that it may have.
    """
    needs = [_need(grid, n) for n in range(len(grid.headings))]
    choices = [(size, False) for size in TABLE_SIZES[:2]] + [(size, True) for size in TABLE_SIZES]
    for size, is_wide in choices:
        if size > largest:
            continue
        width = across if is_wide else along
        if sum(need.comfort for need in needs) <= _room(width, size, len(needs)):
            if is_wide and len(grid.rows) <= _SHORT_TABLE:
                upright = _upright(grid, needs, along)
                if upright:
                    return upright
            chosen = _fitted(grid, needs, size, width, is_wide=is_wide)
            rows = len(grid.rows)
            return _saving(chosen, grid, needs, width) if _is_barely_over(chosen, rows) else chosen
    return _fitted(grid, needs, TABLE_SIZES[-1], across, is_wide=True)


def _upright(grid: Grid, needs: Sequence[_Need], along: int) -> Fit | None:
    """The table upright in the largest type in which no column lacks what it needs at least; nothing where none does."""
    for size in TABLE_SIZES:
        if sum(need.least for need in needs) <= _room(along, size, len(needs)):
            return _fitted(grid, needs, size, along, is_wide=False)
    return None


def _saving(chosen: Fit, grid: Grid, needs: Sequence[_Need], width: int) -> Fit:
    """The largest smaller type that saves the last page; *chosen* where none does."""
    for size in TABLE_SIZES:
        if size < chosen.size and (chosen.is_wide or size >= _READABLE):
            tried = _fitted(grid, needs, size, width, is_wide=chosen.is_wide)
            if _pages(tried, len(grid.rows))[0] < _pages(chosen, len(grid.rows))[0]:
                return tried
    return chosen


def _pages(fitted: Fit, rows: int) -> tuple[int, float]:
    """How many pages an annex of so many rows takes, and how much of the last one, as a share.

    As no row breaks, half of one is lost at the end of a page.
    """
    wide = fitted.is_wide
    first, later = (_PAGE_ACROSS, _NEXT_ACROSS) if wide else (_PAGE_ALONG, _NEXT_ALONG)
    later -= fitted.height // (rows + 1) // 2
    over = fitted.height - first
    if over <= 0:
        return 1, fitted.height / first
    pages = -(-over // later)
    return 1 + pages, (over - (pages - 1) * later) / later


def _is_barely_over(fitted: Fit, rows: int) -> bool:
    pages, last = _pages(fitted, rows)
    return pages > 1 and last < _BARELY


def rows_without_rest(grid: Grid, along: int, across: int) -> int:
    """How many rows of a table that is cut anyhow to show, so that none stand nearly alone on a last page."""
    rows = len(grid.rows)
    while rows > _FEWEST:
        part = Grid(grid.headings, grid.are_numbers, grid.rows[:rows])
        fitted = fit(part, along, across)
        if not _is_barely_over(fitted, rows):
            return rows
        rows -= 1
    return len(grid.rows)


def is_too_wide(grid: Grid, across: int) -> bool:
    """Whether not even the smallest type on a page that lies has room for all columns."""
    needs = [_need(grid, n) for n in range(len(grid.headings))]
    return sum(need.least for need in needs) > _room(across, TABLE_SIZES[-1], len(needs))


def _room(width: int, size: float, columns: int) -> float:
    return (width - columns * PADDING) / (size * 20)


def _need(grid: Grid, n: int) -> _Need:
    lengths = sorted(ems(row[n]) for row in grid.rows) or [0.0]
    head = ems(grid.headings[n])
    if grid.are_numbers[n]:
        need = max(lengths[-1], head / _HEAD_LINES, min(head, 2.0))
        return _Need(need + _SLACK, need + _SLACK, max(lengths[-1], head) + _SLACK)
    usual = lengths[(len(lengths) - 1) * 9 // 10]
    least = min(max(min(lengths[-1], _SHORTEST), min(head, 2.0)), _SHORTEST)
    least = max(least, _longest_code(row[n] for row in grid.rows))
    comfort = max(
        least, min(usual, max(_USUAL, usual / _COMFORT_LINES)), head / 2, lengths[-1] / _MOST_LINES
    )
    wish = min(max(usual, head), _LONGEST * 2)
    return _Need(least + _SLACK, min(comfort, _LONGEST) + _SLACK, wish + _SLACK)


def _longest_code(texts: Iterable[str]) -> float:
    """Em of the longest word of Latin letters and digits that a line can hold; a digest may break."""
    words = {word for text in texts for word in _CODE.findall(text)}
    return max((wide for word in words if (wide := ems(word)) <= _WORD), default=0.0)


def _fitted(grid: Grid, needs: Sequence[_Need], size: float, width: int, *, is_wide: bool) -> Fit:
    room = _room(width, size, len(needs))
    most = [need.wish * _WIDEST + _ROOMY for need in needs]
    given = [min(each) for each in zip(_shared(room, needs), most, strict=True)]
    widths = [int(each * size * 20) + PADDING for each in given]
    if sum(given) > room * _NEARLY:
        widths[-1] += width - sum(widths)
    return Fit(size, is_wide, tuple(widths), _height(grid, given, size))


def _shared(room: float, needs: Sequence[_Need]) -> list[float]:
    """Room for every column: the least, then towards comfort, then towards the wish, what is left in equal parts."""
    given = [need.least for need in needs]
    for goals in ([need.comfort for need in needs], [need.wish for need in needs]):
        missing = [max(goal - have, 0) for goal, have in zip(goals, given, strict=True)]
        left = room - sum(given)
        if left > 0 and sum(missing) > 0:
            part = min(1.0, left / sum(missing))
            given = [have + part * lack for have, lack in zip(given, missing, strict=True)]
    left = room - sum(given)
    if left < 0:
        return [have * room / sum(given) for have in given]
    return [have + left * have / sum(given) for have in given]


def _height(grid: Grid, given: Sequence[float], size: float) -> int:
    lines = sum(
        max((-(-ems(text) // room) or 1 for text, room in zip(row, given, strict=True)), default=1)
        for row in (grid.headings, *grid.rows)
    )
    return round(lines * leading(size) + (len(grid.rows) + 1) * _ABOVE)
