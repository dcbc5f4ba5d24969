"""The index answers by the text in force on a day, and keeps silent where it was verified before a revision."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.basis import Statutes
from catalog.basis.citations import Article
from catalog.lists import ListBroken
from registry.errors import FileUnreadable

HEADER = "code,name,law,article,version,last_verified\n"


@pytest.fixture(scope="module")
def index() -> Statutes:
    return Statutes.read()


def own(folder: Path, text: str) -> str:
    path = folder / "法条.csv"
    path.write_text(text, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    "title", ["消防法", "《消防法》", "中华人民共和国消防法", "《消防法（2021年修正）》"]
)
def test_a_law_is_found_under_all_its_titles(index: Statutes, title: str) -> None:
    assert [row.code for row in index.naming(title, Article(6), "2026-03-02")] == ["N-022"]


def test_the_shipped_index_says_what_an_article_gives(index: Statutes) -> None:
    assert len(index.rows) == 105
    (row,) = index.naming("民法典", Article(1150), "2026-03-02")
    assert "通知继承人" in row.duty
    assert row.verified == "2025-04-19"
    assert index.naming("消防法", Article(90), "2026-03-02") == []
    assert index.naming("消防法", Article(6, 1), "2026-03-02") == []


@pytest.mark.parametrize(
    ("law", "day", "lines"),
    [
        ("城市居民委员会组织法", "2025-12-31", 14),
        ("城市居民委员会组织法", "2026-01-01", 0),
        ("居委会组织法", "2025-12-31", 14),
        ("城市居民委员会组织法", "2018-12-28", 0),
        ("传染病防治法", "2025-08-31", 1),
        ("传染病防治法", "2025-09-01", 0),
        ("流动人口计划生育工作条例", "2025-04-19", 0),
        ("老年人权益保障法", "2025-04-19", 0),
    ],
)
def test_only_the_text_in_force_on_the_day_counts(
    index: Statutes, law: str, day: str, lines: int
) -> None:
    assert len(index.holding(law, day)) == lines


def test_a_change_takes_effect_on_its_day(index: Statutes) -> None:
    assert index.change("婚姻法", "2020-12-31") is None
    change = index.change("中华人民共和国婚姻法", "2021-01-01")
    assert change is not None
    assert (change.repealed, change.successor) == (True, "民法典")
    assert "第一千二百六十条" in change.source
    revised = index.change("城市居民委员会组织法", "2026-01-01")
    assert revised is not None
    assert (revised.repealed, revised.articles) == (False, 50)


def test_an_office_puts_its_own_index_in_its_place(tmp_path: Path) -> None:
    text = (
        "# 来源：示例\n代码,事项,法律法规,条款,版本,施行日期,核对日期\n"
        "X-1,调解民间纠纷,城市居民委员会组织法,第十二条之一,2025年10月28日,2026.1.1,2026/2/1\n"
    )
    index = Statutes.read(own(tmp_path, text))
    (row,) = index.holding("城市居民委员会组织法", "2026-03-02")
    assert row.article == Article(12, 1)
    assert (row.version, row.verified) == ("2025-10-28", "2026-02-01")
    assert index.holding("城市居民委员会组织法", "2025-12-31") == []
    assert index.verified == "2026-02-01"
    assert index.name == "法条.csv"
    assert index.digest != Statutes.read().digest


def test_an_index_in_the_encoding_of_a_spreadsheet_program_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes((HEADER + "X-1,防火,消防法,第六条,2021-04-29,2026-02-01\n").encode("gb18030"))
    assert Statutes.read(str(path)).rows[0].law == "消防法"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (HEADER, "line 1: the list has no lines."),
        ("code,name,law,article\nX-1,防火,消防法,第六条\n", "last_verified (核对日期)"),
        (HEADER + "X-1,防火,消防法,第某条,,2026-02-01\n", "line 2: “第某条” is no article"),
        (HEADER + "X-1,防火,,第六条,,2026-02-01\n", "line 2: the column “law” is empty."),
        (
            HEADER + "X-1,防火,消防法,第六条,,去年\n",
            "“去年” in the column “last_verified” is no date",
        ),
        (HEADER + "X-1,防火,消防法,第六条,2021-02-30,2026-02-01\n", "“2021-02-30”"),
    ],
)
def test_a_broken_index_is_told_with_file_line_and_fault(
    tmp_path: Path, text: str, told: str
) -> None:
    with pytest.raises(ListBroken) as caught:
        Statutes.read(own(tmp_path, text))
    assert "法条.csv" in str(caught.value)
    assert told in str(caught.value)
    assert caught.value.exit_code == 2


def test_an_index_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable):
        Statutes.read(str(tmp_path / "nichts.csv"))
