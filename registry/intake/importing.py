"""A folder of spreadsheets becomes entries: each file one entry, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path

from registry.aliases import note_aliases
from registry.findings import Finding, Where
from registry.intake import rules
from registry.intake.cells import brackets, tidy
from registry.intake.files import FileFault, Incoming, incoming, opened
from registry.intake.grids import Grid
from registry.intake.landing import Counts, Landing
from registry.intake.layout import HEAD_ROWS, Layout, find_layout
from registry.intake.rows import Chunk, RejectedRow, SheetRows
from registry.journal import Act, Entry, writing
from registry.names import Directory
from registry.sheets import Kind
from registry.store import Register

NAMING_KINDS = frozenset({"place", "community", "department"})
"""Kinds whose rows other sheets name."""

MOST_FINDINGS = 200
"""Most findings of one code that are listed for a sheet; the rest is counted."""


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
    head: list[list[object]]
    layout: Layout
    rows: list[RejectedRow]


@dataclass(slots=True)
class Result:
    """What became of all files."""

    entries: list[SheetResult] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    rejected: list[str] = field(default_factory=list)
    returned: list[RejectedSheet] = field(default_factory=list)
    files: int = 0


class _Rejected(Exception):
    """Takes the entry of a rejected file back."""


@dataclass
class _FileOutcome:
    sheets: list[SheetResult] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    rejected_sheets: list[RejectedSheet] = field(default_factory=list)
    landed: bool = False

    @property
    def names_unknown(self) -> bool:
        return any(finding.rule is rules.NAME_UNKNOWN for finding in self.findings)

    @property
    def has_errors(self) -> bool:
        return any(finding.is_error for finding in self.findings)


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
        self.directory = Directory(register)
        self._hashes: dict[Path, str] = {}

    def run(self, paths: list[Path]) -> Result:
        """Every file that *paths* name is in the register or among the rejected."""
        files, notes = incoming(paths)
        result = Result(findings=notes, files=len(files))
        with self._rehearsal():
            outcomes = self._all(self._in_order(files))
        for file in files:
            outcome = outcomes[file.path]
            result.entries += outcome.sheets
            result.findings += outcome.findings
            result.returned += outcome.rejected_sheets
            if outcome.has_errors:
                result.rejected.append(file.name)
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
        """Files that were refused only for unknown names are tried again once others have brought names."""
        outcomes: dict[Path, _FileOutcome] = {}
        waiting, names = files, -1
        while waiting and names != self._known_names():
            names = self._known_names()
            for number, file in enumerate(waiting, start=1):
                self._on_file(file.name, number, len(waiting))
                outcomes[file.path] = self._file(file)
            waiting = [file for file in waiting if outcomes[file.path].names_unknown and not outcomes[file.path].landed]
        return outcomes

    def _known_names(self) -> int:
        directory = self.directory
        return len(directory.departments) + len(directory.communities) + len(directory.places)

    def _in_order(self, files: list[Incoming]) -> list[Incoming]:
        """Files that bring names first: the order of a folder does not matter."""
        if len(files) < 2:
            return files
        return sorted(files, key=lambda file: (self._rank(file), file.name))

    def _rank(self, file: Incoming) -> int:
        try:
            with opened(file) as (grids, _notes):
                orders = [
                    layout.kind.order
                    for grid in grids
                    if (layout := self._layout(grid, _head(grid)[0], file)[0]) is not None
                ]
        except FileFault:
            return 1000
        return min(orders, default=1000)

    def _layout(self, grid: Grid, head: list[list[object]], file: Incoming) -> tuple[Layout | None, list[Finding]]:
        where = Where(file=file.name, sheet=grid.name or None)
        return find_layout(head, grid.merges, self.options.kind, file.name + grid.name, where)  # type: ignore[arg-type]

    def _file(self, file: Incoming) -> _FileOutcome:
        outcome = _FileOutcome()
        try:
            sha256 = file.sha256()
            earlier = self._read_before(sha256)
            if earlier is not None:
                outcome.findings.append(Finding(rules.FILE_SAME_AGAIN, file.where, {"entry": earlier}))
                outcome.landed = True
                return outcome
            with opened(file) as (grids, notes):
                outcome.findings += notes
                self._write(file, sha256, grids, outcome)
        except FileFault as fault:
            outcome.findings.append(Finding(fault.rule, file.where, dict(fault.facts)))
        except OSError as error:
            facts = {"reason": error.strerror or str(error)}
            outcome.findings.append(Finding(rules.FILE_UNREADABLE, file.where, facts))
        except _Rejected:
            self.directory.reload()
        return outcome

    def _read_before(self, sha256: str) -> int | None:
        """The entry that read the very same file and was not undone."""
        rows = self.register.query(
            "SELECT MIN(source.entry_id) FROM source WHERE sha256 = ? AND source.entry_id NOT IN "
            "(SELECT undone.undoes FROM entry AS undone WHERE undone.undoes IS NOT NULL)",
            (sha256,),
        )
        return rows[0][0] if rows else None

    def _write(self, file: Incoming, sha256: str, grids: list[Grid], outcome: _FileOutcome) -> None:
        with writing(self.register, self.act, on_wait=self._on_wait) as entry:
            source = entry.add_source(file.name, sha256, file.path.stat().st_size)
            for grid, head, layout in self._recognised(grids, file, outcome):
                self._sheet(entry, source, file, grid, head, layout, outcome)
            if outcome.has_errors and not self.options.partial:
                outcome.sheets.clear()
                outcome.rejected_sheets.clear()
                raise _Rejected
            if not outcome.sheets:
                raise _Rejected
        outcome.landed = True

    def _recognised(
        self, grids: list[Grid], file: Incoming, outcome: _FileOutcome
    ) -> list[tuple[Grid, list[list[object]], Layout]]:
        """The sheets that are of a known kind, those that bring names first; the others are noted."""
        found, refused = [], []
        for grid in grids:
            head, whole = _head(grid)
            if not any(any(cell not in ("", None) for cell in row) for row in head):
                continue
            layout, findings = self._layout(grid, head, file)
            if layout is None:
                refused.append((grid, findings))
            else:
                outcome.findings += findings
                found.append((whole, head, layout))
        if not found and not refused:
            raise FileFault(rules.FILE_EMPTY)
        for grid, findings in refused:
            if found and not self.options.kind:
                if not grid.name.endswith(("说明", "Explanations")):
                    where = Where(file=file.name, sheet=grid.name or None)
                    outcome.findings.append(Finding(rules.SHEET_SKIPPED, where))
            else:
                outcome.findings += findings
        return sorted(found, key=lambda item: item[2].kind.order)

    def _sheet(
        self,
        entry: Entry,
        source: int,
        file: Incoming,
        grid: Grid,
        head: list[list[object]],
        layout: Layout,
        outcome: _FileOutcome,
    ) -> None:
        where = Where(file=file.name, sheet=grid.name or None)
        predecessors = self._predecessors(file, grid, layout.kind)
        sheet = entry.add_sheet(source, grid.name, layout.kind.kind, layout.header_row + 1)
        if layout.kind.kind == "place":
            grid = Grid(grid.name, list(grid.rows), grid.merges, grid.uncalculated)
            self.directory.expect_places(_places_of(grid, layout))
        reading = SheetRows(grid, layout, self.directory, where)
        landing = Landing(self.register, entry, layout.kind, sheet, where)
        for chunk in reading.chunks():
            landing.land(chunk)
            _land_aside(entry, sheet, chunk)
            self._land_aliases(entry, layout, chunk, sheet)
        landing.missing(predecessors, replace=self.options.replace)
        if layout.kind.kind in NAMING_KINDS:
            self.directory.reload()
        findings = reading.findings + landing.findings
        if reading.contact_cells or reading.person_lines:
            dropped = reading.contact_cells + reading.person_lines
            findings.append(Finding(rules.PERSONAL_DROPPED, where, {"cells": dropped}))
        counts = landing.counts
        if not (counts.new or counts.changed or counts.unchanged or reading.rejected):
            findings.append(Finding(rules.SHEET_EMPTY, where, {"kind": layout.kind.label}))
        outcome.findings += _limited(findings, where)
        outcome.sheets.append(SheetResult(entry.id, file.name, grid.name, layout.kind.kind, counts))
        if reading.rejected:
            outcome.rejected_sheets.append(RejectedSheet(file, grid, head, layout, reading.rejected))

    def _predecessors(self, file: Incoming, grid: Grid, kind: Kind) -> list[int]:
        """Earlier sheets of the same name and kind from a file of the same name."""
        rows = self.register.query(
            "SELECT sheet.id FROM sheet JOIN source ON source.id = sheet.source_id "
            "WHERE source.name = ? AND sheet.name = ? AND sheet.kind = ?",
            (file.name, grid.name, kind.kind),
        )
        return [row[0] for row in rows]

    def _land_aliases(self, entry: Entry, layout: Layout, chunk: Chunk, sheet: int) -> None:
        """The other names that a sheet of departments gives become facts of their own."""
        given = chunk.columns.get("aliases")
        if not given or layout.kind.kind != "department":
            return
        rows: list[tuple[int | None, str, str]] = []
        codes = chunk.columns["code"]
        for number, code, names in zip(chunk.rows, codes, given, strict=True):
            for name in names.split("、") if names else ():
                if self.directory.aliases["department"].get(name) != code and name != code:
                    rows.append((number, name, code))
        note_aliases(entry, "department", rows, sheet)


def _places_of(grid: Grid, layout: Layout) -> list[tuple[str, str, str]]:
    """Code, name and level of the places that a sheet is about to bring."""
    at = {column.name: position for position, column in layout.columns.items()}
    found = []
    for row in list(grid.rows)[layout.header_row + 1 :]:
        name = brackets(tidy(row[at["name"]])) if at["name"] < len(row) else ""
        code = tidy(row[at["code"]]) if at.get("code", len(row)) < len(row) else ""
        if name:
            found.append((code or name, name, "street"))
    return found


def _land_aside(entry: Entry, sheet: int, chunk: Chunk) -> None:
    if chunk.aside:
        rows, headers, values = (list(column) for column in zip(*chunk.aside, strict=True))
        entry.add("aside", {"sheet_id": [sheet] * len(rows), "row": rows, "header": headers, "value": values})


def _head(grid: Grid) -> tuple[list[list[object]], Grid]:
    """The first rows of a grid, and the grid with all of its rows still to be read."""
    if isinstance(grid.rows, list):
        return list(grid.rows[:HEAD_ROWS]), grid
    rows = iter(grid.rows)
    head = list(islice(rows, HEAD_ROWS))
    return list(head), Grid(grid.name, chain(head, rows), grid.merges, grid.uncalculated)  # type: ignore[arg-type]


def _limited(findings: list[Finding], where: Where) -> list[Finding]:
    """At most ``MOST_FINDINGS`` of each code; how many more there are is said."""
    counted: dict[str, int] = {}
    kept = []
    for finding in findings:
        counted[finding.code] = counted.get(finding.code, 0) + 1
        if counted[finding.code] <= MOST_FINDINGS:
            kept.append(finding)
    for code, count in counted.items():
        if count > MOST_FINDINGS:
            kept.append(Finding(rules.FINDINGS_MORE, where, {"count": count - MOST_FINDINGS}, evidence=code))
    return kept

