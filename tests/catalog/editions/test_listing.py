"""Whether a push-down was listed follows from the editions in force on its date, never from a likeness."""

from __future__ import annotations

from pathlib import Path

import pytest

import catalog.measures  # noqa: F401  (the catalogue's measures are found from here on)
from registry.journal import writing
from registry.measures import Measuring
from registry.store import Register
from tests.catalog.conftest import ACT, read

HEADER = "下派日期,部门,社区,事项,渠道,承诺经费\n"

PARAMETERS = {
    "known": 2**62,
    "as_of": "2025-12-31",
    "before": "2024-12-31",
    "first": "2025-01",
    "after": "2026-01",
    "year": 2025,
    "community": None,
    "district": None,
    "everywhere": 1,
    "unit": "community",
}


def statuses(register: Register, **more: object) -> dict[str, int]:
    rows = Measuring(register, {**PARAMETERS, **more}).rows("pushdown_by_department")
    return {row["status"]: row["pushdowns"] for row in rows}


@pytest.mark.parametrize(
    ("day", "duty", "status"),
    [
        ("2025-03-01", "A1", "listed"),
        ("2025-03-01", "老年人优待证办理", "listed"),
        ("2025-08-01", "A1", "listed"),
        ("2025-06-30", "A2", "listed"),
        ("2025-07-01", "A2", "expired"),
        ("2025-07-01", "安全隐患排查", "expired"),
        ("2025-06-30", "A3", "unlisted"),
        ("2025-07-01", "A3", "listed"),
        ("2025-03-01", "办理老年人优待证", "unlisted"),
        ("2025-03-01", "A9", "barred"),
        ("2025年3月", "A1", "listed"),
        ("2023-12-31", "A1", "undetermined"),
        ("2023-12-31", "什么事项", "undetermined"),
    ],
)
def test_listed_on_its_day(
    city: Register, tmp_path: Path, day: str, duty: str, status: str
) -> None:
    assert not read(
        city, tmp_path / "in", {"下派.csv": f"{HEADER}{day},民政局,青松,{duty},文件,\n"}
    ).rejected
    assert statuses(city, first="2023-01") == {status: 1}


def test_an_alias_of_a_duty_is_the_duty(city: Register, tmp_path: Path) -> None:
    from registry.aliases import add_alias

    read(city, tmp_path / "in", {"下派.csv": f"{HEADER}2025-03-01,民政局,青松,办证,文件,\n"})
    assert statuses(city) == {"unlisted": 1}
    add_alias(city, ACT, "duty", "办证", "A1")
    assert statuses(city) == {"listed": 1}


def test_the_catalogue_may_come_after_the_push_down(city: Register, tmp_path: Path) -> None:
    read(city, tmp_path / "in", {"下派.csv": f"{HEADER}2025-08-01,民政局,青松,新事项,文件,\n"})
    assert statuses(city) == {"unlisted": 1}
    later = "目录版本,事项编码,事项名称,事项性质\n2025版,A7,新事项,协助\n"
    read(city, tmp_path / "later", {"增补.csv": later})
    assert statuses(city) == {"listed": 1}


def test_a_grid_edition_lists_nothing_for_communities(city: Register, tmp_path: Path) -> None:
    files = {
        "版本.csv": "版本,适用层级,生效日期,文号,发布日期\n网格版,网格,2025-01-01,示发〔2025〕2号,2025-01-01\n",
        "网格目录.csv": "目录版本,事项编码,事项名称,事项性质\n网格版,G1,巡查楼道,协助\n",
        "下派.csv": f"{HEADER}2025-08-01,民政局,青松,G1,文件,\n",
    }
    assert not read(city, tmp_path / "in", files).rejected
    assert statuses(city) == {"unlisted": 1}


def test_only_what_reaches_the_district_counts(city: Register, tmp_path: Path) -> None:
    text = (
        f"{HEADER}2025-03-01,民政局,青松,A1,文件,\n2025-03-02,民政局,白云,A1,文件,\n"
        "2025-03-03,民政局,示西区,A1,文件,\n2025-03-04,民政局,全部,A1,文件,\n"
    )
    assert not read(city, tmp_path / "in", {"下派.csv": text}).rejected
    assert statuses(city) == {"listed": 4}
    assert statuses(city, district="示东区", everywhere=0) == {"listed": 2}
    assert statuses(city, community="W1", everywhere=0) == {"listed": 3}


def test_a_districts_edition_lists_for_its_own_communities_only(
    city: Register, tmp_path: Path
) -> None:
    files = {
        "版本.csv": "版本,适用地区,生效日期\n示东版,示东区,2025-01-01\n",
        "示东目录.csv": "目录版本,事项编码,事项名称,事项性质\n示东版,D1,楼道微更新,协助\n",
        "下派.csv": f"{HEADER}2025-08-01,民政局,青松,D1,文件,\n2025-08-02,民政局,示东区,楼道微更新,文件,\n"
        "2025-08-03,民政局,白云,D1,文件,\n2025-08-04,民政局,示西区,D1,文件,\n"
        "2025-08-05,民政局,全部,D1,文件,\n2025-08-06,民政局,青松,A1,文件,\n",
    }
    assert not read(city, tmp_path / "in", files).rejected
    assert statuses(city) == {"listed": 3, "unlisted": 3}
    assert statuses(city, district="示东区", everywhere=0) == {"listed": 3, "unlisted": 1}
    assert statuses(city, district="示西区", everywhere=0) == {"unlisted": 3}


def test_a_street_lies_in_its_district(city: Register, tmp_path: Path) -> None:
    files = {
        "街道.csv": "名称,级别,上级\n松江街道,街道,示东区\n柏林街道,街道,示东区\n",
        "新社区.csv": "社区代码,社区名称,街道\nS1,松一社区,松江街道\nS2,柏一社区,柏林街道\n",
        "版本.csv": "版本,适用地区,生效日期\n示东版,示东区,2025-01-01\n松江版,松江街道,2025-01-01\n",
        "目录.csv": "目录版本,事项编码,事项名称,事项性质\n示东版,D1,楼道微更新,协助\n松江版,D2,河岸巡护,协助\n",
        "下派.csv": f"{HEADER}2025-08-01,民政局,松一,D1,文件,\n2025-08-02,民政局,松江街道,D1,文件,\n"
        "2025-08-03,民政局,松一,D2,文件,\n2025-08-04,民政局,松江街道,D2,文件,\n"
        "2025-08-05,民政局,柏一,D2,文件,\n2025-08-06,民政局,示东区,D2,文件,\n",
    }
    assert not read(city, tmp_path / "in", files).rejected
    assert statuses(city) == {"listed": 4, "unlisted": 2}


def test_a_district_without_any_catalogue_yet_cannot_be_judged(
    city: Register, tmp_path: Path
) -> None:
    files = {
        "版本.csv": "版本,适用地区,生效日期\n示东旧版,示东区,2023-01-01\n",
        "目录.csv": "目录版本,事项编码,事项名称,事项性质\n示东旧版,D1,楼道微更新,协助\n",
        "下派.csv": f"{HEADER}2023-08-01,民政局,青松,什么事,文件,\n2023-08-02,民政局,白云,什么事,文件,\n",
    }
    assert not read(city, tmp_path / "in", files).rejected
    assert statuses(city, first="2023-01") == {"unlisted": 1, "undetermined": 1}


@pytest.mark.parametrize(
    ("type_", "listed"),
    [
        ("城市社区", ["2025-08-01", "2025-08-03", "2025-08-05"]),
        ("涉农社区", ["2025-08-02", "2025-08-03"]),
    ],
)
def test_an_edition_for_one_type_of_community(
    city: Register, tmp_path: Path, type_: str, listed: list[str]
) -> None:
    types = "社区代码,社区名称,区县,社区类型\nE1,青松社区,示东区,城市社区\nW1,白云社区,示西区,涉农社区\n"
    files = {
        "社区类型.csv": types,
        "版本.csv": f"版本,适用社区,生效日期\n分类版,{type_},2025-01-01\n",
        "目录.csv": "目录版本,事项编码,事项名称,事项性质\n分类版,D1,楼道微更新,协助\n",
        "下派.csv": f"{HEADER}2025-08-01,民政局,青松,D1,文件,\n2025-08-02,民政局,白云,D1,文件,\n"
        "2025-08-03,民政局,红星,D1,文件,\n2025-08-04,民政局,全部,D1,文件,\n"
        "2025-08-05,民政局,示东区,D1,文件,\n",
    }
    assert not read(city, tmp_path / "in", files).rejected
    days = [
        day
        for day in ("2025-08-01", "2025-08-02", "2025-08-03", "2025-08-04", "2025-08-05")
        if "listed" in statuses_on(city, day)
    ]
    assert days == listed, (
        "红星社区 is of unknown type and counts as covered; the whole city is of both"
    )


def statuses_on(register: Register, day: str) -> dict[str, int]:
    return statuses(register, first=day, after=f"{day}x")


def admit(register: Register, **more: object) -> None:
    admission = {
        "key": 1,
        "request": "SQ1",
        "code": "N1",
        "name": "高龄老人入户探访",
        "kind": "entrusted",
        "department": "MZ",
        "body": "示例市社会工作部",
        "document_number": "示社工发〔2025〕3号",
        "exempt": 0,
        "valid_from": "2025-03-01",
        "valid_to": "2025-09-01",
        **more,
    }
    with writing(register, ACT) as entry:
        entry.add("admission", {name: [value] for name, value in admission.items()})


@pytest.mark.parametrize(
    ("day", "where", "duty", "scope", "status"),
    [
        ("2025-03-01", "青松", "N1", {}, "listed"),
        ("2025-03-01", "青松", "高龄老人入户探访", {}, "listed"),
        ("2025-03-01", "全部", "N1", {"place": "示例市"}, "listed"),
        ("2025-02-28", "青松", "N1", {}, "unlisted"),
        ("2025-09-01", "青松", "N1", {}, "expired"),
        ("2025-03-01", "青松", "N1", {"exempt": 1}, "listed"),
        ("2025-03-01", "青松", "N1", {"place": "示东区"}, "listed"),
        ("2025-03-01", "示东区", "N1", {"place": "示东区"}, "listed"),
        ("2025-03-01", "白云", "N1", {"place": "示东区"}, "unlisted"),
        ("2025-03-01", "全部", "N1", {"place": "示东区"}, "unlisted"),
        ("2025-03-01", "青松", "N1", {"community": "E1"}, "listed"),
        ("2025-09-01", "青松", "N1", {"community": "E1"}, "expired"),
        ("2025-09-01", "白云", "N1", {"community": "E1"}, "unlisted"),
        ("2025-03-01", "红星", "N1", {"community": "E1"}, "unlisted"),
        ("2025-03-01", "示东区", "N1", {"community": "E1"}, "unlisted"),
        ("2025-08-01", "青松", "A2", {"code": "A2", "community": "E1"}, "listed"),
        ("2025-08-01", "红星", "A2", {"code": "A2", "community": "E1"}, "expired"),
        ("2025-08-01", "青松", "A9", {"code": "A9", "exempt": 1}, "listed"),
        ("2023-08-01", "青松", "N2", {"valid_from": "2023-01-01"}, "undetermined"),
    ],
)
def test_what_was_admitted_is_listed_within_its_scope_and_span(
    city: Register,
    tmp_path: Path,
    day: str,
    where: str,
    duty: str,
    scope: dict[str, object],
    status: str,
) -> None:
    admit(city, **scope)
    text = f"{HEADER}{day},民政局,{where},{duty},文件,\n"
    assert not read(city, tmp_path / "in", {"下派.csv": text}).rejected
    assert statuses(city, first="2023-01") == {status: 1}


def test_the_duties_counted_are_those_that_hold_in_the_district(
    city: Register, tmp_path: Path
) -> None:
    files = {
        "版本.csv": "版本,适用地区,生效日期\n示东版,示东区,2025-01-01\n",
        "目录.csv": "目录版本,事项编码,事项名称,事项性质\n示东版,D1,楼道微更新,委托\n",
    }
    assert not read(city, tmp_path / "in", files).rejected

    def entrusted(**more: object) -> int:
        rows = Measuring(city, {**PARAMETERS, **more}).rows("duty_by_kind")
        return sum(row["duties"] for row in rows if row["kind"] == "entrusted")

    assert entrusted() == 1
    assert entrusted(district="示东区", everywhere=0) == 1
    assert entrusted(district="示西区", everywhere=0) == 0


def test_a_signboard_for_a_duty_of_one_district_has_no_live_duty_elsewhere(
    city: Register, tmp_path: Path
) -> None:
    files = {
        "版本.csv": "版本,适用地区,生效日期\n示东版,示东区,2025-01-01\n",
        "目录.csv": "目录版本,事项编码,事项名称,事项性质\n示东版,D1,楼道微更新,委托\n",
        "牌子.csv": "社区,牌子名称,部门,对应事项\n青松,微更新工作站,民政局,D1\n白云,微更新工作站,民政局,D1\n",
    }
    assert not read(city, tmp_path / "in", files).rejected
    measuring = Measuring(city, PARAMETERS)
    found = [row for row in measuring.rows("burden_findings") if row["rule"] == "no_live_duty"]
    assert [(row["fact"], row["communities"]) for row in found] == [("D1", 1)]
    assert [row["without_live_duty"] for row in measuring.rows("burden_status")] == [1]
