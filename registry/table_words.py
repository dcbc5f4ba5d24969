"""What the tables of facts hold, in words."""

from __future__ import annotations

from registry.language import N_, _
from registry.sheets import tables

_OWN = {
    "burden": N_("burdens"),
    "alias": N_("other names"),
    "aside": N_("cells kept aside"),
    "move": N_("steps of requests"),
    "verdict": N_("verdicts"),
    "waiver": N_("waivers"),
    "admission": N_("admissions"),
    "due": N_("money due"),
}
"""Tables that no sheet fills, or several do; each other one goes by the name of its sheet."""


def table_label(table: str) -> str:
    """The name of a table of facts in the current tongue."""
    return _(_OWN[table]) if table in _OWN else tables()[table][0].label
