"""The Word file: its layout in the XML, its numbers against the JSON of the same report, its pages as they are printed."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from docx.oxml.ns import qn
from docx.shared import Emu
from lxml import etree

from registry import language
from registry.quantities import Unit
from reports.document import (
    Bars,
    BeforeAfter,
    Beside,
    Column,
    ColumnKind,
    Document,
    Letter,
    Section,
    Side,
    Step,
    Table,
    Text,
    Waterfall,
    cell_text,
)
from reports.renderers import render
from reports.renderers.word_fit import Grid, fit, is_too_wide
from reports.renderers.word_tables import columns_apart
from tests.reports.renderers.example import HOSTILE, small_report
from tests.reports.renderers.papers import member, names, opened, paper, table_of, texts

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


class TestLayout:
    def test_page_margins_and_grid_of_the_standard(self) -> None:
        section = opened(render(paper(Text("一。")), "docx")).sections[0]
        assert (section.page_width.mm, section.page_height.mm) == pytest.approx((210, 297), abs=0.1)
        assert (section.top_margin.mm, section.left_margin.mm) == pytest.approx((37, 28), abs=0.1)
        width = Emu(section.page_width - section.left_margin - section.right_margin)
        height = Emu(section.page_height - section.top_margin - section.bottom_margin)
        assert (width.mm, height.mm) == pytest.approx((156, 225), abs=0.1)
        grid = section._sectPr.find(qn("w:docGrid"))
        assert grid.get(qn("w:type")) == "linesAndChars"
        pitch = int(grid.get(qn("w:linePitch")))
        character = 16 + int(grid.get(qn("w:charSpace"))) / 4096
        assert 22 * pitch <= height.pt * 20 < 23 * pitch
        assert 28 * character <= width.pt + 0.01 < 29 * character
        assert character == pytest.approx(15.79, abs=0.01)

    @pytest.mark.parametrize(
        ("style", "font", "points"),
        [
            ("Normal", "仿宋_GB2312", 16),
            ("Title", "方正小标宋简体", 22),
            ("Heading1", "黑体", 16),
            ("Heading2", "楷体_GB2312", 16),
            ("Heading3", "仿宋_GB2312", 16),
            ("ZrFooter", "宋体", 14),
        ],
    )
    def test_fonts_are_named_and_owe_nothing_to_a_theme(
        self, style: str, font: str, points: float
    ) -> None:
        styles = opened(render(paper(Text("一。")), "docx")).styles.element
        found = next(s for s in styles if s.get(qn("w:styleId")) == style)
        fonts = found.rPr.find(qn("w:rFonts"))
        assert fonts.get(qn("w:eastAsia")) == fonts.get(qn("w:ascii")) == font
        assert found.rPr.find(qn("w:sz")).get(qn("w:val")) == str(points * 2)
        assert b"Theme=" not in etree.tostring(styles)

    def test_every_font_has_others_that_stand_in_for_it(self) -> None:
        fonts = etree.fromstring(member(render(paper(Text("一。")), "docx"), "word/fontTable.xml"))
        others = {
            font.get(qn("w:name")): font.find(qn("w:altName"))
            for font in fonts
            if font.find(qn("w:altName")) is not None
        }
        assert "FangSong" in others["仿宋_GB2312"].get(qn("w:val"))
        assert "SimSun" in others["方正小标宋简体"].get(qn("w:val"))

    def test_page_numbers_between_dashes_odd_right_even_left(self) -> None:
        document = opened(render(paper(Text("一。"), notice="示例数据"), "docx"))
        assert document.settings.odd_and_even_pages_header_footer
        section = document.sections[0]
        for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
            xml = etree.tostring(footer._element, encoding="unicode")
            assert f'w:jc w:val="{side}"' in xml
            assert " PAGE " in xml
            assert "".join(re.findall(r"<w:t [^>]*>([^<]*)<", xml)) == "— 1 —"
        assert section.header.paragraphs[0].text == "示例数据"
        assert section.even_page_header.paragraphs[0].text == "示例数据"

    def test_paragraphs_begin_two_characters_in(self) -> None:
        document = opened(render(paper(Text("截至2025-12-31，共3块。\n（一）牌子")), "docx"))
        style = next(s for s in document.styles.element if s.get(qn("w:styleId")) == "ZrBody")
        assert style.pPr.find(qn("w:ind")).get(qn("w:firstLineChars")) == "200"
        said = {p.text: p.style.style_id for p in document.paragraphs}
        assert said["截至2025年12月31日，共3块。"] == "ZrBody"
        assert said["（一）牌子"] == "Heading2"
        assert said["一、情况"] == "Heading1"

    def test_a_letter_has_number_addressee_issuer_and_day_in_their_places(self) -> None:
        letter = Letter("示组〔2026〕8号", "各区县委组织部", "中共示例市委组织部", "2026-03-01")
        document = opened(render(paper(Text("现将情况报告如下。"), letter=letter), "docx"))
        said = [(p.text, p.style.style_id) for p in document.paragraphs if p.text]
        assert said[0] == ("示组〔2026〕8号", "ZrNumber")
        assert said[1] == ("示例市情况报告", "Title")
        assert said[3][1] == "ZrAddressee"
        assert said[3][0].rstrip("：:") == "各区县委组织部"
        assert said[-2:] == [
            ("中共示例市委组织部", "ZrSignature"),
            ("2026年3月1日", "ZrSignature"),
        ]


class TestTables:
    def test_headings_repeat_and_rows_stay_whole(self) -> None:
        document = opened(render(paper(table_of(60)), "docx"))
        (table,) = document.tables
        rows = table._tbl.tr_lst
        assert len(rows) == 61
        assert [row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows] == [
            True,
            *[False] * 60,
        ]
        assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)

    def test_a_short_table_stands_in_the_text_a_long_one_in_an_annex_with_three_lines(self) -> None:
        content = render(paper(table_of(3), table_of(40)), "docx")
        document = opened(content)
        short, long = document.tables
        sides = [
            [side.tag.split("}")[1] for side in table._tbl.tblPr.find(qn("w:tblBorders"))]
            for table in (short, long)
        ]
        assert sides == [
            ["top", "left", "bottom", "right", "insideH", "insideV"],
            ["top", "bottom"],
        ]
        styles = [p.style.style_id for p in document.paragraphs]
        assert (
            styles.index("ZrTableTitle")
            < styles.index("ZrAnnexMark")
            < styles.index("ZrAnnexTitle")
        )

    def test_wide_tables_lie_across_and_the_page_stands_again_after_them(self) -> None:
        wide = table_of(30, 24)
        content = render(paper(table_of(40), wide, table_of(41)), "docx")
        document = opened(content)
        assert [section.orientation.name for section in document.sections] == [
            "PORTRAIT",
            "LANDSCAPE",
            "PORTRAIT",
        ]
        assert document.sections[1].page_width.mm == pytest.approx(297, abs=0.1)
        assert document.sections[2].footer.is_linked_to_previous

    def test_a_table_of_too_many_columns_is_laid_in_pieces_each_with_the_names(self) -> None:
        grid = Grid(
            ("名次", "部门", *(f"经费{n}" for n in range(30))),
            (False, False, *[True] * 30),
            tuple((str(n), f"第{n}局", *["1,234.56万元"] * 30) for n in range(3)),
        )
        assert is_too_wide(grid, 12756)
        pieces = columns_apart(grid, 4)
        assert [piece.headings[:2] for piece in pieces] == [("名次", "部门")] * 4
        assert [head for piece in pieces for head in piece.headings[2:]] == list(grid.headings[2:])
        assert sum(fit(pieces[0], 8844, 12756).widths) <= 12756

    def test_numbers_are_those_of_the_json(self) -> None:
        language.use("en")
        report = small_report("en")
        found = opened(render(report, "docx"))
        printed = [[[cell.text for cell in row.cells] for row in t.rows] for t in found.tables]
        told = json.loads(render(report, "json"))
        for table in report.tables():
            if not table.rows:
                continue
            expected = [
                [cell_text(cell, c.kind) for cell, c in zip(row, table.columns, strict=True)]
                for row in table.shown()
            ]
            heads = [column.label for column in table.columns]
            (rows,) = [rows[1:] for rows in printed if rows[0] == heads]
            for mine, theirs in zip(rows, expected, strict=True):
                for text, plain in zip(mine[1:], theirs[1:], strict=True):
                    assert text.rstrip("*") == plain
            in_json = next(each for each in told["tables"] if each["id"] == table.id)
            for n, column in enumerate(table.columns):
                if column.kind is ColumnKind.COUNT:
                    numbers = [row[n].rstrip("*").replace(",", "") for row in rows]
                    values = [row[n] for row in in_json["rows"][: len(rows)]]
                    values = [v["value"] if isinstance(v, dict) else v for v in values]
                    assert numbers == [str(v) for v in values]
        body = texts(render(report, "docx"))
        for figure in report.figures():
            assert str(figure.amount) in body

    def test_two_thousand_rows_take_little_memory(self) -> None:
        script = (
            "from pathlib import Path\n"
            "from tests.reports.renderers.papers import paper, table_of\n"
            "from reports.renderers import render\n"
            "content = render(paper(table_of(2000, 10)), 'docx')\n"
            "peak = Path('/proc/self/status').read_text().split('VmHWM:')[1].split()[0]\n"
            "print(int(peak) // 1024, len(content))\n"
        )
        done = subprocess.run(
            [sys.executable, "-c", script],
            cwd=Path(__file__).parents[3],
            capture_output=True,
            text=True,
            check=True,
        )
        megabytes, _size = map(int, done.stdout.split())
        assert megabytes < 300


class TestCharts:
    BARS = Bars(
        "b",
        "各部门经费",
        ("到账", "未到账"),
        (("市民政局", (12_345_678_900, 5_000_000)), ("市教育局", (0, 1))),
        Unit.FEN,
    )
    PAIRS = BeforeAfter(
        "p", "前后对比", "2024年", "2025年", (("牌子", 914, 407), ("表格", None, 7))
    )
    BRIDGE = Waterfall(
        "w", "增减", (Step("2024版", 200, True), Step("合并", -115), Step("2025版", 85, True))
    )
    LEAGUE = Beside(
        "l",
        "工作与经费",
        Side("下派", ("在册", "未准入")),
        Side("经费", ("到账",), Unit.MINUTES),
        (("市民政局", (3, 1), (600,)), ("市教育局", (1, 0), None)),
    )

    @pytest.mark.parametrize(
        ("picture", "charts", "series", "first"),
        [
            (BARS, 1, ["到账", "未到账"], 12_345.6789),
            (PAIRS, 1, ["2024年", "2025年"], 914),
            (BRIDGE, 1, None, None),
            (LEAGUE, 2, ["在册", "未准入"], 3),
        ],
    )
    def test_charts_are_of_word_itself_with_their_workbook_inside(
        self, picture: Any, charts: int, series: list[str] | None, first: float | None
    ) -> None:
        content = render(paper(picture), "docx")
        parts = [name for name in names(content) if name.startswith("word/charts/chart")]
        books = [name for name in names(content) if name.startswith("word/embeddings/")]
        assert len(parts) == len(books) == charts
        root = etree.fromstring(member(content, "word/charts/chart1.xml"))
        assert root.find(f"{C}externalData") is not None
        said = [s.findtext(f"{C}tx/{C}strRef/{C}strCache/{C}pt/{C}v") for s in root.iter(f"{C}ser")]
        sheet = openpyxl.load_workbook(
            io.BytesIO(member(content, "word/embeddings/Workbook_1.xlsx"))
        )["Sheet1"]
        assert [cell.value for cell in sheet[1]][1:] == said
        if series:
            assert said == series
            values = [float(v.text) for v in root.find(f".//{C}val").iter(f"{C}v")]
            in_book = [sheet.cell(row, 2).value for row in range(2, sheet.max_row + 1)]
            assert values == [value for value in in_book if value is not None]
            assert values[0] == first
        fonts = {
            e.get("typeface")
            for e in root.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}ea")
        }
        assert fonts == {"宋体", "黑体"}

    def test_a_step_of_a_waterfall_stands_on_an_invisible_base(self) -> None:
        root = etree.fromstring(
            member(render(paper(self.BRIDGE), "docx"), "word/charts/chart1.xml")
        )
        series = list(root.iter(f"{C}ser"))
        base = [v.text for v in series[0].find(f"{C}val").iter(f"{C}v")]
        assert base == ["85"]
        assert series[0].find(f"{C}spPr/{{*}}noFill") is not None
        assert root.find(f".//{C}legendEntry/{C}delete").get("val") == "1"

    def test_a_formula_among_the_labels_stays_text(self) -> None:
        bars = Bars("b", "=1+1", ("件",), tuple((name, (n + 1,)) for n, name in enumerate(HOSTILE)))
        content = render(paper(bars), "docx")
        book = member(content, "word/embeddings/Workbook_1.xlsx")
        sheet = openpyxl.load_workbook(io.BytesIO(book))["Sheet1"]
        assert sheet["A2"].data_type == "s"
        assert sheet["A2"].value == HOSTILE[0]


class TestContents:
    def test_a_long_report_begins_with_contents_that_read_without_an_update(self) -> None:
        sections = tuple(
            Section(f"s{n}", f"第{n}项", (Text("略。"), table_of(40))) for n in range(7)
        )
        report = Document("burden", "报告", "示例市", "2025", "2025-12-31", "zh", sections)
        document = opened(render(report, "docx"))
        entries = [p for p in document.paragraphs if p.style.style_id == "TOC1"]
        lines = ["".join(t.text or "" for t in p._p.iter(qn("w:t"))) for p in entries]
        assert lines[0] == "一、第0项"
        assert len(lines) == 14
        assert lines[7].endswith("　社区情况")
        anchors = [p._p.find(qn("w:hyperlink")).get(qn("w:anchor")) for p in entries]
        marks = [m.get(qn("w:name")) for m in document.element.body.iter(qn("w:bookmarkStart"))]
        assert anchors == marks
        assert any("TOC " in (i.text or "") for i in document.element.body.iter(qn("w:instrText")))

    def test_a_short_one_has_none(self) -> None:
        assert "TOC1" not in {
            p.style.style_id for p in opened(render(paper(Text("略。")), "docx")).paragraphs
        }


class TestHostileText:
    def test_names_come_through_as_text(self) -> None:
        table = Table("t", "名称", (Column("name", "名称"),), tuple((name,) for name in HOSTILE))
        body = texts(render(paper(table), "docx"))
        for name in HOSTILE:
            expected = re.sub(r"[\x00-\x08\x0b-\x1f]", "\N{REPLACEMENT CHARACTER}", name)
            assert re.sub(r"\n", " ", expected) in body

    def test_the_file_is_well_formed_whatever_a_title_holds(self) -> None:
        blocks = [Bars("b", title, (title,), ((title, (1,)),)) for title in HOSTILE]
        content = render(paper(*blocks, notice=HOSTILE[4]), "docx")
        for name in names(content):
            if name.endswith((".xml", ".rels")):
                etree.fromstring(member(content, name))


def test_nothing_in_the_file_tells_when_it_was_made(small: Document) -> None:
    content = render(small, "docx")
    assert {info.date_time for info in zipfile.ZipFile(io.BytesIO(content)).infolist()} == {
        (1980, 1, 1, 0, 0, 0)
    }
    core = opened(content).core_properties
    assert core.created.date().isoformat() == core.modified.date().isoformat() == "2025-12-31"
    assert content == render(small, "docx")
