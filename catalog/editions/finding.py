"""Is this permitted, and by what: duties of all editions, and positive and negative lists, by words."""

from __future__ import annotations

from dataclasses import dataclass

from catalog.duties import Suggestions, duties
from catalog.editions import Edition, editions
from registry import periods
from registry.intake.cells import squeezed
from registry.language import _, sentences
from registry.names import Directory
from registry.sheets import kinds
from registry.store import Register


@dataclass(frozen=True, slots=True)
class Line:
    """A duty, or a line of a list, with what it means on the day: permitted, barred, ended or not yet begun."""

    edition: str
    code: str
    name: str
    kind: str
    department: str
    state: str
    basis: str
    part: str

    scope: str = ""

    def cells(self) -> tuple[str, ...]:
        """The line as cells of a listing."""
        state = state_label(self.state)
        return (
            self.edition,
            self.code,
            self.name,
            self.kind,
            self.department,
            state,
            self.basis,
            self.part,
            self.scope,
        )


def state_label(state: str) -> str:
    """What a line means on the day, as people read it."""
    return {
        "permitted": _("permitted"),
        "barred": _("barred"),
        "purchase": _("to be bought as a service"),
        "ended": _("no longer listed"),
        "later": _("not yet in force"),
    }[state]


@dataclass(frozen=True, slots=True)
class Answer:
    """The lines found, and names that look like what was asked if none was."""

    words: tuple[str, ...]
    day: str
    lines: tuple[Line, ...]
    nearest: tuple[str, ...]
    has_catalogue: bool

    def sentence(self) -> str:
        """The answer in one sentence."""
        asked = " ".join(self.words)
        states = {line.state for line in self.lines}
        if "permitted" in states:
            return _("On {day} the catalogue permits what is marked so above.").format(day=self.day)
        if self.lines:
            return _("On {day} nothing of “{asked}” is permitted.").format(
                day=self.day, asked=asked
            )
        if not self.has_catalogue:
            return _(
                "The register holds no catalogue for {day}, so nothing can be said. Import one first."
            ).format(day=self.day)
        sentence = _(
            "No line of the catalogue or of a list contains “{asked}”. What none covers is not admitted."
        ).format(asked=asked)
        if self.nearest:
            meant = _("Perhaps meant: {names}.").format(names=_(", ").join(self.nearest))
            sentence = sentences(sentence, meant)
        return sentence


def answer(register: Register, words: tuple[str, ...], day: str) -> Answer:
    """What the catalogue and the lists say of *words* on *day*."""
    day = periods.day(day).isoformat()
    wanted = [squeezed(word).lower() for word in words]
    of_duties = _duty_lines(register, day)
    every = [*of_duties, *_admission_lines(register, day), *_list_lines(register, day)]
    named = [line for line, text in every if all(word in text for word in wanted)]
    order = {"permitted": 0, "purchase": 1, "barred": 2, "later": 3, "ended": 4}
    found = tuple(sorted(_without_superseded(named), key=lambda line: order[line.state]))
    nearest = (
        () if found else tuple(Suggestions([line.name for line, _text in every])("".join(words), 3))
    )
    in_force_now = any(line.state not in ("ended", "later") for line, _text in of_duties)
    return Answer(words, day, found, nearest, in_force_now)


def _without_superseded(lines: list[Line]) -> list[Line]:
    """A line of an older edition goes where a newer one in force has the same: it has not left the catalogue."""
    standing = {(line.code, line.name) for line in lines if line.state not in ("ended", "later")}
    return [
        line for line in lines if line.state != "ended" or (line.code, line.name) not in standing
    ]


def in_force(register: Register, day: str, edition: str | None = None) -> list[Line]:
    """The duties that hold on *day*; with *edition* all of that one, whatever the day."""
    day = periods.day(day).isoformat()
    return [
        line
        for line, _text in _duty_lines(register, day)
        if (line.edition == edition if edition else line.state not in ("ended", "later"))
    ]


def _duty_lines(register: Register, day: str) -> list[tuple[Line, str]]:
    directory = Directory(register)
    names = directory.departments
    kind_of = kinds()["duty"].by_name["kind"]
    scopes = {each.code: scope_in_words(each, directory) for each in editions(register)}
    result = []
    for duty in duties(register):
        line = Line(
            duty.edition,
            duty.code,
            duty.name,
            kind_of.choice_label(duty.kind),
            names.get(duty.department or "", duty.department or ""),
            state_on(day, duty.kind, duty.starts, duty.ends),
            duty.basis or "",
            duty.part or "",
            scopes[duty.edition],
        )
        text = squeezed(f"{duty.code}{duty.name}{duty.duty_class or ''}").lower()
        result.append((line, text))
    return result


def scope_in_words(edition: Edition, directory: Directory) -> str:
    """For whom an edition is, where it is not for all communities of the register."""
    described = kinds()["edition"].by_name
    parts = [
        directory.place_name(edition.place) if edition.place else "",
        described["unit"].choice_label("grid") if edition.unit == "grid" else "",
        described["type"].choice_label(edition.type) if edition.type != "all" else "",
    ]
    return _(", ").join(part for part in parts if part)


def _admission_lines(register: Register, day: str) -> list[tuple[Line, str]]:
    """What was admitted by decisions, as lines of the catalogue."""
    rows = register.query(
        "SELECT document_number, code, name, kind, department, basis, part, class, community, place, valid_from, "
        "valid_to FROM admission WHERE until_entry IS NULL ORDER BY id"
    )
    if not rows:
        return []
    names = Directory(register)
    kind_of = kinds()["duty"].by_name["kind"]
    result = []
    for number, code, name, kind, department, basis, part, group, community, place, *span in rows:
        line = Line(
            number,
            code,
            name,
            kind_of.choice_label(kind),
            names.departments.get(department, department),
            state_on(day, kind, *span),
            basis or "",
            part or "",
            where_in_words(names, community, place),
        )
        result.append((line, squeezed(f"{code}{name}{group or ''}").lower()))
    return result


def where_in_words(names: Directory, community: str | None, place: str | None) -> str:
    """The community or place for which something holds; empty where it is the whole register."""
    if community:
        known = community in names.communities
        return names.full_name("community", community) if known else community
    return names.full_name("place", place) if place and place != names.city else ""


def state_on(day: str, kind: str | None, starts: str | None, ends: str | None) -> str:
    """What a line of that kind and span means on *day*."""
    if starts and starts > day:
        return "later"
    if ends and ends <= day:
        return "ended"
    return {"barred": "barred", "purchasable": "purchase"}.get(kind or "", "permitted")


def _list_lines(register: Register, day: str) -> list[tuple[Line, str]]:
    rows = register.query(
        "SELECT burden, name, answer, source, valid_from, valid_to FROM permit WHERE until_entry IS NULL ORDER BY id"
    )
    result = []
    for burden, name, said, source, starts, ends in rows:
        label = kinds()[burden].label if burden in kinds() else burden
        state = state_on(day, "barred" if said == "barred" else None, starts, ends)
        result.append(
            (
                Line(source, "", name, label, "", state, source, ""),
                squeezed(f"{label}{name}").lower(),
            )
        )
    return result
