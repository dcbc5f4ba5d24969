"""Rates that carry the name of what was done: 发放问卷248份，回收206份，回收率83%."""

from __future__ import annotations

import re

from reports.published.judging import Outcome, exactly, span
from reports.published.mentions import Mention, Passage, same_measure
from reports.published.relations import Kind, Relation, quoted

_RATE = re.compile(r"(?P<stem>[^，。；、：\d]{1,8}?)率(?:高达|达到|达|为|是|约|仅|只有|分别)*$")
_STEMS = re.compile(r"(?:有效)?(?P<stem>[^，。；\d]{2})$")
_DUE = r"应[拨到收付]|下达|预算|安排|核定"
_OF_MONEY = {
    "到位": (re.compile(r"到账|到位|实[拨到收]|收到"), re.compile(_DUE)),
    "拨付": (re.compile(r"已拨|拨付|实拨|拨出|下拨"), re.compile(_DUE)),
    "执行": (re.compile(r"支出|支付|已支|执行|使用"), re.compile(r"预算|下达")),
}
"""What a rate of money is: the words at its part and at its whole."""
_LEFT = re.compile(r"[缺差欠剩未]|结余|结转")
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
        relation = _of_money(passage, percent, match["stem"], at)
        relation = relation or _judged(passage, percent, match["stem"], at)
        if relation is not None:
            found.append(relation)
            passage.use(percent)
    return found


def _of_money(passage: Passage, percent: Mention, stem: str, at: int) -> Relation | None:
    """到位率 is 到账 ÷ 应拨, where both stand right before it; what is left over may stand between."""
    words = _OF_MONEY.get(stem[-2:])
    told = [(m, _words_at(passage, m)) for m in passage.mentions[max(at - 3, 0) : at]]
    pair = [(m, own) for m, own in told if not _LEFT.search(own)][-2:]
    if words is None or len(pair) < 2 or told[-1][0].figure.is_percent:
        return None
    wholes = [m for m, own in pair if words[1].search(own)]
    parts = [m for m, own in pair if words[0].search(own) and m not in wholes]
    start = pair[0][0].figure.start
    between = passage.text[start : percent.figure.start]
    near = "；" not in between and "分别" not in between and pair[0][0].sentence == percent.sentence
    if not near or len(parts) != 1 or len(wholes) != 1:
        return None
    if not (parts[0].is_count and same_measure(parts[0].figure, wholes[0].figure)):
        return None
    relation = _relation(passage, parts[0], wholes[0], percent)
    others = [m for m in passage.mentions[max(at - 8, 0) : at] if m not in (*parts, *wholes)]
    rivals = any(
        m.sentence == percent.sentence
        and "；" not in passage.between(m, percent)
        and same_measure(m.figure, parts[0].figure)
        and any(pattern.search(_words_at(passage, m)) for pattern in words)
        for m in others
    )
    return None if rivals and relation.outcome is Outcome.CONTRADICTS else relation


def _words_at(passage: Passage, mention: Mention) -> str:
    """The words of its clause at a figure: 应拨31.98万元, or 31.98万元已下达."""
    before = passage.text[max(mention.figure.start - 12, 0) : mention.figure.start]
    behind = passage.text[mention.figure.end : mention.figure.end + 6]
    return re.split(r"[，。；、\d]", before)[-1] + re.split(r"[，。；、（\d]", behind)[0]


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
        quoted(passage.text, min(whole.figure.start, part.figure.start), percent.figure.end),
        start=percent.figure.start,
    )
