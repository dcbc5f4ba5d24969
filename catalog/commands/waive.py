"""``zhunru waive``."""

from __future__ import annotations

import click

from registry.command import command as new_command
from registry.command import desk as with_desk
from registry.command import dry_run as dry_run_option
from registry.command import option
from registry.desk import Desk
from registry.language import N_, _
from registry.periods import iso


@new_command(
    "waive",
    N_(
        "Waive a check for one request: somebody answers for it by name, with a reason, until a day. It counts only where "
        "the check would have failed. CHECK is the code that stands beside the finding."
    ),
    example='zhunru waive SQ2026-001 procedure.lead --who 市委社会工作部 --reason "汛期提前部署" --until 2026-10-01',
)
@click.argument("request")
@click.argument("check")
@option("--who", required=True, metavar="NAME", help=N_("Who answers for it: the body or office."))
@option("--reason", required=True, metavar="TEXT", help=N_("Why."))
@option("--until", metavar="DATE", help=N_("First day on which the waiver no longer holds."))
@option("--date", "day", metavar="DATE", help=N_("Day of the waiver; today by default."))
@dry_run_option
@with_desk
def command(
    desk: Desk,
    request: str,
    check: str,
    who: str,
    reason: str,
    until: str | None,
    day: str | None,
    dry_run: bool,
) -> None:
    """The waiver is on record."""
    from catalog.requests.steps import waive
    from catalog.requests.waivers import Waiver

    waiver = Waiver(request, check, who, reason, iso(day) or desk.today().isoformat(), iso(until))
    entry = waive(
        desk.register, desk.act("waive", reason), waiver, dry_run=dry_run, on_wait=desk.waiting
    )
    done = (
        _("Would be recorded as entry {entry}; nothing was written.")
        if dry_run
        else _("Recorded as entry {entry}.")
    )
    click.echo(done.format(entry=entry))
    click.echo(
        _("It counts only where the check fails. See: zhunru vet {request}").format(request=request)
    )
