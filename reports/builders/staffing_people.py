"""The people of a register in one year, by post and place: what is stated, and of how many communities."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import Any

from registry.intake.cells import squeezed
from registry.intake.numbers import written_number
from registry.quantities import INEXACT, Amount, Unit, share
from registry.settings import COMMUNITIES, HOUSEHOLDS
from reports.scope import Scope

Row = dict[str, Any]


@dataclass
class Tally:
    """Sums over the rows of one or more posts; each part that is not stated stays out and is counted in *of*.

    *vacant* and *beyond* are posts not filled and people above the quota, where both are stated of a row.
    """

    quota: Amount = field(default_factory=lambda: Amount(None, Unit.COUNT, 0, 0))
    actual: Amount = field(default_factory=lambda: Amount(None, Unit.COUNT, 0, 0))
    vacant: Amount = field(default_factory=lambda: Amount(None, Unit.COUNT, 0, 0))
    beyond: Amount = field(default_factory=lambda: Amount(None, Unit.COUNT, 0, 0))
    pay: int = 0
    paid: int = 0
    trained: int = 0
    trainable: int = 0

    def add(self, row: Row | None) -> None:
        """A row comes on top; None is a community of which the post is not stated."""
        row = row or {}
        quota: int | None = row.get("quota")
        actual: int | None = row.get("actual")
        about: str | None = row.get("actual_mark")
        over = None if quota is None or actual is None else actual - quota
        self.quota += _count(quota, row.get("quota_mark"))
        self.actual += _count(actual, about)
        self.vacant += _count(None if over is None else max(0, -over), about)
        self.beyond += _count(None if over is None else max(0, over), about)
        if actual and row.get("pay") is not None:
            self.pay += row["pay"] * actual
            self.paid += actual
        if actual is not None and row.get("trained") is not None:
            self.trained += row["trained"]
            self.trainable += actual

    @property
    def mean_pay(self) -> Fraction | None:
        """Yearly pay in fen, each person counting once; None where it is not stated of any."""
        return Fraction(self.pay, self.paid) if self.paid else None

    @property
    def trained_share(self) -> Amount:
        """People trained of the people there, where both are stated."""
        return share(self.trained if self.trainable else None, self.trainable)


def together(tallies: Iterable[Tally]) -> Tally:
    """The tallies of several posts as one."""
    found = Tally()
    for each in tallies:
        found.quota += each.quota
        found.actual += each.actual
        found.vacant += each.vacant
        found.beyond += each.beyond
        found.pay += each.pay
        found.paid += each.paid
        found.trained += each.trained
        found.trainable += each.trainable
    return found


def _count(value: int | None, mark: str | None) -> Amount:
    return Amount(value, Unit.COUNT, int(value is not None), 1, mark in INEXACT)


@dataclass
class Staff:
    """The people of a scope."""

    scope: Scope

    @cached_property
    def rows(self) -> list[Row]:
        """Rows of ``people_of_posts``."""
        return self.scope.measuring.rows("people_of_posts")

    @property
    def year(self) -> int | None:
        """The year of the figures: the last one, up to the report's, that has any."""
        return self.rows[0]["year"] if self.rows else None

    @cached_property
    def homes(self) -> dict[str, Row]:
        """The communities with their sizes, by code."""
        return {row["code"]: row for row in self.scope.measuring.rows("sized")}

    @cached_property
    def posts(self) -> list[str]:
        """The posts that the register names in that year, most people first."""
        names = dict.fromkeys(row["post"] for row in self.rows)
        return sorted(names, key=lambda post: (-int(self.tally(post).actual.value or 0), post))

    @cached_property
    def by_home(self) -> dict[str, dict[str, Row]]:
        """Rows by community and post."""
        found: dict[str, dict[str, Row]] = {}
        for row in self.rows:
            if row["community"] is not None:
                found.setdefault(row["community"], {})[row["post"]] = row
        return found

    @cached_property
    def by_place(self) -> dict[tuple[str, str], Row]:
        """Rows that are stated for a place as a whole, by place and post."""
        return {(row["place"], row["post"]): row for row in self.rows if row["community"] is None}

    @property
    def districts(self) -> list[str | None]:
        """The codes of the districts of its communities; None for those of which it is not stated."""
        stated = [place for place, _post in self.by_place if place != self.scope.names.city]
        found = dict.fromkeys([*(home["district"] for home in self.homes.values()), *stated])
        return sorted(found, key=lambda code: (code is None, code or ""))

    def homes_of(self, district: str | None) -> list[str]:
        """The communities of a district."""
        return [code for code, home in self.homes.items() if home["district"] == district]

    def tally(self, post: str, homes: Iterable[str] | None = None, place: str | None = "") -> Tally:
        """The people in a post: as stated for the *place* as a whole, else summed over *homes*; of the scope if none."""
        whole = self.whole if place == "" else place
        found, stated = Tally(), self.by_place.get((whole or "", post))
        if stated:
            found.add(stated)
            return found
        for code in self.homes if homes is None else homes:
            found.add(self.by_home.get(code, {}).get(post))
        return found

    @property
    def whole(self) -> str | None:
        """The code of the place that the report is about."""
        return self.scope.district or (None if self.scope.community else self.scope.names.city)

    def is_stated_whole(self, post: str) -> bool:
        """Whether the people in a post are stated for the place as a whole."""
        return (self.whole or "", post) in self.by_place

    def actual(self, code: str) -> dict[str, int | None]:
        """The people of a community by post, for every post that the register names; None where not stated."""
        there = self.by_home.get(code, {})
        return {post: there[post]["actual"] if post in there else None for post in self.posts}

    def size(self, what: str) -> Amount:
        """Households or residents of the whole scope: published for all of it, else summed if every community has them.

        A register that lists fewer communities than it says there are (社区数) has no sum for its place.
        """
        stated = self._stated(HOUSEHOLDS) if what == "households" else None
        if stated is not None and not self.scope.district and not self.scope.community:
            return stated
        told = self._stated(COMMUNITIES)
        listed = len(self.homes)
        if told is not None and self.whole == self.scope.names.city and told.value != listed:
            return Amount(None, Unit.COUNT, 0, max(int(told.value or 0), 1))
        return self.size_of(what, self.homes)

    def size_of(self, what: str, homes: Iterable[str]) -> Amount:
        """Households or residents of some communities."""
        found = Amount(None, Unit.COUNT, 0, 0)
        for code in homes:
            home = self.homes[code]
            found += _count(home[what], home[f"{what}_mark"])
        return found

    def per_person(
        self,
        what: str,
        posts: Iterable[str],
        homes: Iterable[str] | None = None,
        place: str | None = "",
    ) -> Amount:
        """Households or residents for each person in *posts*, over the communities of which both are known.

        Where the people of a post are stated for the place as a whole, its own size is what they serve.
        """
        named = list(posts)
        whole = self.whole if place == "" else place
        if any((whole or "", post) in self.by_place for post in named):
            size = self.size(what) if whole == self.whole else Amount(None, Unit.COUNT, 0, 1)
            people = together(self.tally(post, homes, place) for post in named).actual
            if not size.is_complete or not people.is_complete:
                return Amount(None, Unit.AVERAGE, 0, 1)
            return _average(size, people, 1, 1)
        chosen = list(self.homes if homes is None else homes)
        size_sum = people_sum = Amount(None, Unit.COUNT, 0, 0)
        known = 0
        for code in chosen:
            home, there = self.homes[code], self.by_home.get(code, {})
            counts = [there.get(post, {}).get("actual") for post in named]
            if home[what] is None or not counts or any(count is None for count in counts):
                continue
            known += 1
            size_sum += _count(home[what], home[f"{what}_mark"])
            for post in named:
                people_sum += _count(there[post]["actual"], there[post]["actual_mark"])
        return _average(size_sum, people_sum, known, max(len(chosen), 1))

    def _stated(self, name: str) -> Amount | None:
        rows = [
            row
            for row in self.scope.measuring.rows("parameters")
            if row["name"] == name and row["starts"] <= self.scope.as_of < row["ends"]
        ]
        found = written_number(squeezed(rows[-1]["value"])) if rows else None
        if not found or found.value.denominator != 1:
            return None
        return Amount(int(found.value), Unit.COUNT, about=found.mark in INEXACT)


def _average(size: Amount, people: Amount, known: int, of: int) -> Amount:
    if size.value is None or not people.value:
        return Amount(None, Unit.AVERAGE, 0, of)
    return Amount(
        Fraction(size.value) / people.value, Unit.AVERAGE, known, of, size.about or people.about
    )
