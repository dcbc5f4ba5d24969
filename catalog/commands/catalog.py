"""``zhunru catalog``: the access catalogue; each verb stands in a module of its own."""

from __future__ import annotations

from registry.command import LazyGroup
from registry.language import N_

VERBS: dict[str, tuple[str, str]] = {
    "find": ("catalog.commands.catalog_find", N_("Whether something is permitted, and by what.")),
    "list": ("catalog.commands.catalog_list", N_("List the duties that hold, or an edition.")),
    "show": ("catalog.commands.catalog_show", N_("Show everything known of one duty.")),
    "add": ("catalog.commands.catalog_add", N_("Record one duty of an edition.")),
    "retire": ("catalog.commands.catalog_retire", N_("Record why a duty left an edition.")),
    "diff": ("catalog.commands.catalog_diff", N_("What differs between two editions.")),
    "check": ("catalog.commands.catalog_check", N_("Audit the catalogue itself.")),
}

command = LazyGroup(
    "catalog",
    lazy=VERBS,
    help=N_("The access catalogue: what communities may be asked to do."),
    example="zhunru catalog find 养老",
)
