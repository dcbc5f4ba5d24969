"""The audit of the catalogue itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.editions.checking import check
from catalog.founding import found
from registry import language
from registry.store import Register
from tests.catalog.conftest import ACT, read

DUTIES = "目录版本,事项编码,事项名称,事项性质,责任部门,依据,经费标准,生效日期,失效日期\n"
EDITIONS = "版本,文号,发布日期,适用地区,适用层级,生效日期,失效日期\n"
GOOD = "甲版,示发〔2020〕1号,2019-12-01,,,2020-01-01,2021-01-01\n"
LINE = "甲版,1,扫雪,协助,民政局,某法,,,\n"


@pytest.fixture(autouse=True)
def _english() -> None:
    language.use("en")


@pytest.fixture
def blank(tmp_path: Path) -> Register:
    """A register with a department and a district, and no catalogue."""
    found(tmp_path / "new.db", "示例市", ACT)
    register = Register.open(tmp_path / "new.db")
    files = {
        "部门.csv": "部门代码,部门名称,级别,别名\nMZ,市民政局,市级,民政局\n",
        "区划.csv": "名称,级别,上级\n示东区,区县,示例市\n",
    }
    assert not read(register, tmp_path / "names", files).rejected
    return register


@pytest.mark.parametrize(
    ("editions", "duties", "expected"),
    [
        (GOOD, LINE, []),
        ("", "", []),
        (GOOD, "", ["catalog.edition_empty"]),
        ("", LINE, ["catalog.edition_not_described"]),
        ("甲版,,2019-12-01,,,2020-01-01,\n", LINE, ["catalog.edition_not_published"]),
        ("甲版,示发〔2020〕1号,,,,2020-01-01,\n", LINE, ["catalog.edition_not_published"]),
        (GOOD, LINE + "甲版,2,扫雪,协助,民政局,某法,,,\n", ["catalog.duplicate_name"]),
        (
            GOOD,
            "甲版,1,扫雪,协助,民政局,某法,,,2020-06-01\n甲版,2,扫雪,协助,民政局,某法,,2020-06-01,\n",
            [],
        ),
        (GOOD, "甲版,1,扫雪,协助,民政局,无,,,\n", ["catalog.no_basis"]),
        (GOOD, "甲版,1,扫雪,协助,民政局,,,,\n", ["catalog.basis_unknown"]),
        (GOOD, "甲版,1,扫雪,协助,,某法,,,\n", ["catalog.no_department"]),
        (GOOD, "甲版,1,招商,负面清单,,,,,\n", []),
        (GOOD, "甲版,1,扫雪,可购买服务,民政局,某法,,,\n", ["catalog.no_money_standard"]),
        (GOOD, "甲版,1,扫雪,可购买服务,民政局,某法,每户5元,,\n", []),
    ],
)
def test_one_edition(
    blank: Register, tmp_path: Path, editions: str, duties: str, expected: list[str]
) -> None:
    files = {"版本.csv": EDITIONS + editions, "目录.csv": DUTIES + duties}
    read(blank, tmp_path / "in", {name: text for name, text in files.items() if "\n" in text[:-1]})
    assert [finding.code for finding in check(blank)] == expected


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        (",,2021-01-01,", []),
        (",,2020-12-01,", ["catalog.editions_overlap"]),
        (",,2021-02-01,", ["catalog.editions_gap"]),
        ("示东区,,2020-06-01,", []),
        (",网格,2020-06-01,", []),
        ("示例市,社区,2020-12-01,", ["catalog.editions_overlap"]),
    ],
)
def test_two_editions(blank: Register, tmp_path: Path, second: str, expected: list[str]) -> None:
    files = {
        "版本.csv": f"{EDITIONS}{GOOD}乙版,示发〔2021〕1号,2020-12-01,{second}\n",
        "目录.csv": f"{DUTIES}{LINE}乙版,1,扫雪,协助,民政局,某法,,,\n",
    }
    assert not read(blank, tmp_path / "in", files).rejected
    assert [finding.code for finding in check(blank)] == expected


def test_an_overlap_says_from_when_to_when(blank: Register, tmp_path: Path) -> None:
    files = {
        "版本.csv": f"{EDITIONS}{GOOD}乙版,示发〔2021〕1号,2020-12-01,,,2020-12-01,\n",
        "目录.csv": f"{DUTIES}{LINE}乙版,1,扫雪,协助,民政局,某法,,,\n",
    }
    assert not read(blank, tmp_path / "in", files).rejected
    assert check(blank)[0].message == (
        "甲版 and 乙版 are for the same communities and both hold from 2020-12-01 to 2021-01-01."
    )


def test_every_gap_of_a_bridge_and_every_retirement_of_nothing_is_an_error(
    blank: Register, tmp_path: Path
) -> None:
    files = {
        "版本.csv": f"{EDITIONS}{GOOD}乙版,示发〔2021〕1号,2020-12-01,,,2021-01-01,\n",
        "目录.csv": f"{DUTIES}{LINE}乙版,2,巡查,协助,民政局,某法,,,\n",
        "退出.csv": "原版本,事项编码,退出原因,并入或划转至\n甲版,7,到期,\n丙版,1,到期,\n",
    }
    assert not read(blank, tmp_path / "in", files).rejected
    said = check(blank)
    assert [finding.code for finding in said] == [
        "catalog.no_cause",
        "catalog.retirement_of_nothing",
        "catalog.retirement_of_nothing",
    ]
    assert all(finding.is_error for finding in said)
    assert "names 1 of 丙版" in said[1].message
    assert "names 7 of 甲版" in said[2].message


def test_errors_come_before_warnings(blank: Register, tmp_path: Path) -> None:
    duties = "甲版,1,扫雪,协助,民政局,无,,,\n甲版,2,扫雪,协助,民政局,无,,,\n"
    assert not read(
        blank, tmp_path / "in", {"版本.csv": EDITIONS + GOOD, "目录.csv": DUTIES + duties}
    ).rejected
    assert [finding.code for finding in check(blank)] == [
        "catalog.duplicate_name",
        "catalog.no_basis",
        "catalog.no_basis",
    ]
