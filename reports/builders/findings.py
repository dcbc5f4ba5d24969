"""The list of findings: each with unit, fact and rule."""

from __future__ import annotations

from catalog.audit import audit
from catalog.duties import Suggestions
from registry.findings import Severity
from registry.language import _
from reports.document import Block, Figure, Figures, FindingList, Section, Text
from reports.figures import count
from reports.scope import Scope

ON_PAGE = 50


def findings_section(scope: Scope) -> Section:
    """Every broken rule, the weightiest first."""
    suggest = Suggestions(
        [duty.name for duty in scope.duties if duty.kind != "barred" and duty.ends is None]
    )
    found = tuple(audit(scope.measuring, scope.department, suggest))
    errors = sum(1 for finding in found if finding.severity is Severity.ERROR)
    blocks: list[Block] = [
        Figures(
            (
                Figure("findings.count", _("findings"), count(len(found))),
                Figure("findings.errors", _("of them against a rule"), count(errors)),
            )
        )
    ]
    if found:
        blocks.append(FindingList("findings.list", _("Findings"), found, ON_PAGE))
    else:
        blocks.append(Text(_("No rule is broken by what the register holds.")))
    return Section("findings", _("Findings"), tuple(blocks))
