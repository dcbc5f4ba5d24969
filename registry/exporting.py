"""The live facts of a kind, given back as a sheet that can be read again, row for row.

Rows stand in the order of what makes them the same row (date, department …), so that equal facts make equal files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any

from registry.intake.cells import split_list
from registry.keys import key_of, row_keys
from registry.names import Directory
from registry.sheets import REFERENCE_TYPES, Column, Kind, stored_as
from registry.spelling import Spelling
from registry.store import Register
from registry.written import Cell, cell, header

_LEVELS = "CASE level WHEN 'city' THEN 1 WHEN 'district' THEN 2 ELSE 3 END"
_STORED_UNITS = {"money": "fen", "minutes": "minutes", "area": "0.01 m2", "points": "0.01"}


@dataclass(frozen=True, slots=True)
class Fact:
    """A live fact: its stored values by column, its entry, and the sheet and row it was read from, if any."""

    values: dict[str, Any]
    key: int
    entry: int
    sheet: int | None
    row: int | None


TOLD_EVERY = 5_000
"""After how many rows it is told how far the export is."""


class Export:
    """The live facts of *kind* in *register*; read when they are asked for. *on_rows* hears how far it is: row, of how many."""

    def __init__(
        self, register: Register, kind: Kind, on_rows: Callable[[int, int], None] | None = None
    ) -> None:
        self._on_rows = on_rows or (lambda _row, _of: None)
        self.register = register
        self.kind = kind
        self._spelling = Spelling(Directory(register))

    @cached_property
    def headers(self) -> tuple[str, ...]:
        """The Chinese headers, those of columns kept aside last."""
        return (*(header(column) for column in self.kind.columns), *self._aside_headers)

    def facts(self) -> Iterator[Fact]:
        """The facts in their order."""
        names = self.kind.stored
        rows = self.register.connection.execute(
            f"SELECT key, entry_id, sheet_id, row, {', '.join(names)} FROM {self.kind.table} "
            f"WHERE until_entry IS NULL{self._of_this_kind()} ORDER BY {self._order()}",
            tuple(self.kind.fixed.values()),
        )
        found = (Fact(dict(zip(names, row[4:], strict=True)), *row[:4]) for row in self._told(rows))
        if not self.kind.repeats_without:
            yield from found
            return
        for _same, alike in groupby(
            found, lambda fact: [fact.values.get(name) for name in self.kind.key]
        ):
            yield from self._as_counted(list(alike))

    def _told(self, rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
        """The rows, while it is told how far they are."""
        count = self.register.query(
            f"SELECT COUNT(*) FROM {self.kind.table} WHERE until_entry IS NULL{self._of_this_kind()}",
            tuple(self.kind.fixed.values()),
        )[0][0]
        for number, row in enumerate(rows, start=1):
            if number % TOLD_EVERY == 0 or (number == count and number > TOLD_EVERY):
                self._on_rows(number, count)
            yield row

    def _of_this_kind(self) -> str:
        return "".join(f" AND {name} = ?" for name in self.kind.fixed)

    def _order(self) -> str:
        levels = [_LEVELS] if self.kind.kind == "place" else []
        return ", ".join([*levels, *self.kind.key, "id"])

    def _as_counted(self, alike: list[Fact]) -> list[Fact]:
        """Identical events in the order in which intake tells them apart: first, second, third …"""
        if len(alike) == 1:
            return alike
        columns = {name: [value] for name, value in alike[0].values.items()}
        first = row_keys(self.kind, columns, 1)[0]
        places = {first: 1}
        count = 1
        while len(places.keys() & {fact.key for fact in alike}) < len(alike) and count < 2 * len(
            alike
        ):
            count += 1
            places[key_of(f"{first}#{count}")] = count
        return sorted(alike, key=lambda fact: places.get(fact.key, count + 1))

    def rows(self) -> Iterator[list[Cell]]:
        """The rows below the headers."""
        stored = [(column, stored_as(column)) for column in self.kind.columns]
        for fact in self.facts():
            row = [self._cell(column, names, fact) for column, names in stored]
            aside = self._aside.get((fact.sheet, fact.row), {})
            yield row + [aside.get(name) for name in self._aside_headers]

    def _cell(self, column: Column, names: tuple[str, ...], fact: Fact) -> Cell:
        if column.type == "aliases":
            return self._other_names.get(fact.values["code"])
        if column.type == "code" and " " in (fact.values[column.name] or ""):
            return None  # a name that serves as the code: codes are read without spaces
        return cell(column, [fact.values[name] for name in names], self._spelling)

    @cached_property
    def _other_names(self) -> dict[str, str]:
        """The other names of departments by code; one that a list would tear apart is left out."""
        found: dict[str, list[str]] = {}
        for name, code in self.register.query(
            "SELECT name, code FROM alias "
            "WHERE kind = 'department' AND until_entry IS NULL ORDER BY name"
        ):
            if split_list(name) == [name]:
                found.setdefault(code, []).append(name)
        return {code: "、".join(names) for code, names in found.items()}

    @cached_property
    def _aside(self) -> dict[tuple[int | None, int | None], dict[str, str]]:
        """The cells of columns unknown to the register, by sheet and row, then by header."""
        found: dict[tuple[int | None, int | None], dict[str, str]] = {}
        for sheet, row, name, value in self.register.query(
            "SELECT aside.sheet_id, aside.row, aside.header, aside.value FROM aside "
            f"JOIN {self.kind.table} AS fact ON fact.sheet_id = aside.sheet_id AND fact.row = aside.row "
            f"WHERE aside.until_entry IS NULL AND fact.until_entry IS NULL{self._of_this_kind()} "
            "ORDER BY aside.id",
            tuple(self.kind.fixed.values()),
        ):
            cells = found.setdefault((sheet, row), {})
            cells[name] = f"{cells[name]}；{value}" if name in cells else value
        return found

    @cached_property
    def _aside_headers(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for cells in self._aside.values() for name in cells))

    def objects(self) -> Iterator[dict[str, Any]]:
        """The facts as JSON objects: stored values, names beside codes, and where each came from."""
        sources = {
            row[0]: row[1:]
            for row in self.register.query(
                "SELECT sheet.id, source.name, sheet.name FROM sheet JOIN source ON source.id = sheet.source_id"
            )
        }
        named = [column for column in self.kind.columns if column.type in REFERENCE_TYPES]
        for fact in self.facts():
            result = {
                name: fact.values[name] for name in self.kind.stored if name not in self.kind.fixed
            }
            for column in self.kind.columns:
                if column in named:
                    result[f"{column.name}_name"] = self._cell(column, stored_as(column), fact)
                elif column.type == "aliases":
                    result[column.name] = self._other_names.get(fact.values["code"])
            file, sheet = sources.get(fact.sheet, (None, None))
            aside = self._aside.get((fact.sheet, fact.row), {})
            yield {
                **result,
                "aside": aside,
                "entry": fact.entry,
                "file": file,
                "sheet": sheet or None,
                "row": fact.row,
            }

    def columns(self) -> list[dict[str, str | None]]:
        """The columns as JSON objects: name, header, type, and the unit of what is stored."""
        return [
            {
                "name": column.name,
                "header": column.zh,
                "type": column.type,
                "unit": _STORED_UNITS.get(column.type, column.unit),
            }
            for column in self.kind.columns
        ]
