"""``zhunru backup``."""

from __future__ import annotations

from pathlib import Path

import click

from registry.command import command as new_command
from registry.command import desk as with_desk
from registry.command import option
from registry.desk import Desk
from registry.language import N_, _
from registry.listing import Listing, listing_options, print_listing


@new_command(
    "backup",
    N_(
        "Copy the register, checked, into its folder of backups or to a file. Before migrations, imports, undoings and "
        "restorings that is done by itself; of those copies the newest ten, the last of each of 14 days and of each of 12 "
        "months are kept. Copies that you make yourself are never removed."
    ),
    example="zhunru backup\nzhunru backup --to D:/备份/zhunru-2026-11.db\nzhunru backup --list",
)
@option("--to", "to", type=click.Path(path_type=Path), help=N_("Copy it to this file instead."))
@option("--list", "listed", is_flag=True, help=N_("List the copies there are; copy nothing."))
@listing_options
@with_desk
def command(
    desk: Desk, to: Path | None, listed: bool, format_: str | None, output: Path | None
) -> None:
    """The copy is made, or the copies are listed."""
    from registry import backups
    from registry.errors import FileUnwritable, reason_of

    if listed:
        rows = [
            (one.at[:19].replace("T", " "), one.entry, backups.label_of(one.why), str(one.path))
            for one in backups.backups(desk.db)
        ]
        labels = (_("when (UTC)"), _("up to entry"), _("made before"), _("file"))
        print_listing(Listing(("at", "entry", "why", "file"), labels, rows), format_, output)
        return
    if to is None:
        path = backups.back_up(desk.register, backups.MANUAL)
    else:
        if to.exists():
            raise FileUnwritable(
                str(to), _("a file of that name exists; choose another name or delete it")
            )
        if not to.parent.is_dir():
            raise FileUnwritable(
                str(to), _("there is no folder “{folder}”").format(folder=to.parent)
            )
        path = to
        try:
            desk.register.back_up(to)
        except OSError as error:
            raise FileUnwritable(str(to), reason_of(error)) from error
    fault = backups.fault_of(path) if path else ""
    if fault:
        raise backups.BadBackup(str(path), fault)
    click.echo(_("Backed up to {path}.").format(path=path))
