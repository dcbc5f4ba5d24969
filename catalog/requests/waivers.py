"""Waivers: a failed check for which somebody answers, named, dated, with the reason and the day on which it ends."""

from __future__ import annotations

from dataclasses import dataclass

from registry.language import _, sentences
from registry.store import Register


@dataclass(frozen=True, slots=True)
class Waiver:
    """A failed check of a request that *by* waived; *until* is the first day on which that no longer holds."""

    request: str
    rule: str
    by: str
    reason: str
    date: str
    until: str | None

    def holds_on(self, day: str) -> bool:
        """Whether it holds on *day*."""
        return self.date <= day < (self.until or "9999")

    def sentence(self, evidence: str | None = None) -> str:
        """Who waived the check, when, why, and until when; behind where the fact comes from."""
        told = _("{by} waived it on {date}: {reason}.").format(
            by=self.by, date=self.date, reason=self.reason.rstrip("。.")
        )
        if self.until:
            told = sentences(
                told, _("The waiver no longer holds from {until} on.").format(until=self.until)
            )
        return _("; ").join([evidence, told]) if evidence else told


def waivers(register: Register, request: str | None = None) -> dict[str, list[Waiver]]:
    """The live waivers by request; a later one of the same check counts."""
    rows = register.query(
        "SELECT request, rule, waived_by, reason, date, until FROM waiver WHERE until_entry IS NULL "
        + ("AND request = ? " if request else "")
        + "ORDER BY id",
        (request,) if request else (),
    )
    found: dict[str, list[Waiver]] = {}
    for row in rows:
        found.setdefault(row[0], []).append(Waiver(*row))
    return found
