"""What forecasts and what came of them are called in words: remarks on one duty, the record of a department."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from catalog.forecasts import Forecast, Spread, TrackRecord
from registry.language import _, sentences
from registry.quantities import printed_decimal, yuan

PLACES = 2
"""Decimals of a printed ratio."""


def ratio(value: Fraction | None) -> Decimal | None:
    """A ratio as it is printed."""
    return None if value is None else printed_decimal(value, PLACES)


def remarks(found: Forecast) -> str:
    """What is to be known of the figures of a duty: what is missing, and that something was written as about."""
    hours, money = found.hours, found.money
    told = [
        _("no year tells of it alone") if not found.years else "",
        _("hours stated as about") if hours.about else "",
        _("no hours stated") if hours.stated is None else "",
        _("records without minutes") if hours.untimed else "",
        _("no work recorded")
        if found.years and hours.measured is None and not hours.untimed
        else "",
        _("{amount} more not due yet").format(amount=yuan(money.later)) if money.later else "",
        _("no money stated") if found.years and money.stated is None and not money.later else "",
        _("receipts unknown") if money.stated is not None and money.received is None else "",
    ]
    return _(", ").join(each for each in told if each)


def record_sentences(record: TrackRecord, name: str) -> str:
    """How the requests of the department called *name* have come true, in sentences."""
    return sentences(
        _("{department} had {count} requests admitted.").format(
            department=name, count=record.admitted
        ),
        *spread_sentences(record),
    )


def spread_sentences(record: TrackRecord) -> tuple[str, str]:
    """The medians and quartiles of hours and of money, each with the number of duties from which it is."""
    return _hours(record.hours), _money(record.money)


def _hours(spread: Spread | None) -> str:
    if spread is None:
        return _("Hours cannot be compared yet.")
    if spread.duties == 1:
        sentence = _("Hours recorded are {median} times those stated (of one duty).")
    else:
        sentence = _(
            "Hours recorded are {median} times those stated (median of {count} duties, quartiles {low}–{high})."
        )
    return _filled(sentence, spread)


def _money(spread: Spread | None) -> str:
    if spread is None:
        return _("Money cannot be compared yet.")
    if spread.duties == 1:
        sentence = _("Communities received {median} times the money stated (of one duty).")
    else:
        sentence = _(
            "Communities received {median} times the money stated (median of {count} duties, quartiles {low}–{high})."
        )
    return _filled(sentence, spread)


def _filled(sentence: str, spread: Spread) -> str:
    return sentence.format(
        count=spread.duties,
        low=ratio(spread.low),
        median=ratio(spread.median),
        high=ratio(spread.high),
    )
