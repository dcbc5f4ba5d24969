"""``zhunru report load``."""

from __future__ import annotations

from typing import Unpack

from registry.command import command as new_command
from registry.command import desk as with_desk
from registry.desk import Desk
from registry.language import N_
from reports.commands.sources import told
from reports.commands.yearly import Options, print_of_year, scope_of_year, yearly_options


@new_command(
    "load",
    N_(
        "How much work lies on communities and how many people it asks for (WISN): overloaded communities first, districts "
        "and streets, what fills the time, how well it is known. What nobody recorded stays unknown."
    ),
    example="zhunru report load --year 2026 -o 负荷报告.html",
)
@yearly_options
@with_desk
def command(desk: Desk, **options: Unpack[Options]) -> None:
    """The report is printed or written."""
    from registry.load.capacity import NoWorkingTime
    from reports.builders.load import load_report
    from reports.builders.load_findings import unworkable_report
    from reports.load import Load

    scope = scope_of_year(desk, options)
    try:
        load = Load.of(scope)
    except NoWorkingTime as refusal:
        if refusal.is_missing:
            raise
        print_of_year(desk, lambda: unworkable_report(Load.unread(scope)), options)
        return
    print_of_year(desk, lambda: load_report(load), options, told(desk, scope))
