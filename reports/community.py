"""What the reports on communities speak of: the books of the whole city, opened once, and each community's part of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple

from registry.errors import AmbiguousName, UnknownName, ZhunruError
from registry.funding.grouping import Arrival, by_community
from registry.funding.holders import Holder
from registry.intake.cells import brackets, tidy
from registry.language import _
from registry.load.telling import of_inputs
from registry.load.wisn import Unworkable
from registry.load.workload import CommunityLoad, Done
from registry.names import KIND_LABELS, Unresolved
from registry.quantities import Amount, share
from reports.builders.overview import kinds_in_order
from reports.builders.pushdowns import AGAINST
from reports.builders.staffing_people import Row, Staff, Tally, together
from reports.funding import Funding
from reports.load import Load
from reports.scope import Scope


class NotThere(ZhunruError):
    """The community is known, but does not exist on the day of the report."""

    def __init__(self, name: str, day: str) -> None:
        super().__init__(
            _("There is no {name} on {day}: see its first and last day in the sheet 社区.").format(
                name=name, day=day
            )
        )


@dataclass(slots=True)
class Pushed:
    """Push-downs by department and duty: for each how many by what the catalogue said of them."""

    work: dict[tuple[str, str], dict[str, int]] = field(default_factory=dict)

    def add(self, department: str, duty: str, statuses: dict[str, int]) -> None:
        """So many more."""
        found = self.work.setdefault((department, duty), {})
        for status, number in statuses.items():
            found[status] = found.get(status, 0) + number

    @property
    def duties(self) -> int:
        """Different duties."""
        return len({duty for _department, duty in self.work})

    @property
    def statuses(self) -> dict[str, int]:
        """Push-downs by status."""
        found: dict[str, int] = defaultdict(int)
        for statuses in self.work.values():
            for status, number in statuses.items():
                found[status] += number
        return dict(found)

    def by_department(self) -> dict[str, Pushed]:
        """Those of each department."""
        found: dict[str, Pushed] = {}
        for (department, duty), statuses in self.work.items():
            found.setdefault(department, Pushed()).add(department, duty, statuses)
        return found


def in_all(statuses: dict[str, int]) -> int:
    """Push-downs of every status."""
    return sum(statuses.values())


def against(statuses: dict[str, int]) -> int:
    """Push-downs that go against the catalogue."""
    return sum(statuses.get(status, 0) for status in AGAINST)


def against_share(statuses: dict[str, int]) -> Amount:
    """Their share of the push-downs that there was a catalogue to judge by."""
    return share(against(statuses), in_all(statuses) - statuses.get("undetermined", 0))


class Burden(NamedTuple):
    """Burdens of one kind on a community at one point: how many, seconds a year, known for so many of them."""

    burdens: int = 0
    seconds: int = 0
    known: int = 0


@dataclass
class CityView:
    """The books of a scope's year. The scope is that of the whole city; each book is opened once, when first asked for."""

    scope: Scope
    _through: dict[str, Arrival] = field(default_factory=dict, init=False)

    @cached_property
    def homes(self) -> dict[str, Row]:
        """The communities that there are on the day, by code: street, district, type, households …"""
        rows = self.scope.measuring.rows("reached")
        return {row["code"]: row for row in sorted(rows, key=lambda row: str(row["code"]))}

    @cached_property
    def staff(self) -> Staff:
        """The people."""
        return Staff(self.scope)

    def people(self, code: str) -> Tally:
        """The people of a community, all posts; unknown parts are counted."""
        there = self.staff.by_home.get(code, {})
        tallies = []
        for post in self.staff.posts:
            tallies.append(Tally())
            tallies[-1].add(there.get(post))
        return together(tallies)

    @cached_property
    def money(self) -> Funding:
        """The money."""
        return Funding.of(self.scope)

    @cached_property
    def arrivals(self) -> dict[str, Arrival]:
        """What is due to each community and what it received."""
        return by_community(self.money.book, self.money.accounts)

    @cached_property
    def arrivals_by_duty(self) -> dict[str | None, dict[str, Arrival]]:
        """The same by duty; None is money of no named duty."""
        book = self.money.book
        return {one.duty: by_community(book, [one]) for one in self.money.accounts}

    def through(self, place: str) -> Arrival:
        """What went through the hands of a street or district, of all duties and for all its communities."""
        if place not in self._through:
            holder, found = Holder("place", place), Arrival()
            for account in self.money.accounts:
                found = found.plus(
                    came=account.came.get(holder, 0),
                    passed=account.went.get(holder, 0),
                    held=account.held(holder),
                )
            members = len(self.money.book.members.get(place, ()))
            self._through[place] = replace(found, communities=members)
        return self._through[place]

    @cached_property
    def _load(self) -> tuple[Load | None, str]:
        try:
            return Load.of(self.scope), ""
        except Unworkable as refusal:
            return None, str(refusal)

    @property
    def load(self) -> Load | None:
        """The load; None where the settings make no working time."""
        return self._load[0]

    @property
    def no_load(self) -> str:
        """Why there is no load; empty where there is one."""
        return self._load[1]

    @cached_property
    def inputs(self) -> str:
        """What a reader of any load has to know of its inputs, in words."""
        return of_inputs(self.load.book) if self.load else ""

    def load_of(self, code: str) -> CommunityLoad | None:
        """The load of a community; None where that of none can be worked out."""
        return self.load.book.communities.get(code) if self.load else None

    @cached_property
    def work(self) -> dict[str, dict[str, Done]]:
        """The recorded work by community and duty."""
        found: dict[str, dict[str, Done]] = defaultdict(lambda: defaultdict(Done))
        if self.load:
            for community, duty, done in self.load.book.work:
                found[community][duty].add(done)
        return {community: dict(duties) for community, duties in found.items()}

    @cached_property
    def kinds(self) -> list[str]:
        """The five burdens and every other kind that the register holds."""
        return kinds_in_order(self.scope)

    @cached_property
    def _burdens(self) -> dict[tuple[str, str, str], Burden]:
        return {
            (row["community"], row["kind"], row["point"]): Burden(
                row["burdens"], row["seconds"] or 0, row["seconds_known"]
            )
            for row in self.scope.measuring.rows("burden_by_community")
        }

    @cached_property
    def _held(self) -> set[str]:
        return {kind for _community, kind, _point in self._burdens}

    def burden(self, code: str, kind: str, point: str = "now") -> Burden | None:
        """The burdens of a kind on a community *now* or *before*; None where the register holds none of it anywhere."""
        if kind not in self._held:
            return None
        return self._burdens.get((code, kind, point), Burden())

    def burdens(self, code: str) -> list[Burden]:
        """The burdens of every kind on a community now, of the kinds that the register holds anywhere."""
        found = (self.burden(code, kind) for kind in self.kinds)
        return [each for each in found if each is not None]

    @cached_property
    def _pushed(self) -> dict[tuple[str, int], Pushed]:
        found: dict[tuple[str, int], Pushed] = defaultdict(Pushed)
        codes = self.money.book.duties
        for row in self.scope.measuring.rows("pushed_at"):
            at = found[row["target"], row["whole"]]
            at.add(row["department"], codes.code(row["duty"]), {row["status"]: row["pushdowns"]})
        return dict(found)

    def _targets(self, code: str) -> list[tuple[str, int]]:
        """Under what a community is pushed down to: by its own name, or with its street, its district or the city."""
        home = self.homes[code]
        above = dict.fromkeys((home["street"], home["district"], self.scope.names.city))
        return [(code, 0), *((str(place), 1) for place in above if place)]

    @cached_property
    def _statuses(self) -> dict[tuple[str, int], dict[str, int]]:
        return {target: pushed.statuses for target, pushed in self._pushed.items()}

    def statuses(self, code: str) -> dict[str, int] | None:
        """The push-downs to a community, itself or with the places around it, by what the catalogue said of them.

        None where the register holds no push-down of the period.
        """
        if not self._pushed:
            return None
        found: dict[str, int] = defaultdict(int)
        for target in self._targets(code):
            for status, number in self._statuses.get(target, {}).items():
                found[status] += number
        return dict(found)

    def pushed(self, code: str) -> Pushed:
        """The same by department and duty."""
        found = Pushed()
        for target in self._targets(code):
            for (department, duty), statuses in self._pushed.get(target, Pushed()).work.items():
                found.add(department, duty, statuses)
        return found

    def direct(self, code: str) -> int:
        """How many of them were pushed down to the community by its own name."""
        return in_all(self._statuses.get((code, 0), {}))

    def size(self, code: str, what: str) -> Amount:
        """Households or residents of a community."""
        return self.staff.size_of(what, [code])


def community_code(city: CityView, name: str) -> str:
    """The code of the community that *name* means; refused with the nearest names where it means none, or several."""
    scope = city.scope
    try:
        code = scope.names.community(brackets(tidy(name)))
    except Unresolved as unresolved:
        refusal = AmbiguousName if unresolved.ambiguous else UnknownName
        raise refusal(_(KIND_LABELS["community"]), name, list(unresolved.nearest)) from None
    if code not in city.homes:
        raise NotThere(scope.community_name(code), scope.as_of)
    return code
