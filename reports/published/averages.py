"""Averages in running text: 后备干部358名，平均每个社区2.4名. What is divided, and by what, must both be named."""

from __future__ import annotations

import re
from fractions import Fraction

from reports.published.judging import Outcome, judge, span
from reports.published.mentions import MOST_WHOLES, PEOPLE, Known, Mention, Passage, same_measure
from reports.published.relations import Kind, Relation, another_whole, clause_end, quoted

_EACH = re.compile(
    r"(?P<whose>[^，。；、：\d]{0,16}?)平均每(?P<per>[^，。；、：\d]{1,10}?)"
    r"(?:可?(?:服务|负责|联系|管理|覆盖|拥有|配备|配有|安排|承担|收到|获得|得到|有|为|达到|达|约|只有|仅有|仅))*$"
)
_MEASURE = re.compile(r"^(?:个|名|位|户|家|所)(?=.)")
_FEW = re.compile(r"(?:只有|仅有|配有|配备)$")
_STAFF = re.compile(r"干部|工作者|工作人员|网格员|社工")
_PEOPLE = re.compile(r"(?:人|名)$")


def averages(passage: Passage, known: Known) -> list[Relation]:
    """The averages of a passage whose sum and number are both named."""
    found = []
    for at, printed in enumerate(passage.mentions):
        begin = passage.mentions[at - 1].figure.end if at else 0
        match = _EACH.search(passage.text[begin : printed.figure.start])
        if match is None or printed.figure.is_percent:
            continue
        total = _total(passage, printed, match["per"])
        relation = None if total is None else _judged(passage, printed, total, match, known)
        if relation is not None:
            found.append(relation)
            passage.use(printed)
    return found


def _total(passage: Passage, printed: Mention, per: str) -> Mention | None:
    """What is divided: the whole of the same measure that the sentence introduces; None if there are several."""
    before = [
        m
        for m in passage.sentence_of(printed)
        if m.figure.start < printed.figure.start
        and m.is_count
        and same_measure(m.figure, printed.figure)
        and not any(name == per for name in m.names)
    ]
    opened = [m for m in before if m.introduced]
    if opened:
        return opened[0] if len({m.figure.unit for m in opened}) == 1 else None
    return before[0] if len(before) == 1 else None


def _judged(
    passage: Passage, printed: Mention, total: Mention, match: re.Match[str], known: Known
) -> Relation | None:
    """The average by the number that fits best; one that only another paragraph names may agree, never contradict."""
    name = _MEASURE.sub("", match["per"])
    if _PEOPLE.fullmatch(name) or (name == match["per"] and name in PEOPLE):
        name = re.sub(r"^(?:全[省市区县]|我[市区县]|各)", "", match["whose"])
    if not name:
        return None
    before = [m for m in passage.before(printed) if m.is_count and m is not total]
    here = [m for m in before if name in m.names]
    likely = [m for m in before if m.figure.unit == name and m.sentence == printed.sentence]
    likely += [m for m in before if m not in here and any(n.endswith(name) for n in m.names)]
    elsewhere = [m for m in known.named(name) if m.passage != passage.number or m in here]
    relations = [
        _relation(passage, printed, total, number)
        for number in _different([*here[::-1], *likely[::-1], *elsewhere])
    ]
    for relation in relations:
        if relation.outcome is not Outcome.CONTRADICTS:
            return relation
    certain = len({m.figure.value for m in here}) == 1 and total.introduced
    return relations[0] if certain else None


def _different(numbers: list[Mention]) -> list[Mention]:
    """Each number once, a few at most, in their order."""
    found: dict[Fraction, Mention] = {}
    for number in numbers:
        found.setdefault(number.figure.value, number)
    return list(found.values())[:MOST_WHOLES]


def _relation(passage: Passage, printed: Mention, total: Mention, number: Mention) -> Relation:
    computed = span(total.figure) / span(number.figure)
    remark = ""
    if judge(printed.figure, computed) is Outcome.CONTRADICTS:
        remark = another_whole(printed.figure, span(total.figure), number.figure)
    return Relation(
        Kind.AVERAGE,
        f"{total.figure.text} ÷ {number.figure.text}",
        printed.figure,
        computed,
        printed.figure.unit,
        quoted(passage.text, total.figure.start, printed.figure.end),
        start=printed.figure.start,
        remark=remark,
    )


def loads(passage: Passage) -> list[Relation]:
    """有居民13322户，只有8名社区干部: households a member of staff, which is not printed."""
    found = []
    for at, staff in enumerate(passage.mentions):
        begin = passage.mentions[at - 1].figure.end if at else 0
        lead = passage.text[begin : staff.figure.start]
        few = staff.figure.unit in ("名", "人") and _FEW.search(lead) and _STAFF.search(staff.after)
        near = passage.mentions[max(at - 2, 0) : at]
        homes = [m for m in near if m.figure.unit == "户" and m.figure.high is None]
        if not few or len(homes) != 1 or homes[0].sentence != staff.sentence:
            continue
        found.append(
            Relation(
                Kind.AVERAGE, f"{homes[0].figure.text} ÷ {staff.figure.text}", None,
                span(homes[0].figure) / span(staff.figure), "户",
                quoted(passage.text, homes[0].figure.start, clause_end(passage.text, staff.figure.end)),
                start=staff.figure.start,
            )
        )  # fmt: skip
        passage.use(homes[0], staff)
    return found
