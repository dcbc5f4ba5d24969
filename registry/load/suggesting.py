"""Time standards that the records suggest: the median and the middle half of what a piece took, and from how many."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from registry.quantities import round_half_up
from registry.wording import Duties


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Whole minutes a piece (quarter, median, three quarters) of a duty; how many records and communities say so."""

    duty: str
    low: int
    middle: int
    high: int
    records: int
    communities: int
    pieces: int


def suggestions(rows: Iterable[dict[str, Any]], duties: Duties) -> list[Suggestion]:
    """From rows of the measure ``piece_times``, in order of the duties; each record counts once, whatever its pieces."""
    took: dict[str, list[Fraction]] = defaultdict(list)
    where: dict[str, set[str]] = defaultdict(set)
    pieces: dict[str, int] = defaultdict(int)
    for row in rows:
        duty = duties.code(row["duty"])
        took[duty].append(Fraction(row["minutes"], row["pieces"]))
        where[duty].add(row["community"])
        pieces[duty] += row["pieces"]
    found = []
    for duty in sorted(took):
        each = sorted(took[duty])
        low, middle, high = (
            int(round_half_up(quantile(each, Fraction(part, 4)))) for part in (1, 2, 3)
        )
        found.append(Suggestion(duty, low, middle, high, len(each), len(where[duty]), pieces[duty]))
    return found


def quantile(ordered: Sequence[Fraction], part: Fraction) -> Fraction:
    """The quantile of sorted values by linear interpolation between neighbours; the median at one half."""
    at = part * (len(ordered) - 1)
    below = int(at)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (at - below)
