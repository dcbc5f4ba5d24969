"""``zhunru load forecast``."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from registry.command import command as new_command
from registry.command import desk as with_desk
from registry.command import option
from registry.commands.load_options import known_moment
from registry.commands.shared_options import moment_options
from registry.desk import Desk
from registry.language import N_, _
from registry.listing import Listing, listing_options, print_listing

if TYPE_CHECKING:
    from catalog.forecasts import Forecast, Spread
    from registry.names import Directory

OF_DUTIES = (
    *("request", "code", "name", "department", "starts", "years"),
    *("hours_stated", "communities", "recorded", "months"),
    *("hours_expected", "hours_measured", "hours_ratio"),
    *("money_stated", "money_received", "money_ratio", "note"),
)
OF_DEPARTMENTS = (
    *("code", "name", "admitted"),
    *("hours_duties", "hours_low", "hours_median", "hours_high"),
    *("money_duties", "money_low", "money_median", "money_high"),
)
_FEN = frozenset({"money_stated", "money_received"})


@new_command(
    "forecast",
    N_(
        "What the requests of admitted duties had stated, beside what came of it: hours a year against the work that "
        "communities recorded, brought to a year; money that is due against what they received. By department: the "
        "median ratio, its quartiles, and from how many duties."
    ),
    example="zhunru load forecast --department 市民政局\nzhunru load forecast --by department -o 预测与实际.csv",
)
@option(
    "--by",
    "by",
    type=click.Choice(("duty", "department")),
    default="duty",
    help=N_("What a line stands for; a duty by default."),
)
@option("--department", metavar="NAME", help=N_("Only this department."))
@option(
    "--year",
    type=click.IntRange(1900, 2200),
    help=N_("Measured in this year only; in all years since the admission by default."),
)
@moment_options
@listing_options
@with_desk
def command(
    desk: Desk,
    by: str,
    department: str | None,
    year: int | None,
    as_of: str | None,
    known_on: str | None,
    format_: str | None,
    output: Path | None,
) -> None:
    """The forecasts are listed."""
    from catalog.forecasts import forecasts
    from registry.funding.asking import department_named
    from registry.names import Directory

    moment = known_moment(desk, as_of, known_on)
    names = Directory(desk.register)
    wanted = department_named(names, department).code if department else None
    found = forecasts(desk.register, moment.as_of, moment.known, department=wanted, year=year)
    named = names.departments.get(wanted, wanted) if wanted else None
    lines = _departments(found, names) if by == "department" else _duties(found, names)
    listing = replace(lines, closing=_closing(found, named))
    print_listing(listing, format_, output)


def _duties(found: list[Forecast], names: Directory) -> Listing:
    rows = [_row(each, names) for each in found]
    labels = (
        _("request"),
        _("code"),
        _("duty"),
        _("department"),
        _("admitted from"),
        _("years compared"),
        _("hours stated a year"),
        _("communities"),
        _("of them with records"),
        _("months of records"),
        _("hours stated for these"),
        _("hours recorded a year"),
        _("recorded ÷ stated"),
        _("money stated and due"),
        _("money received"),
        _("received ÷ stated"),
        _("remarks"),
    )
    return Listing(OF_DUTIES, labels, rows, fen=_FEN)


def _row(one: Forecast, names: Directory) -> tuple[Any, ...]:
    from catalog.forecast_words import ratio, remarks
    from registry.quantities import printed_decimal

    hours, money = one.hours, one.money
    stated, expected, measured = (
        None if each is None else printed_decimal(each, 1)
        for each in (hours.stated, hours.expected, hours.measured)
    )
    return (
        one.request,
        one.duty,
        one.name,
        names.departments.get(one.department, one.department),
        one.starts,
        _years(one.years) or None,
        stated,
        hours.communities,
        hours.recorded,
        hours.months or None,
        expected,
        measured,
        ratio(hours.ratio),
        money.stated,
        money.received,
        ratio(money.ratio),
        remarks(one) or None,
    )


def _years(years: tuple[int, ...]) -> str:
    if len(years) > 1 and years[-1] - years[0] == len(years) - 1:
        return f"{years[0]}–{years[-1]}"
    return _(", ").join(map(str, years))


def _departments(found: list[Forecast], names: Directory) -> Listing:
    from catalog.forecasts import track_records

    rows = [
        (
            one.department,
            names.departments.get(one.department, one.department),
            one.admitted,
            *_spread(one.hours),
            *_spread(one.money),
        )
        for one in track_records(found)
    ]
    labels = (
        _("code"),
        _("department"),
        _("admitted duties"),
        _("duties with hours"),
        _("hours: lower quarter"),
        _("hours: median"),
        _("hours: upper quarter"),
        _("duties with money"),
        _("money: lower quarter"),
        _("money: median"),
        _("money: upper quarter"),
    )
    return Listing(OF_DEPARTMENTS, labels, rows)


def _spread(spread: Spread | None) -> tuple[Any, ...]:
    from catalog.forecast_words import ratio

    if spread is None:
        return 0, None, None, None
    return spread.duties, ratio(spread.low), ratio(spread.median), ratio(spread.high)


def _closing(found: list[Forecast], department: str | None) -> str:
    if not found and department is not None:
        return _("{department} has no duty that was admitted on request.").format(
            department=department
        )
    if not found:
        return _("No duty was admitted on request.")
    timed = sum(each.hours.ratio is not None for each in found)
    paid = sum(each.money.ratio is not None for each in found)
    return _(
        "Of {count} admitted duties, hours can be compared for {timed}, money for {paid}; what is not known is in no ratio."
    ).format(count=len(found), timed=timed, paid=paid)
