"""The papers: the pack of the example city beside its JSON alone, and a Word document of a long table."""

from __future__ import annotations

import sys
import tempfile
from datetime import date
from pathlib import Path

from bench import vetting
from bench.measuring import Contender, median, side_by_side
from bench.results import Result, row, seconds

ROWS = 2_000
COLUMNS = 8


def pack(register: Path, formats: tuple[str, ...]) -> None:
    """The pack of that register in those formats is written into a folder that is thrown away."""
    from catalog.profiles import load
    from registry.language import speaking
    from registry.store import Register
    from reports.pack import Pack, Sources
    from reports.scope import scope

    today = date(2026, 3, 1)
    with (
        Register.open(register) as opened,
        speaking("zh"),
        tempfile.TemporaryDirectory() as folder,
    ):
        sources = Sources(scope(opened, today), load(), today.isoformat())
        for _written in Pack(sources, Path(folder), formats).write():
            pass


def long_document() -> None:
    """A Word document with a table of so many rows is drawn."""
    from reports.document import Column, ColumnKind, Document, Section, Table
    from reports.renderers import render

    columns = (
        Column("name", "名称"),
        *(Column(f"c{n}", f"第{n}列", ColumnKind.COUNT) for n in range(1, COLUMNS)),
    )
    rows = tuple((f"第{n}社区", *range(n, n + COLUMNS - 1)) for n in range(ROWS))
    section = Section("long", "长表", (Table("long.table", "长表", columns, rows),))
    render(Document("long", "长表", "示例市", "2025", "2025-12-31", "zh", (section,)), "docx")


def papers_of(work: Path, rounds: int) -> list[Result]:
    """The whole pack of the example city beside its JSON alone; the memory of a long table in Word."""
    register, _form = vetting.example_city(work / "example")
    program = [sys.executable, "-m", "bench.papers"]
    contenders = [
        Contender("pack", [*program, "pack", str(register), "docx,xlsx,html,json"]),
        Contender("json", [*program, "pack", str(register), "json"]),
    ]
    found = side_by_side(contenders, rounds)
    word = side_by_side([Contender("word", [*program, "word"])], rounds)
    peak = f"{median(word['word'], 'peak'):.0f} MB"
    return [
        row("`report pack` of the example city", "pack", "its JSON alone", "json", found, "≤ 10 ×"),
        Result(
            f"a Word document with a table of {ROWS:,} rows: its memory",
            peak,
            "–",
            seconds(word["word"]),
            "< 300 MB",
            rounds,
        ),
    ]


if __name__ == "__main__":
    if sys.argv[1] == "pack":
        pack(Path(sys.argv[2]), tuple(sys.argv[3].split(",")))
    else:
        long_document()
