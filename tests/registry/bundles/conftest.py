"""A city and two districts that were founded once and are copied for each test."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from shutil import copytree

import pytest

from tests.office import Office
from tests.registry.bundles.levels import CITY, LS, QS, exported, founded


@dataclass(frozen=True)
class Levels:
    """The city, which knows only what it handed out, and its districts with a bundle each."""

    city: Office
    qs: Office
    ls: Office
    from_qs: Path
    from_ls: Path


@pytest.fixture(scope="session")
def _founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("levels")
    founded(folder / "city", "示例市", CITY)
    exported(founded(folder / "qs", "示例市", CITY, QS), "碧山区", "碧山.zip")
    exported(founded(folder / "ls", "示例市", CITY, LS), "绿水区", "绿水.zip")
    return folder


@pytest.fixture
def levels(_founded: Path, tmp_path: Path) -> Levels:
    """Three offices, each with its own register."""
    copytree(_founded, tmp_path / "levels")
    offices = {name: Office(tmp_path / "levels" / name) for name in ("city", "qs", "ls")}
    return Levels(
        **offices,
        from_qs=offices["qs"].folder / "碧山.zip",
        from_ls=offices["ls"].folder / "绿水.zip",
    )
