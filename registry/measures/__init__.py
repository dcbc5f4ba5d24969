"""Measures: one portable SQL file each, run on the facts that were known at an entry.

The first comment of a file says what its rows are. ``-- needs:`` names measures that must stand as tables before it,
``-- materialise`` says that it is one of those. Every file runs unchanged on SQLite, DuckDB and Spark.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from registry.store import Register

_NEEDS = re.compile(r"^-- needs: (.+)$", re.MULTILINE)
_PARAMETER = re.compile(r"\$([a-z_]+)")

FOLDERS: list[Path] = [Path(__file__).parent]
"""Where measures are looked for; the catalogue adds its own."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure: its text, the measures it needs, whether it is kept as a table, its parameters."""

    name: str
    sql: str
    needs: tuple[str, ...]
    materialised: bool
    parameters: frozenset[str]


@cache
def measure(name: str) -> Measure:
    """The measure of that name."""
    return read(
        next(folder / f"{name}.sql" for folder in FOLDERS if (folder / f"{name}.sql").is_file())
    )


def read(path: Path) -> Measure:
    """The measure in a file, which may stand elsewhere."""
    sql = path.read_text(encoding="utf-8").strip()
    needs = _NEEDS.search(sql)
    return Measure(
        path.stem,
        sql,
        tuple(needs[1].split()) if needs else (),
        "\n-- materialise\n" in f"\n{sql}\n",
        frozenset(_PARAMETER.findall(re.sub(r"--.*", "", sql))),
    )


def names() -> list[str]:
    """All measures."""
    return sorted(path.stem for folder in FOLDERS for path in folder.glob("*.sql"))


_KEPT: WeakKeyDictionary[Register, dict[str, Measuring]] = WeakKeyDictionary()
"""Whose the tables of a register's materialised measures are: those of another are made anew before they are read."""


@dataclass
class Measuring:
    """Runs measures on one register with one set of parameters; what is materialised is computed once."""

    register: Register
    parameters: dict[str, Any]
    _rows: dict[str, list[dict[str, Any]]] = field(default_factory=dict)

    def rows(self, name: str) -> list[dict[str, Any]]:
        """The rows of a measure, by column; a measure is run once. Do not change them."""
        if name not in self._rows:
            found = self._ready(name)
            if found.materialised:
                self._rows[name] = self._select(f"SELECT * FROM {name}", frozenset())
            else:
                self._rows[name] = self._select(found.sql, found.parameters)
        return self._rows[name]

    def ask(self, found: Measure, sql: str, more: Mapping[str, Any]) -> list[dict[str, Any]]:
        """The rows of *sql*, which is made of *found*, a measure that stands elsewhere; *more* are its further parameters."""
        for needed in found.needs:
            self._ready(needed)
        return self._select(sql, found.parameters, more)

    def _select(
        self, sql: str, wanted: frozenset[str], more: Mapping[str, Any] | None = None
    ) -> list[dict[str, Any]]:
        given = {**self.parameters, **(more or {})}
        with self.register.speaking_sqlite():
            cursor = self.register.connection.execute(sql, {name: given[name] for name in wanted})
            columns = [column[0] for column in cursor.description]
            return [dict(zip(columns, row, strict=True)) for row in cursor]

    def _ready(self, name: str) -> Measure:
        found = measure(name)
        for needed in found.needs:
            self._ready(needed)
        if found.materialised and _KEPT.setdefault(self.register, {}).get(name) is not self:
            self._materialise(found)
        return found

    def _materialise(self, found: Measure) -> None:
        connection = self.register.connection
        with self.register.speaking_sqlite():
            connection.execute("PRAGMA temp_store = MEMORY")
            connection.execute(f"DROP TABLE IF EXISTS temp.{found.name}")
            values = {name: self.parameters[name] for name in found.parameters}
            columns = [
                c[0]
                for c in connection.execute(
                    f"SELECT * FROM ({found.sql}) LIMIT 0", values
                ).description
            ]
            connection.execute(f"CREATE TEMP TABLE {found.name} ({', '.join(columns)})")
            connection.execute(f"INSERT INTO temp.{found.name} {found.sql}", values)
            key = _INDEXED.get(found.name)
            if key:
                connection.execute(f"CREATE INDEX temp.{found.name}_index ON {found.name} ({key})")
        _KEPT[self.register][found.name] = self


_INDEXED = {
    "reached": "code",
    "around": "place",
    "zone": "code",
    "listing": "wording, zone, starts",
    "wording": "wording",
    "meant": "document_number",
    "standing_burdens": "point, kind, id, community",
}
"""What makes look-ups in materialised measures fast."""
