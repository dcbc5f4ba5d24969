"""Chance that falls alike on every machine: the example is the same bytes for the same seed."""

from __future__ import annotations

import random
import zlib
from collections.abc import Sequence
from datetime import date, timedelta
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """Draws from a seed and a purpose; only ``random()`` is used, whose sequence Python promises to keep.

    Each purpose has dice of its own, so that a change to one part of the example leaves the others as they were.
    """

    def __init__(self, seed: int, purpose: str) -> None:
        self._random = random.Random(
            seed * 4_294_967_296 + zlib.crc32(purpose.encode("utf-8"))
        ).random

    def below(self, limit: int) -> int:
        """A whole number from 0 to *limit* − 1."""
        return int(self._random() * limit)

    def between(self, low: int, high: int) -> int:
        """A whole number from *low* to *high*, both included."""
        return low + int(self._random() * (high - low + 1))

    def skewed(self, low: int, high: int) -> int:
        """A whole number from *low* to *high*; small ones come more often."""
        first, second = self._random(), self._random()
        return low + int(first * second * (high - low + 1))

    def hit(self, percent: float) -> bool:
        """True in *percent* of a hundred cases."""
        return self._random() * 100 < percent

    def pick(self, things: Sequence[T]) -> T:
        """One of *things*."""
        return things[int(self._random() * len(things))]

    def weighted(self, chances: Sequence[tuple[T, int]]) -> T:
        """One of the things, each as often as the weight beside it says."""
        point = self._random() * sum(weight for _thing, weight in chances)
        for thing, weight in chances:
            point -= weight
            if point < 0:
                return thing
        return chances[-1][0]

    def shuffled(self, things: Sequence[T]) -> list[T]:
        """*things* in another order."""
        result = list(things)
        for index in range(len(result) - 1, 0, -1):
            other = int(self._random() * (index + 1))
            result[index], result[other] = result[other], result[index]
        return result

    def some(self, things: Sequence[T], count: int) -> list[T]:
        """*count* different ones of *things*, in their own order."""
        chosen = sorted(self.shuffled(range(len(things)))[:count])
        return [things[index] for index in chosen]

    def day(self, first: date, last: date) -> date:
        """A day from *first* to *last*, both included."""
        return first + timedelta(days=self.between(0, (last - first).days))


def shared_out(total: int, weights: Sequence[int]) -> list[int]:
    """*total* split by *weights* into whole numbers that sum to it; the greatest remainders are rounded up."""
    whole = sum(weights)
    parts = [total * weight // whole for weight in weights]
    remainders = sorted(
        range(len(weights)), key=lambda index: (-(total * weights[index] % whole), index)
    )
    for index in remainders[: total - sum(parts)]:
        parts[index] += 1
    return parts
