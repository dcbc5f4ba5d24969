"""Ordinary tables: totals against the rows they sum, columns against the columns they follow from.

Which columns follow from which is not said in a table. It is taken from the headings (原有, 现有, 精简率) or from the
rows: what holds in most rows is held against the others.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import permutations

from reports.published.grid import Role, Row, Table
from reports.published.judging import Outcome, Span, exactly, judge, span
from reports.published.numbers import Figure
from reports.published.relations import Kind, Place, Relation

FEWEST_ROWS = 2
"""So many rows at least must agree before the rows show what a column follows from."""

MOST = 3, 5
"""And so great a part of them: three of five."""

_BEFORE = re.compile(r"原有|原来|^原|[前]$|清理前|整治前|精简前|上年|去年|年初|申报前|以前")
_AFTER = re.compile(r"现有|现在|^现|[后]$|减至|降至|增至|保留|今年|本年|年末|目前")
_GONE = re.compile(r"^(?:已?(?:精简|取消|撤销|减少|压减|清理|摘除|削减|整合))(?:数|量|数量|个数)?$")
_CAME_IN = re.compile(r"增|新")
_ELSEWHERE = re.compile(r"转|并")
"""Headings of what came in or went elsewhere, so that 精简数 is not all of the difference."""
_SUM = re.compile(r"^(?:合计|总计|小计|总数|共计|总量|总额)|total", re.IGNORECASE)
_FALL = re.compile(r"(?:精简|减少|下降|压减|降低|缩减|削减|取消|清理)(?:率|比例|幅度|%)|降幅|减幅")
_RISE = re.compile(r"(?:增长|提高|上升|增加)(?:率|比例|幅度|%)|增幅")


@dataclass(frozen=True, slots=True)
class _Way:
    """A way in which a column may follow from others: its formula and result for a row."""

    kind: Kind
    columns: tuple[int, ...]
    text: str
    result: Callable[[tuple[Figure, ...]], Span]

    def relation(self, row: Row, column: int) -> Relation | None:
        """The relation in a row; None where a figure is missing."""
        printed = row.figures[column]
        told = [row.figures[at] for at in self.columns]
        figures = tuple(figure for figure in told if figure is not None)
        if printed is None or len(figures) < len(told):
            return None
        formula = self.text.format(*(figure.text for figure in figures))
        return Relation(self.kind, formula, printed, self.result(figures), printed.unit)


def table_relations(table: Table, place: Place) -> list[Relation]:
    """The relations of a table, row by row."""
    found = [*_totals(table), *_removed(table)]
    derived = _derived(table)
    for column in table.of(Role.COUNT):
        is_total = _SUM.search(table.headings[column].rpartition("/")[2]) is not None
        ways = (way for way in _sums(table, column) if _may_sum(table, column, way, derived))
        found += _by(table, column, ways, is_named=is_total)
    for column in table.of(Role.PERCENT):
        named = _named(table, column)
        if named:
            found += _relations(table, column, named[0], table.rows)
        else:
            found += _by(table, column, _shares(table)) or _of_total(table, column)
    for column in table.of(Role.AVERAGE):
        found += _by(table, column, _averages(table))
    found = _without_consequences(table, found)
    found.sort(key=lambda each: each.start)
    return [replace(each, place=_placed(each, table, place)) for each in found]


def _placed(relation: Relation, table: Table, place: Place) -> Place:
    row, column = divmod(relation.start, 1000)
    return replace(place, row=row, column=table.headings[column])


def _told(relation: Relation, row: Row, column: int, table: Table) -> Relation:
    name = f"{row.name} · " if row.name else ""
    words = f"{name}{table.headings[column]}"
    return replace(relation, words=words, start=row.number * 1000 + column)


def _relations(table: Table, column: int, way: _Way, rows: tuple[Row, ...]) -> list[Relation]:
    found = [(row, way.relation(row, column)) for row in rows]
    return [_told(each, row, column, table) for row, each in found if each is not None]


def _without_consequences(table: Table, found: list[Relation]) -> list[Relation]:
    """Without totals that sum their column rightly and are off only because a row above is: that row is disputed."""
    totals = {row.number for row in table.rows if row.is_total}
    right = {each.start for each in found if _holds(each)}
    wrong = {
        each.start % 1000 for each in found
        if each.outcome is Outcome.CONTRADICTS and each.start // 1000 not in totals
    }  # fmt: skip
    return [
        each
        for each in found
        if not (
            each.outcome is Outcome.CONTRADICTS
            and each.start // 1000 in totals
            and each.start in right
            and each.start % 1000 in wrong
        )
    ]


def _by(
    table: Table, column: int, ways: Iterator[_Way], *, is_named: bool = False
) -> list[Relation]:
    """The relations of a column by the way that holds in most rows; none where no way holds in enough.

    A column that its heading names a total (*is_named*) needs one row in which it holds.
    """
    best: list[Relation] = []
    most = 0
    for way in ways:
        found = _relations(table, column, way, table.rows)
        telling = [each for each in found if _tells(each) and not _follows(table, each)]
        holding = sum(1 for each in telling if _holds(each))
        enough = holding >= FEWEST_ROWS and holding * MOST[1] >= len(telling) * MOST[0]
        if (enough or is_named) and holding > most:
            best, most = found, holding
    return best


def _follows(table: Table, relation: Relation) -> bool:
    """Whether a relation fails in a row of totals, which may only follow from a row that is off."""
    totals = {row.number for row in table.rows if row.is_total}
    return relation.start // 1000 in totals and not _holds(relation)


def _holds(relation: Relation) -> bool:
    return relation.outcome in (Outcome.AGREES, Outcome.TRUNCATED)


def _tells(relation: Relation) -> bool:
    """Whether a row can tell ways apart: 0 of 0 and 100% hold in too many."""
    return relation.printed is not None and relation.printed.value not in (0, 100)


def _sums(table: Table, column: int) -> Iterator[_Way]:
    """The column as the sum of two or more neighbours, behind it or before it; the longest run first."""
    counts = table.of(Role.COUNT)
    at = counts.index(column)
    runs = [counts[at + 1 : end] for end in range(len(counts), at + 2, -1)]
    runs += [counts[start:at] for start in range(at - 1)]
    for run in runs:
        text = " + ".join(["{}"] * len(run))
        yield _Way(Kind.PARTS, tuple(run), text, _sum)


def _sum(figures: tuple[Figure, ...]) -> Span:
    total = exactly(0)
    for figure in figures:
        total += span(figure)
    return total


def _share(figures: tuple[Figure, ...]) -> Span:
    return exactly(100) * span(figures[0]) / span(figures[1])


def _fall(figures: tuple[Figure, ...]) -> Span:
    return exactly(100) * (exactly(1) - span(figures[1]) / span(figures[0]))


def _rise(figures: tuple[Figure, ...]) -> Span:
    return exactly(100) * (span(figures[1]) / span(figures[0]) - exactly(1))


def _quotient(figures: tuple[Figure, ...]) -> Span:
    return span(figures[0]) / span(figures[1])


def _named(table: Table, column: int) -> list[_Way]:
    """The way that the headings tell: 精简率 of 原有 and 现有, or of 精简数 and 原有; empty if they do not tell one."""
    heading = table.headings[column]
    if not (_FALL.search(heading) or _RISE.search(heading)):
        return []
    before, after, gone = _before_after_gone(table)
    if len(before) == 1 and len(after) == 1 and before != after:
        falls = bool(_FALL.search(heading))
        text = "({0} − {1}) ÷ {0}" if falls else "({1} − {0}) ÷ {0}"
        return [_Way(Kind.CHANGE, (before[0], after[0]), text, _fall if falls else _rise)]
    if len(before) == 1 and len(gone) == 1:
        return [_Way(Kind.CHANGE, (gone[0], before[0]), "{} ÷ {}", _share)]
    return []


def _before_after_gone(table: Table) -> list[list[int]]:
    """The columns that their headings call 原有, 现有 and 精简数."""
    return [
        [at for at in table.of(Role.COUNT) if pattern.search(table.headings[at].rpartition("/")[2])]
        for pattern in (_BEFORE, _AFTER, _GONE)
    ]


def _derived(table: Table) -> tuple[int, ...]:
    """原有, 现有 and 精简数, where the table has one column of each; else empty."""
    columns = tuple(at for own in _before_after_gone(table) for at in own)
    found = [len(own) for own in _before_after_gone(table)] == [1, 1, 1]
    return columns if found and len(set(columns)) == 3 else ()


def _removed(table: Table) -> list[Relation]:
    """精简数 as 原有 less 现有: of the three it is the derived one. Beside further counts it must hold in most rows."""
    columns = _derived(table)
    others = [table.headings[at] for at in table.of(Role.COUNT) if at not in columns]
    if not columns or any(_CAME_IN.search(own) or _ELSEWHERE.search(own) for own in others):
        return []
    before, after, gone = columns
    way = _Way(Kind.CHANGE, (before, after), "{} − {}", _difference)
    if others:
        return _by(table, gone, iter([way]))
    return _relations(table, gone, way, table.rows)


def _may_sum(table: Table, column: int, way: _Way, derived: tuple[int, ...]) -> bool:
    """Whether a column may be a sum: 原有 is none of 现有 and 精简数 alone, nor of what came in later."""
    if {column, *way.columns} == set(derived):
        return False
    later = any(_CAME_IN.search(table.headings[at]) for at in way.columns)
    return not (later and column in derived[:1])


def _difference(figures: tuple[Figure, ...]) -> Span:
    return span(figures[0]) - span(figures[1])


def _shares(table: Table) -> Iterator[_Way]:
    """A percentage as one column of another, or as the change from one to another."""
    for one, other in permutations(table.of(Role.COUNT), 2):
        yield _Way(Kind.SHARE, (one, other), "{} ÷ {}", _share)
    for one, other in permutations(table.of(Role.COUNT), 2):
        yield _Way(Kind.CHANGE, (one, other), "({0} − {1}) ÷ {0}", _fall)
        yield _Way(Kind.CHANGE, (one, other), "({1} − {0}) ÷ {0}", _rise)


def _averages(table: Table) -> Iterator[_Way]:
    for one, other in permutations(table.of(Role.COUNT), 2):
        yield _Way(Kind.AVERAGE, (one, other), "{} ÷ {}", _quotient)


def _of_total(table: Table, column: int) -> list[Relation]:
    """A percentage as the share of a row in the total of a column."""
    totals = [row for row in table.rows if row.is_total and not row.is_partial]
    rows = tuple(row for row in table.rows if not row.is_total)
    if len(totals) != 1:
        return []

    def ways() -> Iterator[_Way]:
        for count in table.of(Role.COUNT):
            whole = totals[0].figures[count]
            if whole is not None and whole.value:
                text = "{} ÷ " + whole.text
                yield _Way(Kind.SHARE, (count,), text, _in(whole))

    return _by(replace(table, rows=rows), column, ways())


def _in(whole: Figure) -> Callable[[tuple[Figure, ...]], Span]:
    return lambda figures: _share((figures[0], whole))


def _totals(table: Table) -> list[Relation]:
    """The total rows, column by column, against the rows that they may sum."""
    found = []
    for at, total in enumerate(table.rows):
        if not total.is_total:
            continue
        runs = _runs(table.rows, at)
        for column in table.of(Role.COUNT):
            relation = _total(total, column, runs)
            if relation is not None:
                found.append(_told(relation, total, column, table))
    return found


def _runs(rows: tuple[Row, ...], at: int) -> list[list[Row]]:
    """The rows that a total may sum, the likeliest first: all above, those since another total, the subtotals, all below."""
    above, below = rows[:at], rows[at + 1 :]
    since = max((n + 1 for n, row in enumerate(above) if row.is_total), default=0)
    until = next((n for n, row in enumerate(below) if row.is_total), len(below))
    every = [row for row in above if not row.is_total]
    last = list(above[since:])
    runs = [last, every] if rows[at].is_partial else [every, last]
    runs.append([row for row in above if row.is_partial])
    if not every:
        runs += [[row for row in below if not row.is_total], list(below[:until])]
        runs.append([row for row in below if row.is_partial])
    return [own for run in runs if (own := [row for row in run if not row.is_detail])]


def _total(total: Row, column: int, runs: list[list[Row]]) -> Relation | None:
    """The total of a column; a run with a cell that cannot be read is passed over."""
    printed = total.figures[column]
    if printed is None:
        return None
    first: Relation | None = None
    for run in runs:
        readable = all(row.figures[column] is not None or row.blank[column] for row in run)
        figures = tuple(figure for row in run if (figure := row.figures[column]) is not None)
        if not readable or not figures:
            continue
        formula = " + ".join(figure.text for figure in figures)
        relation = Relation(Kind.PARTS, formula, printed, _sum(figures), printed.unit)
        if judge(printed, _sum(figures)) is not Outcome.CONTRADICTS:
            return relation
        first = first or relation
    return first
