"""A new register knows its place and the national lists, or does not exist at all."""

from __future__ import annotations

import signal
import subprocess
import time
from pathlib import Path

import pytest

from catalog.founding import LISTS, found
from registry import journal
from registry.errors import BadUsage, RegisterExists
from registry.journal import Act
from registry.store import Register
from tests.office import Office

ACT = Act("李", "init")


def test_knows_its_place_and_the_national_list(tmp_path: Path) -> None:
    found(tmp_path / "a.db", " 示例市 ", Act("李", "init"))
    with Register.open(tmp_path / "a.db") as register:
        assert register.query("SELECT name, level FROM place") == [("示例市", "city")]
        answers = register.query("SELECT burden, answer, COUNT(*) FROM permit GROUP BY 1, 2")
        assert answers == [("certificate", "barred", 20)]
        sources = register.query("SELECT DISTINCT source FROM permit")
        assert "民发〔2020〕20号" in sources[0][0]
        assert journal.verify(register) is None


def test_refuses_to_write_over_anything(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    path.write_text("something of the clerk's own")
    with pytest.raises(RegisterExists):
        found(path, "示例市", Act("李", "init"))
    assert path.read_text() == "something of the clerk's own"


def test_leaves_nothing_without_a_name(tmp_path: Path) -> None:
    with pytest.raises(BadUsage):
        found(tmp_path / "a.db", "  ", Act("李", "init"))
    assert not list(tmp_path.iterdir())


def test_lists_name_their_source() -> None:
    for path in LISTS:
        header, *rows = path.read_text(encoding="utf-8").splitlines()
        assert "清单来源" in header
        assert rows
        assert all("号" in row for row in rows), "each line names its document"


def test_nothing_stands_beside_it(tmp_path: Path) -> None:
    found(tmp_path / "zhunru.db", "示例市", ACT)
    assert [path.name for path in tmp_path.iterdir()] == ["zhunru.db"]


def test_without_links_it_gets_its_name_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_paths: object) -> None:
        raise PermissionError(1, "no links here")

    monkeypatch.setattr("os.link", refused)
    found(tmp_path / "zhunru.db", "示例市", ACT)
    assert [path.name for path in tmp_path.iterdir()] == ["zhunru.db"]


@pytest.mark.parametrize("after", [0.3, 0.5, 0.7, 0.9])
def test_killed_while_it_grows(new_office: Office, after: float) -> None:
    """What is left is a whole register, or none: then `init` can be said again."""
    process = subprocess.Popen(
        new_office.command("init", "--place", "示例市"),
        cwd=new_office.folder,
        env=new_office.environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    time.sleep(after)
    process.send_signal(signal.SIGKILL)
    process.wait()
    if not new_office.db.exists():
        ran = new_office.zhunru("init", "--place", "示例市")
        assert ran.code == 0, ran.err
    assert new_office.zhunru("check").code == 0
