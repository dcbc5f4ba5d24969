"""The net cost of a duty to communities: hours × wage + goods − savings − money received.

Hours are those that communities recorded; savings are counted as Denmark's DUT principle has it. What nobody recorded
stays unknown and is never taken for nothing: a net cost says of how many of its four parts it is known.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from registry.funding.balance import Balance
from registry.funding.book import Book
from registry.parameters import Parameters
from registry.quantities import Amount, Unit, round_half_up
from registry.wages import Rate, hourly_rate

PARTS = 4


@dataclass(frozen=True, slots=True)
class Cost:
    """What a duty costs in a year. *minutes* are known for so many of all communities; the rest is in fen."""

    minutes: Amount
    rate: Rate
    goods: Amount
    savings: Amount
    received: Amount

    @property
    def work(self) -> Amount:
        """Hours × wage, unknown where either is."""
        if self.minutes.value is None or self.rate.fen is None:
            return Amount(None, Unit.FEN, 0, self.minutes.of)
        fen = int(round_half_up(Fraction(self.minutes.value) * self.rate.fen / 60))
        return Amount(fen, Unit.FEN, self.minutes.known, self.minutes.of)

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


@dataclass
class Costing:
    """The costs of duties by code and year, from the records of a book."""

    book: Book

    @cached_property
    def rate(self) -> Rate:
        """What an hour costs on the book's day."""
        rows = self.book.measuring.rows("parameters")
        return hourly_rate(Parameters(rows, self.book.as_of).number)

    @cached_property
    def _work(self) -> dict[tuple[str, int], tuple[int, int]]:
        """Minutes and how many communities recorded them, by duty and year."""
        found: dict[tuple[str, int], list[int]] = defaultdict(lambda: [0, 0])
        for row in self.book.measuring.rows("worked"):
            if row["minutes_known"]:
                sums = found[self.book.duties.code(row["duty"]), row["year"]]
                sums[0] += row["minutes"]
                sums[1] += 1
        return {key: (minutes, communities) for key, (minutes, communities) in found.items()}

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
        minutes, communities = self._work.get((duty, year), (0, 0))
        if not communities:
            return Amount(None, Unit.MINUTES, 0, homes)
        return Amount(minutes, Unit.MINUTES, communities, homes)

    def cost(self, duty: str, year: int, balance: Balance) -> Cost:
        """The cost of a duty, of whose money *balance* tells what was received."""
        goods, savings = self._spending.get(
            (duty, year), [Amount(None, Unit.FEN, 0, 1), Amount(None, Unit.FEN, 0, 1)]
        )
        received = balance.arrived if self.book.has_payments else Amount(None, Unit.FEN, 0, 1)
        return Cost(self.minutes(duty, year), self.rate, goods, savings, received)

    @property
    def keys(self) -> set[tuple[str, int]]:
        """The duties and years of which something is recorded."""
        return {*self._work, *self._spending}
