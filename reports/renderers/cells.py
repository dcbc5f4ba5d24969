"""Cells as plain values and as words: what every renderer has to know of a cell before it draws it."""

from __future__ import annotations

from fractions import Fraction

from registry.language import N_, _
from registry.quantities import Amount, Unit, decimal_text, round_half_up
from reports.document import Cell, Column, ColumnKind, Table, cell_text

PLACES = 6
"""Decimals of a share or an average in csv and json."""

UNIT_WORDS = {
    ColumnKind.FEN: N_("yuan"),
    ColumnKind.MINUTES: N_("minutes"),
    ColumnKind.SHARE: N_("fraction of 1"),
}
"""The plain units of the files; a count and an average need no word."""


def value_of(cell: Cell) -> str | int | Fraction | None:
    """What stands in the cell, whatever is said about it."""
    return cell.value if isinstance(cell, Amount) else cell


def kind_of(cell: Cell, kind: ColumnKind) -> ColumnKind:
    """The kind of the cell: its own where it is an amount, else the column's; a number among texts is a count."""
    if isinstance(cell, Amount):
        return ColumnKind(cell.unit.value)
    return kind if kind.is_number or cell is None or isinstance(cell, str) else ColumnKind.COUNT


def is_about(cell: Cell) -> bool:
    """Whether the cell's figure is not exact."""
    return isinstance(cell, Amount) and cell.about


def is_partial(cell: Cell) -> bool:
    """Whether the cell's figure leaves out parts that are unknown."""
    return isinstance(cell, Amount) and cell.value is not None and not cell.is_complete


def printed(cell: Cell, kind: ColumnKind) -> str:
    """The cell as a page shows it; a star marks a figure of which some parts are unknown."""
    return cell_text(cell, kind) + ("*" if is_partial(cell) else "")


def has_partial(table: Table) -> bool:
    """Whether a row that the page shows has such a star."""
    return any(is_partial(cell) for row in table.shown() for cell in row)


def partial_note() -> str:
    """The line that explains the star."""
    return _("* Partly unknown: only the known parts are counted.")


def known_note(amount: Amount) -> str:
    """How much of a figure is known, where that is not all of it."""
    if amount.is_complete or amount.value is None:
        return ""
    return _("{known} of {all} known").format(known=f"{amount.known:,}", all=f"{amount.of:,}")


def exact_number(value: int | Fraction, kind: ColumnKind | Unit) -> int | float:
    """The value for a machine: whole units as they are, shares and averages to six places, half up."""
    ratio = kind.value in (Unit.SHARE.value, Unit.AVERAGE.value)
    if not ratio and Fraction(value).denominator == 1:
        return int(value)
    return float(round_half_up(value, PLACES))


def exact_text(value: int | Fraction, kind: ColumnKind | Unit) -> str:
    """The value as plain digits: yuan to the fen, minutes, shares and averages to six places."""
    if kind.value == Unit.FEN.value:
        return decimal_text(Fraction(value, 100), 2, group=False)
    if kind.value in (Unit.SHARE.value, Unit.AVERAGE.value) or Fraction(value).denominator != 1:
        return decimal_text(value, PLACES, group=False)
    return str(value)


def labelled(column: Column, words: dict[ColumnKind, str] | None = None) -> str:
    """The heading of a column with the plain unit of its cells."""
    unit = (UNIT_WORDS if words is None else words).get(column.kind)
    return _("{label} ({unit})").format(label=column.label, unit=_(unit)) if unit else column.label


def cut_note(total: int, shown: int, *, picture: bool = False) -> str:
    """The line under a table of which a page shows the first rows only: how many there are and where the rest is."""
    if picture:
        sentence = _(
            "{total} rows, the first {shown} shown here; all of them in the formats html and xlsx."
        )
    else:
        sentence = _(
            "{total} rows, the first {shown} shown here; all in the formats xlsx, json and csv."
        )
    return sentence.format(total=f"{total:,}", shown=f"{shown:,}")
