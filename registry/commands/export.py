"""``zhunru export``."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from registry.command import command as new_command
from registry.command import desk as with_desk
from registry.command import option
from registry.desk import Desk
from registry.errors import BadUsage
from registry.language import N_, _

if TYPE_CHECKING:
    from registry.exporting import Export

FORMATS = ("xlsx", "csv", "json", "table")


@new_command(
    "export",
    N_(
        "Give back what the register holds of one KIND (see zhunru template --list) as a spreadsheet that import reads "
        "again: Chinese headers, full names, amounts in yuan, and what was written as 约, 余, 无 or / written so."
    ),
    example="zhunru export pushdown -o 下派记录.xlsx\nzhunru export 社区 --format csv",
)
@click.argument("kind")
@option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help=N_("Write to a file; .xlsx, .csv or .json chooses the format."),
)
@option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    help=N_("In what form; a table by default, an .xlsx only into a file."),
)
@with_desk
def command(desk: Desk, kind: str, output: Path | None, format_: str | None) -> None:
    """The live facts of the kind are on stdout or in the file."""
    from registry.exporting import Export
    from registry.sheets import kind_named

    wanted = kind_named(kind)
    export = Export(desk.register, wanted, partial(desk.progress, wanted.label))
    chosen = format_ or _by_suffix(output)
    if chosen == "table":
        from registry.export_files import as_listing
        from registry.listing import print_listing

        print_listing(as_listing(export), "table", output)
    elif output is None:
        _print(export, chosen)
    else:
        from registry.files import write_new

        write_new(output, _content(export, chosen))
    if output is not None:
        desk.say(_("{kind}: written to {path}").format(kind=export.kind.label, path=output))


def _by_suffix(output: Path | None) -> str:
    if output is None:
        return "table"
    suffix = output.suffix.lower()
    chosen = {".xlsx": "xlsx", ".csv": "csv", ".json": "json", ".txt": "table"}.get(suffix)
    if chosen is None:
        sentence = _("{path}: an export is written as .xlsx, .csv or .json, not as “{suffix}”.")
        raise BadUsage(sentence.format(path=output, suffix=suffix))
    return chosen


def _print(export: Export, chosen: str) -> None:
    from registry.export_files import as_csv, as_json

    if chosen == "xlsx":
        sentence = _("An .xlsx is written into a file: zhunru export {kind} -o {name}.xlsx")
        raise BadUsage(sentence.format(kind=export.kind.kind, name=export.kind.label))
    for piece in as_csv(export) if chosen == "csv" else as_json(export):
        click.echo(piece, nl=False)


def _content(export: Export, chosen: str) -> bytes:
    from registry.export_files import as_csv, as_json, as_workbook

    if chosen == "xlsx":
        return as_workbook(export)
    return (
        "".join(as_csv(export)).encode("utf-8-sig")
        if chosen == "csv"
        else "".join(as_json(export)).encode()
    )
