"""The same duty is recognised under other words, and told apart from what is merely about the same people."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench import duplicates
from catalog.likeness import PART, SAME, Likeness, Names, likeness, part_of_same
from catalog.likeness.synonyms import Synonyms
from catalog.likeness.wording import Reader

WORDS = Synonyms.shipped()
MATCHING = Path(__file__).resolve().parents[3] / "docs" / "matching.md"


def like(name: str, *known: str, synonyms: Synonyms = WORDS, least: float = SAME) -> list[str]:
    """The names among *known* that mean the same as *name*, best first."""
    found = Names(((one, one) for one in known), synonyms).like(name, least=least)
    return [one.name for one in found]


@pytest.mark.parametrize(
    ("asked", "known"),
    [
        # reordered
        ("排查矛盾纠纷工作台账", "矛盾纠纷排查台账"),
        ("宣传文明养犬", "开展文明养犬宣传活动"),
        # other words
        ("独居老人上门探访", "独居老年人走访"),
        ("防范电信诈骗宣传", "反诈宣传教育"),
        ("低保申请代办", "接受委托代为提出最低生活保障申请"),
        # padded, dated, in full-width characters
        ("关于切实做好２０２６年度消防安全检查有关工作", "消防巡查"),
        ("第一季度 独居老人走访（试行）", "独居老人走访"),
        # an office's name, and the sentence of a statute
        (
            "劝阻违建并上报",
            "居民委员会、村民委员会、物业服务企业发现本区域内违法建设行为的，应当予以劝阻，并及时报告",
        ),
        (
            "养犬登记情况公开",
            "居民委员会、村民委员会应当将本居住地区的养犬登记、年检情况等事项向居民、村民公开",
        ),
    ],
)
def test_the_same_in_other_words(asked: str, known: str) -> None:
    assert like(asked, known) == [known]
    assert like(known, asked) == [asked]


@pytest.mark.parametrize(
    ("asked", "known"),
    [
        ("高龄津贴申请受理", "高龄老人探访"),  # the same people
        ("老年人摸底", "老年人优待证办理"),
        ("养犬公约制定", "文明养犬宣传"),  # the same object, something else done
        ("流动人口登记台账", "流动人口走访台账"),
        ("消防宣传", "组建志愿消防队"),
        ("事项12", "事项13"),  # numbers tell apart
    ],
)
def test_merely_about_the_same_is_not_the_same(asked: str, known: str) -> None:
    assert like(asked, known) == []
    assert like(known, asked) == []


def test_what_is_done_must_not_differ_however_alike_the_objects_are() -> None:
    read = Reader(WORDS)
    assert likeness(read("困境儿童监护情况走访"), read("困境儿童监护情况统计")) < SAME


def test_the_words_that_both_have_are_told_in_standard_form() -> None:
    found = Names([("独居老年人走访", "A1")], WORDS).like("走访独居老人")
    assert found == [Likeness("A1", "独居老年人走访", 1.0, ("独居", "老年人", "走访"))]


def test_words_that_no_list_knows_are_told_whole() -> None:
    (found,) = Names([("协助惠明茶产业发展工作", 1)], WORDS).like("惠明茶产业发展")
    assert found.shared == ("惠明茶产业发展",)


def test_the_best_comes_first_and_ties_go_by_name_whatever_the_order_of_the_known() -> None:
    known = ["社区消防检查", "消防设施检查", "消防巡查", "消防安全检查"]
    best = ["消防安全检查", "消防巡查", "社区消防检查", "消防设施检查"]
    assert like("消防检查", *known) == best
    assert like("消防检查", *reversed(known)) == best


def test_several_things_under_one_name_are_all_found_in_their_order() -> None:
    names = Names([("消防检查", "2024版"), ("垃圾分类宣传", "–"), ("消防检查", "2025版")], WORDS)
    assert [found.item for found in names.like("消防巡查")] == ["2024版", "2025版"]


@pytest.mark.parametrize("nothing", ["", "工作", "2026年度", "，。"])
def test_a_name_that_says_nothing_is_like_nothing(nothing: str) -> None:
    assert like(nothing, "消防检查", "工作", "") == []


def test_no_names_at_all() -> None:
    assert like("消防检查") == []


def test_asking_once_and_asking_often_give_the_same() -> None:
    """The first question reads only names with a like word, later ones use an index of all."""
    known = [pair.right for pair in duplicates.pairs("tune")]
    often = Names(((name, name) for name in known), WORDS)
    often.like("消防")
    for asked in [pair.left for pair in duplicates.pairs("tune")][::17]:
        once = Names(((name, name) for name in known), WORDS)
        assert once.like(asked) == often.like(asked)


def test_the_index_misses_nothing_that_comparing_all_would_find() -> None:
    read = Reader(WORDS)
    known = sorted({pair.right for pair in duplicates.pairs("tune")})
    names = Names(((name, name) for name in known), WORDS)
    for asked in sorted({pair.left for pair in duplicates.pairs("tune")})[::23]:
        found = {one.name for one in names.like(asked, most=10_000)}
        assert found == {n for n in known if likeness(read(asked), read(n)) >= SAME}


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_two_texts_compare_both_ways_alike(one: str, other: str) -> None:
    read = Reader(WORDS)
    left, right = read(one), read(other)
    assert likeness(left, right) == likeness(right, left)
    assert 0 <= likeness(left, right) <= 1
    assert likeness(left, left) in (0, 1)


def test_parts_of_one_work_share_their_object() -> None:
    filed = Names([("独居老人信息采集", 1)], WORDS)
    assert part_of_same(filed, "独居老人上门慰问")
    assert not part_of_same(filed, "垃圾分类宣传")
    assert PART < SAME


class TestTruth:
    """What docs say of precision and recall is so."""

    def test_tuning_and_measuring_share_no_name_and_no_source(self) -> None:
        tune, measure = duplicates.pairs("tune"), duplicates.pairs("measure")
        names = [{name for p in half for name in (p.left, p.right)} for half in (tune, measure)]
        assert not names[0] & names[1]
        assert min(sum(p.same for p in half) for half in (tune, measure)) >= 150
        assert min(sum(not p.same for p in half) for half in (tune, measure)) >= 200

    def test_the_aim_is_reached_on_pairs_not_used_for_tuning(self) -> None:
        found = duplicates.count(duplicates.scored("measure"))
        assert found.recall is not None
        assert found.precision is not None
        assert found.recall >= 0.95
        assert found.precision >= 0.9

    @pytest.mark.parametrize("name", duplicates.SETS)
    def test_the_page_tells_the_measured_figures(self, name: str) -> None:
        found = duplicates.count(duplicates.scored(name))
        row = next(
            line
            for line in MATCHING.read_text(encoding="utf-8").splitlines()
            if line.startswith(f"| {name}")
        )
        assert re.findall(r"[\d.]+", row) == [
            str(found.found),
            str(found.found + found.missed),
            str(found.wrong),
            str(found.wrong + found.apart),
            f"{found.precision:.3f}",
            f"{found.recall:.3f}",
        ]
