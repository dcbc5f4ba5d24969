"""Facts that name others: none may be left naming a department, community or place that is live no more."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from registry.sheets import REFERENCE_TYPES, stored_as, tables

NAMED = ("department", "place", "community", "holder")
"""The tables whose codes other facts name."""

_HOLDS = {"holder": ("treasury", "supplier")}
"""What the holders of such a table are called in a fact; the table's own name otherwise."""


@dataclass(frozen=True, slots=True)
class Dangling:
    """A live fact that names what is gone: the code, its table, and the entry of the fact."""

    named: str
    code: str
    entry: int


@dataclass(frozen=True, slots=True)
class _Naming:
    table: str
    column: str
    named: str
    condition: str = ""


def dangling(connection: sqlite3.Connection, ended_by: int | None = None) -> Iterator[Dangling]:
    """Live facts that name something which is live no more, one for each code; what entry *ended_by* ended, or any."""
    said = "IS NOT NULL" if ended_by is None else "IN (SELECT code FROM {} WHERE until_entry = ?)"
    for naming in _namings():
        column = f"fact.{naming.column}"
        rows = connection.execute(
            f"""
            SELECT {column}, MIN(fact.entry_id)
            FROM {naming.table} AS fact
            WHERE fact.until_entry IS NULL{naming.condition}
                AND {column} {said.format(naming.named)}
                AND {column} NOT IN (SELECT code FROM {naming.named} WHERE until_entry IS NULL)
            GROUP BY {column}
            ORDER BY {column}
            """,
            () if ended_by is None else (ended_by,),
        ).fetchall()
        yield from (Dangling(naming.named, *row) for row in rows)


@cache
def _namings() -> tuple[_Naming, ...]:
    """Every column that names a department, place or community, with the condition under which it does."""
    found = {
        naming
        for table, described in tables().items()
        for kind in described
        for column in kind.columns
        if column.type in REFERENCE_TYPES
        for naming in _of_column(table, column.type, stored_as(column))
    }
    found |= {_Naming("alias", "code", named, f" AND fact.kind = '{named}'") for named in NAMED}
    return tuple(sorted(found, key=lambda naming: (naming.table, naming.column, naming.named)))


def _of_column(table: str, column_type: str, names: tuple[str, ...]) -> Iterator[_Naming]:
    if column_type == "holder":
        holder, kind = names
        for named in NAMED:
            kinds = " OR ".join(f"fact.{kind} = '{held}'" for held in _HOLDS.get(named, (named,)))
            yield _Naming(table, holder, named, f" AND ({kinds})")
    elif column_type == "scope":
        for name in names:
            yield _Naming(table, name, name)
    else:
        yield _Naming(table, names[0], column_type)
