"""Copies of the register: made before what changes much, thinned by a rule, and the way back to one of them.

They stand in a folder beside the register, ``zhunru.backups``; the name of each says when (UTC), up to which entry, and
before what it was made. Copies that somebody asked for are never removed.
"""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from shutil import rmtree

from registry import chain
from registry.errors import FileUnwritable, RegisterLocked, ZhunruError, reason_of
from registry.journal import FACT_TABLES, Act, writing
from registry.language import N_, _
from registry.shape import altered, sentence
from registry.store import APPLICATION_ID, MAGIC, UNREADABLE, WAIT_SECONDS, Register

MANUAL = "manual"
"""Why of a copy that somebody asked for."""

BEFORE_IMPORT, BEFORE_UNDO = "before-import", "before-undo"
BEFORE_MIGRATION, BEFORE_RESTORE = "before-migration", "before-restore"

_LABELS = {
    MANUAL: N_("asked for"),
    BEFORE_IMPORT: N_("before an import"),
    BEFORE_UNDO: N_("before an undoing"),
    BEFORE_MIGRATION: N_("before a migration"),
    BEFORE_RESTORE: N_("before a restoring"),
}

NEWEST, DAYS, MONTHS = 10, 14, 12
"""Kept are the newest automatic copies, the last one of each of the newest days, and of each of the newest months."""

_NAME = re.compile(r"^.+-(\d{8}T\d{6}Z)-e(\d+)-([a-z-]+)$")


class NoBackup(ZhunruError):
    """There is no copy to go back to."""

    def __init__(self, path: str) -> None:
        super().__init__(
            _(
                "There is no backup of {path} in {folder}. Say which file: zhunru restore FILE"
            ).format(path=path, folder=folder_of(Path(path)))
        )


class BadBackup(ZhunruError):
    """A copy that cannot be gone back to."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(
            _("{path} cannot be restored: {reason}. Nothing was changed.").format(
                path=path, reason=reason
            )
        )


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy: when it was made (UTC, ISO 8601), up to which entry, before what."""

    path: Path
    at: str
    entry: int
    why: str


def label_of(why: str) -> str:
    """Why a copy was made, in words."""
    return _(_LABELS[why]) if why in _LABELS else why


def folder_of(register: Path) -> Path:
    """Where copies of a register stand."""
    return register.with_name(f"{register.stem}.backups")


def backups(register: Path) -> list[Backup]:
    """The copies in the folder of *register*, the newest first."""
    found = []
    folder = folder_of(register)
    for path in folder.glob(f"*{register.suffix}") if folder.is_dir() else ():
        named = _NAME.match(path.stem)
        if named:
            day = datetime.strptime(named[1], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
            found.append(Backup(path, day.isoformat(timespec="seconds"), int(named[2]), named[3]))
    return sorted(found, key=lambda one: (one.at, one.entry, one.path.name), reverse=True)


def back_up(register: Register, why: str, now: datetime | None = None) -> Path | None:
    """A copy of the register as it is now stands in its folder; its path, or None where there is nothing worth one.

    Before an import or an undoing nothing is copied while the register holds no more than its founding; nor where the
    newest copy is of the same entry already.
    The rule of thinning is applied. Raises :class:`FileUnwritable`.
    """
    entry = int(register.query("SELECT COALESCE(MAX(id), 0) FROM entry")[0][0])
    if why in (BEFORE_IMPORT, BEFORE_UNDO):
        if not register.query("SELECT 1 FROM entry WHERE action <> 'init' LIMIT 1"):
            return None
        newest = next(iter(backups(register.path)), None)
        if (
            newest
            and newest.entry == entry
            and _head(newest.path) == chain.head(register.connection)
        ):
            return newest.path
    at = (now or datetime.now(UTC)).strftime("%Y%m%dT%H%M%SZ")
    folder = folder_of(register.path)
    path = folder / f"{register.path.stem}-{at}-e{entry}-{why}{register.path.suffix}"
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        register.back_up(path)
        thin(register.path)
    except OSError as error:
        raise FileUnwritable(str(path), reason_of(error)) from error
    return path


def thin(register: Path) -> list[Path]:
    """Automatic copies that the rule does not keep are removed; which they were."""
    automatic = [one for one in backups(register) if one.why != MANUAL]
    kept = {one.path for one in automatic[:NEWEST]}
    for length, most in ((len("2026-11-26"), DAYS), (len("2026-11"), MONTHS)):
        last: dict[str, Path] = {}
        for one in automatic:
            last.setdefault(one.at[:length], one.path)
        kept.update(list(last.values())[:most])
    gone = [one.path for one in automatic if one.path not in kept]
    yesterday = datetime.now(UTC).timestamp() - 86_400
    # A copy that was being made when the program was killed is of no use; one of today may be in the making.
    left = [path for path in folder_of(register).glob(".*.tmp") if path.stat().st_mtime < yesterday]
    for path in (*gone, *left):
        path.unlink(missing_ok=True)
    return gone


def last_good(register: Path) -> Backup | None:
    """The newest copy that is whole."""
    return next((one for one in backups(register) if not fault_of(one.path)), None)


def fault_of(path: Path) -> str:
    """Why the file at *path* is no register to go back to; empty if it is one."""
    try:
        with path.open("rb") as file:
            start = file.read(100)
    except OSError as error:
        return reason_of(error)
    if not start.startswith(MAGIC) or int.from_bytes(start[68:72], "big") != APPLICATION_ID:
        return _("it is not a register file")
    try:
        with closing(_read_only(path)) as connection:
            said = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
            if said != "ok":
                return _("it is damaged")
            differences = altered(connection)
            if differences:
                return sentence(differences[0])
            tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master")]
            broken = chain.verify(connection, [name for name in FACT_TABLES if name in tables])
            return broken.sentence() if broken else ""
    except UNREADABLE as error:
        return str(error)


def _read_only(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)


def _head(path: Path) -> str:
    try:
        with closing(_read_only(path)) as connection:
            return chain.head(connection)
    except UNREADABLE:
        return ""


@dataclass(frozen=True, slots=True)
class Loss:
    """What going back would lose: entries after *entry*, newest first; None where the register cannot be read."""

    entry: int
    lost: list[tuple[int, str, str, str]] | None
    same_history: bool = True
    """Whether the copy is an earlier state of this register."""


def loss(register: Path, copy: Path) -> Loss:
    """What the register at *register* holds that the *copy* does not: number, when, who and act of its entries."""
    with closing(_read_only(copy)) as connection:
        entry = int(connection.execute("SELECT COALESCE(MAX(id), 0) FROM entry").fetchone()[0])
        head = chain.head(connection)
    try:
        with closing(_read_only(register)) as connection:
            later = connection.execute(
                "SELECT id, at, by, action FROM entry WHERE id > ? ORDER BY id DESC", (entry,)
            ).fetchall()
            there = connection.execute(
                "SELECT hash FROM chain WHERE entry_id = ?", (entry,)
            ).fetchone()
    except UNREADABLE:
        return Loss(entry, None)
    return Loss(entry, later, there is not None and there[0] == head)


def restore(
    register: Path, copy: Path, act: Act, *, on_wait: Callable[[], None] | None = None
) -> tuple[int, Path | None]:
    """The register is what the *copy* holds, with an entry that says so; its number, and where the old file was put.

    The old file is kept among the copies; at every moment one of the two stands under the register's name. While
    another process writes, *on_wait* is told once. Raises BadBackup where the copy is not whole, RegisterLocked.
    """
    fault = fault_of(copy)
    if fault:
        raise BadBackup(str(copy), fault)
    temporary = register.with_name(f".{register.name}.{os.getpid()}.restoring")
    temporary.unlink(missing_ok=True)
    try:
        with _held(register, on_wait) as held:
            aside = _put_aside(register, held) if register.is_file() else None
            os.close(os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            temporary.write_bytes(copy.read_bytes())
            with Register.open(temporary) as restored, writing(restored, act) as entry:
                number = entry.id
            with temporary.open("rb+") as file:
                os.fsync(file.fileno())
            # What a crash left half-written belongs to the old file, which has been put aside with it; beside the new
            # one SQLite would take it for its own.
            register.with_name(f"{register.name}-journal").unlink(missing_ok=True)
            if held and os.name == "nt":
                held.close()
            temporary.replace(register)
            _settle(register.parent)
    except OSError as error:
        raise FileUnwritable(str(register), reason_of(error)) from error
    finally:
        temporary.unlink(missing_ok=True)
        # Where the copy is of an earlier version, its migration copied it once more.
        rmtree(folder_of(temporary), ignore_errors=True)
    return number, aside


def _settle(folder: Path) -> None:
    """The new name is on the disk; Windows has no such call and needs none."""
    if os.name != "nt":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextmanager
def _held(
    register: Path, on_wait: Callable[[], None] | None
) -> Iterator[sqlite3.Connection | None]:
    """Nobody writes to the register meanwhile: what was acknowledged to them would go with the old file.

    Gives a connection to it, or None where there is no register or it cannot be read. Raises RegisterLocked.
    """
    if not register.is_file():
        yield None
        return
    with closing(sqlite3.connect(register, timeout=0, isolation_level=None)) as held:
        if not _lock(held, register, on_wait):
            held.close()
            yield None
        else:
            yield held


def _lock(held: sqlite3.Connection, register: Path, on_wait: Callable[[], None] | None) -> bool:
    """Whether it is locked; a damaged one cannot be."""
    try:
        try:
            held.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if not _is_busy(error):
                raise
            if on_wait:
                on_wait()
            held.execute(f"PRAGMA busy_timeout = {int(WAIT_SECONDS * 1000)}")
            held.execute("BEGIN IMMEDIATE")
        held.execute("SELECT MAX(id) FROM entry").fetchone()
    except UNREADABLE as error:
        if _is_busy(error):
            raise RegisterLocked(str(register)) from error
        return False
    return True


def _is_busy(error: Exception) -> bool:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY


def _put_aside(register: Path, held: sqlite3.Connection | None) -> Path:
    """The register as it is stands among the copies; a damaged one byte for byte, with what a crash left beside it."""
    entry = held.execute("SELECT COALESCE(MAX(id), 0) FROM entry").fetchone()[0] if held else 0
    at = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    folder = folder_of(register)
    path = folder / f"{register.stem}-{at}-e{entry}-{BEFORE_RESTORE}{register.suffix}"
    folder.mkdir(mode=0o700, exist_ok=True)
    if held and _copied(register, path):
        return path
    journal = register.with_name(f"{register.name}-journal")
    for source, target in ((register, path), (journal, path.with_name(f"{path.name}-journal"))):
        if source.is_file():
            os.close(os.open(target, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600))
            target.write_bytes(source.read_bytes())
    return path


def _copied(register: Path, path: Path) -> bool:
    """The copy stands at *path*, unless a page of the register cannot be read. It is read by SQLite: a file that is opened
    and closed otherwise would take the lock away that this process holds on it.
    """
    os.close(os.open(path, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600))
    try:
        with closing(_read_only(register)) as reading, closing(sqlite3.connect(path)) as copy:
            reading.backup(copy)
    except UNREADABLE:
        path.unlink()
        return False
    return True


def way_back(register: Path) -> str:
    """For a register that cannot be read: which copy to go back to, and how; empty where there is none."""
    good = last_good(register)
    if good is None:
        return ""
    return _(
        "The last good backup is of {at} (UTC), up to entry {entry}; entries after it would be lost. To go back to it: "
        "zhunru restore {path}"
    ).format(at=good.at[:19].replace("T", " "), entry=good.entry, path=good.path)
