"""The case of the five small duties: its files are complete, the same every time, and alike but for what they ask."""

from __future__ import annotations

from pathlib import Path

from catalog.forms import read_form
from catalog.profiles import load
from examples import material
from examples.five_duties import (
    AGAIN,
    FORMS,
    PAYMENTS,
    PROFILE,
    names,
    write_again,
    write_case,
)


def test_five_departments_ask_for_an_hour_a_week_each(tmp_path: Path) -> None:
    write_case(tmp_path)
    departments = {department.name for department in material.departments()}
    asked = []
    for path in sorted((tmp_path / FORMS).iterdir()):
        values, found = read_form(path)
        assert not found, path.name
        assert values["department"] in departments
        assert (values["frequency"], values["volume"], values["minutes_each"]) == (
            *("每周1次", "4108", "60分钟"),
        )
        asked.append((values["department"], values["name"]))
    assert [name for _department, name in asked] == names()
    assert len({department for department, _name in asked}) == 5


def test_the_fifth_is_filed_again_under_its_number_with_fewer_minutes(tmp_path: Path) -> None:
    path = write_again(tmp_path, "SQ2026-034")
    assert path.parent == tmp_path / AGAIN
    values, found = read_form(path)
    assert not found
    assert (values["code"], values["name"], values["minutes_each"]) == (
        *("SQ2026-034", names()[-1], "20分钟"),
    )


def test_the_rules_of_procedure_look_at_the_load(tmp_path: Path) -> None:
    write_case(tmp_path)
    rules = load(PROFILE, tmp_path)
    for key, expected in (("load.lowest_percent", 60), ("load.communities", 0)):
        setting = rules.get(key)
        assert setting is not None
        assert (setting.value, setting.binds) == (expected, True)
    assert rules.lineage[-1] == "national"


def test_the_files_are_the_same_bytes_every_time(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        write_case(tmp_path / folder)
    for path in sorted((tmp_path / "one").rglob("*")):
        if path.is_file():
            other = tmp_path / "two" / path.relative_to(tmp_path / "one")
            assert path.read_bytes() == other.read_bytes(), path.name
    assert PAYMENTS in {path.name for path in (tmp_path / "one").iterdir()}
