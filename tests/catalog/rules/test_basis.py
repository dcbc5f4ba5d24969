"""A basis is there, can be looked up, holds on the day of filing, stands high enough, and names residents' committees."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from catalog.profiles.settings import Status
from catalog.rules import Check, basis
from registry.findings import Outcome, Severity
from registry.store import Register
from tests.catalog.rules.conftest import case, flips, outcome, request, ruled, told

PASS, FAIL, UNKNOWN = Outcome.PASS, Outcome.FAIL, Outcome.UNDETERMINED

RULES = {
    "basis.required": True,
    "basis.article": True,
    "basis.names_committee": True,
    "basis.levels": ("law", "regulation", "central", "province"),
}
ALL = basis.CHECKS
REVISED = "《城市居民委员会组织法》第三条"


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ({}, PASS),
        ({"basis": "上级要求"}, PASS),
        ({"basis": None}, FAIL),
        ({"basis": None, "basis_mark": "none"}, FAIL),
        ({"basis": None, "type": "end"}, None),
    ],
)
def test_a_basis_is_stated(
    city: Register, columns: dict[str, Any], expected: Outcome | None
) -> None:
    assert outcome(basis.stated, case(city, request(**columns), RULES)) is expected


def test_blank_and_none_are_told_apart(city: Register) -> None:
    blank = told(basis.stated, case(city, request(basis=None), RULES))
    none = told(basis.stated, case(city, request(basis=None, basis_mark="none"), RULES))
    assert "the field is blank" in blank.message
    assert "that there is none" in none.message


@pytest.mark.parametrize("check", ALL)
def test_rules_that_no_source_speaks_of_are_not_asked(city: Register, check: Check) -> None:
    assert check(case(city, request(), {})) == []


@pytest.mark.parametrize("check", ALL[1:])
@pytest.mark.parametrize("columns", [{"basis": None}, {"type": "end"}])
def test_nothing_is_asked_of_a_basis_that_is_not_there(
    city: Register, check: Check, columns: dict[str, Any]
) -> None:
    assert check(case(city, request(**columns), RULES)) == []


@pytest.mark.parametrize(
    ("cited", "expected", "said"),
    [
        ("《消防法》第六条", PASS, "《消防法》第六条"),
        ("《消防法》第六条、示民发〔2026〕3号", PASS, "示民发〔2026〕3号"),
        ("上级要求", FAIL, "“上级要求” names no law and no document"),
        ("《消防法》", FAIL, "《消防法》 is cited without an article"),
        ("《消防法》第XX条", FAIL, "“第XX条” of 《消防法》 is no article"),
        ("民发(2015)136号", FAIL, "“民发(2015)136号” is not how a document number is written"),
        ("大民发〔2022〕号", FAIL, "“大民发〔2022〕号” lacks a part"),
        ("《消防法》第六条、《安全生产法》", FAIL, "《安全生产法》 is cited without"),
    ],
)
def test_it_is_cited_so_that_it_can_be_looked_up(
    city: Register, cited: str, expected: Outcome, said: str
) -> None:
    found = told(basis.cited, case(city, request(basis=cited), RULES))
    assert found.outcome is expected
    assert said in found.message


def test_the_right_form_of_a_number_is_the_smallest_change(city: Register) -> None:
    before = case(city, request(basis="国办发[2015]60号、民发（2015）第136号"), RULES)
    assert "Write 国办发〔2015〕60号. Write 民发〔2015〕136号." in (
        told(basis.cited, before).remedy or ""
    )
    assert flips(basis.cited, before) == [{"basis": "国办发〔2015〕60号、民发〔2015〕136号"}]
    half = case(city, request(basis="国办发〔2015〕60号、民发（2015）第136号"), RULES)
    assert outcome(basis.cited, half) is FAIL


def test_an_article_is_asked_only_where_the_profile_asks(city: Register) -> None:
    law = request(basis="《消防法》")
    assert outcome(basis.cited, case(city, law, {"basis.required": True})) is PASS
    assert outcome(basis.cited, case(city, law, {"basis.article": True})) is FAIL


@pytest.mark.parametrize(
    ("cited", "filed", "expected", "said"),
    [
        ("《消防法》第六条", "2026-03-02", PASS, "《消防法》 (text of 2021-04-29)"),
        (
            "《婚姻法》第八条",
            "2026-03-02",
            FAIL,
            "《婚姻法》 was repealed on 2021-01-01 and replaced by 《民法典》",
        ),
        ("《婚姻法》第八条", "2020-12-31", UNKNOWN, "《婚姻法》 is not in the index"),
        ("《消防法》第六条、《婚姻法》第八条", "2026-03-02", FAIL, "《婚姻法》 was repealed"),
        (REVISED, "2025-12-31", PASS, "text of 2018-12-29"),
        (REVISED, "2026-01-01", UNKNOWN, "was revised with effect from 2026-01-01"),
        (REVISED, "2026-01", UNKNOWN, "was revised with effect from 2026-01-01"),
        ("《城市居民委员会组织法》第五十条", "2026-01-01", UNKNOWN, "verified on 2025-04-19"),
        (
            "《城市居民委员会组织法》第五十一条",
            "2026-01-01",
            FAIL,
            "has 50 articles since 2026-01-01; there is no 第五十一条",
        ),
        ("《传染病防治法》第九条", "2025-09-01", UNKNOWN, "ends on 2025-08-31"),
        ("《流动人口计划生育工作条例》第八条", "2025-05-01", UNKNOWN, "asks to verify"),
        (
            "《消防法》（2008年修订）第六条",
            "2026-03-02",
            FAIL,
            "the text of 《消防法》 of 2008 is cited; that of 2021-04-29",
        ),
        ("《消防法》（2025年修订）第六条", "2026-03-02", UNKNOWN, "not in one of 2025"),
        ("《老年人权益保障法》第七条", "2026-03-02", UNKNOWN, "add it to an index of your own"),
        ("示民发〔2027〕3号", "2026-03-02", FAIL, "is dated 2027, after the filing"),
        ("示民发〔2026〕3号", "2026-03-02", UNKNOWN, "示民发〔2026〕3号 has to be looked up"),
        ("《消防法》第六条、示民发〔2026〕3号", "2026-03-02", PASS, "《消防法》"),
    ],
)
def test_it_was_in_force_when_the_request_was_filed(
    city: Register, cited: str, filed: str, expected: Outcome, said: str
) -> None:
    found = told(basis.in_force, case(city, request(basis=cited, date=filed), RULES))
    assert (found.outcome, found.source) == (expected, None)
    assert said in found.message


def test_a_repeal_names_its_document(city: Register) -> None:
    found = told(basis.in_force, case(city, request(basis="《收养法》第六条"), RULES))
    assert found.evidence == "《民法典》（2020-05-28）第一千二百六十条"


@pytest.mark.parametrize(
    ("cited", "expected"),
    [
        ("《消防法》第六条", PASS),
        ("《自然灾害救助条例》第五条", PASS),
        ("民发〔2015〕136号", PASS),
        ("示民发〔2026〕3号", FAIL),
        ("示民发〔2026〕3号、民发〔2015〕136号", PASS),
        ("宁政发〔2020〕1号", UNKNOWN),
        ("某府发〔2024〕3号", UNKNOWN),
        ("示民发〔2026〕3号、《关于做好社区工作的通知》", UNKNOWN),
    ],
)
def test_it_stands_high_enough(city: Register, cited: str, expected: Outcome) -> None:
    assert outcome(basis.level, case(city, request(basis=cited), RULES)) is expected


@pytest.mark.parametrize(
    ("cited", "filed", "expected", "said"),
    [
        (
            "《消防法》第六条",
            "2026-03-02",
            PASS,
            "《消防法》第六条 (index N-022, text of 2021-04-29)",
        ),
        ("《消防法》第九十条、第六条", "2026-03-02", PASS, "N-022"),
        (
            "《消防法》第九十条",
            "2026-03-02",
            FAIL,
            "in this law these are: 《消防法》第六条、第三十二条、第四十一条",
        ),
        ("《消防法》第九十条、示民发〔2026〕3号", "2026-03-02", FAIL, "《消防法》第九十条"),
        (
            "《消防法》第九十条、《老年人权益保障法》第七条",
            "2026-03-02",
            UNKNOWN,
            "《老年人权益保障法》",
        ),
        ("《消防法》", "2026-03-02", UNKNOWN, "without an article"),
        ("示民发〔2026〕3号", "2026-03-02", UNKNOWN, "not documents such as 示民发〔2026〕3号"),
        ("《婚姻法》第八条", "2026-03-02", UNKNOWN, "was repealed on 2021-01-01"),
        (REVISED, "2025-12-31", PASS, "N-001"),
        (REVISED, "2026-01-01", UNKNOWN, "was revised with effect from 2026-01-01"),
        ("《城市居民委员会组织法》第二条", "2025-12-31", FAIL, "第三条、第四条、第五条"),
    ],
)
def test_the_article_names_residents_committees(
    city: Register, cited: str, filed: str, expected: Outcome, said: str
) -> None:
    found = told(basis.names_committee, case(city, request(basis=cited, date=filed), RULES))
    assert found.outcome is expected
    assert said in found.message


def test_the_article_meant_is_offered_where_it_is_about_the_work(city: Register) -> None:
    asked = request(name="家庭暴力受害人查访", basis="根据《反家庭暴力法》第3条")
    before = case(city, asked, RULES)
    offered = flips(basis.names_committee, before)
    assert {"basis": "根据《反家庭暴力法》第十七条"} in offered
    assert told(basis.names_committee, before).evidence == (
        "index national-statutes.csv, verified on 2025-04-19"
    )
    other = case(city, request(name="养犬登记", basis="《反家庭暴力法》第3条"), RULES)
    assert flips(basis.names_committee, other) == []


@pytest.mark.parametrize(
    ("name", "cited", "expected"),
    [
        ("社会救助对象入户探访", "《社会救助暂行办法》第四条", PASS),
        ("消防宣传", "《消防法》第六条", PASS),
        ("调解民间纠纷", REVISED, PASS),
        ("老年人探访", "《消防法》第六条", FAIL),
        ("协助开展宣传教育活动", "《消防法》第六条", FAIL),
        ("老年人探访", "《老年人权益保障法》第七条", None),
    ],
)
def test_the_article_is_about_the_same(
    city: Register, name: str, cited: str, expected: Outcome | None
) -> None:
    before = case(city, request(name=name, basis=cited, date="2025-12-01"), RULES)
    assert outcome(basis.same_matter, before) is expected


def test_another_matter_only_warns(city: Register) -> None:
    found = told(basis.same_matter, case(city, request(basis="《消防法》第六条"), RULES))
    assert found.severity is Severity.WARNING
    assert "协助加强消防宣传教育" in found.message


def test_an_own_index_settles_what_the_shipped_one_leaves_open(
    city: Register, tmp_path: Path
) -> None:
    path = tmp_path / "法条.csv"
    path.write_text(
        "code,name,law,article,version,last_verified,in_force_from\n"
        "X-1,调解民间纠纷,城市居民委员会组织法,第六十条,2025-10-28,2026-02-01,2026-01-01\n",
        encoding="utf-8",
    )
    rules = {**RULES, "files.statutes": str(path)}
    asked = request(name="调解民间纠纷", basis="《城市居民委员会组织法》第六十条")
    before = case(city, asked, rules)
    assert outcome(basis.in_force, before) is PASS
    assert outcome(basis.names_committee, before) is PASS
    early = case(city, replace(asked, date="2025-12-31"), rules)
    assert outcome(basis.names_committee, early) is UNKNOWN


def test_what_is_only_proposed_decides_nothing(city: Register) -> None:
    rules = ruled(RULES, status=Status.PROPOSED)
    for check in ALL:
        (found,) = check(case(city, request(), rules))
        assert found.advisory


def test_the_index_is_noted_as_read(city: Register) -> None:
    before = case(city, request(), RULES)
    basis.in_force(before)
    assert before.records.read["index of statutes"] == before.bench.statutes.digest
