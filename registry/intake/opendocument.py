"""What python-calamine does not say of OpenDocument sheets: merged areas, and formulas without a value."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import IO
from xml.etree.ElementTree import Element, iterparse

from registry.intake import rules
from registry.intake.grids import MAX_CELLS, MAX_ROWS, Merge
from registry.intake.incoming import FileFault

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_CALCEXT = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")


@dataclass(slots=True)
class Seen:
    """What was seen in a sheet: merged areas, and cells (row, column) whose formula has no value, from 0."""

    merges: list[Merge] = field(default_factory=list)
    uncalculated: set[tuple[int, int]] = field(default_factory=set)


def look_through(content: IO[bytes]) -> dict[str, Seen]:
    """What was seen in every sheet of a ``content.xml``, by sheet name; refuses sheets of an absurd size."""
    result: dict[str, Seen] = {}
    seen, name, row, column, filled = Seen(), "", 0, 0, 0
    # Expat refuses entities that multiply; sizes are bounded by what the archive may hold.
    for event, element in iterparse(content, events=("start", "end")):  # noqa: S314
        if event == "start":
            if element.tag == f"{_TABLE}table":
                name, row, seen = element.get(f"{_TABLE}name", ""), 0, Seen()
            elif element.tag == f"{_TABLE}table-row":
                column = filled = 0
        elif element.tag in _CELLS:
            repeated = int(element.get(f"{_TABLE}number-columns-repeated", 1))
            _look_at(element, row, column, seen)
            column += repeated
            filled = column if len(element) else filled
        elif element.tag == f"{_TABLE}table-row":
            repeated = int(element.get(f"{_TABLE}number-rows-repeated", 1))
            row += repeated
            if filled and (row > MAX_ROWS or repeated * filled > MAX_CELLS or filled > MAX_ROWS):
                raise FileFault(rules.FILE_SHEET_TOO_LARGE, rows=f"{row:,}", columns=f"{filled:,}")
            element.clear()
        elif element.tag == f"{_TABLE}table":
            result[name] = seen
            element.clear()
    return result


def _look_at(cell: Element, row: int, column: int, seen: Seen) -> None:
    down = int(cell.get(f"{_TABLE}number-rows-spanned", 1))
    right = int(cell.get(f"{_TABLE}number-columns-spanned", 1))
    if down > 1 or right > 1:
        seen.merges.append((row, column, row + down - 1, column + right - 1))
    if cell.get(f"{_TABLE}formula") and (
        not cell.get(f"{_OFFICE}value-type") or cell.get(f"{_CALCEXT}value-type") == "error"
    ):
        seen.uncalculated.add((row, column))
