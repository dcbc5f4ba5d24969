"""Where facts were read: the file, sheet and row of each."""

from __future__ import annotations

from collections.abc import Sequence

from registry.findings import Where
from registry.store import Register


def origins(register: Register, table: str, ids: Sequence[int]) -> dict[int, Where]:
    """Where the facts *ids* of *table* were read, by number; nowhere for those that were typed on a terminal."""
    marks = ", ".join("?" for _id in ids)
    rows = register.query(
        f"SELECT {table}.id, source.name, sheet.name, {table}.row FROM {table} "
        f"LEFT JOIN sheet ON sheet.id = {table}.sheet_id LEFT JOIN source ON source.id = sheet.source_id "
        f"WHERE {table}.id IN ({marks})",
        tuple(ids),
    )
    return {
        number: Where(file=file, sheet=sheet or None, row=row) for number, file, sheet, row in rows
    }
