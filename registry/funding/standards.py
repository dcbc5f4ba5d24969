"""Money standards become dues: so much a household, resident, piece or community, or a lump sum, borne in shares.

A standard that holds for a part of a year counts by months: those on whose first day it holds, of twelve (a
convention of this tool), so that a standard and its successor never count a month twice. Each amount is rounded half
up to the fen; shares of it are split by largest remainder and sum to it exactly.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, NamedTuple

from registry.funding.dues import Due, Ground
from registry.funding.holders import Holder
from registry.names import Directory
from registry.quantities import INEXACT, apportioned, round_half_up
from registry.wording import Duties
from registry.written import borne

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Residence:
    """A community with what standards reckon by; None is not known."""

    code: str
    street: str | None
    district: str | None
    households: int | None
    residents: int | None
    about_households: bool
    about_residents: bool
    valid_from: str
    valid_to: str

    @classmethod
    def of(cls, row: dict[str, Any]) -> Residence:
        """From a row of the measure ``residence``."""
        return cls(
            row["code"],
            row["street"],
            row["district"],
            row["households"],
            row["residents"],
            row["households_mark"] in INEXACT,
            row["residents_mark"] in INEXACT,
            row["valid_from"] or "",
            row["valid_to"] or "9999",
        )

    def is_there_in(self, year: int) -> bool:
        """Whether it holds on some day of *year*."""
        return self.valid_from <= f"{year}-12-31" and self.valid_to > f"{year}-01-01"


@dataclass(frozen=True, slots=True)
class Standards:
    """What money standards make due.

    *pieces* are the pieces that a community did of a duty in a year, None where nobody recorded them.
    """

    names: Directory
    duties: Duties
    residences: tuple[Residence, ...]
    pieces: Callable[[str, str, int], int | None]

    def dues(self, rates: Iterable[dict[str, Any]], years: Iterable[int]) -> Iterator[Due]:
        """The dues of *years* by the rows of the measure ``rates``; what is only proposed makes nothing due."""
        for rate in rates:
            if rate["status"] == "proposed":
                continue
            for year in years:
                months = months_in_force(rate["valid_from"], rate["valid_to"], year)
                if months:
                    yield from self._of_year(rate, year, months)

    def _of_year(self, rate: dict[str, Any], year: int, months: int) -> Iterator[Due]:
        if rate["per"] in ("lump", "once"):
            yield from self._lump(rate, year, months)
            return
        duty = self.duties.code(rate["duty"] or rate["name"])
        for home in self._reached(rate, year):
            number, about = self._reckoned(rate["per"], home, duty, year)
            exact = None
            if number is not None and rate["amount"] is not None:
                exact = Fraction(rate["amount"] * number * months, MONTHS)
                if rate["per"] == "piece":
                    exact = Fraction(rate["amount"] * number)
            for debtor, fen in self._shared(rate, duty, year, home, exact):
                scope = Scope(duty, year, home.code, None)
                yield _due(rate, scope, debtor, fen, about=about)

    def _reckoned(self, per: str, home: Residence, duty: str, year: int) -> tuple[int | None, bool]:
        """By how many the amount is taken, and whether that is about."""
        if per == "household":
            return home.households, home.about_households
        if per == "resident":
            return home.residents, home.about_residents
        if per == "piece":
            return self.pieces(duty, home.code, year), False
        return 1, False

    def _lump(self, rate: dict[str, Any], year: int, months: int) -> Iterator[Due]:
        """A sum for the whole scope: a year's by months, a single one whole in its first year."""
        if rate["per"] == "once":
            if (rate["valid_from"] or "")[:4] != str(year):
                return
            months = MONTHS
        duty = self.duties.code(rate["duty"] or rate["name"])
        exact = None if rate["amount"] is None else Fraction(rate["amount"] * months, MONTHS)
        home = next((one for one in self.residences if one.code == rate["community"]), None)
        place = rate["place"] if rate["community"] is None else None
        for debtor, fen in self._shared(rate, duty, year, home, exact, place):
            yield _due(rate, Scope(duty, year, rate["community"], place), debtor, fen)

    def _reached(self, rate: dict[str, Any], year: int) -> Iterator[Residence]:
        """The communities in the standard's scope, everywhere if it names none."""
        place = rate["place"] if rate["place"] != self.names.city else None
        for home in self.residences:
            if rate["community"] not in (None, home.code) or not home.is_there_in(year):
                continue
            if place is None or place in (home.street, home.district):
                yield home

    def _shared(
        self,
        rate: dict[str, Any],
        duty: str,
        year: int,
        home: Residence | None,
        exact: Fraction | None,
        place: str | None = None,
    ) -> list[tuple[Holder | None, int | None]]:
        """Who owes which part, in fen."""
        department = rate["department"] or self.duties.department(duty, year)
        owner = Holder("department", department) if department else None
        if not rate["shares"]:
            return [(owner, None if exact is None else int(round_half_up(exact)))]
        shares = [(level, Fraction(part)) for level, part in borne(rate["shares"])]
        debtors = [self._bearer(level, owner, home, place) for level, _part in shares]
        if exact is None:
            return [(debtor, None) for debtor in debtors]
        weights = [part for _level, part in shares]
        if rate["amount_for"] == "first" and weights[0]:
            exact = exact * sum(weights) / weights[0]
        parts = apportioned(int(round_half_up(exact)), weights)
        return list(zip(debtors, parts, strict=True))

    def _bearer(
        self, level: str, owner: Holder | None, home: Residence | None, place: str | None
    ) -> Holder | None:
        """Who bears the share of a level: the department of that level, else the place of that level."""
        if owner and self.names.levels.get(owner.code) == level:
            return owner
        if level == self.names.top_level:
            code = self.names.city
        elif level not in ("district", "street"):
            code = None
        elif home is not None:
            code = home.district if level == "district" else home.street
        else:
            code = place if place and self.names.level_of_place(place) == level else None
        return Holder("place", code) if code else None


class Scope(NamedTuple):
    """What a due is for: duty and year, and a community or all of a place."""

    duty: str
    year: int
    community: str | None
    place: str | None


def _due(
    rate: dict[str, Any],
    scope: Scope,
    debtor: Holder | None,
    fen: int | None,
    *,
    about: bool = False,
) -> Due:
    return Due(
        scope.duty,
        scope.year,
        debtor,
        scope.community,
        scope.place,
        fen,
        f"{scope.year}-{rate['due_by'] or '12-31'}",
        Ground.STANDARD,
        rate["source"],
        floor=rate["status"] == "floor",
        about=about or rate["amount_mark"] in INEXACT,
        unknown=int(fen is None),
    )


def months_in_force(valid_from: str | None, valid_to: str | None, year: int) -> int:
    """On the first day of how many months of *year* something holds, given its first day and the day it no longer does."""
    starts, ends = valid_from or "", valid_to or "9999"
    firsts = (f"{year}-{month:02d}-01" for month in range(1, MONTHS + 1))
    return sum(starts <= first < ends for first in firsts)
