"""A sheet as a grid of raw cells, whatever file it came from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from registry.intake.cells import Raw

MAX_ROWS = 1_500_000
"""Most rows of a sheet."""

MAX_CELLS = 8_000_000
"""Most cells of the rectangles that the sheets of a workbook span: what python-calamine holds in some 350 MB."""

Merge = tuple[int, int, int, int]
"""A merged area: first row, first column, last row, last column, all from 0."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet: its rows from the first on, and what is known of merged and uncalculated cells.

    *merges* is None where the format does not say (CSV). *uncalculated* holds (row, column), both from 0, of formula
    cells without a stored value.
    """

    name: str
    rows: Iterable[list[Raw]]
    merges: tuple[Merge, ...] | None = None
    uncalculated: frozenset[tuple[int, int]] = field(default_factory=frozenset)


def column_letter(position: int) -> str:
    """The letter under which spreadsheet programs show a column: 0 is A, 26 is AA."""
    letters = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
