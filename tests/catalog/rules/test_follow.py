"""Powers, staff and training follow; premises and people are not taken for granted."""

from __future__ import annotations

from typing import Any

import pytest

from catalog.rules import Check, follow
from registry.findings import Outcome
from registry.store import Register
from tests.catalog.rules.conftest import case, flips, outcome, request

PASS, FAIL, UNKNOWN = Outcome.PASS, Outcome.FAIL, Outcome.UNDETERMINED
NO_POWERS: dict[str, Any] = {"powers": None, "powers_mark": "none"}


@pytest.mark.parametrize(
    ("check", "key", "columns", "expected"),
    [
        (follow.powers, "follow.powers", {}, PASS),
        (follow.powers, "follow.powers", NO_POWERS, FAIL),
        (follow.powers, "follow.powers", {"powers": None}, UNKNOWN),
        (follow.powers, "follow.powers", {**NO_POWERS, "subject": "signboard"}, None),
        (follow.staff, "follow.staff", {"ends": None}, PASS),
        (follow.staff, "follow.staff", {"ends": None, "staff": 0}, FAIL),
        (follow.staff, "follow.staff", {"ends": None, "staff": None}, UNKNOWN),
        (follow.staff, "follow.staff", {"ends": "2027-06-01", "staff": 0}, None),
        (follow.staff, "follow.staff", {"ends": "2027-06-02", "staff": 0}, FAIL),
        (follow.training, "follow.training", {}, PASS),
        (follow.training, "follow.training", {"training": None, "training_mark": "none"}, FAIL),
        (follow.training, "follow.training", {"training": None}, UNKNOWN),
        (follow.compensation, "follow.compensation", {}, PASS),
        (
            follow.compensation,
            "follow.compensation",
            {"premises": "活动室", "compensation": 0},
            FAIL,
        ),
        (
            follow.compensation,
            "follow.compensation",
            {"premises": "活动室", "compensation": 1},
            PASS,
        ),
        (follow.compensation, "follow.compensation", {"premises": "活动室"}, UNKNOWN),
        (follow.compensation, "follow.compensation", {"premises_mark": None}, UNKNOWN),
        (follow.no_premises, "follow.no_premises", {}, PASS),
        (follow.no_premises, "follow.no_premises", {"premises": "活动室"}, FAIL),
        (follow.no_premises, "follow.no_premises", {"premises_mark": None}, UNKNOWN),
        (follow.no_full_time, "follow.no_full_time", {}, PASS),
        (follow.no_full_time, "follow.no_full_time", {"full_time": 1}, FAIL),
        (follow.no_full_time, "follow.no_full_time", {"full_time": None}, UNKNOWN),
    ],
)
def test_what_must_come_with_a_duty(
    city: Register, check: Check, key: str, columns: dict[str, Any], expected: Outcome | None
) -> None:
    before = case(city, request(**columns), {key: True})
    assert outcome(check, before) is expected
    assert outcome(check, case(city, request(**columns), {})) is None
    if expected is FAIL:
        flips(check, before)
