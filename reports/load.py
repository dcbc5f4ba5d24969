"""What the load report speaks of: the communities whose load is known, what fills their time, and how well that is known."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from registry.language import _
from registry.load.capacity import MONTHS
from registry.load.cost import Costs
from registry.load.workload import CommunityLoad, LoadBook
from registry.quantities import share
from registry.sheets import burden_kinds
from reports.scope import Scope

MEASURED, ESTIMATED = "measured", "estimated"
GRADES = (MEASURED, "standard", "interviewed", ESTIMATED, None)
"""Grades of evidence, the best first; None where a standard states none."""

MOST_ESTIMATED = Fraction(1, 2)
"""More of the hours than this estimated, or of no stated grade, makes the report a draft: a convention of this tool."""


@dataclass(frozen=True, slots=True)
class KindOfBurden:
    """The burdens of a kind on the communities told: how many, and minutes a year, known for so many of them."""

    kind: str
    burdens: int
    burdens_known: int
    minutes: Fraction | None


@dataclass(frozen=True, slots=True)
class Graded:
    """Minutes a year of one grade of evidence: of duties done, and of burdens."""

    duties: Fraction
    burdens: Fraction

    @property
    def minutes(self) -> Fraction:
        """Both together."""
        return self.duties + self.burdens


@dataclass
class Load:
    """The load of a scope's year. Communities told are those whose load is known."""

    scope: Scope
    book: LoadBook

    @classmethod
    def of(cls, scope: Scope) -> Load:
        """The load of the scope. Raises NoWorkingTime where the settings make none."""
        load = cls.unread(scope)
        load.book.capacity  # noqa: B018  (read now, so that what it raises is said in the clerk's tongue)
        return load

    @classmethod
    def unread(cls, scope: Scope) -> Load:
        """The same, whatever the settings make; read once for all reports on the scope."""
        if "load" not in scope.books:
            year = int(scope.period.last[:4])
            book = LoadBook.open(scope.register, year, scope.as_of, scope.known)
            scope.books["load"] = cls(scope, book)
        found: Load = scope.books["load"]
        return found

    @cached_property
    def costs(self) -> Costs:
        """What the work of the year costs."""
        return Costs(self.book)

    @cached_property
    def everywhere(self) -> list[CommunityLoad]:
        """All communities."""
        return list(self.book.communities.values())

    @cached_property
    def told(self) -> list[CommunityLoad]:
        """The communities whose load is known, those that lack most people first."""
        found = [
            (load.staffing.difference, load.code, load) for load in self.everywhere if load.staffing
        ]
        return [load for _difference, _code, load in sorted(found, key=lambda each: each[:2])]

    @cached_property
    def overloaded(self) -> list[CommunityLoad]:
        """Of those the overloaded ones, in the same order."""
        return [load for load in self.told if load.staffing and load.staffing.difference < 0]

    @cached_property
    def untold(self) -> list[tuple[str, int]]:
        """Why the load of the other communities is unknown, and of how many; every community is counted once."""
        reasons = Counter(_reason(load) for load in self.everywhere if not load.staffing)
        return sorted(reasons.items(), key=lambda pair: (-pair[1], pair[0]))

    @cached_property
    def minutes_recorded(self) -> int | None:
        """Minutes that all records of the year state; None where none states any."""
        done = self.book.by_duty.values()
        known = any(each.records_known for each in done)
        return sum(each.minutes for each in done) if known else None

    @cached_property
    def kinds(self) -> list[KindOfBurden]:
        """Burdens on the communities told, by kind, the longest first and those of unknown time last."""
        told = {load.code for load in self.told}
        sums: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
        for row in self.book.measuring.rows("burden_by_community"):
            if row["point"] == "now" and row["community"] in told:
                found = sums[row["kind"]]
                found[0] += row["burdens"]
                found[1] += row["seconds_known"]
                found[2] += row["seconds"] or 0
        kinds = [
            KindOfBurden(kind, burdens, known, Fraction(seconds, 60) if known else None)
            for kind, (burdens, known, seconds) in sums.items()
        ]
        order = list(burden_kinds())
        return sorted(kinds, key=lambda one: (-(one.minutes or 0), order.index(one.kind)))

    @cached_property
    def evidence(self) -> dict[str | None, Graded]:
        """Minutes a year of the communities told by grade: recorded minutes are measured, stated times estimated."""
        duties: dict[str | None, Fraction] = defaultdict(Fraction)
        by_standard = {}
        for load in self.told:
            if load.hours is not None:
                duties[MEASURED] += load.hours * 60
            else:
                by_standard[load.code] = load.months
        for row in self.book.worked:
            months = by_standard.get(row["community"])
            standard = self.book.times.by_duty.get(self.book.duties.code(row["duty"]))
            if months and standard and row["pieces"]:
                minutes = standard.span.middle * row["pieces"]
                duties[standard.grade] += Fraction(minutes * MONTHS, months)
        burdens = sum((one.minutes or Fraction(0) for one in self.kinds), Fraction(0))
        return {
            grade: Graded(duties[grade], burdens if grade == ESTIMATED else Fraction(0))
            for grade in GRADES
        }

    @cached_property
    def minutes_of_duties(self) -> Fraction:
        """Minutes a year of duties done, of the communities told."""
        return sum((one.duties for one in self.evidence.values()), Fraction(0))

    @cached_property
    def minutes(self) -> Fraction:
        """Minutes a year of duties and burdens, of the communities told."""
        return sum((one.minutes for one in self.evidence.values()), Fraction(0))

    @cached_property
    def estimated(self) -> Fraction | None:
        """The share of those minutes that is estimated or of no stated grade; None where there are none."""
        uncertain = self.evidence[ESTIMATED].minutes + self.evidence[None].minutes
        value = share(uncertain, self.minutes).value
        return None if value is None else Fraction(value)

    @property
    def is_draft(self) -> bool:
        """Whether too much of it is estimated to be more than a draft."""
        return self.estimated is not None and self.estimated > MOST_ESTIMATED


def _reason(load: CommunityLoad) -> str:
    reasons = [
        _("no people stated") if load.people is None else "",
        _("no work recorded") if not load.months else "",
        _("work without minutes or time standard")
        if load.months and load.hours is None and load.standard_hours is None
        else "",
    ]
    return _(", ").join(reason for reason in reasons if reason)
