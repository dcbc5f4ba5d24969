"""How reports and papers leave the program: the same two options everywhere, the terminal or a file, one tongue."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from registry.command import Option, option
from registry.desk import TONGUE_SAID, Desk
from registry.language import N_, Tongue, _, speaking

if TYPE_CHECKING:
    from reports.document import Document
    from reports.renderers import Format

F = TypeVar("F", bound=Callable[..., Any])

FORMATS = ("table", "json", "csv", "md", "html", "xlsx")
PAPERS = ("table", "md", "html", "json")
"""The formats of a verdict sheet and of a slip."""

_HOW = N_("How to print; on the terminal by default.")
_WHERE = N_("Write to a file; its suffix chooses the format.")


def printing_parameters(formats: tuple[str, ...] = FORMATS) -> list[click.Parameter]:
    """--format and -o of what is drawn."""
    return [
        Option(["--format", "format_"], type=click.Choice(formats), help=_HOW),
        Option(["-o", "--output"], type=click.Path(path_type=Path), help=_WHERE),
    ]


def printing_options(formats: tuple[str, ...] = FORMATS) -> Callable[[F], F]:
    """The same as a decorator."""

    def decorated(function: F) -> F:
        output = option("-o", "--output", type=click.Path(path_type=Path), help=_WHERE)(function)
        return option("--format", "format_", type=click.Choice(formats), help=_HOW)(output)

    return decorated


def print_report(
    desk: Desk, build: Callable[[], Document], format_: str | None, output: Path | None
) -> None:
    """The register is open, and the document on the terminal or in the file."""
    _chosen(format_, output)
    desk.open()
    print_document(desk, build, format_, output)


def print_document(
    desk: Desk, build: Callable[[], Document], format_: str | None, output: Path | None
) -> None:
    """The document is on the terminal or in the file; Chinese unless --lang en was said. It needs no register."""
    from registry.files import write_whole
    from reports.renderers import render

    chosen = _chosen(format_, output)
    with speaking(report_tongue()):
        document = build()
        if output is None and chosen.name == "table":
            from rich.console import Console

            from reports.renderers.terminal import show

            show(document, Console())
            return
        content = render(document, chosen.name)
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
        return format_named(format_)
    return format_of(output) if output else format_named("table")


def report_tongue() -> Tongue:
    """The tongue of reports: --lang if it was said, else Chinese."""
    return "en" if click.get_current_context().meta.get(TONGUE_SAID) == "en" else "zh"
