"""Why a figure changed: something came, something ended, it was measured anew, or the data were corrected."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from registry.language import N_, _
from reports.comparison.views import Row


class Cause(StrEnum):
    """Why a fact counts otherwise than it did."""

    NEW = "new"
    ENDED = "ended"
    REMEASURED = "remeasured"
    CORRECTED = "corrected"

    @property
    def label(self) -> str:
        """It in words."""
        return _(CAUSE_LABELS[self])

    @property
    def meaning(self) -> str:
        """What it stands for, in a sentence."""
        return _(_MEANINGS[self])


CAUSE_LABELS = {
    Cause.NEW: N_("new"),
    Cause.ENDED: N_("ended"),
    Cause.REMEASURED: N_("re-measured"),
    Cause.CORRECTED: N_("data corrected"),
}

_MEANINGS = {
    Cause.NEW: N_("New: it did not count then and began since."),
    Cause.ENDED: N_("Ended: it counted then and ended since."),
    Cause.REMEASURED: N_("Re-measured: it counted on both days, with another value."),
    Cause.CORRECTED: N_(
        "Data corrected: of the same day the register now says something else than it said then; an entry recorded it late, "
        "stated it otherwise or withdrew it."
    ),
}


@dataclass(frozen=True, slots=True)
class Change:
    """A thing that counts otherwise: why, its *then* and *now* in the unit of the trail, and *why* in words.

    *label* says what it is. *row_then* and *row_now* are its first facts on both sides, of which one may be missing; *places*
    is the number of communities in which it changed, *facts* how many facts of one thing are told together.
    """

    cause: Cause
    then: int
    now: int
    row_then: Row | None
    row_now: Row | None
    row: Row
    label: str
    why: str
    places: int = 1
    facts: int = 1

    @property
    def difference(self) -> int:
        """By how much it counts more."""
        return self.now - self.then
