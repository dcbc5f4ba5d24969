"""``zhunru catalog diff``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from registry.command import command as new_command
from registry.command import desk as with_desk
from registry.desk import Desk
from registry.language import N_, _
from registry.listing import Listing, listing_options, print_listing

if TYPE_CHECKING:
    from catalog.editions import Comparison

COLUMNS = ("change", "code", "name", "field", "before", "after")


Row = tuple[str, str, str, str | None, str | None, str | None]


@new_command(
    "diff",
    N_("What differs between two editions: duties added, gone, and changed, field by field."),
    example="zhunru catalog diff 2024版 2025版 -o 对照.csv",
)
@click.argument("old")
@click.argument("new")
@listing_options
@with_desk
def command(desk: Desk, old: str, new: str, format_: str | None, output: Path | None) -> None:
    """The differences are listed."""
    from catalog.editions import compare, edition_named
    from catalog.editions.bridge import retirements
    from registry.names import Directory

    earlier, later = (edition_named(desk.register, name) for name in (old, new))
    found = compare(desk.register, earlier, later, retirements(desk.register, earlier.code))
    rows = list(_rows(found))
    if format_ != "json" and not (output and output.suffix.lower() == ".json"):
        departments = Directory(desk.register).departments
        rows = [_in_words(row, departments) for row in rows]
    labels = (_("change"), _("code"), _("duty"), _("column"), earlier.code, later.code)
    changed = sum(1 for kept in found.kept if kept.changes)
    closing = _("{added} added, {gone} gone, {changed} changed, {same} unchanged").format(
        added=len(found.added),
        gone=len(found.gone),
        changed=changed,
        same=len(found.kept) - changed,
    )
    print_listing(Listing(COLUMNS, labels, rows, closing), format_, output)


def _rows(found: Comparison) -> Iterator[Row]:
    """The differences as they are stored; JSON has them so."""
    for line in found.added:
        yield "added", line.code, line.name, None, None, None
    for line in found.gone:
        yield "gone", line.code, line.name, None, None, None
    for kept in found.kept:
        for change in kept.changes:
            yield (
                "changed",
                kept.after.code,
                kept.after.name,
                change.field,
                change.before,
                change.after,
            )


def _in_words(row: Row, departments: Mapping[str, str]) -> Row:
    """The difference as people read it."""
    from registry.sheets import kinds

    what = {
        "added": _("newly there"),
        "gone": _("no longer there"),
        "changed": _("reads otherwise"),
    }[row[0]]
    if row[3] is None:
        return what, *row[1:]
    column = kinds()["duty"].by_name[row[3]]
    before, after = (
        departments.get(value or "", value)
        if column.type == "department"
        else column.choice_label(value)
        for value in row[4:]
    )
    return what, row[1], row[2], column.label, before, after
