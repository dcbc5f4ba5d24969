"""What a report speaks of: its period, the point in time before, the communities, and the names of things."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

import catalog.measures  # noqa: F401  (makes the catalogue's measures known)
from catalog.duties import Duty, duties
from registry.errors import UnknownName
from registry.intake.cells import brackets
from registry.journal import known_on
from registry.language import _
from registry.measures import Measuring
from registry.names import Directory, Unresolved
from registry.periods import Period, last_day, period
from registry.store import EVERYTHING, Register
from reports.wording import notice_of


@dataclass
class Scope:
    """A report's view of a register. *as_of* is the day whose state is shown, *before* the day it is set against."""

    register: Register
    period: Period
    as_of: str
    before: str
    known: int = EVERYTHING
    community: str | None = None
    district: str | None = None
    names: Directory = field(init=False)
    measuring: Measuring = field(init=False)
    books: dict[str, Any] = field(default_factory=dict, repr=False)
    """Books that were opened on it, by name, so that several reports read one."""

    def __post_init__(self) -> None:
        self.names = Directory(self.register)
        self.measuring = Measuring(
            self.register,
            {
                "known": self.known,
                "as_of": self.as_of,
                "before": self.before,
                "first": self.period.first,
                "after": self.period.after,
                "year": int(self.period.last[:4]),
                "community": self.community,
                "district": self.district,
                "everywhere": 0 if self.community or self.district else 1,
                "unit": "community",
            },
        )

    @property
    def place(self) -> str:
        """The name of what the report is about."""
        if self.community:
            return self.names.full_name("community", self.community)
        if self.district:
            return self.names.place_name(self.district)
        return self.names.place_name(self.names.city) if self.names.city else ""

    @property
    def notice(self) -> str:
        """What stands on every page: that the data are an example's, if they are."""
        return notice_of(self.names)

    def department(self, code: str | None, demander: str | None = None) -> str:
        """The name of a department, or of who else demands something."""
        if code:
            return self.names.departments.get(code, code)
        return demander or _("no department stated")

    def community_name(self, code: str) -> str:
        """The name of a community, with its district."""
        return self.names.full_name("community", code) if code in self.names.communities else code

    @cached_property
    def duties(self) -> list[Duty]:
        """The catalogue, all editions."""
        return duties(self.register, self.known)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the options of a report say, as typed; None is not said."""

    period: str | None = None
    against: str | None = None
    as_of: str | None = None
    known_on: str | None = None
    community: str | None = None
    district: str | None = None


def scope(register: Register, today: date, asked: Asked | None = None) -> Scope:
    """The scope that was asked for. Without a period it is the last year that has facts."""
    asked = asked or Asked()
    chosen = period(asked.period) if asked.period else _last_year(register, today)
    end = chosen.end if chosen.first > today.isoformat() else min(chosen.end, today.isoformat())
    day_asked = last_day(asked.as_of).isoformat() if asked.as_of else end
    earlier = period(asked.against).end if asked.against else _day_before(chosen)
    names = Directory(register)
    return Scope(
        register,
        chosen,
        day_asked,
        earlier,
        known_on(register, last_day(asked.known_on).isoformat() if asked.known_on else None),
        _code(names, "community", asked.community),
        _code(names, "place", asked.district),
    )


def _day_before(chosen: Period) -> str:
    """The last day before the period."""
    year, month = int(chosen.first[:4]), int(chosen.first[5:])
    return period(f"{year - (month == 1)}-{(month - 2) % 12 + 1:02d}").end


def _last_year(register: Register, today: date) -> Period:
    rows = register.query(
        "SELECT MAX(day) FROM (SELECT MAX(date) AS day FROM pushdown WHERE until_entry IS NULL UNION ALL "
        "SELECT MAX(date) FROM payment WHERE until_entry IS NULL UNION ALL "
        "SELECT MAX(date) FROM work WHERE until_entry IS NULL)"
    )
    latest = rows[0][0]
    return period(latest[:4] if latest and latest < today.isoformat() else str(today.year))


def _code(names: Directory, kind: str, name: str | None) -> str | None:
    if name is None:
        return None
    try:
        return (
            names.community(brackets(name)) if kind == "community" else names.place(brackets(name))
        )
    except Unresolved as unresolved:
        what = _("community") if kind == "community" else _("place")
        raise UnknownName(what, name, list(unresolved.nearest)) from None
