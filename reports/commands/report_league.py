"""``zhunru report league``."""

from __future__ import annotations

from typing import Unpack

from registry.command import command as new_command
from registry.command import desk as with_desk
from registry.desk import Desk
from registry.language import N_
from reports.commands.sources import told
from reports.commands.yearly import Options, print_of_year, scope_of_year, yearly_options


@new_command(
    "league",
    N_(
        "Departments by the work they pushed down and the money that followed it, with what communities think of them. The "
        "order and the least numbers for a rate are stated in the report."
    ),
    example="zhunru report league --year 2026 -o 部门排行.html",
)
@yearly_options
@with_desk
def command(desk: Desk, **options: Unpack[Options]) -> None:
    """The report is printed or written."""
    from reports.builders.league import league_report

    seen = scope_of_year(desk, options)
    print_of_year(desk, lambda: league_report(seen), options, told(desk, seen))
