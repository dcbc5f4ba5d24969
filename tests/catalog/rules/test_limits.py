"""The countable limits: inspections, vetoes, pledges, papers, the same material."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from catalog.rules import Check, limits
from registry.findings import Outcome
from registry.store import Register
from tests.catalog.conftest import read
from tests.catalog.rules.conftest import case, changed, flips, outcome, request, told

PASS, FAIL, UNKNOWN = Outcome.PASS, Outcome.FAIL, Outcome.UNDETERMINED


@pytest.mark.parametrize(
    ("check", "column"),
    [
        (limits.separate_inspection, "separate_inspection"),
        (limits.veto, "veto"),
        (limits.pledge, "pledge"),
    ],
)
@pytest.mark.parametrize(("value", "expected"), [(0, PASS), (1, FAIL), (None, UNKNOWN)])
def test_what_may_not_be_tied_to_a_duty(
    city: Register, check: Check, column: str, value: int | None, expected: Outcome
) -> None:
    rules = {f"limits.{column}": True}
    before = case(city, request(**{column: value}), rules)
    assert outcome(check, before) is expected
    if expected is FAIL:
        assert flips(check, before) == [{column: 0}]
    assert (
        outcome(check, case(city, request(subject="signboard", **{column: value}), rules)) is None
    )


def inspection(**columns: Any) -> Any:
    return request(
        **{"subject": "inspection", "inspection": "comprehensive", "yearly_60": 60, **columns}
    )


def test_one_comprehensive_inspection_a_year(city: Register, tmp_path: Path) -> None:
    rules = {"limits.comprehensive_inspections": 1}
    assert outcome(limits.inspections, case(city, inspection(), rules)) is PASS
    twice = case(city, inspection(yearly_60=120), rules)
    assert flips(limits.inspections, twice) == [{"yearly_60": 60, "frequency": "1/year"}]
    assert outcome(limits.inspections, changed(twice, {"yearly_60": 61})) is FAIL
    assert outcome(limits.inspections, case(city, inspection(inspection="special"), rules)) is None
    assert outcome(limits.inspections, case(city, inspection(inspection=None), rules)) is UNKNOWN
    rows = "检查名称,部门,社区,频次\n民政综合检查,市民政局,全部,每年1次\n消防专项检查,市应急管理局,全部,每月1次\n"
    assert not read(city, tmp_path / "more", {"检查考核.csv": rows}).rejected
    again = told(limits.inspections, case(city, inspection(name="民政年终检查"), rules))
    assert again.outcome is FAIL
    assert "民政综合检查" in again.message


@pytest.mark.parametrize(
    ("paper", "characters", "expected"),
    [
        ("general", 5000, PASS),
        ("general", 5001, FAIL),
        ("special", 4000, PASS),
        ("special", 4001, FAIL),
        (None, 4000, PASS),
        (None, 4500, UNKNOWN),
        (None, 5001, FAIL),
        ("general", None, None),
    ],
)
def test_papers_have_their_length(
    city: Register, paper: str | None, characters: int | None, expected: Outcome | None
) -> None:
    rules = {"limits.general_characters": 5000, "limits.special_characters": 4000}
    before = case(city, request(paper=paper, characters=characters), rules)
    assert outcome(limits.characters, before) is expected
    if expected is FAIL:
        (change,) = flips(limits.characters, before)
        more = {"characters": change["characters"] + 1}
        assert outcome(limits.characters, changed(before, more)) is not PASS


def test_the_same_material_is_reported_once(city: Register, tmp_path: Path) -> None:
    rules = {"limits.same_material": 1}
    form = request(subject="form", name="独居老人信息表", fields="姓名、年龄、联系电话")
    assert outcome(limits.same_material, case(city, form, rules)) is PASS
    rows = "台账名称,部门,社区,填报内容\n老年人基础台账,市民政局,全部,姓名、年龄、住址、手机号\n"
    assert not read(city, tmp_path / "more", {"台账.csv": rows}).rejected
    finding = told(limits.same_material, case(city, form, rules))
    assert finding.outcome is FAIL
    assert "老年人基础台账" in finding.message
    more = request(subject="form", name="独居老人信息表", fields="姓名、年龄、联系电话、子女情况")
    assert outcome(limits.same_material, case(city, more, rules)) is PASS
    blank = request(subject="form", name="独居老人信息表", fields=None)
    assert outcome(limits.same_material, case(city, blank, rules)) is UNKNOWN
