"""Who bears which part of some money: 市1:区2.5, 县乡5:5, 1:2.5."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise

from registry.intake import rules
from registry.intake.cells import CellFault, Raw, Value, absent, shown, squeezed
from registry.sheets import Column

LEVELS = {
    "省": "province",
    "市": "city",
    "区": "district",
    "县": "district",
    "区县": "district",
    "旗": "district",
    "街道": "street",
    "街": "street",
    "乡": "street",
    "镇": "street",
    "乡镇": "street",
}
"""The level that a word stands for; 市级 and 市财政 are read as 市."""

ORDER = ("province", "city", "district", "street")
"""Levels from above; shares without words are those of a level and of the one below it, from the city down."""

_WORD = r"(?:街道|乡镇|区县|[省市区县旗街乡镇])"
_TAIL = r"(?:级|本级|财政|级财政|承担|负担|配套)?"
_PART = r"\d+(?:\.\d+)?"
_EACH = re.compile(rf"({_WORD}){_TAIL}:?({_PART})%?")
_TOGETHER = re.compile(
    rf"((?:{_WORD}{_TAIL}[、和与:/]?){{2,4}})[按为]?({_PART}(?::{_PART}){{1,3}})"
)
_BARE = re.compile(rf"{_PART}(?::{_PART}){{1,3}}")


def read_shares(raw: Raw, column: Column, unit: str | None) -> Value:
    """The parts that each level bears, in canonical form: ``city:1,district:2.5``, from above.

    Words may stand before each part (市1:区2.5), before all of them (县乡5:5, 市与区1:2.5) or be left out: 1:2.5 is of
    the city and its districts.
    """
    text = squeezed(raw).replace("∶", ":").replace("：", ":").replace("比", ":")
    if absent(text) is not None:
        return None, None
    found = _each(text) or _together(text) or _bare(text)
    if not found or len({level for level, _part in found}) < len(found) or not _falls(found):
        raise CellFault(rules.CELL_SHARES, {"value": shown(raw)})
    return ",".join(f"{level}:{_plain(part)}" for level, part in found), None


def _each(text: str) -> list[tuple[str, str]]:
    pieces = re.split(r"[:,，、;；/和与](?=[省市区县旗街乡镇])", text)
    matches = [_EACH.fullmatch(piece) for piece in pieces]
    return [(LEVELS[match[1]], match[2]) for match in matches if match] if all(matches) else []


def _together(text: str) -> list[tuple[str, str]]:
    match = _TOGETHER.fullmatch(text)
    if not match:
        return []
    words = [LEVELS[word] for word in re.findall(_WORD, match[1])]
    parts = match[2].split(":")
    return list(zip(words, parts, strict=True)) if len(words) == len(parts) else []


def _bare(text: str) -> list[tuple[str, str]]:
    parts = text.split(":") if _BARE.fullmatch(text) else []
    return list(zip(ORDER[1:], parts, strict=False)) if len(parts) <= len(ORDER) - 1 else []


def _falls(found: list[tuple[str, str]]) -> bool:
    """Whether the levels come from above down, and some part is more than nothing."""
    at = [ORDER.index(level) for level, _part in found]
    return all(one < other for one, other in pairwise(at)) and any(
        Decimal(part) for _level, part in found
    )


def _plain(part: str) -> str:
    """The number without zeros that say nothing."""
    return f"{Decimal(part).normalize():f}"
