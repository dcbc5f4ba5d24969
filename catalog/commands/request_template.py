"""``zhunru request template``."""

from __future__ import annotations

from pathlib import Path

import click

from catalog.requests import Subject
from registry.command import command as new_command
from registry.command import desk as with_desk
from registry.command import option
from registry.desk import TONGUE_SAID, Desk
from registry.errors import BadUsage
from registry.language import N_, _, speaking


@new_command(
    "template",
    N_(
        "Write a blank request form for departments to fill in: .docx or .xlsx, Chinese unless --lang en is said. "
        "A file that exists is never written over."
    ),
    example="zhunru request template -o 申请表.docx\nzhunru request template -o 牌子申请表.xlsx --subject signboard",
)
@option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help=N_("The .docx or .xlsx to write."),
)
@option(
    "--subject",
    type=click.Choice([subject.value for subject in Subject]),
    help=N_("Leave out what does not concern this subject."),
)
@with_desk
def command(desk: Desk, output: Path | None, subject: str | None) -> None:
    """The blank form is written."""
    from registry.files import write_new

    suffix = output.suffix.lower() if output else ""
    if output is None or suffix not in (".docx", ".xlsx"):
        raise BadUsage(
            _("Say which .docx or .xlsx to write: zhunru request template -o {name}").format(
                name="申请表.docx"
            )
        )
    root = click.get_current_context().find_root()
    with speaking(root.meta.get(TONGUE_SAID, "zh")):
        content = _form(suffix, subject)
    write_new(output, content)
    desk.say(_("A blank request form was written to {path}").format(path=output))


def _form(suffix: str, subject: str | None) -> bytes:
    if suffix == ".docx":
        from catalog.forms.word_writing import word_form

        return word_form(subject)
    from catalog.forms.excel_writing import excel_form

    return excel_form(subject)
