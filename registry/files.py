"""Files: written whole or not at all, under a temporary name first."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from registry.errors import FileUnwritable, reason_of
from registry.language import _


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
        missing = not path.parent.exists()
        reason = (
            _("there is no folder “{folder}”").format(folder=path.parent)
            if missing
            else reason_of(error)
        )
        raise FileUnwritable(str(path), reason) from error


def write_new(path: Path, content: bytes) -> None:
    """Like :func:`write_whole`, but what stands there already is never written over: it may be filled in."""
    if path.is_file():
        raise FileUnwritable(
            str(path), _("a file of that name exists; choose another name or delete it")
        )
    write_whole(path, content)


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
