"""The page of a community, and all communities side by side, on a small city worked by hand."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from registry.store import Register
from reports.builders.communities import communities_report
from reports.builders.community import community_report
from reports.community import CityView
from reports.community_like import Likeness
from reports.scope import Asked, scope
from tests.office import Office

SCHEMA = json.loads(
    (Path(__file__).parents[3] / "docs" / "report.schema.json").read_text(encoding="utf-8")
)

SHEETS = {
    "社区二.csv": (
        "社区代码,社区名称,街道,区县,户数,网格数,社区类型\n"
        "QS0101,青松社区,青松街道,碧山区,3000,9,城市社区\n"
        "LS0103,东一社区,湖滨街道,绿水区,2250,5,城市社区\n"
        "LS0104,东二社区,湖滨街道,绿水区,3750,5,城市社区\n"
        "LS0105,东三社区,湖滨街道,绿水区,2800,5,城市社区\n"
        "LS0106,东四社区,湖滨街道,绿水区,3000,5,城市社区\n"
        "LS0107,东五社区,湖滨街道,绿水区,3100,5,城市社区\n"
        "LS0108,东六社区,湖滨街道,绿水区,2249,5,城市社区\n"
        "LS0109,东七社区,湖滨街道,绿水区,3751,5,城市社区\n"
        "LS0110,东八社区,湖滨街道,绿水区,3000,5,涉农社区\n"
        "LS0111,东九社区,湖滨街道,绿水区,,5,\n"
    ),
    "参数.csv": (
        "参数名称,数值,来源,状态,生效日期\n"
        "年可能工作日,261,示例,现行有效,2026-01-01\n法定节假日,13,示例,现行有效,2026-01-01\n"
        "年休假,5,示例,现行有效,2026-01-01\n病事假,3,示例,现行有效,2026-01-01\n"
        "每日工作小时,8,示例,现行有效,2026-01-01\n"
    ),
    "人员.csv": (
        "社区,年度,岗位,员额,实有人数\nQS0101,2026,两委,7,6\nQS0101,2026,专职,3,4\nQS0101,2026,后备,2,2\n"
        "LS0103,2026,两委,7,5\nLS0103,2026,专职,2,—\n"
    ),
    "定额.csv": (
        "事项,简单件用时,一般件用时,复杂件用时,证据等级,生效日期\nZR-001,10,20,40,访谈,2026-01-01\n"
    ),
    "工作.csv": "日期,社区,事项,件数,用时\n"
    + "".join(f"2026-{month:02d},QS0101,ZR-001,600,200小时\n" for month in range(1, 7)),
    "台账.csv": (
        "台账名称,社区,要求部门,更新频次,每次用时,建账日期,停用日期\n"
        "走访台账,QS0101,市民政局,每月,10小时,,\n"
        "街道台账,青松街道,市民政局,每月,,2026-03-01,\n"
        "全市台账,全部,市民政局,每月,,,2026-06-01\n"
        "东一台账,LS0103,市民政局,每月,,,\n东二台账,LS0104,市民政局,每月,,,\n"
        "东二又一台账,LS0104,市民政局,每月,,,\n"
    ),
    "下派.csv": (
        "下派日期,部门,社区,事项,文号,渠道,承诺经费,完成时限\n"
        "2025-12-31,市公安局,QS0101,反诈软件推广,,微信群,,\n"
        "2026-02-01,市民政局,碧山区,ZR-001,示民发〔2026〕1号,文件,10000,2026-03-31\n"
        "2026-02-02,市公安局,QS0101,反诈软件推广,,微信群,,\n"
        "2026-02-03,市民政局,QS0101,ZR-001,,微信群,,\n"
        "2026-03-01,卫健委,青松街道,居民健康档案摸底,,微信群,,\n"
        "2026-11-01,市公安局,全部,反诈软件推广,,微信群,,\n"
        "2026-03-02,卫健委,LS0104,ZR-002,,微信群,,\n"
    ),
    "拨付.csv": (
        "拨付日期,拨付单位,接收单位,金额,事项,文号\n"
        "2026-03-01,市民政局,碧山区,9000,ZR-001,示民发〔2026〕1号\n"
        "2026-03-20,碧山区,青松街道,8000,ZR-001,示民发〔2026〕1号\n"
        "2026-04-20,青松街道,QS0101,4000,ZR-001,示民发〔2026〕1号\n"
    ),
}
"""青松社区 has 3,000 households: those with 2,250 to 3,750 of the same type are 东一 to 东五, and itself.
It gets five push-downs: two by name, one with its district, its street and the city each; of these 反诈 twice, not listed.
Its ledgers are two now (its own, its street's) and two before (its own, the city's); of one the time is known, 120 hours.
Twelve people, ten of them in service; (6 × 200 × 2 + 120) ÷ 1,920 = 1.3125 required.
10,000 yuan are due to the two communities of 碧山区, 5,000 to each; 4,000 came, 4,000 stand at the street."""


@pytest.fixture
def city(office: Office) -> Office:
    for name, text in SHEETS.items():
        ran = office.import_text(name, text)
        assert ran.code == 0, ran.out
    return office


def told(office: Office, *asked: str) -> Any:
    path = office.folder / "told.json"
    year = ("--year", "2026", "-o", path)
    day = () if "--as-of" in asked else ("--as-of", "2026-12-31")
    ran = office.zhunru("--lang", "en", "report", "community", *asked, *year, *day)
    assert ran.code == 0, ran.err
    report = json.loads(path.read_text(encoding="utf-8"))
    Draft202012Validator(SCHEMA).validate(report)
    return report


def page(office: Office, *asked: str, tongue: str = "en") -> str:
    path = office.folder / "told.md"
    year = ("--year", "2026", "--as-of", "2026-12-31", "-o", path)
    ran = office.zhunru("--lang", tongue, "report", "community", *asked, *year)
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


def test_the_figures_of_a_community_by_hand(city: Office) -> None:
    assert figures(told(city, "青松社区")) == {
        "community.people": 12,
        "community.quota": 12,
        "community.pushdowns": 5,
        "community.unlisted_share": 0.4,
        "community.burdens": 2,
        "community.burden_hours": 120 * 60,
        "community.load.required": 1.3125,
        "community.load.ratio": near(10 / 1.3125),
        "community.money.due": 5_000_00,
        "community.money.received": 4_000_00,
        "community.money.held": 4_000_00,
        "community.money.ratio": 0.8,
    }


def test_people_by_post(city: Office) -> None:
    rows = table(told(city, "青松社区"), "people.posts")
    assert [(row["post"], row["quota"], row["actual"], row["vacant"]) for row in rows] == [
        ("两委", 7, 6, 1),
        ("专职", 3, 4, 0),
        ("后备", 2, 2, 0),
        ("all posts", 12, 12, 1),
    ]


def test_the_norms_are_the_registers_own_where_it_states_any(city: Office) -> None:
    """3,000 households ask for 6 to 10 people by the norm of 十堰; 12 are there. 333.3 households are a grid."""
    text = page(city, "青松社区")
    assert "社区工作者配备 (湖北省十堰市, proposed): 12 of 6–10, above the norm" in text
    assert "A grid has 333.3 households on average: 300–500 households a grid" in text
    assert "does not bind here by itself" in text
    own = (
        "参数名称,数值,来源,状态\n每名社区工作者服务户数下限,200,示例,现行有效\n"
        "每名社区工作者服务户数上限,250,示例,现行有效\n"
    )
    assert city.import_text("标准.csv", own).code == 0
    text = page(city, "青松社区")
    assert "12 of 12–15, within the norm" in text
    assert "十堰" not in text


def test_what_was_pushed_down_by_department(city: Office) -> None:
    report = told(city, "青松社区")
    rows = {row["department"]: row for row in table(report, "duties.departments")}
    counts = {
        name: (row["pushdowns"], row["duties"], row["listed"], row["against"])
        for name, row in rows.items()
    }
    assert counts == {
        "市民政局": (2, 1, 2, 0),
        "市公安局": (2, 1, 0, 2),
        "市卫生健康委员会": (1, 1, 1, 0),
    }
    assert rows["市公安局"]["not_listed"] == 1
    text = page(city, "青松社区")
    assert "5 push-downs of 3 duties by 3 departments: 2 to it by name, 3 with its" in text


def test_push_downs_after_the_day_asked_are_not_told(city: Office) -> None:
    report = told(city, "青松社区", "--as-of", "2026-10-31")
    assert figures(report)["community.pushdowns"] == 4
    assert figures(report)["community.unlisted_share"] == 0.25


def test_burdens_now_and_before(city: Office) -> None:
    rows = {row["kind"]: row for row in table(told(city, "青松社区"), "burdens.table")}
    ledgers = rows["Ledgers"]
    assert (ledgers["now"], ledgers["before"], ledgers["reduction"]) == (2, 2, 0)
    assert ledgers["time"] == 120 * 60
    assert rows["Forms"]["now"] is None, "the register holds no form at all: unknown, not none"
    east = {row["kind"]: row for row in table(told(city, "东三社区"), "burdens.table")}
    assert (east["Ledgers"]["now"], east["Ledgers"]["before"]) == (0, 1)


def test_load_by_record_and_by_standard(city: Office) -> None:
    """3,600 pieces in half a year are 7,200 a year: at 10, 20 and 40 minutes 1,200, 2,400 and 4,800 hours."""
    report = told(city, "青松社区")
    record, *standards = table(report, "load.readings")
    assert (record["hours"], record["required"]) == (2_400 * 60, 1.3125)
    assert [row["hours"] for row in standards] == [1_200 * 60, 2_400 * 60, 4_800 * 60]
    assert [row["required"] for row in standards] == [0.6875, 1.3125, 2.5625]
    done, ledgers = table(report, "load.time")
    assert (done["what"], done["whose"], done["minutes"]) == (
        "老年人优待证办理",
        "市民政局",
        144_000,
    )
    assert (ledgers["minutes"], ledgers["share"]) == (7_200, near(120 / 2_520))


def test_money_by_duty_and_what_stands_above(city: Office) -> None:
    [row] = table(told(city, "青松社区"), "money.duties")
    assert (row["due"], row["received"], row["short"], row["fundedness"]) == (
        *(5_000_00, 4_000_00, 1_000_00),
        0.8,
    )
    text = page(city, "青松社区")
    assert (
        "青松街道 (2 communities): 8,000 yuan came, 4,000 yuan passed on, 4,000 yuan held" in text
    )
    assert "碧山区 (2 communities): 9,000 yuan came, 8,000 yuan passed on, 1,000 yuan held" in text


def test_its_like_are_of_its_type_and_size(city: Office) -> None:
    """Ledgers of the six: 2, 1, 2, 0, 0, 0. Push-downs: 5, 1, 2, 1, 1, 1."""
    text = page(city, "青松社区")
    assert "Its like are 6 communities, itself among them: those of the same type (urban)" in text
    assert "with 2,250–3,750 households (its own 3,000" in text
    assert "convention of this tool" in text
    report = told(city, "青松社区")
    ledgers = {row["kind"]: row for row in table(report, "burdens.table")}["Ledgers"]
    assert (ledgers["median"], ledgers["rank"], ledgers["of"]) == (0.5, 1, 6)
    rows = {row["measure"]: row for row in table(report, "like.table")}
    pushed = rows["push-downs"]
    assert (pushed["own"], pushed["median"], pushed["rank"], pushed["of"]) == (5, 1, 1, 6)
    second = {row["measure"]: row for row in table(told(city, "东二社区"), "like.table")}
    assert (second["push-downs"]["own"], second["push-downs"]["rank"]) == (2, 2)
    ledgers = {row["kind"]: row for row in table(told(city, "东三社区"), "burdens.table")}
    ranked = (ledgers["Ledgers"]["rank"], ledgers["Ledgers"]["of"])
    assert ranked == (3, 6), (
        "2,800 households: 东二 is too large and 东六 is like it; four share rank 3"
    )


def test_what_is_unknown_has_no_rank(city: Office) -> None:
    rows = {row["measure"]: row for row in table(told(city, "东一社区"), "like.table")}
    load = rows["existing ÷ required"]
    assert (load["own"], load["rank"], load["of"]) == (None, "—", 1)
    own = {row["measure"]: row for row in table(told(city, "青松社区"), "like.table")}
    load = own["existing ÷ required"]
    assert (load["own"], load["rank"], load["of"]) == (near(10 / 1.3125), "—", 1), (
        "there is no rank among one"
    )
    assert (own["households for each"]["own"], rows["households for each"]["own"]) == (250, None)


def test_too_few_like_it_widen_the_rule(city: Office) -> None:
    """No other rural-related community is there, and nobody says of what type 东九社区 is or how large."""
    rural, silent = page(city, "东八社区"), page(city, "东九社区")
    assert "Fewer than 5 others are of the same type (rural-related)" in rural
    assert "Its like are 13 communities, itself among them: those of the whole register." in rural
    assert "Its type is not stated. Its households are not stated." in silent
    assert "Its like are 13 communities" in silent


def test_nothing_known_is_never_zero(office: Office) -> None:
    found = figures(told(office, "青松社区"))
    assert found == dict.fromkeys(found)
    text = page(office, "青松社区")
    assert "The register does not state 年可能工作日, 每日工作小时." in text
    assert "The register holds no people of this community." in text
    assert "The register holds no push-down of this period." in text
    assert "The register holds no payment" in text


def test_nothing_due_or_paid_in_another_year(city: Office) -> None:
    found = figures(told(city, "东三社区"))
    assert (found["community.money.due"], found["community.money.received"]) == (None, 0)
    assert found["community.money.ratio"] is None


@pytest.mark.parametrize(
    ("name", "said"),
    [("青松舍区", "青松社区"), ("和平社区", "碧山区和平社区")],
    ids=["wrong", "of two"],
)
def test_a_name_that_means_none_or_two_is_refused_with_the_nearest(
    city: Office, name: str, said: str
) -> None:
    ran = city.zhunru("report", "community", name, "--year", "2026")
    assert ran.code == 1
    assert said in ran.err
    assert ran.out == ""


def test_a_community_that_is_not_there_on_the_day(city: Office) -> None:
    text = "社区代码,社区名称,街道,区县,户数,生效日期\nLS0120,新区社区,湖滨街道,绿水区,900,2027-01-01\n"
    assert city.import_text("新社区.csv", text).code == 0
    ran = city.zhunru("report", "community", "新区社区", "--year", "2026", "--as-of", "2026-12-31")
    assert ran.code == 1
    assert "绿水区新区社区" in ran.err
    assert "2026-12-31" in ran.err


def test_all_communities_side_by_side(city: Office) -> None:
    report = told(city)
    rows = {row["community"]: row for row in table(report, "communities.table")}
    assert len(rows) == 13
    assert list(rows)[:3] == ["碧山区青松社区", "绿水区东二社区", "绿水区东一社区"], (
        "2, 2 and 1 ledgers"
    )
    pines = rows["碧山区青松社区"]
    assert (pines["district"], pines["type"], pines["households"]) == ("碧山区", "urban", 3000)
    assert (pines["people"], pines["households_each"]) == (12, 250)
    assert (pines["pushdowns"], pines["unlisted"], pines["ledger"]) == (5, 0.4, 2)
    assert (pines["required"], pines["load"]) == (1.3125, near(10 / 1.3125))
    assert (pines["due"], pines["received"], pines["money"]) == (5_000_00, 4_000_00, 0.8)
    assert (pines["like"], pines["pushdowns_rank"], pines["pushdowns_of"]) == (6, 1, 6)
    assert (pines["load_rank"], pines["load_of"]) == ("—", 1)
    assert figures(report) == {
        "communities.count": 13,
        "communities.load.known": 1,
        "communities.load.overloaded": 0,
        "communities.load.ratio": near(10 / 1.3125),
    }


def test_many_pages_come_from_books_that_are_opened_once(city: Office) -> None:
    """The rows of the table are the figures of the pages, and no page asks the register for more."""
    with Register.open(city.db) as register:
        view = CityView(scope(register, date(2026, 12, 31), Asked("2026")))
        likeness = Likeness(view)
        community_report(view, "QS0101", likeness)
        asked: list[str] = []
        register.connection.set_trace_callback(asked.append)
        pages = {code: community_report(view, code, likeness) for code in view.homes}
        side_by_side = communities_report(view)
        register.connection.set_trace_callback(None)
    assert asked == []
    [found] = side_by_side.tables()
    ids = [column.id for column in found.columns]
    rows = {row[ids.index("community")]: row for row in found.rows}
    assert len(rows) == len(pages)
    for code, document in pages.items():
        row = rows[view.scope.community_name(code)]
        own = {figure.id: figure.amount.value for figure in document.figures()}
        assert row[ids.index("pushdowns")] == own["community.pushdowns"]
        assert row[ids.index("load")] == own["community.load.ratio"]


@pytest.mark.parametrize("suffix", ["html", "xlsx", "json", "csv", "md", "txt"])
@pytest.mark.parametrize("asked", [("青松社区",), ()], ids=["one", "all"])
def test_every_format_is_written(city: Office, asked: tuple[str, ...], suffix: str) -> None:
    path = city.folder / f"社区.{suffix}"
    ran = city.zhunru("report", "community", *asked, "--year", "2026", "-o", path)
    assert ran.code == 0, ran.err
    assert path.stat().st_size > 500


@pytest.mark.parametrize("asked", [("青松社区",), ()], ids=["one", "all"])
def test_the_chinese_report_holds_no_english(city: Office, asked: tuple[str, ...]) -> None:
    words = set(re.findall(r"[A-Za-z]{3,}", page(city, *asked, tongue="zh")))
    assert words <= {"xlsx", "json", "csv", "html", "APP", "zhunru", "report", "staffing"}
