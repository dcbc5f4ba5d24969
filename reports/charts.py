"""Pictures as inline SVG that stretch with the page: a bar in pieces, a pair of bars, a strip of a heat map.

Lengths are shares of the width in per cent, so that no text is ever scaled; labels and totals stand beside the
picture as text of the page. Colours are classes; the page's style sheet says what they look like.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

BAR_HEIGHT = 20
PAIR_HEIGHT = 26
STRIP_HEIGHT = 24

COLOURS = 8
"""How many pieces of a bar have a colour of their own."""

STEPS = 6
"""How many shades a heat map has, besides nothing and unknown."""

_ROOM_FOR_NUMBER = 550
"""The width of a bar on a desk, in pixels: what a number inside a piece is measured against."""

_ALWAYS_ROOM = 150
"""The same on a telephone."""

_NARROW, _WIDE = 8, 14
"""Pixels of a digit and of a Chinese character."""


def bar(
    pieces: Sequence[int],
    texts: Sequence[str],
    greatest: int,
    colours: Sequence[int] = range(COLOURS),
) -> Markup:
    """One bar in pieces, its whole width standing for *greatest*; a text stands in each piece that has room for it."""
    inside: list[Markup] = []
    start = 0
    for n, (piece, text) in enumerate(zip(pieces, texts, strict=True)):
        if piece <= 0:
            continue
        colour = colours[n % len(colours)]
        inside.append(_rect(start, piece, greatest, 0, BAR_HEIGHT, f"p{colour}"))
        room = _room(piece, greatest, text)
        if text and room is not None:
            middle = _percent(2 * start + piece, 2 * greatest)
            inside.append(
                Markup('<text x="{}" y="15" class="{}">{}</text>').format(
                    middle, f"t{colour}{room}", text
                )
            )
        start += piece
    return _svg(BAR_HEIGHT, inside)


def _room(piece: int, greatest: int, text: str) -> str | None:
    """Whether *text* fits into the piece: never (None), on a desk only (`` wide``), always (empty)."""
    needed = sum(_NARROW if char.isascii() else _WIDE for char in text) + 6
    if piece * _ALWAYS_ROOM >= needed * greatest:
        return ""
    return " wide" if piece * _ROOM_FOR_NUMBER >= needed * greatest else None


def unknown_bar() -> Markup:
    """In place of a bar of which nothing is known, a short hatched end."""
    return _svg(BAR_HEIGHT, [_unknown(0, BAR_HEIGHT)])


def pair(before: int | None, after: int | None, greatest: int) -> Markup:
    """Two bars, before above after; what is unknown is drawn as a short hatched end."""
    half = PAIR_HEIGHT // 2
    rects = [
        _unknown(top, half - 1) if value is None else _rect(0, value, greatest, top, half - 1, name)
        for value, top, name in ((before, 0, "before"), (after, half, "after"))
        if value is None or value > 0
    ]
    return _svg(PAIR_HEIGHT, rects)


@dataclass(frozen=True, slots=True)
class Reach:
    """What the whole width of a picture stands for: from *least*, zero or below, to *greatest*."""

    least: int
    greatest: int

    @classmethod
    def of(cls, levels: Iterable[int]) -> Reach:
        """The reach in which all *levels* lie, and zero."""
        known = (0, *levels)
        return cls(min(known), max(known))


def step(start: int, end: int, reach: Reach, *, is_level: bool) -> Markup:
    """A step of a waterfall from one level to another, with a rung where it ends; a level is a bar from zero."""
    name = "level" if is_level else "up" if end > start else "down"
    whole = reach.greatest - reach.least
    left = min(start, end) - reach.least
    rects = []
    if start != end:
        rects.append(_rect(left, abs(end - start), whole, 3, STRIP_HEIGHT - 6, name))
    at = _percent(end - reach.least, whole)
    rung = Markup('<line x1="{0}" x2="{0}" y1="0" y2="{1}"/>').format(at, STRIP_HEIGHT)
    return _svg(STRIP_HEIGHT, [*rects, rung])


def strip(values: Iterable[int | None], scale: Scale) -> Markup:
    """A row of a heat map as one strip, a cell per value from left to right, neighbours of one shade joined."""
    shades = [scale.shade(value) for value in values]
    rects = []
    start = 0
    for shade, group in groupby(shades):
        length = len(list(group))
        if shade != "h0":
            rects.append(_rect(start, length, len(shades), 0, STRIP_HEIGHT, shade))
        start += length
    return _svg(STRIP_HEIGHT, rects)


def key(name: str) -> Markup:
    """The small square of a legend."""
    return Markup(
        '<svg class="key" width="14" height="14" aria-hidden="true"><rect width="14" height="14" class="{}"/></svg>'
    ).format(name)


@dataclass(frozen=True, slots=True)
class Scale:
    """The shades of a heat map: *limits* are the greatest values of each shade, rising; zero has none."""

    limits: tuple[int, ...]

    @classmethod
    def of(cls, values: Iterable[int | None]) -> Scale:
        """A scale on which about as many of the positive values fall on each shade."""
        known = sorted(value for value in values if value is not None and value > 0)
        ends = {
            known[len(known) * n // STEPS - 1]
            for n in range(1, STEPS + 1)
            if len(known) * n // STEPS
        }
        return cls(tuple(sorted(ends)))

    def shade(self, value: int | None) -> str:
        """The class of a value: ``h0`` for zero, ``h1`` to ``h6`` by size, ``hu`` for unknown."""
        if value is None:
            return "hu"
        if value <= 0:
            return "h0"
        return f"h{self._stretched(sum(value > limit for limit in self.limits[:-1]))}"

    def _stretched(self, step: int) -> int:
        """Few shades are spread over the whole range, so that the greatest is always the darkest."""
        last = len(self.limits) - 1
        return STEPS if last <= 0 else 1 + (step * (STEPS - 1) + last // 2) // last

    def ranges(self) -> Iterator[tuple[str, int, int]]:
        """Each shade with the least and the greatest value that it stands for."""
        least = 1
        for limit in self.limits:
            yield self.shade(limit), least, limit
            least = limit + 1


def _svg(height: int, inside: Iterable[Markup]) -> Markup:
    return Markup('<svg width="100%" height="{}" aria-hidden="true">{}</svg>').format(
        height, Markup("").join(inside)
    )


def _rect(start: int, length: int, whole: int, top: int, height: int, name: str) -> Markup:
    y = Markup(' y="{}"').format(top) if top else ""
    return Markup('<rect x="{}"{} width="{}" height="{}" class="{}"/>').format(
        _percent(start, whole), y, _percent(length, whole), height, name
    )


def _unknown(top: int, height: int) -> Markup:
    return Markup('<rect y="{}" width="24" height="{}" class="hu"/>').format(top, height)


def _percent(part: int, whole: int) -> str:
    """*part* of *whole* to a hundredth of a per cent, in whole arithmetic."""
    hundredths = (2 * part * 10_000 + whole) // (2 * whole) if whole else 0
    return f"{hundredths // 100}.{hundredths % 100:02d}%".replace(".00%", "%")
