"""Figures in running text and in cells: what is one, what it is worth, and how sure it says it is."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.published.numbers import Bound, cell_figure, figures_in, plain


def read(text: str) -> list[tuple[float, str]]:
    return [(float(figure.value), figure.unit) for figure in figures_in(plain(text))]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("户数84.8万余户", [(848000, "户")]),
        ("补助10.5万元", [(105000, "元")]),
        ("人口 11 000 人", [(11000, "人")]),
        ("人口１２００人，户数５００户", [(1200, "人"), (500, "户")]),
        ("占百分之三十", [(30, "%")]),
        ("压减到三十五项", [(35, "项")]),
        ("每300—500户一格", [(300, "户")]),
        ("提高7个百分点", [(7, "个百分点")]),
        ("2019年3月15日下午3时，35岁以下，第3次，8:00—18:00", []),
        ("示发〔2022〕15号", []),
        ("1.突出重点；2、抓好落实；（3）总结", []),
        ("增强“四个意识”、做到“两个维护”", []),
        ("实行三个月，每2年一次", []),
        ("一类社区5个、二类社区7个", [(5, "个"), (7, "个")]),
    ],
)
def test_what_is_a_figure(text: str, figures: list[tuple[float, str]]) -> None:
    assert read(text) == figures


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("近200项", Bound.NEAR),
        ("不到2%", Bound.BELOW),
        ("30多块", Bound.SOME_OVER),
        ("6000余人次", Bound.SOME_OVER),
        ("5万元以上", Bound.OVER),
        ("不低于35元", Bound.OVER),
        ("3000户左右", Bound.ABOUT),
        ("三分之二", Bound.ABOUT),
        ("85项", Bound.EXACT),
    ],
)
def test_how_sure_it_says_it_is(text: str, bound: Bound) -> None:
    (figure,) = figures_in(text)
    assert figure.bound is bound
    assert figure.text == text


def test_what_marks_allow() -> None:
    def allowed(text: str) -> tuple[int, int]:
        (figure,) = figures_in(text)
        least, most = figure.possible
        return int(least), int(most)

    assert allowed("30多块") == (30, 40)
    assert allowed("6000余人次") == (6000, 7000)
    assert allowed("84.8万余户") == (848000, 849000)
    assert allowed("近200项") == (180, 200)
    assert allowed("约200项") == (190, 210)
    assert allowed("不到200项") == (0, 200)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("2015", 2015),
        (2015.0, 2015),
        ("1,234", 1234),
        ("-12.5%", -12.5),
        ("减少到85项", 85),
        ("二十", 20),
        ("25大项90小项", None),
        ("青松街道", None),
        (None, None),
        (True, None),
    ],
)
def test_the_figure_of_a_cell(cell: object, value: float | None) -> None:
    figure = cell_figure(cell)
    assert (None if figure is None else float(figure.value)) == value


def test_it_is_shown_in_its_own_places_and_unit() -> None:
    (figure,) = figures_in("10.5万元")
    assert figure.shown(Fraction(120000)) == "12.0万元"
    (figure,) = figures_in("45.9%")
    assert figure.shown(Fraction(45)) == "45.0%"


@given(st.integers(min_value=2, max_value=10**9), st.sampled_from(["个", "户", "项", "元"]))
def test_every_number_with_a_unit_is_read(number: int, unit: str) -> None:
    assert read(f"现有{number}{unit}。") == [(number, unit)]
    assert read(f"现有{number:,}{unit}。") == [(number, unit)]


@given(st.text(max_size=80))
def test_no_text_makes_it_raise(text: str) -> None:
    for figure in figures_in(plain(text)):
        assert figure.start < figure.end
