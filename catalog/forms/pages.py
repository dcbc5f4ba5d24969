"""A form as it lies on the table, whatever file it came from: tables of cells, and lines of text between them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: its upper left corner from 0, how many rows and columns it spans, its lines of text.

    *uncalculated* says that it holds a formula without a value.
    """

    row: int
    column: int
    height: int
    width: int
    lines: tuple[str, ...]
    uncalculated: bool = False

    @property
    def text(self) -> str:
        """Its lines as one text."""
        return "\n".join(self.lines)

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in it."""
        return not self.text.strip()


@dataclass(frozen=True)
class Table:
    """A table; *name* says which, for people."""

    name: str
    cells: tuple[Cell, ...]

    @cached_property
    def _at(self) -> dict[tuple[int, int], Cell]:
        return {
            (row, column): cell
            for cell in self.cells
            for row in range(cell.row, cell.row + cell.height)
            for column in range(cell.column, cell.column + cell.width)
        }

    @cached_property
    def width(self) -> int:
        """How many columns it has."""
        return max((cell.column + cell.width for cell in self.cells), default=0)

    def right_of(self, cell: Cell) -> Cell | None:
        """The next cell in the first row of *cell*."""
        return self._at.get((cell.row, cell.column + cell.width))

    def left_of(self, cell: Cell) -> Cell | None:
        """The cell before it in its first row."""
        return self._at.get((cell.row, cell.column - 1))

    def below(self, cell: Cell) -> Cell | None:
        """The cell under its first column."""
        return self._at.get((cell.row + cell.height, cell.column))


@dataclass(frozen=True, slots=True)
class Lines:
    """Text outside of tables, paragraph by paragraph; *first* is the number of the first, from 1."""

    first: int
    texts: tuple[str, ...]


Part = Table | Lines
