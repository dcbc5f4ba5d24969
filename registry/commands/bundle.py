"""``zhunru bundle``: exchange between levels; each verb stands in a module of its own."""

from __future__ import annotations

from registry.command import LazyGroup
from registry.language import N_

VERBS: dict[str, tuple[str, str]] = {
    "export": (
        "registry.commands.bundle_export",
        N_("Write what the register holds of a district into one checked file."),
    ),
    "import": (
        "registry.commands.bundle_import",
        N_("Take a district's bundle in, checked, as one entry."),
    ),
}

command = LazyGroup(
    "bundle",
    lazy=VERBS,
    help=N_(
        "Exchange between levels: a district's facts go to the city as one file, with hashes and the head of the chain."
    ),
    example="zhunru bundle export --district 碧山区 -o 碧山区.zip\nzhunru bundle import 碧山区.zip --dry-run",
)
