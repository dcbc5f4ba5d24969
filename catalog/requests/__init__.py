"""Requests: what a department asks to put on communities, and the steps that a request has taken."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache

from registry.errors import ZhunruError
from registry.language import N_, _
from registry.store import Register


class State(StrEnum):
    """Where a request stands."""

    DRAFT = "draft"
    FILED = "filed"
    RETURNED = "returned"
    UNDER_REVIEW = "under_review"
    ADMITTED = "admitted"
    ON_CONDITIONS = "admitted_on_conditions"
    REFUSED = "refused"
    BOUGHT = "bought_as_service"
    EXEMPT = "exempt"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"

    @property
    def label(self) -> str:
        """Its name in the current tongue."""
        return _(STATE_LABELS[self])


STATE_LABELS = {
    State.DRAFT: N_("draft"),
    State.FILED: N_("filed"),
    State.RETURNED: N_("returned"),
    State.UNDER_REVIEW: N_("under review"),
    State.ADMITTED: N_("admitted"),
    State.ON_CONDITIONS: N_("admitted on conditions"),
    State.REFUSED: N_("refused"),
    State.BOUGHT: N_("bought as a service"),
    State.EXEMPT: N_("exempt"),
    State.PUBLISHED: N_("published"),
    State.WITHDRAWN: N_("withdrawn"),
    State.EXPIRED: N_("expired"),
}

DECIDED = frozenset(
    {State.ADMITTED, State.ON_CONDITIONS, State.REFUSED, State.BOUGHT, State.EXEMPT}
)
"""States that only a decision brings about."""

OPEN = frozenset({State.DRAFT, State.FILED, State.RETURNED, State.UNDER_REVIEW})
"""States in which a request still waits for its decision."""

WAITING = frozenset({State.FILED, State.UNDER_REVIEW})
"""States in which it lies with those who decide."""

_BEFORE_DECISION = frozenset({State.RETURNED, State.WITHDRAWN, *DECIDED})
FOLLOWING: dict[State | None, frozenset[State]] = {
    None: frozenset({State.DRAFT, State.FILED}),
    State.DRAFT: frozenset({State.FILED, State.WITHDRAWN}),
    State.FILED: _BEFORE_DECISION | {State.UNDER_REVIEW},
    State.RETURNED: frozenset({State.FILED, State.WITHDRAWN}),
    State.UNDER_REVIEW: _BEFORE_DECISION,
    State.ADMITTED: frozenset({State.PUBLISHED, State.EXPIRED}),
    State.ON_CONDITIONS: frozenset({State.PUBLISHED, State.EXPIRED}),
    State.BOUGHT: frozenset({State.PUBLISHED, State.EXPIRED}),
    State.EXEMPT: frozenset({State.PUBLISHED, State.EXPIRED}),
    State.REFUSED: frozenset({State.PUBLISHED}),
    State.PUBLISHED: frozenset({State.EXPIRED}),
    State.WITHDRAWN: frozenset(),
    State.EXPIRED: frozenset(),
}
"""Which state may follow which; None stands before the first."""


class Subject(StrEnum):
    """What is asked for."""

    DUTY = "duty"
    SIGNBOARD = "signboard"
    FORM = "form"
    INSPECTION = "inspection"
    SURVEY = "survey"
    TRAINING = "training"
    CAMPAIGN = "campaign"
    BODY = "body"
    TEMPORARY = "temporary"


class NoSuchRequest(ZhunruError):
    """The register holds no request of that number."""

    def __init__(self, code: str) -> None:
        super().__init__(
            _("The register holds no request {code}. See: zhunru request list").format(code=code)
        )


class StepRefused(ZhunruError):
    """A request cannot go from its state to another."""

    def __init__(self, code: str, state: State, wanted: State) -> None:
        super().__init__(
            _(
                "Request {code} is {state}; it cannot become {wanted} from there. Its steps: zhunru request show {code}"
            ).format(code=code, state=state.label, wanted=wanted.label)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A request as it was filed; columns as in table ``request``: money in fen, time in minutes, flags 0 or 1.

    What was not said is None. ``duty_class`` is the column ``class``.
    """

    code: str
    date: str
    department: str
    type: str
    subject: str
    name: str
    level: str | None = None
    duty: str | None = None
    duty_class: str | None = None
    reason: str | None = None
    basis: str | None = None
    basis_mark: str | None = None
    plan: int | None = None
    part: str | None = None
    starts: str | None = None
    ends: str | None = None
    review_on: str | None = None
    frequency: str | None = None
    yearly_60: int | None = None
    yearly_60_mark: str | None = None
    volume: int | None = None
    volume_mark: str | None = None
    minutes_each: int | None = None
    minutes_each_mark: str | None = None
    community: str | None = None
    place: str | None = None
    powers: str | None = None
    powers_mark: str | None = None
    staff: int | None = None
    staff_mark: str | None = None
    training: str | None = None
    training_mark: str | None = None
    premises: str | None = None
    premises_mark: str | None = None
    compensation: int | None = None
    compensation_mark: str | None = None
    full_time: int | None = None
    money: int | None = None
    money_mark: str | None = None
    money_2: int | None = None
    money_2_mark: str | None = None
    money_3: int | None = None
    money_3_mark: str | None = None
    goods: int | None = None
    goods_mark: str | None = None
    money_source: str | None = None
    budget_code: str | None = None
    money_standard: str | None = None
    payment_dates: str | None = None
    savings: int | None = None
    streets_heard: int | None = None
    communities_heard: int | None = None
    opinions: str | None = None
    legality: int | None = None
    exemption: str | None = None
    regularised_by: str | None = None
    fields: str | None = None
    position: str | None = None
    inspection: str | None = None
    separate_inspection: int | None = None
    veto: int | None = None
    pledge: int | None = None
    paper: str | None = None
    characters: int | None = None
    characters_mark: str | None = None
    exchange: str | None = None

    @property
    def is_permanent(self) -> bool:
        """Whether it is to go on without an end."""
        return self.ends is None and self.subject != Subject.TEMPORARY

    @property
    def digest(self) -> str:
        """SHA-256 over all that was said."""
        said = [getattr(self, name) for name in _field_names()]
        return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


@cache
def columns() -> tuple[str, ...]:
    """The columns of table ``request``, in the order of the fields of :class:`Request`."""
    named = (field.name for field in fields(Request))
    return tuple("class" if name == "duty_class" else name for name in named)


@dataclass(frozen=True, slots=True)
class Move:
    """A step of a request."""

    request: str
    state: State
    date: str
    body: str | None = None
    level: str | None = None
    document_number: str | None = None
    note: str | None = None
    verdict: str | None = None
    entry: int | None = None


def requests(register: Register, code: str | None = None) -> list[Request]:
    """The live requests, or the one of that number, in the order of their filing."""
    rows = register.query(
        f"SELECT {', '.join(columns())} FROM request WHERE until_entry IS NULL "
        + ("AND code = ? " if code is not None else "")
        + "ORDER BY date, code",
        () if code is None else (code,),
    )
    return [_request(row) for row in rows]


def _request(row: tuple[object, ...]) -> Request:
    return Request(**dict(zip(_field_names(), row, strict=True)))  # type: ignore[arg-type]


@cache
def _field_names() -> tuple[str, ...]:
    return tuple(field.name for field in fields(Request))


def request(register: Register, code: str) -> Request:
    """The live request of that number."""
    for found in requests(register, code.strip()):
        return found
    raise NoSuchRequest(code)


def moves(register: Register, code: str | None = None) -> dict[str, list[Move]]:
    """The live steps by request, in the order in which they were taken."""
    rows = register.query(
        "SELECT request, state, date, body, level, document_number, note, verdict, entry_id FROM move "
        "WHERE until_entry IS NULL " + ("AND request = ? " if code else "") + "ORDER BY id",
        (code,) if code else (),
    )
    found: dict[str, list[Move]] = {}
    for name, state, *rest in rows:
        found.setdefault(name, []).append(Move(name, State(state), *rest))
    return found


def state_of(steps: list[Move]) -> State:
    """The state after *steps*; a request on record without any step is filed."""
    return steps[-1].state if steps else State.FILED


def current_state(register: Register, code: str) -> State:
    """The state of the request of that number now."""
    return state_of(moves(register, code).get(code, []))


def require(code: str, state: State | None, wanted: State) -> None:
    """Nothing, if *wanted* may follow *state*; else :class:`StepRefused`."""
    if wanted not in FOLLOWING[state]:
        raise StepRefused(code, state or State.DRAFT, wanted)


def filed_on(request: Request, steps: list[Move]) -> str:
    """The day on which *request* was filed last: a returned one is filed anew."""
    filed = [step.date for step in steps if step.state is State.FILED]
    return filed[-1] if filed else request.date
