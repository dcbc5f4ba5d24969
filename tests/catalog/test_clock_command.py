"""``zhunru clock``: what is due, in every format, by the profile of the register."""

from __future__ import annotations

import csv
import io

import pytest

from tests.office import Office

REQUESTS = (
    "申请编号,申请日期,申请部门,申请类型,申请对象,申请事项\n"
    "SQ2026-001,2026-03-02,市民政局,新增,工作事项,高龄老人入户探访\n"
)


@pytest.fixture
def asked(office: Office) -> Office:
    """An office with one request on record."""
    ran = office.zhunru("import", office.write("申请.csv", REQUESTS))
    assert ran.code == 0, ran.err
    return office


def test_an_overdue_decision_is_told(asked: Office) -> None:
    ran = asked.zhunru("--lang", "en", "clock", "--profile", "西城", "--as-of", "2026-03-25")
    assert ran.code == 0, ran.err
    assert "overdue" in ran.out
    assert "2026-03-23" in ran.out
    assert ran.out.endswith(
        "As of 2026-03-25: 1 overdue. Within 90 days 0 are due and 0 expire. 0 wait without a day.\n"
    )


def test_json_has_stable_columns(asked: Office) -> None:
    asked_for = ("clock", "--profile", "西城", "--as-of", "2026-03-20", "--format", "json")
    assert asked.zhunru("--lang", "en", *asked_for).json == [
        {
            "state": "due",
            "due_on": "2026-03-23",
            "days": 3,
            "what": "decision",
            "code": "SQ2026-001",
            "name": "高龄老人入户探访",
            "department": "市民政局",
            "detail": "filed on 2026-03-02",
            "note": "",
        }
    ]


def test_without_a_number_of_days_it_only_waits(asked: Office) -> None:
    (row,) = asked.zhunru("--lang", "en", "clock", "--as-of", "2026-03-25", "--format", "json").json
    assert (row["state"], row["due_on"], row["days"]) == ("waits, no day set", None, None)


def test_the_profile_of_the_register_counts(asked: Office) -> None:
    (asked.folder / "zhunru.toml").write_text('profile = "西城"\n', encoding="utf-8")
    (row,) = asked.zhunru("clock", "--as-of", "2026-03-25", "--format", "json").json
    assert row["due_on"] == "2026-03-23"


def test_a_sheet_of_the_city_counts_and_csv_is_written(asked: Office) -> None:
    asked.write("放假.csv", "日期,类型\n2026-03-16,休\n")
    asked.write(
        "示例.toml",
        'extends = "西城"\n[files]\ncalendar = { value = "放假.csv", status = "tool" }\n',
    )
    ran = asked.zhunru("clock", "--profile", "示例.toml", "--as-of", "2026-03-20", "-o", "到期.csv")
    assert ran.code == 0, ran.err
    text = (asked.folder / "到期.csv").read_text(encoding="utf-8-sig")
    (row,) = list(csv.reader(io.StringIO(text)))[1:]
    assert row[1] == "2026-03-24"


def test_a_year_not_announced_says_so(office: Office) -> None:
    office.zhunru("import", office.write("申请.csv", REQUESTS.replace("2026-03-02", "2030-03-01")))
    ran = office.zhunru("--lang", "en", "clock", "--profile", "西城", "--as-of", "2030-03-04")
    assert "Counted Monday to Friday for now" in ran.out


def test_wrong_days_are_refused(asked: Office) -> None:
    ran = asked.zhunru("--lang", "en", "clock", "--as-of", "2026-02-30")
    assert (ran.code, ran.out) == (2, "")
    assert "“2026-02-30” is no date." in ran.err
    assert asked.zhunru("clock", "--days", "-1").code == 2
    assert asked.zhunru("clock", "--profile", "西域").code == 2
