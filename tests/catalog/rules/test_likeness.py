"""The same again: live duties, papers and their fields, refused and retired duties, requests in pieces."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from catalog.rules import likeness
from registry.findings import Outcome
from registry.store import Register
from tests.catalog.conftest import ACT, read
from tests.catalog.rules.conftest import case, outcome, request, told

PASS, FAIL, UNKNOWN = Outcome.PASS, Outcome.FAIL, Outcome.UNDETERMINED
NAMES = {"duplicates.names": True}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("老年人优待证办理", FAIL),
        ("办理老年人优待证", FAIL),
        ("协助做好老年人优待证的办理工作", FAIL),
        ("垃圾分类宣传", PASS),
    ],
)
def test_a_live_duty_in_other_words(city: Register, name: str, expected: Outcome) -> None:
    before = case(city, request(name=name), NAMES)
    assert outcome(likeness.live_duty, before) is expected
    if expected is FAIL:
        assert told(likeness.live_duty, before).evidence == "2025版 A1"


def test_changes_and_days_without_a_catalogue(city: Register) -> None:
    same = {"name": "老年人优待证办理"}
    change = request(**same, type="change", duty="A1")
    assert outcome(likeness.live_duty, case(city, change, NAMES)) is PASS, "it is that very duty"
    cover = request(**same, type="change", duty="A3")
    assert outcome(likeness.live_duty, case(city, cover, NAMES)) is FAIL, "it is another one"
    lost = request(**same, type="change", duty="B7")
    assert outcome(likeness.live_duty, case(city, lost, NAMES)) is UNKNOWN
    before = case(city, request(**same), NAMES, as_of="2020-01-01")
    assert outcome(likeness.live_duty, before) is UNKNOWN


LEDGER = "台账名称,部门,社区,填报内容\n独居老人台账,市民政局,全部,姓名、年龄、住址、手机号\n"


def test_a_ledger_that_communities_keep(city: Register, tmp_path: Path) -> None:
    form: dict[str, Any] = {"subject": "form", "name": "独居老年人登记台账"}
    assert outcome(likeness.live_paper, case(city, request(**form), NAMES)) is UNKNOWN
    read(city, tmp_path / "more", {"台账.csv": LEDGER})
    finding = told(likeness.live_paper, case(city, request(**form), NAMES))
    assert finding.outcome is FAIL
    assert "独居老人台账" in finding.message
    other = request(subject="form", name="消防器材登记表")
    assert outcome(likeness.live_paper, case(city, other, NAMES)) is PASS


def test_fields_that_another_form_asks_for(city: Register, tmp_path: Path) -> None:
    rules = {"duplicates.fields_percent": 70}
    form: dict[str, Any] = {"subject": "form", "name": "助餐需求表"}
    asked = request(**form, fields="姓名、年龄、联系电话、用餐需求")
    assert outcome(likeness.fields, case(city, asked, rules)) is UNKNOWN
    read(city, tmp_path / "more", {"台账.csv": LEDGER})
    finding = told(likeness.fields, case(city, asked, rules))
    assert finding.outcome is FAIL, "3 of 4 are asked for already"
    assert "用餐需求" in str(finding.remedy)
    asked = request(**form, fields="姓名、联系电话、用餐需求")
    assert outcome(likeness.fields, case(city, asked, rules)) is PASS, "2 of 3 are below 70 %"


def test_a_retired_duty_under_a_new_name(city: Register, tmp_path: Path) -> None:
    rules = {"duplicates.retired": True}
    rows = "原版本,事项编码,退出原因,文号\n2024版,A2,部门收回,示发〔2025〕9号\n"
    assert not read(city, tmp_path / "more", {"退出事项.csv": rows}).rejected
    finding = told(likeness.retired, case(city, request(name="排查安全隐患"), rules))
    assert finding.outcome is FAIL
    assert finding.evidence == "示发〔2025〕9号"
    assert outcome(likeness.retired, case(city, request(), rules)) is PASS
    back = request(name="安全隐患排查", type="reinstatement")
    assert outcome(likeness.retired, case(city, back, rules)) is None


def _on_record(city: Register, folder: Path, rows: list[tuple[str, str, str]]) -> None:
    head = "申请编号,申请日期,申请部门,申请类型,申请对象,申请事项\n"
    lines = "".join(f"{code},{day},民政局,新增,工作事项,{name}\n" for code, day, name in rows)
    result = read(city, folder, {"准入申请.csv": head + lines})
    assert not result.rejected, [finding.message for finding in result.findings]


def test_a_refused_request_under_a_new_name(city: Register, tmp_path: Path) -> None:
    from catalog.requests import Move, State
    from catalog.requests.steps import step

    rules = {"duplicates.retired": True}
    _on_record(city, tmp_path / "more", [("SQ2026-009", "2026-01-09", "楼道杂物清理巡查")])
    step(
        city,
        ACT,
        Move("SQ2026-009", State.REFUSED, "2026-01-20", document_number="示发〔2026〕2号"),
    )
    finding = told(likeness.refused, case(city, request(name="巡查清理楼道杂物"), rules))
    assert finding.outcome is FAIL
    assert "SQ2026-009" in finding.message
    assert outcome(likeness.refused, case(city, request(), rules)) is PASS


def test_one_request_in_pieces(city: Register, tmp_path: Path) -> None:
    rules = {"split.days": 90, "split.requests": 3}
    pieces = [
        ("SQ2026-011", "2026-02-01", "养老服务需求入户调查"),
        ("SQ2026-012", "2026-02-20", "养老服务设施入户调查"),
    ]
    asked = request(name="养老服务对象入户调查")
    _on_record(city, tmp_path / "one", pieces[:1])
    assert outcome(likeness.split, case(city, asked, rules)) is PASS, "two are not three"
    _on_record(city, tmp_path / "two", pieces[1:])
    finding = told(likeness.split, case(city, asked, rules))
    assert finding.outcome is FAIL
    assert "SQ2026-012" in finding.message
    late = request(name="养老服务对象入户调查", date="2026-06-30")
    assert outcome(likeness.split, case(city, late, rules)) is PASS, "outside the window"
