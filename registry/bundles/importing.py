"""A district's bundle becomes one entry of the city's register, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from registry.aliases import note_aliases
from registry.bundles import rules, wordings
from registry.bundles.changes import Change, changes
from registry.bundles.directory import DistrictDirectory
from registry.bundles.earlier import ACTION, Bundles, note_of
from registry.bundles.guarding import Claim, Guard, ended_by_accepting
from registry.bundles.manifest import FACTS, NAMES, WORDINGS, BundleRefused, Manifest, Member, Unfit
from registry.bundles.reading import Bundle, opened_bundle
from registry.bundles.within import NAMES_ONLY, OF_THE_REGISTER
from registry.findings import Finding, Where
from registry.intake import rules as intake_rules
from registry.intake.gathered import Gathered
from registry.intake.grids import Grid
from registry.intake.incoming import FileFault
from registry.intake.landing import Counts, Landing
from registry.intake.layout import HEAD_ROWS, find_layout
from registry.intake.recognising import Sheet, places_of
from registry.intake.rows import SheetRows
from registry.journal import Act, Entry
from registry.language import _
from registry.names import Directory, Unresolved
from registry.references import NAMED, dangling
from registry.sheets import Kind, kinds
from registry.store import Register


@dataclass(frozen=True, slots=True)
class Landed:
    """What became of the rows of one file; *missing* of its counts are facts that ended."""

    file: str
    kind: str
    counts: Counts


@dataclass(slots=True)
class Result:
    """What became of a bundle: *entry* is None where nothing was added; *same_as* the entry that read it before."""

    manifest: Manifest
    sha256: str
    entry: int | None = None
    same_as: int | None = None
    sheets: list[Landed] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    not_looked_at: list[str] = field(default_factory=list)
    """Files that were not looked at because of what is wrong with the names."""

    @property
    def refused(self) -> bool:
        """Whether something keeps the bundle out."""
        return any(finding.is_error for finding in self.findings)


MOST_NAMES = 5_000
"""Rows of a list of streets, communities, departments, holders or other names: no district has as many."""


class _TakenBack(Exception):
    """Takes the entry back."""


def take_in(
    register: Register,
    path: Path,
    act: Act,
    *,
    accept: tuple[str, ...] = (),
    dry_run: bool = False,
    on_file: Callable[[str, int, int], None] | None = None,
    on_wait: Callable[[], None] | None = None,
) -> Result:
    """The bundle at *path* is in the register as one entry, or it is said why not.

    Raises :class:`BundleRefused` for a bundle that is not whole or not for this register.
    """
    with opened_bundle(path, schema=register.version) as bundle:
        result = Result(bundle.manifest, bundle.sha256)
        try:
            with register.transaction(dry_run=dry_run, on_wait=on_wait):
                _Taking(register, bundle, act, frozenset(accept), result, on_file).run()
        except _TakenBack:
            result.entry = None
        except FileFault as fault:
            finding = Finding(fault.rule, Where(file=bundle.name), dict(fault.facts))
            raise BundleRefused(bundle.name, finding.message) from None
        return result


class _Taking:
    """One bundle being taken in."""

    def __init__(
        self,
        register: Register,
        bundle: Bundle,
        act: Act,
        accept: frozenset[str],
        result: Result,
        on_file: Callable[[str, int, int], None] | None,
    ) -> None:
        self.register = register
        self.bundle = bundle
        self.result = result
        self._act = act
        self._accept = accept
        self._on_file = on_file or (lambda _name, _number, _of: None)
        self._bundles = Bundles(register)
        self._seen: dict[str, set[int]] = {}
        self._landings: dict[str, Landing] = {}

    def run(self) -> None:
        """The entry is written, or :class:`_TakenBack` raised with the reason in the result."""
        manifest = self.bundle.manifest
        district = _district(Directory(self.register), manifest)
        self.result.same_as = self._bundles.standing(self.bundle.sha256)
        if self.result.same_as is not None:
            return
        self._refuse_older(district)
        self._own = self._bundles.sheets(district)
        why = note_of(district, manifest, sorted(self._accept), self._act.why)
        self.entry = Entry(self.register.connection, replace(self._act, action=ACTION, why=why))
        self.result.entry = self.entry.id
        self._source = self.entry.add_source(
            self.bundle.name, self.bundle.sha256, self.bundle.bytes
        )
        self._directory = DistrictDirectory(self.register, district)
        own = {number for numbers in self._own.values() for number in numbers}
        self._guard = Guard(self.register, self._directory, self._accept, own)
        self._files(self._in_order(manifest.files), district)
        self._wordings(next((one for one in manifest.files if one.role == WORDINGS), None))
        self._check_accepted()
        if not self.result.refused:
            self._end_missing()
            self._refuse_dangling()
        self._sum_up(own)
        if self.result.refused or self._brings_nothing:
            raise _TakenBack
        self.entry.close()

    def _refuse_older(self, district: str) -> None:
        newest = self._bundles.newest(district)
        if newest and self.bundle.manifest.at < newest.at:
            raise Unfit(
                _(
                    "it was made on {at}, and entry {entry} took in a newer one of the district, of {newer}; if the older "
                    "one is meant, undo that entry first"
                ).format(at=self.bundle.manifest.at, entry=newest.entry, newer=newest.at)
            )

    def _in_order(self, members: tuple[Member, ...]) -> list[tuple[Member, Kind]]:
        """The files with their kinds, those that bring names first; raises :class:`Unfit` for an unknown kind."""
        known = kinds()
        for member in members:
            fits = {
                FACTS: member.kind in known and member.kind not in OF_THE_REGISTER,
                NAMES: member.kind == "duty",
                WORDINGS: member.kind == wordings.KIND,
            }
            if not fits[member.role]:
                raise Unfit(
                    _("“{file}” is of a kind that no bundle holds: {kind}").format(
                        file=member.name, kind=member.kind
                    )
                )
            if member.kind in (*NAMED, wordings.KIND) and member.rows > MOST_NAMES:
                raise Unfit(_("{file} has too many rows").format(file=member.name))
        found = [(one, known[one.kind]) for one in members if one.role != WORDINGS]
        return sorted(found, key=lambda one: (one[1].order, one[0].role))

    def _files(self, files: list[tuple[Member, Kind]], district: str) -> None:
        """The files are landed; once a name is in doubt, what names it is not looked at."""
        for number, (member, kind) in enumerate(files, start=1):
            self._on_file(member.name, number, len(files))
            if self.result.refused and kind.kind not in (*NAMED, "edition"):
                self.result.not_looked_at.append(member.name)
                continue
            self._file(member, kind)
            if kind.kind == "community":
                self._end_claims_of_others(district)

    def _file(self, member: Member, kind: Kind) -> None:
        where = Where(file=self.bundle.name, sheet=member.name)
        with self.bundle.rows(member) as rows:
            head = [row for _number, row in zip(range(HEAD_ROWS), rows, strict=False)]
            layout, said = find_layout(head[:1], None, kind, member.name, where)
            self.result.findings += said
            if layout is None:
                return
            places = kind.kind == "place"
            grid = Grid("", [*head, *rows] if places else _chained(head, rows))
            if places:
                self._directory.expect_places(places_of(Sheet(grid, head, layout)))
            reading = SheetRows(grid, layout, self._directory, where)
            if member.role == FACTS:
                self._land(reading, member, kind, where)
            else:
                self._compare(reading, member, where)
        self.result.findings += reading.found.all()
        if reading.contact_cells:
            facts = {"cells": reading.contact_cells}
            self.result.findings.append(Finding(intake_rules.PERSONAL_DROPPED, where, facts))

    def _wordings(self, member: Member | None) -> None:
        """Other names of duties are landed once all duties have been."""
        sheet = None
        if member:
            sheet = self.entry.add_sheet(self._source, member.name, member.kind, 1)
        own = self._bundles.entries(self._directory.district)
        landing = wordings.Wordings(self.register, self.entry, sheet, own)
        if member:
            where = Where(file=self.bundle.name, sheet=member.name)
            with self.bundle.rows(member) as rows:
                self.result.findings += landing.land(rows, where)
        landing.end_missing()
        if member or landing.counts.missing:
            name = member.name if member else ""
            self.result.sheets.append(Landed(name, wordings.KIND, landing.counts))

    def _land(self, reading: SheetRows, member: Member, kind: Kind, where: Where) -> None:
        sheet = self.entry.add_sheet(self._source, member.name, kind.kind, 1)
        landing = self._landing(kind, sheet, where)
        read, found = 0, Gathered(where)
        for chunk in reading.chunks():
            read += len(chunk.rows)
            chosen, said = self._guard.judged(kind, chunk, where)
            found.add(*said)
            if not any(finding.is_error for finding in said):
                landing.land(chosen)
                note_aliases(self.entry, kind.kind, chosen.aliases, sheet)
                landing.counts.unchanged += len(chunk.rows) - len(chosen.rows)
        if kind.kind in NAMED:
            self._directory.reload()
        self._check_rows(member, read + len(reading.rejected), where)
        self.result.findings += found.all() + landing.found.all()
        self.result.sheets.append(Landed(member.name, kind.kind, landing.counts))

    def _landing(self, kind: Kind, sheet: int | None, where: Where) -> Landing:
        landing = Landing(self.register, self.entry, kind, sheet, where)
        if kind.kind in self._landings:
            landing.counts = self._landings[kind.kind].counts
        self._landings[kind.kind] = landing
        return landing

    def _compare(self, reading: SheetRows, member: Member, where: Where) -> None:
        read, found = 0, Gathered(where)
        for chunk in reading.chunks():
            read += len(chunk.rows)
            found.add(*self._guard.compare_duties(chunk, where))
        self.result.findings += found.all()
        self._check_rows(member, read + len(reading.rejected), where)

    def _check_rows(self, member: Member, read: int, where: Where) -> None:
        if read != member.rows:
            facts = {"rows": member.rows, "read": read}
            self.result.findings.append(Finding(rules.ROWS_LOST, where, facts))

    def _end_claims_of_others(self, district: str) -> None:
        """Of communities for which the bundle is believed, what bundles of other districts say holds no longer."""
        codes = [
            claim.code
            for claim in self._guard.claims
            if claim.accepted and claim.kind == "community"
        ]
        others = self._bundles.sheets(district, of_others=True)
        for kind, ids in ended_by_accepting(self.register, codes, others):
            landing = self._landings.get(kind.kind) or self._landing(kind, None, self._where)
            landing.end(ids)
            landing.counts.missing += len(ids)

    @property
    def _where(self) -> Where:
        return Where(file=self.bundle.name)

    def _end_missing(self) -> None:
        """Facts of earlier bundles of the district that are in this one no more hold only up to now."""
        for kind in reversed(kinds().values()):
            before = self._own.get(kind.kind)
            if not before:
                continue
            landing = self._landings.get(kind.kind) or self._landing(kind, None, self._where)
            told = len(landing.found.all())
            if kind.kind in NAMES_ONLY:
                self._end_unused(landing, before)
            else:
                landing.missing(before, replace=True)
            self.result.findings += landing.found.all()[told:]

    def _end_unused(self, landing: Landing, before: list[int]) -> None:
        """Departments and holders that nothing names any more end; the others stay."""
        table, marks = landing.kind.table, ", ".join("?" for _sheet in before)
        rows = self.register.query(
            f"SELECT id, key, code FROM {table} WHERE sheet_id IN ({marks}) "
            "AND until_entry IS NULL AND entry_id < ?",
            (*before, self.entry.id),
        )
        gone = [row for row in rows if row[1] not in landing.seen]
        with self.register.transaction(dry_run=True) as connection:
            connection.executemany(
                f"UPDATE {table} SET until_entry = {self.entry.id} WHERE id = ?",
                [(row[0],) for row in gone],
            )
            named = {one.code for one in dangling(connection, self.entry.id)}
        unused = [row[0] for row in gone if row[2] not in named]
        landing.end(unused)
        landing.counts.missing += len(unused)

    def _refuse_dangling(self) -> None:
        for one in dangling(self.register.connection, self.entry.id):
            facts = {"code": one.code, "entry": one.entry}
            self.result.findings.append(Finding(intake_rules.ROW_STILL_NAMED, self._where, facts))

    def _check_accepted(self) -> None:
        """What was accepted must be in dispute: a slip of the pen is no consent."""
        for name in sorted(self._accept - self._guard.used):
            if not self.result.not_looked_at:
                raise Unfit(_("--accept {name}: there is no conflict about that").format(name=name))

    def _sum_up(self, own: set[int]) -> None:
        listed = {landed.kind for landed in self.result.sheets}
        for kind, landing in self._landings.items():
            if kind not in listed and landing.counts.missing:
                self.result.sheets.append(Landed("", kind, landing.counts))
            self.result.changes += changes(self.register, landing.kind, self.entry.id, own)
        self.result.claims = self._guard.claims

    @property
    def _brings_nothing(self) -> bool:
        return not any(
            landed.counts.new or landed.counts.changed or landed.counts.missing
            for landed in self.result.sheets
        )


def _chained(head: list[list[Any]], rest: Iterator[list[Any]]) -> Iterator[list[Any]]:
    yield from head
    yield from rest


def _district(directory: Directory, manifest: Manifest) -> str:
    """The code here of the district whose bundle it is; raises :class:`Unfit` where it is none of this register."""
    name = manifest.district
    try:
        code = directory.place(name)
    except Unresolved:
        code = None
    if code == directory.city and code is not None:
        raise Unfit(
            _(
                "this register is kept by {district} itself; a bundle goes to the level above"
            ).format(district=name)
        )
    if code is None or directory.level_of_place(code) != "district":
        raise Unfit(
            _(
                "it is of {district}, and this register knows no district of that name; import the list of districts first"
            ).format(district=name)
        )
    return code
