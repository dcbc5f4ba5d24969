"""Programs of their own for what trust costs: reading all facts, importing without the chain."""

from __future__ import annotations

import sqlite3
import statistics
import sys
from pathlib import Path

from bench import funding
from bench.data import fresh
from bench.measuring import Contender, median, ratio, side_by_side
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


def back_up(register: str, to: str) -> None:
    """A copy of the register stands there, as before an import."""
    from registry.store import Register

    with Register.open(Path(register)) as opened:
        opened.back_up(Path(to))


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
    backup = side_by_side(
        [
            Contender(
                "copy",
                [*alone, "back_up", str(register), str(copy)],
                lambda: fresh(work, "copy.db", None),
            ),
            Contender("cp", ["cp", str(register), str(copy)], lambda: fresh(work, "copy.db", None)),
        ],
        rounds,
    )
    added = ratio(chained, "with", "without") - 1
    wall = statistics.median(
        a.wall / b.wall for a, b in zip(backup["copy"], backup["cp"], strict=True)
    )
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
            "a copy of that register (elapsed time, program start left out)",
            f"{median(backup['copy'], 'wall'):.2f} s",
            f"`cp` {median(backup['cp'], 'wall'):.2f} s",
            f"{wall:.1f} ×",
            "≤ 2 ×",
            rounds,
        ),
    ]


if __name__ == "__main__":
    globals()[sys.argv[1]](*sys.argv[2:])
