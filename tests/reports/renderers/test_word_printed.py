"""The Word file as LibreOffice prints it, with whatever font stands in for those of the standard."""

from __future__ import annotations

from pathlib import Path

import pytest

from reports.document import Text
from reports.renderers import render
from tests.reports.renderers.example import flow_report, small_report
from tests.reports.renderers.pages import as_pdf, is_inked, pages_of
from tests.reports.renderers.papers import paper, table_of


@pytest.mark.slow
class TestPrinted:
    def test_22_lines_a_page_and_28_characters_a_line(self, tmp_path: Path) -> None:
        text = "社区工作负担情况报告由市委组织部起草" * 60
        pages = pages_of(as_pdf(render(paper(Text(text)), "docx"), tmp_path))
        full = pages[1].lines[:-1]
        assert len(full) in (21, 22, 23)
        assert {len(line) for line in full} <= {27, 28, 29}

    def test_headings_repeat_on_every_page_of_a_long_table(self, tmp_path: Path) -> None:
        pages = pages_of(as_pdf(render(paper(Text("略。"), table_of(120)), "docx"), tmp_path))
        with_rows = [page for page in pages if any("号社区" in line for line in page.lines)]
        assert len(with_rows) > 2
        assert all(any("第0栏" in line for line in page.lines) for page in with_rows)
        rows = [line for page in with_rows for line in page.lines if "号社区" in line]
        assert len(rows) == 120

    def test_page_numbers_change_sides(self, tmp_path: Path) -> None:
        pages = pages_of(as_pdf(render(paper(Text("情况。" * 900)), "docx"), tmp_path))
        assert [page.lines[-1] for page in pages[:2]] == ["—1—", "—2—"]

    def test_charts_and_hostile_tables_are_printed_and_no_page_is_blank(
        self, tmp_path: Path
    ) -> None:
        pdf = as_pdf(render(small_report(), "docx"), tmp_path)
        pages = pages_of(pdf)
        said = "".join("".join(page.lines) for page in pages)
        for label in (
            "各部门下派事项",
            "五项负担前后对比",
            "12,345",
            "_x000D_",
            "<script>".replace("<", "&lt;").replace(">", "&gt;"),
        ):
            assert label in said
        assert all(is_inked(pdf, n, tmp_path) > 0.005 for n in range(1, len(pages) + 1))

    def test_a_flow_is_printed_as_a_table(self, tmp_path: Path) -> None:
        said = "".join(
            "".join(p.lines) for p in pages_of(as_pdf(render(flow_report(), "docx"), tmp_path))
        )
        assert "滞留" in said
        assert "甲区各街道" in said
