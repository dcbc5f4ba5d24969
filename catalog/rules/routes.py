"""Other ways than admission: what is exempt, and emergencies, which go first and are regularised later."""

from __future__ import annotations

from catalog.clock import caution
from catalog.profiles.settings import Setting
from catalog.requests import Request
from catalog.vetting.case import Case, listed
from registry.findings import Finding, Severity, rule
from registry.language import N_, _
from registry.periods import first_day
from registry.sheets import kind_of

EMERGENCY = "emergency"

EXEMPT = rule(
    "routes.exempt",
    Severity.WARNING,
    N_("The request claims to be exempt ({claim}); {known}. It is judged as any other."),
    N_("File it for admission without that claim."),
    prose=N_("What the rules exempt needs no admission."),
    passes=N_("No admission is needed: {claim}."),
)
REGULARISED = rule(
    "routes.emergency",
    Severity.ERROR,
    N_("As an emergency it goes first, but {fault}. {note}"),
    N_("State the day by which admission is asked for{limit}."),
    prose=N_("An emergency goes first, and is regularised by a day that is stated."),
    passes=N_(
        "As an emergency it goes first; it is to be regularised by {day}, in time until {last}. {note}"
    ),
    unknown=N_(
        "As an emergency it goes first, and is to be regularised by {day}. Whether that is in time cannot be told: "
        "{missing}."
    ),
)


def is_emergency(case: Case) -> bool:
    """Whether it goes first as an emergency under these rules."""
    if case.request.exemption != EMERGENCY:
        return False
    return case.profile.asks("routes.emergency") is not None or _is_exempt(case)


def _is_exempt(case: Case) -> bool:
    setting = case.profile.get("routes.exempt")
    return setting is not None and setting.binds and case.request.exemption in setting.value


def exempt(case: Case) -> list[Finding]:
    """What the profile exempts needs no admission (黄山 2015: six cases); a claim that it does not know has no effect.

    Neither has one that the request itself contradicts: a statutory duty without a law, an agreement without hearing.
    """
    claim = case.request.exemption
    setting = case.profile.get("routes.exempt")
    if claim is None:
        return []
    label = kind_of("request").by_name["exemption"].choice_label
    if setting is not None and claim in setting.value:
        against = _against(case.request)
        if against:
            return case.fails(EXEMPT, setting, claim=label(claim), known=against)
        return case.passes(EXEMPT, setting, claim=label(claim))
    if is_emergency(case):
        return []
    known = _("these rules exempt nothing")
    if setting is not None:
        names = listed([label(one) for one in setting.value])
        known = _("these rules exempt only {names}").format(names=names)
    return case.fails(EXEMPT, setting, claim=label(claim), known=known)


def _against(request: Request) -> str:
    """What in the request itself speaks against its claim; empty where nothing does."""
    if request.exemption in ("statutory", "central"):
        from catalog.basis.citations import read  # noqa: PLC0415  (only where a claim rests on the basis)

        found = read(request.basis)
        if request.exemption == "statutory" and not any(one.is_law for one in found):
            return _("its basis names no law")
        if not found:
            return _("its basis names no document")
    if request.exemption in ("asked", "agreed") and request.communities_heard == 0:
        return _("the communities were not heard")
    return ""


def emergency(case: Case) -> list[Finding]:
    """An emergency goes first, and admission is asked for by a day that is stated, within the days that the profile gives."""
    setting = case.profile.asks("routes.emergency")
    if setting is None or case.request.exemption != EMERGENCY or _is_exempt(case):
        return []
    limit = case.profile.get("routes.regularise_days")
    if limit is not None:
        return _within(case, limit)
    day = case.request.regularised_by
    if day is None:
        fault = _("no day is stated by which it is regularised")
        return case.fails(REGULARISED, setting, fault=fault, note="", limit="")
    began = case.request.starts or case.request.date
    if first_day(day) < first_day(began):
        fault = _("{day} lies before it begins on {began}").format(day=day, began=began)
        return case.fails(REGULARISED, setting, fault=fault, note="", limit="")
    missing = _("these rules give no number of days")
    return case.undetermined(REGULARISED, setting, missing=missing, day=day)


def _within(case: Case, limit: Setting) -> list[Finding]:
    """Whether it is regularised within *limit* working days after it began."""
    began, day = case.request.starts or case.request.date, case.request.regularised_by
    last = case.bench.calendar.add(began, limit.value)
    note = caution(last.provisional)
    if day is not None and first_day(began) <= first_day(day) and day <= last.iso:
        return case.passes(REGULARISED, limit, day=day, last=str(last), note=note)
    if day is None:
        fault = _("no day is stated by which it is regularised")
    elif day > last.iso:
        fault = _("{day} is later than {days} working days after {began}").format(
            day=day, days=limit.value, began=began
        )
    else:
        fault = _("{day} lies before it begins on {began}").format(day=day, began=began)
    until = _(", {last} at the latest").format(last=last)
    changes = ({"regularised_by": last.iso},)
    return case.fails(REGULARISED, limit, changes=changes, fault=fault, note=note, limit=until)


CHECKS = (exempt, emergency)
