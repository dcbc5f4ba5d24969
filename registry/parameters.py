"""The settings of calculations that a register states: what holds on a day, with its source and status."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from registry.wages import number_of

_RANK = {"proposed": 0, "floor": 1}
"""What is in force goes before a floor, and a floor before what is only proposed."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A number that a register states for a name."""

    name: str
    value: Fraction
    source: str | None
    status: str | None


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
            value = number_of(row["value"])
            rank = _RANK.get(row["status"], 2)
            if value is not None and (found is None or rank >= found[0]):
                found = rank, Setting(name, value, row["source"], row["status"])
        return found[1] if found else None

    def number(self, name: str) -> Fraction | None:
        """The value of that setting."""
        setting = self.setting(name)
        return setting.value if setting else None
