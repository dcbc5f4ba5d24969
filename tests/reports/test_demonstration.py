"""``zhunru demo`` as a new user runs it: a real process in an empty folder."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The folder in which the demo ran, and what it said."""
    folder = tmp_path_factory.mktemp("empty")
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "ZHUNRU_LANG": "zh", "ZHUNRU_BY": "王"}
    done = subprocess.run(
        [sys.executable, "-m", "zhunru", "demo"],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return folder / "示例", done.stdout


def test_says_what_it_did_and_where_the_files_are(demo: tuple[Path, str]) -> None:
    folder, said = demo
    assert "128" in said
    for path in ("报送", "zhunru.db", "负担报告.html", "负担报告.xlsx", "十堰"):
        assert str(Path("示例") / path) in said
        assert (folder / path).exists()


def test_refuses_what_must_be_refused_and_says_why(demo: tuple[Path, str]) -> None:
    _folder, said = demo
    assert "市数字局" in said
    assert "2025年2月30日" in said


def test_good_rows_are_taken_and_bad_rows_sent_back(demo: tuple[Path, str]) -> None:
    folder, said = demo
    copies = list((folder / "退回").glob("*-退回.xlsx"))
    assert copies
    assert copies[0].name in said
    rows = CalamineWorkbook.from_path(copies[0]).get_sheet_by_index(0).to_python()
    assert any("佳园圆" in str(cell) for row in rows for cell in row)


def test_reports_hold_the_figures_of_a_city_of_that_size(demo: tuple[Path, str]) -> None:
    folder, _said = demo
    report = json.loads((folder / "负担报告.json").read_text(encoding="utf-8"))
    figures = {figure["id"]: figure["value"] for figure in report["figures"]}
    assert figures["burden.community.count"] == 721
    assert figures["burden.signboard.before"] > figures["burden.signboard.now"] > 0
    assert figures["pushdown.expired.count"] > 0
    assert (folder / "负担报告.html").stat().st_size < 1_500_000
    assert "示例数据" in (folder / "负担报告.html").read_text(encoding="utf-8")


def test_register_is_sound_and_says_who_acted(demo: tuple[Path, str]) -> None:
    folder, _said = demo
    done = subprocess.run(
        [sys.executable, "-m", "zhunru", "--db", str(folder / "zhunru.db"), "journal", "verify"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0
    with sqlite3.connect(folder / "zhunru.db") as register:
        assert register.execute("SELECT DISTINCT by FROM entry").fetchall() == [("王",)]
        editions = dict(
            register.execute(
                "SELECT edition, COUNT(*) FROM duty WHERE until_entry IS NULL GROUP BY edition"
            ).fetchall()
        )
    assert editions["2024版"] == 200
    assert editions["2025版"] == 85


def test_shiyan_shows_the_published_ratios(demo: tuple[Path, str]) -> None:
    folder, _said = demo
    page = (folder / "十堰" / "负担报告.html").read_text(encoding="utf-8")
    assert (
        "920.7" in page
    )  # households for each 两委 member: 848,000 ÷ 921, printed as 920 in the source
    assert "364.9" in page  # households for each of all 2,324 community workers
    assert "1,696–2,827" in page  # people that one for 300–500 households asks for
