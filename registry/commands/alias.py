"""``zhunru alias add``."""

from __future__ import annotations

import click

from registry.command import Group, dry_run, why
from registry.command import command as new_command
from registry.command import desk as with_desk
from registry.desk import Desk
from registry.language import N_, _

command = Group(
    "alias",
    help=N_("Other names of departments, communities, places and duties."),
    example="zhunru alias add community 青松里 青松社区",
)


@new_command(
    "add",
    N_(
        "Record that NAME means the department, community, place or duty MEANT (code or full name)."
    ),
    example="zhunru alias add department 民政 市民政局",
)
@click.argument("kind", type=click.Choice(["department", "community", "place", "duty"]))
@click.argument("name")
@click.argument("meant")
@why
@dry_run
@with_desk
def add(desk: Desk, kind: str, name: str, meant: str, why: str | None, dry_run: bool) -> None:
    """The other name is known from now on."""
    from registry.aliases import add_alias
    from registry.names import Directory

    entry, code = add_alias(
        desk.register, desk.act("alias add", why), kind, name, meant, dry_run=dry_run
    )
    if entry is None:
        sentence = _("“{name}” means {code} already; nothing was added.")
    elif dry_run:
        sentence = _("“{name}” would mean {code} (entry {entry}); nothing was written.")
    else:
        sentence = _("“{name}” now means {code} (entry {entry}).")
    names = Directory(desk.register)
    meant = names.full_name(kind, code) if kind != "duty" else code
    told = meant if meant == code else f"{meant} ({code})"
    click.echo(sentence.format(name=name, code=told, entry=entry))


command.add_command(add)
