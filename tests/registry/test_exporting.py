from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from registry.export_files import as_csv, as_json, as_workbook
from registry.exporting import Export
from registry.sheets import Column, Kind, kinds
from registry.spreadsheet import Spreadsheet
from registry.store import Register
from registry.written import frequency_words
from tests.registry.cells_as_written import sheet_of, written
from tests.registry.town import (
    complaints,
    facts,
    found,
    other_names,
    settle,
    take_in,
    write_csv,
)

ROOT = Path(__file__).parents[2]
ALL = list(kinds())
ROWS = 60


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("town")
    settle(folder / "town.db", folder / "names").close()
    return folder / "town.db"


@pytest.fixture
def town(base: Path, tmp_path: Path) -> Iterator[Register]:
    copy = tmp_path / "town.db"
    copy.write_bytes(base.read_bytes())
    with Register.open(copy) as register:
        yield register


def export_to(register: Register, kind: Kind, path: Path) -> Path:
    export = Export(register, kind)
    if path.suffix == ".csv":
        path.write_text("".join(as_csv(export)), encoding="utf-8-sig", newline="")
    else:
        path.write_bytes(as_workbook(export))
    return path


def rows_of(register: Register, name: str) -> list[list[str]]:
    """The export of a kind as a CSV reader sees it."""
    return list(csv.reader("".join(as_csv(Export(register, kinds()[name]))).splitlines()))


def assert_nothing_changes(register: Register, kind: Kind, path: Path) -> None:
    before, names = facts(register, kind), other_names(register)
    again = take_in(register, export_to(register, kind, path), kind=kind)
    assert not again.rejected, complaints(again)[:10]
    counts = again.entries[0].counts
    assert (counts.new, counts.changed, counts.missing) == (0, 0, 0), complaints(again)[:10]
    assert counts.unchanged == len(before)
    assert facts(register, kind) == before
    assert other_names(register) == names


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
@pytest.mark.parametrize("name", ALL)
def test_an_export_read_again_changes_nothing(
    name: str, suffix: str, town: Register, tmp_path: Path
) -> None:
    kind = kinds()[name]
    sheet = write_csv(tmp_path / "来.csv", sheet_of(kind, ROWS))
    came = take_in(town, sheet, kind=kind, partial=True)
    assert len(facts(town, kind)) >= ROWS // 2, complaints(came)[:10]
    assert_nothing_changes(town, kind, tmp_path / f"去{suffix}")


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
@pytest.mark.parametrize("name", ALL)
def test_the_kind_of_an_export_is_seen_without_being_told(
    name: str, suffix: str, town: Register, tmp_path: Path
) -> None:
    kind = kinds()[name]
    sheet = write_csv(tmp_path / "来.csv", sheet_of(kind, ROWS))
    take_in(town, sheet, kind=kind, partial=True)
    again = take_in(town, export_to(town, kind, tmp_path / f"x{suffix}"))
    assert [entry.kind for entry in again.entries] == [name], complaints(again)


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_a_register_made_of_all_exports_holds_the_same_facts(
    suffix: str, town: Register, tmp_path: Path
) -> None:
    for name in ALL:
        sheet = write_csv(tmp_path / f"来{name}.csv", sheet_of(kinds()[name], 20))
        take_in(town, sheet, kind=kinds()[name], partial=True)
    folder = tmp_path / "去"
    folder.mkdir()
    for name in ALL:
        export_to(town, kinds()[name], folder / f"{name}{suffix}")

    with found(tmp_path / "fresh.db") as fresh:
        came = take_in(fresh, folder)
        assert not came.rejected, complaints(came)[:10]
        for name in ALL:
            assert facts(fresh, kinds()[name]) == facts(town, kinds()[name]), name
        assert other_names(fresh) == other_names(town)


TEXT_LIKE = ("text", "name", "duty", "list", "code", "document_number")
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc", "Co", "Cn"]), max_size=8)
NUMBER = st.one_of(
    st.integers(0, 10**15).map(str),
    st.decimals(0, 10**9, places=2).map(lambda number: f"{number:,}"),
    st.integers(1, 10**6).map(lambda number: f"约{number}"),
)


def a_cell(column: Column) -> st.SearchStrategy[str]:
    usual = st.sampled_from(written(column))
    if column.type in TEXT_LIKE:
        return st.one_of(usual, ANY_TEXT, ANY_TEXT.map("=".__add__))
    if column.type in ("count", "money", "area", "points", "minutes", "frequency"):
        return st.one_of(usual, NUMBER)
    return usual


@st.composite
def a_sheet(draw: st.DrawFn) -> tuple[Kind, list[list[str]]]:
    kind = kinds()[draw(st.sampled_from(ALL))]
    row = st.tuples(*(a_cell(column) for column in kind.columns)).map(list)
    rows = draw(st.lists(row, min_size=1, max_size=6))
    return kind, [[column.zh for column in kind.columns], *rows]


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(came=a_sheet(), suffix=st.sampled_from([".xlsx", ".csv"]))
def test_whatever_was_accepted_comes_back_the_same(
    came: tuple[Kind, list[list[str]]], suffix: str, base: Path
) -> None:
    kind, rows = came
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "town.db"
        copy.write_bytes(base.read_bytes())
        with Register.open(copy) as register:
            take_in(register, write_sheet(Path(folder) / "来.xlsx", rows), kind=kind, partial=True)
            if facts(register, kind):
                assert_nothing_changes(register, kind, Path(folder) / f"去{suffix}")


def write_sheet(path: Path, rows: list[list[str]]) -> Path:
    book = Spreadsheet()
    sheet = book.sheet("来")
    for number, row in enumerate(rows):
        for at, text in enumerate(row):
            book.write(sheet, number, at, text)
    path.write_bytes(book.content())
    return path


def taken(register: Register, tmp_path: Path, text: str, **options: Any) -> None:
    path = tmp_path / "来.csv"
    path.write_text(text, encoding="utf-8")
    came = take_in(register, path, **options)
    assert not came.rejected, complaints(came)


def test_cells_are_written_as_people_write_them(town: Register, tmp_path: Path) -> None:
    taken(
        town,
        tmp_path,
        "下派日期,部门,社区,事项,渠道,工作量,完成时限,承诺经费（万元）,下放权限\n"
        "2026年3月1日,民政,QS0101,防汛,微信,约120,2026年4月,1.25,无\n"
        "2026.3.2,公安,碧山区和平社区,防火,,300余,,近3,/\n"
        "20260303,GA,全市,普查,,,/,无,\n",
    )
    assert rows_of(town, "pushdown") == [
        [
            *("下派日期", "部门", "社区", "事项", "文号", "渠道"),
            *("工作量（件）", "完成时限", "承诺经费（元）", "下放权限", "配备人员（人）"),
        ],
        [
            "2026-03-01",
            "市民政局",
            "青松社区",
            "防汛",
            "",
            "微信群",
            "约120",
            "2026-04",
            "12500",
            "无",
            "",
        ],
        [
            "2026-03-02",
            "市公安局",
            "碧山区和平社区",
            "防火",
            "",
            "",
            "300余",
            "",
            "近30000",
            "/",
            "",
        ],
        ["2026-03-03", "市公安局", "全部", "普查", "", "", "", "", "无", "", ""],
    ]


def test_a_workbook_holds_real_numbers_and_dates(town: Register, tmp_path: Path) -> None:
    taken(
        town,
        tmp_path,
        "拨付日期,拨付单位,接收单位,金额,预算科目\n2026.3.1,民政,QS0101,1.2万元,007\n2026年4月,GA,某银行,-12.5,\n",
    )
    path = export_to(town, kinds()["payment"], tmp_path / "x.xlsx")
    sheet = load_workbook(path)["经费拨付"]
    assert sheet.freeze_panes == "A2"
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    assert rows == [
        (
            datetime.fromisoformat("2026-03-01"),
            "市民政局",
            "青松社区",
            12000,
            None,
            None,
            "007",
            2026,
            None,
            None,
            None,
        ),
        ("2026-04", "市公安局", "某银行", -12.5, None, None, None, 2026, None, None, None),
    ]


def test_minutes_area_and_frequency_carry_their_unit(town: Register, tmp_path: Path) -> None:
    taken(town, tmp_path, "台账名称,频次,每次用时\n甲台账,每两年一次,1.5小时\n乙台账,4,约半天\n")
    table = rows_of(town, "ledger")
    name, often, each = (table[0].index(text) for text in ("台账名称", "频次", "每次用时（分钟）"))
    assert [(row[name], row[often], row[each]) for row in table[1:]] == [
        ("乙台账", "每年4次", "约240"),
        ("甲台账", "每2年1次", "90"),
    ]


@pytest.mark.parametrize(
    ("canonical", "words"),
    [
        ("2/month", "每月2次"),
        ("1/2month", "每2个月1次"),
        ("1/10workday", "每10个工作日1次"),
        ("1/half_year", "每半年1次"),
        ("once", "一次性"),
        ("any", "随时"),
    ],
)
def test_frequencies_in_words(canonical: str, words: str) -> None:
    assert frequency_words(canonical) == words


def test_a_name_that_stands_twice_comes_with_its_district_or_street(
    town: Register, tmp_path: Path
) -> None:
    taken(
        town,
        tmp_path,
        "日期,社区,事项\n2026-03-01,QS0102,防汛\n2026-03-02,LH0101,防汛\n2026-03-03,QS0201,防汛\n2026-03-04,QS0103,防汛\n",
        kind=kinds()["work"],
    )
    assert [row[1] for row in rows_of(town, "work")[1:]] == [
        "碧山区和平社区",
        "绿湖区和平社区",
        "中山街道朝阳社区",
        "青松街道朝阳社区",
    ]


def test_other_names_of_departments_come_back(town: Register) -> None:
    table = rows_of(town, "department")
    assert [(row[0], row[1], row[3]) for row in table[1:]] == [
        ("GA", "市公安局", "公安"),
        ("LHMZ", "绿湖区民政局", "区民政"),
        ("MZ", "市民政局", "民政、民政局"),
        ("QSMZ", "碧山区民政局", "区民政"),
        ("市总工会", "市总工会", ""),
    ]


def test_identical_events_stay_two_even_after_one_was_changed(
    town: Register, tmp_path: Path
) -> None:
    head = "下派日期,部门,社区,事项,工作量\n"
    two = "2026-03-01,民政,青松社区,防汛,5\n2026-03-01,民政,青松社区,防汛,7\n"
    taken(town, tmp_path, head + two)
    taken(town, tmp_path, head + two.replace(",5", ",6"))
    volumes = [row[6] for row in rows_of(town, "pushdown")[1:]]
    assert volumes == ["6", "7"]
    assert_nothing_changes(town, kinds()["pushdown"], tmp_path / "去.xlsx")


def test_columns_kept_aside_come_back_where_their_rows_still_live(
    town: Register, tmp_path: Path
) -> None:
    head = "台账名称,备注,牵头科室\n"
    taken(town, tmp_path, head + "甲台账,=急,一科\n乙台账,,二科\n丙台账,旧,三科\n")
    taken(town, tmp_path, "台账名称,字段\n丙台账,姓名\n")
    table = rows_of(town, "ledger")
    assert table[0][-2:] == ["备注", "牵头科室"]
    assert [(row[0], *row[-2:]) for row in table[1:]] == [
        ("丙台账", "", ""),
        ("乙台账", "", "二科"),
        ("甲台账", "'=急", "一科"),
    ]


def test_csv_texts_that_look_like_formulas_are_guarded_and_read_back(
    town: Register, tmp_path: Path
) -> None:
    taken(town, tmp_path, '台账名称,依据\n"=HYPERLINK(""x"")",@甲\n甲台账,-3.5\n')
    text = "".join(as_csv(Export(town, kinds()["ledger"])))
    assert "'=HYPERLINK" in text
    assert "'@甲" in text
    assert_nothing_changes(town, kinds()["ledger"], tmp_path / "去.csv")


def test_json_holds_stored_values_names_and_where_they_came_from(
    town: Register, tmp_path: Path
) -> None:
    taken(
        town,
        tmp_path,
        "下派日期,部门,社区,事项,承诺经费,口径\n2026-03-01,MZ,QS0101,防汛,约1.2万,月报\n",
    )
    found_ = json.loads("".join(as_json(Export(town, kinds()["pushdown"]))))
    assert found_["kind"] == "pushdown"
    column = {column["name"]: column for column in found_["columns"]}
    assert column["promised"] == {
        "name": "promised",
        "header": "承诺经费",
        "type": "money",
        "unit": "fen",
    }
    (row,) = found_["rows"]
    expected = {
        "date": "2026-03-01",
        "department": "MZ",
        "department_name": "市民政局",
        "community": "QS0101",
        "place": None,
        "community_name": "青松社区",
        "promised": 1_200_000,
        "promised_mark": "about",
        "aside": {"口径": "月报"},
        "file": "来.csv",
        "sheet": None,
        "row": 2,
    }
    assert {name: row[name] for name in expected} == expected


def test_json_without_facts_is_still_json(town: Register) -> None:
    assert json.loads("".join(as_json(Export(town, kinds()["need"]))))["rows"] == []


def test_equal_facts_make_equal_files(town: Register, tmp_path: Path) -> None:
    head = "台账名称,部门\n"
    taken(town, tmp_path, head + "甲台账,民政\n乙台账,公安\n")
    first = as_workbook(Export(town, kinds()["ledger"]))
    taken(town, tmp_path, head + "乙台账,公安\n甲台账,民政\n")
    assert as_workbook(Export(town, kinds()["ledger"])) == first


def test_long_numbers_keep_every_digit(town: Register, tmp_path: Path) -> None:
    taken(town, tmp_path, "拨付日期,拨付单位,接收单位,金额\n2026-03-01,民政,公安,99999999999.99\n")
    path = export_to(town, kinds()["payment"], tmp_path / "x.xlsx")
    cell = load_workbook(path)["经费拨付"]["D2"].value
    assert Decimal(str(cell)) == Decimal("99999999999.99")


def test_texts_with_separators_do_not_confuse_the_reader(town: Register, tmp_path: Path) -> None:
    names = ["a,b;c", "a,b,c;d", "a;b", "a,b,c,d;e", "a,b,c,d,e;f"]
    rows = [["台账名称", "依据"], *([name, name] for name in names)]
    take_in(town, write_sheet(tmp_path / "来.xlsx", rows))
    assert_nothing_changes(town, kinds()["ledger"], tmp_path / "去.csv")


# --- the command -----------------------------------------------------------------------------


def zhunru(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The program as its users run it."""
    return subprocess.run(
        [sys.executable, str(ROOT / "zhunru.py"), "--lang", "en", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONUTF8": "1", "ZHUNRU_DB": str(folder / "town.db")},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("name", ["department", "部门", "Departments"])
def test_a_kind_by_any_of_its_names(name: str, town: Register, tmp_path: Path) -> None:
    shown = zhunru(tmp_path, "export", name)
    assert (shown.returncode, shown.stderr) == (0, "")
    assert shown.stdout.splitlines()[0].split() == [
        *("Code", "Name", "Level", "Aliases", "In", "force", "from", "Ended", "on")
    ]
    assert "市公安局" in shown.stdout


def test_the_suffix_chooses_the_format(town: Register, tmp_path: Path) -> None:
    for name, start in (
        ("x.csv", b"\xef\xbb\xbf\xe9\x83\xa8"),
        ("x.xlsx", b"PK"),
        ("x.json", b"{"),
    ):
        written_ = zhunru(tmp_path, "export", "department", "-o", name)
        assert (written_.returncode, written_.stdout) == (0, "")
        assert name in written_.stderr
        assert (tmp_path / name).read_bytes().startswith(start)


def test_csv_and_json_on_stdout(town: Register, tmp_path: Path) -> None:
    table = zhunru(tmp_path, "export", "place", "--format", "csv").stdout
    assert table.splitlines()[:2] == [
        "代码,名称,级别,上级,生效日期,失效日期",
        "示例市,示例市,市级,,,",
    ]
    document = json.loads(zhunru(tmp_path, "export", "place", "--format", "json").stdout)
    assert [row["code"] for row in document["rows"]][:3] == ["示例市", "LH", "QS"]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["nothing"], 2, "no kind of spreadsheet"),
        (["place", "--format", "xlsx"], 2, "zhunru export place -o Places.xlsx"),
        (["place", "-o", "x.doc"], 2, "“.doc”"),
        (["place", "-o", "no/such/x.xlsx"], 1, "no/such/x.xlsx cannot be written"),
        (["place", "-o", "names"], 2, "“”"),
    ],
)
def test_what_cannot_be_done_is_said(
    arguments: list[str], code: int, words: str, town: Register, tmp_path: Path
) -> None:
    came = zhunru(tmp_path, "export", *arguments)
    assert (came.returncode, came.stdout) == (code, "")
    assert words in came.stderr


def test_without_a_register_there_is_nothing_to_export(tmp_path: Path) -> None:
    came = zhunru(tmp_path, "export", "place")
    assert came.returncode == 1
    assert "zhunru init" in came.stderr
