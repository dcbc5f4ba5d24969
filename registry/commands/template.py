"""``zhunru template``."""

from __future__ import annotations

from pathlib import Path

import click

from registry.command import command as new_command
from registry.command import desk as with_desk
from registry.command import option
from registry.desk import Desk
from registry.errors import BadUsage
from registry.language import N_, _, current
from registry.listing import FORMATS, Listing, print_listing


@new_command(
    "template",
    N_(
        "Write a blank spreadsheet of a KIND for others to fill in, with drop-down lists, an example row and "
        "explanations. If there is a register here, its departments, communities and duties are in the lists."
    ),
    example="zhunru template --list\nzhunru template pushdown -o 下派记录.xlsx\nzhunru template 牌子 -o 牌子.xlsx",
)
@click.argument("kind", required=False)
@option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help=N_("The .xlsx to write; with --list, a file for the list."),
)
@option("--list", "listed", is_flag=True, help=N_("List the kinds of spreadsheet."))
@option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    help=N_("How to print the list; a table by default."),
)
@with_desk
def command(
    desk: Desk, kind: str | None, output: Path | None, listed: bool, format_: str | None
) -> None:
    """The blank workbook is written, or the kinds are listed."""
    if listed:
        print_listing(_kinds(), format_, output)
        return
    if kind is None:
        raise BadUsage(_("Say which KIND of spreadsheet; zhunru template --list lists them."))
    from registry.files import write_new
    from registry.sheets import kind_named
    from registry.templates import Known, known_names, template

    wanted = kind_named(kind)
    if output is not None and output.suffix.lower() != ".xlsx":
        sentence = _(
            "A blank workbook can only be an .xlsx, not {name}: zhunru template {kind} -o {other}.xlsx"
        )
        raise BadUsage(
            sentence.format(name=output.name, kind=wanted.kind, other=output.stem or wanted.label)
        )
    if output is None:
        sentence = _("Say which .xlsx to write: zhunru template {kind} -o {name}.xlsx")
        raise BadUsage(sentence.format(kind=wanted.kind, name=wanted.label))
    known = known_names(desk.register) if desk.db.exists() else Known()
    write_new(output, template(wanted, known))
    desk.say(
        _("{kind}: a blank workbook was written to {path}").format(kind=wanted.label, path=output)
    )


def _kinds() -> Listing:
    from registry.sheets import kinds

    rows = [
        (kind.kind, kind.zh, kind.en, kind.about_zh if current() == "zh" else kind.about_en)
        for kind in kinds().values()
    ]
    labels = (_("kind"), _("Chinese name"), _("English name"), _("what it holds"))
    return Listing(("kind", "zh", "en", "about"), labels, rows)
