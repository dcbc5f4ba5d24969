"""The files of the example: the same bytes, all marked, no personal data, refused where they should be."""

import hashlib
import re
from pathlib import Path

from examples.city import SEED, CitySummary, write_city
from examples.files_districts import record_files
from examples.files_rejected import identity_number
from examples.layout import CONTACTS, MARK
from examples.town import build_town
from registry.intake.personal import personal_data
from tests.examples.reading import decoded, sheets

CSV_DIGEST = "0a0e03d54b3da4fb4d6ad35ecbc7190eb7eec017096889bc487a3ce5e3916c56"
"""Over all CSV files for the usual seed: they must not depend on the machine, nor on any library."""

MOBILE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")
IDENTITY = re.compile(r"(?<!\d)\d{17}[\dXx](?![\dA-Za-z])")


def digests(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
    }


def test_the_same_seed_gives_the_same_bytes(city: CitySummary, tmp_path: Path) -> None:
    again = write_city(tmp_path / "again")
    assert digests(again.folder) == digests(city.folder)
    assert again.files == city.files


def test_the_csv_files_are_the_same_on_every_machine(city: CitySummary) -> None:
    found = digests(city.folder)
    lines = [f"{name} {found[name]}\n" for name in sorted(found) if name.endswith(".csv")]
    assert hashlib.sha256("".join(lines).encode()).hexdigest() == CSV_DIGEST


def test_another_seed_gives_another_city_of_the_same_size() -> None:
    town, other = build_town(SEED), build_town(7)
    name = "工作记录/2024年上半年工作记录_示例数据.csv"
    usual, strange = (
        next(file for file in record_files(place, seed) if file.path == name).content(place, seed)
        for place, seed in ((town, SEED), (other, 7))
    )
    assert usual != strange
    assert len(town.communities) == len(other.communities)


def test_what_was_said_to_be_written_stands_there_and_nothing_else(city: CitySummary) -> None:
    found = {
        path.relative_to(city.folder).as_posix()
        for path in city.folder.rglob("*")
        if path.is_file()
    }
    assert found == {file.path for file in city.files}
    assert city.size == sum(
        path.stat().st_size for path in city.folder.rglob("*") if path.is_file()
    )
    assert city.size < 16_500_000


def test_every_file_says_that_it_is_invented(city: CitySummary) -> None:
    for file in city.files:
        path = city.folder / file.path
        if path.suffix == ".csv":
            assert MARK in path.name, file.path
        elif "file.not_a_spreadsheet" in file.rejected:
            assert MARK in path.read_bytes().decode("gbk")
        elif "file.damaged" not in file.rejected:
            for name, rows in sheets(path):
                assert any(MARK in str(cell) for row in rows[:2] for cell in row), (file.path, name)


def test_numbers_of_persons_stand_only_where_import_drops_them(city: CitySummary) -> None:
    for file in city.files:
        if file.rejected:
            continue
        for _name, rows in sheets(city.folder / file.path):
            phones = {
                position
                for row in rows[:4]
                for position, cell in enumerate(row)
                if cell == "联系电话"
            }
            for row in rows:
                for position, cell in enumerate(row):
                    text = str(cell)
                    if personal_data(text):
                        assert position in phones or text.startswith("填表人"), (file.path, text)
                    for number in MOBILE.findall(text):
                        assert number.startswith("1390000"), (file.path, text)
                    assert not IDENTITY.search(text), (file.path, text)


def test_contacts_are_nobody(city: CitySummary) -> None:
    for file in city.files:
        if file.rejected:
            continue
        for _name, rows in sheets(city.folder / file.path):
            columns = {
                position
                for row in rows[:4]
                for position, cell in enumerate(row)
                if cell in ("联系人", "经办人")
            }
            for row in rows[4:]:
                assert {str(row[position]) for position in columns} <= {*CONTACTS, ""}, file.path


def test_each_rejected_file_has_a_reason_of_its_own(city: CitySummary) -> None:
    assert set(city.rejected.values()) == {
        ("name.unknown",),
        ("cell.no_such_day",),
        ("cell.not_an_amount",),
        ("total.differs",),
        ("personal.refused",),
        ("file.not_a_spreadsheet",),
        ("name.ambiguous",),
        ("file.damaged",),
        ("name.unknown", "cell.no_such_day"),
        ("sheet.unknown_kind",),
        ("file.empty",),
    }
    assert len(city.rejected) == 11


def test_the_identity_number_is_refused_for_its_check_digit_and_is_nobodys(
    city: CitySummary,
) -> None:
    assert personal_data(identity_number())
    assert not personal_data(identity_number()[:-1] + "0")
    text = decoded((city.folder / "补报/居民诉求登记表_示例数据.csv").read_bytes())
    assert identity_number() in text


def test_the_files_come_in_many_shapes(city: CitySummary) -> None:
    paths = [file.path for file in city.files]
    assert sum(path.endswith(".xlsx") for path in paths) > 40
    assert sum(path.endswith(".ods") for path in paths) == 1
    first = {(city.folder / path).read_bytes()[:3] for path in paths if path.endswith(".csv")}
    assert any(start.startswith(b"\xff\xfe") for start in first)
    assert b"\xef\xbb\xbf" in first
    assert max(len(file.sheets) for file in city.files) >= 5
