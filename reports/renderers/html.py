"""The document as one HTML file: no outside address, strict content security policy, all to be read without a script.

Long tables show their first rows; the rest is there to be opened as long as the file stays below :data:`LARGEST`.
"""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from reports.document import Document
from reports.renderers.html_blocks import GridView, View, view_of
from reports.renderers.html_words import page_words
from reports.renderers.wording import heading, one_line, subtitle

TEMPLATES = Path(__file__).parent.parent / "templates"

LARGEST = 1_400_000
"""Bytes that the page may have with the rest of its long tables; what does not fit stays in the files."""


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section with its numbered heading."""

    id: str
    title: str
    blocks: tuple[View, ...]

    @property
    def opening(self) -> str:
        """Classes of the heading with its first block: it lies on paper as that block does."""
        first = self.blocks[0] if self.blocks else None
        return first.table.classes if isinstance(first, GridView) else ""


def render(document: Document) -> bytes:
    """The page as UTF-8."""
    sections = tuple(
        SectionView(
            section.id, heading(number, section, document), tuple(map(view_of, section.blocks))
        )
        for number, section in enumerate(document.sections, 1)
    )
    bare = _page(
        document,
        tuple(replace(one, blocks=tuple(map(_without_rest, one.blocks))) for one in sections),
    )
    return _page(document, _within(sections, LARGEST - len(bare)))


def _without_rest(view: View) -> View:
    return replace(view, table=view.table.without_rest()) if isinstance(view, GridView) else view


def _within(sections: tuple[SectionView, ...], room: int) -> tuple[SectionView, ...]:
    """The sections with the rest of those tables for which there is room, the first ones first."""
    fitted = []
    for section in sections:
        blocks: list[View] = []
        for view in section.blocks:
            size = view.table.size if isinstance(view, GridView) else 0
            blocks.append(view if size <= room else _without_rest(view))
            room -= size if size <= room else 0
        fitted.append(replace(section, blocks=tuple(blocks)))
    return tuple(fitted)


def _page(document: Document, sections: tuple[SectionView, ...]) -> bytes:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals["words"] = page_words()
    style, print_style, script = _file("report.css"), _running_head(document), _file("report.js")
    page = environment.get_template("report.html.j2").render(
        language="zh-CN" if document.tongue == "zh" else "en",
        title=one_line(document.title),
        subtitle=subtitle(document),
        notice=one_line(document.notice),
        sections=sections,
        styles=[style, print_style],
        script=script,
        policy=_policy([style, print_style], script),
    )
    return page.encode("utf-8", errors="replace")


def _file(name: str) -> Markup:
    """A file of our own, to stand in the page as it is."""
    return Markup((TEMPLATES / name).read_text(encoding="utf-8"))  # noqa: S704 - not data


def _policy(styles: list[Markup], script: Markup) -> str:
    """The content security policy: nothing from outside, and only these styles and this script."""
    allowed = " ".join(map(_digest, styles))
    return f"default-src 'none'; style-src {allowed}; script-src {_digest(script)}; base-uri 'none'; form-action 'none'"


def _digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode('utf-8')).digest()).decode('ascii')}'"


def _running_head(document: Document) -> Markup:
    """The style that prints the notice on the head of every sheet of paper; every character by its number."""
    notice = "".join(f"\\{ord(char):x} " for char in one_line(document.notice))
    return Markup('@page{{@top-right{{content:"{}"}}}}').format(Markup(notice))  # noqa: S704 - digits only
