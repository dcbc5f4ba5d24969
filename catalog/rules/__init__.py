"""The checks, one file for each family; each check is one function from a case to its findings.

A check gives one finding: the rule is kept, broken, or it cannot be told. It gives none where the rule does not concern
the request, or the profile has no such rule.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from catalog.vetting.case import Case
    from registry.findings import Finding

Check: TypeAlias = "Callable[[Case], list[Finding]]"

FAMILIES = (
    "form",
    "routes",
    "basis",
    "barred",
    "burdens",
    "likeness",
    "part",
    "money",
    "follow",
    "limits",
    "procedure",
    "term",
    "offset",
    "load",
)
"""The families in the order in which their findings are told; each module names its checks in ``CHECKS``."""


@cache
def checks() -> tuple[Check, ...]:
    """All checks in the order in which their findings are told."""
    found: list[Check] = []
    for family in FAMILIES:
        found.extend(import_module(f"catalog.rules.{family}").CHECKS)
    return tuple(found)
