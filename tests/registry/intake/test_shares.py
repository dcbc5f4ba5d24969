"""Who bears which part of some money, as offices write it."""

from __future__ import annotations

import pytest

from registry.intake.cells import CellFault
from registry.intake.shares import read_shares
from registry.intake.times import read_month_day
from registry.sheets import kind_of

SHARES = kind_of("rate").by_name["shares"]
DUE_BY = kind_of("rate").by_name["due_by"]


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("市1:区2.5", "city:1,district:2.5"),
        ("市级1：区级2.5", "city:1,district:2.5"),
        ("1:2.5", "city:1,district:2.5"),
        ("县5:乡5", "district:5,street:5"),
        ("县乡5∶5", "district:5,street:5"),
        ("县与乡镇按5:5", "district:5,street:5"),
        ("市财政3、区县3、街道4", "city:3,district:3,street:4"),
        ("市40%，区60%", "city:40,district:60"),
        ("市级1比区县2.50", "city:1,district:2.5"),
        ("市0:区1", "city:0,district:1"),
    ],
)
def test_shares_are_read_however_they_are_written(written: str, canonical: str) -> None:
    assert read_shares(written, SHARES, None) == (canonical, None)


@pytest.mark.parametrize("nothing", ["", "—", None])
def test_a_blank_cell_says_nothing_of_shares(nothing: str | None) -> None:
    assert read_shares(nothing, SHARES, None)[0] is None


@pytest.mark.parametrize(
    "wrong", ["各半", "区2.5:市1", "市1:市2", "市0:区0", "1:2:3:4:5", "市1", "五五开", "1/2"]
)
def test_what_does_not_say_who_bears_what_is_refused(wrong: str) -> None:
    if wrong == "市1":
        assert read_shares(wrong, SHARES, None) == ("city:1", None), "one level bears all"
        return
    with pytest.raises(CellFault) as caught:
        read_shares(wrong, SHARES, None)
    assert caught.value.rule.code == "cell.not_shares"


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("6月30日", "06-30"),
        ("06-30", "06-30"),
        ("每年9月底前", "09-30"),
        ("2月", "02-28"),
        ("年底", "12-31"),
        ("12.31", "12-31"),
    ],
)
def test_a_day_of_every_year(written: str, day: str) -> None:
    assert read_month_day(written, DUE_BY, None) == (day, None)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ("13月", "cell.no_such_day"),
        ("2月29日", "cell.no_such_day"),
        ("上半年", "cell.not_a_day_of_the_year"),
    ],
)
def test_a_day_that_not_every_year_has_is_refused(wrong: str, code: str) -> None:
    with pytest.raises(CellFault) as caught:
        read_month_day(wrong, DUE_BY, None)
    assert caught.value.rule.code == code
