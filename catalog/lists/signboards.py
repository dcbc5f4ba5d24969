"""Signboards outside: which kinds there are under how many names, and how many hang in each community."""

from __future__ import annotations

import re
from dataclasses import dataclass

from catalog.likeness.synonyms import plain
from catalog.vetting.records import Board, Records
from registry.patterns import Pattern

_PARTY = ("党组织", "党委", "党总支", "党支部", "党总支部")
_KINDS = (
    _PARTY,
    ("居民委员会", "居委会"),
    ("村民委员会", "村委会"),
    ("居务监督委员会", "居监委", "居务监督小组"),
    ("村务监督委员会", "村监委"),
    ("党群服务中心", "党群活动服务中心"),
    ("集体经济组织", "股份经济合作社", "经济合作社"),
    ("社会组织联合会", "社联会"),
)
"""Names under which the same signboard hangs; a convention of this tool."""
_BEFORE = Pattern(r"^(?:城市|社区|村|居)+")
_PARTY_COMMITTEE = Pattern(r"^(?:中共|中国共产党).*委员会$")


@dataclass(frozen=True, slots=True)
class Outside:
    """The signboards outside in one community: their names, and how many more hang no one says where."""

    names: frozenset[str]
    unknown: int


def is_of_kind(name: str, kinds: tuple[str, ...]) -> bool:
    """Whether a signboard is one of those kinds: its name ends with the kind, under one of its names."""
    said = plain(name)
    names = [other for kind in kinds for other in _names(kind)]
    party = any(other in _PARTY for other in names) and _PARTY_COMMITTEE.match(said)
    return bool(party) or said.endswith(tuple(names))


def _names(kind: str) -> list[str]:
    """All names of a kind; 居（村）民委员会 names two kinds."""
    written = plain(kind)
    both = re.sub(r"(.)[(](.)[)]", r"\1", written), re.sub(r"(.)[(](.)[)]", r"\2", written)
    found: list[str] = []
    for name in dict.fromkeys(both):
        bare = (
            _BEFORE.sub("", name) if not name.startswith(("居民", "村民", "居务", "村务")) else name
        )
        group = next((names for names in _KINDS if bare in names), (bare,))
        found += [bare] if bare in _PARTY[1:] else group
    return found


def outside(records: Records, community: str | None, place: str | None) -> dict[str, Outside]:
    """The signboards outside by community, for each community of a scope, by name of the community."""
    records.boards()
    records.communities(community, place)
    everywhere: dict[str, tuple[str, Outside]] = records.derived(
        "signboards outside", lambda: _by_community(records)
    )
    codes = _within(records, community, place)
    return {everywhere[code][0]: everywhere[code][1] for code in codes}


def _communities(records: Records) -> list[tuple[str, str, str | None, str | None]]:
    """Code, name, street and district of every community."""
    rows: list[tuple[str, str, str | None, str | None]] = records.derived(
        "communities",
        lambda: records.register.query(
            "SELECT code, name, street, district FROM community WHERE until_entry IS NULL ORDER BY id"
        ),
    )
    return rows


def _within(records: Records, community: str | None, place: str | None) -> list[str]:
    """The codes of the communities of a scope; a place that is no street or district is the whole."""
    rows = _communities(records)
    if community:
        return [row[0] for row in rows if row[0] == community]
    inside = [code for code, _name, *places in rows if place in places]
    districts = {name for row in rows for name in row[2:]}
    return inside if place in districts else [row[0] for row in rows] if place else []


def _by_community(records: Records) -> dict[str, tuple[str, Outside]]:
    hung: dict[str, list[Board]] = {}
    for board in records.boards():
        for where in {board.community or "", "" if board.community else board.place or ""} - {""}:
            hung.setdefault(where, []).append(board)
    return {
        code: (name, _outside([b for where in (code, *places) for b in hung.get(where or "", ())]))
        for code, name, *places in _communities(records)
    }


def _outside(boards: list[Board]) -> Outside:
    return Outside(
        names=frozenset(board.name for board in boards if board.position == "outside"),
        unknown=sum(board.position is None for board in boards),
    )
