"""What the field 依据 cites is read as offices write it; what cannot be looked up is told, not guessed."""

from __future__ import annotations

import pytest

from catalog.basis.citations import Article, Fault, chinese, read
from catalog.basis.levels import Level, named
from registry.numerals import chinese_numeral


@pytest.mark.parametrize(
    ("basis", "title", "articles"),
    [
        ("《中华人民共和国老年人权益保障法》第七条", "老年人权益保障法", [7]),
        ("《消防法》第7条", "消防法", [7]),
        ("《消防法》第７条", "消防法", [7]),
        ("《消防法》 第 七 条", "消防法", [7]),
        ("消防法第六条", "消防法", [6]),
        ("根据中华人民共和国消防法第六条", "消防法", [6]),
        ("《消防法》第三十八条第二款第（三）项", "消防法", [38]),
        ("《民法典》第一千一百五十条", "民法典", [1150]),
        ("《未成年人保护法》第十一条、第四十三条和第一百一十八条", "未成年人保护法", [11, 43, 118]),
        ("《消防法》第3、5条", "消防法", [3, 5]),
        ("《消防法》第三条至第六条", "消防法", [3, 4, 5, 6]),
        ("《消防法》第3-5条", "消防法", [3, 4, 5]),
        ("《中华人民共和国消防法（2021年修正）》第六条", "消防法", [6]),
        ("《消防法》（2021年修正）第六条", "消防法", [6]),
        ("《上海市住宅物业管理规定》第六条(2020-12-30版)", "上海市住宅物业管理规定", [6]),
        ("《自然灾害救助条例》（国务院令第577号）第五条", "自然灾害救助条例", [5]),
    ],
)
def test_a_law_with_its_articles(basis: str, title: str, articles: list[int]) -> None:
    (cited,) = read(basis)
    assert cited.title == title
    assert [article.number for article in cited.articles] == articles
    assert cited.is_law
    assert not cited.faults


def test_an_inserted_article_and_a_paragraph_are_kept_apart() -> None:
    (cited,) = read("《刑法》第十二条之一、第三十八条第二款")
    assert cited.articles == (Article(12, 1), Article(38, 0, "第二款"))
    assert str(cited) == "《刑法》第十二条之一、第三十八条第二款"


def test_several_laws_and_documents_stand_apart() -> None:
    basis = "《消防法》第六条、《反家庭暴力法》第八条；示应急发〔2025〕8号，民发〔2015〕136号《关于进一步开展社区减负工作的通知》"
    assert [str(cited) for cited in read(basis)] == [
        "《消防法》第六条",
        "《反家庭暴力法》第八条",
        "示应急发〔2025〕8号",
        "《关于进一步开展社区减负工作的通知》（民发〔2015〕136号）",
    ]


def test_the_place_in_the_text_is_kept() -> None:
    first, second = read("根据《消防法》第6条第二款、第七条，国办发[2015]60号")
    assert first.raw == "《消防法》第6条第二款、第七条"
    assert second.raw == "国办发[2015]60号"


@pytest.mark.parametrize(
    ("basis", "number", "faults"),
    [
        ("大民发〔2022〕15号", "大民发〔2022〕15号", ()),
        ("京民基发〔2018〕3号", "京民基发〔2018〕3号", ()),
        ("市委办公室大办发〔2020〕5号", "大办发〔2020〕5号", ()),
        ("民政部令第52号", "民政部令第52号", ()),
        ("国办发[2015]60号", "国办发〔2015〕60号", (Fault.FORM,)),
        ("民发(2015)136号", "民发〔2015〕136号", (Fault.FORM,)),
        ("民发（2015）136号", "民发〔2015〕136号", (Fault.FORM,)),
        ("民发【2015】136号", "民发〔2015〕136号", (Fault.FORM,)),
        ("民发〔2015〕第136号", "民发〔2015〕136号", (Fault.FORM,)),
        ("民发〔2015〕036号", "民发〔2015〕36号", (Fault.FORM,)),
        ("民发2015年136号", "民发〔2015〕136号", (Fault.FORM,)),
        ("(2015)136号", "(2015)136号", (Fault.INCOMPLETE,)),
        ("大民发〔2022〕号", "大民发〔2022〕号", (Fault.INCOMPLETE,)),
        ("大民发〔22〕15号", "大民发〔22〕15号", (Fault.INCOMPLETE,)),
        ("中办发〔2024〕…", "中办发〔2024〕", (Fault.INCOMPLETE,)),
        ("第12号令", "第12号令", (Fault.INCOMPLETE,)),
    ],
)
def test_a_document_number(basis: str, number: str, faults: tuple[Fault, ...]) -> None:
    (cited,) = read(basis)
    assert cited.number == number
    assert cited.faults == faults
    assert not cited.is_law


@pytest.mark.parametrize(
    ("basis", "faults"),
    [
        ("《消防法》", (Fault.NO_ARTICLE,)),
        ("根据消防法", (Fault.NO_ARTICLE,)),
        ("《消防法》第三章", (Fault.NO_ARTICLE,)),
        ("《消防法》有关条款", (Fault.NO_ARTICLE,)),
        ("《消防法》第某条", (Fault.ARTICLE,)),
        ("《消防法》第XX条", (Fault.ARTICLE,)),
        ("《消防法》第七", (Fault.ARTICLE,)),
        ("《消防法》第零条", (Fault.ARTICLE,)),
    ],
)
def test_a_law_that_cannot_be_looked_up(basis: str, faults: tuple[Fault, ...]) -> None:
    (cited,) = read(basis)
    assert cited.faults == faults
    assert not cited.articles


@pytest.mark.parametrize(
    "basis",
    [
        "",
        None,
        "上级要求",
        "工作需要，领导要求",
        "习惯做法",
        "依法开展",
        "上级部门的有关办法",
        "第七条",
    ],
)
def test_what_cites_nothing(basis: str | None) -> None:
    assert read(basis) == ()


def test_a_document_named_without_number_is_no_law() -> None:
    (cited,) = read("《整治形式主义为基层减负若干规定》")
    assert not cited.is_law
    assert not cited.faults
    (issued,) = read("《关于印发〈社区工作者管理办法〉的通知》（示民发〔2025〕3号）第七条")
    assert not issued.is_law
    assert issued.number == "示民发〔2025〕3号"


@pytest.mark.parametrize(
    ("basis", "year"),
    [
        ("《消防法》（2008年修订）第六条", 2008),
        ("《未成年人保护法》（2024-04-26）第十一条", 2024),
        ("《反恐怖主义法》（2015年12月27日通过）第十七条", None),
        ("民发〔2015〕136号", 2015),
    ],
)
def test_the_year_is_that_of_the_text(basis: str, year: int | None) -> None:
    assert read(basis)[0].year == year


@pytest.mark.parametrize(
    ("basis", "levels"),
    [
        ("《消防法》第六条", {Level.LAW}),
        ("《自然灾害救助条例》第五条", {Level.REGULATION}),
        ("《北京市养犬管理规定》第四条", {Level.REGULATION}),
        ("《示例市养犬管理规定》第四条", {Level.REGULATION, Level.CITY}),
        ("《示东区社区工作办法》第四条", {Level.DISTRICT}),
        ("国办发〔2015〕60号", {Level.CENTRAL}),
        ("民发〔2015〕136号", {Level.CENTRAL}),
        ("京民基发〔2018〕3号", {Level.PROVINCE}),
        ("宁政发〔2020〕1号", {Level.PROVINCE, Level.CITY}),
        ("示民发〔2026〕3号", {Level.CITY}),
        ("市政府《关于开展排查的通知》", {Level.CITY}),
        ("北京市西城区民政局《关于开展排查的通知》", {Level.DISTRICT}),
        ("民政部《关于开展排查的通知》", {Level.CENTRAL}),
        ("《关于做好社区工作的通知》", set()),
        ("某府发〔2024〕3号", set()),
    ],
)
def test_how_high_it_stands(basis: str, levels: set[Level]) -> None:
    (cited,) = read(basis, "示例市")
    assert cited.levels == levels
    assert cited.level is (next(iter(levels)) if len(levels) == 1 else Level.UNKNOWN)


def test_a_profile_names_levels_by_code_or_word() -> None:
    assert named(("law", "省级", "胡说")) == {Level.LAW, Level.PROVINCE}


@pytest.mark.parametrize(
    "number", [1, 9, 10, 11, 19, 20, 30, 99, 100, 101, 110, 118, 1000, 1010, 1150, 1260]
)
def test_articles_are_counted_in_chinese(number: int) -> None:
    assert chinese_numeral(chinese(number)) == number
