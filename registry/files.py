"""Files: written whole or not at all, under a temporary name first."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from registry.errors import FileUnwritable, reason_of


def write_whole(path: Path, content: bytes) -> None:
    """*path* holds *content*, readable as the system's default says; :class:`FileUnwritable` leaves it as it was.

    What is no ordinary file (a pipe, ``/dev/null``) is written to directly.
    """
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            path.write_bytes(content)
        else:
            _replace(path.resolve(), content)
    except OSError as error:
        raise FileUnwritable(str(path), reason_of(error)) from error


def _replace(path: Path, content: bytes) -> None:
    if path.is_dir():
        raise IsADirectoryError(None, os.strerror(21))
    temporary = path.with_name(f".zhunru-{secrets.token_hex(8)}.tmp")
    try:
        with temporary.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
