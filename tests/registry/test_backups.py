"""Backups: made by themselves before what changes much, thinned by a rule, and the way back from a damaged register."""

from __future__ import annotations

import sqlite3
import stat
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from registry import backups
from registry.store import Register
from tests.office import Office

FIRST = "社区,牌子名称,悬挂位置\n青松社区,甲,对外\n"
SECOND = "社区,牌子名称,悬挂位置\n青松社区,乙,对外\n"


def made(office: Office) -> list[tuple[int, str]]:
    """Up to which entry and before what, the newest first."""
    return [(one.entry, one.why) for one in backups.backups(office.db)]


def last_entry(office: Office) -> int:
    with Register.open(office.db) as register:
        return int(register.query("SELECT MAX(id) FROM entry")[0][0])


def damage(path: Path) -> None:
    """All pages after the first are overwritten, as a dying disk may do."""
    content = bytearray(path.read_bytes())
    content[4096:] = bytes(len(content) - 4096)
    path.write_bytes(content)


def test_a_copy_before_an_import_and_an_undoing(office: Office) -> None:
    before = last_entry(office)
    office.import_text("一.csv", FIRST)
    office.zhunru("journal", "undo", str(before + 1))
    assert made(office)[:2] == [(before + 1, "before-undo"), (before, "before-import")]
    office.import_text("二.csv", SECOND, "--dry-run")
    assert len(made(office)) == len(set(made(office))), "a dry run makes no copy"


def test_nothing_new_is_not_copied_again(office: Office) -> None:
    office.import_text("一.csv", FIRST)
    first = made(office)
    office.import_text("坏.csv", "社区,牌子名称\n没有的社区,甲\n")
    office.import_text("坏.csv", "社区,牌子名称\n没有的社区,甲\n")
    assert len(made(office)) == len(first) + 1


def test_copies_are_for_the_owner_only_and_whole(office: Office) -> None:
    assert office.zhunru("backup").code == 0
    newest = backups.backups(office.db)[0]
    assert newest.why == backups.MANUAL
    assert stat.S_IMODE(newest.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(newest.path.parent.stat().st_mode) == 0o700
    assert backups.fault_of(newest.path) == ""


def test_the_rule_of_thinning(office: Office) -> None:
    """Three a day for 40 days, and a manual one on the first: the newest ten, 14 days, 2 months, the manual one stay."""
    start = datetime(2026, 1, 1, 8, tzinfo=UTC)
    with Register.open(office.db) as register:
        register.connection.execute("DROP TRIGGER entry_stays")
        for day in range(40):
            for turn in range(3):
                register.connection.execute(
                    "INSERT INTO entry (at, by, action, program) VALUES ('2026-01-01', '李敏', 'x', 'x')"
                )
                now = start + timedelta(days=day, hours=turn)
                backups.back_up(register, backups.BEFORE_IMPORT, now)
            if day == 0:
                backups.back_up(register, backups.MANUAL, start + timedelta(hours=9))
    days = [one.at[:13] for one in backups.backups(office.db)]
    last_of_day = [f"2026-02-{day:02d}T10" for day in range(9, 0, -1)]
    assert days[:10] == [
        *("2026-02-09T10", "2026-02-09T09", "2026-02-09T08"),
        *("2026-02-08T10", "2026-02-08T09", "2026-02-08T08"),
        *("2026-02-07T10", "2026-02-07T09", "2026-02-07T08"),
        "2026-02-06T10",
    ]
    assert set(last_of_day) < set(days), "the last of each of 14 days"
    assert "2026-01-31T10" in days, "which is the last of its month as well"
    assert "2026-01-27T10" in days
    assert "2026-01-26T10" not in days
    assert "2026-01-01T17" in days, "a copy that somebody asked for is never removed"


def test_a_damaged_register_is_known_and_the_way_back_is_shown(office: Office) -> None:
    office.import_text("一.csv", FIRST)
    office.zhunru("backup")
    good = backups.backups(office.db)[0]
    office.import_text("二.csv", SECOND)
    damage(office.db)
    content = office.db.read_bytes()
    ran = office.zhunru("journal", "list")
    assert ran.code == 5
    assert f"up to entry {good.entry}" in ran.err
    assert f"zhunru restore {good.path.relative_to(office.folder)}" in ran.err
    assert office.import_text("三.csv", SECOND).code == 5
    assert office.db.read_bytes() == content, "nothing is written to it"
    shown = office.zhunru("restore")
    assert shown.code == 2
    assert "cannot be read" in shown.out
    assert office.db.read_bytes() == content
    ran = office.zhunru("restore", "--yes", "--why", "硬盘损坏")
    assert ran.code == 0, ran.err
    assert office.live("burden", "name") == [("甲",)]
    assert office.zhunru("check").code == 0
    assert (
        office.zhunru("journal", "list", "--limit", "1", "--format", "json").json[0]["action"]
        == "restore"
    )
    aside = next(one for one in backups.backups(office.db) if one.why == backups.BEFORE_RESTORE)
    assert aside.path.read_bytes() == content, "the damaged file is kept"


def test_what_would_be_lost_is_told_first(office: Office) -> None:
    office.zhunru("backup")
    office.import_text("一.csv", FIRST)
    ran = office.zhunru("restore", backups.backups(office.db)[-1].path)
    assert ran.code == 2
    assert "1 entries would be lost" in ran.out
    assert "import" in ran.out
    assert "say --yes" in ran.err
    assert office.live("burden", "name") == [("甲",)]


@pytest.mark.parametrize("how", ["damaged", "another program's", "tampered with", "no file"])
def test_what_is_no_whole_backup_is_refused(office: Office, how: str, tmp_path: Path) -> None:
    office.import_text("一.csv", FIRST)
    copy = tmp_path / "copy.db"
    with Register.open(office.db) as register:
        register.back_up(copy)
    if how == "damaged":
        damage(copy)
    elif how == "another program's":
        copy.unlink()
        with closing(sqlite3.connect(copy)) as other:
            other.execute("CREATE TABLE a (b)")
    elif how == "tampered with":
        with closing(sqlite3.connect(copy)) as other:
            other.execute("DROP TRIGGER burden_stays")
            other.execute("UPDATE burden SET name = '丁'")
            other.commit()
    else:
        copy.unlink()
    before = office.db.read_bytes()
    ran = office.zhunru("restore", copy, "--yes")
    assert ran.code == 1
    assert "cannot be restored" in ran.err
    assert office.db.read_bytes() == before


def test_a_copy_to_a_file_of_one_s_own(office: Office, tmp_path: Path) -> None:
    target = tmp_path / "U盘" / "备份 2026.db"
    assert office.zhunru("backup", "--to", target).code == 1, "there is no such folder"
    target.parent.mkdir()
    assert office.zhunru("backup", "--to", target).code == 0
    assert backups.fault_of(target) == ""
    again = office.zhunru("backup", "--to", target)
    assert "a file of that name exists" in again.err
