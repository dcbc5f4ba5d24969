"""The quick way through a column of plain words gives what the slow way gives."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from registry.intake.cells import CellFault
from registry.intake.plain import WORD_TYPES, plain_words
from registry.intake.readers import READERS
from registry.sheets import Column

words = st.one_of(
    st.text(
        "青松社区民政局无没有不详涉及待定用〔〕《》、。“”AaNnOoLlEe0189. \n（(/—-１Ａ", max_size=12
    ),
    st.sampled_from(
        ["", "无", "NA", "na", "None", "NULL", "nan", "不适用", "暂无", "13912345678", "字" * 2001]
    ),
    st.from_regex(r"1[3-9]\d{9}", fullmatch=True),
)


@pytest.mark.parametrize("kind", sorted(WORD_TYPES))
@given(cells=st.lists(words, min_size=1, max_size=6))
@example(cells=["青松\n社区"])
@example(cells=["青松", "社区\n"])
@example(cells=["NA"])
@example(cells=["字" * 2001])
def test_both_ways_agree(kind: str, cells: list[str]) -> None:
    quick = plain_words(tuple(cells))
    if quick is None:
        return
    column = Column("x", kind, "列", "Column")
    for cell, value in zip(cells, quick, strict=True):
        assert READERS[kind](cell, column, None) == (value, None)


def test_what_takes_the_quick_way() -> None:
    assert plain_words(("青松社区", "", "ZR-001".replace("-", ""))) == ["青松社区", None, "ZR001"]


@pytest.mark.parametrize(
    "cells",
    [
        ("无",),
        ("青松 社区",),
        ("（筹）",),
        (12.0,),
        (None,),
        ("13912345678",),
        ("青松\n社区", "和平"),
    ],
)
def test_what_does_not(cells: tuple[object, ...]) -> None:
    assert plain_words(cells) is None  # type: ignore[arg-type]


def test_the_slow_way_refuses_what_the_quick_way_left_to_it() -> None:
    with pytest.raises(CellFault):
        READERS["text"]("13912345678", Column("x", "text", "列", "Column"), None)
