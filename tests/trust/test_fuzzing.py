"""Mutated workbooks and forms never end in a traceback, a hang, too much memory or a half-written register.

These are a few files; ``python -m tests.trust`` tries twenty thousand and writes the figures into docs/reliability.md.
"""

from __future__ import annotations

import re
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.office import Office
from tests.registry.intake.books import old_workbook
from tests.trust.fuzzing import run_apart

NUMBER = 150

CELLS = st.one_of(
    st.sampled_from(
        [
            "青松社区",
            "民政",
            "全部",
            "2026-03-01",
            "1.2万",
            "约20",
            "/",
            "无",
            "—",
            "合计",
            "=1+1",
            "每周",
        ]
    ),
    st.text(max_size=12),
    st.integers().map(str),
    st.floats().map(str),
    st.dates().map(str),
)
HEADERS = st.sampled_from(
    [
        "下派日期",
        "部门",
        "社区",
        "事项",
        "金额",
        "牌子名称",
        "悬挂位置",
        "件数",
        "用时",
        "日期",
        "拨付单位",
        "接收单位",
    ]
)


def test_mutated_files(tmp_path: Path) -> None:
    found = run_apart(tmp_path / "来件", seed=3, number=NUMBER)
    assert found.faults == []
    assert found.files == NUMBER
    assert found.taken > 0, "some must be whole enough, else the test would prove nothing"


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    headers=st.lists(HEADERS, min_size=2, max_size=6),
    rows=st.lists(st.lists(CELLS, max_size=7), max_size=6),
)
def test_any_table(office: Office, headers: list[str], rows: list[list[str]]) -> None:
    before = office.last_entry
    ran = office.import_rows("表.xlsx", [headers, *rows])
    assert ran.code in {0, 4}, ran
    assert office.last_entry == before + len({one["entry"] for one in ran.json["entries"]})


def _packed(path: Path, **parts: str) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return path


BOMB = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))
LAUGHS = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "ha">{BOMB}]>'
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e9 SYSTEM "file:///etc/passwd">]>'
SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
CELL = '<row r="1"><c r="A1" t="inlineStr"><is><t>{}</t></is></c></row>'
WORD = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:body></w:document>'


@pytest.mark.parametrize("head", [LAUGHS, OUTSIDE], ids=["laughs", "outside"])
@pytest.mark.parametrize("member", ["sheet", "shared strings", "ods", "form"])
def test_entities_are_not_followed(office: Office, head: str, member: str) -> None:
    book = office.workbook(
        "来件.xlsx", [["下派日期", "部门", "社区", "事项"], ["2026-03-01", "民政", "青松", "甲"]]
    )
    with zipfile.ZipFile(book) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    if member == "sheet":
        parts["xl/worksheets/sheet1.xml"] = head + SHEET.format(CELL.format("&e9;"))
    elif member == "shared strings":
        strings = parts["xl/sharedStrings.xml"].partition("?>")[2]
        parts["xl/sharedStrings.xml"] = head + strings.replace("<t>民政<", "<t>&e9;<")
    elif member == "ods":
        book = office.folder / "来件.ods"
        parts = {"content.xml": head + "<x>&e9;</x>"}
    else:
        book = office.folder / "来件.docx"
        parts = {"word/document.xml": head + WORD.format("&e9;")}
    _packed(book, **parts)
    before = office.last_entry
    command = ("request", "file") if member == "form" else ("import",)
    ran = office.process(*command, book)
    assert ran.code == 4, ran
    assert "root:" not in ran.err + ran.out
    assert "Traceback" not in ran.err
    assert office.last_entry == before


@pytest.mark.parametrize("number", ["2147483648", "110101199003071234", "-1", "&#57;9999999999"])
def test_texts_that_are_said_to_be_many(office: Office, number: str) -> None:
    """The reader takes memory for as many as it is told, and ends the process where there is not so much."""
    book = office.workbook("来件.xlsx", [["下派日期", "部门"], ["2026-03-01", "民政"]])
    with zipfile.ZipFile(book) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    strings = parts["xl/sharedStrings.xml"]
    parts["xl/sharedStrings.xml"] = re.sub(
        'uniqueCount="[0-9]+"', f'uniqueCount="{number}"', strings
    )
    ran = office.process("import", _packed(book, **parts))
    assert ran.code == 4, ran
    assert "is damaged" in ran.err


@pytest.mark.parametrize(
    ("record", "content"),
    [
        (b"\x00\x02\x0e\x00", struct.pack("<IIHHH", 0, 0xFF2CD649, 0xC1DA, 0x53C0, 0)),
        (b"\xfc\x00", b"\xff\xff\x10\x00\xff\xff\xff\x7f\xff\xff\xff\x7f"),
    ],
    ids=["area", "texts"],
)
def test_old_workbooks_that_name_absurd_sizes(
    office: Office, record: bytes, content: bytes
) -> None:
    path = old_workbook(office.folder / "来件.xls", [["下派日期", "部门"], ["2026-03-01", "民政"]])
    data = path.read_bytes()
    place = data.index(record, 512)
    start = place + (4 if record.startswith(b"\x00") else 0)
    path.write_bytes(data[:start] + content + data[start + len(content) :])
    ran = office.process("import", path)
    assert ran.code == 4, ran
    assert "panicked" not in ran.err


@pytest.mark.parametrize("place", [40, 44, 64, 72])
def test_old_workbooks_that_name_absurd_counts(office: Office, place: int) -> None:
    path = old_workbook(office.folder / "来件.xls", [["下派日期", "部门"], ["2026-03-01", "民政"]])
    data = path.read_bytes()
    path.write_bytes(data[:place] + b"\xff\xff\xff\x7f" + data[place + 4 :])
    ran = office.process("import", path)
    assert ran.code == 4, ran
    assert "panicked" not in ran.err


@pytest.mark.parametrize("member", ["content.xml", "xl/worksheets/sheet1.xml", "word/document.xml"])
def test_an_encoding_that_nobody_knows(office: Office, member: str) -> None:
    suffix = {"c": "ods", "x": "xlsx", "w": "docx"}[member[0]]
    parts = {member: '<?xml version="1.0" encoding="NaN"?><x/>'}
    if suffix == "xlsx":
        parts["xl/workbook.xml"] = parts[member]
    path = _packed(office.folder / f"来件.{suffix}", **parts)
    ran = office.zhunru(*(("request", "file") if suffix == "docx" else ("import",)), path)
    assert ran.code == 4, ran
    assert "unforeseen" not in ran.err


@pytest.mark.parametrize("suffix", ["xlsx", "ods", "docx"])
def test_elements_nested_without_end(office: Office, suffix: str) -> None:
    deep = "<x>" * 200_000 + "</x>" * 200_000
    name = {"xlsx": "xl/worksheets/sheet1.xml", "ods": "content.xml", "docx": "word/document.xml"}[
        suffix
    ]
    parts = {
        name: WORD.format("").replace("<w:t>", f"<w:t>{deep}")
        if suffix == "docx"
        else f"<y>{deep}</y>"
    }
    if suffix == "xlsx":
        book = office.workbook("来件.xlsx", [["下派日期", "部门"]])
        with zipfile.ZipFile(book) as archive:
            parts = {each: archive.read(each).decode() for each in archive.namelist()} | parts
    path = _packed(office.folder / f"深.{suffix}", **parts)
    ran = office.process(*(("request", "file") if suffix == "docx" else ("import",)), path)
    assert ran.code == 4, ran
    assert "Traceback" not in ran.err
