"""Every figure then and now comes with its causes, which add up, and each cause names its facts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from registry import language
from registry.errors import BadUsage
from registry.store import Register
from reports.comparison.causes import Cause
from reports.comparison.comparing import Compared, Comparison
from reports.comparison.elsewhere import earlier_register
from reports.comparison.making import Comparing, Earlier
from reports.scope import Asked
from tests.reports.comparison.town import KNOWN_THEN, TODAY, bridge, compared, told_twice


@pytest.fixture(scope="module")
def paths(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    language.use("en")
    return told_twice(tmp_path_factory.mktemp("town"))


@pytest.fixture(scope="module")
def register(paths: tuple[Path, Path]) -> Iterator[Register]:
    with Register.open(paths[0]) as opened:
        yield opened


@pytest.fixture(scope="module")
def as_known(register: Register) -> Comparison:
    """2026 beside 2025 as the register knew it at the end of that year."""
    language.use("en")
    return compared(register, Earlier("2025", known_on=KNOWN_THEN))


def reasons(of: Compared) -> dict[str, tuple[str, str]]:
    """Cause and reason of each fact by its name."""
    return {str(each.row.what): (str(each.cause), each.why) for each in of.changes}


def test_signboards_come_go_and_were_never_there(as_known: Comparison) -> None:
    """Told then: 老年之家, 禁毒站, 误报牌. Now: 老年之家, 议事厅."""
    boards = as_known.figures["burden.signboard.count"]
    assert bridge(boards) == (3, {"new": 1, "ended": -1, "corrected": -1}, 2)
    assert reasons(boards) == {
        "议事厅": ("new", "since 2026-01-20"),
        "禁毒站": ("ended", "ended on 2026-01-15"),
        "误报牌": ("corrected", "withdrawn on 2026-02-10 by entry 12 (import)"),
    }


def test_minutes_are_measured_anew_or_were_wrong(as_known: Comparison) -> None:
    """走访台账 12 × 30 → 12 × 45 minutes from 2026 on; 安全台账 always took 50 minutes and not 60."""
    time = as_known.figures["burden.ledger.time"]
    assert bridge(time) == (360 + 720, {"remeasured": 180, "corrected": -120}, 540 + 600)
    assert reasons(time) == {
        "走访台账": ("remeasured", "another value since 2026-01-01"),
        "安全台账": ("corrected", "stated otherwise on 2026-02-10 by entry 13 (import)"),
    }


def test_push_downs_are_compared_by_duty_and_department(as_known: Comparison) -> None:
    """民政局 pushes A1, by whatever name, 2 times then and 3 now; A2 of 应急局 is pushed no more, A3 is new."""
    pushed = as_known.figures["pushdown.count"]
    assert bridge(pushed) == (3, {"new": 1, "ended": -1, "remeasured": 1}, 4)
    assert reasons(pushed) == {
        "A1": ("remeasured", "2 times then, 3 times now"),
        "A2": ("ended", "1 times then, 0 times now"),
        "A3": ("new", "0 times then, 1 times now"),
    }
    promised = as_known.figures["pushdown.promised"]
    assert bridge(promised) == (1500_00, {"remeasured": 300_00}, 1800_00)


def test_every_additive_figure_comes_out_even(as_known: Comparison) -> None:
    even = [one for one in as_known.figures.values() if one.adds_up]
    assert len(even) > 30
    for one in even:
        then, steps, now = bridge(one)
        assert isinstance(then, int)
        assert then + sum(steps.values()) == now, one.id


def test_each_cause_names_its_file_and_row(as_known: Comparison) -> None:
    boards = as_known.figures["burden.signboard.count"]
    read = {}
    for each in boards.changes:
        view, row = (as_known.now, each.row_now) if each.row_now else (as_known.then, each.row_then)
        assert row
        read[row.what] = str(view.read_at(row.table, [row.number])[row.number])
    assert read == {
        "议事厅": "牌子.csv, row 4",
        "禁毒站": "牌子.csv, row 3",
        "误报牌": "牌子.csv, row 4",
    }


def test_figures_worked_out_from_others_name_their_inputs(as_known: Comparison) -> None:
    mean = as_known.figures["burden.time.mean"]
    assert not mean.adds_up
    assert as_known.inputs(mean) == {Cause.REMEASURED: 1, Cause.CORRECTED: 1}
    found = as_known.figures["findings.count"]
    assert not found.adds_up


def test_the_earlier_year_as_it_is_known_now(register: Register) -> None:
    """Nothing is corrected then: the ledger of which only the later value is told comes as measured anew."""
    plain = compared(register, Earlier("2025"))
    assert bridge(plain.figures["burden.signboard.count"]) == (2, {"new": 1, "ended": -1}, 2)
    time = plain.figures["burden.ledger.time"]
    assert bridge(time) == (600, {"remeasured": 540}, 1140)
    (cause, why) = reasons(time)["走访台账"]
    assert cause == "remeasured"
    assert "entry 13" in why


def test_the_same_year_as_it_was_known(register: Register) -> None:
    """On 2025-12-31 the register now tells two signboards where it told three: all of it is correction."""
    same = compared(register, Earlier(known_on=KNOWN_THEN), period="2025")
    boards = same.figures["burden.signboard.count"]
    assert bridge(boards) == (3, {"corrected": -1}, 2)
    assert bridge(same.figures["pushdown.count"]) == (3, {}, 3)


def test_an_earlier_file_tells_the_same_as_the_day_on_which_it_was_kept(
    register: Register, paths: tuple[Path, Path], as_known: Comparison
) -> None:
    with earlier_register(paths[1], register) as old:
        filed = compared(register, Earlier("2025", register=old, path=paths[1]))
        for one, told in as_known.figures.items():
            assert filed.figures[one].by_cause() == told.by_cause(), one
        assert filed.then.file == "旧.db"


def test_an_earlier_file_of_the_same_day(register: Register, paths: tuple[Path, Path]) -> None:
    """Without a period both speak of 20 May 2026; what began after the file was last written is new, not corrected."""
    with earlier_register(paths[1], register) as old:
        filed = compared(register, Earlier(register=old, path=paths[1]))
        boards = filed.figures["burden.signboard.count"]
        assert bridge(boards) == (3, {"new": 1, "ended": -1, "corrected": -1}, 2)
        assert bridge(filed.figures["pushdown.count"]) == (0, {"new": 4}, 4)


@pytest.mark.parametrize("report", ["funding", "league", "rectification", "community"])
def test_other_reports_are_compared_alike(register: Register, report: str) -> None:
    found = compared(register, Earlier("2025", known_on=KNOWN_THEN), report=report)
    assert found.figures
    for one in found.figures.values():
        if one.adds_up:
            then, steps, now = bridge(one)
            assert isinstance(then, int)
            assert then + sum(steps.values()) == now, one.id


def test_a_report_of_one_needs_its_name_and_others_take_none(register: Register) -> None:
    for report, name in (("department", None), ("burden", "民政局")):
        with pytest.raises(BadUsage):
            Comparing.of(register, TODAY, report, name, Asked(), Earlier("2025"))
