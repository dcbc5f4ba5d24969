"""Figures and phrases that several builders need: amounts from measured rows, and changes in official wording."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from registry.language import _
from registry.quantities import Amount, Unit, printed_fen, round_half_up, share, show

ROWS_ON_PAGE = 20
"""Rows of a table that a page shows."""


def count(value: int | None) -> Amount:
    """A count; none counted is zero."""
    return Amount(value or 0, Unit.COUNT)


def hours(seconds: int | None, known: int, of: int) -> Amount:
    """Working time from seconds, known for *known* of *of* parts; unknown if for none."""
    if not known:
        return Amount(None, Unit.MINUTES, 0, max(of, 1))
    return Amount(int(round_half_up(Fraction(seconds or 0, 60))), Unit.MINUTES, known, of)


def money(fen: int | None, known: int, of: int, *, about: bool = False) -> Amount:
    """Money from fen, known for *known* of *of* parts."""
    return Amount(fen if known else None, Unit.FEN, known, max(of, 1), about)


def rounding_note(sums: Iterable[tuple[Iterable[int], Iterable[int]]]) -> str:
    """A footnote where money that sums exactly does not as it is printed; each of *sums* are both sides, in fen."""
    for left, right in sums:
        sides = [list(left), list(right)]
        exact = [sum(side) for side in sides]
        printed = [sum(map(printed_fen, side)) for side in sides]
        if exact[0] == exact[1] and printed[0] != printed[1]:
            return _(
                "Amounts are rounded where they are printed, so that parts may differ from their whole in the last digit; "
                "the exact ones are in the csv and json formats."
            )
    return ""


def median(values: Iterable[int]) -> Fraction | None:
    """The exact median; None of nothing."""
    ordered = sorted(values)
    if not ordered:
        return None
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return Fraction(ordered[middle])
    return Fraction(ordered[middle - 1] + ordered[middle], 2)


def change(before: int | Fraction, after: int | Fraction, unit: Unit = Unit.COUNT) -> str:
    """How an amount changed, in the wording of official reports; nothing to compare is said plainly."""
    then, now = show(before, unit), show(after, unit)
    if not before and not after:
        return _("none, before and now")
    if not before:
        return _("{after}; none before").format(after=now)
    rate = show(share(abs(Fraction(before) - after), before).value, Unit.SHARE)
    if after < before:
        sentence = (
            _("from {before} down to {after}, {rate} less")
            if unit is Unit.FEN
            else _("from {before} down to {after}, cut by {rate}")
        )
        return sentence.format(before=then, after=now, rate=rate)
    if after > before:
        return _("from {before} up to {after}, grown by {rate}").format(
            before=then, after=now, rate=rate
        )
    return _("{after}, unchanged").format(after=now)


def reduction(before: int, after: int) -> Amount:
    """The share by which a count fell; negative if it grew."""
    return share(before - after, before)


def by(rows: list[dict[str, Any]], *names: str) -> dict[Any, dict[str, Any]]:
    """Rows by the value, or values, of the named columns."""
    if len(names) == 1:
        return {row[names[0]]: row for row in rows}
    return {tuple(row[name] for name in names): row for row in rows}
