"""The chain: every entry is bound to all before it by SHA-256, and its facts by digests of their blocks.

A block is a run of rows of one table that an entry added, or ended. Its digest covers the columns in the order of
the table, each by its name and a JSON array of its values down the rows. A column that is wholly empty is left out,
so that a column which a later version adds to the table changes no digest. The hash of an entry covers the hash
before, the entry's own description, its files and sheets, and its blocks.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from registry.language import _

START = "0" * 64
"""What stands before the first entry."""

BLOCK_ROWS = 8192
"""Most rows of a block."""

OUTSIDE = frozenset({"entry_id", "until_entry"})
"""Columns that no digest covers directly: the block belongs to its entry, and an end is a block of its own."""

encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class Break:
    """Where the chain does not hold: the first entry, and the table and rows if they are known."""

    entry: int
    what: str
    table: str | None = None
    first_id: int | None = None
    last_id: int | None = None

    def sentence(self) -> str:
        """What differs, in the current tongue."""
        sentences = {
            "missing": _("Entry {entry} is missing."),
            "entry": _("Entry {entry}, its files or its place in the chain were changed."),
            "facts": _(
                "Facts of entry {entry} were changed: table {table}, rows {first} to {last}."
            ),
            "besides": _(
                "Table {table} holds facts, or ends of facts, that no entry accounts for."
            ),
        }
        return sentences[self.what].format(
            entry=self.entry, table=self.table, first=self.first_id, last=self.last_id
        )


def digest_columns(columns: Mapping[str, Sequence[Any]]) -> str:
    """The digest of a block given as columns by name, in the order of the table."""
    whole = hashlib.sha256()
    for name, values in columns.items():
        if values.count(None) < len(values):
            whole.update(f"{name}\n{encode(values)}\n".encode("utf-8", "surrogatepass"))
    return whole.hexdigest()


def covered_columns(connection: sqlite3.Connection, table: str) -> list[str]:
    """The columns of *table* that its digests cover, in the order of the table."""
    return [
        row[1] for row in connection.execute(f"PRAGMA table_info({table})") if row[1] not in OUTSIDE
    ]


def entry_hash(connection: sqlite3.Connection, entry: int, previous: str) -> str:
    """The hash of *entry*, computed from what the register holds of it."""
    described = (
        "SELECT id, at, by, action, why, undoes, program FROM entry WHERE id = ?",
        "SELECT id, name, sha256, bytes FROM source WHERE entry_id = ? ORDER BY id",
        "SELECT id, source_id, name, kind, header_row FROM sheet WHERE entry_id = ? ORDER BY id",
        "SELECT number, table_name, act, first_id, last_id, rows, digest FROM block WHERE entry_id = ? ORDER BY number",
    )
    parts = [previous, *(connection.execute(sql, (entry,)).fetchall() for sql in described)]
    return hashlib.sha256(encode(parts).encode("utf-8", "surrogatepass")).hexdigest()


def head(connection: sqlite3.Connection) -> str:
    """The hash of the last entry."""
    row = connection.execute("SELECT hash FROM chain ORDER BY entry_id DESC LIMIT 1").fetchone()
    return str(row[0]) if row else START


def verify(connection: sqlite3.Connection, tables: Sequence[str]) -> Break | None:
    """None if every entry, block and fact is as it was written; else the first place that differs.

    *tables* are all tables that hold facts.
    """
    previous = START
    rows_covered = dict.fromkeys(tables, 0)
    entries = connection.execute(
        "SELECT entry.id, chain.previous, chain.hash FROM entry LEFT JOIN chain ON chain.entry_id = entry.id ORDER BY 1"
    ).fetchall()
    for number, (entry, noted, noted_hash) in enumerate(entries, start=1):
        if entry != number:
            return Break(number, "missing")
        if noted != previous or entry_hash(connection, entry, previous) != noted_hash:
            return Break(entry, "entry")
        found = _verify_blocks(connection, entry, rows_covered)
        if found:
            return found
        previous = noted_hash
    if connection.execute("SELECT COUNT(*) FROM chain").fetchone()[0] != len(entries):
        return Break(len(entries) + 1, "missing")
    return _verify_nothing_besides(connection, rows_covered)


def _verify_blocks(
    connection: sqlite3.Connection, entry: int, rows_covered: dict[str, int]
) -> Break | None:
    blocks = connection.execute(
        "SELECT table_name, act, first_id, last_id, rows, digest FROM block WHERE entry_id = ? ORDER BY number",
        (entry,),
    ).fetchall()
    for table, act, first, last, rows, digest in blocks:
        if table not in rows_covered:
            return Break(entry, "facts", table, first, last)
        names = covered_columns(connection, table) if act == "added" else ["id"]
        of_entry = "entry_id" if act == "added" else "until_entry"
        rows_covered[table] += rows if act == "added" else 0
        found = connection.execute(
            f"SELECT {', '.join(names)} FROM {table} "
            f"WHERE id BETWEEN ? AND ? AND {of_entry} = ? ORDER BY id",
            (first, last, entry),
        ).fetchall()
        columns = dict(zip(names, zip(*found, strict=True), strict=True)) if found else {}
        if len(found) != rows or digest_columns(columns) != digest:
            return Break(entry, "facts", table, first, last)
    return None


def _verify_nothing_besides(
    connection: sqlite3.Connection, rows_covered: dict[str, int]
) -> Break | None:
    """No fact stands outside the blocks, none was ended by an entry that does not say so, nothing is of no entry."""
    for table in ("source", "sheet", "block"):
        if connection.execute(
            f"SELECT 1 FROM {table} WHERE entry_id NOT IN (SELECT id FROM entry) LIMIT 1"
        ).fetchone():
            return Break(0, "besides", table)
    for table, rows in rows_covered.items():
        if connection.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0] != rows:
            return Break(0, "besides", table)
        ended = connection.execute(
            f"SELECT COUNT(*) FROM {table} WHERE until_entry IS NOT NULL"
        ).fetchone()[0]
        noted = connection.execute(
            "SELECT COALESCE(SUM(rows), 0) FROM block WHERE table_name = ? AND act = 'ended'",
            (table,),
        ).fetchone()[0]
        if ended != noted:
            return Break(0, "besides", table)
    return None
