"""The account from one edition to the next balances, and says what it cannot explain."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalog.editions import edition_named
from catalog.editions.bridge import Bridge, bridge
from catalog.editions.retiring import Leaving, cause_named, retire
from registry import journal, language
from registry.errors import BadUsage, EndsTooEarly, UnknownName
from registry.journal import writing
from registry.store import Register
from tests.catalog.conftest import ACT, read


@pytest.fixture(autouse=True)
def _english() -> None:
    language.use("en")


def account(register: Register, old: str = "2024版", new: str = "2025版") -> Bridge:
    return bridge(register, edition_named(register, old), edition_named(register, new))


def codes(found: Bridge) -> list[str]:
    return [finding.code for finding in found.findings]


def test_what_left_without_a_cause_is_a_finding_and_the_account_still_balances(
    city: Register,
) -> None:
    found = account(city)
    assert (found.opening, found.newly_listed, found.closing) == (3, 1, 3)
    assert found.by_cause == {"unrecorded": 1}
    assert found.balances
    assert [finding.message for finding in found.findings] == [
        "“安全隐患排查” (A2) left 2024版, and no cause is recorded."
    ]
    assert found.findings[0].remedy == (
        "Record it: zhunru catalog retire A2 --edition 2024版 --cause CAUSE"
    )


@pytest.mark.parametrize(
    ("cause", "into", "expected", "findings"),
    [
        ("无依据", "", "no_basis", []),
        ("部门收回", "", "taken_back", []),
        ("购买服务", "", "bought", []),
        ("归并", "A1", "merged", []),
        ("合并", "A2", "merged", ["catalog.merged_into_nothing"]),
        ("合并", "没有", "merged", ["catalog.merged_into_nothing"]),
        ("合并", "", "merged", ["catalog.merged_into_nothing"]),
        ("划转", "街道", "transferred", []),
        ("划转", "", "transferred", ["catalog.transferred_to_nobody"]),
        ("到期", "", "expired", []),
        ("重复", "A1", "duplicate", []),
    ],
)
def test_a_sheet_of_retirements_explains_the_account(
    city: Register, tmp_path: Path, cause: str, into: str, expected: str, findings: list[str]
) -> None:
    text = f"原版本,事项编码,退出原因,并入或划转至\n2024版,A2,{cause},{into}\n"
    assert not read(city, tmp_path / "in", {"退出.csv": text}).rejected
    found = account(city)
    assert found.by_cause == {expected: 1}
    assert codes(found) == findings
    assert found.balances


def test_a_line_that_ended_before_its_edition_has_expired(city: Register, tmp_path: Path) -> None:
    files = {
        "版本.csv": "版本,生效日期,失效日期\n甲,2020-01-01,2021-01-01\n乙,2021-01-01,2022-01-01\n",
        "目录.csv": "目录版本,事项编码,事项名称,事项性质,失效日期\n"
        "甲,1,早停,协助,2020-06-01\n甲,2,同停,协助,2021-01-01\n甲,3,不写,协助,\n乙,9,别的,协助,\n",
    }
    assert not read(city, tmp_path / "in", files).rejected
    found = account(city, "甲", "乙")
    assert {each.line.code: each.cause for each in found.gone} == {
        "1": "expired",
        "2": "unrecorded",
        "3": "unrecorded",
    }


def test_a_retired_duty_that_still_stands_is_said(city: Register) -> None:
    retire(city, ACT, Leaving("A1", "expired", "2024版"))
    found = account(city)
    assert codes(found) == ["catalog.no_cause", "catalog.retired_but_stands"]
    assert found.balances


def test_editions_for_different_communities_are_said(city: Register, tmp_path: Path) -> None:
    files = {
        "版本.csv": "版本,适用层级,生效日期\n网格版,网格,2025-07-01\n",
        "目录.csv": "目录版本,事项编码,事项名称,事项性质\n网格版,G1,巡查楼道,协助\n",
    }
    assert not read(city, tmp_path / "in", files).rejected
    assert codes(account(city, "2025版", "网格版"))[0] == "catalog.scopes_differ"


def test_what_a_decision_admitted_is_told_from_what_was_newly_listed(city: Register) -> None:
    decided: dict[str, Any] = {
        "key": 1,
        "request": "SQ7",
        "code": "A3",
        "name": "居家养老服务",
        "kind": "purchasable",
        "department": "MZ",
        "body": "示例市社会工作部",
        "document_number": "示社工发〔2025〕3号",
        "exempt": 0,
    }
    with writing(city, ACT) as entry:
        entry.add("admission", {name: [value] for name, value in decided.items()})
    found = account(city)
    assert (found.admitted, found.newly_listed) == (1, 0)
    assert found.come[0].document_number == "示社工发〔2025〕3号"


@given(
    old=st.dictionaries(st.integers(1, 9), st.sampled_from("甲乙丙丁戊"), max_size=7),
    new=st.dictionaries(st.integers(1, 9), st.sampled_from("甲乙丙丁戊"), max_size=7),
    retired=st.sets(st.integers(1, 9)),
)
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_it_balances_whatever_moved(
    city: Register, old: dict[int, str], new: dict[int, str], retired: set[int]
) -> None:
    connection = city.connection
    connection.execute("SAVEPOINT example")
    try:
        with writing(city, ACT) as entry:
            for edition, held in (("旧", old), ("新", new)):
                for code, name in held.items():
                    row = {"key": code, "edition": edition, "code": str(code), "name": name}
                    entry.add("duty", {column: [value] for column, value in row.items()})
            for code in retired:
                row = {"key": code, "edition": "旧", "code": str(code), "cause": "taken_back"}
                entry.add("retirement", {column: [value] for column, value in row.items()})
        if old and new:
            found = account(city, "旧", "新")
            assert found.balances
            assert (found.opening, found.closing) == (len(old), len(new))
            assert found.opening == len(found.kept) + len(found.gone)
    finally:
        connection.execute("ROLLBACK TO example")
        connection.execute("RELEASE example")


def live(register: Register, table: str, columns: str) -> list[tuple[Any, ...]]:
    return register.query(f"SELECT {columns} FROM {table} WHERE until_entry IS NULL ORDER BY id")


def test_retiring_with_a_date_ends_the_line_in_the_same_entry(city: Register) -> None:
    said = Leaving("居家养老服务", "划转", into="街道", date="2025-10-01", note="由街道统一组织")
    left = retire(city, ACT, said)
    assert live(city, "retirement", "edition, code, cause, goes_to, date, note") == [
        ("2025版", "A3", "transferred", "街道", "2025-10-01", "由街道统一组织")
    ]
    ended = city.query(
        "SELECT valid_to, until_entry, entry_id FROM duty WHERE code = 'A3' ORDER BY id"
    )
    assert [(end, until) for end, until, _entry in ended] == [
        (None, left.entry),
        ("2025-10-01", None),
    ]
    assert ended[1][2] == left.entry
    assert journal.verify(city) is None


def test_the_same_said_twice_is_recorded_once_and_a_correction_replaces_it(city: Register) -> None:
    first = retire(city, ACT, Leaving("A2", "expired", "2024版"))
    assert first.entry
    assert retire(city, ACT, Leaving("A2", "到期", "2024版")).entry is None
    assert retire(city, ACT, Leaving("A2", "taken_back", "2024版")).entry == first.entry + 1
    assert live(city, "retirement", "cause") == [("taken_back",)]


def test_a_dry_run_writes_nothing(city: Register) -> None:
    assert retire(city, ACT, Leaving("A2", "expired", date="2025-01-01"), dry_run=True).entry
    assert live(city, "retirement", "code") == []
    assert journal.verify(city) is None


def test_into_is_kept_as_a_code(city: Register) -> None:
    retire(city, ACT, Leaving("A2", "merged", into="老年人优待证办理"))
    assert live(city, "retirement", "goes_to") == [("A1",)]


@pytest.mark.parametrize(
    ("said", "error", "words"),
    [
        (Leaving("A2", "nonsense"), BadUsage, "no_basis"),
        (Leaving("A1", "expired"), BadUsage, "2024版, 2025版"),
        (Leaving("A2", "expired", "2025版"), UnknownName, "2024版"),
        (Leaving("A7", "expired"), UnknownName, "A7"),
        (Leaving("安全隐患", "expired"), UnknownName, "安全隐患排查"),
        (Leaving("A2", "expired", "2029版"), UnknownName, "2025版"),
        (Leaving("A2", "merged"), BadUsage, "--into"),
        (Leaving("A2", "merged", into="A2"), UnknownName, "A2"),
        (Leaving("A2", "merged", into="没有这项"), UnknownName, "没有这项"),
        (Leaving("A2", "transferred"), BadUsage, "--into"),
        (Leaving("A2", "expired", date="昨天"), BadUsage, "昨天"),
    ],
)
def test_what_cannot_be_recorded_is_refused(
    city: Register, said: Leaving, error: type[Exception], words: str
) -> None:
    before = city.query("SELECT COUNT(*) FROM entry")
    with pytest.raises(error, match=words):
        retire(city, ACT, said)
    assert city.query("SELECT COUNT(*) FROM entry") == before


def test_a_day_before_the_line_began_or_after_it_ended_is_refused(
    city: Register, tmp_path: Path
) -> None:
    text = "目录版本,事项编码,事项名称,事项性质,生效日期,失效日期\n2025版,A7,短期事项,协助,2025-08-01,2025-09-01\n"
    assert not read(city, tmp_path / "in", {"目录.csv": text}).rejected
    with pytest.raises(EndsTooEarly):
        retire(city, ACT, Leaving("A7", "expired", date="2025-07-31"))
    with pytest.raises(BadUsage, match="ended on 2025-09-01"):
        retire(city, ACT, Leaving("A7", "expired", date="2025-09-02"))
    assert retire(city, ACT, Leaving("A7", "expired", date="2025-09-01")).entry


@pytest.mark.parametrize("said", ["bought", "转为购买服务", "购买服务", " BOUGHT "])
def test_a_cause_is_said_in_either_tongue(said: str) -> None:
    assert cause_named(said) == "bought"
