"""Options that several nouns share: of which moment, and narrowed to what."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from registry.command import option
from registry.desk import Desk
from registry.language import N_

if TYPE_CHECKING:
    from registry.funding.asking import Moment

F = TypeVar("F", bound=Callable[..., Any])


def moment_of(desk: Desk, as_of: str | None, known_on: str | None) -> Moment:
    """The moment that --as-of and --known-on ask for."""
    from registry.funding.asking import Moment

    return Moment.asked(desk.register, desk.today().isoformat(), as_of, known_on)


def moment_options(function: F) -> F:
    """--as-of and --known-on."""
    function = option(
        "--known-on", "known_on", metavar="DATE", help=N_("As the register knew it on that day.")
    )(function)
    return option(
        "--as-of",
        "as_of",
        metavar="DATE",
        help=N_("What happened up to that day; today by default."),
    )(function)


def narrowing_options(function: F) -> F:
    """--duty, --department and --year."""
    function = option(
        "--year", type=click.IntRange(1900, 2200), help=N_("Only the money of this year.")
    )(function)
    function = option("--department", metavar="NAME", help=N_("Only this department."))(function)
    return option("--duty", metavar="NAME", help=N_("Only this duty, by code or name."))(function)
