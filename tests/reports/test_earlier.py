"""What came of a department's earlier requests, shown with its next one and in its bill; no verdict follows from it."""

from __future__ import annotations

import json
from pathlib import Path
from shutil import copy
from typing import Any

import jsonschema
import pytest

from tests.catalog.forecast_city import HEAD, build
from tests.office import Office

SCHEMA = json.loads(
    (Path(__file__).parents[2] / "docs" / "vet.schema.json").read_text(encoding="utf-8")
)
DAY = ("--as-of", "2026-03-10")
NEXT = "SQ-8,2026-03-02,民政局,新增,工作事项,独居老人巡访,,2026-06-01,2027-06-01,,100,30分钟,示东区,5000,,2026-12-31\n"
FIRST = NEXT.replace("SQ-8", "SQ-9").replace("民政局", "住建局").replace("独居老人", "小区消防")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The city with a next request of 民政局, and the first of a department that had none admitted."""
    folder = tmp_path_factory.mktemp("city")
    office = Office(folder)
    build(folder)
    for name, text in (
        ("部门", "部门代码,部门名称,级别,别名\nZJ,市住房和城乡建设局,市级,住建局\n"),
        ("申请", HEAD + NEXT + FIRST),
    ):
        path = office.write(f"{name}.csv", text)
        assert office.zhunru("--db", office.db, "import", path).code == 0
    return office.db


@pytest.fixture
def later(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """The city, as a copy of one's own."""
    monkeypatch.chdir(tmp_path)
    copy(built, tmp_path)
    return Office(tmp_path)


def vet(later: Office, code: str) -> dict[str, Any]:
    ran = later.zhunru("vet", code, *DAY, "--format", "json")
    jsonschema.validate(ran.json, SCHEMA)
    found: dict[str, Any] = ran.json
    return found


def test_the_next_request_is_told_what_came_of_those_before(later: Office) -> None:
    text = " ".join(later.zhunru("vet", "SQ-8", *DAY).out.split())
    assert (
        "市民政局 had 3 requests admitted. Hours recorded are 1.75 times those stated (median of 2 duties, "
        "quartiles 1.63–1.88). Communities received 0.50 times the money stated (of one duty). "
        "This is for information; the advice does not follow from it."
    ) in text
    earlier = vet(later, "SQ-8")["earlier"]
    assert (earlier["department"], earlier["admitted"]) == ("市民政局", 3)
    assert earlier["hours"] == {"duties": 2, "low": 1.63, "median": 1.75, "high": 1.88}
    assert earlier["money"]["duties"] == 1


def test_a_department_without_an_admitted_request_has_no_record(later: Office) -> None:
    assert vet(later, "SQ-9")["earlier"] is None
    assert "requests admitted" not in later.zhunru("vet", "SQ-9", *DAY).out


def test_all_at_once(later: Office) -> None:
    ran = later.zhunru("vet", "--all", *DAY, "--format", "json")
    jsonschema.validate(ran.json, SCHEMA)
    told = {each["request"]: each["earlier"] for each in ran.json["requests"]}
    assert told["SQ-8"]["hours"]["median"] == 1.75
    assert told["SQ-9"] is None


def test_the_sheet_has_a_section_of_its_own(later: Office) -> None:
    path = later.folder / "意见书.md"
    later.zhunru("--lang", "en", "vet", "SQ-8", *DAY, "-o", path)
    text = path.read_text(encoding="utf-8")
    assert "What came of its earlier requests" in text
    assert "1.75 times those stated" in text


def test_new_records_change_it_and_make_no_verdict_stale(later: Office) -> None:
    before = vet(later, "SQ-8")
    later.zhunru("vet", "SQ-8", *DAY, "--record")
    # 青松社区 took twelve hours more for the talks: 24 in six months are 48 a year, four times what was stated.
    more = "日期,社区,事项,件数,用时\n2025-12-20,青松社区,惠民政策宣讲,1,12小时\n"
    assert later.import_text("补记.csv", more).code == 0
    after = vet(later, "SQ-8")
    assert after["earlier"]["hours"]["high"] > before["earlier"]["hours"]["high"]
    assert after["judged"] == before["judged"]
    assert "stale" not in later.zhunru("vet", "SQ-8", *DAY).out


def test_the_bill_of_the_department_tells_it_for_the_year(later: Office) -> None:
    path = later.folder / "账单.json"
    asked = ("--year", "2025", "--as-of", "2025-12-31", "-o", path)
    assert later.zhunru("--lang", "en", "report", "department", "民政局", *asked).code == 0
    report = json.loads(path.read_text(encoding="utf-8"))
    [table] = [each for each in report["tables"] if each["id"] == "forecasts.table"]
    ids = [column["id"] for column in table["columns"]]
    rows = {row[0]: dict(zip(ids, row, strict=True)) for row in table["rows"]}
    visits = rows["SQ-1"]
    # Time is in minutes: 120 and 180 hours.
    assert (visits["hours_expected"], visits["hours_measured"]) == (7_200, 10_800)
    assert (visits["money_stated"], visits["money_received"]) == (12_000_00, 6_000_00)
    assert rows["SQ-3"]["hours_measured"] is None


def test_the_bill_of_a_department_without_admissions_has_no_such_section(later: Office) -> None:
    path = later.folder / "账单.json"
    asked = ("--year", "2025", "-o", path)
    assert later.zhunru("--lang", "en", "report", "department", "住建局", *asked).code == 0
    report = json.loads(path.read_text(encoding="utf-8"))
    assert "forecasts.table" not in {table["id"] for table in report["tables"]}
