"""The fictitious city, written as a folder of spreadsheets such as departments and districts send them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from examples.errands import errands
from examples.files import File
from examples.files_base import base_files
from examples.files_departments import department_files, payment_files
from examples.files_districts import district_files, record_files
from examples.files_funding import funding_files
from examples.files_rejected import rejected_files
from examples.payments import payments
from examples.requests import request_files
from examples.town import Town, build_town

SEED = 20260101


@dataclass(frozen=True, slots=True)
class SheetSummary:
    """A sheet that was written: its name (empty in a CSV file), its kind, its rows of facts."""

    name: str
    kind: str
    rows: int


@dataclass(frozen=True, slots=True)
class FileSummary:
    """A file that was written, by its path below the folder; *rejected* are the codes of the findings against it."""

    path: str
    size: int
    sheets: tuple[SheetSummary, ...]
    rejected: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CitySummary:
    """What was written."""

    folder: Path
    files: tuple[FileSummary, ...]

    @property
    def rows(self) -> Counter[str]:
        """How many rows of each kind import accepts."""
        found: Counter[str] = Counter()
        for file in self.files:
            if not file.rejected:
                for sheet in file.sheets:
                    found[sheet.kind] += sheet.rows
        return found

    @property
    def rejected(self) -> dict[str, tuple[str, ...]]:
        """The files that import must refuse, with the codes of the findings."""
        return {file.path: file.rejected for file in self.files if file.rejected}

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(file.size for file in self.files)


def write_city(folder: Path, seed: int = SEED) -> CitySummary:
    """示例市 stands in *folder* as spreadsheets: the same bytes for the same seed, on every machine.

    Args:
        folder: where the files go, in folders of their own; made if it is not there.
        seed: decides every figure.

    Returns:
        What was written, which files import must refuse and why.

    Raises:
        OSError: if a file cannot be written.
    """
    town = build_town(seed)
    return CitySummary(
        folder, tuple(write_file(folder, file, town, seed) for file in city_files(town, seed))
    )


def city_files(town: Town, seed: int) -> Iterator[File]:
    """All files of the city."""
    yield from base_files(town, seed)
    tasks = errands(town, seed)
    yield from department_files(town, tasks)
    paid = payments(town, tasks, seed)
    yield from payment_files(town, paid)
    yield from funding_files(town, paid)
    yield from request_files(town, tasks, paid)
    yield from district_files(town, seed)
    yield from record_files(town, seed)
    yield from rejected_files(town)


def write_file(folder: Path, file: File, town: Town, seed: int) -> FileSummary:
    """The file stands under its name, whole."""
    data = file.content(town, seed)
    path = folder / file.path
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.part")
    unfinished.write_bytes(data)
    unfinished.replace(path)
    single = path.suffix == ".csv"
    sheets = tuple(
        SheetSummary("" if single else sheet.name, sheet.kind, len(sheet.rows))
        for sheet in file.sheets
    )
    return FileSummary(file.path, len(data), sheets, file.rejected)
