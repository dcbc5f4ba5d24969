"""A register is edited at random behind the program's back, by SQL and by bytes: each edit is found, or changes nothing."""

from __future__ import annotations

import random
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from registry import chain
from registry.checking import check
from registry.errors import ZhunruError
from registry.journal import FACT_TABLES
from registry.sealing import breach, seal
from registry.store import Register
from tests.office import CITY, Office

Dice = random.Random
Tables = dict[str, list[str]]

SUMS = ("work_sum", "work_month", "burden_sum")
WRITTEN = ("entry", "source", "sheet", "block", "chain")


@dataclass(frozen=True, slots=True)
class Edit:
    """An edit that was made: of which sort, what was done, and what came of it: how it was found, or ``harmless``."""

    sort: str
    what: str
    found_by: str

    @property
    def missed(self) -> bool:
        """Neither found nor harmless."""
        return not self.found_by


def worked(folder: Path) -> Path:
    """A register in which all that happens has happened: imports, corrections, typed facts, a decision, an undoing."""
    folder.mkdir(parents=True, exist_ok=True)
    office = Office(folder)
    for name, text in CITY.items():
        office.write(f"基础/{name}", text)
    signs = "社区,牌子名称,悬挂位置\n" + "".join(
        f"青松社区,牌子{number},对外\n" for number in range(300)
    )
    work = "日期,社区,事项,件数,用时\n" + "".join(
        f"2025-{1 + number % 12:02d},青松社区,走访{number},10,5小时\n" for number in range(60)
    )
    for arguments in (
        ("init", "--place", "示例市"),
        ("import", folder / "基础"),
        ("import", office.write("牌子.csv", signs)),
        ("import", office.write("工作.csv", work)),
        ("import", office.write("牌子.csv", signs.replace("子1,对外", "子1,对内"))),
        ("alias", "add", "department", "民政口", "市民政局"),
        ("alias", "add", "department", "卫健口", "卫健委"),
        ("journal", "undo", "10"),
    ):
        ran = office.zhunru("--db", office.db, "--by", "李敏", *arguments)
        assert ran.code == 0, ran.err
    return office.db


def edits(register: Path, work: Path, number: int, seed: int) -> Iterator[Edit]:
    """That many edits, each of a fresh copy of *register* at *work*."""
    dice = Dice(seed)
    with Register.open(register) as opened:
        sealed = seal(opened).code
    before = content(register)
    sorts = [*_BY_SQL.items(), *_BY_BYTES.items()]
    for turn in range(number):
        sort, edit = sorts[turn % len(sorts)]
        shutil.copy(register, work)
        for beside in work.parent.glob(f"{work.name}-*"):
            beside.unlink()
        what = edit(work, dice)
        found_by = finding(work, sealed)
        if not found_by and content(work) == before:
            found_by = "harmless"
        yield Edit(sort, what, found_by)


def finding(path: Path, sealed: str) -> str:
    """Which of our means finds what is wrong with it: opening it, ``check``, the seal; empty where none does."""
    try:
        with Register.open(path):
            pass
    except ZhunruError:
        return "opening"
    try:
        with Register.open(path, as_found=True) as register:
            if check(register):
                return "check"
            if breach(register, sealed):
                return "seal"
    except ZhunruError:
        return "check"
    return ""


def content(path: Path) -> list[Any]:
    """All that the file says: settings, tables and triggers, every row of every table."""
    with closing(sqlite3.connect(path)) as connection:
        said = [
            connection.execute(f"PRAGMA {name}").fetchall()
            for name in ("user_version", "application_id", "encoding")
        ]
        shape = connection.execute("SELECT * FROM sqlite_master ORDER BY 1, 2").fetchall()
        # The page on which a table begins says nothing.
        said += [[(kind, name, table, sql) for kind, name, table, _page, sql in shape]]
        for kind, name, *_rest in shape:
            if kind == "table":
                rows = connection.execute(f"SELECT * FROM {name}").fetchall()
                said += [name, sorted(rows, key=repr)]
        return said


# --- by SQL ---------------------------------------------------------------------------------------------------------


def _by_sql(edit: Callable[[sqlite3.Connection, Dice], str]) -> Callable[[Path, Dice], str]:
    """The edit, made by somebody who knows how to get round triggers, and puts them back so that nothing shows."""

    def made(path: Path, dice: Dice) -> str:
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("PRAGMA foreign_keys = OFF")
            other.execute("PRAGMA ignore_check_constraints = ON")
            triggers = other.execute(
                "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
            ).fetchall()
            other.execute("BEGIN")
            for name, _sql in triggers:
                other.execute(f"DROP TRIGGER {name}")
            what = edit(other, dice)
            for _name, sql in triggers:
                with suppress(sqlite3.OperationalError):
                    other.execute(sql)
            other.execute("COMMIT")
            return what

    return made


def _tables(other: sqlite3.Connection) -> list[str]:
    """Those that hold anything, facts and what was written of them first."""
    every = (*WRITTEN, *FACT_TABLES, *SUMS)
    return [name for name in every if other.execute(f"SELECT 1 FROM {name} LIMIT 1").fetchone()]


def _row(other: sqlite3.Connection, table: str, dice: Dice) -> tuple[str, tuple[Any, ...]]:
    """The condition that picks one row, and its values."""
    named = _columns(other, table)
    rows = other.execute(f"SELECT {', '.join(named)} FROM {table}").fetchall()
    row = dice.choice(rows)
    return " AND ".join(f"{name} IS ?" for name in named), row


def _columns(other: sqlite3.Connection, table: str) -> list[str]:
    return [row[1] for row in other.execute(f"PRAGMA table_info({table})")]


def _value(old: object, dice: Dice) -> object:
    """Another value of the same type, most often near the old one."""
    if isinstance(old, int):
        return old + dice.choice((-1, 1, 100, -old, 10**6))
    if isinstance(old, str) and old:
        place = dice.randrange(len(old))
        return dice.choice((old[:place] + "改" + old[place + 1 :], old + " ", "", None))
    return dice.choice((1, "甲", None))


def _update(other: sqlite3.Connection, dice: Dice) -> str:
    table = dice.choice(_tables(other))
    which, row = _row(other, table, dice)
    names = _columns(other, table)
    position = dice.randrange(len(names))
    value = _value(row[position], dice)
    with suppress(sqlite3.IntegrityError):
        other.execute(f"UPDATE {table} SET {names[position]} = ? WHERE {which}", (value, *row))
    return f"{table}.{names[position]}: {row[position]!r} → {value!r}"


def _delete(other: sqlite3.Connection, dice: Dice) -> str:
    table = dice.choice(_tables(other))
    which, row = _row(other, table, dice)
    other.execute(f"DELETE FROM {table} WHERE {which}", row)
    return f"{table}: without {row}"


def _insert(other: sqlite3.Connection, dice: Dice) -> str:
    """A row once more under a new number."""
    table = dice.choice(_tables(other))
    _which, row = _row(other, table, dice)
    again = [_value(row[0], dice), *row[1:]]
    marks = ", ".join("?" * len(row))
    with suppress(sqlite3.IntegrityError):
        other.execute(f"INSERT INTO {table} VALUES ({marks})", again)
    return f"{table}: {again}"


def _swap(other: sqlite3.Connection, dice: Dice) -> str:
    """Two facts change places."""
    several = [
        name
        for name in FACT_TABLES
        if other.execute(f"SELECT COUNT(*) FROM {name}").fetchone()[0] > 1
    ]
    table = dice.choice(several)
    one, two = dice.sample([row[0] for row in other.execute(f"SELECT id FROM {table}")], 2)
    for old, new in ((one, -1), (two, one), (-1, two)):
        other.execute(f"UPDATE {table} SET id = ? WHERE id = ?", (new, old))
    return f"{table}: {one} ⇄ {two}"


def _renumber(other: sqlite3.Connection, dice: Dice) -> str:
    """Two entries change places with all that is theirs."""
    last = other.execute("SELECT MAX(id) FROM entry").fetchone()[0]
    one, two = dice.sample(range(1, last + 1), 2)
    owned = [("entry", "id"), *((name, "entry_id") for name in (*WRITTEN[1:], *FACT_TABLES))]
    owned += [(name, "until_entry") for name in FACT_TABLES]
    for table, column in owned:
        for old, new in ((one, -1), (two, one), (-1, two)):
            other.execute(f"UPDATE {table} SET {column} = ? WHERE {column} = ?", (new, old))
    return f"entries {one} ⇄ {two}"


def _rewrite(other: sqlite3.Connection, dice: Dice) -> str:
    """A fact is changed, its block and all links after it are worked out anew: only the seal knows."""
    table, first, last, entry, number = dice.choice(
        other.execute(
            "SELECT table_name, first_id, last_id, entry_id, number FROM block WHERE act = 'added'"
        ).fetchall()
    )
    names = chain.covered_columns(other, table)
    texts = [name for name in names if name in {"name", "code", "header", "value"}]
    column = texts[0] if texts else names[-1]
    fact = dice.randint(first, last)
    other.execute(f"UPDATE {table} SET {column} = {column} || '改' WHERE id = ?", (fact,))
    rows = other.execute(
        f"SELECT {', '.join(names)} FROM {table} WHERE id BETWEEN ? AND ? AND entry_id = ? ORDER BY id",
        (first, last, entry),
    ).fetchall()
    columns = dict(zip(names, zip(*rows, strict=True), strict=True))
    other.execute(
        "UPDATE block SET digest = ? WHERE entry_id = ? AND number = ?",
        (chain.digest_columns(columns), entry, number),
    )
    previous = chain.START
    for (each,) in other.execute("SELECT id FROM entry ORDER BY id").fetchall():
        link = chain.entry_hash(other, each, previous)
        other.execute(
            "UPDATE chain SET previous = ?, hash = ? WHERE entry_id = ?", (previous, link, each)
        )
        previous = link
    return f"{table} {fact}, the chain anew"


def _cut_off(other: sqlite3.Connection, dice: Dice) -> str:
    """The last entries are taken out without a trace: only the seal knows."""
    last = other.execute("SELECT MAX(id) FROM entry").fetchone()[0]
    first = last - dice.randrange(3)
    for table in FACT_TABLES:
        other.execute(f"DELETE FROM {table} WHERE entry_id >= ?", (first,))
        other.execute(f"UPDATE {table} SET until_entry = NULL WHERE until_entry >= ?", (first,))
    for table, column in (*((name, "entry_id") for name in WRITTEN[1:]), ("entry", "id")):
        other.execute(f"DELETE FROM {table} WHERE {column} >= ?", (first,))
    return f"entries from {first} on are gone"


def _schema(path: Path, dice: Dice) -> str:
    """Triggers, indexes, tables, views: dropped, added, changed."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        pieces = other.execute(
            "SELECT type, name FROM sqlite_master WHERE type IN ('trigger', 'index') AND sql IS NOT NULL"
        ).fetchall()
        kind, name = dice.choice(pieces)
        table = dice.choice(FACT_TABLES)
        what = dice.choice(
            (
                f"DROP {kind} {name}",
                f"CREATE VIEW v{dice.randrange(99)} AS SELECT * FROM {table}",
                f"CREATE TABLE t{dice.randrange(99)} (a)",
                f"CREATE INDEX i{dice.randrange(99)} ON {table} (entry_id)",
                f"CREATE TRIGGER g{dice.randrange(99)} AFTER INSERT ON entry BEGIN DELETE FROM {table}; END",
                f"ALTER TABLE {table} ADD COLUMN mehr TEXT",
                f"ALTER TABLE {table} RENAME COLUMN entry_id TO eintrag",
                f"ALTER TABLE {table} RENAME TO anders",
                f"PRAGMA user_version = {dice.randrange(12)}",
                f"PRAGMA application_id = {dice.randrange(12)}",
                "CREATE VIRTUAL TABLE w USING fts5(a)",
            )
        )
        other.execute(what)
        return what


def _master(path: Path, dice: Dice) -> str:
    """The SQL of tables and triggers is rewritten where it stands."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA writable_schema = ON")
        name, sql = dice.choice(
            other.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
        )
        place = dice.randrange(len(sql))
        changed = dice.choice(
            (
                sql[:place] + " " + sql[place:],
                sql.replace("NOT NULL", "", 1),
                sql.replace("RAISE(ABORT", "RAISE(IGNORE", 1),
                sql.replace(" OR ", " OR 1 OR ", 1),
            )
        )
        other.execute("UPDATE sqlite_master SET sql = ? WHERE name = ?", (changed, name))
        return f"sqlite_master: {name}"


# --- by bytes -------------------------------------------------------------------------------------------------------


def _flip(path: Path, dice: Dice) -> str:
    """One bit, anywhere."""
    data = bytearray(path.read_bytes())
    place = dice.randrange(len(data))
    data[place] ^= 1 << dice.randrange(8)
    path.write_bytes(data)
    return f"bit at {place}"


def _head(path: Path, dice: Dice) -> str:
    """A byte of the file's header, or of the first page."""
    data = bytearray(path.read_bytes())
    place = dice.randrange(dice.choice((100, 4096)))
    data[place] = dice.randrange(256)
    path.write_bytes(data)
    return f"byte at {place}"


def _text(path: Path, dice: Dice) -> str:
    """A text that stands in the file is replaced by another of the same length."""
    data = path.read_bytes()
    pairs = (("青松", "青柏"), ("对外", "对内"), ("李敏", "李明"), ("import", "export"))
    old, new = dice.choice([pair for pair in pairs if pair[0].encode() in data])
    place = dice.choice([found.start() for found in re.finditer(re.escape(old.encode()), data)])
    end = place + len(old.encode())
    path.write_bytes(data[:place] + new.encode() + data[end:])
    return f"{old} → {new} at {place}"


def _run(path: Path, dice: Dice) -> str:
    """A run of bytes is overwritten, cut out, or put in."""
    data = path.read_bytes()
    place, length = dice.randrange(len(data)), dice.choice((1, 4, 40, 512, 4096))
    put = dice.choice((bytes(length), dice.randbytes(length), b""))
    path.write_bytes(data[:place] + put + data[place + length :])
    return f"{length} bytes at {place} became {len(put)}"


def _page(path: Path, dice: Dice) -> str:
    """A page stands in the place of another."""
    data = bytearray(path.read_bytes())
    one, two = (4096 * dice.randrange(1, len(data) // 4096) for _page in range(2))
    data[one : one + 4096] = data[two : two + 4096]
    path.write_bytes(data)
    return f"page at {two} over {one}"


def _cut(path: Path, dice: Dice) -> str:
    data = path.read_bytes()
    place = dice.randrange(len(data))
    path.write_bytes(data[:place])
    return f"cut at {place}"


_BY_SQL: dict[str, Callable[[Path, Dice], str]] = {
    "a value": _by_sql(_update),
    "a row taken out": _by_sql(_delete),
    "a row put in": _by_sql(_insert),
    "rows in another order": _by_sql(_swap),
    "entries in another order": _by_sql(_renumber),
    "written anew as a whole": _by_sql(_rewrite),
    "cut off": _by_sql(_cut_off),
    "tables, indexes, triggers": _schema,
    "the SQL of tables": _master,
}

_BY_BYTES: dict[str, Callable[[Path, Dice], str]] = {
    "a bit": _flip,
    "the first page": _head,
    "a text": _text,
    "a run of bytes": _run,
    "a page": _page,
    "the end of the file": _cut,
}
