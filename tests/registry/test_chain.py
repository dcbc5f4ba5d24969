"""The chain finds any change that another program makes, wherever it is made."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from shutil import copy

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registry.chain import START, digest_columns, head
from registry.journal import FACT_TABLES, Act, verify, writing
from registry.store import Register
from tests.office import Office

CHAINED = ("entry", "source", "sheet", "block", "chain", *FACT_TABLES)


@pytest.fixture
def worked(office: Office) -> Office:
    """An office in which things were imported, corrected, typed and undone."""
    text = "社区,牌子名称,悬挂位置,备注\n青松社区,甲,对外,旧\n青松社区,乙,对外,\n"
    assert office.import_text("牌子.csv", text).code == 0
    assert office.import_text("牌子.csv", text.replace("甲,对外", "甲,对内")).code == 0
    assert office.zhunru("alias", "add", "department", "民政口", "市民政局").code == 0
    assert office.zhunru("journal", "undo", office.last_entry, "--why", "误报").code == 0
    return office


def opened_by_another(path: Path) -> sqlite3.Connection:
    """The register in the hands of a program that knows how to get round its triggers."""
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("PRAGMA foreign_keys = OFF")
    for (name,) in other.execute(
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    ).fetchall():
        other.execute(f"DROP TRIGGER {name}")
    return other


def is_sound(path: Path) -> bool:
    with Register.open(path, as_found=True) as register:
        return verify(register) is None


def test_work_leaves_it_sound(worked: Office) -> None:
    assert is_sound(worked.db)
    ran = worked.zhunru("journal", "verify")
    assert ran.out.startswith("All 11 entries are as they were written. Hash: ")
    with Register.open(worked.db) as register:
        assert head(register.connection) in ran.out


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        (
            "DELETE FROM block WHERE entry_id = 9 AND number = 1",
            "Entry 9, its files or its place in the chain were changed.",
        ),
        ("UPDATE block SET entry_id = 8, number = 9 WHERE entry_id = 9 AND number = 1", "Entry 8"),
        (
            "DELETE FROM burden WHERE id = (SELECT MAX(id) FROM burden)",
            "Facts of entry 9 were changed: table burden",
        ),
        ("UPDATE burden SET until_entry = NULL WHERE until_entry = 9", "Facts of entry 9"),
        ("UPDATE burden SET entry_id = 8 WHERE entry_id = 9", "Facts of entry"),
        (
            "UPDATE burden SET variant = 'wall' WHERE id = (SELECT MIN(id) FROM burden)",
            "Facts of entry 8",
        ),
        (
            "UPDATE aside SET value = '新' WHERE value = '旧'",
            "Facts of entry 8 were changed: table aside",
        ),
        ("DELETE FROM entry WHERE id = 10", "Entry 10 is missing."),
        ("DELETE FROM entry WHERE id = 11", "Entry 11 is missing."),
        (
            "INSERT INTO chain SELECT 12, hash, previous FROM chain WHERE entry_id = 11",
            "Entry 12 is missing.",
        ),
        (
            "INSERT INTO source (entry_id, name, sha256, bytes) VALUES (99, 'x', 'x', 1)",
            "Table source holds facts",
        ),
        ("UPDATE entry SET at = '2020-01-01T00:00:00Z' WHERE id = 1", "Entry 1,"),
        ("UPDATE entry SET undoes = NULL WHERE id = 11", "Entry 11,"),
    ],
)
def test_what_was_changed_is_named(worked: Office, statement: str, says: str) -> None:
    other = opened_by_another(worked.db)
    assert other.execute(statement).rowcount != 0
    other.close()
    ran = worked.zhunru("journal", "verify")
    assert (ran.code, ran.out) == (3, "")
    assert says in ran.err
    assert "Keep a copy of it and go back to a backup." in ran.err


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_no_single_cell_can_change_unseen(worked: Office, data: st.DataObject) -> None:
    path = worked.folder / "kopie.db"
    copy(worked.db, path)
    other = opened_by_another(path)
    table = data.draw(st.sampled_from(CHAINED))
    rows = other.execute(f"SELECT rowid FROM {table} ORDER BY 1").fetchall()
    if not rows:
        other.close()
        return
    row = data.draw(st.sampled_from(rows))[0]
    column, kind = data.draw(
        st.sampled_from(
            [(found[1], found[2]) for found in other.execute(f"PRAGMA table_info({table})")]
        )
    )
    value = data.draw(
        st.integers(0, 10**6) if kind == "INTEGER" else st.text("abc甲乙", max_size=3) | st.none()
    )
    try:
        before = other.execute(f"SELECT {column} FROM {table} WHERE rowid = ?", (row,)).fetchone()
        other.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", (value, row))
    except sqlite3.IntegrityError:
        other.close()
        return
    other.close()
    assert is_sound(path) == (before == (value,))


def test_nothing_stands_before_the_first_entry(tmp_path: Path) -> None:
    with Register.create(tmp_path / "neu.db") as register:
        assert head(register.connection) == START
        assert verify(register) is None
        with writing(register, Act("李敏", "test")):
            pass
        assert register.query("SELECT previous FROM chain") == [(START,)]
        assert verify(register) is None


@given(
    st.dictionaries(
        st.sampled_from("abc"),
        st.lists(st.none() | st.integers() | st.text(), min_size=3, max_size=3),
        max_size=3,
    )
)
def test_a_column_that_is_empty_makes_no_difference(columns: dict[str, list[object]]) -> None:
    """A later version may add one to the table: what was chained before still verifies."""
    assert digest_columns({**columns, "neu": [None, None, None]}) == digest_columns(columns)
