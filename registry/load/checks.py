"""What is wrong with the inputs of a load, as findings: the gravest first, of equals those that concern most hours."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from difflib import get_close_matches
from fractions import Fraction

from registry.findings import Finding, Rule, Severity, Where
from registry.funding.holders import Holder, name_of
from registry.language import _
from registry.load import rules
from registry.load.capacity import NoWorkingTime, not_understood
from registry.load.times import Stated, TimeStandards
from registry.load.workload import CommunityLoad, LoadBook
from registry.origins import origins
from registry.quantities import decimal_text

Weighed = tuple[Fraction, Finding]
"""A finding with the hours it is about; none where it is about no hours."""

_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


def check(book: LoadBook) -> list[Finding]:
    """All findings on the inputs of a book."""
    return _ordered(book, CHECKS)


def check_inputs(book: LoadBook) -> list[Finding]:
    """The findings on its settings and time standards."""
    return _ordered(book, OF_INPUTS)


def check_standards(book: LoadBook) -> list[Finding]:
    """The findings on its time standards."""
    return _ordered(book, OF_STANDARDS)


def _ordered(book: LoadBook, checks: tuple[Check, ...]) -> list[Finding]:
    found = [one for each in checks for one in each(book)]
    found.sort(key=lambda weighed: (_ORDER[weighed[1].severity], -weighed[0]))
    return [finding for _hours, finding in found]


def broken_by(load: CommunityLoad) -> Rule | None:
    """The rule that the figures of a community break; None if none.

    With nobody in post any hour is more than its people have, and that nobody is there is what is wrong.
    """
    if load.people == 0:
        return rules.NO_PEOPLE if load.done.records or load.burdens else None
    return rules.BEYOND_PEOPLE if load.is_beyond_belief else None


def broken_by_standard(times: TimeStandards, one: Stated) -> Rule | None:
    """The rule that a time standard breaks; None if none."""
    if one.is_empty:
        return rules.NO_MINUTES
    if one.duty in times.strange:
        return rules.UNKNOWN_DUTY_STANDARD
    return rules.TWO_STANDARDS if one.duty in times.twice and one.span else None


def remark(broken: Rule | None) -> str:
    """What a list says, in a word, of a row that breaks a rule; empty where it breaks none."""
    return _(rules.REMARKS[broken.code]) if broken else ""


def _no_working_time(book: LoadBook) -> Iterator[Weighed]:
    """The settings make working time: hours and days above zero, allowances below all of it."""
    try:
        book.capacity  # noqa: B018  (raises what is wrong)
    except NoWorkingTime as error:
        yield Fraction(0), error.finding


def _not_understood(book: LoadBook) -> Iterator[Weighed]:
    """What is stated for a setting that calculations read can be understood."""
    told = [finding.message for _hours, finding in _no_working_time(book)]
    for row in book.parameters.not_understood():
        finding = not_understood(row)
        if finding.message not in told:
            yield Fraction(0), finding


def _only_proposed(book: LoadBook) -> Iterator[Weighed]:
    """Settings that decide are in force."""
    if not _is_workable(book):
        return
    names = [one.name for one in book.capacity.settings if one.status == "proposed"]
    if names:
        yield Fraction(0), Finding(rules.ONLY_PROPOSED, facts={"names": _(", ").join(names)})


def _two_standards(book: LoadBook) -> Iterator[Weighed]:
    """Of a duty one time standard holds at a time."""
    for duty in book.times.twice:
        held = sorted((one for one in book.times.stated[duty] if one.span), key=_since)
        places = origins(book.measuring.register, "standard", [one.id for one in held])
        facts = {
            "count": len(held),
            "duty": book.duties.name(duty),
            "standards": _("; ").join(_told(one, places[one.id]) for one in held),
        }
        where = replace(places[held[-1].id], duty=book.duties.name(duty))
        yield Fraction(0), Finding(rules.TWO_STANDARDS, where, facts)


def _since(one: Stated) -> tuple[str, int]:
    return one.starts, one.id


def _told(one: Stated, where: Where) -> str:
    """A standard in words: its minutes, from when, and where it stands."""
    minutes = [one.simple, one.medium, one.hard]
    told = "/".join("—" if each is None else str(each) for each in minutes)
    since = one.starts or _("day not stated")
    return _("{minutes} minutes from {day} ({where})").format(
        minutes=told, day=since, where=str(where) or _("typed on a terminal")
    )


def _no_minutes(book: LoadBook) -> Iterator[Weighed]:
    """A piece takes time: a standard is above zero minutes."""
    for duty, held in book.times.stated.items():
        ids = [one.id for one in held if one.is_empty]
        for _id, where in sorted(origins(book.measuring.register, "standard", ids).items()):
            named = book.duties.name(duty)
            yield (
                Fraction(0),
                Finding(rules.NO_MINUTES, replace(where, duty=named), {"duty": named}),
            )


def _unknown_duty(book: LoadBook) -> Iterator[Weighed]:
    """A time standard is one of a duty of the catalogue."""
    known = {*book.duties.codes, *book.duties.lines}
    for duty in book.times.strange:
        near = get_close_matches(duty, known, 3, 0.4)
        facts = {
            "duty": duty,
            "nearest": _("Nearest: {names}.").format(names=_(", ").join(near)) if near else "",
        }
        ids = [one.id for one in book.times.stated[duty]]
        for _id, where in sorted(origins(book.measuring.register, "standard", ids).items()):
            yield (
                Fraction(0),
                Finding(rules.UNKNOWN_DUTY_STANDARD, replace(where, duty=duty), facts),
            )


def _communities(book: LoadBook) -> Iterator[Weighed]:
    """Work is done by people, and in no more hours than they have."""
    if not _is_workable(book):
        return
    for load in book.communities.values():
        broken = broken_by(load)
        if broken is None:
            continue
        name = name_of(Holder("community", load.code), book.names)
        hours = load.hours or Fraction(0)
        most = (load.people or 0) * load.capacity.time.possible * load.capacity.time.hours
        facts = {
            "community": name,
            "year": book.year,
            "records": load.done.records,
            "burdens": load.burdens,
            "hours": decimal_text(hours, 0),
            "months": load.months,
            "people": load.people,
            "most": decimal_text(most, 0),
        }
        yield Fraction(load.total_hours or 0) - most, Finding(broken, Where(community=name), facts)


def _is_workable(book: LoadBook) -> bool:
    """Whether the settings make working time, without which there is no load."""
    return not any(_no_working_time(book))


Check = Callable[[LoadBook], Iterator[Weighed]]

OF_STANDARDS: tuple[Check, ...] = (_two_standards, _no_minutes, _unknown_duty)
OF_INPUTS: tuple[Check, ...] = (_no_working_time, _not_understood, _only_proposed, *OF_STANDARDS)
CHECKS: tuple[Check, ...] = (*OF_INPUTS, _communities)
