"""``zhunru load standards``: the time standards; each verb stands in a module of its own."""

from __future__ import annotations

from registry.command import LazyGroup
from registry.language import N_

VERBS: dict[str, tuple[str, str]] = {
    "list": (
        "registry.commands.load_standards_list",
        N_("The time standards in force: minutes a piece, evidence, source, from when."),
    ),
    "suggest": (
        "registry.commands.load_standards_suggest",
        N_("Time standards that the work records suggest, and from how many."),
    ),
}

command = LazyGroup(
    "standards",
    lazy=VERBS,
    help=N_("Time standards: how many minutes a piece of a duty takes."),
    example="zhunru load standards list\nzhunru load standards suggest -o 定额建议.csv",
)
