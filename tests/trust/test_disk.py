"""A full disk, a folder or a file that may only be read, odd paths: a sentence, an exit code, nothing half-written."""

from __future__ import annotations

import ctypes
import os
import resource
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from registry.backups import backups
from tests.office import Office, Ran
from tests.trust.killing import DECIDE, NEW

ROWS = "".join(f"2026-03-01,民政,青松,事项{number}\n" for number in range(2_500))
HEADER = "下派日期,部门,社区,事项\n"

CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH, PR_CAPBSET_DROP = 1, 2, 24


def _as_anybody() -> None:
    """Even root is bound by the rights of files from here on."""
    for capability in (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH):
        ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, capability)


def _no_file_beyond(size: int) -> Callable[[], None]:
    """As on a disk that is nearly full."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return limit


def ran(office: Office, *arguments: str | Path, under: Callable[[], None]) -> Ran:
    done = subprocess.run(
        office.command(*arguments),
        cwd=office.folder,
        env=office.environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
        preexec_fn=under,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


def said(found: Ran, code: int, *words: str) -> None:
    assert found.code == code, found
    assert "Traceback" not in found.err
    assert "unforeseen" not in found.err
    for word in words:
        assert word in found.err


def untouched(office: Office, before: bytes) -> None:
    """The register is what it was, nothing half-written lies about, and it is sound."""
    assert office.db.read_bytes() == before
    left = [
        path.name for path in office.folder.rglob("*") if path.name.endswith((".tmp", ".restoring"))
    ]
    assert left == []
    assert office.zhunru("check").code == 0


@pytest.fixture
def busy(office: Office) -> Office:
    """An office with a request that waits, an import that could be undone, and a backup."""
    office.zhunru(*NEW)
    office.zhunru("backup")
    assert office.import_text("下派.csv", HEADER + ROWS).code == 0
    office.write("再来.csv", HEADER + ROWS.replace("事项", "别的"))
    return office


def commands(office: Office) -> list[tuple[str, ...]]:
    return [
        ("import", "再来.csv"),
        DECIDE,
        ("journal", "undo", str(office.last_entry)),
        ("restore", str(backups(office.db)[-1].path), "--yes"),
        ("backup",),
    ]


def test_a_full_disk(busy: Office) -> None:
    before = busy.db.read_bytes()
    for arguments in commands(busy):
        # A decision and a going back to a small register still find room, so they get less.
        small = 20_000 if arguments[0] in {"decide", "restore"} else len(before) // 2
        said(ran(busy, *arguments, under=_no_file_beyond(small)), 1, "disk")
        untouched(busy, before)


@pytest.fixture
def small_disk(busy: Office, tmp_path: Path) -> Iterator[Office]:
    """The same office on a disk of its own that has no room left; where none may be mounted, another test tells enough."""
    mounted = tmp_path / "U盘"
    mounted.mkdir()
    size = busy.db.stat().st_size + 600_000
    mount = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", mounted],
        check=False,
        capture_output=True,
    )
    if mount.returncode:
        yield busy
        return
    try:
        for name in ("zhunru.db", "再来.csv"):
            shutil.copy(busy.folder / name, mounted)
        yield Office(mounted)
    finally:
        subprocess.run(["umount", mounted], check=True)


def test_a_stick_without_room(small_disk: Office) -> None:
    if not os.path.ismount(small_disk.folder):
        return
    before = small_disk.db.read_bytes()
    for arguments in (
        ("import", "再来.csv"),
        ("journal", "undo", str(small_disk.last_entry)),
        ("backup",),
    ):
        found = small_disk.process(*arguments)
        said(found, 1, "disk")
        untouched(small_disk, before)


def test_a_folder_that_may_only_be_read(busy: Office) -> None:
    before = busy.db.read_bytes()
    shutil.rmtree(busy.folder / "zhunru.backups")
    copy = busy.folder / "备份.db"
    assert busy.zhunru("backup", "--to", copy).code == 0
    busy.folder.chmod(0o500)
    try:
        for arguments in (
            ("import", "再来.csv"),
            DECIDE,
            ("restore", str(copy), "--yes"),
            ("backup",),
        ):
            said(ran(busy, *arguments, under=_as_anybody), 1, "cannot be written")
        for arguments in (("journal", "list"), ("report", "burden"), ("check",)):
            said(ran(busy, *arguments, under=_as_anybody), 0)
    finally:
        busy.folder.chmod(0o700)
    untouched(busy, before)


def test_a_register_that_may_only_be_read(busy: Office) -> None:
    before = busy.db.read_bytes()
    busy.db.chmod(0o400)
    for arguments in (("import", "再来.csv"), DECIDE, ("journal", "undo", str(busy.last_entry))):
        said(ran(busy, *arguments, under=_as_anybody), 1, "read-only")
    for reading in (("journal", "verify"), ("report", "burden", "-o", "报告.html"), ("check",)):
        said(ran(busy, *reading, under=_as_anybody), 0)
    busy.db.chmod(0o000)
    said(ran(busy, "journal", "list", under=_as_anybody), 5, "no right")
    busy.db.chmod(0o600)
    untouched(busy, before)


def test_paths_with_spaces_and_chinese(busy: Office, tmp_path: Path) -> None:
    folder = tmp_path / "U 盘 #1?%41" / "组织部（社区）"
    folder.mkdir(parents=True)
    office = Office(folder)
    db = folder / "登记 库.db"
    shutil.copy(busy.db, db)
    shutil.copy(busy.folder / "再来.csv", folder / "再 来&?.csv")
    assert busy.zhunru("--db", db, "import", folder / "再 来&?.csv").code == 0
    last = Office(folder)
    last.db = db
    assert busy.zhunru("--db", db, "journal", "undo", last.last_entry).code == 0
    assert busy.zhunru("--db", db, "backup").code == 0
    copy = backups(db)[0].path
    assert copy.parent == folder / "登记 库.backups"
    assert busy.zhunru("--db", db, "restore", copy, "--yes").code == 0
    assert office.process("--db", db, "check").code == 0


def test_what_is_written_is_for_the_owner_only(busy: Office) -> None:
    busy.zhunru("init", "--place", "示例市")
    made = [busy.db, *(one.path for one in backups(busy.db))]
    assert {path.stat().st_mode & 0o777 for path in made if path.name != "zhunru.db"} == {0o600}
    new = busy.folder / "新.db"
    assert busy.zhunru("--db", new, "init", "--place", "示例市").code == 0
    assert new.stat().st_mode & 0o777 == 0o600
