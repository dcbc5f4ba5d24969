"""What became of the money: paid in full, late, short, held on the way, or never."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from examples.chance import Dice
from examples.errands import Errand
from examples.facts import Payment
from examples.town import Community, Spot, Town

PAYMENTS = 20_000
"""About as many payments are made; tasks that come after them were never paid for."""
LAST_DAY = date(2025, 12, 31)
WITHHOLDING_DISTRICT = "示西区"
"""The district that passes only part of the money on."""

_BUDGET_CODES = (("2080208", 7), ("2129901", 3))


class Paid(NamedTuple):
    """The payments of the departments, and those within each district by its name."""

    from_departments: list[Payment]
    within: dict[str, list[Payment]]


def payments(town: Town, tasks: list[Errand], seed: int) -> Paid:
    """The payments that follow from the tasks, in the order in which they were made."""
    dice = Dice(seed, "payments")
    top: list[Payment] = []
    within: dict[str, list[Payment]] = {district.name: [] for district in town.districts}
    for task in dice.shuffled([task for task in tasks if task.money]):
        if len(top) + sum(len(rows) for rows in within.values()) < PAYMENTS:
            _Chain(town, task, dice, top, within).run()
    top.sort(key=lambda payment: payment.date)
    for rows in within.values():
        rows.sort(key=lambda payment: payment.date)
    return Paid(top, within)


class _Chain:
    """The money of one task on its way from the department through district and street to the communities."""

    def __init__(
        self,
        town: Town,
        task: Errand,
        dice: Dice,
        top: list[Payment],
        within: dict[str, list[Payment]],
    ) -> None:
        self._town = town
        self._task = task
        self._dice = dice
        self._top = top
        self._within = within
        self._budget_code = dice.weighted(_BUDGET_CODES)

    def run(self) -> None:
        """Every payment that was made stands in its list."""
        dice = self._dice
        pays = self._task.department.pays if dice.hit(82) else dice.pick(("full", "late", "short"))
        if pays == "never":
            return
        percent = dice.between(50, 85) if pays == "short" else 100
        wait = dice.between(150, 420) if pays == "late" else self._in_time()
        day = self._task.day + timedelta(days=wait)
        if pays != "late" and dice.hit(10):
            self._instalment(percent * 6 // 10, day, held=pays == "held_street")
            percent -= percent * 6 // 10
            day += timedelta(days=dice.between(60, 150))
        self._instalment(percent, day, held=pays == "held_street")

    def _in_time(self) -> int:
        """Days after which money is paid that comes by the day on which the work is to be done."""
        given = (self._task.deadline - self._task.day).days if self._task.deadline else 60
        return self._dice.between(min(2, given), max(2, min(given, 60)))

    def _instalment(self, percent: int, day: date, *, held: bool) -> None:
        due = self._due(percent)
        for district in self._town.districts:
            members = [community for community in due if community.district is district]
            if members:
                self._district(district, members, due, day, held=held)

    def _due(self, percent: int) -> dict[Community, int]:
        """Yuan for each community, in whole tens."""
        due = {}
        for spot in self._task.targets:
            members = self._town.members.get(spot.code)
            if members is None:
                street = self._town.members[spot.code[:4]]
                members = tuple(community for community in street if community.spot is spot)
            each = self._task.money // len(members) * percent // 1000 * 10
            due.update(dict.fromkeys(members, each))
        return due

    def _district(
        self,
        district: Spot,
        members: list[Community],
        due: dict[Community, int],
        day: date,
        *,
        held: bool,
    ) -> None:
        dice = self._dice
        amount = sum(due[community] for community in members)
        payer: Spot | str = self._task.department.code
        if not self._task.department.district:
            if not self._pay(self._top, day, payer, district, amount):
                return
            payer = district
            day += timedelta(days=dice.between(5, 30))
            if district.name == WITHHOLDING_DISTRICT and dice.hit(45):
                return
        for street in self._town.streets_of(district.name):
            below = [community for community in members if community.street is street]
            if not below:
                continue
            passed = dice.between(35, 70) if held and dice.hit(80) else 100
            if self._pay(
                self._lines(payer, district), day, payer, street, sum(due[each] for each in below)
            ):
                self._street(street, below, due, day + timedelta(days=dice.between(3, 40)), passed)

    def _lines(self, payer: Spot | str, district: Spot) -> list[Payment]:
        return self._top if isinstance(payer, str) else self._within[district.name]

    def _street(
        self,
        street: Spot,
        below: list[Community],
        due: dict[Community, int],
        day: date,
        passed: int,
    ) -> None:
        for community in below:
            if passed == 100 or self._dice.hit(88):
                lines = self._within[street.district]
                amount = due[community] * passed // 1000 * 10
                if self._pay(lines, day, street, community.spot, amount) and self._dice.hit(0.3):
                    refund = -(amount // 40 * 10)
                    self._pay(lines, day + timedelta(days=90), street, community.spot, refund)

    def _pay(
        self, lines: list[Payment], day: date, payer: Spot | str, receiver: Spot, amount: int
    ) -> bool:
        """Whether the payment was made within the two years."""
        if day > LAST_DAY or amount == 0:
            return False
        lines.append(
            Payment(
                day,
                payer,
                receiver,
                amount * 100,
                self._task.duty,
                self._task.document_number,
                self._budget_code,
                self._task.day.year,
            )
        )
        return True
