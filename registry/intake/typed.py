"""One fact typed on a terminal: read, checked and landed exactly as a row of a spreadsheet would be."""

from __future__ import annotations

from registry.errors import InputRejected
from registry.findings import Finding, Where
from registry.intake.grids import Grid
from registry.intake.landing import Landing
from registry.intake.layout import find_layout
from registry.intake.rows import SheetRows
from registry.journal import Act, writing
from registry.names import Directory
from registry.sheets import Kind
from registry.store import Register


def add_typed(
    register: Register, act: Act, kind: Kind, values: dict[str, str], *, dry_run: bool = False
) -> tuple[int, list[Finding]]:
    """The fact is in the register; the number of its entry, and warnings. Raises :class:`InputRejected` with reasons.

    *values* are texts by column name, as they would stand in a cell.
    """
    given = [column for column in kind.columns if values.get(column.name)]
    grid = Grid("", [[column.zh for column in given], [values[column.name] for column in given]])
    layout, findings = find_layout(list(grid.rows), None, kind, "", Where())
    if layout is None:
        raise InputRejected(_sentences(findings))
    with writing(register, act, dry_run=dry_run) as entry:
        reading = SheetRows(grid, layout, Directory(register), Where())
        landing = Landing(register, entry, kind, None, Where())
        for chunk in reading.chunks():
            chunk.rows = [None] * len(chunk.rows)  # type: ignore[list-item]
            landing.land(chunk)
        found = findings + reading.findings + landing.findings
        if any(finding.is_error for finding in found) or not landing.seen:
            raise InputRejected(_sentences([finding for finding in found if finding.is_error]))
    return entry.id, found


def _sentences(findings: list[Finding]) -> str:
    return "\n".join(
        f"{finding.where.column or ''}{': ' if finding.where.column else ''}{finding.message} {finding.remedy or ''}".rstrip()
        for finding in findings
    )
