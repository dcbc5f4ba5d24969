"""Money is told to the fen, and a long list by its beginning."""

from __future__ import annotations

import pytest

from catalog.exact import listed_first
from registry.language import speaking
from registry.quantities import yuan


@pytest.mark.parametrize(
    ("fen", "chinese", "english"),
    [
        (1_844_753, "18,447.53元", "18,447.53 yuan"),
        (1_840_000, "18,400元", "18,400 yuan"),
        (594_920_000, "5,949,200元", "5,949,200 yuan"),
        (1, "0.01元", "0.01 yuan"),
    ],
)
def test_money_is_never_rounded(fen: int, chinese: str, english: str) -> None:
    with speaking("zh"):
        assert yuan(fen) == chinese, "no 万元: who pays 1.84万元 would owe 47.53 yuan still"
    assert yuan(fen) == english


def test_a_list_says_that_there_are_more() -> None:
    with speaking("zh"):
        assert listed_first(["走访", "登记", "宣传"], 2) == "走访、登记等"
        assert listed_first(["走访", "登记"], 2) == "走访、登记"
