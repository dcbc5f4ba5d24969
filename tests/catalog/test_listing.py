"""Whether a push-down was listed follows from the editions in force on its date, never from a likeness."""

from __future__ import annotations

from pathlib import Path

import pytest

import catalog.measures  # noqa: F401  (the catalogue's measures are found from here on)
from registry.measures import Measuring
from registry.store import Register
from tests.catalog.conftest import read

HEADER = "下派日期,部门,社区,事项,渠道,承诺经费\n"

PARAMETERS = {
    "known": 2**62,
    "as_of": "2025-12-31",
    "before": "2024-12-31",
    "first": "2025-01",
    "after": "2026-01",
    "year": 2025,
    "community": None,
    "district": None,
    "everywhere": 1,
    "unit": "community",
}


def statuses(register: Register, **more: object) -> dict[str, int]:
    rows = Measuring(register, {**PARAMETERS, **more}).rows("pushdown_by_department")
    return {row["status"]: row["pushdowns"] for row in rows}


@pytest.mark.parametrize(
    ("day", "duty", "status"),
    [
        ("2025-03-01", "A1", "listed"),
        ("2025-03-01", "老年人优待证办理", "listed"),
        ("2025-08-01", "A1", "listed"),
        ("2025-06-30", "A2", "listed"),
        ("2025-07-01", "A2", "expired"),
        ("2025-07-01", "安全隐患排查", "expired"),
        ("2025-06-30", "A3", "unlisted"),
        ("2025-07-01", "A3", "listed"),
        ("2025-03-01", "办理老年人优待证", "unlisted"),
        ("2025-03-01", "A9", "barred"),
        ("2025年3月", "A1", "listed"),
        ("2023-12-31", "A1", "undetermined"),
        ("2023-12-31", "什么事项", "undetermined"),
    ],
)
def test_listed_on_its_day(
    city: Register, tmp_path: Path, day: str, duty: str, status: str
) -> None:
    assert not read(
        city, tmp_path / "in", {"下派.csv": f"{HEADER}{day},民政局,青松,{duty},文件,\n"}
    ).rejected
    assert statuses(city, first="2023-01") == {status: 1}


def test_an_alias_of_a_duty_is_the_duty(city: Register, tmp_path: Path) -> None:
    from registry.aliases import add_alias
    from tests.catalog.conftest import ACT

    read(city, tmp_path / "in", {"下派.csv": f"{HEADER}2025-03-01,民政局,青松,办证,文件,\n"})
    assert statuses(city) == {"unlisted": 1}
    add_alias(city, ACT, "duty", "办证", "A1")
    assert statuses(city) == {"listed": 1}


def test_the_catalogue_may_come_after_the_push_down(city: Register, tmp_path: Path) -> None:
    read(city, tmp_path / "in", {"下派.csv": f"{HEADER}2025-08-01,民政局,青松,新事项,文件,\n"})
    assert statuses(city) == {"unlisted": 1}
    later = "目录版本,事项编码,事项名称,事项性质\n2025版,A7,新事项,协助\n"
    read(city, tmp_path / "later", {"增补.csv": later})
    assert statuses(city) == {"listed": 1}


def test_a_grid_edition_lists_nothing_for_communities(city: Register, tmp_path: Path) -> None:
    files = {
        "版本.csv": "版本,适用层级,生效日期,文号,发布日期\n网格版,网格,2025-01-01,示发〔2025〕2号,2025-01-01\n",
        "网格目录.csv": "目录版本,事项编码,事项名称,事项性质\n网格版,G1,巡查楼道,协助\n",
        "下派.csv": f"{HEADER}2025-08-01,民政局,青松,G1,文件,\n",
    }
    assert not read(city, tmp_path / "in", files).rejected
    assert statuses(city) == {"unlisted": 1}


def test_only_what_reaches_the_district_counts(city: Register, tmp_path: Path) -> None:
    text = (
        f"{HEADER}2025-03-01,民政局,青松,A1,文件,\n2025-03-02,民政局,白云,A1,文件,\n"
        "2025-03-03,民政局,示西区,A1,文件,\n2025-03-04,民政局,全部,A1,文件,\n"
    )
    assert not read(city, tmp_path / "in", {"下派.csv": text}).rejected
    assert statuses(city) == {"listed": 4}
    assert statuses(city, district="示东区", everywhere=0) == {"listed": 2}
    assert statuses(city, community="W1", everywhere=0) == {"listed": 3}
