"""What time a community's people have: the settings of the register, as working time and allowances."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from registry.findings import Finding
from registry.language import _, sentences
from registry.load.rules import NOT_STATED, NOT_UNDERSTOOD, UNWORKABLE
from registry.load.wisn import ALL, Allowances, Unworkable, WorkingTime
from registry.parameters import Parameters, Setting
from registry.settings import (
    COMMON,
    DESK,
    HOLIDAYS,
    HOURS,
    KNOWN,
    LEAVE,
    OTHER,
    POSSIBLE,
    SICK,
    SPECIAL,
    VISITING,
    bounds,
    stated,
)

OF_TIME = (POSSIBLE, HOLIDAYS, LEAVE, SICK, OTHER, HOURS)
OF_ALLOWANCES = (DESK, VISITING, COMMON, SPECIAL)
"""Settings that make the working time, and those that take of it."""

RESERVE = "后备"
"""People who are not yet in service: they carry no work."""

MONTHS = 12

FREEING = frozenset({POSSIBLE, HOURS})
"""Of these more means fewer people required; of all others it means more."""


def usual(setting: Setting) -> Fraction:
    """The value, or the middle of its range."""
    return setting.value


def lightest(setting: Setting) -> Fraction:
    """The end of its range at which fewest people are required."""
    return setting.high if setting.name in FREEING else setting.low


def heaviest(setting: Setting) -> Fraction:
    """The end of its range at which most people are required."""
    return setting.low if setting.name in FREEING else setting.high


class NoWorkingTime(Unworkable):
    """The register's settings make no working time; the finding says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(sentences(finding.message, finding.remedy or ""))
        self.finding = finding

    @property
    def is_missing(self) -> bool:
        """Whether a setting is not stated, rather than wrong."""
        return self.finding.rule is NOT_STATED


def not_understood(row: Mapping[str, Any]) -> Finding:
    """What is said of a row of the measure ``parameters`` whose value cannot be understood."""
    known = KNOWN[row["name"]]
    facts = {
        "name": known.name,
        "value": stated(row["value"], row.get("unit")),
        "bounds": bounds(known),
    }
    return Finding(NOT_UNDERSTOOD, facts=facts)


@dataclass(frozen=True, slots=True)
class Capacity:
    """The working time of a person, the allowances of a community, and the settings from which they come."""

    time: WorkingTime
    allowances: Allowances
    settings: tuple[Setting, ...]

    @classmethod
    def of(cls, parameters: Parameters, taken: Callable[[Setting], Fraction] = usual) -> Capacity:
        """From the register's parameters, of each that value which *taken* says.

        Visiting days are time of all staff (CAS), the duty desk and special work are hours of some (IAS). Raises
        NoWorkingTime where a day's hours or the possible days are not stated, or where no time is left.
        """
        known = {name: parameters.setting(name) for name in (*OF_TIME, *OF_ALLOWANCES)}
        lacking = [name for name in (POSSIBLE, HOURS) if known[name] is None]
        for row in parameters.not_understood():
            if row["name"] in lacking:
                raise NoWorkingTime(not_understood(row))
        if lacking:
            raise NoWorkingTime(Finding(NOT_STATED, facts={"names": _(", ").join(lacking)}))

        def number(name: str) -> Fraction:
            setting = known[name]
            return taken(setting) if setting else Fraction(0)

        with _naming(known, OF_TIME):
            time = WorkingTime(*map(number, OF_TIME))
        visiting = number(VISITING) * MONTHS / time.days * ALL
        desk = number(DESK) * (number(POSSIBLE) - number(HOLIDAYS)) * number(HOURS)
        with _naming(known, OF_ALLOWANCES):
            allowances = Allowances((visiting, number(COMMON)), (desk, number(SPECIAL)))
        return cls(time, allowances, tuple(filter(None, known.values())))

    @property
    def is_wide(self) -> bool:
        """Whether one of its settings is stated as a range."""
        return any(setting.span for setting in self.settings)


@contextmanager
def _naming(known: Mapping[str, Setting | None], names: tuple[str, ...]) -> Iterator[None]:
    """What is unworkable is told as a finding that names the settings from which it comes, with their values."""
    try:
        yield
    except Unworkable as error:
        stated = [f"{one.name} {float(one.value):g}" for name in names if (one := known[name])]
        facts = {"why": str(error), "settings": _(", ").join(stated)}
        raise NoWorkingTime(Finding(UNWORKABLE, facts=facts)) from error
