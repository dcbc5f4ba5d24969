"""``zhunru report compare``."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from registry.command import command as new_command
from registry.command import desk as with_desk
from registry.command import option
from registry.desk import Desk
from registry.language import N_, _
from reports.commands.printing import print_report, printing_options
from reports.comparison.papers import PAPERS

if TYPE_CHECKING:
    from reports.document import Document


class Options(TypedDict):
    """What the options say."""

    period: str | None
    as_of: str | None
    known_on: str | None
    with_: str | None
    with_as_of: str | None
    with_known_on: str | None
    with_register: Path | None
    format_: str | None
    output: Path | None


@new_command(
    "compare",
    N_(
        "A report beside the same report of an earlier period, of an earlier register file, or as it was known on an earlier "
        "day: every figure then and now, and why it changed: what is new, what ended, what was re-measured, what data were "
        "corrected, with the facts behind each."
    ),
    example="zhunru report compare burden --period 2026 --with 2025 -o 负担变化.html\n"
    "zhunru report compare department 市民政局 --with-register 旧.db\n"
    "zhunru report compare burden --with-known-on 2026-01-31",
)
@click.argument("report", type=click.Choice(tuple(PAPERS)))
@click.argument("name", required=False)
@option(
    "--period",
    metavar="PERIOD",
    help=N_("2026, 2026-Q3, 2026-H1 or 2026-07; the last year with facts by default."),
)
@option(
    "--as-of",
    "as_of",
    metavar="DATE",
    help=N_("The day whose state is shown; the end of the period by default."),
)
@option("--known-on", "known_on", metavar="DATE", help=N_("As the register knew it on that day."))
@option(
    "--with",
    "with_",
    metavar="PERIOD",
    help=N_("The earlier period; the same period if only what was known differs."),
)
@option(
    "--with-as-of",
    "with_as_of",
    metavar="DATE",
    help=N_("The earlier day; the end of the earlier period by default."),
)
@option(
    "--with-known-on",
    "with_known_on",
    metavar="DATE",
    help=N_("The earlier report as the register knew it on that day."),
)
@option(
    "--with-register",
    "with_register",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help=N_("The earlier report from this register file, which is only read."),
)
@printing_options()
@with_desk
def command(desk: Desk, report: str, name: str | None, **options: Unpack[Options]) -> None:
    """The comparison is printed or written."""
    from reports.comparison.elsewhere import earlier_register
    from reports.comparison.making import Comparing, Earlier
    from reports.scope import Asked

    file = options["with_register"]
    said = (options["with_"], options["with_as_of"], options["with_known_on"])
    if not any(said) and file is None:
        from registry.errors import BadUsage

        raise BadUsage(
            _(
                "Say with what to compare: --with 2025, --with-known-on DATE or --with-register FILE."
            )
        )
    with ExitStack() as stack:
        theirs = stack.enter_context(earlier_register(file, desk.register)) if file else None
        asked = Asked(options["period"], as_of=options["as_of"], known_on=options["known_on"])
        compared = Comparing.of(
            desk.register, desk.today(), report, name, asked, Earlier(*said, theirs, file)
        )

        def build() -> Document:
            from reports.builders.comparison import comparison_report

            return comparison_report(compared.build())

        print_report(desk, build, options["format_"], options["output"])
