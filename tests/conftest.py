"""The fixtures of all tests: offices of a small made-up city, and a clean desk for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from shutil import copy

import pytest
from hypothesis import settings

from registry import language
from tests.office import CITY, Office

settings.register_profile("steady", deadline=None, derandomize=True, database=None)
settings.load_profile("steady")


@pytest.fixture(autouse=True)
def _a_clean_desk(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No test inherits who acts, which register or which tongue."""
    for name in ("ZHUNRU_DB", "ZHUNRU_BY", "ZHUNRU_LANG"):
        monkeypatch.delenv(name, raising=False)
    before = language.current()
    yield
    language.use(before)


@pytest.fixture(scope="session")
def _settled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("settled")
    office = Office(folder)
    assert office.zhunru("--db", office.db, "--by", "李敏", "init", "--place", "示例市").code == 0
    for name, text in CITY.items():
        office.write(f"基础/{name}", text)
    ran = office.zhunru("--db", office.db, "--by", "李敏", "import", folder / "基础")
    assert ran.code == 0, ran.err
    return office.db


@pytest.fixture
def office(_settled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """An office that knows its districts, communities, departments and an edition; the clerk sits in its folder."""
    folder = tmp_path / "office"
    folder.mkdir()
    monkeypatch.chdir(folder)
    copy(_settled, folder / "zhunru.db")
    return Office(folder)


@pytest.fixture
def new_office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """An office without a register."""
    folder = tmp_path / "new"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return Office(folder)
