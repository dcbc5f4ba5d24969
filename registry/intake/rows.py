"""Rows of a grid become typed columns, a chunk at a time, with what cannot be accepted set apart.

Values are read column by column through memories of what was read before: offices write the same words thousands
of times. Nothing here knows what the register holds but the names of its directory.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from registry.findings import Finding, Where
from registry.intake import rules
from registry.intake.cells import CellFault, Raw, tidy
from registry.intake.codes import WITHIN, Codes
from registry.intake.gathered import Gathered
from registry.intake.grids import MAX_ROWS, Grid, column_letter
from registry.intake.incoming import FileFault
from registry.intake.layout import Layout
from registry.intake.memory import Memory
from registry.intake.naming import read_reference
from registry.intake.oddities import Oddities, nothing_in
from registry.intake.personal import personal_data
from registry.intake.plain import WORD_TYPES, plain_words
from registry.intake.readers import READERS
from registry.intake.row_checks import row_faults
from registry.intake.totals import Totals
from registry.language import _
from registry.names import Directory
from registry.sheets import REFERENCE_TYPES, Column, stored_as

CHUNK_ROWS = 8192

Faults = dict[int, list[tuple[int, CellFault]]]
"""What is wrong, by index of the row: position of the cell, and the fault."""


@dataclass(slots=True)
class Chunk:
    """Rows that can be accepted: their numbers in the sheet (from 1), their cells, and values by table column.

    *aside* are cells of unknown columns: row, header, text. *aliases* are other names: row, name, code.
    """

    rows: list[int | None]
    cells: list[list[Raw]]
    columns: dict[str, list[Any]]
    aside: list[tuple[int, str, str]]
    aliases: list[tuple[int | None, str, str]]

    def typed(self) -> Chunk:
        """The same rows of no sheet."""
        none: list[int | None] = [None] * len(self.rows)
        aliases = [(None, name, code) for _row, name, code in self.aliases]
        return Chunk(none, self.cells, self.columns, self.aside, [*aliases])

    def without(self, left_out: set[int], first: int) -> Chunk:
        """The chunk, whose first row is row *first*, without the rows of these indexes."""
        if not left_out:
            return self
        keep = [index for index in range(len(self.rows)) if index not in left_out]
        numbers = {first + index for index in left_out}
        return Chunk(
            [self.rows[index] for index in keep],
            [self.cells[index] for index in keep],
            {name: [column[index] for index in keep] for name, column in self.columns.items()},
            [cell for cell in self.aside if cell[0] not in numbers],
            [alias for alias in self.aliases if alias[0] not in numbers],
        )


@dataclass(slots=True)
class RejectedRow:
    """A row that cannot be accepted: its number from 1, its cells as they came, and what is wrong by position."""

    number: int
    cells: list[Raw]
    faults: dict[int, list[Finding]]


@dataclass
class SheetRows:
    """Reads one sheet. Iterate :meth:`chunks`; afterwards ``found`` and ``rejected`` are complete."""

    grid: Grid
    layout: Layout
    directory: Directory
    where: Where
    found: Gathered = field(init=False)
    rejected: list[RejectedRow] = field(default_factory=list)
    contact_cells: int = 0

    def __post_init__(self) -> None:
        layout = self.layout
        self.found = Gathered(self.where)
        self._width = len(layout.headers)
        self._memories = {
            position: Memory(
                self._reader(position, column), (None,) * max(2, len(stored_as(column)))
            )
            for position, column in layout.columns.items()
        }
        self._at = {column.name: position for position, column in layout.columns.items()}
        self._hints = {
            position: hints for position in self._at.values() if (hints := self._hint_of(position))
        }
        self._totals = Totals(layout, self.where)
        self._oddities = Oddities(layout, self.grid.merges)
        self._codes = Codes(layout, self.directory) if layout.kind.kind in WITHIN else None
        self._unnamed: Counter[int] = Counter()

    @property
    def person_lines(self) -> int:
        """How many lines with names of persons were dropped."""
        return self._oddities.person_lines

    def chunks(self) -> Iterator[Chunk]:
        """The rows below the header, in runs of up to ``CHUNK_ROWS``."""
        rows = iter(self.grid.rows)
        for _skipped in islice(rows, self.layout.header_row + 1):
            pass
        if self.grid.merges and isinstance(self.grid.rows, list):
            self._fill_down(self.grid.rows)
        number = self.layout.header_row + 2
        while part := list(islice(rows, CHUNK_ROWS)):
            chunk = self._chunk(part, number)
            number += len(part)
            if number > MAX_ROWS:
                raise FileFault(rules.FILE_TOO_MANY_ROWS, limit=f"{MAX_ROWS:,}")
            if chunk.rows:
                yield chunk
        self.found.add(*self._totals.at_end())
        for position, cells in sorted(self._unnamed.items()):
            facts = {"column": column_letter(position), "cells": cells}
            self.found.add(Finding(rules.COLUMN_UNNAMED, self.where, facts))

    def _fill_down(self, rows: list[list[Raw]]) -> None:
        """What stands in a cell merged over several rows holds for each of them that says anything of its own."""
        wanted = {*self.layout.columns, self.layout.district, self.layout.street}
        areas = [
            (top, left, bottom)
            for top, left, bottom, _right in self.grid.merges or ()
            if bottom > top > self.layout.header_row and left in wanted
        ]
        blank = {
            number
            for top, _left, bottom in areas
            for number in range(top + 1, min(bottom + 1, len(rows)))
            if not any(tidy(cell) for cell in rows[number])
        }
        for top, left, bottom in areas:
            for number in range(top + 1, min(bottom + 1, len(rows))):
                if number not in blank and left < len(rows[number]):
                    rows[number][left] = rows[top][left]

    def _reader(self, position: int, column: Column) -> Callable[[Any], Any]:
        unit = self.layout.units.get(position)
        if column.type in REFERENCE_TYPES:
            return lambda raw: read_reference(raw, column, self.directory)
        read = READERS[column.type]
        return lambda raw: read(raw, column, unit)

    def _hint_of(self, position: int) -> tuple[int | None, int | None] | None:
        """Positions of the district and street that tell what the name at *position* means."""
        column = self.layout.columns[position]
        if column.type in ("community", "scope"):
            hints = (self.layout.district, self.layout.street)
        elif column.type == "place" and column.name == "street":
            hints = (self._at.get("district"), None)
        else:
            return None
        return None if hints == (None, None) else hints

    def _chunk(self, part: list[list[Raw]], number: int) -> Chunk:
        part, too_long = self._squared(part)
        raw = list(zip(*part, strict=True))
        values = {position: self._column(position, raw) for position in self.layout.columns}
        odd = self._oddities.among(part, raw, values, number - 1)
        faults = self._faults(raw, values, odd, number)
        for index in too_long:
            faults.setdefault(index, []).append((self._width - 1, CellFault(rules.ROW_TOO_LONG)))
        codes: list[str | None] | None = None
        if self._codes is not None:
            codes, said = self._codes.of(values, odd)
            for index, position, fault in said:
                faults.setdefault(index, []).append((position, fault))
        self._totals.count(values, odd, faults, part, number)
        bad = self._report(faults, part, number)
        self._report_odd(odd, part, number)
        columns = self._stored(values, len(part), codes)
        aside = self._aside(raw, odd, number)
        self.contact_cells += sum(
            1 for position in self.layout.contact for cell in raw[position] if tidy(cell)
        )
        aliases = self._codes.aliases(values, codes, number) if self._codes and codes else []
        chunk = Chunk(list(range(number, number + len(part))), part, columns, aside, aliases)
        return chunk.without({*odd, *bad}, number)

    def _squared(self, part: list[list[Raw]]) -> tuple[list[list[Raw]], list[int]]:
        """The rows as wide as the header, and the indexes of those that hold more than it."""
        width = self._width
        if set(map(len, part)) == {width}:
            return part, []
        too_long = [
            index
            for index, row in enumerate(part)
            if len(row) > width and any(tidy(cell) for cell in row[width:])
        ]
        squared = [
            row[:width] if len(row) > width else row + [""] * (width - len(row)) for row in part
        ]
        return squared, too_long

    def _cells(self, position: int, raw: list[tuple[Raw, ...]]) -> tuple[Any, ...]:
        """The cells of a column, with those of district and street beside where they tell what is meant."""
        if position not in self._hints:
            return raw[position]
        nothing = ("",) * len(raw[position])
        hints = (nothing if at is None else raw[at] for at in self._hints[position])
        return tuple(zip(raw[position], *hints, strict=True))

    def _column(self, position: int, raw: list[tuple[Raw, ...]]) -> list[Any]:
        """The values of a column as tuples, or, for plain words, as themselves."""
        if self.layout.columns[position].type in WORD_TYPES:
            plain = plain_words(raw[position])
            if plain is not None:
                return plain
        return self._memories[position].read(self._cells(position, raw))

    def _faults(
        self,
        raw: list[tuple[Raw, ...]],
        values: dict[int, list[Any]],
        odd: dict[int, str],
        number: int,
    ) -> Faults:
        found: Faults = {}
        for position, column in self.layout.columns.items():
            known = self._memories[position].faults
            if known:
                for index, cell in enumerate(self._cells(position, raw)):
                    if cell in known and index not in odd:
                        found.setdefault(index, []).append((position, known[cell]))
            if column.required:
                self._require(position, values[position], odd, found)
        first, last = number - 1, number - 2 + len(raw[0])
        for row, position in self.grid.uncalculated:
            if first <= row <= last and position in self.layout.columns and row - first not in odd:
                faults = found.setdefault(row - first, [])
                faults[:] = [fault for fault in faults if fault[0] != position]
                faults.append((position, CellFault(rules.FORMULA_EMPTY)))
        self._check_rows(values, odd, found)
        return found

    def _require(
        self, position: int, values: list[Any], odd: dict[int, str], found: Faults
    ) -> None:
        for nothing in nothing_in(values):
            if nothing in values:
                for index, value in enumerate(values):
                    if (
                        value == nothing
                        and index not in odd
                        and not any(at == position for at, _fault in found.get(index, ()))
                    ):
                        fault = CellFault(rules.CELL_REQUIRED)
                        found.setdefault(index, []).append((position, fault))

    def _check_rows(self, values: dict[int, list[Any]], odd: dict[int, str], found: Faults) -> None:
        named = {name: values[at] for name, at in self._at.items()}
        for index, name, fault in row_faults(self.layout.kind.kind, named):
            if index not in odd:
                found.setdefault(index, []).append((self._at[name], fault))

    def _report(self, faults: Faults, part: list[list[Raw]], number: int) -> set[int]:
        """The faults are among the findings; the indexes of the rows that they keep out."""
        bad: set[int] = set()
        for index in sorted(faults):
            by_position: dict[int, list[Finding]] = {}
            for position, fault in faults[index]:
                where = Where(
                    file=self.where.file,
                    sheet=self.where.sheet,
                    row=number + index,
                    column=self.layout.headers[position] or column_letter(position),
                )
                by_position.setdefault(position, []).append(Finding(fault.rule, where, fault.facts))
            findings = [finding for some in by_position.values() for finding in some]
            self.found.add(*findings)
            if any(finding.is_error for finding in findings):
                bad.add(index)
                self.rejected.append(RejectedRow(number + index, part[index], by_position))
        return bad

    def _report_odd(self, odd: dict[int, str], part: list[list[Raw]], number: int) -> None:
        for index, what in odd.items():
            if what == "lone":
                where = Where(file=self.where.file, sheet=self.where.sheet, row=number + index)
                text = next(text for cell in part[index] if (text := tidy(cell)))
                self.found.add(Finding(rules.ROW_LONE, where, {"text": text}))

    def _stored(
        self, values: dict[int, list[Any]], rows: int, codes: list[str | None] | None
    ) -> dict[str, list[Any]]:
        """The values by table column, defaults filled in."""
        stored: dict[str, list[Any]] = {
            name: [value] * rows for name, value in self.layout.kind.fixed.items()
        }
        for position, column in self.layout.columns.items():
            names, found = stored_as(column) or (column.name,), values[position]
            plain = bool(found) and not isinstance(found[0], tuple)
            for at, name in enumerate(names):
                if plain:
                    stored[name] = found if at == 0 else [None] * rows
                else:
                    stored[name] = [value[at] for value in found]
        if codes is not None:
            stored["code"] = codes
        self._fill_defaults(stored, rows)
        return stored

    def _fill_defaults(self, stored: dict[str, list[Any]], rows: int) -> None:
        kind, nothing = self.layout.kind, [None] * rows
        for column in kind.columns:
            if column.default is not None:
                given = stored.get(column.name, nothing)
                stored[column.name] = [
                    column.default if value is None else value for value in given
                ]
            if column.year_of is not None:
                given = stored.get(column.name, nothing)
                if None in given:
                    days = stored[column.year_of]
                    stored[column.name] = [
                        int(day[:4]) if value is None and day else value
                        for value, day in zip(given, days, strict=True)
                    ]
        if "code" in kind.key and "name" in kind.by_name and self._codes is None:
            stored["code"] = [
                name if code is None else code
                for code, name in zip(stored.get("code", nothing), stored["name"], strict=True)
            ]
        if kind.kind == "community" and "street" in stored:
            stored["district"] = [
                district or self.directory.district_of(street)
                for district, street in zip(
                    stored.get("district", nothing), stored["street"], strict=True
                )
            ]
        if kind.is_burden:
            communities = stored.setdefault("community", nothing)
            city = self.directory.city
            stored["place"] = [
                place if place or community else city
                for place, community in zip(stored.get("place", nothing), communities, strict=True)
            ]

    def _aside(
        self, raw: list[tuple[Raw, ...]], odd: dict[int, str], number: int
    ) -> list[tuple[int, str, str]]:
        """The cells of columns that the kind does not know, or that have no header."""
        found = []
        for position in (*self.layout.aside, *self._nameless(raw, odd)):
            header = self.layout.headers[position] or _("(column {letter})").format(
                letter=column_letter(position)
            )
            for index, cell in enumerate(raw[position]):
                text = tidy(cell)
                if not text or index in odd:
                    continue
                if personal_data(text):
                    self.contact_cells += 1
                else:
                    found.append((number + index, header, text[:2000]))
        return found

    def _nameless(self, raw: list[tuple[Raw, ...]], odd: dict[int, str]) -> list[int]:
        """Positions without a header that hold something in a row of data."""
        found = []
        for position, header in enumerate(self.layout.headers):
            if header or not set(raw[position]) - {"", None}:
                continue
            filled = sum(
                1 for index, cell in enumerate(raw[position]) if index not in odd and tidy(cell)
            )
            if filled:
                self._unnamed[position] += filled
                found.append(position)
        return found
