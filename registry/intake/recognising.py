"""Which sheets of a file are tables of a known kind."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain, islice

from registry.findings import Finding, Where
from registry.intake import rules
from registry.intake.cells import Raw, brackets, tidy
from registry.intake.files import opened
from registry.intake.grids import Grid
from registry.intake.incoming import FileFault, Incoming
from registry.intake.layout import HEAD_ROWS, Layout, find_layout
from registry.intake.oddities import is_example
from registry.sheets import Kind

EXPLAINING = ("说明", "Explanations")
"""Ends of the names of sheets that explain how to fill in the others."""

_OF_NO_KIND = frozenset({"sheet.unknown_kind", "sheet.hardly_known", "sheet.no_header"})
"""Codes of what keeps a sheet out that need not be a table at all."""

LAST = 1000
"""The rank of files that bring nothing that others name."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet that was recognised: its grid with all rows still to be read, its first rows, and its layout."""

    grid: Grid
    head: list[list[Raw]]
    layout: Layout


def rank(file: Incoming, wanted: Kind | None) -> int:
    """When a file of a folder is read: those that bring names come first."""
    try:
        with opened(file) as (grids, _notes):
            orders = [
                layout.kind.order
                for grid in _without_explanations(grids)
                if (layout := _layout(grid, _head(grid)[0], file, wanted)[0]) is not None
            ]
    except (FileFault, OSError):
        return LAST
    return min(orders, default=LAST)


def recognised(
    grids: list[Grid], file: Incoming, wanted: Kind | None
) -> tuple[list[Sheet], list[Finding]]:
    """The sheets that are of a known kind, those that bring names first; the others are among the findings."""
    found: list[Sheet] = []
    findings: list[Finding] = []
    refused: list[tuple[Grid, list[Finding]]] = []
    for grid in _without_explanations(grids):
        head, whole = _head(grid)
        if not any(tidy(cell) for row in head for cell in row):
            continue
        layout, said = _layout(grid, head, file, wanted)
        if layout is None:
            refused.append((grid, said))
        else:
            findings += said
            found.append(Sheet(whole, head, layout))
    if not found and not refused:
        raise FileFault(rules.FILE_EMPTY)
    for _grid, said in refused:
        if not found or said[0].code not in _OF_NO_KIND:
            findings += said
        else:
            facts = {"reason": said[0].message}
            findings.append(Finding(rules.SHEET_SKIPPED, said[0].where, facts))
    return sorted(found, key=lambda sheet: sheet.layout.kind.order), findings


def _without_explanations(grids: list[Grid]) -> list[Grid]:
    """The sheets of a file but those that explain the others, as every template has one."""
    return [grid for grid in grids if not grid.name.endswith(EXPLAINING)] or grids


def _layout(
    grid: Grid, head: list[list[Raw]], file: Incoming, wanted: Kind | None
) -> tuple[Layout | None, list[Finding]]:
    where = Where(file=file.name, sheet=grid.name or None)
    return find_layout(head, grid.merges, wanted, file.name + grid.name, where)


def _head(grid: Grid) -> tuple[list[list[Raw]], Grid]:
    """The first rows of a grid, and the grid with all of its rows still to be read."""
    if isinstance(grid.rows, list):
        return list(grid.rows[:HEAD_ROWS]), grid
    rows = iter(grid.rows)
    head = list(islice(rows, HEAD_ROWS))
    return list(head), replace(grid, rows=chain(head, rows))


def places_of(sheet: Sheet) -> list[tuple[str, str, str]]:
    """Code, name and level of the places that a sheet of places is about to bring."""
    at = {column.name: position for position, column in sheet.layout.columns.items()}
    found = []
    for row in list(sheet.grid.rows)[sheet.layout.header_row + 1 :]:
        if is_example(row):
            continue
        name = brackets(tidy(row[at["name"]])) if at["name"] < len(row) else ""
        code = tidy(row[at["code"]]).replace(" ", "") if at.get("code", len(row)) < len(row) else ""
        if name:
            found.append((code or name, name, "street"))
    return found
