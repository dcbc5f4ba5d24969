"""The account of one duty and year: who put money up, where it stands, what each community received.

Money moves from holder to holder. What a department or treasury (or a body that the register does not know) paid out
beyond what came to it is its own; so is that of a place which owes a share. What came to a place and was not passed on
is held there; a place that passed on more than it got, and owes nothing itself, holds less than nothing, which is a
finding. What communities pay to others is spent, what others pay to suppliers is bought for the communities.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from registry.funding.balance import Balance
from registry.funding.dues import Due, Ground, amount_of
from registry.funding.holders import SOURCES, Holder, Level, holder_of, level_of
from registry.names import Directory
from registry.quantities import Amount

_RANKS = {"department": 3, "treasury": 3, "place": 2, "community": 1}
"""How far above the communities a kind of holder stands."""


class Flow(NamedTuple):
    """Payments from one holder to another, summed; amounts in fen."""

    payer: Holder
    receiver: Holder
    manner: str | None
    amount: int
    payments: int
    known: int
    about: bool
    below_zero: int
    kept: int

    @property
    def goes_down(self) -> bool:
        """Whether it goes from a higher level to a lower one, as far as that can be told."""
        return 0 < _RANKS.get(self.receiver.kind, 0) < _RANKS.get(self.payer.kind, 0)

    @property
    def goes_up(self) -> bool:
        """Whether it goes from a lower level to a higher one, as far as that can be told."""
        return 0 < _RANKS.get(self.payer.kind, 0) < _RANKS.get(self.receiver.kind, 0)

    @classmethod
    def of(cls, row: dict[str, Any]) -> Flow:
        """From a row of the measure ``flow``."""
        return cls(
            holder_of(row["payer_kind"], row["payer"]),
            holder_of(row["receiver_kind"], row["receiver"]),
            row["manner"],
            row["amount"] or 0,
            row["payments"],
            row["known"],
            row["about"] > 0,
            row["below_zero"],
            row["kept"] or 0,
        )


@dataclass
class Account:
    """The money of one *duty* (None: of payments that name none) and *year*; flows are posted to it, dues given."""

    duty: str | None
    year: int
    dues: list[Due] = field(default_factory=list)
    promises: list[Due] = field(default_factory=list)
    came: dict[Holder, int] = field(default_factory=lambda: defaultdict(int))
    went: dict[Holder, int] = field(default_factory=lambda: defaultdict(int))
    brought: dict[Holder, int] = field(default_factory=lambda: defaultdict(int))
    carried: dict[Holder, int] = field(default_factory=lambda: defaultdict(int))
    received: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    spent: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    bought: int = 0
    refunded: int = 0
    in_kind: int = 0
    pooled: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    payments: int = 0
    unknown: int = 0
    about: bool = False
    flows: list[Flow] = field(default_factory=list)
    is_split: bool = False
    """Whether a part of it comes from money that covers several duties."""

    def post(self, flow: Flow) -> None:
        """The flow is in the account; money that stays with its holder for another year is not for this."""
        payer, receiver, amount = flow.payer, flow.receiver, flow.amount
        self.flows.append(flow)
        self.payments += flow.payments
        self.unknown += flow.payments - flow.known
        self.about = self.about or flow.about
        self.refunded -= flow.below_zero
        if flow.manner in ("refund", "withdrawn"):
            if flow.goes_up:
                # What goes back is written with a minus or without; its direction says that it goes back.
                amount -= 2 * flow.below_zero
                self.refunded += flow.below_zero
            self.refunded += amount
        if flow.manner == "in_kind":
            self.in_kind += amount
        if payer.kind == "community":
            self._from_community(payer, receiver, amount)
        elif payer.kind == "supplier":
            self._from_supplier(receiver, amount)
        else:
            self.went[payer] += amount
            if receiver.kind == "community":
                self.received[receiver.code] += amount
            elif receiver.kind == "supplier":
                self.bought += amount
            else:
                self.came[receiver] += amount
        if flow.kept and receiver.kind == "community":
            self.pooled[receiver.code] += flow.kept

    def _from_community(self, payer: Holder, receiver: Holder, amount: int) -> None:
        """What a community gives to another is passed on, to a supplier spent, to those above given back."""
        if receiver.kind in ("supplier", "other"):
            self.spent[payer.code] += amount
            return
        self.received[payer.code] -= amount
        if receiver.kind == "community":
            self.received[receiver.code] += amount
        else:
            self.came[receiver] += amount

    def _from_supplier(self, receiver: Holder, amount: int) -> None:
        """What a supplier gives back was not spent, or not bought."""
        if receiver.kind == "community":
            self.spent[receiver.code] -= amount
        elif receiver.kind != "supplier":
            self.bought -= amount
            self.came[receiver] += amount

    @property
    def holders(self) -> list[Holder]:
        """All through whose hands money went above the communities, in a fixed order."""
        found = {*self.came, *self.went, *self.brought, *self.carried}
        return sorted(one for one in found if one.kind not in ("community", "supplier"))

    @cached_property
    def debtors(self) -> set[Holder]:
        """Who owes some of it; to be asked when all dues are given."""
        return {due.debtor for due in self.dues if due.debtor is not None}

    def net(self, holder: Holder) -> int:
        """What *holder* has left of all that came to it; below zero where it gave more."""
        kept = self.brought.get(holder, 0) - self.carried.get(holder, 0)
        return self.came.get(holder, 0) - self.went.get(holder, 0) + kept

    def own(self, holder: Holder) -> int:
        """What *holder* put up itself: what it gave beyond what came to it, if it may be a source."""
        if holder.kind in SOURCES or holder in self.debtors:
            return max(0, -self.net(holder))
        return 0

    def held(self, holder: Holder) -> int:
        """What stands at *holder*; below zero where it passed on what it never got."""
        return self.net(holder) + self.own(holder)

    def put_up(self) -> dict[Holder, int]:
        """Money of their own by those who gave it."""
        return {holder: own for holder in self.holders if (own := self.own(holder))}

    def held_by_level(self, names: Directory) -> dict[Level, int]:
        """What stands at each level; levels at which nothing stands are left out."""
        found: dict[Level, int] = defaultdict(int)
        for holder in self.holders:
            amount = self.held(holder)
            if amount:
                found[level_of(holder, names)] += amount
        return dict(found)

    def settled(self) -> dict[Holder | None, tuple[int, int, int]]:
        """By debtor, and by source that owes nothing: what is due of it, what was paid on that, what it paid besides.

        Each pays its own due. What treasuries put up counts for dues still open, in a fixed order; what is left, and
        what others put up that owe nothing, is paid besides.
        """
        owed: dict[Holder | None, int] = defaultdict(int)
        for due in self.dues:
            owed[due.debtor] += due.amount or 0
        given = self.put_up()
        paid = {
            debtor: min(amount, given.get(debtor, 0)) if debtor else 0
            for debtor, amount in owed.items()
        }
        left = {source: amount - paid.get(source, 0) for source, amount in given.items()}
        for debtor in sorted(owed, key=lambda one: one or Holder("", "")):
            for source in [one for one in sorted(left) if one.kind == "treasury"]:
                part = min(owed[debtor] - paid[debtor], left[source])
                paid[debtor] += part
                left[source] -= part
        found: dict[Holder | None, tuple[int, int, int]] = {
            debtor: (owed[debtor], paid[debtor], left.get(debtor, 0) if debtor else 0)
            for debtor in owed
        }
        found |= {
            source: (0, 0, amount)
            for source, amount in left.items()
            if source not in owed and amount
        }
        return found

    def balance(self, names: Directory) -> Balance:
        """The account in one balance."""
        settled = self.settled()
        beyond = sum(besides for _due, _paid, besides in settled.values())
        due = amount_of(self.dues)
        is_due = due.value is not None
        return Balance(
            due=due,
            promised=self.promised,
            paid=sum(self.put_up().values()),
            brought=_above(self.brought),
            received=sum(self.received.values()),
            bought=self.bought,
            held=self.held_by_level(names),
            carried=_above(self.carried),
            unpaid=sum(owed - paid for owed, paid, _besides in settled.values()),
            overpaid=beyond if is_due else 0,
            undue=0 if is_due else beyond,
            refunded=self.refunded,
            in_kind=self.in_kind,
            pooled=sum(self.pooled.values()),
            spent=sum(self.spent.values()),
            payments=self.payments,
            unknown=self.unknown,
            about=self.about,
            floor=any(due.floor for due in self.dues),
            split=self.is_split,
        )

    @property
    def promised(self) -> Amount:
        """What push-downs promised."""
        return amount_of(self.promises)

    @property
    def grounds(self) -> set[Ground]:
        """Why something is due."""
        return {due.ground for due in self.dues}

    def absorb(self, other: Account) -> None:
        """What is in *other*, of the same duty and year, is in this as well."""
        for name in ("received", "spent", "pooled", "brought", "carried", "went", "came"):
            mine = getattr(self, name)
            for key, amount in getattr(other, name).items():
                mine[key] += amount
        for name in ("bought", "refunded", "in_kind", "payments", "unknown"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.about, self.is_split = self.about or other.about, self.is_split or other.is_split
        self.dues += other.dues
        self.promises += other.promises
        self.flows += other.flows


def _above(amounts: dict[Holder, int]) -> int:
    """What holders above the communities keep from one year to the next."""
    return sum(
        amount for holder, amount in amounts.items() if holder.kind not in ("community", "supplier")
    )
