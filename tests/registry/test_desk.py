"""Who acts, which register is meant, and how findings are said."""

from __future__ import annotations

from pathlib import Path

import pytest

from registry.desk import Desk, finding_lines
from registry.findings import Finding, Where
from registry.intake import rules
from tests.office import Office


def who(office: Office, *options: str) -> str:
    """Who the journal says has acted."""
    assert (
        office.zhunru(
            *options, "alias", "add", "department", f"别名{office.last_entry}", "市民政局"
        ).code
        == 0
    )
    return str(office.query("SELECT by FROM entry ORDER BY id DESC LIMIT 1")[0][0])


def test_who_acts_is_said_on_the_line_in_the_environment_or_beside_the_register(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: "windows-user")
    assert who(office) == "windows-user"
    office.write("zhunru.toml", 'by = "赵强"\n')
    assert who(office) == "赵强"
    monkeypatch.setenv("ZHUNRU_BY", "王芳")
    assert who(office) == "王芳"
    assert who(office, "--by", "李敏") == "李敏"


def test_an_account_without_a_name(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise OSError("no such account")

    monkeypatch.setattr("getpass.getuser", nobody)
    assert who(office) == "unknown"


def test_the_settings_beside_a_register_elsewhere(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.write("zhunru.toml", 'by = "赵强"\n')
    monkeypatch.chdir(tmp_path)
    assert Desk(office.db).who() == "赵强"
    monkeypatch.setenv("ZHUNRU_DB", str(office.db))
    assert office.zhunru("journal", "list", "--limit", "1").code == 0


@pytest.mark.parametrize("content", [b"by = [", b"\xff\xfe\xff"])
def test_settings_that_cannot_be_understood(office: Office, content: bytes) -> None:
    (office.folder / "zhunru.toml").write_bytes(content)
    ran = office.zhunru("alias", "add", "department", "甲", "市民政局")
    assert ran.code == 2
    assert "zhunru.toml cannot be understood" in ran.err
    assert office.last_entry == 7


def test_a_finding_says_where_what_and_what_to_do() -> None:
    where = Where(file="下派.xlsx", sheet="三月", row=5, column="下派日期")
    assert finding_lines(Finding(rules.CELL_DATE, where, {"value": "三月底"})) == [
        "[error] 下派.xlsx, 三月, row 5, column “下派日期”: “三月底” is no date.",
        "    → Write it as 2026-03-01 or 2026年3月1日.",
    ]
    assert finding_lines(Finding(rules.FILE_MACROS, Where(file="下派.xlsm"))) == [
        "[note] 下派.xlsm: The file holds macros; they were ignored."
    ]


def test_the_state_of_the_register_and_what_to_do_next(office: Office) -> None:
    ran = office.zhunru()
    assert ran.code == 0
    assert ran.out.splitlines()[0] == "Register of 示例市: zhunru.db"
    assert "         4  communities" in ran.out
    assert ran.out.splitlines()[-1].startswith("Next: zhunru ")
