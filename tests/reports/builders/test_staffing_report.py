"""The report on people says what an office would work out by hand."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from examples.shiyan import write_shiyan
from tests.office import Office

SCHEMA = json.loads(
    (Path(__file__).parents[3] / "docs" / "report.schema.json").read_text(encoding="utf-8")
)

RESIDENTS = """\
社区代码,社区名称,街道,区县,户数,人口,网格数
QS0101,青松社区,青松街道,碧山区,3000,8600,9
QS0102,和平社区,青松街道,碧山区,1200,6000,4
LS0101,和平社区,湖滨街道,绿水区,约2000,,6
LS0102,湖滨社区,湖滨街道,绿水区,1800,12000,5
"""

PEOPLE = """\
社区,年度,岗位,员额,实有人数,年人均工资,培训人数
QS0101,2026,两委,7,6,60000,3
QS0101,2026,专职,3,4,50000,4
QS0102,2026,两委,5,5,,
QS0102,2026,专职,2,2,,
LS0101,2026,两委,7,—,,
LS0101,2026,专职,1,1,,
LS0102,2026,两委,9,10,40000,5
"""

WAGE = "参数名称,数值,单位,来源,状态\n市级职工年平均工资,80000,元,示例统计公报,现行有效\n"


@pytest.fixture
def staffed(office: Office) -> Office:
    """Nobody says how many of 两委 LS0101 has, nor of 专职 LS0102; residents of LS0101 are unknown as well."""
    assert office.import_text("社区2.csv", RESIDENTS).code == 0
    assert office.import_text("人员.csv", PEOPLE).code == 0
    assert office.import_text("参数.csv", WAGE).code == 0
    return office


def told(office: Office, year: str = "2026") -> Any:
    path = office.folder / "told.json"
    asked = ("--year", year, "--as-of", f"{year}-12-31", "-o", path)
    ran = office.zhunru("--lang", "en", "report", "staffing", *asked)
    assert ran.code == 0, ran.err
    report = json.loads(path.read_text(encoding="utf-8"))
    Draft202012Validator(SCHEMA).validate(report)
    return report


def text(office: Office) -> str:
    path = office.folder / "told.md"
    ran = office.zhunru("--lang", "en", "report", "staffing", "--year", "2026", "-o", path)
    assert ran.code == 0, ran.err
    return path.read_text(encoding="utf-8")


def figures(report: Any) -> dict[str, Any]:
    return {figure["id"]: figure["value"] for figure in report["figures"]}


def table(report: Any, name: str) -> list[dict[str, Any]]:
    found = next(each for each in report["tables"] if each["id"] == name)
    ids = [column["id"] for column in found["columns"]]
    return [dict(zip(ids, row, strict=True)) for row in found["rows"]]


def near(value: float) -> Any:
    return pytest.approx(value, abs=1e-6)


def test_quota_and_people_by_post(staffed: Office) -> None:
    report = told(staffed)
    assert figures(report) == {
        "staffing.communities": 4,
        "staffing.quota": 34,
        "staffing.people": 28,
        "staffing.vacant": 1,
        "staffing.households_per_person": near(
            4200 / 17
        ),  # QS0101 and QS0102, of which all is known
        "staffing.residents_per_person": near(14_600 / 17),
    }
    rows = {row["post"]: row for row in table(report, "people.posts")}
    assert rows["两委"] == {
        "post": "两委",
        "quota": 28,
        "actual": 21,
        "vacant": 1,
        "beyond": 1,
        "households": near(6000 / 21),
        "residents": near(26_600 / 21),
    }
    assert (rows["专职"]["quota"], rows["专职"]["actual"], rows["专职"]["beyond"]) == (6, 7, 1)
    assert rows["专职"]["households"] == near(6200 / 7)


def test_by_district(staffed: Office) -> None:
    rows = {row["district"]: row for row in table(told(staffed), "people.districts")}
    east, west = rows["碧山区"], rows["绿水区"]
    assert [east[of] for of in ("quota", "actual", "vacant", "beyond")] == [17, 17, 1, 1]
    assert [west[of] for of in ("quota", "actual", "vacant", "beyond")] == [17, 11, 0, 1]
    assert west["households"] is None, "of no community there are both posts known"
    posts = {
        (row["district"], row["post"]): row for row in table(told(staffed), "people.district_posts")
    }
    assert posts["绿水区", "两委"]["actual"] == 10
    assert posts["绿水区", "专职"]["households"] == near(2000)


def test_communities_against_norms(staffed: Office) -> None:
    rows = table(told(staffed), "norms.against")
    counts = [
        (row["posts"], *(row[of] for of in ("below", "within", "above", "unknown"))) for row in rows
    ]
    assert counts == [
        (
            "两委, 专职",
            0,
            1,
            2,
            1,
        ),  # 十堰: 10 of 6–10, 7 of 2.4–4, 1 or more of 4–6.7, 10 or more of 3.6–6
        (
            "两委",
            0,
            0,
            1,
            3,
        ),  # 十堰: 6 and 5 may be of a small or a large community; 10 is above both
        (
            "两委, 专职",
            0,
            1,
            0,
            3,
        ),  # 岳麓: 10 of 9–11; 7 at 6,000 residents; size unknown; 10 or more of 11–13
        (
            "两委, 专职",
            0,
            1,
            2,
            1,
        ),  # 包头: 10 of 7.5–10, 7 of 3–4, 1 or more of 5–6.7, 10 or more of 4.5–6
        (
            "两委, 专职",
            2,
            0,
            0,
            2,
        ),  # 湖北: 10 of 15.48, 7 of 10.8, size unknown, 10 or more of 21.6
    ]
    first = rows[0]
    assert (first["least"], first["most"]) == (near(16), near(80 / 3))
    assert first["standing"] == "above the norm", "28 or more are more than 26.7"
    assert "湖北省十堰市, year not stated, proposed" in first["source"]
    assert rows[2]["least"] == "—", "a class says nothing of a whole city"


def test_every_norm_stands_with_its_source(staffed: Office) -> None:
    stated = table(told(staffed), "norms.stated")
    assert len(stated) == 10
    assert all(row["document"] and row["place"] and row["year"] and row["status"] for row in stated)
    assert {row["status"] for row in stated} == {"proposed", "in force", "the source does not say"}


def test_communities_below_a_norm_and_how_many_they_lack(staffed: Office) -> None:
    rows = [
        (row["community"], row["people"], row["lacks"])
        for row in table(told(staffed), "norms.short")
    ]
    assert rows == [("碧山区青松社区", 10, 6), ("碧山区和平社区", 7, 4)]


def test_norms_by_district(staffed: Office) -> None:
    rows = table(told(staffed), "norms.districts")
    found = {(row["norm"], row["district"]): row for row in rows}
    assert found["每万城镇常住人口社区工作者", "碧山区"]["below"] == 2
    assert found["每万城镇常住人口社区工作者", "绿水区"]["unknown"] == 2


def test_grids(staffed: Office) -> None:
    """3,000 ÷ 9 = 333.3, 1,200 ÷ 4 = 300, 2,000 ÷ 6 = 333.3, 1,800 ÷ 5 = 360: all within both norms."""
    rows = [row for row in table(told(staffed), "grids.table") if row["communities"] == 4]
    assert [(row["households"], row["grids"], row["within"]) for row in rows] == [(8000, 24, 4)] * 2
    assert rows[0]["each"] == near(8000 / 24)


def test_the_registers_own_norms_come_first(staffed: Office) -> None:
    staffed.import_text(
        "参数2.csv",
        "参数名称,数值,来源,状态\n每名社区工作者服务户数下限,400,示发〔2026〕3号,现行有效\n"
        "每名社区工作者服务户数上限,450,示发〔2026〕3号,现行有效\n每个网格户数下限,310,示发〔2026〕3号,现行有效\n"
        "每个网格户数上限,350,示发〔2026〕3号,现行有效\n",
    )
    report = told(staffed)
    own = table(report, "norms.against")[0]
    assert own["source"] == "示发〔2026〕3号, 示例市, 2026, in force"
    assert own["most"] == near(20)
    grid = table(report, "grids.table")[0]
    assert [grid[of] for of in ("below", "within", "above", "unknown")] == [1, 2, 1, 0]


def test_pay_beside_the_local_average(staffed: Office) -> None:
    rows = {(row["place"], row["post"]): row for row in table(told(staffed), "pay.table")}
    committee = rows["the whole place", "两委"]
    assert (committee["people"], committee["pay"], committee["ratio"]) == (
        16,
        47_500_00,
        near(0.59375),
    )
    everybody = rows["the whole place", "all posts"]
    assert (everybody["people"], everybody["pay"], everybody["ratio"]) == (20, 48_000_00, near(0.6))
    assert rows["绿水区", "all posts"]["pay"] == 40_000_00


def test_without_the_local_average_the_ratio_is_unknown(office: Office) -> None:
    assert office.import_text("人员.csv", PEOPLE).code == 0
    report = told(office)
    assert {row["ratio"] for row in table(report, "pay.table")} == {None}
    assert "is not entered (parameter 市级职工年平均工资)" in text(office)


def test_people_trained_of_people_there(staffed: Office) -> None:
    rows = {(row["place"], row["post"]): row for row in table(told(staffed), "training.table")}
    shown = [(row["trained"], row["people"], row["share"]) for row in rows.values()]
    assert shown[:3] == [(8, 16, near(0.5)), (4, 4, near(1)), (12, 20, near(0.6))]


def test_without_sizes_norms_are_unknown_not_zero(office: Office) -> None:
    assert office.import_text("人员.csv", PEOPLE).code == 0
    rows = table(told(office), "norms.against")
    assert [rows[4][of] for of in ("below", "within", "above", "unknown")] == [0, 0, 0, 4]
    assert (rows[4]["least"], rows[4]["standing"]) == (None, "unknown")


def test_without_people_it_says_so(office: Office) -> None:
    report = told(office)
    assert "The register holds no people up to this year" in text(office)
    assert table(report, "grids.table"), "grids are told all the same"
    assert figures(report) == {}


def test_shiyan_as_published(new_office: Office) -> None:
    """十堰: 848,000 households, 921 + 358 + 1,045 people. By 两委 920.7 households each, by all 364.9, inside 300–500."""
    assert new_office.zhunru("--by", "李敏", "init", "--place", "十堰市").code == 0
    write_shiyan(new_office.folder / "in")
    assert new_office.zhunru("--by", "李敏", "import", new_office.folder / "in").code == 0
    report = told(new_office, "2023")
    rows = {row["post"]: row for row in table(report, "people.posts")}
    assert rows["两委"]["households"] == near(848_000 / 921)
    assert rows["all posts"]["households"] == near(848_000 / 2324)
    assert rows["两委"]["residents"] is None, (
        "149 communities, one listed: no residents of the city"
    )
    norm = next(row for row in table(report, "norms.against") if "湖北省十堰市" in row["source"])
    assert (norm["people"], norm["least"], norm["most"]) == (2324, near(1696), near(8480 / 3))
    assert norm["standing"] == "within the norm"
    assert norm["unknown"] == 1, "六堰山 states its 两委 only"
    district = next(row for row in table(report, "people.district_posts") if row["post"] == "两委")
    assert district["households"] == near(1665.25)


@pytest.mark.parametrize("suffix", ["html", "xlsx", "json", "csv", "md", "txt"])
def test_every_format_is_written(staffed: Office, suffix: str) -> None:
    path = staffed.folder / f"报告.{suffix}"
    ran = staffed.zhunru("report", "staffing", "--year", "2026", "-o", path)
    assert ran.code == 0, ran.err
    assert path.stat().st_size > 500
    if suffix == "md":
        assert not re.search(r"https?://", path.read_text(encoding="utf-8"))
