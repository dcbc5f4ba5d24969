"""The hours that a request takes, by its own figures."""

from __future__ import annotations

from fractions import Fraction

from catalog.requests import Request


def hours_each(request: Request, reach: int) -> Fraction | None:
    """Hours a year in each of *reach* communities: volume shared equally, else occasions; None where not stated."""
    if request.minutes_each is None or not reach:
        return None
    if request.volume is not None:
        return Fraction(request.volume * request.minutes_each, 60 * reach)
    if request.yearly_60 is None:
        return None
    return Fraction(request.yearly_60 * request.minutes_each, 60 * 60)
