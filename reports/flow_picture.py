"""A flow drawn as ribbons from stage to stage: how wide a ribbon is says how much moved, a red end how much stopped.

All coordinates are whole units of a drawing that is :data:`WIDTH` wide; the page scales it. Nodes stand in the order in
which they are given, each with room for its label; ribbons leave and enter a node in the order of the nodes they join.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from reports.charts import COLOURS
from reports.document import Flow, FlowLink, FlowNode

WIDTH = 1000
TOP = 34
"""Room for the names of the stages."""

BAR = 12
"""How wide a node is."""

GAP = 8
"""What is left free between two nodes of a stage."""

LINE = 17
"""What a line of a label needs."""

LABELS = 150
"""Room for the labels of the last stage."""

TALLEST = 520
"""How high the ribbons of the fullest stage stand together."""

Said = Callable[[int], str]
"""An amount in words."""


@dataclass(slots=True)
class _Place:
    """Where a node stands: its left edge, its upper edge, how high it is, and how much of it is red."""

    node: FlowNode
    x: int
    y: int
    height: int
    held: int


def picture(flow: Flow, said: Said) -> Markup:
    """The flow as SVG; the same in words stands in the table behind it."""
    places = _places(flow)
    height = max((place.y + max(place.height, LINE * 3) for place in places.values()), default=TOP)
    inside = [*_stages(flow), *_ribbons(flow, places, said)]
    for n, place in enumerate(places.values()):
        inside.append(_group(n, place.node, _node(place, flow, said)))
    return Markup('<svg viewBox="0 0 {} {}" aria-hidden="true">{}</svg>').format(
        WIDTH, height + GAP, Markup("").join(inside)
    )


def _through(flow: Flow) -> dict[str, int]:
    """How much goes through each node: what came or what went and stopped, whichever is more."""
    came: dict[str, int] = defaultdict(int)
    went: dict[str, int] = defaultdict(int)
    for link in flow.links:
        went[link.source] += link.amount
        came[link.target] += link.amount
    return {node.id: max(came[node.id], went[node.id] + node.held) for node in flow.nodes}


def _places(flow: Flow) -> dict[str, _Place]:
    through = _through(flow)
    scale = _scale(flow)
    step = (WIDTH - LABELS - BAR) // max(len(flow.stages) - 1, 1)
    below: dict[int, int] = defaultdict(lambda: TOP)
    places = {}
    for node in flow.nodes:
        height = max(2, through[node.id] * TALLEST // scale)
        held = node.held * TALLEST // scale
        room = max(height, LINE * (3 if node.held else 2))
        places[node.id] = _Place(node, node.stage * step, below[node.stage], height, held)
        below[node.stage] += room + GAP
    return places


def _stages(flow: Flow) -> list[Markup]:
    step = (WIDTH - LABELS - BAR) // max(len(flow.stages) - 1, 1)
    return [
        Markup('<text x="{}" y="16" class="stage">{}</text>').format(at * step, name)
        for at, name in enumerate(flow.stages)
    ]


def _ribbons(flow: Flow, places: dict[str, _Place], said: Said) -> list[Markup]:
    """Ribbons coloured by where they come from; those that leave and enter a node lie one below the other."""
    order = {node.id: at for at, node in enumerate(flow.nodes)}
    scale = _scale(flow)
    leaves = {name: place.y for name, place in places.items()}
    enters = dict(leaves)
    firsts = [node.id for node in flow.nodes if node.stage == 0]
    drawn = []
    for link in sorted(flow.links, key=lambda one: (order[one.source], order[one.target])):
        source, target = places[link.source], places[link.target]
        high = max(1, link.amount * TALLEST // scale)
        colour = firsts.index(link.source) % COLOURS if link.source in firsts else COLOURS - 1
        path = _path(source.x + BAR, leaves[link.source], target.x, enters[link.target], high)
        drawn.append(
            Markup(
                '<path d="{}" class="p{} ribbon" data-ends="{} {}"><title>{}</title></path>'
            ).format(path, colour, order[link.source], order[link.target], _title(flow, link, said))
        )
        leaves[link.source] += high
        enters[link.target] += high
    return drawn


def _scale(flow: Flow) -> int:
    """What goes through the fullest stage: it is drawn :data:`TALLEST` high."""
    fullest: dict[int, int] = defaultdict(int)
    through = _through(flow)
    for node in flow.nodes:
        fullest[node.stage] += through[node.id]
    return max(fullest.values(), default=0) or 1


def _title(flow: Flow, link: FlowLink, said: Said) -> str:
    labels = {node.id: node.label for node in flow.nodes}
    return f"{labels[link.source]} → {labels[link.target]} {said(link.amount)}"


def _path(left: int, upper_left: int, right: int, upper_right: int, high: int) -> str:
    middle = (left + right) // 2
    return (
        f"M{left} {upper_left}C{middle} {upper_left} {middle} {upper_right} {right} {upper_right}"
        f"V{upper_right + high}C{middle} {upper_right + high} {middle} {upper_left + high} {left} {upper_left + high}Z"
    )


def _group(number: int, node: FlowNode, drawn: list[Markup]) -> Markup:
    """A node as one thing: its number, and with what a reader chooses it."""
    chosen = Markup("")
    if node.role:
        chosen = Markup(' data-role="{}" data-value="{}"').format(node.role, node.belongs)
    return Markup('<g data-node="{}"{}>{}</g>').format(number, chosen, Markup("").join(drawn))


def _node(place: _Place, flow: Flow, said: Said) -> list[Markup]:
    """The bar of a node with its label; what stopped is its red end, and said in red."""
    through = _through(flow)[place.node.id]
    x, y = place.x, place.y
    rect = Markup('<rect x="{}" y="{}" width="{}" height="{}" class="{}"/>')
    drawn = [rect.format(x, y, BAR, place.height, "node")]
    if place.node.held:
        red = max(2, place.held)
        drawn.append(rect.format(x, y + place.height - red, BAR + 3, red, "stopped"))
    text = Markup('<text x="{}" y="{}" class="{}">{}</text>')
    left = x + BAR + 6
    middle = y + max(place.height, LINE * 2) // 2
    start = max(y + 12, middle - LINE // 2 + 3) if place.height > LINE * 3 else y + 12
    drawn.append(text.format(left, start, "name", place.node.label))
    drawn.append(text.format(left, start + LINE, "sum", said(through)))
    if place.node.held:
        told = f"{flow.held} {said(place.node.held)}"
        drawn.append(text.format(left, start + LINE * 2, "held", told))
    return drawn
