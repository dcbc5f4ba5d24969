"""What a page tells of its figures, and the annex for paper."""

from __future__ import annotations

from datetime import date

import pytest

from registry import language
from registry.store import Register
from reports.builders.burden import burden_report
from reports.builders.department import department_report
from reports.document import Document
from reports.renderers import render
from reports.scope import Asked, Scope, scope
from reports.trails import sources
from reports.trails.following import Follower
from reports.trails.sources import with_annex, with_sources


@pytest.fixture(autouse=True)
def _english() -> None:
    language.use("en")


def seen(town: Register) -> Scope:
    return scope(town, date(2026, 1, 20), Asked())


def told(town: Register) -> Document:
    return with_sources(burden_report(seen(town)), Follower(seen(town), "2026-01-20"))


def test_each_figure_of_a_page_has_a_source(town: Register) -> None:
    document = told(town)
    assert {source.figure for source in document.sources} == {
        figure.id for figure in document.figures()
    }


def test_the_page_holds_the_rows_with_file_and_row(town: Register) -> None:
    source = next(one for one in told(town).sources if one.figure == "burden.signboard.now")
    assert source.count == 3
    assert source.columns == (
        "item or duty",
        "by whom",
        "where it lies",
        "day stated",
        "file read",
        "row of the sheet",
    )
    assert source.rows[0][-2:] == ("牌子.csv", "2")
    assert source.rows[1][-2:] == ("〃", "3"), "a long name is not said twice"
    page = render(told(town), "html").decode()
    assert 'id="source.burden.signboard.now"' in page
    assert "kind = signboard" in page


def test_money_shows_its_amounts(town: Register) -> None:
    source = next(one for one in told(town).sources if one.figure == "pushdown.received")
    assert "amount of it" in source.columns
    assert "9,000 yuan" in [row[source.columns.index("amount of it")] for row in source.rows]


def test_a_page_stays_small(town: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "MOST_BYTES", 10)
    assert not any(source.rows for source in told(town).sources)
    assert all(source.words for source in told(town).sources)


def test_what_cannot_be_told_is_left_out(town: Register) -> None:
    document = department_report(seen(town), "MZ")
    unsaid = with_sources(document, Follower(seen(town), "2026-01-20"))
    assert not [one for one in unsaid.sources if one.figure.startswith("department.")]
    said = with_sources(document, Follower(seen(town), "2026-01-20", department="MZ"))
    assert "department.paid" in {one.figure for one in said.sources}


def test_the_annex_names_each_figure_with_its_id(town: Register) -> None:
    document = with_annex(burden_report(seen(town)), Follower(seen(town), "2026-01-20"))
    annex = document.sections[-1]
    assert annex.id == "sources"
    [table] = [table for table in document.tables() if table.id == "sources.figures"]
    row = next(row for row in table.rows if row[-1] == "burden.signboard.now")
    assert row[:2] == ("now", "3")
    assert row[3:5] == (3, "牌子.csv")
    assert b"word/document.xml" in render(document, "docx")
