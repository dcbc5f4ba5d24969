"""Burdens that end: a signboard taken down, a ledger stopped."""

from __future__ import annotations

from registry import periods
from registry.errors import UnknownName
from registry.intake.cells import brackets
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
    periods.day(day)
    where, parameters = "", {"kind": kind, "name": brackets(name)}
    if community:
        try:
            code, place = Directory(register).scope(brackets(community))
        except Unresolved as unresolved:
            raise UnknownName(_("community"), community, list(unresolved.nearest)) from None
        where = " AND community = :code" if code else " AND place = :code"
        parameters["code"] = code or place or ""
    stored = kinds()[kind].stored
    with writing(register, act, dry_run=dry_run) as entry:
        rows = register.query(
            f"SELECT id, sheet_id, row, key, {', '.join(stored)} FROM burden "
            f"WHERE kind = :kind AND name = :name{where} AND until_entry IS NULL AND valid_to IS NULL ORDER BY id",
            parameters,
        )
        if not rows:
            raise UnknownName(kinds()[kind].label, name, _nearest(register, kind, name))
        entry.end("burden", [row[0] for row in rows])
        columns = dict(
            zip(
                ("sheet_id", "row", "key", *stored),
                zip(*(row[1:] for row in rows), strict=True),
                strict=True,
            )
        )
        entry.add("burden", {**columns, "valid_to": (day,) * len(rows)})
    return entry.id, len(rows)


def _nearest(register: Register, kind: str, name: str) -> list[str]:
    from difflib import get_close_matches

    rows = register.query(
        "SELECT DISTINCT name FROM burden WHERE kind = ? AND until_entry IS NULL", (kind,)
    )
    return get_close_matches(name, [row[0] for row in rows], n=3, cutoff=0.4)
