"""Amounts: units never mix, the unknown stays unknown, rounding is half up and only at print."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.language import speaking
from registry.quantities import (
    Amount,
    Unit,
    UnitsDiffer,
    apportioned,
    average,
    decimal_text,
    round_half_up,
    share,
    show,
    total,
    unknown,
)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (Amount(1, Unit.FEN), Amount(1, Unit.MINUTES)),
        (Amount(1, Unit.COUNT), Amount(1, Unit.FEN)),
        (share(1, 2), share(1, 2)),
        (average(3, 2), average(3, 2)),
        (unknown(Unit.FEN), Amount(1, Unit.MINUTES)),
    ],
)
def test_units_never_mix_and_rates_never_add_up(left: Amount, right: Amount) -> None:
    with pytest.raises(UnitsDiffer):
        left + right


@pytest.mark.parametrize("unit", [Unit.FEN, Unit.MINUTES, Unit.COUNT])
def test_what_is_counted_is_whole(unit: Unit) -> None:
    with pytest.raises(TypeError):
        Amount(Fraction(1, 2), unit)


def test_a_sum_says_how_much_of_it_is_known() -> None:
    found = total([Amount(300, Unit.FEN), unknown(Unit.FEN), Amount(50, Unit.FEN)], Unit.FEN)
    assert (found.value, found.known, found.of) == (350, 2, 3)
    assert not found.is_complete


def test_unknown_is_not_zero() -> None:
    assert total([unknown(), unknown()], Unit.COUNT).value is None
    assert str(unknown(Unit.FEN)) == "unknown"
    assert Amount(None, Unit.FEN).known == 0
    assert total([Amount(0, Unit.FEN)], Unit.FEN).value == 0
    assert total([], Unit.COUNT).value is None


def test_about_stays_with_a_sum_and_is_printed() -> None:
    found = total([Amount(200, about=True), Amount(3)], Unit.COUNT)
    assert str(found) == "about 203"
    with speaking("zh"):
        assert "203" in str(found)


def test_shares_and_means_of_nothing_are_unknown() -> None:
    assert share(1, 0).value is None
    assert share(None, 5).value is None
    assert average(5, 0).value is None
    assert share(1, 3).value == Fraction(1, 3)
    assert average(7, 2).value == Fraction(7, 2)


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (Fraction(5, 2), 0, "3"),
        (Fraction(-5, 2), 0, "-3"),
        (Fraction(1, 8), 2, "0.13"),
        (Fraction(1234567, 1000), 1, "1,234.6"),
        (Fraction(-1, 1000), 2, "0.00"),
        (0, 2, "0.00"),
        (Fraction(5, 1000), 2, "0.01"),
        (999_999, 0, "999,999"),
    ],
)
def test_a_half_goes_up(value: Fraction, places: int, text: str) -> None:
    assert decimal_text(value, places) == text


def test_without_grouping() -> None:
    assert decimal_text(Fraction(1234567, 10), 1, group=False) == "123456.7"


@given(st.fractions(), st.integers(0, 6))
def test_rounding_moves_by_at_most_a_half_and_never_towards_zero_at_a_tie(
    value: Fraction, places: int
) -> None:
    rounded = round_half_up(value, places)
    unit = Fraction(1, 10**places)
    assert abs(rounded - value) <= unit / 2
    if abs(rounded - value) == unit / 2:
        assert abs(rounded) > abs(value)
    assert round_half_up(-value, places) == -rounded


@given(st.fractions(-(10**9), 10**9), st.integers(0, 4))
def test_what_is_printed_is_what_was_rounded(value: Fraction, places: int) -> None:
    assert Fraction(decimal_text(value, places).replace(",", "")) == round_half_up(value, places)


@given(st.lists(st.integers(0, 10**12) | st.none()))
def test_every_order_of_adding_gives_the_same(values: list[int | None]) -> None:
    amounts = [Amount(value, Unit.FEN) for value in values]
    assert total(amounts, Unit.FEN) == total(reversed(amounts), Unit.FEN)


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (12_345, Unit.COUNT, "12,345"),
        (1_200_000, Unit.FEN, "12,000 yuan"),
        (50_050, Unit.FEN, "500.50 yuan"),
        (90, Unit.MINUTES, "1.5 h"),
        (Fraction(1, 3), Unit.SHARE, "33.3%"),
        (Fraction(7, 2), Unit.AVERAGE, "3.5"),
        (None, Unit.FEN, "unknown"),
    ],
)
def test_figures_as_people_read_them(value: int | Fraction | None, unit: Unit, text: str) -> None:
    assert show(value, unit) == text


def test_large_sums_in_ten_thousands_for_chinese_readers() -> None:
    with speaking("zh"):
        assert show(123_456_700, Unit.FEN) == "123.46万元"


@pytest.mark.parametrize(
    ("whole", "weights", "parts"),
    [
        (100, [1, 1, 1], [34, 33, 33]),
        (140_000_00, [1, Fraction(5, 2)], [40_000_00, 100_000_00]),
        (-100, [1, 1, 1], [-34, -33, -33]),
        (7, [0, 0], [4, 3]),
        (0, [3, 1], [0, 0]),
        (5, [0, 1], [0, 5]),
    ],
)
def test_largest_remainder(whole: int, weights: list[int | Fraction], parts: list[int]) -> None:
    assert apportioned(whole, weights) == parts


@given(st.integers(-(10**12), 10**12), st.lists(st.integers(0, 10**6), min_size=1, max_size=20))
def test_parts_sum_exactly_and_none_is_off_by_a_whole(whole: int, weights: list[int]) -> None:
    parts = apportioned(whole, weights)
    assert sum(parts) == whole
    if any(weights):
        for part, weight in zip(parts, weights, strict=True):
            assert abs(part - Fraction(whole * weight, sum(weights))) < 1


@pytest.mark.parametrize("weights", [[], [1, -1]])
def test_no_parts_without_weights(weights: list[int]) -> None:
    with pytest.raises(ValueError, match="weights"):
        apportioned(10, weights)
