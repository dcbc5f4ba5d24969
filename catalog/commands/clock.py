"""``zhunru clock``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from registry.command import command as new_command
from registry.command import desk as with_desk
from registry.command import option
from registry.desk import Desk
from registry.language import N_, _, sentences
from registry.listing import Listing, listing_options, print_listing

if TYPE_CHECKING:
    from catalog.requests.due import Due

COLUMNS = (
    "state",
    "due_on",
    "days",
    "what",
    "code",
    "name",
    "department",
    "detail",
    "note",
)


@new_command(
    "clock",
    N_(
        "What is due when: decisions, reviews, expiries, emergencies to be regularised, answers to declined demands, "
        "money. What is overdue comes first, what only waits comes last. Working days follow the State Council's holiday "
        "arrangement; where that is not announced yet, days are provisional and say so."
    ),
    example="zhunru clock\nzhunru clock --days 30 --profile 西城 -o 到期事项.csv",
)
@option(
    "--days",
    type=click.IntRange(0, 3660),
    help=N_("How many days to look ahead; as the profile says, else 90."),
)
@option("--as-of", metavar="DATE", help=N_("As it stands on that day; today by default."))
@option(
    "--profile",
    metavar="NAME",
    help=N_("The rules of procedure: the name of a profile, or a file."),
)
@listing_options
@with_desk
def command(
    desk: Desk,
    days: int | None,
    as_of: str | None,
    profile: str | None,
    format_: str | None,
    output: Path | None,
) -> None:
    """What is due is listed, the overdue first."""
    from catalog.clock import Calendar
    from catalog.profiles import chosen
    from catalog.requests.due import due
    from registry import periods

    rules = chosen(desk.config(), profile, desk.db.parent)
    day = periods.last_day(as_of).isoformat() if as_of else desk.today().isoformat()
    ahead = rules.get("clock.expiring_days")
    if days is None:
        days = ahead.value if ahead else 90
    found = due(desk.register, rules, Calendar.of(rules), day, days)
    rows = [_row(one, day) for one in found]
    print_listing(Listing(COLUMNS, _labels(), rows, _closing(found, day, days)), format_, output)


def _labels() -> tuple[str, ...]:
    return (
        _("state"),
        _("due on"),
        _("days"),
        _("what"),
        _("code"),
        _("duty"),
        _("department"),
        _("detail"),
        _("note"),
    )


def _row(one: Due, day: str) -> tuple[str | int | None, ...]:
    from catalog.clock import caution

    return (
        one.when(day).label,
        one.day,
        one.days(day),
        one.kind.label,
        one.code,
        one.name,
        one.department,
        one.detail,
        caution(one.provisional),
    )


def _closing(found: list[Due], day: str, days: int) -> str:
    from catalog.requests.due import When

    counts = {when: sum(one.when(day) is when for one in found) for when in When}
    return sentences(
        _("As of {day}: {overdue} overdue.").format(day=day, overdue=counts[When.OVERDUE]),
        _("Within {days} days {due} are due and {expiring} expire.").format(
            days=days, due=counts[When.DUE], expiring=counts[When.EXPIRING]
        ),
        _("{open} wait without a day.").format(open=counts[When.OPEN]),
    )
