"""``python -m tests.trust.fuzzing FOLDER SEED NUMBER``: mutated files go through the program, in a process that is watched.

Prints one line of JSON. A crash, a hang or a file that takes too much memory ends the process; what it was busy with stands
in FOLDER.
"""

from __future__ import annotations

import faulthandler
import json
import os
import random
import resource
import shutil
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from dataclasses import asdict, dataclass, field
from pathlib import Path

from registry.checking import check
from registry.store import Register
from tests.office import CITY, ROOT, Office
from tests.trust.mutating import Source, mutated, sources

SECONDS = 10.0
"""Processor time after which a file has hung the program."""

STUCK = 60
"""Seconds by the clock after which it is taken for hung whatever else the machine does."""

MEGABYTES = 500

ALLOWED = {0, 1, 3, 4}
"""Exit codes with a sentence: done, an error, a check said no, input refused."""

LOOKED = 250
"""After how many files the register is looked through and begun anew."""


DEPARTMENTS = """\
部门代码,部门名称,级别
NY,市农业农村局,市级
ZJ,市住建局,市级
SG,市委社会工作部,市级
"""
"""Departments whose request forms come in."""


@dataclass(slots=True)
class Outcome:
    """What became of the files: how many, how many were taken, the slowest (s), the peak of memory (MB), all faults."""

    files: int = 0
    taken: int = 0
    codes: dict[int, int] = field(default_factory=dict)
    slowest: float = 0.0
    peak: float = 0.0
    faults: list[str] = field(default_factory=list)


def founded(folder: Path) -> Path:
    """A register with the names that the files use."""
    office = Office(folder)
    for name, text in {**CITY, "别的部门.csv": DEPARTMENTS}.items():
        office.write(f"基础/{name}", text)
    for arguments in (("init", "--place", "示例市"), ("import", folder / "基础")):
        ran = office.zhunru("--db", office.db, "--by", "李敏", *arguments)
        assert ran.code == 0, ran.err
    return office.db


def run(folder: Path, seed: int, number: int) -> Outcome:
    """That many files were put through the program."""
    outcome, codes = Outcome(), Counter[int]()
    ground = folder / "原"
    ground.mkdir(parents=True)
    fresh, made = founded(ground), sources(ground)
    work = folder / "做"
    office = _anew(work, fresh)
    watching = sqlite3.connect(office.db)
    os.chdir(work)
    for turn in range(number):
        dice = random.Random(f"{seed} {turn}")
        source = dice.choice(made)
        path = office.folder / f"来件{turn}{_suffix(source, dice)}"
        path.write_bytes(mutated(source, dice))
        before = _last_entry(watching)
        faulthandler.dump_traceback_later(STUCK, exit=True)
        started = time.process_time()
        ran = office.zhunru(*_command(source, path, dice))
        took = time.process_time() - started
        faulthandler.cancel_dump_traceback_later()
        peak = own_peak()
        outcome.slowest, outcome.peak = max(outcome.slowest, took), max(outcome.peak, peak)
        codes[ran.code] += 1
        grown = _last_entry(watching) - before
        outcome.taken += grown > 0
        fault = ""
        if ran.code not in ALLOWED or "unforeseen" in ran.err or "Traceback" in ran.err:
            fault = f"exit code {ran.code}: {ran.err[-300:]}"
        elif (took > SECONDS) or peak > MEGABYTES:
            fault = f"{took:.1f} s, {peak:.0f} MB"
        elif ran.code and not ran.err.strip():
            fault = f"exit code {ran.code} without a sentence"
        elif grown and ran.code not in {0, 4}:
            fault = f"exit code {ran.code}, but an entry was written"
        if fault:
            outcome.faults.append(f"{seed} {turn} {path.name}: {fault}")
            shutil.copy(path, folder / path.name)
        path.unlink()
        if turn % LOOKED == LOOKED - 1 or turn == number - 1:
            with Register.open(office.db) as register:
                outcome.faults += [f"{seed} {turn}: {one.message}" for one in check(register)]
            watching.close()
            office = _anew(work, fresh)
            watching = sqlite3.connect(office.db)
    watching.close()
    outcome.files, outcome.codes = number, dict(codes)
    return outcome


def own_peak() -> float:
    """The most memory of this process in MB; that of resource takes in the process from which it was started."""
    status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def _last_entry(watching: sqlite3.Connection) -> int:
    return int(watching.execute("SELECT MAX(id) FROM entry").fetchone()[0])


def _anew(work: Path, fresh: Path) -> Office:
    work.mkdir(exist_ok=True)
    for path in work.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    shutil.copy(fresh, work / "zhunru.db")
    return Office(work)


def _suffix(source: Source, dice: random.Random) -> str:
    """Its own, or now and then one that does not fit."""
    return dice.choice((*(source.suffix,) * 12, ".xlsx", ".xls", ".et", ".csv", ".ods", ".docx"))


def _command(source: Source, path: Path, dice: random.Random) -> tuple[str | Path, ...]:
    if source.form:
        return dice.choice((("request", "file", path), ("vet", path), ("figures", "check", path)))
    imported = ("import", path)
    return dice.choice(
        (imported, imported, imported, (*imported, "--partial"), (*imported, "--replace"))
    )


def run_apart(folder: Path, seed: int, number: int) -> Outcome:
    """The same in a process of its own, whose end is a fault as well."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.trust.fuzzing", folder, str(seed), str(number)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        return Outcome(
            faults=[f"{seed}: the process ended with {done.returncode}: {done.stderr[-1500:]}"]
        )
    return Outcome(**json.loads(done.stdout.splitlines()[-1]))


def main() -> None:
    """The files are put through, the outcome is printed."""
    limit = 4 << 30
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    folder = Path(sys.argv[1])
    outcome = run(folder, int(sys.argv[2]), int(sys.argv[3]))
    sys.stdout.write(json.dumps(asdict(outcome)) + "\n")


if __name__ == "__main__":
    main()
