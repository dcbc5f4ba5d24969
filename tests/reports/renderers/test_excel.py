"""The workbook as Excel's readers see it: every number that of the JSON, no text a formula, sheets ready for paper."""

from __future__ import annotations

import io
import json
import re
import zipfile
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from reports.document import Column, ColumnKind, Document, Section, Table
from reports.renderers import excel, render
from reports.renderers.excel_names import LONGEST, SheetNames
from reports.renderers.excel_sheets import HEAD_ROWS
from tests.reports.renderers.example import HOSTILE

PICTURES = ("五项负担前后对比", "各社区五项负担", "各部门下派事项")


@pytest.fixture(scope="module")
def content(whole: Document) -> bytes:
    return render(whole, "xlsx")


@pytest.fixture(scope="module")
def sheets(content: bytes) -> dict[str, list[list[Any]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {
        name: book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        for name in book.sheet_names
    }


def parts(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return {
            name: book.read(name).decode("utf-8")
            for name in book.namelist()
            if name.endswith(".xml")
        }


def test_there_is_a_sheet_for_each_table_between_index_and_findings(
    whole: Document, sheets: dict[str, list[list[Any]]]
) -> None:
    others = [title for title in list(sheets)[2:-1] if title not in PICTURES]
    assert others == [table.title for table in whole.tables()]


def test_every_number_is_that_of_the_json(
    whole: Document, sheets: dict[str, list[list[Any]]]
) -> None:
    for table in json.loads(render(whole, "json"))["tables"]:
        rows = sheets[table["title"]][HEAD_ROWS : HEAD_ROWS + len(table["rows"])]
        assert len(rows) == len(table["rows"])
        for got, expected in zip(rows, table["rows"], strict=True):
            width = len(table["columns"])
            for cell, value, column in zip(got[:width], expected, table["columns"], strict=True):
                assert as_json(cell, column["unit"]) == value


def as_json(cell: Any, unit: str) -> Any:
    """A cell of the workbook as the JSON writes it."""
    if unit == "text":
        return cell
    if cell == "":
        return None
    assert isinstance(cell, int | float)
    if unit == "fen":
        return round(cell * 100)
    return round(cell, 6) if unit in ("share", "average") else cell


def test_every_figure_is_that_of_the_json(
    whole: Document, sheets: dict[str, list[list[Any]]]
) -> None:
    rows = list(sheets.values())[1][HEAD_ROWS:]
    for row, figure in zip(rows, json.loads(render(whole, "json"))["figures"], strict=True):
        assert row[0] == "总体情况"
        assert row[1] == figure["label"]
        assert as_json(row[2], figure["unit"]) == figure["value"]
        assert (row[4], row[5]) == (figure["known"]["parts"], figure["known"]["of"])
        assert bool(row[6]) == figure["about"]
        assert row[7] == figure["id"]


def test_unknown_is_an_empty_cell_so_that_sums_hold(sheets: dict[str, list[list[Any]]]) -> None:
    rows = sheets["各社区负担明细"][HEAD_ROWS:]
    assert {type(row[9]) for row in rows} == {float, str}
    assert {row[9] for row in rows if isinstance(row[9], str)} == {""}


def test_hostile_names_come_back_as_they_went_in(sheets: dict[str, list[list[Any]]]) -> None:
    names = [row[0] for row in sheets["各社区负担明细"][HEAD_ROWS : HEAD_ROWS + len(HOSTILE)]]
    assert names == list(HOSTILE)


def test_nothing_is_a_formula_or_an_outside_link(content: bytes) -> None:
    for name, text in parts(content).items():
        assert not re.search(r"<f[ >]", text), name
        assert 'TargetMode="External"' not in text, name


def test_text_that_looks_like_a_formula_stays_text_when_edited(content: bytes) -> None:
    assert 'quotePrefix="1"' in parts(content)["xl/styles.xml"]


def test_marks_are_in_the_format_not_in_the_number(content: bytes) -> None:
    styles = parts(content)["xl/styles.xml"]
    assert "#,##0&quot;*&quot;" in styles
    assert "#,##0.00" in styles
    assert "0.0%" in styles


def test_every_table_is_frozen_filtered_and_set_for_a4(content: bytes) -> None:
    pages = [
        text
        for name, text in sorted(parts(content).items())
        if re.search(r"worksheets/sheet\d", name)
    ]
    assert len(pages) == 8 + len(PICTURES)
    for text in pages:
        assert 'paperSize="9"' in text
        assert ('fitToHeight="0"' in text) is not ("<colBreaks" in text)
        assert "示例数据" in text
    for text in pages[1:]:
        assert "<autoFilter" in text
        assert 'state="frozen"' in text


def test_the_file_tells_the_day_of_the_data_not_of_its_making(content: bytes) -> None:
    assert "2025-12-31T00:00:00Z" in parts(content)["docProps/core.xml"]


def test_a_table_too_long_for_a_sheet_goes_on_on_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(excel, "MOST_ROWS", 3)
    table = Table("t", "表", (Column("n", "数", ColumnKind.COUNT),), tuple((n,) for n in range(7)))
    document = Document("x", "题", "", "", "", "en", (Section("s", "节", (table,)),))
    book = CalamineWorkbook.from_filelike(io.BytesIO(render(document, "xlsx")))
    assert book.sheet_names[1:] == ["表", "表(2)", "表(3)"]
    numbers = [
        row[0]
        for name in book.sheet_names[1:]
        for row in book.get_sheet_by_name(name).to_python()[HEAD_ROWS:]
    ]
    assert numbers == list(range(7))


@given(st.lists(st.text(max_size=40), max_size=30))
def test_sheet_names_are_legal_and_unlike(titles: list[str]) -> None:
    names = SheetNames()
    given_ = [names.new(title) for title in titles]
    assert len({name.casefold() for name in given_}) == len(given_)
    for name in given_:
        assert 0 < len(name.encode("utf-16-le")) // 2 <= LONGEST
        assert not set(name) & set("[]:*?/\\")
        assert not name.startswith("'")
        assert not name.endswith("'")
        assert name.casefold() != "history"


@given(
    st.lists(
        st.sampled_from(["表", "表(2)", "a/b", "A B", "History", "", "'", "𠮷" * 20]), max_size=12
    )
)
def test_excel_takes_such_names(titles: list[str]) -> None:
    tables = tuple(
        Table(f"t{n}", title, (Column("a", "甲"),), (("x",),)) for n, title in enumerate(titles)
    )
    document = Document("x", "题", "", "", "", "en", (Section("s", "节", tables),))
    book = CalamineWorkbook.from_filelike(io.BytesIO(render(document, "xlsx")))
    assert len(book.sheet_names) == len(titles) + 1
