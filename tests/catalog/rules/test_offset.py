"""The cap of the catalogue, and something out for something in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from catalog.rules import offset
from registry.findings import Outcome
from registry.language import speaking
from registry.store import Register
from tests.catalog.conftest import read
from tests.catalog.rules.conftest import case, changed, flips, outcome, request, told

PASS, FAIL = Outcome.PASS, Outcome.FAIL


@pytest.fixture
def listing(city: Register, tmp_path: Path) -> Register:
    """The city with three duties in force that communities do, one barred, one purchasable, one for grids."""
    files = {
        "目录版本.csv": "版本,文号,生效日期,适用层级\n网格版,示发〔2025〕10号,2025-07-01,网格\n",
        "目录.csv": (
            "目录版本,事项编码,事项名称,类别,事项性质,责任部门,依据\n"
            "2025版,A4,困难群众走访,民生,协助,民政局,\n"
            "2025版,A5,防灾宣传,安全,协助,应急局,\n"
            "网格版,W1,网格巡查,安全,协助,应急局,\n"
        ),
    }
    result = read(city, tmp_path / "more", files)
    assert not result.rejected, [finding.message for finding in result.findings]
    return city


@pytest.mark.parametrize(
    ("cap", "columns", "expected"),
    [
        (4, {}, PASS),
        (3, {}, FAIL),
        (3, {"exchange": "A1"}, PASS),
        (3, {"exchange": "困难群众走访"}, PASS),
        (3, {"exchange": "W1"}, FAIL),
        (3, {"subject": "signboard"}, None),
        (3, {"type": "extension"}, None),
    ],
)
def test_the_catalogue_stays_within_its_cap(
    listing: Register, cap: int, columns: dict[str, Any], expected: Outcome | None
) -> None:
    assert outcome(offset.cap, case(listing, request(**columns), {"offset.cap": cap})) is expected


def test_as_many_go_as_are_too_many(listing: Register) -> None:
    before = case(listing, request(), {"offset.cap": 2})
    assert flips(offset.cap, before) == [{"exchange": "A1、A4"}]
    assert outcome(offset.cap, changed(before, {"exchange": "A1"})) is FAIL
    with speaking("en"):
        found = told(offset.cap, before)
        assert found.message == (
            "With it the catalogue would hold 4 duties; 2 is its cap. There are 3, and 0 go in exchange."
        )
        assert (
            found.remedy == "Let 2 more go in exchange, for example 老年人优待证办理, 困难群众走访."
        )


def test_without_enough_duties_of_its_own_no_change_is_promised(listing: Register) -> None:
    before = case(listing, request(), {"offset.cap": 1})
    assert told(offset.cap, before).changes == ()


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ({"exchange": "A1"}, PASS),
        ({"exchange": "老年人优待证办理、A5"}, PASS),
        ({"exchange": None}, FAIL),
        ({"exchange": "A2"}, FAIL),
        ({"exchange": "A1、没有的事项"}, FAIL),
        ({"exchange": None, "type": "end"}, None),
    ],
)
def test_something_goes_out_for_something_in(
    listing: Register, columns: dict[str, Any], expected: Outcome | None
) -> None:
    before = case(listing, request(**columns), {"offset.exchange": True})
    assert outcome(offset.exchange, before) is expected
    if expected is FAIL:
        assert flips(offset.exchange, before) == [{"exchange": "A1"}]


def test_without_the_rules_nothing_is_said(city: Register) -> None:
    assert outcome(offset.cap, case(city)) is None
    assert outcome(offset.exchange, case(city)) is None
