"""The history of a duty, a community, a department or a request: every change of what the register holds of it, field by field."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from registry.errors import AmbiguousName, UnknownName
from registry.intake.cells import brackets, tidy
from registry.journal import FACT_TABLES
from registry.language import N_, _
from registry.names import Directory, Unresolved
from registry.origins import origins
from registry.quantities import yuan
from registry.sheets import Column, burden_kinds, stored_as, tables
from registry.spelling import Spelling
from registry.store import Register
from registry.table_words import table_label
from registry.written import cell

ADDED, CHANGED, ENDED = "added", "changed", "ended"
LABELS = {ADDED: N_("added"), CHANGED: N_("changed"), ENDED: N_("ended")}

MANY = ("work", "payment", "pushdown")
"""Tables with very many facts of one community; told only on demand."""

_OF: dict[str, tuple[tuple[str, str], ...]] = {
    "duty": (
        *(("duty", "code"), ("retirement", "code"), ("admission", "code"), ("standard", "duty")),
        *(("rate", "duty"), ("split", "duty"), ("due", "duty"), ("cost", "duty")),
    ),
    "request": (
        *(("request", "code"), ("move", "request"), ("verdict", "request")),
        *(("waiver", "request"), ("admission", "request"), ("due", "request")),
    ),
    "department": (("department", "code"), ("alias", "code"), ("review", "department")),
}
"""Where facts of a subject stand: table and the column that names it."""


@dataclass(frozen=True, slots=True)
class Change:
    """A change: by which entry, of which table, what happened, and for a changed fact its field before and after."""

    entry: int
    at: str
    by: str
    action: str
    table: str
    what: str
    of: str
    field: str
    before: str
    after: str
    where: str


@dataclass(frozen=True, slots=True)
class Subject:
    """What a history is of: its kind (duty, community, department, request), code and name."""

    kind: str
    code: str
    name: str
    wordings: tuple[str, ...] = ()
    """All ways in which facts write it."""


def subject(register: Register, said: str) -> Subject:
    """What *said* means: a request by its number, a duty by code or name, a community, or a department.

    Raises UnknownName with the nearest, AmbiguousName.
    """
    text = brackets(tidy(said))
    if register.query("SELECT 1 FROM request WHERE code = ? LIMIT 1", (text,)):
        return Subject("request", text, text, (text,))
    rows = register.query(
        "SELECT code, name FROM duty WHERE code = :said OR name = :said "
        "UNION SELECT code, name FROM admission WHERE code = :said OR name = :said LIMIT 1",
        {"said": text},
    )
    if rows:
        code, name = rows[0]
        named = register.query(
            "SELECT name FROM duty WHERE code = :code UNION SELECT name FROM admission WHERE code = :code "
            "UNION SELECT name FROM alias WHERE kind = 'duty' AND code = :code ORDER BY 1",
            {"code": code},
        )
        return Subject("duty", code, name, (code, *(row[0] for row in named)))
    names = Directory(register)
    nearest: list[str] = []
    for kind, find in (("community", names.community), ("department", names.department)):
        try:
            code = find(text)
            return Subject(kind, code, names.full_name(kind, code), (code,))
        except Unresolved as unresolved:
            if unresolved.ambiguous:
                raise AmbiguousName(_("community"), said, list(unresolved.nearest)) from None
            nearest += unresolved.nearest
    nearest += get_close_matches(
        text, [row[0] for row in register.query("SELECT DISTINCT name FROM duty")], n=3
    )
    raise UnknownName(_("duty, community, department or request"), said, nearest[:3])


Words = Callable[[str, str, str], str]
"""What a stored word of a table's column is called: table, column, word."""


def history(
    register: Register,
    of: Subject,
    *,
    everything: bool = False,
    words: Words = lambda _table, _column, word: word,
) -> list[Change]:
    """The changes, the oldest first; *everything* takes in the very many facts of a community's work and money.

    *words* tells what states and the like are called that other rooms know.
    """
    entries = {row[0]: row[1:] for row in register.query("SELECT id, at, by, action FROM entry")}
    teller = _Teller(register, entries, words)
    found: list[Change] = []
    for table, column in _places(of, everything=everything):
        found += teller.changes(table, column, of.wordings)
    return sorted(found, key=lambda change: change.entry)


def _places(of: Subject, *, everything: bool) -> Iterator[tuple[str, str]]:
    if of.kind != "community":
        yield from _OF[of.kind]
        return
    yield "community", "code"
    yield "alias", "code"
    for table in FACT_TABLES:
        described = tables().get(table, [])
        has = any("community" in kind.stored for kind in described)
        if has and table != "community" and (everything or table not in MANY):
            yield table, "community"


class _Teller:
    """Tells changes of facts in words."""

    def __init__(
        self, register: Register, entries: dict[int, tuple[Any, ...]], words: Words
    ) -> None:
        self._register = register
        self._entries = entries
        self._words = words
        self._names = Directory(register)
        self._spelling = Spelling(self._names)

    def changes(self, table: str, column: str, wordings: Sequence[str]) -> Iterator[Change]:
        """Of those facts of *table* whose *column* is one of *wordings*."""
        marks = ", ".join("?" for _wording in wordings)
        cursor = self._register.connection.execute(
            f"SELECT * FROM {table} WHERE {column} IN ({marks}) ORDER BY id", tuple(wordings)
        )
        names = [described[0] for described in cursor.description]
        facts = [dict(zip(names, row, strict=True)) for row in cursor]
        where = origins(self._register, table, [fact["id"] for fact in facts]) if facts else {}
        same = "header" if table == "aside" else "key"
        came = {(fact[same], fact["entry_id"]): fact for fact in facts}
        follows = {
            (fact[same], fact["until_entry"]) for fact in facts if fact["until_entry"] is not None
        }
        for fact in facts:
            if (fact[same], fact["entry_id"]) not in follows:
                yield self._change(table, fact, fact["entry_id"], ADDED, str(where[fact["id"]]))
            until = fact["until_entry"]
            if until is None:
                continue
            later = came.get((fact[same], until))
            if later is None:
                yield self._change(table, fact, until, ENDED, "")
                continue
            for field, before, after in self._differences(table, fact, later):
                yield self._change(
                    table, later, until, CHANGED, str(where[later["id"]]), (field, before, after)
                )

    def _change(
        self,
        table: str,
        fact: dict[str, Any],
        entry: int,
        what: str,
        where: str,
        field: tuple[str, str, str] = ("", "", ""),
    ) -> Change:
        at, by, action = self._entries[entry]
        name, before, after = field
        if what == ADDED:
            after = "；".join(f"{label} {text}" for label, text in self._told(table, fact))
        return Change(
            entry,
            at,
            by,
            action,
            label_of(table, fact),
            what,
            _named(fact),
            name,
            before,
            after,
            where,
        )

    def _told(self, table: str, fact: dict[str, Any]) -> list[tuple[str, str]]:
        """The fields of a fact that say something: label and text."""
        found = []
        for label, names, column in _fields(table, fact):
            if column is None:
                text = self._plain(table, names[0], fact.get(names[0]))
            else:
                shown = cell(column, [fact.get(name) for name in names], self._spelling)
                text = "" if shown is None else str(shown)
            if text:
                found.append((label, text))
        return found

    def _plain(self, table: str, column: str, value: Any) -> str:
        """A value of a table that no sheet fills."""
        if value is None:
            return ""
        if column == "amount":
            return yuan(value)
        known: dict[str, Collection[str]] = {
            "department": self._names.departments,
            "community": self._names.communities,
            "place": self._names.places,
        }
        if value in known.get(column, ()):
            return self._names.full_name(column, value)
        return self._words(table, column, str(value))

    def _differences(
        self, table: str, before: dict[str, Any], after: dict[str, Any]
    ) -> list[tuple[str, str, str]]:
        was, now = dict(self._told(table, before)), dict(self._told(table, after))
        labels = dict.fromkeys((*was, *now))
        return [
            (label, was.get(label, ""), now.get(label, ""))
            for label in labels
            if was.get(label, "") != now.get(label, "")
        ]


def _fields(
    table: str, fact: dict[str, Any]
) -> Iterator[tuple[str, tuple[str, ...], Column | None]]:
    """Label, columns of the table and column of the sheet of each field."""
    described = tables().get(table)
    if not described:
        hidden = ("id", "entry_id", "until_entry", "sheet_id", "row", "key")
        for name in fact:
            if (
                name not in hidden
                and not name.endswith(("_mark", "_digest"))
                and name != "findings"
            ):
                yield _(_OWN_LABELS.get(name, name)), (name,), None
        return
    kind = (
        burden_kinds().get(fact.get("kind", ""), described[0])
        if table == "burden"
        else described[0]
    )
    for column in kind.columns:
        if column.type != "aliases":
            yield column.label, stored_as(column), column


_OWN_LABELS = {
    "request": N_("request"),
    "state": N_("state"),
    "date": N_("day"),
    "body": N_("decided by"),
    "level": N_("level"),
    "document_number": N_("document number"),
    "note": N_("note"),
    "verdict": N_("advice"),
    "code": N_("code"),
    "profile": N_("rules of procedure"),
    "rule": N_("rule"),
    "waived_by": N_("waived by"),
    "reason": N_("reason"),
    "until": N_("until"),
    "kind": N_("kind"),
    "name": N_("called"),
    "class": N_("class"),
    "department": N_("department"),
    "basis": N_("basis"),
    "part": N_("the community's part"),
    "community": N_("community"),
    "place": N_("place"),
    "conditions": N_("conditions"),
    "exempt": N_("exempt"),
    "review_on": N_("review on"),
    "valid_from": N_("holds from"),
    "valid_to": N_("no longer holds from"),
    "duty": N_("duty"),
    "year": N_("year"),
    "due_on": N_("due on"),
    "amount": N_("amount"),
    "source": N_("source"),
    "header": N_("heading"),
    "value": N_("value"),
}
"""Labels of the columns of tables that no sheet fills."""


def label_of(table: str, fact: dict[str, Any]) -> str:
    """What a fact of *table* is, in the current tongue."""
    if table == "burden":
        return burden_kinds()[fact["kind"]].label
    return table_label(table)


def _named(fact: dict[str, Any]) -> str:
    """What tells a fact from others of its table: its name, else its year, date or state."""
    for column in ("name", "what", "question", "post", "state", "date", "year"):
        if fact.get(column) is not None:
            return str(fact[column])
    return ""
