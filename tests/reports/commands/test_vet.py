"""``zhunru vet``: filed requests, forms that nobody filed, folders of them; what is kept, and when it is stale."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from tests.catalog.forms.papers import filled_word
from tests.office import Office

SCHEMA = json.loads(
    (Path(__file__).parents[3] / "docs" / "vet.schema.json").read_text(encoding="utf-8")
)

HEAD = (
    "申请编号,申请日期,申请部门,申请类型,申请对象,申请事项,申请理由,依据,附实施方案,社区职责,开始日期,结束日期,频次,"
    "年工作量,每件用时,实施范围,下放权限,培训安排,首年经费,经费来源,拨付时间,单独检查考核,一票否决,签订责任状\n"
)
GOOD = (
    "SQ2026-001,2026-03-02,市民政局,新增,工作事项,社会救助政策宣传,及时发现困难,《社会救助暂行办法》第四条,是,协助入户,"
    "2026-06-01,2027-06-01,每月1次,240,30分钟,全部,信息核对,集中培训1次,4000,本部门预算,2026-12-31,否,否,否\n"
)
RATE = "参数名称,数值,单位,来源\n小时人工成本,30,元,示例\n"
"""240 × 30 min × 30 yuan an hour = 3,600 yuan."""

SAME = GOOD.replace("SQ2026-001", "SQ2026-002").replace("社会救助政策宣传", "走访社会救助对象")


KNOWN = (
    "目录版本,事项编码,事项名称,事项性质,责任部门\n2026版,ZR-005,社会救助对象走访,协助,市民政局\n"
)


@pytest.fixture
def gate(office: Office) -> Office:
    """The office with two requests on record, a duty that one of them repeats, and what an hour costs."""
    assert office.import_text("救助.csv", KNOWN).code == 0
    assert office.import_text("参数.csv", RATE).code == 0
    ran = office.import_text("准入申请.csv", HEAD + GOOD + SAME)
    assert ran.code == 0, ran.out
    return office


def vet(office: Office, *arguments: str) -> dict[str, object]:
    ran = office.zhunru("vet", *arguments, "--as-of", "2026-03-10", "--format", "json")
    jsonschema.validate(ran.json, SCHEMA)
    found: dict[str, object] = ran.json
    return found


def test_a_request_with_nothing_against_it_is_to_be_admitted(gate: Office) -> None:
    ran = gate.zhunru("vet", "SQ2026-001", "--as-of", "2026-03-10")
    assert ran.code == 0, ran.out
    lines = ran.out.splitlines()
    assert lines[0] == "Request SQ2026-001: 社会救助政策宣传"
    assert lines[1].startswith("Advice: admit.")
    assert "[×]" not in ran.out
    assert vet(gate, "SQ2026-001")["verdict"] == "admit"


def test_what_stands_against_a_request_with_rule_source_fact_and_change(gate: Office) -> None:
    ran = gate.zhunru("vet", "SQ2026-002", "--as-of", "2026-03-10")
    assert ran.code == 3
    assert "do not admit" in ran.err
    assert "社会救助对象走访" in ran.out
    assert "2026版 ZR-005" in ran.out
    assert "  → " in ran.out
    finding = next(f for f in vet(gate, "SQ2026-002")["findings"] if f["outcome"] == "fail")  # type: ignore[attr-defined]
    assert finding["code"] == "duplicates.duty"


def test_the_smallest_change_that_is_told_turns_the_answer(gate: Office) -> None:
    poor = GOOD.replace(",4000,", ",3599.99,")
    gate.import_text("少.csv", HEAD + poor)
    ran = gate.zhunru("vet", "SQ2026-001", "--as-of", "2026-03-10")
    assert "3,600" in ran.out
    assert "239" in ran.out, "or one piece less"
    gate.import_text("足.csv", HEAD + poor.replace(",3599.99,", ",3600,"))
    assert gate.zhunru("vet", "SQ2026-001", "--as-of", "2026-03-10").code == 0


def test_a_form_that_nobody_filed(gate: Office) -> None:
    form = filled_word(gate.folder / "申请表.docx")
    ran = gate.zhunru("vet", form, "--as-of", "2026-03-10", "--format", "json")
    assert ran.code == 3
    jsonschema.validate(ran.json, SCHEMA)
    assert ran.json["request"] == "—"
    assert gate.live("request", "code") == [("SQ2026-001",), ("SQ2026-002",)], "nothing was filed"
    ran = gate.zhunru("vet", form, "--record")
    assert ran.code == 2
    assert "request file" in ran.err


def test_a_folder_of_forms_of_which_one_is_broken(gate: Office) -> None:
    folder = gate.folder / "申请"
    folder.mkdir()
    filled_word(folder / "一.docx")
    (folder / "二.docx").write_bytes(b"PK\x03\x04 torn")
    ran = gate.zhunru("vet", "--all", folder, "--as-of", "2026-03-10", "--format", "json")
    assert ran.code == 4
    assert "二.docx" in ran.err
    jsonschema.validate(ran.json, SCHEMA)
    assert len(ran.json["requests"]) == 1


def test_all_filed_requests_that_await_their_decision(gate: Office) -> None:
    ran = gate.zhunru("vet", "--all", "--as-of", "2026-03-10")
    assert ran.code == 3
    assert "1 of 2 requests" in ran.err
    assert "SQ2026-001" in ran.out
    gate.zhunru("request", "withdraw", "SQ2026-002", "--note", "部门来函撤回")
    ran = gate.zhunru("vet", "--all", "--as-of", "2026-03-10")
    assert ran.code == 0
    assert "SQ2026-002" not in ran.out


def test_a_kept_verdict_is_stale_once_its_ground_has_changed(gate: Office) -> None:
    kept = gate.zhunru("vet", "SQ2026-001", "--as-of", "2026-03-10", "--record")
    assert "Kept as verdict SQ2026-001/" in kept.err
    again = gate.zhunru("vet", "SQ2026-001", "--as-of", "2026-03-10")
    assert "stale" not in again.out
    gate.import_text(
        "又.csv",
        "目录版本,事项编码,事项名称,事项性质,责任部门\n2026版,ZR-009,救助对象走访,协助,市民政局\n",
    )
    again = gate.zhunru("vet", "SQ2026-001", "--as-of", "2026-03-10")
    assert "is stale" in again.out
    gate.import_text("改.csv", HEAD + GOOD.replace(",4000,", ",5000,"))
    again = gate.zhunru("vet", "SQ2026-001", "--as-of", "2026-03-10")
    assert "the request" in again.out
    own = gate.write("本市.toml", 'name = "本市"\nextends = "national"\n')
    other = gate.zhunru("vet", "SQ2026-001", "--as-of", "2026-03-10", "--profile", own)
    assert "the rules of procedure" in other.out


def test_a_waiver_counts_only_where_the_check_fails(gate: Office) -> None:
    said = ("--who", "市委社会工作部", "--reason", "会议研究同意", "--date", "2026-03-01")
    assert gate.zhunru("waive", "SQ2026-002", "duplicates.duty", *said).code == 0
    assert gate.zhunru("waive", "SQ2026-001", "duplicates.duty", *said).code == 0
    ran = gate.zhunru("vet", "SQ2026-002", "--as-of", "2026-03-10")
    assert ran.code == 0
    assert "市委社会工作部" in ran.out
    outcomes = {f["code"]: f["outcome"] for f in vet(gate, "SQ2026-001")["findings"]}  # type: ignore[attr-defined]
    assert outcomes["duplicates.duty"] == "pass"
    assert gate.zhunru("waive", "SQ2026-002", "duplicates.nothing", *said).code == 2


def test_a_waiver_ends_on_its_day(gate: Office) -> None:
    said = ("--who", "市委社会工作部", "--reason", "研究", "--date", "2026-03-01")
    gate.zhunru("waive", "SQ2026-002", "duplicates.duty", *said, "--until", "2026-03-10")
    assert gate.zhunru("vet", "SQ2026-002", "--as-of", "2026-03-09").code == 0
    assert gate.zhunru("vet", "SQ2026-002", "--as-of", "2026-03-10").code == 3


@pytest.mark.parametrize("suffix", ["html", "md"])
def test_the_sheet_to_be_handed_out(gate: Office, suffix: str) -> None:
    path = gate.folder / f"意见书.{suffix}"
    ran = gate.zhunru("vet", "SQ2026-002", "--as-of", "2026-03-10", "-o", path)
    assert ran.code == 3, "the sheet is written all the same"
    text = path.read_text(encoding="utf-8")
    assert "准入审核意见书" in text, "papers are Chinese unless --lang en was said"
    assert "不予准入" in text
    assert "ZR-005" in text


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["SQ2026-999"], 1, "holds no request SQ2026-999"),
        ([], 2, "zhunru request list"),
        (["SQ2026-001", "--profile", "西成"], 2, "西城"),
        (["SQ2026-001", "--as-of", "3月"], 2, "no date"),
        (["SQ2026-001", "-o", "意见书.doc"], 2, ".html"),
        (["--all", "没有/"], 2, "no folder"),
        (["没有.docx"], 4, "没有.docx"),
    ],
)
def test_typical_mistakes(gate: Office, arguments: list[str], code: int, said: str) -> None:
    ran = gate.zhunru("vet", *arguments)
    assert (ran.code, said in ran.err) == (code, True), ran


def test_a_decision_is_recorded_with_what_follows(gate: Office) -> None:
    told = ("--body", "市联席会议", "--document", "示社工发〔2026〕3号", "--date", "2026-03-20")
    dry = gate.zhunru("decide", "SQ2026-001", "admit", *told, "--dry-run")
    assert (dry.code, gate.live("admission", "code")) == (0, [])
    ran = gate.zhunru("decide", "SQ2026-001", "admit", *told, "--review", "2026-12-01")
    assert ran.code == 0
    assert "Listed as SQ2026-001 from 2026-06-01" in ran.out
    assert "Due for 2026: 4,000 yuan, by 2026-12-31." in ran.out
    assert "Review on 2026-12-01." in ran.out
    again = gate.zhunru("decide", "SQ2026-001", "admit", *told)
    assert again.code == 1
    assert "is admitted" in again.err
    assert gate.zhunru("journal", "verify").code == 0
