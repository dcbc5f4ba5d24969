"""``zhunru report staffing``."""

from __future__ import annotations

from typing import Unpack

from registry.command import command as new_command
from registry.command import desk as with_desk
from registry.desk import Desk
from registry.language import N_
from reports.commands.sources import told
from reports.commands.yearly import Options, print_of_year, scope_of_year, yearly_options


@new_command(
    "staffing",
    N_(
        "People of communities against their quota and against norms of several places, grids, pay beside the local "
        "average, training, grades of the yearly appraisal, and answers to questionnaires with their shares. Every norm stands "
        "with its document, place, year and status."
    ),
    example="zhunru report staffing --year 2026 -o 人员报告.html",
)
@yearly_options
@with_desk
def command(desk: Desk, **options: Unpack[Options]) -> None:
    """The report is printed or written."""
    from reports.builders.staffing_report import staffing_report

    seen = scope_of_year(desk, options)
    print_of_year(desk, lambda: staffing_report(seen), options, told(desk, seen))
