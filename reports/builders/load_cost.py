"""The load report on money: what the work of a year costs, by the department and by the duty that cause it."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from registry.language import _, sentences
from registry.load.cost import Cost, Costs
from registry.quantities import Amount, Unit, round_half_up, share, show
from reports.document import (
    Block,
    Cell,
    Column,
    ColumnKind,
    Figure,
    Figures,
    Section,
    Table,
    Text,
)
from reports.figures import ROWS_ON_PAGE
from reports.load import Load

FEN, MINUTES, SHARE = ColumnKind.FEN, ColumnKind.MINUTES, ColumnKind.SHARE


def cost_section(load: Load) -> Section:
    """The cost of the year in all, by department and by duty; what is not known of it is said."""
    costs = load.costs
    blocks: list[Block] = [Text(sentences(costs.wages.said(), _known(costs.whole)))]
    if costs.whole.total is not None:
        blocks.insert(0, Figures(_headline(costs.whole)))
        blocks += [_departments(load, costs), _duties(load, costs)]
    return Section("cost", _("What it costs"), tuple(blocks))


def _headline(whole: Cost) -> tuple[Figure, ...]:
    total = whole.total
    return (
        Figure("load.cost", _("cost in all"), _amount(total.middle if total else None, whole)),
        Figure("load.cost_labour", _("cost of the hours"), _labour(whole)),
        Figure("load.cost_goods", _("goods"), _goods(whole)),
    )


def _amount(fen: Fraction | None, cost: Cost) -> Amount:
    """Money that is known of so many records and burdens."""
    value = None if fen is None else int(round_half_up(fen))
    return Amount(value, Unit.FEN, cost.priced if value is not None else 0, max(cost.parts, 1))


def _labour(cost: Cost) -> Amount:
    labour = cost.labour_known
    return _amount(labour.middle if labour else None, cost)


def _goods(cost: Cost) -> Amount:
    """The goods, stated of so many duties."""
    value = cost.goods_known
    stated = None if value is None else int(round_half_up(value))
    return Amount(stated, Unit.FEN, len(cost.with_goods), max(len(cost.duties), 1))


def _known(whole: Cost) -> str:
    total = whole.total
    return sentences(
        _("With the stated ranges the cost lies between {low} and {high}.").format(
            low=_shown(total.low), high=_shown(total.high)
        )
        if total is not None and total.is_wide
        else "",
        _("Of the hours {hours} would be worked anyway and are taken out.").format(
            hours=show(whole.anyway * 60, Unit.MINUTES)
        )
        if whole.anyway
        else "",
        _(
            "The cost of {known} of {parts} records and burdens is known, goods are stated of {stated} of {duties} duties."
        ).format(
            known=f"{whole.priced:,}",
            parts=f"{whole.parts:,}",
            stated=f"{len(whole.with_goods):,}",
            duties=f"{len(whole.duties):,}",
        )
        if whole.parts or whole.duties
        else "",
    )


def _shown(fen: Fraction) -> str:
    return show(int(round_half_up(fen)), Unit.FEN)


def _departments(load: Load, costs: Costs) -> Table:
    columns = (Column("department", _("department"), role="department"), *_columns(costs.whole))
    rows = _rows(costs.by_department, costs.whole, lambda code: (load.scope.department(code),))
    note = _(
        "Hours of the duties for which a department answers and of the burdens that it demands, brought to a year, × what an "
        "hour costs + goods (Standard Cost Model)."
    )
    title = _("Cost by department")
    return Table("load.cost_departments", title, columns, rows, ROWS_ON_PAGE, note)


def _duties(load: Load, costs: Costs) -> Table:
    duties = load.book.duties
    columns = (Column("duty", _("duty")), Column("code", _("code")), *_columns(costs.whole))

    def named(code: str | None) -> tuple[Cell, ...]:
        if code is None:
            return _("burdens that serve no duty alone"), "—"
        return duties.name(code), code

    rows = _rows(costs.by_duty, costs.whole, named)
    note = _("A burden stands with the duty that it serves alone.")
    return Table("load.cost_duties", _("Cost by duty"), columns, rows, ROWS_ON_PAGE, note)


def _columns(whole: Cost) -> tuple[Column, ...]:
    return (
        Column("minutes", _("hours a year"), MINUTES),
        *((Column("anyway", _("of them done anyway"), MINUTES),) if whole.anyway else ()),
        Column("hourly", _("an hour costs"), FEN),
        Column("labour", _("cost of the hours"), FEN),
        Column("goods", _("goods"), FEN),
        *((Column("one_off", _("spent once"), FEN),) if whole.one_off is not None else ()),
        Column("total", _("in all"), FEN),
        Column("known", _("share of the records and burdens with a cost"), SHARE),
    )


def _rows(
    found: dict[str | None, Cost],
    whole: Cost,
    named: Callable[[str | None], tuple[Cell, ...]],
) -> tuple[tuple[Cell, ...], ...]:
    """The costs, the dearest first and those that are unknown last."""
    ordered = sorted(found.items(), key=lambda pair: (_weight(pair[1]), pair[0] or ""))
    return tuple((*named(code), *_cells(cost, whole)) for code, cost in ordered)


def _weight(cost: Cost) -> tuple[bool, Fraction]:
    return cost.total is None, -cost.total.middle if cost.total else Fraction(0)


def _cells(cost: Cost, whole: Cost) -> tuple[Cell, ...]:
    hours, hourly, total = cost.hours_known, cost.hourly, cost.total
    return (
        None if hours is None else hours.middle * 60,
        *((cost.anyway * 60 or None,) if whole.anyway else ()),
        None if hourly is None else int(round_half_up(hourly)),
        _labour(cost),
        None if cost.goods_known is None else int(round_half_up(cost.goods_known)),
        *((cost.one_off,) if whole.one_off is not None else ()),
        None if total is None else int(round_half_up(total.middle)),
        share(cost.priced, cost.parts).value,
    )
