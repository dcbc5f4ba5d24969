"""A register that somebody crafted: what should not be there is refused before anything else of it is read."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from unittest.mock import patch

import pytest

from registry import shape, store
from registry.errors import NotARegister
from registry.store import Register, migrations
from tests.office import Office

CRAFTED = {
    "trigger evil should not be there": [
        "CREATE TRIGGER evil AFTER INSERT ON entry BEGIN DELETE FROM payment; END"
    ],
    "view evil should not be there": ["CREATE VIEW evil AS SELECT * FROM payment"],
    "table evil should not be there": ["CREATE VIRTUAL TABLE evil USING fts5(a)"],
    "index evil should not be there": ["CREATE INDEX evil ON entry (by)"],
    "trigger payment_stays is missing": ["DROP TRIGGER payment_stays"],
    "table payment is missing": ["ALTER TABLE payment RENAME TO other"],
    "table work_sum was changed": ["ALTER TABLE work_sum ADD COLUMN evil TEXT"],
    "view payment should not be there": [
        "ALTER TABLE payment RENAME TO other",
        "CREATE VIEW payment AS SELECT * FROM other",
    ],
}


def changed(path: Path, statements: list[str]) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        for statement in statements:
            other.execute(statement)


@pytest.mark.parametrize("what", CRAFTED)
def test_it_is_refused(office: Office, what: str) -> None:
    changed(office.db, CRAFTED[what])
    before = office.db.read_bytes()
    office.write("下派.csv", "下派日期,部门,社区,事项\n2026-03-01,民政,青松,事项\n")
    for arguments in (
        ("journal", "list"),
        ("import", "下派.csv"),
        ("check", "--renew-sums"),
        ("backup",),
    ):
        ran = office.zhunru(*arguments)
        assert ran.code == 5, ran
        assert "another program changed its tables" in ran.err
    assert office.db.read_bytes() == before
    checked = office.zhunru("check", "--format", "json")
    assert checked.code == 3
    assert what in " ".join(line["message"] for line in checked.json)
    verified = office.zhunru("journal", "verify")
    assert verified.code == 3
    assert what in verified.err


def test_a_name_that_only_sqlite_gives_hides_nothing(office: Office) -> None:
    changed(
        office.db,
        [
            "CREATE TABLE evil (a)",
            "PRAGMA writable_schema = ON",
            "UPDATE sqlite_master SET name = 'sqlite_stat1', tbl_name = 'sqlite_stat1', sql = 'CREATE TABLE sqlite_stat1 (a)' WHERE name = 'evil'",
        ],
    )
    ran = office.zhunru("journal", "list")
    assert ran.code == 5
    assert "sqlite_stat1" in ran.err


def test_the_way_back_is_shown_and_leads_back(office: Office) -> None:
    office.zhunru("backup")
    changed(office.db, ["DROP TRIGGER payment_stays"])
    ran = office.zhunru("journal", "list")
    assert "zhunru restore" in ran.err
    assert office.zhunru("restore", "--yes").code == 0
    assert office.zhunru("check").code == 0


def test_a_crafted_backup_is_not_gone_back_to(office: Office) -> None:
    copy = office.folder / "备份.db"
    office.zhunru("backup", "--to", copy)
    changed(copy, CRAFTED["trigger evil should not be there"])
    ran = office.zhunru("restore", copy, "--yes")
    assert ran.code == 1
    assert "trigger evil should not be there" in ran.err


def test_a_register_of_an_earlier_version_is_compared_before_it_is_migrated(tmp_path: Path) -> None:
    path = tmp_path / "旧.db"
    with patch.object(store, "migrations", lambda: migrations()[:2]), Register.create(path):
        pass
    changed(path, ["CREATE TRIGGER evil AFTER INSERT ON payment BEGIN DELETE FROM entry; END"])
    before = path.read_bytes()
    with pytest.raises(NotARegister, match="trigger evil"):
        Register.open(path)
    assert path.read_bytes() == before


def test_what_sqlite_makes_by_itself_is_no_change(office: Office) -> None:
    changed(office.db, ["ANALYZE", "VACUUM"])
    assert office.zhunru("journal", "list").code == 0
    assert office.zhunru("check").code == 0


def test_the_digests_on_record_are_those_of_the_migrations() -> None:
    """After a new migration: ``python docs/build.py``."""
    assert shape.DIGESTS.read_text(encoding="ascii").split() == shape.digests()


def test_without_digests_the_migrations_are_played_through(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shape, "DIGESTS", office.folder / "none")
    assert office.zhunru("journal", "list").code == 0
    changed(office.db, ["DROP TRIGGER payment_stays"])
    assert office.zhunru("journal", "list").code == 5
