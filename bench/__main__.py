"""``python -m bench``: measures everything and writes docs/performance.md."""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from bench import data, duplicates, funding, load, papers, trust, vetting
from bench.measuring import Contender, median, side_by_side
from bench.results import Result, row, seconds

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "performance.md"
ZHUNRU = [sys.executable, "-m", "zhunru"]


def main() -> int:
    """Measures and writes the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "part",
        nargs="?",
        choices=("all", "duplicates"),
        default="all",
        help="duplicates: only how well the same duty is recognised; writes nothing",
    )
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument(
        "--work", type=Path, default=None, help="folder for the data; a temporary one by default"
    )
    options = parser.parse_args()
    if options.part == "duplicates":
        return duplicates.main()
    os.environ["PYTHONPATH"] = str(ROOT)
    # As installed: our modules are compiled once, as those of the peers are.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    work = options.work or Path(tempfile.mkdtemp(prefix="zhunru-bench-"))
    work.mkdir(parents=True, exist_ok=True)
    results = [*starting(work), *importing_csv(work, options.rows, options.rounds)]
    results += [*importing_xlsx(work, options.rounds), *reporting(work, options.rounds)]
    results += [*balancing(work, options.rows, options.rounds), *tracing(work, options.rows)]
    results += load.loading(work, options.rows, options.rounds)
    results += [*load.growing(work, options.rounds), *load.gating(work, options.rows)]
    results += trust.trusting(work, _register(work), options.rows, options.rounds)
    results += papers.papers_of(work, options.rounds)
    results += [*vetting_one(work), *vetting_many(work, options.rounds)]
    write_page(results, options.rows)
    if options.work is None:
        shutil.rmtree(work)
    print(PAGE.read_text(encoding="utf-8"))
    return 0


def _register(work: Path) -> Path:
    """A register with the names that the push-downs need, made once."""
    path = work / "names.db"
    if not path.exists():
        data.write_names(work / "names")
        subprocess.run(
            [*ZHUNRU, "--db", str(path), "init", "--place", "示例市"],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        subprocess.run(
            [*ZHUNRU, "--db", str(path), "import", str(work / "names")],
            check=True,
            stdout=subprocess.DEVNULL,
        )
    return path


def starting(work: Path) -> list[Result]:
    """Start of the program, and of a list command, beside an empty click program."""
    names = _register(work)
    contenders = [
        Contender("click", [sys.executable, "-c", "import click"]),
        Contender("help", [*ZHUNRU, "--help"]),
        Contender("list", [*ZHUNRU, "--db", str(names), "journal", "list"]),
    ]
    found = side_by_side(contenders, 11)
    return [
        row("`zhunru --help`", "help", "`python -c 'import click'`", "click", found, "≤ 1.5 ×"),
        row("`zhunru journal list`", "list", "`python -c 'import click'`", "click", found, "≤ 3 ×"),
    ]


def importing_csv(work: Path, count: int, rounds: int) -> list[Result]:
    """A million push-downs, checked, chained, indexed and committed, beside bare loads."""
    names, source = _register(work), work / f"pushdowns-{count}.csv"
    data.write_csv(source, count)
    contenders = [
        Contender(
            "zhunru",
            [*ZHUNRU, "--db", str(work / "a.db"), "import", str(source)],
            lambda: data.fresh(work, "a.db", names),
        ),
        Contender(
            "sqlite3",
            ["sqlite3", str(work / "b.db"), ".mode csv", f".import '{source}' p"],
            lambda: data.fresh(work, "b.db", None),
        ),
    ]
    found = side_by_side(contenders, rounds)
    utils = Contender(
        "sqlite-utils",
        [
            str(Path(sys.executable).with_name("sqlite-utils")),
            "insert",
            str(work / "c.db"),
            "p",
            str(source),
            "--csv",
        ],
        lambda: data.fresh(work, "c.db", None),
    )
    slow = side_by_side([utils], 1)
    ours = median(found["zhunru"], "cpu")
    theirs = median(slow["sqlite-utils"], "cpu")
    what = f"import of {count:,} push-downs (CSV)"
    return [
        row(what, "zhunru", "`sqlite3 .import` into a bare table", "sqlite3", found, "≤ 5 ×"),
        Result(what, seconds(found["zhunru"]), f"`sqlite-utils insert --csv` {seconds(slow['sqlite-utils'])}",
               f"{theirs / ours:.1f} × faster", "≥ 6 × faster", 1),
        Result("its memory", f"{median(found['zhunru'], 'peak'):.0f} MB", "–", "–", "< 300 MB", rounds),
    ]  # fmt: skip


def importing_xlsx(work: Path, rounds: int) -> list[Result]:
    """Fifty thousand rows of a workbook beside python-calamine's bare reading."""
    names, source = _register(work), work / "pushdowns.xlsx"
    data.write_xlsx(source, 50_000)
    contenders = [
        Contender(
            "zhunru",
            [*ZHUNRU, "--db", str(work / "d.db"), "import", str(source)],
            lambda: data.fresh(work, "d.db", names),
        ),
        Contender("calamine", [sys.executable, "-m", "bench.peers", "calamine_read", str(source)]),
    ]
    found = side_by_side(contenders, rounds + 2)
    peer = "python-calamine reading it"
    return [row("import of 50,000 push-downs (xlsx)", "zhunru", peer, "calamine", found, "≤ 3 ×")]


def reporting(work: Path, rounds: int) -> list[Result]:
    """The burden report over the million beside pandas reading and grouping the CSV."""
    source = next(work.glob("pushdowns-*.csv"))
    contenders = [
        Contender(
            "zhunru", [*ZHUNRU, "--db", str(work / "a.db"), "report", "burden", "--format", "json"]
        ),
        Contender("pandas", [sys.executable, "-m", "bench.peers", "pandas_group", str(source)]),
    ]
    found = side_by_side(contenders, rounds)
    peer = "pandas reading and grouping the CSV"
    return [
        row("`report burden --format json` over them", "zhunru", peer, "pandas", found, "≤ 1.5 ×")
    ]


def balancing(work: Path, count: int, rounds: int) -> list[Result]:
    """Balances over a million payments beside DuckDB computing the same groups from the same CSV."""
    register, source = funding.money_register(work, count)
    contenders = [
        Contender("zhunru", [*ZHUNRU, "--db", str(register), *funding.BALANCE]),
        Contender("duckdb", [sys.executable, "-m", "bench.peers", "duckdb_balances", str(source)]),
    ]
    found = side_by_side(contenders, rounds + 2)
    what = f"`fund balance` over {count:,} payments, {funding.COMMUNITIES} communities, {funding.DUTIES} duties"
    return [row(what, "zhunru", "DuckDB reading and grouping the CSV", "duckdb", found, "≤ 1.5 ×")]


def tracing(work: Path, count: int) -> list[Result]:
    """One community's payments among a million beside a list command on an empty register."""
    register, _source = funding.money_register(work, count)
    contenders = [
        Contender("list", [*ZHUNRU, "--db", str(_register(work)), "journal", "list"]),
        Contender("trace", [*ZHUNRU, "--db", str(register), *funding.TRACE]),
    ]
    found = side_by_side(contenders, 11)
    return [
        row(
            "`fund trace` of one community among them",
            "trace",
            "`zhunru journal list`",
            "list",
            found,
            "< 3 ×",
        )
    ]


def vetting_one(work: Path) -> list[Result]:
    """One request before the example city, filed or in a Word form, beside an empty program of the same parts."""
    register, form = vetting.example_city(work / "example")
    against = (0, 3)
    contenders = [
        Contender("bare", [sys.executable, "-c", "import click, sqlite3"]),
        Contender("filed", [*ZHUNRU, "--db", str(register), "vet", vetting.FILED], codes=against),
        Contender("form", [*ZHUNRU, "--db", str(register), "vet", str(form)], codes=against),
    ]
    found = side_by_side(contenders, 11)
    peer = "`python -c 'import click, sqlite3'`"
    return [
        row("`zhunru vet` of a filed request, example city", "filed", peer, "bare", found, "≤ 4 ×"),
        row("`zhunru vet` of a Word form, example city", "form", peer, "bare", found, "≤ 8 ×"),
    ]


def vetting_many(work: Path, rounds: int) -> list[Result]:
    """Requests vetted a second, and whether four times as many take four times as long."""
    register = vetting.gate_register(work)
    rates = {
        count: [vetting.rate_in_process(register, count) for _round in range(rounds)]
        for count in (2_500, 10_000)
    }
    small, large = (statistics.median(rates[count]) for count in (2_500, 10_000))
    what = "vetting of {count:,} requests, 2,500 duties and 20,000 ledgers on record"
    return [
        Result(what.format(count=2_500), f"{2_500 / small:.1f} s", "–", f"{small:,.0f} a second", "–", rounds),
        Result(what.format(count=10_000), f"{10_000 / large:.1f} s", "–", f"{large:,.0f} a second", "≥ 500 a second, growing linearly", rounds),
    ]  # fmt: skip


def write_page(results: list[Result], count: int) -> None:
    """docs/performance.md holds the results."""
    lines = [
        "# Performance",
        "",
        "Made by `make bench` (`python -m bench`). Processor time (user and system) of whole processes, run in turn on one",
        "machine after one round that is not counted; a figure is the median of the ratios round by round. The aim is what",
        "the project set itself; where a figure falls short of it, it stands here all the same.",
        "",
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {os.cpu_count()} processors.",
        "",
        "| what | zhunru | beside | figure | aim | rounds |",
        "|---|---|---|---|---|---|",
    ]
    lines += [
        f"| {r.what} | {r.ours} | {r.peer} | **{r.figure}** | {r.aim} | {r.runs} |" for r in results
    ]
    lines += [
        "",
        f"The {count:,} push-downs are made by `bench/data.py` from a seed: 40 departments, 721 communities, 200 duties.",
        "",
        *duplicates.section(),
    ]
    PAGE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
