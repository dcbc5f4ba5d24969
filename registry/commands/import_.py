"""``zhunru import``."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from registry.command import command as new_command
from registry.command import desk as with_desk
from registry.command import dry_run, option, why
from registry.desk import Desk, finding_lines
from registry.errors import InputRejected
from registry.findings import Severity
from registry.language import N_, _

if TYPE_CHECKING:
    from registry.intake.importing import Result

SHOWN = 30
"""Most findings of a file that the terminal shows."""


@new_command(
    "import",
    N_(
        "Read spreadsheets (.xlsx .xls .et .ods .csv), or whole folders of them, into the register. Each file is one "
        "entry of the journal. A file with a row that cannot be accepted is refused whole and the others are read; "
        "the command then ends with exit code 4."
    ),
    example="zhunru import 报送/\nzhunru import 下派台账.xlsx --kind pushdown --dry-run",
)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@option(
    "--kind",
    metavar="KIND",
    help=N_("Which kind of spreadsheet it is, where the headers do not tell."),
)
@option(
    "--partial",
    is_flag=True,
    help=N_("Take the good rows of a bad file too; write the others to a marked copy."),
)
@option(
    "--returned", type=click.Path(path_type=Path), default=Path("退回"), metavar="FOLDER",
    help=N_("Where marked copies of refused rows are written (with --partial); 退回 by default."),
)  # fmt: skip
@option(
    "--replace",
    is_flag=True,
    help=N_("Retire the rows of an earlier file of the same name that are gone."),
)
@option(
    "--format",
    "format_",
    type=click.Choice(["table", "json"]),
    default="table",
    help=N_("How to print the result."),
)
@why
@dry_run
@with_desk
def command(
    desk: Desk,
    paths: tuple[Path, ...],
    kind: str | None,
    partial: bool,
    returned: Path,
    replace: bool,
    format_: str,
    why: str | None,
    dry_run: bool,
) -> None:
    """What the files hold is in the register, or listed with the reason why not."""
    from registry.intake.importing import Importer, Options
    from registry.sheets import kind_named

    if partial and not dry_run:
        from registry.intake.returned import check_folder

        check_folder(returned)
    if not dry_run:
        from registry.backups import BEFORE_IMPORT, back_up

        back_up(desk.register, BEFORE_IMPORT)
    options = Options(kind_named(kind) if kind else None, partial, replace, dry_run)
    act = desk.act("import", why)
    importer = Importer(desk.register, act, options, on_file=desk.progress, on_wait=desk.waiting)
    result = importer.run(list(paths))
    if format_ == "json":
        click.echo(json.dumps(result_json(result), ensure_ascii=False, indent=1))
    else:
        _show(desk, result, dry_run=dry_run)
    if partial and result.returned and not dry_run:
        from registry.intake.returned import write_returned

        sentence = _("Refused rows are marked in {path}; have them corrected and import that file.")
        for copy in write_returned(result.returned, returned):
            desk.say(sentence.format(path=copy))
    if result.rejected:
        raise InputRejected(_closing(result, partial=partial))


def result_json(result: Result) -> dict[str, object]:
    """The result as the documented JSON object."""
    return {
        "entries": [
            {
                "entry": sheet.entry,
                "file": sheet.file,
                "sheet": sheet.sheet,
                "kind": sheet.kind,
                "new": sheet.counts.new,
                "changed": sheet.counts.changed,
                "unchanged": sheet.counts.unchanged,
                "missing": sheet.counts.missing,
            }
            for sheet in result.entries
        ],
        "findings": [finding.as_json() for finding in result.findings],
        "rejected": result.rejected,
    }


def _show(desk: Desk, result: Result, *, dry_run: bool) -> None:
    from registry.listing import Listing, print_listing
    from registry.sheets import kinds

    by_file: dict[str | None, int] = Counter()
    for finding in result.findings:
        by_file[finding.where.file] += 1
        if by_file[finding.where.file] <= SHOWN:
            for line in finding_lines(finding):
                desk.say(line)
    for file, count in by_file.items():
        if count > SHOWN:
            desk.say(
                _("{file}: {count} more; all of them with --format json").format(
                    file=file, count=count - SHOWN
                )
            )
    if result.entries:
        rows = [
            (
                sheet.entry,
                sheet.file + (f" [{sheet.sheet}]" if sheet.sheet else ""),
                kinds()[sheet.kind].label,
                sheet.counts.new,
                sheet.counts.changed,
                sheet.counts.unchanged,
                sheet.counts.missing,
            )
            for sheet in result.entries
        ]
        labels = (
            _("entry"),
            _("file"),
            _("kind"),
            _("new"),
            _("changed"),
            _("unchanged"),
            _("missing"),
        )
        print_listing(
            Listing(
                ("entry", "file", "kind", "new", "changed", "unchanged", "missing"), labels, rows
            ),
            None,
            None,
        )
    warnings = sum(1 for finding in result.findings if finding.severity is Severity.WARNING)
    sentence = (
        _("Would take in {taken} of {files} files; nothing was written.")
        if dry_run
        else _("{taken} of {files} files are in the register.")
    )
    click.echo(sentence.format(taken=result.taken, files=result.files))
    if warnings:
        click.echo(_("{warnings} warnings are above.").format(warnings=warnings))


def _closing(result: Result, *, partial: bool) -> str:
    names = _(", ").join(result.rejected[:10]) + (" …" if len(result.rejected) > 10 else "")
    if partial:
        return _("Not everything was taken from {count} files: {names}.").format(
            count=len(result.rejected), names=names
        )
    sentence = _(
        "{count} files were refused: {names}. Correct them and import again, or take their good rows with --partial."
    )
    return sentence.format(count=len(result.rejected), names=names)
