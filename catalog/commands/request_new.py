"""``zhunru request new``."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from registry.command import Command, Option
from registry.commands.typing import ColumnOption
from registry.desk import Desk, finding_lines
from registry.errors import BadUsage
from registry.language import N_, _
from registry.sheets import Column, kind_of

if TYPE_CHECKING:
    from registry.intake.cells import CellFault

NOT_ASKED = frozenset({"code"})
"""Fields that no one is asked for: the number is given."""

_HAS_DEFAULT = frozenset({"date"})
"""Fields that are needed and yet may be left out."""


@click.pass_obj
def _record(
    desk: Desk, /, why: str | None, dry_run: bool, draft: bool, **given: str | None
) -> None:
    """The request is filed, or kept as a draft."""
    from catalog.requests.filing import How, file_request

    values = {name: value for name, value in given.items() if value}
    if sys.stdin.isatty() and _ask(desk, values):
        _show(values)
        question = _("Keep this draft?") if draft else _("File this request?")
        click.confirm(question, default=True, abort=True)
    _refuse_incomplete(values)
    code, entry, findings = file_request(
        desk.register,
        desk.act("request new", why),
        values,
        today=desk.today(),
        how=How(draft, dry_run, desk.waiting),
    )
    for finding in findings:
        desk.say("\n".join(finding_lines(finding)))
    if entry is None:
        done = _("The register holds this already, as request {code}; nothing was added.")
    elif dry_run:
        done = _("Would be filed as {code} (entry {entry}); nothing was written.")
    elif draft:
        done = _("Kept as draft {code} (entry {entry}). Next: zhunru request submit {code}")
    else:
        done = _("Filed as {code} (entry {entry}). Next: zhunru vet {code}")
    click.echo(done.format(code=code, entry=entry))


command = Command(
    "new",
    params=[
        *(ColumnOption(column) for column in kind_of("request").columns),
        Option(["--draft"], is_flag=True, help=N_("Keep it as a draft; file it later.")),
        Option(["--why"], help=N_("Why; kept in the journal."), metavar="TEXT"),
        Option(
            ["--dry-run", "dry_run"],
            is_flag=True,
            help=N_("Do the real work, show what it did, and take it back."),
        ),
    ],
    callback=_record,
    help=N_(
        "File a request by answering questions; Enter skips what is not needed. With options, only what is needed and "
        "missing is asked for, and nothing where there is no terminal."
    ),
    example=(
        "zhunru request new\n"
        "zhunru request new --department 市民政局 --type 新增 --subject 工作事项 --name 高龄老人入户探访 --money 12万元"
    ),
)


def _needed(column: Column) -> bool:
    return column.required and column.name not in _HAS_DEFAULT


def _refuse_incomplete(values: dict[str, str]) -> None:
    missing = [
        f"--{column.name.replace('_', '-')} ({column.label})"
        for column in kind_of("request").columns
        if _needed(column) and column.name not in values
    ]
    if missing:
        raise BadUsage(_("Say as well: {options}.").format(options=_(", ").join(missing)))


def _ask(desk: Desk, values: dict[str, str]) -> bool:
    """What is needed is asked for, everything if nothing was given; whether anything was."""
    from catalog.forms.layout import sections

    everything, read, any_asked = not values, _reader(desk), False
    for heading, columns in sections():
        asked = [
            column
            for column in columns
            if column.name not in values
            and column.name not in NOT_ASKED
            and (everything or _needed(column))
        ]
        if asked and everything:
            click.echo(f"\n{heading}")
        for column in asked:
            any_asked = True
            answer = _answer(column, read)
            if answer:
                values[column.name] = answer
    return any_asked


def _answer(column: Column, read: Callable[[str, Column], CellFault | None]) -> str:
    """An answer that can be read; empty where it may be left out and was."""
    from catalog.forms.layout import help_of, label, options
    from registry.findings import Finding

    beside = _("/").join(options(column)) or help_of(column)
    if column.name in _HAS_DEFAULT:
        beside = _("today if left blank")
    elif not beside and column.example:
        beside = f"{_('for example')} {column.example}"
    while True:
        answer: str = click.prompt(
            label(column) + (f" ({beside})" if beside else ""),
            default=None if _needed(column) else "",
            show_default=False,
        )
        fault = read(answer, column) if answer else None
        if fault is None:
            return answer.strip()
        finding = Finding(fault.rule, facts=fault.facts)
        click.echo("\n".join(finding_lines(finding)))
        if fault.value is not None:
            return answer.strip()


def _reader(desk: Desk) -> Callable[[str, Column], CellFault | None]:
    """Tells why an answer cannot be read, as import would; None if it can."""
    from registry.intake.cells import CellFault
    from registry.intake.naming import read_reference
    from registry.intake.readers import READERS
    from registry.names import Directory
    from registry.sheets import REFERENCE_TYPES

    directory = Directory(desk.register)

    def fault_in(answer: str, column: Column) -> CellFault | None:
        try:
            if column.type in REFERENCE_TYPES:
                read_reference(answer, column, directory)
            else:
                READERS[column.type](answer, column, None)
        except CellFault as fault:
            return fault
        return None

    return fault_in


def _show(values: dict[str, str]) -> None:
    """The whole request, as it was answered."""
    from catalog.forms.layout import sections

    click.echo()
    for _heading, columns in sections():
        for column in columns:
            if column.name in values:
                click.echo(f"{column.label}{_(': ')}{values[column.name]}")
