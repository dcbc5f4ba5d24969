"""Older workbooks that are damaged end in a sentence, never in a process that the system has to end."""

from __future__ import annotations

import random
import struct
from pathlib import Path

import pytest

from registry.intake.compound import CompoundFile, look_through_records
from registry.intake.incoming import FileFault
from tests.office import Office
from tests.registry.intake.books import compound_file, old_workbook

ROWS = [["下派日期", "部门", "社区", "事项"], ["2026-03-01", "市民政局", "青松社区", "摸底"]] * 40


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path: Path = tmp_path_factory.mktemp("old") / "下派.xls"
    return old_workbook(path, ROWS).read_bytes()


def fault(data: bytes) -> FileFault:
    with pytest.raises(FileFault) as caught:
        CompoundFile(data)
    return caught.value


def record(number: int, content: bytes) -> bytes:
    return struct.pack("<HH", number, len(content)) + content


def test_the_streams_of_a_file(good: bytes) -> None:
    (name,) = CompoundFile(good).streams
    assert name == "Workbook"
    content = bytes(range(256)) * 40
    (stream,) = CompoundFile(compound_file("Book", content)).streams.values()
    assert stream.startswith(content)


def test_sectors_that_follow_one_another_in_a_circle(good: bytes) -> None:
    data = bytearray(good)
    fat = (struct.unpack_from("<I", data, 76)[0] + 1) * 512
    struct.pack_into("<I", data, fat + 4, 0)
    assert fault(bytes(data)).rule.code == "file.damaged"


@pytest.mark.parametrize(
    ("at", "value"), [(48, 10**8), (68, 10**8), (76, 10**8), (30, 0xFFFF), (60, 10**8)]
)
def test_a_header_that_points_nowhere(good: bytes, at: int, value: int) -> None:
    data = bytearray(good)
    struct.pack_into("<H" if at == 30 else "<I", data, at, value)
    assert fault(bytes(data)).rule.code == "file.damaged"


def test_a_stream_longer_than_its_file(good: bytes) -> None:
    data = bytearray(good)
    directory = (struct.unpack_from("<I", data, 48)[0] + 1) * 512
    struct.pack_into("<I", data, directory + 128 + 120, 0xFFFFFFFF)
    assert fault(bytes(data)).rule.code == "file.damaged"


@pytest.mark.parametrize(
    ("stream", "code"),
    [
        (record(0xFC, struct.pack("<II", 1, 0x7FFFFFFF)), "file.damaged"),
        (record(0x200, struct.pack("<IIHHH", 0, 0x7FFFFFFF, 0, 255, 0)), "file.sheet_too_large"),
        (record(0x203, struct.pack("<HHHd", 65535, 65535, 0, 1.0)), "file.sheet_too_large"),
        (
            record(0x203, struct.pack("<HHHd", 60000, 0, 0, 1.0))
            + record(0xBD, struct.pack("<HHHIH", 0, 0, 0, 0, 60000)),
            "file.sheet_too_large",
        ),
        (record(0x2F, b"\x00" * 54), "file.encrypted"),
    ],
)
def test_records_that_cannot_be(stream: bytes, code: str) -> None:
    with pytest.raises(FileFault) as caught:
        look_through_records(record(0x809, b"\x00\x06\x05\x00" + b"\x00" * 12) + stream)
    assert caught.value.rule.code == code


def test_each_sheet_has_its_own_extent() -> None:
    sheet = record(0x809, b"\x00\x06\x10\x00" + b"\x00" * 12)
    tall = record(0x203, struct.pack("<HHHd", 65535, 0, 0, 1.0))
    wide = record(0x203, struct.pack("<HHHd", 0, 255, 0, 1.0)) * 2
    assert look_through_records((sheet + tall) * 3 + sheet + wide) == {}


def test_a_formula_that_gives_an_error_is_told(office: Office) -> None:
    path = old_workbook(
        office.folder / "人员.xls",
        [["社区", "年度", "岗位", "员额"], ["青松社区", 2026, "两委", "=1/0"]],
    )
    data = path.read_bytes()
    blank, error = struct.pack("<Q", 0xFFFF000000000003), b"\x02\x00\x07\x00\x00\x00\xff\xff"
    assert data.count(blank) == 1
    path.write_bytes(data.replace(blank, error))
    ran = office.zhunru("import", path, "--format", "json")
    assert [
        (found["code"], found["where"]["row"], found["where"]["column"])
        for found in ran.json["findings"]
    ] == [("formula.no_value", 2, "员额")]


def test_a_file_whose_last_sector_is_cut_short_is_read(office: Office, good: bytes) -> None:
    path = office.folder / "下派.xls"
    path.write_bytes(good.rstrip(b"\xff") if good.endswith(b"\xff") else good[:-1])
    assert office.zhunru("import", path, "--format", "json").code in (0, 4)


@pytest.mark.parametrize("seed", range(25))
def test_damage_anywhere_ends_in_a_sentence(office: Office, good: bytes, seed: int) -> None:
    chance, data = random.Random(seed), bytearray(good)
    for _time in range(chance.randint(1, 6)):
        at = chance.randrange(8, len(data))
        data[at : at + 4] = chance.choice(
            [b"\xff\xff\xff\xff", b"\x00\x00\x00\x00", b"\x01\x00\x00\x00", chance.randbytes(4)]
        )
    path = office.folder / "下派.xls"
    path.write_bytes(data)
    ran = office.zhunru("import", path, "--dry-run")
    assert ran.code in (0, 4)
    assert "Traceback" not in ran.err
