"""Everything that the register knows of one duty: where it stands, what it is on a day, what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from catalog.duties import Suggestions
from catalog.editions import OPEN, Edition, Line, editions, lines_of
from catalog.editions.bridge import Retirement, retirements
from catalog.editions.finding import state_on
from registry import periods
from registry.errors import UnknownName
from registry.intake.cells import brackets, tidy
from registry.language import _
from registry.store import Register


@dataclass(frozen=True, slots=True)
class Standing:
    """A line of an edition with the span in which both hold, and what it is on the day."""

    line: Line
    edition: Edition
    starts: str | None
    ends: str | None
    state: str


@dataclass(frozen=True, slots=True)
class Admission:
    """A decision that admitted the duty; *state* is what it means on the day."""

    state: str
    request: str
    code: str
    name: str
    department: str
    community: str | None
    place: str | None
    body: str
    document_number: str
    conditions: str | None
    exempt: int
    review_on: str | None
    valid_from: str | None
    valid_to: str | None


@dataclass(frozen=True, slots=True)
class Dossier:
    """What is known of a duty on *day*.

    *declined* and *pushed* count demands; *due* is fen, known for *due_known* of *due_of* sums.
    """

    wording: str
    day: str
    codes: tuple[str, ...]
    names: tuple[str, ...]
    aliases: tuple[str, ...]
    standing: tuple[Standing, ...]
    retirements: tuple[Retirement, ...]
    admissions: tuple[Admission, ...]
    pushed: int
    first_pushed: str | None
    last_pushed: str | None
    declined: int
    due: int | None
    due_known: int
    due_of: int

    @property
    def state(self) -> str:
        """What it is on the day, by the line or decision that says most: permitted, purchase, barred, later, ended."""
        states = {each.state for each in self.standing}
        states |= {each.state for each in self.admissions}
        order = ("permitted", "purchase", "barred", "later", "ended")
        return next(state for state in order if state in states)

    @property
    def resting_on(self) -> tuple[str, ...]:
        """The editions and documents that make it so."""
        lines = [each.edition.code for each in self.standing if each.state == self.state]
        decisions = [each.document_number for each in self.admissions if each.state == self.state]
        return tuple(dict.fromkeys([*lines, *decisions]))


def dossier(register: Register, wording: str, day: str) -> Dossier:
    """Everything of the duty that *wording* names by code, name or another name; :class:`UnknownName` if none."""
    day = periods.day(day).isoformat()
    wording = brackets(tidy(wording))
    lines = lines_of(register, wording)
    admissions = _admissions(register, wording, {line.code for line in lines}, day)
    if not lines and admissions:
        lines = [each for found in admissions for each in lines_of(register, found.code)]
    if not lines and not admissions:
        raise UnknownName(_("duty"), wording, _nearest(register, wording))
    known = {edition.code: edition for edition in editions(register)}
    called = [(line.code, line.name) for line in lines]
    called += [(found.code, found.name) for found in admissions]
    codes, names = (tuple(dict.fromkeys(each)) for each in zip(*called, strict=True))
    aliases = _aliases(register, codes)
    wordings = tuple(dict.fromkeys((*codes, *names, *aliases)))
    pushed, first, last = _asked(register, "pushdown", wordings)
    return Dossier(
        wording,
        day,
        codes,
        names,
        aliases,
        tuple(_standing(line, known[line.edition], day) for line in lines),
        tuple(_retired(register, lines)),
        admissions,
        pushed,
        first,
        last,
        _asked(register, "decline", wordings)[0],
        *_due(register, wordings),
    )


def _standing(line: Line, edition: Edition, day: str) -> Standing:
    starts = max(line.valid_from or "", edition.valid_from or "") or None
    ends = min(line.valid_to or OPEN, edition.valid_to or OPEN)
    end = None if ends == OPEN else ends
    return Standing(line, edition, starts, end, state_on(day, line.kind, starts, end))


def _retired(register: Register, lines: list[Line]) -> Iterator[Retirement]:
    for line in lines:
        recorded = retirements(register, line.edition)
        if line.code in recorded:
            yield recorded[line.code]


def _admissions(
    register: Register, wording: str, codes: set[str], day: str
) -> tuple[Admission, ...]:
    rows = register.query(
        "SELECT request, code, name, department, community, place, body, document_number, conditions, exempt, "
        "review_on, valid_from, valid_to, kind FROM admission WHERE until_entry IS NULL ORDER BY valid_from, id"
    )
    return tuple(
        Admission(state_on(day, kind, row[-2], row[-1]), *row)
        for *row, kind in rows
        if wording in row[1:3] or row[1] in codes
    )


def _aliases(register: Register, codes: tuple[str, ...]) -> tuple[str, ...]:
    rows = register.query(
        f"SELECT DISTINCT name FROM alias WHERE kind = 'duty' AND code IN ({_marks(codes)}) "
        "AND until_entry IS NULL ORDER BY name",
        codes,
    )
    return tuple(row[0] for row in rows)


def _asked(
    register: Register, table: str, wordings: tuple[str, ...]
) -> tuple[int, str | None, str | None]:
    """How often it was pushed down or declined under any of its names, and when first and last."""
    rows = register.query(
        f"SELECT COUNT(*), MIN(date), MAX(date) FROM {table} "
        f"WHERE duty IN ({_marks(wordings)}) AND until_entry IS NULL",
        wordings,
    )
    count, first, last = rows[0]
    return int(count), first, last


def _due(register: Register, wordings: tuple[str, ...]) -> tuple[int | None, int, int]:
    rows: list[tuple[Any, ...]] = register.query(
        f"SELECT SUM(amount), COUNT(amount), COUNT(*) FROM due WHERE duty IN ({_marks(wordings)}) "
        "AND until_entry IS NULL",
        wordings,
    )
    amount, known, of = rows[0]
    return amount, int(known), int(of)


def _marks(values: tuple[str, ...]) -> str:
    return ", ".join("?" for _value in values)


def _nearest(register: Register, wording: str) -> list[str]:
    rows = register.query("SELECT DISTINCT name FROM duty WHERE until_entry IS NULL ORDER BY name")
    return Suggestions([row[0] for row in rows])(wording, 3)
