"""zhunru request template, file, new, list and show, as a clerk uses them."""

from __future__ import annotations

import sys

import pytest
from docx import Document

from tests.catalog.forms.papers import BASIC, filled_word, word
from tests.office import Office
from tests.registry.test_typing import CONTROL_D, on_a_terminal

NEW = (
    "request",
    "new",
    "--department",
    "民政",
    "--type",
    "新增",
    "--subject",
    "工作事项",
    "--name",
    "高龄老人入户探访",
    "--date",
    "2026-03-02",
)


class TestTemplate:
    """A blank form is written, and nothing written over."""

    def test_word_is_chinese_unless_asked_otherwise(self, office: Office) -> None:
        ran = office.process("request", "template", "-o", "申请表.docx", ZHUNRU_LANG="en")
        assert (ran.code, ran.out) == (0, "")
        assert ran.err == "A blank request form was written to 申请表.docx\n"
        document = Document(str(office.folder / "申请表.docx"))
        assert document.paragraphs[0].text == "社区工作准入申请表"
        assert "申请部门*" in {cell.text for row in document.tables[0].rows for cell in row.cells}
        assert office.zhunru("--lang", "en", "request", "template", "-o", "f.docx").code == 0
        assert Document(str(office.folder / "f.docx")).paragraphs[0].text.startswith("Request for")

    def test_it_is_on_a4_in_the_fonts_of_offices(self, office: Office) -> None:
        office.zhunru("request", "template", "-o", "申请表.docx")
        document = Document(str(office.folder / "申请表.docx"))
        page = document.sections[0]
        assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)  # type: ignore[union-attr]
        xml = document.element.xml
        for font in ("仿宋", "黑体", "宋体"):
            assert f'w:eastAsia="{font}"' in xml

    @pytest.mark.parametrize("name", ["申请表.docx", "申请表.xlsx"])
    def test_what_is_there_is_kept(self, office: Office, name: str) -> None:
        office.zhunru("request", "template", "-o", name)
        before = (office.folder / name).read_bytes()
        ran = office.zhunru("request", "template", "-o", name)
        assert ran.code == 1
        assert "a file of that name exists" in ran.err
        assert (office.folder / name).read_bytes() == before

    @pytest.mark.parametrize("name", ["申请表.docx", "申请表.xlsx"])
    def test_the_same_form_has_the_same_bytes(self, office: Office, name: str) -> None:
        office.zhunru("request", "template", "-o", name)
        office.zhunru("request", "template", "-o", f"2{name}")
        assert (office.folder / name).read_bytes() == (office.folder / f"2{name}").read_bytes()

    def test_other_formats_are_not_written(self, office: Office) -> None:
        ran = office.zhunru("request", "template", "-o", "申请表.pdf")
        assert ran.code == 2
        assert "request template -o 申请表.docx" in ran.err

    def test_a_subject_leaves_out_what_does_not_concern_it(self, office: Office) -> None:
        office.zhunru("request", "template", "-o", "f.docx", "--subject", "duty")
        xml = Document(str(office.folder / "f.docx")).element.xml
        assert "悬挂位置" not in xml
        assert xml.count("☑") == 1


class TestFile:
    """Forms become requests; a bad one is told and the others filed."""

    def test_a_word_form(self, office: Office) -> None:
        filled_word(office.folder / "申请表.docx")
        ran = office.zhunru("--by", "王芳", "request", "file", "申请表.docx", "--why", "来文")
        assert (ran.code, ran.err) == (0, "")
        assert ran.out == "申请表.docx: filed as SQ2026-001, “高龄老人入户探访” (entry 8).\n"
        assert office.live("request", "code", "department", "money") == [
            ("SQ2026-001", "MZ", 12_000_000)
        ]
        assert office.live("move", "request", "state", "date") == [
            ("SQ2026-001", "filed", "2026-03-02")
        ]
        assert office.query("SELECT by, action, why FROM entry WHERE id = 8") == [
            ("王芳", "request file", "来文")
        ]
        again = office.zhunru("request", "file", "申请表.docx")
        assert (again.code, again.err) == (0, "")
        assert again.out == (
            "申请表.docx: the register holds request SQ2026-001 just so; nothing was added.\n"
        )

    def test_a_folder_with_a_broken_one(self, office: Office) -> None:
        folder = office.folder / "申请"
        folder.mkdir()
        good = [list(pair) for pair in BASIC]
        word(folder / "1.docx", good)
        (folder / "2.docx").write_bytes((folder / "1.docx").read_bytes()[:500])
        word(folder / "3.docx", [*good[:3], ["申请事项", "楼道安全巡查"]])
        word(folder / "4.docx", [["申请部门", "园林处"], *good[1:], ["年工作量", "很多"]])
        (folder / "5.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
        (folder / "说明.txt").write_text("说明", encoding="utf-8")
        (folder / "~$1.docx").write_bytes(b"lock")
        ran = office.zhunru("request", "file", "申请")
        assert ran.code == 4
        year = office.live("request", "date")[0][0][:4]
        assert ran.out == (
            f"1.docx: filed as SQ{year}-001, “高龄老人入户探访” (entry 8).\n"
            f"3.docx: filed as SQ{year}-002, “楼道安全巡查” (entry 9).\n"
        )
        assert ran.err.splitlines() == [
            "[note] 1.docx: The form is open in another program; what was last saved was read.",
            "[note] 说明.txt: The file is no Word or Excel form; it was passed over.",
            "[error] 2.docx: The form cannot be read: its inside cannot be read.",
            "    → Open it in a word processor, save it anew, and file the new copy.",
            "[error] 4.docx, table 1, row 1, column “Applicant”: No department is called “园林处”, nor anything like it.",
            (
                '    → Correct the name. If it is another name of something known: zhunru alias add department "园林处" FULL-NAME. '
                "If it is new, first import a list in which it stands."
            ),
            "[error] 4.docx, table 1, row 5, column “Pieces a year”: “很多” is no number.",
            "    → Write a number, for example 120 or 约120.",
            "[error] 5.doc: The file is in a format of Word 97–2003, not .docx.",
            "    → Open it there, save it as .docx, and file that.",
            "3 of 5 forms were refused: 2.docx, 4.docx, 5.doc.",
        ]

    def test_a_rehearsal_counts_on_and_writes_nothing(self, office: Office) -> None:
        (office.folder / "申请").mkdir()
        for name in ("甲", "乙"):
            rows = [*(list(pair) for pair in BASIC[:3]), ["申请事项", f"{name}类巡查"]]
            word(office.folder / "申请" / f"{name}.docx", rows)
        ran = office.zhunru("request", "file", "申请", "--dry-run")
        assert ran.code == 0
        assert [line.split("-")[1][:3] for line in ran.out.splitlines()] == ["001", "002"]
        assert "nothing was written" in ran.out
        assert office.live("request", "code") == []
        assert office.last_entry == 7

    def test_a_blank_form_lacks_what_is_needed(self, office: Office) -> None:
        office.zhunru("request", "template", "-o", "申请表.docx")
        ran = office.zhunru("request", "file", "申请表.docx")
        assert ran.code == 4
        assert ran.err.count("The cell is empty") == 4

    def test_json(self, office: Office) -> None:
        word(office.folder / "1.docx", [*(list(pair) for pair in BASIC), ["编号", "SQ2026-007"]])
        (office.folder / "2.docx").write_bytes(b"PK\x03\x04")
        ran = office.zhunru("request", "file", "1.docx", "2.docx", "--format", "json")
        assert ran.code == 4
        first, second = ran.json["forms"]
        assert (first["request"], first["entry"], first["refused"]) == ("SQ2026-007", 8, False)
        assert (second["request"], second["refused"]) == (None, True)
        assert [finding["code"] for finding in second["findings"]] == ["form.damaged"]

    def test_nothing_of_that_name(self, office: Office) -> None:
        ran = office.zhunru("request", "file", "没有.docx")
        assert (ran.code, ran.out) == (1, "")
        assert "没有.docx" in ran.err

    def test_an_empty_folder(self, office: Office) -> None:
        (office.folder / "空").mkdir()
        ran = office.zhunru("request", "file", "空")
        assert ran.code == 4
        assert "No Word or Excel form was found" in ran.err


class TestNew:
    """A request is typed: as options, or as answers to questions."""

    def test_options(self, office: Office) -> None:
        ran = office.zhunru(*NEW, "--money", "12万元", "--volume", "约2400")
        assert (ran.code, ran.err) == (0, "")
        assert ran.out == "Filed as SQ2026-001 (entry 8). Next: zhunru vet SQ2026-001\n"
        assert office.live("request", "department", "money", "volume_mark") == [
            ("MZ", 12_000_000, "about")
        ]
        again = office.zhunru(*NEW, "--money", "12万元", "--volume", "约2400")
        assert again.out == (
            "The register holds this already, as request SQ2026-001; nothing was added.\n"
        )

    def test_what_is_missing_is_said(self, office: Office) -> None:
        ran = office.zhunru("request", "new", "--department", "民政")
        assert ran.code == 2
        assert ran.err == (
            "Say as well: --type (Type of request), --subject (Subject), --name (Name).\n"
        )

    def test_what_cannot_be_read_is_refused(self, office: Office) -> None:
        ran = office.zhunru(*NEW, "--money", "很多", "--starts", "明年")
        assert (ran.code, ran.out) == (4, "")
        assert "“很多” is no amount of money." in ran.err
        assert "“明年” is no date." in ran.err

    def test_a_rehearsal(self, office: Office) -> None:
        ran = office.zhunru(*NEW, "--dry-run")
        assert ran.out == "Would be filed as SQ2026-001 (entry 8); nothing was written.\n"
        assert office.last_entry == 7

    def test_help_names_the_fields(self, office: Office) -> None:
        ran = office.zhunru("request", "new", "--help")
        assert "--minutes-each TEXT" in ran.out
        assert ran.out.rstrip().splitlines()[-1].strip().startswith("zhunru request new")


@pytest.mark.skipif(sys.platform == "win32", reason="terminals of Unix")
class TestNewOnATerminal:
    """Each field is asked for, checked at once, and the whole shown before it is filed."""

    def test_answers_are_checked_at_once(self, office: Office) -> None:
        answers = ["2026-03-02", "园林处", "民政", "", "新增", "工作事项", "高龄老人入户探访"]
        ran = on_a_terminal(
            office, ("request", "new"), [*answers, *[""] * 11, "经常", "每月1次", *[""] * 40]
        )
        assert ran.code == 0, ran.out
        assert "Applicant* (for example 市民政局): " in ran.out
        assert "No department is called “园林处”" in ran.out
        assert "Subject* (duty/signboard/ledger or form" in ran.out
        assert "“经常” does not say how often." in ran.out
        assert "Name: 高龄老人入户探访" in ran.out
        assert office.live("request", "department", "frequency") == [("MZ", "1/month")]

    def test_leaving_files_nothing(self, office: Office) -> None:
        ran = on_a_terminal(office, ("request", "new"), ["2026-03-02", CONTROL_D])
        assert ran.code == 1
        assert office.last_entry == 7

    def test_saying_no_files_nothing(self, office: Office) -> None:
        ran = on_a_terminal(office, NEW[:-4], ["高龄老人入户探访", "n"])
        assert "File this request? [Y/n]: " in ran.out
        assert ran.code == 1
        assert office.last_entry == 7


class TestListAndShow:
    """Where requests stand, and all that is known of one."""

    @pytest.fixture
    def busy(self, office: Office) -> Office:
        assert office.zhunru(*NEW, "--money", "12万元", "--powers", "无", "--plan", "是").code == 0
        other = [
            {"民政": "卫健委", "高龄老人入户探访": "居民体质监测"}.get(word, word) for word in NEW
        ]
        assert office.zhunru(*other).code == 0
        return office

    def test_list(self, busy: Office) -> None:
        ran = busy.zhunru("request", "list", "--format", "csv")
        assert ran.out.splitlines() == [
            "request,filed on,department,type,subject,name,state,since",
            "SQ2026-001,2026-03-02,市民政局,new,duty,高龄老人入户探访,filed,2026-03-02",
            "SQ2026-002,2026-03-02,市卫生健康委员会,new,duty,居民体质监测,filed,2026-03-02",
        ]

    def test_list_of_a_department_or_state(self, busy: Office) -> None:
        one = busy.zhunru("request", "list", "--department", "老龄办", "--format", "json").json
        assert [row["request"] for row in one] == ["SQ2026-001"]
        assert busy.zhunru("request", "list", "--state", "refused", "--format", "json").json == []
        assert busy.zhunru("request", "list", "--department", "园林处").code == 1

    def test_show(self, busy: Office) -> None:
        told = busy.zhunru("request", "show", "SQ2026-001", "--format", "json").json
        assert [(row["field"], row["value"]) for row in told] == [
            ("Request", "SQ2026-001"),
            ("Filed on", "2026-03-02"),
            ("Applicant", "市民政局"),
            ("Type of request", "new"),
            ("Subject", "duty"),
            ("Name", "高龄老人入户探访"),
            ("Plan attached", "yes"),
            ("Powers given", "none"),
            ("Money, first year", "120,000 yuan"),
            ("2026-03-02", "filed"),
        ]

    def test_show_what_is_not_there(self, busy: Office) -> None:
        ran = busy.zhunru("request", "show", "SQ2026-009")
        assert (ran.code, ran.out) == (1, "")
        assert "no request SQ2026-009" in ran.err


class TestDraft:
    """A draft waits until it is filed; nobody vets it with the others meanwhile."""

    def test_is_kept_changed_and_filed(self, office: Office) -> None:
        kept = office.zhunru(*NEW, "--draft")
        assert kept.code == 0
        assert "request submit SQ2026-001" in kept.out
        assert office.live("move", "state") == [("draft",)]
        assert "SQ2026-001" not in office.zhunru("vet", "--all").out
        assert office.zhunru("decide", "SQ2026-001", "refuse", *DECIDING).code == 1
        changed = office.zhunru(*NEW, "--draft", "--code", "SQ2026-001", "--volume", "12")
        assert changed.code == 0
        assert office.live("move", "state") == [("draft",)]
        assert office.live("request", "volume") == [(12,)]
        assert office.zhunru("request", "submit", "SQ2026-001").code == 0
        assert office.live("move", "state") == [("draft",), ("filed",)]
        again = office.zhunru("request", "submit", "SQ2026-001")
        assert again.code == 1
        assert "it cannot become filed" in again.err


DECIDING = ("--body", "市联席会议", "--document", "示发〔2026〕3号", "--note", "未申报")
