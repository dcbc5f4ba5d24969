"""Where the table of a sheet begins, of what kind it is, and which column is which."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from registry.findings import Finding, Where
from registry.intake import rules
from registry.intake.cells import Raw, squeezed, tidy
from registry.intake.grids import Merge
from registry.intake.headers import (
    CONTACT,
    DISTRICT,
    NUMBERING,
    SILENT,
    STREET,
    header_key,
    header_unit,
    is_own,
    known_headers,
)
from registry.language import _
from registry.references import NAMED
from registry.sheets import Column, Kind, kinds

HEAD_ROWS = 30
"""How far down the header is looked for."""

_UNIT_LINE = re.compile(r"单位:(?:[^元]{0,8}[、,/])?(万元|千元|亿元|元)")


@dataclass(frozen=True, slots=True)
class Layout:
    """How a sheet is to be read. Columns are positions from 0; *header_row* is the last header row, from 0.

    *headers* name the columns to people, 经费/金额 where there are two levels; *labels* are their texts in the last
    header row; *head_rows* the texts of all rows down to it, for where a page repeats them.
    """

    kind: Kind
    header_row: int
    first_header_row: int
    headers: tuple[str, ...]
    columns: dict[int, Column]
    units: dict[int, str | None]
    aside: tuple[int, ...]
    contact: tuple[int, ...]
    district: int | None
    street: int | None
    labels: tuple[str, ...] = ()
    head_rows: frozenset[tuple[str, ...]] = frozenset()


@dataclass(frozen=True, slots=True)
class _Candidate:
    kind: Kind
    row: int
    first_row: int
    labels: tuple[tuple[str, ...], ...]
    matched: dict[int, Column]

    @property
    def distinct(self) -> int:
        """How many columns of the kind there are."""
        return len({column.name for column in self.matched.values()})

    @property
    def missing(self) -> list[Column]:
        found = {column.name for column in self.matched.values()}
        return [
            column for column in self.kind.columns if column.required and column.name not in found
        ]


def find_layout(
    head: list[list[Raw]],
    merges: tuple[Merge, ...] | None,
    wanted: Kind | None,
    hint: str,
    where: Where,
) -> tuple[Layout | None, list[Finding]]:
    """The layout of a sheet whose first rows are *head*, with findings; None if it is of no known kind.

    *hint* is the names of file and sheet: it decides between kinds whose headers fit alike.
    """
    texts = [_filled(row) for row in head[:HEAD_ROWS]]
    near = None if merges is None else tuple(merge for merge in merges if merge[0] < HEAD_ROWS)
    candidates = [
        candidate
        for row in range(len(texts))
        for first in ((row, row - 1) if row else (row,))
        for candidate in _candidates(texts, near, first, row, wanted)
    ]
    complete = [candidate for candidate in candidates if not candidate.missing]
    if not complete:
        return None, _why_not(candidates, wanted, where)
    ranks = [(_rank(candidate, texts, hint), candidate) for candidate in complete]
    ranks.sort(key=lambda ranked: ranked[0], reverse=True)
    highest, best = ranks[0]
    lacking = [
        other
        for other in candidates
        if other.missing and other.kind is not best.kind and other.distinct > best.distinct
    ]
    if lacking:
        return None, _why_not(lacking, wanted, where)
    rivals = [
        other
        for rank, other in ranks[1:]
        if rank[:2] == highest[:2] and other.kind is not best.kind
    ]
    if rivals:
        labels = [candidate.kind.label for candidate in (best, *rivals)]
        facts = {"kinds": _(", ").join(dict.fromkeys(labels))}
        return None, [Finding(rules.SHEET_AMBIGUOUS, where, facts)]
    if not wanted and _is_hardly_known(best) and not _is_named(best, texts, hint):
        facts = {"header": next(iter(best.matched.values())).label, "kind": best.kind.label}
        return None, [Finding(rules.SHEET_HARDLY_KNOWN, where, facts)]
    return _assigned(best, head, where)


def _filled(row: list[Raw]) -> list[str]:
    """The texts of a row up to its last that is not blank."""
    size = len(row)
    while size and not tidy(row[size - 1]):
        size -= 1
    return [tidy(cell) for cell in row[:size]]


def _candidates(
    texts: list[list[str]],
    merges: tuple[Merge, ...] | None,
    first: int,
    row: int,
    wanted: Kind | None,
) -> list[_Candidate]:
    if first != row and len({*texts[first]} - {""}) < 2:
        return []
    labels = _labels(texts, merges, first, row)
    keys = [
        (position, [header_key(text) for text in spellings])
        for position, spellings in enumerate(labels)
        if spellings
    ]
    alone = len(keys) < 2
    result = []
    for kind in [wanted] if wanted else kinds().values():
        known = known_headers(kind)
        matched: dict[int, Column] = {}
        for position, spellings in keys:
            column = next((known[key] for key in spellings if key in known), None)
            if column:
                matched[position] = column
        if matched and not (
            alone and any(not is_own(column, labels[at]) for at, column in matched.items())
        ):
            result.append(_Candidate(kind, row, first, labels, matched))
    return result


def _labels(
    texts: list[list[str]], merges: tuple[Merge, ...] | None, first: int, row: int
) -> tuple[tuple[str, ...], ...]:
    """For every column its possible headers, the fullest first; two levels are read together."""
    below = texts[row]
    if first == row:
        return tuple((text,) if text else () for text in below)
    above = _spread(texts[first], below, merges, first)
    result = []
    for position in range(max(len(above), len(below))):
        top = above[position] if position < len(above) else ""
        bottom = below[position] if position < len(below) else ""
        spellings = [top + bottom, bottom] if top and bottom else [top or bottom]
        result.append(tuple(text for text in spellings if text))
    return tuple(result)


def _spread(
    above: list[str], below: list[str], merges: tuple[Merge, ...] | None, row: int
) -> list[str]:
    """The upper header with every group's name over all of its columns."""
    spread = list(above) + [""] * (len(below) - len(above))
    if merges is None:
        for position in range(1, len(spread)):
            if not spread[position] and position < len(below) and below[position]:
                spread[position] = spread[position - 1]
        return spread
    for top, left, bottom, right in merges:
        if top <= row <= bottom and left < len(spread):
            for position in range(left, min(right, len(spread) - 1) + 1):
                spread[position] = spread[position] or spread[left]
    return spread


def _is_named(candidate: _Candidate, texts: list[list[str]], hint: str) -> bool:
    """Whether the file, the sheet or a title above the header names the kind."""
    above = (text for row in texts[: candidate.first_row] for text in row)
    title = squeezed("".join(above) + hint)
    return candidate.kind.zh in title or candidate.kind.kind in title.lower()


def _is_hardly_known(candidate: _Candidate) -> bool:
    """Whether one known header stands among strange ones: 社区 and 部门 head many a table that is no list of them."""
    if candidate.distinct > 1 or not _strange(candidate):
        return False
    own = all(is_own(column, candidate.labels[at]) for at, column in candidate.matched.items())
    return candidate.kind.kind in NAMED or not own


def _strange(candidate: _Candidate) -> list[int]:
    """Columns of which nothing is known, not even that they are numbers of rows, remarks, contacts or places."""
    familiar = NUMBERING | SILENT | DISTRICT | STREET
    chosen = _chosen(candidate)
    return [
        position
        for position, spellings in enumerate(candidate.labels)
        if spellings
        and position not in chosen
        and not {header_key(text) for text in spellings} & familiar
        and not any(CONTACT.search(header_key(text)) for text in spellings)
    ]


def _rank(candidate: _Candidate, texts: list[list[str]], hint: str) -> tuple[int, int, int, int]:
    """More columns first, those under their own name count double; then whether file, sheet or title name the kind."""
    own = sum(
        1
        for position, column in candidate.matched.items()
        if is_own(column, candidate.labels[position])
    )
    named = _is_named(candidate, texts, hint)
    return (
        2 * candidate.distinct + own + 3 * named,
        -_unmatched(candidate),
        candidate.row == candidate.first_row,
        -candidate.row,
    )


def _unmatched(candidate: _Candidate) -> int:
    return sum(
        1
        for position, spellings in enumerate(candidate.labels)
        if spellings and position not in candidate.matched
    )


def _why_not(candidates: list[_Candidate], wanted: Kind | None, where: Where) -> list[Finding]:
    if not candidates:
        if wanted:
            needed = _(", ").join(column.label for column in wanted.columns if column.required)
            return [Finding(rules.COLUMN_MISSING, where, {"kind": wanted.label, "columns": needed})]
        return [Finding(rules.SHEET_NO_HEADER, where)]
    nearest = max(
        candidates,
        key=lambda candidate: (len(candidate.matched) - 2 * len(candidate.missing), -candidate.row),
    )
    missing = _(", ").join(column.label for column in nearest.missing)
    if wanted:
        return [Finding(rules.COLUMN_MISSING, where, {"kind": wanted.label, "columns": missing})]
    return [
        Finding(rules.SHEET_UNKNOWN, where, {"nearest": nearest.kind.label, "missing": missing})
    ]


def _assigned(
    best: _Candidate, head: list[list[Raw]], where: Where
) -> tuple[Layout, list[Finding]]:
    """Every column has its place: a fact, an aside, a contact to be dropped, a hint, or nothing."""
    width = max(map(len, head[best.first_row : best.row + 1]))
    best = replace(best, labels=best.labels + ((),) * (width - len(best.labels)))
    headers = tuple(_header(spellings) for spellings in best.labels)
    columns = _chosen(best)
    roles: dict[str, list[int]] = {"contact": [], "district": [], "street": [], "aside": []}
    for position, spellings in enumerate(best.labels):
        role = None if position in columns else _role(spellings, best, position)
        if role:
            roles["aside" if role in ("district", "street") and roles[role] else role].append(
                position
            )
    twice = [position for position in roles["aside"] if position in best.matched]
    findings = [
        Finding(
            rules.COLUMN_TWICE,
            Where(file=where.file, sheet=where.sheet, row=best.row + 1, column=headers[position]),
            {"header": headers[position], "column": best.matched[position].label},
        )
        for position in twice
    ]
    unknown = [
        headers[position]
        for position in roles["aside"]
        if position not in twice and not _is_silent(best.labels[position])
    ]
    if unknown:
        facts = {"kind": best.kind.label, "columns": _(", ").join(unknown)}
        findings.append(Finding(rules.COLUMN_UNKNOWN, where, facts))
    sheet_unit = _unit_above(head, best.first_row)
    return Layout(
        kind=best.kind,
        header_row=best.row,
        first_header_row=best.first_row,
        headers=headers,
        columns=columns,
        units={
            position: _unit_of(best.labels[position], column, sheet_unit)
            for position, column in columns.items()
        },
        aside=tuple(roles["aside"]),
        contact=tuple(roles["contact"]),
        district=next(iter(roles["district"]), None),
        street=next(iter(roles["street"]), None),
        labels=tuple(spellings[-1] if spellings else "" for spellings in best.labels),
        head_rows=frozenset(
            tuple(text for cell in row if (text := tidy(cell))) for row in head[: best.row + 1]
        ),
    ), findings


def _header(spellings: tuple[str, ...]) -> str:
    """The header as people point at it: 经费/金额 where there are two levels."""
    if len(spellings) < 2 or spellings[0] == spellings[1]:
        return spellings[0] if spellings else ""
    return f"{spellings[0].removesuffix(spellings[1])}/{spellings[1]}"


def _chosen(best: _Candidate) -> dict[int, Column]:
    """Each known column at one position: where it stands under its own name, else at the first of its aliases."""
    chosen: dict[str, int] = {}
    for position, column in best.matched.items():
        if column.name not in chosen or (
            is_own(column, best.labels[position])
            and not is_own(column, best.labels[chosen[column.name]])
        ):
            chosen[column.name] = position
    return {position: best.matched[position] for position in sorted(chosen.values())}


def _role(spellings: tuple[str, ...], best: _Candidate, position: int) -> str | None:
    """What becomes of a column that holds no known fact; None if nothing does."""
    if not spellings:
        return None
    keys = {header_key(text) for text in spellings}
    if position not in best.matched:
        if any(CONTACT.search(key) for key in keys):
            return "contact"
        places = {column.name for column in best.kind.columns}
        if keys & DISTRICT and "district" not in places and "street" not in places:
            return "district"
        if keys & STREET and "district" not in places and "street" not in places:
            return "street"
        if keys & NUMBERING:
            return None
    return "aside"


def _is_silent(spellings: tuple[str, ...]) -> bool:
    return any(header_key(text) in SILENT for text in spellings)


def _unit_of(spellings: tuple[str, ...], column: Column, sheet_unit: str | None) -> str | None:
    for text in spellings:
        unit = header_unit(text)
        if unit:
            return unit
    return sheet_unit if column.type == "money" else None


def _unit_above(head: list[list[Raw]], first_row: int) -> str | None:
    for row in head[:first_row]:
        for cell in row:
            match = _UNIT_LINE.search(squeezed(cell))
            if match:
                return match[1]
    return None
