"""The CSV as Excel and others read it."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.document import Document
from reports.renderers import render
from reports.renderers.csv import guarded
from tests.reports.renderers.example import HOSTILE


def blocks(document: Document) -> list[list[list[str]]]:
    """The rows of each block, as a spreadsheet sees them."""
    text = render(document, "csv").decode("utf-8-sig")
    result: list[list[list[str]]] = [[]]
    for row in csv.reader(io.StringIO(text, newline="")):
        if row:
            result[-1].append(row)
        else:
            result.append([])
    return result


def test_excel_sees_utf8_and_its_own_line_ends(small: Document) -> None:
    content = render(small, "csv")
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.endswith(b"\r\n")


def test_figures_come_first_with_their_units(small: Document) -> None:
    head, figures, *_tables = blocks(small)
    assert head[0] == ["示例市社区工作负担情况报告"]
    rows = {row[0]: row[1:] for row in figures[2:]}
    assert rows["burden.signboard.count"][2] == "12345"
    assert rows["burden.signboard.count"][4:6] == ["700", "721"]
    assert rows["fund.received"][2] == "678900123.45"
    assert rows["push.unlisted.share"][2] == "0.173878"
    assert rows["burden.ledger.minutes"][2] == ""


def test_every_number_is_that_of_the_json(whole: Document) -> None:
    tables = json.loads(render(whole, "json"))["tables"]
    written = {block[0][0]: block[2:] for block in blocks(whole)[2:]}
    for table in tables:
        units = [column["unit"] for column in table["columns"]]
        rows = written[table["title"]]
        assert len(rows) == len(table["rows"])
        for got, expected in zip(rows, table["rows"], strict=True):
            for cell, value, unit in zip(got, expected, units, strict=True):
                if value is None:
                    assert cell == ""
                elif unit == "fen":
                    assert cell == f"{value // 100}.{value % 100:02d}"
                elif unit in ("share", "average"):
                    assert cell == f"{value:.6f}"
                elif unit != "text":
                    assert cell == str(value)


def test_no_text_is_a_formula(whole: Document) -> None:
    for block in blocks(whole):
        for row in block:
            for cell in row:
                assert not cell.startswith(("=", "+", "@", "\t", "\r"))
                assert not cell.startswith("-") or cell[1:].replace(".", "", 1).isdigit()


def test_names_are_otherwise_as_they_were(whole: Document) -> None:
    names = [row[0] for row in blocks(whole)[2][2:]]
    assert [name.removeprefix("'") for name in names[: len(HOSTILE)]] == list(HOSTILE)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("=1", "'=1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("＝1", "'＝1"),
        ("-3.5", "-3.5"),
        ("-a", "'-a"),
        ("社区", "社区"),
    ],
)
def test_guard(text: str, expected: str) -> None:
    assert guarded(text) == expected


@given(st.text())
def test_guard_adds_an_apostrophe_or_nothing(text: str) -> None:
    assert guarded(text) in (text, "'" + text)
