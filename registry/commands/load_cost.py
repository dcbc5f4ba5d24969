"""``zhunru load cost``."""

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
from registry.language import N_, _, sentences
from registry.listing import Listing, listing_options, print_listing
from registry.quantities import printed_decimal, round_half_up, yuan

if TYPE_CHECKING:
    from registry.load.cost import Cost, Costs
    from registry.ranges import Range

BY = ("duty", "department", "community")

COLUMNS = (
    *("code", "name", "hours", "hours_low", "hours_high", "anyway", "hourly"),
    *("labour", "labour_low", "labour_high", "goods", "yearly", "one_off", "total"),
    *("known", "goods_known"),
)
_OPTIONAL = frozenset({"hours_low", "hours_high", "anyway", "labour_low", "labour_high", "one_off"})
_FEN = frozenset(
    {"hourly", "labour", "labour_low", "labour_high", "goods", "yearly", "one_off", "total"}
)


@new_command(
    "cost",
    N_(
        "What the work of a year costs, by the Standard Cost Model: hours × the cost of an hour + goods, yearly and once, "
        "what would be done anyway taken out. Hours by record, else by standard; pay from staffing sheets; goods from the "
        "sheet 事项收支. What nobody stated is in no sum."
    ),
    example="zhunru load cost --by department --year 2025\nzhunru load cost --by community --year 2025 -o 成本.csv",
)
@option(
    "--by",
    "by",
    type=click.Choice(BY),
    default="duty",
    help=N_("What a line stands for; a duty by default."),
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
    """The costs are listed, the dearest first."""
    from registry.load.cost import Costs

    costs = Costs(book_of(desk, year, as_of, known_on))
    found: dict[str | None, Cost] = getattr(costs, f"by_{by}")
    rows = [
        (code, _name(costs, by, code), *_cells(found[code]))
        for code in sorted(found, key=_dearest_first(found))
    ]
    named = {"duty": _("duty"), "department": _("department")}.get(by, _("community"))
    labels = _labels() | {"name": named}
    listing = Listing(
        COLUMNS,
        tuple(labels[name] for name in COLUMNS),
        rows,
        sentences(of_year(costs.book), _whole(costs), costs.wages.said()),
        _FEN,
        _OPTIONAL,
    )
    print_listing(listing, format_, output)


def _dearest_first(found: dict[str | None, Cost]) -> Any:
    def order(code: str | None) -> tuple[bool, Fraction, str]:
        total = found[code].total
        return total is None, -total.middle if total else Fraction(0), code or ""

    return order


def _name(costs: Costs, by: str, code: str | None) -> str:
    names = costs.book.names
    if by == "duty":
        return costs.book.duties.name(code) if code else _("burdens that serve no duty alone")
    if by == "department":
        return names.full_name("department", code) if code else _("no department stated")
    if code in names.communities:
        return names.full_name("community", str(code))
    if not code:
        return _("place not stated")
    return _("{place} as a whole").format(place=names.full_name("place", code))


def _cells(cost: Cost) -> tuple[Any, ...]:
    hours, labour, yearly, total = cost.hours_known, cost.labour_known, cost.yearly, cost.total
    return (
        None if hours is None else printed_decimal(hours.middle, 0),
        *(None if each is None else printed_decimal(each, 0) for each in _ends(hours)),
        printed_decimal(cost.anyway, 0) if cost.anyway else None,
        _fen(cost.hourly),
        _fen(labour.middle if labour else None),
        *map(_fen, _ends(labour)),
        _fen(cost.goods_known),
        _fen(yearly.middle if yearly else None),
        cost.one_off,
        _fen(total.middle if total else None),
        _("{known} out of {parts}").format(known=cost.priced, parts=cost.parts),
        _("{known} out of {parts}").format(known=len(cost.with_goods), parts=len(cost.duties)),
    )


def _ends(value: Range | None) -> tuple[Fraction | None, Fraction | None]:
    """Both ends, where they differ."""
    return (value.low, value.high) if value is not None and value.is_wide else (None, None)


def _fen(value: Fraction | None) -> int | None:
    return None if value is None else int(round_half_up(value))


def _whole(costs: Costs) -> str:
    cost = costs.whole
    total, labour = cost.total, cost.labour_known
    if total is None:
        return _("No cost is known.")
    return sentences(
        _(
            "In all {total}, as far as it is known: hours {labour}, goods of the year {goods}, spent once {one_off}."
        ).format(
            total=yuan(_fen(total.middle)),
            labour=yuan(_fen(labour.middle if labour else None)),
            goods=yuan(_fen(cost.goods_known)),
            one_off=yuan(cost.one_off),
        ),
        _("With the stated ranges from {low} to {high}.").format(
            low=yuan(_fen(total.low)), high=yuan(_fen(total.high))
        )
        if total.is_wide
        else "",
        _(
            "The cost of {known} of {parts} records and burdens is known, goods are stated of {stated} of {duties} duties."
        ).format(
            known=cost.priced,
            parts=cost.parts,
            stated=len(cost.with_goods),
            duties=len(cost.duties),
        ),
    )


def _labels() -> dict[str, str]:
    return {
        "code": _("code"),
        "hours": _("hours a year"),
        "hours_low": _("hours, low"),
        "hours_high": _("hours, high"),
        "anyway": _("of them done anyway"),
        "hourly": _("an hour costs"),
        "labour": _("cost of the hours"),
        "labour_low": _("cost of the hours, low"),
        "labour_high": _("cost of the hours, high"),
        "goods": _("goods"),
        "yearly": _("cost a year"),
        "one_off": _("spent once"),
        "total": _("in all"),
        "known": _("records and burdens with a cost"),
        "goods_known": _("duties with goods stated"),
    }
