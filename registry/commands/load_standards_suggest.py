"""``zhunru load standards suggest``."""

from __future__ import annotations

from pathlib import Path

from registry.command import command as new_command
from registry.command import desk as with_desk
from registry.commands.load_options import book_of
from registry.commands.shared_options import moment_options
from registry.desk import Desk
from registry.language import N_, _
from registry.listing import Listing, listing_options, print_listing

COLUMNS = ("code", "duty", "low", "middle", "high", "records", "communities", "pieces", "standard")


@new_command(
    "suggest",
    N_(
        "Time standards that the work records suggest: minutes a piece, the median between the lower and upper quarter, and "
        "from how many records and communities. Nothing is written: fill in the sheet 时间定额 with what you adopt."
    ),
    example="zhunru load standards suggest\nzhunru load standards suggest -o 定额建议.csv",
)
@moment_options
@listing_options
@with_desk
def command(
    desk: Desk,
    as_of: str | None,
    known_on: str | None,
    format_: str | None,
    output: Path | None,
) -> None:
    """The suggestions are listed."""
    from registry.load.suggesting import suggestions

    book = book_of(desk, None, as_of, known_on)
    duties, times = book.duties, book.times.by_duty
    rows = [
        (
            one.duty,
            duties.name(one.duty),
            one.low,
            one.middle,
            one.high,
            one.records,
            one.communities,
            one.pieces,
            times[one.duty].span.middle if one.duty in times else None,
        )
        for one in suggestions(book.measuring.rows("piece_times"), duties)
    ]
    labels = (
        _("code"),
        _("duty"),
        _("lower quarter"),
        _("median"),
        _("upper quarter"),
        _("records"),
        _("communities"),
        _("pieces"),
        _("standard now"),
    )
    closing = _("Minutes a piece, from records that state both pieces and minutes.")
    print_listing(Listing(COLUMNS, labels, rows, closing), format_, output)
