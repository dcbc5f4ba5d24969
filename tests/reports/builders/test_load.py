"""The load report on a small city, worked by hand."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.office import Office

SCHEMA = json.loads(
    (Path(__file__).parents[3] / "docs" / "report.schema.json").read_text(encoding="utf-8")
)

SETTINGS = (
    "参数名称,数值,来源,状态,生效日期\n"
    "年可能工作日,261,示例,现行有效,2026-01-01\n法定节假日,13,示例,现行有效,2026-01-01\n"
    "年休假,5,示例,现行有效,2026-01-01\n病事假,3,示例,建议,2026-01-01\n"
    "每日工作小时,8,示例,现行有效,2026-01-01\n"
)
"""261 − 13 − 5 − 3 = 240 days, × 8 = 1,920 hours."""

SHEETS = {
    "参数.csv": SETTINGS,
    "人员.csv": (
        "社区,年度,岗位,实有人数\n青松社区,2026,两委,1\n青松社区,2026,后备,4\n"
        "湖滨社区,2026,专职,3\n碧山区和平社区,2026,专职,1\n"
    ),
    "定额.csv": (
        "事项,简单件用时,一般件用时,复杂件用时,证据等级,生效日期\n"
        "ZR-001,10,20,40,访谈,2026-01-01\nZR-002,,60,,估计,2026-01-01\n"
    ),
    "工作.csv": "日期,社区,事项,件数,用时\n"
    + "".join(f"2026-{month:02d},青松社区,ZR-001,600,200小时\n" for month in range(1, 7))
    + "2026-01,碧山区和平社区,ZR-001,60,\n2026-02,碧山区和平社区,ZR-002,12,\n",
    "台账.csv": (
        "台账名称,社区,要求部门,更新频次,每次用时\n入户台账,湖滨社区,市民政局,每月,2小时\n"
        "走访台账,青松社区,市民政局,每月,10小时\n无时台账,青松社区,市民政局,每月,\n"
    ),
}
"""青松: 6 × 200 hours in half a year, 2,400 a year, and 120 of ledgers: 2,520 ÷ 1,920 = 1.3125 people, one is there.
和平: 60 × 20 and 12 × 60 minutes in two months, 32 hours, 192 a year by standard: 0.1 people, one is there.
湖滨: no work recorded. The other 和平社区: no people and no work."""


@pytest.fixture
def city(office: Office) -> Office:
    for name, text in SHEETS.items():
        ran = office.import_text(name, text)
        assert ran.code == 0, ran.out
    return office


def told(office: Office, *options: str) -> Any:
    path = office.folder / "told.json"
    asked = ("--year", "2026", "--as-of", "2026-12-31", "-o", path)
    ran = office.zhunru("--lang", "en", "report", "load", *asked, *options)
    assert ran.code == 0, ran.err
    report = json.loads(path.read_text(encoding="utf-8"))
    Draft202012Validator(SCHEMA).validate(report)
    return report


def figures(report: Any) -> dict[str, Any]:
    return {figure["id"]: figure["value"] for figure in report["figures"]}


def table(report: Any, name: str) -> list[dict[str, Any]]:
    found = next(each for each in report["tables"] if each["id"] == name)
    ids = [column["id"] for column in found["columns"]]
    return [dict(zip(ids, row, strict=True)) for row in found["rows"]]


def page(office: Office, *options: str) -> str:
    path = office.folder / "报告.md"
    asked = ("report", "load", "--year", "2026", "--as-of", "2026-12-31", "-o", path)
    ran = office.zhunru(*options, *asked)
    assert ran.code == 0, ran.err
    return path.read_text(encoding="utf-8")


def test_the_figures_by_hand(city: Office) -> None:
    assert figures(told(city)) == {
        "load.available": 1_920 * 60,
        "load.people": 2,
        "load.required": pytest.approx(1.4125),
        "load.ratio": pytest.approx(2 / 1.4125, abs=1e-6),
        "load.overloaded": 1,
        "load.known": 2,
        "load.known_share": 0.5,
        "load.estimated_share": pytest.approx((120 + 72) / 2_712, abs=1e-6),
        "load.findings": 2,
        "load.errors": 0,
    }


def test_overloaded_communities_first_and_unknown_ones_only_counted(city: Office) -> None:
    report = told(city)
    pines, peace = table(report, "load.communities")
    assert (pines["community"], peace["community"]) == ("碧山区青松社区", "碧山区和平社区")
    assert (pines["people"], pines["required"], pines["difference"]) == (1, 1.3125, -0.3125)
    assert pines["ratio"] == pytest.approx(1 / 1.3125, abs=1e-6)
    assert (pines["state"], pines["months"]) == ("overloaded", 6)
    assert pines["note"] == "more hours than its people have"  # 2,400 of 261 × 8
    minutes = (pines["hours"], pines["standard_hours"], pines["burden_hours"])
    assert minutes == (2_400 * 60, 2_400 * 60, 120 * 60)
    assert (peace["required"], peace["note"]) == (0.1, "by standard")
    assert (peace["hours"], peace["standard_hours"], peace["burden_hours"]) == (
        None,
        192 * 60,
        None,
    )
    assert table(report, "load.unknown") == [
        {"reason": "no people stated, no work recorded", "communities": 1},
        {"reason": "no work recorded", "communities": 1},
    ]


def test_hours_of_part_of_the_records_say_so(city: Office) -> None:
    assert (
        city.import_text("续.csv", "日期,社区,事项,件数,用时\n2026-06,青松社区,ZR-002,1,\n").code
        == 0
    )
    first = table(told(city), "load.communities")[0]
    assert (first["hours"], first["burden_hours"]) == (2_400 * 60, 120 * 60)
    assert first["note"].startswith("6 of 7 records")


@pytest.mark.parametrize(("level", "place"), [("district", "碧山区"), ("street", "碧山区青松街道")])
def test_places_sum_people_and_requirement(city: Office, level: str, place: str) -> None:
    [row] = table(told(city), f"load.{level}")
    assert (row["place"], row["communities"], row["known"], row["overloaded"]) == (place, 2, 2, 1)
    assert (row["people"], row["required"]) == (2, 1.4125)
    assert row["ratio"] == pytest.approx(2 / 1.4125, abs=1e-6)


def test_what_fills_the_time(city: Office) -> None:
    report = told(city)
    done, ledgers = table(report, "load.kinds")
    assert (done["minutes"], ledgers["minutes"]) == (2_592 * 60, 120 * 60)
    assert (ledgers["burdens"], ledgers["known"]) == (2, 1)
    assert ledgers["share"] == pytest.approx(120 / 2_712, abs=1e-6)
    first, second = table(report, "load.duties")
    assert (first["code"], first["department"], first["pieces"]) == ("ZR-001", "市民政局", 3_660)
    assert (first["minutes"], first["share"]) == (1_200 * 60, 1)
    assert (second["code"], second["minutes"], second["share"]) == ("ZR-002", None, None)
    departments = {row["department"]: row["minutes"] for row in table(report, "load.departments")}
    assert departments == {"市民政局": 1_200 * 60, "市卫生健康委员会": None}


def test_grades_of_evidence(city: Office) -> None:
    report = told(city)
    hours = {row["grade"]: row["minutes"] / 60 for row in table(report, "load.grades")}
    assert hours == {"measured": 2_400, "standard": 0, "interviewed": 120, "estimated": 192}
    known, everywhere = table(report, "load.coverage")
    assert (known["records"], known["records_known"]) == (8, 6)
    assert (known["burdens"], known["burdens_known"]) == (2, 1)
    assert (everywhere["communities"], everywhere["burdens_known"]) == (4, 2)
    assert "draft" not in page(city, "--lang", "en").splitlines()[0]


@pytest.mark.parametrize(("hours", "is_draft"), [("194", False), ("195", True)])
def test_mostly_estimated_is_a_draft(city: Office, hours: str, is_draft: bool) -> None:
    """Measured and interviewed are 2,520 hours, estimated 192 and 12 × 194 = 2,328 more: exactly half."""
    text = f"台账名称,社区,要求部门,更新频次,每次用时\n大台账,青松社区,市民政局,每月,{hours}小时\n"
    assert city.import_text("台账二.csv", text).code == 0
    first = page(city, "--lang", "en").splitlines()[0]
    assert first.endswith("(draft)") is is_draft
    assert "convention of this tool" in page(city, "--lang", "en")


def test_only_proposed_settings_are_named(city: Office) -> None:
    assert "Only proposed, not in force: 病事假." in page(city, "--lang", "en")
    assert "仅为建议值、尚未生效的参数：病事假。" in page(city)


def test_nothing_known_is_never_zero(office: Office) -> None:
    assert office.import_text("参数.csv", SETTINGS).code == 0
    report = told(office)
    found = figures(report)
    names = ("load.people", "load.required", "load.ratio", "load.overloaded")
    assert [found[name] for name in names] == [None] * 4
    assert (found["load.known"], found["load.known_share"]) == (0, 0)
    assert {each["id"] for each in report["tables"]} == {"load.unknown", "load.coverage"}


def test_findings_on_its_inputs_come_last(city: Office) -> None:
    """青松 states 2,400 hours with one person, 病事假 is only proposed; then 扫雪 is no duty, 和平 has nobody."""
    assert codes(told(city)) == ["load.beyond_people", "load.only_proposed"]
    assert city.import_text("定额二.csv", "事项,一般件用时\n扫雪,30\nZR-002,50\n").code == 0
    nobody = "社区,年度,岗位,实有人数\n碧山区和平社区,2026,专职,0\n"
    assert city.import_text("人员二.csv", nobody).code == 0
    report = told(city)
    assert codes(report) == [
        "load.two_standards",
        "load.beyond_people",
        "load.no_people",
        "load.unknown_duty_standard",
        "load.only_proposed",
    ]
    assert (figures(report)["load.findings"], figures(report)["load.errors"]) == (5, 1)
    [strange] = [one for one in report["findings"] if one["code"] == "load.unknown_duty_standard"]
    assert (strange["where"]["file"], strange["where"]["row"]) == ("定额二.csv", 2)


def codes(report: Any) -> list[str]:
    return [finding["code"] for finding in report["findings"]]


def test_settings_that_leave_no_time_are_a_report_of_what_is_wrong(city: Office) -> None:
    line = "参数名称,数值,来源,状态,生效日期\n共同工作占比,100,示例,现行有效,2026-02-01\n"
    assert city.import_text("参数二.csv", line).code == 0
    report = told(city)
    assert codes(report) == ["load.unworkable"]
    assert figures(report) == {"load.findings": 1, "load.errors": 1}
    assert report["tables"] == []
    text = page(city)
    assert "2026" in text
    assert "共同工作占比 100" in text


def test_without_settings_it_says_which(office: Office) -> None:
    ran = office.zhunru("report", "load", "--year", "2026")
    assert ran.code == 1
    assert "年可能工作日, 每日工作小时" in ran.err


@pytest.mark.parametrize("suffix", ["html", "xlsx", "json", "csv", "md", "txt"])
def test_every_format_is_written(city: Office, suffix: str) -> None:
    path = city.folder / f"负荷.{suffix}"
    ran = city.zhunru("report", "load", "--year", "2026", "--as-of", "2026-12-31", "-o", path)
    assert ran.code == 0, ran.err
    assert path.stat().st_size > 500


def test_the_chinese_report_holds_no_english(city: Office) -> None:
    words = set(re.findall(r"[A-Za-z]{3,}", page(city)))
    codes_and_commands = [
        "load",
        "only",
        "proposed",
        "beyond",
        "people",
        "zhunru",
        "template",
        "parameter",
    ]
    assert words <= {"xlsx", "json", "csv", "html", "APP", *codes_and_commands}
