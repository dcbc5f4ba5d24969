"""What the peers do, each as a small program of its own: ``python -m bench.peers NAME FILE``."""

from __future__ import annotations

import sys


def calamine_read(path: str) -> None:
    """python-calamine reads all cells and does nothing with them."""
    from python_calamine import CalamineWorkbook

    CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()


def pandas_group(path: str) -> None:
    """pandas reads the CSV and groups it as the burden report does: by department and what the catalogue says on the
    day, by wording of what is not listed, with counts, volumes and money.
    """
    import pandas as pd

    table = pd.read_csv(path)
    date, department, duty, volume, promised = (table.columns[at] for at in (0, 1, 3, 6, 8))
    listed = {f"ZR-{number:03d}" for number in range(85)}
    status = table[duty].isin(listed) | (table[date] < "2025-07-01")
    grouped = table.groupby([department, duty, status]).agg(
        pushdowns=(date, "size"),
        volume=(volume, "sum"),
        promised=(promised, "sum"),
        known=(promised, "count"),
        first=(date, "min"),
        last=(date, "max"),
    )
    by_department = grouped.groupby(level=[0, 2]).sum(numeric_only=True)
    print(by_department.to_json(orient="split")[:100], len(grouped))


def duckdb_balances(path: str) -> None:
    """DuckDB reads the CSV of payments and groups it as the balances do: by duty, year and holder, what came and went."""
    import duckdb

    sql = """
        WITH payment AS (
            SELECT "拨付日期" AS date, "拨付单位" AS payer, "接收单位" AS receiver,
                   CAST(round("金额（元）" * 100) AS BIGINT) AS fen, "事项" AS duty
            FROM read_csv($path)
        ),
        side AS (
            SELECT duty, substr(CAST(date AS VARCHAR), 1, 4) AS year, receiver AS holder, fen AS came, 0 AS went FROM payment
            UNION ALL
            SELECT duty, substr(CAST(date AS VARCHAR), 1, 4), payer, 0, fen FROM payment
        )
        SELECT duty, year, holder, SUM(came), SUM(went), COUNT(*)
        FROM side
        GROUP BY duty, year, holder
        ORDER BY duty, year, holder
    """
    print(len(duckdb.connect().execute(sql, {"path": path}).fetchall()))


def pandas_load(path: str) -> None:
    """pandas reads the CSV of work records and sums it as the load does: pieces and minutes by community and duty, by
    record and by three time standards, and in how many months each community recorded.
    """
    import pandas as pd

    table = pd.read_csv(path)
    date, community, duty, pieces, minutes = table.columns
    table["month"] = table[date].str[:7]
    done = table.groupby([community, duty]).agg(
        records=(date, "size"), pieces=(pieces, "sum"), minutes=(minutes, "sum")
    )
    for name, each in (("low", 5), ("middle", 20), ("high", 45)):
        done[name] = done["pieces"] * each
    by_community = done.groupby(level=0).sum()
    by_community["months"] = table.groupby(community)["month"].nunique()
    for name in ("minutes", "low", "middle", "high"):
        by_community[f"required_{name}"] = (
            by_community[name] * 12 / by_community["months"] / 60 / 2_088
        )
    print(len(by_community.to_json(orient="split")))


PEERS = {
    "calamine_read": calamine_read,
    "duckdb_balances": duckdb_balances,
    "pandas_group": pandas_group,
    "pandas_load": pandas_load,
}

if __name__ == "__main__":
    PEERS[sys.argv[1]](sys.argv[2])
