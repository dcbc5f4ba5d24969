"""A heat map as the page shows it: the whole of it as strips, where there is much of it, and its numbers in shades."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from registry.language import _
from registry.quantities import Unit, show
from reports import charts
from reports.document import Cell, HeatMap
from reports.renderers.as_tables import heat_table
from reports.renderers.cells import value_of
from reports.renderers.html_pictures import Key, Line, drawn, number, width_of_labels
from reports.renderers.html_tables import TableView, table_view
from reports.renderers.wording import one_line

SHOWN = 30


@dataclass(frozen=True, slots=True)
class HeatView:
    """A heat map: *strips*, one a column of it, and *table*, its numbers."""

    id: str
    title: str
    legend: tuple[Key, ...]
    strips: tuple[Line, ...]
    table: TableView
    template: str = "heat"

    @property
    def label_width(self) -> int:
        """The least width of the strips' labels, in em."""
        return width_of_labels(self.strips)


def heat_view(heat: HeatMap) -> HeatView:
    """*heat* as its template wants it."""
    scale = charts.Scale.of(value for _label, values in heat.rows for value in values)
    strips: tuple[Line, ...] = ()
    if len(heat.rows) > SHOWN:
        strips = tuple(_strip(heat, n, scale) for n in range(len(heat.columns)))
    table = table_view(heat_table(heat, SHOWN), shade=_shade(scale))
    return HeatView(heat.id, one_line(heat.title), _shades(heat, scale), strips, table)


def _strip(heat: HeatMap, n: int, scale: charts.Scale) -> Line:
    values = [row[n] for _label, row in heat.rows]
    greatest = max((value for value in values if value is not None), default=None)
    words = _("at most {figure}").format(figure=show(greatest, heat.unit))
    return Line(one_line(heat.columns[n]), (drawn(charts.strip(values, scale)), number(words)))


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
