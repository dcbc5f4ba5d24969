"""The offset: the catalogue grows no longer than its cap, and something goes out for something that comes in."""

from __future__ import annotations

import hashlib

from catalog.duties import Duty
from catalog.requests import Request, Subject
from catalog.vetting.case import Case, listed
from registry.findings import Finding, Severity, rule
from registry.language import N_, _

NOT_COUNTED = frozenset({"barred", "purchasable"})
ADDING = frozenset({"new", "reinstatement"})

CAP = rule(
    "offset.cap",
    Severity.ERROR,
    N_(
        "With it the catalogue would hold {count} duties; {cap} is its cap. There are {now}, and {gone} go in exchange."
    ),
    N_("Let {more} more go in exchange{names}."),
    prose=N_("The catalogue holds no more duties than its cap."),
    passes=N_("With it the catalogue holds {count} duties; {cap} is its cap."),
)
EXCHANGE = rule(
    "offset.exchange",
    Severity.ERROR,
    N_("{fault}"),
    N_("Name a duty of the catalogue that goes in exchange{names}."),
    prose=N_("For a duty that comes in, one goes out."),
    passes=N_("In exchange goes: {duties}."),
)


def cap(case: Case) -> list[Finding]:
    """The catalogue of communities, with the new duty and without what goes in exchange, is no longer than its cap."""
    setting = case.profile.get("offset.cap")
    if setting is None or not _adds_a_duty(case.request):
        return []
    duties, admitted = _community_duties(case), _admitted(case)
    gone = [duty for duty in duties if {duty.code, duty.name} & _named(case.request)]
    now = len(duties) + admitted
    count = now + 1 - len(gone)
    facts = {"count": count, "cap": setting.value, "now": now, "gone": len(gone)}
    if count <= setting.value:
        return case.passes(CAP, setting, **facts)
    more = count - setting.value
    offered = _own(case, [duty for duty in duties if duty not in gone])[:more]
    codes = [*sorted(_named(case.request)), *(duty.code for duty in offered)]
    changes = ({"exchange": "、".join(codes)},) if len(offered) == more else ()
    return case.fails(CAP, setting, changes=changes, **facts, more=more, names=_such_as(offered))


def exchange(case: Case) -> list[Finding]:
    """What the request offers in exchange stands in the catalogue."""
    setting = case.profile.asks("offset.exchange")
    if setting is None or not _adds_a_duty(case.request):
        return []
    duties, named = _community_duties(case), _named(case.request)
    known = {word for duty in duties for word in (duty.code, duty.name)}
    offered = _own(case, duties)[:1]
    changes = tuple({"exchange": duty.code} for duty in offered)
    fault = ""
    if not named:
        fault = _("Nothing goes out for what comes in.")
    elif not named <= known:
        fault = _("What is to go in exchange does not stand in the catalogue: {names}.").format(
            names=listed(sorted(named - known))
        )
    if fault:
        return case.fails(EXCHANGE, setting, changes=changes, fault=fault, names=_such_as(offered))
    return case.passes(EXCHANGE, setting, duties=listed(sorted(named)))


def _adds_a_duty(request: Request) -> bool:
    return request.type in ADDING and request.subject == Subject.DUTY


def _named(request: Request) -> set[str]:
    from registry.intake.cells import split_list  # noqa: PLC0415 - only where a profile has the rule

    return set(split_list(request.exchange or ""))


def _community_duties(case: Case) -> list[Duty]:
    """Duties in force that communities do: each code once, grid items, barred and purchasable ones left out."""
    grid = case.records.register.query(
        "SELECT code FROM edition WHERE until_entry IS NULL AND unit = 'grid' ORDER BY code"
    )
    case.records.read["editions for grids"] = hashlib.sha256(repr(grid).encode()).hexdigest()
    found = {
        duty.code: duty
        for duty in case.records.live_duties(case.as_of)
        if duty.kind not in NOT_COUNTED and (duty.edition,) not in grid
    }
    return list(found.values())


def _admitted(case: Case) -> int:
    """Duties admitted since that no edition lists yet."""
    codes = {duty.code for duty in case.records.live_duties(case.as_of)}
    return sum(
        one.code not in codes and one.holds_on(case.as_of) for one in case.records.admitted()
    )


def _own(case: Case, duties: list[Duty]) -> list[Duty]:
    """Those of the applicant."""
    return [duty for duty in duties if duty.department == case.request.department]


def _such_as(duties: list[Duty]) -> str:
    if not duties:
        return ""
    return _(", for example {names}").format(names=listed([duty.name for duty in duties]))


CHECKS = (cap, exchange)
