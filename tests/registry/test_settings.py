"""What a row states for a parameter that calculations read: in its unit, within its bounds."""

from __future__ import annotations

from fractions import Fraction

import pytest

from registry.settings import KNOWN, Fault, nearest, read


@pytest.mark.parametrize(
    ("name", "value", "unit", "quantity"),
    [
        ("每日工作小时", "8", None, 8),
        ("每日工作小时", "8", "小时/天", 8),
        ("每日工作小时", "480", "分钟", 8),
        ("每日工作小时", "480分钟", None, 8),
        ("每日工作小时", "450", "分钟/日", Fraction(15, 2)),
        ("年休假", "5天", "日", 5),
        ("年休假", "无", None, 0),
        ("共同工作占比", "10%", "％", 10),
        ("社区工作者年工资", "6.2", "万元", 62_000),
        ("社区工作者年工资", "6.2万元", "元/年", 62_000),
        ("社区工作者年工资", "62000", "元/人·年", 62_000),
        ("小时人工成本", "32.5", "元每小时", Fraction(65, 2)),
        ("户数", "84.8万余", "户", 848_000),
        ("每名社区工作者服务户数下限", "300", "户/人", 300),
    ],
)
def test_what_is_understood(
    name: str, value: str, unit: str | None, quantity: Fraction | int
) -> None:
    found = read(name, value, unit)
    assert found.quantity is not None, found
    assert found.quantity.middle == quantity


@pytest.mark.parametrize(
    ("name", "value", "unit", "fault"),
    [
        ("每日工作小时", "480", None, Fault.BOUNDS),
        ("每日工作小时", "480分钟", "小时", Fault.UNIT),
        ("每日工作小时", "40", "小时/周", Fault.UNIT),
        ("每日工作小时", "8-6", "小时", Fault.UNREADABLE),
        ("每日工作小时", "八至六", "小时", Fault.UNREADABLE),
        ("年休假", "5天", "小时", Fault.UNIT),
        ("年休假", "5小时", None, Fault.UNIT),
        ("年休假", "-1", "天", Fault.BOUNDS),
        ("年可能工作日", "367", "天", Fault.BOUNDS),
        ("共同工作占比", "101", "%", Fault.BOUNDS),
        ("社区工作者年工资", "5000", "元/月", Fault.UNIT),
        ("每日值班人数", "若干", "人", Fault.UNREADABLE),
    ],
)
def test_what_is_not(name: str, value: str, unit: str | None, fault: Fault) -> None:
    assert (read(name, value, unit).quantity, read(name, value, unit).fault) == (None, fault)


def test_a_range_is_turned_into_the_unit_at_both_ends() -> None:
    found = read("每日工作小时", "360-480", "分钟").quantity
    assert found is not None
    assert [int(end) for end in (found.low, found.middle, found.high)] == [6, 7, 8]


def test_a_parameter_that_no_calculation_reads_is_any_number() -> None:
    found = read("网吧数量", "3", "个").quantity
    assert found is not None
    assert found.middle == 3


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("每日工作小時数", "每日工作小时"),
        ("年休假天数", "年休假"),
        ("职工年平均工资", "市级职工年平均工资"),
    ],
)
def test_the_nearest_name(written: str, meant: str) -> None:
    assert nearest(written)[0] == meant
    assert written not in KNOWN


def test_every_parameter_is_in_its_own_unit() -> None:
    assert {known.factor(known.unit) for known in KNOWN.values()} == {1}
    assert {known.factor(known.unit.partition("/")[0]) for known in KNOWN.values()} == {1}
