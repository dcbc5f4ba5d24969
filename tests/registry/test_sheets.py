"""The descriptions of the kinds of spreadsheet agree with themselves, with the schema and with the readers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from registry.errors import BadUsage
from registry.findings import Where
from registry.intake.headers import header_key
from registry.intake.layout import find_layout
from registry.intake.readers import READERS
from registry.language import speaking
from registry.sheets import (
    REFERENCE_TYPES,
    Kind,
    burden_kinds,
    kind_named,
    kinds,
    stored_as,
    tables,
)
from registry.store import Register

ALL = list(kinds().values())


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    path: Path = tmp_path_factory.mktemp("empty") / "leer.db"
    with Register.create(path) as register:
        yield register


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.kind)
def test_every_column_has_its_place_in_the_table(kind: Kind, empty: Register) -> None:
    there = {
        name for (name,) in empty.query("SELECT name FROM pragma_table_info(?)", (kind.table,))
    }
    assert set(kind.stored) <= there
    assert set(kind.key) <= set(kind.stored)
    assert len(kind.stored) == len(set(kind.stored))
    if kind.repeats_without:
        assert kind.repeats_without in kind.key


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.kind)
def test_every_choice_is_one_that_the_table_takes(kind: Kind, empty: Register) -> None:
    for column in kind.columns:
        for value in column.choices:
            empty.connection.execute(f"SELECT ? AS {column.name}", (value,))
            sql = empty.query("SELECT sql FROM sqlite_master WHERE name = ?", (kind.table,))[0][0]
            line = next(line for line in sql.splitlines() if line.split()[:1] == [column.name])
            if "CHECK" in line:
                assert f"'{value}'" in line, (kind.kind, column.name, value)
            assert len(column.choices[value]) >= 2, "a Chinese and an English label"


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.kind)
def test_every_column_can_be_read_and_its_example_is_accepted(kind: Kind) -> None:
    for column in kind.columns:
        if column.type in REFERENCE_TYPES:
            continue
        assert column.type in READERS
        if column.example:
            assert READERS[column.type](column.example, column, None) != (None, None), column.name
        assert stored_as(column) or column.type == "aliases"


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.kind)
def test_no_header_means_two_columns_of_a_kind(kind: Kind) -> None:
    own = [header_key(header) for column in kind.columns for header in (column.zh, column.en)]
    assert len(own) == len(set(own))
    for column in kind.columns:
        others = {
            header_key(header)
            for other in kind.columns
            if other is not column
            for header in other.headers
        }
        assert not {header_key(alias) for alias in column.aliases} & (others - set(own)), (
            column.name
        )


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.kind)
def test_english_and_chinese_headers_are_each_told_apart_from_other_kinds(kind: Kind) -> None:
    needed = [column for column in kind.columns if column.required]
    layout, findings = find_layout([[column.zh for column in needed]], None, kind, "", Where())
    assert layout is not None, findings
    assert [column.name for column in layout.columns.values()] == [column.name for column in needed]


def test_what_others_name_is_read_first() -> None:
    order = list(kinds())
    assert order.index("place") < order.index("department") < order.index("community")
    assert order.index("community") < order.index("pushdown")


def test_a_kind_by_any_of_its_names() -> None:
    assert kind_named("signboard") is kind_named("牌子") is kind_named("signboards")
    with pytest.raises(BadUsage):
        kind_named("横幅")


def test_labels_follow_the_tongue() -> None:
    kind = kinds()["pushdown"]
    with speaking("zh"):
        assert (kind.label, kind.columns[0].label) == ("下派记录", "下派日期")
        assert kind.by_name["channel"].choice_label("chat") == "微信群"
    with speaking("en"):
        assert (kind.label, kind.by_name["channel"].choice_label("chat")) == (
            "Push-downs",
            "chat group",
        )
    assert kind.by_name["channel"].choice_label(None) == ""


def test_burdens_are_one_table_and_a_kind_is_one_file() -> None:
    assert set(burden_kinds()) == {kind.kind for kind in tables()["burden"]}
    assert {"signboard", "ledger", "certificate", "inspection", "form"} <= set(burden_kinds())
    assert {"seal", "app", "meeting", "pledge"} <= set(burden_kinds())
