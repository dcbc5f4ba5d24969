"""合计 and 小计 rows are not imported but checked against the rows they sum."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any

from registry.findings import Finding, Where
from registry.intake import rules
from registry.intake.cells import READERS, CellFault, Raw, squeezed
from registry.intake.layout import Layout
from registry.quantities import INEXACT, decimal_text
from registry.sheets import Column

_TOTAL = re.compile(r"[（(]?(合计|总计|小计|共计|累计|本页合计|本页小计|.{1,12}(?:小计|合计)|total|subtotal)[）)]?[:：]?", re.IGNORECASE)
_SUMMED = {"count": 0, "money": 0, "minutes": 0, "area": 0, "frequency": 1}
"""Types that are summed, and where in the read value the number stands."""


def is_total(text: str) -> bool:
    """Whether a cell says that its row is a total."""
    return len(text) < 24 and bool(_TOTAL.fullmatch(squeezed(text)))


def _is_partial(text: str) -> bool:
    return "小计" in text or "本页" in text or "subtotal" in text.lower()


class Totals:
    """Sums the rows of a sheet as they pass, and compares each total row with them."""

    def __init__(self, layout: Layout, where: Where) -> None:
        self._layout = layout
        self._where = where
        self._summed = {
            position: column for position, column in layout.columns.items() if column.type in _SUMMED
        }
        self._all: dict[int, int | None] = dict.fromkeys(self._summed, 0)
        self._part: dict[int, int | None] = dict.fromkeys(self._summed, 0)
        self._rows = 0
        self._deferred: list[tuple[int, list[Raw]]] = []
        self._findings: list[Finding] = []

    def count(
        self,
        values: dict[int, list[Any]],
        odd: dict[int, str],
        faults: dict[int, list[tuple[int, CellFault]]],
        part: list[list[Raw]],
        number: int,
    ) -> None:
        """The rows of a chunk are added, and its total rows checked."""
        totals = [index for index in sorted(odd) if odd[index] == "total"]
        start = 0
        for index in [*totals, len(part)]:
            self._add(values, odd, faults, start, index)
            if index < len(part):
                self._check(part[index], number + index)
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
        unread = {position for index, found in faults.items() if start <= index < stop for position, _f in found}
        for position, column in self._summed.items():
            at = _SUMMED[column.type]
            run = values[position][start:stop]
            inexact = position in unread or any(value[-1] in INEXACT for value in run if value[-1] is not None)
            amount = None if inexact else sum(value[at] for value in run if value[at] is not None)
            for sums in (self._all, self._part):
                before = sums[position]
                sums[position] = None if amount is None or before is None else before + amount

    def _check(self, row: list[Raw], number: int) -> None:
        label = next((squeezed(cell) for cell in row if isinstance(cell, str) and is_total(cell)), "")
        if not self._rows:
            self._deferred.append((number, row))
            return
        self._compare(row, number, self._part if _is_partial(label) else self._all)
        if _is_partial(label):
            self._part = dict.fromkeys(self._summed, 0)

    def _compare(self, row: list[Raw], number: int, sums: dict[int, int | None]) -> None:
        for position, column in self._summed.items():
            stated = self._stated(row, position, column)
            counted = sums[position]
            if stated is None or counted is None or stated == counted:
                continue
            where = Where(
                file=self._where.file, sheet=self._where.sheet, row=number, column=self._layout.headers[position]
            )
            facts = {"stated": _shown(stated, column), "counted": _shown(counted, column)}
            self._findings.append(Finding(rules.TOTAL_DIFFERS, where, facts))

    def _stated(self, row: list[Raw], position: int, column: Column) -> int | None:
        try:
            value = READERS[column.type](row[position], column, self._layout.units.get(position))
        except CellFault:
            return None
        if value[-1] is not None:
            return None
        number = value[_SUMMED[column.type]]
        return None if number is None else int(number)

    def taken(self) -> list[Finding]:
        """The findings since the last call."""
        found, self._findings = self._findings, []
        return found

    def at_end(self) -> list[Finding]:
        """The findings of totals that stand above their rows."""
        for number, row in self._deferred:
            self._compare(row, number, self._all)
        return self.taken()


def _shown(value: int, column: Column) -> str:
    """The sum in the unit in which people wrote it."""
    if column.type == "money":
        return decimal_text(Fraction(value, 100), 0 if value % 100 == 0 else 2) + "元"
    if column.type == "frequency":
        return f"{value // 60:,}"
    if column.type == "area":
        return decimal_text(Fraction(value, 100), 2)
    return f"{value:,}"
