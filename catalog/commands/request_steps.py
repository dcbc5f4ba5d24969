"""``zhunru request return|review|withdraw|publish|expire``: the steps of a request that are no decision."""

from __future__ import annotations

import click

from catalog.requests import Move, State
from registry.command import command as new_command
from registry.command import desk as with_desk
from registry.command import dry_run as dry_run_option
from registry.command import option
from registry.desk import Desk
from registry.language import N_, _
from registry.periods import iso


def _step(name: str, state: State, about: str, example: str) -> click.Command:
    @new_command(name, about, example=example)
    @click.argument("request")
    @option("--note", metavar="TEXT", help=N_("What is to be completed, or why."))
    @option("--body", metavar="NAME", help=N_("Who took the step."))
    @option("--document", metavar="NUMBER", help=N_("Its document number."))
    @option("--date", "day", metavar="DATE", help=N_("Day of the step; today by default."))
    @dry_run_option
    @with_desk
    def verb(
        desk: Desk,
        request: str,
        note: str | None,
        body: str | None,
        document: str | None,
        day: str | None,
        dry_run: bool,
    ) -> None:
        """The step is on record."""
        from catalog.requests.steps import step

        move = Move(
            request, state, iso(day) or desk.today().isoformat(), body, None, document, note
        )
        entry = step(
            desk.register,
            desk.act(f"request {name}", note),
            move,
            dry_run=dry_run,
            on_wait=desk.waiting,
        )
        sentence = (
            _("Request {code} would be {state} (entry {entry}); nothing was written.")
            if dry_run
            else _("Request {code} is {state} (entry {entry}).")
        )
        click.echo(sentence.format(code=request, state=state.label, entry=entry))

    return verb


submit = _step(
    "submit",
    State.FILED,
    N_("File a draft, or a request that was returned, as it stands."),
    "zhunru request submit SQ2026-001",
)

return_ = _step(
    "return",
    State.RETURNED,
    N_("Return a request to its applicant for completion."),
    'zhunru request return SQ2026-001 --note "未附实施方案"',
)

review = _step(
    "review",
    State.UNDER_REVIEW,
    N_("Take a request up for review."),
    "zhunru request review SQ2026-001 --body 市社区工作准入联席会议办公室",
)

withdraw = _step(
    "withdraw",
    State.WITHDRAWN,
    N_("Record that the applicant takes a request back."),
    'zhunru request withdraw SQ2026-001 --note "部门来函撤回"',
)

publish = _step(
    "publish",
    State.PUBLISHED,
    N_("Record that the decision on a request was published."),
    "zhunru request publish SQ2026-001 --document 示社工发〔2026〕4号",
)

expire = _step(
    "expire",
    State.EXPIRED,
    N_("Record that what was admitted has run out."),
    "zhunru request expire SQ2026-001",
)
