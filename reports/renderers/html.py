"""The document as one HTML file: no outside address, strict content security policy, all to be read without a script.

With a script a reader chooses a district, a street or a department, or searches; tables and pictures follow the choice.

Long tables show their first rows; the rest is there to be opened as long as the file stays below :data:`LARGEST`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from reports.document import Bars, Beside, Block, Document, Figures, Table
from reports.renderers import html_colours
from reports.renderers.html_blocks import GridView, Tile, View, tile, view_of
from reports.renderers.html_page import environment, own_file, policy
from reports.renderers.html_sources import source_views
from reports.renderers.html_words import page_words
from reports.renderers.wording import heading, one_line, prose, subtitle

ROLES = ("district", "street", "department")
"""The roles of columns for which the page has a choice; communities are too many, they are searched for."""

LARGEST = 1_400_000
"""Bytes that the page may have with the rest of its long tables; what does not fit stays in the files."""


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section with its *name* and its *title*, the name with its number."""

    id: str
    name: str
    title: str
    blocks: tuple[View, ...]

    @property
    def opening(self) -> str:
        """Classes of the heading with its first block: it lies on paper as that block does."""
        first = self.blocks[0] if self.blocks else None
        return first.table.classes if isinstance(first, GridView) else ""


@dataclass(frozen=True, slots=True)
class Overview:
    """The figures that matter; those *leading* on are told again where they belong, the others stand here only."""

    tiles: tuple[Tile, ...]
    leading: frozenset[str]


def render(document: Document) -> bytes:
    """The page as UTF-8."""
    sources = {source.figure for source in document.sources}
    overview = _overview(document, sources)
    moved = {each.id for each in overview.tiles} - overview.leading
    sections = tuple(
        SectionView(
            section.id,
            one_line(section.title),
            heading(number, section, document),
            tuple(view_of(block, sources) for block in _left(section.blocks, moved)),
        )
        for number, section in enumerate(document.sections, 1)
    )
    bare = _page(
        document,
        overview,
        tuple(replace(one, blocks=tuple(map(_without_rest, one.blocks))) for one in sections),
    )
    return _page(document, overview, _within(sections, LARGEST - len(bare)))


def _overview(document: Document, sources: Collection[str]) -> Overview:
    """The key figures; those of the first section move up, the others are told here too."""
    figures = {figure.id: figure for figure in document.figures()}
    first = {
        figure.id
        for section in document.sections[:1]
        for block in section.blocks
        if isinstance(block, Figures)
        for figure in block.figures
    }
    tiles = tuple(tile(figures[name], sources) for name in document.key if name in figures)
    return Overview(tiles, frozenset(each.id for each in tiles if each.id not in first))


def _left(blocks: Iterable[Block], moved: Collection[str]) -> Iterator[Block]:
    """The blocks without the figures that moved to the overview, and without those of which nothing is left."""
    for block in blocks:
        if not isinstance(block, Figures):
            yield block
        elif left := tuple(figure for figure in block.figures if figure.id not in moved):
            yield Figures(left)


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


def _page(document: Document, overview: Overview, sections: tuple[SectionView, ...]) -> bytes:
    templates = environment()
    templates.globals["words"] = page_words()
    script = own_file("report.js")
    styles = [own_file("report.css"), html_colours.style(), _running_head(document)]
    page = templates.get_template("report.html.j2").render(
        language="zh-CN" if document.tongue == "zh" else "en",
        title=one_line(document.title),
        subtitle=[prose(part) for part in subtitle(document)],
        notice=one_line(document.notice),
        overview=overview,
        sections=sections,
        sources=source_views(document),
        roles=_roles(document),
        styles=styles,
        script=script,
        policy=policy(styles, script),
    )
    return page.encode("utf-8", errors="replace")


def _roles(document: Document) -> list[str]:
    """With what a reader may choose what the page shows: what the columns and the lines of pictures name."""
    found = set()
    for block in document.blocks():
        if isinstance(block, Table):
            found |= {column.role for column in block.columns}
        elif isinstance(block, Bars | Beside):
            found.add(block.role)
    return [role for role in ROLES if role in found]


def _running_head(document: Document) -> Markup:
    """The style that prints the notice on the head of every sheet of paper; every character by its number."""
    notice = "".join(f"\\{ord(char):x} " for char in one_line(document.notice))
    return Markup('@page{{@top-right{{content:"{}"}}}}').format(Markup(notice))  # noqa: S704 - digits only
