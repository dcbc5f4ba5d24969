"""Time standards of a day, and those that records suggest."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from registry.load.suggesting import quantile, suggestions
from registry.load.times import Span, TimeStandards
from registry.wording import Duties, Line

DUTIES = Duties(
    {"老年人优待证办理": "ZR-001"}, {"ZR-001": [Line("老年人优待证办理", "MZ", "", "9999")]}
)


def row(
    *minutes: int | None, duty: str = "ZR-001", starts: str = "2026-01-01", ends: str = "9999"
) -> dict[str, Any]:
    simple, medium, hard = minutes
    found: dict[str, Any] = {"simple": simple, "medium": medium, "hard": hard}
    return found | {
        "id": 1,
        "duty": duty,
        "unit": None,
        "grade": "interviewed",
        "source": None,
        "starts": starts,
        "ends": ends,
    }


@pytest.mark.parametrize(
    ("minutes", "span"),
    [
        ((10, 20, 45), Span(10, 20, 45)),
        ((None, 20, None), Span(20, 20, 20)),
        ((10, None, 40), Span(10, 25, 40)),
        ((10, 20, None), Span(10, 20, 20)),
    ],
)
def test_a_value_or_a_range(minutes: tuple[int | None, ...], span: Span) -> None:
    times = TimeStandards.of([row(*minutes)], DUTIES, "2026-06-01")
    assert times.by_duty["ZR-001"].span == span


def test_a_standard_by_any_name_of_its_duty_and_on_its_days() -> None:
    rows = [
        row(10, 20, 45, duty="老年人优待证办理", ends="2026-07-01"),
        row(5, 8, 12, starts="2026-07-01"),
    ]
    spans = [
        TimeStandards.of(rows, DUTIES, day).by_duty.get("ZR-001")
        for day in ("2025-12-31", "2026-06-30", "2026-07-01")
    ]
    assert [one.span.middle if one else None for one in spans] == [None, 20, 8]


def test_of_two_at_once_neither_is_used() -> None:
    times = TimeStandards.of([row(10, 20, 45), row(5, 8, 12)], DUTIES, "2026-06-01")
    assert times.by_duty == {}
    assert times.twice == ("ZR-001",)
    assert [one.medium for one in times.stated["ZR-001"]] == [20, 8]


def test_a_standard_without_minutes_is_none_beside_another() -> None:
    times = TimeStandards.of([row(10, 20, 45), row(None, None, None)], DUTIES, "2026-06-01")
    assert times.by_duty["ZR-001"].span == Span(10, 20, 45)
    assert times.twice == ()


def test_a_standard_of_no_duty_and_one_without_minutes() -> None:
    rows = [row(10, 20, 45, duty="扫雪"), row(None, None, None)]
    times = TimeStandards.of(rows, DUTIES, "2026-06-01")
    assert times.strange == ("扫雪",)
    assert "ZR-001" not in times.by_duty


def test_the_median_and_the_middle_half_of_the_records() -> None:
    took = [(2, 20), (1, 30), (4, 200), (1, 10)]  # pieces and minutes: 10, 30, 50 and 10 a piece
    rows = [
        {
            "duty": "老年人优待证办理",
            "community": f"QS010{at}",
            "pieces": pieces,
            "minutes": minutes,
        }
        for at, (pieces, minutes) in enumerate(took)
    ]
    [found] = suggestions(rows, DUTIES)
    assert (found.duty, found.low, found.middle, found.high) == ("ZR-001", 10, 20, 35)
    assert (found.records, found.communities, found.pieces) == (4, 4, 8)


def test_a_single_record_is_its_own_median() -> None:
    assert quantile([Fraction(7)], Fraction(1, 2)) == 7
