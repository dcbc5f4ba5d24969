"""Synonyms are data: those shipped are sound, and an office adds its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.likeness import Names
from catalog.likeness.synonyms import Synonyms, SynonymsBroken
from registry.errors import FileUnreadable

SHIPPED = Synonyms.shipped()


def own(tmp_path: Path, text: str | bytes) -> Path:
    path = tmp_path / "同义词.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_no_shipped_word_stands_in_two_groups_or_weights() -> None:
    grouped = [word for group in SHIPPED.groups for word in group]
    weighed = [word for _weight, words in SHIPPED.weights for word in words]
    assert sorted(grouped) == sorted(set(grouped))
    assert sorted(weighed) == sorted(set(weighed))
    # A group has the weight of its standard word, so no other word of it may have one.
    others = {word for group in SHIPPED.groups for word in group[1:]}
    assert others & set(weighed) == set()


def test_standard_words() -> None:
    assert SHIPPED.standard("手机号") == "联系电话"
    assert SHIPPED.standard("低保") == "最低生活保障"
    assert SHIPPED.standard("从未听说") == "从未听说"


def test_an_offices_own_words_make_two_names_the_same(tmp_path: Path) -> None:
    known = [("网格吹哨事项处置", 1)]
    assert not Names(known, SHIPPED).like("鸣铃报到处置")
    wider = SHIPPED.extended(own(tmp_path, "吹哨,鸣铃,报到\n网格,报到点\n"))
    assert Names(known, wider).like("网格鸣铃处置")


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff养老服务,银龄服务\n",  # as a spreadsheet program saves it
        "养老服务,银龄服务\n".encode("gb18030"),
        "养老服务，银龄服务",  # typed with Chinese commas
        "# 本市用语\n\n养老服务, 银龄服务 ,,\r\n",
    ],
)
def test_a_file_as_an_office_would_write_it(tmp_path: Path, text: str | bytes) -> None:
    wider = SHIPPED.extended(own(tmp_path, text))
    assert wider.standard("银龄服务") == wider.standard("居家养老") == "养老服务"
    assert wider.digest != SHIPPED.digest


def test_a_group_joins_those_that_it_shares_a_word_with(tmp_path: Path) -> None:
    wider = SHIPPED.extended(own(tmp_path, "长者,老人,妇女\n"))
    assert wider.standard("女性") == wider.standard("老年人") == "长者"
    assert SHIPPED.standard("长者") == "老年人"


def test_the_same_file_gives_the_same_digest(tmp_path: Path) -> None:
    path = own(tmp_path, "甲事,乙事\n")
    assert SHIPPED.extended(path).digest == SHIPPED.extended(path).digest


@pytest.mark.parametrize(
    ("text", "line", "fault"),
    [
        ("甲事,乙事\n丙事\n", 2, "丙事"),
        ("甲事,乙事\n\n丙事,乙事\n", 3, "乙事"),
    ],
)
def test_a_broken_line_is_named(tmp_path: Path, text: str, line: int, fault: str) -> None:
    with pytest.raises(SynonymsBroken) as broken:
        SHIPPED.extended(own(tmp_path, text))
    assert f"line {line}:" in str(broken.value)
    assert f"“{fault}”" in str(broken.value)


def test_a_missing_file_and_one_that_is_no_text(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable, match=r"没有\.csv"):
        SHIPPED.extended(tmp_path / "没有.csv")
    with pytest.raises(FileUnreadable, match="UTF-8"):
        SHIPPED.extended(own(tmp_path, b"\xff\xfe\x00\xff\xff"))
