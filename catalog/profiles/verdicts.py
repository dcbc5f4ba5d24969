"""What vetting advises, and the table by which it follows from findings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fnmatch import fnmatchcase
from functools import lru_cache

from registry.findings import Finding, Outcome
from registry.language import N_, _


class Advice(StrEnum):
    """The advice on a request; only people decide."""

    ADMIT = "admit"
    ON_CONDITIONS = "admit_on_conditions"
    RETURN = "return"
    REFUSE = "refuse"
    BUY = "buy_service"
    EXEMPT = "exempt"
    UNDETERMINED = "undetermined"

    @property
    def label(self) -> str:
        """Its name in the current tongue."""
        return _(ADVICE_LABELS[self])


ADVICE_LABELS = {
    Advice.ADMIT: N_("admit"),
    Advice.ON_CONDITIONS: N_("admit on conditions"),
    Advice.RETURN: N_("return for completion"),
    Advice.REFUSE: N_("do not admit"),
    Advice.BUY: N_("buy the service instead"),
    Advice.EXEMPT: N_("no admission needed"),
    Advice.UNDETERMINED: N_("cannot be determined"),
}

FAVOURABLE = frozenset({Advice.ADMIT, Advice.EXEMPT})
"""Advice after which nothing stands in the way."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: *gives* is advised if a check whose code fits a pattern has that outcome."""

    gives: Advice
    fails: tuple[str, ...] = ()
    undetermined: tuple[str, ...] = ()
    passes: tuple[str, ...] = ()
    profile: str = ""

    def fits(self, findings: Iterable[Finding]) -> bool:
        """Whether one of the findings is what the line waits for; a line without patterns always fits."""
        if not (self.fails or self.undetermined or self.passes):
            return True
        return any(map(self.waits_for, findings))

    def waits_for(self, finding: Finding) -> bool:
        """Whether the advice follows from this finding."""
        patterns = {
            Outcome.FAIL: self.fails,
            Outcome.UNDETERMINED: self.undetermined,
            Outcome.PASS: self.passes,
        }.get(finding.outcome, ())
        return not finding.advisory and _fits(finding.code, patterns)


@lru_cache(maxsize=4096)
def _fits(code: str, patterns: tuple[str, ...]) -> bool:
    """Whether a code fits one of the patterns; a thousand requests ask the same few questions."""
    return any(fnmatchcase(code, pattern) for pattern in patterns)


def deciding_row(table: Iterable[Row], findings: Iterable[Finding]) -> Row | None:
    """The first line of the table that fits; proposals do not count."""
    binding = [finding for finding in findings if not finding.advisory]
    return next((row for row in table if row.fits(binding)), None)


def advice(table: Iterable[Row], findings: Iterable[Finding]) -> Advice:
    """What the first fitting line of the table gives; without any, it cannot be determined."""
    row = deciding_row(table, findings)
    return row.gives if row else Advice.UNDETERMINED
