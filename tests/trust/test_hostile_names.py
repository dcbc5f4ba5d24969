"""Names that are formulas, scripts or commands to a terminal go through import and out again in every format as text."""

from __future__ import annotations

import csv
import json
import re
import warnings
import zipfile
import zlib
from collections.abc import Callable
from html.parser import HTMLParser
from io import BytesIO, StringIO
from pathlib import Path
from xml.etree.ElementTree import fromstring

import openpyxl
import pytest

from reports.renderers import FORMATS
from tests.office import Office

NAMES = (
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://evil.example","点击")',
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "<script>alert(1)</script>",
    "</table><img src=x onerror=alert(1)>",
    "[点我](javascript:alert(1))",
    "{{ 7*7 }}",
    '#link("http://evil.example")',
    "响\x1b[31m铃",
    "从右\u202e向左",
)


@pytest.fixture
def hostile(office: Office) -> Office:
    """An office in which departments, duties and signboards bear such names."""
    departments = [["部门代码", "部门名称", "级别"]]
    departments += [[f"B{number}", name, "市级"] for number, name in enumerate(NAMES)]
    pushed = [["下派日期", "部门", "社区", "事项", "文号"]]
    pushed += [
        ["2025-03-01", f"B{number}", "青松社区", name, name] for number, name in enumerate(NAMES)
    ]
    signs = [["社区", "牌子名称", "悬挂位置"]]
    signs += [["青松社区", name, "对外"] for name in NAMES]
    for name, rows in {"部门.csv": departments, "下派.csv": pushed, "牌子.csv": signs}.items():
        text = StringIO(newline="")
        csv.writer(text).writerows(rows)
        ran = office.import_text(name, text.getvalue())
        assert ran.code == 0, ran.out
    return office


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def page(data: bytes) -> None:
    read = _Page()
    read.feed(data.decode())
    tags = [tag for tag, _attributes in read.tags]
    assert tags.count("script") == 1
    assert "img" not in tags
    for _tag, attributes in read.tags:
        assert not [name for name in attributes if name.startswith("on")]
        assert str(attributes.get("href", "#")).startswith("#")
    assert "&lt;script&gt;alert(1)" in data.decode()


def workbook(data: bytes) -> None:
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", ".*extension is not supported")  # bars and icons
        book = openpyxl.load_workbook(BytesIO(data))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    formulas = [str(cell.value) for cell in cells if cell.data_type == "f"]
    assert not [text for text in formulas if "cmd" in text or "evil" in text or "SUM(A1)" in text]
    assert NAMES[0] in {cell.value for cell in cells}
    links = [cell.hyperlink for cell in cells if cell.hyperlink]
    assert not [link for link in links if link.target and "evil" in link.target]


def word(data: bytes) -> None:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    relations = b"".join(part for name, part in parts.items() if name.endswith(".rels"))
    assert b"evil.example" not in relations
    assert b"javascript" not in relations
    document = fromstring(parts["word/document.xml"])
    fields = [each.text or "" for each in document.iter() if each.tag.endswith("instrText")]
    assert not [field for field in fields if "evil" in field or "cmd" in field]
    assert NAMES[5] in "".join(document.itertext())


def pdf(data: bytes) -> None:
    whole = data
    for stream in re.finditer(rb"stream\r?\n(.*?)endstream", data, re.DOTALL):
        try:
            whole += zlib.decompress(stream[1])
        except zlib.error:
            continue
    for word_of_harm in (b"/JavaScript", b"/JS ", b"/Launch", b"evil.example", b"/EmbeddedFile"):
        assert word_of_harm not in whole


def comma_separated(data: bytes) -> None:
    for row in csv.reader(StringIO(data.decode("utf-8-sig"))):
        for cell in row:
            assert not re.match(r"[=+\-@\t\r]", cell) or re.fullmatch(r"-?[\d,.%]+", cell), cell


def markdown(data: bytes) -> None:
    text = data.decode()
    assert not re.search(r"(?<!\\)<(script|img)", text)
    assert not re.search(r"(?<!\\)\[点我(?<!\\)\]\(javascript", text)


def plain(data: bytes) -> None:
    text = data.decode()
    assert "\x1b" not in text
    assert "\u202e" not in text


def as_json(data: bytes) -> None:
    assert NAMES[0] in json.dumps(json.loads(data), ensure_ascii=False)


LOOK: dict[str, Callable[[bytes], None]] = {
    "html": page,
    "xlsx": workbook,
    "docx": word,
    "pdf": pdf,
    "csv": comma_separated,
    "md": markdown,
    "table": plain,
    "json": as_json,
}


@pytest.mark.parametrize("name", FORMATS)
def test_reports(hostile: Office, name: str) -> None:
    path = Path("报告" + FORMATS[name].suffixes[0])
    ran = hostile.zhunru("report", "burden", "-o", path)
    assert ran.code == 0, ran.err
    LOOK[name](path.read_bytes())


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_what_is_given_back(hostile: Office, suffix: str) -> None:
    for kind in ("pushdown", "department"):
        path = Path(f"{kind}.{suffix}")
        assert hostile.zhunru("export", kind, "-o", path).code == 0
        LOOK[suffix](path.read_bytes())


def test_lists_on_a_terminal(hostile: Office) -> None:
    ran = hostile.zhunru("history", "B10")
    plain(ran.out.encode())
    ran = hostile.zhunru("journal", "list")
    plain(ran.out.encode())
