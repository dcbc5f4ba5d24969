"""The community's part stays within what communities may do; specialised work is bought."""

from __future__ import annotations

import pytest

from catalog.rules import part
from registry.findings import Outcome
from registry.store import Register
from tests.catalog.rules.conftest import case, flips, outcome, request, told

SIX = ("联系居民", "协助入户", "组织动员", "宣传教育", "说服劝导", "非专业性工作的发现报告")
RULES = {"part.actions": SIX}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("协助入户、宣传教育", Outcome.PASS),
        ("对独居老人协助入户", Outcome.PASS),
        ("协助入户、现场执法", Outcome.FAIL),
        ("宣传教育并负责验收", Outcome.FAIL),
        ("兜底", Outcome.FAIL),
        (None, Outcome.UNDETERMINED),
    ],
)
def test_only_the_actions_that_are_permitted(
    city: Register, text: str | None, expected: Outcome
) -> None:
    before = case(city, request(part=text), RULES)
    assert outcome(part.actions, before) is expected
    if expected is Outcome.FAIL:
        assert flips(part.actions, before)


def test_what_goes_beyond_is_named_and_the_rest_kept(city: Register) -> None:
    before = case(city, request(part="协助入户、现场执法、宣传教育"), RULES)
    finding = told(part.actions, before)
    assert "现场执法" in finding.message
    assert flips(part.actions, before) == [{"part": "协助入户、宣传教育"}]


@pytest.mark.parametrize(
    ("name", "expected"),
    [("房屋安全鉴定", Outcome.FAIL), ("社会救助对象入户探访", Outcome.PASS)],
)
def test_specialised_work_is_bought(city: Register, name: str, expected: Outcome) -> None:
    rules = {"purchase.words": ("鉴定", "检测")}
    assert outcome(part.specialised, case(city, request(name=name), rules)) is expected


def test_what_the_catalogue_lists_as_a_service_is_bought(city: Register) -> None:
    finding = told(part.listed_for_purchase, case(city, request(name="居家养老服务"), {}))
    assert finding.outcome is Outcome.FAIL
    assert finding.evidence == "2025版 A3"
    assert outcome(part.listed_for_purchase, case(city, request(), {})) is Outcome.PASS
