"""The blocks of a document as the templates want them: pictures drawn, tables in rows, every word in place."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from reports.document import (
    Bars,
    BeforeAfter,
    Beside,
    Block,
    Figure,
    Figures,
    FindingList,
    Flow,
    HeatMap,
    Table,
    Text,
)
from reports.renderers.as_tables import Picture, findings_table
from reports.renderers.cells import known_note
from reports.renderers.html_flow import FlowView, flow_view
from reports.renderers.html_heat import HeatView, heat_view
from reports.renderers.html_pictures import (
    PictureView,
    bars_view,
    beside_view,
    pairs_view,
    waterfall_view,
)
from reports.renderers.html_tables import TableView, table_view
from reports.renderers.wording import one_line, paragraphs, prose

_NUMBER = re.compile(r"^(\D*?)(-?[\d,.]+%?)(.*)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class TextView:
    """Paragraphs."""

    paragraphs: tuple[str, ...]
    template: str = "text"


@dataclass(frozen=True, slots=True)
class Tile:
    """A figure: its number large, what stands before and after it small; *has_source* if the page tells where it comes from."""

    id: str
    label: str
    before: str
    number: str
    after: str
    note: str
    has_source: bool


@dataclass(frozen=True, slots=True)
class TilesView:
    """Figures side by side."""

    tiles: tuple[Tile, ...]
    template: str = "tiles"


@dataclass(frozen=True, slots=True)
class GridView:
    """A table."""

    table: TableView
    template: str = "table"


View = TextView | TilesView | PictureView | HeatView | FlowView | GridView


def view_of(block: Block, sources: Collection[str] = ()) -> View:
    """*block* as its template wants it; *sources* are the ids of the figures of which the page tells more."""
    if isinstance(block, Text):
        return TextView(tuple(map(prose, paragraphs(block.text))))
    if isinstance(block, Figures):
        return TilesView(tuple(tile(figure, sources) for figure in block.figures))
    if isinstance(block, Table):
        return GridView(table_view(block))
    if isinstance(block, FindingList):
        return GridView(table_view(findings_table(block)))
    return _picture(block)


def _picture(block: Picture) -> View:
    if isinstance(block, Bars):
        return bars_view(block)
    if isinstance(block, Beside):
        return beside_view(block)
    if isinstance(block, HeatMap):
        return heat_view(block)
    if isinstance(block, BeforeAfter):
        return pairs_view(block)
    if isinstance(block, Flow):
        return flow_view(block)
    return waterfall_view(block)


def tile(figure: Figure, sources: Collection[str]) -> Tile:
    """A figure as a tile."""
    text = str(figure.amount)
    found = _NUMBER.match(text)
    before, number, after = found.groups() if found else ("", text, "")
    return Tile(
        figure.id,
        one_line(figure.label),
        before.strip(),
        number,
        after.strip(),
        known_note(figure.amount),
        figure.id in sources,
    )
