"""What is due when: each kind of day, what is overdue, what is paid, what only waits."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from catalog.clock import Calendar
from catalog.profiles import Profile, load
from catalog.requests import Move, State, filed_on
from catalog.requests.due import Due, Kind, When, due
from catalog.requests.facts import add_fact, add_move, add_waiver
from catalog.requests.waivers import Waiver
from registry.journal import Act, writing
from registry.language import speaking
from registry.store import Register
from tests.catalog.conftest import read
from tests.catalog.rules.conftest import request, ruled

ACT = Act("tester", "test", at="2026-03-01T08:00:00Z")
CALENDAR = Calendar.read(None)
DAYS = ruled({"procedure.decide_days": 15, "procedure.answer_days": 5})


def due_on(
    city: Register, day: str, profile: Profile = DAYS, days: int = 90
) -> list[tuple[Kind, str | None, When]]:
    """Kind, day and state of all that is due."""
    found = due(city, profile, CALENDAR, day, days)
    return [(one.kind, one.day, one.when(day)) for one in found]


def file(city: Register, folder: Path, *lines: str) -> None:
    """Requests of the department of civil affairs are on record."""
    text = (
        "申请编号,申请日期,申请部门,申请类型,申请对象,申请事项,免于准入情形,补办期限\n"
        + "\n".join(lines)
    )
    result = read(city, folder / f"{len(lines)}{lines[0][:12]}", {"申请.csv": text + "\n"})
    assert not result.rejected, [finding.message for finding in result.findings]


def write(city: Register, table: str, **columns: Any) -> None:
    """One fact is on record."""
    with writing(city, ACT) as entry:
        add_fact(entry, table, tuple(columns.values()), columns)


def move(city: Register, code: str, *steps: tuple[State, str]) -> None:
    """The request has taken these steps."""
    for state, day in steps:
        with writing(city, ACT) as entry:
            add_move(entry, Move(code, state, day))


def test_a_decision_is_due_when_the_rules_say_so(city: Register, tmp_path: Path) -> None:
    file(city, tmp_path, "SQ1,2026-03-02,民政局,新增,工作事项,老人探访")
    assert due_on(city, "2026-03-23") == [(Kind.DECISION, "2026-03-23", When.DUE)]
    assert due_on(city, "2026-03-24") == [(Kind.DECISION, "2026-03-23", When.OVERDUE)]
    assert due_on(city, "2026-03-24", load()) == [(Kind.DECISION, None, When.OPEN)]
    (one,) = due(city, load("西城"), CALENDAR, "2026-03-24", 90)
    assert one.days("2026-03-24") == -1


def test_a_returned_request_waits_and_starts_anew(city: Register, tmp_path: Path) -> None:
    file(city, tmp_path, "SQ1,2026-03-02,民政局,新增,工作事项,老人探访")
    move(city, "SQ1", (State.FILED, "2026-03-02"), (State.RETURNED, "2026-03-05"))
    assert due_on(city, "2026-06-01") == [(Kind.RETURNED, None, When.OPEN)]
    move(city, "SQ1", (State.FILED, "2026-04-01"))
    assert due_on(city, "2026-04-02") == [(Kind.DECISION, "2026-04-23", When.DUE)]
    move(city, "SQ1", (State.REFUSED, "2026-04-10"))
    assert due_on(city, "2026-06-01") == []


def test_the_last_filing_counts() -> None:
    steps = [Move("SQ1", State.FILED, "2026-03-02"), Move("SQ1", State.RETURNED, "2026-03-05")]
    assert filed_on(request(), steps) == "2026-03-02"
    assert filed_on(request(date="2026-03-01"), []) == "2026-03-01"


def test_an_emergency_is_to_be_regularised(city: Register, tmp_path: Path) -> None:
    file(city, tmp_path, "SQ1,2026-03-02,民政局,新增,临时任务,防汛值守,突发应急,2026-04-01")
    assert (Kind.REGULARISE, "2026-04-01", When.OVERDUE) in due_on(city, "2026-04-02")
    move(city, "SQ1", (State.EXEMPT, "2026-03-03"))
    assert due_on(city, "2026-04-02") == [(Kind.REGULARISE, "2026-04-01", When.OVERDUE)]
    move(city, "SQ1", (State.ADMITTED, "2026-04-02"), (State.PUBLISHED, "2026-04-03"))
    assert due_on(city, "2026-04-03") == []


def admit(city: Register, **columns: Any) -> None:
    """A duty was admitted."""
    told = {
        "request": "SQ1",
        "code": "SQ1",
        "name": "老人探访",
        "kind": "entrusted",
        "department": "MZ",
    }
    told |= {"body": "市联席会议", "document_number": "示准〔2026〕1号", "place": "示例市"}
    write(city, "admission", **told, exempt=0, **columns)


def test_admissions_are_reviewed_and_run_out(city: Register) -> None:
    admit(city, review_on="2026-09-01", valid_from="2026-06-01", valid_to="2026-12-01")
    assert due_on(city, "2026-08-01") == [(Kind.REVIEW, "2026-09-01", When.DUE)]
    assert due_on(city, "2026-09-02") == [
        (Kind.REVIEW, "2026-09-01", When.OVERDUE),
        (Kind.EXPIRY, "2026-12-01", When.EXPIRING),
    ]
    assert due_on(city, "2026-12-02") == []


def test_an_extended_admission_does_not_run_out(city: Register) -> None:
    admit(city, valid_from="2026-06-01", valid_to="2026-12-01")
    admit(city, valid_from="2026-12-01", valid_to="2027-12-01")
    assert due_on(city, "2026-11-01") == []


def test_the_days_ahead_bound_what_is_told(city: Register) -> None:
    admit(city, valid_from="2026-06-01", valid_to="2026-12-01")
    assert due_on(city, "2026-10-01", days=30) == []
    assert due_on(city, "2026-10-01", days=61) == [(Kind.EXPIRY, "2026-12-01", When.EXPIRING)]


def test_editions_and_duties_run_out(city: Register, tmp_path: Path) -> None:
    assert due_on(city, "2025-06-01") == [(Kind.EXPIRY, "2025-07-01", When.EXPIRING)]
    text = "目录版本,事项编码,事项名称,事项性质,责任部门,失效日期\n2025版,A8,信息核对,协助,民政局,2026-06-01\n"
    read(city, tmp_path / "more", {"目录.csv": text})
    (one,) = due(city, DAYS, CALENDAR, "2026-05-01", 90)
    assert (one.code, one.name, one.department, one.detail) == (
        "A8",
        "信息核对",
        "市民政局",
        "2025版",
    )


def test_a_waiver_ends(city: Register, tmp_path: Path) -> None:
    file(city, tmp_path, "SQ1,2026-03-02,民政局,新增,工作事项,老人探访")
    move(city, "SQ1", (State.ADMITTED, "2026-03-05"))
    with writing(city, ACT) as entry:
        add_waiver(
            entry, Waiver("SQ1", "form.plan", "市委社会工作部", "汛期", "2026-03-04", "2026-06-01")
        )
    with speaking("en"):
        (one,) = due(city, DAYS, CALENDAR, "2026-05-01", 90)
    assert (one.kind, one.day, one.detail) == (
        Kind.WAIVER,
        "2026-06-01",
        "form.plan, waived by 市委社会工作部",
    )
    assert due_on(city, "2026-06-02") == []


def test_a_declined_demand_waits_for_its_answer(city: Register) -> None:
    demand = {"date": "2026-03-06", "community": "E1", "department": "YJ", "duty": "A5 台账"}
    write(city, "decline", **demand)
    write(city, "decline", **demand | {"duty": "A1"}, answer="withdrawn", answered_on="2026-03-07")
    assert due_on(city, "2026-03-09") == [(Kind.ANSWER, "2026-03-13", When.DUE)]
    assert due_on(city, "2026-03-14") == [(Kind.ANSWER, "2026-03-13", When.OVERDUE)]
    assert due_on(city, "2026-03-14", load()) == [(Kind.ANSWER, None, When.OPEN)]


def owe(city: Register, year: int, amount: int | None, day: str | None) -> None:
    """Money is due for the cards of old people."""
    told = {"duty": "A1", "department": "MZ", "year": year, "source": "示准〔2026〕1号"}
    write(city, "due", **told, **{k: v for k, v in (("due_on", day), ("amount", amount)) if v})


def pay(city: Register, amount: int, day: str, duty: str = "A1") -> None:
    """The department paid."""
    told = {
        "payer": "MZ",
        "payer_kind": "department",
        "receiver": "E1",
        "receiver_kind": "community",
    }
    write(city, "payment", date=day, amount=amount, duty=duty, **told)


@pytest.mark.parametrize(
    ("paid", "duty", "expected"),
    [
        (0, "A1", [("2025-12-31", "100 yuan"), ("2026-06-30", "200 yuan")]),
        (10_000, "A1", [("2026-06-30", "200 yuan")]),
        (15_000, "老年人优待证办理", [("2026-06-30", "150 yuan")]),
        (30_000, "A1", []),
        (30_000, "A3", [("2025-12-31", "100 yuan"), ("2026-06-30", "200 yuan")]),
    ],
)
def test_the_oldest_money_is_paid_first(
    city: Register, paid: int, duty: str, expected: list[tuple[str, str]]
) -> None:
    owe(city, 2025, 10_000, None)
    owe(city, 2026, 20_000, "2026-06-30")
    if paid:
        pay(city, paid, "2026-03-01", duty)
    with speaking("en"):
        found = due(city, DAYS, CALENDAR, "2026-05-01", 90)
        told = [(one.day, one.detail.removesuffix(" of 示准〔2026〕1号")) for one in found]
    assert told == expected


def test_money_of_unknown_amount_is_told(city: Register) -> None:
    owe(city, 2026, None, "2026-06-30")
    with speaking("en"):
        (one,) = due(city, DAYS, CALENDAR, "2026-07-01", 90)
        assert one.detail == "unknown of 示准〔2026〕1号"
    assert one.when("2026-07-01") is When.OVERDUE


def test_a_payment_after_the_day_of_asking_does_not_count(city: Register) -> None:
    owe(city, 2026, 10_000, "2026-06-30")
    pay(city, 10_000, "2026-08-01")
    assert due_on(city, "2026-07-01") == [(Kind.MONEY, "2026-06-30", When.OVERDUE)]
    assert due_on(city, "2026-08-02") == []


def test_a_month_is_overdue_when_it_is_over() -> None:
    one = Due(Kind.MONEY, "2026-06", "A1", "", "")
    assert one.when("2026-06-30") is When.DUE
    assert one.when("2026-07-01") is When.OVERDUE


def test_a_year_not_announced_is_provisional(city: Register, tmp_path: Path) -> None:
    file(city, tmp_path, "SQ1,2030-03-01,民政局,新增,工作事项,老人探访")
    (one,) = due(city, DAYS, CALENDAR, "2030-03-04", 90)
    assert one.provisional
    assert one.day == "2030-03-22"


def test_the_overdue_come_first_and_what_waits_comes_last(city: Register, tmp_path: Path) -> None:
    file(
        city,
        tmp_path,
        "SQ1,2026-03-02,民政局,新增,工作事项,老人探访",
        "SQ2,2026-04-20,民政局,新增,工作事项,信息核对",
        "SQ3,2026-04-20,民政局,新增,工作事项,走访慰问",
    )
    move(city, "SQ3", (State.RETURNED, "2026-04-22"))
    owe(city, 2025, 10_000, None)
    assert due_on(city, "2026-04-24") == [
        (Kind.MONEY, "2025-12-31", When.OVERDUE),
        (Kind.DECISION, "2026-03-23", When.OVERDUE),
        (Kind.DECISION, "2026-05-13", When.DUE),
        (Kind.RETURNED, None, When.OPEN),
    ]
