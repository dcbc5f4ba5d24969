"""Parts and their whole in running text: 辖21个社区，包括12个城市社区和9个农村社区.

Parts are added up where the text says that they are all (包括…和, 分别, 其余). After 其中 they need not be all, and
may overlap (women, members of the party, the young): there only parts of one division can be too many together.
"""

from __future__ import annotations

import re

from reports.published.judging import Outcome, exactly, span
from reports.published.mentions import Mention, Passage, bare, same_measure
from reports.published.numbers import Bound
from reports.published.relations import Kind, Relation, quoted

MOST_PARTS = 40
"""A division is not followed further than so many figures; a longer one cannot contradict."""

_OPENS = re.compile(
    r"(?P<all>分为|(?P<respective>分别)(?:是|为)?|即)|(?P<listed>包括|含)|(?P<some>其中)"
)
SUMMED = re.compile(
    r"[^，。；、\d]{0,8}，?(?:[两三四五](?:级|项|者)|全年|累计|以上|上述|总[^，。；、\d]{0,3})?"
    r"(?:共计|合计|总计|总共|一共|共(?![产青同]))(?P<of>[^，。；、\d]{0,8})"
)
"""What stands between the last part of a list and its sum."""
_BESIDE = re.compile(r"另有|另外|此外|不含|不包括")
_REST = re.compile(r"其余|其他|其它|剩余|余下")
_STOPS = re.compile(r"平均|每|由|从|比|同比|增长|占[^，]*的$|达到|以来")
# fmt: off
_DIVISIONS = (
    ("男", "女"), ("党员", "群众", "团员"), ("学历", "大专", "本科", "高中", "研究生", "中专", "初中"), ("岁",),
    ("少数民族", "汉族"), ("持证", "资格", "证书"), ("退休", "在职"), ("兼任", "交叉", "一肩挑"),
)
_PARTIAL = re.compile(r"以上|以下|以内")
# fmt: on


def sums(passage: Passage) -> list[Relation]:
    """The divisions of a passage that can be checked."""
    found = []
    mentions = passage.mentions
    for at, whole in enumerate(mentions[:-1]):
        first = mentions[at + 1]
        if first.sentence != whole.sentence or not whole.is_count or whole.figure.unit == "倍":
            continue
        match = _OPENS.search(passage.between(whole, first))
        if match is None or "；" in passage.between(whole, first)[: match.start()]:
            continue
        parts, rest, cut = _parts(passage, at)
        if match["respective"] and _is_list_of_its_own(whole, parts):
            continue
        cut = cut or "平均" in passage.text[max(whole.figure.start - 14, 0) : whole.figure.start]
        closed = bool(match["listed"]) and _is_closed(passage, parts)
        relation = _checked(passage, whole, parts, is_all=bool(match["all"]) or rest or closed)
        if relation is not None and not (cut and relation.outcome is Outcome.CONTRADICTS):
            found.append(relation)
            passage.use(whole, *parts)
    return found


def _parts(passage: Passage, at: int) -> tuple[list[Mention], bool, bool]:
    """The parts that follow the whole at *at*, whether the last is the rest, and whether a ； or their number cuts them off."""
    whole = passage.mentions[at]
    parts: list[Mention] = []
    last, rest, only_rest = whole, False, False
    for each in passage.mentions[at + 1 : at + 1 + MOST_PARTS]:
        words = passage.text[last.figure.end : each.figure.start]
        ends = each.sentence != whole.sentence
        ends = ends and not (_REST.match(passage.text[words_start(passage, each) :]))
        opened = _OPENS.search(words)
        if parts and SUMMED.fullmatch(words):
            break
        if "；" in words and not rest:
            return parts, rest, True
        if (
            ends
            or _BESIDE.search(words)
            or (parts and opened is not None and not _REST.search(words))
        ):
            break
        if each.figure.is_percent:
            last = each
            continue
        same = same_measure(each.figure, whole.figure) and not (parts and _STOPS.search(words))
        if not same or (only_rest and not _REST.search(words)):
            only_rest, last = True, each
            continue
        parts.append(each)
        rest = rest or bool(_REST.search(words))
        last = each
        if rest:
            break
    return parts, rest, last in passage.mentions[at + MOST_PARTS : at + MOST_PARTS + 1]


def _is_closed(passage: Passage, parts: list[Mention]) -> bool:
    """Whether a list ends with 和 and its parts exclude each other: 包括12个城市社区和9个农村社区."""
    last = (
        re.search(r"[和与及][^，。；、和与及]*$", passage.between(*parts[-2:]))
        if parts[1:]
        else None
    )
    return last is not None and is_one_division(parts)


def words_start(passage: Passage, mention: Mention) -> int:
    """Where the sentence of *mention* begins."""
    before = passage.text[: mention.figure.start]
    return max(before.rfind(sign) for sign in "。！？") + 1


def _checked(
    passage: Passage, whole: Mention, parts: list[Mention], *, is_all: bool
) -> Relation | None:
    if not parts or (is_all and len(parts) < 2):
        return None
    if not is_all:
        parts = _that_fit(whole, parts)
    if not parts:
        return None
    total = exactly(0)
    for part in parts:
        total += span(part.figure)
    formula = " + ".join(part.figure.text for part in parts)
    words = quoted(passage.text, whole.figure.start, parts[-1].figure.end)
    place = whole.figure.start
    if is_all or (len(parts) > 1 and total.low == whole.figure.value):
        return Relation(
            Kind.PARTS, formula, whole.figure, total, whole.figure.unit, words, start=place
        )
    relation = Relation(
        Kind.WITHIN, formula, whole.figure, total, whole.figure.unit, words, start=place
    )
    if relation.outcome is Outcome.CONTRADICTS and not is_one_division(parts):
        return None
    return relation if len(parts) > 1 or relation.outcome is Outcome.CONTRADICTS else None


def _that_fit(whole: Mention, parts: list[Mention]) -> list[Mention]:
    """The first part, and those behind it up to one that is a limit or larger than the whole: that is no part of it."""
    most = whole.figure.possible[1]
    fit = [part.figure.bound is Bound.EXACT and part.figure.top <= most for part in parts]
    first = parts[:1] if parts[0].figure.bound is Bound.EXACT else []
    return parts[: fit.index(False)] or first if False in fit else parts


def _is_list_of_its_own(whole: Mention, parts: list[Mention]) -> bool:
    """Whether a figure before 分别 says how many have a part: 3个街道社区数分别为5个、6个、7个."""
    most = max((part.figure.top for part in parts), default=whole.figure.top)
    return whole.figure.value == len(parts) or most > whole.figure.value


def divisions(names: list[str]) -> list[set[int]]:
    """The divisions to which each name belongs."""
    return [
        {number for number, words in enumerate(_DIVISIONS) if any(word in name for word in words)}
        for name in names
    ]


def is_partial(name: str) -> bool:
    """Whether a name sets a limit, so that the part may hold others: 35岁以下."""
    return _PARTIAL.search(name) is not None


def is_one_division(parts: list[Mention]) -> bool:
    """Whether the parts exclude each other, as far as their names tell: 一类、二类; 城市社区、农村社区; not 女、党员."""
    if len(parts) == 1:
        return True
    names = [bare(part.before + part.after) for part in parts]
    if any(map(is_partial, names)):
        return False
    kinds = divisions(names)
    if any(kinds):
        return all(kind == kinds[0] for kind in kinds)
    ends = {name[-1:] for name in names}
    return len(ends) == 1 and all(names)
