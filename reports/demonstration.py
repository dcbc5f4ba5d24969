"""The demonstration: the example city from its spreadsheets to its reports, told step by step."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

from catalog.founding import found
from catalog.profiles import load
from examples.city import write_city
from examples.shiyan import write_shiyan
from registry import journal
from registry.desk import finding_lines
from registry.errors import FileUnwritable, RegisterExists, reason_of
from registry.files import write_whole
from registry.intake.importing import Importer, Options, Result
from registry.intake.returned import write_returned
from registry.language import _, speaking
from registry.sheets import kinds
from registry.store import Register
from reports.builders.burden import burden_report
from reports.builders.funding import funding_report
from reports.builders.league import league_report
from reports.demonstration_gate import show_gate
from reports.demonstration_ledger import show_ledger
from reports.demonstration_load import show_load
from reports.document import Document
from reports.pack import INDEX, PAPERS, Pack, Sources
from reports.renderers import render
from reports.scope import scope

Tell = Callable[[str], None]

REPORTS = ("html", "xlsx", "json", "md")
MONEY_REPORTS = ("html", "xlsx")


def free_folder() -> Path:
    """A folder that does not exist yet: 示例, else 示例2, 示例3 …"""
    number = 1
    while (folder := Path("示例" if number == 1 else f"示例{number}")).exists():
        number += 1
    return folder


def demonstrate(
    folder: Path, by: str, today: date, tell: Tell, progress: Callable[[str, int, int], None]
) -> None:
    """*folder* holds the example's spreadsheets, register and reports; each step and each place is told."""
    if folder.exists() and any(folder.iterdir()):
        raise RegisterExists(str(folder))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileUnwritable(str(folder), reason_of(error)) from error
    _city(folder, by, today, tell, progress)
    _shiyan(folder / "十堰", by, today, tell)
    tell("")
    tell(_("Look first at:  {path}").format(path=folder / "负担报告.html"))
    tell(
        _("Ask next:       {command}").format(
            command=f"zhunru --db {folder / 'zhunru.db'} catalog find 养老"
        )
    )
    tell(_("Start over by deleting the folder {folder}.").format(folder=folder))


def _city(
    folder: Path, by: str, today: date, tell: Tell, progress: Callable[[str, int, int], None]
) -> None:
    sheets, path = folder / "报送", folder / "zhunru.db"
    tell(
        _(
            "1. Spreadsheets of a fictitious city, as departments and districts would send them: {path}"
        ).format(path=sheets)
    )
    write_city(sheets)
    tell(_("2. A register for it: {path}").format(path=path))
    found(path, "示例市", journal.Act(by, "init"))
    with Register.open(path) as register:
        tell(
            _("3. Reading the folder: {command}").format(
                command=f"zhunru --db {path} import {sheets}"
            )
        )
        result = _import(register, sheets, by, progress)
        _tell_result(result, tell)
        tell(
            _("4. The good rows of a refused file, and its bad rows in a marked copy to send back:")
        )
        copies = _take_good_rows(register, result, sheets, folder, by)
        for copy in copies:
            tell(f"   {copy}")
        tell(_("5. The burden report of the last year, in several formats:"))
        with speaking("zh"):
            document = burden_report(scope(register, today))
        for written in _write_all(document, folder / "负担报告"):
            tell(f"   {written}")
        _tell_headline(document, tell)
        _money(register, folder, today, tell)
        show_gate(register, folder, by, tell)
        show_load(register, folder, by, tell)
        show_ledger(register, today, by, tell)
        _pack(register, folder, today, tell, progress)


def _money(register: Register, folder: Path, today: date, tell: Tell) -> None:
    """The reports on money stand beside the burden report."""
    tell(_("   Where the money stops, and the departments by work and money:"))
    seen = scope(register, today)
    reports = (("经费随转报告", funding_report), ("部门排行", league_report))
    for name, build in reports:
        with speaking("zh"):
            document = build(seen)
        for suffix in MONEY_REPORTS:
            path = folder / f"{name}.{suffix}"
            write_whole(path, render(document, suffix))
            tell(f"   {path}")
        for figure in document.figures()[:5]:
            tell(f"   {figure.label}: {figure.amount}")


def _pack(
    register: Register,
    folder: Path,
    today: date,
    tell: Tell,
    progress: Callable[[str, int, int], None],
) -> None:
    """The whole set of papers stands in a folder of its own."""
    target = folder / "报告汇编"
    tell(
        _("13. The whole set of papers for leadership: {command}").format(
            command=f"zhunru --db {register.path} report pack -o {target}"
        )
    )
    target.mkdir()
    with speaking("zh"):
        pack = Pack(Sources(scope(register, today), load(), today.isoformat()), target)
        written = []
        for paper in pack.write():
            written.append(paper)
            progress(paper.name, len(written), len(PAPERS))
    files = sum(len(paper.files) for paper in written)
    tell(
        _("   {papers} papers in {files} files; begin with {path}").format(
            papers=len(written), files=files, path=target / INDEX
        )
    )


def _import(
    register: Register, sheets: Path, by: str, progress: Callable[[str, int, int], None]
) -> Result:
    return Importer(register, journal.Act(by, "import"), Options(), on_file=progress).run([sheets])


def _tell_result(result: Result, tell: Tell) -> None:
    rows: Counter[str] = Counter()
    for sheet in result.entries:
        rows[sheet.kind] += sheet.counts.new + sheet.counts.changed
    tell(
        _("   {taken} of {files} files are in the register: {kinds}").format(
            taken=result.files - len(result.rejected),
            files=result.files,
            kinds=_(", ").join(f"{kinds()[kind].label} {count:,}" for kind, count in rows.items()),
        )
    )
    tell(
        _("   {count} files were refused, each with its reason:").format(count=len(result.rejected))
    )
    for name in result.rejected:
        first = next(
            finding
            for finding in result.findings
            if finding.is_error and finding.where.file == name
        )
        for line in finding_lines(first):
            tell(f"   {line}")


def _take_good_rows(
    register: Register, result: Result, sheets: Path, folder: Path, by: str
) -> list[Path]:
    """The refused file with the most kinds of fault is imported with --partial, if rows can be taken; its copies."""
    faults = {
        name: {
            found.code for found in result.findings if found.is_error and found.where.file == name
        }
        for name in result.rejected
    }
    for name in sorted(result.rejected, key=lambda name: -len(faults[name])):
        importer = Importer(register, journal.Act(by, "import"), Options(partial=True))
        again = importer.run([sheets / name])
        if again.returned and again.entries:
            return write_returned(again.returned, folder / "退回")
    return []


def _write_all(document: Document, stem: Path) -> list[Path]:
    written = []
    for name in REPORTS:
        path = stem.with_suffix(f".{name}")
        write_whole(path, render(document, name))
        written.append(path)
    return written


def _tell_headline(document: Document, tell: Tell) -> None:
    for figure in document.figures()[:8]:
        tell(f"   {figure.label}: {figure.amount}")


def _shiyan(folder: Path, by: str, today: date, tell: Tell) -> None:
    tell(_("14. A second, small example: what was published of Shiyan, and nothing else:"))
    folder.mkdir(exist_ok=True)
    write_shiyan(folder)
    path = folder / "zhunru.db"
    found(path, "十堰市", journal.Act(by, "init"))
    with Register.open(path) as register:
        Importer(register, journal.Act(by, "import"), Options()).run([folder])
        with speaking("zh"):
            document = burden_report(scope(register, today))
        write_whole(folder / "负担报告.html", render(document, "html"))
        tell(f"   {folder / '负担报告.html'}")
        for figure in document.figures():
            if figure.id.startswith("staffing."):
                tell(f"   {figure.label}: {figure.amount}")
