"""The requests of the example: every type and subject, departments and duties that there are, forms that are read back."""

from collections import Counter
from pathlib import Path

from catalog.forms import read_form
from examples import material
from examples.city import SEED
from examples.errands import errands
from examples.payments import payments
from examples.request_forms import forms, write_forms
from examples.requests import SETTLED, came_by_chat, declines, requests, settled
from examples.town import Town, build_town
from registry.sheets import kinds


def town() -> Town:
    return build_town(SEED)


def test_requests_are_of_every_type_and_every_subject() -> None:
    rows = requests(town())
    columns = kinds()["request"].by_name
    for name in ("type", "subject"):
        labels = {words[0] for words in columns[name].choices.values()}
        assert {getattr(row, name) for row in rows} == labels
    assert len(rows) == 30
    assert len({row.code for row in rows}) == 30


def test_requests_name_departments_and_duties_that_there_are() -> None:
    codes = {department.code for department in material.departments()}
    duties = {line.code for line in material.duties()}
    for row in requests(town()):
        assert row.department in codes, row
        assert row.duty is None or row.duty in duties, row
        assert (row.duty is None) == (row.type == "新增"), row
    assert {row.department for row in declines(town())} <= codes


def test_one_department_has_paid_all_that_it_promised() -> None:
    place = town()
    tasks = errands(place, SEED)
    paid = payments(place, tasks, SEED)
    owed: Counter[str | None] = Counter()
    for task in tasks:
        if task.department.code == SETTLED:
            owed[task.duty] += task.money * 100 * len(task.targets)
    for payment in [*paid.from_departments, *settled(place, tasks, paid)]:
        if payment.payer == SETTLED:
            owed[payment.duty] -= payment.amount
    assert not +owed
    assert not -owed


def test_a_demand_comes_for_what_a_form_asks_for() -> None:
    asked = [answer for form in forms() for row in form.rows for answer in row]
    demand = came_by_chat(town())
    assert demand["duty"] in asked
    assert demand["department"] in asked


def test_forms_are_the_same_bytes_and_say_that_they_are_invented(tmp_path: Path) -> None:
    first, second = write_forms(tmp_path / "one"), write_forms(tmp_path / "two")
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]
    assert {path.suffix for path in first} == {".docx", ".xlsx"}
    assert all("示例数据".encode() in path.read_bytes() for path in first)


def test_all_forms_but_the_broken_one_are_read_back(tmp_path: Path) -> None:
    *good, broken = write_forms(tmp_path)
    for path in good:
        values, found = read_form(path)
        assert not found, path.name
        assert values["name"] in path.name
    values, _found = read_form(good[0])
    assert values["type"] == "新增"
    assert values["volume"] == "2400"
    assert read_form(good[2])[0]["money"] == "8万元"  # the label says 万元
    assert read_form(good[2])[0]["minutes_each"] == "2小时"
    _values, found = read_form(broken)
    assert [str(finding.code) for finding in found if finding.is_error] == [
        "cell.no_such_day",
        "form.several_ticks",
        "cell.not_a_number",
        "cell.not_an_amount",
    ]
