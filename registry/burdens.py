"""Burdens that end: a signboard taken down, a ledger stopped."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any

from registry import periods
from registry.errors import AmbiguousName, BurdenElsewhere, EndsTooEarly, UnknownName
from registry.intake.cells import brackets, tidy
from registry.journal import Act, writing
from registry.language import _
from registry.names import Directory, Unresolved
from registry.sheets import kinds
from registry.store import Register


def take_down(
    register: Register,
    act: Act,
    kind: str,
    name: str,
    community: str | None,
    day: str,
    *,
    dry_run: bool = False,
) -> tuple[int, int]:
    """All live burdens of that kind and name (at *community* if given) end on *day*; entry number and how many.

    The facts are ended and stated anew with their last day; what was known before stays readable.
    """
    day = periods.day(day).isoformat()
    name = brackets(tidy(name))
    with writing(register, act, dry_run=dry_run) as entry:
        directory = Directory(register)
        rows = _live(register, kind, name)
        if not rows:
            raise UnknownName(kinds()[kind].label, name, _nearest(register, kind, name))
        if community:
            scope = _scope(directory, community)
            there = [row for row in rows if (row["community"], row["place"]) == scope]
            if not there:
                raise BurdenElsewhere(name, community, _places(directory, rows))
            rows = there
        for row in rows:
            begin = row["valid_from"]
            if begin and day < begin[: len(day)]:
                raise EndsTooEarly(name, day, begin)
        entry.end("burden", [row["id"] for row in rows])
        columns = {name: [row[name] for row in rows] for name in rows[0] if name != "id"}
        entry.add("burden", {**columns, "valid_to": [day] * len(rows)})
    return entry.id, len(rows)


def _live(register: Register, kind: str, name: str) -> list[dict[str, Any]]:
    names = ("id", "sheet_id", "row", "key", *kinds()[kind].stored)
    rows = register.query(
        f"SELECT {', '.join(names)} FROM burden "
        "WHERE kind = ? AND name = ? AND until_entry IS NULL AND valid_to IS NULL ORDER BY id",
        (kind, name),
    )
    return [dict(zip(names, row, strict=True)) for row in rows]


def _scope(directory: Directory, community: str) -> tuple[str | None, str | None]:
    try:
        return directory.scope(brackets(tidy(community)))
    except Unresolved as unresolved:
        error = AmbiguousName if unresolved.ambiguous else UnknownName
        raise error(_("community"), community, list(unresolved.nearest)) from None


def _places(directory: Directory, rows: list[dict[str, Any]]) -> list[str]:
    """Where the burdens lie, in words."""
    found = {
        directory.full_name("community", row["community"])
        if row["community"] in directory.communities
        else directory.place_name(row["place"] or "")
        for row in rows
    }
    return sorted(found)


def _nearest(register: Register, kind: str, name: str) -> list[str]:
    rows = register.query(
        "SELECT DISTINCT name FROM burden WHERE kind = ? AND until_entry IS NULL AND valid_to IS NULL",
        (kind,),
    )
    return get_close_matches(name, [row[0] for row in rows], n=3, cutoff=0.4)
