"""Forms for the tests: blank ones filled in as a department would, and ones that departments made themselves."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

import openpyxl
from docx import Document
from docx.oxml.ns import qn

from catalog.forms.excel_writing import excel_form
from catalog.forms.labels import column_of
from catalog.forms.layout import options
from catalog.forms.word_writing import word_form
from registry.language import speaking

if TYPE_CHECKING:
    from docx.table import Table, _Cell

ANSWERS = {
    "date": "2026年3月2日",
    "department": "市民政局",
    "level": "市级",
    "type": "新增",
    "subject": "工作事项",
    "name": "高龄老人入户探访",
    "class": "民生服务",
    "reason": "独居高龄老人增多，\n需定期探访。",
    "basis": "《中华人民共和国老年人权益保障法》第七条",
    "plan": "是",
    "part": "协助入户、宣传教育",
    "community": "全部",
    "starts": "2026-05-01",
    "frequency": "每月1次",
    "volume": "约2400",
    "minutes_each": "30",
    "powers": "无",
    "staff": "2",
    "full_time": "否",
    "money": "12万元",
    "money_2": "120,000",
    "money_source": "本部门预算",
    "streets_heard": "是",
    "communities_heard": "是",
    "legality": "否",
    "position": "对外",
    "exemption": "居民密切需要",
}
"""What the filled-in forms say."""

READ = {**ANSWERS, "minutes_each": "30分钟"}
"""The same as it is read back: a bare number has the unit of its label."""


def filled_word(path: Path) -> Path:
    """The blank Word form, filled in: typed text, clicked boxes."""
    with speaking("zh"):
        path.write_bytes(word_form())
        document = Document(str(path))
        for row in document.tables[0].rows:
            cells = list(dict.fromkeys(row.cells))
            for label, cell in zip(cells[::2], cells[1::2], strict=False):
                column = column_of(label.paragraphs[0].text)
                if column and column.name in ANSWERS:
                    choices = options(column)
                    _fill(cell, ANSWERS[column.name], choices)
    document.save(str(path))
    return path


def _fill(cell: _Cell, answer: str, choices: list[str]) -> None:
    if not choices:
        cell.paragraphs[0].add_run(answer)
        return
    box = cell._tc.findall(".//" + qn("w:sdt"))[choices.index(answer)]
    checked = next(element for element in box.iter() if element.tag.endswith("}checked"))
    checked.set(next(name for name in checked.keys()), "1")  # noqa: SIM118 - an lxml element is no dict
    box.find(".//" + qn("w:t")).text = "☑"


def filled_excel(path: Path) -> Path:
    """The blank Excel form, filled in."""
    with speaking("zh"):
        path.write_bytes(excel_form())
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    for row in range(1, sheet.max_row + 1):
        column = column_of(str(sheet.cell(row, 1).value or ""))
        if column and column.name in ANSWERS:
            sheet.cell(row, 2).value = ANSWERS[column.name]
    book.save(path)
    return path


def word(path: Path, *blocks: str | Sequence[Sequence[str]]) -> Path:
    """A Word document of paragraphs and tables; a cell that is ``<`` belongs to the one before it, ``^`` to the one above."""
    document = Document()
    for block in blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
        else:
            _add_table(document.add_table(len(block), len(block[0])), block)
    document.save(str(path))
    return path


def _add_table(table: Table, rows: Sequence[Sequence[str]]) -> None:
    for at, row in enumerate(rows):
        for number, text in enumerate(row):
            cell = table.cell(at, number)
            if text == "<":
                table.cell(at, number - 1).merge(cell)
            elif text == "^":
                table.cell(at - 1, number).merge(cell)
            else:
                cell.text = text


def raw_word(path: Path, body: str) -> Path:
    """A Word document whose body is this XML."""
    names = (
        'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
        'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "word/document.xml", f"<w:document {names}><w:body>{body}</w:body></w:document>"
        )
    return path


def row(*cells: str) -> str:
    """A table row of these cells, each the XML inside of its paragraph."""
    inside = "".join(f"<w:tc><w:p>{cell}</w:p></w:tc>" for cell in cells)
    return f"<w:tr>{inside}</w:tr>"


def run(text: str, properties: str = "") -> str:
    """A run of text."""
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{escape(text)}</w:t></w:r>"


def table(*rows: str) -> str:
    """A table of these rows."""
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


BASIC = (
    ("申请部门", "市民政局"),
    ("申请类型", "新增"),
    ("申请对象", "工作事项"),
    ("申请事项", "高龄老人入户探访"),
)
"""What a request cannot do without, label and answer."""

BASIC_READ = {
    "department": "市民政局",
    "type": "新增",
    "subject": "工作事项",
    "name": "高龄老人入户探访",
}

BASIC_ROWS = tuple(row(run(label), run(answer)) for label, answer in BASIC)
