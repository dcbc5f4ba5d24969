"""`check`: a sound register says so; what another program did to it is named, and the exit code is 3."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from tests.office import Office

WORK = "日期,社区,事项,件数,用时\n2025-01,青松社区,走访,10,5小时\n"


def codes(office: Office) -> list[str]:
    ran = office.zhunru("check", "--format", "json")
    assert ran.code == 3, ran.out
    return [line["code"] for line in ran.json]


def test_a_sound_register(office: Office) -> None:
    office.import_text("工作.csv", WORK)
    ran = office.zhunru("check")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "zhunru.db is sound.\n"


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        (["UPDATE work_sum SET minutes = 1"], ["register.sums"]),
        (
            ["DROP TRIGGER work_stays", "UPDATE work SET minutes = 600"],
            ["register.altered-schema", "register.broken-chain", "register.sums"],
        ),
        (["DROP INDEX work_by_key"], ["register.altered-schema"]),
        (["CREATE VIEW payment_view AS SELECT * FROM payment"], ["register.altered-schema"]),
        (["CREATE TABLE mine (a)"], ["register.altered-schema"]),
        (
            ["DROP TRIGGER community_is_kept", "DELETE FROM community WHERE code = 'QS0101'"],
            ["register.altered-schema", "register.broken-chain", "register.unnamed"],
        ),
        (
            ["DROP TRIGGER department_stays", "UPDATE department SET name = '13812345678'"],
            ["register.altered-schema", "register.broken-chain"] + ["register.personal"] * 4,
        ),
    ],
)
def test_what_another_program_did(
    office: Office, statements: list[str], expected: list[str]
) -> None:
    office.import_text("工作.csv", WORK)
    with closing(sqlite3.connect(office.db)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()
    assert codes(office) == expected


def test_sums_are_renewed_on_demand(office: Office) -> None:
    office.import_text("工作.csv", WORK)
    with closing(sqlite3.connect(office.db)) as connection:
        connection.execute("DELETE FROM work_sum")
        connection.commit()
    ran = office.zhunru("check")
    assert ran.code == 3
    assert "zhunru check --renew-sums" in ran.out
    ran = office.zhunru("check", "--renew-sums")
    assert ran.code == 0
    assert "The sums are worked out anew." in ran.err
