"""What lists, the catalogue or the place bars is told with its line and source; helping is not answering for it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from catalog.lists import ListBroken
from catalog.lists.barred_work import BarredWork
from catalog.rules import barred
from registry.findings import Outcome
from registry.store import Register
from tests.catalog.conftest import read
from tests.catalog.rules.conftest import case, flips, outcome, request, ruled, told

PASS, FAIL, UNKNOWN = Outcome.PASS, Outcome.FAIL, Outcome.UNDETERMINED
RULES = {"barred.lists": True}


@pytest.mark.parametrize(
    ("columns", "expected", "code"),
    [
        ({}, PASS, None),
        ({"name": "招商引资任务分解"}, FAIL, "NEG-MZ-02"),
        ({"name": "企业走访", "part": "协税护税"}, FAIL, "NEG-MZ-03"),
        ({"name": "社区创收考核"}, FAIL, "NEG-MZ-04"),
        ({"name": "拆违工作", "part": "社区为责任主体，限期完成"}, FAIL, "NEG-MZ-06"),
        ({"name": "拆违工作", "part": "宣传教育、劝导"}, PASS, None),
        ({"name": "拆违工作", "part": "按期完成"}, UNKNOWN, "NEG-MZ-06"),
        ({"name": "拆违工作", "part": None}, UNKNOWN, "NEG-MZ-06"),
        ({"name": "环境整治", "part": "协助清理", "reason": "压实社区主体责任"}, FAIL, "NEG-MZ-07"),
        ({"name": "文明创建", "part": "实行一票否决"}, FAIL, "NEG-MZ-09"),
        ({"name": "文明创建", "part": "宣传，不实行一票否决"}, PASS, None),
        ({"veto": 1}, FAIL, "NEG-MZ-09"),
        ({"name": "招商引资", "type": "end"}, None, None),
    ],
)
def test_barred_work(
    city: Register, columns: dict[str, Any], expected: Outcome | None, code: str | None
) -> None:
    before = case(city, request(**columns), RULES)
    assert outcome(barred.work, before) is expected
    if code:
        assert code in told(barred.work, before).message


def test_the_line_its_source_and_the_word_are_told(city: Register) -> None:
    found = told(barred.work, case(city, request(name="招商引资任务分解"), RULES))
    assert found.message == (
        "This is work that communities may not be given: 招商引资任务指标 (NEG-MZ-02, 民发〔2015〕136号), "
        "for it says “招商引资”."
    )
    assert found.evidence == "NEG-MZ-02"
    assert found.changes == ()


def test_responsibility_given_back_is_enough(city: Register) -> None:
    before = case(city, request(name="拆违工作", part="社区为责任主体"), RULES)
    assert flips(barred.work, before) == [{"part": "协助、宣传、发现报告"}]
    named = case(city, request(name="拆违主体责任落实", part="宣传"), RULES)
    assert flips(barred.work, named) == []
    veto = case(city, request(veto=1), RULES)
    assert flips(barred.work, veto) == [{"veto": 0}]
    both = case(city, request(name="拆违工作", part="社区为责任主体", veto=1), RULES)
    assert flips(barred.work, both) == [{"veto": 0, "part": "协助、宣传、发现报告"}]


@pytest.mark.parametrize(
    ("place", "columns", "expected"),
    [
        ("天津市", {"full_time": 1}, FAIL),
        ("示例市", {"full_time": 1}, PASS),
        ("北京市西城区", {"name": "加挂牌子", "basis": "示发〔2026〕3号"}, FAIL),
        ("北京市西城区", {"name": "加挂牌子", "basis": "《消防法》第六条"}, UNKNOWN),
        ("天津市", {"name": "成立工作领导小组", "basis": None}, FAIL),
    ],
)
def test_a_local_list_holds_only_there(
    city: Register, place: str, columns: dict[str, Any], expected: Outcome
) -> None:
    before = case(city, request(**columns), ruled(RULES, place=place))
    assert outcome(barred.work, before) is expected


def test_an_own_list_takes_the_place_of_the_shipped(city: Register, tmp_path: Path) -> None:
    path = tmp_path / "负面.csv"
    path.write_text(
        "代码,地区,内容,词,出处,效力\nS-1,示例市,代发广告,广告|传单,示发〔2026〕1号,现行有效\n"
        "S-2,示例市,代收水费,水费,示发〔2026〕2号（草案）,拟议\n",
        encoding="utf-8",
    )
    rules = {**RULES, "files.barred": str(path)}
    assert outcome(barred.work, case(city, request(name="发放传单"), rules)) is FAIL
    assert outcome(barred.work, case(city, request(name="代收水费"), rules)) is PASS
    assert outcome(barred.work, case(city, request(name="招商引资"), rules)) is PASS


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("S-1,示例市,广告,,示发〔2026〕1号,in_force,", "the column “words” is empty"),
        ("S-1,示例市,广告,广告,示发〔2026〕1号,maybe,", "“maybe” is neither"),
        ("S-1,示例市,广告,广告,示发〔2026〕1号,in_force,money", "“money” is no yes-or-no column"),
    ],
)
def test_a_broken_list_is_told(tmp_path: Path, row: str, fault: str) -> None:
    path = tmp_path / "负面.csv"
    path.write_text(f"code,place,statement,words,source,status,flag\n{row}\n", encoding="utf-8")
    with pytest.raises(ListBroken) as caught:
        BarredWork.read(str(path))
    assert "负面.csv, line 2" in str(caught.value)
    assert fault in str(caught.value)


@pytest.mark.parametrize(
    ("columns", "as_of", "expected"),
    [
        ({"name": "招商引资"}, "2026-03-10", FAIL),
        ({"name": "别的名称", "duty": "A9"}, "2026-03-10", FAIL),
        ({"name": "老年人探访"}, "2026-03-10", PASS),
        ({"name": "招商引资"}, "2023-03-10", None),
        ({"name": "招商引资", "type": "end"}, "2026-03-10", None),
    ],
)
def test_what_the_catalogue_bars(
    city: Register, columns: dict[str, Any], as_of: str, expected: Outcome | None
) -> None:
    before = case(city, request(**columns), RULES, as_of)
    assert outcome(barred.catalogue, before) is expected
    if expected is FAIL:
        assert told(barred.catalogue, before).evidence == "2025版 A9"


def test_what_lists_of_the_register_bar(city: Register, tmp_path: Path) -> None:
    asked = request(subject="signboard", name="青松社区安全生产工作站")
    assert outcome(barred.permit, case(city, asked, RULES)) is None
    lists = (
        "负担类型,名称,结论,清单来源,失效日期\n牌子,安全生产工作站,禁止,示发〔2026〕5号,\n"
        "牌子,禁毒工作站,禁止,示发〔2020〕5号,2021-01-01\n牌子,党群服务中心,允许,示发〔2026〕5号,\n"
    )
    read(city, tmp_path / "lists", {"清单.csv": lists})
    found = told(barred.permit, case(city, asked, RULES))
    assert (found.outcome, found.evidence) == (FAIL, "示发〔2026〕5号")
    assert "“安全生产工作站”" in found.message
    for name in ("禁毒工作站", "党群服务中心"):
        other = request(subject="signboard", name=name)
        assert outcome(barred.permit, case(city, other, RULES)) is PASS
    assert outcome(barred.permit, case(city, request(name="安全生产工作站"), RULES)) is None


def test_no_list_is_asked_where_the_profile_has_no_such_rule(city: Register) -> None:
    for check in barred.CHECKS:
        assert check(case(city, request(name="招商引资"), {})) == []
