"""The accounts by duty, year, department, community and place.

By duty, money that covers several duties is split as the sheet of splits says, and marked. By department, what became of
the money of one duty and year is shared out among those who put it up, as their sums stand to each other, where there
are several: no record says whose yuan stopped at which street.
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


@dataclass(frozen=True, slots=True)
class Split:
    """How money that covers several duties is split: codes of the duties, their parts, and by which rule."""

    duties: tuple[str, ...]
    parts: tuple[int, ...]
    rule: str


def splits(book: Book) -> dict[str, Split]:
    """The splits by the money that they split."""
    rows: dict[str, list[tuple[str, int, str]]] = defaultdict(list)
    for row in book.measuring.rows("splits"):
        rule = row["rule"] or row["source"] or ""
        rows[book.duties.code(row["pot"])].append(
            (book.duties.code(row["duty"]), row["parts"], rule)
        )
    return {
        pot: Split(
            tuple(duty for duty, _parts, _rule in lines),
            tuple(parts for _duty, parts, _rule in lines),
            next((rule for _duty, _parts, rule in lines if rule), ""),
        )
        for pot, lines in rows.items()
    }


def by_duty(book: Book, accounts: Iterable[Account]) -> dict[str | None, Balance]:
    """Balances by duty (None: no duty is named), lump sums split."""
    ways = splits(book)
    found: dict[str | None, Balance] = {}
    for account in accounts:
        balance = account.balance(book.names)
        way = ways.get(account.duty or "")
        if way is None:
            found[account.duty] = found.get(account.duty, Balance()) + balance
            continue
        for duty, part in zip(way.duties, balance.apportioned(list(way.parts)), strict=True):
            found[duty] = found.get(duty, Balance()) + part
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
    parts = _shared_out(book, whole, names, [paid[name] for name in names])
    found: dict[Holder | None, Balance] = {}
    for name, part in zip(names, parts, strict=True):
        dues = [due for due in account.dues if due.debtor == name]
        owed, on_that, besides = settled.get(name, (0, 0, 0))
        due = amount_of(dues) if dues else NOTHING_DUE
        is_due = whole.due.value is not None
        own = replace(
            part,
            due=due,
            promised=amount_of(promised[name]),
            paid=paid[name],
            unpaid=owed - on_that,
            overpaid=besides if is_due else 0,
            undue=0 if is_due else besides,
            floor=any(one.floor for one in dues),
        )
        # What is received follows from the rest, so that every part comes out even.
        found[name] = replace(own, received=own.received + own.difference)
    return found


def _shared_out(
    book: Book, whole: Balance, names: list[Holder | None], paid: list[int]
) -> list[Balance]:
    """The terms of *whole* shared out as what was paid stands; nothing of them to who paid nothing.

    What a place put up itself is never held at a place of its own level, nor above.
    """
    weights = paid if any(paid) else [1, *[0] * (len(paid) - 1)]
    terms = ("brought", "bought", "carried", "refunded", "in_kind", "pooled", "spent", "received")
    split = {name: apportioned(getattr(whole, name), weights) for name in terms}
    held = {
        level: apportioned(amount, _able(book, level, names, weights))
        for level, amount in whole.held.items()
    }
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


_FROM_ABOVE = (Level.CITY, Level.DISTRICT, Level.STREET)


def _able(book: Book, level: Level, names: list[Holder | None], weights: list[int]) -> list[int]:
    """The weights of those whose money can be held at *level*; all of them where that leaves none."""
    if level not in _FROM_ABOVE:
        return weights
    at_or_below = _FROM_ABOVE[_FROM_ABOVE.index(level) :]
    able = [
        0 if name and name.kind == "place" and level_of(name, book.names) in at_or_below else weight
        for name, weight in zip(names, weights, strict=True)
    ]
    return able if any(able) else weights


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
    above = {
        home.code: home.street if level is Level.STREET else home.district
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
            if holder.kind == "place" and book.names.places.get(holder.code, ("", ""))[1] == level:
                found[holder.code] = found[holder.code].plus(
                    came=account.came.get(holder, 0),
                    passed=account.went.get(holder, 0),
                    held=account.held(holder),
                )
    return {code: found[code] for code in sorted(found)}
