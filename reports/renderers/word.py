"""The document as a Word file (.docx) in the layout of official papers, GB/T 9704-2012.

The text comes first, with its few figures, small tables and charts; long and wide tables follow as numbered annexes,
wide ones on pages that lie across. A report of many sections begins with a table of contents.
"""

from __future__ import annotations

from reports.document import Document
from reports.renderers.word_blocks import Composition
from reports.renderers.word_package import Package, opened
from reports.renderers.word_text import (
    addressee,
    annex_heading,
    annex_list,
    annex_name,
    contents,
    has_contents,
    head,
    kept_with_next,
    section_heading,
    signature,
)
from reports.renderers.wording import heading

_NEW_PAGE = '<w:p><w:pPr><w:pStyle w:val="ZrGap"/></w:pPr><w:r><w:br w:type="page"/></w:r></w:p>'


def render(document: Document) -> bytes:
    """The document as the bytes of a .docx file of its own."""
    return _written(document, Package(document, None))


def check_template(template: bytes) -> None:
    """*template* can be written into; :class:`~reports.renderers.word_package.NotALetterhead` otherwise."""
    opened(template)


def render_into(document: Document, template: bytes) -> bytes:
    """The same behind the body of a letterhead, whose header, footer, styles and margins stay as they are.

    *template* are the bytes of a .docx file; :class:`~reports.renderers.word_package.NotALetterhead` if they are not.
    """
    return _written(document, Package(document, template))


def _written(document: Document, package: Package) -> bytes:
    composed = Composition(package, document.blocks())
    text: list[str] = []
    entries: list[tuple[str, int]] = []
    for number, section in enumerate(document.sections, 1):
        title = heading(number, section, document)
        said = list(composed.blocks(section.blocks))
        if composed.are_annexes(section.blocks):
            title, said = composed.referring_heading(title, len(section.blocks)), []
        entries.append((title, number))
        text.append(section_heading(title, number))
        text += said
    annexes = composed.annexes
    marks = range(len(document.sections) + 1, len(document.sections) + 1 + len(annexes))
    titles = [annex.title for annex in annexes]
    entries += [
        (f"{annex_name(n, composed.count)}　{title}", mark)
        for n, (title, mark) in enumerate(zip(titles, marks, strict=True), 1)
    ]
    front = list(head(document, tells_notice=not package.is_own))
    is_told = has_contents(len(document.sections), len(annexes))
    if is_told:
        front += [*contents(entries), _NEW_PAGE]
    end = [*annex_list(titles, is_told=is_told), *signature(document)]
    body = [*front, *addressee(document), *(kept_with_next(text) if end else text), *end]
    groups: list[tuple[bool, str]] = [(False, "".join(body))]
    for number, (annex, mark) in enumerate(zip(annexes, marks, strict=True), 1):
        is_new = annex.is_wide is not groups[-1][0]
        name = annex_name(number, composed.count)
        xml = "".join(annex_heading(name, annex.title, mark, is_first=is_new)) + annex.xml
        if is_new:
            groups.append((annex.is_wide, xml))
        else:
            groups[-1] = (annex.is_wide, groups[-1][1] + xml)
    return package.finished(groups)
