"""``zhunru load``: how much work it is and who can carry it; each verb stands in a module of its own."""

from __future__ import annotations

from registry.command import LazyGroup
from registry.language import N_

VERBS: dict[str, tuple[str, str]] = {
    "show": (
        "registry.commands.load_show",
        N_("Hours of work, people required and people there, overloaded ones first."),
    ),
    "without": (
        "registry.commands.load_without",
        N_("What would be free without a department, a duty or a burden."),
    ),
    "cost": (
        "registry.commands.load_cost",
        N_("What the work of a year costs: hours, wage, goods, yearly and once."),
    ),
    "drivers": (
        "registry.commands.load_drivers",
        N_("Which input moves the people required most."),
    ),
    "standards": (
        "registry.commands.load_standards",
        N_("Time standards: those in force, and those that the work records suggest."),
    ),
}

command = LazyGroup(
    "load",
    lazy=VERBS,
    help=N_("The load: how much work lies on communities, and how many people it asks for."),
    example="zhunru load show --year 2025\nzhunru load without --burden 台账\nzhunru load standards list",
)
