"""``zhunru report``: each report stands in a module of its own."""

from __future__ import annotations

from registry.command import LazyGroup
from registry.language import N_

VERBS: dict[str, tuple[str, str]] = {
    "burden": (
        "reports.commands.report_burden",
        N_("What lies on communities, who put it there, and what breaks a rule."),
    ),
    "funding": (
        "reports.commands.report_funding",
        N_("Whether the money follows the duty, and where it stops."),
    ),
    "department": (
        "reports.commands.report_department",
        N_("A department's bill: what it pushed down, what that costs, what it paid and owes."),
    ),
    "league": (
        "reports.commands.report_league",
        N_("Departments by the work they pushed down and the money that followed."),
    ),
    "staffing": (
        "reports.commands.report_staffing",
        N_("Quota and people by post, norms, grids, pay, training, appraisal, questionnaires."),
    ),
    "pack": (
        "reports.commands.report_pack",
        N_("The whole set of papers in one folder, in every format."),
    ),
    "needs": (
        "reports.commands.report_needs",
        N_("Needs and problems that communities reported, and how they are settled."),
    ),
    "rectification": (
        "reports.commands.report_rectification",
        N_("The rectification ledger: problems by unit, deadline and result."),
    ),
    "load": (
        "reports.commands.report_load",
        N_("How much work lies on communities, and how many people it asks for."),
    ),
    "community": (
        "reports.commands.report_community",
        N_("One community on one page, or all of them side by side."),
    ),
    "compare": (
        "reports.commands.report_compare",
        N_("Any of these beside an earlier one: what changed, and why."),
    ),
}

command = LazyGroup(
    "report",
    lazy=VERBS,
    help=N_("Reports that leadership reads, on paper, screen or projector."),
    example="zhunru report burden --period 2026 -o 负担报告.html\nzhunru report funding --year 2026 -o 经费报告.html",
)
