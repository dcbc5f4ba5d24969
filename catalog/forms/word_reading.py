"""A Word document (.docx) as tables and lines, read with the standard library: python-docx takes a tenth of a second to load.

Deleted and hidden text is left out, ticks of every make become ☑ and ☐, cells merged over rows or columns are one.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError, fromstring

from catalog.forms import rules
from catalog.forms.pages import Cell, Lines, Part, Table
from registry.intake.incoming import FileFault
from registry.intake.rules import FILE_ENCRYPTED
from registry.language import _

MOST_BYTES = 32 * 1024 * 1024
"""Most bytes that the text of a form may take when unpacked."""

DEEPEST = 60
"""How deep elements may lie within each other."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_W_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_ENCODING = re.compile(r"""\sencoding=["'][^"']*["']""")
_DOCUMENT = "word/document.xml"
# fmt: off
_SYMBOLS = {  # by font: character codes of the symbol fonts that stand for boxes and ticks
    "Wingdings": {0xFE: "☑", 0xFD: "☑", 0xFC: "√", 0xA8: "☐", 0x6F: "☐", 0x71: "☐", 0x72: "☐", 0x6E: "■"},
    "Wingdings 2": {0x52: "☑", 0x54: "☑", 0x53: "☑", 0x50: "√", 0xA3: "☐", 0x2A: "☐", 0x30: "☐", 0xA2: "■"},
}
# fmt: on
_DROPPED = frozenset(
    {
        _FALLBACK,
        *(_W + name for name in ("del", "moveFrom", "instrText", "delText", "rPr", "pPr", "sdtPr")),
        f"{_W}txbxContent",
    }
)
"""Elements in a paragraph whose text is not seen there; text boxes are read by themselves."""

_TRANSPARENT = frozenset(
    _W + name
    for name in ("sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml", "hyperlink")
)


def read_word(data: bytes) -> list[Part]:
    """The tables and lines of a document, in their order; raises :class:`FileFault` if it is none."""
    xml = _as_utf8(_document(data))
    root = _parsed(xml)
    body = root.find(f"{_W}body")
    if body is None:
        raise FileFault(rules.FORM_NO_FORM)
    reading = _Reading()
    reading.blocks(body, 0)
    if b"txbxContent" in xml:
        for box in _boxes(root):
            reading.blocks(box, 0)
    reading.end_lines()
    return reading.parts


def _document(data: bytes) -> bytes:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            part = archive.getinfo(_DOCUMENT)
            if part.flag_bits & 1:
                raise FileFault(FILE_ENCRYPTED)
            if part.file_size > MOST_BYTES:
                size, limit = f"{part.file_size >> 20:,}", str(MOST_BYTES >> 20)
                raise FileFault(rules.FORM_TOO_LARGE, size=size, limit=limit)
            return archive.read(part)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, KeyError, ValueError) as error:
        raise FileFault(rules.FORM_DAMAGED, reason=_("its inside cannot be read")) from error
    except (NotImplementedError, RuntimeError) as error:
        raise FileFault(rules.FORM_DAMAGED, reason=_("its inside cannot be read")) from error


def _as_utf8(xml: bytes) -> bytes:
    """The same in UTF-8, which is what nearly all documents are in already."""
    if xml[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        return xml
    return _ENCODING.sub("", xml.decode("utf-16", "replace"), count=1).encode()


def _parsed(xml: bytes) -> Element:
    """The document; one that declares entities is refused unread, they are how a small file becomes a huge one."""
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:
        raise FileFault(rules.FORM_DAMAGED, reason=_("it declares entities, as no form does"))
    if _W_STRICT[1:-1].encode() in xml:
        xml = xml.replace(_W_STRICT[1:-1].encode(), _W[1:-1].encode())
    try:
        return fromstring(xml)  # noqa: S314 - entities are refused above, the size is bounded
    except (ParseError, ValueError, LookupError) as error:
        raise FileFault(rules.FORM_DAMAGED, reason=_("its inside cannot be read")) from error


def _boxes(root: Element) -> Iterator[Element]:
    """The contents of text boxes; where the same stands twice for older programs, once."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if element.tag == f"{_W}txbxContent":
            yield element
        waiting += [child for child in reversed(element) if child.tag != _FALLBACK]


class _Reading:
    """The parts of a document, as they are met."""

    def __init__(self) -> None:
        self.parts: list[Part] = []
        self._lines: list[str] = []
        self._paragraphs = self._first = 0
        self._tables = 0

    def blocks(self, parent: Element, depth: int) -> None:
        """The paragraphs and tables under *parent* are among the parts."""
        if depth > DEEPEST:
            return
        for child in parent:
            if child.tag == f"{_W}p":
                self._paragraphs += 1
                self._first = self._first if self._lines else self._paragraphs
                self._lines += paragraph(child).split("\n")
            elif child.tag == f"{_W}tbl":
                self.end_lines()
                self._table(child, depth + 1)
            elif child.tag in _TRANSPARENT:
                self.blocks(child, depth + 1)

    def end_lines(self) -> None:
        """What stood outside of tables so far is a part."""
        if any(text.strip() for text in self._lines):
            self.parts.append(Lines(self._first, tuple(self._lines)))
        self._lines = []

    def _table(self, element: Element, depth: int) -> None:
        self._tables += 1
        name = _("table {number}").format(number=self._tables)
        at = len(self.parts)
        nested: list[Element] = []
        cells = list(_cells(element, nested))
        self.parts.insert(at, Table(name, tuple(cells)))
        for inner in nested:
            if depth < DEEPEST:
                self._table(inner, depth + 1)


def _children(parent: Element, tag: str, depth: int = 0) -> Iterator[Element]:
    """The children of that tag, also those wrapped into content controls or insertions."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _TRANSPARENT and depth < DEEPEST:
            yield from _children(child, tag, depth + 1)


def _cells(table: Element, nested: list[Element]) -> Iterator[Cell]:
    """The cells of a table, those merged over rows as one; tables inside of cells are added to *nested*."""
    running: dict[int, list[Cell]] = {}
    done: list[Cell] = []
    for number, row in enumerate(_children(table, f"{_W}tr")):
        column = _value(row.find(f"{_W}trPr/{_W}gridBefore"), 0)
        for element in _children(row, f"{_W}tc"):
            properties = element.find(f"{_W}tcPr")
            width = max(1, _value(_under(properties, "gridSpan"), 1))
            merge = _under(properties, "vMerge")
            goes_on = merge is not None and merge.get(f"{_W}val", "continue") == "continue"
            if goes_on and column in running:
                running[column].append(Cell(number, column, 1, width, _text(element, nested)))
            else:
                if column in running:
                    done.append(_merged(running.pop(column)))
                cell = Cell(number, column, 1, width, _text(element, nested))
                if merge is None:
                    done.append(cell)
                else:
                    running[column] = [cell]
            column += width
    done += [_merged(cells) for cells in running.values()]
    yield from sorted(done, key=lambda cell: (cell.row, cell.column))


def _merged(cells: list[Cell]) -> Cell:
    first = cells[0]
    lines = tuple(line for cell in cells for line in cell.lines if line.strip())
    return Cell(first.row, first.column, len(cells), first.width, lines or first.lines)


def _under(properties: Element | None, name: str) -> Element | None:
    return None if properties is None else properties.find(f"{_W}{name}")


def _value(element: Element | None, default: int) -> int:
    text = "" if element is None else element.get(f"{_W}val", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else default


def _text(cell: Element, nested: list[Element], depth: int = 0) -> tuple[str, ...]:
    """The lines of a cell."""
    lines: list[str] = []
    for child in cell:
        if child.tag == f"{_W}p":
            lines += paragraph(child).split("\n")
        elif child.tag == f"{_W}tbl":
            nested.append(child)
        elif child.tag in _TRANSPARENT and depth < DEEPEST:
            lines += _text(child, nested, depth + 1)
    return tuple(lines)


def paragraph(element: Element) -> str:
    """The text of a paragraph as it is read on paper; a line break inside is a line feed."""
    pieces: list[str] = []
    _gather(element, pieces, 0)
    return "".join(pieces)


def _gather(parent: Element, pieces: list[str], depth: int) -> None:
    for child in parent:
        tag = child.tag
        if tag in _DROPPED or depth > DEEPEST:
            continue
        if tag == f"{_W}sdt" and child.find(f"{_W}sdtPr/{_W}showingPlcHdr") is not None:
            continue  # a content control that shows its prompt holds nothing
        if tag == f"{_W}r":
            if not _is_hidden(child):
                _run(child, pieces, depth)
        else:
            _gather(child, pieces, depth + 1)


def _is_hidden(run: Element) -> bool:
    hidden = run.find(f"{_W}rPr/{_W}vanish")
    return hidden is not None and hidden.get(f"{_W}val", "1") not in ("0", "false", "off")


def _run(run: Element, pieces: list[str], depth: int) -> None:
    for child in run:
        if child.tag == f"{_W}t":
            pieces.append(_as_drawn(child.text or "", run))
        elif child.tag == f"{_W}tab":
            pieces.append("\t")
        elif child.tag in (f"{_W}br", f"{_W}cr"):
            pieces.append("\n")
        elif child.tag == f"{_W}noBreakHyphen":
            pieces.append("-")
        elif child.tag == f"{_W}sym":
            pieces.append(_symbol(child))
        elif child.tag == f"{_W}fldChar":
            pieces.append(_field(child))
        elif child.tag not in _DROPPED:
            _gather(child, pieces, depth + 1)


def _symbol(element: Element) -> str:
    known = _SYMBOLS.get(element.get(f"{_W}font", ""), {})
    return next(
        (
            drawn
            for code, drawn in known.items()
            if element.get(f"{_W}char", "").upper()
            in (f"F0{code:02X}", f"{code:02X}", f"00{code:02X}")
        ),
        "",
    )


def _as_drawn(text: str, run: Element) -> str:
    """Letters set in a symbol font as the boxes that are seen."""
    fonts = run.find(f"{_W}rPr/{_W}rFonts")
    drawn = {} if fonts is None else _SYMBOLS.get(fonts.get(f"{_W}ascii", ""), {})
    if not drawn:
        return text
    return "".join(
        drawn.get(ord(char) & 0xFF, char) if ord(char) < 0xF100 else char for char in text
    )


def _field(element: Element) -> str:
    """What an older form field shows: its box, or the line chosen from its list."""
    data = element.find(f"{_W}ffData")
    if data is None:
        return ""
    box = data.find(f"{_W}checkBox")
    if box is not None:
        state = box.find(f"{_W}checked")
        state = box.find(f"{_W}default") if state is None else state
        on = state is not None and state.get(f"{_W}val", "1") not in ("0", "false", "off")
        return "☑" if on else "☐"
    entries = data.findall(f"{_W}ddList/{_W}listEntry")
    chosen = _value(data.find(f"{_W}ddList/{_W}result"), -1)
    return entries[chosen].get(f"{_W}val", "") if 0 <= chosen < len(entries) else ""
