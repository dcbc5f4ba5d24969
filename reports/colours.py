"""The colours of every picture, once: page, workbook, Word and PDF show the same thing in the same colour.

Neighbouring pieces of a bar differ in lightness, so that they can be told apart on a grey print.
"""

from __future__ import annotations

PIECES = (
    "#8f2d2b",
    "#e0a458",
    "#3d5a80",
    "#a3c1d9",
    "#6b705c",
    "#d5cdb6",
    "#6d597a",
    "#c9ada7",
)
"""The pieces of a bar in their order."""

BEFORE, AFTER = "#c9bfae", "#9b1b1f"
"""Two points in time."""

LEVEL, UP, DOWN = "#5b6068", "#3d5a80", "#c8741f"
"""The steps of a waterfall: a level that is reached, an increase, a decrease."""

DARK = frozenset({*PIECES[::2], LEVEL, UP, AFTER})
"""On which a number is white."""

SHADES = ("#fbeee4", "#f5d3bd", "#eab092", "#d9836a", "#b94a41", "#85171b")
"""The shades of a heat map from little to much; zero has none."""

DARK_SHADES = 2
"""So many of the last shades need white numbers."""

UNKNOWN = "#d4d4d4"
"""In place of what is unknown."""
