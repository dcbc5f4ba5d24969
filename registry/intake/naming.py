"""Cells that name a department, community or place: read as the code of what is meant."""

from __future__ import annotations

from typing import Any

from registry.intake import rules
from registry.intake.cells import CellFault, Raw, absent, brackets, shown, tidy
from registry.intake.personal import personal_data
from registry.language import _
from registry.names import KIND_LABELS, Directory, Unresolved, nearest_sentence
from registry.sheets import Column


def read_reference(raw: Any, column: Column, directory: Directory) -> Any:
    """The code of a department, community or place; a scope is a pair, a holder a code and its kind.

    *raw* is a cell, or a cell with those of its district and street.
    """
    district = street = None
    if isinstance(raw, tuple):
        raw, district, street = raw[0], _hint(raw[1]), _hint(raw[2])
    name = brackets(tidy(raw))
    if absent(name) is not None:
        return None, None
    if what := personal_data(name):
        raise CellFault(rules.PERSONAL_REFUSED, {"what": what})
    try:
        if column.type == "department":
            return directory.department(name), None
        if column.type == "place":
            return directory.place(name, district), None
        if column.type == "community":
            return directory.community(name, district, street), None
        if column.type == "scope":
            return directory.scope(name, district, street)
        return directory.holder(name)
    except Unresolved as unresolved:
        raise _name_fault(unresolved, column) from None


def _hint(raw: Raw) -> str | None:
    return brackets(tidy(raw)) or None


def _name_fault(unresolved: Unresolved, column: Column) -> CellFault:
    name, names = shown(unresolved.name), _(", ").join(unresolved.nearest)
    if unresolved.ambiguous:
        return CellFault(rules.NAME_AMBIGUOUS, {"name": name, "candidates": names})
    if unresolved.elsewhere:
        facts = {"name": name, "place": shown(unresolved.elsewhere), "nearest": names}
        return CellFault(rules.NAME_ELSEWHERE, facts)
    facts = {
        "what": _(KIND_LABELS[column.type]),
        "kind": unresolved.kind,
        "name": name,
        "nearest": nearest_sentence(unresolved.nearest),
        "suggestion": unresolved.nearest[0] if unresolved.nearest else "",
    }
    if column.type == "holder":
        return CellFault(rules.HOLDER_UNKNOWN, facts, (unresolved.name, "other"))
    return CellFault(rules.NAME_UNKNOWN if unresolved.nearest else rules.NAME_NEW, facts)
