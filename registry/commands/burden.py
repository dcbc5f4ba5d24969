"""``zhunru burden add`` and ``zhunru burden take-down``."""

from __future__ import annotations

import click

from registry.command import Group, dry_run, option, why
from registry.command import command as new_command
from registry.command import desk as with_desk
from registry.commands.typing import typing_command
from registry.desk import Desk
from registry.language import N_, _
from registry.sheets import burden_kinds

command = Group(
    "burden",
    help=N_("Signboards, ledgers, certificates, inspections, forms and other burdens."),
    example="zhunru burden take-down signboard 青少年维权岗 --community 青松社区 --on 2026-05-01",
)

adding = Group(
    "add",
    help=N_("Record one burden of a kind."),
    example="zhunru burden add signboard --name 青少年维权岗 --community 青松社区",
)
command.add_command(adding)
for _name, _kind in burden_kinds().items():
    adding.add_command(
        typing_command(
            _name,
            _kind,
            f"burden add {_name}",
            "",
            f"zhunru burden add {_name} --name {next(column.example for column in _kind.columns if column.name == 'name')}"
            " --community 青松社区",
        )
    )


@new_command(
    "take-down",
    N_("Record that a signboard was taken down, or a ledger, form … ended."),
    example="zhunru burden take-down signboard 青少年维权岗 --community 青松社区 --on 2026-05-01",
)
@click.argument("kind", type=click.Choice(list(burden_kinds())))
@click.argument("name")
@option(
    "--community",
    help=N_("Where; a street, district or 全部 as well. Everywhere if not said."),
    metavar="TEXT",
)
@option("--on", "day", required=True, help=N_("On which day, as 2026-05-01."), metavar="DATE")
@why
@dry_run
@with_desk
def take_down(
    desk: Desk,
    kind: str,
    name: str,
    community: str | None,
    day: str,
    why: str | None,
    dry_run: bool,
) -> None:
    """The burden ends on that day."""
    from registry.burdens import take_down as end

    entry, count = end(
        desk.register,
        desk.act("burden take-down", why),
        kind,
        name,
        community,
        day,
        dry_run=dry_run,
    )
    done = (
        _("{count} would end on {day} (entry {entry}); nothing was written.")
        if dry_run
        else _("{count} ended on {day} (entry {entry}).")
    )
    click.echo(done.format(count=count, day=day, entry=entry))


command.add_command(take_down)
