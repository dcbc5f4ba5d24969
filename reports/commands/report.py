"""``zhunru report``."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from registry.command import Group, option
from registry.command import command as new_command
from registry.command import desk as with_desk
from registry.desk import TONGUE_SAID, Desk
from registry.language import N_, Tongue, _, speaking

if TYPE_CHECKING:
    from reports.document import Document

FORMATS = ("table", "json", "csv", "md", "html", "xlsx")

command = Group("report", help=N_("Reports that leadership reads, on paper, screen or projector."))


@new_command(
    "burden",
    N_(
        "What lies on communities: signboards, ledgers, certificates, inspections, forms and the rest; who put it "
        "there, what stands behind it, what was pushed down, and what breaks a rule."
    ),
    example="zhunru report burden --period 2026 --against 2025 -o 负担报告.html\nzhunru report burden --district 示东区",
)
@option(
    "--period",
    "period",
    metavar="PERIOD",
    help=N_("2026, 2026-Q3, 2026-H1 or 2026-07; the last year with facts by default."),
)
@option(
    "--against",
    metavar="PERIOD",
    help=N_("The period to compare with; the time just before by default."),
)
@option(
    "--as-of",
    "as_of",
    metavar="DATE",
    help=N_("The day whose state is shown; the end of the period by default."),
)
@option("--known-on", "known_on", metavar="DATE", help=N_("As the register knew it on that day."))
@option("--community", metavar="NAME", help=N_("Only this community."))
@option("--district", metavar="NAME", help=N_("Only this district."))
@option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    help=N_("How to print; on the terminal by default."),
)
@option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help=N_("Write to a file; its suffix chooses the format."),
)
@with_desk
def burden(
    desk: Desk,
    period: str | None,
    against: str | None,
    as_of: str | None,
    known_on: str | None,
    community: str | None,
    district: str | None,
    format_: str | None,
    output: Path | None,
) -> None:
    """The burden report is printed or written."""
    from reports.builders.burden import burden_report
    from reports.scope import Asked, scope

    def build() -> Document:
        asked = Asked(period, against, as_of, known_on, community, district)
        return burden_report(scope(desk.register, desk.today(), asked))

    print_report(desk, build, format_, output)


command.add_command(burden)


def print_report(
    desk: Desk, build: Callable[[], Document], format_: str | None, output: Path | None
) -> None:
    """The document is on the terminal or in the file; Chinese unless --lang en was said."""
    from registry.files import write_whole
    from reports.renderers import format_named, format_of, render

    chosen = (
        format_named(format_) if format_ else format_of(output) if output else format_named("table")
    )
    with speaking(report_tongue()):
        document = build()
        if output is None and chosen.name == "table":
            from rich.console import Console

            from reports.renderers.terminal import show

            show(document, Console())
            return
        content = render(document, chosen.name)
    if output is not None:
        write_whole(output, content)
        desk.say(_("Written: {path}").format(path=output))
        return
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def report_tongue() -> Tongue:
    """The tongue of reports: --lang if it was said, else Chinese."""
    return "en" if click.get_current_context().meta.get(TONGUE_SAID) == "en" else "zh"
