"""What would be free: the hours that communities would not spend without a department, a duty or a burden.

Without a duty go its recorded work and the burdens that serve it alone: a ledger that serves two duties goes only with
both, so that what several things free together may be more than what each frees alone. The difference is their
interaction; it is below zero where they overlap (a department and one of its duties). What would be done anyway is not
freed, and money is that of :mod:`registry.load.cost`: hours × the cost of an hour in their community + goods of a year.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from fractions import Fraction

from registry.errors import UnknownName
from registry.language import _
from registry.load.cost import Costs
from registry.load.workload import CommunityLoad, LoadBook
from registry.sheets import burden_kinds


@dataclass(frozen=True, slots=True)
class Gone:
    """What is thought away: a *kind* (department, duty, burden) and its code; for burdens a kind of burden or a name."""

    kind: str
    code: str
    label: str


@dataclass(slots=True)
class Freed:
    """Hours a year that are freed, by community; how many duties and burdens go, and of how many the hours are known.

    *labour* is what the hours cost whose wage is known, *goods* those that are stated; None where nothing is.
    """

    hours: dict[str, Fraction] = field(default_factory=lambda: defaultdict(Fraction))
    labour: Fraction | None = None
    goods: Fraction | None = None
    duties: set[str] = field(default_factory=set)
    burdens: int = 0
    parts: int = 0
    known: int = 0

    @property
    def total(self) -> Fraction | None:
        """Hours of all communities; None where those of no part are known."""
        return sum(self.hours.values(), Fraction(0)) if self.known else None

    @property
    def money(self) -> Fraction | None:
        """Hours × wage + goods of a year, in fen, as far as they are known; None where neither is."""
        if self.labour is None and self.goods is None:
            return None
        return (self.labour or Fraction(0)) + (self.goods or Fraction(0))


def interaction(together: Freed, alone: Sequence[Freed]) -> Fraction | None:
    """Hours freed together less the sum of those that each frees alone; None where any is unknown."""
    hours = [each.total for each in alone if each.total is not None]
    if together.total is None or len(hours) < len(alone):
        return None
    return together.total - sum(hours, Fraction(0))


class Counterfactual:
    """Asks a book of loads what would be free without this or that."""

    def __init__(self, book: LoadBook) -> None:
        self.book = book
        self.costs = Costs(book)
        duties = {*book.by_duty, *(spent.duty for spent in self.costs.spent)}
        self._departments = {duty: self.costs.department(duty) for duty in duties}

    def people(self, hours: Fraction) -> Fraction:
        """People whom so many hours need, with what all staff do besides."""
        capacity = self.book.capacity
        return hours / capacity.time.available * capacity.allowances.category_factor

    def without(self, gone: Iterable[Gone]) -> Freed:
        """What is freed when all of *gone* go together."""
        away = list(gone)
        departments = {one.code for one in away if one.kind == "department"}
        duties = {one.code for one in away if one.kind == "duty"}
        duties |= {duty for duty, owner in self._departments.items() if owner in departments}
        burdens = {one.code for one in away if one.kind == "burden"}
        found = Freed(duties=duties)
        for community, duty, done in self.book.work:
            load = self.book.communities.get(community)
            if duty not in duties or load is None:
                continue
            self._free(found, community, duty, load.hours_of(done))
        for burden in self.costs.burdens:
            serves_none_else = bool(burden.duties) and duties.issuperset(burden.duties)
            named = burden.kind in burdens or burden.name in burdens
            if not (named or serves_none_else or burden.department in departments):
                continue
            found.burdens += 1
            self._free(found, burden.community, burden.alone, burden.hours)
        for spent in self.costs.spent:
            if spent.duty in duties and spent.goods is not None:
                found.goods = (found.goods or Fraction(0)) + spent.goods
        return found

    def _free(self, found: Freed, community: str, duty: str | None, hours: Fraction | None) -> None:
        """A part's hours of a year are freed, but for what would be done anyway, and so is their cost."""
        found.parts += 1
        if hours is None:
            return
        found.known += 1
        left = hours * (1 - self.costs.anyway(duty, community))
        found.hours[community] += left
        wage = self.costs.wages.of(community)
        if wage is not None:
            found.labour = (found.labour or Fraction(0)) + left * wage.fen.middle

    def after(self, load: CommunityLoad, freed: Freed) -> Fraction | None:
        """People required in a community once that is free; None where its load is unknown."""
        staffing = load.staffing
        if staffing is None:
            return None
        return staffing.required - self.people(freed.hours.get(load.code, Fraction(0)))

    def overloaded(self, freed: Freed | None = None) -> int:
        """Communities with fewer people than required, as it is or once that is free."""
        count = 0
        for load in self.book.communities.values():
            required = self.after(load, freed or Freed())
            if required is not None and load.people is not None:
                count += load.people < required
        return count

    def duty_meant(self, text: str) -> Gone:
        """The duty of that code or name. Raises UnknownName where the register holds none and nobody recorded its work."""
        duties = self.book.duties
        code = duties.meant(text, self.book.by_duty)
        return Gone("duty", code, duties.name(code))

    def burden_meant(self, text: str) -> Gone:
        """The kind of burden (by key or label), or the burden of that name. Raises UnknownName where it means none."""
        for kind in burden_kinds().values():
            if text in (kind.kind, kind.zh, kind.en, kind.en.lower()):
                return Gone("burden", kind.kind, kind.label)
        names = {burden.name for burden in self.costs.burdens}
        if text in names:
            return Gone("burden", text, text)
        labels = [label for kind in burden_kinds().values() for label in (kind.zh, kind.en)]
        near = dict.fromkeys(get_close_matches(text, labels, 3, 0.4))
        near |= dict.fromkeys(get_close_matches(text, names, 3, 0.4))
        raise UnknownName(_("burden"), text, list(near)[:3])
