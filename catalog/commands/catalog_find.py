"""``zhunru catalog find``."""

from __future__ import annotations

from pathlib import Path

import click

from registry.command import command as new_command
from registry.command import desk as with_desk
from registry.command import option
from registry.desk import Desk
from registry.language import N_, _
from registry.listing import Listing, listing_options, print_listing
from registry.periods import iso

COLUMNS = ("edition", "code", "name", "kind", "department", "state", "basis", "part", "scope")


def labels() -> tuple[str, ...]:
    """The headings of the columns, in the current tongue."""
    return (
        _("edition"),
        _("code"),
        _("duty"),
        _("kind"),
        _("department"),
        _("state"),
        _("basis"),
        _("community's part"),
        _("only for"),
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
def command(
    desk: Desk, words: tuple[str, ...], day: str | None, format_: str | None, output: Path | None
) -> None:
    """What the catalogue and the lists say of the words is listed; nothing found is said plainly."""
    from catalog.editions.finding import answer

    told = answer(desk.register, words, iso(day) or desk.today().isoformat())
    print_listing(
        Listing(COLUMNS, labels(), [line.cells() for line in told.lines]), format_, output
    )
    desk.say(told.sentence())
