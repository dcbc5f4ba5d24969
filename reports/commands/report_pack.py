"""``zhunru report pack``."""

from __future__ import annotations

from pathlib import Path

import click

from registry.command import command as new_command
from registry.command import desk as with_desk
from registry.command import option
from registry.desk import Desk
from registry.language import N_, _, speaking


@new_command(
    "pack",
    N_(
        "Write the whole set of papers for a year into a folder, in Word, Excel, HTML and JSON, with a page that leads to "
        "them. What cannot be made is named there with its reason."
    ),
    example="zhunru report pack -o 2026年报告 --year 2026\nzhunru report pack -o 2026年报告 --pdf --each",
)
@option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help=N_("The folder; it is made if it is not there."),
)
@option(
    "--year",
    type=click.IntRange(1900, 2200),
    help=N_("The year that is told; the last year with facts by default."),
)
@option(
    "--as-of",
    "as_of",
    metavar="DATE",
    help=N_("What happened up to that day; the end of the year by default."),
)
@option("--known-on", "known_on", metavar="DATE", help=N_("As the register knew it on that day."))
@option(
    "--profile",
    metavar="NAME",
    help=N_("The rules of procedure: the name of a profile, or a file."),
)
@option("--pdf", is_flag=True, help=N_("PDF as well."))
@option(
    "--each",
    is_flag=True,
    help=N_("Papers of its own for every community and every department as well."),
)
@with_desk
def command(
    desk: Desk,
    output: Path,
    year: int | None,
    as_of: str | None,
    known_on: str | None,
    profile: str | None,
    pdf: bool,
    each: bool,
) -> None:
    """The papers stand in the folder."""
    from catalog.profiles import chosen
    from registry.errors import FileUnwritable, reason_of
    from reports.commands.printing import report_tongue
    from reports.pack import FILES, INDEX, PAPERS, Pack, Sources
    from reports.scope import Asked, scope

    asked = Asked(str(year) if year else None, as_of=as_of, known_on=known_on)
    seen = scope(desk.register, desk.today(), asked)
    rules = chosen(desk.config(), profile, desk.db.parent)
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileUnwritable(str(output), reason_of(error)) from error
    formats = (*FILES, "pdf") if pdf else FILES
    pack = Pack(Sources(seen, rules, desk.today().isoformat()), output, formats, each)
    count = 0
    with speaking(report_tongue()):
        for number, written in enumerate(pack.write(), start=1):
            desk.progress(written.name, number, len(PAPERS))
            for name in written.files:
                click.echo(str(output / name))
            count += len(written.files)
            if written.missing:
                desk.say(
                    _("{name}: not made. {reason}").format(
                        name=written.name, reason=written.missing
                    )
                )
    desk.say(_("Begin with {path}.").format(path=output / INDEX))
