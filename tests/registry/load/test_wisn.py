"""WHO's method against published examples, and against faults that other programs have."""

from __future__ import annotations

from fractions import Fraction

import pytest

from registry.load.wisn import (
    Allowances,
    Pressure,
    Staffing,
    Unworkable,
    WorkingTime,
    needed,
    required,
)
from registry.quantities import round_half_up


def rounded(value: Fraction | int, places: int) -> float:
    return float(round_half_up(value, places))


def test_kenya_hiv_clinics() -> None:
    """10,000 patients × 10 visits × 15 minutes; 234 days less leave, holidays and training: 17.46 staff."""
    time = WorkingTime(234, 10, 30, 0, 15, 8)
    hours = 10_000 * 10 * Fraction(15, 60)
    assert hours == 25_000
    assert hours / 8 == 3_125
    assert time.days == 179
    assert rounded(needed(hours, time.available), 2) == 17.46


def test_us_social_security_administration() -> None:
    """2,080 hours less leave, holidays and the like: 1,776.5; an hour stands for a day here."""
    away = [Fraction(text) for text in ("68.0", "75.0", "155.7", "4.8")]
    first, second, third, fourth = away
    assert WorkingTime(2_080, first, second, third, fourth, 1).available == Fraction("1776.5")


def test_the_teaching_text() -> None:
    """8,000 × 10 and 4,000 × 20 minutes; 15 % of all time besides, and 600 hours of some."""
    minutes = 8_000 * 10 + 4_000 * 20
    assert minutes == 160_000
    time = WorkingTime(260, 43, 0, 0, 0, 7)
    assert time.available == 1_519
    allowances = Allowances((15,), (600,))
    assert rounded(allowances.category_factor, 3) == 1.176, "1 ÷ (1 − 0.15), not 1.15"
    assert allowances.individual_factor(1_200) == Fraction(1, 2)
    services = needed(Fraction(minutes, 60), time.available)
    whole = required([Fraction(minutes, 60)], time.available, allowances)
    assert whole == services / Fraction(85, 100) + Fraction(600, 1_519)


@pytest.mark.parametrize(
    ("existing", "needs", "ratio", "difference"),
    [(79, 209, 0.4, -130), (808, 1_258, 0.6, -450), (258, 203, 1.3, 55)],
)
def test_cross_river_state(existing: int, needs: int, ratio: float, difference: int) -> None:
    staffing = Staffing(existing, Fraction(needs))
    assert staffing.ratio is not None
    assert rounded(staffing.ratio, 1) == ratio
    assert staffing.difference == difference
    assert staffing.pressure is (Pressure.SPARE if difference > 0 else Pressure.OVERLOADED)


def test_activities_add_up() -> None:
    apart = required([100], 1_000, Allowances()) + required([250], 1_000, Allowances())
    assert required([100, 250], 1_000, Allowances()) == apart == Fraction(7, 20)


class TestFaultsOfOthers:
    def test_the_allowances_of_one_cadre_stay_with_it(self) -> None:
        nurses, midwives = Allowances((20,), (300,)), Allowances((10,))
        alone = required([1_000], 1_500, midwives)
        required([1_000], 1_500, nurses)
        assert (
            required([1_000], 1_500, midwives) == alone == Fraction(1_000, 1_500) / Fraction(9, 10)
        )

    def test_the_individual_allowance_counts_without_services(self) -> None:
        assert required([], 1_200, Allowances((15,), (600,))) == Fraction(1, 2)

    @pytest.mark.parametrize("parts", [(100,), (60, 40), (120,)])
    def test_allowances_of_all_time_are_refused(self, parts: tuple[int, ...]) -> None:
        with pytest.raises(Unworkable, match="nothing is left"):
            Allowances(parts)

    def test_a_ratio_of_one_is_told_exactly(self) -> None:
        tenths = required([Fraction(1, 10)] * 10, 1, Allowances())
        assert Staffing(1, tenths).pressure is Pressure.BALANCED
        nearly = Staffing(Fraction(9_999, 10_000), Fraction(1))
        assert nearly.pressure is Pressure.OVERLOADED


@pytest.mark.parametrize(
    "days",
    [(250, 11, 5, 3, 8, 0), (250, 11, 5, 3, 8, -8), (20, 11, 5, 3, 8, 8), (250, -1, 0, 0, 0, 8)],
)
def test_no_working_time_is_said_and_not_divided_by(days: tuple[int, ...]) -> None:
    with pytest.raises(Unworkable):
        WorkingTime(*days)


def test_what_is_below_zero_is_refused() -> None:
    with pytest.raises(Unworkable):
        Allowances((-1,))
    with pytest.raises(Unworkable):
        needed(-1, 1_000)


def test_where_nobody_is_required_there_is_no_ratio() -> None:
    staffing = Staffing(3, Fraction(0))
    assert staffing.ratio is None
    assert staffing.pressure is Pressure.SPARE
