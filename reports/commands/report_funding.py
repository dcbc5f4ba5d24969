"""``zhunru report funding``."""

from __future__ import annotations

from typing import Unpack

from registry.command import command as new_command
from registry.command import desk as with_desk
from registry.desk import Desk
from registry.language import N_
from reports.commands.sources import told
from reports.commands.yearly import Options, print_of_year, scope_of_year, yearly_options


@new_command(
    "funding",
    N_(
        "Whether the money follows the duty: what was due, promised, put up, held at each level and for how long, received; "
        "by duty, department and place; what duties cost; duties without money, money without duties; what is wrong."
    ),
    example="zhunru report funding --year 2026 -o 经费报告.html",
)
@yearly_options
@with_desk
def command(desk: Desk, **options: Unpack[Options]) -> None:
    """The report is printed or written."""
    from reports.builders.funding import funding_report

    seen = scope_of_year(desk, options)
    print_of_year(desk, lambda: funding_report(seen), options, told(desk, seen))
