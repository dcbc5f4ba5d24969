"""Files and folders of spreadsheets: which there are, what they are, and their sheets as grids."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from registry.errors import FileUnreadable
from registry.findings import Finding, Rule, Where
from registry.intake import rules
from registry.intake.grids import Grid
from registry.language import _

SUFFIXES = frozenset({".xlsx", ".xlsm", ".xls", ".et", ".ods", ".csv", ".tsv", ".txt", ".xlsb"})
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK\x03\x04"


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


def incoming(paths: list[Path]) -> tuple[list[Incoming], list[Finding]]:
    """The spreadsheets that *paths* name, folders searched to their depth, in the order of their names.

    Lock files of open spreadsheets and hidden files are passed over, the former with a note.
    """
    found: list[Incoming] = []
    notes: list[Finding] = []
    for path in paths:
        if not path.exists():
            raise FileUnreadable(str(path), _("there is nothing of that name"))
        if not path.is_dir():
            found.append(Incoming(path, path.name))
            continue
        inside = []
        for file in _files(path):
            name = file.relative_to(path).as_posix()
            if file.name.startswith(("~$", ".~lock.")):
                opened = file.name.removeprefix("~$").removeprefix(".~lock.").removesuffix("#")
                notes.append(Finding(rules.FILE_OPEN_ELSEWHERE, Where(file=opened)))
            elif not file.name.startswith("."):
                inside.append(Incoming(file, name))
        if not inside:
            notes.append(Finding(rules.FOLDER_EMPTY, Where(file=str(path))))
        found += inside
    return found, notes


def _files(folder: Path) -> list[Path]:
    try:
        return sorted((path for path in folder.rglob("*") if path.is_file()), key=lambda path: path.as_posix())
    except OSError as error:
        raise FileUnreadable(str(folder), error.strerror or str(error)) from error


@contextmanager
def opened(file: Incoming) -> Iterator[tuple[list[Grid], list[Finding]]]:
    """The sheets of *file* as grids, and what is to be noted of it; raises :class:`FileFault` if it has none.

    A CSV file is read row by row while the context is open.
    """
    try:
        with file.path.open("rb") as stream:
            head = stream.read(8192)
    except OSError as error:
        raise FileFault(rules.FILE_UNREADABLE, reason=error.strerror or str(error)) from error
    if not head.strip(b"\xef\xbb\xbf\xff\xfe\r\n\t ,;\x00"):
        raise FileFault(rules.FILE_EMPTY)
    if head.startswith((ZIP, OLE)):
        from registry.intake.workbooks import read_workbook

        yield read_workbook(file, is_zip=head.startswith(ZIP))
        return
    if file.path.suffix.lower() not in SUFFIXES or file.path.suffix.lower() in (".xlsx", ".xlsm", ".ods", ".xls", ".et"):
        raise FileFault(rules.FILE_NOT_A_SPREADSHEET)
    from registry.intake.delimited import opened_text

    with opened_text(file, head) as grid:
        yield [grid], []
