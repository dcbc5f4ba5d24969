"""``python -m tests.trust.writing NAME NUMBER``: one writer of several at once, entry after entry.

Prints the number of every entry that was acknowledged to it.
"""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.office import Office

NUMBER = 15
"""Entries of each writer in the ordinary run."""


@dataclass(frozen=True, slots=True)
class Written:
    """What several writers wrote: how many entries the register grew by, and what was acknowledged but is not there."""

    entries: int
    lost: list[str]


def write_at_once(office: Office, writers: int, entries: int) -> Written:
    """So many processes write so many entries each, all at once."""
    before = office.last_entry
    running = {
        f"写手{number}": subprocess.Popen(
            [sys.executable, "-m", "tests.trust.writing", f"写手{number}", str(entries)],
            cwd=office.folder,
            env=office.environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        for number in range(writers)
    }
    lost = []
    for name, process in running.items():
        out, err = process.communicate()
        acknowledged = out.split()
        if process.returncode or len(acknowledged) != entries:
            lost.append(f"{name}: {len(acknowledged)} of {entries}; {err[-500:]}")
        by = {str(entry) for (entry,) in office.query("SELECT id FROM entry WHERE by = ?", name)}
        lost += [f"{name}: entry {entry}" for entry in acknowledged if entry not in by]
    return Written(office.last_entry - before, lost)


def main() -> None:
    """The entries are written."""
    name, number = sys.argv[1:]
    office = Office(Path.cwd())
    for turn in range(int(number)):
        arguments = ("alias", "add", "department", f"{name}的第{turn}个民政口", "市民政局")
        ran = office.zhunru("--by", name, *arguments)
        entry = re.search(r"entry (\d+)", ran.out)
        if ran.code or not entry:
            sys.exit(ran.err)
        sys.stdout.write(entry[1] + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
