"""``zhunru demo`` as a new user runs it: a real process in an empty folder."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from registry.findings import Finding
from registry.store import Register

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The folder in which the demo ran, and what it said."""
    folder = tmp_path_factory.mktemp("empty")
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "ZHUNRU_LANG": "zh", "ZHUNRU_BY": "王"}
    done = subprocess.run(
        [sys.executable, "-m", "zhunru", "demo"],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return folder / "示例", done.stdout


def test_says_what_it_did_and_where_the_files_are(demo: tuple[Path, str]) -> None:
    folder, said = demo
    assert "135" in said
    for path in (
        *("报送", "zhunru.db", "负担报告.html", "负担报告.xlsx", "十堰"),
        *("经费随转报告.html", "部门排行.xlsx"),
    ):
        assert str(Path("示例") / path) in said
        assert (folder / path).exists()


DUTIES = {
    # full and in time; late; through a street that keeps part; never: as docs/funding.md works them out by hand
    "帮助未成年人申请救助保障": (15_000_00, 15_000_00, 15_000_00, 0, 0, {}),
    "开展健康促进与教育": (14_400_00, 14_400_00, 14_400_00, 0, 0, {"funding.late": "132"}),
    "维修资金收缴催办": (
        5_000_00,
        5_000_00,
        2_350_00,
        2_650_00,
        0,
        {"funding.held": "示港区扬帆街道"},
    ),
    "开展精神文明建设活动": (8_000_00, 0, 0, 0, 8_000_00, {"funding.never_paid": "市委宣传部"}),
}
"""Due, put up, received, held and unpaid in fen, and the finding that says it."""


def test_the_funding_report_shows_who_pays_how(demo: tuple[Path, str]) -> None:
    from registry.language import speaking
    from registry.store import Register
    from reports.builders.funding import funding_report
    from reports.scope import Asked, scope

    with Register.open(demo[0] / "zhunru.db") as register, speaking("zh"):
        seen = scope(register, date(2026, 1, 20), Asked("2025", as_of="2025-12-31"))
        report = funding_report(seen)
    table = next(each for each in report.tables() if each.id == "duties.table")
    rows = {row[0]: row for row in table.rows}
    for duty, (due, paid, received, held, unpaid, told) in DUTIES.items():
        found = rows[duty]
        amounts = [getattr(cell, "value", cell) for cell in found[2:8]]
        bought = 0
        assert amounts == [due, paid, received, bought, held, unpaid], duty
        findings = {one.code: one.message for one in report.findings() if duty in one.message}
        assert findings.keys() == told.keys()
        for code, word in told.items():
            assert word in findings[code]


def test_every_account_of_the_example_comes_out_even(demo: tuple[Path, str]) -> None:
    from registry.funding.book import Book
    from registry.store import Register

    with Register.open(demo[0] / "zhunru.db") as register:
        book = Book.open(register, "2025-12-31")
        balances = [one.balance(book.names) for one in book.accounts.values()]
    assert len(balances) > 300
    assert {balance.difference for balance in balances} == {0}


def test_refuses_what_must_be_refused_and_says_why(demo: tuple[Path, str]) -> None:
    _folder, said = demo
    assert "市数字局" in said
    assert "2025年2月30日" in said


def test_good_rows_are_taken_and_bad_rows_sent_back(demo: tuple[Path, str]) -> None:
    folder, said = demo
    copies = list((folder / "退回").glob("*-退回.xlsx"))
    assert copies
    assert copies[0].name in said
    rows = CalamineWorkbook.from_path(copies[0]).get_sheet_by_index(0).to_python()
    assert any("佳园圆" in str(cell) for row in rows for cell in row)


def test_reports_hold_the_figures_of_a_city_of_that_size(demo: tuple[Path, str]) -> None:
    folder, _said = demo
    report = json.loads((folder / "负担报告.json").read_text(encoding="utf-8"))
    figures = {figure["id"]: figure["value"] for figure in report["figures"]}
    assert figures["burden.community.count"] == 721
    assert figures["burden.signboard.before"] > figures["burden.signboard.now"] > 0
    assert figures["pushdown.expired.count"] > 0
    assert (folder / "负担报告.html").stat().st_size < 1_500_000
    assert "示例数据" in (folder / "负担报告.html").read_text(encoding="utf-8")


def test_register_is_sound_and_says_who_acted(demo: tuple[Path, str]) -> None:
    folder, _said = demo
    done = subprocess.run(
        [sys.executable, "-m", "zhunru", "--db", str(folder / "zhunru.db"), "journal", "verify"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0
    with sqlite3.connect(folder / "zhunru.db") as register:
        assert register.execute("SELECT DISTINCT by FROM entry").fetchall() == [("王",)]
        editions = dict(
            register.execute(
                "SELECT edition, COUNT(*) FROM duty WHERE until_entry IS NULL GROUP BY edition"
            ).fetchall()
        )
    assert editions["2024版"] == 200
    assert editions["2025版"] == 85


def test_shiyan_shows_the_published_ratios(demo: tuple[Path, str]) -> None:
    folder, _said = demo
    page = (folder / "十堰" / "负担报告.html").read_text(encoding="utf-8")
    assert (
        "920.7" in page
    )  # households for each 两委 member: 848,000 ÷ 921, printed as 920 in the source
    assert "364.9" in page  # households for each of all 2,324 community workers
    assert "1,696–2,827" in page  # people that one for 300–500 households asks for


ANSWERS = {
    "古树名木日常看护": "准入",
    "出租房屋承租人员信息登记": "不予准入",
    "老旧住房结构安全鉴定": "转购买服务",
    "楼院绿地居民认养": "无法判定",
}
"""What the tool advises on the forms of the example."""


def test_four_requests_are_vetted_and_each_is_told_why(demo: tuple[Path, str]) -> None:
    folder, said = demo
    for name, advice in ANSWERS.items():
        assert f"{name} → {advice}\n" in said
        sheet = (folder / "审核意见书" / f"{name}.html").read_text(encoding="utf-8")
        assert "示例数据" in sheet
        assert advice in sheet
    assert "money.covers_cost" in said
    assert "受托登记居住房屋出租情况" in said  # the retired duty that came back under another name
    assert "2026-01-01" in said  # since then the index of statutes cannot tell


def test_the_broken_form_is_sent_back(demo: tuple[Path, str]) -> None:
    folder, said = demo
    assert "市体育局-社区体质监测.docx" in said
    assert "2026年2月30日" in said
    assert len(list((folder / "申请表").iterdir())) == 5
    with sqlite3.connect(folder / "zhunru.db") as register:
        filed = register.execute(
            "SELECT COUNT(*) FROM request WHERE until_entry IS NULL"
        ).fetchone()
    assert filed == (34,)


def test_what_was_admitted_is_listed_from_then_on(demo: tuple[Path, str]) -> None:
    folder, said = demo
    line = next(line for line in said.splitlines() if "2026-05-11" in line)
    assert line.index("未准入") < line.index("在册")
    with sqlite3.connect(folder / "zhunru.db") as register:
        admitted = register.execute("SELECT name, document_number FROM admission").fetchall()
        dues = register.execute("SELECT year, amount FROM due ORDER BY year").fetchall()
    assert admitted == [("古树名木日常看护", "示社工发〔2026〕5号")]
    assert dues == [(2026, 3_000_000), (2027, 3_000_000), (2028, 3_000_000)]


def test_a_demand_by_chat_is_declined_with_a_slip(demo: tuple[Path, str]) -> None:
    folder, said = demo
    assert "不予承接" in said
    slip = (folder / "不予承接告知单.html").read_text(encoding="utf-8")
    assert "出租房屋承租人员信息登记" in slip
    assert "市公安局" in slip


def test_the_clock_tells_what_is_overdue_and_what_money_falls_due(demo: tuple[Path, str]) -> None:
    _folder, said = demo
    clock = said[said.index("clock --as-of") :]
    assert "SQ2026-008" in clock
    assert "2026-12-31" in clock


def test_the_commands_told_give_the_same_answer(demo: tuple[Path, str]) -> None:
    folder, said = demo
    code = next(line.split()[0] for line in said.splitlines() if "信息登记 → " in line)
    told = [sys.executable, "-m", "zhunru", "--db", str(folder / "zhunru.db"), "vet", code]
    done = subprocess.run(
        [*told, "--as-of", "2026-03-16", "--format", "json"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 3
    assert json.loads(done.stdout)["verdict"] == "refuse"


def test_the_requests_of_the_city_get_every_advice_of_the_national_rules(
    demo: tuple[Path, str],
) -> None:
    folder, _said = demo
    told = [sys.executable, "-m", "zhunru", "--db", str(folder / "zhunru.db"), "vet", "--all"]
    done = subprocess.run(
        [*told, "--as-of", "2026-03-16", "--format", "json"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    verdicts = json.loads(done.stdout)["requests"]
    assert len(verdicts) == 33  # thirty of the sheet and four forms, one of them decided
    assert {verdict["verdict"] for verdict in verdicts} == {
        "admit",
        "admit_on_conditions",
        "return",
        "refuse",
        "buy_service",
        "undetermined",
    }


SMALL = {
    "SQ2026-030": "气象灾害避险路线讲解",
    "SQ2026-031": "古树名木认养牌信息核对",
    "SQ2026-032": "健身步道使用意见收集",
    "SQ2026-033": "社区矫正帮扶青年志愿者联络",
    "SQ2026-034": "节水器具更换登记",
}
"""Five small duties: an hour a week each in the 79 communities of 示西区."""


def test_the_fifth_small_duty_is_refused_and_goes_through_when_it_is_lighter(
    demo: tuple[Path, str],
) -> None:
    """槐风社区 has 225.4 hours left: four times 52 fit, a fifth 52 do not, 20 minutes instead of 60 are 17.3 and do."""
    folder, said = demo
    *four, (fifth, name) = SMALL.items()
    story = said[said.index("11. ") : said.index("12. ")]
    lines = [line.strip() for line in story.splitlines()]
    for code, duty in four:
        assert f"{code} {duty} → 准入" in lines
    refused = lines.index(f"{fifth} {name} → 不予准入")
    assert refused < lines.index(f"{fifth} {name} → 准入")
    told = "".join(lines[refused:])
    for fact in ("槐风社区", "17.4", "52.0", "1376", "20"):
        assert fact in told
    with sqlite3.connect(folder / "五件小事" / "zhunru.db") as register:
        admitted = dict(register.execute("SELECT request, name FROM admission").fetchall())
        minutes = register.execute(
            "SELECT minutes_each FROM request WHERE code = ? AND until_entry IS NULL", (fifth,)
        ).fetchone()
    assert admitted.items() >= SMALL.items()
    assert minutes == (20,)


@pytest.mark.parametrize("name", list(SMALL.values()))
def test_each_of_the_five_alone_fits(demo: tuple[Path, str], name: str) -> None:
    """Before the register in which none of them was filed yet: whichever is asked for first."""
    assert load_gate(demo[0] / "zhunru.db", demo[0], name).outcome == "pass"


def test_each_way_that_the_load_gate_names_helps(demo: tuple[Path, str], tmp_path: Path) -> None:
    """Pieces, minutes, an admitted duty that goes, a person: each is tried on a register of its own, and a bit less."""
    from registry.intake.importing import Importer, Options
    from registry.journal import Act

    folder, name = demo[0] / "五件小事", SMALL["SQ2026-034"]
    played = folder / "zhunru.db"
    refused = load_gate(played, folder, name, minutes_each=60)
    assert refused.outcome == "fail"
    (volume, minutes, exchange) = refused.changes
    assert (volume, minutes, exchange) == (
        {"volume": 1376},
        {"minutes_each": 20},
        {"exchange": "SQ2026-030"},
    )
    for change, expected in (
        ({"minutes_each": 60} | volume, "pass"),
        ({"minutes_each": 60, "volume": 1377}, "fail"),
        (minutes, "pass"),
        ({"minutes_each": 21}, "fail"),
        ({"minutes_each": 60} | exchange, "pass"),
    ):
        assert load_gate(played, folder, name, **change).outcome == expected, change
    with Register.open(played) as register:
        fewer, more = register.back_up(tmp_path / "less.db"), register.back_up(tmp_path / "more.db")
    with Register.open(fewer) as register:
        end(register, "SQ2026-030", "2026-03-24")
    assert load_gate(fewer, folder, name, minutes_each=60).outcome == "pass"
    people = "社区,年度,岗位,实有人数\n槐风社区,2026,两委,{}\n"
    for count, expected in ((4, "fail"), (5, "pass")):
        (tmp_path / "人员.csv").write_text(people.format(count), encoding="utf-8")
        with Register.open(more) as register:
            done = Importer(register, Act("王", "import"), Options()).run([tmp_path / "人员.csv"])
        assert not done.rejected
        assert load_gate(more, folder, name, minutes_each=60).outcome == expected


def end(register: Register, duty: str, day: str) -> None:
    """It was asked and decided that the duty ends on the day."""
    from catalog.profiles import load
    from catalog.requests import State
    from catalog.requests.deciding import Decision, decide
    from catalog.requests.facts import add_fact
    from registry.journal import Act, writing

    asked = {
        "code": "SQ2026-035",
        "date": day,
        "department": "QX",
        "type": "end",
        "subject": "duty",
    }
    asked |= {"name": SMALL[duty], "duty": duty, "starts": day, "reason": "改由气象部门发布"}
    act = Act("王", "decide")
    with writing(register, act) as entry:
        add_fact(entry, "request", (asked["code"],), asked)
    said = (
        asked["code"],
        State.ADMITTED,
        "示例市社区工作准入联席会议",
        "示社工发〔2026〕20号",
        day,
    )
    decide(register, act, Decision(*said, note="腾出社区用时"), load())


def load_gate(path: Path, folder: Path, name: str, **change: Any) -> Finding:
    """What the load gate says of the small duty of that name, with *change*, on the day on which they were decided."""
    from catalog.profiles import load
    from catalog.requests import requests
    from catalog.rules.load import after
    from catalog.vetting import bench
    from catalog.vetting.case import Case

    case = folder if folder.name == "五件小事" else folder / "五件小事"
    with Register.open(case / "zhunru.db") as played:
        asked = next(one for one in requests(played) if one.name == name)
    with Register.open(path) as register:
        rules = bench(register, load("负荷规程.toml", case))
        (finding,) = after(Case(replace(asked, **change), "2026-03-24", rules))
    return finding
