"""A folder of spreadsheets becomes entries: each file one entry, whole or not at all."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from registry.aliases import note_aliases
from registry.errors import reason_of
from registry.findings import Finding, Where
from registry.intake import rules
from registry.intake.cells import Raw
from registry.intake.files import incoming, opened
from registry.intake.grids import Grid
from registry.intake.incoming import FileFault, Incoming
from registry.intake.landing import Counts, Landing
from registry.intake.layout import Layout
from registry.intake.recognising import Sheet, places_of, rank, recognised
from registry.intake.rows import RejectedRow, SheetRows
from registry.journal import Act, Entry, Undoings
from registry.names import Directory
from registry.references import NAMED, dangling
from registry.sheets import Kind
from registry.store import Register

PARTLY = "import --partial"
"""What an entry is called that may have left rows of its file out."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to import: *kind* forces the kind; *partial* takes the good rows of a bad file; *replace* retires what is gone."""

    kind: Kind | None = None
    partial: bool = False
    replace: bool = False
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class SheetResult:
    """What became of one sheet."""

    entry: int
    file: str
    sheet: str
    kind: str
    counts: Counts


@dataclass(slots=True)
class RejectedSheet:
    """The rows of a sheet that were not taken, with all that is needed to lay them out again."""

    file: Incoming
    grid: Grid
    head: list[list[Raw]]
    layout: Layout
    rows: list[RejectedRow]


@dataclass(slots=True)
class Result:
    """What became of all files; *partly* are those of which some rows were taken and some rejected."""

    entries: list[SheetResult] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    rejected: list[str] = field(default_factory=list)
    returned: list[RejectedSheet] = field(default_factory=list)
    files: int = 0
    partly: int = 0

    @property
    def taken(self) -> int:
        """How many files are in the register, whole or in part."""
        return self.files - len(self.rejected) + self.partly


class _TakenBack(Exception):
    """Takes the entry of a file back."""


@dataclass
class _FileOutcome:
    sheets: list[SheetResult] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    rejected_sheets: list[RejectedSheet] = field(default_factory=list)
    landed: bool = False

    @property
    def names_unknown(self) -> bool:
        unknown = (rules.NAME_UNKNOWN, rules.NAME_NEW)
        return any(finding.rule in unknown for finding in self.findings)

    @property
    def has_errors(self) -> bool:
        return any(finding.is_error for finding in self.findings)

    @property
    def brings_nothing(self) -> bool:
        return not any(
            sheet.counts.new or sheet.counts.changed for sheet in self.sheets
        ) and not any(finding.rule is rules.ROW_RETIRED for finding in self.findings)


class Importer:
    """Imports files into a register. *on_file* hears of each file before it is read, *on_wait* of a lock."""

    def __init__(
        self,
        register: Register,
        act: Act,
        options: Options,
        *,
        on_file: Callable[[str, int, int], None] | None = None,
        on_wait: Callable[[], None] | None = None,
    ) -> None:
        self.register = register
        self.act = act
        self.options = options
        self._on_file = on_file or (lambda _name, _number, _of: None)
        self._on_wait = on_wait
        self._version = self._data_version()
        self.directory = Directory(register)
        self._entries_before = register.query("SELECT COALESCE(MAX(id), 0) FROM entry")[0][0]

    def run(self, paths: list[Path]) -> Result:
        """Every file that *paths* name is in the register or among the rejected."""
        files, notes = incoming(paths)
        result = Result(findings=notes, files=len(files))
        result.rejected += [str(note.where.file) for note in notes if note.is_error]
        result.files += len(result.rejected)
        with _without_cycles(), self._rehearsal():
            outcomes = self._all(self._in_order(files))
        for file in files:
            outcome = outcomes[file.path]
            result.entries += outcome.sheets
            result.findings += outcome.findings
            result.returned += outcome.rejected_sheets
            if outcome.has_errors:
                result.rejected.append(file.name)
                result.partly += outcome.landed
        result.entries.sort(key=lambda sheet: sheet.entry)
        return result

    @contextmanager
    def _rehearsal(self) -> Iterator[None]:
        """In a dry run everything happens within one transaction that is taken back."""
        if not self.options.dry_run:
            yield
            return
        with self.register.transaction(dry_run=True, on_wait=self._on_wait):
            yield

    def _all(self, files: list[Incoming]) -> dict[Path, _FileOutcome]:
        """Files that were refused for unknown names are tried again once others have brought names.

        What can be taken of the bad files comes last, when all names are known that the good ones bring.
        """
        outcomes: dict[Path, _FileOutcome] = {}
        waiting, names = files, -1
        while waiting and names != self.directory.size:
            names = self.directory.size
            for number, file in enumerate(waiting, start=1):
                self._on_file(file.name, number, len(waiting))
                outcomes[file.path] = self._file(file, partial=False)
            waiting = [
                file
                for file in waiting
                if outcomes[file.path].names_unknown and not outcomes[file.path].landed
            ]
        if self.options.partial:
            bad = [file for file in files if outcomes[file.path].has_errors]
            for number, file in enumerate(bad, start=1):
                self._on_file(file.name, number, len(bad))
                outcomes[file.path] = self._file(file, partial=True)
        return outcomes

    def _in_order(self, files: list[Incoming]) -> list[Incoming]:
        """Files that bring names first: the order of a folder does not matter."""
        if len(files) < 2:
            return files
        return sorted(files, key=lambda file: (rank(file, self.options.kind), file.name))

    def _file(self, file: Incoming, *, partial: bool) -> _FileOutcome:
        outcome = _FileOutcome()
        try:
            sha256 = file.sha256()
            with opened(file) as (grids, notes):
                outcome.findings += notes
                self._write(file, sha256, grids, outcome, partial=partial)
        except FileFault as fault:
            outcome.findings.append(Finding(fault.rule, file.where, dict(fault.facts)))
        except OSError as error:
            facts = {"reason": reason_of(error)}
            outcome.findings.append(Finding(rules.FILE_UNREADABLE, file.where, facts))
        except _TakenBack:
            pass
        if not outcome.landed:
            outcome.sheets.clear()
            self.directory.reload()
        return outcome

    def _write(
        self,
        file: Incoming,
        sha256: str,
        grids: list[Grid],
        outcome: _FileOutcome,
        *,
        partial: bool,
    ) -> None:
        with self.register.transaction(on_wait=self._on_wait) as connection:
            self._catch_up()
            earlier, settled = self._read_before(sha256)
            if settled and not self.options.replace:
                self._say_same(file, earlier, outcome)
                return
            act = replace(self.act, action=PARTLY) if partial else self.act
            entry = Entry(connection, act)
            source = entry.add_source(file.name, sha256, file.path.stat().st_size)
            sheets, findings = recognised(grids, file, self.options.kind)
            outcome.findings += findings
            self._sheets(entry, source, file, sheets, outcome)
            if earlier and outcome.brings_nothing:
                self._say_same(file, earlier, outcome)
                raise _TakenBack
            self._refuse_dangling(entry, file, outcome)
            if not outcome.sheets or (outcome.has_errors and not partial):
                outcome.rejected_sheets.clear()
                raise _TakenBack
            entry.close()
        outcome.landed = True

    def _data_version(self) -> int:
        """A number that changes when another process has written."""
        return int(self.register.query("PRAGMA data_version")[0][0])

    def _catch_up(self) -> None:
        """What another process wrote while this one waited is known."""
        version = self._data_version()
        if version != self._version:
            self._version = version
            self.directory.reload()

    def _read_before(self, sha256: str) -> tuple[int | None, bool]:
        """The entry that read the very same file and stands, and whether that settles it.

        It does not where rows were left out, or where something was undone since: then the file is read again.
        """
        rows = self.register.query(
            "SELECT entry.id, entry.action FROM source JOIN entry ON entry.id = source.entry_id "
            "WHERE source.sha256 = ? ORDER BY entry.id DESC",
            (sha256,),
        )
        undoings = Undoings(self.register)
        latest_undoing = max(undoings.by.values(), default=0)
        for entry, action in rows:
            if undoings.stands(entry):
                return entry, action != PARTLY and entry > latest_undoing
        return None, False

    def _say_same(self, file: Incoming, earlier: int | None, outcome: _FileOutcome) -> None:
        outcome.findings.append(Finding(rules.FILE_SAME_AGAIN, file.where, {"entry": earlier}))
        outcome.sheets.clear()

    def _sheets(
        self,
        entry: Entry,
        source: int,
        file: Incoming,
        sheets: list[Sheet],
        outcome: _FileOutcome,
    ) -> None:
        """The sheets are landed one by one; what is gone from the file is looked for when all of it is known."""
        seen: dict[str, set[int]] = {}
        landed = []
        for sheet in sheets:
            kind = sheet.layout.kind
            predecessors = self._predecessors(file, sheet.grid, kind)
            number = entry.add_sheet(
                source, sheet.grid.name, kind.kind, sheet.layout.header_row + 1
            )
            where = Where(file=file.name, sheet=sheet.grid.name or None)
            landing = Landing(
                self.register, entry, kind, number, where, seen.setdefault(kind.kind, set())
            )
            reading = self._sheet(sheet, landing)
            landed.append((sheet, reading, landing, predecessors))
        for sheet, reading, landing, predecessors in landed:
            landing.missing(predecessors, replace=self.options.replace)
            self._conclude(file, sheet, reading, landing, outcome)

    def _sheet(self, sheet: Sheet, landing: Landing) -> SheetRows:
        kind = landing.kind.kind
        if kind == "place":
            sheet = replace(sheet, grid=replace(sheet.grid, rows=list(sheet.grid.rows)))
            self.directory.expect_places(places_of(sheet))
        reading = SheetRows(sheet.grid, sheet.layout, self.directory, landing.where)
        for chunk in reading.chunks():
            landing.land(chunk)
            note_aliases(landing.entry, kind, chunk.aliases, landing.sheet)
        if kind in NAMED:
            self.directory.reload()
        return reading

    def _conclude(
        self,
        file: Incoming,
        sheet: Sheet,
        reading: SheetRows,
        landing: Landing,
        outcome: _FileOutcome,
    ) -> None:
        """What is to be said of a sheet is among the findings, what was rejected ready to be sent back."""
        where, counts, kind = landing.where, landing.counts, sheet.layout.kind
        outcome.findings += reading.found.all() + landing.found.all()
        dropped = reading.contact_cells + reading.person_lines
        if dropped:
            outcome.findings.append(Finding(rules.PERSONAL_DROPPED, where, {"cells": dropped}))
        rejected = sorted(
            reading.rejected + landing.rejected_at(sheet.layout), key=lambda row: row.number
        )
        if not (counts.new or counts.changed or counts.unchanged or rejected):
            outcome.findings.append(Finding(rules.SHEET_EMPTY, where, {"kind": kind.label}))
        outcome.sheets.append(
            SheetResult(landing.entry.id, file.name, sheet.grid.name, kind.kind, counts)
        )
        if rejected:
            outcome.rejected_sheets.append(
                RejectedSheet(file, sheet.grid, sheet.head, sheet.layout, rejected)
            )

    def _predecessors(self, file: Incoming, grid: Grid, kind: Kind) -> list[int]:
        """Earlier sheets of the same name and kind from a file of the same name, read before this run."""
        rows = self.register.query(
            "SELECT sheet.id FROM sheet JOIN source ON source.id = sheet.source_id "
            "WHERE source.name = ? AND sheet.name = ? AND sheet.kind = ? AND sheet.entry_id <= ?",
            (file.name, grid.name, kind.kind, self._entries_before),
        )
        return [row[0] for row in rows]

    def _refuse_dangling(self, entry: Entry, file: Incoming, outcome: _FileOutcome) -> None:
        """What facts still name is not retired: the file is rejected as it stands."""
        if not self.options.replace:
            return
        gone = list(dangling(self.register.connection, entry.id))
        for one in gone:
            facts = {"code": one.code, "entry": one.entry}
            outcome.findings.append(Finding(rules.ROW_STILL_NAMED, file.where, facts))
        if gone:
            raise _TakenBack


@contextmanager
def _without_cycles() -> Iterator[None]:
    """Python's search for cycles of garbage rests: reading makes millions of objects, none of them in a cycle."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
