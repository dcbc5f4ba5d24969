"""A report in a unit's own letterhead: what it brought stays, and what is no letterhead is refused."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Pt

from reports.document import BeforeAfter, Text
from reports.renderers import NoLetter, render
from reports.renderers.word_package import NotALetterhead
from tests.reports.renderers.papers import names, opened, paper, table_of

PAIRS = BeforeAfter("p", "前后对比", "2024年", "2025年", (("牌子", 914, 407),))


class TestLetterhead:
    @pytest.fixture
    def letterhead(self, tmp_path: Path) -> bytes:
        document = docx.Document()
        document.sections[0].header.paragraphs[0].text = "内部资料"
        document.sections[0].footer.paragraphs[0].text = "示例市委组织部办公室"
        document.sections[0].left_margin = Pt(60)
        document.styles["Normal"].font.size = Pt(13)
        document.add_paragraph("中共示例市委组织部文件")
        document.save(str(tmp_path / "红头.docx"))
        return (tmp_path / "红头.docx").read_bytes()

    def test_header_footer_styles_and_body_stay(self, letterhead: bytes) -> None:
        document = opened(render(paper(Text("现报告如下。"), table_of(30, 24)), "docx", letterhead))
        assert document.paragraphs[0].text == "中共示例市委组织部文件"
        assert document.sections[0].header.paragraphs[0].text == "内部资料"
        assert document.sections[0].footer.paragraphs[0].text == "示例市委组织部办公室"
        assert document.sections[0].left_margin == Pt(60)
        assert document.styles["Normal"].font.size == Pt(13)
        assert [s.orientation.name for s in document.sections] == ["PORTRAIT", "LANDSCAPE"]
        assert "现报告如下。" in [p.text for p in document.paragraphs]
        ids = {s.get(qn("w:styleId")) for s in document.styles.element}
        used = {s.get(qn("w:val")) for s in document.element.body.iter(qn("w:pStyle"))}
        assert used <= ids

    def test_charts_beside_those_of_the_letterhead(self, letterhead: bytes) -> None:
        first = render(paper(PAIRS), "docx", letterhead)
        second = render(paper(PAIRS), "docx", first)
        assert len([n for n in names(second) if n.startswith("word/charts/chart")]) == 2
        assert len(set(names(second))) == len(names(second))

    @pytest.mark.parametrize("content", [b"", b"no zip", b"PK\x05\x06" + bytes(18)])
    def test_what_is_no_document_is_refused_in_a_sentence(self, content: bytes) -> None:
        with pytest.raises(NotALetterhead, match="docx"):
            render(paper(Text("一。")), "docx", content)

    def test_a_workbook_is_no_letterhead(self) -> None:
        with pytest.raises(NotALetterhead):
            render(paper(Text("一。")), "docx", render(paper(Text("一。")), "xlsx"))

    def test_other_formats_take_none(self, letterhead: bytes) -> None:
        with pytest.raises(NoLetter, match="xlsx"):
            render(paper(Text("一。")), "xlsx", letterhead)
