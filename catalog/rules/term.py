"""The term: an end, a review within it, and no longer than the rules allow."""

from __future__ import annotations

from datetime import timedelta

from catalog.clock import months_after
from catalog.requests import Subject
from catalog.vetting.case import Case
from registry.findings import Finding, Severity, rule
from registry.language import N_, _
from registry.periods import first_day

END = rule(
    "term.end",
    Severity.ERROR,
    N_("It has no end."),
    N_("State the day on which it ends."),
    prose=N_("A temporary task ends; other work where the rules say so."),
    passes=N_("It ends on {ends}."),
)
REVIEW = rule(
    "term.review",
    Severity.ERROR,
    N_("{fault}"),
    N_("State a day of review{span}."),
    prose=N_("It is reviewed on a day within its term."),
    passes=N_("It is reviewed on {day}."),
)
LONGEST = rule(
    "term.longest",
    Severity.ERROR,
    N_("It is to begin on {starts} and {ends}; {months} months are the longest term."),
    N_("Let it end on {last} at the latest, and ask for an extension then."),
    prose=N_("Nothing is admitted for longer than so many months."),
    passes=N_("It ends on {ends}, within {months} months."),
    unknown=N_("How long it is to last cannot be told: {missing} is not stated."),
)


def end(case: Case) -> list[Finding]:
    """A temporary task has an end; other work has one where the profile says so."""
    setting = case.profile.asks("term.end")
    is_temporary = case.request.subject == Subject.TEMPORARY
    if case.request.type == "end" or not (setting or is_temporary):
        return []
    if case.request.ends is None:
        return case.fails(END, setting)
    return case.passes(END, setting, ends=case.request.ends)


def review(case: Case) -> list[Finding]:
    """A day of review lies within the term; where the profile says so there must be one."""
    setting = case.profile.asks("term.review")
    day, starts, ends = case.request.review_on, case.request.starts, case.request.ends
    if case.request.type == "end" or (day is None and setting is None):
        return []
    if day is None:
        if case.request.subject == Subject.TEMPORARY:
            return []
        return case.fails(REVIEW, setting, fault=_("No day of review is stated."), span="")
    # Where the term itself cannot be, no day lies within it: nothing is promised before its dates are corrected.
    is_term = not (starts and ends and ends <= starts)
    if starts and day[: len(starts)] <= starts[: len(day)]:
        first = (first_day(starts) + timedelta(days=1)).isoformat()
        fault = _("The review on {day} does not lie after the beginning on {starts}.")
        return case.fails(
            REVIEW,
            setting,
            changes=({"review_on": first},) if is_term else (),
            fault=fault.format(day=day, starts=starts),
            span=_(", {first} at the earliest").format(first=first),
        )
    if ends and day > ends:
        fault = _("The review on {day} lies after the end on {ends}.").format(day=day, ends=ends)
        span = _(", {last} at the latest").format(last=ends)
        changes = ({"review_on": ends},) if is_term else ()
        return case.fails(REVIEW, setting, changes=changes, fault=fault, span=span)
    return case.passes(REVIEW, setting, day=day)


def longest(case: Case) -> list[Finding]:
    """It lasts no longer than the profile allows; no known place gives a number of months, a city may give its own."""
    setting = case.profile.get("term.longest_months")
    if setting is None or case.request.type == "end":
        return []
    starts, ends = case.request.starts, case.request.ends
    if starts is None:
        return case.undetermined(LONGEST, setting, missing=_("the day on which it begins"))
    last = months_after(first_day(starts), setting.value).isoformat()
    if ends is not None and ends <= last:
        return case.passes(LONGEST, setting, ends=ends, months=setting.value)
    told = _("to end on {ends}").format(ends=ends) if ends else _("has no end")
    return case.fails(
        LONGEST,
        setting,
        changes=({"ends": last},),
        starts=starts,
        ends=told,
        months=setting.value,
        last=last,
    )


CHECKS = (end, review, longest)
