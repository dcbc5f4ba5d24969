"""A small town of which every report has something to tell."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from catalog.founding import found
from catalog.profiles.verdicts import Advice, Row
from catalog.requests import State
from catalog.requests.deciding import Decision, decide
from registry import language
from registry.intake.importing import Options
from registry.store import Register
from tests.catalog.conftest import ACT, CITY, read
from tests.catalog.rules.conftest import ruled
from tests.reports.builders.test_burden import BURDENS

MORE = {
    "往来.csv": (
        "拨付日期,拨付单位,接收单位,金额,事项,文号,所属年度,拨付方式\n"
        "2025-06-01,应急局,红星,3000,A2,示应〔2025〕1号,,\n"
        "2025-10-01,红星,应急局,500,A2,示应〔2025〕1号,,退回\n"
        "2025-11-01,青松,红星,200,A1,,,\n"
        "2025-12-01,示东区,示东区,700,A1,,2026,结转\n"
        "2025-01-10,示东区,示东区,400,A1,,2025,结转\n"
        "2025-09-01,示西区,白云,1000,,,,\n"
    ),
    "标准.csv": (
        "经费名称,事项,部门,计算方式,标准金额,来源,生效日期\n"
        "优待证经费,A1,民政局,每户,2,示发〔2024〕3号,2024-01-01\n"
    ),
    "需求.csv": (
        "反映日期,社区,类别,内容,紧急程度,办理单位,办理状态,办结日期\n"
        "2025-03-01,青松,需求,加装路灯,紧急,示东区,已办结,2025-04-01\n"
        "2025-05-01,红星,问题,管道堵塞,紧急,示东区,办理中,\n"
        "2025-06-01,白云,问题,停车难,一般,,不予办理,\n"
    ),
    "整改台账.csv": (
        "问题编号,责任单位,存在问题,交办日期,整改时限,整改状态,完成日期\n"
        "自-1,应急局,安全生产站挂牌,2025-03-01,2025-06-01,已完成,2025-05-01\n"
        "自-2,应急局,微信群下派,2025-03-01,2025-06-01,整改中,\n"
        "自-3,民政局,台账过多,2025-03-01,2026-12-01,整改中,\n"
    ),
    "退出.csv": "原版本,事项编码,退出原因,文号,退出日期\n2024版,A2,部门收回,示发〔2025〕8号,2025-07-01\n",
    "不予承接.csv": "来件日期,承接单位,交办部门,交办事项,渠道\n2025-08-01,青松,应急局,安全隐患的排查,微信群\n",
    "申请.csv": (
        "申请编号,申请日期,申请部门,申请类型,申请对象,申请事项,开始日期,结束日期,实施范围\n"
        "SQ-1,2025-08-02,民政局,新增,工作事项,社会救助对象入户探访,2025-10-01,2028-06-01,示东区\n"
        "SQ-2,2025-08-03,应急局,新增,工作事项,燃气安全入户宣传,2026-06-01,2028-06-01,示东区\n"
    ),
    "设定.csv": (
        "参数名称,数值,来源,状态,生效日期\n"
        "年可能工作日,261,示例,现行有效,2025-01-01\n每日工作小时,8,示例,现行有效,2025-01-01\n"
        "法定节假日,13,示例,现行有效,2025-01-01\n年休假,5,示例,现行有效,2025-01-01\n"
        "病事假,3,示例,现行有效,2025-01-01\n"
    ),
    "工作.csv": (
        "日期,社区,事项,件数,用时\n2025-02-01,青松,A1,30,600分钟\n2025-03-01,红星,A1,10,\n"
    ),
}


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    """The town of the burden report, with money, needs, requests and a ledger besides."""
    language.use("en")
    folder = tmp_path_factory.mktemp("traced")
    found(folder / "zhunru.db", "示例市", ACT)
    with Register.open(folder / "zhunru.db") as register:
        result = read(register, folder / "in", {**CITY, **BURDENS, **MORE}, Options())
        assert not result.rejected, [str(f.where) + f.message for f in result.findings]
        said = Decision(
            "SQ-1",
            State.ADMITTED,
            body="市社区工作准入联席会议",
            document_number="示社工发〔2025〕3号",
            date="2025-09-01",
        )
        decide(register, ACT, said, ruled({}, table=(Row(Advice.ADMIT),)))
        yield register
