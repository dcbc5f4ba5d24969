"""Lead time, decision deadline, deciding body, and who was heard."""

from __future__ import annotations

from typing import Any

import pytest

from catalog.requests import Move, State
from catalog.requests.facts import add_move
from catalog.rules import procedure
from registry.findings import Outcome, Severity
from registry.journal import Act, writing
from registry.language import speaking
from registry.store import Register
from tests.catalog.rules.conftest import case, changed, flips, outcome, request, told

PASS, FAIL, UNDETERMINED = Outcome.PASS, Outcome.FAIL, Outcome.UNDETERMINED
LEAD, DECIDE = {"procedure.lead_days": 30}, {"procedure.decide_days": 15}


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ({"starts": "2026-04-14"}, PASS),  # 30 working days after 2 March, 6 April being a day off
        ({"starts": "2026-04-13"}, FAIL),
        ({"starts": "2026-06"}, PASS),
        ({"starts": None}, UNDETERMINED),
        ({"starts": "2026-03-02", "type": "end"}, None),
        ({"starts": "2026-03-02", "exemption": "emergency"}, None),
    ],
)
def test_thirty_working_days_lie_between_filing_and_beginning(
    city: Register, columns: dict[str, Any], expected: Outcome | None
) -> None:
    rules = {**LEAD, "routes.emergency": True}
    assert outcome(procedure.lead, case(city, request(**columns), rules)) is expected


def test_the_earliest_beginning_is_the_change(city: Register) -> None:
    before = case(city, request(starts="2026-03-20"), "西城")
    assert flips(procedure.lead, before) == [{"starts": "2026-04-14"}]
    assert outcome(procedure.lead, changed(before, {"starts": "2026-04-13"})) is FAIL
    with speaking("en"):
        found = told(procedure.lead, before)
        assert found.message == (
            "It was filed on 2026-03-02 and is to begin on 2026-03-20, 14 working days later; 30 are required."
        )
        assert found.remedy == "Let it begin on 2026-04-14 or later."
        assert found.source == "北京市西城区，2018年"


def test_a_year_not_announced_is_said(city: Register) -> None:
    before = case(city, request(date="2030-03-01", starts="2030-03-04"), LEAD)
    with speaking("en"):
        found = told(procedure.lead, before)
        assert "2030-04-12 (provisional)" in str(found.remedy)
        assert found.message.endswith("announced the holidays.")


def test_only_xicheng_counts_days(city: Register) -> None:
    assert outcome(procedure.lead, case(city, request(starts="2026-03-02"))) is None


@pytest.mark.parametrize(
    ("as_of", "expected"), [("2026-03-23", PASS), ("2026-03-24", FAIL), ("2026-05-01", FAIL)]
)
def test_a_decision_is_due_after_fifteen_working_days(
    city: Register, as_of: str, expected: Outcome
) -> None:
    assert outcome(procedure.decision, case(city, request(), DECIDE, as_of)) is expected


def test_an_overdue_decision_warns(city: Register) -> None:
    with speaking("en"):
        found = told(procedure.decision, case(city, request(), DECIDE, "2026-03-25"))
    assert found.severity is Severity.WARNING
    assert found.message == (
        "It was filed on 2026-03-02 and was to be decided by 2026-03-23; that is 2 working days ago."
    )


def move(city: Register, *steps: tuple[State, str]) -> None:
    """The request has taken these steps."""
    for state, day in steps:
        with writing(city, Act("tester", "step", at="2026-03-20T08:00:00Z")) as entry:
            add_move(entry, Move("SQ2026-001", state, day))


def test_a_returned_request_stops_the_clock_and_filing_it_anew_starts_it(city: Register) -> None:
    move(city, (State.FILED, "2026-03-02"), (State.RETURNED, "2026-03-09"))
    assert outcome(procedure.decision, case(city, request(), DECIDE, "2026-05-01")) is None
    move(city, (State.FILED, "2026-04-01"), (State.UNDER_REVIEW, "2026-04-02"))
    with speaking("en"):
        found = told(procedure.decision, case(city, request(), DECIDE, "2026-04-03"))
    assert found.message == "It was filed on 2026-04-01 and is to be decided by 2026-04-23."


def test_what_is_decided_is_not_overdue(city: Register) -> None:
    move(city, (State.FILED, "2026-03-02"), (State.REFUSED, "2026-03-09"))
    assert outcome(procedure.decision, case(city, request(), DECIDE, "2026-05-01")) is None


@pytest.mark.parametrize(
    ("department", "rules", "expected"),
    [
        ("MZ", {"procedure.body": {"city": "市联席会议"}}, PASS),
        ("MZ", {"procedure.body": {"district": "区联席会议"}}, UNDETERMINED),
        ("MZ", {}, None),
    ],
)
def test_who_decides_follows_from_the_level(
    city: Register, department: str, rules: dict[str, Any], expected: Outcome | None
) -> None:
    assert outcome(procedure.body, case(city, request(department=department), rules)) is expected


def test_a_level_that_nobody_stated_leaves_open_who_decides(city: Register) -> None:
    before = case(city, request(department="XX", level=None), {"procedure.body": {"city": "市"}})
    with speaking("en"):
        found = told(procedure.body, before)
    assert found.outcome is UNDETERMINED
    assert found.message == "Who decides cannot be told: the level of the applicant is not stated."


def test_huaian_names_both_bodies(city: Register) -> None:
    with speaking("en"):
        assert told(procedure.body, case(city, request(), "淮安")).message == "市联席会议 decides."


@pytest.mark.parametrize(
    ("check", "key", "column"),
    [
        (procedure.streets, "heard.streets", "streets_heard"),
        (procedure.communities, "heard.communities", "communities_heard"),
        (procedure.legality, "heard.legality", "legality"),
    ],
)
def test_those_concerned_were_heard(city: Register, check: Any, key: str, column: str) -> None:
    rules = {key: True}
    assert outcome(check, case(city, request(**{column: 1}), rules)) is PASS
    assert outcome(check, case(city, request(**{column: None}), rules)) is UNDETERMINED
    before = case(city, request(**{column: 0}), rules)
    assert flips(check, before) == [{column: 1}]
    assert outcome(check, case(city, request(**{column: 0}), {})) is None
    assert outcome(check, case(city, request(**{column: 0, "type": "end"}), rules)) is None
