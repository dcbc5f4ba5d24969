"""How an entry is undone: by a new one that ends what it added and states anew what it ended."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable

from registry.errors import UndoRefused
from registry.journal import FACT_TABLES, Act, Entry, Undoings, line
from registry.language import _
from registry.references import dangling
from registry.store import Register


def undo(
    register: Register,
    number: int,
    act: Act,
    *,
    dry_run: bool = False,
    on_wait: Callable[[], None] | None = None,
) -> int:
    """What entry *number* added is ended and what it ended lives again, by a new entry whose number is returned.

    Refused for the founding entry, where it is undone already, where a later entry changed one of its facts or
    stated anew what it ended, and where live facts name what only it introduced.
    """
    with register.transaction(dry_run=dry_run, on_wait=on_wait) as connection:
        line(register, number)
        undoings = Undoings(register)
        _refuse_outright(number, undoings)
        undone = _Undone(connection, number, undoings)
        live = {table: undone.live_facts(table) for table in FACT_TABLES}
        entry = Entry(connection, Act(act.by, "undo", act.why, act.at, undoes=number))
        for table, ids in live.items():
            entry.end(table, ids)
            undone.restate(entry, table)
        for gone in dangling(connection, entry.id):
            raise UndoRefused(
                number,
                _(
                    "entry {later} names “{code}”, which only it introduced; undo that one first."
                ).format(later=gone.entry, code=gone.code),
            )
        entry.close()
        return entry.id


def _refuse_outright(number: int, undoings: Undoings) -> None:
    if number == 1:
        raise UndoRefused(number, _("it founded the register."))
    by = undoings.by.get(number)
    if by is None:
        return
    if undoings.stands(by):
        raise UndoRefused(number, _("entry {later} undid it already.").format(later=by))
    again = undoings.by[by]
    raise UndoRefused(
        number,
        _("entry {later} undid it and entry {again} brought it back; undo entry {again}.").format(
            later=by, again=again
        ),
    )


class _Undone:
    """The entry that is to be undone."""

    def __init__(self, connection: sqlite3.Connection, number: int, undoings: Undoings) -> None:
        self._connection = connection
        self._number = number
        self._undoings = undoings

    def live_facts(self, table: str) -> list[int]:
        """The live facts of *table* that it added, or that stand for them after a change that was undone."""
        live: list[int] = []
        ended: list[tuple[int, int]] = []
        blocks = self._connection.execute(
            "SELECT first_id, last_id FROM block WHERE entry_id = ? AND table_name = ? AND act = 'added'",
            (self._number, table),
        ).fetchall()
        for span in blocks:
            rows = self._connection.execute(
                f"SELECT id, until_entry FROM {table} WHERE id BETWEEN ? AND ?", span
            ).fetchall()
            live += [fact for fact, until in rows if until is None]
            ended += [(fact, until) for fact, until in rows if until is not None]
        return live + self._standing_for(table, ended)

    def _standing_for(self, table: str, ended: list[tuple[int, int]]) -> list[int]:
        """The live facts that an undoing stated anew in place of those *ended*; refuses where there is none."""
        live: list[int] = []
        same = "header" if table == "aside" else "key"
        while ended:
            until = min(entry for _fact, entry in ended)
            if self._undoings.stands(until):
                raise UndoRefused(
                    self._number,
                    _("entry {later} changed its facts; undo that one first.").format(later=until),
                )
            gone = [fact for fact, entry in ended if entry == until]
            rows = self._connection.execute(
                f"SELECT again.id, again.until_entry FROM {table} AS gone "
                f"JOIN {table} AS again ON again.{same} = gone.{same} "
                "AND again.sheet_id IS gone.sheet_id AND again.row IS gone.row AND again.entry_id = ? "
                "WHERE gone.id IN (SELECT value FROM json_each(?))",
                (self._undoings.by[until], json.dumps(gone)),
            ).fetchall()
            live += [fact for fact, later in rows if later is None]
            ended = [(fact, entry) for fact, entry in ended if entry != until]
            ended += [(fact, later) for fact, later in rows if later is not None]
        return live

    def restate(self, entry: Entry, table: str) -> None:
        """What the undone entry ended is added again as it was, with its old file, sheet and row."""
        names = [name for name in entry.covered(table) if name != "id"]
        rows = self._connection.execute(
            f"SELECT {', '.join(names)} FROM {table} WHERE until_entry = ? ORDER BY id",
            (self._number,),
        ).fetchall()
        if not rows:
            return
        if table != "aside":
            self._refuse_if_stated_since(table)
        entry.add(table, dict(zip(names, zip(*rows, strict=True), strict=True)))

    def _refuse_if_stated_since(self, table: str) -> None:
        row = self._connection.execute(
            f"SELECT MIN(live.entry_id) FROM {table} AS gone "
            f"JOIN {table} AS live ON live.key = gone.key AND live.until_entry IS NULL "
            "WHERE gone.until_entry = ?",
            (self._number,),
        ).fetchone()
        if row[0] is not None:
            raise UndoRefused(
                self._number,
                _("entry {later} stated anew what it ended; undo that one first.").format(
                    later=row[0]
                ),
            )
