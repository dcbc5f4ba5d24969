"""How reports and papers leave the program: the same two options everywhere, the terminal or a file, one tongue."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.core import ParameterSource

from registry.command import Option, option
from registry.desk import TONGUE_SAID, Desk
from registry.language import N_, Tongue, _, speaking

if TYPE_CHECKING:
    from reports.document import Document, Origin
    from reports.renderers import Format

F = TypeVar("F", bound=Callable[..., Any])

FORMATS = ("table", "json", "csv", "md", "html", "xlsx", "docx", "pdf")

_HOW = N_("How to print; on the terminal by default.")
_WHERE = N_("Write to a file; its suffix chooses the format.")
_LETTER = (
    (
        "--template",
        "FILE",
        N_(
            "A letterhead (.docx): the report is written into it; its header, footer and styles stay."
        ),
    ),
    ("--number", "TEXT", N_("The document number of the paper, such as 示发〔2026〕1号.")),
    ("--to", "NAME", N_("To whom the paper goes: the addressee below the title.")),
)
"""What makes an official paper of a report; not given to the function of the command, but kept beside it."""


def printing_parameters(formats: tuple[str, ...] = FORMATS) -> list[click.Parameter]:
    """--format and -o of what is drawn, and what makes an official paper of it."""
    return [
        Option(["--format", "format_"], type=click.Choice(formats), help=_HOW),
        Option(["-o", "--output"], type=click.Path(path_type=Path), help=_WHERE),
        *(
            Option([name], metavar=metavar, help=said, expose_value=False, callback=_keep)
            for name, metavar, said in _LETTER
        ),
    ]


def printing_options(formats: tuple[str, ...] = FORMATS) -> Callable[[F], F]:
    """The same as a decorator."""

    def decorated(function: F) -> F:
        for name, metavar, said in reversed(_LETTER):
            function = option(name, metavar=metavar, help=said, expose_value=False, callback=_keep)(
                function
            )
        output = option("-o", "--output", type=click.Path(path_type=Path), help=_WHERE)(function)
        return option("--format", "format_", type=click.Choice(formats), help=_HOW)(output)

    return decorated


def _keep(context: click.Context, parameter: click.Parameter, value: str | None) -> None:
    """What was said of the paper is remembered until it is printed."""
    if value:
        context.meta[f"{__name__}.{parameter.name}"] = value


def _said(name: str) -> str:
    return str(click.get_current_context().meta.get(f"{__name__}.{name}", ""))


def letter_asked() -> bool:
    """Whether anything was said of the paper: a letterhead, a number, an addressee."""
    return any(_said(name) for name in ("template", "number", "to"))


def check_letter(chosen: Format) -> None:
    """The format has a place for what was said of the paper; :class:`~reports.renderers.NoLetter` otherwise."""
    from reports.renderers import NoLetter

    if _said("template") and not chosen.takes_template:
        raise NoLetter("--template", chosen)
    for name in ("number", "to"):
        if _said(name) and not chosen.is_letter:
            raise NoLetter(f"--{name}", chosen)


def _as_letter(document: Document, today: str) -> Document:
    """The document with the number and the addressee that were said; a paper that goes out bears the day."""
    number, addressee = _said("number"), _said("to")
    if not (number or addressee):
        return document
    letter = document.letter
    return replace(
        document,
        letter=replace(
            letter,
            number=number or letter.number,
            addressee=addressee or letter.addressee,
            day=letter.day or today,
        ),
    )


def _template(chosen: Format) -> bytes | None:
    """The bytes of the letterhead that was named; what is wrong with it is said in the clerk's own tongue."""
    from registry.errors import FileUnreadable, reason_of

    path = _said("template")
    if not path:
        return None
    try:
        content = Path(path).read_bytes()
    except OSError as error:
        raise FileUnreadable(path, reason_of(error)) from error
    chosen.check_template(content)
    return content


def print_report(
    desk: Desk,
    build: Callable[[], Document],
    format_: str | None,
    output: Path | None,
    finish: Callable[[Document, str], Document] | None = None,
) -> None:
    """The register is open, and the document on the terminal or in the file.

    *finish* is given the document and the name of its format before it is drawn.
    """
    chosen = _chosen(format_, output)
    desk.open()

    def whole() -> Document:
        document = replace(build(), origin=origin_of(desk))
        return finish(document, chosen.name) if finish else document

    print_document(desk, whole, format_, output)


def origin_of(desk: Desk) -> Origin:
    """The name of the register's file, its newest entry, and the options of this command as they were typed."""
    from reports.document import Origin

    newest = desk.register.query("SELECT COALESCE(MAX(id), 0) FROM entry")[0][0]
    return Origin(desk.db.name, newest, tuple(_typed(click.get_current_context())))


def _typed(context: click.Context) -> Iterator[str]:
    """What was asked for, without how and where it is printed."""
    for parameter in context.command.params:
        name = parameter.name or ""
        source = context.get_parameter_source(name)
        said = source is ParameterSource.COMMANDLINE and name in context.params
        if said and name not in {"format_", "output"}:
            lead = f"{parameter.opts[0]} " if isinstance(parameter, click.Option) else ""
            yield f"{lead}{context.params[name]}"


def print_document(
    desk: Desk, build: Callable[[], Document], format_: str | None, output: Path | None
) -> None:
    """The document is on the terminal or in the file; Chinese unless --lang en was said. It needs no register."""
    from registry.files import write_whole
    from reports.renderers import render

    chosen = _chosen(format_, output)
    template = _template(chosen)
    with speaking(report_tongue()):
        document = _as_letter(build(), desk.today().isoformat())
        if output is None and chosen.name == "table":
            from rich.console import Console

            from reports.renderers.terminal import show

            show(document, Console())
            return
        content = render(document, chosen.name, template)
    if output is not None:
        write_whole(output, content)
        desk.say(_("Written: {path}").format(path=output))
        return
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def _chosen(format_: str | None, output: Path | None) -> Format:
    """The format that was asked for; :class:`UnknownFormat` if there is none such."""
    from reports.renderers import format_named, format_of

    if format_:
        chosen = format_named(format_)
    else:
        chosen = format_of(output) if output else format_named("table")
    check_letter(chosen)
    return chosen


def report_tongue() -> Tongue:
    """The tongue of reports: --lang if it was said, else Chinese."""
    return "en" if click.get_current_context().meta.get(TONGUE_SAID) == "en" else "zh"
