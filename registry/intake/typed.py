"""One fact typed on a terminal: read, checked and landed exactly as a row of a spreadsheet would be."""

from __future__ import annotations

from registry.aliases import note_aliases
from registry.errors import InputRejected
from registry.findings import Finding, Where
from registry.intake.cells import Raw
from registry.intake.grids import Grid
from registry.intake.landing import Landing
from registry.intake.layout import Layout
from registry.intake.rows import Chunk, SheetRows
from registry.journal import Act, Entry
from registry.keys import key_of, row_keys
from registry.language import _
from registry.names import Directory
from registry.sheets import Kind
from registry.store import Register


def add_typed(
    register: Register, act: Act, kind: Kind, values: dict[str, str], *, dry_run: bool = False
) -> tuple[int | None, list[Finding]]:
    """The fact is in the register; the number of its entry, and warnings. None where it was there already.

    *values* are texts by column name, as they would stand in a cell. Raises :class:`InputRejected` with reasons.
    """
    said: list[Finding] = []
    try:
        with register.transaction(dry_run=dry_run) as connection:
            entry = Entry(connection, act)
            chunk, said = read_typed(register, kind, values)
            if chunk is None:
                raise InputRejected(_sentences(said))
            known = _recorded_before(register, kind, chunk)
            landing = Landing(register, entry, kind, None, Where(), known)
            landing.land(chunk)
            if landing.counts.unchanged:
                raise _KnownAlready
            note_aliases(entry, kind.kind, chunk.aliases, None)
            entry.close()
    except _KnownAlready:
        return None, said
    return entry.id, said + landing.found.all()


def read_typed(
    register: Register, kind: Kind, values: dict[str, str]
) -> tuple[Chunk | None, list[Finding]]:
    """The texts as the one row of a sheet would be read, and what is to be said of them; None if it cannot be accepted."""
    layout = _layout(kind, values)
    cells: list[Raw] = [values[column.name] for column in layout.columns.values()]
    reading = SheetRows(Grid("", [[], cells]), layout, Directory(register), Where())
    chunks = list(reading.chunks())
    return (chunks[0].typed() if chunks else None), reading.found.all()


class _KnownAlready(Exception):
    """Takes back the entry of a fact that the register holds."""


def _layout(kind: Kind, values: dict[str, str]) -> Layout:
    """The layout of a sheet with one column for each value."""
    given = [column for column in kind.columns if column.name in values]
    headers = tuple(column.label for column in given)
    return Layout(
        kind=kind,
        header_row=0,
        first_header_row=0,
        headers=headers,
        columns=dict(enumerate(given)),
        units=dict.fromkeys(range(len(given))),
        aside=(),
        contact=(),
        district=None,
        street=None,
        labels=headers,
    )


def _recorded_before(register: Register, kind: Kind, chunk: Chunk) -> set[int]:
    """The identities under which an event without document number is live: typed again, it happened again."""
    number = kind.repeats_without and chunk.columns.get(kind.repeats_without)
    if not kind.repeats_without or (number and number[0] is not None):
        return set()
    first = row_keys(kind, chunk.columns, 1)[0]
    found: set[int] = set()
    key = first
    while register.query(
        f"SELECT 1 FROM {kind.table} WHERE key = ? AND until_entry IS NULL", (key,)
    ):
        found.add(key)
        key = key_of(f"{first}#{len(found) + 1}")
    return found


def _sentences(findings: list[Finding]) -> str:
    errors = [finding for finding in findings if finding.is_error]
    if not errors:
        return _("This reads as a note or a total, not as a fact; nothing was recorded.")
    return "\n".join(
        f"{finding.where.column}{_(': ')}{finding.message} {finding.remedy or ''}".rstrip()
        for finding in errors
    )
