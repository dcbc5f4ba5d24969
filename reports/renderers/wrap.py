"""Text broken into lines of a width in display columns, as Chinese and English are broken in print.

A line may break at a space and beside a Chinese character, not inside a number or a Latin word, not before closing
punctuation and not after an opening bracket. A piece that is wider than the line is cut where the line ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import cell_len, chop_cells

_CLOSING = "，。、；：？！）】》〉」』”’％…—,.;:?!)]}%"
_OPENING = "（【《〈「『“‘([{"
_PIECES = re.compile(r"\s+|[\x21-\x7e\xa1-\u10ff]+|.", re.DOTALL)


def wrap(text: str, width: int) -> list[str]:
    """The lines of *text*, each at most *width* columns wide; nothing is left out but spaces at a break."""
    lines: list[str] = []
    line = ""
    for piece in unbreakable(text):
        if cell_len((line + piece).rstrip()) <= width:
            line += piece
            continue
        if line.strip():
            lines.append(line.rstrip())
        *full, line = chop_cells(piece.lstrip(), max(width, 2)) or [""]
        lines += full
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def unbreakable(text: str) -> Iterator[str]:
    """The pieces between which a line may break; a space belongs to the piece before it."""
    held = ""
    for found in _PIECES.finditer(text):
        piece = found.group()
        if held and not (piece.isspace() or piece[0] in _CLOSING or held[-1] in _OPENING):
            yield held
            held = ""
        held += piece
    if held:
        yield held
