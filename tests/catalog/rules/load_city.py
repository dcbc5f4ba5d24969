"""A city whose people are nearly taken up, and small requests to it: for tests of the load gate."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from catalog.requests import Request, columns
from catalog.requests.facts import add_fact
from registry.journal import writing
from registry.store import Register
from tests.catalog.conftest import ACT, read
from tests.catalog.rules.conftest import request

GATE = {"load.lowest_percent": 100}

SETTINGS = "参数名称,数值,来源,状态,生效日期\n年可能工作日,250,示例,现行有效,2025-01-01\n每日工作小时,8,示例,现行有效,2025-01-01\n"
"""250 × 8 = 2,000 hours a year and person."""
PEOPLE = "社区,年度,岗位,实有人数\n青松社区,2025,专职,2\n红星社区,2025,专职,1\n"
WORK = "日期,社区,事项,件数,用时\n" + "".join(
    f"2025-{month:02d},{community},A1,10,{hours}小时\n"
    for month in range(1, 13)
    for community, hours in (("青松社区", 300), ("红星社区", 150))
)
"""3,600 of 4,000 hours are taken in 青松社区, 1,800 of 2,000 in 红星社区; 白云社区 recorded nothing."""


def taken_up(city: Register, folder: Path, work: str = WORK) -> Register:
    """*city* with people and a year of *work* in two of its three communities."""
    result = read(city, folder, {"参数.csv": SETTINGS, "人员.csv": PEOPLE, "工作.csv": work})
    assert not result.rejected, [finding.message for finding in result.findings]
    return city


def small(minutes: int | None, **others: Any) -> Request:
    """A request for 120 occasions a year of so many *minutes* in each community: 2 hours a year a minute."""
    asked = {"volume": None, "yearly_60": 120 * 60, "minutes_each": minutes, "place": "示例市"}
    return request(**asked | others)


def admit(register: Register, asked: Request, duty: str | None = None) -> None:
    """The request is on record and admitted under its own number or that of *duty*; no community recorded it yet."""
    told = {name: getattr(asked, "duty_class" if name == "class" else name) for name in columns()}
    admitted: dict[str, Any] = {}
    admitted |= {
        "request": asked.code,
        "code": duty or asked.code,
        "name": asked.name,
        "kind": "assist",
    }
    admitted |= {"department": asked.department, "place": asked.place, "body": "市联席会议"}
    admitted |= {"document_number": "示准〔2026〕1号", "exempt": 0}
    with writing(register, ACT) as entry:
        add_fact(entry, "request", (asked.code,), told)
        add_fact(entry, "admission", (asked.code,), admitted)
