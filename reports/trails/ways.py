"""The way behind each figure, by its id: literal ids first, then patterns with captured parts."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cache
from itertools import product

from catalog.requests import State
from registry.errors import UnknownName
from registry.findings import Outcome
from registry.funding.holders import Level
from registry.language import _
from registry.sheets import burden_kinds, kinds
from reports.published.judging import Outcome as Relation
from reports.trails import burdens, gate, money, people
from reports.trails.way import Parts, Trail, Way

WAYS: dict[str, Way] = {**burdens.WAYS, **money.WAYS, **people.WAYS, **gate.WAYS}

_CAPTURED = re.compile(r"\{(\w+)\}")


@cache
def choices() -> dict[str, tuple[str, ...]]:
    """What each captured part of an id may be."""
    return {
        "kind": tuple(burden_kinds()),
        "status": ("listed", "unlisted", "expired", "barred", "undetermined"),
        "level": tuple(map(str, Level)),
        "duty_kind": tuple(kinds()["duty"].by_name["kind"].choices),
        "state": tuple(map(str, State)),
        "outcome": tuple(map(str, Outcome)),
        "relation": tuple(map(str, Relation)),
    }


@cache
def known() -> dict[str, tuple[str, dict[str, str]]]:
    """All ids that can be traced, each with its pattern and what is captured of it."""
    found: dict[str, tuple[str, dict[str, str]]] = {}
    for pattern in sorted(WAYS, key=lambda pattern: (pattern.count("{"), pattern)):
        names = _CAPTURED.findall(pattern)
        for values in product(*(choices()[name] for name in names)):
            captured = dict(zip(names, values, strict=True))
            found.setdefault(pattern.format(**captured), (pattern, captured))
    return found


@dataclass(frozen=True, slots=True)
class Found:
    """The way behind one figure, with what its id captured."""

    figure: str
    way: Way
    captured: dict[str, str]


def way_of(figure: str) -> Found:
    """The way behind *figure*; :class:`UnknownName` with the nearest ids where no figure has that id."""
    if figure not in known():
        raise UnknownName(_("figure"), figure, get_close_matches(figure, known(), n=5, cutoff=0.5))
    pattern, captured = known()[figure]
    way = WAYS[pattern]
    if isinstance(way, Parts):
        way = replace(way, figures=tuple(part.format(**captured) for part in way.figures))
    return Found(figure, way, captured)


def queries() -> set[str]:
    """The trails that some figure has."""
    return {way.query for way in WAYS.values() if isinstance(way, Trail)}
