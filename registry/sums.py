"""Sums over live facts that every entry keeps up to date (migration 4), so that a load is read without every record.

They are worked out from what an entry adds and ends, in the transaction of that entry; :func:`differences` works them out
anew from all facts.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sum:
    """A table of sums: over which facts, by which keys, and which totals; both as column and the SQL that makes it.

    The first total counts facts: where it comes to zero, the row goes.
    """

    table: str
    facts: str
    keys: Mapping[str, str]
    totals: Mapping[str, str]


SUMS = (
    Sum(
        "work_sum",
        "work",
        {
            "year": "CAST(substr(date, 1, 4) AS INTEGER)",
            "community": "community",
            "duty": "duty",
        },
        {
            "records": "COUNT(*)",
            "pieces": "COALESCE(SUM(pieces), 0)",
            "pieces_known": "COUNT(pieces)",
            "minutes": "COALESCE(SUM(minutes), 0)",
            "minutes_known": "COUNT(minutes)",
        },
    ),
    Sum(
        "work_month",
        "work",
        {"month": "substr(date, 1, 7)", "community": "community"},
        {"records": "COUNT(*)"},
    ),
    Sum(
        "burden_sum",
        "burden",
        {
            "kind": "kind",
            "community": "COALESCE(community, '')",
            "place": "COALESCE(place, '')",
            "valid_from": "COALESCE(valid_from, '')",
            "valid_to": "COALESCE(valid_to, '9999')",
        },
        {
            "burdens": "COUNT(*)",
            "seconds": "COALESCE(SUM(yearly_60 * minutes_each), 0)",
            "seconds_known": "COUNT(yearly_60 * minutes_each)",
        },
    ),
)


def keep(
    connection: sqlite3.Connection,
    entry: int,
    added: Mapping[str, tuple[int, int]],
    ended: set[str],
) -> None:
    """The sums say what holds after *entry*, which added those ranges of ids by table, and ended facts of those tables."""
    for each in SUMS:
        if each.facts in added:
            first, last = added[each.facts]
            _put(connection, each, f"id BETWEEN {first:d} AND {last:d}", "+")
        if each.facts in ended:
            _put(connection, each, f"until_entry = {entry:d}", "-")
            counted = next(iter(each.totals))
            connection.execute(f"DELETE FROM {each.table} WHERE {counted} = 0")


def _put(connection: sqlite3.Connection, each: Sum, which: str, sign: str) -> None:
    keys, totals = ", ".join(each.keys), ", ".join(each.totals)
    moved = ", ".join(
        f"{name} = {each.table}.{name} {sign} excluded.{name}" for name in each.totals
    )
    connection.execute(
        f"INSERT INTO {each.table} ({keys}, {totals}) {_select(each, which)} "
        f"ON CONFLICT ({keys}) DO UPDATE SET {moved}"
    )


def _select(each: Sum, which: str) -> str:
    made = ", ".join((*each.keys.values(), *each.totals.values()))
    return f"SELECT {made} FROM {each.facts} WHERE {which} GROUP BY {', '.join(each.keys.values())}"


def differences(connection: sqlite3.Connection) -> dict[str, int]:
    """By table of sums, in how many rows it differs from what all live facts come to; empty if in none."""
    found = {}
    for each in SUMS:
        columns = ", ".join((*each.keys, *each.totals))
        kept, anew = f"SELECT {columns} FROM {each.table}", _select(each, "until_entry IS NULL")
        number = 0
        for one, other in ((kept, anew), (anew, kept)):
            sql = f"SELECT COUNT(*) FROM ({one} EXCEPT {other})"
            number = max(number, int(connection.execute(sql).fetchone()[0]))
        if number:
            found[each.table] = number
    return found


def renew(connection: sqlite3.Connection) -> None:
    """The sums are what all live facts come to."""
    for each in SUMS:
        connection.execute(f"DELETE FROM {each.table}")
        _put(connection, each, "until_entry IS NULL", "+")
