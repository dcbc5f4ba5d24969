"""Decisions: who may take them, what they write, and that one request is decided once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import catalog.measures  # noqa: F401  (makes the catalogue's measures known)
from catalog.editions.standing import standing
from catalog.profiles import Profile
from catalog.profiles.settings import Setting, Status
from catalog.profiles.verdicts import Advice, Row
from catalog.requests import Move, NoSuchRequest, State, StepRefused, current_state, moves
from catalog.requests.deciding import Decision, NotTheirs, WrongLevel, decide, level_in_name
from catalog.requests.steps import step
from catalog.vetting.recorded import recorded
from registry import journal
from registry.errors import BadUsage
from registry.journal import Act
from registry.store import Register
from registry.undoing import undo
from tests.catalog.conftest import ACT, read
from tests.catalog.rules.conftest import ruled

ADMITTING = (Row(Advice.ADMIT),)
HEAD = (
    "申请编号,申请日期,申请部门,申请类型,申请对象,申请事项,原事项,开始日期,结束日期,实施范围,"
    "首年经费,次年经费,拨付时间,复核日期\n"
)
VISITS = (
    "SQ2026-001,2026-03-02,民政局,新增,工作事项,社会救助对象入户探访,,2026-06-01,2028-06-01,示东区,"
    "120000,60000.5,2026-06-30、2026-12-31,2027-03-01\n"
)


@pytest.fixture
def rules() -> Profile:
    """Rules that ask nothing and admit everything."""
    return ruled({}, table=ADMITTING)


@pytest.fixture
def filed(city: Register, tmp_path: Path) -> Register:
    """The small city with one request on record."""
    result = read(city, tmp_path / "requests", {"准入申请.csv": HEAD + VISITS})
    assert not result.rejected, [finding.message for finding in result.findings]
    return city


def decision(state: State = State.ADMITTED, **said: str) -> Decision:
    told = {
        "body": "市社区工作准入联席会议",
        "document_number": "示社工发〔2026〕3号",
        "date": "2026-04-01",
        **said,
    }
    return Decision("SQ2026-001", state, **told)


def facts(register: Register, table: str, columns: str) -> list[tuple[object, ...]]:
    return register.query(f"SELECT {columns} FROM {table} WHERE until_entry IS NULL ORDER BY id")


def test_an_admission_writes_what_follows_from_it(filed: Register, rules: Profile) -> None:
    done = decide(filed, ACT, decision(), rules)
    assert facts(
        filed, "admission", "code, name, department, place, valid_from, valid_to, review_on"
    ) == [
        (
            "SQ2026-001",
            "社会救助对象入户探访",
            "MZ",
            "示东区",
            "2026-06-01",
            "2028-06-01",
            "2027-03-01",
        )
    ]
    assert facts(filed, "due", "year, amount, due_on, source") == [
        (2026, 12_000_000, "2026-12-31", "示社工发〔2026〕3号"),
        (2027, 6_000_050, None, "示社工发〔2026〕3号"),
    ]
    (last,) = moves(filed, "SQ2026-001")["SQ2026-001"]
    assert (last.state, last.body, last.level) == (State.ADMITTED, "市社区工作准入联席会议", "city")
    assert last.verdict == recorded(filed, "SQ2026-001")[-1].code
    assert done.advice is Advice.ADMIT
    assert journal.verify(filed) is None


def test_the_next_push_down_of_it_is_listed(filed: Register, rules: Profile) -> None:
    name = "社会救助对象入户探访"
    assert standing(filed, name, "2026-07-01", "E1", None).status == "unlisted"
    decide(filed, ACT, decision(), rules)
    assert standing(filed, name, "2026-07-01", "E1", None).status == "listed"
    assert standing(filed, "SQ2026-001", "2026-07-01", None, "示东区").status == "listed"
    assert standing(filed, name, "2026-05-31", "E1", None).status == "unlisted", "not yet"
    assert standing(filed, name, "2026-07-01", "W1", None).status == "unlisted", "not there"
    assert standing(filed, name, "2028-06-01", "E1", None).status == "expired"


def test_decided_twice_is_refused(filed: Register, rules: Profile) -> None:
    decide(filed, ACT, decision(), rules)
    before = len(journal.lines(filed))
    with pytest.raises(StepRefused, match="is admitted; it cannot become refused"):
        decide(filed, ACT, decision(State.REFUSED, note="重复"), rules)
    assert len(journal.lines(filed)) == before
    assert len(facts(filed, "admission", "id")) == 1


def test_an_undone_decision_leaves_nothing_behind(filed: Register, rules: Profile) -> None:
    done = decide(filed, ACT, decision(), rules)
    undo(filed, done.entry, ACT)
    assert facts(filed, "admission", "id") == facts(filed, "due", "id") == []
    decide(filed, ACT, decision(State.REFUSED, note="经费未落实"), rules)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"document_number": " "}, "needs its body"),
        ({"body": ""}, "needs its body"),
        ({"date": "2026-13-01"}, "no date"),
        ({"starts": "2026-06-01", "ends": "2026-06-01"}, "before it begins"),
        ({"body": "联席会议"}, "say it with --level"),
    ],
)
def test_what_a_decision_needs(
    filed: Register, rules: Profile, said: dict[str, str], why: str
) -> None:
    with pytest.raises(BadUsage, match=why):
        decide(filed, ACT, decision(State.ADMITTED, **said), rules)
    assert facts(filed, "move", "id") == []


def test_conditions_and_refusals_say_so(filed: Register, rules: Profile) -> None:
    with pytest.raises(BadUsage, match="--conditions"):
        decide(filed, ACT, decision(State.ON_CONDITIONS), rules)
    with pytest.raises(BadUsage, match="--note"):
        decide(filed, ACT, decision(State.REFUSED), rules)


def test_a_decision_against_the_advice_says_why(filed: Register) -> None:
    refusing = ruled({}, table=(Row(Advice.REFUSE),))
    with pytest.raises(BadUsage, match="“do not admit”"):
        decide(filed, ACT, decision(), refusing)
    decide(filed, ACT, decision(note="市委专题会议研究同意"), refusing)
    assert moves(filed)["SQ2026-001"][-1].note == "市委专题会议研究同意"


def test_a_lower_body_cannot_decide_on_a_city_department(filed: Register, rules: Profile) -> None:
    with pytest.raises(WrongLevel, match="示东区社区准入领导小组"):
        decide(filed, ACT, decision(body="示东区社区准入领导小组"), rules)


def test_the_body_that_the_rules_name(filed: Register) -> None:
    by_level = ruled({"procedure.body": {"city": "市联席会议"}}, table=ADMITTING)
    with pytest.raises(WrongLevel):
        decide(filed, ACT, decision(body="省民政厅", level="province"), by_level)


@pytest.mark.parametrize(
    ("body", "level"),
    [
        ("市社区工作准入联席会议", "city"),
        ("示例市民政局", "city"),
        ("示例市示东区联席会议", "district"),
        ("区委组织部", "district"),
        ("青松街道办事处", "street"),
        ("示例省民政厅", "province"),
        ("联席会议", None),
    ],
)
def test_the_level_that_a_name_tells(body: str, level: str | None) -> None:
    assert level_in_name(body) == level


def test_a_duty_to_be_ended_is_listed_no_more(
    filed: Register, rules: Profile, tmp_path: Path
) -> None:
    decide(filed, ACT, decision(), rules)
    row = "SQ2026-002,2026-09-02,民政局,终止,工作事项,终止入户探访,SQ2026-001,2026-10-01,,示东区,,,,\n"
    assert not read(filed, tmp_path / "end", {"准入申请.csv": HEAD + row}).rejected
    ending = Decision(
        "SQ2026-002", State.ADMITTED, "市社区工作准入联席会议", "示社工发〔2026〕9号", "2026-09-20"
    )
    decide(filed, ACT, ending, rules)
    assert standing(filed, "SQ2026-001", "2026-09-30", "E1", None).status == "listed"
    assert standing(filed, "SQ2026-001", "2026-10-01", "E1", None).status == "expired"


def test_the_end_of_a_line_of_the_catalogue_is_recorded_with_its_cause(
    filed: Register, rules: Profile, tmp_path: Path
) -> None:
    row = "SQ2026-003,2026-09-02,民政局,终止,工作事项,终止优待证办理,A1,2026-10-01,,全部,,,,\n"
    assert not read(filed, tmp_path / "end", {"准入申请.csv": HEAD + row}).rejected
    ending = Decision(
        "SQ2026-003", State.ADMITTED, "市社区工作准入联席会议", "示社工发〔2026〕9号", "2026-09-20"
    )
    decide(filed, ACT, ending, rules)
    assert standing(filed, "A1", "2026-09-30", "E1", None).status == "listed"
    assert standing(filed, "A1", "2026-10-01", "E1", None).status == "expired"
    assert facts(filed, "retirement", "edition, code, cause, document_number") == [
        ("2025版", "A1", "taken_back", "示社工发〔2026〕9号")
    ]


def test_steps_follow_one_another(filed: Register) -> None:
    with pytest.raises(StepRefused, match="filed; it cannot become published"):
        step(filed, ACT, Move("SQ2026-001", State.PUBLISHED, "2026-04-01"))
    with pytest.raises(BadUsage, match="--note"):
        step(filed, ACT, Move("SQ2026-001", State.RETURNED, "2026-04-01"))
    step(filed, ACT, Move("SQ2026-001", State.RETURNED, "2026-04-01", note="未附实施方案"))
    step(filed, ACT, Move("SQ2026-001", State.FILED, "2026-04-08"))
    with pytest.raises(NoSuchRequest):
        step(filed, ACT, Move("SQ2099-001", State.FILED, "2026-04-08"))
    states = [move.state for move in moves(filed)["SQ2026-001"]]
    assert states == [State.RETURNED, State.FILED]


TWO = """
import sys
from pathlib import Path
from catalog.requests.deciding import Decision, decide
from catalog.profiles import load
from catalog.requests import State
from registry.errors import ZhunruError
from registry.journal import Act
from registry.store import Register

with Register.open(Path(sys.argv[1])) as register:
    sys.stdin.readline()
    told = Decision("SQ2026-001", State(sys.argv[2]), "市联席会议", "示发〔2026〕3号", "2026-04-01", note="会议研究")
    try:
        decide(register, Act(sys.argv[2], "decide"), told, load())
    except ZhunruError as error:
        print(error)
        sys.exit(error.exit_code)
"""


def test_two_people_deciding_at_once(filed: Register) -> None:
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", TWO, str(filed.path), state],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[3],
        )
        for state in ("admitted", "refused")
    ]
    for process in processes:
        assert process.stdin
        process.stdin.write("\n")
        process.stdin.flush()
    told = [process.communicate()[0] for process in processes]
    codes = [process.returncode for process in processes]
    assert sorted(codes) == [0, 1], (codes, told)
    assert "it cannot become" in told[codes.index(1)]
    assert len(moves(filed)["SQ2026-001"]) == 1
    assert journal.verify(filed) is None


@pytest.mark.parametrize(
    ("by", "status", "allowed"),
    [
        ("李敏", Status.IN_FORCE, True),
        ("王强", Status.IN_FORCE, False),
        ("王强", Status.PROPOSED, True),
    ],
)
def test_a_profile_may_name_who_records_decisions(
    filed: Register, by: str, status: Status, allowed: bool
) -> None:
    """A rule that is only proposed keeps nobody out."""
    named = ruled({}, table=ADMITTING)
    key = "procedure.recorders"
    named.settings[key] = Setting(key, ("李敏",), "示发〔2026〕2号", status, "记录")
    if allowed:
        assert decide(filed, Act(by, "decide"), decision(), named).entry
        return
    with pytest.raises(NotTheirs, match="李敏"):
        decide(filed, Act(by, "decide"), decision(), named)
    assert current_state(filed, "SQ2026-001") is State.FILED
