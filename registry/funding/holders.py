"""Who holds public money, and at which level."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import NamedTuple

from registry.language import N_, _
from registry.names import Directory


class Holder(NamedTuple):
    """A holder of money: what it is (department, place, community, treasury, supplier, other) and its code."""

    kind: str
    code: str


@cache
def holder_of(kind: str, code: str) -> Holder:
    """The holder of that kind and code; the same object each time, as a book names few of them very often."""
    return Holder(kind, code)


SOURCES = frozenset({"department", "treasury", "other"})
"""Kinds of holder that may put up money of their own: what they paid out beyond what came to them."""


class Level(StrEnum):
    """Where money can stop on its way to communities."""

    DEPARTMENT = "department"
    CITY = "city"
    DISTRICT = "district"
    STREET = "street"
    ELSEWHERE = "elsewhere"

    @property
    def label(self) -> str:
        """Its name in the current tongue."""
        return _(LEVEL_LABELS[self])


LEVEL_LABELS = {
    Level.DEPARTMENT: N_("departments and treasuries"),
    Level.CITY: N_("city"),
    Level.DISTRICT: N_("districts"),
    Level.STREET: N_("streets"),
    Level.ELSEWHERE: N_("elsewhere"),
}


def level_of(holder: Holder, names: Directory) -> Level:
    """The level at which money stands that *holder* holds; what the register does not know is elsewhere."""
    if holder.kind in ("department", "treasury"):
        return Level.DEPARTMENT
    if holder.kind == "place" and holder.code in names.places:
        return Level(names.level_of_place(holder.code))
    return Level.ELSEWHERE


def name_of(holder: Holder | None, names: Directory) -> str:
    """The name of a holder; a place or community that is not live any more goes by its code."""
    if holder is None:
        return _("no department stated")
    if holder.kind == "community" and holder.code not in names.communities:
        return holder.code
    return names.full_name(holder.kind, holder.code)
