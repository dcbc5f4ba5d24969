"""Fields that two forms both ask for are found in other words, and lists are read as offices write them."""

from __future__ import annotations

import pytest

from catalog.likeness.fields import shared_fields, split_fields
from catalog.likeness.synonyms import Synonyms

WORDS = Synonyms.shipped()


@pytest.mark.parametrize(
    ("written", "fields"),
    [
        ("姓名、身份证号，联系电话；住址", ("姓名", "身份证号", "联系电话", "住址")),
        ("姓名,性别;年龄\n住址\r\n备注", ("姓名", "性别", "年龄", "住址", "备注")),
        ("1.姓名 、2.性别、3、60岁以上人数", ("姓名", "性别", "60岁以上人数")),
        ("（1）姓名（2）性别", ("姓名", "性别")),
        ("一、姓名\n二、联系电话等信息", ("姓名", "联系电话")),
        ("身份证号（18位）、残疾等级、住址等。", ("身份证号", "残疾等级", "住址")),
        ("姓名、姓名、、", ("姓名",)),
        ("", ()),
    ],
)
def test_a_list_is_split(written: str, fields: tuple[str, ...]) -> None:
    assert split_fields(written) == fields


def test_fields_in_other_words_and_order() -> None:
    asked = "居民姓名、身份证号、手机号、现居住地、走访时间"
    known = "家庭住址,联系方式,姓名,公民身份号码,年龄"
    assert shared_fields(asked, known, WORDS) == (
        ("居民姓名", "身份证号", "手机号", "现居住地"),
        5,
    )


def test_fields_of_different_people_are_not_the_same() -> None:
    assert shared_fields("监护人姓名、监护人电话", "姓名、电话", WORDS) == ((), 2)


@pytest.mark.parametrize("nothing", [None, "", "、"])
def test_nothing_asked_or_nothing_known(nothing: str | None) -> None:
    assert shared_fields(nothing, "姓名", WORDS) == ((), 0)
    assert shared_fields("姓名", nothing, WORDS) == ((), 1)
