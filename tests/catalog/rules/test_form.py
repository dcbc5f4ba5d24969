"""The form: what is left blank, the plan, the dates, what needs admission, and the duty it speaks of."""

from __future__ import annotations

from typing import Any

import pytest

from catalog.profiles import load
from catalog.rules import form
from registry.findings import Outcome, Severity
from registry.language import speaking
from registry.store import Register
from tests.catalog.rules.conftest import case, changed, flips, outcome, request, ruled, told

PASS, FAIL, UNDETERMINED = Outcome.PASS, Outcome.FAIL, Outcome.UNDETERMINED
REQUIRED = {
    "form.required": (
        "reason",
        "scope",
        "duty.volume",
        "signboard.position",
        "change.duty",
        "end.duty",
    )
}


@pytest.mark.parametrize(
    ("columns", "blank"),
    [
        ({}, ""),
        ({"reason": None}, "“Reason”"),
        ({"place": None}, "“Scope”"),
        ({"place": None, "community": "E1"}, ""),
        ({"volume": None}, "“Pieces a year”"),
        ({"volume": None, "volume_mark": "none"}, ""),
        ({"volume": None, "subject": "signboard", "position": "inside"}, ""),
        ({"subject": "signboard"}, "“Where it hangs”"),
        ({"type": "change"}, "“Existing duty”"),
        ({"type": "end", "reason": None, "volume": None}, "“Existing duty”"),
        ({"reason": None, "volume": None}, "“Reason”, “Pieces a year”"),
    ],
)
def test_what_is_left_blank_is_named(city: Register, columns: dict[str, Any], blank: str) -> None:
    before = case(city, request(**columns), REQUIRED)
    with speaking("en"):
        found = told(form.complete, before)
        assert found.outcome is (FAIL if blank else PASS)
        if blank:
            assert found.message == f"The form leaves blank: {blank}."
            assert found.remedy == f"Fill in: {blank}."


def test_the_complete_request_fills_in_what_the_national_profile_asks(city: Register) -> None:
    assert outcome(form.complete, case(city)) is PASS


def test_without_a_list_nothing_is_asked(city: Register) -> None:
    assert outcome(form.complete, case(city, request(reason=None), {})) is None


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ({"plan": 1}, PASS),
        ({"plan": 0}, FAIL),
        ({"plan": None}, UNDETERMINED),
        ({"plan": 0, "type": "end"}, None),
    ],
)
def test_the_plan(city: Register, columns: dict[str, Any], expected: Outcome | None) -> None:
    before = case(city, request(**columns), {"form.plan": True})
    assert outcome(form.plan, before) is expected
    if expected is FAIL:
        assert flips(form.plan, before) == [{"plan": 1}]


def test_no_plan_is_asked_where_no_rule_asks_it(city: Register) -> None:
    assert outcome(form.plan, case(city, request(plan=0), {})) is None


@pytest.mark.parametrize(
    ("starts", "ends", "expected"),
    [
        ("2026-06-01", "2027-06-01", PASS),
        ("2026-06-01", "2026-06-02", PASS),
        ("2026-06-01", "2026-06-01", FAIL),
        ("2026-06-01", "2025-06-01", FAIL),
        ("2026-06-01", "2025-06", FAIL),
        ("2026-06-01", "2026-06", UNDETERMINED),
        ("2026-06", "2026-07", PASS),
        ("2026-06", "2026-06", FAIL),
        ("2026-06-01", None, None),
        (None, "2026-06-01", None),
    ],
)
def test_it_ends_after_it_began(
    city: Register, starts: str | None, ends: str | None, expected: Outcome | None
) -> None:
    before = case(city, request(starts=starts, ends=ends), {})
    assert outcome(form.ends_after_start, before) is expected
    if expected is FAIL:
        assert len(flips(form.ends_after_start, before)) == 1


def test_the_smallest_change_of_the_end_is_a_day(city: Register) -> None:
    before = case(city, request(starts="2026-06-01", ends="2026-03-01"), {})
    assert flips(form.ends_after_start, before) == [{"ends": "2026-06-02"}]
    assert outcome(form.ends_after_start, changed(before, {"ends": "2026-06-01"})) is FAIL


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ({"starts": "2026-03-02"}, PASS),
        ({"starts": "2026-03-01"}, FAIL),
        ({"starts": "2026-03"}, PASS),
        ({"starts": "2026-02"}, FAIL),
        ({"starts": None}, None),
        ({"starts": "2026-03-01", "type": "end"}, None),
        ({"starts": "2026-03-01", "exemption": "emergency"}, None),
        ({"starts": "2026-03-01", "exemption": "asked"}, FAIL),
    ],
)
def test_only_an_emergency_begins_before_it_is_asked_for(
    city: Register, columns: dict[str, Any], expected: Outcome | None
) -> None:
    before = case(city, request(**columns), {"routes.emergency": True})
    assert outcome(form.starts_after_filing, before) is expected
    if expected is FAIL:
        assert flips(form.starts_after_filing, before) == [{"starts": "2026-03-02"}]
        sooner = changed(before, {"starts": "2026-03-01"})
        assert outcome(form.starts_after_filing, sooner) is FAIL


def test_what_the_rules_do_not_cover_needs_no_admission(city: Register) -> None:
    huangshan = load("黄山")
    with speaking("en"):
        found = told(form.subject_covered, case(city, request(subject="signboard"), huangshan))
    assert found.outcome is FAIL
    assert found.severity is Severity.NOTE
    assert found.message.startswith(
        "“signboard” needs no admission under these rules; they are for duty,"
    )
    assert found.source == "黄山市，2015年"
    assert outcome(form.subject_covered, case(city, request(), huangshan)) is PASS
    assert outcome(form.subject_covered, case(city, request(), {})) is None


def test_the_national_rules_cover_every_subject(city: Register) -> None:
    assert outcome(form.subject_covered, case(city, request(subject="training"))) is PASS


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ({"type": "change", "duty": "A1"}, PASS),
        ({"type": "end", "duty": "老年人优待证办理"}, PASS),
        ({"type": "extension", "duty": "A2"}, FAIL),  # left the catalogue in 2025
        ({"type": "change", "duty": None}, None),
        ({"type": "reinstatement", "duty": "A2"}, None),
        ({"type": "new", "duty": "A2"}, None),
    ],
)
def test_a_change_speaks_of_a_duty_in_force(
    city: Register, columns: dict[str, Any], expected: Outcome | None
) -> None:
    assert outcome(form.existing_duty, case(city, request(**columns), ruled({}))) is expected
