"""What the figures of a text count: each with the words before and behind it, its sentence, and how it is introduced."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from reports.published.numbers import Figure, figures_in

_BREAK = re.compile(r"[，。；：、！？（）()]")
_LEAD = re.compile(
    r"^(?:目前|当前|截至目前|近年来|现在|其中|全部|全[省市区县乡镇]|我[省市区县]|本[省市区县]|各|共有|共计|总计|总数|共|现有|现|已|"
    r"有|仅有|仅|只有|只|为|达到|达|辖|设有|拥有|在|和|与|及)+"
)
_TRAIL = re.compile(
    r"(?:共有|共计|总计|合计|总数|人数|数量|共|现有|已有|有|为|达到|达|是|仅有|仅|只有|只|的|分别|约|近|数)+$"
)
_AFTER = re.compile(r"[^，。；：、！？（）()\d中占的平]{1,12}")
_VERB = re.compile(r"共有|共|有|服务|为|是|已|均|都|参与|参加|办公|实现|完成|建立|承担|达")
_INTRODUCED = re.compile(
    r"共有|共计|总计|合计|总数|总共|现有|共|全[省市区县乡镇]\S{0,4}有|我[市区县]\S{0,4}有|辖|拥有|发放"
)
_QUOTED = re.compile(r"“[^”]*”|（[^）]*）|\([^)]*\)")

_FARTHEST = 80
"""So many characters before a figure are looked at for what it counts."""

MOST_BEFORE = 100
"""A whole stands no more figures than this before its part."""

MOST_WHOLES = 10
"""So many wholes of one name are tried."""

PEOPLE = frozenset({"人", "名", "位", "人次"})
LOOSE = frozenset({"个", "项", "家", "处", ""})
"""Units that say little of what is counted."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure in its sentence: *before* and *after* are the words that may name what it counts."""

    figure: Figure
    sentence: int
    before: str
    after: str
    introduced: bool
    passage: int = 0

    @property
    def names(self) -> tuple[str, ...]:
        """What it may count, as named; words in quotation marks left out in a second spelling."""
        told = [name for name in (self.before, self.after) if name]
        return tuple(dict.fromkeys([*told, *(bare(name) for name in told if bare(name))]))

    @property
    def is_count(self) -> bool:
        """Whether it counts things or money."""
        return not self.figure.is_percent and self.figure.unit not in ("倍", "个百分点")


def bare(name: str) -> str:
    """The name without what stands in quotation marks or brackets: 社区“两委”干部 is 社区干部."""
    return _QUOTED.sub("", name)


def same_measure(one: Figure, other: Figure) -> bool:
    """Whether two figures may count the same sort of thing."""
    if one.unit in PEOPLE or other.unit in PEOPLE:
        return one.unit in PEOPLE and other.unit in PEOPLE
    if "元" in (one.unit, other.unit):
        return one.unit == other.unit
    return one.unit == other.unit or (one.unit in LOOSE and other.unit in LOOSE)


@dataclass
class Passage:
    """A paragraph or a cell: its plain text, its figures as mentions, which of them a relation has taken.

    *doubtful* are sums of which it is not sure what they add up.
    """

    text: str
    number: int = 0
    used: set[int] = field(default_factory=set)
    doubtful: set[int] = field(default_factory=set)

    @cached_property
    def mentions(self) -> list[Mention]:
        """The figures with what they count, in their order."""
        found: list[Mention] = []
        for figure in figures_in(self.text):
            found.append(self._mention(figure, found[-1] if found else None))
        return found

    def _mention(self, figure: Figure, last: Mention | None) -> Mention:
        since = last.figure.start if last else 0
        ends = sum(self.text.count(sign, since, figure.start) for sign in "。！？")
        sentence = (last.sentence if last else 0) + ends
        near = max(figure.start - _FARTHEST, 0)
        begin = max((m.end() for m in _BREAK.finditer(self.text, near, figure.start)), default=near)
        follows = last is not None and not ends
        at = max(begin, last.figure.end if last and follows else 0)
        words = self.text[at : figure.start]
        behind = _AFTER.match(self.text, figure.end)
        after = _VERB.split(behind[0], maxsplit=1)[0].rstrip("和与及") if behind else ""
        opened = bool(_INTRODUCED.search(words)) and "其中" not in words
        between = self.text[last.figure.end : figure.start] if last and follows else ""
        if last and follows and last.introduced and "其中" not in between:
            opened = opened or (
                between.count("，") <= 1 and not same_measure(last.figure, figure) and "每" not in between
            )  # fmt: skip
        name = _TRAIL.sub("", _LEAD.sub("", words))
        return Mention(figure, sentence, name, after, opened, self.number)

    @cached_property
    def _order(self) -> dict[int, int]:
        return {mention.figure.start: at for at, mention in enumerate(self.mentions)}

    def between(self, one: Mention, other: Mention) -> str:
        """The words between two figures."""
        return self.text[one.figure.end : other.figure.start]

    def sentence_of(self, mention: Mention) -> list[Mention]:
        """The figures of its sentence."""
        return [each for each in self.mentions if each.sentence == mention.sentence]

    def before(self, mention: Mention) -> list[Mention]:
        """The figures before it, as far back as a whole may stand."""
        at = self._order[mention.figure.start]
        return self.mentions[max(at - MOST_BEFORE, 0) : at]

    def use(self, *mentions: Mention) -> None:
        """The figures belong to a relation."""
        self.used.update(mention.figure.start for mention in mentions)


@dataclass
class Known:
    """The wholes that a text names: 全市共有社区149个."""

    _named: dict[str, dict[Fraction, Mention]] = field(default_factory=dict)
    _ending: dict[str, dict[Fraction, Mention]] = field(default_factory=dict)

    def read(self, passage: Passage) -> None:
        """What the passage introduces is known, the first of each name and number."""
        for mention in passage.mentions:
            if not (mention.introduced and mention.is_count):
                continue
            for name in mention.names:
                self._named.setdefault(name, {}).setdefault(mention.figure.value, mention)
                for at in range(1, len(name) - 1):
                    ending = self._ending.setdefault(name[at:], {})
                    ending.setdefault(mention.figure.value, mention)

    def named(self, name: str) -> list[Mention]:
        """The wholes called *name*, or else those whose name ends so; the latest first, a few at most."""
        found = self._named.get(name) or self._ending.get(name) or {}
        return list(found.values())[: -MOST_WHOLES - 1 : -1]
