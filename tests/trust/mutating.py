"""Real workbooks and forms, made hostile at random: bytes, cells, members of the archive, XML."""

from __future__ import annotations

import random
import re
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path

from examples.excel import workbook
from examples.hands import Cell, Formula
from examples.layout import Grid
from examples.opendocument import opendocument
from examples.request_forms import write_forms
from examples.separated import (
    GB18030,
    GBK,
    GBK_SEMICOLON,
    UTF8,
    UTF8_BOM,
    UTF8_TAB,
    UTF16_TAB,
    separated,
)
from tests.registry.intake.books import old_workbook

Dice = random.Random

LARGEST_MEMBER = 200_000
"""Members of a form that are larger are pictures and fonts; they are left out, so that more cases fit into an hour."""

ROWS: tuple[tuple[Cell, ...], ...] = (
    ("下派日期", "部门", "社区", "事项", "文号", "金额"),
    (date(2026, 3, 1), "市民政局", "青松社区", "老年人优待证办理", "示民发〔2026〕1号", 1200),
    ("2026年3月", "卫健委", "湖滨社区", "居民健康档案摸底", "", "约2万元"),
    ("2026.4.5", "公安局", "全部", "出租房屋登记", "示公发〔2026〕8号", "/"),
)
SIGNS: tuple[tuple[Cell, ...], ...] = (
    ("碧山区挂牌清理情况", None, None, None),
    ("序号", "社区", "牌子名称", "悬挂位置"),
    (1, "青松社区", "青年之家", "对外"),
    (2, "湖滨社区", "科普驿站", "对内"),
    ("合计", 2, None, None),
)
WORK: tuple[tuple[Cell, ...], ...] = (
    ("日期", "社区", "事项", "件数", "用时"),
    ("2025-01", "青松社区", "走访", 10, "5小时"),
    ("2025-02", "湖滨社区", "走访", "约20", Formula("D2*3", 90)),
)

HOSTILE = (
    *("", " ", "\t", "0", "-1", "1e308", "-1e-308", "NaN", "Infinity", "1e999", "9" * 400, "１２３", "〇"),
    *("=cmd|' /C calc'!A0", "=HYPERLINK(\"http://x\")", "@SUM(A1)", "+1+1", "<script>alert(1)</script>"),
    *("'; DROP TABLE entry; --", "\" OR 1=1", "{}", "{0.__class__}", "%s%n", "\\", "../../etc/passwd", "C:\\CON"),
    *("2026-02-30", "9999-99-99", "-2026-01-01", "0000-00-00", "45000.5", "2026年13月", "每日每日", "1:99", "99999999小时"),
    *("长" * 3000, "a" * 2001, "\u202e反", "\u0000", "\ufeff", "\ufffe", "\ud7ff", "𠮷", "e\u0301" * 50, "\x1b[31m"),
    *("110101199003071234", "13812345678", "全部", "合计", "青松社区\n湖滨社区", "青松、湖滨、" * 200, "1/0", "无", "—"),
)  # fmt: skip

BIG = ("-1", "0", "2147483648", "4294967296", "18446744073709551616", "99999999999", "NaN", "", "x")
"""What attributes that count are set to."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file to begin with: its suffix, its bytes, whether it is a request form."""

    suffix: str
    data: bytes
    form: bool = False


def sources(folder: Path) -> list[Source]:
    """Workbooks of every format, texts in every encoding, and request forms, as the example writes them."""
    grids = [Grid(name, [list(row) for row in rows], [], 1) for name, rows in _GRIDS.items()]
    saved = (UTF8, UTF8_BOM, GBK, GB18030, GBK_SEMICOLON, UTF16_TAB, UTF8_TAB)
    found = [
        Source(".csv", separated(grid, saved[(turn + place) % len(saved)]))
        for place, grid in enumerate(grids)
        for turn in range(3)
    ]
    for book in (*([one] for one in grids), grids):
        found += [Source(".xlsx", workbook(book)), Source(".ods", opendocument(book))]
    for grid in grids:
        rows = [[_plain(cell) for cell in row] for row in grid.rows]
        found.append(Source(".xls", old_workbook(folder / "旧.xls", rows).read_bytes()))
    for path in write_forms(folder):
        found.append(Source(path.suffix, _smaller(path.read_bytes()), form=True))
    return found


_GRIDS = {"下派": ROWS, "挂牌": SIGNS, "工作": WORK}


def _plain(cell: Cell) -> object:
    return f"={cell.text}" if isinstance(cell, Formula) else cell


def _smaller(data: bytes) -> bytes:
    return _zipped(
        {name: part for name, part in _parts(data).items() if len(part) < LARGEST_MEMBER}
    )


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _zipped(parts: dict[str, bytes]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return buffer.getvalue()


def mutated(source: Source, dice: Dice) -> bytes:
    """The bytes of *source* after one to four changes."""
    data = source.data
    for _change in range(dice.choice((1, 1, 2, 4))):
        ways: list[Callable[[bytes, Dice], bytes]] = [_bytes]
        if data[:4] == b"PK\x03\x04":
            ways += [_xml, _xml, _xml, _members]
        elif source.suffix == ".csv":
            ways += [_cells, _cells, _cells]
        try:
            data = dice.choice(ways)(data, dice)
        except (
            zipfile.BadZipFile,
            zlib.error,
            ValueError,
            LookupError,
            RuntimeError,
            OSError,
            EOFError,
        ):
            # An earlier change broke the archive: its bytes are all that can still be changed.
            data = _bytes(data, dice)
    return data


def _bytes(data: bytes, dice: Dice) -> bytes:
    """Bytes flipped, cut off, cut out, put in, said twice."""
    if not data:
        return dice.randbytes(20)
    place, length = dice.randrange(len(data)), dice.choice((1, 2, 8, 100))
    flipped = bytes([data[place] ^ (1 << dice.randrange(8))])
    return dice.choice(
        (
            data[:place] + flipped + data[place + 1 :],
            data[:place] + flipped + data[place + 1 :],
            data[:place] + dice.randbytes(length) + data[place + length :],
            data[:place] + b"\xff\xff\xff\xff" + data[place + 4 :],
            data[:place],
            data[:place] + data[place + length :],
            data[:place] + dice.randbytes(length) + data[place:],
            data[:place] + data[max(0, place - length) :],
        )
    )


def _cells(data: bytes, dice: Dice) -> bytes:
    """A cell of a text file says something else, stands twice, is gone; so are whole rows."""
    encoding = "utf-16" if data[:2] == b"\xff\xfe" else dice.choice(("utf-8", "gb18030"))
    lines = data.decode(encoding, "replace").split("\r\n")
    place = dice.randrange(len(lines))
    cells = re.split(r"([,;\t])", lines[place])
    cells[dice.randrange(0, len(cells), 2)] = dice.choice(
        (dice.choice(HOSTILE), f'"{dice.choice(HOSTILE)}', "".join(cells[:2]) * 40)
    )
    changed = "".join(cells)
    lines[place : place + 1] = dice.choice(
        ([changed], [changed], [changed], [lines[place]] * 30, [], [changed, lines[0]])
    )
    return dice.choice(("\r\n", "\r\n", "\n", "\r")).join(lines).encode(encoding, "replace")


def _members(data: bytes, dice: Dice) -> bytes:
    """A member of the archive is gone, empty, another's, damaged, or bears a name that leads elsewhere."""
    parts = _parts(data)
    name, other = dice.choice(list(parts)), dice.choice(list(parts))
    way = dice.randrange(6)
    if way == 0:
        del parts[name]
    elif way == 1:
        parts[name] = parts[other]
    elif way == 2:
        parts[name] = _bytes(parts[name], dice)
    elif way == 3:
        parts[dice.choice(("../../x", "/etc/x", "C:\\x", "x" * 300, name.upper()))] = parts.pop(
            name
        )
    elif way == 4:
        parts[name] = b""
    else:
        parts["xl/vbaProject.bin"] = b"\xd0\xcf\x11\xe0"
    return _zipped(parts)


def _xml(data: bytes, dice: Dice) -> bytes:
    """An element, an attribute or a text of a member is changed, gone, said often, or nested deep."""
    parts = _parts(data)
    names = [name for name in parts if name.endswith((".xml", ".rels")) and parts[name]]
    telling = [name for name in names if re.search("sheet|document|content|shared|workbook", name)]
    name = dice.choice(telling or names)
    parts[name] = dice.choice(_XML_WAYS)(parts[name], dice)
    return _zipped(parts)


def _attribute(xml: bytes, dice: Dice) -> bytes:
    return _replaced(rb'="[^"]*"', xml, dice, b'="%s"' % _escaped(dice.choice((*BIG, *HOSTILE))))


def _text_of(xml: bytes, dice: Dice) -> bytes:
    return _replaced(rb">[^<>]+<", xml, dice, b">%s<" % _escaped(dice.choice(HOSTILE)))


def _tag(xml: bytes, dice: Dice) -> bytes:
    return _replaced(
        rb"<[^<>]*>", xml, dice, dice.choice((b"", b"<x>", b"</x>", b"<x/>", b"<!--", b"<![CDATA["))
    )


def _often(xml: bytes, dice: Dice) -> bytes:
    found = list(re.finditer(rb"<(?:\w+:)?(?:row|c|tr|tc|p|table-row|table-cell|si)\b.*?>", xml))
    if not found:
        return _tag(xml, dice)
    match = dice.choice(found)
    return xml[: match.end()] + match[0] * dice.choice((3, 300, 3000)) + xml[match.end() :]


def _entities(xml: bytes, dice: Dice) -> bytes:
    """Entities that multiply, or that name a file."""
    depth = dice.choice((3, 9))
    doubled = b"".join(
        b'<!ENTITY e%d "%s">' % (level + 1, b"&e%d;" % level * 10) for level in range(depth)
    )
    kind = dice.choice(
        (b'<!ENTITY e0 "ha">' + doubled, b'<!ENTITY e%d SYSTEM "file:///etc/passwd">' % depth)
    )
    head = xml.find(b"?>") + 2 if xml.startswith(b"<?") else 0
    body = _replaced(rb">[^<>]+<", xml[head:], dice, b">&e%d;<" % depth)
    return xml[:head] + b"<!DOCTYPE x [" + kind + b"]>" + body


def _nested(xml: bytes, dice: Dice) -> bytes:
    deep = dice.choice((50, 2000, 20000))
    return _replaced(rb">[^<>]+<", xml, dice, b">" + b"<x>" * deep + b"</x>" * deep + b"<")


def _bytes_of(xml: bytes, dice: Dice) -> bytes:
    return _bytes(xml, dice)


_XML_WAYS = (
    _attribute,
    _attribute,
    _attribute,
    _text_of,
    _text_of,
    _tag,
    _often,
    _entities,
    _nested,
    _bytes_of,
)


def _replaced(pattern: bytes, xml: bytes, dice: Dice, by: bytes) -> bytes:
    found = list(re.finditer(pattern, xml))
    if not found:
        return xml + by
    match = dice.choice(found)
    return xml[: match.start()] + by + xml[match.end() :]


def _escaped(text: str) -> bytes:
    quoted = text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    return quoted.encode("utf-8", "surrogatepass")
