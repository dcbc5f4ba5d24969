"""What the verbs of ``zhunru load`` share: of which year, and the book that they open."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from registry.command import option
from registry.commands.shared_options import moment_of, moment_options
from registry.desk import Desk
from registry.errors import BadUsage
from registry.language import N_, _

if TYPE_CHECKING:
    from registry.funding.asking import Moment
    from registry.load.workload import LoadBook

F = TypeVar("F", bound=Callable[..., Any])


def year_options(function: F) -> F:
    """--year, --as-of and --known-on."""
    return option(
        "--year",
        type=click.IntRange(1900, 2200),
        help=N_("The year; the last year with work records by default."),
    )(moment_options(function))


def known_moment(desk: Desk, as_of: str | None, known_on: str | None) -> Moment:
    """The moment that the options ask for; refused where the register knew nothing then."""
    from registry.periods import last_day

    moment = moment_of(desk, as_of, known_on)
    if known_on and not moment.known:
        raise BadUsage(
            _("On {day} the register knew nothing: its first entry is later.").format(
                day=last_day(known_on).isoformat()
            )
        )
    return moment


def book_of(desk: Desk, year: int | None, as_of: str | None, known_on: str | None) -> LoadBook:
    """The book that the options ask for; without a year that of the last one with work records."""
    from registry.load.workload import LoadBook, last_year

    moment = known_moment(desk, as_of, known_on)
    asked = year or last_year(desk.register, moment.as_of, moment.known) or int(moment.as_of[:4])
    return LoadBook.open(desk.register, asked, moment.as_of, moment.known)


def book_on(desk: Desk, as_of: str | None, known_on: str | None) -> LoadBook:
    """The book of the year of the day that the options ask for, whatever is recorded of it."""
    from registry.load.workload import LoadBook

    moment = known_moment(desk, as_of, known_on)
    return LoadBook.open(desk.register, int(moment.as_of[:4]), moment.as_of, moment.known)


def of_year(book: LoadBook) -> str:
    """Of which year a list is, as the first sentence of its closing line."""
    return _("{year} up to {day}.").format(year=book.year, day=book.day)
