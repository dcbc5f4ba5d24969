"""The blocks of a document as the templates want them: pictures drawn, tables in rows, every word in place."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from registry.language import _
from registry.quantities import Unit, show
from reports import charts
from reports.document import (
    Bars,
    BeforeAfter,
    Block,
    Cell,
    Figure,
    Figures,
    FindingList,
    Flow,
    HeatMap,
    Table,
    Text,
)
from reports.renderers.as_tables import bars_table, change, findings_table, heat_table
from reports.renderers.cells import known_note, value_of
from reports.renderers.html_flow import FlowView, flow_view
from reports.renderers.html_tables import SHORT, TableView, columns_of, least_width, table_view
from reports.renderers.wording import one_line, paragraphs

if TYPE_CHECKING:
    from markupsafe import Markup

SHOWN_OF_HEAT = 30
SHOWN_OF_BARS = 45

_NUMBER = re.compile(r"^(\D*?)(-?[\d,.]+%?)(.*)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class TextView:
    """Paragraphs."""

    paragraphs: tuple[str, ...]
    template: str = "text"


@dataclass(frozen=True, slots=True)
class Tile:
    """A figure: its number large, what stands before and after it small."""

    id: str
    label: str
    before: str
    number: str
    after: str
    note: str


@dataclass(frozen=True, slots=True)
class TilesView:
    """Figures side by side."""

    tiles: tuple[Tile, ...]
    template: str = "tiles"


@dataclass(frozen=True, slots=True)
class Key:
    """An entry of a legend."""

    sign: Markup
    label: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A line of a picture: its label, its drawing, and its numbers in words."""

    label: str
    drawing: Markup
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PictureView:
    """Drawings one below the other; *table* holds the same in numbers where the lines themselves do not say all."""

    id: str
    title: str
    name: str
    legend: tuple[Key, ...]
    headings: tuple[str, ...]
    shown: tuple[Bar, ...]
    rest: tuple[Bar, ...] = ()
    table: TableView | None = None
    template: str = "picture"

    @property
    def is_short(self) -> bool:
        """Whether it is to stay together on paper."""
        return len(self.shown) <= SHORT

    @property
    def label_width(self) -> int:
        """The least width of the labels, in em."""
        return _label_width(self.shown)


@dataclass(frozen=True, slots=True)
class HeatView:
    """A heat map: the whole of it as strips, where there is much of it, and its numbers."""

    id: str
    title: str
    legend: tuple[Key, ...]
    strips: tuple[Bar, ...]
    table: TableView
    template: str = "heat"

    @property
    def label_width(self) -> int:
        """The least width of the strips' labels, in em."""
        return _label_width(self.strips)


@dataclass(frozen=True, slots=True)
class GridView:
    """A table."""

    table: TableView
    template: str = "table"


View = TextView | TilesView | PictureView | HeatView | FlowView | GridView


def view_of(block: Block) -> View:
    """*block* as its template wants it."""
    if isinstance(block, Text):
        return TextView(tuple(paragraphs(block.text)))
    if isinstance(block, Figures):
        return TilesView(tuple(map(_tile, block.figures)))
    if isinstance(block, Table):
        return GridView(table_view(block))
    if isinstance(block, FindingList):
        return GridView(table_view(findings_table(block)))
    if isinstance(block, Bars):
        return _bars(block)
    if isinstance(block, HeatMap):
        return _heat(block)
    if isinstance(block, Flow):
        return flow_view(block)
    return _pairs(block)


def _label_width(lines: tuple[Bar, ...]) -> int:
    longest = max((columns_of(line.label) for line in lines), default=0)
    return least_width(min(longest / 2 + 1, 12))


def _tile(figure: Figure) -> Tile:
    text = str(figure.amount)
    found = _NUMBER.match(text)
    before, number, after = found.groups() if found else ("", text, "")
    note = known_note(figure.amount)
    return Tile(figure.id, one_line(figure.label), before.strip(), number, after.strip(), note)


def _bars(bars: Bars) -> PictureView:
    greatest = max(
        (sum(max(piece, 0) for piece in pieces) for _label, pieces in bars.rows), default=0
    )
    several = len(bars.parts) > 1

    def drawn(label: str, pieces: tuple[int, ...]) -> Bar:
        texts = [show(piece, bars.unit) if several else "" for piece in pieces]
        whole = show(sum(pieces), bars.unit)
        return Bar(one_line(label), charts.bar(pieces, texts, greatest), (whole,))

    lines = tuple(drawn(label, pieces) for label, pieces in bars.rows)
    legend = [
        Key(charts.key(f"p{n % charts.COLOURS}"), one_line(part))
        for n, part in enumerate(bars.parts)
    ]
    whole = _("total") if several or not bars.parts else one_line(bars.parts[0])
    return PictureView(
        bars.id,
        one_line(bars.title),
        "bars",
        tuple(legend) if several else (),
        ("", whole, ""),
        lines[:SHOWN_OF_BARS],
        lines[SHOWN_OF_BARS:],
        table_view(bars_table(bars)) if several else None,
    )


def _pairs(pairs: BeforeAfter) -> PictureView:
    greatest = max((value or 0 for _label, *both in pairs.rows for value in both), default=0)
    lines = tuple(
        Bar(
            one_line(label),
            charts.pair(before, after, greatest),
            (show(before, pairs.unit), show(after, pairs.unit), change(before, after, pairs.unit)),
        )
        for label, before, after in pairs.rows
    )
    names = (one_line(pairs.before), one_line(pairs.after))
    legend = tuple(
        Key(charts.key(sign), name) for sign, name in zip(("before", "after"), names, strict=True)
    )
    headings = ("", "", *names, _("change"))
    shown, rest = lines[:SHOWN_OF_BARS], lines[SHOWN_OF_BARS:]
    return PictureView(pairs.id, one_line(pairs.title), "pairs", legend, headings, shown, rest)


def _heat(heat: HeatMap) -> HeatView:
    scale = charts.Scale.of(value for _label, values in heat.rows for value in values)
    strips: tuple[Bar, ...] = ()
    if len(heat.rows) > SHOWN_OF_HEAT:
        strips = tuple(_strip(heat, n, scale) for n in range(len(heat.columns)))
    table = table_view(heat_table(heat, SHOWN_OF_HEAT), shade=_shade(scale))
    return HeatView(heat.id, one_line(heat.title), _shades(heat, scale), strips, table)


def _strip(heat: HeatMap, n: int, scale: charts.Scale) -> Bar:
    values = [row[n] for _label, row in heat.rows]
    greatest = max((value for value in values if value is not None), default=None)
    words = _("at most {figure}").format(figure=show(greatest, heat.unit))
    return Bar(one_line(heat.columns[n]), charts.strip(values, scale), (words,))


def _shade(scale: charts.Scale) -> Callable[[Cell], str]:
    def shade(cell: Cell) -> str:
        value = value_of(cell)
        return scale.shade(value if isinstance(value, int) else None)

    return shade


def _shades(heat: HeatMap, scale: charts.Scale) -> tuple[Key, ...]:
    def between(least: int, greatest: int) -> str:
        low, high = show(least, heat.unit), show(greatest, heat.unit)
        if heat.unit is not Unit.COUNT:
            return _("up to {figure}").format(figure=high)
        return low if least == greatest else f"{low}–{high}"

    values = [value for _label, row in heat.rows for value in row]
    keys = [Key(charts.key("h0"), show(0, heat.unit))] if 0 in values else []
    keys += [
        Key(charts.key(name), between(least, greatest)) for name, least, greatest in scale.ranges()
    ]
    return (*keys, Key(charts.key("hu"), show(None, heat.unit))) if None in values else tuple(keys)
