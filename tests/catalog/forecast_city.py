"""The small city some time after two departments had requests admitted: work was recorded, and some money came."""

from __future__ import annotations

from pathlib import Path

from catalog.founding import found
from catalog.profiles.verdicts import Advice, Row
from catalog.requests import State
from catalog.requests.deciding import Decision, decide
from registry.store import Register
from tests.catalog.conftest import ACT, CITY, read
from tests.catalog.rules.conftest import ruled

HEAD = (
    "申请编号,申请日期,申请部门,申请类型,申请对象,申请事项,原事项,开始日期,结束日期,频次,年工作量,每件用时,实施范围,"
    "首年经费,次年经费,拨付时间\n"
)
VISITS = (
    "SQ-1,2024-11-01,民政局,新增,工作事项,困难家庭入户探访,,2025-01-01,2028-01-01,,240,30分钟,示东区,"
    "12000,12000,2025-06-30、2026-12-31\n"
)
"""240 × 30 minutes = 120 hours a year in the two communities of 示东区, 60 in each; 12,000 yuan in 2025 and in 2026."""
TALKS = (
    "SQ-2,2024-11-02,民政局,新增,工作事项,惠民政策宣讲,,2025-07-01,,每月1次,,60分钟,青松社区,,,\n"
)
"""12 × 60 minutes = 12 hours a year in one community; no money."""
SURVEY = "SQ-3,2024-11-03,民政局,新增,工作事项,残疾人需求登记,,2025-01-01,,,90,20分钟,示例市,,,\n"
"""30 hours a year in all three communities, of which nobody ever records any."""
ALARM = (
    "SQ-4,2024-11-04,应急局,新增,工作事项,燃气隐患上报,,2025-01-01,,,50,,示西区,1000,,2025-12-31\n"
)
"""No time for each is stated; 1,000 yuan in 2025."""
REQUESTS = HEAD + VISITS + TALKS + SURVEY + ALARM

WORK = "日期,社区,事项,件数,用时\n" + "".join(
    line
    for month in range(1, 13)
    for line in (
        f"2025-{month:02d},青松社区,困难家庭入户探访,10,10小时\n",
        f"2025-{month:02d},青松社区,惠民政策宣讲,1,2小时\n" if month > 6 else "",
        f"2025-{month:02d},红星社区,困难家庭入户探访,5,5小时\n" if month > 6 else "",
        f"2025-{month:02d},白云社区,燃气隐患上报,4,3小时\n",
    )
)
"""青松社区: 120 hours of visits in 12 months, 12 hours of talks in the 6 months since they began. 红星社区 began to keep
records in July: 30 hours in 6 months."""

PAID = """\
拨付日期,拨付单位,接收单位,金额,事项,文号
2025-06-20,民政局,示东区,12000,困难家庭入户探访,示民发〔2025〕6号
2025-07-10,示东区,青松社区,3500,困难家庭入户探访,示民发〔2025〕6号
2025-07-10,示东区,红星社区,2500,困难家庭入户探访,示民发〔2025〕6号
"""
"""Of 12,000 yuan 6,000 reach the communities."""

ADMITTING = ruled({}, table=(Row(Advice.ADMIT),))


def build(folder: Path) -> Path:
    """The register of the city in *folder*; the requests are decided, work and payments on record."""
    path = folder / "zhunru.db"
    found(path, "示例市", ACT)
    with Register.open(path) as register:
        for name, files in (
            ("city", CITY),
            ("requests", {"准入申请.csv": REQUESTS}),
            ("later", {"工作.csv": WORK, "拨付.csv": PAID}),
        ):
            result = read(register, folder / name, files)
            assert not result.rejected, [finding.message for finding in result.findings]
            if name == "requests":
                for number in range(1, 5):
                    admit(register, f"SQ-{number}")
    return path


def admit(
    register: Register,
    code: str,
    state: State = State.ADMITTED,
    day: str = "2024-12-01",
    duty: str | None = None,
) -> None:
    """The request is decided."""
    decision = Decision(
        code, state, "市准入联席会议", "示准〔2024〕9号", day, note="见纪要", duty=duty
    )
    decide(register, ACT, decision, ADMITTING)
