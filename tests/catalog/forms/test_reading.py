"""Forms are read wherever their fields stand, and what is wrong with one is said where it stands."""

from __future__ import annotations

import os
import shutil
import subprocess
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from catalog.forms import read_form
from catalog.forms.word_reading import MOST_BYTES
from registry import language
from tests.catalog.forms.papers import (
    BASIC,
    BASIC_READ,
    BASIC_ROWS,
    READ,
    filled_excel,
    filled_word,
    raw_word,
    row,
    run,
    table,
    word,
)

DATA = Path(__file__).parent / "data"


@pytest.fixture(autouse=True)
def _english() -> None:
    language.use("en")


def values(path: Path) -> dict[str, str]:
    """What a form says that nothing is to be said of."""
    found, findings = read_form(path)
    assert [(finding.code, finding.message) for finding in findings] == []
    return found


def codes(path: Path) -> list[str]:
    """The codes of what is to be said of a form."""
    return [finding.code for finding in read_form(path)[1]]


class TestFilledIn:
    """The blank forms come back as they were filled in."""

    def test_word(self, tmp_path: Path) -> None:
        assert values(filled_word(tmp_path / "申请表.docx")) == READ

    def test_excel(self, tmp_path: Path) -> None:
        assert values(filled_excel(tmp_path / "申请表.xlsx")) == READ

    def test_word_as_libreoffice_wrote_it(self) -> None:
        assert values(DATA / "libreoffice.docx") == READ

    def test_excel_as_libreoffice_wrote_it(self) -> None:
        assert values(DATA / "libreoffice.xlsx") == {**READ, "money_2": "120000"}

    @pytest.mark.slow
    @pytest.mark.parametrize("made", ["docx", "xlsx"])
    def test_through_libreoffice_here(self, tmp_path: Path, made: str) -> None:
        if shutil.which("soffice") is None:
            if os.environ.get("ZHUNRU_CI"):
                pytest.fail("LibreOffice is missing")
            pytest.skip("LibreOffice is missing")
        fill = {"docx": filled_word, "xlsx": filled_excel}[made]
        source = fill(tmp_path / f"申请表.{made}")
        for step in ({"docx": "odt", "xlsx": "ods"}[made], made):
            folder = tmp_path / step
            profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
            subprocess.run(
                [
                    "soffice",
                    profile,
                    "--headless",
                    "--convert-to",
                    step,
                    "--outdir",
                    folder,
                    source,
                ],
                check=True,
                capture_output=True,
                timeout=120,
            )
            source = folder / f"申请表.{step}"
        assert values(source) == READ

    @pytest.mark.parametrize("tongue", ["zh", "en"])
    @pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
    def test_blank_ones_say_nothing(self, tmp_path: Path, tongue: str, suffix: str) -> None:
        from catalog.forms.excel_writing import excel_form
        from catalog.forms.word_writing import word_form

        with language.speaking("zh" if tongue == "zh" else "en"):
            content = word_form() if suffix == ".docx" else excel_form()
        (tmp_path / f"f{suffix}").write_bytes(content)
        assert values(tmp_path / f"f{suffix}") == {}


class TestWhereFieldsStand:
    """Beside, below, in one line, merged, moved."""

    def test_moved_with_numbers_stars_colons_and_blanks(self, tmp_path: Path) -> None:
        path = word(
            tmp_path / "f.docx",
            "某区准入申请",
            [
                ["3．申 请 部 门：", "市民政局"],
                ["（二）申请类型*", "新增"],
                ["★申请对象", "工作事项"],
                ["", ""],
                ["申请事项（必填）", "高龄老人入户探访"],
            ],
        )
        assert values(path) == BASIC_READ

    def test_four_columns_with_a_section_along_the_side(self, tmp_path: Path) -> None:
        path = word(
            tmp_path / "f.docx",
            [
                ["基本情况", "申请部门", "市民政局", "申请类型", "新增"],
                ["^", "申请对象", "工作事项", "申请日期", "2026.3.2"],
                ["^", "申请事项", "高龄老人入户探访", "<", "<"],
            ],
        )
        assert values(path) == {**BASIC_READ, "date": "2026.3.2"}

    def test_answers_below_their_labels(self, tmp_path: Path) -> None:
        path = word(
            tmp_path / "f.docx",
            [
                ["申请部门", "申请类型", "申请对象"],
                ["市民政局", "新增", "工作事项"],
                ["申请事项", "<", "<"],
                ["高龄老人入户探访", "<", "<"],
                ["申请理由", "<", "<"],
                ["独居老人增多", "<", "<"],
            ],
        )
        assert values(path) == {**BASIC_READ, "reason": "独居老人增多"}

    def test_labels_and_answers_in_one_line(self, tmp_path: Path) -> None:
        path = word(
            tmp_path / "f.docx",
            "申请部门：市民政局　　　申请日期：2026年3月2日",
            "申请类型：新增",
            "申请对象: 工作事项",
            "申请事项：____高龄老人入户探访____",
            "一、理由",
            "申请理由：",
            "独居老人增多，经费：由市级负担。",
            "二、其他",
            "依据：《老年人权益保障法》：第七条",
        )
        assert values(path) == {
            **BASIC_READ,
            "date": "2026年3月2日",
            "reason": "独居老人增多，经费：由市级负担。",
            "basis": "《老年人权益保障法》：第七条",
        }

    def test_lines_within_cells(self, tmp_path: Path) -> None:
        rows = [
            ["申请部门：市民政局\n申请类型：新增", "申请对象：工作事项\n申请事项：高龄老人入户探访"]
        ]
        assert values(word(tmp_path / "f.docx", rows)) == BASIC_READ

    def test_a_blank_answer_is_not_the_next_label(self, tmp_path: Path) -> None:
        rows = [
            *(list(pair) for pair in BASIC),
            ["依据", ""],
            ["社区职责", ""],
            ["首年经费", "12万元"],
        ]
        assert values(word(tmp_path / "f.docx", rows)) == {**BASIC_READ, "money": "12万元"}

    def test_what_explains_the_form_is_no_answer(self, tmp_path: Path) -> None:
        explained = ["填表说明：", "1. 申请部门：填写单位全称。", "2. 申请类型：从五类中选。"]
        path = word(tmp_path / "f.docx", [list(pair) for pair in BASIC], *explained)
        assert values(path) == BASIC_READ
        book = openpyxl.Workbook()
        for pair in BASIC:
            book.worksheets[0].append(pair)
        book.create_sheet("填表说明").append(["申请部门", "填写单位全称"])
        book.save(tmp_path / "f.xlsx")
        assert values(tmp_path / "f.xlsx") == BASIC_READ

    def test_the_table_counts_more_than_the_text_beside_it(self, tmp_path: Path) -> None:
        path = word(tmp_path / "f.docx", "申请部门：民政局", [list(pair) for pair in BASIC])
        found, (finding,) = read_form(path)
        assert (found, finding.is_error) == (BASIC_READ, False)
        assert finding.message == (
            "“Applicant” is “市民政局” in the table and “民政局” in the text beside it; the table was taken."
        )

    def test_excel_with_a_gap_between_label_and_answer(self, tmp_path: Path) -> None:
        book = openpyxl.Workbook()
        sheet = book.worksheets[0]
        sheet["B2"] = "社区工作准入申请表"
        sheet.merge_cells("B2:F2")
        for number, (label, answer) in enumerate([*BASIC, ("年工作量", "2400"), ("备注", "")]):
            sheet.cell(4 + number, 2).value = label
            sheet.cell(4 + number, 4).value = int(answer) if answer.isdigit() else answer
        book.save(tmp_path / "f.xlsx")
        assert values(tmp_path / "f.xlsx") == {**BASIC_READ, "volume": "2400"}

    def test_excel_with_merged_answers_and_real_dates(self, tmp_path: Path) -> None:
        book = openpyxl.Workbook()
        sheet = book.worksheets[0]
        for number, (label, answer) in enumerate([*BASIC, ("开始日期", "2026-05-01")], start=1):
            sheet.cell(number, 1).value = label
            sheet.cell(number, 3).value = date(2026, 5, 1) if number == 5 else answer
            sheet.merge_cells(start_row=number, end_row=number, start_column=1, end_column=2)
            sheet.merge_cells(start_row=number, end_row=number, start_column=3, end_column=5)
        book.save(tmp_path / "f.xlsx")
        assert values(tmp_path / "f.xlsx") == {**BASIC_READ, "starts": "2026-05-01"}


class TestAnswers:
    """What the form itself says is no answer."""

    @pytest.mark.parametrize(
        ("label", "cell", "column", "read"),
        [
            ("部门层级", "□省级 ☑市级 □区县级 □街道级", "level", "市级"),
            ("部门层级", "省级□  市级√  区县级□", "level", "市级"),
            ("部门层级", "省级（ ）市级（√）区县级（ ）", "level", "市级"),
            ("部门层级", "[ ]省级 [x]市级", "level", "市级"),
            ("部门层级", "○省级 ●市级", "level", "市级"),
            ("部门层级", "√市级", "level", "市级"),
            ("部门层级", "□省级 □市级", "level", None),
            ("附实施方案", "■是 □否", "plan", "是"),
            ("附实施方案", "□是　☑否（另行报送）", "plan", "否"),
            ("附实施方案", "☑", "plan", "是"),
            ("附实施方案", "□", "plan", None),
            ("申请日期", "    年  月  日", "date", None),
            ("申请日期", "2026 年 3 月 2 日", "date", "2026 年 3 月 2 日"),
            ("首年经费（万元）", "12", "money", "12万元"),
            ("首年经费（万元）", "12万元", "money", "12万元"),
            ("首年经费（元）", "120,000", "money", "120,000"),
            ("首年经费", "      元", "money", None),
            ("每件用时（小时）", "0.5", "minutes_each", "0.5小时"),
            ("依据", "（请写明法律法规名称和条款）", "basis", None),
            ("依据", "如：《老年人权益保障法》", "basis", None),
            ("依据", "单击或点击此处输入文字。", "basis", None),
            ("依据", "__________", "basis", None),
            ("依据", "无", "basis", "无"),
            ("依据\n（写明法律法规名称和条款）", "《老年人权益保障法》第七条", "basis", "《老年人权益保障法》第七条"),
            ("是否一票否决", "否", "veto", "否"),
        ],
    )  # fmt: skip
    def test_answers(
        self, tmp_path: Path, label: str, cell: str, column: str, read: str | None
    ) -> None:
        rows = [*(list(pair) for pair in BASIC), [label, cell]]
        assert values(word(tmp_path / "f.docx", rows)).get(column) == read

    def test_content_controls_old_boxes_and_symbol_fonts(self, tmp_path: Path) -> None:
        prompt = (
            "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
            f"{run('部门全称')}</w:sdtContent></w:sdt>"
        )
        chosen = f"<w:sdt><w:sdtPr/><w:sdtContent>{run('市级')}</w:sdtContent></w:sdt>"
        symbols = (
            '<w:r><w:sym w:font="Wingdings 2" w:char="F052"/></w:r>'
            + run("是")
            + '<w:r><w:sym w:font="Wingdings 2" w:char="F0A3"/></w:r>'
            + run("否")
        )
        letters = (
            run("R", '<w:rFonts w:ascii="Wingdings 2" w:hAnsi="Wingdings 2"/>')
            + run("是")
            + run("£", '<w:rFonts w:ascii="Wingdings 2" w:hAnsi="Wingdings 2"/>')
            + run("否")
        )
        old = (
            '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/></w:checkBox>'
            "</w:ffData></w:fldChar></w:r>" + run("是") + '<w:r><w:fldChar w:fldCharType="begin">'
            "<w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r>"
            + run("否")
        )
        path = raw_word(
            tmp_path / "f.docx",
            table(
                *BASIC_ROWS,
                row(run("依据"), prompt),
                row(run("部门层级"), chosen),
                row(run("附实施方案"), symbols),
                row(run("合法性审查"), letters),
                row(run("一票否决"), old),
            ),
        )
        assert values(path) == {
            **BASIC_READ, "level": "市级", "plan": "是", "legality": "是", "veto": "否",
        }  # fmt: skip

    def test_deleted_and_hidden_text_is_gone(self, tmp_path: Path) -> None:
        answer = (
            "<w:del><w:r><w:delText>每日</w:delText></w:r></w:del>"
            f"<w:ins>{run('每月')}</w:ins>{run('1次')}{run('9', '<w:vanish/>')}"
        )
        path = raw_word(tmp_path / "f.docx", table(*BASIC_ROWS, row(run("频次"), answer)))
        assert values(path)["frequency"] == "每月1次"

    def test_text_boxes_nested_tables_and_wrapped_rows(self, tmp_path: Path) -> None:
        boxed = table(row(run("首年经费"), run("5000元")))
        box = (
            "<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>"
            f"{boxed}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>{boxed}</w:txbxContent>"
            "</mc:Fallback></mc:AlternateContent></w:r></w:p>"
        )
        outer = f"<w:tbl><w:tr><w:tc>{table(*BASIC_ROWS[:2])}<w:p/></w:tc></w:tr></w:tbl>"
        wrapped = (
            f"<w:tbl><w:sdt><w:sdtContent>{''.join(BASIC_ROWS[2:])}</w:sdtContent></w:sdt></w:tbl>"
        )
        path = raw_word(tmp_path / "f.docx", box + outer + wrapped)
        assert values(path) == {**BASIC_READ, "money": "5000元"}


class TestFaults:
    """What is wrong is said, with its place."""

    def test_text_in_a_number(self, tmp_path: Path) -> None:
        rows = [*(list(pair) for pair in BASIC), ["年工作量（件）", "很多"]]
        found, (finding,) = read_form(word(tmp_path / "申请表.docx", rows))
        assert finding.message == "“很多” is no number."
        assert str(finding.where) == "申请表.docx, table 1, row 5, column “Pieces a year”"
        assert found["volume"] == "很多"

    def test_a_label_twice(self, tmp_path: Path) -> None:
        rows = [*(list(pair) for pair in BASIC), ["经费", "12万元"], ["首年经费", "10万元"]]
        _found, (finding,) = read_form(word(tmp_path / "f.docx", rows))
        assert finding.message == (
            "“Money, first year” stands twice in the form: “12万元” and “10万元”."
        )
        assert finding.is_error
        rows[-1][1] = " 12 万元"
        assert values(word(tmp_path / "f.docx", rows))["money"] == "12万元"

    def test_two_ticks(self, tmp_path: Path) -> None:
        rows = [*(list(pair) for pair in BASIC), ["部门层级", "☑省级 ☑市级 □区县级"]]
        found, (finding,) = read_form(word(tmp_path / "f.docx", rows))
        assert finding.message == "Several boxes are ticked: 省级、市级."
        assert "level" not in found

    def test_unknown_fields_are_noted_and_persons_dropped(self, tmp_path: Path) -> None:
        rows = [
            *(list(pair) for pair in BASIC),
            ["保密等级", "一般"],
            ["联系人", "王某"],
            ["申请部门意见", "同意。（盖章）"],
        ]
        found, findings = read_form(word(tmp_path / "f.docx", rows, "附件：实施方案"))
        assert found == BASIC_READ
        assert [finding.message for finding in findings] == [
            "“保密等级” is no field of the request form; “一般” was left out.",
            "“附件” is no field of the request form; “实施方案” was left out.",
            "1 cells with names or numbers of contact persons were dropped.",
        ]

    def test_personal_data_is_refused(self, tmp_path: Path) -> None:
        rows = [*(list(pair) for pair in BASIC), ["申请理由", "请联系13800138000"]]
        assert codes(word(tmp_path / "f.docx", rows)) == ["personal.refused"]

    def test_a_formula_without_value(self, tmp_path: Path) -> None:
        book = openpyxl.Workbook()
        for pair in [*BASIC, ("首年经费", "=SUM(A1:A2)")]:
            book.worksheets[0].append(pair)
        book.save(tmp_path / "f.xlsx")
        assert codes(tmp_path / "f.xlsx") == ["formula.no_value"]

    def test_a_list_of_requests_is_no_form(self, tmp_path: Path) -> None:
        head = ["申请编号", "申请日期", "申请部门", "申请类型", "申请对象", "申请事项"]
        one = ["", "2026-03-02", "市民政局", "新增", "工作事项", "探访"]
        found, (finding,) = read_form(word(tmp_path / "f.docx", [head, one, one]))
        assert (found, finding.code) == ({}, "form.list")
        assert finding.remedy == "Read it with: zhunru import f.docx"


class TestFiles:
    """Files that are no forms are refused with their reason, and nothing raises."""

    @pytest.mark.parametrize(
        ("name", "content", "code"),
        [
            ("a.docx", b"", "file.empty"),
            ("a.docx", b"PK\x03\x04 broken", "form.damaged"),
            ("a.docx", b"no zip at all", "form.no_form"),
            ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "form.old_format"),
            ("a.wps", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "form.old_format"),
            ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "form.old_format"),
            ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "file.encrypted"),
            ("a.doc", rb"{\rtf1 text}", "form.old_format"),
            ("a.xlsx", b"PK\x03\x04 broken", "file.damaged"),
            ("a.pdf", b"%PDF-1.7", "form.no_form"),
        ],
    )  # fmt: skip
    def test_what_is_no_form(self, tmp_path: Path, name: str, content: bytes, code: str) -> None:
        (tmp_path / name).write_bytes(content)
        found, findings = read_form(tmp_path / name)
        assert found == {}
        assert [finding.code for finding in findings] == [code]
        assert findings[0].where.file == name

    def test_one_that_is_not_there(self, tmp_path: Path) -> None:
        assert codes(tmp_path / "none.docx") == ["file.unreadable"]

    def test_another_document(self, tmp_path: Path) -> None:
        assert codes(word(tmp_path / "f.docx", "会议纪要", [["事由", "商讨"]])) == ["form.no_form"]

    def test_another_format_told_by_its_inside(self, tmp_path: Path) -> None:
        path = word(tmp_path / "f.docx", [list(pair) for pair in BASIC])
        assert values(path.rename(tmp_path / "f.doc")) == BASIC_READ

    def test_half_a_file(self, tmp_path: Path) -> None:
        path = filled_word(tmp_path / "f.docx")
        path.write_bytes(path.read_bytes()[:9000])
        assert codes(path) == ["form.damaged"]

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
    def test_entities_are_refused(self, tmp_path: Path, encoding: str) -> None:
        xml = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
        with zipfile.ZipFile(tmp_path / "f.docx", "w") as archive:
            archive.writestr("word/document.xml", xml.encode(encoding))
        assert codes(tmp_path / "f.docx") == ["form.damaged"]

    def test_a_small_file_with_a_huge_inside(self, tmp_path: Path) -> None:
        with zipfile.ZipFile(tmp_path / "f.docx", "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("word/document.xml", b" " * (MOST_BYTES + 1))
        assert codes(tmp_path / "f.docx") == ["form.too_large"]

    def test_tables_within_tables_without_end(self, tmp_path: Path) -> None:
        deep = "<w:tbl><w:tr><w:tc>" * 3000 + "</w:tc></w:tr></w:tbl>" * 3000
        path = raw_word(tmp_path / "f.docx", table(*BASIC_ROWS) + deep)
        assert values(path) == BASIC_READ
