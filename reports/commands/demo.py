"""``zhunru demo``."""

from __future__ import annotations

from pathlib import Path

import click

from registry.command import command as new_command
from registry.command import desk as with_desk
from registry.command import option
from registry.desk import Desk
from registry.language import N_


@new_command(
    "demo",
    N_(
        "Try everything on a fictitious city, 示例市: its spreadsheets are written into a new folder, read into a register "
        "there, and reported on; request forms are filed, vetted and decided on. Nothing else on this computer is touched."
    ),
    example="zhunru demo\nzhunru demo --folder 试用",
)
@option(
    "--folder", type=click.Path(path_type=Path), default=Path("示例"), metavar="FOLDER",
    help=N_("The new folder; 示例 by default."),
)  # fmt: skip
@with_desk
def command(desk: Desk, folder: Path | None) -> None:
    """The example stands in the folder, with its register and reports, and what was done is told."""
    from reports.demonstration import demonstrate, free_folder

    demonstrate(folder or free_folder(), desk.who(), desk.today(), click.echo, desk.progress)
