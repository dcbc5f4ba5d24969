"""Whether a wording of a duty is listed for one community or place on a day, as the measures of the catalogue decide it."""

from __future__ import annotations

from dataclasses import dataclass

import catalog.measures  # noqa: F401  (makes the catalogue's measures known)
from registry.measures import Measuring
from registry.store import Register

EVERYTHING = 2**62


@dataclass(frozen=True, slots=True)
class Standing:
    """What the catalogue says: listed, purchase, barred, expired, unlisted, undetermined (no catalogue holds then)."""

    status: str
    code: str | None = None

    @property
    def must_be_done(self) -> bool:
        """Whether a community has to do it."""
        return self.status == "listed"


def standing(
    register: Register, wording: str, day: str, community: str | None, place: str | None
) -> Standing:
    """What the catalogue and decisions say of *wording* (code, name or another name) on *day* for that scope."""
    measuring = Measuring(register, {"known": EVERYTHING})
    whole = 0 if community else 1
    own = {
        row["zone"]
        for row in measuring.rows("zone")
        if row["code"] == (community or place) and row["whole"] == whole
    }
    rows = {
        row["zone"]: row
        for row in measuring.rows("listing")
        if row["wording"] == wording and row["starts"] <= day < row["ends"]
    }
    found = next((rows[zone] for zone in own if zone in rows), rows.get(""))
    if found is not None and found["status"] != "unlisted":
        bought = found["status"] == "listed" and found["kind"] == "purchasable"
        return Standing("purchase" if bought else found["status"], found["code"])
    starts = [row["starts"] for row in measuring.rows("catalogued") if row["zone"] in ("", *own)]
    return Standing("unlisted" if any(first <= day for first in starts) else "undetermined")
