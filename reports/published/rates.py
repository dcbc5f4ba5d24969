"""Rates that carry the name of what was done: 发放问卷248份，回收206份，回收率83%."""

from __future__ import annotations

import re

from reports.published.judging import Outcome, exactly, span
from reports.published.mentions import Mention, Passage, same_measure
from reports.published.relations import Kind, Relation, quoted

_RATE = re.compile(r"(?P<stem>[^，。；、：\d]{1,8}?)率(?:高达|达到|达|为|是|约|仅|只有|分别)*$")
_STEMS = re.compile(r"(?:有效)?(?P<stem>[^，。；\d]{2})$")
_SAME = {"收回": "回收", "办理": "办结", "查处": "检查"}


def rates(passage: Passage) -> list[Relation]:
    """The rates of a passage whose two counts stand before them in the same sentence."""
    found = []
    for at, percent in enumerate(passage.mentions):
        if not percent.figure.is_percent or percent.figure.start in passage.used or at < 2:
            continue
        last = passage.mentions[at - 1]
        match = _RATE.search(passage.between(last, percent))
        if match is None or last.sentence != percent.sentence:
            continue
        relation = _judged(passage, percent, match["stem"], at)
        if relation is not None:
            found.append(relation)
            passage.use(percent)
    return found


def _judged(passage: Passage, percent: Mention, stem: str, at: int) -> Relation | None:
    counts = [m for m in passage.mentions[:at] if m.sentence == percent.sentence and m.is_count]
    part = next((m for m in reversed(counts) if _is_named(passage, m, stem)), None)
    if part is None:
        return None
    wholes = [
        m
        for m in counts
        if m.figure.start < part.figure.start
        and same_measure(m.figure, part.figure)
        and m.figure.value >= part.figure.value
    ]
    relations = [_relation(passage, part, whole, percent) for whole in wholes]
    for relation in relations:
        if relation.outcome is not Outcome.CONTRADICTS:
            return relation
    return relations[0] if len(relations) == 1 else None


def _is_named(passage: Passage, mention: Mention, stem: str) -> bool:
    """Whether the words at a count say what the rate says: 回收206份 for 回收率; 有效问卷 for 有效率."""
    around = passage.text[max(mention.figure.start - 8, 0) : mention.figure.start]
    around = around.rpartition("，")[2] + mention.after
    for word, same in _SAME.items():
        around = around.replace(word, same)
    match = _STEMS.search(stem)
    return stem in around or (match is not None and match["stem"] in around)


def _relation(passage: Passage, part: Mention, whole: Mention, percent: Mention) -> Relation:
    return Relation(
        Kind.RATE,
        f"{part.figure.text} ÷ {whole.figure.text}",
        percent.figure,
        exactly(100) * span(part.figure) / span(whole.figure),
        "%",
        quoted(passage.text, whole.figure.start, percent.figure.end),
        start=percent.figure.start,
    )
