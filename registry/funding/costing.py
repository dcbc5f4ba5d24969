"""The net cost of a duty to communities: hours × wage + goods − savings − money received.

Hours are those that communities recorded, and an hour costs in each what it costs in the load (:mod:`registry.load.wage`);
savings are counted as Denmark's DUT principle has it. What nobody recorded
stays unknown and is never taken for nothing: a net cost says of how many of its four parts it is known.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from registry.funding.balance import Balance
from registry.funding.book import Book
from registry.language import _
from registry.load.wage import Wages
from registry.load.wisn import Unworkable
from registry.load.workload import LoadBook
from registry.parameters import Parameters
from registry.quantities import Amount, Unit, decimal_text, round_half_up
from registry.wages import hourly_rate

PARTS = 4


@dataclass(frozen=True, slots=True)
class Cost:
    """What a duty costs in a year. *minutes* are known for so many of all communities; the rest is in fen.

    *work* is hours × wage, of those communities of which both are known.
    """

    minutes: Amount
    work: Amount
    goods: Amount
    savings: Amount
    received: Amount

    @property
    def net(self) -> Amount:
        """Work + goods − savings − received, of the parts that are known; unknown where the work is."""
        if self.work.value is None:
            return Amount(None, Unit.FEN, 0, PARTS)
        parts = (self.work, self.goods, self.savings, self.received)
        signs = (1, 1, -1, -1)
        value = sum(
            sign * int(part.value)
            for sign, part in zip(signs, parts, strict=True)
            if part.value is not None
        )
        known = sum(1 for part in parts if part.value is not None and part.is_complete)
        return Amount(value, Unit.FEN, known, PARTS)


@dataclass(frozen=True, slots=True)
class Prices:
    """What an hour costs in a year, in fen, by community; of those of which it is known, and what *says* whence that is."""

    fen: dict[str, Fraction]
    says: Callable[[], str]

    @property
    def said(self) -> str:
        """Whence it comes, in the current tongue."""
        return self.says()


@dataclass
class Costing:
    """The costs of duties by code and year, from the records of a book."""

    book: Book
    _prices: dict[int, Prices] = field(default_factory=dict)

    def prices(self, year: int) -> Prices:
        """What an hour costs in *year*, as the load has it."""
        if year not in self._prices:
            self._prices[year] = self._read_prices(year)
        return self._prices[year]

    def _read_prices(self, year: int) -> Prices:
        measuring = self.book.measuring
        known = int(measuring.parameters["known"])
        wages = Wages(LoadBook.open(measuring.register, year, self.book.as_of, known))
        try:
            found = wages.by_community
            return Prices({code: wage.fen.middle for code, wage in found.items()}, wages.said)
        except Unworkable:
            return self._without_load()

    def _without_load(self) -> Prices:
        """Where the settings make no working time, the yearly wage goes over the working days of a year."""
        rate = hourly_rate(
            Parameters(self.book.measuring.rows("parameters"), self.book.as_of).number
        )
        fen = rate.fen
        recorded = {code for minutes in self._work.values() for code in minutes}

        def says() -> str:
            if fen is None:
                return _(
                    "What an hour costs is not known: enter the parameter 小时人工成本, or 社区工作者年工资 and 每日工作小时."
                )
            return _("An hour is taken at {rate} yuan: {evidence}.").format(
                rate=decimal_text(fen / 100, 2), evidence=rate.evidence
            )

        return Prices({} if fen is None else dict.fromkeys(recorded, fen), says)

    @cached_property
    def _work(self) -> dict[tuple[str, int], dict[str, int]]:
        """Minutes that communities recorded, by duty and year."""
        found: dict[tuple[str, int], dict[str, int]] = defaultdict(lambda: defaultdict(int))
        for row in self.book.measuring.rows("worked"):
            if row["minutes_known"]:
                key = self.book.duties.code(row["duty"]), row["year"]
                found[key][row["community"]] += row["minutes"]
        return dict(found)

    @cached_property
    def _spending(self) -> dict[tuple[str, int], list[Amount]]:
        """Goods, those bought once among them, and savings by duty and year."""
        nothing = Amount(None, Unit.FEN, 0, 0)
        found: dict[tuple[str, int], list[Amount]] = defaultdict(lambda: [nothing, nothing])
        for row in self.book.measuring.rows("costs"):
            sums = found[self.book.duties.code(row["duty"]), row["year"]]
            for at, name in ((0, "goods"), (0, "one_off"), (1, "savings")):
                if row[name] is not None:
                    sums[at] = sums[at] + Amount(row[name], Unit.FEN)
        return found

    def minutes(self, duty: str, year: int) -> Amount:
        """The recorded minutes of a duty, known for so many of all communities."""
        homes = len(self.book.residences)
        minutes = self._work.get((duty, year), {})
        if not minutes:
            return Amount(None, Unit.MINUTES, 0, homes)
        return Amount(sum(minutes.values()), Unit.MINUTES, len(minutes), homes)

    def work(self, duty: str, year: int) -> Amount:
        """The recorded hours of a duty × what an hour costs, of so many of all communities; None where neither is known."""
        homes = len(self.book.residences)
        minutes = self._work.get((duty, year), {})
        fen = self.prices(year).fen if minutes else {}
        known = [(spent, fen[code]) for code, spent in minutes.items() if code in fen]
        if not known:
            return Amount(None, Unit.FEN, 0, homes)
        cost = sum((spent * each for spent, each in known), Fraction(0)) / 60
        return Amount(int(round_half_up(cost)), Unit.FEN, len(known), homes)

    def cost(self, duty: str, year: int, balance: Balance) -> Cost:
        """The cost of a duty, of whose money *balance* tells what was received."""
        goods, savings = self._spending.get(
            (duty, year), [Amount(None, Unit.FEN, 0, 1), Amount(None, Unit.FEN, 0, 1)]
        )
        received = balance.arrived if self.book.has_payments else Amount(None, Unit.FEN, 0, 1)
        return Cost(self.minutes(duty, year), self.work(duty, year), goods, savings, received)

    @property
    def keys(self) -> set[tuple[str, int]]:
        """The duties and years of which something is recorded."""
        return {*self._work, *self._spending}
