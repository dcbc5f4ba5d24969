"""Reports on a year: the same options everywhere, and how they are printed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar

import click

from registry.command import option
from registry.desk import Desk
from registry.language import N_
from reports.commands.printing import print_report, printing_options
from reports.commands.sources import sources_option

if TYPE_CHECKING:
    from reports.document import Document
    from reports.scope import Scope

F = TypeVar("F", bound=Callable[..., Any])


class Options(TypedDict):
    """What the options of such a report say."""

    year: int | None
    as_of: str | None
    known_on: str | None
    format_: str | None
    output: Path | None


def yearly_options(function: F) -> F:
    """--year, --as-of, --known-on, --format and -o."""
    function = sources_option(printing_options()(function))
    function = option(
        "--known-on", "known_on", metavar="DATE", help=N_("As the register knew it on that day.")
    )(function)
    function = option(
        "--as-of",
        "as_of",
        metavar="DATE",
        help=N_("What happened up to that day; the end of the year by default."),
    )(function)
    return option(
        "--year",
        type=click.IntRange(1900, 2200),
        help=N_("The year that is told; the last year with facts by default."),
    )(function)


def scope_of_year(desk: Desk, options: Options) -> Scope:
    """The scope that the options ask for; what they name wrongly is said in the clerk's own tongue."""
    from reports.scope import Asked, scope

    year = str(options["year"]) if options["year"] else None
    asked = Asked(year, as_of=options["as_of"], known_on=options["known_on"])
    return scope(desk.register, desk.today(), asked)


def print_of_year(
    desk: Desk,
    build: Callable[[], Document],
    options: Options,
    finish: Callable[[Document, str], Document] | None = None,
) -> None:
    """The report is printed or written; *finish* is given the document and its format before."""
    print_report(desk, build, options["format_"], options["output"], finish)
