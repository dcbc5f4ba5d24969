"""Two processes at once: the second waits with a message, then goes on or gives up; nothing of either is lost."""

from __future__ import annotations

import sqlite3
import subprocess
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest

from registry import store
from registry.errors import FileUnwritable
from tests.office import Office
from tests.trust.writing import NUMBER, write_at_once

PUSHED = "下派日期,部门,社区,事项\n2026-03-01,民政,青松,老年人优待证办理\n"


def locked(path: Path) -> sqlite3.Connection:
    """Another process is writing."""
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    return other


def test_the_second_waits_with_a_message_then_goes_on(office: Office) -> None:
    path = office.write("下派.csv", PUSHED)
    with closing(locked(office.db)) as other:
        process = subprocess.Popen(
            office.command("import", path),
            cwd=office.folder,
            env=office.environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        assert process.stderr
        told = process.stderr.readline()
        other.execute("COMMIT")
    out, _err = process.communicate()
    assert told == "Another zhunru is writing to zhunru.db; waiting …\n"
    assert process.returncode == 0
    assert "1 of 1 files" in out
    assert len(office.live("pushdown", "id")) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("import", "下派.csv"),
        ("journal", "undo", "7"),
        ("alias", "add", "department", "民口", "市民政局"),
    ],
)
def test_it_gives_up_cleanly(
    office: Office, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.setattr(store, "WAIT_SECONDS", 0.3)
    office.write("下派.csv", PUSHED)
    before = office.last_entry
    with closing(locked(office.db)):
        ran = office.zhunru(*arguments)
    assert ran.code == 5
    assert "waiting" in ran.err
    assert "in use by another zhunru" in ran.err
    assert office.last_entry == before
    assert office.zhunru("check").code == 0


def test_going_back_waits_for_who_writes(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """What another process has acknowledged would go with the old file."""
    monkeypatch.setattr("registry.backups.WAIT_SECONDS", 0.3)
    office.zhunru("backup")
    office.import_text("下派.csv", PUSHED)
    with closing(locked(office.db)):
        ran = office.zhunru("restore", "--yes")
    assert ran.code == 5
    assert "waiting" in ran.err
    assert "in use by another zhunru" in ran.err
    assert len(office.live("pushdown", "id")) == 1


def test_who_waited_while_the_register_was_replaced_writes_nothing(office: Office) -> None:
    """It holds the old file; what it wrote there would be lost, so it must not say that it is done."""
    office.zhunru("backup")
    office.import_text("下派.csv", PUSHED)
    with store.Register.open(office.db) as register:
        assert office.zhunru("restore", "--yes").code == 0
        with pytest.raises(FileUnwritable), register.transaction() as connection:
            connection.execute("DELETE FROM work_sum")
    assert office.zhunru("check").code == 0


def test_reading_does_not_wait(office: Office) -> None:
    with closing(locked(office.db)):
        started = threading.Event()
        started.set()
        before = time.monotonic()
        assert office.zhunru("journal", "list").code == 0
        assert time.monotonic() - before < store.WAIT_SECONDS


def test_four_writers_lose_nothing(office: Office) -> None:
    found = write_at_once(office, writers=4, entries=NUMBER)
    assert found.lost == []
    assert found.entries == 4 * NUMBER
    assert office.zhunru("check").code == 0
