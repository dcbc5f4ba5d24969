"""The shape of a register: its tables, indexes and triggers as each version makes them, and what differs from it.

A database may be crafted so that reading it does what its maker wants: a view in place of a table, a trigger, a virtual
table. So every register is compared with the shape of its version before anything else of it is read. That takes one
query and one digest; only where the digest is not the one on record are the migrations played through to tell what differs.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections import Counter
from contextlib import closing

from registry.language import N_, _
from registry.store import SCHEMA, migrations, statements

DIGESTS = SCHEMA / "digests.txt"
"""One line a version: the SHA-256 of the shape after that migration. ``docs/build.py`` keeps it."""

Piece = tuple[str, str, str]
"""A table, index, trigger or view: its type, its name, the SQL that makes it."""

_SHAPE = """
SELECT type, name, COALESCE(sql, '')
FROM sqlite_master
WHERE NOT (type = 'index' AND sql IS NULL AND name LIKE 'sqlite!_autoindex!_%' ESCAPE '!')
    AND NOT (type = 'table' AND sql = 'CREATE TABLE sqlite_stat1(tbl,idx,stat)')
    AND NOT (type = 'table' AND sql = 'CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)')
ORDER BY 1, 2, 3
"""
"""What SQLite makes by itself is left out: indexes of primary keys, and what ANALYZE counts."""

_KINDS = {
    "view": N_("view"),
    "trigger": N_("trigger"),
    "table": N_("table"),
    "index": N_("index"),
}
"""In the order in which differences are told: what may do most harm first."""

_SENTENCES = {
    "changed": N_("{kind} {name} was changed"),
    "missing": N_("{kind} {name} is missing"),
    "besides": N_("{kind} {name} should not be there"),
}

Difference = tuple[str, str, str]
"""A type, a name, and whether it is ``changed``, ``missing`` or ``besides``."""


def sentence(difference: Difference) -> str:
    """The difference in words, without a full stop."""
    kind, name, state = difference
    return _(_SENTENCES[state]).format(kind=_(_KINDS.get(kind, kind)), name=name)


def shape(connection: sqlite3.Connection) -> list[Piece]:
    """All that the file says of its tables, indexes, triggers and views."""
    return connection.execute(_SHAPE).fetchall()


def digest(connection: sqlite3.Connection) -> str:
    """SHA-256 over the shape, every text behind its length."""
    said = "".join(f"{len(text)}:{text}" for piece in shape(connection) for text in piece)
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()


def fresh(version: int) -> sqlite3.Connection:
    """An empty register of that version, in memory; the caller closes it."""
    connection = sqlite3.connect(":memory:")
    for path in migrations()[:version]:
        for statement in statements(path.read_text(encoding="utf-8")):
            connection.execute(statement)
    return connection


def digests() -> list[str]:
    """The digest of every version, worked out anew."""
    found = []
    for version in range(1, len(migrations()) + 1):
        with closing(fresh(version)) as connection:
            found.append(digest(connection))
    return found


def altered(connection: sqlite3.Connection, version: int | None = None) -> list[Difference]:
    """What differs from the shape of *version*, by default the one that the file says it is of; empty if nothing does."""
    if version is None:
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    known = DIGESTS.read_text(encoding="ascii").split() if DIGESTS.is_file() else []
    if 0 < version <= len(known) and digest(connection) == known[version - 1]:
        return []
    with closing(fresh(version)) as empty:
        ours, theirs = Counter(shape(empty)), Counter(shape(connection))
    wanted = {piece[:2] for piece in ours - theirs}
    found = {piece[:2] for piece in theirs - ours}
    there = {piece[:2] for piece in ours}
    differences: list[Difference] = [
        (*key, "missing" if key not in found else "changed" if key in there else "besides")
        for key in wanted | found
    ]
    order = list(_KINDS)
    return sorted(differences, key=lambda each: (order.index(each[0]), each))


def unreadable(connection: sqlite3.Connection) -> bool:
    """Whether a table of ours is missing, or something else stands in its place: then no fact can be compared."""
    with closing(fresh(len(migrations()))) as empty:
        ours = {name for kind, name, _sql in shape(empty) if kind == "table"}
    tables = {
        name
        for kind, name, sql in shape(connection)
        if kind == "table" and not sql.upper().startswith("CREATE VIRTUAL")
    }
    return not ours <= tables
