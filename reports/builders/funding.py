"""The funding report: does the money follow the duty, to the fen, and where does it stop."""

from __future__ import annotations

from registry.funding.balance import Balance
from registry.language import _, current
from registry.quantities import Amount, Unit, share, yuan
from reports.builders.funding_flow import money_flow
from reports.builders.funding_gaps import costs_section, findings_section, gaps_section
from reports.builders.funding_tables import (
    duties_section,
    payers_section,
    places_section,
    stops_section,
)
from reports.builders.money_columns import both_sides, fen
from reports.document import Block, Document, Figure, Figures, Section, Text
from reports.figures import rounding_note
from reports.funding import Funding
from reports.scope import Scope

KEY = (
    "funding.due",
    "funding.paid",
    "funding.received",
    "funding.fundedness",
    "funding.held",
    "funding.unpaid",
)
"""The figures that matter: what is due, what came of it, where the rest is."""


def funding_report(scope: Scope) -> Document:
    """The report on the money of the scope's year, in the current tongue."""
    money = Funding.of(scope)
    return Document(
        report="funding",
        title=_("Funding report of {place}").format(place=scope.place),
        place=scope.place,
        period=str(money.year),
        as_of=scope.as_of,
        tongue=current(),
        sections=(
            _overview(money),
            stops_section(money),
            duties_section(money),
            payers_section(money),
            places_section(money),
            costs_section(money),
            gaps_section(money),
            findings_section(money),
        ),
        notice=scope.notice,
        key=KEY,
    )


def _overview(money: Funding) -> Section:
    blocks: list[Block] = [Figures(_headline(money)), Text(_in_words(money))]
    if money.recorded and money.accounts:
        blocks.append(money_flow(money.book, money.accounts))
    return Section("funding", _("Does the money follow the duty"), tuple(blocks))


def _headline(money: Funding) -> tuple[Figure, ...]:
    whole, known = money.whole, money.recorded
    overdue = sum(late.overdue for late in money.late.values())
    late = sum(late.late for late in money.late.values())

    def paid(amount: int) -> Amount:
        return fen(amount) if known else Amount(None, Unit.FEN, 0, 1)

    return (
        Figure("funding.due", _("money due"), whole.due),
        Figure("funding.promised", _("promised with push-downs"), whole.promised),
        Figure("funding.paid", _("put up by who owes it"), paid(whole.paid)),
        Figure(
            "funding.received", _("received by communities"), whole.arrived if known else paid(0)
        ),
        Figure(
            "funding.fundedness",
            _("received of due"),
            whole.fundedness if known else share(None, 1),
        ),
        Figure("funding.held", _("held on the way"), paid(whole.held_in_all)),
        *(
            Figure(
                f"funding.held.{level}",
                _("held by {level}").format(level=level.label),
                paid(amount),
            )
            for level, amount in whole.held.items()
        ),
        Figure("funding.unpaid", _("unpaid"), paid(whole.unpaid)),
        Figure("funding.overdue", _("of it past its day"), paid(overdue)),
        Figure("funding.late", _("paid after its day"), paid(late)),
        Figure("funding.overpaid", _("paid beyond what is due"), paid(whole.overpaid)),
        Figure("funding.undue", _("paid without anything due"), paid(whole.undue)),
        Figure("funding.brought", _("brought forward"), paid(whole.brought)),
        Figure(
            "funding.cut",
            _("withdrawn from duties in force"),
            fen(sum(cut.amount for cut in money.cuts)),
        ),
    )


def _in_words(money: Funding) -> str:
    whole = money.whole
    if not money.accounts:
        return _("The register knows of no money of {year}.").format(year=money.year)
    if not money.recorded:
        return _("The register holds no payment: what is due can be told, what was paid cannot.")
    sentences = [
        _(
            "Of the money of {year}, {due} was due{floor}; {paid} was put up, {received} reached communities, {share} of "
            "what was due."
        ).format(
            year=money.year,
            due=whole.due,
            floor=_(" at least") if whole.floor else "",
            paid=fen(whole.paid),
            received=whole.arrived,
            share=whole.fundedness,
        ),
        _("{held} stopped on the way, {unpaid} was not paid at all.").format(
            held=fen(whole.held_in_all), unpaid=fen(whole.unpaid)
        ),
    ]
    if not whole.difference and whole.due.value is not None:
        sentences.append(_account_line(whole))
    levels = [whole.held_in_all], list(whole.held.values())
    sentences.append(rounding_note([levels, both_sides(whole)]))
    return "\n".join(sentence for sentence in sentences if sentence)


def _account_line(whole: Balance) -> str:
    """The account in one line: both sides, to the fen."""
    left = [(_("money due"), int(whole.due.value or 0)), (_("overpaid"), whole.overpaid)]
    left += [(_("without a due"), whole.undue), (_("brought forward"), whole.brought)]
    right = [(_("received"), whole.received), (_("bought for communities"), whole.bought)]
    right += [
        (_("held by {level}").format(level=level.label), amount)
        for level, amount in whole.held.items()
    ]
    right += [(_("carried forward"), whole.carried), (_("unpaid"), whole.unpaid)]
    told = [
        " + ".join(f"{name} {yuan(amount)}" for name, amount in side if amount)
        for side in (left, right)
    ]
    return _("The account comes out even: {left} = {right}.").format(left=told[0], right=told[1])
