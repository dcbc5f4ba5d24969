"""``zhunru report department``."""

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
    "department",
    N_(
        "A department's bill for a year: what it pushed down, the hours and costs of that, what it promised, paid and owes, "
        "every line with its file and row."
    ),
    example="zhunru report department 市民政局 --year 2026 -o 市民政局账单.html",
)
@click.argument("name")
@yearly_options
@with_desk
def command(desk: Desk, name: str, **options: Unpack[Options]) -> None:
    """The report is printed or written."""
    from reports.builders.department import department_code, department_report

    seen = scope_of_year(desk, options)
    code = department_code(seen, name)
    print_of_year(
        desk, lambda: department_report(seen, code), options, told(desk, seen, department=code)
    )
