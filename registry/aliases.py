"""Other names under which departments, communities, places and duties are written."""

from __future__ import annotations

from registry.errors import UnknownName
from registry.intake.cells import brackets, tidy
from registry.journal import Act, Entry, writing
from registry.keys import key_of
from registry.language import _
from registry.names import KIND_LABELS, Directory, Unresolved
from registry.store import Register


def add_alias(
    register: Register, act: Act, kind: str, name: str, meant: str, *, dry_run: bool = False
) -> tuple[int, str]:
    """*name* means *meant* from now on; entry number and the code that is meant. An earlier meaning is ended."""
    name = brackets(tidy(name))
    code = _code(register, kind, meant)
    with writing(register, act, dry_run=dry_run) as entry:
        before = register.query("SELECT id FROM alias WHERE kind = ? AND name = ? AND until_entry IS NULL", (kind, name))
        entry.end("alias", [row[0] for row in before])
        note_aliases(entry, kind, [(None, name, code)], None)
    return entry.id, code


def note_aliases(entry: Entry, kind: str, rows: list[tuple[int | None, str, str]], sheet: int | None) -> None:
    """Other names are facts of *entry*; *rows* are row number, name and code."""
    if not rows:
        return
    numbers, names, codes = (list(column) for column in zip(*rows, strict=True))
    keys = [key_of(f"alias\x1f{kind}\x1f{name}") for name in names]
    entry.add(
        "alias",
        {"sheet_id": [sheet] * len(rows), "row": numbers, "key": keys, "kind": [kind] * len(rows), "name": names, "code": codes},
    )


def _code(register: Register, kind: str, meant: str) -> str:
    if kind == "duty":
        rows = register.query("SELECT code FROM duty WHERE (code = ? OR name = ?) AND until_entry IS NULL", (meant, meant))
        if not rows:
            raise UnknownName(_(KIND_LABELS[kind]), meant, [])
        return str(rows[0][0])
    directory = Directory(register)
    try:
        return str(getattr(directory, kind)(brackets(tidy(meant))))
    except Unresolved as unresolved:
        raise UnknownName(_(KIND_LABELS[kind]), meant, list(unresolved.nearest)) from None
