"""``zhunru report funding``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from registry.command import command as new_command
from registry.command import desk as with_desk
from registry.command import option
from registry.desk import Desk
from registry.language import N_
from reports.commands.printing import print_report, printing_options

if TYPE_CHECKING:
    from reports.document import Document


@new_command(
    "funding",
    N_(
        "Whether the money follows the duty: what was due, promised, put up, held at each level and for how long, received; "
        "by duty, department and place; what duties cost; duties without money, money without duties; what is wrong."
    ),
    example="zhunru report funding --year 2026 -o 经费报告.html",
)
@option(
    "--year",
    type=click.IntRange(1900, 2200),
    help=N_("The year whose money it is; the last year with facts by default."),
)
@option(
    "--as-of",
    "as_of",
    metavar="DATE",
    help=N_("Payments up to that day; the end of the year by default."),
)
@option("--known-on", "known_on", metavar="DATE", help=N_("As the register knew it on that day."))
@printing_options()
@with_desk
def command(
    desk: Desk,
    year: int | None,
    as_of: str | None,
    known_on: str | None,
    format_: str | None,
    output: Path | None,
) -> None:
    """The report is printed or written."""
    from reports.builders.funding import funding_report
    from reports.scope import Asked, scope

    asked = Asked(str(year) if year else None, as_of=as_of, known_on=known_on)
    seen = scope(desk.register, desk.today(), asked)

    def build() -> Document:
        return funding_report(seen)

    print_report(desk, build, format_, output)
