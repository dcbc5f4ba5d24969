"""``zhunru load standards list``."""

from __future__ import annotations

from pathlib import Path

from registry.command import command as new_command
from registry.command import desk as with_desk
from registry.commands.load_options import book_on
from registry.commands.shared_options import moment_options
from registry.desk import Desk
from registry.language import N_, _, sentences
from registry.listing import Listing, listing_options, print_listing

COLUMNS = (
    *("code", "duty", "unit", "simple", "medium", "hard"),
    *("grade", "source", "from", "until", "note"),
)
_OPTIONAL = frozenset({"unit", "simple", "hard", "source", "until", "note"})


@new_command(
    "list",
    N_(
        "The time standards in force: minutes of a piece in a simple, usual and hard case, by what evidence, from which "
        "source, from when. A standard that is not used, and one of no duty in the catalogue, say so."
    ),
    example="zhunru load standards list\nzhunru load standards list --as-of 2025-12-31 -o 定额.csv",
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
    """The standards are listed."""
    from registry.load.checks import broken_by_standard, check_standards, remark
    from registry.sheets import kind_of

    book = book_on(desk, as_of, known_on)
    times, duties = book.times, book.duties
    grades = kind_of("standard").by_name["grade"]
    rows = [
        (
            one.duty,
            duties.name(one.duty),
            one.unit,
            one.simple,
            one.medium,
            one.hard,
            grades.choice_label(one.grade) or None,
            one.source,
            one.starts or None,
            None if one.ends == "9999" else one.ends,
            remark(broken_by_standard(times, one)) or None,
        )
        for code in sorted(times.stated)
        for one in times.stated[code]
    ]
    labels = (
        _("code"),
        _("duty"),
        _("unit of a piece"),
        _("simple case"),
        _("usual case"),
        _("hard case"),
        _("grade of evidence"),
        _("source"),
        _("in force from"),
        _("until before"),
        _("remarks"),
    )
    live = [code for code in duties.lines if duties.is_live(code, book.day)]
    known = sum(1 for code in live if code in times.by_duty)
    beyond = sum(len(held) for code, held in times.stated.items() if code not in live)
    closing = sentences(
        _("Minutes a piece; listed are {count} standards, for {duties} duties.").format(
            count=len(rows), duties=len(times.stated)
        ),
        _(
            "The catalogue and admissions hold {count} duties on {day}: {known} of them have a standard that is used, {rest} have none."
        ).format(count=len(live), day=book.day, known=known, rest=len(live) - known),
        _("{count} of the listed standards are of duties that do not hold on that day.").format(
            count=beyond
        )
        if beyond
        else "",
        *(finding.message for finding in check_standards(book)),
    )
    print_listing(Listing(COLUMNS, labels, rows, closing, optional=_OPTIONAL), format_, output)
