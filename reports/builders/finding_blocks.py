"""What every report says of its findings: how many, how many of them against a rule, and the list."""

from __future__ import annotations

from collections.abc import Sequence

from registry.findings import Finding, Severity
from registry.language import _
from reports.document import Block, Figure, Figures, FindingList, Text
from reports.figures import count


def finding_blocks(
    found: Sequence[Finding], ids: tuple[str, str, str], fine: str, on_page: int
) -> tuple[Block, ...]:
    """Blocks with the *ids* of the count, of the count of errors and of the list; *fine* is said where nothing is found."""
    errors = sum(1 for finding in found if finding.severity is Severity.ERROR)
    counted = Figures(
        (
            Figure(ids[0], _("findings"), count(len(found))),
            Figure(ids[1], _("of them against a rule"), count(errors)),
        )
    )
    if not found:
        return counted, Text(fine)
    return counted, FindingList(ids[2], _("Findings"), tuple(found), on_page)
