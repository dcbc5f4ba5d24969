"""Nothing is lost and nothing is changed unseen: entries, the chain, undo."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from registry import journal
from registry.chain import digest_columns
from registry.journal import FACT_TABLES, Act, writing
from registry.store import Register
from tests.office import Office

SIGNBOARDS = "社区,牌子名称,部门,挂牌日期\n青松,居民议事厅,民政,2026-01-05\n湖滨,居民议事厅,民政,2026-01-06\n"


@pytest.fixture
def register(office: Office) -> Iterator[Register]:
    with Register.open(office.db) as opened:
        yield opened


def tampered(office: Office, *statements: str, triggers: bool = True) -> None:
    """Another program changes the file; it may drop the triggers that forbid it."""
    with sqlite3.connect(office.db) as other:
        if triggers:
            for (name,) in other.execute(
                "SELECT name FROM sqlite_master WHERE type = 'trigger'"
            ).fetchall():
                other.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            other.execute(statement)
    other.close()


def test_an_entry_says_who_what_why_when_and_from_which_file(office: Office) -> None:
    path = office.write("牌子.csv", SIGNBOARDS)
    ran = office.zhunru("--by", "李敏", "import", path, "--why", "一季度报送")
    assert ran.code == 0
    shown = office.zhunru("journal", "show", office.last_entry).out
    for word in ("李敏", "import", "一季度报送", "牌子.csv", "SHA-256", "Signboards"):
        assert word in shown if word != "Signboards" else "burdens" in shown
    listed = office.zhunru("journal", "list", "--format", "json").json
    assert listed[0]["by"] == "李敏"
    assert listed[0]["added"] == 2


@pytest.mark.parametrize("table", ["community", "department", "place", "duty", "alias"])
def test_facts_can_be_neither_changed_nor_deleted(register: Register, table: str) -> None:
    for statement in (
        f"UPDATE {table} SET code = 'X'",
        f"DELETE FROM {table}",
        f"UPDATE {table} SET key = key + 1",
    ):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            register.connection.execute(statement)


@pytest.mark.parametrize("table", ["entry", "source", "sheet", "block", "chain"])
def test_entries_can_be_neither_changed_nor_deleted(register: Register, table: str) -> None:
    column = "entry_id" if table in ("block", "chain") else "id"
    for statement in (f"UPDATE {table} SET {column} = {column}", f"DELETE FROM {table}"):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            register.connection.execute(statement)


def test_a_sound_register_verifies(office: Office) -> None:
    assert office.import_text("牌子.csv", SIGNBOARDS).code == 0
    ran = office.zhunru("journal", "verify")
    assert ran.code == 0
    assert "as they were written" in ran.out


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("UPDATE community SET households = 30000 WHERE code = 'QS0101'", "community"),
        ("UPDATE community SET households = NULL WHERE code = 'QS0101'", "community"),
        ("DELETE FROM department WHERE code = 'GA'", "department"),
        ("UPDATE department SET until_entry = 1 WHERE code = 'GA'", "department"),
        (
            "INSERT INTO department (entry_id, key, code, name) VALUES (1, 5, 'X', 'X局')",
            "department",
        ),
        ("UPDATE entry SET by = '别人' WHERE id = 2", "Entry 2"),
        ("UPDATE entry SET why = '没有' WHERE id = 3", "Entry 3"),
        ("UPDATE source SET sha256 = 'x' WHERE id = (SELECT MAX(id) FROM source)", "Entry"),
        ("UPDATE sheet SET name = 'x' WHERE id = (SELECT MAX(id) FROM sheet)", "Entry"),
        ("UPDATE block SET digest = 'x' WHERE entry_id = 2", "Entry 2"),
        ("UPDATE chain SET hash = 'x' WHERE entry_id = 2", "Entry 2"),
        ("DELETE FROM chain WHERE entry_id = (SELECT MAX(entry_id) FROM chain)", "Entry"),
    ],
)
def test_verify_finds_every_change_and_says_where(
    office: Office, statement: str, named: str
) -> None:
    tampered(office, "PRAGMA foreign_keys = OFF", statement)
    ran = office.zhunru("journal", "verify")
    assert ran.code == 3
    assert named in ran.err


def test_verify_finds_swapped_values(office: Office) -> None:
    """Two values that change places leave every sum as it was."""
    tampered(
        office,
        "UPDATE community SET households = CASE code WHEN 'QS0101' THEN 1200 ELSE 3000 END "
        "WHERE code IN ('QS0101', 'QS0102')",
    )
    assert office.zhunru("journal", "verify").code == 3


def test_a_digest_knows_columns_and_the_unknown_apart() -> None:
    plain = digest_columns({"a": ["1", None], "b": [None, "2"]})
    assert plain != digest_columns({"a": ["1", "None"], "b": [None, "2"]})
    assert plain != digest_columns({"b": ["1", None], "a": [None, "2"]})
    assert digest_columns({"a": [1, 2]}) != digest_columns({"a": ["1", "2"]})
    assert digest_columns({"a": ["1,2", "3"]}) != digest_columns({"a": ["1", "2,3"]})


def test_undo_ends_what_was_added_and_keeps_it_readable(office: Office) -> None:
    office.import_text("牌子.csv", SIGNBOARDS)
    entry = office.last_entry
    assert office.zhunru("journal", "undo", entry, "--why", "重复报送").code == 0
    assert office.live("burden", "name") == []
    assert len(office.query("SELECT 1 FROM burden WHERE entry_id = ?", entry)) == 2
    assert office.zhunru("journal", "verify").code == 0
    again = office.zhunru("journal", "undo", entry)
    assert again.code == 1
    assert "already" in again.err


def test_undo_brings_back_what_was_changed(office: Office) -> None:
    before = office.live("community", "code", "households")
    text = "社区代码,社区名称,街道,区县,户数,网格数\nQS0101,青松社区,青松街道,碧山区,3100,9\n"
    assert office.import_text("社区更正.csv", text).code == 0
    assert sorted(office.live("community", "code", "households")) != sorted(before)
    assert office.zhunru("journal", "undo", office.last_entry).code == 0
    assert sorted(office.live("community", "code", "households")) == sorted(before)


def test_undoing_an_undo_brings_it_back(office: Office) -> None:
    office.import_text("牌子.csv", SIGNBOARDS)
    office.zhunru("journal", "undo", office.last_entry)
    assert office.zhunru("journal", "undo", office.last_entry).code == 0
    assert [name for (name,) in office.live("burden", "name")] == ["居民议事厅", "居民议事厅"]
    assert office.zhunru("journal", "verify").code == 0


def test_undo_is_refused_where_later_entries_stand_on_it(office: Office) -> None:
    communities = office.query(
        "SELECT entry_id FROM community WHERE code = 'QS0101' AND until_entry IS NULL"
    )[0][0]
    office.import_text("牌子.csv", SIGNBOARDS)
    ran = office.zhunru("journal", "undo", communities)
    assert ran.code == 1
    assert "undo that one first" in ran.err
    assert office.zhunru("journal", "verify").code == 0


def test_undo_on_trial_writes_nothing(office: Office) -> None:
    office.import_text("牌子.csv", SIGNBOARDS)
    before = office.db.read_bytes()
    assert office.zhunru("journal", "undo", office.last_entry, "--dry-run").code == 0
    assert office.db.read_bytes() == before


def test_entries_that_are_not_there(office: Office) -> None:
    for verb in ("show", "undo"):
        ran = office.zhunru("journal", verb, "999")
        assert ran.code == 1
        assert "journal list" in ran.err


def test_an_entry_that_fails_leaves_no_trace(register: Register) -> None:
    before = journal.lines(register)

    def fail_half_way() -> None:
        with writing(register, Act("李敏", "test")) as entry:
            entry.add("department", {"key": [1], "code": ["X"], "name": ["X局"]})
            raise InterruptedError

    with pytest.raises(InterruptedError):
        fail_half_way()
    assert journal.lines(register) == before
    assert register.query("SELECT 1 FROM department WHERE code = 'X'") == []


def test_every_table_of_facts_is_covered_by_the_chain(register: Register) -> None:
    tables = {
        name
        for (name,) in register.query("SELECT name FROM sqlite_master WHERE type = 'table'")
        if register.query(f"SELECT 1 FROM pragma_table_info('{name}') WHERE name = 'until_entry'")
    }
    assert tables == set(FACT_TABLES)


def test_same_facts_same_chain(tmp_path: Path) -> None:
    """The chain rests on what was written alone: no clock, no chance."""
    heads = []
    for name in ("a.db", "b.db"):
        with Register.create(tmp_path / name) as register:
            with writing(register, Act("李敏", "test", at="2026-01-05T08:00:00Z")) as entry:
                entry.add("department", {"key": [1, 2], "code": ["A", "B"], "name": ["A局", "B局"]})
            heads.append(register.query("SELECT hash FROM chain"))
    assert heads[0] == heads[1]
