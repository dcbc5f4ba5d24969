"""Before and after in running text: 由914块减至407块，精简率55.5%."""

from __future__ import annotations

import re

from reports.published.judging import Outcome, Span, exactly, judge, span
from reports.published.mentions import Mention, Passage
from reports.published.numbers import Figure
from reports.published.relations import Kind, Relation, quoted

_DOWN = "压减|精简|减少|缩减|削减|下降|降低|压缩|减|降|缩|下调"
_UP = "增加|增长|提高|提升|上升|扩大|上调|增|升"
_TO = re.compile(
    rf"(?:{_DOWN}|{_UP})(?:到了|至|到|为|成)(?:现在|目前|如今|\d{{4}}年|\d{{1,2}}月)?底?的?[^，。；、\d]{{0,8}}$"
)
_DIRECT = re.compile(rf"[^，。；、\d分]{{0,6}}(?:{_DOWN})(?:至|到|为|成)")
_FROM = re.compile(r"(?:由|从)[^由从，。；、]{0,18}$")
_RATE = re.compile(
    rf"(?:(?:精简|压减|减少|缩减|下降|降低|压缩|增长|提高|上升|提升)(?:率|幅度|比例)|降幅|减幅|增幅|涨幅|{_DOWN}|{_UP})"
    r"(?:了|为|达到|达|均|约|分别|幅度)*$"
)
_MANY_TIMES = re.compile(r"是[^，。；\d]{0,10}$")


def changes(passage: Passage) -> list[Relation]:
    """The changes of a passage, each with its rate or difference where one is printed."""
    found: list[Relation] = []
    mentions = passage.mentions
    for at in range(len(mentions) - 1):
        before, after = mentions[at], mentions[at + 1]
        if not _is_change(passage, before, after):
            continue
        told = _told(passage, mentions[at + 2 : at + 4], after)
        found += [_relation(passage, before, after, each) for each in told] or [
            _relation(passage, before, after, None)
        ]
        passage.use(before, after, *told)
    return found


def _is_change(passage: Passage, before: Mention, after: Mention) -> bool:
    """Whether two figures are the A and the B of 由A减至B, or of A压减为B."""
    if before.sentence != after.sentence or not _alike(before.figure, after.figure):
        return False
    between = passage.between(before, after)
    match = _TO.search(between)
    if _DIRECT.fullmatch(between) and before.figure.unit == after.figure.unit != "":
        return True
    lead = passage.text[max(before.figure.start - 24, 0) : before.figure.start]
    near = match is not None and len(between) <= 24
    return near and bool(_FROM.search(lead)) and "分别" not in lead + between


def _alike(one: Figure, other: Figure) -> bool:
    return one.unit == other.unit or not one.unit or not other.unit


def _told(passage: Passage, following: list[Mention], after: Mention) -> list[Mention]:
    """The rate, and the difference, that the text gives right behind the change."""
    told: list[Mention] = []
    last = after
    for each in following:
        words = passage.between(last, each)
        near = each.sentence == after.sentence and len(words) <= 12 and words.count("，") <= 1
        if not near or "；" in words or not (_RATE.search(words) or _is_times(words, each)):
            break
        told.append(each)
        last = each
    return told


def _is_times(words: str, each: Mention) -> bool:
    return each.figure.unit == "倍" and bool(_MANY_TIMES.search(words))


def _relation(passage: Passage, before: Mention, after: Mention, told: Mention | None) -> Relation:
    first, last = before.figure, after.figure
    falls = last.value < first.value
    more, less = (first, last) if falls else (last, first)
    kept = span(last) / span(first)
    if told is None:
        return _unprinted(passage, first, last, kept)
    printed, difference = told.figure, span(more) - span(less)
    rate = exactly(100) * (exactly(1) - kept if falls else kept - exactly(1))
    computed, unit = rate, "%"
    formula = f"({more.text} − {less.text}) ÷ {first.text}"
    if printed.unit == "倍":
        computed, unit, formula = _times(passage, told, first, last)
    elif not _is_rate(printed, first, rate, difference):
        computed, unit = difference, printed.unit
        formula = f"{more.text} − {less.text}"
    words = quoted(passage.text, first.start, printed.end)
    return Relation(Kind.CHANGE, formula, printed, computed, unit, words, start=printed.start)


def _unprinted(passage: Passage, first: Figure, last: Figure, kept: Span) -> Relation:
    """The change by number and by rate, neither of which the text gives."""
    change = Relation(Kind.CHANGE, "", None, span(last) - span(first), first.unit or last.unit)
    return Relation(
        Kind.CHANGE,
        f"({last.text} − {first.text}) ÷ {first.text}",
        None,
        exactly(100) * (kept - exactly(1)),
        "%",
        quoted(passage.text, first.start, last.end),
        remark=change.computed_text,
        start=last.start,
    )


def _is_rate(printed: Figure, first: Figure, rate: Span, difference: Span) -> bool:
    """Whether a per-cent figure is the rate of change; between two shares it may be their difference."""
    if not printed.is_percent:
        return False
    as_points = judge(printed, difference)
    return not (
        first.is_percent
        and judge(printed, rate) is Outcome.CONTRADICTS
        and as_points is not Outcome.CONTRADICTS
    )


def _times(passage: Passage, told: Mention, first: Figure, last: Figure) -> tuple[Span, str, str]:
    """是…的3倍 is last ÷ first; 增长2倍 one less."""
    times = span(last) / span(first)
    words = passage.text[max(told.figure.start - 12, 0) : told.figure.start]
    if _MANY_TIMES.search(words):
        return times, "倍", f"{last.text} ÷ {first.text}"
    return times - exactly(1), "倍", f"{last.text} ÷ {first.text} − 1"
