"""``zhunru request list``."""

from __future__ import annotations

from pathlib import Path

import click

from catalog.requests import State
from registry.command import command as new_command
from registry.command import desk as with_desk
from registry.command import option
from registry.desk import Desk
from registry.language import N_, _
from registry.listing import Listing, listing_options, print_listing

COLUMNS = ("request", "date", "department", "type", "subject", "name", "state", "since")


def _labels() -> tuple[str, ...]:
    return (
        _("request"),
        _("filed on"),
        _("department"),
        _("type"),
        _("subject"),
        _("name"),
        _("state"),
        _("since"),
    )


@new_command(
    "list",
    N_("List the requests and where they stand, oldest first."),
    example="zhunru request list --state filed\nzhunru request list --department 民政局 -o 申请.csv",
)
@option(
    "--state",
    type=click.Choice([state.value for state in State]),
    help=N_("Only those that stand there."),
)
@option("--department", metavar="TEXT", help=N_("Only those of this department."))
@listing_options
@with_desk
def command(
    desk: Desk, state: str | None, department: str | None, format_: str | None, output: Path | None
) -> None:
    """The requests are listed."""
    from catalog.requests.filed import lines

    found = lines(desk.register, State(state) if state else None, department)
    closing = _("{count} requests").format(count=len(found))
    print_listing(Listing(COLUMNS, _labels(), found, closing), format_, output)
