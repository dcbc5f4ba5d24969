"""Entries: every write is one, whole or not at all, bound into the chain."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any

from registry import chain, sums
from registry.errors import NoSuchEntry
from registry.store import EVERYTHING, Register

FACT_TABLES: tuple[str, ...] = (
    *(
        "place",
        "community",
        "department",
        "alias",
        "edition",
        "duty",
        "permit",
        "pushdown",
        "payment",
        "burden",
    ),
    *("staffing", "work", "standard", "parameter", "survey", "review", "need", "aside"),
    *("retirement", "request", "move", "verdict", "waiver", "admission", "due", "decline"),
    *("holder", "rate", "split", "statement", "cost", "appraisal", "rectification"),
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
        # Only who writes an entry needs the patterns.
        from registry.intake.personal import refuse_personal_data  # noqa: PLC0415

        refuse_personal_data((act.by, act.why))
        self._connection = connection
        self._blocks = 0
        self._covered: dict[str, list[str]] = {}
        self._ended: dict[str, list[int]] = {}
        self._added: dict[str, tuple[int, int]] = {}
        cursor = connection.execute(
            "INSERT INTO entry (at, by, action, why, undoes, program) VALUES (?, ?, ?, ?, ?, ?)",
            (act.moment(), act.by, act.action, act.why, act.undoes, program()),
        )
        self.id = int(cursor.lastrowid or 0)

    def add_source(self, name: str, sha256: str, size: int) -> int:
        """The file that this entry reads is noted; its number."""
        cursor = self._connection.execute(
            "INSERT INTO source (entry_id, name, sha256, bytes) VALUES (?, ?, ?, ?)",
            (self.id, name, sha256, size),
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
            part = {
                name: values[start : start + chain.BLOCK_ROWS] for name, values in columns.items()
            }
            self._add_block(table, part, min(chain.BLOCK_ROWS, rows - start))

    def _add_block(self, table: str, columns: dict[str, Sequence[Any]], rows: int) -> None:
        filled = {name: values for name, values in columns.items() if values.count(None) < rows}
        first = self._connection.execute(
            f"SELECT COALESCE(MAX(id), 0) + 1 FROM {table}"
        ).fetchone()[0]
        constant = {"entry_id": self.id, **_constants(filled)}
        varying = {name: values for name, values in filled.items() if name not in constant}
        names = ", ".join((*constant, *varying))
        marks = ", ".join((*map(str, constant.values()), *("?" for _name in varying)))
        self._connection.executemany(
            f"INSERT INTO {table} ({names}) VALUES ({marks})", zip(*varying.values(), strict=True)
        )
        digest = chain.digest_columns(
            {
                name: list(filled[name]) if name != "id" else list(range(first, first + rows))
                for name in self.covered(table)
                if name in filled or name == "id"
            }
        )
        self._note_block(table, "added", first, first + rows - 1, rows, digest)
        self._added[table] = (self._added.get(table, (first, 0))[0], first + rows - 1)

    def end(self, table: str, ids: Sequence[int]) -> None:
        """The live facts *ids* of *table* hold only up to this entry."""
        self._connection.executemany(
            f"UPDATE {table} SET until_entry = {self.id} WHERE id = ?",
            [(number,) for number in ids],
        )
        self._ended.setdefault(table, []).extend(ids)

    def covered(self, table: str) -> list[str]:
        """The columns of *table* that digests cover."""
        if table not in self._covered:
            self._covered[table] = chain.covered_columns(self._connection, table)
        return self._covered[table]

    def _note_block(
        self, table: str, act: str, first: int, last: int, rows: int, digest: str
    ) -> None:
        self._blocks += 1
        self._connection.execute(
            "INSERT INTO block (entry_id, number, table_name, act, first_id, last_id, rows, digest) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (self.id, self._blocks, table, act, first, last, rows, digest),
        )

    def close(self) -> None:
        """The entry is bound into the chain; what it ended is noted in blocks that do not overlap; sums are kept."""
        for table, ids in self._ended.items():
            ordered = sorted(ids)
            for start in range(0, len(ordered), chain.BLOCK_ROWS):
                part = ordered[start : start + chain.BLOCK_ROWS]
                digest = chain.digest_columns({"id": part})
                self._note_block(table, "ended", part[0], part[-1], len(part), digest)
        sums.keep(self._connection, self.id, self._added, set(self._ended))
        previous = chain.head(self._connection)
        link = chain.entry_hash(self._connection, self.id, previous)
        self._connection.execute(
            "INSERT INTO chain (entry_id, previous, hash) VALUES (?, ?, ?)",
            (self.id, previous, link),
        )


def _constants(columns: dict[str, Sequence[Any]]) -> dict[str, int]:
    """The sheet's number, the same in every row, need not be bound a million times."""
    sheets = columns.get("sheet_id")
    return {"sheet_id": sheets[0]} if sheets and sheets.count(sheets[0]) == len(sheets) else {}


@contextmanager
def writing(
    register: Register,
    act: Act,
    *,
    dry_run: bool = False,
    on_wait: Callable[[], None] | None = None,
) -> Iterator[Entry]:
    """An entry; when the block ends it is in the register whole, or, after an exception or a dry run, not at all."""
    with register.transaction(dry_run=dry_run, on_wait=on_wait) as connection:
        entry = Entry(connection, act)
        yield entry
        entry.close()


@cache
def program() -> str:
    """Name and version of this program, as every entry notes them."""
    # Takes as long to import as everything else of a list command; only who writes an entry needs it.
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415

    try:
        return f"zhunru {version('zhunru')}"
    except PackageNotFoundError:
        return "zhunru"


_LINES = """
    SELECT entry.id, at, by, action, why, undoes,
           COALESCE((SELECT MIN(name) FROM source WHERE source.entry_id = entry.id), ''),
           COALESCE((SELECT SUM(rows) FROM block WHERE block.entry_id = entry.id AND act = 'added'), 0),
           COALESCE((SELECT SUM(rows) FROM block WHERE block.entry_id = entry.id AND act = 'ended'), 0)
    FROM entry
"""


def lines(register: Register, *, limit: int | None = None) -> list[EntryLine]:
    """The entries, newest first."""
    rows = register.query(
        _LINES + "ORDER BY entry.id DESC LIMIT ?", (-1 if limit is None else limit,)
    )
    undoings = Undoings(register)
    return [_line(row, undoings) for row in rows]


def line(register: Register, entry: int) -> EntryLine:
    """The entry with that number."""
    for row in register.query(_LINES + "WHERE entry.id = ?", (entry,)):
        return _line(row, Undoings(register))
    raise NoSuchEntry(entry)


def _line(row: tuple[Any, ...], undoings: Undoings) -> EntryLine:
    number, at, by, action, why, undoes, files, added, ended = row
    undone_by = undoings.standing_of(number)
    return EntryLine(number, at, by, action, why, undoes, undone_by, files, added, ended)


def known_on(register: Register, day: str | None) -> int:
    """The last entry that was written up to *day* (ISO, UTC); :data:`EVERYTHING` where no day is said."""
    if day is None:
        return EVERYTHING
    rows = register.query("SELECT MAX(id) FROM entry WHERE substr(at, 1, 10) <= ?", (day,))
    return int(rows[0][0] or 0)


class Undoings:
    """Which entry undid which; an undoing may itself be undone."""

    def __init__(self, register: Register) -> None:
        self.by: dict[int, int] = dict(
            register.query(
                "SELECT undoes, MIN(id) FROM entry WHERE undoes IS NOT NULL GROUP BY undoes"
            )
        )

    def stands(self, entry: int) -> bool:
        """Whether what *entry* wrote holds: nothing undid it, or what undid it was undone."""
        by = self.by.get(entry)
        return by is None or not self.stands(by)

    def standing_of(self, entry: int) -> int | None:
        """The entry that undid *entry* and itself stands."""
        return None if self.stands(entry) else self.by[entry]


def verify(register: Register) -> chain.Break | None:
    """None if the register is as it was written; else the first place that differs."""
    with register.speaking_sqlite():
        return chain.verify(register.connection, FACT_TABLES)
