"""An earlier register file is read without being touched: a copy is opened, and brought up to date, in its place."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from registry.backups import fault_of
from registry.errors import BadUsage, NoRegister, NotARegister, RegisterNewer
from registry.language import _
from registry.names import Directory
from registry.store import Register, migrations


class AnotherCity(BadUsage):
    """Registers of two places cannot be compared."""

    def __init__(self, path: str, theirs: str, ours: str) -> None:
        super().__init__(
            _(
                "{path} is the register of {theirs}, this one that of {ours}: they cannot be compared."
            ).format(path=path, theirs=theirs, ours=ours)
        )


@contextmanager
def earlier_register(path: Path, ours: Register) -> Iterator[Register]:
    """A copy of the register at *path*, open; the file itself is only read.

    Raises NoRegister, NotARegister, RegisterNewer and, where it is of another place than *ours*, AnotherCity.
    """
    if not path.is_file():
        raise NoRegister(str(path))
    fault = fault_of(path)
    if fault:
        raise NotARegister(str(path), fault)
    with TemporaryDirectory(prefix="zhunru-", ignore_cleanup_errors=True) as folder:
        copy = Path(folder) / path.name
        _copy(path, copy)
        with Register.open(copy) as theirs:
            _check_place(path, theirs, ours)
            yield theirs


def _copy(path: Path, to: Path) -> None:
    """What is committed in the file at *path* stands at *to*, even while another program writes."""
    source = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    with closing(source), closing(sqlite3.connect(to)) as target:
        found = int(source.execute("PRAGMA user_version").fetchone()[0])
        if found > len(migrations()):
            raise RegisterNewer(str(path), found, len(migrations()))
        source.backup(target)


def _check_place(path: Path, theirs: Register, ours: Register) -> None:
    names = [Directory(register) for register in (theirs, ours)]
    places = [one.place_name(one.city) if one.city else "" for one in names]
    if places[0] != places[1]:
        nowhere = _("no place")
        raise AnotherCity(str(path), places[0] or nowhere, places[1] or nowhere)
