"""Every measure is portable: it parses, uses known functions only, and gives the same rows on DuckDB."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import duckdb
import pytest
import sqlglot
from sqlglot import exp

import catalog.measures  # noqa: F401  (the catalogue's measures are found from here on)
from examples.city import write_city
from registry import measures
from registry.intake.importing import Importer, Options
from registry.journal import FACT_TABLES, Act
from registry.measures import Measuring, measure
from registry.store import Register
from registry.sums import SUMS
from reports.trails.way import query
from reports.trails.ways import queries

FORBIDDEN = ("julianday", "strftime", "group_concat", "ifnull", "filter (", "filter(")

FUNCTIONS = frozenset(
    {
        "Count",
        "Sum",
        "Max",
        "Min",
        "Coalesce",
        "Case",
        "Lead",
        "Avg",
        "If",
        "And",
        "Or",
        "Exists",
        "Window",
        "Cast",
        "Substring",
    }
)


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Register:
    """The example city, read from its spreadsheets."""
    from catalog.founding import found

    folder = tmp_path_factory.mktemp("city")
    write_city(folder / "in")
    found(folder / "zhunru.db", "示例市", Act("tester", "init"))
    register = Register.open(folder / "zhunru.db")
    for part in ("基础资料", "区县报送", "部门报送/市民政局", "经费拨付"):
        Importer(register, Act("tester", "import"), Options()).run([folder / "in" / part])
    return register


PARAMETERS: dict[str, Any] = {
    "known": 2**62,
    "as_of": "2025-12-31",
    "before": "2024-12-31",
    "first": "2025-01",
    "after": "2026-01",
    "year": 2025,
    "community": None,
    "district": None,
    "everywhere": 1,
    "department": "MZ",
    "unit": "community",
}


ASKED: dict[str, Any] = {
    "kind": "signboard",
    "point": "now",
    "list": "barred",
    "basis": "none",
    "duty": "unlisted",
    "status": "against",
    "level": "street",
    "holder": None,
    "column": "actual",
    "asked": "done",
    "state": "admitted",
    "home": None,
    "edition": "2025版",
    "other": "2024版",
    "duty_kind": None,
    "unrecorded": 0,
    "today": "2026-01-05",
}
"""What trails ask for besides: those behind printed figures must run unchanged elsewhere as well."""


@pytest.mark.parametrize("name", measures.names())
def test_parses_and_uses_known_functions(name: str) -> None:
    sql = measure(name).sql
    assert sql.startswith("-- "), "the first line says what its rows are"
    plain = re.sub(r"--.*", "", sql)
    for word in FORBIDDEN:
        assert word not in plain.lower()
    parsed = sqlglot.parse_one(plain.replace("$", ":"), dialect="sqlite")
    used = {type(node).__name__ for node in parsed.find_all(exp.Func)}
    assert used <= FUNCTIONS
    assert not list(parsed.find_all(exp.Div)), (
        "rows are additive facts; division comes last, in Python"
    )


@pytest.mark.parametrize("name", measures.names())
def test_ends_in_a_full_order(name: str) -> None:
    found = measure(name)
    if not found.materialised and "GROUP BY" in found.sql:
        assert "ORDER BY" in found.sql


def _on_duckdb(
    register: Register, folder: Path, parameters: dict[str, Any]
) -> dict[str, list[tuple[Any, ...]]]:
    """The rows of every measure, computed by DuckDB from the same tables."""
    other = duckdb.connect()
    for table in (*FACT_TABLES, *(each.table for each in SUMS)):
        columns = register.query(f"SELECT name, type FROM pragma_table_info('{table}')")
        types = ", ".join(
            f"{name} {'BIGINT' if kind == 'INTEGER' else 'VARCHAR'}" for name, kind in columns
        )
        other.execute(f"CREATE TABLE {table} ({types})")
        rows = register.query(f"SELECT * FROM {table}")
        path = folder / f"{table}.csv"
        import csv

        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, quoting=csv.QUOTE_ALL).writerows(
                ["\\N" if value is None else value for value in row] for row in rows
            )
        if rows:
            other.execute(
                f"COPY {table} FROM '{path}' (FORMAT csv, HEADER false, NULLSTR '\\N', ALLOW_QUOTED_NULLS true)"
            )
    results: dict[str, list[tuple[Any, ...]]] = {}
    done: set[str] = set()

    def run(name: str) -> None:
        if name in done:
            return
        found = measure(name)
        for needed in found.needs:
            run(needed)
        values = {key: parameters[key] for key in found.parameters}
        if found.materialised:
            other.execute(f"CREATE TABLE {name} AS {_inlined(found.sql, values)}")
            results[name] = other.execute(f"SELECT * FROM {name}").fetchall()
        else:
            results[name] = other.execute(found.sql, values).fetchall()
        done.add(name)

    for name in measures.names():
        run(name)
    for name in sorted(queries()):
        values = {key: {**ASKED, **parameters}[key] for key in query(name).parameters}
        results[f"trail {name}"] = other.execute(_inlined(query(name).sql, values)).fetchall()
    return results


def _inlined(sql: str, values: dict[str, Any]) -> str:
    """DuckDB takes no parameters in CREATE TABLE AS; the text stays otherwise unchanged."""
    for name, value in values.items():
        literal = (
            "NULL" if value is None else str(value) if isinstance(value, int) else f"'{value}'"
        )
        sql = re.sub(rf"\${name}\b", literal, sql)
    return sql


@pytest.mark.parametrize(
    "narrowed", [{}, {"district": "whole district"}], ids=["the whole city", "one district"]
)
def test_same_rows_on_duckdb(city: Register, tmp_path: Path, narrowed: dict[str, str]) -> None:
    parameters = dict(PARAMETERS)
    if narrowed:
        district = city.query(
            "SELECT code FROM place WHERE level = 'district' ORDER BY code LIMIT 1"
        )[0][0]
        parameters |= {"district": district, "everywhere": 0}
    theirs = _on_duckdb(city, tmp_path, parameters)
    ours = Measuring(city, parameters)
    for name in measures.names():
        rows = [tuple(row.values()) for row in ours.rows(name)]
        expected = [tuple(row) for row in theirs[name]]
        if measure(name).materialised:
            rows, expected = sorted(rows, key=repr), sorted(expected, key=repr)
        assert rows == expected, name
    for name in sorted(queries()):
        rows = [tuple(row.values()) for row in ours.ask(query(name), query(name).sql, ASKED)]
        assert rows == [tuple(row) for row in theirs[f"trail {name}"]], f"the trail {name}"
    assert ours.rows("pushdown_by_department"), "the comparison is not one of nothing with nothing"
    assert ours.rows("owed"), "nor is this"
