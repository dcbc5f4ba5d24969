"""An end, a review within the term, and the longest term."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from catalog.clock import months_after
from catalog.rules import term
from registry.findings import Outcome
from registry.store import Register
from tests.catalog.rules.conftest import case, changed, flips, outcome, request, told

PASS, FAIL, UNDETERMINED = Outcome.PASS, Outcome.FAIL, Outcome.UNDETERMINED


@pytest.mark.parametrize(
    ("columns", "rules", "expected"),
    [
        ({"subject": "temporary", "ends": None}, {}, FAIL),
        ({"subject": "temporary", "ends": "2026-09-01"}, {}, PASS),
        ({"ends": None}, {}, None),
        ({"ends": None}, {"term.end": True}, FAIL),
        ({"ends": "2026-09-01"}, {"term.end": True}, PASS),
        ({"ends": None, "type": "end"}, {"term.end": True}, None),
    ],
)
def test_a_temporary_task_ends(
    city: Register, columns: dict[str, Any], rules: dict[str, Any], expected: Outcome | None
) -> None:
    assert outcome(term.end, case(city, request(**columns), rules)) is expected


REVIEWED = {"term.review": True}


@pytest.mark.parametrize(
    ("columns", "rules", "expected"),
    [
        ({"review_on": "2026-12-01"}, REVIEWED, PASS),
        ({"review_on": "2027-06-01"}, REVIEWED, PASS),
        ({"review_on": "2027-06-02"}, REVIEWED, FAIL),
        ({"review_on": "2026-06-01"}, {}, FAIL),
        ({"review_on": None}, REVIEWED, FAIL),
        ({"review_on": None}, {}, None),
        ({"review_on": None, "subject": "temporary"}, REVIEWED, None),
        ({"review_on": None, "type": "end"}, REVIEWED, None),
        ({"review_on": "2030-01-01", "ends": None}, REVIEWED, PASS),
    ],
)
def test_a_review_lies_within_the_term(
    city: Register, columns: dict[str, Any], rules: dict[str, Any], expected: Outcome | None
) -> None:
    assert outcome(term.review, case(city, request(**columns), rules)) is expected


@pytest.mark.parametrize(
    ("day", "nearest", "short"),
    [("2026-01-01", "2026-06-02", "2026-06-01"), ("2028-01-01", "2027-06-01", "2027-06-02")],
)
def test_the_nearest_day_of_review_is_the_change(
    city: Register, day: str, nearest: str, short: str
) -> None:
    before = case(city, request(review_on=day), REVIEWED)
    assert flips(term.review, before) == [{"review_on": nearest}]
    assert outcome(term.review, changed(before, {"review_on": short})) is FAIL


@pytest.mark.parametrize("day", ["2026-05-01", "2026-08-01"])
def test_within_a_term_that_cannot_be_no_day_is_promised(city: Register, day: str) -> None:
    before = case(city, request(starts="2026-06-01", ends="2026-05-15", review_on=day), REVIEWED)
    assert told(term.review, before).changes == ()


LONGEST = {"term.longest_months": 24}


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ({"ends": "2028-06-01"}, PASS),
        ({"ends": "2028-06-02"}, FAIL),
        ({"ends": None}, FAIL),
        ({"starts": None}, UNDETERMINED),
        ({"ends": None, "type": "end"}, None),
    ],
)
def test_it_lasts_no_longer_than_the_rules_allow(
    city: Register, columns: dict[str, Any], expected: Outcome | None
) -> None:
    before = case(city, request(**columns), LONGEST)
    assert outcome(term.longest, before) is expected
    if expected is FAIL:
        assert flips(term.longest, before) == [{"ends": "2028-06-01"}]


def test_no_shipped_rule_gives_a_longest_term(city: Register) -> None:
    assert outcome(term.longest, case(city, request(ends=None))) is None


def test_a_month_has_a_last_day() -> None:
    assert months_after(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert months_after(date(2026, 12, 15), 1) == date(2027, 1, 15)
    assert months_after(date(2027, 8, 31), 6) == date(2028, 2, 29)
