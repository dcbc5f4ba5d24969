"""The form: complete, with its plan, with dates that can be, for what needs admission at all."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from catalog.clock import months_after
from catalog.profiles.required import wanted
from catalog.rules.routes import is_emergency
from catalog.vetting.case import Case, listed
from registry.findings import Finding, Severity, rule
from registry.language import N_, _
from registry.periods import first_day
from registry.sheets import kind_of

EXISTING = frozenset({"change", "extension", "end"})
"""Types of request that speak of a duty in force."""

COMPLETE = rule(
    "form.complete",
    Severity.ERROR,
    N_("The form leaves blank: {fields}."),
    N_("Fill in: {fields}."),
    prose=N_("The form is filled in; 无 and / are answers."),
    passes=N_("All that the form asks for is filled in."),
)
PLAN = rule(
    "form.plan",
    Severity.ERROR,
    N_("No plan is attached."),
    N_("Attach the plan of how it is to be done."),
    prose=N_("A plan of how it is to be done is attached."),
    passes=N_("A plan is attached."),
    unknown=N_("Whether a plan is attached cannot be told: {missing} is left blank."),
)
ENDS = rule(
    "form.ends_after_start",
    Severity.ERROR,
    N_("It is to end on {ends}, but to begin on {starts}."),
    N_("Correct the dates: it ends on {earliest} at the earliest."),
    prose=N_("It ends after it began."),
    passes=N_("It begins on {starts} and ends on {ends}."),
    unknown=N_("Whether it ends after it began cannot be told: {missing} is not stated."),
)
STARTS = rule(
    "form.starts_after_filing",
    Severity.ERROR,
    N_("It is to begin on {starts}, before the request was filed on {date}."),
    N_("Let it begin on {date} at the earliest, or file it as an emergency if it was one."),
    prose=N_("Nothing but an emergency begins before it is asked for."),
    passes=N_("It was filed on {date} and begins on {starts}."),
)
COVERED = rule(
    "form.subject_covered",
    Severity.NOTE,
    N_("“{subject}” needs no admission under these rules; they are for {subjects}."),
    prose=N_("The rules say what needs admission."),
    passes=N_("“{subject}” needs admission under these rules."),
)
DUTY = rule(
    "form.existing_duty",
    Severity.ERROR,
    N_("The request speaks of “{duty}”, which is not in force on {day}."),
    N_("State the code or the name of a duty that the catalogue lists."),
    prose=N_("A change, extension or end speaks of a duty in force."),
    passes=N_("The request speaks of “{duty}”, which is in force."),
)


def complete(case: Case) -> list[Finding]:
    """What the profile asks of such a request is filled in; 无 and / are answers."""
    setting = case.profile.get("form.required")
    if setting is None:
        return []
    asked = [wanted(word) for word in setting.value]
    blank = [one for one in asked if one.concerns(case.request) and one.is_blank(case.request)]
    if not blank:
        return case.passes(COMPLETE, setting)
    labels = dict.fromkeys(f"“{one.label}”" for one in blank)
    return case.fails(COMPLETE, setting, fields=listed(tuple(labels)))


def plan(case: Case) -> list[Finding]:
    """A plan is attached (汝城 proposes 持上级文件和具体实施意见)."""
    setting = case.profile.asks("form.plan")
    if setting is None or case.request.type == "end":
        return []
    if case.request.plan is None:
        return case.undetermined(PLAN, setting, missing=_("plan attached"))
    if not case.request.plan:
        return case.fails(PLAN, setting, changes=({"plan": 1},))
    return case.passes(PLAN, setting)


def ends_after_start(case: Case) -> list[Finding]:
    """It ends after it began; its last date is the first day on which it no longer holds."""
    starts, ends = case.request.starts, case.request.ends
    if starts is None or ends is None or case.request.type == "end":
        return []
    told = min(len(starts), len(ends))
    if len(starts) != len(ends) and starts[:told] == ends[:told]:
        return case.undetermined(ENDS, missing=_("the day"))
    if starts >= ends:
        earliest = _after(starts)
        changes = ({"ends": earliest},)
        return case.fails(ENDS, changes=changes, starts=starts, ends=ends, earliest=earliest)
    return case.passes(ENDS, starts=starts, ends=ends)


def _after(starts: str) -> str:
    """The first day that surely lies after *starts*."""
    first = first_day(starts)
    if len(starts) < len(first.isoformat()):
        return months_after(first, 1).isoformat()
    return (first + timedelta(days=1)).isoformat()


def starts_after_filing(case: Case) -> list[Finding]:
    """Nothing but an emergency begins before it is asked for."""
    starts, date = case.request.starts, case.request.date
    if starts is None or case.request.type == "end" or is_emergency(case):
        return []
    told = min(len(starts), len(date))
    if starts[:told] < date[:told]:
        return case.fails(STARTS, changes=({"starts": date},), starts=starts, date=date)
    return case.passes(STARTS, starts=starts, date=date)


def subject_covered(case: Case) -> list[Finding]:
    """Only what the profile names needs admission: 黄山 2015 for example names no signboards."""
    setting = case.profile.get("covers.subjects")
    if setting is None:
        return []
    label = kind_of("request").by_name["subject"].choice_label
    facts: dict[str, Any] = {
        "subject": label(case.request.subject),
        "subjects": listed([label(subject) for subject in setting.value]),
    }
    if case.request.subject in setting.value:
        return case.passes(COVERED, setting, **facts)
    return case.fails(COVERED, setting, **facts)


def existing_duty(case: Case) -> list[Finding]:
    """A change, extension or end speaks of a duty in force, by its code or name."""
    duty = case.request.duty
    if duty is None or case.request.type not in EXISTING:
        return []
    listed_now = {
        word for one in case.records.live_duties(case.as_of) for word in (one.code, one.name)
    }
    admitted = {
        word
        for one in case.records.admitted()
        if one.holds_on(case.as_of)
        for word in (one.code, one.name)
    }
    if duty in listed_now | admitted:
        return case.passes(DUTY, duty=duty)
    return case.fails(DUTY, duty=duty, day=case.as_of)


CHECKS = (
    complete,
    plan,
    ends_after_start,
    starts_after_filing,
    subject_covered,
    existing_duty,
)
