"""``zhunru rectify``: the rectification ledger."""

from __future__ import annotations

from registry.command import LazyGroup
from registry.language import N_

VERBS: dict[str, tuple[str, str]] = {
    "list": (
        "reports.commands.rectify_list",
        N_("What is to be put right, by whom and by when; the overdue first."),
    ),
    "assign": (
        "reports.commands.rectify_assign",
        N_("Hand problems to a unit, with a deadline and a target."),
    ),
    "close": ("reports.commands.rectify_close", N_("Record that a problem was put right.")),
}

command = LazyGroup(
    "rectify",
    lazy=VERBS,
    help=N_(
        "The rectification ledger: every finding has a stable key, is handed to a unit with a deadline and a target, and "
        "is closed with its result."
    ),
    example="zhunru rectify list\nzhunru rectify assign WT-3F9A01BC --deadline 2026-06-30 --target 全部摘除",
)
