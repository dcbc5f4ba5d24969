"""``zhunru fund``: the account of the money; each verb stands in a module of its own."""

from __future__ import annotations

from registry.command import LazyGroup
from registry.language import N_

VERBS: dict[str, tuple[str, str]] = {
    "due": ("registry.commands.fund_due", N_("What is due, of whom, by which document.")),
    "pay": ("registry.commands.fund_pay", N_("Record a payment from one holder to another.")),
    "balance": (
        "registry.commands.fund_balance",
        N_("Due, paid, held on the way, received, unpaid; it comes out even."),
    ),
    "trace": (
        "registry.commands.fund_trace",
        N_("The payments behind a figure, with their file and row."),
    ),
    "assert": (
        "registry.commands.fund_assert",
        N_("Hold what communities say they received against the account."),
    ),
}

command = LazyGroup(
    "fund",
    lazy=VERBS,
    help=N_("The account of the money: does the funding follow the duty, and where does it stop."),
    example="zhunru fund balance --year 2025\nzhunru fund trace 青松社区 --year 2025",
)
