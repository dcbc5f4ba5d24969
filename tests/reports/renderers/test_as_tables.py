"""The tables behind pictures, and the files that hold them."""

from __future__ import annotations

import csv
import json

import pytest

from registry.language import speaking
from reports.document import ColumnKind, Document, Section, Step, Waterfall
from reports.renderers import FORMATS, render
from reports.renderers.as_tables import beside_table, picture_table, tables_of, waterfall_table
from tests.reports.renderers.example import DEPARTMENTS, HOSTILE
from tests.reports.renderers.linked import BRIDGE, LEAGUE, linked_report


@pytest.fixture(scope="module")
def linked() -> Document:
    return linked_report(towns=14)


def test_a_waterfall_tells_each_change_and_the_level_after_it() -> None:
    assert waterfall_table(BRIDGE).rows == (
        ("2024版", "—", 200),
        ("新列入", 3, 203),
        ("到期", -18, 185),
        (HOSTILE[1], -100, 85),
        ("2025版", "—", 85),
    )


def test_a_level_stands_as_it_is_stated_even_where_the_steps_do_not_lead_to_it() -> None:
    steps = (Step("前", 10, is_level=True), Step("减", -3), Step("后", 8, is_level=True))
    rows = waterfall_table(Waterfall("w", "账", steps)).rows
    assert [row[2] for row in rows] == [10, 7, 8]


def test_two_sides_keep_their_units_and_what_is_unknown() -> None:
    table = beside_table(LEAGUE)
    kinds = [column.kind for column in table.columns[1:]]
    assert kinds == [ColumnKind.COUNT] * 3 + [ColumnKind.FEN] * 3
    assert table.columns[0].role == "department"
    assert table.rows == (
        (DEPARTMENTS[0], 300, 100, 400, 1_000_000_00, 250_000_00, 1_250_000_00),
        (DEPARTMENTS[1], 10, 0, 10, None, None, None),
        (HOSTILE[1], 0, 55, 55, 0, 80_000_00, 80_000_00),
    )


def test_a_picture_is_cut_where_the_page_asks_for_it() -> None:
    assert len(picture_table(LEAGUE, 2).shown()) == 2
    assert len(picture_table(LEAGUE, 2).rows) == 3


def test_files_hold_the_numbers_of_waterfalls_and_of_work_beside_money(linked: Document) -> None:
    told = json.loads(render(linked, "json"))["tables"]
    assert [table["id"] for table in told][-2:] == [BRIDGE.id, LEAGUE.id]
    assert told[-2]["rows"][2] == ["到期", -18, 185]
    lines = list(csv.reader(render(linked, "csv").decode("utf-8-sig").splitlines()))
    assert ["到期", "-18", "185"] in lines
    with speaking("zh"):
        assert [table.id for table in tables_of(linked)][-2:] == [BRIDGE.id, LEAGUE.id]


@pytest.mark.parametrize("name", ["table", "md"])
def test_pages_tell_every_step(linked: Document, name: str) -> None:
    section = Section("bridge", "增减账", (BRIDGE, LEAGUE))
    page = render(Document("x", "题", "", "", "", "zh", (section,)), name).decode("utf-8")
    for word in ("新列入", "-18", "185", DEPARTMENTS[0], "55"):
        assert word in page


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_draws_all_blocks_the_same_way_twice(linked: Document, name: str) -> None:
    assert render(linked, name) == render(linked, name)
