"""How a paper keeps its pages full: titles in lines that make sense, annexes that are told once, no rows left alone."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from registry.language import speaking
from reports.document import Document, Section, Step, Table, Text, Waterfall
from reports.renderers import render
from reports.renderers.word_fit import Grid, fit
from reports.renderers.word_page import BRIEF_WIDTH, TEXT_HEIGHT, TEXT_WIDTH
from reports.renderers.word_tables import fitted
from reports.renderers.word_text import title_lines
from tests.reports.renderers.papers import member, opened, paper, table_of, texts


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("示例市基层负担报告", ["示例市基层负担报告"]),
        (
            "示例市准入目录增减情况（2024版至2025版）",
            ["示例市准入目录增减情况", "（2024版至2025版）"],
        ),
        (
            "关于“出租房屋承租人员信息登记”的准入审核意见书",
            ["关于“出租房屋承租人员信息登记”的", "准入审核意见书"],
        ),
    ],
)
def test_a_long_title_breaks_where_its_sense_does(title: str, lines: list[str]) -> None:
    with speaking("zh"):
        assert title_lines(title) == lines


def test_rows_that_would_stand_alone_on_a_page_are_left_to_the_files() -> None:
    whole = table_of(200)
    cut = fitted(replace(whole, limit=40), TEXT_WIDTH, TEXT_HEIGHT)
    assert len(cut.grid.rows) < 40
    assert cut.table.limit == len(cut.grid.rows)
    assert len(fitted(table_of(40), TEXT_WIDTH, TEXT_HEIGHT).grid.rows) == 40


def test_a_code_stays_on_one_line() -> None:
    grid = Grid(
        ("问题", "规则"), (False, False), (("很长的一句话" * 30, "funding.never_paid"),) * 30
    )
    found = fit(grid, TEXT_WIDTH, TEXT_HEIGHT)
    assert found.widths[1] > len("funding.never_paid") * 0.5 * found.size * 20


def test_a_brief_paper_has_narrow_margins_and_its_tables_in_the_text() -> None:
    document = replace(paper(Text("略。"), table_of(30)), is_brief=True)
    content = render(document, "docx")
    section = opened(content).sections[0]
    width = section.page_width - section.left_margin - section.right_margin
    assert abs(width - BRIEF_WIDTH * 635) < 635 * 20
    assert "附件" not in texts(content)


def test_a_section_that_is_an_annex_is_told_in_its_heading() -> None:
    sections = (
        Section("a", "概况", (Text("略。"),)),
        Section("b", "明细", (table_of(60),)),
    )
    document = Document("burden", "报告", "示例市", "2025", "2025-12-31", "zh", sections)
    found = opened(render(document, "docx"))
    headings = [p.text for p in found.paragraphs if p.style.style_id == "Heading1"]
    assert len(headings) == 2
    assert headings[0] == "一、概况"
    assert headings[1].startswith("二、明细")
    assert "附件" in headings[1]


def test_the_number_of_a_low_step_stands_beside_its_bar() -> None:
    steps = (
        Step("原有", 200, True),
        Step("无依据", -2),
        Step("合并", -113),
        Step("现有", 85, True),
    )
    content = render(paper(Waterfall("w", "增减", steps)), "docx")
    chart = member(content, "word/charts/chart1.xml").decode()
    moved = re.findall(r'<c:dLbl><c:idx val="(\d)"/><c:layout><c:manualLayout>', chart)
    assert moved == ["1"]


def test_an_empty_table_has_no_fit() -> None:
    assert fitted(Table("t", "无", table_of(1).columns, ()), TEXT_WIDTH, TEXT_HEIGHT).fit is None
