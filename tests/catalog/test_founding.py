"""A new register knows its place and the national lists, or does not exist at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.founding import LISTS, found
from registry import journal
from registry.errors import BadUsage, RegisterExists
from registry.journal import Act
from registry.store import Register


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
