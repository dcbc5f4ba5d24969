"""The catalogue as it is published, and the account between two editions, as documents."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from catalog.editions import edition_named
from catalog.editions.bridge import bridge
from catalog.editions.publishing import edition_in_force
from catalog.editions.retiring import Leaving, retire
from catalog.founding import found
from registry import language
from registry.errors import BadUsage
from registry.journal import writing
from registry.store import Register
from reports.builders.bridge import bridge_report
from reports.builders.catalogue import official_list, transfer_list
from reports.document import Document, Table
from reports.renderers import FORMATS, render
from reports.scope import Asked, scope
from tests.catalog.conftest import ACT, CITY, read

SCHEMA = json.loads(
    (Path(__file__).parents[3] / "docs" / "report.schema.json").read_text(encoding="utf-8")
)


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with language.speaking("en"):
        yield


@pytest.fixture
def city(tmp_path: Path) -> Iterator[Register]:
    """The small city with its two editions."""
    found(tmp_path / "zhunru.db", "示例市", ACT)
    with Register.open(tmp_path / "zhunru.db") as register:
        assert not read(register, tmp_path / "city", CITY).rejected
        yield register


def listed(
    register: Register, day: str = "2025-08-01", edition: str = "2025版", *, transfer: bool = False
) -> Document:
    seen = scope(register, date.fromisoformat(day), Asked(day[:4], as_of=day))
    build = transfer_list if transfer else official_list
    return build(seen, edition_named(register, edition))


def bridged(register: Register) -> Document:
    seen = scope(register, date(2025, 8, 1), Asked("2025"))
    found = bridge(register, edition_named(register, "2024版"), edition_named(register, "2025版"))
    return bridge_report(seen, found)


def table(document: Document, name: str) -> Table:
    return next(each for each in document.tables() if each.id == name)


def figures(document: Document) -> dict[str, int]:
    return {figure.id: int(figure.amount.value or 0) for figure in document.figures()}


def admit(register: Register, **more: Any) -> None:
    admission = {
        "key": 1,
        "request": "SQ1",
        "code": "N1",
        "name": "高龄老人入户探访",
        "kind": "entrusted",
        "department": "MZ",
        "body": "示例市社会工作部",
        "document_number": "示社工发〔2025〕3号",
        "exempt": 0,
        "valid_from": "2025-07-01",
        **more,
    }
    with writing(register, ACT) as entry:
        entry.add("admission", {name: [value] for name, value in admission.items()})


def test_the_official_list(city: Register) -> None:
    document = listed(city)
    assert document.title == "Access catalogue of community work of 示例市 (2025版)"
    assert figures(document) == {
        "catalogue.count": 3,
        "catalogue.assist.count": 1,
        "catalogue.purchasable.count": 1,
        "catalogue.barred.count": 1,
    }
    assert table(document, "catalogue.duties").rows[0] == (
        "老年人优待证办理",
        "A1",
        "民生",
        "assist",
        "市民政局",
        "",
        "《老年人权益保障法》",
        "",
        "not recorded",
    )


def test_classes_stand_together_in_the_order_in_which_they_first_come(
    city: Register, tmp_path: Path
) -> None:
    text = "目录版本,事项编码,事项名称,类别,事项性质\n2025版,A5,助餐,民生,协助\n"
    assert not read(city, tmp_path / "in", {"目录.csv": text}).rejected
    rows = table(listed(city), "catalogue.duties").rows
    assert [(row[1], row[2]) for row in rows] == [
        ("A1", "民生"),
        ("A3", "民生"),
        ("A5", "民生"),
        ("A9", "经济"),
    ]


def test_what_left_the_edition_is_no_longer_in_its_list(city: Register) -> None:
    retire(city, ACT, Leaving("A3", "taken_back", date="2025-10-01"))
    before = table(listed(city, "2025-09-30"), "catalogue.duties").rows
    after = table(listed(city, "2025-10-01"), "catalogue.duties").rows
    assert [row[1] for row in before] == ["A1", "A3", "A9"]
    assert [row[1] for row in after] == ["A1", "A9"]


def test_an_edition_that_is_over_is_listed_whole(city: Register) -> None:
    assert figures(listed(city, "2025-08-01", "2024版"))["catalogue.count"] == 3


@pytest.mark.parametrize(
    ("day", "more", "expected"),
    [
        ("2025-08-01", {}, ["N1"]),
        ("2025-08-01", {"exempt": 1}, []),
        ("2025-08-01", {"valid_from": "2025-09-01"}, []),
        ("2025-08-01", {"valid_to": "2025-08-01"}, []),
        ("2025-08-01", {"code": "A1"}, []),
    ],
    ids=["in force", "exempt", "later", "over", "listed by the edition itself"],
)
def test_what_decisions_admitted_since(
    city: Register, day: str, more: dict[str, Any], expected: list[str]
) -> None:
    admit(city, **more)
    tables = [each for each in listed(city, day).tables() if each.id == "catalogue.admitted"]
    assert [row[0] for each in tables for row in each.rows] == expected


def test_the_transfer_list_gives_the_reason_that_is_known(city: Register, tmp_path: Path) -> None:
    files = {
        "目录.csv": "目录版本,事项编码,事项名称,事项性质,责任部门,经费标准\n"
        "2024版,A4,居家巡访,委托,民政局,每户30元\n2024版,A5,助浴,委托,民政局,\n",
        "退出.csv": "原版本,事项编码,退出原因,说明\n2024版,A4,购买服务,由区统一购买\n2024版,A5,购买服务,\n",
    }
    assert not read(city, tmp_path / "in", files).rejected
    admit(city, kind="purchasable")
    rows = table(listed(city, transfer=True), "transfer.services").rows
    assert [(row[0], row[4], row[5]) for row in rows] == [
        ("居家养老服务", "listed as purchasable by 示发〔2025〕9号", "not set"),
        ("高龄老人入户探访", "listed as purchasable by 示社工发〔2025〕3号", "not set"),
        ("居家巡访", "left 2024版 to be bought as a service: 由区统一购买", "每户30元"),
        ("助浴", "left 2024版 to be bought as a service", "not set"),
    ]


def test_a_duty_that_left_this_edition_to_be_bought_is_in_its_transfer_list(
    city: Register,
) -> None:
    retire(city, ACT, Leaving("A1", "bought", "2025版", date="2025-10-01"))
    before = table(listed(city, "2025-09-30", transfer=True), "transfer.services").rows
    after = table(listed(city, "2025-10-01", transfer=True), "transfer.services").rows
    assert [row[1] for row in before] == ["A3"]
    assert [row[1] for row in after] == ["A3", "A1"]


def test_nothing_to_transfer_is_said(city: Register) -> None:
    document = listed(city, "2025-01-01", "2024版", transfer=True)
    assert not document.tables()
    assert "no service" in render(document, "md").decode()


def test_the_account_has_a_line_for_every_cause(city: Register) -> None:
    retire(city, ACT, Leaving("A2", "merged", into="A1"))
    document = bridged(city)
    assert [row for row in table(document, "bridge.account").rows if row[1]] == [
        ("Opening: 2024版", 3),
        ("plus: newly listed", 1),
        ("less: merged", 1),
        ("Closing: 2025版", 3),
    ]
    assert len(table(document, "bridge.account").rows) == 12
    assert table(document, "bridge.account").note == "The account balances: 3 + 1 − 1 = 3."
    assert table(document, "bridge.gone").rows[0][:3] == ("安全隐患排查", "A2", "merged")
    assert table(document, "bridge.gone").rows[0][5] == "A1 老年人优待证办理"
    assert document.findings() == ()


def test_what_is_not_explained_stands_in_the_account_and_among_the_findings(
    city: Register,
) -> None:
    document = bridged(city)
    assert ("less: cause not recorded", 1) in table(document, "bridge.account").rows
    assert [finding.code for finding in document.findings()] == ["catalog.no_cause"]


@pytest.mark.parametrize("tongue", ["zh", "en"])
@pytest.mark.parametrize("name", list(FORMATS))
def test_is_drawn_in_every_format(city: Register, name: str, tongue: language.Tongue) -> None:
    with language.speaking(tongue):
        for document in (listed(city), listed(city, transfer=True), bridged(city)):
            content = render(document, name)
            assert content == render(document, name)
            if name == "json":
                Draft202012Validator(SCHEMA).validate(json.loads(content))


def test_the_edition_in_force_is_the_newest_for_all(city: Register, tmp_path: Path) -> None:
    text = "版本,适用地区,生效日期\n东版,示东区,2025-08-01\n"
    assert not read(city, tmp_path / "in", {"版本.csv": text}).rejected
    assert edition_in_force(city, "2025-06-30").code == "2024版"
    assert edition_in_force(city, "2025-09-01").code == "2025版"
    with pytest.raises(BadUsage):
        edition_in_force(city, "2020-01-01")
