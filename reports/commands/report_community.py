"""``zhunru report community``."""

from __future__ import annotations

from typing import Unpack

import click

from registry.command import command as new_command
from registry.command import desk as with_desk
from registry.desk import Desk
from registry.language import N_
from reports.commands.sources import told
from reports.commands.yearly import Options, print_of_year, scope_of_year, yearly_options


@new_command(
    "community",
    N_(
        "One community on one page: its people, the duties pushed down to it, its burdens, its load, its money, and where it "
        "stands among communities like it. Without a name all communities, a line each."
    ),
    example="zhunru report community 示东区桂港社区 --year 2025 -o 桂港社区.html\nzhunru report community --year 2025 -o 各社区.xlsx",
)
@click.argument("name", required=False)
@yearly_options
@with_desk
def command(desk: Desk, name: str | None, **options: Unpack[Options]) -> None:
    """The report is printed or written."""
    from reports.community import CityView, community_code

    city = CityView(scope_of_year(desk, options))
    if name is None:
        from reports.builders.communities import communities_report

        print_of_year(desk, lambda: communities_report(city), options, told(desk, city.scope))
        return
    from reports.builders.community import community_report

    code = community_code(city, name)
    print_of_year(
        desk, lambda: community_report(city, code), options, told(desk, city.scope, community=code)
    )
