"""The smallest pieces of WordprocessingML as text: runs, paragraphs, fields. Long papers are put together as text and
parsed once, because building them element by element through python-docx takes time that grows with the square.
"""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from reports.renderers.wording import legal

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
}

DECLARED = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in NAMESPACES.items())
"""All namespaces, for the root of what is parsed."""


def run(text: str, properties: str = "") -> str:
    """*text* as it is, without what XML forbids; *properties* are the children of ``w:rPr``."""
    before = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{before}<w:t xml:space="preserve">{escape(legal(text))}</w:t></w:r>'


def tab() -> str:
    """A jump to the next tab stop."""
    return "<w:r><w:tab/></w:r>"


def paragraph(style: str, content: str = "", properties: str = "") -> str:
    """A paragraph in *style*, a style's id; *content* are runs, *properties* further children of ``w:pPr``."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


def words(style: str, text: str, properties: str = "") -> str:
    """A paragraph of plain text."""
    return paragraph(style, run(text), properties)


def attribute(text: str) -> str:
    """*text* in quotes, as the value of an attribute."""
    return quoteattr(legal(text))


def field(instruction: str, shown: str) -> str:
    """A field with what it shows until it is updated; *shown* are runs."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{shown}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def marked(content: str, number: int) -> str:
    """*content* between the ends of the bookmark that the table of contents points to."""
    return (
        f'<w:bookmarkStart w:id="{number}" w:name="{bookmark(number)}"/>{content}'
        f'<w:bookmarkEnd w:id="{number}"/>'
    )


def bookmark(number: int) -> str:
    """The name of the bookmark of a heading."""
    return f"_Toc{number:08d}"
