"""The list of findings: each with unit, fact and rule."""

from __future__ import annotations

from catalog.audit import audit
from catalog.duties import Suggestions
from registry.language import _
from reports.builders.finding_blocks import finding_blocks
from reports.document import Section
from reports.scope import Scope

ON_PAGE = 50


def findings_section(scope: Scope) -> Section:
    """Every broken rule, the weightiest first."""
    suggest = Suggestions(
        [duty.name for duty in scope.duties if duty.kind != "barred" and duty.ends is None]
    )
    blocks = finding_blocks(
        list(audit(scope.measuring, scope.department, suggest)),
        ("findings.count", "findings.errors", "findings.list"),
        _("No rule is broken by what the register holds."),
        ON_PAGE,
    )
    return Section("findings", _("Findings"), blocks)
