"""``zhunru load forecast``: a line for each admitted duty, or for each department."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.catalog.forecast_city import build
from tests.office import Office

DAY = ("--as-of", "2026-03-10")


@pytest.fixture(scope="module")
def later(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """The city as an office; the commands only read it."""
    folder = tmp_path_factory.mktemp("city")
    build(folder)
    return Office(folder)


def told(later: Office, *asked: str) -> list[dict[str, object]]:
    ran = later.zhunru("--db", later.db, "load", "forecast", *DAY, *asked, "--format", "json")
    assert ran.code == 0, ran.err
    found: list[dict[str, object]] = ran.json
    return found


def test_a_line_for_each_admitted_duty(later: Office) -> None:
    lines = {line["request"]: line for line in told(later)}
    assert list(lines) == ["SQ-1", "SQ-3", "SQ-2", "SQ-4"], "by department and first day"
    visits = lines["SQ-1"]
    assert (visits["department"], visits["years"]) == ("市民政局", "2025–2026")
    assert (visits["hours_expected"], visits["hours_measured"], visits["hours_ratio"]) == (
        120,
        180,
        1.5,
    )
    assert (visits["money_stated"], visits["money_received"]) == (12_000_00, 6_000_00)
    assert lines["SQ-3"]["hours_ratio"] is None, "nobody recorded it"
    assert lines["SQ-4"]["hours_stated"] is None, "nobody stated it"


def test_narrowed_to_a_department_and_a_year(later: Office) -> None:
    assert [line["request"] for line in told(later, "--department", "应急局")] == ["SQ-4"]
    lines = told(later, "--department", "民政局", "--year", "2026")
    assert {line["years"] for line in lines} == {"2026"}
    assert {line["hours_measured"] for line in lines} == {None}, "no work of 2026 is recorded"


def test_a_line_for_each_department_says_from_how_many_duties(later: Office) -> None:
    civil, safety = told(later, "--by", "department")
    assert (civil["name"], civil["admitted"], civil["hours_duties"]) == ("市民政局", 3, 2)
    assert [civil[f"hours_{name}"] for name in ("low", "median", "high")] == [1.63, 1.75, 1.88]
    assert (civil["money_duties"], civil["money_median"]) == (1, 0.5)
    assert (safety["hours_duties"], safety["hours_median"]) == (0, None)


def test_on_the_terminal_and_as_a_file(later: Office, tmp_path: Path) -> None:
    ran = later.zhunru("--db", later.db, "load", "forecast", *DAY)
    assert "12,000" in ran.out
    assert ran.out.splitlines()[-1] == (
        "Of 4 admitted duties, hours can be compared for 2, money for 2; what is not known is in no ratio."
    )
    path = tmp_path / "对照.csv"
    assert later.zhunru("--db", later.db, "load", "forecast", *DAY, "-o", path).code == 0
    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file))
    assert [line["recorded ÷ stated"] for line in lines] == ["1.50", "", "2.00", ""]
    assert lines[0]["money received"] == "6000.00"


def test_where_nothing_was_admitted_it_says_so(office: Office) -> None:
    ran = office.zhunru("load", "forecast")
    assert (ran.code, ran.out.splitlines()[-1]) == (0, "No duty was admitted on request.")
    ran = office.zhunru("load", "forecast", "--department", "市民生局")
    assert ran.code == 1
    assert "市民政局" in ran.err


def test_a_department_without_admitted_requests_is_named(later: Office) -> None:
    ran = later.zhunru(
        "--db", later.db, "load", "forecast", "--as-of", "2020-01-01", "--department", "民政局"
    )
    assert ran.code == 0, ran.err
    assert ran.out.splitlines()[-1] == "市民政局 has no duty that was admitted on request."
