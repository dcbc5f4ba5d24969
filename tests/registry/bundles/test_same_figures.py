"""Two districts send bundles; the city's figures are those of one register that read every sheet itself."""

from __future__ import annotations

import json
from typing import Any

import pytest

from registry.store import Register
from tests.office import Office
from tests.registry.bundles.levels import CITY, LS, QS, at, exported, founded, taken

TABLES = (
    *("place", "community", "department", "pushdown", "payment", "burden", "work", "staffing"),
    *("need", "statement", "aside", "alias"),
)


def facts(office: Office, table: str) -> list[Any]:
    """The live facts of a table but for where they were read."""
    with Register.open(office.db) as register:
        names = [
            row[1]
            for row in register.query(f"PRAGMA table_info({table})")
            if row[1] not in ("id", "entry_id", "until_entry", "sheet_id", "row")
        ]
        found = register.query(f"SELECT {', '.join(names)} FROM {table} WHERE until_entry IS NULL")
    return sorted(found, key=repr)


def figures(office: Office, report: str) -> Any:
    """The report as JSON."""
    path = office.folder / f"{report}.json"
    path.unlink(missing_ok=True)
    ran = at(office, "report", report, "--format", "json", "-o", path, "--as-of", "2026-12-31")
    assert ran.code == 0, ran.err
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Office, Office]:
    """The one register, and the city's that has only bundles from below."""
    folder = tmp_path_factory.mktemp("levels")
    told_apart = {
        name: text if name == "社区.csv" else text.replace("和平社区", "绿水区和平社区")
        for name, text in LS.items()
    }
    one = founded(folder / "one", "示例市", CITY, QS, told_apart)
    own = {name: text for name, text in CITY.items() if name != "行政区划.csv"}
    first = founded(folder / "qs", "碧山区", own, QS)
    second = founded(folder / "ls", "示例市", CITY, LS)
    city = founded(folder / "city", "示例市", CITY)
    for office, district in ((first, "碧山区"), (second, "绿水区")):
        ran = taken(city, exported(office, district))
        assert ran.code == 0, ran.err + ran.out
    return one, city


@pytest.mark.parametrize("table", TABLES)
def test_the_facts_are_the_same(both: tuple[Office, Office], table: str) -> None:
    one, city = both
    assert facts(city, table) == facts(one, table)
    assert facts(one, table)


@pytest.mark.parametrize("report", ["burden", "funding", "load", "staffing", "needs", "league"])
def test_the_reports_are_the_same(both: tuple[Office, Office], report: str) -> None:
    one, city = both
    assert figures(city, report) == figures(one, report)


def test_every_fact_knows_its_bundle_file_and_row(both: tuple[Office, Office]) -> None:
    with Register.open(both[1].db) as register:
        rows = register.query(
            "SELECT source.name, sheet.name, pushdown.row FROM pushdown JOIN sheet ON sheet.id = sheet_id "
            "JOIN source ON source.id = sheet.source_id WHERE duty = '统计调查' ORDER BY pushdown.id"
        )
        assert rows == [("x.zip", "下派记录.csv", 4), ("x.zip", "下派记录.csv", 3)]
        assert register.query("SELECT COUNT(*) FROM entry WHERE action = 'bundle import'") == [(2,)]
    assert at(both[1], "journal", "verify").code == 0
