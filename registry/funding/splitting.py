"""Money that covers several duties becomes money of each: by stated parts, to the fen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from registry.funding.account import Account
from registry.funding.dues import Due
from registry.quantities import apportioned

_BY_HOLDER = ("received", "spent", "pooled", "brought", "carried", "went")
_SUMS = ("bought", "refunded", "in_kind")


def split_account(account: Account, duties: Sequence[str], weights: Sequence[int]) -> list[Account]:
    """The account in one for each of *duties*, as *weights* stand to each other; to be absorbed by theirs.

    What each community received, what each holder passed on and what it has left are split by largest remainder; what
    came to a holder follows, so that no odd fen is held by anybody. The parts sum to the account, and each comes out
    even.
    """
    parts = [Account(duty, account.year, is_split=True) for duty in duties]
    for name in _BY_HOLDER:
        for key, amount in getattr(account, name).items():
            for part, share in zip(parts, apportioned(amount, weights), strict=True):
                getattr(part, name)[key] = share
    for name in _SUMS:
        for part, share in zip(parts, apportioned(getattr(account, name), weights), strict=True):
            setattr(part, name, share)
    for holder in account.holders:
        for part, share in zip(parts, apportioned(account.net(holder), weights), strict=True):
            part.came[holder] = share - part.net(holder)
    for part in parts:
        part.payments, part.unknown, part.about = account.payments, account.unknown, account.about
        _settle_odd_fen(account, part)
    parts[0].flows = list(account.flows)
    _split_dues(account, parts, weights)
    return parts


def _settle_odd_fen(account: Account, part: Account) -> None:
    """What the shares of a part are apart is put on the holder with the largest sum: it gave, or holds, that fen."""
    holders = account.holders
    apart = sum(part.received.values()) + part.bought
    apart += sum(part.came.get(one, 0) - part.went.get(one, 0) for one in holders)
    if not apart:
        return
    if holders:
        largest = max(holders, key=lambda one: (abs(account.net(one)), one))
        part.came[largest] -= apart
    else:
        part.received[min(part.received)] -= apart


def _split_dues(account: Account, parts: Sequence[Account], weights: Sequence[int]) -> None:
    """Each due and promise is split among the parts."""
    duties = [str(part.duty) for part in parts]
    for due in account.dues:
        for part, one in zip(parts, _split_due(due, duties, weights), strict=True):
            part.dues.append(one)
    for due in account.promises:
        for part, one in zip(parts, _split_due(due, duties, weights), strict=True):
            part.promises.append(one)


def _split_due(due: Due, duties: Sequence[str], weights: Sequence[int]) -> list[Due]:
    shares = [None] * len(duties) if due.amount is None else apportioned(due.amount, weights)
    return [
        replace(due, duty=duty, amount=share) for duty, share in zip(duties, shares, strict=True)
    ]
