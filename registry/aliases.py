"""Other names under which departments, communities, places and duties are written."""

from __future__ import annotations

from collections.abc import Sequence

from registry.errors import AmbiguousName, NameTaken, UnknownName
from registry.intake.cells import brackets, tidy
from registry.intake.personal import refuse_personal_data
from registry.journal import Act, Entry
from registry.keys import key_of
from registry.language import _
from registry.names import KIND_LABELS, Directory, Unresolved
from registry.store import Register


def add_alias(
    register: Register, act: Act, kind: str, name: str, meant: str, *, dry_run: bool = False
) -> tuple[int | None, str]:
    """*name* means *meant* from now on; entry number and the code that is meant. An earlier meaning is ended.

    No entry is written if that is known already; refused if *name* is the full name of something else.
    """
    name = brackets(tidy(name))
    code = _code(register, kind, meant)
    with register.transaction(dry_run=dry_run) as connection:
        before = register.query(
            "SELECT id, code FROM alias WHERE kind = ? AND name = ? AND until_entry IS NULL",
            (kind, name),
        )
        if [known for _id, known in before] == [code]:
            return None, code
        own = None if kind == "duty" else _named(register, kind, name)
        if own == code:
            return None, code
        if own is not None:
            raise NameTaken(_(KIND_LABELS[kind]), name)
        entry = Entry(connection, act)
        entry.end("alias", [row[0] for row in before])
        note_aliases(entry, kind, [(None, name, code)], None)
        entry.close()
        return entry.id, code


def _named(register: Register, kind: str, name: str) -> str | None:
    """The code of what has *name* as its code or full name, alone."""
    directory = Directory(register)
    try:
        return str(getattr(directory, kind)(name)) if directory.is_a_name(kind, name) else None
    except Unresolved:
        return None


def note_aliases(
    entry: Entry, kind: str, rows: Sequence[tuple[int | None, str, str]], sheet: int | None
) -> None:
    """Other names are facts of *entry*; *rows* are row number, name and code."""
    if not rows:
        return
    numbers, names, codes = (list(column) for column in zip(*rows, strict=True))
    refuse_personal_data(names)
    keys = [
        key_of(f"alias\x1f{kind}\x1f{name}\x1f{code}")
        for name, code in zip(names, codes, strict=True)
    ]
    entry.add(
        "alias",
        {
            "sheet_id": [sheet] * len(rows),
            "row": numbers,
            "key": keys,
            "kind": [kind] * len(rows),
            "name": names,
            "code": codes,
        },
    )


def _code(register: Register, kind: str, meant: str) -> str:
    if kind == "duty":
        rows = register.query(
            "SELECT code FROM duty WHERE (code = ? OR name = ?) AND until_entry IS NULL",
            (meant, meant),
        )
        if not rows:
            raise UnknownName(_(KIND_LABELS[kind]), meant, [])
        return str(rows[0][0])
    directory = Directory(register)
    try:
        return str(getattr(directory, kind)(brackets(tidy(meant))))
    except Unresolved as unresolved:
        error = AmbiguousName if unresolved.ambiguous else UnknownName
        raise error(_(KIND_LABELS[kind]), meant, list(unresolved.nearest)) from None
