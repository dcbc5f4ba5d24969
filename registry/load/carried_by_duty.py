"""What each duty takes of what communities carry: for requests that alter a duty, and for what may be taken out.

A duty takes its recorded work and the burdens that serve it alone, as :mod:`registry.load.without` reckons; the figures
are those of which :class:`registry.load.carried.CarriedBook` makes its sums.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import Any

from registry.intake.cells import split_list
from registry.load.capacity import MONTHS
from registry.load.carried import CarriedBook

_SERVING = """
    SELECT duty, community, place, SUM(yearly_60 * minutes_each)
    FROM burden
    WHERE until_entry IS NULL AND duty IS NOT NULL
        AND COALESCE(valid_from, '') <= :day AND COALESCE(valid_to, '9999') > :day
    GROUP BY duty, community, place
"""
_NAMED = """
    SELECT community, place, SUM(yearly_60 * minutes_each)
    FROM burden
    WHERE until_entry IS NULL AND name = :name AND minutes_each IS NOT NULL
        AND COALESCE(valid_from, '') <= :day AND COALESCE(valid_to, '9999') > :day
    GROUP BY community, place
"""
_LEFT = """
    SELECT code, date FROM retirement WHERE until_entry IS NULL
    UNION
    SELECT code, valid_to FROM admission WHERE until_entry IS NULL
"""


_OF_COMMUNITY = """
    SELECT duty, minutes, pieces FROM work_sum WHERE year = :year AND community = :community
    ORDER BY duty
"""


@dataclass
class CarriedByDuty(CarriedBook):
    """What communities carry on *day*, of the work of *year*, duty by duty; a duty goes by its code, else as written."""

    _read: dict[str, dict[str, tuple[int, int]]] = field(default_factory=dict)

    def hours(self, duty: str, community: str) -> Fraction:
        """Hours a year that *duty* takes in *community*: nothing where it recorded none of it."""
        minutes = self._minutes(duty, community)
        months = self._months.get(community, 0)
        work = Fraction(minutes * MONTHS, months * 60) if minutes and months else Fraction(0)
        # seconds are cut to minutes as in the sum of all burdens, so that nothing is freed that was not counted
        return work + Fraction(self._serving.get(duty, {}).get(community, 0) // 60, 60)

    def hours_of_burden(self, name: str) -> dict[str, Fraction]:
        """Hours a year of the burdens of that name, by community; empty where none has its time stated."""
        found: dict[str, int] = defaultdict(int)
        rows = self.register.query(_NAMED, {"name": name, "day": self.day})
        for community, place, seconds in rows:
            for code in self._where(community, place):
                found[code] += seconds or 0
        return {code: Fraction(seconds // 60, 60) for code, seconds in found.items()}

    @cached_property
    def ended(self) -> frozenset[str]:
        """Duties with work in the year that were taken out since it began, by the day, and hold no more on it."""
        begin = f"{self.year}-01-01"
        left = {code for code, day in self.register.query(_LEFT) if day and begin < day <= self.day}
        return frozenset(
            code
            for code in (left and left & self.recorded)
            if not self.duties.is_live(code, self.day)
        )

    def _worked(self, community: str) -> dict[str, tuple[int, int]]:
        """Minutes and pieces that *community* recorded, by duty; of a whole year it is asked alone, when it is needed."""
        if self.year == int(self.day[:4]):
            return self._of_running_year.get(community, {})
        if community not in self._read:
            rows = self.register.query(_OF_COMMUNITY, {"year": self.year, "community": community})
            self._read[community] = self._summed(rows)
        return self._read[community]

    @cached_property
    def _of_running_year(self) -> dict[str, dict[str, tuple[int, int]]]:
        found: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
        for community, *row in self._work("community, duty, minutes, pieces", "community, duty"):
            found[community].append(tuple(row))
        return {community: self._summed(rows) for community, rows in found.items()}

    def _summed(self, rows: Iterable[tuple[Any, ...]]) -> dict[str, tuple[int, int]]:
        found: dict[str, tuple[int, int]] = {}
        for wording, minutes, pieces in rows:
            duty = self.duties.code(wording)
            before = found.get(duty, (0, 0))
            found[duty] = (before[0] + (minutes or 0), before[1] + (pieces or 0))
        return found

    @cached_property
    def _by_record(self) -> frozenset[str]:
        """Communities whose load is told by record."""
        return frozenset(community for community, _spent, known in self._noted if known)

    @cached_property
    def _middle(self) -> dict[str, int]:
        """Minutes a piece by standard."""
        return {duty: standard.span.middle for duty, standard in self._times.items()}

    def _minutes(self, duty: str, community: str) -> int:
        """Minutes of the recorded months that are in the load of *community* because of *duty*."""
        minutes, pieces = self._worked(community).get(duty, (0, 0))
        return minutes if community in self._by_record else pieces * self._middle.get(duty, 0)

    @cached_property
    def _serving(self) -> dict[str, dict[str, int]]:
        """Seconds a year of the burdens that serve a duty alone, by duty and community."""
        found: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        alone: dict[str, str | None] = {}
        for text, community, place, seconds in self.register.query(_SERVING, {"day": self.day}):
            if text not in alone:
                served = {self.duties.code(each) for each in split_list(text)}
                alone[text] = served.pop() if len(served) == 1 else None
            duty = alone[text]
            for code in self._where(community, place) if duty and seconds else ():
                found[str(duty)][code] += seconds
        return found

    def _where(self, community: str | None, place: str | None) -> tuple[str, ...]:
        return (community,) if community else self.members.get(place or "", ())
