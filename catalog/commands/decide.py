"""``zhunru decide``."""

from __future__ import annotations

import click

from registry.command import command as new_command
from registry.command import desk as with_desk
from registry.command import dry_run as dry_run_option
from registry.command import option
from registry.desk import Desk
from registry.language import N_, _
from registry.periods import iso

OUTCOMES = {
    "admit": "admitted",
    "conditions": "admitted_on_conditions",
    "refuse": "refused",
    "buy": "bought_as_service",
    "exempt": "exempt",
}
LEVELS = ("province", "city", "district", "street")


@new_command(
    "decide",
    N_(
        "Record the decision on a request. It needs the body that decided and its document. An admission is listed from "
        "its first day on; the money due and the review date are recorded with it. OUTCOME is admit, conditions, "
        "refuse, buy or exempt."
    ),
    example="zhunru decide SQ2026-001 admit --body 市社区工作准入联席会议 --document 示社工发〔2026〕3号 --review 2027-05-01",
)
@click.argument("request")
@click.argument("outcome", type=click.Choice(list(OUTCOMES)))
@option("--body", required=True, metavar="NAME", help=N_("The body that decided."))
@option(
    "--level", type=click.Choice(LEVELS), help=N_("Its level, where its name does not tell it.")
)
@option("--document", required=True, metavar="NUMBER", help=N_("Document number of the decision."))
@option("--date", "day", metavar="DATE", help=N_("Day of the decision; today by default."))
@option("--conditions", metavar="TEXT", help=N_("The conditions of the admission."))
@option(
    "--note",
    metavar="TEXT",
    help=N_("Why; needed for a refusal, and where the decision departs from the advice."),
)
@option(
    "--from",
    "starts",
    metavar="DATE",
    help=N_("First day of the admission; as the request says by default."),
)
@option(
    "--until",
    "ends",
    metavar="DATE",
    help=N_("First day on which it no longer holds; as the request says by default."),
)
@option(
    "--review",
    "review_on",
    metavar="DATE",
    help=N_("Day of its review; as the request says by default."),
)
@option(
    "--code",
    "duty",
    metavar="CODE",
    help=N_("Code of the duty; the number of the request by default."),
)
@option(
    "--profile",
    metavar="NAME",
    help=N_("Rules of procedure: a name or a file. See: zhunru profile list"),
)
@dry_run_option
@with_desk
def command(
    desk: Desk,
    request: str,
    outcome: str,
    body: str,
    level: str | None,
    document: str,
    day: str | None,
    conditions: str | None,
    note: str | None,
    starts: str | None,
    ends: str | None,
    review_on: str | None,
    duty: str | None,
    profile: str | None,
    dry_run: bool,
) -> None:
    """The decision and what follows from it are on record."""
    from catalog.profiles import chosen
    from catalog.requests import State
    from catalog.requests.deciding import Decision, decide
    from registry.quantities import yuan

    state = State(OUTCOMES[outcome])
    decision = Decision(
        request,
        state,
        body,
        document,
        iso(day) or desk.today().isoformat(),
        level,
        note,
        conditions,
        iso(starts),
        iso(ends),
        iso(review_on),
        duty,
    )
    done = decide(
        desk.register,
        desk.act("decide", note),
        decision,
        chosen(desk.config(), profile, desk.db.parent),
        dry_run=dry_run,
        on_wait=desk.waiting,
    )
    sentence = (
        _("Request {code} would be {state} (entry {entry}); nothing was written.")
        if dry_run
        else _("Request {code} is {state} (entry {entry}).")
    )
    click.echo(sentence.format(code=request, state=state.label, entry=done.entry))
    click.echo(_("The advice was: {advice}.").format(advice=done.advice.label))
    if done.duty and done.starts:
        click.echo(
            (
                _("Listed as {duty} from {start} on; it no longer holds from {end} on.")
                if done.ends
                else _("Listed as {duty} from {start} on, without an end.")
            ).format(duty=done.duty, start=done.starts, end=done.ends)
        )
    elif done.duty:
        click.echo(_("{duty} no longer holds from {end} on.").format(duty=done.duty, end=done.ends))
    for year, amount, due_on in done.dues:
        click.echo(
            (
                _("Due for {year}: {amount}, by {day}.")
                if due_on
                else _("Due for {year}: {amount}; no day is stated.")
            ).format(year=year, amount=yuan(amount), day=due_on)
        )
    if done.duty and done.starts:
        click.echo(
            _("Review on {day}.").format(day=done.review_on)
            if done.review_on
            else _("No day of review is recorded.")
        )
