"""The load of a small city: from its sheets to hours, people required and the state, worked by hand."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tests.office import Office

SETTINGS = (
    "参数名称,数值,来源,状态,生效日期\n"
    "年可能工作日,261,示例,现行有效,2026-01-01\n法定节假日,13,示例,现行有效,2026-01-01\n"
    "年休假,5,示例,现行有效,2026-01-01\n病事假,3,示例,建议,2026-01-01\n"
    "每日工作小时,8,示例,现行有效,2026-01-01\n"
)
"""261 − 13 − 5 − 3 = 240 days, × 8 = 1,920 hours."""
PEOPLE = (
    "社区,年度,岗位,实有人数\n青松社区,2026,两委,1\n青松社区,2026,后备,4\n湖滨社区,2026,专职,3\n"
)


@pytest.fixture
def city(office: Office) -> Office:
    """Two communities with people, records of six months, a time standard and a ledger."""
    sheets = {
        "参数.csv": SETTINGS,
        "人员.csv": PEOPLE,
        "定额.csv": "事项,简单件用时,一般件用时,复杂件用时,证据等级,生效日期\nZR-001,10,20,40,访谈,2026-01-01\n",
        "工作.csv": "日期,社区,事项,件数,用时\n"
        + "".join(f"2026-{month:02d},青松社区,ZR-001,600,200小时\n" for month in range(1, 7)),
        "台账.csv": "台账名称,社区,要求部门,更新频次,每次用时\n入户台账,湖滨社区,市民政局,每月,2小时\n",
    }
    for name, text in sheets.items():
        ran = office.import_text(name, text)
        assert ran.code == 0, ran.out
    return office


def load(city: Office, *options: str) -> list[dict[str, Any]]:
    ran = city.zhunru(
        "load", "show", "--year", "2026", "--as-of", "2026-12-31", "--format", "json", *options
    )
    assert ran.code == 0, ran.err
    rows: list[dict[str, Any]] = ran.json
    return rows


def test_one_community_by_hand(city: Office) -> None:
    """6 × 200 hours in half a year are 2,400 a year: 2,400 ÷ 1,920 = 1.25 people, and one is there."""
    first = load(city)[0]
    assert first["name"] == "碧山区青松社区"
    assert first["people"] == 1, "the reserve carries no work"
    assert Decimal(str(first["hours"])) == 2_400
    assert first["months"] == 6
    assert Decimal(str(first["required"])) == Decimal("1.3")
    assert Decimal(str(first["ratio"])) == Decimal("0.80")
    assert first["state"] == "overloaded"
    # 3,600 pieces in half a year are 7,200 a year, × 20 minutes = 2,400 hours; × 10 half of it, × 40 twice.
    spans = [first[f"required_standard{end}"] for end in ("_low", "", "_high")]
    assert [Decimal(str(each)) for each in spans] == [
        Decimal("0.6"),
        Decimal("1.3"),
        Decimal("2.5"),
    ]
    assert Decimal(str(first["pieces_a_day"])) == Decimal("19.7")  # 7,200 ÷ 365


def test_what_nobody_recorded_stays_unknown(city: Office) -> None:
    rows = {row["name"]: row for row in load(city)}
    bamboo = rows["绿水区湖滨社区"]
    assert (bamboo["hours"], bamboo["required"], bamboo["state"]) == (None, None, "unknown")
    assert Decimal(str(bamboo["burden_hours"])) == 24
    assert "no work recorded" in bamboo["note"]
    assert any("no people stated" in (row["note"] or "") for row in rows.values())


def test_allowances_of_desk_and_visits(city: Office) -> None:
    """Visits 2 days a month: 24 of 240 days, CAF 1 ÷ 0.9; a desk of 1 on 248 days: 1,984 of 1,920 hours."""
    text = "参数名称,数值,来源,状态,生效日期\n每人每月走访天数,2,示例,建议,2026-01-01\n每日值班人数,1,示例,建议,2026-01-01\n"
    assert city.import_text("参数二.csv", text).code == 0
    first = load(city)[0]
    assert Decimal(str(first["required"])) == Decimal("2.4")  # 1.25 ÷ 0.9 + 1.0333 = 2.4222
    ran = city.zhunru("load", "show", "--year", "2026", "--as-of", "2026-12-31")
    assert (
        "Only proposed, not in force: 病事假, 每日值班人数, 每人每月走访天数." in ran.out + ran.err
    )


def test_by_place_and_duty(city: Office) -> None:
    [whole] = load(city, "--by", "city")
    assert (whole["known"], whole["people"], whole["state"]) == (1, 1, "overloaded")
    [duty] = load(city, "--by", "duty")
    assert (duty["code"], duty["pieces"]) == ("ZR-001", 3_600)
    assert Decimal(str(duty["hours"])) == 1_200
    assert {row["name"] for row in load(city, "--by", "district")} >= {"碧山区"}


def test_a_community_with_more_hours_than_its_people_have(city: Office) -> None:
    text = "日期,社区,事项,件数,用时\n2026-02,湖滨社区,ZR-001,9,9000小时\n"
    assert city.import_text("夸大.csv", text).code == 0
    rows = {row["name"]: row for row in load(city)}
    assert "more hours than its people have" in rows["绿水区湖滨社区"]["note"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("每日工作小时,0", "must be above zero"),
        ("病事假,300", "No working day is left"),
        ("共同工作占比,100", "nothing is left for the work"),
        ("每人每月走访天数,21", "nothing is left for the work"),
    ],
)
def test_settings_that_leave_no_time(city: Office, line: str, said: str) -> None:
    text = f"参数名称,数值,来源,状态,生效日期\n{line},示例,现行有效,2026-02-01\n"
    assert city.import_text("参数三.csv", text).code == 0
    ran = city.zhunru("load", "show", "--year", "2026", "--as-of", "2026-12-31")
    assert ran.code == 1
    assert said in ran.err


def test_without_settings_it_says_which(office: Office) -> None:
    ran = office.zhunru("load", "show")
    assert ran.code == 1
    assert "年可能工作日, 每日工作小时" in ran.err
    assert "zhunru template parameter" in ran.err


def test_two_standards_at_once_and_one_of_no_duty(city: Office) -> None:
    text = "事项,一般件用时,生效日期\nZR-001,25,2026-02-01\n扫雪,30,2026-01-01\n"
    assert city.import_text("定额二.csv", text).code == 0
    ran = city.zhunru("load", "show", "--year", "2026", "--as-of", "2026-12-31")
    said = ran.out + ran.err
    assert "2 time standards of “老年人优待证办理” hold at once, and none of them is used" in said
    assert "The time standard of “扫雪” is of no duty in the catalogue." in said


def test_the_standards_in_force_with_grade_and_source(city: Office) -> None:
    text = (
        "事项,单位,一般件用时,证据等级,来源,生效日期,失效日期\n"
        "ZR-002,户,30,估计,示例访谈,2026-02-01,2026-07-01\n"
        "居民健康档案摸底,户,25,实测,2026年抽样,2026-07-01,\n"
    )
    assert city.import_text("定额二.csv", text).code == 0
    ran = city.zhunru("load", "standards", "list", "--as-of", "2026-12-31", "--format", "json")
    assert [(row["code"], row["medium"], row["from"]) for row in ran.json] == [
        ("ZR-001", 20, "2026-01-01"),
        ("ZR-002", 25, "2026-07-01"),
    ]
    assert ran.json[0] == {
        "code": "ZR-001",
        "duty": "老年人优待证办理",
        "unit": None,
        "simple": 10,
        "medium": 20,
        "hard": 40,
        "grade": "interviewed",
        "source": None,
        "from": "2026-01-01",
        "until": None,
        "note": None,
    }
    earlier = city.zhunru("load", "standards", "list", "--as-of", "2026-06-30", "--format", "json")
    assert [(row["medium"], row["until"]) for row in earlier.json] == [
        (20, None),
        (30, "2026-07-01"),
    ]
    page = city.zhunru("load", "standards", "list", "--as-of", "2026-12-31")
    assert (
        "hold 2 duties on 2026-12-31: 2 of them have a standard that is used, 0 have none."
        in page.out
    )


def test_a_standard_that_is_not_used_says_so(city: Office) -> None:
    text = "事项,一般件用时,生效日期\nZR-001,25,2026-02-01\n扫雪,30,2026-01-01\n"
    assert city.import_text("定额二.csv", text).code == 0
    ran = city.zhunru("load", "standards", "list", "--as-of", "2026-12-31", "--format", "json")
    assert [(row["code"], row["note"]) for row in ran.json] == [
        ("ZR-001", "several at once, not used"),
        ("ZR-001", "several at once, not used"),
        ("扫雪", "no duty in the catalogue"),
    ]


def test_standards_that_the_records_suggest(city: Office) -> None:
    ran = city.zhunru("load", "standards", "suggest", "--as-of", "2026-12-31", "--format", "json")
    [row] = ran.json
    assert (row["code"], row["low"], row["middle"], row["high"]) == ("ZR-001", 20, 20, 20)
    assert (row["records"], row["communities"], row["standard"]) == (6, 1, 20)


@pytest.fixture
def papers(city: Office) -> Office:
    """A ledger of 60 hours a year that serves two duties, and one of 24 hours that serves none."""
    text = (
        "台账名称,社区,要求部门,更新频次,每次用时,对应事项\n"
        "老年人台账,青松社区,卫健委,每月,5小时,老年人优待证办理、ZR-002\n"
    )
    assert city.import_text("台账二.csv", text).code == 0
    work = "日期,社区,事项,件数,用时\n2026-01,青松社区,ZR-002,10,50小时\n"
    assert city.import_text("工作二.csv", work).code == 0
    wage = "参数名称,数值,来源,状态,生效日期\n小时人工成本,30,示例,现行有效,2026-01-01\n"
    assert city.import_text("参数四.csv", wage).code == 0
    return city


def without(city: Office, *options: str) -> list[dict[str, Any]]:
    ran = city.zhunru(
        "load", "without", "--year", "2026", "--as-of", "2026-12-31", "--format", "json", *options
    )
    assert ran.code == 0, ran.err
    rows: list[dict[str, Any]] = ran.json
    return rows


def test_a_ledger_that_serves_two_duties_goes_only_with_both(papers: Office) -> None:
    rows = without(papers, "--duty", "ZR-001", "--duty", "ZR-002")
    assert [row["hours"] for row in rows] == [2_400, 100, 2_560]
    assert [row["burdens"] for row in rows] == [0, 0, 1]
    assert [row["cost"] for row in rows] == [7_200_000, 300_000, 7_680_000], "in fen, at 30 yuan"
    ran = papers.zhunru(
        *("load", "without", "--duty", "ZR-001", "--duty", "ZR-002", "--year", "2026"),
        *("--as-of", "2026-12-31"),
    )
    assert "Together they free 60 hours more than each alone." in ran.out + ran.err


def test_what_overlaps_is_counted_once(papers: Office) -> None:
    rows = without(papers, "--department", "卫健委", "--burden", "老年人台账")
    assert [row["hours"] for row in rows] == [160, 60, 160], "the department's duty and ledger"


def test_all_burdens_of_a_kind_and_who_is_overloaded_then(papers: Office) -> None:
    [ledgers] = without(papers, "--burden", "台账")
    assert (ledgers["hours"], ledgers["known"], ledgers["overloaded"]) == (84, "2 of 2", 1)
    [duty] = without(papers, "--duty", "老年人优待证办理")
    assert duty["overloaded"] == 0
    [pine] = without(papers, "--duty", "ZR-001", "--by", "community")
    assert (pine["name"], pine["there"]) == ("碧山区青松社区", 1)
    assert (pine["before"], pine["after"]) == (1.3, 0.1)  # 2,560 and 160 of 1,920 hours


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        ((), 2, "Say without what"),
        (("--duty", "老年人优待证"), 1, "老年人优待证办理"),
        (("--burden", "老人台账"), 1, "老年人台账"),
        (("--department", "民政厅"), 1, "市民政局"),
    ],
)
def test_without_what_nobody_knows(
    papers: Office, options: tuple[str, ...], code: int, said: str
) -> None:
    ran = papers.zhunru("load", "without", "--year", "2026", *options)
    assert ran.code == code
    assert said in ran.err


def test_which_input_moves_the_requirement_most(city: Office) -> None:
    ran = city.zhunru(
        "load", "drivers", "--year", "2026", "--as-of", "2026-12-31", "--format", "json"
    )
    rows = {row["input"]: row for row in ran.json}
    first = ran.json[0]
    # 2,400 hours at 20 minutes are 1.25 people of 1,920 hours; 10 minutes halve and 40 double that.
    assert first == {
        "input": "老年人优待证办理",
        "between": "simple to hard case",
        "low": 10,
        "high": 40,
        "required_low": 0.6,
        "required_high": 2.5,
        "swing": 1.9,
    }
    hours = rows["每日工作小时"]
    assert (hours["low"], hours["high"]) == (7.2, 8.8)
    assert (hours["required_low"], hours["required_high"]) == (1.4, 1.1)
    assert rows["病事假"]["swing"] == 0


def test_an_end_that_leaves_no_time_is_unknown_and_comes_first(city: Office) -> None:
    text = "参数名称,数值,来源,状态,生效日期\n每人每月走访天数,19,示例,现行有效,2026-01-01\n"
    assert city.import_text("参数五.csv", text).code == 0
    ran = city.zhunru(
        "load", "drivers", "--year", "2026", "--as-of", "2026-12-31", "--format", "json"
    )
    [visits] = [row for row in ran.json if row["input"] == "每人每月走访天数"]
    assert (visits["required_high"], visits["swing"]) == (None, None)
    assert ran.json.index(visits) < 2, (
        "beside the possible days, a tenth fewer of which leave none either"
    )


def test_without_a_year_it_is_the_last_with_work(city: Office) -> None:
    """Work was recorded in 2026 only; asked in 2028 the load is that of 2026, and the closing line says so."""
    ran = city.zhunru("load", "show", "--as-of", "2028-03-01")
    assert ran.code == 0, ran.err
    assert "2026 up to 2026-12-31." in ran.out
    assert "碧山区青松社区" in ran.out


@pytest.mark.parametrize("by", ["community", "district", "duty"])
def test_a_year_of_which_nothing_is_recorded_says_so_in_one_sentence(city: Office, by: str) -> None:
    """In 2025 there were not even settings, which nobody needs who has no work."""
    assert "Of 2025 no work is recorded" in city.zhunru("load", "show", "--year", "2025").out
    asked = ("load", "show", "--year", "2027", "--as-of", "2028-03-01", "--by", by)
    ran = city.zhunru(*asked)
    assert ran.code == 0, ran.err
    assert "Of 2027 no work is recorded up to 2027-12-31, so that no load is known." in ran.out
    assert len(ran.out.strip().splitlines()) == 2, "a head and a sentence"
    assert city.zhunru(*asked, "--format", "json").json == []


def test_a_day_on_which_the_register_knew_nothing(city: Office) -> None:
    ran = city.zhunru("load", "show", "--known-on", "2001-01-01")
    assert ran.code != 0
    assert "On 2001-01-01 the register knew nothing: its first entry is later." in ran.err


@pytest.mark.parametrize("day", ["2026年12月31日", "2026.12.31", "2026/12/31", "2026年12月"])
def test_a_day_as_import_takes_it(city: Office, day: str) -> None:
    """A month is up to its end, so that all four are the same day."""
    ran = city.zhunru("load", "standards", "list", "--as-of", day)
    assert ran.code == 0, ran.err
    assert "on 2026-12-31" in ran.out


def test_the_closing_line_of_the_standards_says_what_it_counts(city: Office) -> None:
    """One standard is listed; ZR-001 and ZR-002 hold on the day, and ZR-001 has a standard."""
    said = city.zhunru("load", "standards", "list", "--as-of", "2026-12-31").out
    assert "listed are 1 standards, for 1 duties" in said
    assert "1 of them have a standard that is used" in said


def test_pieces_a_day_say_of_how_many_days(city: Office) -> None:
    assert "pieces a day (of 365)" in city.zhunru("load", "show", "--year", "2026").out


def test_nearest_names_are_told_once_and_kinds_of_burdens_among_them(city: Office) -> None:
    """A department that has another name as well is told by its own; 台帐 is a misspelling of the kind 台账."""
    city.zhunru("alias", "add", "department", "市民正局", "市民政局")
    said = city.zhunru("load", "without", "--department", "市民郑局", "--year", "2026").err
    assert "市民政局" in said
    assert "市民正局" not in said
    said = city.zhunru("load", "without", "--burden", "台帐", "--year", "2026").err
    assert "Nearest: 台账" in said
