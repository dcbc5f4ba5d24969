"""``zhunru decline``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from registry.command import Command, Option
from registry.command import desk as with_desk
from registry.commands.typing import column_options
from registry.desk import Desk, finding_lines
from registry.language import N_, _
from registry.sheets import kind_of
from reports.commands.printing import printing_parameters

if TYPE_CHECKING:
    from reports.document import Document

_MORE = (
    Option(
        ["--slip"],
        type=int,
        help=N_("Print the slip of a demand declined before: the number of its entry."),
    ),
    Option(
        ["--profile"],
        metavar="NAME",
        help=N_("Rules of procedure: a name or a file. See: zhunru profile list"),
    ),
    Option(["--why"], help=N_("Why; kept in the journal."), metavar="TEXT"),
    Option(
        ["--dry-run", "dry_run"],
        is_flag=True,
        help=N_("Do the real work, show what it did, and take it back."),
    ),
    *printing_parameters(),
)


def _warn_of_like(desk: Desk, number: int) -> None:
    """Says which duties in force are named like what is declined: they would have to be done."""
    from catalog.requests.declining import like_in_force

    rows = desk.register.query("SELECT duty, date FROM decline WHERE entry_id = ?", (number,))
    for duty, day in rows:
        near = like_in_force(desk.register, duty, day)
        if near:
            desk.say(
                _(
                    "In force and named alike: {names}. If one of them is meant, it is to be done: undo entry {entry}."
                ).format(names=_(", ").join(near), entry=number)
            )


@with_desk
def _decline(
    desk: Desk,
    /,
    slip: int | None,
    profile: str | None,
    why: str | None,
    dry_run: bool,
    format_: str | None,
    output: Path | None,
    **given: str | None,
) -> None:
    """The demand is on record as declined, and its slip is printed."""
    from catalog.profiles import chosen
    from catalog.requests.declining import decline, declined
    from registry.commands.typing import completed
    from registry.names import Directory
    from reports.builders.slip import slip as slip_of
    from reports.commands.printing import print_report
    from reports.wording import notice_of

    rules = chosen(desk.config(), profile, desk.db.parent)
    number = slip
    with desk.register.transaction(dry_run=dry_run, on_wait=desk.waiting):
        if number is None:
            values = completed(kind_of("decline"), given)
            number, said = decline(desk.register, desk.act("decline", why), values)
            for finding in said:
                for line in finding_lines(finding):
                    desk.say(line)
        if number is None:
            click.echo(_("The register holds this already; nothing was added."))
            return

        if slip is None:
            _warn_of_like(desk, number)
        told = declined(desk.register, number, rules)

        def build() -> Document:
            return slip_of(told, notice_of(Directory(desk.register)))

        print_report(desk, build, format_, output)
    if slip is None:
        desk.say(
            (
                _("Would be recorded as entry {entry}; nothing was written.")
                if dry_run
                else _("Recorded as entry {entry}.")
            ).format(entry=number)
        )


command = Command(
    "decline",
    params=[*column_options(kind_of("decline")), *_MORE],
    callback=_decline,
    help=N_(
        "Record that a community or street does not take on a demand that came without admission, and print the slip "
        "for the department. Refused where the demand is admitted."
    ),
    example="zhunru decline --date 2026-03-06 --community 青松社区 --department 市民政局 --duty 高龄老人入户探访 --channel 微信群 -o 告知单.html",
)
