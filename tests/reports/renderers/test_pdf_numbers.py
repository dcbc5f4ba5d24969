"""The numbers that a PDF prints are those of the JSON of the same report; read back from the pages as text, row by row."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

import pytest

from reports.document import Document
from reports.renderers import render
from tests.reports.renderers.example import small_report
from tests.reports.renderers.test_pdf import squeezed, words_of

HOUR, YUAN, TEN_THOUSAND_YUAN = 60, 100, 1_000_000


def digits(value: Fraction, places: int) -> str:
    """*value* to so many places, halves away from zero, thousands parted."""
    scaled = abs(value) * 10**places
    whole = int(scaled + Fraction(1, 2))
    text = f"{whole // 10**places:,}"
    tail = f".{whole % 10**places:0{places}d}" if places else ""
    return ("-" if value < 0 and whole else "") + text + tail


def written(value: Any, kind: str) -> set[str]:
    """How a paper may print a value of the JSON; by hand, so that the program is not measured with its own rule."""
    exact = Fraction(value)
    if kind == "minutes":
        return {digits(exact / HOUR, 1)}
    if kind == "fen":
        yuan, more = exact / YUAN, exact / TEN_THOUSAND_YUAN
        return {digits(yuan, 0), digits(yuan, 2), digits(more, 2), digits(more, 0)}
    if kind == "share":
        return {digits(exact * 100, 1)}
    if kind == "average":
        return {digits(exact, 1)}
    return {digits(exact, 0)}


def plain(cell: Any) -> Any:
    return cell["value"] if isinstance(cell, dict) else cell


@pytest.fixture(scope="module")
def report() -> Document:
    return small_report("zh")


@pytest.fixture(scope="module")
def said(report: Document, tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("pdf")
    return squeezed(words_of(render(report, "pdf"), folder, "-layout"))


@pytest.fixture(scope="module")
def told(report: Document) -> Any:
    return json.loads(render(report, "json"))


def test_every_figure_of_the_json_stands_on_a_page(told: Any, said: str) -> None:
    assert told["figures"]
    for figure in told["figures"]:
        if figure["value"] is not None:
            assert any(text in said for text in written(figure["value"], figure["unit"])), figure


def test_every_row_of_the_json_stands_on_a_page_in_order(
    report: Document, told: Any, said: str
) -> None:
    """The numbers of a row follow its name: 3号社区 30 31 32."""
    shown = {table.id: len(table.shown()) for table in report.tables()}
    compared = 0
    for table in told["tables"]:
        kinds = [column.get("kind") or column.get("unit") for column in table["columns"]]
        for row in table["rows"][: shown[table["id"]]]:
            for cell, kind in zip(row, kinds, strict=True):
                value = plain(cell)
                if kind in (None, "text") or value is None or isinstance(value, str):
                    continue
                texts = written(value, kind)
                assert any(text in said for text in texts), (table["id"], row, texts)
                compared += 1
    assert compared > 100


def test_a_number_that_is_not_in_the_json_would_be_missed(said: str) -> None:
    assert written(Fraction(987_654_321), "count") == {"987,654,321"}
    assert "987,654,321" not in said
