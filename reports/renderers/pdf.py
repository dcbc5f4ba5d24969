"""The document as a PDF in the layout of official papers, GB/T 9704-2012, set by typst (the extra ``[pdf]``).

What stands where is decided in :mod:`reports.renderers.pdf_pages`; how it looks in ``reports/templates/report.typ``. The
words and numbers reach the template as one JSON string: nothing of them is ever read as markup. The file's date is the
day of the data; its identity follows from its contents. On another machine other fonts may give other bytes.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

from registry.errors import ZhunruError
from registry.language import _
from reports.document import Document
from reports.renderers.pdf_fonts import chosen
from reports.renderers.pdf_pages import pages_of

TEMPLATE = Path(__file__).parent.parent / "templates" / "report.typ"


class NoPdf(ZhunruError):
    """The extra that sets PDF is not installed."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "PDF needs an extra that is not installed. Install it with: pip install 'zhunru[pdf]' – or, without a "
                "network, by running install.sh or install.bat of the offline bundle again. Word (.docx) and HTML "
                "need no extra."
            )
        )


def render(document: Document) -> bytes:
    """The document as the bytes of a .pdf file.

    Raises :class:`NoPdf` without the extra and :class:`~reports.renderers.pdf_fonts.NoChineseFont` where the machine has
    no font with Chinese characters.
    """
    try:
        import typst  # noqa: PLC0415 - an extra: it may not be there
    except ImportError:
        raise NoPdf from None
    fonts = typst.Fonts()
    data = pages_of(document) | {"fonts": chosen(fonts.families())}
    set_ = typst.compile(
        TEMPLATE.read_bytes(),
        font_paths=fonts,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        timestamp=int(_day(document.as_of).timestamp()),
    )
    return bytes(set_)


def _day(text: str) -> datetime:
    """The day that *text* begins with, else a fixed one: the file must not tell when it was made."""
    try:
        return datetime.fromisoformat(text[:10]).replace(tzinfo=UTC)
    except ValueError:
        return datetime(2000, 1, 1, tzinfo=UTC)
