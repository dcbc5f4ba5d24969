"""``zhunru catalog find|list``."""

from __future__ import annotations

from pathlib import Path

import click

from registry.command import Group, option
from registry.command import command as new_command
from registry.command import desk as with_desk
from registry.desk import Desk
from registry.language import N_, _
from registry.listing import Listing, listing_options, print_listing

command = Group("catalog", help=N_("The access catalogue: what communities may be asked to do."))

COLUMNS = ("edition", "code", "name", "kind", "department", "state", "basis", "part")


def _labels() -> tuple[str, ...]:
    return (
        _("edition"),
        _("code"),
        _("duty"),
        _("kind"),
        _("department"),
        _("state"),
        _("basis"),
        _("community's part"),
    )


@new_command(
    "find",
    N_(
        "The daily question: is this permitted, and by what? Looks through the duties of all editions and through the "
        "positive and negative lists for names, codes and classes that contain every WORD."
    ),
    example="zhunru catalog find 养老\nzhunru catalog find 亲属关系 证明",
)
@click.argument("words", nargs=-1, required=True, metavar="WORD...")
@option("--on", "day", metavar="DATE", help=N_("As it holds on that day; today by default."))
@listing_options
@with_desk
def find(
    desk: Desk, words: tuple[str, ...], day: str | None, format_: str | None, output: Path | None
) -> None:
    """What the catalogue and the lists say of the words is listed; nothing found is said plainly."""
    from catalog.finding import answer

    told = answer(desk.register, words, day or desk.today().isoformat())
    print_listing(
        Listing(COLUMNS, _labels(), [line.cells() for line in told.lines]), format_, output
    )
    desk.say(told.sentence())


@new_command(
    "list",
    N_("List the duties that hold on a day."),
    example="zhunru catalog list --on 2026-01-01 -o 目录.csv",
)
@option("--on", "day", metavar="DATE", help=N_("As it holds on that day; today by default."))
@listing_options
@with_desk
def list_(desk: Desk, day: str | None, format_: str | None, output: Path | None) -> None:
    """The duties are listed."""
    from catalog.finding import in_force

    lines = in_force(desk.register, day or desk.today().isoformat())
    closing = _("{count} duties").format(count=len(lines))
    print_listing(
        Listing(COLUMNS, _labels(), [line.cells() for line in lines], closing), format_, output
    )


command.add_command(find)
command.add_command(list_)
