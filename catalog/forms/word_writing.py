"""The blank form in Word: an official table on A4, boxes that tick when clicked, hints in small grey type."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from docx import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from catalog.forms.layout import TALL, hint, label, notes, options, rows, sections, title
from registry.archives import undated
from registry.command import width
from registry.language import _, current
from registry.sheets import Column

if TYPE_CHECKING:
    from docx.document import Document as Doc
    from docx.table import Table, _Cell, _Row
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

WIDTHS = (37, 45, 37, 45)
"""Widths of the four columns in millimetres; together the text area."""

MADE = datetime.fromisoformat("2000-01-01")
"""The moment of making that every form names: the same form has the same bytes."""

_ROOM = 58
"""How many Latin letters' width a wide field holds; narrow fields hold no more than 是 and 否."""

_GREY = RGBColor(0x7F, 0x7F, 0x7F)
_SHADE = "EDEDED"
_MARGINS = (
    f'<w:tblCellMar {nsdecls("w")}><w:top w:w="28" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
    '<w:bottom w:w="28" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>'
)
"""Room around the text of a cell."""

_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"


def word_form(subject: str | None = None) -> bytes:
    """The bytes of the blank form as .docx, in the current tongue; without what does not concern *subject*."""
    document = Document()
    _set_page(document)
    heading = document.add_paragraph()
    heading.alignment = WD_ALIGN_PARAGRAPH.CENTER
    heading.paragraph_format.space_after = Pt(10)
    _write(heading, title(), "宋体", 22 if current() == "zh" else 18, bold=True)
    table = document.add_table(rows=0, cols=4)
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    table._tbl.tblPr.append(parse_xml(_MARGINS))  # noqa: SLF001 - python-docx sets no margins of cells
    for name, columns in sections(subject):
        _add_heading(table, name)
        for row in rows(columns):
            _add_row(table, row, subject)
    _add_seal(table)
    _fix_widths(table)
    _add_notes(document)
    return _dated(document)


def _set_page(document: Doc) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(23)
    section.top_margin, section.bottom_margin = Mm(22), Mm(18)
    section.header_distance = section.footer_distance = Mm(10)
    style = document.styles["Normal"]
    style.font.name, style.font.size = _latin("仿宋"), Pt(12)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "仿宋")
    style.paragraph_format.space_after = Pt(0)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = title(), "", ""
    properties.created = properties.modified = MADE


def _latin(font: str) -> str:
    """The font of Latin letters beside a Chinese *font*: the same in a Chinese form, as offices set it."""
    return font if current() == "zh" else "Times New Roman"


def _write(
    paragraph: Paragraph,
    text: str,
    font: str,
    size: float,
    *,
    bold: bool = False,
    grey: bool = False,
) -> Run:
    run = paragraph.add_run(text)
    run.font.name, run.font.size, run.bold = _latin(font), Pt(size), bold
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)  # noqa: SLF001 - python-docx sets no East Asian font
    if grey:
        run.font.color.rgb = _GREY
    return run


def _new_row(table: Table, height: float) -> _Row:
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]
    row.height = Mm(height)
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx has no word for rows that stay whole
    properties.insert(0, OxmlElement("w:cantSplit"))
    for cell in row.cells:
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    return row


def _add_heading(table: Table, text: str) -> None:
    row = _new_row(table, 7.5)
    cell = row.cells[0].merge(row.cells[3])
    cell._tc.get_or_add_tcPr().append(  # noqa: SLF001 - nor for shades
        parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{_SHADE}"/>')
    )
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.keep_with_next = True
    _write(paragraph, text, "黑体", 12, bold=current() == "en")


def _add_row(table: Table, columns: tuple[Column, ...], subject: str | None) -> None:
    tall = any(column.name in TALL for column in columns)
    row = _new_row(table, 18 if tall else 8.6)
    _label(row.cells[0], columns[0])
    if len(columns) == 1:
        row.cells[1].merge(row.cells[3])
    else:
        _label(row.cells[2], columns[1])
    for at, column in zip((1, 3), columns, strict=False):
        _answer(row.cells[at], column, subject)


def _label(cell: _Cell, column: Column) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _write(paragraph, label(column), "仿宋", 11)
    said = hint(column)
    if said:
        below = cell.add_paragraph()
        below.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _write(below, said, "宋体", 7.5, grey=True)


def _answer(cell: _Cell, column: Column, subject: str | None) -> None:
    """The space for an answer, with boxes where one is chosen."""
    paragraph = cell.paragraphs[0]
    chosen = column.choice_label(subject) if subject and column.name == "subject" else None
    gap, used = "　" if current() == "zh" else "   ", 0
    for word in options(column):
        size = width(word + gap) + 2
        if used:
            _write(paragraph, gap if used + size <= _ROOM else "\n", "仿宋", 12)
        used = used + size if used + size <= _ROOM else size
        paragraph._p.append(_box(ticked=word == chosen))  # noqa: SLF001 - nor for content controls
        _write(paragraph, word, "仿宋", 12)


def _box(*, ticked: bool) -> Any:
    """A box that is ticked by a click; a sign like any other for programs that do not know such boxes."""
    sign = "☑" if ticked else "☐"
    return parse_xml(
        f'<w:sdt {nsdecls("w")} xmlns:w14="{_W14}"><w:sdtPr><w14:checkbox>'
        f'<w14:checked w14:val="{int(ticked)}"/><w14:checkedState w14:val="2611" w14:font="MS Gothic"/>'
        '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:rPr>'
        '<w:rFonts w:ascii="MS Gothic" w:hAnsi="MS Gothic" w:eastAsia="MS Gothic" w:hint="eastAsia"/>'
        f'<w:sz w:val="24"/></w:rPr><w:t>{sign}</w:t></w:r></w:sdtContent></w:sdt>'
    )


def _add_seal(table: Table) -> None:
    """Where the applicant signs; none of it is read."""
    row = _new_row(table, 18)
    paragraph = row.cells[0].paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _write(paragraph, _("Opinion of the applicant"), "仿宋", 12)
    cell = row.cells[1].merge(row.cells[3])
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.BOTTOM
    seal, day = _("(seal)"), "　　年　　月　　日" if current() == "zh" else ""
    signed = cell.paragraphs[0]
    signed.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _write(signed, f"{seal}　　　　{day}　", "仿宋", 12)


def _fix_widths(table: Table) -> None:
    """Every cell says its width: word processors do not agree on whom else to ask."""
    for column, size in zip(table.columns, WIDTHS, strict=True):
        column.width = Mm(size)
    for row in table.rows:
        at = 0
        for element in row._tr.tc_lst:  # noqa: SLF001 - merged cells once each
            span = element.grid_span
            element.width = Mm(sum(WIDTHS[at : at + span]))
            at += span


def _add_notes(document: Doc) -> None:
    heading = document.add_paragraph()
    heading.paragraph_format.space_before = Pt(6)
    _write(heading, _("How to fill in this form"), "黑体", 9)
    for number, text in enumerate(notes(), start=1):
        _write(document.add_paragraph(), f"{number}. {text}", "宋体", 9)


def _dated(document: Doc) -> bytes:
    """The bytes of the document, no part of it dated by the clock."""
    saved = BytesIO()
    document.save(saved)
    return undated(saved.getvalue())
