"""``zhunru catalog list``."""

from __future__ import annotations

from pathlib import Path

from catalog.commands.catalog_find import COLUMNS, labels
from registry.command import command as new_command
from registry.command import desk as with_desk
from registry.command import option
from registry.desk import Desk
from registry.language import N_, _
from registry.listing import Listing, listing_options, print_listing
from registry.periods import iso


@new_command(
    "list",
    N_("List the duties that hold on a day, or those of one edition."),
    example="zhunru catalog list --on 2026-01-01 -o 目录.csv\nzhunru catalog list --edition 2025版",
)
@option("--on", "day", metavar="DATE", help=N_("As it holds on that day; today by default."))
@option("--edition", metavar="EDITION", help=N_("Only this edition, whole."))
@listing_options
@with_desk
def command(
    desk: Desk, day: str | None, edition: str | None, format_: str | None, output: Path | None
) -> None:
    """The duties are listed."""
    from catalog.editions import edition_named
    from catalog.editions.finding import in_force

    wanted = edition_named(desk.register, edition).code if edition else None
    lines = in_force(desk.register, iso(day) or desk.today().isoformat(), wanted)
    closing = _("{count} duties").format(count=len(lines))
    print_listing(
        Listing(COLUMNS, labels(), [line.cells() for line in lines], closing), format_, output
    )
