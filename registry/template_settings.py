"""The parameters that calculations read, as the blank workbook of parameters lists them."""

from __future__ import annotations

from registry.language import _
from registry.settings import KNOWN, bounds
from registry.sheets import Column, Kind


def names_for(kind: Kind, column: Column) -> tuple[str, ...]:
    """The names for the drop-down of *column*; empty but for the names of parameters."""
    return tuple(KNOWN) if kind.kind == "parameter" and column.name == "name" else ()


def explained(kind: Kind) -> list[tuple[str, ...]]:
    """A table of them with its titles: name, unit, what it is and its bounds, which calculation reads it."""
    if kind.kind != "parameter":
        return []
    titles = (
        _("Parameters that calculations read"),
        _("Unit"),
        _("What it is"),
        _("Within what it lies"),
        _("What reads it"),
    )
    rows = [
        (known.name, known.unit, _(known.meaning), bounds(known), _(known.reader))
        for known in KNOWN.values()
    ]
    return [titles, *rows]
