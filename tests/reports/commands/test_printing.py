"""Official papers from the command line: document number, addressee, a unit's letterhead, and what is refused in a sentence."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import docx
import pytest

from tests.office import Office


@pytest.fixture
def letterhead(office: Office) -> Path:
    document = docx.Document()
    document.add_paragraph("中共示例市委组织部文件")
    path = office.folder / "红头.docx"
    document.save(str(path))
    return path


def test_a_report_becomes_a_paper_with_number_addressee_and_day(office: Office) -> None:
    ran = office.zhunru(
        "catalog",
        "publish",
        "--number",
        "示组〔2026〕8号",
        "--to",
        "各区县委组织部",
        "-o",
        "目录.docx",
    )
    assert ran.code == 0, ran.err
    said = [p.text for p in docx.Document(str(office.folder / "目录.docx")).paragraphs if p.text]
    assert said[0] == "示组〔2026〕8号"
    assert any(line.rstrip("：:") == "各区县委组织部" for line in said)
    today = date.today()
    assert f"{today.year}年{today.month}月{today.day}日" in said


def test_a_report_is_written_into_the_letterhead(office: Office, letterhead: Path) -> None:
    ran = office.zhunru("catalog", "publish", "--template", letterhead, "-o", "目录.docx")
    assert ran.code == 0, ran.err
    first = docx.Document(str(office.folder / "目录.docx")).paragraphs[0]
    assert first.text == "中共示例市委组织部文件"


@pytest.mark.parametrize(
    ("template", "output", "code", "said"),
    [
        ("没有.docx", "目录.docx", 1, "there is nothing of that name"),
        ("目录.csv", "目录.docx", 2, "no Word document"),
        ("红头.docx", "目录.xlsx", 2, "--template is for the format docx"),
        ("红头.docx", "目录.csv", 2, "not for csv"),
    ],
)
def test_what_is_no_letterhead_or_fits_no_format_is_refused(
    office: Office, letterhead: Path, template: str, output: str, code: int, said: str
) -> None:
    office.write("目录.csv", "这是表格\n")
    ran = office.zhunru("catalog", "publish", "--template", template, "-o", output)
    assert ran.code == code
    assert said in ran.err
    assert output == "目录.csv" or not (office.folder / output).exists()


@pytest.mark.parametrize("option", [("--number", "示组〔2026〕8号"), ("--to", "各区县")])
def test_a_table_on_the_terminal_has_no_place_for_a_number(
    office: Office, option: tuple[str, str]
) -> None:
    ran = office.zhunru("catalog", "publish", *option)
    assert ran.code == 2
    assert f"{option[0]} is for the format" in ran.err
