"""``python -m tests.trust``: the long run; writes its figures into docs/reliability.md."""

from __future__ import annotations

import argparse
import re
import shutil
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from registry.intake.grids import MAX_CELLS
from registry.intake.workbooks import MAX_UNPACKED
from tests.office import ROOT, Office
from tests.trust import fuzzing, killing, tampering, writing
from tests.trust.watching import Watched, watched

PAGE = ROOT / "docs" / "reliability.md"
AT_ONCE = 4
"""Processes that are tried side by side."""


def kills(folder: Path, options: argparse.Namespace) -> Iterator[str]:
    """The program killed while it writes."""
    each = -(-options.kills // 5)
    ready = killing.deeds(folder)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        found = list(pool.map(lambda deed: list(killing.kills(deed, each, options.seed)), ready))
    yield "| killed while it does | kills | acknowledged before | of them lost | not acknowledged, nothing of it there | not acknowledged, all of it there | half-written | slowest recovery |"
    yield "|---|---|---|---|---|---|---|---|"
    rows = [*zip([deed.name for deed in ready], found, strict=True)]
    rows.append(("together", [kill for some in found for kill in some]))
    for name, some in rows:
        told = [kill for kill in some if kill.acknowledged]
        untold = [kill for kill in some if not kill.acknowledged]
        cells = (
            *(name, len(some), len(told), sum(bool(kill.fault) for kill in told)),
            sum(not kill.written and not kill.fault for kill in untold),
            sum(kill.written and not kill.fault for kill in untold),
            sum(bool(kill.fault) for kill in untold),
            f"{max(kill.recovery for kill in some):.2f} s",
        )
        yield _row(cells)
    yield from _told(
        [f"{kill.deed}: {kill.fault}" for some in found for kill in some if kill.fault]
    )


def edits(folder: Path, options: argparse.Namespace) -> Iterator[str]:
    """The file edited behind the program's back."""
    register = tampering.worked(folder)
    made = list(tampering.edits(register, folder / "edited.db", options.edits, options.seed))
    yield "| edit | tried | found on opening | by `check` and `journal verify` | by the seal alone | proven harmless | missed |"
    yield "|---|---|---|---|---|---|---|"
    for sort in (*dict.fromkeys(edit.sort for edit in made), "together"):
        some = [edit for edit in made if sort in {edit.sort, "together"}]
        by = Counter(edit.found_by for edit in some)
        numbers = [by[how] for how in ("opening", "check", "seal", "harmless", "")]
        yield _row((sort, len(some), *numbers))
    yield from _told([f"{edit.sort}: {edit.what}" for edit in made if edit.missed])


def files(folder: Path, options: argparse.Namespace) -> Iterator[str]:
    """Mutated workbooks and forms."""
    each = -(-options.files // AT_ONCE)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        found = list(
            pool.map(
                lambda number: fuzzing.run_apart(folder / str(number), options.seed + number, each),
                range(AT_ONCE),
            )
        )
    yield from files_table(found)


def files_table(found: list[fuzzing.Outcome]) -> Iterator[str]:
    """What became of them."""
    faults = [fault for outcome in found for fault in outcome.faults]
    yield "| mutated files | taken in | refused, or only looked at | faults | slowest file | peak of memory |"
    yield "|---|---|---|---|---|---|"
    tried, taken = (
        sum(numbers) for numbers in zip(*((o.files, o.taken) for o in found), strict=True)
    )
    slowest, peak = max(o.slowest for o in found), max(o.peak for o in found)
    yield _row((tried, taken, tried - taken, len(faults), f"{slowest:.1f} s", f"{peak:.0f} MB"))
    yield from _told(faults)


def largest(folder: Path, _options: argparse.Namespace) -> Iterator[str]:
    """Small files that are as large as may be inside."""
    office = Office(folder)
    fuzzing.founded(folder)
    yield "| crafted file | its size | read with | processor time | memory |"
    yield "|---|---|---|---|---|"
    for name, path in _crafted(office):
        found: Watched = watched(office, "import", path)
        size = f"{path.stat().st_size / 1000:,.0f} kB"
        yield _row(
            (
                name,
                size,
                f"exit code {found.code}",
                f"{found.seconds:.1f} s",
                f"{found.megabytes:.0f} MB",
            )
        )


def _crafted(office: Office) -> Iterator[tuple[str, Path]]:
    """Written bit by bit: what a process holds when it starts another counts as the other's memory."""
    sheet = "xl/worksheets/sheet1.xml"
    row = b"<row>" + b"<c><v>1</v></c>" * 26 + b"</row>"
    room = MAX_UNPACKED - 200_000
    far = b'<row r="1"><c r="A1"><v>1</v></c></row><row r="%d"><c r="Z%d"><v>1</v></c></row>'
    last = MAX_CELLS // 26
    yield f"two cells that span {last * 26:,}", _book(office, sheet, far % (last, last), 1)
    rows = room // len(row)
    yield f"{rows * 26:,} cells", _book(office, sheet, row, rows)
    yield "blanks", _book(office, sheet, b" " * 1000, room // 1000)
    yield "a sheet beyond the limit", _book(office, sheet, b" " * 1000, MAX_UNPACKED // 1000 + 1)
    string = b"<si><t>a</t></si>"
    times = room // len(string)
    yield f"{times:,} shared strings", _book(office, "xl/sharedStrings.xml", string, times)


def _book(office: Office, member: str, content: bytes, times: int) -> Path:
    """A workbook in which that member says the same so many times."""
    main = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    before, after = (
        (b"<sst %s>" % main, b"</sst>")
        if "shared" in member
        else (b"<worksheet %s><sheetData>" % main, b"</sheetData></worksheet>")
    )
    path = office.workbook("crafted.xlsx", [["下派日期", "部门", "社区", "事项"]])
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if name != member}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
        with archive.open(member, "w") as stream:
            stream.write(before)
            for _time in range(times):
                stream.write(content)
            stream.write(after)
    return path


def writers(folder: Path, options: argparse.Namespace) -> Iterator[str]:
    """Several who write at once."""
    fuzzing.founded(folder)
    found = writing.write_at_once(Office(folder), options.writers, options.entries)
    checked = watched(Office(folder), "check")
    yield "| writers at once | entries each | entries in the register | acknowledged but lost | `check` afterwards |"
    yield "|---|---|---|---|---|"
    sound = "sound" if checked.code == 0 else f"exit code {checked.code}"
    yield _row((options.writers, options.entries, found.entries, len(found.lost), sound))
    yield from _told(found.lost)


PARTS: dict[str, Callable[[Path, argparse.Namespace], Iterator[str]]] = {
    "kills": kills,
    "edits": edits,
    "files": files,
    "largest": largest,
    "writers": writers,
}


def main() -> int:
    """The parts are run, and what they find stands in the page; 1 where there is a fault."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", help=f"only these: {' '.join(PARTS)}")
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--edits", type=int, default=1_000)
    parser.add_argument("--files", type=int, default=20_000)
    parser.add_argument("--writers", type=int, default=4)
    parser.add_argument("--entries", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    faulty = False
    for name in options.parts or PARTS:
        work = Path(tempfile.mkdtemp(prefix="zhunru-trust-"))
        lines = list(PARTS[name](work / name, options))
        shutil.rmtree(work)
        write(name, lines)
        sys.stdout.write("\n".join([f"## {name}", *lines, ""]) + "\n")
        faulty = faulty or any(line.startswith("- ") for line in lines)
    return int(faulty)


def write(part: str, lines: list[str]) -> None:
    """The figures of a part stand between its marks in the page."""
    text = PAGE.read_text(encoding="utf-8")
    marks = rf"(<!-- {part} -->\n).*?(<!-- end of {part} -->)"
    figures = "\n".join(lines) + "\n"
    PAGE.write_text(
        re.sub(marks, lambda found: found[1] + figures + found[2], text, flags=re.DOTALL),
        encoding="utf-8",
    )


def _row(cells: tuple[object, ...]) -> str:
    texts = [f"{cell:,}" if isinstance(cell, int) else str(cell) for cell in cells]
    return "| " + " | ".join(texts) + " |"


def _told(faults: list[str]) -> Iterator[str]:
    if faults:
        yield ""
        yield from (f"- {fault}" for fault in faults[:20])


if __name__ == "__main__":
    raise SystemExit(main())
