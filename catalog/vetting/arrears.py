"""Arrears: what departments owe for earlier duties, so that a new request is not filed upon an old debt."""

from __future__ import annotations

from typing import NamedTuple

from registry.measures import Measuring
from registry.store import Register

EVERYTHING = 2**62


class Arrear(NamedTuple):
    """Money that a department owes for a duty: due up to the day, less what it paid, in fen; due on the first day."""

    department: str
    duty: str
    due: int
    paid: int
    due_on: str | None
    source: str


def arrears(register: Register, department: str, day: str) -> list[Arrear]:
    """Money that *department* owes on *day*, the largest first; a duty whose payments nobody recorded is owed whole."""
    rows = Measuring(register, {"known": EVERYTHING, "as_of": day, "department": department}).rows(
        "owed"
    )
    owed = [
        Arrear(row["department"], row["duty"], row["due"], row["paid"], row["since"], row["source"])
        for row in rows
        if row["due"] > row["paid"]
    ]
    return sorted(owed, key=lambda one: (one.paid - one.due, one.department, one.duty))
