"""``zhunru rectify close``."""

from __future__ import annotations

import click

from registry.command import command as new_command
from registry.command import desk as with_desk
from registry.command import dry_run as dry_run_option
from registry.command import option, why
from registry.desk import Desk
from registry.language import N_, _


@new_command(
    "close",
    N_(
        "Record that a problem was put right, with the result. If its finding is found again later, `zhunru report "
        "rectification` says so."
    ),
    example='zhunru rectify close WT-3F9A01BC --on 2026-05-20 --result "721块全部摘除"',
)
@click.argument("code")
@option("--on", "on", metavar="DATE", help=N_("On which day; today by default."))
@option("--result", required=True, metavar="TEXT", help=N_("What was done."))
@option("--lasting", is_flag=True, help=N_("It is a lasting task, which is never wholly done."))
@why
@dry_run_option
@with_desk
def command(
    desk: Desk,
    code: str,
    on: str | None,
    result: str,
    lasting: bool,
    why: str | None,
    dry_run: bool,
) -> None:
    """The problem is closed."""
    from registry import periods, rectifying
    from registry.errors import BadUsage, UnknownName

    today = desk.today().isoformat()
    day = periods.day(on).isoformat() if on else today
    if day > today:
        raise BadUsage(
            _("{day} is still to come: a problem is closed once it was put right.").format(day=day)
        )
    state = rectifying.LASTING if lasting else rectifying.DONE
    try:
        task = rectifying.closed(desk.register, code, day, result, state)
    except UnknownName:
        from reports.rectification import Ledger
        from reports.scope import scope

        found = Ledger(scope(desk.register, desk.today()), today).findings
        if any(finding.key == code for finding in found):
            raise BadUsage(
                _(
                    "{code} is not handed over yet. First: zhunru rectify assign {code} --deadline DATE"
                ).format(code=code)
            ) from None
        raise
    entry = rectifying.write(desk.register, desk.act("rectify close", why), [task], dry_run=dry_run)
    done = (
        _("Would be recorded as entry {entry}; nothing was written.")
        if dry_run
        else _("Recorded as entry {entry}.")
    )
    click.echo(done.format(entry=entry))
