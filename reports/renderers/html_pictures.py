"""Pictures of the page that are drawn line by line: bars, sides, pairs and steps, each line with its numbers in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from registry.language import _
from registry.quantities import Unit, show
from reports import charts
from reports.document import Bars, BeforeAfter, Beside, Side, Waterfall
from reports.renderers.as_tables import bars_table, beside_table, change, waterfall_table
from reports.renderers.html_tables import TableView, columns_of, least_width, table_view
from reports.renderers.wording import one_line

if TYPE_CHECKING:
    from markupsafe import Markup

SHOWN = 45
"""Lines of a picture that are there at once; the others can be opened."""

TOGETHER = 24
"""So many lines of a picture stay together on paper."""

_LEFT, _RIGHT = (2, 1, 0, 4, 6), (3, 0, 1, 5, 7)
"""The colours of two sides: calm for what is in order, warm for what is not."""


@dataclass(frozen=True, slots=True)
class Key:
    """An entry of a legend."""

    sign: Markup
    label: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A cell of a line: a drawing (*kind* ``drawn``) or a number in words (*kind* ``n``)."""

    kind: str
    content: Markup | str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a picture."""

    label: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class PictureView:
    """Drawings one below the other; *table* holds the same in numbers where the lines themselves do not say all.

    *headings* stand above the pieces of a line; *role* says what the labels name, where a reader may choose by it.
    """

    id: str
    title: str
    name: str
    legend: tuple[Key, ...]
    headings: tuple[Piece, ...]
    lines: tuple[Line, ...]
    role: str = ""
    table: TableView | None = None
    notes: tuple[str, ...] = ()
    template: str = "picture"

    @property
    def shown(self) -> tuple[Line, ...]:
        """The lines that are there at once."""
        return self.lines[:SHOWN]

    @property
    def rest(self) -> tuple[Line, ...]:
        """The lines that a reader has to open."""
        return self.lines[SHOWN:]

    @property
    def is_short(self) -> bool:
        """Whether it is to stay together on paper."""
        return len(self.shown) <= TOGETHER

    @property
    def label_width(self) -> int:
        """The least width of the labels, in em."""
        return width_of_labels(self.shown)


def width_of_labels(lines: tuple[Line, ...]) -> int:
    """The least width of the labels of *lines*, in em, among those of the style sheet."""
    longest = max((columns_of(line.label) for line in lines), default=0)
    return least_width(min(longest / 2 + 1, 12))


def drawn(content: Markup | str) -> Piece:
    """A drawing, or the heading above it."""
    return Piece("drawn", content)


def number(content: str) -> Piece:
    """A number in words, or the heading above it."""
    return Piece("n", content)


def bars_view(bars: Bars) -> PictureView:
    """A bar in pieces for each label, its sum before it."""
    greatest = _greatest(pieces for _label, pieces in bars.rows)
    several = len(bars.parts) > 1

    def line(label: str, pieces: tuple[int, ...]) -> Line:
        texts = [show(piece, bars.unit) if several else "" for piece in pieces]
        whole = number(show(sum(pieces), bars.unit))
        return Line(one_line(label), (whole, drawn(charts.bar(pieces, texts, greatest))))

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
        (number(whole), drawn("")),
        tuple(line(label, pieces) for label, pieces in bars.rows),
        bars.role,
        table_view(bars_table(bars)) if several else None,
    )


def _greatest(rows: Iterator[tuple[int, ...] | None]) -> int:
    return max((sum(max(piece, 0) for piece in pieces) for pieces in rows if pieces), default=0)


def beside_view(beside: Beside) -> PictureView:
    """Two bars in pieces for each label, each side on its own scale, its sum behind it."""
    left = _greatest(row[1] for row in beside.rows)
    right = _greatest(row[2] for row in beside.rows)
    lines = tuple(
        Line(
            one_line(label),
            (
                *_side(beside.left, on_left, left, _LEFT),
                *_side(beside.right, on_right, right, _RIGHT),
            ),
        )
        for label, on_left, on_right in beside.rows
    )
    return PictureView(
        beside.id,
        one_line(beside.title),
        "beside",
        (*_side_keys(beside.left, _LEFT), *_side_keys(beside.right, _RIGHT)),
        tuple(
            piece
            for side in (beside.left, beside.right)
            for piece in (drawn(one_line(side.title)), number(""))
        ),
        lines,
        beside.role,
        table_view(beside_table(beside)),
    )


def _side(
    side: Side, pieces: tuple[int, ...] | None, greatest: int, colours: tuple[int, ...]
) -> Iterator[Piece]:
    if pieces is None:
        yield drawn(charts.unknown_bar())
        yield number(show(None, side.unit))
        return
    yield drawn(charts.bar(pieces, [""] * len(pieces), greatest, colours))
    yield number(show(sum(pieces), side.unit))


def _side_keys(side: Side, colours: tuple[int, ...]) -> Iterator[Key]:
    for n, part in enumerate(side.parts):
        label = _("{label}: {text}").format(label=one_line(side.title), text=one_line(part))
        yield Key(charts.key(f"p{colours[n % len(colours)]}"), label)


def pairs_view(pairs: BeforeAfter) -> PictureView:
    """Two bars for each label, before above after, then both numbers and the change."""
    greatest = max((value or 0 for _label, *both in pairs.rows for value in both), default=0)
    lines = tuple(
        Line(
            one_line(label),
            (
                drawn(charts.pair(before, after, greatest)),
                number(show(before, pairs.unit)),
                number(show(after, pairs.unit)),
                number(change(before, after, pairs.unit)),
            ),
        )
        for label, before, after in pairs.rows
    )
    names = (one_line(pairs.before), one_line(pairs.after))
    legend = tuple(
        Key(charts.key(sign), name) for sign, name in zip(("before", "after"), names, strict=True)
    )
    headings = (drawn(""), *map(number, names), number(_("change")))
    return PictureView(pairs.id, one_line(pairs.title), "pairs", legend, headings, lines)


def waterfall_view(waterfall: Waterfall) -> PictureView:
    """A line for each step: the piece by which the level rose or fell, the change, and the level that is reached."""
    ends: list[tuple[int, int]] = []
    for step in waterfall.steps:
        level = ends[-1][1] if ends else 0
        ends.append((0, step.amount) if step.is_level else (level, level + step.amount))
    reach = charts.Reach.of(end for pair in ends for end in pair)
    lines = tuple(
        Line(
            one_line(step.label),
            (
                drawn(charts.step(start, end, reach, is_level=step.is_level)),
                number("" if step.is_level else _signed(step.amount, waterfall.unit)),
                number(show(end, waterfall.unit)),
            ),
        )
        for step, (start, end) in zip(waterfall.steps, ends, strict=True)
    )
    changes = [step.amount for step in waterfall.steps if not step.is_level]
    keys = [("level", _("level reached"))]
    keys += [("up", _("increase"))] if max(changes, default=0) > 0 else []
    keys += [("down", _("decrease"))] if min(changes, default=0) < 0 else []
    return PictureView(
        waterfall.id,
        one_line(waterfall.title),
        "steps",
        tuple(Key(charts.key(name), label) for name, label in keys),
        (drawn(""), number(_("change")), number(_("level reached"))),
        lines,
        table=table_view(waterfall_table(waterfall)),
    )


def _signed(amount: int, unit: Unit) -> str:
    return ("+" if amount > 0 else "") + show(amount, unit)
