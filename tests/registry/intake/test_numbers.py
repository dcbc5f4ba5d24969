"""Numbers and money as offices write them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.intake import rules
from registry.intake.cells import CellFault, Raw
from registry.intake.numbers import read_points, written_number
from registry.intake.readers import READERS
from registry.numerals import chinese_numeral
from registry.quantities import decimal_text
from registry.sheets import Column, kind_of
from tests.registry.intake.test_cells import read, refused

AMOUNT = Column("amount", "money", "金额", "Amount", signed=True)


@pytest.mark.parametrize(
    ("raw", "value", "mark"),
    [
        ("120", 120, None),
        (120, 120, None),
        (120.0, 120, None),
        ("1,200", 1200, None),
        ("1，200", 1200, None),
        ("12,3456", 123456, None),
        ("１２０", 120, None),
        ("120户", 120, None),
        ("３０个", 30, None),
        ("1 200", 1200, None),
        ("约120", 120, "about"),
        ("大约 120 户", 120, "about"),
        ("120左右", 120, "about"),
        ("近200", 200, "nearly"),
        ("不足200户", 200, "nearly"),
        ("200余", 200, "over"),
        ("200余户", 200, "over"),
        ("200户以上", 200, "over"),
        ("200多人", 200, "over"),
        ("超过200", 200, "over"),
        ("不少于3", 3, "over"),
        ("三十", 30, None),
        ("一百零五户", 105, None),
        ("三百五", 350, None),
        ("两万三千", 23000, None),
        ("一万二", 12000, None),
        ("1.2万", 12000, None),
        ("约1.2万户", 12000, "about"),
        ("3千", 3000, None),
        ("0", 0, None),
    ],
)
def test_counts(raw: Raw, value: int, mark: str | None) -> None:
    assert read("count", raw, unit=None) == (value, mark)


@pytest.mark.parametrize(
    ("raw", "rule"),
    [
        ("若干", rules.CELL_NUMBER),
        ("1.2.3", rules.CELL_NUMBER),
        ("12,34", rules.CELL_NUMBER),
        ("100-200", rules.CELL_NUMBER),
        ("85%", rules.CELL_NUMBER),
        ("两委", rules.CELL_NUMBER),
        ("万", rules.CELL_NUMBER),
        (True, rules.CELL_NUMBER),
        ("2.5", rules.CELL_WHOLE),
        (2.5, rules.CELL_WHOLE),
        ("-3", rules.CELL_NEGATIVE),
        ("－3", rules.CELL_NEGATIVE),
        (-3.0, rules.CELL_NEGATIVE),
        ("9" * 5000, rules.CELL_TOO_LARGE),
        (1e300, rules.CELL_TOO_LARGE),
        (float("nan"), rules.CELL_TOO_LARGE),
        ("九" * 5000, rules.CELL_NUMBER),
    ],
)
def test_what_is_no_count(raw: Raw, rule: object) -> None:
    assert refused("count", raw).rule is rule


def test_a_header_in_ten_thousands_scales_bare_numbers_only() -> None:
    assert read("count", "1.2", "万户") == (12000, None)
    assert read("count", "1.2万", "万户") == (12000, None)
    assert read("count", "300户", "万户") == (300, None)


@pytest.mark.parametrize(
    ("raw", "unit", "fen", "mark"),
    [
        ("12000", None, 1_200_000, None),
        ("12000.5", None, 1_200_050, None),
        ("12,000元", None, 1_200_000, None),
        ("¥12,000.00", None, 1_200_000, None),
        ("人民币 300 元整", None, 30_000, None),
        ("1.2", "万元", 1_200_000, None),
        (1.2, "万元", 1_200_000, None),
        ("1.2万元", None, 1_200_000, None),
        ("1.2万元", "元", 1_200_000, None),
        ("1.2万", "万元", 1_200_000, None),
        ("300元", "万元", 30_000, None),
        ("0.35亿元", None, 3_500_000_000, None),
        ("5角", None, 50, None),
        ("约5万", None, 5_000_000, "about"),
        ("3万余元", None, 3_000_000, "over"),
        ("壹万贰仟元整", None, 1_200_000, None),
        (0.1 + 0.2, None, 30, None),
        (1234567890123.45, None, 123456789012345, None),
        ("无", None, 0, "none"),
        ("/", None, None, "not_applicable"),
        ("—", None, None, None),
        ("", "万元", None, None),
    ],
)
def test_money(raw: Raw, unit: str | None, fen: int | None, mark: str | None) -> None:
    assert read("money", raw, unit) == (fen, mark)


@pytest.mark.parametrize("raw", ["按实际发生额", "12000美元", "1.2.3", "若干"])
def test_what_is_no_money(raw: str) -> None:
    fault = refused("money", raw)
    assert fault.rule is rules.CELL_MONEY
    assert fault.facts == {"value": raw}


def test_only_a_payment_may_be_below_zero() -> None:
    assert refused("money", "-500").rule is rules.CELL_NEGATIVE
    assert READERS["money"]("-500", AMOUNT, None) == (-50_000, None)


def test_what_is_finer_than_a_fen_is_rounded_half_up_and_said() -> None:
    fault = refused("money", "0.125")
    assert fault.rule is rules.CELL_ROUNDED
    assert fault.value == (13, None)
    assert refused("money", "0.00001234", "万元").value == (12, None)


def test_amounts_beyond_reason_are_asked_about() -> None:
    assert refused("money", "9999999999", "亿元").rule is rules.CELL_TOO_LARGE
    assert refused("area", "9" * 30).rule is rules.CELL_TOO_LARGE


def test_areas_and_scores_in_hundredths() -> None:
    assert read("area", "650㎡") == (65_000, None)
    assert read("area", "约650.5平方米") == (65_050, "about")
    assert read("points", "92.5分") == (9250, None)
    assert refused("area", "650亩").rule is rules.CELL_NUMBER
    assert refused("area", "-1").rule is rules.CELL_NEGATIVE


@pytest.mark.parametrize("raw", ["95%", "95％", "９５%", "百分之95", "百分之九十五"])
def test_percentages_are_points_of_a_hundred(raw: str) -> None:
    assert read("points", raw) == (9500, None)


def test_a_number_keeps_its_unit_and_mark() -> None:
    found = written_number("约1,200.5平方米")
    assert found is not None
    assert (found.value, found.unit, found.mark) == (Fraction("1200.5"), "平方米", "about")
    assert written_number("百分之百分") is None
    assert written_number("") is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("零", 0),
        ("十", 10),
        ("十五", 15),
        ("二十", 20),
        ("一百一十五", 115),
        ("一百十五", 115),
        ("一千零一", 1001),
        ("一千零一十", 1010),
        ("三千五", 3500),
        ("两千零五", 2005),
        ("十万", 100_000),
        ("三十二万零五百", 320_500),
        ("一亿二千万", 120_000_000),
        ("一亿零三", 100_000_003),
        ("一万亿", 1_000_000_000_000),
        ("二〇二六", 2026),
        ("叁佰陆拾伍", 365),
    ],
)
def test_chinese_numerals(text: str, value: int) -> None:
    assert chinese_numeral(text) == value


@pytest.mark.parametrize(
    "text", ["", "万", "亿", "百三十", "三三十", "五十百", "十十", "一万万", "二亿亿", "三百万千"]
)
def test_what_only_looks_like_a_numeral(text: str) -> None:
    assert chinese_numeral(text) is None


def numeral(value: int) -> str:
    """*value* in formal Chinese."""
    if value == 0:
        return "零"
    groups, text = [], ""
    while value:
        value, group = divmod(value, 10_000)
        groups.append(group)
    for power, group in reversed(list(enumerate(groups))):
        if not group:
            continue
        below = _four_digits(group)
        gap = bool(text) and (group < 1000 or not groups[power + 1])
        text += ("零" if gap else "") + below + ("", "万", "亿", "万亿")[power]
    return text[1:] if text.startswith("一十") else text


def _four_digits(value: int) -> str:
    text, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, unit)
        if digit:
            text += ("零" if gap and text else "") + "零一二三四五六七八九"[digit] + name
            gap = False
        else:
            gap = True
    return text


@given(st.integers(0, 10**12 - 1))
def test_every_formal_numeral_is_read(value: int) -> None:
    assert chinese_numeral(numeral(value)) == value


@given(st.integers(0, 10**13), st.sampled_from(["元", "万元"]))
def test_money_that_is_printed_is_read_again(fen: int, unit: str) -> None:
    yuan = Fraction(fen, 100)
    text = decimal_text(yuan, 2) if unit == "元" else decimal_text(yuan / 10_000, 6)
    assert read("money", text + unit) == (fen, None)
    assert read("money", text, unit) == (fen, None)


@given(st.integers(0, 10**11))
def test_money_in_a_binary_cell_is_exact(fen: int) -> None:
    assert read("money", fen / 100) == (fen, None)


@given(st.decimals(min_value=0, max_value=10**9, places=4, allow_nan=False))
def test_rounding_never_moves_money_by_more_than_half_a_fen(amount: Decimal) -> None:
    try:
        fen = read("money", str(amount))[0]
    except CellFault as fault:
        if fault.rule is not rules.CELL_ROUNDED or fault.value is None:
            raise
        fen = fault.value[0]
    assert abs(Fraction(fen, 100) - Fraction(amount)) <= Fraction(1, 200)


@pytest.mark.parametrize(
    ("raw", "stored"), [("30%", 3_000), ("30", 3_000), (0.3, 3_000), ("1.5%", 150), (1.0, 10_000)]
)
def test_a_column_of_per_cent(raw: str | float, stored: int) -> None:
    """A spreadsheet holds 30% as 0.3."""
    column = kind_of("cost").by_name["anyway"]
    assert read_points(raw, column, None) == (stored, None)


def test_more_than_all_is_refused() -> None:
    with pytest.raises(CellFault) as fault:
        read_points("140%", kind_of("cost").by_name["anyway"], None)
    assert fault.value.rule is rules.CELL_TOO_LARGE
