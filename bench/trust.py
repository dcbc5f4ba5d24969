"""Programs of their own for what trust costs: reading all facts, importing without the chain."""

from __future__ import annotations

import sqlite3
import statistics
import subprocess
import sys
import time
from pathlib import Path

from bench import funding
from bench.data import fresh
from bench.measuring import Contender, ratio, side_by_side
from bench.results import Result, row, seconds

ZHUNRU = [sys.executable, "-m", "zhunru"]


def read_facts(path: str) -> None:
    """Every row of every table of facts is read by sqlite3, and nothing done with it."""
    from registry.journal import FACT_TABLES

    connection = sqlite3.connect(path)
    for table in FACT_TABLES:
        cursor = connection.execute(f"SELECT * FROM {table}")
        while cursor.fetchmany(8192):
            pass


def import_unchained(register: str, source: str) -> None:
    """The file is imported without a digest over its facts."""
    from registry import chain
    from zhunru import run

    chain.digest_columns = lambda _columns: "0" * 64  # type: ignore[assignment]
    raise SystemExit(run(["--db", register, "import", source]))


def copies(register: str, to: str, rounds: int) -> list[tuple[float, float]]:
    """Elapsed seconds of a copy as before an import, and of ``cp`` and ``sync`` of the same file, in turn: both lie on the disk."""
    from registry.store import Register

    found = []
    for _round in range(rounds):
        Path(to).unlink(missing_ok=True)
        with Register.open(Path(register)) as opened:
            before = time.perf_counter()
            opened.back_up(Path(to))
            ours = time.perf_counter() - before
        Path(to).unlink()
        before = time.perf_counter()
        subprocess.run(["cp", register, to], check=True)
        subprocess.run(["sync", to], check=True)
        found.append((ours, time.perf_counter() - before))
    return found


def trusting(work: Path, names: Path, count: int, rounds: int) -> list[Result]:
    """What the chain costs: verifying a million facts, importing them with and without it; a backup beside cp."""
    register, source = funding.money_register(work, count)
    copy = work / "copy.db"
    alone = [sys.executable, "-m", "bench.trust"]
    import_ = [*ZHUNRU, "--db", str(work / "a.db"), "import", str(source)]
    bare = [*alone, "import_unchained", str(work / "a.db"), str(source)]
    verify = side_by_side(
        [
            Contender("verify", [*ZHUNRU, "--db", str(register), "journal", "verify"]),
            Contender("read", [*alone, "read_facts", str(register)]),
        ],
        rounds,
    )
    chained = side_by_side(
        [
            Contender("with", import_, lambda: fresh(work, "a.db", names)),
            Contender("without", bare, lambda: fresh(work, "a.db", names)),
        ],
        rounds,
    )
    timed = copies(str(register), str(copy), rounds + 2)
    added = ratio(chained, "with", "without") - 1
    ours, cp = (statistics.median(column) for column in zip(*timed, strict=True))
    wall = statistics.median(a / b for a, b in timed)
    facts = f"{count:,} payments"
    return [
        row(
            f"`journal verify` of a register with {facts}",
            "verify",
            "sqlite3 reading all its facts",
            "read",
            verify,
            "≤ 3 ×",
        ),
        Result(
            f"import of {facts}: what the chain adds",
            seconds(chained["with"]),
            f"the same without it {seconds(chained['without'])}",
            f"+ {added * 100:.0f} %",
            "< 20 %",
            rounds,
        ),
        Result(
            "a copy of that register, as before an import (elapsed time)",
            f"{ours:.2f} s",
            f"`cp` and `sync` of the file {cp:.2f} s",
            f"{wall:.1f} ×",
            "≤ 2 ×",
            rounds,
        ),
    ]


if __name__ == "__main__":
    globals()[sys.argv[1]](*sys.argv[2:])
