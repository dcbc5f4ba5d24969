"""``zhunru catalog publish``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from registry import periods
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
    "publish",
    N_(
        "Make the official list of an edition: class, code, duty, kind, department, the community's part, basis, money "
        "standard and validity, and what decisions admitted since. With --transfer the list of services to be bought."
    ),
    example="zhunru catalog publish -o 准入目录.xlsx\nzhunru catalog publish --transfer -o 委托转移服务项目清单.html",
)
@option("--edition", metavar="EDITION", help=N_("The edition; the one in force by default."))
@option("--transfer", is_flag=True, help=N_("The transfer list of purchasable services."))
@option("--on", "day", metavar="DATE", help=N_("As it holds on that day; today by default."))
@sources_option
@printing_options()
@with_desk
def command(
    desk: Desk,
    edition: str | None,
    transfer: bool,
    day: str | None,
    format_: str | None,
    output: Path | None,
) -> None:
    """The list is printed or written."""
    from catalog.editions import edition_named
    from catalog.editions.publishing import edition_in_force
    from reports.builders.catalogue import official_list, transfer_list
    from reports.scope import Asked, scope

    asked = periods.day(day) if day else desk.today()
    seen = scope(desk.register, asked, Asked(str(asked.year), as_of=asked.isoformat()))
    chosen = (
        edition_named(desk.register, edition)
        if edition
        else edition_in_force(desk.register, seen.as_of)
    )

    def build() -> Document:
        return transfer_list(seen, chosen) if transfer else official_list(seen, chosen)

    finish = told(desk, seen, editions=(chosen, None))
    print_report(desk, build, format_, output, finish)
