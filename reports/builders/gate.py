"""The gate on one paper: which requests came, how they were decided, what is advised on those that wait, what was declined."""

from __future__ import annotations

from collections import Counter

from catalog.profiles import Profile
from catalog.requests import OPEN, Move, Request, State, moves, requests, state_of
from catalog.requests.waivers import waivers
from catalog.vetting import Verdict, bench, vet
from registry.findings import Outcome
from registry.language import _, current
from registry.sheets import kind_of
from registry.store import Register
from reports.document import (
    Block,
    Cell,
    Column,
    ColumnKind,
    Document,
    Figure,
    Figures,
    Section,
    Table,
    Text,
)
from reports.figures import count
from reports.scope import Scope

TOLD = (
    State.ADMITTED,
    State.ON_CONDITIONS,
    State.BOUGHT,
    State.EXEMPT,
    State.REFUSED,
    State.RETURNED,
    State.WITHDRAWN,
)
"""Decisions in the order in which they are counted."""


KEY = (
    "gate.requests",
    "gate.admitted",
    "gate.refused",
    "gate.waiting",
    "gate.declined",
)
"""The figures that matter: what was asked for, let in, refused, and waits."""


def gate_report(scope: Scope, profile: Profile, day: str) -> Document:
    """Requests up to *day*, with the advice of *profile* on those that wait; demands that were declined."""
    filed = [one for one in requests(scope.register) if one.date <= day]
    steps = moves(scope.register)
    verdicts = verdicts_on(scope.register, profile, day)
    sections = [Section("summary", _("Summary"), _summary(filed, steps, verdicts))]
    if verdicts:
        sections.append(Section("waiting", _("Awaiting a decision"), (_waiting(scope, verdicts),)))
    decided = [one for one in filed if not _waits(steps, one)]
    if decided:
        sections.append(Section("decided", _("Decided"), (_decided(scope, decided, steps),)))
    sections.append(Section("declined", _("Demands declined"), _declined(scope, day)))
    return Document(
        report="gate",
        title=_("Access requests of {place} and what became of them").format(place=scope.place),
        place=scope.place,
        period="",
        as_of=day,
        tongue=current(),
        sections=tuple(sections),
        notice=scope.notice,
        key=KEY,
    )


def _waits(steps: dict[str, list[Move]], one: Request) -> bool:
    return state_of(steps.get(one.code, [])) in OPEN - {State.DRAFT}


def verdicts_on(register: Register, profile: Profile, day: str) -> list[tuple[Request, Verdict]]:
    """The advice of *profile* on the requests that wait for a decision on *day*."""
    steps = moves(register)
    waiting = [one for one in requests(register) if one.date <= day and _waits(steps, one)]
    if not waiting:
        return []
    shared, held = bench(register, profile), waivers(register)
    return [(one, vet(shared, one, day, held.get(one.code, []))) for one in waiting]


def _summary(
    filed: list[Request],
    steps: dict[str, list[Move]],
    verdicts: list[tuple[Request, Verdict]],
) -> tuple[Block, ...]:
    reached: Counter[State] = Counter()
    for one in filed:
        states = {move.state for move in steps.get(one.code, [])}
        reached.update(state for state in TOLD if state in states)
    figures = Figures(
        (
            Figure("gate.requests", _("requests"), count(len(filed))),
            *(Figure(f"gate.{state}", state.label, count(reached[state])) for state in TOLD),
            Figure("gate.waiting", _("awaiting a decision"), count(len(verdicts))),
        )
    )
    if not filed:
        return figures, Text(_("No request is on record."))
    return (figures,)


def _waiting(scope: Scope, verdicts: list[tuple[Request, Verdict]]) -> Table:
    kind = kind_of("request").by_name
    number = ColumnKind.COUNT
    columns = (
        Column("code", kind["code"].label),
        Column("name", kind["name"].label),
        Column("department", kind["department"].label, role="department"),
        Column("date", kind["date"].label),
        Column("advice", _("advice")),
        Column("failed", _("rules broken"), number),
        Column("unknown", _("cannot be told"), number),
        Column("first", _("what weighs first")),
    )
    rows: list[tuple[Cell, ...]] = [
        (
            one.code,
            one.name,
            scope.department(one.department),
            one.date,
            verdict.advice.label,
            len(verdict.of(Outcome.FAIL)),
            len(verdict.of(Outcome.UNDETERMINED)),
            next((found.message for found in verdict.of(Outcome.FAIL)), ""),
        )
        for one, verdict in verdicts
    ]
    return Table("gate.waiting", _("Requests that await a decision"), columns, tuple(rows))


def _decided(scope: Scope, decided: list[Request], steps: dict[str, list[Move]]) -> Table:
    kind, step = kind_of("request").by_name, _last
    columns = (
        Column("code", kind["code"].label),
        Column("name", kind["name"].label),
        Column("department", kind["department"].label, role="department"),
        Column("date", kind["date"].label),
        Column("state", _("state")),
        Column("day", _("decided on")),
        Column("body", _("decided by")),
        Column("document", _("document")),
    )
    rows: list[tuple[Cell, ...]] = [
        (
            one.code,
            one.name,
            scope.department(one.department),
            one.date,
            state_of(steps.get(one.code, [])).label,
            (last.date if last else ""),
            ((last.body or "") if last else ""),
            ((last.document_number or "") if last else ""),
        )
        for one in decided
        for last in (step(steps.get(one.code, [])),)
    ]
    return Table("gate.decided", _("Requests that were decided"), columns, tuple(rows))


def _last(steps: list[Move]) -> Move | None:
    return steps[-1] if steps else None


def _declined(scope: Scope, day: str) -> tuple[Block, ...]:
    rows = scope.register.query(
        "SELECT date, community, place, department, duty, channel, answer FROM decline "
        "WHERE until_entry IS NULL AND date <= ? ORDER BY date, id",
        (day,),
    )
    figures = Figures((Figure("gate.declined", _("demands declined"), count(len(rows))),))
    if not rows:
        return figures, Text(_("No community declined a demand."))
    kind = kind_of("decline").by_name
    columns = (
        Column("date", kind["date"].label),
        Column("community", kind["community"].label, role="community"),
        Column("department", kind["department"].label, role="department"),
        Column("duty", kind["duty"].label),
        Column("channel", kind["channel"].label),
        Column("answer", kind["answer"].label),
    )
    lines: list[tuple[Cell, ...]] = [
        (
            date,
            scope.community_name(community) if community else scope.names.place_name(place or ""),
            scope.department(department),
            duty,
            kind["channel"].choice_label(channel) if channel else "",
            kind["answer"].choice_label(answer) if answer else _("none yet"),
        )
        for date, community, place, department, duty, channel, answer in rows
    ]
    return figures, Table("gate.declines", _("Demands declined"), columns, tuple(lines))
