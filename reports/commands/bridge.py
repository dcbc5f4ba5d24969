"""``zhunru catalog bridge``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from registry.command import command as new_command
from registry.command import desk as with_desk
from registry.desk import Desk
from registry.language import N_
from reports.commands.printing import print_report, printing_options
from reports.commands.sources import sources_option, told

if TYPE_CHECKING:
    from reports.document import Document


@new_command(
    "bridge",
    N_(
        "Account for every change from the edition OLD to the edition NEW: opening count, what came, what left by "
        "cause, closing count. A duty that left without a cause is a finding."
    ),
    example="zhunru catalog bridge 2024版 2025版\nzhunru catalog bridge 2024版 2025版 -o 目录变动.md",
)
@click.argument("old")
@click.argument("new")
@sources_option
@printing_options()
@with_desk
def command(desk: Desk, old: str, new: str, format_: str | None, output: Path | None) -> None:
    """The account is printed or written."""
    from catalog.editions import edition_named
    from catalog.editions.bridge import bridge
    from reports.builders.bridge import bridge_report
    from reports.scope import Asked, scope

    today = desk.today()
    seen = scope(desk.register, today, Asked(str(today.year), as_of=today.isoformat()))
    earlier, later = (edition_named(desk.register, name) for name in (old, new))

    def build() -> Document:
        return bridge_report(seen, bridge(desk.register, earlier, later))

    finish = told(desk, seen, editions=(later, earlier))
    print_report(desk, build, format_, output, finish)
