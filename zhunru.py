"""The door: the command tree, each command loaded only when it is called."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from registry import language
from registry.command import LazyGroup, Option
from registry.desk import REGISTER_NAME, TONGUE_SAID, Desk, prepare_streams
from registry.errors import NoRegister, NotARegister, ZhunruError, reason_of
from registry.language import N_, _

COMMANDS: dict[str, tuple[str, str]] = {
    "init": ("catalog.commands.init", N_("Make a register for a city or district.")),
    "import": (
        "registry.commands.import_",
        N_("Read spreadsheets, or whole folders of them, into the register."),
    ),
    "report": ("reports.commands.report", N_("Print a report: burden …")),
    "demo": ("reports.commands.demo", N_("Try everything on a fictitious city.")),
    "catalog": (
        "catalog.commands.catalog",
        N_("The access catalogue: look into it, keep it, publish it."),
    ),
    "request": (
        "catalog.commands.request",
        N_("File requests for new work, list and show them; blank forms."),
    ),
    "vet": (
        "reports.commands.vet",
        N_("Vet a request: what stands against it, and what would change the answer."),
    ),
    "decide": ("catalog.commands.decide", N_("Record the decision on a request.")),
    "waive": ("catalog.commands.waive", N_("Waive a check for one request, by name.")),
    "decline": (
        "reports.commands.decline",
        N_("Decline a demand that came without admission; print its slip."),
    ),
    "clock": (
        "catalog.commands.clock",
        N_("What is due when, what is overdue, what expires soon."),
    ),
    "profile": (
        "catalog.commands.profile",
        N_("Rules of procedure, place by place: list, show."),
    ),
    "figures": (
        "reports.commands.figures",
        N_("Check the arithmetic of figures that a report or table states."),
    ),
    "trace": (
        "reports.commands.trace",
        N_("What stands behind a printed figure: the question, the facts, file and row."),
    ),
    "template": (
        "registry.commands.template",
        N_("Write a blank spreadsheet for others to fill in."),
    ),
    "export": (
        "registry.commands.export",
        N_("Give back what the register holds as a spreadsheet."),
    ),
    "bundle": (
        "registry.commands.bundle",
        N_("Exchange between levels: a district's facts go to the city as one file."),
    ),
    "push": ("registry.commands.push", N_("Record one push-down.")),
    "burden": ("registry.commands.burden", N_("Record one signboard, ledger …, or take it down.")),
    "fund": (
        "registry.commands.fund",
        N_(
            "The account of the money: what is due, paid, held on the way, received; record a payment."
        ),
    ),
    "work": ("registry.commands.work", N_("Record one piece of work.")),
    "load": (
        "registry.commands.load",
        N_("How much work lies on communities, and how many people it asks for."),
    ),
    "rectify": (
        "reports.commands.rectify",
        N_("The rectification ledger: who puts what right, by when, with what result."),
    ),
    "alias": (
        "registry.commands.alias",
        N_("Record another name of a department, community or place."),
    ),
    "journal": ("registry.commands.journal", N_("List, show, undo and verify entries.")),
    "history": (
        "reports.commands.history",
        N_("Every change of a duty, a community, a department or a request."),
    ),
    "check": ("registry.commands.check", N_("Whether the register is sound.")),
    "backup": ("registry.commands.backup", N_("Copy the register, checked.")),
    "restore": ("registry.commands.restore", N_("Go back to a backup.")),
}

VERBS: dict[str, dict[str, tuple[str, str]]] = {
    "catalog": {
        "bridge": ("reports.commands.bridge", N_("Account for every change between two editions.")),
        "publish": ("reports.commands.publish", N_("The official list, or the transfer list.")),
    },
    "journal": {
        "seal": (
            "reports.commands.journal_seal",
            N_("Print the state of the register on one page to be signed."),
        ),
    },
    "load": {
        "forecast": (
            "catalog.commands.load_forecast",
            N_("What admitted requests had stated, beside what came of it."),
        ),
    },
}
"""Verbs that stand under a noun of another room: they need what the room of that noun knows nothing of."""


def _speak(tongue: language.Tongue | None) -> None:
    """Messages are in *tongue* from here on, and reports if it was said."""
    if tongue:
        language.use(tongue)
        click.get_current_context().meta[TONGUE_SAID] = tongue


@click.group(
    cls=LazyGroup,
    lazy=COMMANDS,
    verbs=VERBS,
    invoke_without_command=True,
    example="zhunru init --place 示例市\nzhunru import 报送/\nzhunru report burden -o 负担报告.html",
    help=N_(
        "The access register of urban communities: what departments push down, what the catalogue permits, what money "
        "follows, and how heavy the burden is. Everything stays in one file on this computer."
    ),
)
@click.option(
    "--db",
    cls=Option,
    type=click.Path(path_type=Path),
    help=N_("The register file; zhunru.db in this folder by default."),
)
@click.option(
    "--lang",
    cls=Option,
    type=click.Choice(["zh", "en"]),
    is_eager=True,
    expose_value=False,
    callback=lambda _context, _option, tongue: _speak(tongue),
    help=N_("Language of messages and reports."),
)
@click.option("--by", cls=Option, metavar="NAME", help=N_("Who acts; kept in the journal."))
@click.option(
    "--debug", cls=Option, is_flag=True, help=N_("Show where in the program an error arose.")
)
@click.version_option(
    package_name="zhunru",
    message="zhunru %(version)s",
    help=N_("Show the version and exit."),
    cls=Option,
)
@click.pass_context
def cli(context: click.Context, db: Path | None, by: str | None, debug: bool) -> None:
    """The options before the command are on the desk; a bare ``zhunru`` shows the state of the register."""
    context.obj = Desk(db or Path(os.environ.get("ZHUNRU_DB") or REGISTER_NAME), by, debug)
    if context.invoked_subcommand is None:
        from registry.commands.state import show_state

        show_state(context.obj)


def main(arguments: list[str] | None = None) -> None:
    """Runs the command line and leaves with its exit code."""
    prepare_streams()
    language.use(language.from_environment())
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def _language_first(arguments: list[str]) -> list[str]:
    """The same with ``--lang`` in front: it may stand anywhere, and help is said before options are read.

    So may ``--debug``, which one adds to a command that has failed.
    """
    for position, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == "--debug" and position:
            rest = [*arguments[:position], *arguments[position + 1 :]]
            return ["--debug", *_language_first(rest)]
        taken = 1 if argument.startswith("--lang=") else 2 if argument == "--lang" else 0
        if taken:
            found = arguments[position : position + taken]
            return [*found, *arguments[:position], *arguments[position + taken :]]
    return arguments


def run(arguments: list[str]) -> int:
    """Runs the command line; errors become one sentence on stderr and an exit code."""
    arguments = _language_first(arguments)
    try:
        result = cli.main(arguments, prog_name="zhunru", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except (Exception, click.exceptions.Abort) as error:
        if "--debug" in arguments and not isinstance(error, click.exceptions.Abort):
            raise
        code, sentence = _last_words(error)
        click.echo(sentence, err=True)
        if isinstance(error, (NoRegister, NotARegister)):
            _tell_way_back(error)
        return code
    return result if isinstance(result, int) else 0


def _tell_way_back(error: NoRegister | NotARegister) -> None:
    """Where a register is damaged, or gone, the last good backup is named."""
    from pathlib import Path

    from registry.backups import way_back

    sentence = way_back(Path(error.path))
    if sentence:
        click.echo(sentence, err=True)


def _last_words(error: Exception) -> tuple[int, str]:
    """The exit code and the sentence for what ended the command."""
    if isinstance(error, ZhunruError):
        return error.exit_code, str(error)
    if isinstance(error, click.exceptions.Abort):
        return 1, _("Stopped; nothing was changed.")
    if isinstance(error, MemoryError):
        return 1, _("There is not enough memory for this. Nothing was changed.")
    if isinstance(error, OSError):
        place = f"{error.filename}: " if error.filename else ""
        return 1, place + reason_of(error)
    sentence = _(
        "Something unforeseen happened ({reason}). Entries already recorded stay; nothing is half-written. "
        "Run again with --debug and report it."
    )
    return 1, sentence.format(reason=f"{type(error).__name__}: {error}")


if __name__ == "__main__":
    main()
