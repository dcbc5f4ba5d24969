"""Trails followed on a small town: the facts behind a figure come to what is printed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from registry import language
from registry.errors import BadUsage
from registry.store import Register
from reports.builders.burden import burden_report
from reports.builders.community import community_report
from reports.builders.department import department_report
from reports.document import Document
from reports.pack import PAPERS, Sources
from reports.scope import Asked, scope
from reports.trails.following import Follower
from reports.trails.way import Trail
from reports.trails.ways import way_of
from tests.catalog.rules.conftest import ruled

TODAY = "2026-01-20"


@pytest.fixture(autouse=True)
def _english() -> None:
    language.use("en")


def sources(town: Register, **asked: str) -> Sources:
    seen = scope(town, date.fromisoformat(TODAY), Asked(**asked))
    return Sources(seen, ruled({}), TODAY)


@pytest.fixture(scope="module")
def printed(town: Register) -> list[tuple[Document, Follower]]:
    """Every report of the town, each with who follows its figures back."""
    language.use("en")
    made = sources(town)
    found = []
    for paper in PAPERS:
        document = paper.build(made)
        assert document is not None, paper.name
        found.append((document, Follower(made.scope, TODAY)))
    found += [
        (community_report(made.city, code), Follower(made.scope, TODAY, community=code))
        for code in sorted(made.city.homes)
    ]
    found += [
        (department_report(made.scope, code), Follower(made.scope, TODAY, department=code))
        for code in sorted(made.scope.names.departments)
    ]
    return found


def exact(printed: list[tuple[Document, Follower]]) -> Iterator[tuple[str, object, object, int]]:
    """Of each figure that its facts come to: its id and report, what is printed, what they come to, how many they are."""
    for document, follower in printed:
        for figure in document.figures():
            traced = follower.trace(figure.id, 20)
            if isinstance(way_of(figure.id).way, Trail) and traced.exact:
                name = f"{figure.id} of {document.title}"
                yield name, figure.amount.value, traced.amount.value, traced.facts


def test_every_figure_of_every_report_leads_to_facts(
    printed: list[tuple[Document, Follower]],
) -> None:
    told = {figure.id for document, _follower in printed for figure in document.figures()}
    assert len(told) > 150
    for document, follower in printed:
        for figure in document.figures():
            assert follower.trace(figure.id, 20).words, figure.id


def test_the_facts_come_to_what_is_printed(printed: list[tuple[Document, Follower]]) -> None:
    compared = list(exact(printed))
    wrong = [
        (name, value, amount)
        for name, value, amount, _facts in compared
        if (value or 0) != (amount or 0)
    ]
    assert wrong == []
    assert len([name for name, value, _amount, _facts in compared if value]) > 70


@pytest.mark.parametrize(
    "asked",
    [
        {"district": "示西区"},
        {"community": "青松社区"},
        {"period": "2025-H1"},
        {"as_of": "2025-04-30"},
        {"period": "2024"},
    ],
    ids=str,
)
def test_so_they_do_in_any_scope(town: Register, asked: dict[str, str]) -> None:
    seen = sources(town, **asked).scope
    document = burden_report(seen)
    compared = list(exact([(document, Follower(seen, TODAY))]))
    assert len(compared) > 20
    wrong = [
        (name, value, amount)
        for name, value, amount, _facts in compared
        if (value or 0) != (amount or 0)
    ]
    assert wrong == []


def test_what_is_not_there_has_no_facts(printed: list[tuple[Document, Follower]]) -> None:
    for name, value, _amount, facts in exact(printed):
        if value and not facts:
            pytest.fail(f"{name} is {value} out of nothing")


def test_a_signboard_is_found_in_its_file_and_row(town: Register) -> None:
    follower = Follower(sources(town).scope, TODAY)
    traced = follower.trace("burden.signboard.without_basis", None)
    [fact] = traced.first
    # 社区,牌子名称,部门,悬挂位置,依据,… / 青松,安全生产站,应急局,对外,无,…
    assert (fact.file, fact.row, fact.what) == ("牌子.csv", 2, "安全生产站")
    assert (fact.who, fact.where, fact.date) == ("市应急管理局", "示东区青松社区", "2024-03-01")
    assert dict(traced.parameters)["kind"] == "signboard"
    assert traced.files == (("牌子.csv", 1),)


def test_what_lies_on_a_whole_place_counts_for_each_community_and_is_one_fact(
    town: Register,
) -> None:
    traced = Follower(sources(town).scope, TODAY).trace("burden.ledger.now", 20)
    assert (traced.rows, traced.facts, traced.amount.value) == (5, 2, 5)


def test_a_share_is_taken_apart(town: Register) -> None:
    traced = Follower(sources(town).scope, TODAY).trace("burden.signboard.reduction", 20)
    assert [part.figure for part in traced.parts] == [
        "burden.signboard.before",
        "burden.signboard.now",
    ]
    assert "The first less the second" in traced.words[0]


def test_a_district_sees_its_own_facts_only(town: Register) -> None:
    # 白云 alone lies in 示西区; its one signboard is that of 2025-03-01
    follower = Follower(sources(town, district="示西区").scope, TODAY)
    traced = follower.trace("burden.signboard.now", 20)
    assert [fact.where for fact in traced.first] == ["示西区白云社区"]


def test_what_came_back_is_taken_off(town: Register) -> None:
    # 9,000 + 3,000 + 1,000 came, 500 went back; what passed between communities changes nothing
    traced = Follower(sources(town).scope, TODAY).trace("funding.received", 20)
    assert traced.amount.value == 12_500_00


def test_a_figure_of_one_department_asks_which(town: Register) -> None:
    with pytest.raises(BadUsage, match="--department"):
        Follower(sources(town).scope, TODAY).trace("department.paid", 20)
