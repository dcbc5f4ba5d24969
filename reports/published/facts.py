"""Tables of published facts, one a row: what it says, its parts, its base, and the value that was printed.

What was computed before, and the verdict on it, may stand in further columns; they are never read to decide.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction

from registry.intake.cells import squeezed, tidy
from registry.intake.headers import header_key
from reports.published.changes import changes
from reports.published.judging import Outcome, Span, exactly, judge, span
from reports.published.mentions import Passage
from reports.published.norms import with_dashes
from reports.published.numbers import Figure, cell_figure, plain
from reports.published.prose import Unread
from reports.published.reading import Sheet
from reports.published.relations import Kind, Relation

# fmt: off
_HEADERS = {
    "figure": ("figure", "fact", "事项", "指标", "项目", "内容", "表述", "数据名称"),
    "parts": ("parts", "part", "numerator", "部分", "分子", "部分数", "分项"),
    "base": ("base", "whole", "denominator", "基数", "分母", "总体", "总数"),
    "printed": ("printed", "published", "公布值", "公布数", "公布", "原文数字", "印发值"),
    "id": ("id", "编号", "序号", "no", "no."),
}
# fmt: on
_LISTED = re.compile(r"[/、+;；|]")
_PRODUCT = re.compile(r"[×*✕]|元/户")
_RATIO_WORDS = re.compile(r"占比|比例|比重|率$|率[^，。]{0,4}$")


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the columns of facts stand; -1 where there is none."""

    header: int
    figure: int
    parts: int
    base: int
    printed: int
    id: int


def columns_of(sheet: Sheet) -> _Columns | None:
    """Where the columns of facts stand, if this is a table of facts."""
    for number, row in enumerate(sheet.rows[:10]):
        keys = [header_key(tidy(cell)) for cell in row]
        at = {
            name: next((keys.index(key) for key in map(header_key, words) if key in keys), -1)
            for name, words in _HEADERS.items()
        }
        if at["figure"] >= 0 and at["printed"] >= 0 and max(at["parts"], at["base"]) >= 0:
            return _Columns(number, **at)
    return None


def read_facts(sheet: Sheet, columns: _Columns) -> tuple[list[Relation], list[Unread], int]:
    """The relations of a table of facts, what could not be read in it, and how many rows stood in it before."""
    relations: list[Relation] = []
    unread: list[Unread] = []
    seen: set[tuple[str, ...]] = set()
    repeats = 0
    for number, row in enumerate(sheet.rows[columns.header + 1 :], columns.header + 2):
        texts = [
            tidy(row[at]) if 0 <= at < len(row) else ""
            for at in (columns.figure, columns.parts, columns.base, columns.printed)
        ]
        if not any(texts):
            continue
        if tuple(texts) in seen:
            repeats += 1
            continue
        seen.add(tuple(texts))
        name = tidy(row[columns.id]) if 0 <= columns.id < len(row) else ""
        place = replace(sheet.place, row=number, label=name)
        relation = fact(*texts)
        if relation is None:
            unread.append(Unread(place, texts[3] or texts[1] or texts[0], texts[0]))
        else:
            relations.append(replace(relation, place=place, words=texts[0], start=number))
    return relations, unread, repeats


def fact(figure: str, parts_text: str, base_text: str, printed_text: str) -> Relation | None:
    """The relation of one published fact; None if it gives nothing to compare, or cannot be read."""
    parts, base, printed = _figures(parts_text), _figures(base_text), _figures(printed_text)
    if parts is None or base is None or printed is None:
        return None
    change = _change(figure, printed, printed_text)
    if change is not None:
        return change
    if not parts and not base:
        return None if printed else Relation(Kind.NORM, figure)
    if not parts or not base:
        return _stated(parts or base, printed)
    if base[0].is_percent:
        return _products(parts[0], base, printed)
    if _PRODUCT.search(figure):
        result = span(parts[0]) * span(base[0])
        unit = printed[0].unit if printed else "元" if "元" in figure else ""
        formula = f"{parts[0].text} × {base[0].text}"
        return Relation(Kind.PRODUCT, formula, printed[0] if printed else None, result, unit)
    if len(parts) > 1 and not printed:
        return _stated(parts, base[:1])
    return _quotient(figure, parts, base[0], printed[0] if printed else None)


def _figures(text: str) -> list[Figure] | None:
    """The figures of a cell, several if it is a list; None if it holds something that is no figure."""
    if not squeezed(text):
        return []
    found = [cell_figure(piece) for piece in _LISTED.split(text) if piece.strip()]
    read = [each for each in found if each is not None]
    if read and len(read) == len(found):
        return read
    whole = cell_figure(text)
    return None if whole is None else [whole]


def _change(figure: str, printed: list[Figure], printed_text: str) -> Relation | None:
    """由A减至B in the words of the fact: judged by the printed rate, else by what the words allow."""
    found = changes(Passage(with_dashes(plain(figure))))
    if len(found) != 1:
        return None
    relation, told = found[0], printed[0] if printed else None
    if relation.printed is not None or relation.computed is None or told is None:
        return relation
    if told.is_percent:
        rate = relation.computed
        return replace(
            relation, printed=told, computed=exactly(0) - rate if rate.high < 0 else rate, remark=""
        )
    if not relation.computed.is_about and relation.formula.startswith(f"({told.text}"):
        return Relation(Kind.STATED, told.text, told, span(told), told.unit)
    return replace(relation, stated=printed_text)


def _stated(parts: list[Figure], printed: list[Figure]) -> Relation | None:
    """Parts beside what they are printed as together; None where nothing is printed."""
    if not printed:
        return None
    total = exactly(0)
    for part in parts:
        total += span(part)
    kind = Kind.PARTS if len(parts) > 1 else Kind.STATED
    formula = " + ".join(part.text for part in parts)
    return Relation(kind, formula, printed[0], total, printed[0].unit)


def _products(part: Figure, shares: list[Figure], printed: list[Figure]) -> Relation:
    """A value times each of several shares; the first that does not agree with what is printed decides."""
    results = [span(part) * span(share) / exactly(100) for share in shares]
    formula = f"{part.text} × {'/'.join(share.text for share in shares)}"
    if len(printed) == len(results):
        for share, told, result in zip(shares, printed, results, strict=True):
            if judge(told, result) not in (Outcome.AGREES, Outcome.TRUNCATED):
                alone = f"{part.text} × {share.text}"
                return Relation(Kind.PRODUCT, alone, told, result, told.unit)
        return Relation(Kind.PRODUCT, formula, printed[0], results[0], printed[0].unit)
    return Relation(Kind.PRODUCT, formula, None, results[0], part.unit, several=tuple(results[1:]))


def _quotient(figure: str, parts: list[Figure], base: Figure, printed: Figure | None) -> Relation:
    """Parts by their base: a share where a percentage is printed, else so many each."""
    total = exactly(0)
    for part in parts:
        total += span(part)
    formula = f"{' + '.join(part.text for part in parts)} ÷ {base.text}"
    formula = f"({formula.replace(' ÷', ') ÷')}" if len(parts) > 1 else formula
    result = total / span(base)
    percent = exactly(100) * result
    if printed is None:
        is_share = result.high < 1
        return Relation(
            Kind.COMPUTED, formula, None, percent if is_share else result, "%" if is_share else ""
        )
    if printed.is_percent:
        return Relation(Kind.SHARE, formula, printed, percent, "%")
    if _is_bare_percentage(figure, printed, result, percent):
        return Relation(Kind.SHARE, formula, replace(printed, unit="%"), percent, "%")
    return Relation(Kind.COMPUTED, formula, printed, result, printed.unit)


def _is_bare_percentage(figure: str, printed: Figure, result: Span, percent: Span) -> bool:
    """Whether 78.5 stands for 78.5%: the words speak of a share, and only so does it agree."""
    if printed.unit or not _RATIO_WORDS.search(figure) or printed.value <= Fraction(1):
        return False
    return (
        judge(printed, result) is Outcome.CONTRADICTS
        or judge(printed, percent) is not Outcome.CONTRADICTS
    )
