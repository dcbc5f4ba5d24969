"""How wide each column of a table is to be on a page of so many columns of text, or that the table does not fit.

Numbers are never broken, headings over at most three lines, texts so that most of them take at most three lines.
A table that cannot be set like that is better read as records.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from reports.renderers.wrap import unbreakable

GAP = 2
_LINES = 3
_NARROWEST_TEXT = 12
_WIDEST_TEXT = 40
_NARROWEST_NUMBER = 4


@dataclass(frozen=True, slots=True)
class Wish:
    """The widths that a column can do with: at the least, for most cells unbroken, for all cells unbroken."""

    least: int
    usual: int
    whole: int


def wish(heading: str, cells: Sequence[str], *, is_number: bool) -> Wish:
    """What a column wants, measured on its cells; a few very long texts must not take all the room."""
    head = cell_len(heading)
    folded = -(-head // _LINES)
    word = max((cell_len(piece.rstrip()) for piece in unbreakable(heading)), default=0)
    lengths = sorted(cell_len(cell) for cell in cells) or [0]
    longest = lengths[-1]
    if is_number:
        least = max(longest, _NARROWEST_NUMBER, folded + folded % 2, word)
        return Wish(least, max(longest, head), max(longest, head))
    usual = lengths[(len(lengths) - 1) * 9 // 10]
    whole = max(min(longest, max(2 * usual, _WIDEST_TEXT)), head)
    least = min(whole, max(_NARROWEST_TEXT, -(-usual // _LINES) + 2, folded + folded % 2, word))
    return Wish(least, max(least, usual, min(head, 2 * folded)), whole)


def widths(wishes: Sequence[Wish], room: int) -> list[int] | None:
    """A width for each column, all of them and the gaps within *room*; None where they do not fit."""
    given = [each.least for each in wishes]
    spare = room - sum(given) - GAP * (len(wishes) - 1)
    if spare < 0:
        return None
    spare = _hand_out(given, [each.usual for each in wishes], spare)
    _hand_out(given, [each.whole for each in wishes], spare)
    return given


def _hand_out(given: list[int], wanted: Sequence[int], spare: int) -> int:
    """Gives columns one by one to whom most is lacking in proportion, and returns what is left."""
    while spare:
        lacking = [n for n, width in enumerate(given) if width < wanted[n]]
        if not lacking:
            break
        neediest = max(lacking, key=lambda n: (wanted[n] / given[n], -n))
        given[neediest] += 1
        spare -= 1
    return spare
