"""Personal data are kept out by whatever way they come: notes, reasons, results, names of who acts."""

from __future__ import annotations

import pytest

from tests.office import Office

NUMBER = "13812345678"
BOARDS = "社区,牌子名称,要求部门,悬挂位置,依据\n青松社区,甲牌,市民政局,对外,无\n"


@pytest.mark.parametrize(
    "words",
    [
        ("rectify", "assign", "CODE", "--deadline", "2099-01-01", "--target", f"找张三{NUMBER}"),
        ("rectify", "assign", "CODE", "--deadline", "2099-01-01", "--unit", NUMBER),
        ("journal", "undo", "8", "--why", f"电话{NUMBER}"),
        ("burden", "take-down", "signboard", "甲牌", "--on", "2026-05-01", "--why", NUMBER),
        ("--by", NUMBER, "burden", "take-down", "signboard", "甲牌", "--on", "2026-05-01"),
        ("burden", "add", "signboard", "--name", f"牌{NUMBER}", "--community", "青松社区"),
        (
            "catalog",
            "retire",
            "ZR-001",
            "--cause",
            "部门收回",
            "--date",
            "2026-05-01",
            "--note",
            NUMBER,
        ),
        ("alias", "add", "department", NUMBER, "市民政局"),
    ],
)
def test_what_is_typed(office: Office, words: tuple[str, ...]) -> None:
    office.import_text("牌子.csv", BOARDS)
    listed = office.zhunru("rectify", "list", "--format", "json").json
    before = office.zhunru("journal", "list", "--format", "json").json
    ran = office.zhunru(*(listed[0]["code"] if word == "CODE" else word for word in words))
    assert ran.code in (2, 4), (ran.code, ran.out, ran.err)
    assert NUMBER not in ran.err
    assert office.zhunru("journal", "list", "--format", "json").json == before
