"""What a printed figure is beside the computed one: rounded half up, cut off, or neither; and what about-marks allow."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.quantities import round_half_up
from reports.published.judging import Outcome, Span, cut_off, exactly, judge, rounded, span
from reports.published.numbers import Figure, cell_figure


def printed(text: str) -> Figure:
    figure = cell_figure(text)
    assert figure is not None, text
    return figure


def share(part: str, whole: str) -> Span:
    return exactly(100) * span(printed(part)) / span(printed(whole))


@pytest.mark.parametrize(
    ("part", "whole", "percentage", "outcome"),
    [
        ("117", "149", "78.5%", "agrees"),
        ("350", "651", "53.8%", "agrees"),
        ("350", "651", "53.7%", "truncated"),
        ("83", "651", "12.8%", "contradicts"),
        ("1", "8", "12.5%", "agrees"),
        ("1", "8", "13%", "agrees"),
        ("1", "8", "12%", "truncated"),
        ("19", "2324", "不到2%", "agrees"),
        ("19", "2324", "近2%", "contradicts"),
        ("198", "250", "近80%", "agrees"),
        ("201", "250", "近80%", "contradicts"),
        ("201", "250", "80%以上", "agrees"),
        ("199", "250", "80%以上", "contradicts"),
        ("206", "250", "80%多", "agrees"),
        ("240", "250", "80%多", "contradicts"),
        ("195", "250", "约80%", "agrees"),
        ("180", "250", "约80%", "contradicts"),
    ],
)
def test_a_share(part: str, whole: str, percentage: str, outcome: str) -> None:
    assert judge(printed(percentage), share(part, whole)) == outcome


@pytest.mark.parametrize(
    ("part", "whole", "percentage", "outcome"),
    [
        ("近200", "250", "80%", "agrees"),
        ("近200", "250", "75%", "about"),
        ("近200", "250", "60%", "contradicts"),
        ("200余", "250", "85%", "about"),
        ("5万以上", "10万", "70%", "about"),
        ("85", "近200", None, "about"),
        ("85", "200", None, "not_printed"),
    ],
)
def test_figures_behind_it_that_are_about(
    part: str, whole: str, percentage: str | None, outcome: str
) -> None:
    told = None if percentage is None else printed(percentage)
    assert judge(told, share(part, whole)) == outcome


def test_a_range_by_a_norm() -> None:
    staff = span(printed("3000")) / span(printed("300~400"))
    assert judge(printed("15"), staff) == "contradicts"
    assert judge(printed("9"), staff) == "agrees"
    assert judge(printed("7"), staff) == "truncated"
    assert judge(printed("6"), staff) == "contradicts"
    assert judge(printed("8~10"), staff) == "agrees"


def test_nothing_divides_by_zero() -> None:
    assert judge(printed("5%"), share("3", "0")) == "contradicts"


VALUES = st.fractions(min_value=0, max_value=10**7, max_denominator=10**5)
STEPS = st.sampled_from([Fraction(1, 100), Fraction(1, 10), Fraction(1), Fraction(1000)])


@given(VALUES, STEPS, st.integers(min_value=0, max_value=10**9))
def test_outcomes_exclude_each_other_and_leave_nothing_out(
    value: Fraction, step: Fraction, steps: int
) -> None:
    figure = Figure(steps * step, step=step)
    outcome = judge(figure, exactly(value))
    rounds = round_half_up(value / step) * step == figure.value
    cuts = cut_off(value, step) == figure.value
    expected = Outcome.AGREES if rounds else Outcome.TRUNCATED if cuts else Outcome.CONTRADICTS
    assert outcome is expected


@given(VALUES, STEPS)
def test_what_would_agree_agrees(value: Fraction, step: Fraction) -> None:
    right = Figure(rounded(value, step), step=step)
    assert judge(right, exactly(value)) is Outcome.AGREES
    assert abs(right.value - value) * 2 <= step


@given(VALUES, STEPS)
def test_what_is_cut_off_never_contradicts(value: Fraction, step: Fraction) -> None:
    short = Figure(cut_off(value, step), step=step)
    assert judge(short, exactly(value)) in (Outcome.AGREES, Outcome.TRUNCATED)
    assert 0 <= value - short.value < step


@given(VALUES, STEPS, st.integers(min_value=2, max_value=50))
def test_two_steps_away_contradicts(value: Fraction, step: Fraction, away: int) -> None:
    figure = Figure(rounded(value, step) + away * step, step=step)
    assert judge(figure, exactly(value)) is Outcome.CONTRADICTS
