"""Tables of published facts: each row is judged from its words, its parts, its base and the value printed."""

from __future__ import annotations

import csv
from io import StringIO

import pytest

from reports.published.facts import columns_of, fact, read_facts
from reports.published.reading import Sheet
from reports.published.relations import Place

HEADER = "id,place,figure,parts,base,printed,computed,status"

PUBLISHED = """\
SF01,大连,准入事项数由近200减至85,85,85,减少到85项,,about
SF02,大连,网格管理事项 7大类80项,80,,80,,agrees
SF04,十堰,事项摸底 16大项172项,172,,172,,agrees
SF05,十堰,每名社区干部服务户数,848000,921,920,,truncated
SF06,十堰,六堰山社区每名干部户数,13322,8,,,not_printed
SF07,十堰,社区书记大专以上占比,117,149,78.5%,,agrees
SF08,十堰,后备干部每社区平均,358,149,2.4,,agrees
SF09,十堰,网格员大专以上占比,788,1045,75.4%,,agrees
SF10,十堰,持证社工占比,19,2324,不到2%,,agrees
SF11,十堰,社区工作者配备标准 每300~500户1人,848000,300~500,,,not_printed
SF12,岳麓,员额 <6000人 7-9; 6000-11000人 9-11; >11000人 11-13,,,,,rule
SF13,岳麓,每天2-3人值班; 每人每月走访不少于10天,,,,,rule
SF14,包头,社区工作经费 不低于35元/户·年 × 3000户,3000,35,10.5万,,agrees
SF15,包头,管理服务经费 不低于50元/户·年 × 3000户,3000,50,,,not_printed
SF16,包头,每300-400户配1名 3000户社区平均15名,3000,300~400,15,,contradicts
SF17,泗阳,正职1500元/月; 副书记会计80%; 计生主任70%; 一般60%,1500,80%/70%/60%,,,not_printed
SF18,汝城,部门安排2.5万/年 对 实际办公支出5万以上/年,25000,50000,,,not_printed
SF19,开福,问卷 206/248 表示压力非常大,206,248,83%,,agrees
SF20,开福,下派行政事务 25大项90小项; 门外牌子30多块,90,,90,,agrees
"""
"""Facts from the published texts of six places, 2008–2022, with what was found by hand."""


def sheet(text: str) -> Sheet:
    return Sheet(Place("公布数字.csv"), [list(row) for row in csv.reader(StringIO(text))])


def outcomes(table: Sheet) -> list[str]:
    columns = columns_of(table)
    assert columns is not None
    return [relation.outcome.value for relation in read_facts(table, columns)[0]]


def test_the_published_facts_come_out_as_found_by_hand() -> None:
    found = outcomes(sheet(f"{HEADER}\n{PUBLISHED}"))
    assert found == [row[-1] for row in csv.reader(StringIO(PUBLISHED))]


def test_neither_status_nor_computed_column_decides() -> None:
    blind = [[*row[:-2], "7", "rule"] for row in csv.reader(StringIO(PUBLISHED))]
    text = "\n".join(",".join(row) for row in [HEADER.split(","), *blind])
    assert outcomes(sheet(text)) == [row[-1] for row in csv.reader(StringIO(PUBLISHED))]


def test_the_places_are_rows_with_their_codes() -> None:
    table = sheet(f"{HEADER}\n{PUBLISHED}")
    columns = columns_of(table)
    assert columns is not None
    relations, unread, repeats = read_facts(table, columns)
    assert str(relations[14].place) == "公布数字.csv, row 16, SF16"
    assert relations[14].would_agree == "8 ~ 10"
    assert relations[15].computed_text == "1,200/1,050/900"
    assert (unread, repeats) == ([], 0)


def test_chinese_headers_and_rows_that_stand_twice() -> None:
    table = sheet(
        "事项,部分,基数,公布值\n"
        "书记大专以上占比,117,149,78.5%\n"
        "书记大专以上占比,117,149,78.5%\n"
        "后备干部大专以上占比,334,358,94%\n"
        "平均年龄,不详,3,44.6\n"
    )
    columns = columns_of(table)
    assert columns is not None
    relations, unread, repeats = read_facts(table, columns)
    assert [each.outcome.value for each in relations] == ["agrees", "contradicts"]
    assert relations[1].would_agree == "93%"
    assert [each.words for each in unread] == ["平均年龄"]
    assert repeats == 1


@pytest.mark.parametrize(
    ("figure", "parts", "base", "printed", "outcome"),
    [
        ("男女合计", "170/481", "", "651", "agrees"),
        ("男女合计", "170、481", "650", "", "contradicts"),
        ("女性占比", "481", "651", "73.9", "agrees"),
        ("女性占比", "481", "651", "0.739", "agrees"),
        ("三档补助", "1500", "80%/70%", "1200/1050", "agrees"),
        ("三档补助", "1500", "80%/70%", "1200/1060", "contradicts"),
        ("牌子由914块减至407块", "914", "407", "55.5%", "agrees"),
        ("牌子由914块减至407块", "914", "407", "56.5%", "contradicts"),
        ("牌子由914块减至407块", "914", "407", "减至407块", "agrees"),
        ("牌子数", "约914", "2", "450", "about"),
    ],
)
def test_other_shapes_of_facts(
    figure: str, parts: str, base: str, printed: str, outcome: str
) -> None:
    relation = fact(figure, parts, base, printed)
    assert relation is not None
    assert relation.outcome == outcome


def test_one_number_alone_cannot_be_checked() -> None:
    assert fact("平均年龄", "", "", "44.6") is None
    assert fact("社区数", "149", "", "") is None


def test_an_ordinary_table_is_no_table_of_facts() -> None:
    assert columns_of(sheet("街道,申报数,已检查\n青松街道,20,18\n")) is None
