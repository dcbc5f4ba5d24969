"""The page of a community: the money due to it, what came, and what stands at the levels above it."""

from __future__ import annotations

from registry.funding.grouping import Arrival
from registry.language import _, sentences
from registry.quantities import Amount, Unit, share
from reports.community import CityView
from reports.document import Block, Cell, Column, ColumnKind, Section, Table, Text

FEN, SHARE = ColumnKind.FEN, ColumnKind.SHARE

DUTIES = 5
"""Duties that the page shows; the files have all."""


def money_section(city: CityView, code: str) -> Section:
    """What was due and received, by duty; what its street and district hold."""
    title = _("Money")
    arrival, recorded = city.arrivals.get(code), city.money.recorded
    if arrival is None:
        text = _("Nothing was due to it or received by it in {year} as far as the register knows.")
        blocks: list[Block] = [Text(text.format(year=city.money.year))]
    else:
        blocks = [Text(_in_words(city, arrival)), _duties(city, code)]
    if not recorded:
        blocks.append(Text(_("The register holds no payment: what was paid cannot be told.")))
    elif above := _above(city, code):
        blocks.append(Text(above))
    return Section("money", title, tuple(blocks))


def _in_words(city: CityView, arrival: Arrival) -> str:
    if not city.money.recorded:
        return _("{due} was due to it.").format(due=arrival.due)

    def fen(amount: int) -> Amount:
        return Amount(amount, Unit.FEN)

    return sentences(
        _(
            "{due} was due to it, {received} came, {ratio} of what was due; {short} did not come."
        ).format(
            due=arrival.due,
            received=fen(arrival.received),
            ratio=share(arrival.received, arrival.due.value),
            short=arrival.short,
        )
        if arrival.due.value is not None
        else _("Nothing is known to be due to it; {received} came.").format(
            received=fen(arrival.received)
        ),
        _("It spent {spent}.").format(spent=fen(arrival.spent)) if arrival.spent else "",
        _("{pooled} of it lies in pooled accounts.").format(pooled=fen(arrival.pooled))
        if arrival.pooled
        else "",
    )


def _duties(city: CityView, code: str) -> Table:
    book, known = city.money.book, city.money.recorded
    found = [(duty, homes[code]) for duty, homes in city.arrivals_by_duty.items() if code in homes]
    found.sort(key=lambda pair: (-int(pair[1].short.value or 0), -pair[1].received, pair[0] or ""))
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            book.duties.name(duty) if duty else _("no duty"),
            city.scope.department(book.duties.department(duty, city.money.year)) if duty else "",
            one.due,
            one.received if known else None,
            one.short if known else None,
            share(one.received, one.due.value).value if known else None,
        )
        for duty, one in found
    )
    columns = (
        Column("duty", _("duty")),
        Column("department", _("department"), role="department"),
        Column("due", _("money due"), FEN),
        Column("received", _("received"), FEN),
        Column("short", _("not received"), FEN),
        Column("fundedness", _("received of due"), SHARE),
    )
    note = _(
        "Money due to a whole place is split equally among its communities (a convention of this tool)."
    )
    return Table("money.duties", _("Money of each duty"), columns, rows, DUTIES, note)


def _above(city: CityView, code: str) -> str:
    """What came to its street and district for all their communities, and what of it stands there."""
    home, names = city.homes[code], city.scope.names
    told = []
    for place in (home["street"], home["district"]):
        one = city.through(place) if place else Arrival()
        if one.came or one.passed:
            text = _(
                "{place} ({communities} communities): {came} came, {passed} passed on, {held} held"
            )
            told.append(
                text.format(
                    place=names.full_name("place", place),
                    communities=one.communities,
                    came=Amount(one.came, Unit.FEN),
                    passed=Amount(one.passed, Unit.FEN),
                    held=Amount(one.held, Unit.FEN),
                )
            )
    if not told:
        return ""
    return sentences(
        _("Above it, for all communities there: {places}.").format(places=_("; ").join(told)),
        _("No record says whose yuan of it stands there."),
    )
