"""``zhunru restore``."""

from __future__ import annotations

from pathlib import Path

import click

from registry.command import command as new_command
from registry.command import desk as with_desk
from registry.command import option, why
from registry.desk import Desk
from registry.errors import BadUsage
from registry.language import N_, _

SHOWN = 10
"""Entries that would be lost, told one by one."""


@new_command(
    "restore",
    N_(
        "Go back to a backup: the newest that is whole, or FILE. First it is shown what would be lost; nothing happens "
        "without --yes. The register as it is now is kept among the backups, and the going back is an entry of its own."
    ),
    example='zhunru restore\nzhunru restore 备份/zhunru-2026-11.db --yes --why "硬盘损坏"',
)
@click.argument("file", required=False, type=click.Path(path_type=Path))
@option("--yes", is_flag=True, help=N_("Do it; without this it is only shown what would be lost."))
@why
@with_desk
def command(desk: Desk, file: Path | None, yes: bool, why: str | None) -> None:
    """The register is what the backup holds."""
    from registry import backups

    if file is None:
        good = backups.last_good(desk.db)
        if good is None:
            raise backups.NoBackup(str(desk.db))
        file = good.path
    fault = backups.fault_of(file)
    if fault:
        raise backups.BadBackup(str(file), fault)
    if desk.db.is_file():
        _tell(backups.loss(desk.db, file), file)
    if not yes:
        raise BadUsage(_("Nothing was changed. To go back to {path}, say --yes.").format(path=file))
    act = desk.act("restore", why or file.name)
    number, aside = backups.restore(desk.db, file, act, on_wait=desk.waiting)
    click.echo(
        _("{path} is what {copy} holds (entry {entry}).").format(
            path=desk.db, copy=file, entry=number
        )
    )
    if aside:
        desk.say(_("The register as it was before is kept at {path}.").format(path=aside))


def _tell(found: object, file: Path) -> None:
    from registry.backups import Loss

    assert isinstance(found, Loss)  # noqa: S101  (for the type checker)
    click.echo(_("{path} holds entries up to {entry}.").format(path=file, entry=found.entry))
    if found.lost is None:
        click.echo(
            _(
                "The register cannot be read; what it holds beyond entry {entry} cannot be told."
            ).format(entry=found.entry)
        )
        return
    if not found.same_history:
        click.echo(_("It is no earlier state of this register: their entries differ."))
    if not found.lost:
        click.echo(_("No entry would be lost."))
        return
    click.echo(_("{count} entries would be lost:").format(count=len(found.lost)))
    for number, at, by, action in found.lost[:SHOWN]:
        click.echo(f"  {number}  {at}  {by}  {action}")
    if len(found.lost) > SHOWN:
        click.echo(_("  and {count} more").format(count=len(found.lost) - SHOWN))
