"""Editions of the catalogue, their lines, and what became of each line from one edition to the next."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from registry.errors import UnknownName
from registry.language import N_, _
from registry.store import Register

OPEN = "9999"
"""Later than any day: the end of what has none."""

EVERYWHERE = ""
"""The place of an edition that holds for the whole register."""


@dataclass(frozen=True, slots=True)
class Edition:
    """A catalogue as published; *place* is a code, empty where it holds for the whole register.

    *described* is false where duties name an edition of which the register knows nothing else.
    """

    code: str
    document_number: str | None
    issued_on: str | None
    place: str
    unit: str
    type: str
    valid_from: str | None
    valid_to: str | None
    described: bool = True

    @property
    def scope(self) -> tuple[str, str, str]:
        """For whom it is: editions of one scope follow one another."""
        return self.place, self.unit, self.type

    def holds_on(self, day: str) -> bool:
        """Whether it is in force on *day*."""
        return (self.valid_from or "") <= day < (self.valid_to or OPEN)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an edition; *id* and *key* are those of its fact."""

    id: int
    key: int
    edition: str
    code: str
    name: str
    duty_class: str | None
    kind: str | None
    department: str | None
    basis: str | None
    basis_mark: str | None
    part: str | None
    money_standard: str | None
    valid_from: str | None
    valid_to: str | None


COMPARED = {
    "code": "code",
    "name": "name",
    "duty_class": "class",
    "kind": "kind",
    "department": "department",
    "basis": "basis",
    "part": "part",
    "money_standard": "money_standard",
}
"""What is set side by side of a line in two editions, with its column of the sheet; the spans differ anyway."""


@dataclass(frozen=True, slots=True)
class Change:
    """A column of a kept line that reads otherwise in the later edition."""

    field: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Kept:
    """A line that stands in both editions, by its name or, where that is new, by its code."""

    before: Line
    after: Line

    @property
    def changes(self) -> tuple[Change, ...]:
        """What reads otherwise; empty if nothing does."""
        return tuple(
            Change(column, getattr(self.before, name), getattr(self.after, name))
            for name, column in COMPARED.items()
            if getattr(self.before, name) != getattr(self.after, name)
        )


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two editions side by side: what stands in both, in the earlier only, in the later only."""

    earlier: Edition
    later: Edition
    kept: tuple[Kept, ...]
    gone: tuple[Line, ...]
    added: tuple[Line, ...]


def editions(register: Register) -> list[Edition]:
    """All editions, those of one scope together and in the order of their time."""
    cities = _cities(register)
    rows = register.query(
        "SELECT code, document_number, issued_on, place, unit, type, valid_from, valid_to "
        "FROM edition WHERE until_entry IS NULL ORDER BY code"
    )
    found = [
        Edition(
            code,
            number,
            issued,
            EVERYWHERE if place is None or place in cities else place,
            unit or "community",
            type_ or "all",
            starts,
            ends,
        )
        for code, number, issued, place, unit, type_, starts, ends in rows
    ]
    known = {edition.code for edition in found}
    bare = register.query(
        "SELECT DISTINCT edition FROM duty WHERE until_entry IS NULL ORDER BY edition"
    )
    found += [
        Edition(code, None, None, EVERYWHERE, "community", "all", None, None, described=False)
        for (code,) in bare
        if code not in known
    ]
    return sorted(found, key=lambda each: (each.scope, each.valid_from or "", each.code))


def _cities(register: Register) -> set[str]:
    rows = register.query("SELECT code FROM place WHERE level = 'city' AND until_entry IS NULL")
    return {code for (code,) in rows}


def edition_named(register: Register, name: str) -> Edition:
    """The edition of that name; :class:`UnknownName` with those there are."""
    known = {edition.code: edition for edition in editions(register)}
    if name in known:
        return known[name]
    near = get_close_matches(name, known, n=5, cutoff=0.3) or list(known)[-5:]
    raise UnknownName(_(N_("edition")), name, near)


def in_force(register: Register, day: str) -> list[Edition]:
    """The editions for communities that hold on *day*, those for the whole register first, the newest first."""
    found = [
        edition
        for edition in editions(register)
        if edition.unit == "community" and edition.holds_on(day)
    ]
    found.sort(key=lambda each: each.valid_from or "", reverse=True)
    return sorted(found, key=lambda each: (each.place != EVERYWHERE, each.type != "all"))


_LINE = (
    "SELECT id, key, edition, code, name, class, kind, department, basis, basis_mark, part, money_standard, "
    "valid_from, valid_to FROM duty WHERE until_entry IS NULL"
)


def lines(register: Register, edition: str) -> list[Line]:
    """The lines of an edition, by code."""
    rows = register.query(f"{_LINE} AND edition = ? ORDER BY code, id", (edition,))
    return [Line(*row) for row in rows]


def lines_of(register: Register, wording: str) -> list[Line]:
    """The lines that *wording* means, in every edition: by code, name, or another name of the code."""
    rows = register.query(
        f"{_LINE} AND (code = :said OR name = :said OR code IN (SELECT code FROM alias WHERE kind = 'duty' "
        "AND name = :said AND until_entry IS NULL)) ORDER BY edition, code, id",
        {"said": wording},
    )
    return [Line(*row) for row in rows]


def compare(
    register: Register, earlier: Edition, later: Edition, apart: Iterable[str] = ()
) -> Comparison:
    """The two editions side by side.

    Lines are the same by name; where a name is new, by code, unless the code is one of *apart*: a duty that was
    retired does not live on in another that took its code.
    """
    before, after = lines(register, earlier.code), lines(register, later.code)
    pairs = _paired_by_name(before, after)
    pairs |= _paired_by_code(before, after, pairs, frozenset(apart))
    taken = {line.id for line in pairs.values()}
    return Comparison(
        earlier,
        later,
        tuple(Kept(line, pairs[line.id]) for line in before if line.id in pairs),
        tuple(line for line in before if line.id not in pairs),
        tuple(line for line in after if line.id not in taken),
    )


def _paired_by_name(before: list[Line], after: list[Line]) -> dict[int, Line]:
    """Later lines by the earlier one of the same name; of several, that of the same code."""
    named: dict[str, list[Line]] = defaultdict(list)
    for line in after:
        named[line.name].append(line)
    found: dict[int, Line] = {}
    for exact in (True, False):
        for line in before:
            choice = [each for each in named[line.name] if each.code == line.code or not exact]
            if line.id not in found and choice:
                found[line.id] = choice[0]
                named[line.name].remove(choice[0])
    return found


def _paired_by_code(
    before: list[Line], after: list[Line], pairs: dict[int, Line], apart: frozenset[str]
) -> dict[int, Line]:
    taken = {line.id for line in pairs.values()}
    coded = {line.code: line for line in after if line.id not in taken}
    return {
        line.id: coded[line.code]
        for line in before
        if line.id not in pairs and line.code in coded and line.code not in apart
    }
