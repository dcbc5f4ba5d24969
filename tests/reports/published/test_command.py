"""``zhunru figures check``: a file in any usual format, the exit code, and sentences where it cannot be read."""

from __future__ import annotations

import json
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
import jsonschema
import pytest

from tests.office import ROOT, Office, Ran

TEXT = """\
某市社区工作者队伍情况
全市共有后备干部358名，平均年龄31.4岁，大专及以上学历334名，占比94%。
全区1763名农村党员中，35岁以下426名，占24.1%。
门牌由914块减至407块，精简率55.5%。
"""
RIGHT = "门牌由914块减至407块，精简率55.5%。\n"

TABLE: list[list[Any]] = [
    ["街道", "申报数", "已检查", "一类", "二类", "三类"],
    ["青松街道", 20, 18, 5, 8, 5],
    ["湖滨街道", 30, 25, 10, 10, 5],
    ["东门街道", 12, 12, 4, 4, 4],
    ["合计", 62, 56, 19, 22, 14],
]


def check(office: Office, *args: str | Path) -> Ran:
    return office.zhunru("--lang", "en", "figures", "check", *args)


@dataclass
class Told:
    """The exit code and the JSON of a check."""

    code: int
    json: Any


def check_json(office: Office, path: Path, *args: str) -> Told:
    output = office.folder / "复核.json"
    ran = check(office, path, *args, "-o", output)
    return Told(ran.code, json.loads(output.read_bytes()))


def figures(told: Told) -> dict[str, int]:
    return {figure["id"].partition(".")[2]: figure["value"] for figure in told.json["figures"]}


def rows(told: Told, table: str) -> list[dict[str, Any]]:
    for each in told.json["tables"]:
        if each["id"] == f"figures.{table}":
            names = [column["id"] for column in each["columns"]]
            return [dict(zip(names, row, strict=True)) for row in each["rows"]]
    return []


def test_a_text_in_a_folder_without_register(new_office: Office) -> None:
    ran = check(new_office, new_office.write("报告.txt", TEXT))
    assert ran.code == 3
    assert "93%" in ran.out
    assert "大专及以上学历334名，占比94%" in ran.out
    assert "cut off, not rounded" in ran.out
    assert ran.err == "Figures that contradict: 1.\n"
    assert list(new_office.folder.iterdir()) == [new_office.folder / "报告.txt"]


def test_nothing_contradicts(new_office: Office) -> None:
    ran = check(new_office, new_office.write("报告.txt", RIGHT))
    assert (ran.code, ran.err) == (0, "")
    assert "No figure contradicts another." in ran.out


def test_json_has_a_row_for_each_relation_and_one_for_each_disputed_figure(
    new_office: Office,
) -> None:
    ran = check_json(new_office, new_office.write("报告.txt", TEXT))
    assert figures(ran) == {
        "relations": 3, "disputed": 1, "contradicts": 1, "agrees": 1, "truncated": 1, "about": 0,
        "not_printed": 0, "rule": 0, "unread": 0, "repeats": 0,
    }  # fmt: skip
    (disputed,) = rows(ran, "disputed")
    assert disputed == {
        "where": "报告.txt, paragraph 2",
        "printed": "94%",
        "would_agree": "93%",
        "relation": "share of a whole: 334名 ÷ 358名",
        "computed": "93.30%",
        "words": "大专及以上学历334名，占比94%",
        "remark": "94% would go with a whole of 355",
    }
    assert [row["status"] for row in rows(ran, "list")] == ["contradicts", "truncated", "agrees"]


def test_what_stands_twice_counts_once(new_office: Office) -> None:
    ran = check_json(new_office, new_office.write("报告.txt", TEXT * 2))
    assert (figures(ran)["relations"], figures(ran)["repeats"]) == (3, 3)
    said = check(new_office, new_office.folder / "报告.txt").out
    assert "counted once: 3." in " ".join(said.split())


def test_the_same_disputed_figure_in_other_words_around_it_is_listed_once(
    new_office: Office,
) -> None:
    text = f"{TEXT}综上所述，全市共有后备干部358名，大专及以上学历334名，占比94%。\n"
    ran = check_json(new_office, new_office.write("报告.txt", text))
    (disputed,) = rows(ran, "disputed")
    assert "also: 报告.txt, paragraph 5" in disputed["remark"]
    assert figures(ran)["disputed"] == 1


def test_blank_paragraphs_are_not_counted(new_office: Office) -> None:
    lines = [line for text in TEXT.splitlines() for line in ("", text, "\u3000 ")]
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(str(new_office.folder / "报告.docx"))
    new_office.write("报告.txt", "\n".join(lines))
    for name in ("报告.txt", "报告.docx"):
        told = check_json(new_office, new_office.folder / name)
        assert [row["where"] for row in rows(told, "list")] == [
            f"{name}, paragraph {number}" for number in (2, 3, 4)
        ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_encodings(new_office: Office, encoding: str) -> None:
    ran = check_json(new_office, new_office.write("报告.txt", TEXT, encoding))
    assert figures(ran)["relations"] == 3


def test_a_word_document_with_text_and_table(new_office: Office) -> None:
    document = docx.Document()
    for line in TEXT.splitlines():
        document.add_paragraph(line)
    table = document.add_table(rows=0, cols=6)
    for row in TABLE:
        for cell, value in zip(table.add_row().cells, row, strict=True):
            cell.text = str(value)
    path = new_office.folder / "报告.docx"
    document.save(str(path))
    ran = check_json(new_office, path)
    assert [(row["where"], row["would_agree"]) for row in rows(ran, "disputed")] == [
        ("报告.docx, paragraph 2", "93%"),
        ("报告.docx, table 1, row 5, column “已检查”", "55"),
    ]


def test_a_workbook_with_two_sheets(new_office: Office) -> None:
    facts = [
        ["事项", "部分", "基数", "公布值"],
        ["书记占比", 117, 149, "78.5%"],
        ["备注", "甲", 2, 3],
    ]
    path = new_office.workbook("汇总.xlsx", 检查=TABLE, 公布=facts)
    ran = check_json(new_office, path, "--unread")
    assert [row["where"] for row in rows(ran, "disputed")] == [
        "汇总.xlsx, 检查, row 5, column “已检查”"
    ]
    assert [row["where"] for row in rows(ran, "unread")] == ["汇总.xlsx, 公布, row 3"]


def test_a_csv_in_gb18030(new_office: Office) -> None:
    text = "事项,部分,基数,公布值\n后备干部占比,334,358,94%\n后备干部占比,334,358,94%\n"
    ran = check_json(new_office, new_office.write("公布.csv", text, "gb18030"))
    assert (ran.code, figures(ran)["repeats"], len(rows(ran, "disputed"))) == (3, 1, 1)


def test_a_long_cell_is_read_as_text(new_office: Office) -> None:
    path = new_office.workbook("台账.xlsx", [["单位", "情况"], ["甲街道", TEXT.splitlines()[1]]])
    (disputed,) = rows(check_json(new_office, path), "disputed")
    assert disputed["where"] == "台账.xlsx, Sheet1, row 2"


def test_what_was_not_paired_is_counted_or_listed(new_office: Office) -> None:
    path = new_office.write("报告.txt", "群众满意度达到98%，女性占73.9%。\n")
    short = check(new_office, path)
    assert "Figures not judged" in short.out
    assert "--unread lists them" in short.out
    assert "Not read" not in short.out
    listed = check(new_office, path, "--unread")
    assert "群众满意度达到98%" in listed.out
    assert listed.code == 0


@pytest.mark.parametrize("suffix", ["md", "html", "csv", "xlsx", "json", "txt"])
def test_every_format_goes_to_a_file(new_office: Office, suffix: str) -> None:
    path = new_office.write("报告.txt", TEXT)
    output = new_office.folder / f"复核.{suffix}"
    ran = check(new_office, path, "-o", output)
    assert ran.code == 3
    assert output.stat().st_size > 100
    assert ran.out == ""


def test_the_same_file_gives_the_same_bytes(new_office: Office) -> None:
    path = new_office.write("报告.txt", TEXT)
    runs = [check(new_office, path, "--format", "html").out for _run in range(2)]
    assert runs[0] == runs[1]


def test_the_report_is_chinese_unless_english_was_asked_for(new_office: Office) -> None:
    path = new_office.write("报告.txt", TEXT)
    output = new_office.folder / "复核.json"
    assert new_office.zhunru("figures", "check", path, "-o", output).code == 3
    told = Told(3, json.loads(output.read_bytes()))
    assert [row["status"] for row in rows(told, "list")] == ["contradicts", "truncated", "agrees"]
    schema = json.loads((ROOT / "docs" / "report.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(told.json, schema)


def test_personal_data_is_not_repeated(new_office: Office) -> None:
    text = "联系人13812345678，由914块减至407块，精简率56.5%。\n"
    ran = check(new_office, new_office.write("报告.txt", text))
    assert ran.code == 3
    assert "13812345678" not in ran.out


# What cannot be read


@pytest.mark.parametrize(
    ("name", "content", "code", "said"),
    [
        ("报告.pdf", b"%PDF-1.7 ...", 4, "save it as .docx"),
        ("报告.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), 4, "save it as .docx"),
        ("报告.wps", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), 4, "save it as .docx"),
        ("报告.docx", b"PK\x03\x04 broken", 4, "no Word document, or damaged"),
        ("报告.docx", b"plain words", 4, "no Word document, or damaged"),
        ("报告.xlsx", b"PK\x03\x04 broken", 4, "damaged"),
        ("报告.txt", b"", 4, "The file is empty."),
        ("报告.txt", b"\xef\xbb\xbf\n", 4, "The file is empty."),
        ("报告.txt", b"\xff\xfe\x00\xd8\x00\x00\xff\xff\x81", 4, "no known encoding"),
        ("报告.csv", "事项,公布值\n“,\"开".encode(), 4, "double quote"),
        ("照片.png", b"\x89PNG\r\n", 4, "no text or table that is read here"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read(
    new_office: Office, name: str, content: bytes, code: int, said: str
) -> None:
    path = new_office.folder / name
    path.write_bytes(content)
    ran = check(new_office, path)
    assert (ran.code, ran.out) == (code, "")
    assert name in ran.err
    assert said in ran.err
    assert "Traceback" not in ran.err


def test_a_word_document_without_its_text(new_office: Office) -> None:
    path = new_office.folder / "报告.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("other.xml", "<a/>")
    ran = check(new_office, path)
    assert ran.code == 4
    assert "no Word document, or damaged" in ran.err


def test_no_such_file_and_a_folder(new_office: Office) -> None:
    missing = check(new_office, new_office.folder / "没有.docx")
    assert (missing.code, missing.out) == (2, "")
    assert "there is nothing of that name" in missing.err
    folder = check(new_office, new_office.folder)
    assert folder.code == 2
    assert "is a folder" in folder.err


def test_an_unknown_suffix_of_the_output(new_office: Office) -> None:
    ran = check(new_office, new_office.write("报告.txt", TEXT), "-o", "复核.odt")
    assert ran.code == 2


def test_help_ends_with_an_example(new_office: Office) -> None:
    ran = check(new_office, "--help")
    assert ran.code == 0
    assert "zhunru figures check 公布数字.csv -o 复核.html" in ran.out.rstrip().splitlines()[-1]


def test_a_report_without_any_figures(new_office: Office) -> None:
    ran = check(new_office, new_office.write("报告.txt", "没有数字的一句话。\n"))
    assert ran.code == 0
    assert "No figures were found that follow from each other." in ran.out
