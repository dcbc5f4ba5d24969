"""Files are written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from registry.errors import FileUnwritable
from registry.files import write_new, write_whole


def test_a_file_is_written_and_written_over(tmp_path: Path) -> None:
    path = tmp_path / "报告.md"
    write_whole(path, b"one")
    write_whole(path, b"two")
    assert path.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("place", ["没有/报告.md", "挡路/报告.md", "夹"])
def test_where_it_cannot_be_written_nothing_is_left(tmp_path: Path, place: str) -> None:
    (tmp_path / "挡路").write_text("x")
    (tmp_path / "夹").mkdir()
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(FileUnwritable, match="cannot be written"):
        write_whole(tmp_path / place, b"x")
    assert sorted(tmp_path.rglob("*")) == before


def test_a_disk_that_is_full_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "报告.md"
    write_whole(path, b"old")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FileUnwritable):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_what_someone_filled_in_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "模板.xlsx"
    write_new(path, b"blank")
    path.write_bytes(b"filled in")
    with pytest.raises(FileUnwritable):
        write_new(path, b"blank")
    assert path.read_bytes() == b"filled in"


@pytest.mark.skipif(os.name == "nt", reason="devices of Unix")
def test_a_device_is_written_to_directly() -> None:
    write_whole(Path("/dev/null"), b"x")
    assert not Path("/dev/null").is_file()


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "实.md", tmp_path / "链.md"
    target.write_bytes(b"old")
    try:
        link.symlink_to(target)
    except OSError:
        pytest.skip("this account may not make links")
    write_whole(link, b"new")
    assert (link.is_symlink(), target.read_bytes()) == (True, b"new")
