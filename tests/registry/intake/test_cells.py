"""Words in cells: what an empty one means, names, codes, choices, lists, and personal data."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

import pytest

from registry.intake import rules
from registry.intake.cells import CellFault, Raw, absent, brackets, shown, squeezed, tidy
from registry.intake.readers import READERS
from registry.sheets import Column

CHANNEL = Column(
    "channel",
    "choice",
    "渠道",
    "Channel",
    choices={
        "document": ["文件", "document", "正式文件"],
        "chat": ["微信群", "chat group", "QQ群"],
        "app": ["APP", "app", "系统"],
    },
)


def read(kind: str, raw: Raw, unit: str | None = None, **column: Any) -> Any:
    """What a cell of that type is read as; a pair of the value and how it was written."""
    return READERS[kind](raw, Column("x", kind, "列", "Column", **column), unit)


def refused(kind: str, raw: Raw, unit: str | None = None, **column: Any) -> CellFault:
    """Why a cell of that type is refused."""
    with pytest.raises(CellFault) as caught:
        read(kind, raw, unit, **column)
    return caught.value


@pytest.mark.parametrize(
    "raw", ["", "  ", None, "—", "——", "-", "－", "…", "不详", "未知", "？", "NaN"]
)
def test_blank_and_dashes_are_unknown(raw: Raw) -> None:
    assert read("count", raw) == (None, None)
    assert read("text", raw) == (None, None)
    assert read("money", raw) == (None, None)
    assert read("date", raw) == (None, None)


@pytest.mark.parametrize("raw", ["/", "／", "不适用", "N/A", "n/a", "不涉及"])
def test_a_slash_is_not_applicable(raw: str) -> None:
    assert read("count", raw) == (None, "not_applicable")
    assert read("minutes", raw) == (None, "not_applicable")
    assert read("text", raw) == (None, "not_applicable")


@pytest.mark.parametrize("raw", ["无", " 无 ", "没有", "暂无"])
def test_none_is_zero_where_things_are_counted(raw: str) -> None:
    assert read("count", raw) == (0, "none")
    assert read("money", raw) == (0, "none")
    assert read("minutes", raw) == (0, "none")
    assert read("frequency", raw) == (None, 0, "none")
    assert read("text", raw) == (None, "none")


def test_none_is_an_answer_where_an_answer_is_needed() -> None:
    assert read("text", "无", required=True) == ("无", None)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("  青松　社区 ", "青松 社区"),
        ("青松\n社区", "青松 社区"),
        ("Ａ座１２号", "A座12号"),
        ("a\u200bb\ufeff", "ab"),
        (12.0, "12"),
        (12.5, "12.5"),
        (datetime(2026, 3, 1), "2026-03-01"),
        (datetime(2026, 3, 1, 8, 30), "2026-03-01 08:30:00"),
        (date(2026, 3, 1), "2026-03-01"),
        (time(8, 30), "08:30:00"),
        (None, ""),
        ("'=1+2", "=1+2"),
    ],
)
def test_text_is_tidied(raw: Raw, text: str) -> None:
    assert tidy(raw) == text


def test_comparison_knows_no_spaces_and_no_wide_marks() -> None:
    assert squeezed(" 金额 （万元）： ") == "金额(万元):"
    assert squeezed("１２．５％") == "12.5%"


def test_names_have_wide_brackets_and_no_spaces() -> None:
    assert read("name", "和平社区 (碧山区)") == ("和平社区（碧山区）", None)
    assert brackets("ISO (9001)") == "ISO (9001)"


def test_codes_lose_what_a_spreadsheet_added() -> None:
    assert read("code", 2080208.0) == ("2080208", None)
    assert read("code", " QS 0101 ") == ("QS0101", None)
    assert read("code", "—") == (None, None)


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("文件", "document"),
        ("正式文件", "document"),
        ("qq群", "chat"),
        ("chat group", "chat"),
        ("app", "app"),
        ("", None),
    ],
)
def test_a_choice_by_any_of_its_labels(raw: str, value: str | None) -> None:
    assert READERS["choice"](raw, CHANNEL, None) == (value, None)


def test_what_is_no_choice_is_answered_with_the_choices() -> None:
    with pytest.raises(CellFault) as caught:
        READERS["choice"]("口头", CHANNEL, None)
    assert caught.value.rule is rules.CELL_CHOICE
    assert caught.value.facts == {"value": "口头", "choices": "文件、微信群、APP"}


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("是", 1),
        ("√", 1),
        ("有", 1),
        (True, 1),
        (1.0, 1),
        ("否", 0),
        ("×", 0),
        ("无", 0),
        (False, 0),
        ("", None),
    ],
)
def test_yes_and_no(raw: Raw, value: int | None) -> None:
    assert read("flag", raw) == (value, None)


def test_lists_are_split_at_any_separator_each_part_once() -> None:
    assert read("list", "姓名、性别，年龄;住址/姓名\n电话号") == (
        "姓名、性别、年龄、住址、电话号",
        None,
    )
    assert read("aliases", "民政; 老龄 办 (市)") == ("民政、老龄办（市）", None)
    assert read("list", "—") == (None, None)


def test_a_burden_is_named_by_its_sheet() -> None:
    assert read("burden_kind", "牌子") == ("signboard", None)
    assert read("burden_kind", "Ledgers") == ("ledger", None)
    assert refused("burden_kind", "横幅").rule is rules.CELL_CHOICE


def test_a_text_has_its_limit() -> None:
    assert read("text", "字" * 2000) == ("字" * 2000, None)
    fault = refused("text", "字" * 2001)
    assert fault.rule is rules.CELL_LONG
    assert fault.facts == {"length": 2001, "limit": 2000}


def test_a_finding_quotes_a_long_cell_in_short_and_no_personal_data() -> None:
    assert shown("字" * 100) == "字" * 59 + "…"
    assert shown("请联系13912345678") == "请联系139****5678"


def test_words_are_not_taken_for_nothing() -> None:
    assert absent("无障碍") is None
    assert absent("没有依据的检查") is None
    assert absent("不涉及费用") is None


class TestPersonalData:
    """A valid identity number or a mobile number keeps its row out, except where numbers belong."""

    VALID = "11019919000101000"

    @staticmethod
    def identity(stem: str, *, right: bool = True) -> str:
        """A made-up identity number of that stem with a right or a wrong check digit."""
        weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
        remainder = sum(int(d) * w for d, w in zip(stem, weights, strict=True)) % 11
        return stem + "10X98765432"[(remainder + (not right)) % 11]

    @pytest.mark.parametrize("around", ["{}", "居民（{}）反映", "身份证号:{}", "ID {} x"])
    def test_a_valid_identity_number_is_refused(self, around: str) -> None:
        fault = refused("text", around.format(self.identity(self.VALID)))
        assert fault.rule is rules.PERSONAL_REFUSED
        assert fault.facts == {"what": "a citizen's identity number"}

    def test_one_with_a_wrong_check_digit_or_an_impossible_birthday_is_just_a_number(self) -> None:
        assert read("text", self.identity(self.VALID, right=False))[1] is None
        assert read("text", self.identity("11019919001301000"))[1] is None
        assert read("text", f"A{self.identity(self.VALID)}B")[1] is None

    @pytest.mark.parametrize(
        "text",
        [
            "13912345678",
            "电话13912345678。",
            "电话13912345678.",
            "+86 139-1234-5678",
            "139 1234 5678",
            "１３９１２３４５６７８",
            13912345678.0,
        ],
    )
    def test_a_mobile_number_is_refused(self, text: Raw) -> None:
        fault = refused("text", text)
        assert fault.rule is rules.PERSONAL_REFUSED
        assert fault.facts == {"what": "a mobile number"}

    @pytest.mark.parametrize(
        "text",
        [
            "0411-83731234",
            "12345678901",
            "139123456789",
            "1.13912345678",
            "13912345678.50",
            "SN13912345678",
        ],
    )
    def test_other_numbers_are_not(self, text: str) -> None:
        assert read("text", text) == (text, None)

    def test_amounts_and_codes_are_never_refused(self) -> None:
        number = self.identity(self.VALID)
        assert read("code", number) == (number, None)
        assert read("count", "13912345678") == (13912345678, None)
        assert read("money", "13912345678") == (1391234567800, None)
        assert read("money", 13912345678.0) == (1391234567800, None)

    def test_a_name_is_a_text(self) -> None:
        assert refused("name", "张某13912345678").rule is rules.PERSONAL_REFUSED
        assert refused("document_number", "13912345678").rule is rules.PERSONAL_REFUSED
