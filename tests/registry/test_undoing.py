"""Undo: what depends on an entry, what came back, and undoing in every order."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registry.errors import UndoRefused
from registry.journal import Act, verify
from registry.store import Register
from registry.undoing import undo
from tests.office import CITY, Office

FIRST = "社区,牌子名称,悬挂位置\n青松社区,甲,对外\n青松社区,乙,对外\n"
SECOND = "社区,牌子名称,悬挂位置\n青松社区,甲,对内\n青松社区,丙,对外\n"
ACT = Act("李敏", "undo", at="2026-03-01T00:00:00Z")


def boards(office: Office) -> list[tuple[object, ...]]:
    return sorted(office.live("burden", "name", "variant", "row"))


def state_of(office: Office, entry: int) -> str:
    listed = office.zhunru("journal", "list", "--format", "json").json
    return str(next(line["state"] for line in listed if line["entry"] == entry))


def test_the_founding_is_not_undone(office: Office) -> None:
    ran = office.zhunru("journal", "undo", "1")
    assert ran.code == 1
    assert ran.err == "Entry 1 was not undone: it founded the register.\n"


def test_after_a_correction_was_undone_the_first_file_can_be_undone(office: Office) -> None:
    office.import_text("牌子.csv", FIRST)
    office.import_text("牌子.csv", SECOND, "--replace")
    refused = office.zhunru("journal", "undo", "8")
    assert refused.code == 1
    assert (
        refused.err == "Entry 8 was not undone: entry 9 changed its facts; undo that one first.\n"
    )
    assert office.zhunru("journal", "undo", "9").code == 0
    assert boards(office) == [("乙", "outside", 3), ("甲", "outside", 2)]
    assert office.zhunru("journal", "undo", "8").code == 0
    assert boards(office) == []
    assert office.zhunru("journal", "undo", "11").code == 0
    assert boards(office) == [("乙", "outside", 3), ("甲", "outside", 2)]
    assert office.zhunru("journal", "verify").code == 0


def test_what_was_brought_back_is_undone_at_the_undoing(office: Office) -> None:
    office.import_text("牌子.csv", FIRST)
    office.zhunru("journal", "undo", "8")
    assert state_of(office, 8) == "undone by 9"
    office.zhunru("journal", "undo", "9")
    assert (state_of(office, 8), state_of(office, 9), state_of(office, 10)) == (
        "",
        "undone by 10",
        "undoes 9",
    )
    ran = office.zhunru("journal", "undo", "8")
    assert (
        ran.err
        == "Entry 8 was not undone: entry 9 undid it and entry 10 brought it back; undo entry 10.\n"
    )
    assert office.zhunru("journal", "undo", "10").code == 0
    assert boards(office) == []


def test_a_signboard_taken_down_by_mistake(office: Office) -> None:
    office.import_text("牌子.csv", FIRST)
    assert office.zhunru("burden", "take-down", "signboard", "甲", "--on", "2026-05-01").code == 0
    assert "undo that one first" in office.zhunru("journal", "undo", "8").err
    assert office.zhunru("journal", "undo", "9").code == 0
    assert office.live("burden", "name", "valid_to") == [("乙", None), ("甲", None)]
    assert office.zhunru("journal", "undo", "8").code == 0
    assert boards(office) == []


def test_what_was_stated_anew_since_is_not_brought_back_twice(office: Office) -> None:
    office.import_text("牌子.csv", FIRST)
    office.import_text("牌子.csv", SECOND, "--replace")
    office.import_text("另.csv", "社区,牌子名称,悬挂位置\n青松社区,乙,上墙\n")
    ran = office.zhunru("journal", "undo", "9")
    assert ran.code == 1
    assert (
        ran.err
        == "Entry 9 was not undone: entry 10 stated anew what it ended; undo that one first.\n"
    )
    assert office.zhunru("journal", "undo", "10").code == 0
    assert office.zhunru("journal", "undo", "9").code == 0
    assert boards(office) == [("乙", "outside", 3), ("甲", "outside", 2)]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("下派.csv", "下派日期,部门,社区,事项\n2026-03-01,新设局,全部,摸底\n"),
        ("拨付.csv", "拨付日期,拨付单位,接收单位,金额,文号\n2026-03-01,新设局,碧山区,500,1号\n"),
        ("目录2.csv", "目录版本,事项名称,事项性质,责任部门\n2026版,摸底,协助,新设局\n"),
    ],
)
def test_what_facts_name_is_not_undone(office: Office, name: str, text: str) -> None:
    assert office.import_text("部门2.csv", "部门代码,部门名称\nXS,新设局\n").code == 0
    assert office.import_text(name, text).code == 0
    ran = office.zhunru("journal", "undo", "8")
    assert ran.code == 1
    assert ran.err == (
        "Entry 8 was not undone: entry 9 names “XS”, which only it introduced; undo that one first.\n"
    )
    assert office.last_entry == 9
    assert office.zhunru("journal", "undo", "9").code == 0
    assert office.zhunru("journal", "undo", "8").code == 0


def test_other_names_count_as_naming(office: Office) -> None:
    office.import_text("部门2.csv", "部门代码,部门名称,别名\nXS,新设局,新局\n")
    assert office.zhunru("alias", "add", "department", "新设", "新设局").code == 0
    assert "entry 9 names “XS”" in office.zhunru("journal", "undo", "8").err
    assert office.zhunru("journal", "undo", "9").code == 0
    assert office.zhunru("journal", "undo", "8").code == 0
    assert "新局" not in [name for (name,) in office.live("alias", "name")]


def test_a_file_whose_facts_were_undone_with_another_s_can_be_read_again(office: Office) -> None:
    more = CITY["部门.csv"] + "GH,市总工会,市级,\n"
    office.import_text("甲.csv", "部门代码,部门名称,级别\nTW,团市委,市级\n")
    office.import_text("乙.csv", more + "TW,团市委,市级,\n")
    assert office.zhunru("journal", "undo", "8").code == 0
    ran = office.import_text("乙.csv", more + "TW,团市委,市级,\n")
    assert ran.json["entries"][0]["new"] == 1
    again = office.import_text("乙.csv", more + "TW,团市委,市级,\n")
    assert again.codes == ["file.same_again"]


def test_what_was_kept_aside_goes_and_comes_with_its_facts(office: Office) -> None:
    office.import_text("牌子.csv", "社区,牌子名称,备注\n青松社区,甲,待核\n")
    live = (
        "SELECT value FROM aside WHERE until_entry IS NULL AND header = '备注' AND value = '待核'"
    )
    assert office.query(live) == [("待核",)]
    office.zhunru("journal", "undo", "8")
    assert office.query(live) == []
    office.zhunru("journal", "undo", "9")
    assert office.query(live) == [("待核",)]


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(seed=st.integers(0, 2**32))
def test_undoing_everything_in_any_allowed_order_leaves_what_was_there(
    office: Office, seed: int
) -> None:
    chance = random.Random(seed)
    with Register.open(office.db) as register:
        start = register.query("SELECT MAX(id) FROM entry")[0][0]
    before = boards(office)
    for number in range(4):
        rows = "".join(
            f"青松社区,{name},{chance.choice(['对外', '对内'])}\n"
            for name in chance.sample("甲乙丙丁", 3)
        )
        options = ("--replace",) if chance.random() < 0.5 else ()
        ran = office.import_text(
            f"牌子{seed}.csv", f"社区,牌子名称,悬挂位置,批次{seed}{number}\n" + rows, *options
        )
        assert ran.code == 0, ran.out
    with Register.open(office.db) as register:
        waiting = [
            entry for (entry,) in register.query("SELECT id FROM entry WHERE id > ?", (start,))
        ]
        while waiting:
            chance.shuffle(waiting)
            done = []
            for entry in waiting:
                try:
                    undo(register, entry, ACT)
                    done.append(entry)
                except UndoRefused:
                    continue
            assert done, "nothing can be undone any more"
            waiting = [entry for entry in waiting if entry not in done]
            assert verify(register) is None
            keys = register.query("SELECT key FROM burden WHERE until_entry IS NULL")
            assert len(keys) == len(set(keys)), "one thing is live twice"
    assert boards(office) == before
