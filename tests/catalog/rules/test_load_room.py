"""Requests that alter a duty before the load gate, and the duty that is named because its going makes room."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from catalog.editions.retiring import Leaving, retire
from catalog.rules import load
from registry.findings import Outcome
from registry.journal import writing
from registry.language import speaking
from registry.load.carried_by_duty import CarriedByDuty
from registry.load.without import Counterfactual, Gone
from registry.load.workload import LoadBook
from registry.store import Register
from tests.catalog.conftest import ACT, read
from tests.catalog.rules.conftest import AS_OF, case, flips, outcome, told
from tests.catalog.rules.load_city import GATE, admit, small, taken_up

PASS, FAIL, UNKNOWN = Outcome.PASS, Outcome.FAIL, Outcome.UNDETERMINED

MANY = "日期,社区,事项,件数,用时\n" + "".join(
    f"2025-{month:02d},{community},{duty},10,{hours}小时\n"
    for month in range(1, 13)
    for community, each in (
        ("青松社区", {"A1": 200, "楼栋随手拍打卡": 50, "招商引资": 30, "居家养老服务": 20}),
        ("红星社区", {"A1": 100, "楼栋随手拍打卡": 20, "招商引资": 20, "居家养老服务": 10}),
    )
    for duty, hours in each.items()
)
"""The same hours as in the city taken up, of four duties: one listed, one unlisted, one barred, one to be bought."""


@pytest.fixture
def busy(city: Register, tmp_path: Path) -> Register:
    return taken_up(city, tmp_path / "load")


@pytest.fixture
def mixed(city: Register, tmp_path: Path) -> Register:
    """The city taken up by four duties: 600, 360 and 240 hours a year of others than the listed one."""
    return taken_up(city, tmp_path / "load", MANY)


def altering(minutes: int | None, **others: Any) -> Any:
    return small(minutes, type="change", duty="A1", **others)


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [
        (900, PASS),  # 1,800 hours each, as recorded in 红星社区
        (1_350, PASS),  # 2,700 hours each: 5,400 in all, as recorded in both
        (1_351, FAIL),  # a minute more each time: 902 hours more in 红星社区, where 200 are left
        (None, UNKNOWN),
    ],
)
def test_a_change_counts_with_what_it_adds_to_what_is_recorded(
    busy: Register, minutes: int | None, expected: Outcome
) -> None:
    assert outcome(load.after, case(busy, altering(minutes), GATE)) is expected


def test_more_pieces_fall_where_the_pieces_fell(busy: Register) -> None:
    """3,600 and 1,800 hours are recorded, 400 and 200 left: nine for ten fit into all."""
    asked = altering(
        60, volume=9_000, yearly_60=None
    )  # of 3 communities one has no load: 6,000 hours in two
    assert outcome(load.after, case(busy, asked, GATE)) is PASS
    more = case(busy, altering(60, volume=9_001, yearly_60=None), GATE)
    assert {"volume": 9_000} in flips(load.after, more)


def test_a_change_that_lowers_work_passes_where_people_lack_already(
    busy: Register, tmp_path: Path
) -> None:
    assert not read(
        busy, tmp_path / "less", {"人员.csv": "社区,年度,岗位,实有人数\n红星社区,2026,专职,0\n"}
    ).rejected
    with speaking("en"):
        found = told(load.after, case(busy, altering(800), GATE))
    assert found.outcome is PASS
    assert found.message == "It asks no more hours of communities than it takes now."
    assert outcome(load.after, case(busy, small(1), GATE)) is FAIL, "any new work is too much there"


def test_a_change_of_what_was_admitted_counts_with_the_difference(busy: Register) -> None:
    """50 hours are admitted, 150 left: 100 minutes instead of 25 take all of them, 101 do not fit."""
    admit(busy, small(25, code="SQ2026-011", name="小事项"))
    for kind in ("change", "extension"):
        for minutes, expected in ((25, PASS), (10, PASS), (100, PASS), (101, FAIL)):
            asked = small(minutes, type=kind, duty="SQ2026-011")
            assert outcome(load.after, case(busy, asked, GATE)) is expected, (kind, minutes)


def test_what_was_neither_admitted_nor_recorded_cannot_be_compared(busy: Register) -> None:
    """All of it fits, whatever it takes now; more than all that is left cannot be judged."""
    fits = case(busy, small(100, type="change", duty="A3"), GATE)
    assert outcome(load.after, fits) is PASS
    before = case(busy, small(101, type="change", duty="A3"), GATE)
    with speaking("en"):
        assert "neither admitted with its hours nor recorded" in told(load.after, before).message


def test_a_ledger_is_compared_with_itself(busy: Register, tmp_path: Path) -> None:
    """The ledger takes 12 × 600 minutes = 120 hours a year; 1,320 minutes take 264 of them, 24 more than are left."""
    ledger = "台账名称,社区,部门,频次,每次用时\n巡查台账,红星社区,应急局,每月1次,600分钟\n"
    assert not read(busy, tmp_path / "ledger", {"台账.csv": ledger}).rejected
    asked = {"type": "change", "subject": "form", "name": "巡查台账", "yearly_60": 720}
    for minutes, expected in ((300, PASS), (600, PASS), (1_000, PASS), (1_001, FAIL)):
        before = case(busy, small(minutes, **asked, community="E2", place=None), GATE)
        assert outcome(load.after, before) is expected, minutes


RED = {"community": "E2", "place": None}
"""Of 红星社区 alone: 200 hours are left, and of 1,800 A1 takes 1,200, the three others 240, 240 and 120."""


@pytest.mark.parametrize(
    ("minutes", "unlisted", "going", "why"),
    [
        (150, 20, "楼栋随手拍打卡", "which is not in the catalogue: 240.0 hours"),
        (264, 1, "A9", "which the catalogue bars: 240.0 hours"),
        (221, 20, "A1", "take out “老年人优待证办理”: 1,200.0 hours"),
        (801, 20, None, "Either at most 14 times a year, or at most 100 minutes each, or bring"),
    ],
)
def test_the_duty_that_goes_is_the_least_important(
    mixed: Register, tmp_path: Path, minutes: int, unlisted: int, going: str | None, why: str
) -> None:
    """100 hours lack, 100 again, 242 and 1,402: 居家养老服务 with its 120 would do as well, but is listed."""
    less = MANY.replace("红星社区,楼栋随手拍打卡,10,20", f"红星社区,楼栋随手拍打卡,10,{unlisted}")
    assert not read(mixed, tmp_path / "less", {"工作.csv": less}).rejected
    before = case(mixed, small(minutes, **RED), GATE)
    exchanges = [change["exchange"] for change in flips(load.after, before) if "exchange" in change]
    assert exchanges == ([going] if going else [])
    with speaking("en"):
        assert why in str(told(load.after, before).remedy)
    if going:
        take_out(mixed, {"A9": "招商引资"}.get(going, going), "E2")
        assert outcome(load.after, case(mixed, small(minutes, **RED), GATE)) is PASS


def take_out(register: Register, duty: str, community: str) -> None:
    """The community's records of the duty are there no longer."""
    rows = register.query(
        "SELECT id FROM work WHERE until_entry IS NULL AND duty = ? AND community = ?",
        (duty, community),
    )
    assert rows
    with writing(register, ACT) as entry:
        entry.end("work", [row[0] for row in rows])


def test_what_goes_has_to_make_room_in_all_but_those_allowed(mixed: Register) -> None:
    """Of 500 hours each, 100 lack in 青松社区 and 300 in 红星社区: there nothing but A1 gives so many."""
    before = case(mixed, small(250), GATE)
    assert {"exchange": "A1"} in flips(load.after, before)
    one_may = case(mixed, small(250), GATE | {"load.communities": 1})
    assert {"exchange": "楼栋随手拍打卡"} in flips(load.after, one_may)


def test_people_are_asked_for_only_where_they_have_to_come(busy: Register) -> None:
    """2 and 3 people lack; one of the two communities may stay as it is."""
    asked = small(2_150)
    with speaking("en"):
        assert "bring 5 more people to 2" in str(told(load.after, case(busy, asked, GATE)).remedy)
        one_may = told(load.after, case(busy, asked, GATE | {"load.communities": 1}))
        assert "bring 2 more people to 1" in str(one_may.remedy)


def test_what_the_law_gives_to_communities_is_not_named(city: Register, tmp_path: Path) -> None:
    own = "目录版本,事项编码,事项名称,类别,事项性质,责任部门,依据\n2025版,A1,老年人优待证办理,民生,依法履职,民政局,《老年人权益保障法》\n"
    assert not read(city, tmp_path / "own", {"目录.csv": own}).rejected
    found = told(load.after, case(taken_up(city, tmp_path / "load"), small(150), GATE))
    assert not [change for change in found.changes if "exchange" in change]


def test_a_duty_that_was_taken_out_since_lies_on_nobody(mixed: Register) -> None:
    """居家养老服务 took 240 and 120 hours of the year before: then 200 and 120 more minutes fit."""
    asked = small(160)
    assert outcome(load.after, case(mixed, asked, GATE)) is FAIL
    retire(mixed, ACT, Leaving("A3", "taken_back", edition="2025版", date="2026-02-01"))
    assert outcome(load.after, case(mixed, asked, GATE)) is PASS
    assert outcome(load.after, case(mixed, small(161), GATE)) is FAIL
    assert outcome(load.after, case(mixed, asked, GATE, as_of="2026-01-31")) is FAIL


def test_the_same_duty_does_not_go_twice(mixed: Register) -> None:
    asked = small(150, exchange="招商引资、居家养老服务", **RED)
    assert outcome(load.after, case(mixed, asked, GATE)) is PASS
    admit(mixed, small(1, code="SQ2026-011", name="小事项", exchange="A3、A9", **RED))
    assert outcome(load.after, case(mixed, asked, GATE)) is FAIL


def test_hours_of_a_duty_are_those_that_load_without_tells(mixed: Register, tmp_path: Path) -> None:
    """Recorded work and the ledgers that serve it alone."""
    ledgers = (
        "台账名称,社区,部门,频次,每次用时,对应事项\n"
        "优待台账,红星社区,民政局,每月1次,90分钟,A1\n"
        "老年台账,红星社区,民政局,每月1次,60分钟,A1、A3\n"
    )
    assert not read(mixed, tmp_path / "ledgers", {"台账.csv": ledgers}).rejected
    by_duty = CarriedByDuty.open(mixed, AS_OF)
    without = Counterfactual(LoadBook.open(mixed, 2025, AS_OF, carried_on=AS_OF))
    for duty, expected in (("A1", 1_218), ("A3", 120), ("A9", 240), ("楼栋随手拍打卡", 240)):
        assert by_duty.hours(duty, "E2") == expected
        assert without.without([Gone("duty", duty, duty)]).hours["E2"] == expected


def test_an_admitted_change_takes_the_place_of_what_it_changed(busy: Register) -> None:
    """50 hours were admitted and came down to 20: 180 of 200 are left."""
    admit(busy, small(25, code="SQ2026-011", name="小事项"))
    admit(busy, small(10, code="SQ2026-012", name="小事项", type="change"), "SQ2026-011")
    assert outcome(load.after, case(busy, small(90), GATE)) is PASS
    assert outcome(load.after, case(busy, small(91), GATE)) is FAIL


def test_without_a_year_before_the_running_one_is_brought_to_a_year(
    city: Register, tmp_path: Path
) -> None:
    """Two months of 2026, as full as those of 2025: A1 takes 1,200 hours of 红星社区, and 200 are left."""
    two = MANY.replace("2025-", "2026-").splitlines(keepends=True)
    early = "".join(
        line for line in two if line[:7] not in {f"2026-{month:02d}" for month in range(3, 13)}
    )
    busy = taken_up(city, tmp_path / "load", early)
    assert outcome(load.after, case(busy, small(100), GATE)) is PASS
    before = case(busy, small(150, **RED), GATE)
    assert {"exchange": "楼栋随手拍打卡"} in flips(load.after, before)
    assert outcome(load.after, case(busy, altering(600, **RED), GATE)) is PASS
    assert outcome(load.after, case(busy, altering(701, **RED), GATE)) is FAIL
