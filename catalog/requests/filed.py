"""Requests on record: where they stand, and all that is known of one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from catalog.forms.layout import kind, sections
from catalog.requests import State, moves, request, requests, state_of
from catalog.requests.words import field_words
from registry.errors import AmbiguousName, UnknownName
from registry.intake.cells import brackets, tidy
from registry.language import _
from registry.names import KIND_LABELS, Directory, Unresolved
from registry.quantities import yuan
from registry.store import Register


class Line(NamedTuple):
    """A request in a list."""

    request: str
    date: str
    department: str
    type: str
    subject: str
    name: str
    state: str
    since: str


class Known(NamedTuple):
    """One thing that is known of a request: in which section, of what, and what."""

    section: str
    field: str
    value: str


def lines(register: Register, state: State | None, department: str | None) -> list[Line]:
    """The live requests in the order of their dates; of one state, of one department, if said."""
    directory = Directory(register)
    wanted = _department(directory, department) if department else None
    steps, columns = moves(register), kind().by_name
    found = []
    for each in requests(register):
        own = steps.get(each.code, [])
        reached = state_of(own)
        if (wanted and each.department != wanted) or (state and reached is not state):
            continue
        line = Line(
            each.code,
            each.date,
            directory.departments.get(each.department, each.department),
            columns["type"].choice_label(each.type),
            columns["subject"].choice_label(each.subject),
            each.name,
            reached.label,
            own[-1].date if own else each.date,
        )
        found.append(line)
    return found


def _department(directory: Directory, name: str) -> str:
    try:
        return directory.department(brackets(tidy(name)))
    except Unresolved as unresolved:
        error = AmbiguousName if unresolved.ambiguous else UnknownName
        raise error(_(KIND_LABELS["department"]), name, list(unresolved.nearest)) from None


def known_of(register: Register, code: str) -> list[Known]:
    """All that is known of the request: its fields by section of the form, then what became of it."""
    names = Directory(register)
    asked = request(register, code)
    found = [
        Known(heading, column.label, text)
        for heading, columns in sections()
        for column in columns
        if (text := field_words(names, asked, column))
    ]
    return [*found, *_after(register, asked.code)]


def _after(register: Register, code: str) -> Iterator[Known]:
    """Its steps, waivers, verdicts, admission, and the money due."""
    for step in moves(register, code).get(code, []):
        told = [step.state.label, step.body, step.document_number, step.note]
        yield Known(_("Steps"), step.date, _joined(told))
    for day, verdict, profile, number in _live(
        register, "verdict", "date, verdict, profile, code", code
    ):
        yield Known(_("Verdicts"), day, _joined([_advice(verdict), profile, number]))
    for rule, by, reason, day, until in _live(
        register, "waiver", "rule, waived_by, reason, date, until", code
    ):
        open_end = until and _("until {day}").format(day=until)
        yield Known(_("Waivers"), rule, _joined([by, reason, day, open_end]))
    for name, number, body, document, conditions, review, begin, end in _live(
        register,
        "admission",
        "name, code, body, document_number, conditions, review_on, valid_from, valid_to",
        code,
    ):
        span = f"{begin or ''} – {end or ''}".strip()
        again = review and _("review on {day}").format(day=review)
        told = [name, body, document, conditions, span if begin or end else None, again]
        yield Known(_("Admission"), number, _joined(told))
    for year, day, amount, source in _live(register, "due", "year, due_on, amount, source", code):
        yield Known(_("Money due"), day or str(year), _joined([_amount(amount), source]))


def _live(register: Register, table: str, columns: str, code: str) -> list[tuple[Any, ...]]:
    return register.query(
        f"SELECT {columns} FROM {table} WHERE request = ? AND until_entry IS NULL ORDER BY id",
        (code,),
    )


def _joined(parts: list[str | None]) -> str:
    return _("; ").join(part for part in parts if part)


def _advice(value: str) -> str:
    from catalog.profiles.verdicts import Advice  # noqa: PLC0415 - only where there are verdicts

    return Advice(value).label


def _amount(fen: int | None) -> str:
    return _("amount not known") if fen is None else yuan(fen)
