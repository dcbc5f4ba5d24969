"""A department's year: what it gave communities to do, and its part of the money."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from registry.funding.ageing import Lateness
from registry.funding.balance import Balance
from registry.funding.holders import Holder
from registry.quantities import Amount, Unit
from reports.builders.pushdowns import AGAINST
from reports.funding import Funding


@dataclass
class Work:
    """What the department pushed down of one duty: how often, by what the catalogue said, with how much volume."""

    statuses: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    volume: Amount = field(default_factory=lambda: Amount(None, Unit.COUNT, 0, 0))
    powers: int = 0
    staff: int = 0

    @property
    def pushdowns(self) -> int:
        """How often in all."""
        return sum(self.statuses.values())

    @property
    def against(self) -> int:
        """How often against the catalogue."""
        return sum(self.statuses[status] for status in AGAINST)


@dataclass
class Bill:
    """A department's year: its work by duty, its part of every account."""

    money: Funding
    department: Holder
    work: dict[str, Work] = field(init=False)
    parts: dict[str | None, Balance] = field(init=False)
    late: dict[str | None, Lateness] = field(init=False)

    def __post_init__(self) -> None:
        self.work = self._work()
        self.parts, self.late = {}, {}
        for account, parts in self.money.payers:
            part = parts.get(self.department)
            if part is not None:
                self.parts[account.duty] = part
                self.late[account.duty] = self.money.ageing.lateness(account, self.department)

    def _work(self) -> dict[str, Work]:
        book = self.money.book
        found: dict[str, Work] = defaultdict(Work)
        for row in self.money.scope.measuring.rows("pushed"):
            if row["department"] == self.department.code:
                one = found[book.duties.code(row["duty"])]
                one.statuses[row["status"]] += row["pushdowns"]
                one.volume += Amount(
                    row["volume"], Unit.COUNT, row["volume_known"], row["pushdowns"]
                )
        for row in book.measuring.rows("followed"):
            if row["department"] == self.department.code and row["year"] == self.money.year:
                one = found[book.duties.code(row["duty"])]
                one.powers += row["with_powers"]
                one.staff += row["staff"] or 0
        return dict(found)

    @property
    def whole(self) -> Balance:
        """All its parts together."""
        return sum(self.parts.values(), Balance())

    def weight(self, duty: str) -> tuple[int, int, str]:
        """By what duties are ordered: most owed first, then most often pushed down."""
        unpaid = self.parts[duty].unpaid if duty in self.parts else 0
        pushdowns = self.work[duty].pushdowns if duty in self.work else 0
        return -unpaid, -pushdowns, duty

    def minutes(self, duty: str) -> Amount:
        """The hours recorded of a duty that it answers for; of another's they are not its own."""
        owner = self.money.book.duties.department(duty, self.money.year)
        if owner not in (None, self.department.code):
            return Amount(None, Unit.MINUTES, 0, 1)
        return self.money.costing.minutes(duty, self.money.year)

    def cost(self, duty: str) -> Amount:
        """What the work on a duty that it answers for cost: hours × wage + goods."""
        if self.minutes(duty).value is None:
            return Amount(None, Unit.FEN, 0, 1)
        found = self.money.costing.cost(duty, self.money.year, Balance())
        if found.work.value is None:
            return found.work
        return Amount(
            int(found.work.value) + int(found.goods.value or 0),
            Unit.FEN,
            found.work.known,
            found.work.of,
        )
