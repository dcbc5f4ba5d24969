"""Typed rows become facts of an entry: new, changed or unchanged beside what the register holds."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from registry.findings import Finding, Where
from registry.intake import rules
from registry.intake.rows import Chunk
from registry.journal import Entry
from registry.keys import key_of, row_keys
from registry.sheets import Kind
from registry.store import Register


@dataclass(slots=True)
class Counts:
    """What became of the rows of a sheet."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    missing: int = 0


@dataclass
class Landing:
    """Adds the rows of one sheet to an entry."""

    register: Register
    entry: Entry
    kind: Kind
    sheet: int | None
    where: Where
    counts: Counts = field(default_factory=Counts)
    findings: list[Finding] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._seen: set[int] = set()
        row = self.register.connection.execute(f"SELECT 1 FROM {self.kind.table} LIMIT 1").fetchone()
        self._anything_before = row is not None

    @property
    def seen(self) -> set[int]:
        """The identities of all rows that were landed."""
        return self._seen

    def land(self, chunk: Chunk) -> None:
        """The rows of *chunk* are in the register, or recognised as being there already."""
        stored = {name: chunk.columns.get(name) or [None] * len(chunk.rows) for name in self.kind.stored}
        keys = row_keys(self.kind, stored, len(chunk.rows))
        drop = self._repeats(chunk, stored, keys)
        if self._anything_before:
            drop |= self._compare(stored, keys, drop)
        else:
            self.counts.new += len(keys) - len(drop)
        if drop:
            keep = [index for index in range(len(keys)) if index not in drop]
            stored = {name: [values[index] for index in keep] for name, values in stored.items()}
            keys = [keys[index] for index in keep]
            rows = [chunk.rows[index] for index in keep]
        else:
            rows = chunk.rows
        if keys:
            self.entry.add(self.kind.table, {"sheet_id": [self.sheet] * len(keys), "row": rows, "key": keys, **stored})

    def _repeats(self, chunk: Chunk, stored: dict[str, Sequence[Any]], keys: list[int]) -> set[int]:
        """Rows that stand twice in the sheet: events are both kept, the same thing is taken once."""
        if len(set(keys)) == len(keys) and self._seen.isdisjoint(keys):
            self._seen.update(keys)
            return set()
        drop: set[int] = set()
        first: dict[int, int] = {}
        for index, key in enumerate(keys):
            if key not in first and key not in self._seen:
                first[key] = index
                self._seen.add(key)
                continue
            other = first.get(key)
            if self.kind.repeats_without and stored[self.kind.repeats_without][index] is None:
                self._say(rules.ROW_REPEATED, chunk, index, other, key)
                keys[index] = self._another(key)
            elif other is None or all(values[index] == values[other] for values in stored.values()):
                self._say(rules.ROW_TWICE, chunk, index, other, key)
                drop.add(index)
            else:
                self._say(rules.ROW_CONTRADICTS, chunk, index, other, key)
                drop.add(index)
        return drop

    def _another(self, key: int) -> int:
        """An identity of its own for the second, third … of identical events, the same in every reading."""
        count = 2
        while (other := key_of(f"{key}#{count}")) in self._seen:
            count += 1
        self._seen.add(other)
        return other

    def _say(self, rule: rules.Rule, chunk: Chunk, index: int, other: int | None, key: int) -> None:
        earlier = chunk.rows[other] if other is not None else self._row_of(key)
        where = Where(file=self.where.file, sheet=self.where.sheet, row=chunk.rows[index])
        self.findings.append(Finding(rule, where, {"other": earlier}))

    def _row_of(self, key: int) -> int | str:
        row = self.register.connection.execute(
            f"SELECT row FROM {self.kind.table} WHERE key = ? ORDER BY id DESC LIMIT 1", (key,)
        ).fetchone()
        return row[0] if row else "?"

    def _compare(self, stored: dict[str, Sequence[Any]], keys: list[int], drop: set[int]) -> set[int]:
        """Rows that the register holds unchanged; what changed is ended."""
        names = list(stored)
        known = {
            row[1]: row
            for row in self.register.connection.execute(
                f"SELECT id, key, {', '.join(names)} FROM {self.kind.table} "
                "WHERE key IN (SELECT value FROM json_each(?)) AND until_entry IS NULL AND entry_id < ?",
                (json.dumps(keys), self.entry.id),
            )
        }
        unchanged: set[int] = set()
        ended = []
        for index, key in enumerate(keys):
            if index in drop:
                continue
            before = known.get(key)
            if before is None:
                self.counts.new += 1
            elif before[2:] == tuple(stored[name][index] for name in names):
                self.counts.unchanged += 1
                unchanged.add(index)
            else:
                self.counts.changed += 1
                ended.append(before[0])
        self.entry.end(self.kind.table, ended)
        return unchanged

    def missing(self, predecessors: list[int], *, replace: bool) -> None:
        """Live rows of earlier sheets of the same name that are in this one no more are listed, or retired."""
        if not predecessors:
            return
        marks = ", ".join("?" for _sheet in predecessors)
        label = "name" if "name" in self.kind.by_name else self.kind.key[-1]
        rows = self.register.connection.execute(
            f"SELECT id, key, entry_id, row, {label} FROM {self.kind.table} "
            f"WHERE sheet_id IN ({marks}) AND until_entry IS NULL AND entry_id < ? ORDER BY id",
            (*predecessors, self.entry.id),
        ).fetchall()
        gone = [row for row in rows if row[1] not in self._seen]
        self.counts.missing += len(gone)
        for _id, _key, entry, row, text in gone:
            facts = {"row_text": text, "entry": entry, "old_row": row}
            self.findings.append(
                Finding(rules.ROW_RETIRED if replace else rules.ROW_MISSING, self.where, facts)
            )
        if replace:
            self.entry.end(self.kind.table, [row[0] for row in gone])
