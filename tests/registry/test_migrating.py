"""A register of an earlier version is opened: nothing of it is lost, and its chain still holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from registry import store
from registry.backups import backups
from registry.journal import Act, verify, writing
from registry.store import Register, migrations
from tests.office import Office

BEFORE_MONEY = 2
"""The schema before payments had a year and a manner."""


@pytest.fixture
def earlier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A register of the version before, with payments that an undoing ended and others that are live."""
    path = tmp_path / "旧.db"
    with monkeypatch.context() as patched:
        patched.setattr(store, "migrations", lambda: migrations()[:BEFORE_MONEY])
        with Register.create(path) as register:
            assert register.version == BEFORE_MONEY
            with writing(register, Act("李敏", "init")):
                pass
            with writing(register, Act("李敏", "import")) as entry:
                entry.add(
                    "payment",
                    {
                        "key": [1, 2, 3],
                        "date": ["2025-12-30", "2026-01-05", "2026-02"],
                        "payer": ["MZ", "QS", "某基金会"],
                        "payer_kind": ["department", "place", "other"],
                        "receiver": ["QS", "QS0101", "QS0101"],
                        "receiver_kind": ["place", "community", "community"],
                        "amount": [100_00, 90_00, None],
                        "duty": ["ZR-001", "ZR-001", None],
                    },
                )
            with writing(register, Act("李敏", "import")) as entry:
                entry.end("payment", [2])
    return path


def test_payments_stay_what_they_were_and_the_chain_holds(earlier: Path) -> None:
    with Register.open(earlier) as register:
        assert register.version == len(migrations())
        rows = register.query(
            "SELECT id, until_entry, date, amount, duty, year, manner FROM payment ORDER BY id"
        )
        assert rows == [
            (1, None, "2025-12-30", 100_00, "ZR-001", None, None),
            (2, 3, "2026-01-05", 90_00, "ZR-001", None, None),
            (3, None, "2026-02", None, None, None, None),
        ]
        assert verify(register) is None


def test_a_copy_of_the_earlier_register_stands_beside_it(earlier: Path) -> None:
    with Register.open(earlier):
        pass
    assert [one.why for one in backups(earlier)] == ["before-migration"]


def test_payments_without_a_year_are_of_the_year_of_their_date(earlier: Path) -> None:
    from registry.funding.book import Book

    with Register.open(earlier) as register:
        accounts = Book.open(register, "2026-12-31").accounts
    assert set(accounts) == {("ZR-001", 2025), (None, 2026)}
    assert accounts["ZR-001", 2025].payments == 1


def test_what_is_written_afterwards_stays_as_well(earlier: Path) -> None:
    import sqlite3

    with Register.open(earlier) as register:
        for sql in (
            "UPDATE payment SET amount = 1 WHERE id = 1",
            "DELETE FROM payment WHERE id = 1",
        ):
            with (
                pytest.raises(sqlite3.IntegrityError, match="append-only"),
                register.transaction() as connection,
            ):
                connection.execute(sql)


def test_an_old_file_read_again_adds_no_payment_twice(office: Office) -> None:
    """The year that is now filled in is no other identity."""
    text = "拨付日期,拨付单位,接收单位,金额,事项,文号\n2026-03-01,市民政局,青松社区,50,ZR-001,示民发〔2026〕1号\n"
    office.import_text("拨付.csv", text)
    with_year = text.replace("文号\n", "文号,所属年度\n").replace("1号\n", "1号,2026\n")
    ran = office.import_text("拨付2.csv", with_year)
    assert [row["unchanged"] for row in ran.json["entries"]] in ([1], [])
    assert len(office.live("payment", "id")) == 1
