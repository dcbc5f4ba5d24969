"""Staffing norms against figures that were published: what goes in, what the source states, what comes out."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from catalog.lists import LISTS, Line, ListBroken
from catalog.lists.staffing_norms import (
    Basis,
    Norm,
    Span,
    Standing,
    _norm,
    asked,
    bare,
    classes,
    grid_stands,
    norms,
    stands,
)


def norm(code: str) -> Norm:
    return next(each for each in norms() if each.code == code)


def span(low: int | Fraction, high: int | Fraction | None) -> Span:
    return Span(Fraction(low), None if high is None else Fraction(high))


SHIYAN = {"两委": 921, "后备": 358, "网格员": 1045}
"""十堰, survey of its community workers: 149 communities, 84.8万余 households."""


def test_shiyan_920_households_count_committee_members_only() -> None:
    """In: 848,000 households, 921 people of 两委. Source: 920 for each 社区干部. Out: 920.7, which the source cut to 920.

    By the norm of 300 to 500, which the source sets for all community workers, 921 would be too few; but the norm
    counts 两委, 后备 and 网格员 together: 2,324, that is 364.9 households for each, inside the norm.
    """
    asks = asked(norm("SY-WORKER"), households=848_000)
    assert int(Fraction(848_000, 921)) == 920
    assert stands(921, asks) is Standing.BELOW
    people, complete = norm("SY-WORKER").people(SHIYAN)
    assert (people, complete) == (2324, True)
    assert Fraction(848_000, 2324) == pytest.approx(364.9, abs=0.05)
    assert stands(people, asks) is Standing.WITHIN


def test_shiyan_one_for_300_to_500_households() -> None:
    """In: 848,000 households. Source: one for 300 to 500, no number of people. Out: 1,696 to 2,826 2/3 people."""
    assert asked(norm("SY-WORKER"), households=848_000) == (span(1696, Fraction(8480, 3)),)


def test_liuyanshan_has_eight_people_for_13322_households() -> None:
    """In: 13,322 households, 38,000 residents, 8 社区干部. Source: no figure for each. Out: 1,665.25 households.

    The source does not state its 后备 and 网格员, so that the norm for all workers cannot be told by the 8 alone.
    """
    assert Fraction(13_322, 8) == Fraction(166_525, 100)
    people, complete = norm("SY-WORKER").people({"两委": 8, "后备": None, "网格员": None})
    asks = asked(norm("SY-WORKER"), households=13_322)
    assert stands(people, asks, complete=complete) is Standing.UNKNOWN
    assert stands(people, asks) is Standing.BELOW, "if there were nobody else"


@pytest.mark.parametrize(
    ("residents", "names"),
    [
        (0, ["三类社区"]),
        (5999, ["三类社区"]),
        (6000, ["三类社区", "二类社区"]),
        (6001, ["二类社区"]),
        (10_999, ["二类社区"]),
        (11_000, ["二类社区", "一类社区"]),
        (11_001, ["一类社区"]),
        (None, []),
    ],
)
def test_yuelu_classes(residents: int | None, names: list[str]) -> None:
    """岳麓: 6000以下 7–9, 6000–11 000 9–11, 11 000以上 11–13; to which class a boundary belongs it does not say."""
    assert [band.name for band in classes(norm("YL-QUOTA"), residents)] == names


@pytest.mark.parametrize(
    ("residents", "people", "standing"),
    [
        (5999, 6, Standing.BELOW),
        (5999, 7, Standing.WITHIN),
        (5999, 9, Standing.WITHIN),
        (5999, 10, Standing.ABOVE),
        (8000, 8, Standing.BELOW),
        (8000, 11, Standing.WITHIN),
        (11_001, 14, Standing.ABOVE),
        (6000, 6, Standing.BELOW),
        (6000, 8, Standing.UNKNOWN),
        (6000, 9, Standing.WITHIN),
        (6000, 12, Standing.ABOVE),
        (None, 9, Standing.UNKNOWN),
        (8000, None, Standing.UNKNOWN),
    ],
)
def test_yuelu_quota(residents: int | None, people: int | None, standing: Standing) -> None:
    """On a boundary only what both classes say alike is told."""
    assert stands(people, asked(norm("YL-QUOTA"), residents=residents)) is standing


def test_yuelu_duty_desk_and_visits_are_no_number_of_people() -> None:
    """岳麓: 2 to 3 people a day at the desk, 10 days of visits a month for each. They take time of the people there
    (`registry/load`), and ask for none: the list has no such norm."""
    assert [each.code for each in norms() if "岳麓" in each.place] == ["YL-QUOTA"]


def test_baotou_ratio_does_not_give_its_fifteen() -> None:
    """In: 3,000 households. Source: one for 300 to 400, 15 on average. Out: 7.5 to 10, so that 15 are above.

    The two statements of the source contradict each other; the list keeps the ratio and says so in its note.
    """
    asks = asked(norm("BT-WORKER"), households=3000)
    assert asks == (span(Fraction(15, 2), 10),)
    assert stands(15, asks) is Standing.ABOVE
    assert "不符" in norm("BT-WORKER").note


@pytest.mark.parametrize(
    ("people", "standing"),
    [
        (4, Standing.BELOW),
        (5, Standing.UNKNOWN),
        (7, Standing.WITHIN),
        (9, Standing.UNKNOWN),
        (10, Standing.ABOVE),
    ],
)
def test_shiyan_does_not_say_which_communities_are_large(people: int, standing: Standing) -> None:
    """十堰: 小社区 5–7, 大社区 7–9, without a boundary: told is only what holds for both."""
    assert stands(people, asked(norm("SY-COMMITTEE"), residents=38_000)) is standing


def test_eighteen_for_ten_thousand_residents_has_no_upper_end() -> None:
    asks = asked(norm("HB-18"), residents=8600)
    assert asks == (span(Fraction(1548, 100), None),)
    assert [stands(people, asks) for people in (15, 16, 999)] == [
        Standing.BELOW,
        Standing.WITHIN,
        Standing.WITHIN,
    ]


def test_dalian_grids() -> None:
    """大连: 300 to 500 households a grid; the mean of a community is what can be told."""
    judged = [
        grid_stands(norm("DL-GRID"), households, grids)
        for households, grids in ((2999, 10), (3000, 10), (5000, 10), (5001, 10), (None, 10))
    ]
    assert judged == [
        Standing.BELOW,
        Standing.WITHIN,
        Standing.WITHIN,
        Standing.ABOVE,
        Standing.UNKNOWN,
    ]
    assert grid_stands(norm("DL-GRID"), 3000, 0) is Standing.UNKNOWN
    assert grid_stands(norm("DL-GRID"), 3000, None) is Standing.UNKNOWN


def test_what_is_not_known_is_not_zero() -> None:
    assert asked(norm("SY-WORKER")) == ()
    assert norm("SY-WORKER").people({"两委": None}) == (None, False)
    assert norm("SY-WORKER").people({}) == (None, False)
    assert stands(None, (span(1, 2),)) is Standing.UNKNOWN
    assert stands(3, (span(1, 2),), complete=False) is Standing.ABOVE, "there are at least 3"
    assert stands(1, (span(1, 2),), complete=False) is Standing.UNKNOWN


@pytest.mark.parametrize(
    ("written", "post"),
    [
        ("社区“两委”班子成员", "两委"),
        ("两委干部", "两委"),
        ("后备干部", "后备"),
        ("专职社区工作者", "专职"),
        ("社区网格员", "网格员"),
        ("专职网格员", "专职网格员"),
    ],
)
def test_posts_are_known_under_their_usual_names(written: str, post: str) -> None:
    assert bare(written) == post


def test_each_norm_names_its_posts() -> None:
    counted = {
        each.code: [post for post in ("两委", "专职", "网格员", "后备") if each.counts_post(post)]
        for each in norms()
        if each.posts
    }
    assert counted == {
        "SY-WORKER": ["两委", "专职", "网格员", "后备"],
        "SY-COMMITTEE": ["两委"],
        "YL-QUOTA": ["两委", "专职"],
        "BT-WORKER": ["两委", "专职", "网格员"],
        "HB-18": ["两委", "专职", "网格员", "后备"],
        "SY-PAY": ["两委", "专职", "网格员", "后备"],
    }


def test_every_norm_has_document_and_place_and_no_web_address() -> None:
    for each in norms():
        assert each.document
        assert each.place
    text = (LISTS / "staffing-norms.csv").read_text(encoding="utf-8")
    assert "http" not in text
    assert "www" not in text
    proposed = {each.code for each in norms() if each.status == "proposed"}
    assert proposed == {"SY-WORKER", "SY-COMMITTEE", "SY-LEADER", "SY-OTHERS", "SY-PAY"}
    assert norm("BT-WORKER").status == "", "a pilot in one district: none of the three"
    assert norm("SY-LEADER").basis is Basis.TRAINING


@pytest.mark.parametrize(
    "fault",
    [
        {"basis": "per_mood"},
        {"status": "perhaps"},
        {"low": "many"},
        {"classes": "large: 7 to 9"},
        {"place": ""},
    ],
)
def test_a_broken_line_is_named(fault: dict[str, str]) -> None:
    cells = {"code": "X", "name": "X", "basis": "by_size", "place": "X", **fault}
    with pytest.raises(ListBroken, match="line 7"):
        _norm(Line(Path("staffing-norms.csv"), 7, cells))
