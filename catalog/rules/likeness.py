"""The same again: a live duty, ledger or form; a refused or retired duty under a new name; one request in pieces."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from catalog.exact import listed_first
from catalog.requests import Request, State, Subject
from catalog.requests.unsaid import says_nothing
from catalog.vetting.case import Case, listed
from catalog.vetting.records import Admitted
from registry.findings import Finding, Severity, rule
from registry.language import N_, _

if TYPE_CHECKING:
    from catalog.likeness import Likeness

NEW = frozenset({"new", "reinstatement"})
"""Types that bring something that is not there."""

BRINGING = frozenset({"new", "change"})
"""Types under which something else may come in, under its own name or as a change of what is there."""

WORKING = frozenset(
    {Subject.DUTY, Subject.SURVEY, Subject.CAMPAIGN, Subject.TEMPORARY, Subject.TRAINING}
)
"""Subjects that stand or would stand in the catalogue: a duty may come back as a temporary task or a survey."""

DUTY = rule(
    "duplicates.duty",
    Severity.ERROR,
    N_(
        "The catalogue has this already: “{known}” ({code}, {department}). Both speak of: {shared}."
    ),
    N_("Use “{known}”; if it is to change, ask for a change of it."),
    prose=N_("What the catalogue has is not admitted a second time."),
    passes=N_("No live duty is the same."),
    unknown=N_("Whether the catalogue has it already cannot be told: {missing}."),
)
PAPER = rule(
    "duplicates.paper",
    Severity.ERROR,
    N_("Communities keep this already: “{known}” of {department}, in {communities} communities."),
    N_("Use “{known}”, or end it with this one."),
    prose=N_("A ledger or form that communities keep is not asked for a second time."),
    passes=N_("No ledger or form on record is the same."),
    unknown=N_("Whether communities keep it already cannot be told: {missing}."),
)
FIELDS = rule(
    "duplicates.fields",
    Severity.ERROR,
    N_("{count} of its {asked} fields stand already in “{known}” of {department}: {fields}."),
    N_("Take these from “{known}”{rest}."),
    prose=N_("A form asks for nothing that another asks for already."),
    passes=N_("No ledger or form on record asks for {percent}% of its fields or more."),
    unknown=N_("Whether its fields are asked for already cannot be told: {missing}."),
)
RETIRED = rule(
    "duplicates.retired",
    Severity.ERROR,
    N_("This was retired from the catalogue {edition} as “{known}” ({code}): {cause}."),
    N_("Ask for its reinstatement, and say what has changed since."),
    prose=N_("A retired duty does not come back under another name."),
    passes=N_("No retired duty is the same."),
)
REFUSED = rule(
    "duplicates.refused",
    Severity.ERROR,
    N_("This was refused as “{known}” (request {code}, {day})."),
    N_("Say what has changed since the decision, or take the request back."),
    prose=N_("A refused request does not come back under another name."),
    passes=N_("No refused request is the same."),
)
SPLIT = rule(
    "split.requests",
    Severity.ERROR,
    N_(
        "Within {days} days {department} filed {count} requests for parts of the same; besides this one: {names}."
    ),
    N_("File them as one request."),
    prose=N_(
        "{limit} or more requests for parts of the same within {days} days are one request in pieces."
    ),
    passes=N_("It is not one of several small requests for the same."),
)


def live_duty(case: Case) -> list[Finding]:
    """What the catalogue has is not admitted a second time; names in other words or order count as the same."""
    setting = case.profile.asks("duplicates.names")
    request = case.request
    if setting is None or request.subject not in WORKING or request.type not in BRINGING:
        return []
    if not any(duty.kind != "barred" for duty in case.records.live_duties(case.as_of)):
        missing = _("the register holds no catalogue for {day}").format(day=case.as_of)
        return case.undetermined(DUTY, setting, missing=missing)
    own = _own(case)
    if request.type == "change" and not own & _live_names(case):
        return case.undetermined(DUTY, setting, missing=_("the duty to be changed is not in force"))
    for like in case.records.duty_names(case.as_of).like(request.name):
        duty = like.item
        if duty.kind == "purchasable" or own & {duty.code, duty.name}:
            continue
        owner = case.records.department(duty.department)[0] if duty.department else ""
        return case.fails(
            DUTY,
            setting,
            evidence=f"{duty.edition} {duty.code}",
            known=duty.name,
            code=duty.code,
            department=owner or _("no department stated"),
            shared=listed(like.shared),
        )
    for found in _admitted(case):
        one = found.item
        if own & {one.code, one.name}:
            continue
        return case.fails(
            DUTY,
            setting,
            evidence=one.document_number,
            known=one.name,
            code=one.code,
            department=case.records.department(one.department)[0],
            shared=listed(found.shared),
        )
    return case.passes(DUTY, setting)


def _live_names(case: Case) -> set[str]:
    """Codes and names of the duties that hold, by an edition or by a decision."""
    day = case.as_of
    live = [(duty.code, duty.name) for duty in case.records.live_duties(day)]
    live += [(one.code, one.name) for one in case.records.admitted() if one.holds_on(day)]
    return {word for pair in live for word in pair}


def _own(case: Case) -> set[str]:
    """Codes and names of the duty that is to be changed: to be like that one is no fault of a change."""
    named = case.request.duty if case.request.type == "change" else None
    if not named:
        return set()
    lines = [duty for duty in case.records.duties() if named in (duty.code, duty.name)]
    return {named, *(duty.code for duty in lines), *(duty.name for duty in lines)}


def _admitted(case: Case) -> list[Likeness[Admitted]]:
    """What other decisions admitted and no edition lists yet, as far as it is named like the request."""
    admitted, day = case.records.admitted(), case.as_of
    if not admitted:
        return []
    from catalog.likeness import Names  # noqa: PLC0415  (only where something was admitted)

    names: Names[Admitted] = case.records.derived(
        f"admissions on {day}, by name",
        lambda: Names(
            ((one.name, one) for one in admitted if one.holds_on(day)),
            case.records.synonyms,
        ),
    )
    return [
        like for like in names.like(case.request.name) if like.item.request != case.request.code
    ]


def live_paper(case: Case) -> list[Finding]:
    """A ledger or form that communities keep is not asked for a second time."""
    setting = case.profile.asks("duplicates.names")
    request = case.request
    if setting is None or request.subject != Subject.FORM or request.type != "new":
        return []
    if not case.records.papers():
        missing = _("the register holds no ledgers and forms")
        return case.undetermined(PAPER, setting, missing=missing)
    for like in case.records.paper_names().like(request.name):
        paper = like.item
        owner = case.records.department(paper.department)[0] if paper.department else ""
        return case.fails(
            PAPER,
            setting,
            known=paper.name,
            department=owner or _("no department stated"),
            communities=paper.communities,
        )
    return case.passes(PAPER, setting)


def fields(case: Case) -> list[Finding]:
    """A form asks for nothing that another asks for already; 11 of 12 columns of one form never changed (莆田)."""
    setting = case.profile.get("duplicates.fields_percent")
    request = case.request
    if setting is None or not request.fields or request.type not in NEW:
        return []
    if says_nothing(request.fields):
        return []
    if not any(paper.fields for paper in case.records.papers()):
        missing = _("the register holds no fields of ledgers and forms")
        return case.undetermined(FIELDS, setting, missing=missing)
    found = case.records.paper_fields().most_shared(request.fields)
    if found is None or len(found.shared) * 100 < setting.value * found.asked:
        return case.passes(FIELDS, setting, percent=setting.value)
    shared, department = found.shared, found.item.department
    owner = case.records.department(department)[0] if department else ""
    rest = _rest(case, shared)
    return case.fails(
        FIELDS,
        setting,
        count=len(shared),
        asked=found.asked,
        known=found.item.name,
        department=owner or _("no department stated"),
        fields=listed(shared),
        rest=_("; ask only for: {fields}").format(fields=listed(rest)) if rest else "",
    )


def _rest(case: Case, shared: tuple[str, ...]) -> list[str]:
    from catalog.likeness import split_fields  # noqa: PLC0415

    return [name for name in split_fields(case.request.fields or "") if name not in shared]


def retired(case: Case) -> list[Finding]:
    """A retired duty does not come back under another name; one that was bought or merged is told as well."""
    setting = case.profile.asks("duplicates.retired")
    request = case.request
    if setting is None or request.subject not in WORKING or request.type not in BRINGING:
        return []
    from registry.sheets import kind_of  # noqa: PLC0415  (only for the label of the cause)

    own = _own(case)
    for like in case.records.retired_names().like(request.name):
        gone = like.item
        if own & {gone.code, gone.name}:
            continue
        causes = kind_of("retirement").by_name["cause"]
        return case.fails(
            RETIRED,
            setting,
            evidence=gone.document_number,
            edition=gone.edition,
            known=gone.name,
            code=gone.code,
            cause=causes.choice_label(gone.cause),
        )
    return case.passes(RETIRED, setting)


def refused(case: Case) -> list[Finding]:
    """A refused request does not come back under another name."""
    setting = case.profile.asks("duplicates.retired")
    request = case.request
    if setting is None or request.type not in {*NEW, "change"}:
        return []
    for like in case.records.refused_names().like(request.name):
        past = like.item
        if past.request.code != request.code and _comparable(past.request, request):
            return case.fails(
                REFUSED,
                setting,
                evidence=past.document_number,
                known=past.request.name,
                code=past.request.code,
                day=past.on,
            )
    return case.passes(REFUSED, setting)


def split(case: Case) -> list[Finding]:
    """Several small requests of one department for parts of the same within a window are one request in pieces."""
    from catalog.likeness import PART  # noqa: PLC0415  (only where a profile has a window)

    days, least = case.profile.get("split.days"), case.profile.get("split.requests")
    request = case.request
    if days is None or least is None or request.type != "new":
        return []
    parts = [
        past
        for past in case.records.like_past(request, PART)
        if past.request.type == "new"
        and _comparable(past.request, request)
        and past.state not in (State.WITHDRAWN, State.DRAFT)
        and _days_between(past.request.date, request.date) <= days.value
    ]
    facts = {"days": days.value, "limit": least.value}
    if len(parts) + 1 < least.value:
        return case.passes(SPLIT, days, **facts)
    names = [
        _("{name} ({code})").format(name=past.request.name, code=past.request.code)
        for past in parts
    ]
    return case.fails(
        SPLIT,
        days,
        **facts,
        department=case.where.department,
        count=len(parts) + 1,
        names=listed_first(names, 5),
    )


def _comparable(one: Request, other: Request) -> bool:
    """Whether two requests ask for the same kind of thing, or both for work."""
    return one.subject == other.subject or {one.subject, other.subject} <= WORKING


def _days_between(one: str, other: str) -> int:
    first = date.fromisoformat(one if len(one) == 10 else f"{one}-01")
    second = date.fromisoformat(other if len(other) == 10 else f"{other}-01")
    return abs((first - second).days)


CHECKS = (live_duty, live_paper, fields, retired, refused, split)
