"""The procedure: filed in time, decided in time, by the body that decides, after those concerned were heard."""

from __future__ import annotations

from typing import Any

from catalog.clock import caution
from catalog.requests import WAITING, filed_on, state_of
from catalog.rules.routes import is_emergency
from catalog.vetting.case import Case
from registry.findings import Finding, Rule, Severity, rule
from registry.language import N_, _
from registry.sheets import kind_of

LEAD = rule(
    "procedure.lead",
    Severity.ERROR,
    N_(
        "It was filed on {date} and is to begin on {starts}, {count} working days later; {days} are required. {note}"
    ),
    N_("Let it begin on {earliest} or later."),
    prose=N_("A request is filed so many working days before it is to begin."),
    passes=N_(
        "It was filed on {date}, {count} working days before it begins on {starts}; {days} are required. {note}"
    ),
    unknown=N_("Whether it was filed in time cannot be told: {missing} is not stated."),
)
DECISION = rule(
    "procedure.decision",
    Severity.WARNING,
    N_(
        "It was filed on {date} and was to be decided by {deadline}; that is {over} working days ago. {note}"
    ),
    N_("Decide it now."),
    prose=N_("A request is decided within so many working days."),
    passes=N_("It was filed on {date} and is to be decided by {deadline}. {note}"),
)
BODY = rule(
    "procedure.body",
    Severity.WARNING,
    N_("Who decides cannot be told: {missing}."),
    prose=N_("Who decides depends on the level of the applicant."),
    passes=N_("{body} decides."),
)
STREETS = rule(
    "heard.streets",
    Severity.ERROR,
    N_("The streets were not heard."),
    N_("Hear the streets, and attach what they said."),
    prose=N_("The streets concerned were heard."),
    passes=N_("The streets were heard."),
    unknown=N_("Whether the streets were heard is not stated."),
)
COMMUNITIES = rule(
    "heard.communities",
    Severity.ERROR,
    N_("The communities were not heard."),
    N_("Hear the communities, and attach what they said."),
    prose=N_("The communities concerned were heard."),
    passes=N_("The communities were heard."),
    unknown=N_("Whether the communities were heard is not stated."),
)
LEGALITY = rule(
    "heard.legality",
    Severity.ERROR,
    N_("Its legality was not reviewed."),
    N_("Have its legality reviewed, and attach the opinion."),
    prose=N_("The legality of the request is reviewed."),
    passes=N_("Its legality was reviewed."),
    unknown=N_("Whether its legality was reviewed is not stated."),
)


def lead(case: Case) -> list[Finding]:
    """The request is filed so many working days before it is to begin (西城 2018: 30)."""
    setting = case.profile.get("procedure.lead_days")
    if setting is None or case.request.type == "end" or is_emergency(case):
        return []
    starts, date, calendar = case.request.starts, case.request.date, case.bench.calendar
    if starts is None:
        return case.undetermined(LEAD, setting, missing=_("the day on which it begins"))
    count = calendar.between(date, starts)
    earliest = calendar.add(date, setting.value)
    facts = {"date": date, "starts": starts, "count": count.days, "days": setting.value}
    if count.days >= setting.value:
        return case.passes(LEAD, setting, **facts, note=caution(count.provisional))
    return case.fails(
        LEAD,
        setting,
        changes=({"starts": earliest.iso},),
        **facts,
        earliest=str(earliest),
        note=caution(earliest.provisional),
    )


def decision(case: Case) -> list[Finding]:
    """The request is decided so many working days after it was filed, or filed anew (西城 2018: 15)."""
    setting = case.profile.get("procedure.decide_days")
    if setting is None:
        return []
    steps = case.records.steps(case.request.code)
    if state_of(steps) not in WAITING:
        return []
    filed = filed_on(case.request, steps)
    deadline = case.bench.calendar.add(filed, setting.value)
    facts: dict[str, Any] = {
        "date": filed,
        "deadline": str(deadline),
        "note": caution(deadline.provisional),
    }
    if case.as_of <= deadline.iso:
        return case.passes(DECISION, setting, **facts)
    over = case.bench.calendar.between(deadline.iso, case.as_of)
    return case.fails(DECISION, setting, **facts, over=over.days)


def body(case: Case) -> list[Finding]:
    """Who decides depends on the applicant's level (天津 2019: city body for city, district body for district)."""
    setting = case.profile.get("procedure.body")
    if setting is None:
        return []
    level = case.level
    if level is None:
        return case.undetermined(
            BODY, setting, missing=_("the level of the applicant is not stated")
        )
    if level not in setting.value:
        label = kind_of("request").by_name["level"].choice_label(level)
        missing = _("the rules do not say it for applicants of level {level}").format(level=label)
        return case.undetermined(BODY, setting, missing=missing)
    return case.passes(BODY, setting, body=setting.value[level])


def streets(case: Case) -> list[Finding]:
    """The streets concerned were heard (天津 2019: 听取基层意见)."""
    return _heard(case, STREETS, "streets", "streets_heard", _("streets heard"))


def communities(case: Case) -> list[Finding]:
    """The communities concerned were heard (天津 2019: 听取基层意见)."""
    return _heard(case, COMMUNITIES, "communities", "communities_heard", _("communities heard"))


def legality(case: Case) -> list[Finding]:
    """Its legality was reviewed (天津 2019: 合法性审查)."""
    return _heard(case, LEGALITY, "legality", "legality", _("legality review"))


def _heard(case: Case, of: Rule, key: str, column: str, missing: str) -> list[Finding]:
    setting = case.profile.asks(f"heard.{key}")
    if setting is None or case.request.type == "end" or is_emergency(case):
        return []
    value = getattr(case.request, column)
    if value is None:
        return case.undetermined(of, setting, missing=missing)
    if not value:
        return case.fails(of, setting, changes=({column: 1},))
    return case.passes(of, setting)


CHECKS = (lead, decision, body, streets, communities, legality)
