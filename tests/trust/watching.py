"""A command as a process of its own, with its exit code, what it said, its processor time and its peak of memory."""

from __future__ import annotations

import os
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.office import Office


@dataclass(frozen=True, slots=True)
class Watched:
    """What became of the command: processor time in seconds, memory in MB."""

    code: int
    said: str
    seconds: float
    megabytes: float


def watched(office: Office, *arguments: str | Path) -> Watched:
    """The command ran to its end."""
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            office.command(*arguments),
            cwd=office.folder,
            env=office.environment(),
            stdout=said,
            stderr=said,
        )
        _pid, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        return Watched(
            process.returncode,
            said.read().decode("utf-8", "replace"),
            usage.ru_utime + usage.ru_stime,
            usage.ru_maxrss / 1024,
        )
