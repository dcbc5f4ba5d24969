"""``zhunru report burden``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from registry.command import command as new_command
from registry.command import desk as with_desk
from registry.command import option
from registry.desk import Desk
from registry.language import N_
from reports.commands.printing import print_report, printing_options
from reports.commands.sources import sources_option, told

if TYPE_CHECKING:
    from reports.document import Document


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
@sources_option
@printing_options()
@with_desk
def command(
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

    asked = Asked(period, against, as_of, known_on, community, district)
    seen = scope(desk.register, desk.today(), asked)

    def build() -> Document:
        return burden_report(seen)

    print_report(desk, build, format_, output, told(desk, seen))
