"""Needs and problems: settled, waiting, how long it took; what is not stated stays so."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.office import Office

NEEDS = (
    "反映日期,社区,类别,内容,紧急程度,办理单位,办理状态,办结日期\n"
    "2026-01-05,青松社区,问题,路灯损坏,紧急,市城管局,已办结,2026-01-15\n"
    "2026-01-10,青松社区,需求,加装电梯,一般,市住建局,办理中,\n"
    "2026-02-01,湖滨社区,问题,下水道堵塞,紧急,市城管局,待办,\n"
    "2026-02-01,湖滨社区,问题,屋顶漏水,,市城管局,已办结,2026-02-21\n"
    "2026-03,湖滨社区,需求,健身器材,不急,,,\n"
)


@pytest.fixture
def told(office: Office) -> dict[str, Any]:
    assert office.import_text("需求.csv", NEEDS).code == 0
    path = office.folder / "需求.json"
    ran = office.zhunru("report", "needs", "--as-of", "2026-03-31", "--year", "2026", "-o", path)
    assert ran.code == 0, ran.err
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def test_figures(told: dict[str, Any]) -> None:
    """2 of 5 are settled; 10 and 20 days make a median of 15."""
    figures = {figure["id"]: figure["value"] for figure in told["figures"]}
    assert figures == {
        "needs.count": 5,
        "needs.needs": 2,
        "needs.problems": 3,
        "needs.done": 2,
        "needs.rate": 0.4,
        "needs.waiting": 3,
        "needs.urgent": 1,
    }
    assert "15" in json.dumps(told, ensure_ascii=False)


def test_what_waits_the_urgent_first(told: dict[str, Any]) -> None:
    table = next(table for table in told["tables"] if table["id"] == "needs.waiting")
    names = [column["id"] for column in table["columns"]]
    rows = [dict(zip(names, row, strict=True)) for row in table["rows"]]
    assert [(row["what"], row["days"]) for row in rows] == [
        ("下水道堵塞", 58),
        ("加装电梯", 80),
        ("健身器材", None),
    ]
    assert rows[2]["handler"] in ("unstated", "未注明")
