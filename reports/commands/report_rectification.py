"""``zhunru report rectification``."""

from __future__ import annotations

from typing import Unpack

from registry.command import command as new_command
from registry.command import desk as with_desk
from registry.desk import Desk
from registry.language import N_
from reports.commands.sources import told
from reports.commands.yearly import Options, print_of_year, scope_of_year, yearly_options


@new_command(
    "rectification",
    N_(
        "The rectification ledger: problems by unit, deadline, target and result; how many are put right, overdue, found "
        "again; findings that nobody was told of. Deadlines are judged today, or on --as-of."
    ),
    example="zhunru report rectification -o 整改台账.docx",
)
@yearly_options
@with_desk
def command(desk: Desk, **options: Unpack[Options]) -> None:
    """The ledger is printed or written."""
    from registry import periods
    from reports.builders.rectification import rectification_report
    from reports.rectification import Ledger

    asked = options["as_of"]
    day = periods.day(asked).isoformat() if asked else desk.today().isoformat()
    ledger = Ledger(scope_of_year(desk, options), day)
    finish = told(desk, ledger.scope, day=day)
    print_of_year(desk, lambda: rectification_report(ledger), options, finish)
