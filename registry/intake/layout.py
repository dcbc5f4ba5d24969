"""Where the table of a sheet begins, of what kind it is, and which column is which."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from registry.findings import Finding, Where
from registry.intake import rules
from registry.intake.cells import Raw, squeezed, tidy
from registry.intake.grids import Merge
from registry.language import _
from registry.sheets import Column, Kind, kinds

HEAD_ROWS = 30
"""How far down the header is looked for."""

_UNIT_IN_HEADER = re.compile(r"[(\[]([^()\[\]]*)[)\]]|/(万元|元|小时|分钟|天)$")
# fmt: off
_UNIT_WORDS = frozenset({
    "万元", "千元", "亿元", "百元", "元", "小时", "分钟", "分", "天", "日", "户", "人", "万户", "万人", "个", "件", "块",
    "份", "次", "次/年", "次/月", "月", "季", "季度", "周", "㎡", "平方米",
})
# fmt: on
_UNIT_LINE = re.compile(r"单位:(?:[^元]{0,8}[、,/])?(万元|千元|亿元|元)")
_NUMBERING = frozenset({"序号", "序", "编号序", "no", "no.", "#", "行号"})
_SILENT = frozenset({"备注", "说明", "remark", "remarks", "note", "notes"})
_CONTACT = re.compile(
    r"联系人|联系电话|联系方式|电话|手机|身份证|填表人|填报人|经办人|经手人|负责人|姓名|户主|当事人|反映人|来访人|申请人|"
    r"出生|银行卡|卡号|微信号|qq号|邮箱|住址|家庭地址|门牌|contact|phone",
    re.IGNORECASE,
)
_DISTRICT = frozenset(
    {"区县", "区", "所属区", "所属区县", "区市县", "县区", "县(市、区)", "区(市、县)", "district"}
)
_STREET = frozenset({"街道", "所属街道", "街道(乡镇)", "街镇", "镇街", "street"})


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


@cache
def header_key(text: str) -> str:
    """A header without spaces, units, stars and case, for comparison."""
    key = squeezed(text).lower().strip("*★·:")
    key = _UNIT_IN_HEADER.sub(
        lambda match: "" if _is_unit(match[1] or match[2] or "") else match[0], key
    )
    return key.strip("*★·:")


def _is_unit(text: str) -> bool:
    return (
        text in _UNIT_WORDS
        or text.removeprefix("单位:") in _UNIT_WORDS
        or text in ("必填", "选填", "*")
    )


def header_unit(text: str) -> str | None:
    """The unit in a header such as 金额（万元） or 准备小时数; None if it has none."""
    key = squeezed(text)
    for match in _UNIT_IN_HEADER.finditer(key):
        unit = (match[1] or match[2] or "").removeprefix("单位:")
        if unit in _UNIT_WORDS:
            return unit
    if "小时" in key:
        return "小时"
    if "分钟" in key:
        return "分钟"
    return None


@cache
def _known_headers(kind: Kind) -> dict[str, Column]:
    known: dict[str, Column] = {}
    for alias_round in (False, True):
        for column in kind.columns:
            for header in column.aliases if alias_round else (column.zh, column.en):
                known.setdefault(header_key(header), column)
    return known


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
    candidates = [
        candidate
        for row in range(min(len(head), HEAD_ROWS))
        for first in ((row, row - 1) if row else (row,))
        for candidate in _candidates(head, merges, first, row, wanted)
    ]
    complete = [candidate for candidate in candidates if not candidate.missing]
    if not complete:
        return None, _why_not(candidates, wanted, where)
    title = squeezed("".join(tidy(cell) for row in head[:3] for cell in row[:3]) + hint)
    ranked = sorted(complete, key=lambda candidate: _rank(candidate, title), reverse=True)
    best = ranked[0]
    lacking = [
        other
        for other in candidates
        if other.missing and other.kind is not best.kind and other.distinct > best.distinct
    ]
    if lacking:
        return None, _why_not(lacking, wanted, where)
    rivals = [
        other
        for other in ranked[1:]
        if _rank(other, title)[:2] == _rank(best, title)[:2] and other.kind is not best.kind
    ]
    if rivals:
        labels = [candidate.kind.label for candidate in (best, *rivals)]
        facts = {"kinds": _(", ").join(dict.fromkeys(labels))}
        return None, [Finding(rules.SHEET_AMBIGUOUS, where, facts)]
    return _assigned(best, head, where)


def _candidates(
    head: list[list[Raw]],
    merges: tuple[Merge, ...] | None,
    first: int,
    row: int,
    wanted: Kind | None,
) -> list[_Candidate]:
    if first != row and len({tidy(cell) for cell in head[first]} - {""}) < 2:
        return []
    labels = _labels(head, merges, first, row)
    if sum(1 for spellings in labels if spellings) < 2:
        return []
    result = []
    for kind in [wanted] if wanted else kinds().values():
        known = _known_headers(kind)
        matched: dict[int, Column] = {}
        for position, spellings in enumerate(labels):
            column = next(
                (known[header_key(text)] for text in spellings if header_key(text) in known), None
            )
            if column:
                matched[position] = column
        if matched:
            result.append(_Candidate(kind, row, first, labels, matched))
    return result


def _labels(
    head: list[list[Raw]], merges: tuple[Merge, ...] | None, first: int, row: int
) -> tuple[tuple[str, ...], ...]:
    """For every column its possible headers, the fullest first; two levels are read together."""
    below = [tidy(cell) for cell in head[row]]
    if first == row:
        return tuple((text,) if text else () for text in below)
    above = _spread([tidy(cell) for cell in head[first]], below, merges, first)
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


def _rank(candidate: _Candidate, title: str) -> tuple[int, int, int, int]:
    """More columns first, those under their own name count double; then whether file, sheet or title name the kind."""
    own = sum(
        1
        for position, column in candidate.matched.items()
        if _is_own(column, candidate.labels[position])
    )
    named = candidate.kind.zh in title or candidate.kind.kind in title.lower()
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
            _is_own(column, best.labels[position])
            and not _is_own(column, best.labels[chosen[column.name]])
        ):
            chosen[column.name] = position
    return {position: best.matched[position] for position in sorted(chosen.values())}


def _is_own(column: Column, spellings: tuple[str, ...]) -> bool:
    own = (header_key(column.zh), header_key(column.en))
    return any(header_key(text) in own for text in spellings)


def _role(spellings: tuple[str, ...], best: _Candidate, position: int) -> str | None:
    """What becomes of a column that holds no known fact; None if nothing does."""
    if not spellings:
        return None
    keys = {header_key(text) for text in spellings}
    if position not in best.matched:
        if any(_CONTACT.search(key) for key in keys):
            return "contact"
        places = {column.name for column in best.kind.columns}
        if keys & _DISTRICT and "district" not in places and "street" not in places:
            return "district"
        if keys & _STREET and "district" not in places and "street" not in places:
            return "street"
        if keys & _NUMBERING:
            return None
    return "aside"


def _is_silent(spellings: tuple[str, ...]) -> bool:
    return any(header_key(text) in _SILENT for text in spellings)


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
