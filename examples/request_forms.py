"""Request forms as departments send them: filled in, in Word or Excel, each laid out in its own way."""

from __future__ import annotations

import tomllib
import zipfile
from collections.abc import Sequence
from datetime import datetime
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from examples.archive import stored_zip
from examples.excel import workbook
from examples.layout import MARK, Grid

WIDEST = 4
"""Columns of a form: two labels with their answers."""

_MADE = datetime(2026, 1, 1)  # noqa: DTZ001 - the document's date of making is fixed and has no zone


class Form(NamedTuple):
    """A filled-in form: its file, its title, its rows of labels and answers, who signs below."""

    file: str
    title: str
    rows: Sequence[Sequence[str]]
    signed: str


def forms() -> list[Form]:
    """The forms, in the order in which they are told: admitted, refused, bought, undetermined, broken."""
    text = files("examples").joinpath("data", "request-forms.toml").read_text(encoding="utf-8")
    lines: list[dict[str, Any]] = tomllib.loads(text)["form"]
    return [Form(**line) for line in lines]


def write_forms(folder: Path) -> list[Path]:
    """The forms stand in *folder*: the same bytes on every machine that has the same libraries."""
    return [write_form(folder, form) for form in forms()]


def write_form(folder: Path, form: Form) -> Path:
    """The form stands in *folder*, as Word or Excel as its name says; its path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / form.file
    path.write_bytes(_word(form) if path.suffix == ".docx" else _excel(form))
    return path


def _heading(form: Form) -> str:
    return f"{form.title}（{MARK}）"


def _excel(form: Form) -> bytes:
    blank: list[None] = [None] * (WIDEST - 1)
    grid = Grid("申请表", [[_heading(form), *blank]], [(0, 0, 0, WIDEST - 1)], 1)
    for row in form.rows:
        if len(row) < WIDEST:
            grid.merges.append((len(grid.rows), 1, len(grid.rows), WIDEST - 1))
        grid.rows.append([*row, *([None] * (WIDEST - len(row)))])
    grid.rows.append([form.signed, *blank])
    return workbook([grid])


def _word(form: Form) -> bytes:
    from docx import Document  # noqa: PLC0415 - it takes a fifth of a second to load
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415
    from docx.shared import Mm, Pt  # noqa: PLC0415

    document = Document()
    _prepare(document, form)
    heading = document.add_paragraph()
    heading.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = heading.add_run(_heading(form))
    run.bold, run.font.size = True, Pt(18)
    widest = max(map(len, form.rows))
    table = document.add_table(rows=len(form.rows), cols=widest)
    table.style, table.autofit = "Table Grid", False
    for cells, row in zip(table.rows, form.rows, strict=True):
        cells.height = Mm(8)
        for at, (cell, text) in enumerate(zip(cells.cells, row, strict=False)):
            cell.text, cell.width = (
                text,
                Mm((36, 47)[at % 2] if widest == WIDEST else (60, 106)[at]),
            )
        if len(row) < widest:
            cells.cells[1].merge(cells.cells[widest - 1])
    document.add_paragraph(form.signed).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    return _dated(document)


def _prepare(document: Any, form: Form) -> None:
    """Page, font and properties as an office sets them."""
    from docx.oxml.ns import qn  # noqa: PLC0415
    from docx.shared import Mm, Pt  # noqa: PLC0415

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(22)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "仿宋", Pt(12)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "仿宋")
    style.paragraph_format.space_after = Pt(0)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = _heading(form), "", ""
    properties.created = properties.modified = _MADE


def _dated(document: Any) -> bytes:
    """The bytes of a document, whose zip says nothing of the moment of writing."""
    buffer = BytesIO()
    document.save(buffer)
    with zipfile.ZipFile(buffer) as archive:
        return stored_zip((name, archive.read(name)) for name in archive.namelist())
