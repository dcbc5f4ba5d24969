"""What departments of the example ask for, and what communities declined."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from examples.errands import Errand
from examples.facts import Decline, Payment, Request
from examples.files import File
from examples.hands import Hand
from examples.layout import MARK, Look, Sheet, titled
from examples.payments import Paid
from examples.separated import UTF8_BOM
from examples.town import CITY, Spot, Town

SETTLED = "NY"
"""The department that has paid all that it promised: who owes money is not simply admitted."""
SETTLED_ON = date(2025, 12, 31)


def request_files(town: Town, tasks: list[Errand], paid: Paid) -> Iterator[File]:
    """The requests, the declined demands, and what one department paid late in the year so that it owes nothing."""
    look = Look(titled("request", CITY), serial=True, footer=True)
    asked = Sheet("准入申请", "request", requests(town), look, Hand(dates="chinese"))
    yield File("申请/准入申请.xlsx", (asked,))
    look = Look(titled("decline", CITY), serial=True)
    refused = Sheet("", "decline", declines(town), look, Hand(departments="alias"))
    yield File(f"申请/不予承接记录_{MARK}.csv", (refused,), saved=UTF8_BOM)
    rows = settled(town, tasks, paid)
    late = Sheet("补拨", "payment", rows, Look(titled("payment", CITY, "2025年补拨")))
    yield File("经费拨付/年底补拨经费.xlsx", (late,))


@cache
def _data() -> dict[str, list[dict[str, Any]]]:
    text = files("examples").joinpath("data", "requests.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def requests(town: Town) -> list[Request]:
    """The requests in the order of their filing; where no scope is said it is the whole city."""
    return sorted((_request(town, line) for line in _data()["request"]), key=lambda row: row.date)


def _request(town: Town, line: dict[str, Any]) -> Request:
    said = {("group" if name == "class" else name): value for name, value in line.items()}
    for name in ("money", "money_2", "goods"):
        if name in said:
            said[name] *= 100
    said["community"] = _place(town, said.get("community", CITY))
    return Request(**said)


def _place(town: Town, name: str) -> Spot:
    return next((spot for spot in town.districts if spot.name == name), town.city)


def declines(town: Town) -> list[Decline]:
    """The declined demands; each was made of one community."""
    rows = []
    for line in _data()["decline"]:
        said = dict(line)
        district = _place(town, said.pop("district"))
        said["community"] = town.members[district.code][said.pop("number")].spot
        rows.append(Decline(**said))
    return rows


def came_by_chat(town: Town) -> dict[str, str]:
    """A demand for what a form asks for, made of a community before anybody decided on it; words by column."""
    district = _place(town, "示南区")
    return {
        "date": "2026-03-12",
        "community": town.members[district.code][20].spot.name,
        "department": "市公安局",
        "duty": "出租房屋承租人员信息登记",
        "channel": "微信群",
    }


def settled(town: Town, tasks: list[Errand], paid: Paid) -> list[Payment]:
    """What :data:`SETTLED` still owed of its promises, document by document, paid to the districts."""
    done: Counter[tuple[str | None, str | None]] = Counter()
    for payment in paid.from_departments:
        if payment.payer == SETTLED:
            done[payment.duty, payment.document_number] += payment.amount
    rows = []
    for task in tasks:
        if task.department.code != SETTLED or not task.money:
            continue
        due = task.money * 100 * len(task.targets)
        covered = min(due, done[task.duty, task.document_number])
        done[task.duty, task.document_number] -= covered
        if due > covered:
            row = (SETTLED_ON, SETTLED, _home(town, task.targets[0]), due - covered)
            rows.append(Payment(*row, task.duty, task.document_number, "2080208"))
    return rows


def _home(town: Town, spot: Spot) -> Spot:
    """The district of a place; the first one for the whole city."""
    return next((one for one in town.districts if one.name == spot.district), town.districts[0])
