"""``zhunru load show``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from registry.command import command as new_command
from registry.command import desk as with_desk
from registry.command import option
from registry.commands.load_options import book_of, of_year, year_options
from registry.desk import Desk
from registry.language import N_, _, sentences
from registry.listing import Listing, listing_options, print_listing
from registry.load.checks import broken_by, remark
from registry.load.telling import of_inputs
from registry.load.wisn import needed
from registry.load.workload import together
from registry.quantities import printed_decimal

if TYPE_CHECKING:
    from registry.load.wisn import Staffing
    from registry.load.workload import CommunityLoad, LoadBook

BY = ("community", "street", "district", "city", "duty")

OF_COMMUNITIES = (
    *("code", "name", "people", "required", "ratio", "difference", "state"),
    *("required_low", "required_high"),
    *("hours", "standard_hours", "burden_hours"),
    *("required_standard_low", "required_standard", "required_standard_high"),
    *("pieces_a_day", "months", "coverage", "note"),
)
OF_PLACES = (
    *("code", "name", "communities", "known", "people"),
    *("required", "ratio", "difference", "state", "required_low", "required_high"),
)
OF_DUTIES = (
    *("code", "name", "pieces", "hours", "standard_low", "standard_hours", "standard_high"),
    *("people", "coverage"),
)
_OPTIONAL = frozenset(
    {
        *("standard_low", "standard_hours", "standard_high", "burden_hours", "note"),
        *("required_low", "required_high"),
        *("required_standard_low", "required_standard", "required_standard_high"),
    }
)


@new_command(
    "show",
    N_(
        "The load of a year by WHO's method (WISN): hours of work, people required and people there. By record: minutes "
        "that communities noted; by standard: pieces × time standard. Months without records are filled up from those "
        "with records; what nobody recorded stays unknown."
    ),
    example="zhunru load show --year 2025\nzhunru load show --by district -o 负荷.csv",
)
@option(
    "--by",
    "by",
    type=click.Choice(BY),
    default="community",
    help=N_("What a line stands for; a community by default."),
)
@year_options
@listing_options
@with_desk
def command(
    desk: Desk,
    by: str,
    year: int | None,
    as_of: str | None,
    known_on: str | None,
    format_: str | None,
    output: Path | None,
) -> None:
    """The loads are listed."""
    book = book_of(desk, year, as_of, known_on)
    if year is None:
        book.capacity  # noqa: B018  (raises what is wrong with the settings)
    if not book.work:
        closing = _("Of {year} no work is recorded up to {day}, so that no load is known.")
        print_listing(
            _listing(
                OF_DUTIES if by == "duty" else OF_COMMUNITIES if by == "community" else OF_PLACES,
                [],
                closing.format(year=book.year, day=book.day),
                _named(by),
            ),
            format_,
            output,
        )
        return
    lists = {"community": _communities, "duty": _duties}
    listing = lists[by](book) if by in lists else _places(book, by)
    print_listing(listing, format_, output)


def _communities(book: LoadBook) -> Listing:
    loads = sorted(book.communities.values(), key=_overloaded_first)
    rows = [_row(load, book) for load in loads]
    return _listing(OF_COMMUNITIES, rows, _closing(book), _named("community"))


def _overloaded_first(load: CommunityLoad) -> tuple[bool, Fraction, str]:
    staffing = load.staffing
    if staffing is None:
        return True, Fraction(0), load.code
    return False, staffing.difference, load.code


def _row(load: CommunityLoad, book: LoadBook) -> tuple[Any, ...]:
    from registry.funding.holders import Holder, name_of

    span = load.standard_hours
    low, middle, high = span or (None, None, None)
    ends = (
        (None, None)
        if low is None or high is None
        else load.required_within((low, high), book.ends)
    )
    return (
        load.code,
        name_of(Holder("community", load.code), book.names),
        load.people,
        *_standing(load.staffing),
        *_spread([load], book),
        *(_printed(hours, 0) for hours in (load.hours, middle, load.burden_hours)),
        *(_printed(each) for each in (ends[0], load.required(middle), ends[1])),
        _printed(load.pieces_a_day),
        load.months,
        _coverage(load),
        _note(load, book) or None,
    )


def _spread(loads: list[CommunityLoad], book: LoadBook) -> tuple[Any, ...]:
    """Fewest and most people required, of loads that are known; nothing where that is one figure."""
    found = [load.spread(book.ends) for load in loads if load.staffing]
    low, high = _sum(low for low, _high in found), _sum(high for _low, high in found)
    return (None, None) if low == high else (_printed(low), _printed(high))


def _sum(parts: Iterable[Fraction | None]) -> Fraction | None:
    """The sum; None where a part of it is unknown."""
    known = list(parts)
    found = [each for each in known if each is not None]
    return sum(found, Fraction(0)) if len(found) == len(known) else None


def _standing(staffing: Staffing | None) -> tuple[Any, ...]:
    """Required, ratio, difference and how that stands."""
    if staffing is None:
        return None, None, None, _("unknown")
    return (
        _printed(staffing.required),
        _printed(staffing.ratio, 2),
        _printed(staffing.difference),
        staffing.pressure.label,
    )


def _printed(value: Fraction | None, places: int = 1) -> Decimal | None:
    return None if value is None else printed_decimal(value, places)


def _coverage(load: CommunityLoad) -> str:
    done = load.done
    return _("{known} of {records} records, {timed} of {burdens} burdens").format(
        known=done.records_known,
        records=done.records,
        timed=load.burdens_known,
        burdens=load.burdens,
    )


def _note(load: CommunityLoad, book: LoadBook) -> str:
    low, high = load.spread(book.ends)
    notes = [
        _("no people stated") if load.people is None else "",
        _("no work recorded") if not load.months else "",
        _("by standard") if load.staffing and not load.by_record else "",
        _("overloaded only at the high end")
        if low is not None
        and high is not None
        and load.people is not None
        and low <= load.people < high
        else "",
        remark(broken_by(load)),
    ]
    return _(", ").join(note for note in notes if note)


def _closing(book: LoadBook) -> str:
    loads = book.communities.values()
    known = [load for load in loads if load.staffing]
    short = [load for load in known if load.staffing and load.staffing.difference < 0]
    whole = together(loads)
    capacity = book.capacity
    return sentences(
        of_year(book),
        _("A person has {hours} hours a year: {days} days of {each} hours.").format(
            hours=_printed(capacity.time.available, 0),
            days=_printed(capacity.time.days, 0),
            each=f"{float(capacity.time.hours):g}",
        ),
        _("Of {count} communities the load of {known} is known; {short} are overloaded.").format(
            count=len(loads), known=len(known), short=len(short)
        ),
        _("In all {people} people are there, {required} required.").format(
            people=_printed(Fraction(whole.existing), 0), required=_printed(whole.required)
        )
        if whole
        else "",
        of_inputs(book),
    )


def _places(book: LoadBook, by: str) -> Listing:
    from registry.funding.holders import Holder, name_of

    inside: dict[str, list[CommunityLoad]] = defaultdict(list)
    for code, load in book.communities.items():
        street, district = book.places[code]
        inside[{"street": street, "district": district, "city": book.names.city}[by] or ""].append(
            load
        )
    rows = []
    for code, loads in inside.items():
        known = [load for load in loads if load.staffing]
        whole = together(loads)
        name = name_of(Holder("place", code), book.names) if code else _("not stated")
        people = _printed(Fraction(whole.existing), 0) if whole else None
        row = (code, name, len(loads), len(known), people, *_standing(whole), *_spread(known, book))
        rows.append(row)
    rows.sort(key=lambda row: (row[7] is None, row[7] or 0, row[0]))
    return _listing(OF_PLACES, rows, _closing(book), _named(by))


def _named(by: str) -> str:
    """What the column of names is headed where a line stands for that."""
    return {
        "community": _("community"),
        "street": _("street"),
        "district": _("district"),
        "city": _("city"),
        "duty": _("duty"),
    }[by]


def _duties(book: LoadBook) -> Listing:
    available = book.capacity.time.available
    rows = []
    for duty, done in book.by_duty.items():
        hours = Fraction(done.minutes, 60) if done.records_known else None
        span = done.span
        by_standard = (
            [Fraction(each, 60) for each in (span.low, span.middle, span.high)]
            if done.pieces_set
            else [None] * 3
        )
        people = None if hours is None else needed(hours, available)
        coverage = _("{known} of {records} records").format(
            known=done.records_known, records=done.records
        )
        shown = (_printed(each, 0) for each in (hours, *by_standard))
        row = (duty, book.duties.name(duty), done.pieces, *shown, _printed(people), coverage)
        rows.append((hours, row))
    rows.sort(key=lambda pair: (pair[0] is None, -(pair[0] or 0), pair[1][0]))
    closing = _("Hours and people as recorded, without allowances; {year} up to {day}.").format(
        year=book.year, day=book.day
    )
    return _listing(OF_DUTIES, [row for _hours, row in rows], closing, _named("duty"))


def _listing(
    columns: tuple[str, ...], rows: list[tuple[Any, ...]], closing: str, named: str
) -> Listing:
    labels = _labels() | {"name": named}
    return Listing(
        columns,
        tuple(labels[name] for name in columns),
        rows,
        closing,
        optional=frozenset(columns) & _OPTIONAL,
    )


def _labels() -> dict[str, str]:
    return {
        "code": _("code"),
        "communities": _("communities"),
        "known": _("of them known"),
        "people": _("people"),
        "required": _("required"),
        "ratio": _("existing ÷ required"),
        "difference": _("difference"),
        "required_low": _("required, low"),
        "required_high": _("required, high"),
        "state": _("state"),
        "pieces": _("pieces"),
        "hours": _("hours by record"),
        "standard_low": _("by standard, low"),
        "standard_hours": _("hours by standard"),
        "standard_high": _("by standard, high"),
        "burden_hours": _("hours of burdens"),
        "required_standard_low": _("required by standard, low"),
        "required_standard": _("required by standard"),
        "required_standard_high": _("required by standard, high"),
        "pieces_a_day": _("pieces a day (of 365)"),
        "months": _("months recorded"),
        "coverage": _("known of"),
        "note": _("remarks"),
    }
