"""An earlier register file is only read: one of an older version is brought up to date as a copy."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from catalog.founding import found
from registry import language, store
from registry.errors import NoRegister, NotARegister
from registry.journal import Act, writing
from registry.keys import row_keys
from registry.sheets import kinds
from registry.store import Register, migrations
from reports.comparison.elsewhere import AnotherCity, earlier_register

INIT = Act("李敏", "init", at="2025-01-05T08:00:00Z")


@pytest.fixture
def ours(tmp_path: Path) -> Register:
    language.use("en")
    (tmp_path / "ours").mkdir()
    found(tmp_path / "ours" / "zhunru.db", "示例市", INIT)
    return Register.open(tmp_path / "ours" / "zhunru.db")


def test_an_older_version_is_not_migrated_where_it_stands(
    ours: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "theirs"
    folder.mkdir()
    path = folder / "旧.db"
    with monkeypatch.context() as patched:
        patched.setattr(store, "migrations", lambda: migrations()[:2])
        with Register.create(path) as old, writing(old, INIT) as entry:
            columns = {"code": ["示例市"], "name": ["示例市"], "level": ["city"]}
            entry.add("place", {"key": row_keys(kinds()["place"], columns, 1), **columns})
    before = sha256(path.read_bytes()).hexdigest()
    with earlier_register(path, ours) as theirs:
        assert theirs.version == len(migrations())
        copy = theirs.path
        assert copy != path
    assert sha256(path.read_bytes()).hexdigest() == before
    assert [each.name for each in folder.iterdir()] == ["旧.db"]
    assert not copy.parent.exists()


def test_another_city_is_refused(ours: Register, tmp_path: Path) -> None:
    found(tmp_path / "他.db", "示范市", INIT)
    with (
        pytest.raises(AnotherCity, match=r"示范市.*示例市"),
        earlier_register(tmp_path / "他.db", ours),
    ):
        pass


def test_what_is_no_register_is_refused(ours: Register, tmp_path: Path) -> None:
    (tmp_path / "表.db").write_bytes(b"no register")
    for name, refusal in (("无.db", NoRegister), ("表.db", NotARegister)):
        with pytest.raises(refusal), earlier_register(tmp_path / name, ours):
            pass
