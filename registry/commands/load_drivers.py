"""``zhunru load drivers``."""

from __future__ import annotations

from pathlib import Path

from registry.command import command as new_command
from registry.command import desk as with_desk
from registry.commands.load_options import book_of, of_year, year_options
from registry.desk import Desk
from registry.language import N_, _, sentences
from registry.listing import Listing, listing_options, print_listing
from registry.quantities import printed_decimal

COLUMNS = ("input", "between", "low", "high", "required_low", "required_high", "swing")


@new_command(
    "drivers",
    N_(
        "Which input moves the people required most: each time standard from its simple to its hard case, each setting over "
        "its stated range, or else a tenth lower and higher, all others as they are. Where it pays to measure better."
    ),
    example="zhunru load drivers --year 2025",
)
@year_options
@listing_options
@with_desk
def command(
    desk: Desk,
    year: int | None,
    as_of: str | None,
    known_on: str | None,
    format_: str | None,
    output: Path | None,
) -> None:
    """The drivers are listed."""
    from registry.load.drivers import drivers

    book = book_of(desk, year, as_of, known_on)
    found = drivers(book)
    rows = [
        (
            one.name if one.is_setting else book.duties.name(one.name),
            one.between.label,
            *(printed_decimal(each, 1) for each in (one.low, one.high)),
            *(
                None if each is None else printed_decimal(each, 1)
                for each in (one.required_low, one.required_high, one.swing)
            ),
        )
        for one in found.ranked
    ]
    labels = (
        _("input"),
        _("taken from"),
        _("low end"),
        _("high end"),
        _("required at the low end"),
        _("required at the high end"),
        _("difference"),
    )
    burdens = sum(load.burdens - load.burdens_known for load in book.communities.values())
    unset = sum(done.pieces - done.pieces_set for done in book.by_duty.values())
    closing = sentences(
        of_year(book),
        _("As it is {required} people are required by standard in {count} communities.").format(
            required=printed_decimal(found.required, 1), count=found.communities
        ),
        _(
            "{count} burdens without a time and {pieces} pieces without a standard are in no sum."
        ).format(count=burdens, pieces=unset)
        if burdens or unset
        else "",
    )
    print_listing(Listing(COLUMNS, labels, rows, closing), format_, output)
