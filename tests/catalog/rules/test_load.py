"""The load gate: the ratio of people there to people required, before the request and after."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from catalog.rules import load
from catalog.vetting.hours import hours_each
from registry.findings import Outcome
from registry.language import speaking
from registry.store import Register
from tests.catalog.conftest import read
from tests.catalog.rules.conftest import case, changed, flips, outcome, request, told
from tests.catalog.rules.load_city import GATE, admit, small, taken_up

PASS, FAIL, UNKNOWN = Outcome.PASS, Outcome.FAIL, Outcome.UNDETERMINED


@pytest.fixture
def busy(city: Register, tmp_path: Path) -> Register:
    """The city with people and a year of work in two of its three communities."""
    return taken_up(city, tmp_path / "load")


@pytest.mark.parametrize(
    ("minutes", "expected"), [(99, PASS), (100, PASS), (101, FAIL), (300, FAIL), (None, UNKNOWN)]
)
def test_the_room_that_is_left(busy: Register, minutes: int | None, expected: Outcome) -> None:
    """200 hours are left in 红星社区: 100 minutes 120 times fill them, 101 do not fit."""
    assert outcome(load.after, case(busy, small(minutes), GATE)) is expected


def test_the_change_that_makes_it_fit_is_the_least(busy: Register) -> None:
    before = case(busy, small(150), GATE)
    assert flips(load.after, before) == [
        {"yearly_60": 80 * 60, "frequency": "80/year"},
        {"minutes_each": 100},
        {"exchange": "A1"},
    ]
    assert outcome(load.after, changed(before, {"minutes_each": 101})) is FAIL


def test_pieces_are_shared_among_the_communities(busy: Register) -> None:
    asked = request(volume=1_201, minutes_each=30)
    assert hours_each(asked, 3) == pytest.approx(1_201 * 0.5 / 3)
    before = case(busy, asked, GATE)
    assert flips(load.after, before) == [
        {"volume": 1_200},
        {"minutes_each": 29},
        {"exchange": "A1"},
    ]


def test_it_says_who_is_hit_and_what_would_help(busy: Register) -> None:
    with speaking("en"):
        found = told(load.after, case(busy, small(300), GATE))
    assert found.message == (
        "With it 2 of 2 communities have fewer than 100% of the people whom their work needs (now 0); 0 may. "
        "Hardest hit: 红星社区 (1 people, 200.0 hours a year left, 600.0 asked), "
        "青松社区 (2 people, 400.0 hours a year left, 600.0 asked)."
    )
    assert found.remedy == (
        "Either at most 40 times a year, or at most 100 minutes each, or take out “老年人优待证办理”: 5,400.0 hours a year "
        "are freed in 2 of these communities, or bring 2 more people to 2 communities."
    )


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({"load.communities": 1}, PASS),
        ({"load.lowest_percent": 90}, PASS),
        ({"load.lowest_percent": 110}, FAIL),
    ],
)
def test_what_the_profile_allows(
    busy: Register, settings: dict[str, int], expected: Outcome
) -> None:
    assert outcome(load.after, case(busy, small(105), GATE | settings)) is expected


def test_the_fifth_small_duty_is_refused_though_each_alone_is_small(
    busy: Register, tmp_path: Path
) -> None:
    """Each takes 50 hours a year of a community; four fill the 200 hours that are left in 红星社区."""
    for number in range(1, 5):
        asked = small(25, code=f"SQ2026-01{number}", name=f"小事项{number}")
        assert outcome(load.after, case(busy, asked, GATE)) is PASS
        admit(busy, asked)
    fifth = case(busy, small(25), GATE)
    assert outcome(load.after, fifth) is FAIL
    assert flips(load.after, fifth) == [{"exchange": "SQ2026-011"}], "no lighter version fits"
    people = "社区,年度,岗位,实有人数\n红星社区,2026,专职,2\n"
    assert not read(busy, tmp_path / "more", {"人员.csv": people}).rejected
    assert outcome(load.after, case(busy, small(25), GATE)) is PASS, "the remedy: one person more"


def test_what_is_not_known_is_said(city: Register, busy: Register, tmp_path: Path) -> None:
    west = case(busy, small(25, place="示西区"), GATE)
    assert outcome(load.after, west) is UNKNOWN
    with speaking("en"):
        assert "both people and work are on record" in told(load.after, west).message


def test_without_hours_of_a_day_it_cannot_be_told(city: Register) -> None:
    before = case(city, small(25), GATE)
    assert outcome(load.after, before) is UNKNOWN
    with speaking("en"):
        assert "年可能工作日, 每日工作小时" in told(load.after, before).message


@pytest.mark.parametrize(
    ("asked", "settings"),
    [
        ({"type": "end"}, GATE),
        ({"type": "extension", "minutes_each": None, "yearly_60": None}, GATE),
        ({"type": "change", "minutes_each": None, "yearly_60": None}, GATE),
        ({"subject": "signboard", "minutes_each": None}, GATE),
        ({}, {}),
    ],
)
def test_what_the_gate_does_not_concern(
    busy: Register, asked: dict[str, Any], settings: dict[str, int]
) -> None:
    assert outcome(load.after, case(busy, small(300, **asked), settings)) is None
