"""Facts that are typed: one option for each column of a kind; what is missing is asked for on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable

import click

from registry.command import Command, Option
from registry.desk import Desk, finding_lines
from registry.errors import BadUsage
from registry.language import N_, _
from registry.sheets import Column, Kind

Fitting = Callable[[Desk, dict[str, str]], None]
"""Looks at what was typed before it is recorded: may add to it, or refuse it."""


def typing_command(
    name: str, kind: Kind, action: str, about: str, example: str, fit: Fitting | None = None
) -> click.Command:
    """A command that records one row of *kind*; *about* is its help, empty for what the kind itself says."""
    parameters: list[click.Parameter] = [*column_options(kind)]
    parameters.append(Option(["--why"], help=N_("Why; kept in the journal."), metavar="TEXT"))
    parameters.append(
        Option(
            ["--dry-run", "dry_run"],
            is_flag=True,
            help=N_("Do the real work, show what it did, and take it back."),
        )
    )
    made = KindCommand(
        name, params=parameters, callback=_recorder(kind, action, fit), help=about, example=example
    )
    made.kind = kind
    return made


def column_options(kind: Kind) -> list[click.Parameter]:
    """An option for each column of *kind*."""
    return [ColumnOption(column) for column in kind.columns]


def completed(kind: Kind, given: dict[str, str | None]) -> dict[str, str]:
    """What was given, with what a terminal was asked for; refused where a required column is missing."""
    values = {name: value for name, value in given.items() if value}
    _ask(kind, values)
    _refuse_incomplete(kind, values)
    return values


class KindCommand(Command):
    """A command without help of its own says what its kind of sheet holds."""

    kind: Kind

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The help, or what the kind holds."""
        if self.help:
            super().format_help_text(ctx, formatter)
            return
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(self.kind.about)

    def get_short_help_str(self, limit: int = 45) -> str:
        """The help, or what the kind holds."""
        return super().get_short_help_str(limit) or self.kind.about


class ColumnOption(Option):
    """An option for a column; its help is the column's header in the current tongue, with a star if it is needed."""

    def __init__(self, column: Column) -> None:
        super().__init__([f"--{column.name.replace('_', '-')}", column.name], metavar="TEXT")
        self.column = column

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The option's line of help."""
        self.help = self.column.label + (" *" if self.column.required else "")
        return super().get_help_record(ctx)


def _recorder(kind: Kind, action: str, fit: Fitting | None) -> Callable[..., None]:
    @click.pass_obj
    def record(desk: Desk, /, why: str | None, dry_run: bool, **given: str | None) -> None:
        from registry.intake.typed import add_typed

        values = {name: value for name, value in given.items() if value}
        _ask(kind, values)
        _refuse_incomplete(kind, values)
        if fit:
            fit(desk, values)
        entry, findings = add_typed(
            desk.register, desk.act(action, why), kind, values, dry_run=dry_run
        )
        for finding in findings:
            for line in finding_lines(finding):
                desk.say(line)
        if entry is None:
            done = _("The register holds this already; nothing was added.")
        elif dry_run:
            done = _("Would be recorded as entry {entry}; nothing was written.")
        else:
            done = _("Recorded as entry {entry}.")
        click.echo(done.format(entry=entry))

    return record


def _refuse_incomplete(kind: Kind, values: dict[str, str]) -> None:
    missing = [column for column in kind.columns if column.required and column.name not in values]
    if missing:
        options = (f"--{column.name.replace('_', '-')} ({column.label})" for column in missing)
        raise BadUsage(_("Say as well: {options}.").format(options=_(", ").join(options)))


def _ask(kind: Kind, values: dict[str, str]) -> None:
    """On a terminal the required columns that were not given are asked for; all of them if none was given."""
    if not sys.stdin.isatty():
        return
    everything = not values
    for column in kind.columns:
        if column.name in values or not (column.required or everything):
            continue
        choices = _("/").join(labels[0] for labels in column.choices.values())
        hint = (
            f" ({choices})"
            if choices
            else f" ({_('for example')} {column.example})"
            if column.example
            else ""
        )
        answer = click.prompt(
            column.label + hint, default="" if not column.required else None, show_default=False
        )
        if answer:
            values[column.name] = str(answer)
