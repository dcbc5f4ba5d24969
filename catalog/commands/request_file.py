"""``zhunru request file``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from registry.command import command as new_command
from registry.command import desk as with_desk
from registry.command import dry_run, option, why
from registry.desk import Desk, finding_lines
from registry.errors import InputRejected
from registry.language import N_, _

if TYPE_CHECKING:
    from catalog.forms.filing import Filed


@new_command(
    "file",
    N_(
        "File the requests in filled-in forms, Word (.docx) or Excel, or in folders of them. Each form is one entry of "
        "the journal. A form filed again after it was corrected, under its number, takes the place of the earlier one. "
        "A form that cannot be accepted is refused with its reasons and the others are filed; the command then ends "
        "with exit code 4."
    ),
    example="zhunru request file 申请表.docx\nzhunru request file 申请/ --dry-run",
)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
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
    desk: Desk, paths: tuple[Path, ...], format_: str, why: str | None, dry_run: bool
) -> None:
    """The requests are in the register, or listed with the reason why not."""
    from catalog.forms.filing import file_forms

    results, notes = file_forms(
        desk.register,
        desk.act("request file", why),
        list(paths),
        today=desk.today(),
        dry_run=dry_run,
        on_file=desk.progress,
        on_wait=desk.waiting,
    )
    if format_ == "json":
        told = [result_json(result) for result in results]
        said = [finding.as_json() for finding in notes]
        click.echo(json.dumps({"forms": told, "findings": said}, ensure_ascii=False, indent=1))
    else:
        for finding in notes:
            desk.say("\n".join(finding_lines(finding)))
        for result in results:
            _show(desk, result, dry_run=dry_run)
    refused = [result.file for result in results if result.is_refused]
    if refused or any(finding.is_error for finding in notes):
        raise InputRejected(_closing(refused, len(results)))


def result_json(result: Filed) -> dict[str, object]:
    """What became of a form, as the documented JSON object."""
    return {
        "file": result.file,
        "request": result.code,
        "entry": result.entry,
        "refused": result.is_refused,
        "reason": result.closed,
        "findings": [finding.as_json() for finding in result.findings],
    }


def _show(desk: Desk, result: Filed, *, dry_run: bool) -> None:
    for finding in result.findings:
        desk.say("\n".join(finding_lines(finding)))
    if result.closed:
        desk.say(f"{result.file}{_(': ')}{result.closed}")
    if result.is_refused:
        return
    if result.entry is None:
        sentence = _("{file}: the register holds request {code} just so; nothing was added.")
    elif dry_run:
        sentence = _(
            "{file}: would be filed as {code}, “{name}” (entry {entry}); nothing was written."
        )
    else:
        sentence = _("{file}: filed as {code}, “{name}” (entry {entry}).")
    told = {"file": result.file, "code": result.code, "name": result.name, "entry": result.entry}
    click.echo(sentence.format(**told))


def _closing(refused: list[str], count: int) -> str:
    if not count:
        return _("No form was filed.")
    return _("{refused} of {count} forms were refused: {names}.").format(
        refused=len(refused), count=count, names=_(", ").join(refused)
    )
