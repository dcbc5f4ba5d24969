"""A new register, with its place and the lists that hold everywhere."""

from __future__ import annotations

import os
from pathlib import Path

from registry.errors import BadUsage, FileUnwritable, RegisterExists
from registry.intake.cells import brackets, tidy
from registry.intake.importing import Importer, Options
from registry.journal import Act, writing
from registry.keys import row_keys
from registry.language import _
from registry.sheets import kinds
from registry.store import Register

LISTS = tuple(sorted((Path(__file__).parent / "lists").glob("certificates-*.csv")))
"""The lists that every register is founded with."""


def found(path: Path, place: str, act: Act) -> None:
    """A register stands at *path*: entry 1 names the place, each further entry one national list; or nothing does.

    It grows under another name and gets its own when it is whole, so that a kill leaves no half of one.
    """
    name = brackets(tidy(place))
    if not name:
        raise BadUsage(_("The place needs a name: zhunru init --place 示例市"))
    if path.exists():
        raise RegisterExists(str(path))
    growing = path.with_name(f".{path.name}.founding-{os.getpid()}")
    growing.unlink(missing_ok=True)
    try:
        with Register.create(growing) as register:
            columns = {"code": [name], "name": [name], "level": ["city"]}
            with writing(register, act) as entry:
                entry.add("place", {"key": row_keys(kinds()["place"], columns, 1), **columns})
            Importer(register, act, Options()).run([*LISTS])
        _put(growing, path)
    except FileUnwritable as error:
        raise FileUnwritable(str(path), error.reason) from error
    finally:
        growing.unlink(missing_ok=True)


def _put(growing: Path, path: Path) -> None:
    """The finished register gets its name; what has come to stand there meanwhile is not written over."""
    try:
        os.link(growing, path)
    except FileExistsError as error:
        raise RegisterExists(str(path)) from error
    except OSError:  # a file system without links, such as that of a USB stick
        growing.rename(path)
