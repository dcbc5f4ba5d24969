"""The pictures: lengths in proportion, shades by size, unknown drawn as unknown."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports import charts
from reports.charts import Scale


def lengths(drawing: str) -> list[float]:
    return [float(found) for found in re.findall(r'width="([\d.]+)%" height="\d+" class', drawing)]


def test_a_bar_is_as_long_as_its_share_of_the_greatest() -> None:
    assert lengths(charts.bar((30, 0, 20), ("30", "0", "20"), 200)) == [15, 10]


def test_numbers_stand_in_the_pieces_that_have_room() -> None:
    drawing = charts.bar((100, 10, 1), ("100", "10", "1"), 111)
    assert ">100</text>" in drawing
    assert 'wide">10</text>' in drawing
    assert ">1</text>" not in drawing


def test_an_unknown_end_of_a_pair_is_hatched_not_missing() -> None:
    assert 'class="hu"' in charts.pair(None, 5, 10)
    assert 'class="hu"' not in charts.pair(0, 5, 10)


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=9))
def test_pieces_fill_the_greatest_bar(pieces: list[int]) -> None:
    drawing = charts.bar(pieces, [""] * len(pieces), sum(pieces))
    assert sum(lengths(drawing)) == pytest.approx(100 if sum(pieces) else 0, abs=0.05)


@given(st.lists(st.none() | st.integers(0, 10**6)))
def test_shades_rise_with_the_values(values: list[int | None]) -> None:
    scale = Scale.of(values)
    known = sorted(value for value in values if value is not None)
    shades = [int(scale.shade(value)[1:]) for value in known]
    assert shades == sorted(shades)
    assert all((shade == 0) == (value == 0) for shade, value in zip(shades, known, strict=True))
    if known and known[-1]:
        assert shades[-1] == charts.STEPS


@given(st.lists(st.integers(1, 500), min_size=1))
def test_the_legend_covers_every_value_once(values: list[int]) -> None:
    scale = Scale.of(values)
    ranges = list(scale.ranges())
    for value in values:
        assert [shade for shade, least, greatest in ranges if least <= value <= greatest] == [
            scale.shade(value)
        ]


def test_a_strip_joins_neighbours_of_one_shade() -> None:
    scale = Scale.of([1, 2, 3, 4, 5, 6])
    drawing = charts.strip([6, 6, None, 0, 1], scale)
    assert lengths(drawing) == [40, 20, 20]
    assert re.findall('class="(h.)"', drawing) == ["h6", "hu", "h1"]


def test_labels_are_escaped() -> None:
    assert "<b>" not in charts.bar((1,), ("<b>",), 1)
