"""Entries: every write is one, whole or not at all, bound into the chain; and how one is undone."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from registry import chain
from registry.errors import NoSuchEntry, UndoRefused
from registry.language import _
from registry.sheets import REFERENCE_TYPES, stored_as, tables
from registry.store import Register

FACT_TABLES: tuple[str, ...] = (
    *("place", "community", "department", "alias", "edition", "duty", "permit", "pushdown", "payment", "burden"),
    *("staffing", "work", "standard", "parameter", "survey", "review", "need", "aside"),
)
"""Every table that holds facts."""


@dataclass(frozen=True, slots=True)
class Act:
    """Who writes, what, why and when; *at* is UTC, ISO 8601."""

    by: str
    action: str
    why: str | None = None
    at: str | None = None
    undoes: int | None = None

    def moment(self) -> str:
        """*at*, or now."""
        return self.at or datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@dataclass(frozen=True, slots=True)
class EntryLine:
    """An entry as the journal lists it."""

    id: int
    at: str
    by: str
    action: str
    why: str | None
    undoes: int | None
    undone_by: int | None
    files: str
    added: int
    ended: int


class Entry:
    """An entry being written: files, sheets and facts are added to it, earlier facts ended by it."""

    def __init__(self, connection: sqlite3.Connection, act: Act) -> None:
        self._connection = connection
        self._blocks = 0
        cursor = connection.execute(
            "INSERT INTO entry (at, by, action, why, undoes, program) VALUES (?, ?, ?, ?, ?, ?)",
            (act.moment(), act.by, act.action, act.why, act.undoes, program()),
        )
        self.id = int(cursor.lastrowid or 0)

    def add_source(self, name: str, sha256: str, size: int) -> int:
        """The file that this entry reads is noted; its number."""
        cursor = self._connection.execute(
            "INSERT INTO source (entry_id, name, sha256, bytes) VALUES (?, ?, ?, ?)", (self.id, name, sha256, size)
        )
        return int(cursor.lastrowid or 0)

    def add_sheet(self, source: int, name: str, kind: str, header_row: int) -> int:
        """A sheet of that file is noted; its number."""
        cursor = self._connection.execute(
            "INSERT INTO sheet (entry_id, source_id, name, kind, header_row) VALUES (?, ?, ?, ?, ?)",
            (self.id, source, name, kind, header_row),
        )
        return int(cursor.lastrowid or 0)

    def add(self, table: str, columns: dict[str, Sequence[Any]]) -> None:
        """Facts are added to *table*, given column by column, all of one length."""
        rows = len(next(iter(columns.values()), ()))
        for start in range(0, rows, chain.BLOCK_ROWS):
            part = {name: values[start : start + chain.BLOCK_ROWS] for name, values in columns.items()}
            self._add_block(table, part, min(chain.BLOCK_ROWS, rows - start))

    def _add_block(self, table: str, columns: dict[str, Sequence[Any]], rows: int) -> None:
        filled = {name: values for name, values in columns.items() if values.count(None) < rows}
        first = self._connection.execute(f"SELECT COALESCE(MAX(id), 0) + 1 FROM {table}").fetchone()[0]
        constant = {"entry_id": self.id, **_constants(filled)}
        varying = {name: values for name, values in filled.items() if name not in constant}
        names = ", ".join((*constant, *varying))
        marks = ", ".join((*map(str, constant.values()), *("?" for _name in varying)))
        self._connection.executemany(
            f"INSERT INTO {table} ({names}) VALUES ({marks})", zip(*varying.values(), strict=True)
        )
        nothing = [None]
        covered = [
            filled.get(name, nothing) if name != "id" else range(first, first + rows)
            for name in _covered(self._connection, table)
        ]
        digest = chain.digest_columns([list(values) for values in covered])
        self._note_block(table, "added", first, first + rows - 1, rows, digest)

    def end(self, table: str, ids: Sequence[int]) -> None:
        """The live facts *ids* of *table* hold only up to this entry."""
        ordered = sorted(ids)
        for start in range(0, len(ordered), chain.BLOCK_ROWS):
            part = ordered[start : start + chain.BLOCK_ROWS]
            self._connection.executemany(
                f"UPDATE {table} SET until_entry = {self.id} WHERE id = ?", [(number,) for number in part]
            )
            self._note_block(table, "ended", part[0], part[-1], len(part), chain.digest_columns([part]))

    def _note_block(self, table: str, act: str, first: int, last: int, rows: int, digest: str) -> None:
        self._blocks += 1
        self._connection.execute(
            "INSERT INTO block (entry_id, number, table_name, act, first_id, last_id, rows, digest) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (self.id, self._blocks, table, act, first, last, rows, digest),
        )

    def close(self) -> None:
        """The entry is bound into the chain."""
        previous = chain.head(self._connection)
        link = chain.entry_hash(self._connection, self.id, previous)
        self._connection.execute(
            "INSERT INTO chain (entry_id, previous, hash) VALUES (?, ?, ?)", (self.id, previous, link)
        )


def _constants(columns: dict[str, Sequence[Any]]) -> dict[str, int]:
    """The sheet's number, the same in every row, need not be bound a million times."""
    sheets = columns.get("sheet_id")
    return {"sheet_id": sheets[0]} if sheets and sheets.count(sheets[0]) == len(sheets) else {}


_covered_columns: dict[str, list[str]] = {}


def _covered(connection: sqlite3.Connection, table: str) -> list[str]:
    if table not in _covered_columns:
        _covered_columns[table] = chain.covered_columns(connection, table)
    return _covered_columns[table]


@contextmanager
def writing(
    register: Register, act: Act, *, dry_run: bool = False, on_wait: Callable[[], None] | None = None
) -> Iterator[Entry]:
    """An entry; when the block ends it is in the register whole, or, after an exception or a dry run, not at all."""
    with register.transaction(dry_run=dry_run, on_wait=on_wait) as connection:
        entry = Entry(connection, act)
        yield entry
        entry.close()


@cache
def program() -> str:
    """Name and version of this program, as every entry notes them."""
    try:
        return f"zhunru {version('zhunru')}"
    except PackageNotFoundError:
        return "zhunru"


def lines(register: Register, *, limit: int | None = None) -> list[EntryLine]:
    """The entries, newest first."""
    rows = register.query(
        """
        SELECT entry.id, at, by, action, why, undoes,
               (SELECT MIN(later.id) FROM entry AS later WHERE later.undoes = entry.id),
               COALESCE((SELECT MIN(name) FROM source WHERE source.entry_id = entry.id), ''),
               COALESCE((SELECT SUM(rows) FROM block WHERE block.entry_id = entry.id AND act = 'added'), 0),
               COALESCE((SELECT SUM(rows) FROM block WHERE block.entry_id = entry.id AND act = 'ended'), 0)
        FROM entry
        ORDER BY entry.id DESC
        LIMIT ?
        """,
        (-1 if limit is None else limit,),
    )
    return [EntryLine(*row) for row in rows]


def line(register: Register, entry: int) -> EntryLine:
    """The entry with that number."""
    for found in lines(register):
        if found.id == entry:
            return found
    raise NoSuchEntry(entry)


def verify(register: Register) -> chain.Break | None:
    """None if the register is as it was written; else the first place that differs."""
    with register.speaking_sqlite():
        return chain.verify(register.connection, FACT_TABLES)


def undo(
    register: Register, number: int, act: Act, *, dry_run: bool = False, on_wait: Callable[[], None] | None = None
) -> int:
    """What entry *number* added is ended and what it ended lives again, by a new entry whose number is returned.

    Refused where a later entry ended one of its facts, where live facts name what only it introduced, or where it
    is undone already.
    """
    undone = line(register, number)
    if undone.undone_by:
        raise UndoRefused(number, _("entry {later} undid it already.").format(later=undone.undone_by))
    if number == 1:
        raise UndoRefused(number, _("it founded the register."))
    with register.transaction(dry_run=dry_run, on_wait=on_wait) as connection:
        _refuse_if_changed_later(connection, number)
        entry = Entry(connection, Act(act.by, "undo", act.why, act.at, undoes=number))
        for table in FACT_TABLES:
            added = [
                row[0]
                for first, last in connection.execute(
                    "SELECT first_id, last_id FROM block WHERE entry_id = ? AND table_name = ? AND act = 'added'",
                    (number, table),
                ).fetchall()
                for row in connection.execute(
                    f"SELECT id FROM {table} WHERE id BETWEEN ? AND ? AND until_entry IS NULL", (first, last)
                )
            ]
            entry.end(table, added)
            _restate(connection, entry, table, number)
        _refuse_if_named(connection, number, entry.id)
        entry.close()
        return entry.id


def _restate(connection: sqlite3.Connection, entry: Entry, table: str, ended_by: int) -> None:
    """What *ended_by* ended is added again as it was, with its old file, sheet and row."""
    names = [name for name in _covered(connection, table) if name != "id"]
    rows = connection.execute(
        f"SELECT {', '.join(names)} FROM {table} WHERE until_entry = ? ORDER BY id", (ended_by,)
    ).fetchall()
    if rows:
        entry.add(table, dict(zip(names, zip(*rows, strict=True), strict=True)))


def _refuse_if_changed_later(connection: sqlite3.Connection, number: int) -> None:
    for table in FACT_TABLES:
        for first, last in connection.execute(
            "SELECT first_id, last_id FROM block WHERE entry_id = ? AND table_name = ? AND act = 'added'",
            (number, table),
        ).fetchall():
            row = connection.execute(
                f"SELECT MIN(until_entry) FROM {table} WHERE id BETWEEN ? AND ?", (first, last)
            ).fetchone()
            if row[0] is not None:
                raise UndoRefused(number, _("entry {later} changed its facts; undo that one first.").format(later=row[0]))


def _refuse_if_named(connection: sqlite3.Connection, number: int, now: int) -> None:
    """No live fact names a department, community or place that is live no more."""
    for table, described in tables().items():
        pairs = {
            (name, _named_table(column.type, name))
            for kind in described
            for column in kind.columns
            if column.type in REFERENCE_TYPES and column.type != "holder"
            for name in stored_as(column)
        }
        for column_name, named in sorted(pairs):
            row = connection.execute(
                f"SELECT {column_name}, entry_id FROM {table} AS fact "
                f"WHERE until_entry IS NULL AND {column_name} IS NOT NULL AND entry_id < ? AND NOT EXISTS "
                f"(SELECT 1 FROM {named} WHERE {named}.code = fact.{column_name} AND {named}.until_entry IS NULL) "
                f"AND {column_name} IN (SELECT code FROM {named} WHERE until_entry = ?) LIMIT 1",
                (now, now),
            ).fetchone()
            if row:
                raise UndoRefused(
                    number,
                    _("entry {later} names “{code}”, which only it introduced; undo that one first.").format(
                        later=row[1], code=row[0]
                    ),
                )


def _named_table(column_type: str, name: str) -> str:
    return name if column_type == "scope" else column_type
