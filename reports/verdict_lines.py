"""A verdict on the terminal, in plain lines: the advice first, then what stands in the way and what would change it."""

from __future__ import annotations

from collections.abc import Iterator

from catalog.requests.hearing import UNFILED
from catalog.vetting import Verdict
from registry.command import wrapped
from registry.findings import Finding, Outcome
from registry.language import _
from reports.earlier import Earlier
from reports.wording import OUTCOME_MARKS, advice_sentence, rule_text

ROOM = 78


def verdict_lines(
    verdict: Verdict,
    *,
    earlier: Earlier | None = None,
    passes: bool = True,
    room: int = ROOM,
) -> Iterator[str]:
    """The lines of a verdict; *passes* tells the rules that are kept as well, *earlier* what came of earlier requests."""
    request = verdict.request
    head = _("Not filed: {name}") if request.code == UNFILED else _("Request {code}: {name}")
    yield head.format(code=request.code, name=request.name)
    yield advice_sentence(verdict)
    told = [finding for finding in verdict.findings if finding.outcome is not Outcome.PASS]
    kept = verdict.of(Outcome.PASS)
    for finding in told:
        yield ""
        yield from _finding(finding, room)
    if kept:
        yield ""
        yield _("{count} rules are kept:").format(count=len(kept))
        if passes:
            for finding in kept:
                yield from hung(
                    f"{OUTCOME_MARKS[Outcome.PASS]} ", f"{finding.message} {finding.code}", room
                )
        else:
            yield from hung("    ", _(", ").join(finding.code for finding in kept), room)
    if earlier:
        yield ""
        yield from wrapped(earlier.text, room)


def _finding(finding: Finding, room: int) -> Iterator[str]:
    yield from hung(f"{OUTCOME_MARKS[finding.outcome]} ", finding.message, room)
    yield from hung("    ", _("Rule: {rule}").format(rule=rule_text(finding)), room)
    waived = finding.outcome is Outcome.WAIVED
    if finding.evidence:
        head = (
            _("Where from, and who waived it: {evidence}")
            if waived
            else _("Where from: {evidence}")
        )
        yield from hung("    ", head.format(evidence=finding.evidence), room)
    if finding.remedy and not waived:
        yield from hung("  → ", finding.remedy, room)


def hung(head: str, text: str, room: int) -> Iterator[str]:
    """The text behind *head*, later lines hanging under its beginning."""
    for number, line in enumerate(wrapped(text, room - 4)):
        yield (head if number == 0 else "    ") + line
