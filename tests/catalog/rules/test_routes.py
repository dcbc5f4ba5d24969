"""Exempt routes and emergencies."""

from __future__ import annotations

from typing import Any

import pytest

from catalog.rules import routes
from registry.findings import Outcome
from registry.language import speaking
from registry.store import Register
from tests.catalog.rules.conftest import case, changed, flips, outcome, request, told

PASS, FAIL, UNDETERMINED = Outcome.PASS, Outcome.FAIL, Outcome.UNDETERMINED
EMERGENCY = {"routes.emergency": True, "routes.regularise_days": 10}


@pytest.mark.parametrize(
    ("claim", "profile", "expected"),
    [
        ("asked", "黄山", PASS),
        ("emergency", "黄山", PASS),
        ("asked", {"routes.exempt": ("statutory",)}, FAIL),
        ("asked", "national", FAIL),
        ("emergency", "national", None),  # goes the way of emergencies
        (None, "黄山", None),
    ],
)
def test_only_what_the_rules_exempt_is_exempt(
    city: Register, claim: str | None, profile: Any, expected: Outcome | None
) -> None:
    assert outcome(routes.exempt, case(city, request(exemption=claim), profile)) is expected


def test_a_claim_that_the_rules_do_not_know_is_answered(city: Register) -> None:
    before = case(city, request(exemption="asked"), {"routes.exempt": ("statutory", "central")})
    with speaking("en"):
        found = told(routes.exempt, before)
        assert found.message == (
            "The request claims to be exempt (the community asked for it); these rules exempt only statutory duty, "
            "explicit central policy. It is judged as any other."
        )


@pytest.mark.parametrize(
    ("columns", "rules", "expected"),
    [
        ({"regularised_by": "2026-06-15"}, EMERGENCY, PASS),
        ({"regularised_by": "2026-06-16"}, EMERGENCY, FAIL),
        ({"regularised_by": "2026-05-29"}, EMERGENCY, FAIL),
        ({"regularised_by": None}, EMERGENCY, FAIL),
        ({"regularised_by": None}, {"routes.emergency": True}, FAIL),
        ({"regularised_by": "2026-06-16"}, {"routes.emergency": True}, UNDETERMINED),
        ({"regularised_by": None}, {}, None),
        ({"regularised_by": None, "exemption": None}, EMERGENCY, None),
    ],
)
def test_an_emergency_is_regularised(
    city: Register, columns: dict[str, Any], rules: dict[str, Any], expected: Outcome | None
) -> None:
    asked = request(**{"exemption": "emergency", "starts": "2026-06-01", **columns})
    assert outcome(routes.emergency, case(city, asked, rules)) is expected


def test_the_last_day_of_regularisation_is_the_change(city: Register) -> None:
    asked = request(exemption="emergency", starts="2026-06-01", regularised_by="2026-07-01")
    before = case(city, asked, EMERGENCY)
    assert flips(routes.emergency, before) == [{"regularised_by": "2026-06-15"}]
    assert outcome(routes.emergency, changed(before, {"regularised_by": "2026-06-16"})) is FAIL
    with speaking("en"):
        found = told(routes.emergency, before)
        assert found.message == (
            "As an emergency it goes first, but 2026-07-01 is later than 10 working days after 2026-06-01."
        )
        assert (
            found.remedy
            == "State the day by which admission is asked for, 2026-06-15 at the latest."
        )


def test_what_huangshan_exempts_needs_no_regularisation(city: Register) -> None:
    asked = request(exemption="emergency", regularised_by=None)
    assert outcome(routes.emergency, case(city, asked, "黄山")) is None
    assert routes.is_emergency(case(city, asked, "黄山"))
