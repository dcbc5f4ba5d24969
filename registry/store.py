"""The register: one SQLite file, opened, migrated, locked and backed up here and nowhere else."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from registry.errors import (
    FileUnwritable,
    NoRegister,
    NotARegister,
    RegisterExists,
    RegisterLocked,
    RegisterNewer,
    reason_of,
)
from registry.language import N_, _

SCHEMA = Path(__file__).parent / "schema"
APPLICATION_ID = 0x7A68756E
"""``zhun``, written into the file's header: tells a register from any other SQLite file."""

WAIT_SECONDS = 20.0
"""How long a writer waits for another before it gives up."""

LOOK_MILLISECONDS = 100
"""How often a waiting writer looks whether it may begin."""

EVERYTHING = 2**62
"""Beyond the number of every entry: what is known with all of them."""

MAGIC = b"SQLite format 3\x00"

_PRAGMAS = (
    "foreign_keys = ON",
    "synchronous = FULL",
    "cache_size = -65536",
    "trusted_schema = OFF",
)
_LOCKED = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_UNWRITABLE = {
    sqlite3.SQLITE_FULL: N_("the disk is full"),
    sqlite3.SQLITE_READONLY: N_("it is read-only"),
    sqlite3.SQLITE_PERM: N_("access is denied"),
    sqlite3.SQLITE_CANTOPEN: N_("its folder cannot be written to"),
    sqlite3.SQLITE_IOERR: N_("the disk did not take it; perhaps it is full"),
}
_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_BROKEN = {
    sqlite3.SQLITE_CORRUPT: N_("the file is damaged"),
    sqlite3.SQLITE_NOTADB: N_("it is not a register file"),
}
_STRANGE = ("no such table", "no such column", "Could not decode to UTF-8", "unsupported")
"""How SQLite says that the tables, or what stands in them, are not ours."""

UNREADABLE = (sqlite3.DatabaseError, UnicodeDecodeError)
"""What reading a damaged file may raise: SQLite's complaints quote it, and Python cannot always read the quotation."""


class Register:
    """An open register. Use it as a context manager; it closes its file."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self.connection = connection
        self.on_wait: Callable[[], None] | None = None
        """What is told once while another process writes, where a transaction says nothing else."""

    @classmethod
    def create(cls, path: Path) -> Register:
        """A new, empty register at *path*; refuses to write over anything."""
        try:
            path.touch(mode=0o600, exist_ok=False)
        except FileExistsError as error:
            raise RegisterExists(str(path)) from error
        except OSError as error:
            raise FileUnwritable(str(path), reason_of(error)) from error
        register = None
        try:
            register = cls(path, _connect(path))
            with register.speaking_sqlite():
                register.connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                register.migrate()
        except BaseException:
            if register is not None:
                register.close()
            path.unlink(missing_ok=True)
            raise
        return register

    @classmethod
    def open(cls, path: Path, *, as_found: bool = False) -> Register:
        """The register at *path*, brought up to this version's schema; a newer one is refused.

        So is one whose tables, indexes or triggers are not as we made them, unless it is wanted *as_found*, to be
        looked through.
        """
        if not path.is_file():
            raise NoRegister(str(path))
        try:
            with path.open("rb") as file:
                head = file.read(100)
        except OSError as error:
            raise NotARegister(str(path), reason_of(error)) from error
        if not head.startswith(MAGIC):
            raise NotARegister(str(path), _("it is not a register file"))
        if int.from_bytes(head[68:72], "big") != APPLICATION_ID:
            raise NotARegister(str(path), _("it is a database of another program"))
        register = cls(path, _connect(path))
        try:
            with register.speaking_sqlite():
                found, known = register.version, len(migrations())
                if found > known:
                    raise RegisterNewer(str(path), found, known)
                if not as_found or found < known:
                    register._refuse_altered(found)
                if found < known:
                    # Copies know the store, so the store asks for them only here.
                    from registry.backups import BEFORE_MIGRATION, back_up  # noqa: PLC0415

                    back_up(register, BEFORE_MIGRATION)
                    register.migrate()
        except UnicodeDecodeError as error:
            register.close()
            raise NotARegister(str(path), _("it is damaged")) from error
        except BaseException:
            register.close()
            raise
        return register

    def _refuse_altered(self, version: int) -> None:
        # The shape knows the migrations, so the store asks for it only here.
        from registry.shape import altered, sentence  # noqa: PLC0415

        differences = altered(self.connection, version)
        if differences:
            reason = _("another program changed its tables ({what}); zhunru check tells all of it")
            raise NotARegister(str(self.path), reason.format(what=sentence(differences[0])))

    def __enter__(self) -> Register:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def close(self) -> None:
        """The file is closed."""
        self.connection.close()

    @property
    def version(self) -> int:
        """How many migrations the file has seen."""
        return int(self.connection.execute("PRAGMA user_version").fetchone()[0])

    def migrate(self) -> None:
        """The file has this version's schema; each migration is one transaction."""
        for number, path in enumerate(migrations(), start=1):
            if number <= self.version:
                continue
            with self.transaction():
                for statement in statements(path.read_text(encoding="utf-8")):
                    self.connection.execute(statement)
                self.connection.execute(f"PRAGMA user_version = {number}")

    def back_up(self, to: Path) -> Path:
        """A copy of the register, readable by its owner only, stands at *to* whole or not at all. Raises OSError."""
        # Two processes may make the same copy at once; each has a file of its own until it is whole.
        temporary = to.with_name(f".{to.name}.{os.getpid()}.tmp")
        temporary.unlink(missing_ok=True)
        os.close(os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        try:
            with self.speaking_sqlite(), closing(sqlite3.connect(temporary)) as copy:
                copy.execute("PRAGMA synchronous = OFF")
                self.connection.backup(copy)
            with temporary.open("rb+") as file:
                os.fsync(file.fileno())
            temporary.replace(to)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
        return to

    @contextmanager
    def transaction(
        self, *, dry_run: bool = False, on_wait: Callable[[], None] | None = None
    ) -> Iterator[sqlite3.Connection]:
        """What happens within is written whole, or not at all; *dry_run* always takes it back.

        While another process writes, *on_wait* is told once and the lock is awaited up to ``WAIT_SECONDS``. Within
        another transaction it is a part of that one, taken back alone.
        """
        with self.speaking_sqlite():
            inner = self.connection.in_transaction
            if inner:
                self.connection.execute("SAVEPOINT part")
                take_back, keep = "ROLLBACK TO part", "RELEASE part"
            else:
                self._begin(on_wait or self.on_wait)
                take_back, keep = "ROLLBACK", "COMMIT"
            try:
                yield self.connection
                self.connection.execute(take_back if dry_run else keep)
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute(take_back)
                raise

    def _begin(self, on_wait: Callable[[], None] | None) -> None:
        deadline = time.monotonic() + WAIT_SECONDS
        told = False
        self.connection.execute(f"PRAGMA busy_timeout = {LOOK_MILLISECONDS}")
        try:
            while True:
                try:
                    self.connection.execute("BEGIN IMMEDIATE")
                    return
                except sqlite3.OperationalError as error:
                    if _primary(error) not in _LOCKED or time.monotonic() > deadline:
                        raise
                if on_wait and not told:
                    on_wait()
                told = True
        finally:
            self.connection.execute(f"PRAGMA busy_timeout = {int(WAIT_SECONDS * 1000)}")

    @contextmanager
    def speaking_sqlite(self) -> Iterator[None]:
        """SQLite's errors come out as ours."""
        with _speaking_sqlite(self.path):
            yield

    def query(
        self, sql: str, parameters: dict[str, Any] | tuple[Any, ...] = ()
    ) -> list[tuple[Any, ...]]:
        """All rows of a read."""
        with self.speaking_sqlite():
            return self.connection.execute(sql, parameters).fetchall()


def migrations() -> list[Path]:
    """The numbered migrations in order."""
    return sorted(SCHEMA.glob("[0-9]*.sql"))


def _connect(path: Path) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?mode=rw"
    with _speaking_sqlite(path):
        connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=WAIT_SECONDS)
        try:
            for pragma in _PRAGMAS:
                connection.execute(f"PRAGMA {pragma}")
        except UnicodeDecodeError as error:
            connection.close()
            raise NotARegister(str(path), _("it is damaged")) from error
        except BaseException:
            connection.close()
            raise
    return connection


@contextmanager
def _speaking_sqlite(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.IntegrityError:
        raise
    except sqlite3.DatabaseError as error:
        code = _primary(error)
        if code in _LOCKED:
            raise RegisterLocked(str(path)) from error
        if code in _UNWRITABLE:
            raise FileUnwritable(str(path), _(_UNWRITABLE[code])) from error
        if code in _DAMAGED or str(error).startswith(_STRANGE):
            reason = _(_BROKEN[code]) if code in _BROKEN else str(error)
            raise NotARegister(str(path), reason) from error
        raise


def _primary(error: sqlite3.Error) -> int:
    """SQLite's primary result code; 0 where Python's own layer complains."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def statements(script: str) -> Iterator[str]:
    """The statements of a script one by one: ``executescript`` would commit between them."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
