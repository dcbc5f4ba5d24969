"""Numbers, ranges and “about” as settings state them."""

from __future__ import annotations

from fractions import Fraction

import pytest

from registry.parameters import Parameters
from registry.ranges import Range, range_of


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("8", (8, 8, 8)),
        ("62,000", (62_000, 62_000, 62_000)),
        ("6–8", (6, 7, 8)),
        ("6-8", (6, 7, 8)),
        ("6～8", (6, 7, 8)),
        ("6 至 8 小时", (6, 7, 8)),
        ("6小时—8小时", (6, 7, 8)),
        ("4–5万", (40_000, 45_000, 50_000)),
        ("10%-20%", (10, 15, 20)),
        ("12-15", (12, Fraction(27, 2), 15)),
        ("4.3万元", (43_000, 43_000, 43_000)),
        ("-5", (-5, -5, -5)),
    ],
)
def test_a_value_or_a_range(text: str, ends: tuple[Fraction, Fraction, Fraction]) -> None:
    found = range_of(text, "小时")
    assert found is not None
    assert (found.low, found.middle, found.high) == ends


@pytest.mark.parametrize("text", ["约7", "7左右", "约6–8"])
def test_about_so_much(text: str) -> None:
    found = range_of(text)
    assert found is not None
    assert found.about
    assert found.middle == 7


@pytest.mark.parametrize("text", ["若干", "8–6", "480分钟", "2026-01-01", "1/0", "", "–8–", None])
def test_what_states_no_number(text: str | None) -> None:
    assert range_of(text, "小时") is None


def span(low: int, middle: int, high: int) -> Range:
    return Range(Fraction(low), Fraction(middle), Fraction(high))


def test_sums_products_and_quotients_keep_their_ends() -> None:
    hours, wage = span(60, 120, 180), span(24, 30, 36)
    assert hours + Range.one(5) == span(65, 125, 185)
    assert hours * wage == span(1_440, 3_600, 6_480)
    assert hours / wage == Range(Fraction(60, 36), Fraction(4), Fraction(180, 24))


def test_a_setting_keeps_its_ends() -> None:
    row = {"name": "病事假", "value": "3–5", "unit": "天", "source": "示例", "status": "in_force"}
    setting = Parameters([row | {"starts": "", "ends": "9999"}], "2026-06-01").setting("病事假")
    assert setting is not None
    assert [setting.low, setting.value, setting.high] == [3, 4, 5]
