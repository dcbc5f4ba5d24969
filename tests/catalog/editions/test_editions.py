"""Editions, and what became of each line from one to the next."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.editions import (
    Change,
    Comparison,
    compare,
    edition_named,
    editions,
    in_force,
    lines,
    lines_of,
)
from registry.errors import UnknownName
from registry.store import Register
from tests.catalog.conftest import read

HEADER = "目录版本,事项编码,事项名称,事项性质,责任部门,依据\n"


def compared(register: Register, folder: Path, old: str, new: str, *apart: str) -> Comparison:
    """The editions 旧 and 新 with these lines, side by side."""
    files = {
        "版本.csv": "版本,生效日期,失效日期\n旧,2020-01-01,2021-01-01\n新,2021-01-01,2022-01-01\n",
        "旧.csv": HEADER + "".join(f"旧,{line}\n" for line in old.split()),
        "新.csv": HEADER + "".join(f"新,{line}\n" for line in new.split()),
    }
    assert not read(register, folder, files).rejected
    return compare(register, edition_named(register, "旧"), edition_named(register, "新"), apart)


def told(found: Comparison) -> tuple[list[str], list[str], list[str]]:
    """Kept as old>new codes, gone, added."""
    return (
        [f"{kept.before.code}>{kept.after.code}" for kept in found.kept],
        [line.code for line in found.gone],
        [line.code for line in found.added],
    )


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("1,扫雪,协助,, 2,值守,协助,,", "1,扫雪,协助,, 3,巡查,协助,,", (["1>1"], ["2"], ["3"])),
        ("1,扫雪,协助,,", "9,扫雪,协助,,", (["1>9"], [], [])),
        ("1,扫雪,协助,,", "1,清扫积雪,协助,,", (["1>1"], [], [])),
        ("1,扫雪,协助,, 2,值守,协助,,", "1,值守,协助,, 2,巡查,协助,,", (["2>1"], ["1"], ["2"])),
        ("1,扫雪,协助,, 2,扫雪,协助,,", "2,扫雪,协助,,", (["2>2"], ["1"], [])),
        ("1,扫雪,协助,, 2,扫雪,协助,,", "5,扫雪,协助,, 6,扫雪,协助,,", (["1>5", "2>6"], [], [])),
    ],
    ids=["by code and name", "recoded", "reworded", "codes moved", "one of two", "two recoded"],
)
def test_the_same_duty_is_known_by_its_name_then_by_its_code(
    city: Register,
    tmp_path: Path,
    old: str,
    new: str,
    expected: tuple[list[str], list[str], list[str]],
) -> None:
    assert told(compared(city, tmp_path / "in", old, new)) == expected


def test_a_retired_duty_does_not_live_on_in_one_that_took_its_code(
    city: Register, tmp_path: Path
) -> None:
    found = compared(city, tmp_path / "in", "1,扫雪,协助,,", "1,巡查,协助,,", "1")
    assert told(found) == ([], ["1"], ["1"])


def test_changes_are_told_column_by_column(city: Register, tmp_path: Path) -> None:
    found = compared(
        city, tmp_path / "in", "1,扫雪,协助,民政局,某法", "1,扫雪,委托,应急局,某法第三条"
    )
    assert found.kept[0].changes == (
        Change("kind", "assist", "entrusted"),
        Change("department", "MZ", "YJ"),
        Change("basis", "某法", "某法第三条"),
    )


def test_editions_for_the_city_and_for_everything_are_of_one_scope(
    city: Register, tmp_path: Path
) -> None:
    text = (
        "版本,适用地区,适用层级,适用社区,生效日期\n"
        "全市版,示例市,,,2026-01-01\n东版,示东区,社区,全部,2026-01-01\n网格版,,网格,,2026-01-01\n"
    )
    assert not read(city, tmp_path / "in", {"版本.csv": text}).rejected
    scopes = {edition.code: edition.scope for edition in editions(city)}
    assert scopes["全市版"] == scopes["2025版"] == ("", "community", "all")
    assert scopes["东版"] == ("示东区", "community", "all")
    assert scopes["网格版"] == ("", "grid", "all")
    assert [edition.code for edition in in_force(city, "2026-02-01")] == [
        "全市版",
        "2025版",
        "东版",
    ]


def test_an_edition_of_which_only_duties_are_known(city: Register, tmp_path: Path) -> None:
    read(city, tmp_path / "in", {"目录.csv": HEADER + "野版,1,扫雪,协助,,\n"})
    assert not edition_named(city, "野版").described
    assert [line.name for line in lines(city, "野版")] == ["扫雪"]


def test_an_unknown_edition_is_answered_with_those_there_are(city: Register) -> None:
    with pytest.raises(UnknownName, match="2025版"):
        edition_named(city, "2026版")


def test_a_duty_is_meant_by_code_name_or_alias(city: Register) -> None:
    from registry.aliases import add_alias
    from tests.catalog.conftest import ACT

    add_alias(city, ACT, "duty", "优待证", "A1")
    for wording in ("A1", "老年人优待证办理", "优待证"):
        assert [(line.edition, line.code) for line in lines_of(city, wording)] == [
            ("2024版", "A1"),
            ("2025版", "A1"),
        ]
