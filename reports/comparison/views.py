"""One side of a comparison: a report, its figures, and the facts behind each of them as the register knew them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from operator import itemgetter
from typing import Any, NamedTuple

from registry.errors import UnknownName
from registry.findings import Where
from registry.origins import origins
from registry.quantities import Unit
from registry.sheets import tables
from reports.comparison.papers import Built
from reports.document import Figure, Figures, Section
from reports.scope import Scope
from reports.trails.following import Follower
from reports.trails.way import Parts, Trail, Way, query
from reports.trails.ways import way_of

Fact = dict[str, Any]
"""A fact as its table holds it, by column."""

_TIMES = frozenset({"edition", "year", "valid_from"})
"""Columns of an identity that only say when: without them it is the same thing at another time."""

EVENTS = frozenset({"pushdown", "payment", "work", "decline"})
"""Tables of what happened on a day: a period holds other events than the one before, but often of the same thing."""

_AT_ONCE = 1000
"""Facts whose origin is asked for in one query."""

_BOOKKEEPING = frozenset({"id", "entry_id", "until_entry", "sheet_id", "row"})


class Row(NamedTuple):
    """A row of a trail: a fact, where it counts, and its amount in the unit of the trail."""

    table: str
    number: int
    where_kind: str | None
    where: str | None
    amount: int | None
    what: str | None
    who_kind: str | None
    who: str | None
    date: str | None


_VALUES = itemgetter(
    *("fact_table", "fact_id", "where_kind", "where_code", "amount"),
    *("what", "who_kind", "who", "date"),
)
"""The values of a :class:`Row` from a row of a trail."""


class Identity(NamedTuple):
    """What makes a fact the same fact, and the same thing at another time: its key and its thing, and its entry."""

    key: int
    thing: tuple[Any, ...]
    entry: int


@dataclass
class _Rows(Follower):
    """A follower that gives whole trails, one list for all figures of the same facts."""

    _whole: dict[tuple[Any, ...], list[Row]] = field(default_factory=dict, init=False)

    def all_rows(self, figure: str) -> list[Row]:
        """Every row behind *figure*; none where it is made of other figures."""
        found = way_of(figure)
        if isinstance(found.way, Parts):
            return []
        asked = query(found.way.query)
        given = self._given(found, found.way, asked)
        key = asked.name, *sorted((name, str(value)) for name, value in given.items())
        if key not in self._whole:
            rows = self.scope.measuring.ask(asked, asked.sql, given)
            self._whole[key] = [self._row(row) for row in rows]
        return self._whole[key]

    def _row(self, row: dict[str, Any]) -> Row:
        """The row; a duty in what happened goes by its code, however it was written."""
        found = Row(*_VALUES(row))
        if found.table in EVENTS and found.what in self._codes:
            return found._replace(what=self._codes[found.what])
        return found

    @cached_property
    def _codes(self) -> dict[str, str]:
        return {row["wording"]: row["code"] for row in self.scope.measuring.rows("wording")}


@dataclass
class View:
    """A report of a scope, with what is behind its figures.

    *knew_until* is the last day of which the register can have known anything; None where that is not limited.
    """

    scope: Scope
    built: Built
    today: str
    knew_until: str | None = None
    file: str = ""
    _rows: dict[str, list[Row]] = field(default_factory=dict, init=False)
    _known: dict[str, dict[int, Identity]] = field(default_factory=dict, init=False)
    _facts: dict[tuple[str, str], dict[int, Fact | None]] = field(default_factory=dict, init=False)

    @cached_property
    def figures(self) -> dict[str, tuple[Section, Figure]]:
        """The figures of the report by id, each with the section where it first stands."""
        found: dict[str, tuple[Section, Figure]] = {}
        for section in self.built.document.sections:
            for block in section.blocks:
                for figure in block.figures if isinstance(block, Figures) else ():
                    found.setdefault(figure.id, (section, figure))
        return found

    @property
    def last_day(self) -> str:
        """The last day that the report tells of from knowledge."""
        return min(self.scope.as_of, self.knew_until or self.scope.as_of)

    def in_period(self, date: str | None) -> bool:
        """Whether an event of that day belongs to the period, as far as the register can have known of it."""
        period = self.scope.period
        return date is not None and period.first <= date < period.after and date <= self.last_day

    @cached_property
    def _follower(self) -> _Rows:
        built = self.built
        return _Rows(self.scope, self.today, built.department, built.community)

    def rows(self, figure: str) -> list[Row]:
        """The facts behind *figure*, read once; none where no trail leads to them."""
        if figure not in self._rows:
            self._rows[figure] = self._follower.all_rows(figure) if way_behind(figure) else []
        return self._rows[figure]

    @cached_property
    def done(self) -> set[tuple[Any, ...]]:
        """What was done, by the rows of all figures of the report."""
        rows = {id(rows): rows for rows in map(self.rows, self.figures)}.values()
        return {event_of(row) for several in rows for row in several if row.table in EVENTS}

    def identities(self, table: str, numbers: Iterable[int]) -> dict[int, Identity]:
        """Of the facts with these numbers, and of others that were asked for before."""
        known = self._known.setdefault(table, {})
        missing = sorted(set(numbers).difference(known))
        if missing:
            rows = self.scope.register.query(
                f"SELECT id, key, entry_id, {', '.join(_thing_of(table))} FROM {table} "
                "WHERE id IN (SELECT value FROM json_each(?))",
                (json.dumps(missing),),
            )
            known |= {row[0]: Identity(row[1], row[3:], row[2]) for row in rows}
        return known

    def versions(self, table: str, keys: Iterable[int]) -> dict[int, Fact | None]:
        """What the register, as far as this side reads it, holds of the facts with these keys; None where nothing."""
        live = "entry_id <= :known AND (until_entry IS NULL OR until_entry > :known)"
        return self._select(table, live, keys)

    def withdrawn(self, table: str, keys: Iterable[int]) -> dict[int, Fact | None]:
        """The last version of facts that were ended by what this side knows; None where none was."""
        return self._select(table, "until_entry <= :known", keys)

    def _select(self, table: str, which: str, keys: Iterable[int]) -> dict[int, Fact | None]:
        kept = self._facts.setdefault((table, which), {})
        missing = sorted(set(keys).difference(kept))
        if missing:
            kept |= dict.fromkeys(missing)
            register = self.scope.register
            with register.speaking_sqlite():
                cursor = register.connection.execute(
                    f"SELECT * FROM {table} WHERE {which} "
                    "AND key IN (SELECT value FROM json_each(:keys)) ORDER BY id",
                    {"keys": json.dumps(missing), "known": self.scope.known},
                )
                names = [column[0] for column in cursor.description]
                for row in cursor:
                    fact = dict(zip(names, row, strict=True))
                    kept[fact["key"]] = fact
        return kept

    @cached_property
    def entries(self) -> dict[int, tuple[str, str]]:
        """The day and the action of each entry."""
        rows = self.scope.register.query("SELECT id, substr(at, 1, 10), action FROM entry")
        return {row[0]: (row[1], row[2]) for row in rows}

    @cached_property
    def duty_names(self) -> dict[str, str]:
        """The name of each duty by its code, as the newest edition has it."""
        return {duty.code: duty.name for duty in self.scope.duties}

    def knows_as(self, other: View) -> bool:
        """Whether both sides read the same file up to the same entry."""
        same_file = self.scope.register is other.scope.register
        return same_file and self._last_entry == other._last_entry

    @cached_property
    def _last_entry(self) -> int:
        rows = self.scope.register.query(
            "SELECT COALESCE(MAX(id), 0) FROM entry WHERE id <= ?", (self.scope.known,)
        )
        return int(rows[0][0])

    def read_at(self, table: str, numbers: Iterable[int]) -> dict[int, Where]:
        """Where the facts with these numbers were read."""
        asked = sorted(set(numbers))
        found: dict[int, Where] = {}
        for start in range(0, len(asked), _AT_ONCE):
            found |= origins(self.scope.register, table, asked[start : start + _AT_ONCE])
        return found


def event_of(row: Row) -> tuple[Any, ...]:
    """What was done and by whom, whenever."""
    return row.table, row.what, row.who_kind, row.who


def content(fact: Fact) -> tuple[Any, ...]:
    """What a fact says, without when and where it was read."""
    return tuple(value for name, value in fact.items() if name not in _BOOKKEEPING)


def way_behind(figure: str) -> Way | None:
    """The way behind the figure, None where none is known."""
    try:
        return way_of(figure).way
    except UnknownName:
        return None


def exact_trail(figure: str) -> Trail | None:
    """The trail whose amounts come to the figure, where there is one."""
    way = way_behind(figure)
    summable = isinstance(way, Trail) and way.unit not in (Unit.SHARE, Unit.AVERAGE)
    return way if isinstance(way, Trail) and summable and way.exact else None


def _thing_of(table: str) -> tuple[str, ...]:
    """The columns that tell a thing of *table* from others at any time: its key, or its parts but those of time."""
    described = tables().get(table, [])
    parts = described[0].key if described else ()
    if not _TIMES.intersection(parts):
        return ("key",)
    return tuple(part for part in parts if part not in _TIMES)
