"""The columns of balances that several reports show."""

from __future__ import annotations

from registry.funding.balance import Balance
from registry.language import _
from registry.quantities import Amount, Unit
from reports.document import Cell, Column, ColumnKind

FEN = ColumnKind.FEN


def balance_columns() -> tuple[Column, ...]:
    """What is due, put up, received, held and unpaid, and the share received."""
    return (
        Column("due", _("money due"), FEN),
        Column("paid", _("put up"), FEN),
        Column("received", _("received"), FEN),
        Column("bought", _("bought for them"), FEN),
        Column("held", _("held on the way"), FEN),
        Column("unpaid", _("unpaid"), FEN),
        Column("overpaid", _("beyond what is due"), FEN),
        Column("fundedness", _("received of due"), ColumnKind.SHARE),
    )


def balance_cells(balance: Balance, *, is_recorded: bool) -> tuple[Cell, ...]:
    """Their cells; where nobody recorded a payment, what was paid is unknown."""
    if not is_recorded:
        return (balance.due, *[None] * 7)
    return (
        balance.due,
        balance.paid,
        balance.arrived,
        balance.bought,
        balance.held_in_all,
        balance.open,
        balance.overpaid + balance.undue,
        balance.fundedness.value,
    )


def both_sides(balance: Balance) -> tuple[list[int], list[int]]:
    """The columns of a balance that sum to one another where nothing else is in it, left and right, in fen."""
    left = [int(balance.due.value or 0), balance.overpaid + balance.undue]
    right = [balance.received, balance.bought, balance.held_in_all, balance.unpaid]
    return left, right


def note_of(balance: Balance) -> str:
    """What is to be known of a balance: floors, splits, money brought from or kept for another year, pooled accounts."""
    notes = [
        _("due: at least") if balance.floor else "",
        _("partly split") if balance.split else "",
        _("brought forward {amount}").format(amount=fen(balance.brought))
        if balance.brought
        else "",
        _("carried forward {amount}").format(amount=fen(balance.carried))
        if balance.carried
        else "",
        _("went back {amount}").format(amount=fen(balance.refunded)) if balance.refunded else "",
        _("in kind {amount}").format(amount=fen(balance.in_kind)) if balance.in_kind else "",
        _("in pooled accounts {amount}").format(amount=fen(balance.pooled))
        if balance.pooled
        else "",
        _("{count} payments without an amount").format(count=balance.unknown)
        if balance.unknown
        else "",
    ]
    return _("; ").join(note for note in notes if note)


def fen(amount: int) -> Amount:
    """An amount of money that is wholly known."""
    return Amount(amount, Unit.FEN)
