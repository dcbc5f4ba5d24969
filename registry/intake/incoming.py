"""A file that comes in, and the fault of one that cannot be read."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from registry.findings import Rule, Where

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK\x03\x04"
"""How the containers of office programs begin, the older and the newer."""


class FileFault(Exception):
    """A file that cannot be read as a spreadsheet, with the rule that says why."""

    def __init__(self, rule: Rule, **facts: object) -> None:
        super().__init__(rule.code)
        self.rule = rule
        self.facts = facts


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file to be read: its path, and its name as the register and the findings give it."""

    path: Path
    name: str

    @property
    def where(self) -> Where:
        """The file as a place."""
        return Where(file=self.name)

    def sha256(self) -> str:
        """SHA-256 of its bytes."""
        with self.path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
