from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from registry.errors import FileUnwritable
from registry.intake.returned import check_folder, write_returned
from registry.language import speaking
from registry.sheets import kinds
from registry.store import Register
from tests.registry.town import complaints, facts, settle, take_in, write_csv

ROOT = Path(__file__).parents[3]
RED = "FFFF9C9C"
MOBILE = "13812345678"
IDENTITY = "11010519491231002X"


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Register]:
    with settle(tmp_path / "town.db", tmp_path / "names") as register:
        yield register


def zhunru(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The program as its users run it."""
    return subprocess.run(
        [sys.executable, str(ROOT / "zhunru.py"), "--lang", "en", "--by", "clerk", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONUTF8": "1", "ZHUNRU_DB": str(folder / "town.db")},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def sent_back(register: Register, path: Path, folder: Path, **options: Any) -> list[Path]:
    result = take_in(register, path, partial=True, **options)
    assert result.returned, complaints(result)
    with speaking("en"):
        return write_returned(result.returned, folder)


def sheet_of(path: Path) -> Worksheet:
    sheet = load_workbook(path).worksheets[0]
    assert isinstance(sheet, Worksheet)
    return sheet


def comment_of(sheet: Worksheet, place: str) -> str:
    comment = sheet[place].comment
    return comment.text if comment else ""


def red_cells(sheet: Worksheet) -> list[str]:
    return [
        cell.coordinate for row in sheet.iter_rows() for cell in row if cell.fill.fgColor.rgb == RED
    ]


# --- the whole story -------------------------------------------------------------------------

MESSY: list[list[Any]] = [
    ["碧山区2026年下派工作台账"],
    ["填报单位：市民政局", None, None, None, "单位：万元", None, None],
    ["序号", "下派情况", None, None, "工作内容", None, "备注"],
    [None, "下派日期", "部门", "社区", "事项", "承诺经费", None],
    [1, datetime.fromisoformat("2026-03-01"), "民政", "青松社区", "防汛", 1.25, "急"],
    [2, "2026年3月32日", "公安", "碧山区和平社区", "防火", 0.5, None],
    [3, "2026.3.3", "公案", "湖滨社区", "普查", 2, "已核"],
    [4, datetime.fromisoformat("2026-03-04"), "公安", "湖滨社区", "普查", 1, None],
    ["合计", None, None, None, None, 4.75, None],
    ["填表人：张三", None, "联系电话：13812345678"],
]


def messy_workbook(path: Path, rows: list[list[Any]]) -> Path:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "下派"
    for row in rows:
        sheet.append(row)
    for area in ("A1:G1", "A3:A4", "B3:D3", "E3:F3", "G3:G4"):
        sheet.merge_cells(area)
    book.save(path)
    return path


def test_sent_back_corrected_and_taken_in(town: Register, tmp_path: Path) -> None:
    town.close()
    (tmp_path / "报送").mkdir()
    messy_workbook(tmp_path / "报送" / "台账.xlsx", MESSY)

    came = zhunru(tmp_path, "import", "报送", "--partial", "--returned", "送回", "--format", "json")

    assert came.returncode == 4, came.stderr
    taken = json.loads(came.stdout)
    assert [(entry["kind"], entry["new"]) for entry in taken["entries"]] == [("pushdown", 2)]
    copy = tmp_path / "送回" / "台账-退回.xlsx"
    assert str(copy.relative_to(tmp_path)) in came.stderr

    book = load_workbook(copy)
    sheet = book["下派"]
    assert str(sheet["A1"].value).startswith("Returned: 2 rows")
    assert [cell.value for cell in sheet[5]][1:6] == [
        "下派日期",
        "部门",
        "社区",
        "事项",
        "承诺经费",
    ]
    assert {str(area) for area in sheet.merged_cells.ranges} == {
        *("A1:G1", "A2:G2", "A4:A5", "B4:D4", "E4:F4", "G4:G5")
    }
    assert [[cell.value for cell in row] for row in sheet.iter_rows(min_row=6)] == [
        [2, "2026年3月32日", "公安", "碧山区和平社区", "防火", 0.5, None],
        [3, "2026.3.3", "公案", "湖滨社区", "普查", 2, "已核"],
    ]
    assert red_cells(sheet) == ["B6", "C7"]
    assert "Row 6 of the original" in comment_of(sheet, "B6")
    assert "2026年3月32日" in comment_of(sheet, "B6")
    assert "市公安局" in comment_of(sheet, "C7") or "公安" in comment_of(sheet, "C7")

    sheet["B6"] = datetime.fromisoformat("2026-03-02")
    sheet["C7"] = "公安"
    book.save(copy)
    again = zhunru(tmp_path, "import", str(copy))

    assert again.returncode == 0, again.stderr
    clean = [list(row) for row in MESSY]
    clean[5][1], clean[6][2] = datetime.fromisoformat("2026-03-02"), "公安"
    with settle(tmp_path / "clean.db", tmp_path / "names") as other:
        result = take_in(other, messy_workbook(tmp_path / "净.xlsx", clean))
        assert not result.rejected, complaints(result)
        with Register.open(tmp_path / "town.db") as register:
            kind = kinds()["pushdown"]
            assert len(facts(register, kind)) == 4
            assert facts(register, kind) == facts(other, kind)


def test_a_folder_that_cannot_be_written_is_noticed_before_anything_is_taken(
    town: Register, tmp_path: Path
) -> None:
    messy_workbook(tmp_path / "台账.xlsx", MESSY)
    (tmp_path / "退回").write_text("a file of that name")
    came = zhunru(tmp_path, "import", "台账.xlsx", "--partial")
    assert came.returncode == 1
    assert "退回 cannot be written" in came.stderr
    assert not facts(town, kinds()["pushdown"])


# --- the cells -------------------------------------------------------------------------------


def test_cells_keep_their_types(town: Register, tmp_path: Path) -> None:
    book = Workbook()
    came = book.worksheets[0]
    came.append(["下派日期", "部门", "社区", "事项", "工作量", "备注"])
    day = datetime.fromisoformat("2026-03-01")
    came.append([day, "无此局", "青松社区", "=防汛", 12.0, True])
    came["D2"].data_type = "s"
    book.save(tmp_path / "x.xlsx")
    (copy,) = sent_back(town, tmp_path / "x.xlsx", tmp_path / "out")
    sheet = sheet_of(copy)
    assert [(cell.value, cell.data_type) for cell in sheet[3]] == [
        (day, "d"),
        ("无此局", "s"),
        ("青松社区", "s"),
        ("=防汛", "s"),
        (12, "n"),
        (True, "b"),
    ]
    assert sheet["A3"].number_format == "yyyy-mm-dd"
    assert sheet["A3"].value.date() == date(2026, 3, 1)


def test_personal_numbers_are_struck_out_wherever_they_stand(
    town: Register, tmp_path: Path
) -> None:
    head = ["下派日期", "部门", "社区", "事项", "工作量", "联系电话", "备注"]
    rows = [
        ["2026-03-01", "民政", "青松社区", f"走访 {MOBILE}", "13900001111", MOBILE, IDENTITY],
        ["2026-03-02", f"张三{MOBILE}", "青松社区", "走访", "1", "", ""],
    ]
    title = [f"填报人 李四 {MOBILE}", *[""] * 6]
    (copy,) = sent_back(town, write_csv(tmp_path / "x.csv", [title, head, *rows]), tmp_path / "out")
    sheet = sheet_of(copy)
    assert [cell.value for cell in sheet[4]] == [
        *("2026-03-01", "民政", "青松社区", "走访 138****5678", "13900001111"),
        *("138****5678", "110105***********X"),
    ]
    assert red_cells(sheet) == ["D4", "G4", "B5"]
    assert "Delete" in comment_of(sheet, "G4")
    everything = [str(cell.value) for row in sheet.iter_rows() for cell in row]
    everything += [cell.comment.text for row in sheet.iter_rows() for cell in row if cell.comment]
    assert not [text for text in everything if MOBILE in text or IDENTITY in text]


def test_rows_that_contradict_another_come_back_marked_at_their_first_cell(
    town: Register, tmp_path: Path
) -> None:
    text = "台账名称,部门,频次\n甲台账,民政,每月\n甲台账,民政,每周\n乙台账,民政,每周\n"
    (tmp_path / "x.csv").write_text(text, encoding="utf-8")
    (copy,) = sent_back(town, tmp_path / "x.csv", tmp_path / "out")
    sheet = sheet_of(copy)
    assert [cell.value for cell in sheet[3]] == ["甲台账", "民政", "每周"]
    assert sheet.max_row == 3
    assert red_cells(sheet) == ["A3"]
    assert "row 2" in comment_of(sheet, "A3")


def test_a_doubtful_cell_is_commented_but_not_red(town: Register, tmp_path: Path) -> None:
    text = "下派日期,部门,社区,事项,承诺经费\n2026-03-01,无此局,青松社区,防汛,0.001\n"
    (tmp_path / "x.csv").write_text(text, encoding="utf-8")
    (copy,) = sent_back(town, tmp_path / "x.csv", tmp_path / "out")
    sheet = sheet_of(copy)
    assert red_cells(sheet) == ["B3"]
    assert "rounded" in comment_of(sheet, "E3")


# --- the layout ------------------------------------------------------------------------------


def test_a_two_level_header_of_a_csv_file_is_still_understood(
    town: Register, tmp_path: Path
) -> None:
    rows = [
        ["下派", "", "", "内容", ""],
        ["日期", "部门", "社区", "事项", "数量"],
        ["2026-03-01", "民政", "无此社区", "防汛", "5"],
    ]
    kind = kinds()["pushdown"]
    (copy,) = sent_back(town, write_csv(tmp_path / "x.csv", rows), tmp_path / "out", kind=kind)
    book = load_workbook(copy)
    book.worksheets[0]["C4"] = "青松社区"
    book.save(copy)
    again = take_in(town, copy)
    assert not again.rejected, complaints(again)
    assert [(entry.kind, entry.counts.new) for entry in again.entries] == [("pushdown", 1)]


def test_what_was_merged_over_several_rows_stands_in_each(town: Register, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["部门", "下派日期", "社区", "事项"])
    sheet.append(["民政", "2026-03-01", "青松社区", "防汛"])
    sheet.append([None, "2026-13-01", "青松社区", "防火"])
    sheet.merge_cells("A2:A3")
    book.save(tmp_path / "x.xlsx")
    (copy,) = sent_back(town, tmp_path / "x.xlsx", tmp_path / "out")
    assert [cell.value for cell in sheet_of(copy)[3]] == ["民政", "2026-13-01", "青松社区", "防火"]


def test_a_kind_that_had_to_be_said_is_named_in_the_copy(town: Register, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    book = Workbook()
    for row in (["名称", "编码", "生效日期"], ["甲局", "J", "2026-13-01"]):
        book.worksheets[0].append(row)
    book.save(path)
    assert [finding.code for finding in take_in(town, path).findings] == ["sheet.ambiguous_kind"]
    (copy,) = sent_back(town, path, tmp_path / "out", kind=kinds()["department"])
    book = load_workbook(copy)
    sheet = book.worksheets[0]
    assert "--kind department" in str(sheet["A1"].value)
    sheet["C3"] = "2026-12-01"
    book.save(copy)
    again = take_in(town, copy)
    assert [(entry.kind, entry.counts.new) for entry in again.entries] == [("department", 1)]


@pytest.mark.parametrize("tongue", ["en", "zh"])
def test_the_notice_names_no_kind_of_spreadsheet(
    tongue: Any, town: Register, tmp_path: Path
) -> None:
    """Such a word in the first rows would tip the scales when the kind is looked for."""
    text = "台账名称,部门\n甲台账,无此局\n"
    (tmp_path / "x.csv").write_text(text, encoding="utf-8")
    result = take_in(town, tmp_path / "x.csv", partial=True)
    with speaking(tongue):
        (copy,) = write_returned(result.returned, tmp_path / "out")
    notice = str(sheet_of(copy)["A1"].value).lower().replace(" ", "")
    assert not [kind.kind for kind in kinds().values() if kind.zh in notice or kind.kind in notice]


# --- the files -------------------------------------------------------------------------------


def test_files_of_one_stem_and_earlier_copies_are_told_apart(
    town: Register, tmp_path: Path
) -> None:
    text = "台账名称,部门\n甲台账,无此局\n"
    for name in ("来/甲/x.csv", "来/乙/x.csv", "来/x.txt", "来/x.csv"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text + f"{name},\n", encoding="utf-8")
    copies = sent_back(town, tmp_path / "来", tmp_path / "out")
    assert [copy.name for copy in copies] == [
        *("x-退回.xlsx", "x-退回-2.xlsx", "乙-x-退回.xlsx", "甲-x-退回.xlsx")
    ]


def test_all_sheets_of_a_file_come_back_in_one(town: Register, tmp_path: Path) -> None:
    book = Workbook()
    for at, (title, name) in enumerate((("一", "台账名称"), ("二", "会议名称"))):
        sheet = book.create_sheet(title, at)
        sheet.append([name, "部门"])
        sheet.append(["甲", "无此局"])
    book.save(tmp_path / "x.xlsx")
    (copy,) = sent_back(town, tmp_path / "x.xlsx", tmp_path / "out")
    assert load_workbook(copy).sheetnames == ["一", "二"]


def test_a_very_long_name_is_shortened(town: Register, tmp_path: Path) -> None:
    path = tmp_path / ("长" * 80 + ".csv")
    path.write_text("台账名称,部门\n甲台账,无此局\n", encoding="utf-8")
    (copy,) = sent_back(town, path, tmp_path / "out")
    assert copy.name == "长" * 60 + "-退回.xlsx"


@pytest.mark.parametrize("place", ["there", "there/below"])
def test_a_file_in_the_place_of_the_folder(place: str, tmp_path: Path) -> None:
    (tmp_path / "there").write_text("x")
    with pytest.raises(FileUnwritable):
        check_folder(tmp_path / place)
    with pytest.raises(FileUnwritable):
        write_returned([], tmp_path / place)


def test_a_folder_that_is_not_there_yet_will_do(tmp_path: Path) -> None:
    check_folder(tmp_path / "a" / "b")
    assert not (tmp_path / "a").exists()
