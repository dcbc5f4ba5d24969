"""``burden take-down``: a signboard comes down, a ledger stops; what was known before stays readable."""

from __future__ import annotations

import pytest

from tests.office import Office


@pytest.fixture
def boards(office: Office) -> Office:
    """An office with signboards at communities and one everywhere."""
    text = "社区,牌子名称,部门,挂牌日期,备注\n青松社区,议事厅,民政,2026-01-05,旧\n湖滨社区,议事厅,民政,2026-02,\n全部,维权岗,市公安局,,\n"
    assert office.import_text("牌子.csv", text).code == 0
    return office


def ends(office: Office) -> list[tuple[object, ...]]:
    return sorted(office.live("burden", "name", "community", "valid_to"), key=str)


def test_at_one_community(boards: Office) -> None:
    ran = boards.zhunru(
        "burden",
        "take-down",
        "signboard",
        "议事厅",
        "--community",
        "青松",
        "--on",
        "2026-05-01",
        "--why",
        "清理",
    )
    assert ran.code == 0, ran.err
    assert ran.out == "1 ended on 2026-05-01 (entry 9).\n"
    assert ends(boards) == [
        ("维权岗", None, None),
        ("议事厅", "LS0102", None),
        ("议事厅", "QS0101", "2026-05-01"),
    ]
    assert boards.query(
        "SELECT valid_to, until_entry FROM burden WHERE community = 'QS0101' ORDER BY id"
    ) == [
        (None, 9),
        ("2026-05-01", None),
    ]
    assert boards.zhunru("journal", "verify").code == 0


def test_everywhere_at_once(boards: Office) -> None:
    assert boards.zhunru(
        "burden", "take-down", "signboard", " 议事厅 ", "--on", "20260501"
    ).out.startswith("2 ended on 2026")
    assert {end for name, _community, end in ends(boards) if name == "议事厅"} == {"2026-05-01"}


def test_what_lies_on_the_whole_city_does_not_end_at_one_community(boards: Office) -> None:
    ran = boards.zhunru(
        "burden",
        "take-down",
        "signboard",
        "维权岗",
        "--community",
        "青松社区",
        "--on",
        "2026-05-01",
    )
    assert ran.code == 1
    assert ran.err == "“维权岗” is not recorded for 青松社区 alone, but for: 示例市.\n"
    assert (
        boards.zhunru(
            "burden",
            "take-down",
            "signboard",
            "维权岗",
            "--community",
            "全部",
            "--on",
            "2026-05-01",
        ).code
        == 0
    )


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("signboard", "议事亭", "--on", "2026-05-01"), 1, "Nearest: 议事厅."),
        (
            ("signboard", "议事厅", "--community", "青梅社区", "--on", "2026-05-01"),
            1,
            "No community is called “青梅社区”.",
        ),
        (
            ("signboard", "议事厅", "--community", "和平社区", "--on", "2026-05-01"),
            1,
            "Several are called “和平社区”",
        ),
        (("signboard", "议事厅", "--on", "五月一日"), 2, "is no date. Write it as 2026-03-31."),
        (
            ("signboard", "议事厅", "--on", "2025-12-31"),
            1,
            "“议事厅” began on 2026-01-05; it cannot end on 2025-12-31.",
        ),
        (("signboard", "议事厅"), 2, "--on"),
        (("banner", "议事厅", "--on", "2026-05-01"), 2, "banner"),
    ],
)
def test_what_cannot_be_taken_down(
    boards: Office, arguments: tuple[str, ...], code: int, says: str
) -> None:
    ran = boards.zhunru("burden", "take-down", *arguments)
    assert ran.code == code
    assert says in ran.err
    assert boards.last_entry == 8


def test_twice(boards: Office) -> None:
    take_down = ("burden", "take-down", "signboard", "议事厅", "--on", "2026-05-01")
    assert boards.zhunru(*take_down).code == 0
    assert boards.zhunru(*take_down).code == 1


def test_on_trial(boards: Office) -> None:
    before = boards.db.read_bytes()
    ran = boards.zhunru(
        "burden", "take-down", "signboard", "议事厅", "--on", "2026-05-01", "--dry-run"
    )
    assert ran.out == "2 would end on 2026-05-01 (entry 9); nothing was written.\n"
    assert boards.db.read_bytes() == before


def test_what_was_kept_aside_stays_with_it(boards: Office) -> None:
    boards.zhunru("burden", "take-down", "signboard", "议事厅", "--on", "2026-05-01")
    assert boards.zhunru("export", "signboard", "--format", "csv").out.count("旧") == 1
