"""Whether a register is sound: the file itself, its tables, the chain, what facts name, sums, personal data."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import suppress

from registry import chain, sums
from registry.findings import Finding, Severity, Where, rule
from registry.intake.personal import personal_data
from registry.journal import FACT_TABLES
from registry.language import N_, _
from registry.references import dangling
from registry.shape import altered, sentence, unreadable
from registry.store import Register

MOST_NAMED = 20
"""Findings of one kind that are told one by one."""

DAMAGED = rule(
    "register.damaged",
    Severity.ERROR,
    N_("SQLite finds the file damaged: {what}."),
    N_("Write nothing more to it; go back to the last good backup (zhunru restore)."),
    prose=N_("The file is whole."),
)
ALTERED = rule(
    "register.altered-schema",
    Severity.ERROR,
    N_("{what}: this is not as this version of zhunru makes it."),
    N_("Another program changed the file; keep a copy of it and go back to a backup."),
    prose=N_(
        "Tables, indexes and triggers are as this version makes them; there is nothing besides."
    ),
)
BROKEN = rule(
    "register.broken-chain",
    Severity.ERROR,
    N_("{what}"),
    N_("The register was changed by another program. Keep a copy of it and go back to a backup."),
    prose=N_("Every entry and every fact is as it was written."),
)
UNNAMED = rule(
    "register.unnamed",
    Severity.ERROR,
    N_("Facts since entry {entry} name {code}, which the register does not know."),
    N_("Import the sheet that names it, or undo the entry."),
    prose=N_("Every department, community and place that a fact names is in the register."),
)
UNSUMMED = rule(
    "register.sums",
    Severity.ERROR,
    N_("The sums in table {table} differ from the facts in {count} lines."),
    N_("zhunru check --renew-sums works them out anew; no fact is touched."),
    prose=N_("The sums that entries keep are what the facts come to."),
)
PERSONAL = rule(
    "register.personal",
    Severity.ERROR,
    N_("Table {table}, column {column}, fact {fact}: {what}."),
    N_(
        "Undo the entry {entry} and import the sheet without it; the old fact stays in the file until it is shredded."
    ),
    prose=N_("There are no citizens' identity numbers and no mobile numbers in the register."),
)


def check(register: Register) -> list[Finding]:
    """All that is wrong with *register*; empty if it is sound."""
    with register.speaking_sqlite():
        damaged = list(_damage(register.connection))
        if damaged:
            return damaged
        found = list(_schema(register.connection))
        if found and unreadable(register.connection):
            return found
        # Where tables were changed, a question to them may make no sense any more; that they were is told already.
        with suppress(*((sqlite3.OperationalError,) if found else ())):
            for one in _CHECKS:
                found += one(register.connection)
        return found


def _damage(connection: sqlite3.Connection) -> Iterator[Finding]:
    rows = connection.execute("PRAGMA integrity_check(20)").fetchall()
    for (what,) in rows:
        if what != "ok":
            yield Finding(DAMAGED, facts={"what": what})


def _foreign_keys(connection: sqlite3.Connection) -> Iterator[Finding]:
    for table, row, parent, _number in connection.execute("PRAGMA foreign_key_check").fetchmany(
        MOST_NAMED
    ):
        what = _("row {row} of table {table} names a row of {parent} that is not there").format(
            row=row, table=table, parent=parent
        )
        yield Finding(DAMAGED, facts={"what": what})


def _schema(connection: sqlite3.Connection) -> Iterator[Finding]:
    for difference in altered(connection):
        yield Finding(ALTERED, facts={"what": sentence(difference)})


def _chain(connection: sqlite3.Connection) -> Iterator[Finding]:
    found = chain.verify(connection, FACT_TABLES)
    if found:
        yield Finding(BROKEN, facts={"what": found.sentence()})


def _names(connection: sqlite3.Connection) -> Iterator[Finding]:
    for gone in dangling(connection):
        yield Finding(UNNAMED, facts={"entry": gone.entry, "code": gone.code})


def _sums(connection: sqlite3.Connection) -> Iterator[Finding]:
    for table, count in sums.differences(connection).items():
        yield Finding(UNSUMMED, facts={"table": table, "count": count})


def _personal(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Texts of live and ended facts alike: what was ended still stands in the file."""
    for table in FACT_TABLES:
        columns = [
            row[1]
            for row in connection.execute(f"PRAGMA table_info({table})")
            if row[2] == "TEXT" and not row[1].endswith(("_mark", "_kind", "digest"))
        ]
        told = 0
        whole = " || ' ' || ".join(f"COALESCE({column}, '')" for column in columns)
        for row in connection.execute(
            f"SELECT id, entry_id, {', '.join(columns)} FROM {table} WHERE {whole} GLOB ? ORDER BY id",
            (_DIGITS,),
        ):
            for column, text in zip(columns, row[2:], strict=True):
                what = personal_data(text) if text and len(text) >= _SHORTEST else None
                if what:
                    facts = {"table": table, "column": column, "fact": row[0], "what": what}
                    yield Finding(PERSONAL, Where(), facts | {"entry": row[1]})
                    told += 1
            if told >= MOST_NAMED:
                break


_SHORTEST = 11
"""Digits of a mobile number."""

_DIGITS = "*[0-9][0-9][0-9]*[0-9][0-9][0-9][0-9]*"
"""What a text with such a number looks like at first sight."""

_CHECKS: tuple[Callable[[sqlite3.Connection], Iterator[Finding]], ...] = (
    _chain,
    _foreign_keys,
    _names,
    _sums,
    _personal,
)
