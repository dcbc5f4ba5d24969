"""Which duty is meant, and by what name it is told."""

from __future__ import annotations

from registry.wording import Duties, Line


def test_what_is_barred_goes_by_the_name_of_its_line() -> None:
    """It is no duty in force, but work recorded under it has a name; what nobody knows goes by its code."""
    line = Line("老年人优待证办理", "MZ", "2026-01-01", "9999")
    duties = Duties({}, {"ZR-001": [line]}, {"ZR-190": "承担招商引资任务指标"})
    assert [duties.name(code) for code in ("ZR-001", "ZR-190", "ZR-999")] == [
        "老年人优待证办理",
        "承担招商引资任务指标",
        "ZR-999",
    ]
    assert not duties.is_live("ZR-190", "2026-06-01")
