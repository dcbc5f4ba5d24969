"""Seals: a register that goes on still fits its seal; one that was cut off or written anew does not."""

from __future__ import annotations

import re
import shutil
import sqlite3
from contextlib import closing

import pytest

from tests.office import Office

FIRST = "社区,牌子名称,悬挂位置\n青松社区,甲,对外\n"
OTHER = "社区,牌子名称,悬挂位置\n青松社区,丁,对外\n"


def sealed(office: Office) -> str:
    path = office.folder / "封存页.md"
    ran = office.zhunru("--lang", "en", "journal", "seal", "-o", path)
    assert ran.code == 0, ran.err
    found = re.search(r"\d+(-[0-9a-f]{4}){8}", path.read_text(encoding="utf-8"))
    assert found
    assert found[0] in ran.err
    for suffix in ("csv", "json"):
        office.zhunru("journal", "seal", "-o", office.folder / f"封存页.{suffix}")
        text = (office.folder / f"封存页.{suffix}").read_text(encoding="utf-8-sig")
        assert found[0] in text, "every format holds the seal"
    return found[0]


def test_what_comes_later_does_not_break_the_seal(office: Office) -> None:
    office.import_text("一.csv", FIRST)
    code = sealed(office)
    office.import_text("二.csv", OTHER)
    office.zhunru("journal", "undo", "8")
    ran = office.zhunru("journal", "verify", "--seal", code)
    assert ran.code == 0, ran.err
    assert ran.out.endswith("The register holds what was sealed.\n")


@pytest.mark.parametrize("typed", ["{}", " {} ", "{upper}", "{spaced}"])
def test_the_seal_as_people_type_it(office: Office, typed: str) -> None:
    code = sealed(office)
    entry, _dash, rest = code.partition("-")
    text = typed.format(code, upper=code.upper(), spaced=f"{entry} {rest.replace('-', ' ')}")
    assert office.zhunru("journal", "verify", "--seal", text).code == 0


def test_a_register_that_was_cut_off(office: Office) -> None:
    """The file of an earlier day is put in place of today's: the chain holds, the seal does not."""
    earlier = office.folder / "earlier.db"
    shutil.copy(office.db, earlier)
    office.import_text("一.csv", FIRST)
    code = sealed(office)
    shutil.copy(earlier, office.db)
    assert office.zhunru("journal", "verify").code == 0
    ran = office.zhunru("journal", "verify", "--seal", code)
    assert ran.code == 3
    assert "it was cut off" in ran.err


def test_a_register_that_was_written_anew(office: Office) -> None:
    """The same number of entries, with another signboard, each bound by a chain that holds."""
    earlier = office.folder / "earlier.db"
    shutil.copy(office.db, earlier)
    office.import_text("一.csv", FIRST)
    code = sealed(office)
    shutil.copy(earlier, office.db)
    office.import_text("一.csv", OTHER)
    assert office.zhunru("journal", "verify").code == 0
    ran = office.zhunru("journal", "verify", "--seal", code)
    assert ran.code == 3
    assert "written anew" in ran.err


def test_what_does_not_verify_is_not_sealed(office: Office) -> None:
    office.import_text("一.csv", FIRST)
    with closing(sqlite3.connect(office.db)) as connection:
        trigger = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'burden_stays'")
        again = trigger.fetchone()[0]
        connection.execute("DROP TRIGGER burden_stays")
        connection.execute("UPDATE burden SET name = '丁'")
        connection.execute(again)
        connection.commit()
    ran = office.zhunru("journal", "seal", "--format", "md")
    assert ran.code == 3
    assert "Nothing was sealed." in ran.err


@pytest.mark.parametrize("typed", ["", "134", "134-12", "x-" + "0" * 32, "8-" + "g" * 32])
def test_what_is_no_seal_is_said_so(office: Office, typed: str) -> None:
    ran = office.zhunru("journal", "verify", "--seal", typed)
    assert ran.code == 2
    assert "is no seal" in ran.err
