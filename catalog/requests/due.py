"""What is due when: decisions, reviews, expiries, answers, payments; what is overdue, and what merely waits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from functools import cached_property

from catalog.clock import Calendar, Day
from catalog.profiles import Profile
from catalog.requests import WAITING, State, filed_on, moves, requests, state_of
from registry.language import N_, _
from registry.periods import first_day
from registry.quantities import yuan
from registry.store import Register

SETTLED = frozenset(
    {State.ADMITTED, State.ON_CONDITIONS, State.REFUSED, State.BOUGHT, State.WITHDRAWN}
)
"""States after which an emergency needs no regularisation any more."""


class Kind(StrEnum):
    """What is due."""

    DECISION = "decision"
    RETURNED = "returned"
    REGULARISE = "regularise"
    REVIEW = "review"
    EXPIRY = "expiry"
    WAIVER = "waiver"
    ANSWER = "answer"
    MONEY = "money"

    @property
    def label(self) -> str:
        """Its name in the current tongue."""
        return _(KIND_LABELS[self])


KIND_LABELS = {
    Kind.DECISION: N_("decision"),
    Kind.RETURNED: N_("completion by the applicant"),
    Kind.REGULARISE: N_("regularisation of an emergency"),
    Kind.REVIEW: N_("review"),
    Kind.EXPIRY: N_("expiry"),
    Kind.WAIVER: N_("end of a waiver"),
    Kind.ANSWER: N_("the department's answer"),
    Kind.MONEY: N_("payment"),
}

EXPIRES = frozenset({Kind.EXPIRY, Kind.WAIVER})
"""What ends by itself on its day: afterwards nothing is owed."""


class When(StrEnum):
    """How a day lies to the day of asking."""

    OVERDUE = "overdue"
    DUE = "due"
    EXPIRING = "expiring"
    OPEN = "open"

    @property
    def label(self) -> str:
        """Its name in the current tongue."""
        return _(WHEN_LABELS[self])


WHEN_LABELS = {
    When.OVERDUE: N_("overdue"),
    When.DUE: N_("due"),
    When.EXPIRING: N_("expires"),
    When.OPEN: N_("waits, no day set"),
}


@dataclass(frozen=True, slots=True)
class Due:
    """Something that is due: on which day (ISO, None where no rule sets one), of whom, and what there is to know."""

    kind: Kind
    day: str | None
    code: str
    name: str
    department: str
    detail: str = ""
    provisional: bool = False

    def when(self, as_of: str) -> When:
        """How its day lies to *as_of*: what is due today is not overdue."""
        if self.day is None:
            return When.OPEN
        if self.kind in EXPIRES:
            return When.EXPIRING
        return When.OVERDUE if _last_day(self.day) < as_of else When.DUE

    def days(self, as_of: str) -> int | None:
        """Calendar days from *as_of* to its day; below zero where that is past."""
        if self.day is None:
            return None
        return (first_day(self.day) - first_day(as_of)).days


def _last_day(day: str) -> str:
    """*day*, or for a month something after all its days."""
    return day if len(day) > len("2026-05") else f"{day}-99"


def due(
    register: Register, profile: Profile, calendar: Calendar, as_of: str, days: int
) -> list[Due]:
    """What is overdue on *as_of*, due or ending within *days* after it, or waiting without a day; overdue first."""
    last = (first_day(as_of) + timedelta(days=days)).isoformat()
    ledger = _Ledger(register, profile, calendar, as_of)
    found = [one for one in ledger.all() if one.day is None or one.day <= last]
    kept = [one for one in found if one.kind not in EXPIRES or str(one.day) >= as_of]
    order = list(When)
    return sorted(kept, key=lambda one: (order.index(one.when(as_of)), one.day or "", one.code))


@dataclass
class _Ledger:
    """All that has a day, in one register under one profile."""

    register: Register
    profile: Profile
    calendar: Calendar
    as_of: str

    def all(self) -> Iterator[Due]:
        """Everything, in no order."""
        yield from self._requests()
        yield from self._admissions()
        yield from self._catalogue()
        yield from self._waivers()
        yield from self._answers()
        yield from self._money()

    @cached_property
    def departments(self) -> dict[str, str]:
        """Names of departments by code."""
        sql = "SELECT code, name FROM department WHERE until_entry IS NULL"
        return dict(self.register.query(sql))

    @cached_property
    def duties(self) -> dict[str, str]:
        """Names of duties by code, those of admissions first."""
        sql = (
            "SELECT code, name FROM duty WHERE until_entry IS NULL "
            "UNION ALL SELECT code, name FROM admission WHERE until_entry IS NULL"
        )
        return dict(self.register.query(sql))

    def _within(self, key: str, day: str) -> Day | None:
        """The last of so many working days after *day*, where the profile gives their number."""
        setting = self.profile.get(key)
        if setting is None or not setting.binds:
            return None
        return self.calendar.add(day, setting.value)

    def _requests(self) -> Iterator[Due]:
        steps = moves(self.register)
        for request in requests(self.register):
            taken = steps.get(request.code, [])
            about = request.code, request.name, self._department(request.department)
            if state_of(taken) in WAITING:
                filed = filed_on(request, taken)
                limit = self._within("procedure.decide_days", filed)
                detail = _("filed on {day}").format(day=filed)
                yield _limited(Kind.DECISION, limit, about, detail)
            elif state_of(taken) is State.RETURNED:
                detail = _("returned on {day}").format(day=taken[-1].date)
                yield Due(Kind.RETURNED, None, *about, detail)
            if request.regularised_by and not SETTLED & {step.state for step in taken}:
                yield Due(Kind.REGULARISE, request.regularised_by, *about)

    def _department(self, code: str | None) -> str:
        return self.departments.get(code or "", code or "")

    def _admissions(self) -> Iterator[Due]:
        """Reviews and ends of what was admitted; an admission that another one continues does not run out."""
        rows = self.register.query(
            "SELECT code, name, department, document_number, review_on, valid_to FROM admission "
            "WHERE until_entry IS NULL AND (valid_to IS NULL OR valid_to >= ?) ORDER BY id",
            (self.as_of,),
        )
        last: dict[str, str] = {}
        for row in rows:
            last[row[0]] = max(last.get(row[0], ""), row[5] or "9999")
        for code, name, department, document, review_on, ends in rows:
            about = code, name, self._department(department)
            if review_on and review_on <= (ends or "9999"):
                yield Due(Kind.REVIEW, review_on, *about, document)
            if ends and ends == last[code]:
                yield Due(Kind.EXPIRY, ends, *about, document)

    def _catalogue(self) -> Iterator[Due]:
        editions = self.register.query(
            "SELECT code, document_number, valid_to FROM edition WHERE until_entry IS NULL AND valid_to >= ?",
            (self.as_of,),
        )
        for code, document, ends in editions:
            yield Due(Kind.EXPIRY, ends, code, _("catalogue"), "", document or "")
        duties = self.register.query(
            "SELECT edition, code, name, department, valid_to FROM duty WHERE until_entry IS NULL AND valid_to >= ?",
            (self.as_of,),
        )
        for edition, code, name, department, ends in duties:
            yield Due(Kind.EXPIRY, ends, code, name, self._department(department), edition)

    def _waivers(self) -> Iterator[Due]:
        rows = self.register.query(
            "SELECT waiver.request, request.name, request.department, waiver.rule, waiver.waived_by, waiver.until "
            "FROM waiver JOIN request ON request.code = waiver.request AND request.until_entry IS NULL "
            "WHERE waiver.until_entry IS NULL AND waiver.until IS NOT NULL ORDER BY waiver.id"
        )
        for code, name, department, rule, who, until in rows:
            detail = _("{rule}, waived by {who}").format(rule=rule, who=who)
            yield Due(Kind.WAIVER, until, code, name, self._department(department), detail)

    def _answers(self) -> Iterator[Due]:
        rows = self.register.query(
            "SELECT COALESCE(community, place, ''), department, duty, COALESCE(declined_on, date) FROM decline "
            "WHERE until_entry IS NULL AND answered_on IS NULL AND answer IS NULL ORDER BY id"
        )
        for where, department, duty, day in rows:
            limit = self._within("procedure.answer_days", day)
            name = self.duties.get(duty, duty)
            detail = _("declined on {day}").format(day=day)
            about = where, name, self._department(department)
            yield _limited(Kind.ANSWER, limit, about, detail)

    def _money(self) -> Iterator[Due]:
        """Money due that payments of its department for that duty do not cover; the oldest is paid first."""
        paid = self._paid()
        rows = self.register.query(
            "SELECT duty, department, COALESCE(due_on, year || '-12-31') AS day, amount, source FROM due "
            "WHERE until_entry IS NULL ORDER BY day, id"
        )
        for duty, department, day, amount, source in rows:
            key = department, self._code(duty)
            covered = min(paid.get(key, 0), amount or 0)
            paid[key] = paid.get(key, 0) - covered
            if amount is None or amount > covered:
                detail = _("{amount} of {source}").format(
                    amount=_("unknown") if amount is None else yuan(amount - covered),
                    source=source,
                )
                name = self.duties.get(duty, duty)
                yield Due(Kind.MONEY, day, duty, name, self._department(department), detail)

    def _paid(self) -> dict[tuple[str, str], int]:
        rows = self.register.query(
            "SELECT payer, duty, SUM(amount) FROM payment WHERE until_entry IS NULL AND payer_kind = 'department' "
            "AND duty IS NOT NULL AND date <= ? GROUP BY payer, duty",
            (self.as_of,),
        )
        paid: dict[tuple[str, str], int] = {}
        for payer, duty, amount in rows:
            key = payer, self._code(duty)
            paid[key] = paid.get(key, 0) + max(amount or 0, 0)
        return paid

    @cached_property
    def _codes(self) -> dict[str, str]:
        return {name: code for code, name in self.duties.items()}

    def _code(self, duty: str) -> str:
        """The code of a duty that may be written by its name."""
        return duty if duty in self.duties else self._codes.get(duty, duty)


def _limited(kind: Kind, limit: Day | None, about: tuple[str, str, str], detail: str) -> Due:
    if limit is None:
        return Due(kind, None, *about, detail)
    return Due(kind, limit.iso, *about, detail, limit.provisional)
