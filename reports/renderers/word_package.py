"""The file that a paper is written into: one of our own, or a unit's letterhead that keeps all it brought.

Of a letterhead (套红模板) stay header, footer, styles, margins and what stands in its body already; the paper follows
that. A style of ours that the letterhead knows by name looks as the letterhead says.
"""

from __future__ import annotations

import re
import zipfile
from copy import deepcopy
from datetime import datetime
from io import BytesIO
from typing import Any

import docx
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml import etree

from registry.archives import undated
from registry.errors import BadUsage
from registry.language import _
from reports.document import Document
from reports.renderers import word_page
from reports.renderers.word_charts import Drawn
from reports.renderers.word_styles import font_table_xml, styles_xml
from reports.renderers.word_xml import NAMESPACES
from reports.renderers.wording import legal

_UNUSED = (
    "thumbnail",
    "stylesWithEffects",
    "customXml",
    "webSettings",
    "numbering",
    "extended-properties",
)
"""What python-docx's blank document brings and a paper does not need, by the end of the relation's name."""


_HERE = "the paper"
"""The comment that marks where the paper begins."""

_STYLE = re.compile(r'(<w:pStyle w:val=")(\w+)')


class NotALetterhead(BadUsage):
    """A file that was given as letterhead is no Word document."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "The template is no Word document (.docx). Open the letterhead in Word or WPS and save it as .docx."
            )
        )


class Package:
    """A Word file in the making."""

    def __init__(self, document: Document, template: bytes | None) -> None:
        self.is_own = template is None
        self.is_brief = document.is_brief and self.is_own
        self._docx: Any = docx.Document() if template is None else opened(template)
        self._charts = 0
        self._ids: dict[str, str] = {}
        if self.is_own:
            self._section = self._furnish(document)
        else:
            self._ids = self._add_styles(document.tongue)
            self._section = self._last_section()
        self._set_properties(document)

    @property
    def along(self) -> int:
        """The width of the text on an upright page, in twips."""
        return _text_width(self._section)

    @property
    def across(self) -> int:
        """The same on a page that lies."""
        return _text_width(turned(self._section))

    def add_chart(self, chart: Drawn) -> str:
        """The chart is a part of the file, its workbook with it; gives the id of the relation to it."""
        self._charts += 1
        package = self._docx.part.package
        name = package.next_partname("/word/charts/chart%d.xml")
        part = Part(name, CONTENT_TYPE.DML_CHART, chart.xml, package)
        book = Part(
            PackURI(f"/word/embeddings/Workbook_{name.idx}.xlsx"),
            CONTENT_TYPE.SML_SHEET,
            chart.workbook,
            package,
        )
        part.relate_to(book, RELATIONSHIP_TYPE.PACKAGE)
        relation: str = self._docx.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
        return relation

    def finished(self, groups: list[tuple[bool, str]]) -> bytes:
        """The bytes of the file; *groups* are runs of blocks, each with whether its pages lie across."""
        root = self._docx.element
        body = root.body
        for element in body.findall(qn("w:sectPr")):
            body.remove(element)
        body.append(etree.Comment(_HERE))
        self._docx.part._element = parse_xml(self._filled(root, self._blocks(groups)))  # noqa: SLF001 - see _filled
        file = BytesIO()
        self._docx.part.package.save(file)
        return undated(file.getvalue())

    @staticmethod
    def _filled(root: Any, blocks: str) -> str:
        """The document with *blocks* in place, to be parsed as a whole: lxml moves elements from tree to tree far slower."""
        before, _mark, after = etree.tostring(root, encoding="unicode").partition(f"<!--{_HERE}-->")
        missing = "".join(
            f' xmlns:{prefix}="{address}"'
            for prefix, address in NAMESPACES.items()
            if prefix not in root.nsmap
        )
        name = re.match(r"<[\w:.-]+", before)
        end = name.end() if name else 0
        return f"{before[:end]}{missing}{before[end:]}{blocks}{after}"

    def _blocks(self, groups: list[tuple[bool, str]]) -> str:
        """All blocks, a change of direction closing a section; last the properties of the last section."""
        parts: list[str] = []
        section = ""
        for number, (is_wide, xml) in enumerate(groups):
            section = etree.tostring(
                self._section_of(is_wide, is_first=not number), encoding="unicode"
            )
            is_last = number == len(groups) - 1
            parts.append(xml)
            if not is_last:
                parts.append(_closing(section))
            elif xml.endswith("</w:tbl>"):
                parts.append(_closing(""))
        named = _STYLE.sub(lambda m: f"{m[1]}{self._ids.get(m[2], m[2])}", "".join(parts))
        return named + section

    def _section_of(self, is_wide: bool, *, is_first: bool) -> Any:
        section = turned(self._section) if is_wide else deepcopy(self._section)
        if not is_first:
            for name in ("headerReference", "footerReference", "titlePg", "pgNumType", "type"):
                for element in section.findall(qn(f"w:{name}")):
                    section.remove(element)
        return section

    def _furnish(self, document: Document) -> Any:
        """A blank file has our styles, fonts, settings, header and page numbers; gives the properties of its section."""
        part = self._docx.part
        for holder in (part, part.package):
            for key, relation in list(holder.rels.items()):
                if relation.reltype.endswith(_UNUSED):
                    del holder.rels[key]
        _replaced(self._docx.styles.element, styles_xml(document.tongue, is_brief=self.is_brief))
        _replaced(self._docx.settings.element, word_page.SETTINGS)
        fonts = part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
        fonts._blob = font_table_xml().encode()  # noqa: SLF001 - python-docx keeps the font table as bytes
        section = word_page.brief_section if self.is_brief else word_page.section
        return parse_xml(section(self._add_edges(document.notice)))

    def _add_edges(self, notice: str) -> str:
        """Headers with the notice and footers with the page number, of odd and of even pages; gives their references."""
        references = []
        for is_even in (False, True):
            kind = "even" if is_even else "default"
            if notice:
                header, key = self._docx.part.add_header_part()
                _replaced(header.element, word_page.header(notice))
                references.append(f'<w:headerReference w:type="{kind}" r:id="{key}"/>')
            footer, key = self._docx.part.add_footer_part()
            _replaced(footer.element, word_page.footer(is_even=is_even))
            references.append(f'<w:footerReference w:type="{kind}" r:id="{key}"/>')
        return "".join(references)

    def _add_styles(self, tongue: str) -> dict[str, str]:
        """The letterhead has the styles that it lacked; gives by which id each of ours goes there."""
        there = self._docx.styles.element
        known = {_name(style): style for style in there.findall(qn("w:style"))}
        taken = {style.get(qn("w:styleId")) for style in known.values()}
        ours = parse_xml(styles_xml(tongue)).findall(qn("w:style"))
        ids = {}
        for style in ours:
            own = style.get(qn("w:styleId"))
            same = known.get(_name(style))
            ids[own] = same.get(qn("w:styleId")) if same is not None else own
            if same is None and own in taken:
                ids[own] = f"Zr{own}"
        for style in ours:
            if _name(style) not in known:
                style.set(qn("w:styleId"), ids[style.get(qn("w:styleId"))])
                for reference in style.findall(qn("w:basedOn")) + style.findall(qn("w:next")):
                    reference.set(qn("w:val"), ids[reference.get(qn("w:val"))])
                style.attrib.pop(qn("w:default"), None)
                there.append(style)
        return ids

    def _last_section(self) -> Any:
        found = self._docx.element.body.find(qn("w:sectPr"))
        return parse_xml(word_page.section()) if found is None else deepcopy(found)

    def _set_properties(self, document: Document) -> None:
        properties = self._docx.core_properties
        properties.title = legal(document.title)[:255]
        if self.is_own:
            properties.author = properties.last_modified_by = properties.comments = ""
            properties.keywords, properties.revision = "", 1
            properties.language = "zh-CN" if document.tongue == "zh" else "en-US"
        properties.created = properties.modified = _day(document.as_of)


def turned(section: Any) -> Any:
    """The properties of a section whose pages lie, the binding edge on top; those of the upright page otherwise."""
    lying = deepcopy(section)
    size, margins = lying.find(qn("w:pgSz")), lying.find(qn("w:pgMar"))
    if size is None or margins is None or size.get(qn("w:orient")) == "landscape":
        return lying
    width, height = size.get(qn("w:w")), size.get(qn("w:h"))
    size.set(qn("w:w"), height)
    size.set(qn("w:h"), width)
    size.set(qn("w:orient"), "landscape")
    sides = ("top", "right", "bottom", "left")
    before = {side: margins.get(qn(f"w:{side}")) for side in sides}
    for side, old in zip(sides, ("left", "top", "right", "bottom"), strict=True):
        margins.set(qn(f"w:{side}"), before[old])
    for edge, side in (("header", "top"), ("footer", "bottom")):
        room = abs(int(margins.get(qn(f"w:{side}"), "1440")))
        distance = int(margins.get(qn(f"w:{edge}"), "720"))
        margins.set(qn(f"w:{edge}"), str(min(distance, max(room - 800, 300))))
    for grid in lying.findall(qn("w:docGrid")):
        lying.remove(grid)
    return lying


def opened(template: bytes) -> Any:
    """The letterhead as python-docx sees it; :class:`NotALetterhead` if it is no Word document."""
    try:
        return docx.Document(BytesIO(template))
    except (
        PackageNotFoundError,
        zipfile.BadZipFile,
        KeyError,
        ValueError,
        etree.XMLSyntaxError,
    ) as error:
        raise NotALetterhead from error


def _replaced(element: Any, xml: str) -> None:
    """*element*, the root of a part, has the children of *xml*."""
    for child in list(element):
        element.remove(child)
    element.extend(list(parse_xml(xml)))


def _name(style: Any) -> str:
    found = style.find(qn("w:name"))
    return "" if found is None else str(found.get(qn("w:val"))).lower()


def _text_width(section: Any) -> int:
    size, margins = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))
    if size is None or margins is None:
        return word_page.TEXT_WIDTH
    sides = sum(int(margins.get(qn(f"w:{side}"), "0")) for side in ("left", "right", "gutter"))
    return int(size.get(qn("w:w"), "0")) - sides


def _closing(section: str) -> str:
    """A paragraph too small to be seen, which must follow a last table and bears the properties of a section that ends."""
    small = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    return f'<w:p><w:pPr><w:pStyle w:val="ZrGap"/>{small}{section}</w:pPr></w:p>'


def _day(text: str) -> datetime:
    """The day that *text* begins with, else a fixed one: the file must not tell when it was made."""
    try:
        return datetime.fromisoformat(text[:10])
    except ValueError:
        return datetime(2000, 1, 1)  # noqa: DTZ001 - a day, not a moment
