"""``zhunru figures check``."""

from __future__ import annotations

from pathlib import Path

import click

from registry.command import Group, option
from registry.command import command as new_command
from registry.command import desk as with_desk
from registry.desk import Desk
from registry.errors import CheckSaidNo
from registry.language import N_, _
from reports.commands.printing import print_document, printing_options

command = Group(
    "figures",
    help=N_("Check the arithmetic of figures that a report or table states."),
    example="zhunru figures check 调研报告.docx\nzhunru figures check 汇总表.xlsx --format json",
)


@new_command(
    "check",
    N_(
        "Check the arithmetic of published figures: parts and whole, counts and percentages, before and after, averages. "
        "FILE is a text (.docx .txt) or a table (.xlsx .xls .csv). Told is what agrees, what was cut off instead of "
        "rounded, what contradicts and with which value it would agree, and how much could not be judged. It needs no "
        "register. The exit code is 3 if something contradicts."
    ),
    example="zhunru figures check 调研报告.docx\nzhunru figures check 公布数字.csv -o 复核.html",
)
@click.argument("file", type=click.Path(path_type=Path))
@option(
    "--unread",
    is_flag=True,
    help=N_("List the figures that could not be read or paired, instead of counting them."),
)
@printing_options()
@with_desk
def check(desk: Desk, file: Path, unread: bool, format_: str | None, output: Path | None) -> None:
    """The file is checked; what contradicts makes the exit code 3."""
    from reports.builders.published import figures_check
    from reports.published.checking import check as checked

    found = checked(file)
    print_document(desk, lambda: figures_check(found, unread=unread), format_, output)
    if found.disputed:
        raise CheckSaidNo(_("Figures that contradict: {count}.").format(count=len(found.disputed)))


command.add_command(check)
