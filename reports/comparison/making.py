"""The two sides of a comparison, from what was asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from registry.errors import BadUsage
from registry.language import _
from registry.periods import last_day
from registry.store import Register
from reports.comparison.comparing import Comparison
from reports.comparison.papers import Subject, build, check_name
from reports.comparison.views import View
from reports.scope import Asked, Scope, scope


@dataclass(frozen=True, slots=True)
class Earlier:
    """With what a report is compared, as typed; None is not said. *register* is an earlier file, *path* its name."""

    period: str | None = None
    as_of: str | None = None
    known_on: str | None = None
    register: Register | None = None
    path: Path | None = None


@dataclass(frozen=True, slots=True)
class Comparing:
    """Two scopes for one report, checked; the reports themselves are built on demand, in the tongue of then."""

    report: str
    name: str | None
    today: date
    then: Scope
    now: Scope
    knew_until: str | None
    file: str

    @classmethod
    def of(
        cls,
        register: Register,
        today: date,
        report: str,
        name: str | None,
        asked: Asked,
        earlier: Earlier,
    ) -> Comparing:
        """The scopes; raises BadUsage for what is no period, day or report of one."""
        check_name(report, name)
        now = scope(register, today, asked)
        same_day = None if earlier.period else now.as_of
        asked_then = Asked(
            earlier.period or now.period.name,
            as_of=earlier.as_of or same_day,
            known_on=earlier.known_on or (None if earlier.register else asked.known_on),
        )
        theirs = earlier.register or register
        knew = last_day(earlier.known_on).isoformat() if earlier.known_on else None
        if earlier.register:
            knew = min(filter(None, (knew, _last_day(earlier.register))), default=None)
        file = earlier.path.name if earlier.path else ""
        then = scope(theirs, today, asked_then)
        if then.as_of > now.as_of:
            raise BadUsage(
                _("{then} is later than {now}: the earlier one comes after --with.").format(
                    then=then.as_of, now=now.as_of
                )
            )
        return cls(report, name, today, then, now, knew, file)

    def build(self) -> Comparison:
        """Both reports, in the current tongue, beside each other."""
        last = min(self.then.as_of, self.knew_until or self.then.as_of)
        return Comparison(
            self._view(self.then, last, self.knew_until, self.file),
            self._view(self.now, self.today.isoformat()),
        )

    def _view(self, of: Scope, today: str, knew_until: str | None = None, file: str = "") -> View:
        built = build(self.report, Subject(of, self.name, today))
        return View(of, built, today, knew_until, file)


def _last_day(register: Register) -> str | None:
    """The day of the newest entry of a register file."""
    rows = register.query("SELECT MAX(substr(at, 1, 10)) FROM entry")
    return rows[0][0] if rows else None
