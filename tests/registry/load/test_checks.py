"""What is wrong with the inputs of a load is found, with place, fact and remedy, and the load is told all the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from registry.findings import Finding, Severity, Where
from registry.load.checks import check
from registry.load.workload import LoadBook
from registry.store import Register
from tests.office import Office
from tests.registry.load.test_load_commands import PEOPLE, SETTINGS

Found = Callable[[], dict[str, list[Finding]]]

IN_FORCE = SETTINGS.replace("建议", "现行有效")
"""261 − 13 − 5 − 3 = 240 days, × 8 = 1,920 hours."""

WORK = "日期,社区,事项,件数,用时\n"


@pytest.fixture
def found(office: Office) -> Iterator[Found]:
    """Opens the load of 2026 as it stands then, and gives its findings by the end of their code."""
    for name, text in (("参数.csv", IN_FORCE), ("人员.csv", PEOPLE)):
        assert office.import_text(name, text).code == 0
    opened: list[Register] = []

    def by_code() -> dict[str, list[Finding]]:
        opened.append(Register.open(office.db))
        told: dict[str, list[Finding]] = {}
        for finding in check(LoadBook.open(opened[-1], 2026, "2026-12-31")):
            told.setdefault(finding.code.removeprefix("load."), []).append(finding)
        return told

    yield by_code
    for register in opened:
        register.close()


def enter(office: Office, name: str, text: str) -> None:
    assert office.import_text(name, text).code == 0


def test_where_all_is_well_nothing_is_found(office: Office, found: Found) -> None:
    enter(office, "定额.csv", "事项,一般件用时,生效日期\nZR-001,20,2026-01-01\n")
    enter(office, "工作.csv", WORK + "2026-01,青松社区,ZR-001,60,20小时\n")
    assert found() == {}


def test_a_standard_of_a_duty_in_no_catalogue(office: Office, found: Found) -> None:
    enter(office, "定额.csv", "事项,一般件用时\nZR-001,20\n老年人优待证,25\n")
    [one] = found()["unknown_duty_standard"]
    assert one.where == Where(file="定额.csv", row=3, duty="老年人优待证")
    assert one.message == "The time standard of “老年人优待证” is of no duty in the catalogue."
    assert one.remedy
    assert "Nearest: 老年人优待证办理" in one.remedy


def test_two_standards_at_once_by_whatever_name(office: Office, found: Found) -> None:
    enter(
        office,
        "定额.csv",
        "事项,简单件用时,一般件用时,复杂件用时,生效日期\nZR-001,10,20,40,2026-01-01\n",
    )
    enter(office, "定额二.csv", "事项,一般件用时,生效日期\n老年人优待证办理,25,2026-02-01\n")
    [one] = found()["two_standards"]
    assert one.severity is Severity.ERROR
    assert one.where == Where(file="定额二.csv", row=2, duty="老年人优待证办理")
    assert one.message == (
        "2 time standards of “老年人优待证办理” hold at once, and none of them is used: 10/20/40 minutes from 2026-01-01 "
        "(定额.csv, row 2); —/25/— minutes from 2026-02-01 (定额二.csv, row 2)."
    )


def test_one_that_ended_before_the_other_began_is_no_second(office: Office, found: Found) -> None:
    enter(
        office,
        "定额.csv",
        "事项,一般件用时,生效日期,失效日期\nZR-001,20,2026-01-01,2026-02-01\nZR-001,25,2026-02-01,\n",
    )
    assert found() == {}


def test_more_hours_than_its_people_have(office: Office, found: Found) -> None:
    """One person has at most 261 × 8 = 2,088 hours a year; 174 hours a month are 2,088, 175 are 2,100."""
    enter(office, "工作.csv", WORK + "2026-01,青松社区,ZR-001,60,174小时\n")
    assert found() == {}
    enter(office, "工作二.csv", WORK + "2026-01,青松社区,ZR-002,1,1小时\n")
    [one] = found()["beyond_people"]
    assert one.where == Where(community="碧山区青松社区")
    assert one.message == (
        "碧山区青松社区 reports 2,100 hours of work a year (months of 2026 recorded: 1); all working days of its people "
        "(in post: 1) have 2,088 hours."
    )


def test_work_but_nobody_in_post(office: Office, found: Found) -> None:
    enter(
        office,
        "人员二.csv",
        "社区,年度,岗位,实有人数\n碧山区和平社区,2026,两委,0\n绿水区和平社区,2026,两委,0\n",
    )
    enter(office, "工作.csv", WORK + "2026-01,碧山区和平社区,ZR-001,60,20小时\n")
    [one] = found()["no_people"]
    assert one.where == Where(community="碧山区和平社区")
    assert one.message == (
        "In 碧山区和平社区 nobody is in post, but work lies on it in 2026 (work records: 1, burdens: 0)."
    )


def test_people_whom_nobody_stated_are_unknown_and_not_nobody(office: Office, found: Found) -> None:
    enter(office, "工作.csv", WORK + "2026-01,碧山区和平社区,ZR-001,60,20小时\n")
    assert found() == {}


@pytest.mark.parametrize(
    ("line", "why", "of"),
    [
        ("每日工作小时,0", "must be above zero", "每日工作小时 0"),
        (
            "年可能工作日,0",
            "No working day is left: 0 possible days less 21 days away",
            "年可能工作日 0",
        ),
        (
            "病事假,243",
            "No working day is left: 261 possible days less 261 days away",
            "病事假 243",
        ),
        ("共同工作占比,100", "take 100.0% of all time", "共同工作占比 100"),
        ("每人每月走访天数,21", "take 105.0% of all time", "每人每月走访天数 21"),
    ],
)
def test_settings_that_leave_no_time(
    office: Office, found: Found, line: str, why: str, of: str
) -> None:
    enter(
        office, "参数二.csv", f"参数名称,数值,来源,状态,生效日期\n{line},示例,现行有效,2026-02-01\n"
    )
    [one] = found()["unworkable"]
    assert one.is_error
    assert one.message.startswith("The settings leave no time to work in")
    assert why in one.message
    assert one.remedy
    assert of in one.remedy


def test_standards_are_checked_where_no_load_can_be_told(office: Office, found: Found) -> None:
    enter(
        office,
        "参数二.csv",
        "参数名称,数值,来源,状态,生效日期\n每日工作小时,0,示例,现行有效,2026-02-01\n",
    )
    enter(office, "定额.csv", "事项,一般件用时\n扫雪,25\n")
    assert set(found()) == {"unworkable", "unknown_duty_standard"}


@pytest.fixture
def before(office: Office, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], None]:
    """Enters a sheet as registers of earlier days did: nobody looked at units, bounds and times of nothing."""

    def enter_unseen(name: str, text: str) -> None:
        with monkeypatch.context() as patched:
            patched.setattr("registry.intake.rows.row_faults", lambda _kind, _values: iter(()))
            enter(office, name, text)

    return enter_unseen


SETTING = "参数名称,数值,单位,来源,状态,生效日期\n{},示例,现行有效,2026-02-01\n"


@pytest.mark.parametrize(
    ("name", "value", "unit", "told"),
    [
        ("年休假", "5天", "小时", "5天（小时）"),
        ("病事假", "8-6", "", "8-6"),
        ("每日工作小时", "30", "", "30"),
        ("每日工作小时", "480分钟", "小时", "480分钟（小时）"),
    ],
)
def test_a_setting_that_an_earlier_register_holds_and_nobody_understands(
    before: Callable[[str, str], None], found: Found, name: str, value: str, unit: str, told: str
) -> None:
    before("参数二.csv", SETTING.format(f"{name},{value},{unit}"))
    [one] = found()["not_understood"]
    assert one.is_error
    assert (
        one.message
        == f"{name} is stated as “{told}”, which cannot be understood; the value is not used."
    )
    assert one.remedy


def test_minutes_a_day_are_hours_in_an_earlier_register_as_well(
    before: Callable[[str, str], None], found: Found
) -> None:
    before("参数二.csv", SETTING.format("每日工作小时,480,分钟"))
    assert found() == {}


def test_a_standard_of_no_minutes(
    office: Office, before: Callable[[str, str], None], found: Found
) -> None:
    before("定额.csv", "事项,一般件用时,生效日期\nZR-001,0,2026-01-01\n")
    [one] = found()["no_minutes"]
    assert one.where == Where(file="定额.csv", row=2, duty="老年人优待证办理")
    assert one.message == "The time standard of “老年人优待证办理” is 0 minutes; it is not used."
    [row] = office.zhunru(
        "load", "standards", "list", "--as-of", "2026-12-31", "--format", "json"
    ).json
    assert (row["medium"], row["note"]) == (0, "0 minutes, not used")


def test_settings_that_nobody_stated(office: Office) -> None:
    with Register.open(office.db) as register:
        [one] = check(LoadBook.open(register, 2026, "2026-12-31"))
    assert one.message == "The register does not state 年可能工作日, 每日工作小时."
    assert one.remedy == "Fill in the sheet and import it: zhunru template parameter -o 参数.xlsx"


def test_what_is_only_proposed_is_a_note(office: Office, found: Found) -> None:
    enter(
        office,
        "参数二.csv",
        "参数名称,数值,来源,状态,生效日期\n共同工作占比,5,示例,建议,2026-02-01\n",
    )
    [one] = found()["only_proposed"]
    assert (one.severity, one.message) == (
        Severity.NOTE,
        "Only proposed, not in force: 共同工作占比.",
    )


def test_a_list_tells_what_concerns_all_and_counts_the_rest(office: Office, found: Found) -> None:
    enter(office, "定额.csv", "事项,一般件用时\n扫雪,25\n")
    enter(office, "工作.csv", WORK + "2026-01,青松社区,ZR-001,60,300小时\n")
    assert set(found()) == {"unknown_duty_standard", "beyond_people"}
    asked = ("load", "show", "--year", "2026", "--as-of", "2026-12-31")
    said = office.zhunru(*asked).out
    assert "The time standard of “扫雪” is of no duty in the catalogue." in said
    assert "Further findings: 1 (zhunru report load --year 2026)." in said
    notes = {row["name"]: row["note"] for row in office.zhunru(*asked, "--format", "json").json}
    assert notes["碧山区青松社区"] == "more hours than its people have"
