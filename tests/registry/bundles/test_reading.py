"""Hostile bundles: each is refused with its reason, and the city's register is not touched by a byte."""

from __future__ import annotations

import json
import random
import stat
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from registry.bundles import reading
from registry.bundles.importing import take_in
from registry.bundles.manifest import BundleRefused
from registry.errors import FileUnreadable
from registry.journal import Act
from registry.store import Register
from tests.registry.bundles.conftest import Levels
from tests.registry.bundles.levels import repacked, taken, without

BOARDS = "牌子.csv"


def refused(levels: Levels, bundle: Path) -> str:
    """Why the bundle was refused; the register is as it was."""
    before = levels.city.db.read_bytes()
    ran = taken(levels.city, bundle)
    assert ran.code == 4, ran.err + ran.out
    assert "Traceback" not in ran.err
    assert levels.city.db.read_bytes() == before
    return ran.err + ran.out


def added(bundle: Path, name: str, info: zipfile.ZipInfo | str, content: bytes = b"a\r\n") -> Path:
    """The same bundle with one more member."""
    path = bundle.with_name(name)
    path.write_bytes(bundle.read_bytes())
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(info, content)
    return path


@pytest.mark.parametrize(
    "name",
    [
        "../../zhunru.db",
        "/etc/passwd",
        "..\\zhunru.db",
        "C:\\zhunru.db",
        "c:zhunru.db",
        "里/牌子.csv",
    ],
)
def test_names_that_lead_out(levels: Levels, name: str) -> None:
    assert "leads out of the bundle" in refused(levels, added(levels.from_qs, "h.zip", name))


def test_a_name_cut_by_a_zero_byte(levels: Levels) -> None:
    bundle = added(levels.from_qs, "h.zip", "x.csv_y")
    bundle.write_bytes(bundle.read_bytes().replace(b"x.csv_y", b"x.csv\0y"))
    assert "leads out of the bundle" in refused(levels, bundle)


def test_a_link(levels: Levels) -> None:
    link = zipfile.ZipInfo("链.csv")
    link.create_system = 3
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    bundle = added(levels.from_qs, "h.zip", link, b"/etc/passwd")
    assert "is a link or a folder" in refused(levels, bundle)


def test_a_folder(levels: Levels) -> None:
    folder = zipfile.ZipInfo("里")
    folder.external_attr = (stat.S_IFDIR | 0o755) << 16
    assert "is a link or a folder" in refused(levels, added(levels.from_qs, "h.zip", folder))


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", [BOARDS, "manifest.json"])
def test_a_name_twice(levels: Levels, name: str) -> None:
    assert f"“{name}” stands in it twice" in refused(levels, added(levels.from_qs, "h.zip", name))


def test_a_file_that_the_manifest_does_not_list(levels: Levels) -> None:
    said = refused(levels, added(levels.from_qs, "h.zip", "附件.csv"))
    assert "“附件.csv” is not in its manifest" in said


def test_a_file_that_is_gone(levels: Levels) -> None:
    bundle = repacked(levels.from_qs, "h.zip", without(BOARDS), honest=False)
    assert f"“{BOARDS}” is in its manifest, but not in it" in refused(levels, bundle)


def swapped(old: str, new: str) -> Callable[[dict[str, bytes]], None]:
    """Changes a word in the signboards."""

    def change(files: dict[str, bytes]) -> None:
        files[BOARDS] = files[BOARDS].replace(old.encode(), new.encode())

    return change


def test_a_word_of_the_same_length_was_changed(levels: Levels) -> None:
    bundle = repacked(levels.from_qs, "h.zip", swapped("乙站", "丙站"), honest=False)
    assert f"“{BOARDS}” is not the file that its manifest describes" in refused(levels, bundle)


def test_a_row_was_added(levels: Levels) -> None:
    bundle = repacked(levels.from_qs, "h.zip", swapped("乙站", "乙站站"), honest=False)
    assert "bytes, the manifest says" in refused(levels, bundle)


def stating(**stated: Any) -> Callable[[Any], None]:
    """Changes what the manifest says: ``district__name`` is the name of the district."""

    def change(manifest: Any) -> None:
        for path, value in stated.items():
            *above, last = path.split("__")
            part = manifest
            for name in above:
                part = part[name]
            part[last] = value

    return change


def test_rows_that_the_manifest_does_not_count(levels: Levels) -> None:
    def change(manifest: Any) -> None:
        next(one for one in manifest["files"] if one["name"] == BOARDS)["rows"] = 7

    bundle = repacked(levels.from_qs, "h.zip", lambda _files: None, manifest=change)
    assert f"{BOARDS} has 2 rows, the manifest says 7" in refused(levels, bundle)


@pytest.mark.parametrize(
    ("stated", "reason"),
    [
        ({"format": "another"}, "it is no bundle of this program"),
        ({"version": 2}, "it was made by a newer program"),
        ({"schema": 99}, "it was made by a newer program"),
        ({"schema": "1"}, "lacks “schema”"),
        ({"schema": True}, "lacks “schema”"),
        ({"schema": -1}, "lacks “schema”"),
        ({"at": "gestern"}, "“at” in its manifest is not what it should be"),
        ({"register__head": "../.."}, "“head” in its manifest is not what it should be"),
        ({"district__name": ""}, "lacks “name”"),
        ({"district__name": "碧山区\n"}, "“name” in its manifest is not what it should be"),
        ({"district__name": "\x1b[2J"}, "“name” in its manifest is not what it should be"),
        ({"district__name": "黑水区"}, "it is of 黑水区, and this register knows no district"),
        ({"district": ["碧山区"]}, "lacks “district”"),
        ({"by": "13812345678"}, "its manifest holds a mobile number"),
        ({"files": {}}, "lacks “files”"),
        ({"files": [1]}, "lacks “files”"),
    ],
)
def test_what_a_manifest_may_not_say(levels: Levels, stated: dict[str, Any], reason: str) -> None:
    bundle = repacked(levels.from_qs, "h.zip", lambda _files: None, manifest=stating(**stated))
    assert reason in refused(levels, bundle)


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("name", "../x.csv", "“name” in its manifest is not what it should be"),
        ("kind", "request", "is of a kind that no bundle holds: request"),
        ("kind", "entry; DROP TABLE entry", "is of a kind that no bundle holds"),
        ("kind", "need", "its manifest lists two files of one kind"),
        ("kind", "statement", "column.missing"),
        ("role", "names", "is of a kind that no bundle holds: signboard"),
        ("role", "code", "“role” in its manifest is not what it should be"),
        ("sha256", "0", "“sha256” in its manifest is not what it should be"),
    ],
)
def test_what_a_manifest_may_not_say_of_a_file(
    levels: Levels, field: str, value: str, reason: str
) -> None:
    def change(manifest: Any) -> None:
        next(one for one in manifest["files"] if one["name"] == BOARDS)[field] = value

    bundle = repacked(levels.from_qs, "h.zip", lambda _files: None, manifest=change)
    assert reason in refused(levels, bundle)


def test_a_manifest_that_lists_a_file_twice(levels: Levels) -> None:
    bundle = repacked(
        levels.from_qs,
        "h.zip",
        lambda _files: None,
        manifest=lambda manifest: manifest["files"].append(manifest["files"][0]),
    )
    assert "its manifest lists a file twice" in refused(levels, bundle)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[1]",
        b"{",
        b"\xff\xfe",
        b'{"format": NaN}',
        b"[" * 100_000,
        b'{"schema": ' + b"9" * 9000 + b"}",
    ],
)
def test_a_manifest_that_is_none(levels: Levels, content: bytes) -> None:
    path = levels.city.folder / "h.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("manifest.json", content)
    assert "manifest" in refused(levels, path)


def test_no_manifest(levels: Levels) -> None:
    path = levels.city.folder / "h.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(BOARDS, "社区,牌子名称\n")
    assert "it has no manifest" in refused(levels, path)


@pytest.mark.parametrize("content", [b"", b"PK", b"hello\n" * 100, b"\0" * 5000])
def test_no_zip(levels: Levels, content: bytes) -> None:
    path = levels.city.folder / "h.zip"
    path.write_bytes(content)
    assert "it is no whole zip file" in refused(levels, path)


def test_a_zip_cut_short(levels: Levels) -> None:
    path = levels.city.folder / "h.zip"
    whole = levels.from_qs.read_bytes()
    for size in (len(whole) - 1, len(whole) - 30, len(whole) // 2, 100):
        path.write_bytes(whole[:size])
        assert "it is no whole zip file" in refused(levels, path)


def test_a_bomb_that_says_so(levels: Levels) -> None:
    """50 MB of one letter take 50 KB: no table of words is packed a thousand times smaller."""

    def change(files: dict[str, bytes]) -> None:
        files[BOARDS] = b"a" * (50 * 2**20)

    bundle = repacked(levels.from_qs, "h.zip", change)
    assert bundle.stat().st_size < 2**20
    assert "unpacked it would be larger than a bundle can be" in refused(levels, bundle)


def test_a_bomb_that_does_not_say_so(levels: Levels) -> None:
    """The container and the manifest say 100 bytes; what is unpacked has no more, and is not what was promised."""

    def change(files: dict[str, bytes]) -> None:
        files[BOARDS] = b"a" * (20 * 2**20)

    def small(manifest: Any) -> None:
        next(one for one in manifest["files"] if one["name"] == BOARDS)["bytes"] = 100

    bundle = repacked(levels.from_qs, "h.zip", change, manifest=small)
    content = bundle.read_bytes().replace(struct.pack("<L", 20 * 2**20), struct.pack("<L", 100))
    bundle.write_bytes(content)
    assert "refused" in refused(levels, bundle)


def test_many_large_files_together(levels: Levels, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_UNPACKED", 1000)
    assert "unpacked it would be larger" in refused(levels, levels.from_qs)
    monkeypatch.setattr(reading, "MOST_PACKED", 1000)
    assert "it is larger than 0 MB" in refused(levels, levels.from_qs)


def test_a_manifest_without_end(levels: Levels, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_MANIFEST", 100)
    assert "unpacked it would be larger" in refused(levels, levels.from_qs)


def test_thousands_of_members(levels: Levels) -> None:
    path = levels.city.folder / "h.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(3000):
            archive.writestr(f"{number}.csv", b"")
    assert "it holds more than 100 files" in refused(levels, path)


def test_thousands_of_members_that_say_they_are_one(levels: Levels) -> None:
    path = levels.city.folder / "h.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(3000):
            archive.writestr(f"{number}.csv", b"")
    content = bytearray(path.read_bytes())
    content[-14:-10] = struct.pack("<HH", 1, 1)
    path.write_bytes(content)
    assert "it holds more than 100 files" in refused(levels, path)


def test_an_encrypted_member(levels: Levels) -> None:
    bundle = added(levels.from_qs, "h.zip", "密.csv")
    content = bytearray(bundle.read_bytes())
    at = content.rindex(b"PK\x01\x02")
    content[at + 8] |= 1
    bundle.write_bytes(content)
    assert "“密.csv” is encrypted" in refused(levels, bundle)


def test_an_unusual_packing(levels: Levels) -> None:
    odd = zipfile.ZipInfo("x.csv")
    odd.compress_type = zipfile.ZIP_BZIP2
    bundle = added(levels.from_qs, "h.zip", odd)
    assert "is packed in an unusual way" in refused(levels, bundle)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("乙站", "乙站13812345678", "personal.refused"),
        ("乙站", "乙站11010119900307803X", "personal.refused"),
        ("和平社区,乙站", "全部,乙站", "bundle.outside"),
        ("和平社区,乙站", "绿水区,乙站", "bundle.outside"),
        ("和平社区,乙站", "没有的社区,乙站", "name."),
        ("对内", "随便", "cell.not_a_choice"),
        ("和平社区,乙站", "合计,乙站", ""),
        ("乙站", '"乙站', "is no readable CSV file"),
        ("社区,牌子名称", "社区,别的", "column.missing"),
    ],
)
def test_rows_that_are_not_right(levels: Levels, old: str, new: str, reason: str) -> None:
    assert reason in refused(levels, repacked(levels.from_qs, "h.zip", swapped(old, new)))


@pytest.mark.parametrize("row", ["," * 600, "长" * 50_000, '"' + "a,\n" * 30_000 + '"'])
def test_a_row_without_end(levels: Levels, row: str) -> None:
    def change(files: dict[str, bytes]) -> None:
        files[BOARDS] += (row + "\r\n").encode()

    assert "row" in refused(levels, repacked(levels.from_qs, "h.zip", change))


def test_more_streets_than_a_district_has(levels: Levels) -> None:
    def change(files: dict[str, bytes]) -> None:
        rows = (f"S{number},街{number}街道,街道级,碧山区,,\r\n" for number in range(5_001))
        files["行政区划.csv"] += "".join(rows).encode()

    assert "too many rows" in refused(levels, repacked(levels.from_qs, "h.zip", change))


def test_a_text_that_is_no_utf8(levels: Levels) -> None:
    def change(files: dict[str, bytes]) -> None:
        files[BOARDS] = files[BOARDS].replace("乙站".encode(), b"\xff\xfe")

    bundle = repacked(levels.from_qs, "h.zip", change)
    assert f"{BOARDS} is no readable CSV file" in refused(levels, bundle)


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("行政区划.csv", "示例市,示例市,市级,,,"),
        ("行政区划.csv", "LS,绿水区,区县级,示例市,,"),
        ("行政区划.csv", "LSX,新街道,街道级,绿水区,,"),
        ("社区.csv", "X1,新社区,,绿水区,100,,,,,,"),
        ("经费拨付.csv", "2026-05-09,绿水区,湖滨社区,900,,,,,,,"),
        ("下派记录.csv", "2026-05-09,市民政局,湖滨社区,统计调查,,,,,,,"),
    ],
)
def test_rows_of_another_district(levels: Levels, name: str, row: str) -> None:
    """A bundle of 碧山区 speaks only of 碧山区; what it says of others is refused with the whole."""
    assert taken(levels.city, levels.from_ls).code == 0

    def change(files: dict[str, bytes]) -> None:
        files[name] += (row + "\r\n").encode()

    said = refused(levels, repacked(levels.from_qs, "h.zip", change))
    assert any(rule in said for rule in ("bundle.outside", "bundle.claimed", "name.elsewhere")), (
        said
    )


def test_a_row_that_reads_as_a_total(levels: Levels) -> None:
    """What would vanish between the levels is said, never passed over."""

    def change(files: dict[str, bytes]) -> None:
        files["工作记录.csv"] += "合计,,,60,\r\n".encode()

    assert "bundle.rows_lost" in refused(levels, repacked(levels.from_qs, "h.zip", change))


def test_a_script_in_a_name_stays_a_name(levels: Levels) -> None:
    bundle = repacked(levels.from_qs, "h.zip", swapped("乙站", "<script>alert(1)</script>"))
    assert taken(levels.city, bundle).code == 0
    with Register.open(levels.city.db) as register:
        rows = register.query("SELECT name FROM burden ORDER BY name")
    assert rows == [("<script>alert(1)</script>",), ("=甲站",)]


def test_personal_data_in_the_name_of_the_file(levels: Levels) -> None:
    path = levels.from_qs.with_name("李敏13812345678.zip")
    path.write_bytes(levels.from_qs.read_bytes())
    assert "its name holds a mobile number" in refused(levels, path)


def test_no_file_and_a_folder(levels: Levels) -> None:
    for path in (levels.city.folder, levels.city.folder / "none.zip"):
        ran = taken(levels.city, path)
        assert ran.code == 1
        assert "there is no file of that name" in ran.err


def test_bytes_changed_at_random(levels: Levels) -> None:
    """Of 120 bundles with bytes changed none ends in anything but a refusal, or is taken for what it was."""
    chance = random.Random(7)
    whole = levels.from_qs.read_bytes()
    path = levels.city.folder / "h.zip"
    before = levels.city.db.read_bytes()
    with Register.open(levels.city.db) as register:
        act = Act("李敏", "bundle import")
        sound = take_in(register, levels.from_qs, act, dry_run=True)
        for _turn in range(120):
            content = bytearray(whole)
            for _byte in range(chance.choice((1, 1, 2, 8))):
                content[chance.randrange(len(content))] = chance.randrange(256)
            path.write_bytes(content)
            try:
                result = take_in(register, path, act, dry_run=True)
            except (BundleRefused, FileUnreadable):
                continue
            assert result.manifest.files == sound.manifest.files
            assert [landed.counts for landed in result.sheets] == [
                landed.counts for landed in sound.sheets
            ]
    assert levels.city.db.read_bytes() == before


def test_a_manifest_shows_its_own_words_only(levels: Levels) -> None:
    with zipfile.ZipFile(levels.from_qs) as archive:
        manifest = json.loads(archive.read("manifest.json"))
    assert set(manifest) == {
        *("format", "version", "program", "schema", "district", "register", "by", "at", "files")
    }
