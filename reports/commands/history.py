"""``zhunru history``."""

from __future__ import annotations

from pathlib import Path

import click

from registry.command import command as new_command
from registry.command import desk as with_desk
from registry.command import option
from registry.desk import Desk
from registry.language import N_, _
from registry.listing import Listing, listing_options, print_listing

COLUMNS = (
    *("entry", "at", "by", "action", "table", "of", "what"),
    *("field", "before", "after", "where"),
)


@new_command(
    "history",
    N_(
        "Every change of what the register holds of a duty, a community, a department or a request, field by field: by "
        "whom, when, by which entry, from which file and row. Work, payments and push-downs of a community only with --all."
    ),
    example="zhunru history ZR-001\nzhunru history 青松社区 --all -o 青松社区沿革.csv\nzhunru history SQ2026-001",
)
@click.argument("name")
@option(
    "--all",
    "everything",
    is_flag=True,
    help=N_("Work, payments and push-downs of a community as well."),
)
@listing_options
@with_desk
def command(
    desk: Desk, name: str, everything: bool, format_: str | None, output: Path | None
) -> None:
    """The changes are listed."""
    from registry.history import LABELS, history, subject

    of = subject(desk.register, name)
    found = history(desk.register, of, everything=everything, words=_words)
    rows = [
        (
            change.entry,
            change.at,
            change.by,
            change.action,
            change.table,
            change.of,
            _(LABELS[change.what]),
            change.field,
            change.before,
            change.after,
            change.where,
        )
        for change in found
    ]
    labels = (
        _("entry"),
        _("when (UTC)"),
        _("who"),
        _("act"),
        _("table"),
        _("of what"),
        _("what happened"),
        _("field"),
        _("earlier"),
        _("later"),
        _("where"),
    )
    closing = _("{name}: {count} changes by {entries} entries.").format(
        name=of.name if of.name == of.code else f"{of.name} ({of.code})",
        count=len(found),
        entries=len({change.entry for change in found}),
    )
    print_listing(Listing(COLUMNS, labels, rows, closing), format_, output)


def _words(table: str, column: str, word: str) -> str:
    """What states, advices and kinds are called."""
    from catalog.profiles.verdicts import Advice
    from catalog.requests import State
    from registry.names import KIND_LABELS
    from registry.sheets import kind_of

    if (table, column) == ("move", "state"):
        return State(word).label
    if (table, column) == ("verdict", "verdict"):
        return Advice(word).label
    if (table, column) == ("alias", "kind"):
        return _(KIND_LABELS[word]) if word in KIND_LABELS else word
    if table == "admission" and column in ("kind", "class"):
        return kind_of("duty").by_name[column].choice_label(word)
    if column == "level":
        return kind_of("department").by_name["level"].choice_label(word)
    return word
