"""The burden report says what an office would count by hand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from catalog.founding import found
from registry import language
from registry.intake.importing import Options
from registry.quantities import Amount
from registry.store import Register
from reports.builders.burden import burden_report
from reports.document import Document, Table
from reports.renderers import render
from reports.scope import Asked, scope
from tests.catalog.conftest import ACT, CITY, read

SCHEMA = json.loads(
    (Path(__file__).parents[3] / "docs" / "report.schema.json").read_text(encoding="utf-8")
)

BURDENS = {
    "牌子.csv": (
        "社区,牌子名称,部门,悬挂位置,依据,对应事项,挂牌日期,摘牌日期\n"
        "青松,安全生产站,应急局,对外,无,A2,2024-03-01,\n"
        "青松,居民议事厅,民政局,对内,示发〔2024〕7号,A1,2024-03-01,\n"
        "红星,安全生产站,应急局,对外,无,A2,2024-03-01,2025-05-01\n"
        "白云,安全生产站,应急局,对外,,,2025-03-01,\n"
    ),
    "台账.csv": (
        "台账名称,部门,社区,频次,每次用时\n"
        "隐患排查台账,应急局,全部,每月2次,30分钟\n"
        "老年人台账,民政局,示东区,每季度,\n"
    ),
    "证明.csv": "证明名称,索要单位,社区,年开具量,每次用时\n亲属关系证明,某银行,青松,120,10分钟\n",
    "检查.csv": "检查考核名称,部门,社区,频次,准备用时,一票否决\n安全检查,应急局,青松,4,6小时,是\n",
    "下派.csv": (
        "下派日期,部门,社区,事项,文号,渠道,承诺经费（万元）\n"
        "2025-02-01,民政局,青松,A1,示民发〔2025〕1号,文件,1.2\n"
        "2025-03-01,应急局,全部,A2,,微信群,\n"
        "2025-08-01,应急局,全部,A2,,微信群,\n"
        "2025-09-01,应急局,红星,安全隐患的排查,,会议,约0.5\n"
    ),
    "拨付.csv": (
        "拨付日期,拨付单位,接收单位,金额,事项,文号\n"
        "2025-04-01,民政局,示东区,12000,A1,示民发〔2025〕1号\n"
        "2025-05-01,示东区,青松,9000,A1,示民发〔2025〕1号\n"
    ),
    "人员.csv": "社区,年度,岗位,员额,实有人数\n青松,2025,两委,7,6\n红星,2025,两委,5,4\n白云,2025,网格员,4,4\n",
    "参数.csv": "参数名称,数值,来源\n每名社区工作者服务户数下限,300,示例\n每名社区工作者服务户数上限,500,示例\n",
}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    folder = tmp_path_factory.mktemp("town")
    found(folder / "zhunru.db", "示例市", ACT)
    with Register.open(folder / "zhunru.db") as register:
        result = read(register, folder / "in", {**CITY, **BURDENS}, Options())
        assert not result.rejected, [str(f.where) + f.message for f in result.findings]
        yield register


@pytest.fixture(autouse=True)
def _english() -> None:
    language.use("en")


def report(register: Register, **asked: str) -> Document:
    return burden_report(scope(register, date(2026, 1, 20), Asked(**asked)))


def figures(document: Document) -> dict[str, Amount]:
    return {figure.id: figure.amount for figure in document.figures()}


def table(document: Document, wanted: str) -> Table:
    return next(found for found in document.tables() if found.id == wanted)


def test_period_is_the_last_year_with_facts(town: Register) -> None:
    document = report(town)
    assert (document.period, document.as_of, document.place) == ("2025", "2025-12-31", "示例市")
    assert "invented" in document.notice


@pytest.mark.parametrize(
    ("figure", "value"),
    [
        ("burden.community.count", 3),
        ("burden.household.count", 6200),
        ("burden.duty.count", 2),  # A1 and A3 hold at the end of 2025; A9 is barred
        ("burden.signboard.count", 3),
        ("burden.signboard.before", 3),
        ("burden.ledger.count", 5),  # one in each of three communities, one in each of two
        ("burden.certificate.barred", 1),
        ("burden.signboard.without_basis", 1),  # of the live ones: 青松; 白云 does not say
        ("burden.signboard.basis_unknown", 1),
        ("burden.signboard.without_live_duty", 1),  # A2 left the catalogue
        ("burden.signboard.duty_unknown", 1),
        ("burden.ledger.time", 3 * 24 * 30),  # minutes; the other ledger's time is unknown
        ("burden.certificate.time", 1200),
        ("burden.inspection.time", 4 * 360),
        ("pushdown.count", 4),
        ("pushdown.listed.count", 2),
        ("pushdown.expired.count", 1),
        ("pushdown.unlisted.count", 1),
        ("pushdown.promised", 1_700_000),
        ("pushdown.paid", 1_200_000),
        ("pushdown.received", 900_000),
        ("pushdown.received.unassigned", 0),
        ("staffing.people", 14),
    ],
)
def test_figure(town: Register, figure: str, value: int) -> None:
    assert figures(report(town))[figure].value == value


def test_about_and_unknown_keep_their_marks(town: Register) -> None:
    found = figures(report(town))
    assert found["burden.household.count"].about
    assert found["pushdown.promised"].about
    assert (found["pushdown.promised"].known, found["pushdown.promised"].of) == (2, 4)
    assert (found["burden.ledger.time"].known, found["burden.ledger.time"].of) == (3, 5)


def test_before_and_after_in_the_wording_of_reports(town: Register) -> None:
    first = figures(report(town, period="2025-H1"))
    assert (first["burden.signboard.before"].value, first["burden.signboard.now"].value) == (3, 3)
    text = json.dumps(json.loads(render(report(town), "json")), ensure_ascii=False)
    assert "安全生产站" in text


def test_money_that_a_district_passed_on_counts_for_the_department_of_the_document(
    town: Register,
) -> None:
    rows = {row[0]: row for row in table(report(town), "pushdown.departments").rows}
    assert rows["市民政局"][-2:] == (1_200_000, 900_000)
    assert rows["市应急管理局"][-2:] == (0, 0)


def test_departments_with_most_unlisted_work_come_first(town: Register) -> None:
    rows = table(report(town), "pushdown.departments").rows
    assert [row[0] for row in rows] == ["市应急管理局", "市民政局"]


def test_unlisted_work_comes_with_a_suggestion(town: Register) -> None:
    found = {
        finding.where.duty: finding for finding in report(town).findings() if finding.where.duty
    }
    assert found["安全隐患的排查"].code == "audit.unlisted"
    assert found["A2"].code == "audit.expired"
    assert found["A2"].where.department == "市应急管理局"


def test_findings_name_unit_fact_and_rule(town: Register) -> None:
    codes = {finding.code for finding in report(town).findings()}
    assert {"audit.barred", "audit.veto", "audit.no_basis", "audit.no_live_duty"} <= codes
    barred = next(finding for finding in report(town).findings() if finding.code == "audit.barred")
    assert barred.where.department == "某银行"
    assert "亲属关系证明" in barred.message
    assert "民发〔2020〕20号" in str(barred.evidence)


def test_only_a_district_or_a_community(town: Register) -> None:
    east = figures(report(town, district="示东区"))
    assert east["burden.community.count"].value == 2
    assert east["burden.ledger.count"].value == 4
    west = figures(report(town, community="白云"))
    assert west["burden.signboard.now"].value == 1
    assert report(town, community="白云").place == "示西区白云社区"


def test_norm_and_gap(town: Register) -> None:
    texts = [block.text for block in report(town).blocks() if hasattr(block, "text")]
    sentence = next(text for text in texts if "norm" in text)
    assert "13–21 people are needed; 14 are there: gap 0" in sentence


@pytest.mark.parametrize("tongue", ["zh", "en"])
@pytest.mark.parametrize("name", ["json", "html", "md", "csv", "xlsx", "table"])
def test_same_input_same_bytes_in_every_format(
    town: Register, name: str, tongue: language.Tongue
) -> None:
    language.use(tongue)
    first, second = (render(report(town), name) for _time in range(2))
    assert first == second
    assert len(first) > 1000


def test_json_follows_its_schema(town: Register) -> None:
    document: Any = json.loads(render(report(town), "json"))
    Draft202012Validator(SCHEMA).validate(document)
    assert [finding["code"] for finding in document["findings"]]


def test_as_it_was_known_earlier(town: Register) -> None:
    document = report(town, known_on="2026-01-04", period="2025")
    assert figures(document)["burden.community.count"].value == 0


def test_empty_register_says_so(tmp_path: Path) -> None:
    found(tmp_path / "a.db", "示例市", ACT)
    with Register.open(tmp_path / "a.db") as register:
        document = report(register)
    assert document.period == "2026"
    assert figures(document)["burden.community.count"].value == 0
    for name in ("json", "html", "md", "csv", "xlsx", "table"):
        assert render(document, name)
