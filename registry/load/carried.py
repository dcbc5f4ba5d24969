"""What communities carry on a day and who is there to carry it, for the load gate: read from the sums that entries keep.

The same hours as :class:`registry.load.workload.CommunityLoad` states, without a row for every record: the work of the
last whole year, or of the running one where that has none; burdens, people, settings and time standards of the day.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any, Self

from registry.load.capacity import MONTHS, RESERVE, Capacity
from registry.load.times import TimeStandard, TimeStandards
from registry.measures import Measuring
from registry.parameters import Parameters
from registry.sheets import timed_burdens
from registry.store import EVERYTHING, Register
from registry.wording import Duties

_WHOLE = "work_sum WHERE year = :year"
_IN_PART = """(
    SELECT community, duty, COALESCE(SUM(pieces), 0) AS pieces,
        COALESCE(SUM(minutes), 0) AS minutes, COUNT(minutes) AS minutes_known
    FROM work
    WHERE until_entry IS NULL AND date BETWEEN :year || '-01' AND :day
    GROUP BY community, duty
) AS part"""
_MONTHS = "SELECT community, COUNT(*) FROM work_month WHERE month BETWEEN :year || '-01' AND :last GROUP BY community"
_PEOPLE = """
    WITH held AS (
        SELECT community, year, post, actual,
            MAX(year) OVER (PARTITION BY community) AS newest
        FROM staffing
        WHERE until_entry IS NULL AND community IS NOT NULL AND year <= :year
    )
    SELECT community, SUM(actual)
    FROM held
    WHERE year = newest AND post <> :reserve AND actual IS NOT NULL
    GROUP BY community
"""
_BURDENS = """
    SELECT kind, community, place, SUM(seconds)
    FROM burden_sum
    WHERE valid_from <= :day AND valid_to > :day AND seconds_known > 0
    GROUP BY kind, community, place
"""
_COMMUNITIES = """
    SELECT code, street, district
    FROM community
    WHERE until_entry IS NULL AND COALESCE(valid_from, '') <= :day AND COALESCE(valid_to, '9999') > :day
    ORDER BY code
"""
_CITY = "SELECT code FROM place WHERE until_entry IS NULL AND level = 'city' ORDER BY id"


@dataclass(frozen=True, slots=True)
class Carried:
    """A community whose load is known: people there and hours a year of duties and burdens."""

    people: int
    hours: Fraction


@dataclass
class CarriedBook:
    """What communities carry on *day*, of the work of *year*."""

    register: Register
    year: int
    day: str

    @classmethod
    def open(cls, register: Register, day: str) -> Self:
        """The book of a day: of the year before if any work of it is recorded, else of the year of the day."""
        last = int(day[:4]) - 1
        some = register.query(
            "SELECT 1 FROM work_month WHERE substr(month, 1, 4) = ? LIMIT 1", (str(last),)
        )
        return cls(register, last if some else last + 1, day)

    @cached_property
    def _measuring(self) -> Measuring:
        return Measuring(self.register, {"known": EVERYTHING, "as_of": self.day})

    @cached_property
    def capacity(self) -> Capacity:
        """What time people have. Raises Unworkable where the settings make none."""
        return Capacity.of(Parameters(self._measuring.rows("parameters"), self.day))

    @cached_property
    def duties(self) -> Duties:
        """The duties, by whatever name."""
        return Duties.of(self._measuring)

    @cached_property
    def places(self) -> dict[str, tuple[str | None, str | None]]:
        """Street and district of each community that there is on the day."""
        rows = self.register.query(_COMMUNITIES, {"day": self.day})
        return {code: (street, district) for code, street, district in rows}

    @cached_property
    def members(self) -> dict[str, tuple[str, ...]]:
        """The communities of every street, every district and the city."""
        found: dict[str, list[str]] = defaultdict(list)
        cities = [row[0] for row in self.register.query(_CITY)]
        for code, (street, district) in self.places.items():
            for place in {street, district, *cities} - {None}:
                found[str(place)].append(code)
        return {place: tuple(codes) for place, codes in found.items()}

    @cached_property
    def _months(self) -> dict[str, int]:
        """In how many months of the year each community recorded work."""
        last = min(self.day[:7], f"{self.year}-12")
        return dict(self.register.query(_MONTHS, {"year": self.year, "last": last}))

    @cached_property
    def _noted(self) -> list[tuple[str, int, int]]:
        """Community, its recorded minutes, and how many of its records state some."""
        return self._work("community, SUM(minutes), SUM(minutes_known)", "community")

    @cached_property
    def _times(self) -> dict[str, TimeStandard]:
        """The time standards of the day by duty."""
        return TimeStandards.of(self._measuring.rows("times"), self.duties, self.day).by_duty

    def _work(self, what: str, grouped: str) -> list[tuple[Any, ...]]:
        """*what* of the year's work, *grouped*; the running year is read from its records, as far as it has come."""
        whole = self.year < int(self.day[:4])
        asked = {"year": self.year} if whole else {"year": self.year, "day": self.day}
        source = _WHOLE if whole else _IN_PART
        return self.register.query(f"SELECT {what} FROM {source} GROUP BY {grouped}", asked)

    @cached_property
    def recorded(self) -> frozenset[str]:
        """Codes of the duties of which work is recorded."""
        return frozenset(self.duties.code(duty) for (duty,) in self._work("duty", "duty"))

    @cached_property
    def _duties(self) -> dict[str, Fraction]:
        """Hours a year of duties by community, by record, or by standard where no record states minutes."""
        minutes = {community: spent for community, spent, known in self._noted if known}
        if len(minutes) < len(self._noted):
            silent = {community for community, _spent, known in self._noted if not known}
            minutes |= self._by_standard(silent)
        return {
            community: Fraction(spent * MONTHS, self._months[community] * 60)
            for community, spent in minutes.items()
        }

    def _by_standard(self, communities: set[str]) -> dict[str, int]:
        """Minutes by standard of those pieces that have one."""
        found: dict[str, int] = defaultdict(int)
        for community, duty, pieces in self._work("community, duty, pieces", "community, duty"):
            standard = self._times.get(self.duties.code(duty)) if community in communities else None
            if standard and pieces:
                found[community] += standard.span.times(pieces).middle
        return found

    @cached_property
    def _burdens(self) -> dict[str, int]:
        """Minutes a year of burdens by community; what lies on a place lies on each of its communities."""
        timed = timed_burdens()
        own: dict[str, int] = defaultdict(int)
        for kind, community, place, seconds in self.register.query(_BURDENS, {"day": self.day}):
            if kind in timed:
                for code in (community,) if community else self.members.get(place, ()):
                    own[code] += seconds
        return {code: seconds // 60 for code, seconds in own.items()}

    @cached_property
    def people(self) -> dict[str, int]:
        """People in service by community, in the last year up to the day of which it has figures; the reserve left out."""
        asked = {"year": int(self.day[:4]), "reserve": RESERVE}
        return dict(self.register.query(_PEOPLE, asked))

    @cached_property
    def communities(self) -> dict[str, Carried]:
        """The communities whose load is known."""
        return {
            code: Carried(
                self.people[code], self._duties[code] + Fraction(self._burdens.get(code, 0), 60)
            )
            for code in self.places
            if code in self.people and code in self._duties
        }
