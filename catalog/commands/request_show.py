"""``zhunru request show``."""

from __future__ import annotations

from pathlib import Path

import click

from registry.command import command as new_command
from registry.command import desk as with_desk
from registry.desk import Desk
from registry.language import N_, _
from registry.listing import Listing, listing_options, print_listing


@new_command(
    "show",
    N_(
        "Show all that is known of the request CODE: its fields, then its steps, verdicts, waivers, admission and the "
        "money due."
    ),
    example="zhunru request show SQ2026-001",
)
@click.argument("code")
@listing_options
@with_desk
def command(desk: Desk, code: str, format_: str | None, output: Path | None) -> None:
    """The request is shown."""
    from catalog.requests.filed import known_of

    labels = (_("section"), _("field"), _("value"))
    found = known_of(desk.register, code)
    print_listing(Listing(("section", "field", "value"), labels, found), format_, output)
