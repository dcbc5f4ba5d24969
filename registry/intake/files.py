"""Files and folders of spreadsheets: which there are, what they are, and their sheets as grids."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from registry.errors import FileUnreadable, reason_of
from registry.findings import Finding, Where
from registry.intake import rules
from registry.intake.grids import Grid
from registry.intake.incoming import OLE, ZIP, FileFault, Incoming
from registry.language import _

WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xls", ".et", ".ods"})
TEXTS = frozenset({".csv", ".tsv", ".txt"})


def incoming(paths: list[Path]) -> tuple[list[Incoming], list[Finding]]:
    """The spreadsheets that *paths* name, each once, folders searched to their depth, in the order of their names.

    Lock files of open spreadsheets, hidden files and, in folders, files of other kinds are passed over; all but the
    hidden ones with a note.
    """
    found: dict[Path, Incoming] = {}
    notes: list[Finding] = []
    for path in paths:
        if not path.exists():
            raise FileUnreadable(str(path), _("there is nothing of that name"))
        if path.is_dir():
            inside, said = _inside(path)
            notes += said
        else:
            lock = _locked(path)
            inside = [] if lock else [Incoming(path, path.name)]
            notes += [lock] if lock else []
        for file in inside:
            found.setdefault(file.path.resolve(), file)
    return list(found.values()), notes


def _inside(folder: Path) -> tuple[list[Incoming], list[Finding]]:
    inside: list[Incoming] = []
    notes: list[Finding] = []
    for path in _files(folder):
        name = path.relative_to(folder).as_posix()
        lock = _locked(path)
        if lock:
            notes.append(lock)
        elif path.name.startswith("."):
            continue
        elif path.suffix.lower() in WORKBOOKS | TEXTS:
            inside.append(Incoming(path, name))
        else:
            notes.append(Finding(rules.FILE_PASSED_OVER, Where(file=name)))
    if not inside:
        notes.append(Finding(rules.FOLDER_EMPTY, Where(file=str(folder))))
    return inside, notes


def _locked(path: Path) -> Finding | None:
    """The note that a spreadsheet is open, if *path* is what its program leaves beside it meanwhile."""
    if not path.name.startswith(("~$", ".~lock.")):
        return None
    opened_name = path.name.removeprefix("~$").removeprefix(".~lock.").removesuffix("#")
    return Finding(rules.FILE_OPEN_ELSEWHERE, Where(file=opened_name))


def _files(folder: Path) -> list[Path]:
    try:
        return sorted(
            (path for path in folder.rglob("*") if path.is_file()), key=lambda path: path.as_posix()
        )
    except OSError as error:
        raise FileUnreadable(str(folder), reason_of(error)) from error


@contextmanager
def opened(file: Incoming) -> Iterator[tuple[list[Grid], list[Finding]]]:
    """The sheets of *file* as grids, and what is to be noted of it; raises :class:`FileFault` if it has none.

    A CSV file is read row by row while the context is open.
    """
    try:
        with file.path.open("rb") as stream:
            head = stream.read(8192)
    except OSError as error:
        raise FileFault(rules.FILE_UNREADABLE, reason=reason_of(error)) from error
    if not head.strip(b"\xef\xbb\xbf\xff\xfe\r\n\t ,;\x00"):
        raise FileFault(rules.FILE_EMPTY)
    if head.startswith((ZIP, OLE)):
        from registry.intake.workbooks import read_workbook  # noqa: PLC0415 - only where needed

        yield read_workbook(file, is_zip=head.startswith(ZIP))
        return
    if file.path.suffix.lower() not in TEXTS:
        raise FileFault(rules.FILE_NOT_A_SPREADSHEET)
    from registry.intake.delimited import opened_text  # noqa: PLC0415 - it needs FileFault

    with opened_text(file, head) as grid:
        yield [grid], []
