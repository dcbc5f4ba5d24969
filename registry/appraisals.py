"""Grades of the yearly appraisal: how many people got which, and which share of those whose grade is stated.

What a place states as a whole goes before what its parts state, and what a unit states for all posts together before
the sum of its posts. A grade that a unit does not list is unknown there, not zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from registry.findings import Finding, Severity, Where, rule
from registry.funding.holders import Holder, name_of
from registry.language import N_
from registry.names import Directory
from registry.quantities import INEXACT, Amount, Unit, share, total
from registry.sheets import kind_of

Row = dict[str, Any]

BEYOND_PEOPLE = rule(
    "appraisal.beyond_people",
    Severity.WARNING,
    N_("{community}: more people were graded for {year} ({graded}) than are in post ({people})."),
    N_(
        "Correct the people in post (zhunru template staffing) or the grades (zhunru template appraisal), and import the file "
        "again with --replace."
    ),
)

NOBODY = Amount(None, Unit.COUNT, 0, 0)


def grades() -> tuple[str, ...]:
    """The grades, the best first."""
    return tuple(kind_of("appraisal").by_name["grade"].choices)


@dataclass(frozen=True, slots=True)
class Graded:
    """The people of a unit by the grade that it states for them; a grade without a figure has the value None."""

    counts: dict[str, Amount]

    @classmethod
    def of(cls, rows: Iterable[Row], post: str | None = None) -> Graded:
        """From the unit's rows of the measure ``appraised``: of a *post*, or of all of them."""
        found = list(rows)
        chosen = [row for row in found if row["post"] == post]
        counts: dict[str, Amount] = {}
        for row in chosen if chosen or post is not None else found:
            about = row["count_mark"] in INEXACT
            counts[row["grade"]] = counts.get(row["grade"], NOBODY) + Amount(
                row["count"], Unit.COUNT, 1, 1, about
            )
        return cls(counts)

    @property
    def people(self) -> Amount:
        """All people whose grade is stated; unknown where any figure lacks."""
        found = total(self.counts.values(), Unit.COUNT)
        value = found.value if self.counts and found.is_complete else None
        return Amount(value, Unit.COUNT, 1, 1, found.about)


@dataclass(frozen=True, slots=True)
class Appraised:
    """The people of several units by grade: each figure is known for so many of *of* units."""

    units: tuple[Graded, ...]
    of: int

    @property
    def people(self) -> Amount:
        """All people whose grade is stated, of the units of which all figures are."""
        return replace(total((unit.people for unit in self.units), Unit.COUNT), of=self.of)

    def count(self, grade: str) -> Amount:
        """The people of that grade."""
        return self._sums(grade)[0]

    def share(self, grade: str) -> Amount:
        """Of the people whose grade is stated those of that grade, over units that state all of it."""
        part, whole = self._sums(grade)
        return replace(
            share(part.value, whole.value, about=part.about or whole.about),
            known=part.known if whole.value else 0,
            of=self.of,
        )

    def _sums(self, grade: str) -> tuple[Amount, Amount]:
        """The people of that grade, and of all grades, over units that list it and of which all figures are stated."""
        listed = [unit for unit in self.units if grade in unit.counts and unit.people.is_complete]
        part = total((replace(unit.counts[grade], known=1, of=1) for unit in listed), Unit.COUNT)
        whole = total((unit.people for unit in listed), Unit.COUNT)
        return replace(part, of=self.of), replace(whole, of=self.of)


def check(
    year: int, graded: Mapping[str, Graded], people: Mapping[str, int], names: Directory
) -> list[Finding]:
    """A finding for each community in which more were graded for *year* than the *people* in post."""
    found = []
    for code, unit in graded.items():
        count, there = unit.people.value, people.get(code)
        if count is None or there is None or count <= there:
            continue
        name = name_of(Holder("community", code), names)
        facts = {"community": name, "year": year, "graded": count, "people": there}
        found.append(Finding(BEYOND_PEOPLE, Where(community=name), facts))
    return found
