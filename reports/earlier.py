"""What came of the requests that a department had admitted before: shown beside a verdict, and deciding nothing.

It is read after the verdict and outside of what the checks read, so that no verdict on record becomes stale by it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from registry.language import _, sentences

if TYPE_CHECKING:
    from catalog.forecasts import Spread, TrackRecord
    from catalog.requests import Request
    from registry.store import Register

_ANY = (
    "SELECT 1 FROM admission WHERE until_entry IS NULL AND department = ? AND request <> ? "
    "AND kind <> 'purchasable' AND COALESCE(valid_from, '') <= ? LIMIT 1"
)


@dataclass(frozen=True, slots=True)
class Earlier:
    """The record of a department by its earlier requests, and the department's name."""

    name: str
    record: TrackRecord

    @property
    def text(self) -> str:
        """It in sentences, in the current tongue."""
        from catalog.forecast_words import record_sentences  # noqa: PLC0415  (only where it is told)

        return sentences(
            record_sentences(self.record, self.name),
            _("This is for information; the advice does not follow from it."),
        )

    def as_json(self) -> dict[str, Any]:
        """It as the documented JSON object."""
        return {
            "department": self.name,
            "admitted": self.record.admitted,
            "hours": _json(self.record.hours),
            "money": _json(self.record.money),
            "text": self.text,
        }


def _json(spread: Spread | None) -> dict[str, Any] | None:
    from catalog.forecast_words import ratio  # noqa: PLC0415  (only where it is told)

    if spread is None:
        return None
    numbers = {"low": spread.low, "median": spread.median, "high": spread.high}
    return {"duties": spread.duties} | {
        name: float(ratio(value) or 0) for name, value in numbers.items()
    }


def earlier(register: Register, request: Request, day: str) -> Earlier | None:
    """The record of the department that asks, up to *day* and without *request*; None where nothing was admitted before."""
    if not register.query(_ANY, (request.department, request.code, day)):
        return None
    from catalog.forecasts import TrackRecord, forecasts  # noqa: PLC0415  (only where something was admitted)

    code = request.department
    found = forecasts(register, day, department=code, besides=request.code)
    if not found:
        return None
    rows = register.query(
        "SELECT name FROM department WHERE until_entry IS NULL AND code = ? ORDER BY id", (code,)
    )
    return Earlier(rows[0][0] if rows else code, TrackRecord.of(code, found))
