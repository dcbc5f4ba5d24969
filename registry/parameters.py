"""The settings of calculations that a register states: what holds on a day, with its source and status."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from registry.ranges import Range
from registry.settings import KNOWN, read

_RANK = {"proposed": 0, "floor": 1}
"""What is in force goes before a floor, and a floor before what is only proposed."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A number that a register states for a name; *value* is the middle where it states a *span*."""

    name: str
    value: Fraction
    source: str | None
    status: str | None
    span: Range | None = None
    """Its ends, where they differ."""

    @property
    def low(self) -> Fraction:
        """The low end, or the value alone."""
        return self.span.low if self.span else self.value

    @property
    def high(self) -> Fraction:
        """The high end, or the value alone."""
        return self.span.high if self.span else self.value


@dataclass(frozen=True, slots=True)
class Parameters:
    """Rows of the measure ``parameters``, as of a *day*."""

    rows: Iterable[dict[str, Any]]
    day: str
    given: tuple[Setting, ...] = ()
    """Settings that stand in place of those of the register."""

    def instead(self, name: str, value: Fraction) -> Parameters:
        """The same with another value of that name."""
        return Parameters(self.rows, self.day, (*self.given, Setting(name, value, None, None)))

    def setting(self, name: str) -> Setting | None:
        """The setting of that name: of those that hold the strongest by status, of equals the newest; None if none."""
        for given in reversed(self.given):
            if given.name == name:
                return given
        found: tuple[int, Setting] | None = None
        for row in self.rows:
            if row["name"] != name or not row["starts"] <= self.day < row["ends"]:
                continue
            value = read(name, row["value"], row.get("unit")).quantity
            rank = _RANK.get(row["status"], 2)
            if value is not None and (found is None or rank >= found[0]):
                span = value if value.is_wide else None
                setting = Setting(name, value.middle, row["source"], row["status"], span)
                found = rank, setting
        return found[1] if found else None

    def not_understood(self) -> list[dict[str, Any]]:
        """The rows that hold on the day, of parameters that calculations read, whose value cannot be understood."""
        return [
            row
            for row in self.rows
            if row["name"] in KNOWN
            and row["starts"] <= self.day < row["ends"]
            and read(row["name"], row["value"], row.get("unit")).quantity is None
        ]

    def number(self, name: str) -> Fraction | None:
        """The value of that setting."""
        setting = self.setting(name)
        return setting.value if setting else None
