"""Sentences of the gate's papers that terminal and documents share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalog.profiles.settings import Status
from registry.findings import Finding, Outcome
from registry.language import _

if TYPE_CHECKING:
    from catalog.vetting import Verdict
    from registry.names import Directory


def advice_sentence(verdict: Verdict) -> str:
    """The advice with what it follows from, in one sentence."""
    return _("Advice: {advice}. Rules: {profile}. As of {day}.").format(
        advice=verdict.advice.label, profile=verdict.profile.title, day=verdict.as_of
    )


def rule_text(finding: Finding) -> str:
    """The rule in prose with its document and code; that it is the tool's own convention where it has none."""
    prose = _(finding.rule.prose or finding.rule.sentence).format_map(_Facts(finding.facts))
    source = finding.source or Status.TOOL.label
    return _("{rule} [{source}] {code}").format(rule=prose, source=source, code=finding.code)


class _Facts(dict[str, object]):
    """Facts of a finding; what a finding does not say stays as a dash."""

    def __missing__(self, key: str) -> str:
        return "—"


def notice_of(names: Directory) -> str:
    """What stands on every page: that the data are an example's, if they are."""
    city = names.city
    return _("Example data: everything here is invented.") if city and "示例" in city else ""


OUTCOME_MARKS = {
    Outcome.FAIL: "[×]",
    Outcome.UNDETERMINED: "[?]",
    Outcome.WAIVED: "[~]",
    Outcome.PASS: "[√]",
}
"""Marks that every console can print."""
