"""What an hour of a community worker costs, from the settings of the register; the tool ships no rate of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from registry.language import _
from registry.periods import WORKING_DAYS
from registry.quantities import decimal_text, yuan
from registry.settings import HOURLY, HOURS, LOADING, WAGE

ALL = 100


@dataclass(frozen=True, slots=True)
class Rate:
    """What an hour costs, in fen, and where that comes from."""

    fen: Fraction | None
    evidence: str | None


def hourly_rate(parameter: Callable[[str], Fraction | None]) -> Rate:
    """The register's cost of an hour, else the loaded yearly wage over the working hours of a year; unknown without either."""
    hourly = parameter(HOURLY)
    if hourly is not None:
        return Rate(hourly * 100, _("parameter {name}").format(name=HOURLY))
    wage, hours = parameter(WAGE), parameter(HOURS)
    if wage is None or not hours:
        return Rate(None, None)
    loading = parameter(LOADING) or Fraction(0)
    fen = wage * 100 * (1 + loading / ALL) / (WORKING_DAYS * hours)
    evidence = _("{wage} a year ({name}) ÷ {days} days ÷ {hours} hours").format(
        wage=yuan(round(wage * 100)), name=WAGE, days=WORKING_DAYS, hours=hours
    )
    if loading:
        evidence = _("{evidence}, and {share}% on top ({name})").format(
            evidence=evidence, share=decimal_text(loading, 1), name=LOADING
        )
    return Rate(fen, evidence)
