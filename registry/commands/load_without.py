"""``zhunru load without``."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from registry.command import command as new_command
from registry.command import desk as with_desk
from registry.command import option
from registry.commands.load_options import book_of, of_year, year_options
from registry.desk import Desk
from registry.errors import BadUsage
from registry.language import N_, _, sentences
from registry.listing import Listing, listing_options, print_listing
from registry.quantities import printed_decimal, round_half_up

if TYPE_CHECKING:
    from registry.load.without import Counterfactual, Freed, Gone

OF_ITEMS = ("item", "duties", "burdens", "hours", "people", "cost", "known", "overloaded")
OF_COMMUNITIES = ("code", "name", "hours", "people", "there", "before", "after")


@new_command(
    "without",
    N_(
        "What would be free without a department, a duty or a burden: hours a year, the people whom they need, what they "
        "cost. Several at once are told alone and together; a ledger that serves two duties goes only with both."
    ),
    example="zhunru load without --burden 台账 --year 2025\nzhunru load without --department 市民政局 --duty ZR-052 --year 2025",
)
@option("--department", "departments", multiple=True, metavar="NAME", help=N_("Without its work."))
@option("--duty", "duties", multiple=True, metavar="NAME", help=N_("Without this duty."))
@option(
    "--burden",
    "burdens",
    multiple=True,
    metavar="NAME",
    help=N_("Without this kind of burden (台账, 表格 …), or the one of that name."),
)
@option(
    "--by",
    "by",
    type=click.Choice(("item", "community")),
    default="item",
    help=N_("What a line stands for; each of the things that go by default."),
)
@year_options
@listing_options
@with_desk
def command(
    desk: Desk,
    departments: tuple[str, ...],
    duties: tuple[str, ...],
    burdens: tuple[str, ...],
    by: str,
    year: int | None,
    as_of: str | None,
    known_on: str | None,
    format_: str | None,
    output: Path | None,
) -> None:
    """What is freed is listed."""
    from registry.funding.asking import department_named
    from registry.load.without import Counterfactual, Gone

    if not (departments or duties or burdens):
        raise BadUsage(_("Say without what: --department, --duty or --burden."))
    book = book_of(desk, year, as_of, known_on)
    asked = Counterfactual(book)
    gone = []
    for text in departments:
        holder = department_named(book.names, text)
        gone.append(
            Gone("department", holder.code, book.names.full_name("department", holder.code))
        )
    gone += [asked.duty_meant(text) for text in duties]
    gone += [asked.burden_meant(text) for text in burdens]
    listing = _communities(asked, gone) if by == "community" else _items(asked, gone)
    print_listing(listing, format_, output)


def _items(asked: Counterfactual, gone: list[Gone]) -> Listing:
    from registry.load.without import interaction

    alone = [asked.without([one]) for one in gone]
    rows = [_item(asked, one.label, freed) for one, freed in zip(gone, alone, strict=True)]
    more = None
    if len(gone) > 1:
        together = asked.without(gone)
        rows.append(_item(asked, _("all together"), together))
        more = interaction(together, alone)
    labels = (
        _("without"),
        _("duties"),
        _("burdens"),
        _("hours a year"),
        _("people"),
        _("cost of hours and goods"),
        _("known of"),
        _("overloaded then"),
    )
    closing = sentences(
        of_year(asked.book),
        _("Overloaded as it is: {count} communities.").format(count=asked.overloaded()),
        _("Together they free {hours} hours more than each alone.").format(hours=_number(more, 0))
        if more is not None and more > 0
        else "",
        _("{hours} hours stand in more than one of them and are counted once together.").format(
            hours=_number(-more, 0)
        )
        if more is not None and more < 0
        else "",
        asked.costs.wages.said(),
    )
    return Listing(OF_ITEMS, labels, rows, closing, frozenset({"cost"}))


def _item(asked: Counterfactual, label: str, freed: Freed) -> tuple[Any, ...]:
    hours, money = freed.total, freed.money
    return (
        label,
        len(freed.duties),
        freed.burdens,
        _number(hours, 0),
        None if hours is None else _number(asked.people(hours)),
        None if money is None else int(round_half_up(money)),
        _("{known} of {parts}").format(known=freed.known, parts=freed.parts),
        asked.overloaded(freed),
    )


def _communities(asked: Counterfactual, gone: list[Gone]) -> Listing:
    from registry.funding.holders import Holder, name_of

    freed = asked.without(gone)
    names = asked.book.names
    rows = []
    for code in sorted(freed.hours, key=lambda code: (-freed.hours[code], code)):
        load = asked.book.communities[code]
        staffing, after = load.staffing, asked.after(load, freed)
        rows.append(
            (
                code,
                name_of(Holder("community", code), names),
                _number(freed.hours[code], 0),
                _number(asked.people(freed.hours[code])),
                load.people,
                _number(staffing.required if staffing else None),
                _number(after),
            )
        )
    labels = (
        _("code"),
        _("community"),
        _("hours a year"),
        _("people whom they need"),
        _("people"),
        _("required"),
        _("required then"),
    )
    return Listing(OF_COMMUNITIES, labels, rows)


def _number(value: Fraction | None, places: int = 1) -> Any:
    return None if value is None else printed_decimal(value, places)
