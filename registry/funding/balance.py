"""A balance of money: due and paid on the one side, received, held and unpaid on the other. It comes out even, to the fen.

    due + overpaid + without a due + brought forward
        = received + bought + held at each level + carried forward + unpaid

Where nothing is known to be due, the due is unknown and what was paid stands as *without a due*.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any

from registry.funding.holders import Level
from registry.quantities import Amount, Unit, share

NOTHING_DUE = Amount(None, Unit.FEN, 0, 0)


@dataclass(frozen=True, slots=True)
class Balance:
    """Money of some duties and years, in fen; what is not recorded in a payment is zero, what is due may be unknown.

    Attributes:
        due: what is due, known for so many of so many dues.
        promised: what push-downs promised, whether or not it is what is due.
        paid: what departments, treasuries and owing places put up of their own, less what came back to them.
        brought, carried: what holders above the communities kept from the year before, and for the year after.
        received: what reached communities, less what they gave back.
        bought: what was paid to suppliers for them by others.
        held: what stopped at each level; below zero where more was passed on than had come.
        unpaid, overpaid: what is due beyond what was paid, and the other way round, duty by duty and payer by payer.
        undue: what was paid where nothing is known to be due.
        refunded, in_kind, pooled: of the payments, those that went back, came in kind, or stay in pooled accounts.
        spent: what communities paid to others.
        payments, unknown: how many payments, and how many of them without an amount.
        floor: whether a part of what is due is a floor. split: whether a part comes from money that was split.
    """

    due: Amount = NOTHING_DUE
    promised: Amount = NOTHING_DUE
    paid: int = 0
    brought: int = 0
    received: int = 0
    bought: int = 0
    held: dict[Level, int] = field(default_factory=dict)
    carried: int = 0
    unpaid: int = 0
    overpaid: int = 0
    undue: int = 0
    refunded: int = 0
    in_kind: int = 0
    pooled: int = 0
    spent: int = 0
    payments: int = 0
    unknown: int = 0
    about: bool = False
    floor: bool = False
    split: bool = False

    def __add__(self, other: Balance) -> Balance:
        values: dict[str, Any] = {}
        for each in fields(self):
            mine, theirs = getattr(self, each.name), getattr(other, each.name)
            if each.name == "held":
                values["held"] = {
                    level: mine.get(level, 0) + theirs.get(level, 0)
                    for level in Level
                    if level in mine or level in theirs
                }
            elif isinstance(mine, bool):
                values[each.name] = mine or theirs
            else:
                values[each.name] = mine + theirs
        return Balance(**values)

    @property
    def held_in_all(self) -> int:
        """What stopped on the way, at all levels together."""
        return sum(self.held.values())

    @property
    def difference(self) -> int:
        """The two sides apart: zero, or the account is wrong."""
        left = (self.due.value or 0) + self.overpaid + self.undue + self.brought
        right = self.received + self.bought + self.held_in_all + self.carried + self.unpaid
        return int(left) - right

    @property
    def arrived(self) -> Amount:
        """What communities received, known for so many of its payments."""
        known = self.payments - self.unknown
        if self.payments and not known:
            return Amount(None, Unit.FEN, 0, self.payments)
        return Amount(self.received, Unit.FEN, max(known, 1), max(self.payments, 1), self.about)

    @property
    def open(self) -> Amount:
        """What is unpaid, as far as it is known what is due."""
        if self.due.value is None:
            return self.due
        return Amount(self.unpaid, Unit.FEN, self.due.known, self.due.of, self.due.about)

    @property
    def fundedness(self) -> Amount:
        """Received ÷ due; unknown where nothing is known to be due."""
        arrived = self.arrived
        about = self.due.about or arrived.about
        return share(arrived.value, self.due.value, about=about)
