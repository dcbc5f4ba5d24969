"""The load of communities in a year, by both readings: by record (minutes that they noted) and by standard.

What a year holds is the work of the months of which there are records, brought to twelve; burdens (ledgers, forms,
meetings …) lie on top with their times as stated. What nobody recorded or set stays unknown: a load says of how many
records or burdens its minutes are known, and nothing missing counts as zero.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import Any

from registry.load.capacity import MONTHS, RESERVE, Capacity, heaviest, lightest
from registry.load.times import Span, TimeStandards
from registry.load.wisn import Staffing, Unworkable, required
from registry.measures import Measuring
from registry.names import Directory
from registry.parameters import Parameters, Setting
from registry.sheets import timed_burdens
from registry.store import EVERYTHING, Register
from registry.wording import Duties

DAYS_OF_YEAR = 365

Ends = tuple[Capacity | None, Capacity | None]
"""The time that people have where fewest are required, and where most are; None where no time is left."""


@dataclass(slots=True)
class Done:
    """Work of one or more duties: pieces and minutes by record; minutes by standard, known for so many of all pieces."""

    pieces: int = 0
    minutes: int = 0
    records: int = 0
    records_known: int = 0
    span: Span = field(default_factory=lambda: Span(0, 0, 0))
    pieces_set: int = 0

    def add(self, other: Done) -> None:
        """The work of *other* comes on top."""
        self.pieces += other.pieces
        self.minutes += other.minutes
        self.records += other.records
        self.records_known += other.records_known
        self.span += other.span
        self.pieces_set += other.pieces_set


@dataclass(frozen=True)
class CommunityLoad:
    """What lies on a community in a year, and who is there to carry it.

    *people* is None where nobody stated them. *burden* are minutes a year of burdens, known for *burdens_known* of
    *burdens*; signboards take none.
    """

    code: str
    people: int | None
    months: int
    done: Done
    burden: int
    burdens: int
    burdens_known: int
    capacity: Capacity

    def _year(self, minutes: int) -> Fraction:
        """Minutes of the recorded months as hours of a whole year."""
        return Fraction(minutes * MONTHS, self.months * 60) if self.months else Fraction(0)

    @property
    def hours(self) -> Fraction | None:
        """Hours a year by record; None where no record states any."""
        return self._year(self.done.minutes) if self.done.records_known else None

    def hours_of(self, done: Done) -> Fraction | None:
        """Hours a year of one duty: by record, else by the middle of its standard; None where neither is known."""
        if done.records_known:
            return self._year(done.minutes)
        return self._year(done.span.middle) if done.pieces_set else None

    @cached_property
    def standard_hours(self) -> tuple[Fraction, Fraction, Fraction] | None:
        """Hours a year by standard: low, middle, high; None where no piece has a standard."""
        return self.span_of(self.done) if self.done.pieces_set else None

    def span_of(self, done: Done) -> tuple[Fraction, Fraction, Fraction]:
        """Hours a year by standard of one duty or several: low, middle, high."""
        span = done.span
        return self._year(span.low), self._year(span.middle), self._year(span.high)

    @property
    def burden_hours(self) -> Fraction | None:
        """Hours a year of burdens; None where no time is known."""
        return Fraction(self.burden, 60) if self.burdens_known else None

    @property
    def pieces_a_day(self) -> Fraction | None:
        """Pieces a calendar day, as the piece counts of 湖北 (2003) state them; None without records."""
        if not self.months or not self.done.records:
            return None
        return Fraction(self.done.pieces * MONTHS, self.months * DAYS_OF_YEAR)

    def required(self, hours: Fraction | None, capacity: Capacity | None = None) -> Fraction | None:
        """People that so many *hours* of duties need together with the burdens; None where the hours are unknown.

        They have the time of *capacity*, or their own.
        """
        if hours is None:
            return None
        time = capacity or self.capacity
        activities = (hours, self.burden_hours or Fraction(0))
        return required(activities, time.time.available, time.allowances)

    def required_within(
        self, span: tuple[Fraction, Fraction], ends: Ends
    ) -> tuple[Fraction | None, Fraction | None]:
        """People that hours from a low to a high need with the time of *ends*, fewest and most; None where none is left."""
        low, high = (
            None if end is None else self.required(hours, end)
            for hours, end in zip(span, ends, strict=True)
        )
        return low, high

    def spread(self, ends: Ends) -> tuple[Fraction | None, Fraction | None]:
        """Fewest and most people required, by record where there is one, else by standard; None where unknown."""
        if self.hours is not None:
            return self.required_within((self.hours, self.hours), ends)
        span = self.standard_hours
        return (None, None) if span is None else self.required_within((span[0], span[2]), ends)

    @property
    def total_hours(self) -> Fraction | None:
        """Hours a year of duties, by record or else by standard, and of burdens; None where no duty's are known."""
        spans = self.standard_hours
        hours = self.hours if self.hours is not None else spans[1] if spans else None
        return None if hours is None else hours + (self.burden_hours or 0)

    @cached_property
    def by_record(self) -> Staffing | None:
        """The people there beside those that the records ask for."""
        return self._staffing(self.required(self.hours))

    @cached_property
    def by_standard(self) -> tuple[Staffing, Staffing, Staffing] | None:
        """The people there beside those that the standards ask for: low, middle, high."""
        hours = self.standard_hours
        found = [self._staffing(self.required(each)) for each in hours] if hours else []
        known = [each for each in found if each is not None]
        return (known[0], known[1], known[2]) if known else None

    @cached_property
    def staffing(self) -> Staffing | None:
        """By record where there is one, else the middle by standard."""
        if self.by_record is not None:
            return self.by_record
        return self.by_standard[1] if self.by_standard else None

    @property
    def is_beyond_belief(self) -> bool:
        """Whether more hours are recorded than the people there have in all."""
        if self.hours is None or self.people is None:
            return False
        return self.hours > self.people * self.capacity.time.possible * self.capacity.time.hours

    def _staffing(self, needed: Fraction | None) -> Staffing | None:
        return None if needed is None or self.people is None else Staffing(self.people, needed)


@dataclass
class LoadBook:
    """The loads of a year's communities. *measuring* needs what the measures ``reach`` and ``worked`` need."""

    measuring: Measuring
    names: Directory
    year: int
    day: str
    """The day on which settings, time standards and people are asked."""

    @classmethod
    def open(
        cls,
        register: Register,
        year: int,
        as_of: str,
        known: int = EVERYTHING,
        *,
        carried_on: str | None = None,
    ) -> LoadBook:
        """The book of *year* as of a day, from what entries up to *known* say.

        Settings and people are those of the end of that year, or of *carried_on* where earlier work is to be carried then.
        """
        day = min(as_of, f"{year}-12-31")
        asked = {
            "known": known,
            "as_of": day,
            "before": day,
            "year": year,
            "community": None,
            "district": None,
        }
        return cls(Measuring(register, asked), Directory(register), year, carried_on or day)

    @cached_property
    def capacity(self) -> Capacity:
        """What time people have. Raises Unworkable where the settings make none."""
        return Capacity.of(self.parameters)

    @cached_property
    def ends(self) -> Ends:
        """The time at those ends of stated ranges at which fewest and most people are required; None where none is left."""
        return self._at(lightest), self._at(heaviest)

    def _at(self, taken: Callable[[Setting], Fraction]) -> Capacity | None:
        try:
            return Capacity.of(self.parameters, taken) if self.capacity.is_wide else self.capacity
        except Unworkable:
            return None

    @property
    def parameters(self) -> Parameters:
        """The register's settings of the day."""
        return Parameters(self.measuring.rows("parameters"), self.day)

    @cached_property
    def duties(self) -> Duties:
        """The duties, by whatever name."""
        return Duties.of(self.measuring)

    @cached_property
    def times(self) -> TimeStandards:
        """The time standards of the day."""
        return TimeStandards.of(self.measuring.rows("times"), self.duties, self.day)

    @cached_property
    def work(self) -> list[tuple[str, str, Done]]:
        """Community, duty and the work that is recorded of it in the year."""
        return list(self._work())

    @cached_property
    def _from_sums(self) -> bool:
        """Whether the sums that entries keep tell the year: all of it is asked, and all that is known."""
        asked = self.measuring.parameters
        return bool(asked["known"] == EVERYTHING and asked["as_of"] >= f"{self.year}-12-31")

    @cached_property
    def worked(self) -> list[dict[str, Any]]:
        """Rows of the measure ``worked`` of the year."""
        if self._from_sums:
            return self.measuring.rows("work_sums")
        return [row for row in self.measuring.rows("worked") if row["year"] == self.year]

    @cached_property
    def months(self) -> dict[str, int]:
        """In how many months of the year each community recorded work."""
        name = "work_sum_months" if self._from_sums else "work_months"
        rows = self.measuring.rows(name)
        return {row["community"]: row["months"] for row in rows if row["year"] == self.year}

    def _work(self) -> Iterator[tuple[str, str, Done]]:
        for row in self.worked:
            duty = self.duties.code(row["duty"])
            pieces = row["pieces"] or 0
            standard = self.times.by_duty.get(duty) if row["pieces_known"] else None
            yield (
                row["community"],
                duty,
                Done(
                    pieces,
                    row["minutes"] or 0,
                    row["records"],
                    row["minutes_known"],
                    standard.span.times(pieces) if standard else Span(0, 0, 0),
                    pieces if standard else 0,
                ),
            )

    @cached_property
    def by_duty(self) -> dict[str, Done]:
        """The recorded work of all communities, by duty."""
        found: dict[str, Done] = defaultdict(Done)
        for _community, duty, done in self.work:
            found[duty].add(done)
        return dict(found)

    @cached_property
    def people(self) -> dict[str, int]:
        """People in service by community, in the last year up to the day of which it has figures; the reserve left out."""
        last = int(self.day[:4])
        newest: dict[str, int] = {}
        for row in self.measuring.rows("staffed"):
            if row["year"] <= last:
                newest[row["community"]] = max(newest.get(row["community"], 0), row["year"])
        found: dict[str, int] = {}
        for row in self.measuring.rows("staffed"):
            of_year = row["year"] == newest.get(row["community"])
            if of_year and row["post"] != RESERVE and row["actual_known"]:
                found[row["community"]] = found.get(row["community"], 0) + row["actual"]
        return found

    @cached_property
    def communities(self) -> dict[str, CommunityLoad]:
        """The loads by community. Raises Unworkable where the settings make no working time."""
        done: dict[str, Done] = defaultdict(Done)
        for community, _duty, work in self.work:
            done[community].add(work)
        burdens: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
        timed = timed_burdens()
        for row in self.measuring.rows("burden_by_community"):
            if row["point"] == "now" and row["kind"] in timed:
                sums = burdens[row["community"]]
                sums[0] += row["seconds"] or 0
                sums[1] += row["burdens"]
                sums[2] += row["seconds_known"]
        return {
            row["code"]: CommunityLoad(
                row["code"],
                self.people.get(row["code"]),
                self.months.get(row["code"], 0),
                done.get(row["code"], Done()),
                burdens[row["code"]][0] // 60,
                burdens[row["code"]][1],
                burdens[row["code"]][2],
                self.capacity,
            )
            for row in self.measuring.rows("reached")
        }

    @cached_property
    def places(self) -> dict[str, tuple[str | None, str | None]]:
        """Street and district of each community."""
        return {
            row["code"]: (row["street"], row["district"]) for row in self.measuring.rows("reached")
        }


def last_year(register: Register, as_of: str, known: int = EVERYTHING) -> int | None:
    """The last year of which work was recorded up to a day, as entries up to *known* say; None where none was."""
    if known == EVERYTHING:
        sql = "SELECT MAX(month) FROM work_month WHERE month <= ?"
        rows = register.query(sql, (as_of[:7],))
    else:
        sql = (
            "SELECT MAX(date) FROM work WHERE entry_id <= :known "
            "AND (until_entry IS NULL OR until_entry > :known) AND date <= :day"
        )
        rows = register.query(sql, {"known": known, "day": as_of})
    return int(rows[0][0][:4]) if rows[0][0] else None


def together(loads: Iterable[CommunityLoad]) -> Staffing | None:
    """The people and the requirement of several communities, of those whose load is known; None if none is.

    Requirements add up; a ratio of the whole is never a mean of ratios.
    """
    known = [load.staffing for load in loads]
    found = [each for each in known if each is not None]
    if not found:
        return None
    existing = sum((Fraction(each.existing) for each in found), Fraction(0))
    return Staffing(existing, sum((each.required for each in found), Fraction(0)))
