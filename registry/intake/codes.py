"""Codes for rows of places, departments and communities, which lists of names often leave out.

A row without a code is the known thing of that name; a new one has its name as its code, with its district before it
where that name is taken. What was first listed without a code keeps its name as its code when a later list brings
one, which becomes another name of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from registry.intake import rules
from registry.intake.cells import CellFault
from registry.intake.layout import Layout
from registry.names import Directory

WITHIN = {"community": ("district", "street"), "place": ("parent",), "department": ("level",)}
"""What besides the name tells the things of a kind apart."""

Within = tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A row that names something: its code if it gives one, its name, and in which places it lies."""

    code: str | None
    name: str
    within: Within


class Codes:
    """Gives the rows of one sheet their codes."""

    def __init__(self, layout: Layout, directory: Directory) -> None:
        self._layout = layout
        self._directory = directory
        self._kind = layout.kind.kind
        self._at = {column.name: position for position, column in layout.columns.items()}
        self._known: dict[str, list[Row]] = {}
        self._codes: set[str] = set()
        for row in _known_rows(self._kind, directory):
            self._known.setdefault(row.name, []).append(row)
            self._codes.add(str(row.code))
        self._given: dict[str, Row] = {}
        self._of_name: dict[str, list[str]] = {}

    def of(
        self, values: dict[int, list[Any]], odd: dict[int, str]
    ) -> tuple[list[str | None], list[tuple[int, int, CellFault]]]:
        """The code of each row, and what is to be said: index of the row, position of the cell, the fault."""
        size = len(values[self._at["name"]])
        rows = {
            index: row
            for index, row in enumerate(self._rows(values, size))
            if index not in odd and row.name
        }
        codes: list[str | None] = [None] * size
        faults = []
        for index, found in zip(rows, self.assign(list(rows.values())), strict=True):
            given = rows[index].code
            if isinstance(found, CellFault):
                faults.append((index, self._at["name"], found))
                continue
            codes[index] = found
            if given not in (None, found) and not self._means(given, found):
                facts = {"name": rows[index].name, "code": found, "other": given}
                fault = CellFault(rules.NAME_KEEPS_CODE, facts)
                faults.append((index, self._at["code"], fault))
        return codes, faults

    def _rows(self, values: dict[int, list[Any]], size: int) -> list[Row]:
        within = [self._plain(name, values, size) for name in WITHIN[self._kind]]
        if self._kind == "community":
            within[0] = [
                district or self._directory.district_of(street)
                for district, street in zip(*within, strict=True)
            ]
        codes, names = self._plain("code", values, size), self._plain("name", values, size)
        return list(map(Row, codes, names, zip(*within, strict=True)))

    def _plain(self, name: str, values: dict[int, list[Any]], size: int) -> list[Any]:
        """The values of a column without their marks; None where the sheet has no such column."""
        found = values[self._at[name]] if name in self._at else [None] * size
        return [value[0] if isinstance(value, tuple) else value for value in found]

    def aliases(
        self, values: dict[int, list[Any]], codes: Sequence[str | None], number: int
    ) -> list[tuple[int | None, str, str]]:
        """Other names that the rows bring, those of the 别名 column and codes that are not used: row, name, code."""
        given = self._plain("code", values, len(codes))
        others = self._plain("aliases", values, len(codes))
        found: dict[tuple[int | None, str, str], None] = {}
        for index, code in enumerate(codes):
            for name in (*(others[index] or "").split("、"), given[index]):
                if code and name and name != code and not self._means(name, code):
                    found[number + index, name, code] = None
        return list(found)

    def _means(self, name: str | None, code: str) -> bool:
        return code in self._directory.by_alias(self._kind, name or "")

    def assign(self, rows: Sequence[Row]) -> list[str | CellFault]:
        """The code of each row, or why it cannot have one; rows that agree in every place come first."""
        result: list[str | CellFault] = [""] * len(rows)
        for strictly in (True, False):
            for index, row in enumerate(rows):
                if result[index] != "":
                    continue
                code = self._coded(row) if row.code else self._uncoded(row, strictly=strictly)
                if code is not None:
                    result[index] = code
                    if isinstance(code, str):
                        self._note(code, row)
        return result

    def _note(self, code: str, row: Row) -> None:
        if code not in self._given:
            self._given[code] = row
            self._of_name.setdefault(row.name, []).append(code)

    def _coded(self, row: Row) -> str | CellFault:
        """The row's own code, unless what it speaks of is known by another."""
        code = str(row.code)
        if code in self._codes:
            return code
        meant = self._directory.by_alias(self._kind, code) & self._codes
        if len(meant) == 1:
            return next(iter(meant))
        same = [
            other
            for other in self._known.get(row.name, ())
            if _agree(row.within, other.within) and self._is_free(str(other.code), row)
        ]
        if not same:
            return code
        if len(same) == 1 and same[0].code == same[0].name:
            return same[0].name
        facts = {"name": row.name, "known": same[0].code, "code": code}
        return CellFault(rules.NAME_HAS_CODE, facts)

    def _uncoded(self, row: Row, *, strictly: bool) -> str | CellFault | None:
        known = self._known.get(row.name, [])
        if not strictly and (beside := self._beside(row)):
            return beside
        if strictly:
            known = [other for other in known if other.within == row.within]
            return known[0].code if len(known) == 1 else None
        free = [
            other
            for other in known
            if _may_be_one(row.within, other.within) and self._is_free(str(other.code), row)
        ]
        if len(free) > 1:
            return CellFault(rules.CODE_NEEDED, {"name": row.name})
        return free[0].code if free else self._new(row)

    def _beside(self, row: Row) -> str | None:
        """The code of a row of this sheet that says the same of the same name."""
        codes = self._of_name.get(row.name, ())
        return next((code for code in codes if _agree(self._given[code].within, row.within)), None)

    def _is_free(self, code: str, row: Row) -> bool:
        """Whether no other row of this sheet has that code."""
        given = self._given.get(code)
        return given is None or given.within == row.within

    def _new(self, row: Row) -> str:
        """The name, or the name with ever more places before it until no other thing has it as its code."""
        code = row.name
        for place in row.within:
            if code not in self._codes and self._is_free(code, row):
                break
            code = (self._directory.place_name(place) if place else "") + code
        return code


def _known_rows(kind: str, directory: Directory) -> list[Row]:
    if kind == "community":
        return [
            Row(known.code, known.name, (known.district, known.street))
            for known in directory.communities.values()
        ]
    if kind == "place":
        return [
            Row(code, directory.place_name(code), (parent,))
            for code, parent in directory.parents.items()
        ]
    return [
        Row(code, name, (directory.levels[code],)) for code, name in directory.departments.items()
    ]


def _agree(one: Within, other: Within) -> bool:
    """Whether nothing that is said of both differs."""
    return all(
        mine == theirs
        for mine, theirs in zip(one, other, strict=True)
        if mine is not None and theirs is not None
    )


def _may_be_one(one: Within, other: Within) -> bool:
    """Whether the first thing that is said of both, the district before the street, is the same."""
    for mine, theirs in zip(one, other, strict=True):
        if mine is not None and theirs is not None:
            return mine == theirs
    return True
