"""``zhunru rectify list``."""

from __future__ import annotations

from pathlib import Path

import click

from registry.command import command as new_command
from registry.command import desk as with_desk
from registry.command import option
from registry.desk import Desk
from registry.language import N_, _
from registry.listing import Listing, listing_options, print_listing

COLUMNS = (
    *("code", "standing", "unit", "what", "rule"),
    *("target", "assigned_on", "deadline", "closed_on", "result"),
)
STANDINGS = ("overdue", "again", "open", "gone", "unassigned", "done", "lasting")


@new_command(
    "list",
    N_(
        "What is to be put right: findings that nobody was told of yet, problems handed over, overdue, put right. A problem "
        "whose finding is found no more can be closed."
    ),
    example="zhunru rectify list --standing overdue\nzhunru rectify list --unit 市民政局 -o 整改台账.csv",
)
@option(
    "--standing",
    multiple=True,
    type=click.Choice(STANDINGS),
    help=N_("Only these; may be said several times."),
)
@option("--unit", metavar="NAME", help=N_("Only what this unit is to put right."))
@option("--as-of", "as_of", metavar="DATE", help=N_("As it stands on that day; today by default."))
@listing_options
@with_desk
def command(
    desk: Desk,
    standing: tuple[str, ...],
    unit: str | None,
    as_of: str | None,
    format_: str | None,
    output: Path | None,
) -> None:
    """The ledger is listed."""
    from registry import periods
    from reports.rectification import Ledger, standing_label
    from reports.scope import scope

    day = periods.last_day(as_of).isoformat() if as_of else desk.today().isoformat()
    ledger = Ledger(scope(desk.register, desk.today()), day)
    lines = [
        line
        for line in ledger.lines
        if (not standing or line.standing in standing) and (not unit or unit in line.unit)
    ]
    rows = [
        (
            line.code,
            standing_label(line.standing),
            line.unit,
            line.what,
            line.rule,
            line.task and line.task.target,
            line.task and line.task.assigned_on,
            line.task and line.task.deadline,
            line.task and line.task.closed_on,
            line.task and line.task.result,
        )
        for line in lines
    ]
    labels = (
        _("problem"),
        _("state"),
        _("unit"),
        _("what is wrong"),
        _("rule"),
        _("target"),
        _("handed over on"),
        _("deadline"),
        _("put right on"),
        _("result"),
    )
    counted = [
        _("{state} {count}").format(state=standing_label(one), count=number)
        for one in STANDINGS
        if (number := sum(line.standing == one for line in lines))
    ]
    told = _(", ").join(counted) if counted else _("no problem of this kind")
    closing = _("{day}: {counts}. What is wrong is told as the data of {data} show it.").format(
        day=day, counts=told, data=ledger.scope.as_of
    )
    print_listing(Listing(COLUMNS, labels, rows, closing), format_, output)
