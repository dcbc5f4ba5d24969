"""What the verbs of ``zhunru load`` share: of which year, and the book that they open."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from registry.command import option
from registry.commands.shared_options import moment_options
from registry.desk import Desk
from registry.language import N_

if TYPE_CHECKING:
    from registry.load.workload import LoadBook

F = TypeVar("F", bound=Callable[..., Any])


def year_options(function: F) -> F:
    """--year, --as-of and --known-on."""
    return option(
        "--year", type=click.IntRange(1900, 2200), help=N_("The year; this year by default.")
    )(moment_options(function))


def book_of(desk: Desk, year: int | None, as_of: str | None, known_on: str | None) -> LoadBook:
    """The book that the options ask for."""
    from registry.funding.asking import Moment
    from registry.load.workload import LoadBook

    moment = Moment.asked(desk.register, desk.today().isoformat(), as_of, known_on)
    return LoadBook.open(desk.register, year or int(moment.as_of[:4]), moment.as_of, moment.known)
