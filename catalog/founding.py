"""A new register, with its place and the lists that hold everywhere."""

from __future__ import annotations

from pathlib import Path

from registry.errors import BadUsage, ZhunruError
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
    """A register stands at *path*: entry 1 names the place, each further entry one national list; or nothing does."""
    name = brackets(tidy(place))
    if not name:
        raise BadUsage(_("The place needs a name: zhunru init --place 示例市"))
    register = Register.create(path)
    try:
        with register:
            columns = {"code": [name], "name": [name], "level": ["city"]}
            with writing(register, act) as entry:
                entry.add("place", {"key": row_keys(kinds()["place"], columns, 1), **columns})
            Importer(register, act, Options()).run([*LISTS])
    except ZhunruError:
        path.unlink(missing_ok=True)
        raise
