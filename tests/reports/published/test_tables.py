"""Ordinary tables: totals against rows, columns against columns; what holds in most rows is held against the rest."""

from __future__ import annotations

import csv
from io import StringIO
from typing import Any

from reports.published.grid import table_of
from reports.published.reading import Sheet
from reports.published.relations import Place, Relation
from reports.published.tables import table_relations

PLACE = Place("表.xlsx", "汇总")


def read(rows: list[list[Any]]) -> list[Relation]:
    table = table_of(Sheet(PLACE, rows))
    return [] if table is None else table_relations(table, PLACE)


def of_text(text: str) -> list[Relation]:
    return read([list(row) for row in csv.reader(StringIO(text))])


def disputed(text: str) -> list[tuple[int | None, str, str]]:
    return [
        (each.place.row, each.place.column, each.would_agree)
        for each in of_text(text)
        if each.outcome == "contradicts"
    ]


def test_inspections_by_street() -> None:
    text = (
        "街道,申报数,已检查,一类,二类,三类\n"
        "青松街道,20,18,5,8,5\n"
        "湖滨街道,30,25,10,10,5\n"
        "东门街道,12,12,4,4,4\n"
        "西门街道,15,{checked},4,4,4\n"
        "合计,77,{total},23,26,18\n"
    )
    assert disputed(text.format(checked=12, total=67)) == []
    assert disputed(text.format(checked=11, total=66)) == [(5, "已检查", "12")], (
        "the total follows from the row that is off, and is not disputed again"
    )
    assert disputed(text.format(checked=12, total=68)) == [(6, "已检查", "67"), (6, "已检查", "67")]


def test_removed_by_kind_of_burden() -> None:
    text = (
        "负担类别,原有,现有,精简率\n"
        "机构,16,8,50%\n"
        "阵地,30,12,65%\n"
        "任务指标,44,7,84.1%\n"
        "创建评比,23,9,60%\n"
        "合计,113,36,68.1%\n"
    )
    assert disputed(text) == [(3, "精简率", "60%")]
    outcomes = {
        each.place.row: each.outcome for each in of_text(text) if each.place.column == "精简率"
    }
    assert outcomes[5] == "truncated"


def test_the_headings_alone_tell_before_after_and_rate() -> None:
    assert disputed("名称,清理前,清理后,减少率\n台账,40,10,85%\n") == [(2, "减少率", "75%")]
    assert disputed("名称,原有数,精简数,精简率\n台账,40,10,75%\n") == [(2, "精简率", "25%")]


def test_the_number_removed_is_the_derived_one() -> None:
    text = (
        "类别,原有,现有,精简数,精简率\n"
        "机构,10,4,{gone},60%\n"
        "阵地,20,5,15,75%\n"
        "台账,40,10,30,75%\n"
        "合计,70,19,{total},72.9%\n"
    )
    assert disputed(text.format(gone=6, total=51)) == []
    assert disputed(text.format(gone=7, total=51)) == [(2, "精简数", "6")]
    assert disputed(text.format(gone=7, total=52)) == [(2, "精简数", "6")]
    assert disputed(text.format(gone=6, total=50)) == [(5, "精简数", "51"), (5, "精简数", "51")]
    assert disputed("类别,原有,现有,精简数,精简率\n机构,10,4,7,60%\n") == [(2, "精简数", "6")]


def test_a_number_removed_beside_others_need_not_be_the_difference() -> None:
    text = "类别,原有,现有,精简数,新增数\n机构,10,6,7,3\n阵地,20,7,15,2\n"
    assert disputed(text) == []
    rows = "台账,40,10,30,0\n报表,30,10,20,0\n考核,12,2,10,0\n"
    assert disputed(f"{text}{rows}") == []


def test_shares_of_the_total() -> None:
    text = "来源,人数,占比（%）\n选举,273,41.9\n聘用,217,33.3\n下派,78,12\n其他,83,12.8\n合计,651,100\n"
    assert disputed(text) == [(5, "占比（%）", "12.7%")]


def test_percentages_that_a_spreadsheet_keeps_as_fractions() -> None:
    rows: list[list[Any]] = [
        ["学历", "人数", "占比"],
        ["大专", 117.0, 117 / 149],
        ["其他", 32.0, 0.3],
        ["合计", 149.0, 1.0],
    ]
    assert [each.outcome.value for each in read(rows) if each.place.column == "占比"] == []
    rows += [["其他", 0.0, 0.0]]
    rows[2][2] = 0.215
    assert {each.outcome.value for each in read(rows) if each.place.column == "占比"} == {"agrees"}


def test_households_a_worker() -> None:
    text = "社区,户数,工作人员,户均\n甲,3000,10,300\n乙,2400,12,200\n丙,2700,9,310\n"
    assert disputed(text) == [(4, "户均", "300")]


def test_subtotals_and_the_total_above_them() -> None:
    text = (
        "街道,社区,台账数\n甲街道,一社区,12\n甲街道,二社区,10\n小计,,22\n"
        "乙街道,三社区,9\n乙街道,四社区,8\n小计,,18\n总计,,39\n"
    )
    assert disputed(text) == [(7, "台账数", "17")]


def test_a_column_called_total_needs_no_more_proof() -> None:
    text = "街道,牌子,台账,合计\n甲,10,5,15\n乙,7,3,11\n合计,17,8,26\n"
    assert (3, "合计", "10") in disputed(text)


def test_two_rows_of_headings_below_a_title() -> None:
    text = "附件1,,,\n单位,经费（万元）,,\n,应到,实到,到位率\n甲,10,5,50%\n乙,8,6,75%\n丙,4,3,70%\n"
    assert disputed(text) == [(6, "到位率", "75%")]


def test_rows_of_which_and_columns_that_are_no_amounts_are_not_summed() -> None:
    text = "序号,名称,户数,平均年龄\n1,甲,10,40\n2,乙,20,50\n3,其中:新建,5,45\n,合计,30,45\n"
    assert disputed(text) == []


def test_a_cell_that_cannot_be_read_leaves_its_total_unjudged() -> None:
    text = "街道,牌子,台账\n甲,10,多\n乙,7,3\n丙,2,2\n合计,19,8\n"
    assert disputed(text) == []
    table = table_of(Sheet(PLACE, [list(row) for row in csv.reader(StringIO(text))]))
    assert table is not None
    assert table.odd == ((2, 2, "多"),)


def test_columns_without_anything_in_common() -> None:
    assert disputed("社区,户数,党员,车位\n甲,3000,91,12\n乙,2400,77,310\n丙,2711,9,45\n") == []


def test_years_are_headings() -> None:
    text = "项目,2022,2023,增长率\n投入,100,112,12%\n人员,50,60,20%\n活动,80,70,-12.5%\n"
    assert disputed(text) == []
    assert disputed(text.replace("-12.5%", "-10%")) == [(4, "增长率", "-13%")]


def test_words_are_no_table() -> None:
    assert read([["说明"], ["本表由各街道填报"]]) == []
    assert read([]) == []
