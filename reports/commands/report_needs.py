"""``zhunru report needs``."""

from __future__ import annotations

from typing import Unpack

from registry.command import command as new_command
from registry.command import desk as with_desk
from registry.desk import Desk
from registry.language import N_
from reports.commands.sources import told
from reports.commands.yearly import Options, print_of_year, scope_of_year, yearly_options


@new_command(
    "needs",
    N_(
        "Needs and problems that communities reported: how many are settled, by whom, how long it took, and what still "
        "waits, the urgent first."
    ),
    example="zhunru report needs --as-of 2026-06-30 -o 需求和问题清单.html",
)
@yearly_options
@with_desk
def command(desk: Desk, **options: Unpack[Options]) -> None:
    """The report is printed or written."""
    from reports.builders.needs import needs_report

    seen = scope_of_year(desk, options)
    print_of_year(desk, lambda: needs_report(seen), options, told(desk, seen))
