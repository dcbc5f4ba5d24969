"""How a worksheet comes out on A4: upright or across, as wide as a page, or over several pages side by side.

Print that is shrunk to fit is only good as long as it can be read. A table too wide for that is broken between
columns: every page repeats its first column and its headings, and pages that belong together follow each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reports.document import Document
from reports.renderers.wording import one_line

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

UPRIGHT, ACROSS = 508.0, 755.0
"""Points between the side margins of A4."""

LEAST_SCALE = 75
"""Per cent to which a sheet may be shrunk."""

_LEAST_OF_CHARTS = 65
"""The same where charts stand beside the table."""

_A4 = 9
_LETTER, _FRAME = 6.0, 3.75
"""Points of a column of text in 宋体 11 and of a cell's own margins; Calibri is a little narrower."""


def set_paper(
    sheet: Worksheet,
    document: Document,
    widths: Sequence[float],
    *,
    named: int = 1,
    charts_at: int | None = None,
) -> None:
    """The sheet, its columns of these widths, prints on A4 with the title and the notice above, numbered below.

    The first *named* columns say what a row is about: they stand on every page. From the column *charts_at* on charts
    stand beside a table; where there is no room for both, they have a page of their own.
    """
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.6, right=0.6, top=0.9, bottom=0.8)
    _head_and_foot(sheet, document)
    wide = sum(map(points, widths))
    if wide * LEAST_SCALE <= UPRIGHT * 100:
        sheet.fit_to_pages(1, 0)
        return
    sheet.set_landscape()
    if charts_at is not None:
        breaks = [] if wide * _LEAST_OF_CHARTS <= ACROSS * 100 else [charts_at]
    else:
        breaks = page_breaks(widths, named)
        if breaks:
            sheet.repeat_columns(0, named - 1)
    if breaks:
        sheet.set_print_scale(LEAST_SCALE if charts_at is None else _LEAST_OF_CHARTS)
        sheet.set_v_pagebreaks(breaks)
        sheet.print_across()
    else:
        sheet.fit_to_pages(1, 0)


def points(width: float) -> float:
    """The points that a column of that many columns of text takes."""
    return width * _LETTER + _FRAME


def page_breaks(widths: Sequence[float], named: int = 1) -> list[int]:
    """Before which columns a new page begins; none where all fit one page. The first *named* stand on every page."""
    sizes = [points(width) for width in widths[named:]]
    repeated = sum(map(points, widths[:named]))
    room = ACROSS * 100 / LEAST_SCALE - repeated
    if sum(sizes) <= room:
        return []
    fewest = _broken(sizes, room)
    even = sum(sizes) / (len(fewest) + 1)
    while even < room and len(_broken(sizes, even)) > len(fewest):
        even += _LETTER
    return [named + n for n in _broken(sizes, min(even, room))]


def _broken(sizes: Sequence[float], room: float) -> list[int]:
    breaks, used = [], 0.0
    for n, size in enumerate(sizes):
        if n and used + size > room:
            breaks.append(n)
            used = 0.0
        used += size
    return breaks


def _head_and_foot(sheet: Worksheet, document: Document) -> None:
    title, notice = _code(document.title, 60), _code(document.notice, 60)
    sheet.set_header(f"&L{title}&R{notice}")
    sheet.set_footer("&L&A&C— &P / &N —&R" + _code(document.as_of, 20))


def _code(text: str, longest: int) -> str:
    """*text* for a header or a footer, where & begins a code."""
    return one_line(text)[:longest].replace("&", "&&")
