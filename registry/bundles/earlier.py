"""What came in bundles before: which sheets are of which district, and where a live fact came from."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from registry.bundles.manifest import Manifest
from registry.journal import Undoings
from registry.origins import origins
from registry.sheets import Kind
from registry.store import Register

ACTION = "bundle import"
"""What the entry of a bundle is called in the journal."""

_NOTE = re.compile(r"(.+?) #(\d+) (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ) ([0-9a-f]{64})(?:; |$)")


def note_of(district: str, manifest: Manifest, accept: Iterable[str], why: str | None) -> str:
    """What the journal says of a bundle: its district, as of which entry and when, the head of its chain.

    Then what was accepted, then why.
    """
    note = f"{district} #{manifest.entry} {manifest.at} {manifest.head}"
    return "; ".join([note, *(f"--accept {name}" for name in accept), *([why] if why else [])])


@dataclass(frozen=True, slots=True)
class Earlier:
    """A bundle that was taken in: its entry here, its district's code, when it was made."""

    entry: int
    district: str
    at: str


class Bundles:
    """The bundles that a register has taken in."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._undoings = Undoings(register)
        self.all = [
            Earlier(entry, found[1], found[3])
            for entry, why in register.query(
                "SELECT id, why FROM entry WHERE action = ? ORDER BY id", (ACTION,)
            )
            if (found := _NOTE.match(why or ""))
        ]

    def standing(self, sha256: str) -> int | None:
        """The entry that read the very same file, if it stands and nothing was undone since."""
        rows = self._register.query(
            "SELECT entry_id FROM source JOIN entry ON entry.id = source.entry_id "
            "WHERE sha256 = ? AND action = ? ORDER BY entry_id DESC",
            (sha256, ACTION),
        )
        latest = max(self._undoings.by.values(), default=0)
        return next(
            (row[0] for row in rows if self._undoings.stands(row[0]) and row[0] > latest), None
        )

    def newest(self, district: str) -> Earlier | None:
        """The newest bundle of a district that stands."""
        own = [
            one for one in self.all if one.district == district and self._undoings.stands(one.entry)
        ]
        return max(own, key=lambda one: one.at, default=None)

    def entries(self, district: str, *, of_others: bool = False) -> set[int]:
        """The entries of all bundles of a district, or those of all other districts."""
        return {one.entry for one in self.all if (one.district != district) == of_others}

    def sheets(self, district: str, *, of_others: bool = False) -> dict[str, list[int]]:
        """The sheets of all bundles of a district, by kind; or those of all other districts."""
        entries = self.entries(district, of_others=of_others)
        found: dict[str, list[int]] = {}
        for sheet, kind, entry in self._register.query("SELECT id, kind, entry_id FROM sheet"):
            if entry in entries:
                found.setdefault(kind, []).append(sheet)
        return found


@dataclass(frozen=True, slots=True)
class Known:
    """A live fact that names something: its sheet, and where it came from, in words."""

    values: dict[str, Any]
    sheet: int | None
    origin: str


def known(register: Register, kind: Kind, code: str) -> Known | None:
    """The live fact of *kind* with that code."""
    names = kind.stored
    rows = register.query(
        f"SELECT id, sheet_id, entry_id, {', '.join(names)} FROM {kind.table} "
        "WHERE code = ? AND until_entry IS NULL ORDER BY id DESC LIMIT 1",
        (code,),
    )
    for number, sheet, entry, *values in rows:
        where = str(origins(register, kind.table, [number])[number])
        return Known(dict(zip(names, values, strict=True)), sheet, where or f"#{entry}")
    return None
