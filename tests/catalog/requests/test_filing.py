"""A request is filed once, corrected under its number, and not filed again once it is decided."""

from __future__ import annotations

from datetime import date

import pytest

from catalog.requests import Move, State, moves, request
from catalog.requests.facts import add_move
from catalog.requests.filing import (
    How,
    RequestClosed,
    RequestRejected,
    Source,
    file_request,
    next_code,
    typed_request,
)
from registry import language
from registry.journal import Act, verify, writing
from registry.store import Register
from registry.undoing import undo

ACT = Act("tester", "request file", at="2026-03-02T08:00:00Z")
TODAY = date(2026, 3, 2)

VISITS = {
    "date": "2026-03-02",
    "department": "民政局",
    "type": "新增",
    "subject": "工作事项",
    "name": "高龄老人入户探访",
    "community": "青松社区",
    "frequency": "每月1次",
    "volume": "约2400",
    "minutes_each": "30分钟",
    "money": "12万元",
    "powers": "无",
    "plan": "是",
}


@pytest.fixture(autouse=True)
def _english() -> None:
    language.use("en")


def file(
    register: Register, values: dict[str, str], today: date = TODAY
) -> tuple[str, int | None, list[str]]:
    code, entry, said = file_request(register, ACT, values, today=today)
    return code, entry, [finding.code for finding in said]


def steps(register: Register, code: str) -> list[tuple[str, str]]:
    return [(step.state.value, step.date) for step in moves(register, code).get(code, [])]


def move(register: Register, code: str, state: State, day: str) -> None:
    with writing(register, ACT) as entry:
        add_move(
            entry,
            Move(code, state, day, body="市准入工作联席会议", document_number="示准〔2026〕3号"),
        )


def test_a_request_is_read_as_cells_are_and_filed(city: Register) -> None:
    code, entry, said = file(city, VISITS)
    assert (code, said) == ("SQ2026-001", [])
    filed = request(city, code)
    assert (filed.department, filed.type, filed.subject) == ("MZ", "new", "duty")
    assert (filed.community, filed.frequency, filed.yearly_60) == ("E1", "1/month", 720)
    assert (filed.volume, filed.volume_mark, filed.minutes_each) == (2400, "about", 30)
    assert (filed.money, filed.powers, filed.powers_mark, filed.plan) == (
        12_000_000,
        None,
        "none",
        1,
    )
    assert steps(city, code) == [("filed", "2026-03-02")]
    assert city.query("SELECT entry_id FROM move") == [(entry,)]
    assert verify(city) is None


def test_numbers_are_given_by_year_and_never_twice(city: Register) -> None:
    assert file(city, VISITS)[0] == "SQ2026-001"
    second, entry, _said = file(city, {**VISITS, "name": "楼道安全巡查"})
    assert second == "SQ2026-002"
    undo(city, entry or 0, Act("tester", "undo"))
    assert next_code(city, "2026") == "SQ2026-003"
    assert file(city, {**VISITS, "date": "2027-01-04"})[0] == "SQ2027-001"
    assert file(city, {**VISITS, "code": "民函2026-9", "name": "家庭医生签约"})[0] == "民函2026-9"


def test_without_a_date_it_is_of_today(city: Register) -> None:
    code, _entry, _said = file(city, {**VISITS, "date": ""}, date(2026, 4, 7))
    assert request(city, code).date == "2026-04-07"


def test_the_same_again_adds_nothing(city: Register) -> None:
    first = file(city, VISITS)
    assert file(city, VISITS) == ("SQ2026-001", None, [])
    assert file(city, {**VISITS, "code": "SQ2026-001"}) == ("SQ2026-001", None, [])
    undated = {**VISITS, "date": ""}
    assert file(city, undated, date(2026, 3, 9)) == ("SQ2026-001", None, [])
    assert city.query("SELECT MAX(id) FROM entry") == [(first[1],)]


def test_a_correction_takes_the_place_of_the_earlier_one(city: Register) -> None:
    code, _entry, _said = file(city, VISITS)
    changed = {**VISITS, "code": code, "money": "13万元", "frequency": ""}
    assert file(city, changed)[1] is not None
    corrected = request(city, code)
    assert (corrected.money, corrected.frequency) == (13_000_000, None)
    assert city.query("SELECT COUNT(*), COUNT(until_entry) FROM request") == [(2, 1)]
    assert steps(city, code) == [("filed", "2026-03-02")]


def test_what_was_returned_is_filed_anew_when_it_is_corrected(city: Register) -> None:
    code, _entry, _said = file(city, VISITS)
    move(city, code, State.RETURNED, "2026-03-05")
    assert file(city, VISITS)[1] is None
    file(city, {**VISITS, "code": code, "money": "13万元"}, date(2026, 3, 9))
    assert steps(city, code) == [
        ("filed", "2026-03-02"),
        ("returned", "2026-03-05"),
        ("filed", "2026-03-09"),
    ]


@pytest.mark.parametrize(
    "state",
    ["admitted", "admitted_on_conditions", "refused", "bought_as_service", "exempt", "published"],
)
def test_what_is_decided_is_not_filed_again(city: Register, state: str) -> None:
    code, _entry, _said = file(city, VISITS)
    move(city, code, State(state), "2026-03-20")
    with pytest.raises(RequestClosed) as caught:
        file(city, {**VISITS, "code": code, "money": "13万元"})
    assert str(caught.value) == (
        f"Request SQ2026-001 was {State(state).label} on 2026-03-20 (示准〔2026〕3号); it cannot be filed again under that "
        "number. File a new request without a number."
    )
    assert file(city, {**VISITS, "code": code}) == (code, None, [])
    again = file(city, {**VISITS, "date": "2026-09-01"})
    assert again[0] == "SQ2026-002"


def test_all_that_is_wrong_is_said_at_once(city: Register) -> None:
    wrong = {**VISITS, "department": "园林处", "money": "很多", "type": "", "starts": "明年"}
    with pytest.raises(RequestRejected) as caught:
        file(city, wrong)
    assert [(finding.where.column, finding.code) for finding in caught.value.findings] == [
        ("Applicant", "name.nothing_like_it"),
        ("Type of request", "cell.required"),
        ("Begins on", "cell.not_a_date"),
        ("Money, first year", "cell.not_an_amount"),
    ]
    assert city.query("SELECT COUNT(*) FROM request") == [(0,)]


def test_the_file_is_noted(city: Register) -> None:
    file_request(city, ACT, VISITS, Source("申请表.docx", "ab" * 32, 4711), today=TODAY)
    assert city.query(
        "SELECT source.name, sha256, bytes FROM request JOIN sheet ON sheet.id = request.sheet_id "
        "JOIN source ON source.id = sheet.source_id"
    ) == [("申请表.docx", "ab" * 32, 4711)]
    assert verify(city) is None


def test_a_rehearsal_writes_nothing(city: Register) -> None:
    code, entry, _said = file_request(city, ACT, VISITS, today=TODAY, how=How(dry_run=True))
    assert code == "SQ2026-001"
    assert entry is not None
    assert city.query("SELECT COUNT(*) FROM request") == [(0,)]


def test_a_request_is_typed_without_being_filed(city: Register) -> None:
    typed, said = typed_request(city, VISITS, TODAY)
    assert (typed.code, typed.name, typed.money, said) == ("", "高龄老人入户探访", 12_000_000, [])
