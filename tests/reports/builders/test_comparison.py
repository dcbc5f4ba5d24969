"""The comparison as a paper: figures by unit, steps that add up, the facts behind; the same in every format."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from reports.commands.printing import FORMATS
from tests.office import Office
from tests.reports.comparison.town import KNOWN_THEN, told_twice

ASKED = ("--period", "2026", "--as-of", "2026-05-20", "--with", "2025")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    folder = tmp_path_factory.mktemp("paper")
    told_twice(folder)
    return Office(folder)


def compare(office: Office, *options: str | Path) -> dict[str, Any]:
    """Tables by id, each as rows by column."""
    path = office.folder / "对比.json"
    ran = office.zhunru("--db", office.db, "report", "compare", "burden", *options, "-o", path)
    assert ran.code == 0, ran.err
    return {
        table["id"]: [
            dict(zip((column["id"] for column in table["columns"]), row, strict=True))
            for row in table["rows"]
        ]
        for table in json.loads(path.read_text(encoding="utf-8"))["tables"]
    }


def test_steps_lead_from_then_to_now(office: Office) -> None:
    tables = compare(office, *ASKED, "--with-known-on", KNOWN_THEN)
    steps = [
        (row["change"], row["level"]) for row in tables["compare.burden.signboard.count.bridge"]
    ]
    assert steps == [("—", 3), (1, 4), (-1, 3), (-1, 2), ("—", 2)]
    facts = {
        cause: tables[f"compare.burden.signboard.count.{cause}"]
        for cause in ("new", "ended", "corrected")
    }
    assert {
        cause: [(row["what"], row["then"], row["now"], row["difference"]) for row in rows]
        for cause, rows in facts.items()
    } == {
        "new": [("议事厅", "—", 1, 1)],
        "ended": [("禁毒站", 1, "—", -1)],
        "corrected": [("误报牌", 1, "—", -1)],
    }
    assert facts["new"][0]["read_now"].startswith("牌子.csv")
    assert facts["ended"][0]["read_then"].startswith("牌子.csv")
    assert facts["corrected"][0]["read_then"].startswith("牌子.csv")


def test_all_figures_stand_in_tables_of_one_unit(office: Office) -> None:
    tables = compare(office, *ASKED, "--with-known-on", KNOWN_THEN)
    counts = {row["id"]: row for row in tables["compare.count"]}
    boards = counts["burden.signboard.count"]
    assert (boards["then"], boards["now"], boards["difference"]) == (3, 2, -1)
    time = {row["id"]: row for row in tables["compare.minutes"]}["burden.time"]
    assert (time["then"], time["now"], time["difference"]) == (1080, 1140, 60)
    assert {row["id"] for row in tables["compare.fen"]} >= {"pushdown.promised"}


def test_an_earlier_file_and_nothing_at_all(office: Office) -> None:
    tables = compare(office, *ASKED, "--with-register", office.folder / "旧.db")
    assert tables["compare.burden.signboard.count.bridge"]
    ran = office.zhunru("--db", office.db, "report", "compare", "burden")
    assert ran.code == 2
    assert "--with-register" in ran.err


def test_every_format(office: Office, tmp_path: Path) -> None:
    for format_ in FORMATS:
        if format_ in ("table", "pdf"):  # pdf is an extra, drawn from the same document
            continue
        path = tmp_path / f"对比.{format_}"
        ran = office.zhunru("--db", office.db, "report", "compare", "burden", *ASKED, "-o", path)
        assert ran.code == 0, ran.err
        assert path.stat().st_size > 500
    told = json.loads((tmp_path / "对比.json").read_text(encoding="utf-8"))
    assert told["report"] == "compare"
