from __future__ import annotations

import json
import os
import subprocess
import sys
import warnings
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from registry.language import Tongue, speaking
from registry.sheets import Kind, kinds
from registry.store import Register
from registry.templates import Known, known_names, template
from tests.registry.town import complaints, facts, found, settle, take_in, write_csv

ROOT = Path(__file__).parents[2]
ALL = list(kinds())

NAMES = {
    "区划": "代码,名称,级别,上级\nQS,碧山区,区县级,示例市\nQJ,青松街道,街道级,碧山区\n",
    "社区": "社区代码,社区名称,街道,区县\nQS0101,青松社区,青松街道,碧山区\n",
    "部门": "部门代码,部门名称\nMZ,市民政局\n",
}
"""What the examples of the descriptions name."""


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Register]:
    folder = tmp_path / "names"
    folder.mkdir()
    for name, text in NAMES.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    with found(tmp_path / "town.db") as register:
        result = take_in(register, folder)
        assert not result.rejected, complaints(result)
        yield register


def made(kind: Kind, known: Known, tongue: Tongue) -> Workbook:
    with speaking(tongue), warnings.catch_warnings():
        warnings.simplefilter("error")
        content = template(kind, known)
    return load_workbook(BytesIO(content))


def table_of(book: Workbook) -> Worksheet:
    sheet = book.worksheets[0]
    assert isinstance(sheet, Worksheet)
    return sheet


def copied_example(sheet: Worksheet, row: int) -> None:
    """The example is typed once more, as a row of data."""
    for at, value in enumerate(next(sheet.iter_rows(min_row=2, max_row=2, values_only=True))):
        if at:
            sheet.cell(row, at + 1).value = value


def limits(sheet: Worksheet) -> dict[str, Any]:
    """The limit of each column by its header."""
    result = {}
    for limit in sheet.data_validations.dataValidation:
        area = next(iter(limit.sqref.ranges))
        if area.min_row == 3:
            result[str(sheet.cell(1, area.min_col).value)] = limit
    return result


@pytest.mark.parametrize("tongue", ["zh", "en"])
@pytest.mark.parametrize("name", ALL)
def test_what_a_template_makes_is_accepted_and_its_example_row_is_not_data(
    name: str, tongue: Tongue, town: Register, tmp_path: Path
) -> None:
    kind = kinds()[name]
    book = made(kind, known_names(town), tongue)
    copied_example(table_of(book), 3)
    book.save(tmp_path / "x.xlsx")
    before = facts(town, kind)

    result = take_in(town, tmp_path / "x.xlsx")

    assert not complaints(result)
    (sheet,) = result.entries
    assert (sheet.kind, sheet.counts.new + sheet.counts.changed + sheet.counts.unchanged) == (
        name,
        1,
    )
    assert len(facts(town, kind)) <= len(before) + 1


@pytest.mark.parametrize("name", ALL)
def test_a_template_may_be_read_with_its_kind_said(
    name: str, town: Register, tmp_path: Path
) -> None:
    book = made(kinds()[name], Known(), "zh")
    copied_example(table_of(book), 3)
    book.save(tmp_path / "x.xlsx")
    result = take_in(town, tmp_path / "x.xlsx", kind=kinds()[name])
    assert not complaints(result)


@pytest.mark.parametrize("name", ALL)
def test_an_unfilled_template_brings_nothing(name: str, town: Register, tmp_path: Path) -> None:
    made(kinds()[name], Known(), "zh").save(tmp_path / "x.xlsx")
    before = facts(town, kinds()[name])
    result = take_in(town, tmp_path / "x.xlsx")
    assert [finding.code for finding in result.findings] == ["sheet.no_rows"]
    assert facts(town, kinds()[name]) == before


def test_the_example_row_is_not_summed(town: Register, tmp_path: Path) -> None:
    book = made(kinds()["work"], Known(), "zh")
    sheet = table_of(book)
    copied_example(sheet, 3)
    sheet.append(["合计", None, None, None, 36])
    book.save(tmp_path / "x.xlsx")
    assert not complaints(take_in(town, tmp_path / "x.xlsx"))


def test_the_example_of_a_place_is_not_known_to_the_rows_below(tmp_path: Path) -> None:
    book = made(kinds()["place"], Known(), "zh")
    table_of(book).append([1, "A", "甲街道", "街道级", "碧山区"])
    book.save(tmp_path / "x.xlsx")
    with found(tmp_path / "town.db") as register:
        result = take_in(register, tmp_path / "x.xlsx")
    assert [finding.where.column for finding in result.findings] == ["上级"]


def test_the_sheet_of_push_downs(town: Register) -> None:
    book = made(kinds()["pushdown"], known_names(town), "zh")
    sheet = table_of(book)
    assert [sheet.title, *(other.title for other in book.worksheets[1:])] == [
        "下派记录",
        "说明",
        "名单",
    ]
    assert sheet.freeze_panes == "A2"
    assert [cell.value for cell in sheet[1]] == [
        *("序号", "下派日期*", "部门*", "社区*", "事项*", "文号", "渠道"),
        *("工作量（件）", "完成时限", "承诺经费（元）", "下放权限", "配备人员（人）"),
    ]
    assert [sheet["A2"].value, sheet["B2"].value.date(), sheet["C2"].value, sheet["H2"].value] == [
        "示例",
        date(2026, 3, 1),
        "市民政局",
        120,
    ]
    assert book["名单"].sheet_state == "hidden"


def test_the_limits_of_push_downs(town: Register) -> None:
    found_limits = limits(table_of(made(kinds()["pushdown"], known_names(town), "zh")))
    assert {
        header: (limit.type, limit.errorStyle or "stop", limit.formula1)
        for header, limit in found_limits.items()
        if limit.type
    } == {
        "下派日期*": ("date", "warning", "1"),
        "部门*": ("list", "warning", "'名单'!$A$2:$A$2"),
        "社区*": ("list", "warning", "'名单'!$B$2:$B$6"),
        "事项*": ("textLength", "stop", "2000"),
        "文号": ("textLength", "stop", "2000"),
        "渠道": ("list", "stop", '"文件,会议,微信群,APP,电话,其他"'),
        "工作量（件）": ("whole", "warning", "0"),
        "完成时限": ("date", "warning", "1"),
        "下放权限": ("textLength", "stop", "2000"),
        "配备人员（人）": ("whole", "warning", "0"),
    }
    assert all(limit.prompt for limit in found_limits.values())
    assert "承诺经费（元）" in found_limits


def test_the_names_in_the_lists_are_clear(tmp_path: Path) -> None:
    with settle(tmp_path / "town.db", tmp_path / "names") as register:
        names = [
            cell.value for cell in made(kinds()["review"], known_names(register), "zh")["名单"]["A"]
        ]
    assert names[1:5] == ["绿湖区和平社区", "湖滨社区", "湖滨街道社区", "青松社区"]


def test_without_a_register_there_are_no_lists_of_names() -> None:
    book = made(kinds()["pushdown"], Known(), "zh")
    assert book.sheetnames == ["下派记录", "说明"]
    assert limits(table_of(book))["部门*"].type is None


def test_duties_of_the_catalogue_are_offered(town: Register, tmp_path: Path) -> None:
    take_in(
        town, write_csv(tmp_path / "目录.csv", [["事项名称", "事项性质"], ["防汛", "依法协助"]])
    )
    book = made(kinds()["work"], known_names(town), "zh")
    assert [cell.value for cell in book["名单"]["B"]][1:] == ["防汛"]


def test_the_explanations_name_every_column_and_every_spelling(town: Register) -> None:
    kind = kinds()["pushdown"]
    sheet = made(kind, Known(), "zh")["说明"]
    rows = {str(row[0]): row for row in sheet.iter_rows(values_only=True) if row[0]}
    for column in kind.columns:
        heading = column.zh + (f"（{column.unit}）" if column.unit else "") + "*" * column.required
        assert rows[heading][2], heading
    assert "微信群" in str(rows["渠道"][3])
    assert "钉钉群" in str(rows["渠道"][3])
    assert rows["承诺经费（元）"][4] == "12000"
    assert {"/", "无"} <= set(rows)


def test_in_english(town: Register) -> None:
    book = made(kinds()["pushdown"], known_names(town), "en")
    sheet = table_of(book)
    assert book.sheetnames == ["Push-downs", "Explanations", "Lists"]
    assert [cell.value for cell in sheet[1]][:3] == ["No.", "Date*", "Department*"]
    assert sheet["A2"].value == "Example"
    assert sheet["G2"].value == "document"


def test_the_same_bytes_every_time(town: Register) -> None:
    kind, known = kinds()["ledger"], known_names(town)
    assert template(kind, known) == template(kind, known)


# --- the command -----------------------------------------------------------------------------


def zhunru(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The program as its users run it."""
    return subprocess.run(
        [sys.executable, str(ROOT / "zhunru.py"), *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONUTF8": "1", "ZHUNRU_DB": str(folder / "town.db")},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_the_list_of_kinds(tmp_path: Path) -> None:
    shown = zhunru(tmp_path, "--lang", "en", "template", "--list", "--format", "json")
    listed = json.loads(shown.stdout)
    assert [row["kind"] for row in listed] == ALL
    assert {
        "kind": "pushdown",
        "zh": "下派记录",
        "en": "Push-downs",
        "about": "Work that departments gave to communities",
    } in listed


@pytest.mark.parametrize("name", ["pushdown", "下派记录", "Push-downs"])
def test_a_template_by_any_name_of_its_kind(name: str, tmp_path: Path) -> None:
    came = zhunru(tmp_path, "--lang", "zh", "template", name, "-o", "x.xlsx")
    assert (came.returncode, came.stdout) == (0, "")
    assert load_workbook(tmp_path / "x.xlsx").sheetnames == ["下派记录", "说明"]


def test_the_names_of_the_register_beside_it_are_offered(town: Register, tmp_path: Path) -> None:
    came = zhunru(tmp_path, "--lang", "zh", "template", "review", "-o", "x.xlsx")
    assert came.returncode == 0, came.stderr
    assert load_workbook(tmp_path / "x.xlsx")["名单"]["A2"].value == "青松社区"


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ([], 2, "template --list"),
        (["nothing", "-o", "x.xlsx"], 2, "no kind of spreadsheet"),
        (["place"], 2, "zhunru template place -o Places.xlsx"),
        (
            ["place", "-o", "x.csv"],
            2,
            "can only be an .xlsx, not x.csv: zhunru template place -o x.xlsx",
        ),
        (["place", "-o", "no/such/x.xlsx"], 1, "no/such/x.xlsx cannot be written"),
    ],
)
def test_what_cannot_be_done_is_said(
    arguments: list[str], code: int, words: str, tmp_path: Path
) -> None:
    came = zhunru(tmp_path, "--lang", "en", "template", *arguments)
    assert (came.returncode, came.stdout) == (code, "")
    assert words in came.stderr
    assert not list(tmp_path.iterdir())
