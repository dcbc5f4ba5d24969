"""Which of several values of a setting holds on a day."""

from __future__ import annotations

from typing import Any

from registry.parameters import Parameters


def row(value: str, status: str | None, starts: str = "", ends: str = "9999") -> dict[str, Any]:
    found: dict[str, Any] = {"name": "病事假", "value": value, "source": "示例", "status": status}
    return found | {"starts": starts, "ends": ends}


def test_what_is_in_force_goes_before_what_is_proposed() -> None:
    rows = [row("3", "in_force", "2024-01-01"), row("9", "proposed", "2025-01-01")]
    assert Parameters(rows, "2025-06-01").number("病事假") == 3


def test_a_proposed_value_where_there_is_no_other_says_so() -> None:
    setting = Parameters([row("9", "proposed")], "2025-06-01").setting("病事假")
    assert setting is not None
    assert setting.value == 9
    assert setting.status == "proposed"


def test_the_newest_of_its_kind_on_its_days() -> None:
    rows = [row("3", "in_force", "2024-01-01"), row("4", "in_force", "2025-01-01", "2026-01-01")]
    found = [
        Parameters(rows, day).number("病事假") for day in ("2023-01-01", "2024-06-01", "2025-06-01")
    ]
    assert found == [None, 3, 4]


def test_a_value_that_is_no_number_is_none() -> None:
    assert Parameters([row("若干", "in_force")], "2025-06-01").number("病事假") is None
