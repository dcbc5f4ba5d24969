"""What the register knew on a day: after corrections, undoings and undoings of undoings, every measure reads as it did then."""

from __future__ import annotations

import random
import shutil
from pathlib import Path
from typing import Any

import pytest

import catalog.measures  # noqa: F401  (makes the catalogue's measures known)
from registry import measures
from registry.errors import UndoRefused
from registry.intake.importing import Importer, Options
from registry.journal import Act
from registry.measures import Measuring
from registry.store import EVERYTHING, Register
from registry.undoing import undo
from tests.office import Office

KEPT = frozenset({"work_sums", "work_sum_months"})
"""Sums tell what holds now; nobody asks them what was known earlier."""

ASKED: dict[str, Any] = {
    "as_of": "2026-06-30",
    "before": "2025-12-31",
    "first": "2026-01",
    "after": "2027-01",
    "year": 2026,
    "community": None,
    "district": None,
    "everywhere": 1,
    "department": "MZ",
    "unit": "community",
}

SHEETS = (
    (
        "牌子",
        "社区,牌子名称,要求部门,悬挂位置\n{home},甲,市民政局,{word}\n湖滨社区,乙,市公安局,对外\n",
        ("对外", "对内"),
    ),
    (
        "台账",
        "台账名称,社区,要求部门,更新频次,每次用时\n入户台账,{home},市民政局,每月,{word}\n",
        ("2小时", "3小时"),
    ),
    (
        "下派",
        "下派日期,部门,下派对象,事项,承诺经费\n2026-03-01,市民政局,{home},老年人优待证办理,{word}\n",
        ("20000", "30000"),
    ),
    (
        "拨付",
        "拨付日期,拨付单位,接收单位,金额（元）,事项,文号\n2026-04-01,市民政局,{home},{word},ZR-001,示发〔2026〕9号\n",
        ("8000", "900"),
    ),
    ("工作", "日期,社区,事项,件数,用时\n2026-02,{home},ZR-001,{word},200小时\n", ("60", "70")),
    ("人员", "社区,年度,岗位,员额,实有人数\n{home},2026,专职,3,{word}\n", ("2", "3")),
)
HOMES = ("青松社区", "湖滨社区")


def rows(register: Register, known: int) -> dict[str, list[dict[str, Any]]]:
    measuring = Measuring(register, {**ASKED, "known": known})
    return {name: measuring.rows(name) for name in measures.names() if name not in KEPT}


def act(register: Register, chance: random.Random, folder: Path, number: int) -> None:
    """Something is imported, corrected, or an entry is undone."""
    if chance.random() < 0.35:
        entries = [row[0] for row in register.query("SELECT id FROM entry WHERE id > 7")]
        if entries:
            try:
                undo(register, chance.choice(entries), Act("李敏", "undo"))
            except UndoRefused:
                return
        return
    name, text, words = chance.choice(SHEETS)
    path = folder / f"{number}-{name}.csv"
    path.write_text(
        text.format(home=chance.choice(HOMES), word=chance.choice(words)), encoding="utf-8"
    )
    replace = chance.random() < 0.5
    Importer(register, Act("李敏", "import"), Options(replace=replace)).run([path])


@pytest.mark.parametrize("seed", range(4))
def test_every_earlier_state_reads_as_it_was(office: Office, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    states: dict[int, Path] = {}
    with Register.open(office.db) as register:
        for number in range(12):
            act(register, chance, tmp_path, number)
            last = int(register.query("SELECT MAX(id) FROM entry")[0][0])
            if last not in states:
                states[last] = tmp_path / f"{last}.db"
                shutil.copy(office.db, states[last])
        assert len(states) > 5
        for known, path in states.items():
            with Register.open(path) as then:
                expected = rows(then, EVERYTHING)
            for name, found in rows(register, known).items():
                assert found == expected[name], (name, known)
