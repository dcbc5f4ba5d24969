"""Whole processes timed in turn: A B A B …, so that a drifting machine is fair to both."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """One run: wall seconds, processor seconds (user and system), peak memory of the process in MB."""

    wall: float
    cpu: float
    peak: float


@dataclass(frozen=True, slots=True)
class Contender:
    """A command, and what has to be done before each run (not timed)."""

    name: str
    command: Sequence[str]
    prepare: Callable[[], None] = lambda: None
    codes: tuple[int, ...] = (0,)
    """Exit codes with which it has done its work; ``vet`` leaves with 3 where it advises against."""


def run_once(contender: Contender) -> Run:
    """The command was run to its end; a failing command stops the bench."""
    contender.prepare()
    before = time.perf_counter()
    process = subprocess.Popen(
        contender.command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _pid, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - before
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in contender.codes:
        raise SystemExit(
            f"{contender.name} failed with exit code {process.returncode}: {' '.join(contender.command)}"
        )
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def side_by_side(contenders: Sequence[Contender], rounds: int) -> dict[str, list[Run]]:
    """Every contender run *rounds* times, in turn, after one round that is not counted."""
    results: dict[str, list[Run]] = {contender.name: [] for contender in contenders}
    for number in range(rounds + 1):
        for contender in contenders:
            found = run_once(contender)
            if number or rounds == 1:
                results[contender.name].append(found)
    return results


def ratio(results: dict[str, list[Run]], ours: str, peer: str) -> float:
    """The median of the ratios of processor time, round by round."""
    return statistics.median(
        a.cpu / b.cpu for a, b in zip(results[ours], results[peer], strict=True)
    )


def median(runs: Sequence[Run], what: str) -> float:
    """The median of wall, cpu or peak."""
    return float(statistics.median(getattr(run, what) for run in runs))
