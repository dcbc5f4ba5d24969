"""Typed rows become facts of an entry: new, changed or unchanged beside what the register holds."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from registry.findings import Finding, Rule, Where
from registry.intake import rules
from registry.intake.cells import shown
from registry.intake.gathered import Gathered
from registry.intake.layout import Layout
from registry.intake.rows import Chunk, RejectedRow
from registry.journal import Entry
from registry.keys import key_of, row_keys
from registry.language import _
from registry.names import Directory
from registry.sheets import Column, Kind, stored_as
from registry.spelling import Spelling
from registry.store import Register
from registry.written import UNITS, cell


@dataclass(slots=True)
class Counts:
    """What became of the rows of a sheet."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    missing: int = 0


@dataclass
class Landing:
    """Adds the rows of one sheet to an entry.

    *seen* are the identities of all rows of this kind that the entry has landed, from other sheets as well.
    """

    register: Register
    entry: Entry
    kind: Kind
    sheet: int | None
    where: Where
    seen: set[int] = field(default_factory=set)
    counts: Counts = field(default_factory=Counts)
    rejected: list[RejectedRow] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.found = Gathered(self.where)
        self._copies: dict[int, int] = {}
        row = self.register.connection.execute(
            f"SELECT 1 FROM {self.kind.table} LIMIT 1"
        ).fetchone()
        self._anything_before = row is not None

    def land(self, chunk: Chunk) -> None:
        """The rows of *chunk* are in the register, or recognised as being there already."""
        size = len(chunk.rows)
        stored = {name: chunk.columns.get(name) or [None] * size for name in self.kind.stored}
        keys = row_keys(self.kind, stored, size)
        given = [name for name in stored if name in chunk.columns]
        drop = self._repeats(chunk, stored, given, keys)
        if self._anything_before:
            drop |= self._compare(chunk, stored, given, keys, drop)
        else:
            self.counts.new += size - len(drop)
        rows = chunk.rows
        if drop:
            keep = [index for index in range(size) if index not in drop]
            stored = {name: [values[index] for index in keep] for name, values in stored.items()}
            keys = [keys[index] for index in keep]
            rows = [rows[index] for index in keep]
        if keys:
            sheets = [self.sheet] * len(keys)
            self.entry.add(
                self.kind.table, {"sheet_id": sheets, "row": rows, "key": keys, **stored}
            )
        self._land_aside(chunk, set(rows) if drop else None)

    def _land_aside(self, chunk: Chunk, landed: set[int | None] | None) -> None:
        """The cells of unknown columns are kept beside the rows that were landed."""
        cells = [cell for cell in chunk.aside if landed is None or cell[0] in landed]
        if cells:
            rows, headers, values = map(list, zip(*cells, strict=True))
            sheets = [self.sheet] * len(cells)
            self.entry.add(
                "aside", {"sheet_id": sheets, "row": rows, "header": headers, "value": values}
            )

    def _repeats(
        self, chunk: Chunk, stored: dict[str, list[Any]], given: list[str], keys: list[int]
    ) -> set[int]:
        """Rows that stand twice in the file: events are both kept, the same thing is taken once."""
        if len(set(keys)) == len(keys) and self.seen.isdisjoint(keys):
            self.seen.update(keys)
            return set()
        drop: set[int] = set()
        first: dict[int, int] = {}
        for index, key in enumerate(keys):
            if key not in first and key not in self.seen:
                first[key] = index
                self.seen.add(key)
                continue
            other = first.get(key)
            if self.kind.repeats_without and stored[self.kind.repeats_without][index] is None:
                self._say(rules.ROW_REPEATED, chunk, index, self._place(chunk, other, key))
                keys[index] = self._another(key)
                continue
            drop.add(index)
            if self._is_same({name: stored[name] for name in given}, index, other, key):
                self._say(rules.ROW_TWICE, chunk, index, self._place(chunk, other, key))
            else:
                finding = self._say(
                    rules.ROW_CONTRADICTS, chunk, index, self._place(chunk, other, key)
                )
                self.rejected.append(
                    RejectedRow(chunk.rows[index] or 0, chunk.cells[index], {0: [finding]})
                )
        return drop

    def _is_same(
        self, given: dict[str, list[Any]], index: int, other: int | None, key: int
    ) -> bool:
        """Whether a row says just what the row of the same identity before it says."""
        row = tuple(values[index] for values in given.values())
        if other is not None:
            return row == tuple(values[other] for values in given.values())
        before: tuple[Any, ...] | None = self.register.connection.execute(
            f"SELECT {', '.join(given)} FROM {self.kind.table} "
            "WHERE key = ? AND until_entry IS NULL ORDER BY id DESC LIMIT 1",
            (key,),
        ).fetchone()
        return row == before

    def rejected_at(self, layout: Layout) -> list[RejectedRow]:
        """The rejected rows, what is wrong standing at the first column that makes a row the same row."""
        keys = (at for at, column in layout.columns.items() if column.name in self.kind.key)
        at = min(keys, default=0)
        return [RejectedRow(row.number, row.cells, {at: row.faults[0]}) for row in self.rejected]

    def _another(self, key: int) -> int:
        """An identity of its own for the second, third … of identical events, the same in every reading."""
        count = self._copies.get(key, 1) + 1
        while (other := key_of(f"{key}#{count}")) in self.seen:
            count += 1
        self._copies[key] = count
        self.seen.add(other)
        return other

    def _say(self, rule: Rule, chunk: Chunk, index: int, other: str) -> Finding:
        where = Where(file=self.where.file, sheet=self.where.sheet, row=chunk.rows[index])
        finding = Finding(rule, where, {"other": other})
        self.found.add(finding)
        return finding

    def _place(self, chunk: Chunk, other: int | None, key: int) -> str:
        """Where the row of the same identity stands: its number, with its sheet if that is another."""
        if other is not None:
            return str(chunk.rows[other])
        row = self.register.connection.execute(
            f"SELECT fact.row, sheet.name, sheet.id, fact.entry_id FROM {self.kind.table} AS fact "
            "LEFT JOIN sheet ON sheet.id = fact.sheet_id WHERE key = ? ORDER BY fact.id DESC LIMIT 1",
            (key,),
        ).fetchone()
        if row is None or row[0] is None or self.sheet is None:
            return _("of entry {entry}").format(entry=row[3] if row else self.entry.id)
        return str(row[0]) if row[2] == self.sheet or not row[1] else f"{row[1]} {row[0]}"

    def _compare(
        self,
        chunk: Chunk,
        stored: dict[str, list[Any]],
        given: list[str],
        keys: list[int],
        drop: set[int],
    ) -> set[int]:
        """Rows that the register holds unchanged; what changed is ended.

        Columns that the sheet does not have are not *given*: they say nothing, and what is known of them stays.
        """
        names = list(stored)
        asked = json.dumps(keys)
        known = {
            row[1]: row
            for row in self.register.connection.execute(
                f"SELECT id, key, {', '.join(names)} FROM {self.kind.table} "
                "WHERE key IN (SELECT value FROM json_each(?)) AND until_entry IS NULL AND entry_id < ?",
                (asked, self.entry.id),
            )
        }
        if not known:
            self.counts.new += len(keys) - len(drop)
            return set()
        at = {name: position for position, name in enumerate(names, start=2)}
        aside = _Asides(self.register, self.kind.table, asked, chunk) if chunk.aside else None
        unchanged: set[int] = set()
        ended: list[int] = []
        for index, key in enumerate(keys):
            before = known.get(key)
            if before is None or index in drop:
                continue
            if all(before[at[name]] == stored[name][index] for name in given) and (
                aside is None or aside.are_same(before[0], chunk.rows[index] or 0)
            ):
                unchanged.add(index)
                continue
            ended.append(before[0])
            for name in names:
                if name not in given:
                    stored[name][index] = before[at[name]]
        self.end(ended)
        self.counts.unchanged += len(unchanged)
        self.counts.changed += len(ended)
        self.counts.new += len(keys) - len(drop) - len(unchanged) - len(ended)
        return unchanged

    def end(self, facts: list[int]) -> None:
        """The facts, and what was kept aside with them, hold only up to this entry."""
        if not facts:
            return
        aside = self.register.connection.execute(
            f"SELECT aside.id FROM {self.kind.table} AS fact "
            "JOIN aside ON aside.sheet_id = fact.sheet_id AND aside.row = fact.row "
            "WHERE fact.id IN (SELECT value FROM json_each(?)) AND aside.until_entry IS NULL",
            (json.dumps(facts),),
        ).fetchall()
        self.entry.end(self.kind.table, facts)
        self.entry.end("aside", [row[0] for row in aside])

    def missing(self, predecessors: Sequence[int], *, replace: bool) -> None:
        """Live rows of earlier sheets of the same name that are in this file no more are listed, or retired.

        A file that shares no row with an earlier one of its name is another file, not a correction of it.
        """
        if not predecessors:
            return
        marks = ", ".join("?" for _sheet in predecessors)
        told = _telling(self.kind)
        names = [name for column in told for name in stored_as(column)]
        rows = self.register.connection.execute(
            f"SELECT id, key, entry_id, row, {', '.join(names)} FROM {self.kind.table} "
            f"WHERE sheet_id IN ({marks}) AND until_entry IS NULL AND entry_id < ? ORDER BY id",
            (*predecessors, self.entry.id),
        ).fetchall()
        gone = [row for row in rows if row[1] not in self.seen]
        if not replace and len(gone) == len(rows) and not self.counts.changed:
            return
        self.counts.missing += len(gone)
        rule = rules.ROW_RETIRED if replace else rules.ROW_MISSING
        spelling = Spelling(Directory(self.register)) if gone else None
        for _id, _key, entry, row, *values in gone:
            words = _in_words(told, values, spelling) if spelling else ""
            facts = {"row_text": shown(words), "entry": entry, "old_row": row}
            self.found.add(Finding(rule, self.where, facts))
        if replace:
            self.end([row[0] for row in gone])


class _Asides:
    """What was kept aside with the live facts of these identities, and what stands beside the rows of a chunk."""

    def __init__(self, register: Register, table: str, keys: str, chunk: Chunk) -> None:
        self._before: dict[int, set[tuple[str, str]]] = {}
        for fact, header, value in register.connection.execute(
            f"SELECT fact.id, aside.header, aside.value FROM {table} AS fact "
            "JOIN aside ON aside.sheet_id = fact.sheet_id AND aside.row = fact.row "
            "WHERE fact.key IN (SELECT value FROM json_each(?)) "
            "AND fact.until_entry IS NULL AND aside.until_entry IS NULL",
            (keys,),
        ):
            self._before.setdefault(fact, set()).add((header, value))
        self._now: dict[int, set[tuple[str, str]]] = {}
        for row, header, value in chunk.aside:
            self._now.setdefault(row, set()).add((header, value))

    def are_same(self, fact: int, row: int) -> bool:
        """Whether the cells beside *row* are those kept with *fact*."""
        return self._before.get(fact, set()) == self._now.get(row, set())


def _telling(kind: Kind) -> list[Column]:
    """The columns by which people know a row again."""
    key = ("name",) if kind.key == ("code",) and "name" in kind.by_name else kind.key
    return [column for column in kind.columns if set(stored_as(column)) & set(key)]


def _in_words(columns: Sequence[Column], values: Sequence[Any], spelling: Spelling) -> str:
    """The cells of a row as people write them, those that hold something."""
    words, at = [], 0
    for column in columns:
        size = len(stored_as(column))
        written = cell(column, values[at : at + size], spelling)
        at += size
        if written is not None:
            words.append(f"{written}{UNITS.get(column.type, '')}")
    return " ".join(words)
