"""The decision: people's, with body and document. What follows from it is written as facts in the same entry."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from catalog.duties import duties
from catalog.profiles import Profile
from catalog.profiles.verdicts import Advice
from catalog.requests import DECIDED, Move, Request, State, current_state, request, require
from catalog.requests.facts import add_fact, add_move
from catalog.requests.waivers import waivers
from catalog.vetting import bench, vet
from catalog.vetting.cost import payment_days
from catalog.vetting.recorded import add_verdict
from registry import periods
from registry.errors import BadUsage, ZhunruError
from registry.journal import Act, Entry
from registry.language import N_, _
from registry.store import Register

LEVELS = ("street", "district", "city", "province")
"""Levels of bodies and applicants, the lowest first."""

LEVEL_LABELS = {
    "street": N_("street"),
    "district": N_("district"),
    "city": N_("city"),
    "province": N_("province"),
}

FOLLOWS: dict[State, frozenset[Advice]] = {
    State.ADMITTED: frozenset({Advice.ADMIT}),
    State.ON_CONDITIONS: frozenset({Advice.ADMIT, Advice.ON_CONDITIONS}),
    State.REFUSED: frozenset({Advice.REFUSE, Advice.RETURN}),
    State.BOUGHT: frozenset({Advice.BUY}),
    State.EXEMPT: frozenset({Advice.EXEMPT}),
}
"""Which advice each decision follows; one that departs from the advice says why."""

_LEVEL_IN_NAME = (
    ("province", re.compile(r"^(?:.{2,4}省|省|.{2,5}自治区)")),
    ("street", re.compile(r"(?:街道|镇|乡)")),
    ("district", re.compile(r"^.{0,6}?(?<!社)[区县]")),
    ("city", re.compile(r"^.{0,6}?市")),
)
_YEARS = ("money", "money_2", "money_3")


class WrongLevel(ZhunruError):
    """The body stands below the applicant, or is not the one that the rules name."""

    def __init__(self, body: str, level: str, wanted: str, profile: str) -> None:
        super().__init__(
            _(
                "{body} ({level}) cannot decide this request: by the rules “{profile}” that is for the {wanted}."
            ).format(
                body=body,
                level=_(LEVEL_LABELS[level]),
                wanted=_(LEVEL_LABELS[wanted]),
                profile=profile,
            )
        )


class NotTheirs(ZhunruError):
    """The rules of procedure name who records decisions, and it is somebody else."""

    def __init__(self, by: str, names: list[str], profile: str) -> None:
        super().__init__(
            _(
                "By {profile}, decisions are recorded by {names}; you act as {by}. Nothing was recorded. Who acts: --by NAME, "
                "ZHUNRU_BY, or by = in zhunru.toml."
            ).format(profile=profile, names=_(", ").join(names), by=by)
        )


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided: by which body, by which document, on which day; dates are ISO, *ends* the first day after."""

    request: str
    state: State
    body: str
    document_number: str
    date: str
    level: str | None = None
    note: str | None = None
    conditions: str | None = None
    starts: str | None = None
    ends: str | None = None
    review_on: str | None = None
    duty: str | None = None


@dataclass(slots=True)
class Decided:
    """What a decision wrote: its entry, the advice that lay before it, and what follows."""

    entry: int
    advice: Advice
    duty: str | None = None
    starts: str | None = None
    ends: str | None = None
    review_on: str | None = None
    dues: list[tuple[int, int, str | None]] = field(default_factory=list)


def decide(
    register: Register,
    act: Act,
    decision: Decision,
    profile: Profile,
    *,
    dry_run: bool = False,
    on_wait: Callable[[], None] | None = None,
) -> Decided:
    """The request is decided; the admission, the money due and the review date are facts of the same entry.

    Raises:
        BadUsage: where document, conditions, reason or dates are missing or wrong.
        NotTheirs: where the profile names who records decisions, and it is somebody else.
        WrongLevel: where the body may not decide on this applicant.
        StepRefused: where the request was decided already, be it a moment ago by somebody else.
    """
    _complete(decision)
    recorders = profile.get("procedure.recorders")
    if recorders and recorders.binds and act.by not in recorders.value:
        raise NotTheirs(act.by, list(recorders.value), profile.title)
    with register.transaction(dry_run=dry_run, on_wait=on_wait) as connection:
        asked = request(register, decision.request)
        require(asked.code, current_state(register, asked.code), decision.state)
        if decision.date < asked.date:
            raise BadUsage(
                _("Request {code} was filed on {filed}; it cannot be decided on {day}.").format(
                    code=asked.code, filed=asked.date, day=decision.date
                )
            )
        shared = bench(register, profile)
        applicant = shared.records.department(asked.department)[1] or asked.level
        _right_level(decision, applicant, profile)
        held = waivers(register, asked.code).get(asked.code, [])
        verdict = vet(shared, asked, decision.date, held)
        _follows(decision, verdict.advice)
        entry = Entry(connection, act)
        code = add_verdict(entry, verdict)
        add_move(entry, _move(decision, code))
        done = Decided(entry.id, verdict.advice)
        if decision.state is not State.REFUSED:
            _admit(entry, register, asked, decision, done)
        entry.close()
        return done


def _complete(decision: Decision) -> None:
    if decision.state not in DECIDED:
        raise BadUsage(
            _("A decision is one of {names}.").format(names=_(", ").join(sorted(DECIDED)))
        )
    if not decision.body.strip() or not decision.document_number.strip():
        raise BadUsage(_("A decision needs its body (--body) and its document (--document)."))
    days = (decision.date, decision.starts, decision.ends, decision.review_on)
    for day in filter(None, days):
        periods.day(day)
    if decision.starts and decision.ends and decision.ends <= decision.starts:
        raise BadUsage(
            _("It cannot end on {end}, before it begins on {start}.").format(
                end=decision.ends, start=decision.starts
            )
        )
    if decision.state is State.ON_CONDITIONS and not decision.conditions:
        raise BadUsage(_("Say the conditions, with --conditions."))
    if decision.state is State.REFUSED and not decision.note:
        raise BadUsage(_("Say why it is refused, with --note."))


def _right_level(decision: Decision, applicant: str | None, profile: Profile) -> None:
    """The body is of the applicant's level or above; where the profile names bodies by level, of that level."""
    level = decision.level or level_in_name(decision.body)
    if applicant not in LEVELS:
        return
    if level is None:
        raise BadUsage(
            _("The level of {body} cannot be told from its name; say it with --level.").format(
                body=decision.body
            )
        )
    named = profile.get("procedure.body")
    exact = named is not None and named.binds and applicant in named.value
    below = LEVELS.index(level) < LEVELS.index(applicant)
    if below or (exact and level != applicant):
        raise WrongLevel(decision.body, level, applicant, profile.title)


def level_in_name(body: str) -> str | None:
    """The level that the name of a body tells: 市…, 示东区…, …街道; None where it tells none."""
    return next((level for level, form in _LEVEL_IN_NAME if form.search(body)), None)


def _follows(decision: Decision, advice: Advice) -> None:
    if advice in FOLLOWS[decision.state] or decision.note:
        return
    raise BadUsage(
        _(
            "The advice is “{advice}”; a decision that departs from it says why, with --note. See: zhunru vet {request} --as-of {day}"
        ).format(advice=advice.label, request=decision.request, day=decision.date)
    )


def _move(decision: Decision, verdict: str) -> Move:
    said = [part for part in (decision.conditions, decision.note) if part]
    return Move(
        decision.request,
        decision.state,
        decision.date,
        decision.body,
        decision.level or level_in_name(decision.body),
        decision.document_number,
        "；".join(said) or None,
        verdict,
    )


def _admit(
    entry: Entry, register: Register, asked: Request, decision: Decision, done: Decided
) -> None:
    """What follows from an admission: the duty is listed, its money due, its review set; an end ends the duty."""
    if asked.type == "end":
        done.duty = asked.duty or asked.name
        done.ends = decision.ends or asked.starts or decision.date
        _end_admissions(entry, register, done.duty, done.ends)
        _end_lines(entry, register, asked, decision, done.ends)
        return
    done.duty = decision.duty or asked.duty or asked.code
    done.starts = decision.starts or asked.starts or decision.date
    done.ends = decision.ends or asked.ends
    done.review_on = decision.review_on or asked.review_on
    bought = decision.state is State.BOUGHT
    columns = {
        "request": asked.code,
        "code": done.duty,
        "name": asked.name,
        "kind": "purchasable" if bought else "entrusted",
        "class": asked.duty_class,
        "department": asked.department,
        "basis": asked.basis,
        "part": asked.part,
        "community": asked.community,
        "place": asked.place,
        "body": decision.body,
        "document_number": decision.document_number,
        "conditions": decision.conditions,
        "exempt": int(decision.state is State.EXEMPT),
        "review_on": done.review_on,
        "valid_from": done.starts,
        "valid_to": done.ends,
    }
    add_fact(entry, "admission", (asked.code,), columns)
    for position, name in enumerate(_YEARS):
        amount = getattr(asked, name)
        if amount is not None and amount > 0:
            _add_due(entry, asked, decision, done, position, amount)


def _add_due(
    entry: Entry, asked: Request, decision: Decision, done: Decided, position: int, amount: int
) -> None:
    """Money of one year is due: on the last day of payment that the request states for the year, if it states one."""
    year = int(str(done.starts)[:4]) + position
    days, _unread = payment_days(asked.payment_dates or "")
    due_on = max((day for day in days if day.startswith(str(year))), default=None)
    columns = {
        "request": asked.code,
        "duty": done.duty,
        "department": asked.department,
        "community": asked.community,
        "place": asked.place,
        "year": year,
        "due_on": due_on,
        "amount": amount,
        "source": decision.document_number,
    }
    add_fact(entry, "due", (asked.code, year), columns)
    done.dues.append((year, amount, due_on))


def _end_lines(
    entry: Entry, register: Register, asked: Request, decision: Decision, day: str
) -> None:
    """The lines of the catalogue that hold on *day* leave it: the department took the duty back."""
    from catalog.editions.retiring import Leaving, retire_within  # noqa: PLC0415  (only for an end)

    named = asked.duty or asked.name
    for duty in duties(register):
        if duty.holds_on(day) and named in (duty.code, duty.name) and duty.kind != "barred":
            leaving = Leaving(
                duty.code,
                "taken_back",
                edition=duty.edition,
                document_number=decision.document_number,
                date=day,
                note=asked.reason,
            )
            retire_within(entry, register, leaving)


def _end_admissions(entry: Entry, register: Register, duty: str, day: str) -> None:
    """Admissions of that code or name hold up to *day*."""
    rows = register.query(
        "SELECT * FROM admission WHERE until_entry IS NULL AND (code = ? OR name = ?) "
        "AND (valid_to IS NULL OR valid_to > ?) ORDER BY id",
        (duty, duty, day),
    )
    names = [name for (name,) in register.query("SELECT name FROM pragma_table_info('admission')")]
    for row in rows:
        fact = dict(zip(names, row, strict=True))
        entry.end("admission", [fact.pop("id")])
        identity = (fact["request"],)
        kept = {k: v for k, v in fact.items() if k not in ("entry_id", "until_entry", "key")}
        add_fact(entry, "admission", identity, {**kept, "valid_to": day})
