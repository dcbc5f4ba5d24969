"""合计 and 小计 rows are not imported but checked against the rows they sum, above them or below."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from registry.findings import Finding, Where
from registry.intake import rules
from registry.intake.cells import CellFault, Raw, squeezed
from registry.intake.layout import Layout
from registry.intake.readers import READERS
from registry.quantities import INEXACT, decimal_text
from registry.sheets import Column

_TOTAL = re.compile(
    r"[（(]?(合计|总计|小计|共计|累计|本页合计|本页小计|.{1,12}(?:小计|合计)|total|subtotal)[）)]?[:：]?",
    re.IGNORECASE,
)
_SUMMED = {"count": 0, "money": 0, "minutes": 0, "area": 0, "frequency": 1}
"""Types that are summed, and where in the read value the number stands."""

_NOT_SUMMED = frozenset({"minutes_each", "pay", "respondents"})
"""Columns whose sum says nothing: what is written below them is a mean, or nothing."""

NEAR = 40
"""How many other totals away the rows may begin or end that a total sums."""


def is_total(text: str) -> bool:
    """Whether a cell says that its row is a total."""
    return len(text) < 24 and bool(_TOTAL.fullmatch(squeezed(text)))


def _is_partial(label: str) -> bool:
    return label not in ("合计", "总计", "共计", "累计", "total")


@dataclass(frozen=True, slots=True)
class _Mark:
    """How much had been counted when a total row came: rows, sums, and cells that cannot be summed exactly."""

    rows: int
    sums: dict[int, int]
    unclear: dict[int, int]


@dataclass(frozen=True, slots=True)
class _Total:
    number: int
    row: list[Raw]
    partial: bool


class Totals:
    """Sums the rows of a sheet as they pass; at the end each total row is compared with the rows it may sum."""

    def __init__(self, layout: Layout, where: Where) -> None:
        self._layout = layout
        self._where = where
        self._summed = {
            position: column
            for position, column in layout.columns.items()
            if column.type in _SUMMED and column.name not in _NOT_SUMMED
        }
        self._rows = 0
        self._sums = dict.fromkeys(self._summed, 0)
        self._unclear = dict.fromkeys(self._summed, 0)
        self._totals: list[_Total] = []
        self._marks = [self._mark()]

    def _mark(self) -> _Mark:
        return _Mark(self._rows, dict(self._sums), dict(self._unclear))

    def count(
        self,
        values: dict[int, list[Any]],
        odd: dict[int, str],
        faults: dict[int, list[tuple[int, CellFault]]],
        part: list[list[Raw]],
        number: int,
    ) -> None:
        """The rows of a chunk, whose first is row *number*, are added, and its total rows noted."""
        totals = [index for index in sorted(odd) if odd[index] == "total"]
        start = 0
        for index in [*totals, len(part)]:
            self._add(values, odd, faults, start, index)
            if index < len(part):
                cells = (squeezed(cell) for cell in part[index] if isinstance(cell, str))
                label = next((cell for cell in cells if is_total(cell)), "")
                total = _Total(number + index, part[index], _is_partial(label.strip("():").lower()))
                self._totals.append(total)
                self._marks.append(self._mark())
            start = index + 1

    def _add(
        self,
        values: dict[int, list[Any]],
        odd: dict[int, str],
        faults: dict[int, list[tuple[int, CellFault]]],
        start: int,
        stop: int,
    ) -> None:
        if stop <= start:
            return
        self._rows += stop - start - sum(1 for index in odd if start <= index < stop)
        unread = {
            position
            for index, found in faults.items()
            if start <= index < stop and index not in odd
            for position, _fault in found
        }
        for position, column in self._summed.items():
            at = _SUMMED[column.type]
            run = values[position][start:stop]
            if odd:
                run = [value for index, value in enumerate(run, start) if index not in odd]
            if position in unread or any(
                value[-1] in INEXACT for value in run if value[-1] is not None
            ):
                self._unclear[position] += 1
            self._sums[position] += sum(value[at] for value in run if value[at] is not None)

    def at_end(self) -> list[Finding]:
        """The findings of totals that differ from the rows."""
        if not self._totals:
            return []
        marks = [*self._marks, self._mark()]
        on_top = marks[1].rows == 0
        return [
            finding
            for at, total in enumerate(self._totals, start=1)
            for finding in self._compared(total, marks, at, on_top=on_top)
        ]

    def _compared(
        self, total: _Total, marks: list[_Mark], at: int, *, on_top: bool
    ) -> list[Finding]:
        runs = _runs(marks, at, partial=total.partial, on_top=on_top)
        findings = []
        for position, column in self._summed.items():
            stated = self._stated(total.row, position, column)
            sums = [
                last.sums[position] - first.sums[position]
                for first, last in runs
                if last.unclear[position] == first.unclear[position]
            ]
            unclear = bool(runs) and runs[0][0].unclear[position] != runs[0][1].unclear[position]
            if stated is None or unclear or not sums or stated in sums:
                continue
            where = Where(
                file=self._where.file,
                sheet=self._where.sheet,
                row=total.number,
                column=self._layout.headers[position],
            )
            facts = {"stated": _shown(stated, column), "counted": _shown(sums[0], column)}
            findings.append(Finding(rules.TOTAL_DIFFERS, where, facts))
        return findings

    def _stated(self, row: list[Raw], position: int, column: Column) -> int | None:
        try:
            value = READERS[column.type](row[position], column, self._layout.units.get(position))
        except CellFault:
            return None
        if value[-1] is not None:
            return None
        number = value[_SUMMED[column.type]]
        return None if number is None else int(number)


def _runs(marks: list[_Mark], at: int, *, partial: bool, on_top: bool) -> list[tuple[_Mark, _Mark]]:
    """The runs of rows that the total at *at* may sum, the likeliest first: from or to another total, or an end."""
    here = marks[at]
    above = [
        (mark, here) for mark in reversed(marks[max(at - NEAR, 0) : at]) if mark.rows < here.rows
    ]
    below = [(here, mark) for mark in marks[at + 1 : at + 1 + NEAR] if mark.rows > here.rows]
    if marks[0].rows < here.rows:
        above.append((marks[0], here))
    if marks[-1].rows > here.rows:
        below.append((here, marks[-1]))
    if not partial:
        above.reverse()
        below.reverse()
    return below + above if (on_top and partial) or not above else above + below


def _shown(value: int, column: Column) -> str:
    """The sum in the unit in which people wrote it."""
    if column.type == "money":
        return decimal_text(Fraction(value, 100), 0 if value % 100 == 0 else 2) + "元"
    if column.type == "frequency":
        return f"{value // 60:,}"
    if column.type == "area":
        return decimal_text(Fraction(value, 100), 2)
    return f"{value:,}"
