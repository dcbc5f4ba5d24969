"""Merged areas of OpenDocument sheets, which python-calamine does not report."""

from __future__ import annotations

from typing import IO
from xml.etree import ElementTree

from registry.intake.grids import Merge

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"


def merged_areas(content: IO[bytes]) -> dict[str, tuple[Merge, ...]]:
    """The merged areas of every sheet of a ``content.xml``, by sheet name."""
    result: dict[str, tuple[Merge, ...]] = {}
    areas: list[Merge] = []
    name, row, column = "", 0, 0
    for event, element in ElementTree.iterparse(content, events=("start", "end")):
        if event == "start":
            if element.tag == f"{_TABLE}table":
                name, row, areas = element.get(f"{_TABLE}name", ""), 0, []
            elif element.tag == f"{_TABLE}table-row":
                column = 0
        elif element.tag in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            down = int(element.get(f"{_TABLE}number-rows-spanned", 1))
            right = int(element.get(f"{_TABLE}number-columns-spanned", 1))
            if down > 1 or right > 1:
                areas.append((row, column, row + down - 1, column + right - 1))
            column += int(element.get(f"{_TABLE}number-columns-repeated", 1))
        elif element.tag == f"{_TABLE}table-row":
            row += int(element.get(f"{_TABLE}number-rows-repeated", 1))
            element.clear()
        elif element.tag == f"{_TABLE}table":
            result[name] = tuple(areas)
            element.clear()
    return result
