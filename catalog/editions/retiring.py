"""Duties that leave an edition: the cause is recorded, and the line ends on the day, in one entry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from catalog.duties import Suggestions
from catalog.editions import Edition, Line, edition_named, editions, lines_of
from catalog.editions.bridge import Retirement, cause_label, retirements
from registry import periods
from registry.errors import AmbiguousName, BadUsage, EndsTooEarly, UnknownName
from registry.intake.cells import brackets, tidy
from registry.intake.personal import refuse_personal_data
from registry.journal import Act, Entry
from registry.keys import row_keys
from registry.language import _
from registry.sheets import kind_of, kinds
from registry.store import Register


@dataclass(frozen=True, slots=True)
class Leaving:
    """What is said of a duty that leaves, as typed; *edition* may be left out where the duty stands in one only."""

    duty: str
    cause: str
    edition: str | None = None
    into: str | None = None
    document_number: str | None = None
    date: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Left:
    """A duty that left: the line, the edition, and the entry; no entry where all of it was recorded before."""

    line: Line
    retirement: Retirement
    entry: int | None


def retire(register: Register, act: Act, said: Leaving, *, dry_run: bool = False) -> Left:
    """Why the duty left its edition is recorded; with a date its line ends on that day, in the same entry.

    An earlier record for the same duty and edition is superseded. Raises what is wrong with *said* before writing.
    """
    with register.transaction(dry_run=dry_run) as connection:
        leaving = _Departure(register, said)
        if leaving.is_known:
            return Left(leaving.line, leaving.recorded, None)
        entry = Entry(connection, act)
        leaving.write(entry)
        entry.close()
        return Left(leaving.line, leaving.recorded, entry.id)


def retire_within(entry: Entry, register: Register, said: Leaving) -> None:
    """The same as a part of an entry that is being written, such as a decision."""
    _Departure(register, said).write(entry)


class _Departure:
    """A duty that leaves, looked up and found to be in order."""

    def __init__(self, register: Register, said: Leaving) -> None:
        cause = cause_named(said.cause)
        self._register = register
        self._day = periods.day(said.date).isoformat() if said.date else None
        self.line = _line(register, said)
        _refuse_day(self.line, self._day)
        self._facts = {
            "edition": self.line.edition,
            "code": self.line.code,
            "cause": cause,
            "goes_to": _destination(register, cause, said.into, self.line),
            "document_number": _text(said.document_number),
            "date": self._day,
            "note": _text(said.note),
        }
        self._before = retirements(register, self.line.edition).get(self.line.code)
        self._ends = self._day is not None and self.line.valid_to != self._day

    @property
    def is_known(self) -> bool:
        """Whether all of it is on record."""
        return self._before is not None and not self._ends and _same(self._before, self._facts)

    @property
    def recorded(self) -> Retirement:
        """What is on record of it now."""
        return retirements(self._register, self.line.edition)[self.line.code]

    def write(self, entry: Entry) -> None:
        """The cause is a fact of *entry*, and the line ends."""
        _add(entry, self._facts, self._before)
        if self._ends:
            _end_line(self._register, entry, self.line, self._day)


def cause_named(said: str) -> str:
    """The cause that *said* means, in either tongue."""
    choices = kind_of("retirement").by_name["cause"].choices
    for cause, labels in choices.items():
        if said.strip().lower() in (cause, *labels):
            return cause
    names = (f"{cause} {cause_label(cause)}" for cause in choices)
    sentence = _("“{cause}” is no cause. Choose one of: {causes}.")
    raise BadUsage(sentence.format(cause=said, causes=_(", ").join(names)))


def _text(written: str | None) -> str | None:
    return brackets(tidy(written)) or None if written else None


def _line(register: Register, said: Leaving) -> Line:
    """The line that is meant: by code, name or another name of it."""
    edition = edition_named(register, said.edition) if said.edition else None
    wording = brackets(tidy(said.duty))
    found = lines_of(register, wording)
    within = [line for line in found if edition is None or line.edition == edition.code]
    if not within:
        raise UnknownName(_("duty"), wording, _nearest(register, wording, found))
    if len(within) > 1 and edition is None:
        raise BadUsage(
            _("“{duty}” stands in several editions: {editions}. Say which with --edition.").format(
                duty=wording, editions=_(", ").join(line.edition for line in within)
            )
        )
    if len(within) > 1:
        names = [f"{line.code} {line.name}" for line in within]
        raise AmbiguousName(_("duty"), wording, names)
    return within[0]


def _nearest(register: Register, wording: str, elsewhere: Sequence[Line]) -> list[str]:
    """Where the duty stands instead, or names that look like it."""
    if elsewhere:
        return [f"{line.code} {line.name}（{line.edition}）" for line in elsewhere]
    rows = register.query("SELECT DISTINCT name FROM duty WHERE until_entry IS NULL ORDER BY name")
    return Suggestions([row[0] for row in rows])(wording, 3)


def _destination(register: Register, cause: str, said: str | None, line: Line) -> str | None:
    """Into what it went: a code for a merger or a duplicate of a duty, else as written."""
    into = _text(said)
    if into is None and cause == "merged":
        raise BadUsage(_("Say with --into into which duty it was merged, by code or name."))
    if into is None and cause == "transferred":
        raise BadUsage(_("Say with --into who took it over."))
    if into is None or cause not in ("merged", "duplicate"):
        return into
    found = [each for each in lines_of(register, into) if each.code != line.code]
    if not found:
        raise UnknownName(_("duty"), into, _nearest(register, into, ()))
    order = {edition.code: at for at, edition in enumerate(_likeliest(register, line.edition))}
    return min(found, key=lambda each: order.get(each.edition, len(order))).code


def _likeliest(register: Register, left: str) -> list[Edition]:
    """The editions in which what a duty went into may stand: those of its scope, the newest first, then others."""
    scope = edition_named(register, left).scope
    newest = sorted(editions(register), key=lambda each: each.valid_from or "", reverse=True)
    return sorted(newest, key=lambda each: each.scope != scope)


def _refuse_day(line: Line, day: str | None) -> None:
    if day is None:
        return
    begin, end = line.valid_from, line.valid_to
    if begin and day < begin[: len(day)]:
        raise EndsTooEarly(line.name, day, begin)
    if end and end < day:
        raise BadUsage(
            _("“{duty}” ended on {end} already; it cannot leave on {day}.").format(
                duty=line.name, end=end, day=day
            )
        )


def _same(before: Retirement, facts: dict[str, Any]) -> bool:
    return all(getattr(before, name) == value for name, value in facts.items())


def _add(entry: Entry, facts: dict[str, Any], before: Retirement | None) -> None:
    if before:
        entry.end("retirement", [before.id])
    columns = {name: [value] for name, value in facts.items()}
    refuse_personal_data(value for column in columns.values() for value in column)
    entry.add("retirement", {"key": row_keys(kind_of("retirement"), columns, 1), **columns})


def _end_line(register: Register, entry: Entry, line: Line, day: str | None) -> None:
    """The line's fact is ended and stated anew with its last day; what was known before stays readable."""
    names = ("sheet_id", "row", "key", *kinds()["duty"].stored)
    rows = register.query(f"SELECT {', '.join(names)} FROM duty WHERE id = ?", (line.id,))
    columns = {name: [value] for name, value in zip(names, rows[0], strict=True)}
    entry.end("duty", [line.id])
    entry.add("duty", {**columns, "valid_to": [day]})
