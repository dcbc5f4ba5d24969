"""Which communities are like a community, and where it stands among them.

A median and a rank are of the communities of which the figure is known, itself among them; what is unknown has no rank.
Rank 1 bears most; equal figures share a rank.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from math import ceil, floor
from typing import NamedTuple

from registry.language import _, sentences
from registry.quantities import Amount, Unit
from registry.sheets import burden_kinds, kinds
from reports.community import CityView, against_share, in_all

WITHIN = Fraction(1, 4)
"""How far the households of a like community may be from its own: a convention of this tool."""

LEAST_OTHERS = 5
"""Fewer others than these are too few to compare with, so that the rule is widened: a convention of this tool."""

LEAST_RANKED = 2
"""A rank among fewer known figures than these says nothing."""

Number = int | Fraction


class Measure(NamedTuple):
    """A figure that communities are compared by: its stable id, what it is, and which end of it bears most."""

    id: str
    label: Callable[[], str]
    unit: Unit
    most_is_heavy: bool
    value: Callable[[CityView, str], Number | None]


class Standing(NamedTuple):
    """A community among its like: their median, its rank, and of how many the figure is known."""

    median: Amount
    rank: int | None
    known: int


@dataclass(frozen=True, slots=True)
class Like:
    """The communities that are like one, itself among them, and the rule by which they were chosen."""

    codes: tuple[str, ...]
    rule: str


@dataclass
class Likeness:
    """The communities of a city beside each other; every figure is worked out and put in order once."""

    city: CityView
    _like: dict[str, Like] = field(default_factory=dict, init=False)

    @cached_property
    def measures(self) -> tuple[Measure, ...]:
        """The figures that are compared."""
        return (
            Measure(
                "households_each",
                lambda: _("households for each"),
                Unit.AVERAGE,
                True,
                _households_each,
            ),
            Measure("pushdowns", lambda: _("push-downs"), Unit.COUNT, True, _pushdowns),
            Measure("unlisted", lambda: _("share not listed"), Unit.SHARE, True, _unlisted),
            *(_of_kind(kind) for kind in self.city.kinds),
            Measure("burdens", lambda: _("burdens of all kinds"), Unit.COUNT, True, _burdens),
            Measure(
                "burden_hours",
                lambda: _("hours of burdens a year"),
                Unit.AVERAGE,
                True,
                burden_hours,
            ),
            Measure("load", lambda: _("existing ÷ required"), Unit.SHARE, False, _ratio),
            Measure("money", lambda: _("received of due"), Unit.SHARE, False, received_share),
        )

    @cached_property
    def values(self) -> dict[str, dict[str, Number | None]]:
        """The value of every measure for every community."""
        return {
            each.id: {code: each.value(self.city, code) for code in self.city.homes}
            for each in self.measures
        }

    @cached_property
    def _places(self) -> dict[str, dict[str, int]]:
        """The place of each community in the order of each measure, the heaviest first; equal values share it."""
        found: dict[str, dict[str, int]] = {}
        for measure in self.measures:
            values = self.values[measure.id]
            different = sorted({value for value in values.values() if value is not None})
            if measure.most_is_heavy:
                different.reverse()
            at = {value: place for place, value in enumerate(different)}
            found[measure.id] = {
                code: at[value] for code, value in values.items() if value is not None
            }
        return found

    def standing(self, measure: str, code: str, like: Like) -> Standing:
        """Where the community stands among its like by the measure of that id."""
        rank, known = self.rank(measure, code, like)
        unit = next(each.unit for each in self.measures if each.id == measure)
        unit = Unit.AVERAGE if unit is Unit.COUNT else unit
        return Standing(
            Amount(self._median(measure, like), unit, known, len(like.codes)), rank, known
        )

    def rank(self, measure: str, code: str, like: Like) -> tuple[int | None, int]:
        """Its rank, and of how many the figure is known; None where its own is not, or where no other one's is."""
        places = self._places[measure]
        known = [places[each] for each in like.codes if each in places]
        if code not in places or len(known) < LEAST_RANKED:
            return None, len(known)
        own = places[code]
        return 1 + sum(1 for place in known if place < own), len(known)

    def _median(self, measure: str, like: Like) -> Fraction | None:
        """The exact median, found by the places, which are whole numbers and quickly put in order."""
        places, values = self._places[measure], self.values[measure]
        ordered = sorted((each for each in like.codes if each in places), key=places.__getitem__)
        if not ordered:
            return None
        both = (ordered[(len(ordered) - 1) // 2], ordered[len(ordered) // 2])
        low, high = (values[each] for each in both)
        return Fraction((low or 0) + (high or 0)) / 2

    def like(self, code: str) -> Like:
        """Its like: of the same type and of a similar number of households, where both are known and enough others are so.

        Where too few are, only the type counts, and where these are too few as well, all communities do.
        """
        if code not in self._like:
            self._like[code] = self._chosen(code)
        return self._like[code]

    def _chosen(self, code: str) -> Like:
        home = self.city.homes[code]
        kind, households = home["type"], home["households"]
        reasons = [
            "" if kind else _("Its type is not stated."),
            "" if households else _("Its households are not stated."),
        ]
        tries = [(kind, households), (kind, None), (None, None)]
        for wanted in dict.fromkeys(tries):
            codes = self._alike(*wanted)
            if len(codes) > LEAST_OTHERS or wanted == (None, None):
                return Like(codes, self._rule(wanted, codes, reasons))
            few = _("Fewer than {least} others are {rule}.")
            reasons.append(few.format(least=LEAST_OTHERS, rule=self._words(*wanted)))
        raise AssertionError("all communities are the last try")

    def _alike(self, kind: str | None, households: int | None) -> tuple[str, ...]:
        low, high = _span(households) if households else (0, 0)
        return tuple(
            code
            for code, home in self.city.homes.items()
            if (not kind or home["type"] == kind)
            and (not households or (home["households"] and low <= home["households"] <= high))
        )

    def _rule(
        self, wanted: tuple[str | None, int | None], codes: tuple[str, ...], reasons: list[str]
    ) -> str:
        told = _("Its like are {count} communities, itself among them: those {rule}.")
        return sentences(
            *reasons,
            told.format(count=f"{len(codes):,}", rule=self._words(*wanted)),
            _("How near is near enough is a convention of this tool."),
        )

    def _words(self, kind: str | None, households: int | None) -> str:
        parts = []
        if kind:
            label = kinds()["community"].by_name["type"].choice_label(kind)
            parts.append(_("of the same type ({type})").format(type=label))
        if households:
            low, high = (f"{end:,}" for end in _span(households))
            text = _("with {low}–{high} households (its own {own}, less or more a quarter)")
            parts.append(text.format(low=low, high=high, own=f"{households:,}"))
        return _(", ").join(parts) or _("of the whole register")


def _span(households: int) -> tuple[int, int]:
    """The fewest and the most households of a like community."""
    return ceil(households * (1 - WITHIN)), floor(households * (1 + WITHIN))


def _of_kind(kind: str) -> Measure:
    def value(city: CityView, code: str) -> Number | None:
        found = city.burden(code, kind)
        return None if found is None else found.burdens

    return Measure(kind, lambda: burden_kinds()[kind].label, Unit.COUNT, True, value)


def _households_each(city: CityView, code: str) -> Number | None:
    return city.staff.per_person("households", city.staff.posts, [code], None).value


def _pushdowns(city: CityView, code: str) -> Number | None:
    found = city.statuses(code)
    return None if found is None else in_all(found)


def _unlisted(city: CityView, code: str) -> Number | None:
    found = city.statuses(code)
    return None if found is None else against_share(found).value


def _burdens(city: CityView, code: str) -> Number | None:
    found = city.burdens(code)
    return sum(each.burdens for each in found) if found else None


def burden_hours(city: CityView, code: str) -> Number | None:
    """Hours a year of the burdens of a community, as far as they are stated; None where none is."""
    found = [each for each in city.burdens(code) if each.known]
    return Fraction(sum(each.seconds for each in found), 3600) if found else None


def _ratio(city: CityView, code: str) -> Number | None:
    load = city.load_of(code)
    return load.staffing.ratio if load and load.staffing else None


def received_share(city: CityView, code: str) -> Number | None:
    """What the community received of what was due to it; None where nothing is known to be due, or paid by anybody."""
    arrival = city.arrivals.get(code)
    if arrival is None or not arrival.due.value or not city.money.recorded:
        return None
    return Fraction(arrival.received) / arrival.due.value
