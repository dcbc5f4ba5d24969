"""What a report speaks of follows from its options."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from catalog.founding import found
from registry import language
from registry.errors import BadUsage, UnknownName
from registry.store import Register
from reports.scope import Asked, Scope, scope
from tests.catalog.conftest import ACT, CITY, read

TODAY = date(2026, 5, 20)


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Register:
    language.use("en")
    folder = tmp_path_factory.mktemp("scope")
    found(folder / "zhunru.db", "示例市", ACT)
    made = Register.open(folder / "zhunru.db")
    pushed = "下派日期,部门,社区,事项\n2025-11-03,民政局,青松,A1\n"
    assert not read(made, folder / "in", {**CITY, "下派.csv": pushed}).rejected
    return made


def days(made: Scope) -> tuple[str, str, str]:
    return made.period.name, made.as_of, made.before


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (Asked(), ("2025", "2025-12-31", "2024-12-31")),
        (Asked(period="2026"), ("2026", "2026-05-20", "2025-12-31")),
        (Asked(period="2026-Q1"), ("2026-Q1", "2026-03-31", "2025-12-31")),
        (Asked(period="2026年上半年"), ("2026-H1", "2026-05-20", "2025-12-31")),
        (Asked(period="2025-07"), ("2025-07", "2025-07-31", "2025-06-30")),
        (Asked(period="2025", against="2023"), ("2025", "2025-12-31", "2023-12-31")),
        (Asked(period="2025", as_of="2025-03-15"), ("2025", "2025-03-15", "2024-12-31")),
        (Asked(period="2027"), ("2027", "2027-12-31", "2026-12-31")),
    ],
)
def test_days(register: Register, asked: Asked, expected: tuple[str, str, str]) -> None:
    assert days(scope(register, TODAY, asked)) == expected


@pytest.mark.parametrize(
    "asked",
    [Asked(period="去年"), Asked(period="2026-13"), Asked(as_of="3月"), Asked(known_on="x")],
)
def test_what_is_no_period_or_day(register: Register, asked: Asked) -> None:
    with pytest.raises(BadUsage):
        scope(register, TODAY, asked)


def test_unknown_names_come_with_the_nearest(register: Register) -> None:
    with pytest.raises(UnknownName, match="青松社区"):
        scope(register, TODAY, Asked(community="青松园社区"))
    with pytest.raises(UnknownName, match="示东区"):
        scope(register, TODAY, Asked(district="东区"))


def test_place_is_named_in_full(register: Register) -> None:
    assert scope(register, TODAY).place == "示例市"
    assert scope(register, TODAY, Asked(district="示西区")).place == "示西区"
    assert scope(register, TODAY, Asked(community="白云")).place == "示西区白云社区"


def test_known_on_reads_the_register_as_it_was(register: Register) -> None:
    before = scope(register, TODAY, Asked(known_on="2026-01-04"))
    after = scope(register, TODAY, Asked(known_on="2026-01-05"))
    assert before.measuring.rows("community_count")[0]["communities"] == 0
    assert after.measuring.rows("community_count")[0]["communities"] == 3


def test_example_data_say_so(register: Register, tmp_path: Path) -> None:
    assert "invented" in scope(register, TODAY).notice
    found(tmp_path / "real.db", "某市", ACT)
    with Register.open(tmp_path / "real.db") as other:
        assert scope(other, TODAY).notice == ""
