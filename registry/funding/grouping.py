"""The accounts by duty, year, department, community and place.

By department, what became of the money of one duty and year is shared out among those who put it up. What a district or
street put up itself stays with its own communities and streets. What is left is shared out among the others as their sums
stand to each other: no record says whose yuan stopped at which street.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from registry.funding.account import Account
from registry.funding.balance import NOTHING_DUE, Balance
from registry.funding.book import Book
from registry.funding.dues import Due, amount_of
from registry.funding.holders import Holder, Level, level_of
from registry.quantities import Amount, Unit, apportioned


class By(StrEnum):
    """What balances are summed by."""

    DUTY = "duty"
    DEPARTMENT = "department"
    YEAR = "year"
    COMMUNITY = "community"
    STREET = "street"
    DISTRICT = "district"


def by_duty(book: Book, accounts: Iterable[Account]) -> dict[str | None, Balance]:
    """Balances by duty; None where no duty is named."""
    found: dict[str | None, Balance] = {}
    for account in accounts:
        balance = account.balance(book.names)
        found[account.duty] = found.get(account.duty, Balance()) + balance
    return found


def by_year(book: Book, accounts: Iterable[Account]) -> dict[int, Balance]:
    """Balances by year."""
    found: dict[int, Balance] = {}
    for account in accounts:
        found[account.year] = found.get(account.year, Balance()) + account.balance(book.names)
    return dict(sorted(found.items()))


def by_payer(book: Book, accounts: Iterable[Account]) -> dict[Holder | None, Balance]:
    """Balances by who owes or gave: departments, treasuries, places with a share of their own; None is nobody named."""
    found: dict[Holder | None, Balance] = {}
    for account in accounts:
        for payer, part in payers(book, account).items():
            found[payer] = found.get(payer, Balance()) + part
    return found


def payers(book: Book, account: Account) -> dict[Holder | None, Balance]:
    """The balance of one account in the parts of those who owe or gave; the parts sum to it and each comes out even."""
    whole = account.balance(book.names)
    settled = account.settled()
    promised: dict[Holder | None, list[Due]] = defaultdict(list)
    for promise in account.promises:
        promised[promise.debtor].append(promise)
    names = sorted({*settled, *promised}, key=lambda one: one or Holder("", ""))
    if not names:
        return {None: whole}
    if len(names) == 1:
        return {names[0]: whole}
    # What counts as paid by each: what was paid on its due, by whomever, and what it paid besides.
    paid = {name: sum(settled.get(name, (0, 0, 0))[1:]) for name in names}
    shares = _shares(book, account, whole, paid)
    found: dict[Holder | None, Balance] = {}
    for name, part in shares.items():
        dues = [due for due in account.dues if due.debtor == name]
        owed, on_that, besides = settled.get(name, (0, 0, 0))
        is_due = whole.due.value is not None
        own = replace(
            part,
            due=amount_of(dues) if dues else NOTHING_DUE,
            promised=amount_of(promised[name]),
            paid=paid[name],
            unpaid=owed - on_that,
            overpaid=besides if is_due else 0,
            undue=0 if is_due else besides,
            floor=any(one.floor for one in dues),
            split=whole.split,
        )
        # What is received follows from the rest, so that every part comes out even.
        found[name] = replace(own, received=own.received + own.difference)
    return found


def _shares(
    book: Book, account: Account, whole: Balance, paid: dict[Holder | None, int]
) -> dict[Holder | None, Balance]:
    """What became of the money of each payer."""
    places = {name: amount for name, amount in paid.items() if name and name.kind == "place"}
    own: dict[Holder | None, Balance] = {
        name: _of_place(book, account, name, amount) for name, amount in places.items()
    }
    others = {name: amount for name, amount in paid.items() if name not in own}
    rest = replace(
        whole,
        received=whole.received - sum(part.received for part in own.values()),
        held={
            level: amount - sum(part.held.get(level, 0) for part in own.values())
            for level, amount in whole.held.items()
        },
    )
    if not others:
        first: Holder | None = next(iter(own))
        return own | {first: own[first] + replace(rest, due=NOTHING_DUE, promised=NOTHING_DUE)}
    return own | dict(zip(others, _shared_out(rest, list(others.values())), strict=True))


def _of_place(book: Book, account: Account, place: Holder, paid: int) -> Balance:
    """What a place put up, as what is in its own territory stands: received there, or held by places below it."""
    members = set(book.members.get(place.code, ()))
    received = sum(amount for home, amount in account.received.items() if home in members)
    held: dict[Level, int] = defaultdict(int)
    for holder in account.holders:
        if holder.kind == "place" and book.names.parents.get(holder.code) == place.code:
            held[level_of(holder, book.names)] += max(account.held(holder), 0)
    levels = list(held)
    weights = [max(received, 0), *(held[level] for level in levels)]
    parts = apportioned(paid, weights if any(weights) else [1, *[0] * len(levels)])
    known = account.payments if paid else 0
    return Balance(
        received=parts[0],
        held={level: part for level, part in zip(levels, parts[1:], strict=True) if part},
        payments=known,
        unknown=account.unknown if paid else 0,
        about=account.about,
    )


def _shared_out(whole: Balance, paid: list[int]) -> list[Balance]:
    """The terms of *whole* shared out as what was paid stands; nothing of them to who paid nothing."""
    weights = paid if any(paid) else [1, *[0] * (len(paid) - 1)]
    terms = ("brought", "bought", "carried", "refunded", "in_kind", "pooled", "spent", "received")
    split = {name: apportioned(getattr(whole, name), weights) for name in terms}
    held = {level: apportioned(amount, weights) for level, amount in whole.held.items()}
    parts = []
    for at, weight in enumerate(weights):
        terms_of_it: dict[str, Any] = {name: amounts[at] for name, amounts in split.items()}
        held_of_it = {level: amounts[at] for level, amounts in held.items() if amounts[at]}
        payments, unknown = (whole.payments, whole.unknown) if weight else (0, 0)
        parts.append(
            Balance(
                held=held_of_it,
                payments=payments,
                unknown=unknown,
                about=whole.about,
                **terms_of_it,
            )
        )
    return parts


@dataclass(frozen=True, slots=True)
class Arrival:
    """What is due to a community or place and what came: amounts in fen; *held* is what stands at the place itself.

    *came* and *passed* are what went through the place's own hands; both zero for a community.
    """

    due: Amount = NOTHING_DUE
    received: int = 0
    came: int = 0
    passed: int = 0
    held: int = 0
    spent: int = 0
    pooled: int = 0
    kept_over: int = 0
    communities: int = 0

    def plus(self, **more: int | Amount) -> Arrival:
        """The same with *more* added to its fields."""
        return replace(self, **{name: getattr(self, name) + value for name, value in more.items()})

    @property
    def short(self) -> Amount:
        """What is due and did not come; nothing where more came than is due."""
        if self.due.value is None:
            return self.due
        left = max(0, int(self.due.value) - self.received)
        return Amount(left, Unit.FEN, self.due.known, self.due.of, self.due.about)


def by_community(book: Book, accounts: Iterable[Account]) -> dict[str, Arrival]:
    """What is due to each community and what it received; what is due to a whole place is split equally among its own."""
    found: dict[str, Arrival] = defaultdict(Arrival)
    for account in accounts:
        for community, due in _due_by_community(book, account):
            found[community] = found[community].plus(due=due)
        for community, amount in account.received.items():
            found[community] = found[community].plus(received=amount)
        for community, amount in account.spent.items():
            found[community] = found[community].plus(spent=amount)
        for community, amount in account.pooled.items():
            found[community] = found[community].plus(pooled=amount)
        for kept, sign in ((account.brought, 1), (account.carried, -1)):
            for holder, amount in kept.items():
                if holder.kind == "community":
                    found[holder.code] = found[holder.code].plus(kept_over=sign * amount)
    return {code: replace(found[code], communities=1) for code in sorted(found)}


def _due_by_community(book: Book, account: Account) -> Iterator[tuple[str, Amount]]:
    whole: dict[str | None, list[Due]] = defaultdict(list)
    for due in account.dues:
        if due.community is not None:
            yield due.community, amount_of([due])
        else:
            whole[due.place].append(due)
    for place, dues in whole.items():
        members = book.members.get(place or book.names.city or "", ())
        known = [due.amount for due in dues if due.amount is not None]
        about = any(due.about for due in dues)
        for community, part in zip(members, equal_parts(known, len(members)), strict=True):
            yield community, Amount(part if known else None, Unit.FEN, 1, 1, about)


def equal_parts(amounts: Iterable[int], members: int) -> list[int]:
    """What each of *members* has of all *amounts*, each split equally; odd fen of an amount go to the first ones.

    The same as splitting each by :func:`registry.quantities.apportioned`, for thousands of amounts at once.
    """
    if not members:
        return []
    each, odd = 0, [0] * (members + 1)
    for amount in amounts:
        part, left = divmod(amount, members)
        each += part
        odd[left] += 1
    parts, more = [], 0
    for left in reversed(odd[1:]):
        more += left
        parts.append(each + more)
    return parts[::-1]


def by_place(book: Book, accounts: list[Account], level: Level) -> dict[str, Arrival]:
    """The same for streets or districts: their communities summed, and what went through their own hands."""
    found: dict[str, Arrival] = defaultdict(Arrival)
    top = book.names.city if book.names.top_level == level else None
    above = {
        home.code: home.street if level is Level.STREET else home.district or top
        for home in book.residences
    }
    for community, arrival in by_community(book, accounts).items():
        place = above.get(community)
        if place is None:
            continue
        found[place] = found[place].plus(
            due=arrival.due,
            received=arrival.received,
            spent=arrival.spent,
            pooled=arrival.pooled,
            communities=1,
        )
    for account in accounts:
        for holder in account.holders:
            if holder.kind == "place" and book.names.level_of_place(holder.code) == level:
                found[holder.code] = found[holder.code].plus(
                    came=account.came.get(holder, 0),
                    passed=account.went.get(holder, 0),
                    held=account.held(holder),
                )
    return {code: found[code] for code in sorted(found)}
