"""The rectification ledger: a finding keeps its key, is handed over, becomes overdue, is put right, and is found again."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.office import Office

BOARDS = "社区,牌子名称,要求部门,悬挂位置,依据\n青松社区,甲牌,市民政局,对外,无\n湖滨社区,甲牌,市民政局,对外,无\n青松社区,乙牌,市公安局,对外,无\n"


@pytest.fixture
def found(office: Office) -> Office:
    """Two signboards that are stated to have no basis: two findings."""
    assert office.import_text("牌子.csv", BOARDS).code == 0
    return office


def listed(office: Office, *options: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = office.zhunru("rectify", "list", "--format", "json", *options).json
    return rows


def figures(office: Office, *options: str) -> dict[str, Any]:
    path = office.folder / "整改台账.json"
    ran = office.zhunru("report", "rectification", "-o", path, *options)
    assert ran.code == 0, ran.err
    told = json.loads(path.read_text(encoding="utf-8"))
    return {figure["id"]: figure["value"] for figure in told["figures"]}


def test_a_finding_keeps_its_key_when_its_figures_change(found: Office) -> None:
    before = {row["what"]: row["code"] for row in listed(found)}
    assert len(before) == 2
    found.import_text(
        "更多.csv", "社区,牌子名称,要求部门,悬挂位置,依据\nLS0101,甲牌,市民政局,对外,无\n"
    )
    after = {row["what"]: row["code"] for row in listed(found)}
    assert set(before.values()) == set(after.values())
    assert before.keys() != after.keys(), "three communities carry it now"
    assert {row["code"] for row in listed(found, "--unit", "市公安局")} < set(after.values())


def test_from_handing_over_to_being_found_again(found: Office) -> None:
    code = next(row["code"] for row in listed(found) if row["unit"] == "市民政局")
    ran = found.zhunru("rectify", "assign", code, "--deadline", "2026-06-30", "--on", "2026-03-01")
    assert ran.code == 0, ran.err
    first = listed(found, "--as-of", "2026-06-30")[0]
    assert (first["code"], first["standing"], first["deadline"]) == (
        code,
        "being put right",
        "2026-06-30",
    )
    assert first["target"].startswith("Ask who demands it for its basis")
    assert listed(found, "--as-of", "2026-07-01")[0]["standing"] == "overdue"
    assert figures(found, "--as-of", "2026-07-01") == {
        "rectification.assigned": 1,
        "rectification.done": 0,
        "rectification.rate": 0,
        "rectification.open": 0,
        "rectification.overdue": 1,
        "rectification.gone": 0,
        "rectification.again": 0,
        "rectification.unassigned": 1,
    }
    ran = found.zhunru("rectify", "close", code, "--on", "2026-05-20", "--result", "全部摘除")
    assert ran.code == 0, ran.err
    earlier = figures(found, "--as-of", "2026-05-20", "--year", "2026")
    assert earlier["rectification.again"] == 1, "data of that day still show the signboards"
    assert earlier["rectification.done"] == 0
    told = figures(found, "--as-of", "2026-05-19", "--year", "2026")
    assert told["rectification.done"] == 1, "older data say nothing against it"
    found.zhunru("burden", "take-down", "signboard", "甲牌", "--on", "2025-12-01")
    assert figures(found, "--as-of", "2026-07-01", "--year", "2026")["rectification.again"] == 0


def test_a_task_whose_finding_is_gone_can_be_closed(found: Office) -> None:
    found.zhunru(
        "rectify",
        "assign",
        "--rule",
        "audit.no_basis",
        "--deadline",
        "2026-06-30",
        "--on",
        "2026-03-01",
    )
    assert {row["standing"] for row in listed(found, "--as-of", "2026-03-02")} == {
        "being put right"
    }
    found.zhunru("burden", "take-down", "signboard", "乙牌", "--on", "2025-12-01")
    gone = listed(found, "--standing", "gone", "--as-of", "2026-03-02")
    assert [row["unit"] for row in gone] == ["市公安局"]


def test_typical_mistakes(found: Office) -> None:
    code = listed(found)[0]["code"]
    assert "Say which problems" in found.zhunru("rectify", "assign", "--deadline", "2027-01-01").err
    ran = found.zhunru("rectify", "assign", code[:-1] + "Z", "--deadline", "2027-01-01")
    assert code in ran.err, "the nearest is named"
    ran = found.zhunru("rectify", "assign", code, "--deadline", "2025-01-01", "--on", "2026-01-01")
    assert "lies before 2026-01-01" in ran.err
    ran = found.zhunru("rectify", "assign", "--rule", "audit.veto", "--deadline", "2027-01-01")
    assert "No finding of rule audit.veto waits" in ran.err
    ran = found.zhunru("rectify", "close", code, "--result", "x")
    assert f"First: zhunru rectify assign {code}" in ran.err, "nobody was told of it yet"
    ran = found.zhunru(
        "rectify", "assign", code, "--deadline", "2099-01-01", "--unit", "没这局", "--dry-run"
    )
    assert "knows no unit “没这局”" in ran.err
    found.zhunru("rectify", "assign", code, "--deadline", "2099-01-01", "--unit", "民政")
    assert listed(found, "--unit", "市民政局")[0]["code"] == code, "an alias becomes the full name"
    ran = found.zhunru("rectify", "close", code, "--on", "2098-01-01", "--result", "x")
    assert "is still to come" in ran.err
    found.zhunru("rectify", "assign", code, "--deadline", "2026-06-30", "--on", "2026-03-01")
    ran = found.zhunru("rectify", "close", code, "--on", "2026-02-01", "--result", "x")
    assert "cannot be put right on 2026-02-01 before that" in ran.err
    found.zhunru("rectify", "close", code, "--on", "2026-04-01", "--result", "x")
    assert (
        "is closed already, on 2026-04-01"
        in found.zhunru("rectify", "close", code, "--result", "x").err
    )


def test_the_ledger_goes_out_as_a_sheet_and_comes_back(found: Office) -> None:
    """Units fill in the exported sheet; read again it replaces what was known, by the problem's key."""
    found.zhunru(
        "rectify",
        "assign",
        "--rule",
        "audit.no_basis",
        "--deadline",
        "2026-06-30",
        "--on",
        "2026-03-01",
    )
    ran = found.zhunru("export", "rectification", "-o", found.folder / "整改台账.csv")
    assert ran.code == 0, ran.err
    text = (found.folder / "整改台账.csv").read_text(encoding="utf-8-sig")
    code = listed(found, "--unit", "市民政局")[0]["code"]
    header, *rows = text.splitlines()
    back = [row.replace("整改中", "已完成") if code in row else row for row in rows]
    assert back != rows
    ran = found.import_text("回来.csv", "\n".join([header, *back]) + "\n", "--replace")
    assert ran.code == 0, ran.out
    assert {row["standing"] for row in listed(found, "--unit", "市民政局")} == {"put right"}
