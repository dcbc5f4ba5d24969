"""Lists that end with their sum: 街道滞留1.33万元，区县滞留3.13万元，合计滞留4.46万元; and 分别 with the number of its parts.

A sum that agrees is told. One that does not contradicts only where the parts are surely all of it: of one unit, listed
one by one, of the name that the sum repeats, without 其中 and without groups that overlap.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from reports.published.judging import Outcome, exactly, span
from reports.published.mentions import PEOPLE, Mention, Passage, same_measure
from reports.published.relations import Kind, Relation, quoted
from reports.published.sums import SUMMED, divisions, is_one_division, is_partial

MOST_LISTED = 100
"""A list is not followed further back than so many figures; a longer one is not judged."""

_FILLER = re.compile(
    r"^(?:资金|金额|数量|总数|共|已|有|为|达到|达|是|计)+|(?:共|有|为|达到|达|是|计)+$"
)
_RESPECTIVE = re.compile(r"分别(?:有|是|为|达到|达)?[^，。；、\d]{0,6}$")
_COUNTER = re.compile(r"[^，。；、：\d中和与及年月季前后]{1,14}分别(?:有|是|为|达到|达)?")
_SEVERAL = re.compile(r"男|女|党员|群众|收支|进出|正副|城乡|新老|干部职工")
"""Words at 分别 that may name several groups in each unit: 3个社区男女居民分别为两数."""
_OPENS = re.compile(r"分为|包括|[：含]")
_OTHER = re.compile(
    r"平均|[每各]|同比|增长|达到|以来|其中|[由从比]|占|原有|原来|现有|应[拨到收付交]|实[拨到收付交]|到账|预算|下达"
)
"""Words at a figure that is no part of a sum, or not of this one."""
_LESS = re.compile(r"撤|取消|减|清理|退|流出|扣|支出|结余|剩|整改|办结|完成|解决|合并")
_UNREAD = "[一零两几数多干]{unit}(?!数)"
"""A part that is written without a figure: 甲街道一户."""
_DATE = re.compile(r"\d+(?:年|月|日)")
_SEPARATORS = frozenset("、，和与及")
_JOINED = re.compile(r"[和与及]")


@dataclass(slots=True)
class _List:
    """The figures before a sum, whether they surely are its parts, whether 分别 stands before them."""

    parts: list[Mention]
    sure: bool = True
    respective: bool = False


def lists(passage: Passage) -> list[Relation]:
    """The lists of a passage that end with their sum, and those after 分别 whose number is given."""
    found = []
    for at, total in enumerate(passage.mentions):
        match = SUMMED.fullmatch(passage.between(passage.mentions[at - 1], total)) if at else None
        if match is None or not total.is_count:
            continue
        listed = _before(passage, at)
        name = _FILLER.sub("", match["of"])
        relation = _summed(passage, listed, total, name) if len(listed.parts) > 1 else None
        if relation is not None:
            found.append(relation)
            passage.use(total, *listed.parts)
    return found + _numbers_of_parts(passage)


def _before(passage: Passage, at: int) -> _List:
    """The figures of the measure of the sum at *at*, back to where their list begins."""
    total = passage.mentions[at]
    listed = _List([])
    words, is_broken = "", False
    for each in passage.mentions[max(at - MOST_LISTED, 0) : at][::-1]:
        nearer = listed.parts[:1]
        words = passage.between(each, nearer[0]) if nearer else ""
        if each.sentence != total.sentence or "；" in words + passage.between(each, total):
            break
        if nearer and (_RESPECTIVE.search(words) or _OPENS.search(words) or "其中" in words):
            listed.respective = bool(_RESPECTIVE.search(words))
            listed.sure &= "其中" not in words
            break
        if not (each.is_count and same_measure(each.figure, total.figure)):
            is_broken, listed.sure = True, listed.sure and _is_apart(words)
            continue
        listed.sure &= not is_broken and (not nearer or _is_next(words))
        listed.parts.insert(0, each)
    else:
        listed.sure &= at <= MOST_LISTED
    if listed.parts:
        listed.respective |= bool(_RESPECTIVE.search(_clause(passage, listed.parts[0])))
    return listed


def _is_apart(words: str) -> bool:
    """Whether a figure of another measure stands in a clause of its own."""
    return "，" in words


def _is_next(words: str) -> bool:
    """Whether only one sign, or 和, stands between two figures of a list."""
    signs = words.count("，") + words.count("、")
    return signs == 1 or (signs == 0 and bool(_JOINED.search(words)))


def _clause(passage: Passage, mention: Mention) -> str:
    """The words of its clause up to a figure."""
    return re.split(r"[，。；！？：]", passage.text[: mention.figure.start])[-1]


def _labels(passage: Passage, parts: list[Mention]) -> list[str]:
    """The words at each part of a list: those since the last figure or comma, and those behind it."""
    at = passage.mentions.index(parts[0])
    last = passage.mentions[at - 1].figure.end if at else 0
    first = re.split("[，。；！？：]", passage.text[last : parts[0].figure.start])[-1]
    others = [re.split("[，、]", passage.between(one, next_))[-1] for one, next_ in pairwise(parts)]
    return [words + part.after for words, part in zip((first, *others), parts, strict=True)]


def _summed(passage: Passage, listed: _List, total: Mention, name: str) -> Relation | None:
    """The list against its sum; a shorter list that agrees goes before; None where it is not sure."""
    labels = _labels(passage, listed.parts)
    if name and listed.respective and name not in labels[0]:
        return None
    if name and not listed.respective:
        named = [name in label for label in labels]
        listed.parts = listed.parts[_last_run(named) :]
        labels = labels[_last_run(named) :]
    if len(listed.parts) < 2:
        return None
    joins = ["，", *(passage.between(one, next_) for one, next_ in pairwise(listed.parts))]
    for first in range(len(listed.parts) - 1):
        relation = _relation(passage, listed.parts[first:], total)
        if relation.outcome is not Outcome.CONTRADICTS and "、" not in joins[first]:
            return relation
    if listed.sure and _are_parts(passage, listed, total, labels):
        return _relation(passage, listed.parts, total)
    passage.doubtful.add(total.figure.start)
    return None


def _last_run(named: list[bool]) -> int:
    """Where the parts begin that all are of the name, up to the last."""
    return max((at + 1 for at, own in enumerate(named) if not own), default=0)


def _relation(passage: Passage, parts: list[Mention], total: Mention) -> Relation:
    summed = exactly(0)
    for part in parts:
        summed += span(part.figure)
    return Relation(
        Kind.PARTS, " + ".join(part.figure.text for part in parts), total.figure, summed,
        total.figure.unit, quoted(passage.text, parts[0].figure.start, total.figure.end),
        start=total.figure.start,
    )  # fmt: skip


def _are_parts(passage: Passage, listed: _List, total: Mention, labels: list[str]) -> bool:
    """Whether the figures of a list are surely all parts of its sum, as far as the words tell."""
    own = total.figure.unit
    units = {part.figure.unit for part in listed.parts}
    if not (units == {own} or (own in PEOPLE and units <= PEOPLE)):
        return False
    sentence = re.split(r"[。；！？]", passage.text[: total.figure.start])[-1]
    if own and re.search(_UNREAD.format(unit=own), sentence):
        return False
    if any(_OTHER.search(label) or re.search(r"\d", _DATE.sub("", label)) for label in labels):
        return False
    if len({bool(_LESS.search(label)) for label in labels}) > 1 and not listed.respective:
        return False
    if listed.respective:
        return len(set().union(*divisions(labels))) <= 1
    is_less = any(part.figure.top >= total.figure.value for part in listed.parts)
    kinds = divisions(labels)
    one = all(kind == kinds[0] for kind in kinds) and not any(map(is_partial, labels))
    return one and not is_less and _is_of(total, listed.parts, labels)


def _is_of(total: Mention, parts: list[Mention], labels: list[str]) -> bool:
    """Whether the noun behind a sum may be that of its parts: 一类12个、二类15个，共27个社区; not 干部…，共30名党员."""
    if not total.after or any(divisions(labels)) or any(total.after in label for label in labels):
        return True
    return total.figure.unit not in PEOPLE and is_one_division(parts)


def _numbers_of_parts(passage: Passage) -> list[Relation]:
    """6个社区户数分别为…: so many parts must be listed. A list that no sum closes may only agree."""
    found = []
    for at, (counter, first) in enumerate(pairwise(passage.mentions)):
        if not _COUNTER.fullmatch(passage.between(counter, first)) or not _is_number(counter):
            continue
        parts, behind = [first], passage.mentions[at + 2 :]
        while behind and passage.between(parts[-1], behind[0]) in _SEPARATORS:
            parts.append(behind.pop(0))
        closed = bool(behind) and SUMMED.fullmatch(passage.between(parts[-1], behind[0]))
        relation = Relation(
            Kind.LISTED, "、".join(part.figure.text for part in parts), counter.figure,
            exactly(len(parts)), counter.figure.unit,
            quoted(passage.text, counter.figure.start, parts[-1].figure.end),
            start=counter.figure.start,
        )  # fmt: skip
        certain = closed and not _SEVERAL.search(passage.between(counter, first))
        if len(parts) > 1 and (certain or relation.outcome is not Outcome.CONTRADICTS):
            found.append(relation)
            passage.use(counter)
    return found


def _is_number(mention: Mention) -> bool:
    """Whether a figure is one plain whole number of things."""
    figure = mention.figure
    return mention.is_count and figure.scale == 1 and figure.possible == (figure.value,) * 2
