"""What reports on money speak of: the accounts of a year, how old its money is, what its duties cost."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from registry.funding.account import Account
from registry.funding.ageing import Ageing, Lateness
from registry.funding.balance import Balance
from registry.funding.book import Book
from registry.funding.costing import Costing
from registry.funding.cuts import Cut, cuts
from registry.funding.grouping import by_duty, by_payer, payers
from registry.funding.holders import Holder
from reports.scope import Scope


@dataclass
class Funding:
    """The money of a scope's year: its accounts, ages and costs."""

    scope: Scope
    book: Book = field(init=False)

    def __post_init__(self) -> None:
        self.book = Book(self.scope.measuring, self.scope.names, self.scope.as_of)

    @classmethod
    def of(cls, scope: Scope) -> Funding:
        """The money of the scope, worked out once for all reports on it."""
        if "funding" not in scope.books:
            scope.books["funding"] = cls(scope)
        found: Funding = scope.books["funding"]
        return found

    @property
    def year(self) -> int:
        """The year whose money it is."""
        return int(self.scope.period.last[:4])

    @cached_property
    def accounts(self) -> list[Account]:
        """The accounts of the year."""
        return list(self.book.of_year(self.year))

    @cached_property
    def payers(self) -> list[tuple[Account, dict[Holder | None, Balance]]]:
        """Each account with the parts of those who owe or gave."""
        return [(account, payers(self.book, account)) for account in self.accounts]

    @cached_property
    def ageing(self) -> Ageing:
        """How long it has been held and how late it was paid."""
        return Ageing(self.book)

    @cached_property
    def costing(self) -> Costing:
        """What duties cost."""
        return Costing(self.book)

    @cached_property
    def whole(self) -> Balance:
        """All accounts together."""
        return sum((one.balance(self.book.names) for one in self.accounts), Balance())

    @cached_property
    def late(self) -> dict[Holder, Lateness]:
        """How late each debtor paid."""
        found: dict[Holder, Lateness] = {}
        for account in self.accounts:
            for debtor in account.debtors:
                late = self.ageing.lateness(account, debtor)
                found[debtor] = found.get(debtor, Lateness()) + late
        return found

    @property
    def recorded(self) -> bool:
        """Whether anybody recorded a payment."""
        return self.book.has_payments

    @cached_property
    def by_duty(self) -> dict[str | None, Balance]:
        """Balances by duty, lump sums split."""
        return by_duty(self.book, self.accounts)

    @cached_property
    def by_payer(self) -> dict[Holder | None, Balance]:
        """Balances by who owes or gave."""
        return by_payer(self.book, self.accounts)

    @cached_property
    def cuts(self) -> list[Cut]:
        """Money withdrawn from duties in force."""
        return cuts(self.book, self.year)
