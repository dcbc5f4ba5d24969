"""``zhunru init``."""

from __future__ import annotations

import click

from registry.command import command as new_command
from registry.command import desk as with_desk
from registry.command import option
from registry.desk import Desk
from registry.language import N_, _


@new_command(
    "init",
    N_(
        "Make a register, zhunru.db in this folder, for a city or district. The national list of certificates is entered."
    ),
    example="zhunru init --place 示例市",
)
@option(
    "--place",
    required=True,
    metavar="NAME",
    help=N_("The city or district that keeps the register."),
)
@with_desk
def command(desk: Desk, place: str) -> None:
    """The register exists and knows its place and the national lists."""
    from catalog.founding import found

    found(desk.db, place, desk.act("init"))
    click.echo(_("The register of {place} is ready: {path}").format(place=place, path=desk.db))
    click.echo(
        _(
            "Next: zhunru import FOLDER, with spreadsheets of communities, departments, push-downs, signboards …"
        )
    )
    click.echo(_("Blank spreadsheets to hand out: zhunru template --list"))
