"""What a bundle changed, cell by cell: what was held, from where, and what the bundle says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from registry.export_files import text_of
from registry.names import Directory
from registry.sheets import Kind, stored_as
from registry.spelling import Spelling
from registry.store import Register
from registry.written import cell


@dataclass(frozen=True, slots=True)
class Change:
    """A cell that an entry changed: of which fact, before and after; *held_by* is where it was read before.

    *own* says that it came from an earlier bundle of the district; else the city held it from elsewhere.
    """

    kind: str
    fact: str
    column: str
    before: str
    after: str
    held_by: str
    own: bool
    row: int | None

    def as_json(self) -> dict[str, Any]:
        """The fields by name."""
        return asdict(self)


def changes(register: Register, kind: Kind, entry: int, own_sheets: set[int]) -> Iterator[Change]:
    """The cells of facts of *kind* that *entry* stated anew."""
    names = kind.stored
    old = ", ".join(f"old.{name}" for name in names)
    new = ", ".join(f"new.{name}" for name in names)
    fixed = "".join(f" AND new.{name} = ?" for name in kind.fixed)
    rows = register.query(
        f"SELECT old.sheet_id, old.row, old.entry_id, source.name, sheet.name, new.row, {old}, {new} "
        f"FROM {kind.table} AS old JOIN {kind.table} AS new ON new.key = old.key AND new.entry_id = ? "
        "LEFT JOIN sheet ON sheet.id = old.sheet_id LEFT JOIN source ON source.id = sheet.source_id "
        f"WHERE old.until_entry = ?{fixed} ORDER BY new.id",
        (entry, entry, *kind.fixed.values()),
    )
    spelling = Spelling(Directory(register))
    for sheet, old_row, old_entry, file, sheet_name, row, *values in rows:
        before = dict(zip(names, values[: len(names)], strict=True))
        after = dict(zip(names, values[len(names) :], strict=True))
        words = {
            column.name: tuple(
                text_of(cell(column, [held[name] for name in stored_as(column)], spelling))
                for held in (before, after)
            )
            for column in kind.columns
            if stored_as(column)
        }
        fact = " ".join(
            words[column.name][1]
            for column in kind.columns
            if column.name in words
            and (column.name == "name" or set(stored_as(column)) & set(kind.key))
            and words[column.name][1]
        )
        place = " ".join(str(part) for part in (file, sheet_name, old_row) if part)
        for column in kind.columns:
            said = words.get(column.name)
            if said and said[0] != said[1]:
                held_by = place or f"#{old_entry}"
                own = sheet in own_sheets
                yield Change(kind.kind, fact, column.zh, said[0], said[1], held_by, own, row)
