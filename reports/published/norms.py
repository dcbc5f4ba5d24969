"""Norms, standards and ratios in running text: 每300—500户配备1人; 每户每年不低于35元; 按1:2.5配套; 25大项90小项."""

from __future__ import annotations

import re
from itertools import pairwise

from reports.published.judging import exactly, span
from reports.published.mentions import Mention, Passage
from reports.published.numbers import Figure
from reports.published.relations import Kind, Relation, clause_end, quoted

_LOST_DASH = re.compile(
    r"(?P<lead>每|按|按照)(?P<low>[1-9]\d{1,2}0)(?P<high>[1-9]\d{1,2}0)(?=户|人)"
)
_RATIO = re.compile(r"(?<![\d:.])(?P<one>\d{1,4}(?:\.\d+)?):(?P<other>\d{1,4}(?:\.\d+)?)(?![\d:])")
_TIME = re.compile(r"\d{1,2}:\d{2}")
_CLASSES = re.compile(r"(?:大项|大类|类)$")
_STAFFING = re.compile(r"配备|配置|配|负责|包干|设立|设置|划分|划定|联系")
_FLOOR = re.compile(
    r"(?:不低于|不少于|不高于|不超过|不得超过)[^，。；\d]{0,8}(?:[\d.]+%|.{1,2}分之.{1,2})$"
)
_RATE_EACH = re.compile(r"每户(?:居民)?每年|每年每户")
_TOTAL = re.compile(r"(?:达到|达|共|合计|总额|总计|为|计)+$")
_SHARE_OF = re.compile(r"为(?P<whose>[^，。；、\d]{2,6})的$")


def with_dashes(text: str) -> str:
    """Ranges whose dash was lost when a page was copied have it back: 每300400户 is 每300—400户."""

    def restored(match: re.Match[str]) -> str:
        low, high = int(match["low"]), int(match["high"])
        if len(match["low"]) != len(match["high"]) or not low < high <= 2 * low:
            return match[0]
        return f"{match['lead']}{low}—{high}"

    return _LOST_DASH.sub(restored, text)


def norms(passage: Passage) -> list[Relation]:
    """What is a norm, and what the text says follows from it."""
    found = [*_classes(passage), *_staffing(passage), *_standards(passage)]
    found += _shares_of_another(passage)
    found += _ratios(passage)
    return found


def _classes(passage: Passage) -> list[Relation]:
    """25大项90小项: nothing can be computed but that there are no fewer items than classes."""
    found = []
    for one, other in pairwise(passage.mentions):
        words = passage.between(one, other)
        fits = _CLASSES.search(one.figure.unit) and other.figure.unit in (
            "项",
            "小项",
            "小类",
            "个小项",
        )
        if not fits or one.sentence != other.sentence or len(words) > 8 or "，" in words:
            continue
        if one.figure.value > other.figure.value:
            continue
        found.append(
            Relation(
                Kind.CLASSES, f"{one.figure.text}, {other.figure.text}", other.figure,
                span(other.figure), other.figure.unit,
                quoted(passage.text, one.figure.start, other.figure.end), start=one.figure.start,
            )
        )  # fmt: skip
        passage.use(one, other)
    return found


def _staffing(passage: Passage) -> list[Relation]:
    """每300—400户配备1名: a norm; with the households and the staff beside it, a check of the staff."""
    found = []
    for at, size in enumerate(passage.mentions):
        if not _is_norm(passage, at):
            continue
        near = [m for m in passage.sentence_of(size) if m is not size]
        one = next((m for m in near if m.figure.start > size.figure.start), None)
        passage.use(size)
        relation = None
        if size.figure.unit == "户" and one is not None and one.figure.unit in ("名", "人"):
            relation = _staff(passage, size, one, near)
            passage.use(one)
        words = quoted(passage.text, size.figure.start, clause_end(passage.text, size.figure.end))
        norm = Relation(Kind.NORM, size.figure.text, words=words, start=size.figure.start)
        found.append(relation or norm)
    return found


def _is_norm(passage: Passage, at: int) -> bool:
    """Whether a figure says how many are to be: a range or a floor that goes with 每, 配备 or 标准."""
    mention = passage.mentions[at]
    figure = mention.figure
    if mention.figure.start in passage.used:
        return False
    text = passage.text
    lead = re.split(r"[。；，]", text[max(figure.start - 40, 0) : figure.start])[-1]
    tail = text[figure.end : clause_end(text, figure.end)]
    if figure.unit in ("户", "人", "名") and figure.high is not None:
        return bool(re.search(r"每|标准", lead + tail) or _STAFFING.search(lead + tail))
    if figure.unit == "户" and lead.endswith("每") and figure.value > 1:
        return bool(_STAFFING.search(tail))
    if figure.is_percent:
        return bool(_FLOOR.search(lead + figure.text))
    floor = figure.text.startswith(("不少于", "不低于", "至少"))
    return floor and "每" in lead and figure.unit in ("天", "次", "名", "人", "个")


def _staff(passage: Passage, size: Mention, one: Mention, near: list[Mention]) -> Relation | None:
    """The households of the sentence by the norm, beside the staff that it gives; None where either is missing."""
    if one.figure.value != 1:
        return None
    households = [m for m in near if m.figure.unit == "户"]
    after = [m for m in near if m.figure.start > one.figure.end and m.figure.unit in ("名", "人")]
    if len(households) != 1 or not after:
        return None
    words = passage.between(one, after[0])
    if "平均" not in words and "共" not in words:
        return None
    passage.use(households[0], after[0])
    return Relation(
        Kind.STAFFING,
        f"{households[0].figure.text} ÷ {size.figure.text}",
        after[0].figure,
        span(_plainly(households[0].figure)) / span(size.figure),
        after[0].figure.unit,
        quoted(passage.text, size.figure.start, after[0].figure.end),
        start=after[0].figure.start,
    )


def _plainly(figure: Figure) -> Figure:
    """The figure as given: 3000户左右 is the size that the plan names."""
    return Figure(figure.value, figure.unit, figure.step, figure.scale, text=figure.text)


def _standards(passage: Passage) -> list[Relation]:
    """每户每年不低于35元, 3000户, 达到10.5万: the product; without households, a norm."""
    found = []
    for at, rate in enumerate(passage.mentions):
        begin = passage.mentions[at - 1].figure.end if at else 0
        if rate.figure.unit != "元" or not _RATE_EACH.search(
            passage.text[begin : rate.figure.start]
        ):
            continue
        passage.use(rate)
        following = [m for m in passage.sentence_of(rate) if m.figure.start > rate.figure.start]
        households = next((m for m in following if m.figure.unit == "户"), None)
        households = households or _only_households(passage, rate)
        if households is None:
            words = quoted(
                passage.text, rate.figure.start, clause_end(passage.text, rate.figure.end)
            )
            norm = Relation(Kind.NORM, rate.figure.text, words=words, start=rate.figure.start)
            found.append(norm)
            continue
        total = next((m for m in following if _is_total(passage, m, households)), None)
        passage.use(households, *([total] if total else []))
        found.append(_product(passage, rate, households, total))
    return found


def _only_households(passage: Passage, rate: Mention) -> Mention | None:
    """The households that the paragraph has named before, where it names one number of them."""
    before = [m for m in passage.mentions if m.figure.start < rate.figure.start]
    named = [m for m in before if m.figure.unit == "户" and m.figure.high is None]
    return named[-1] if len({m.figure.value for m in named}) == 1 else None


def _is_total(passage: Passage, mention: Mention, households: Mention) -> bool:
    figure = mention.figure
    lead = passage.text[households.figure.end : figure.start]
    return (
        figure.start > households.figure.start
        and figure.unit in ("元", "")
        and figure.scale > 1
        and bool(_TOTAL.search(lead))
    )


def _product(
    passage: Passage, rate: Mention, households: Mention, total: Mention | None
) -> Relation:
    """The floor of the standard times the households."""
    last = rate if total is None else total
    return Relation(
        Kind.PRODUCT,
        f"{rate.figure.text} × {households.figure.text}",
        None if total is None else total.figure,
        exactly(rate.figure.value) * span(households.figure),
        "元",
        quoted(passage.text, rate.figure.start, last.figure.end),
        start=last.figure.start,
    )


def _shares_of_another(passage: Passage) -> list[Relation]:
    """副职为正职的80%, where the sentence has given what 正职 is: the product, which is not printed."""
    found = []
    for at, percent in enumerate(passage.mentions):
        begin = passage.mentions[at - 1].figure.end if at else 0
        match = _SHARE_OF.search(passage.text[begin : percent.figure.start])
        if match is None or not percent.figure.is_percent:
            continue
        earlier = [
            m
            for m in passage.sentence_of(percent)
            if m.figure.start < percent.figure.start and m.is_count and match["whose"] in m.before
        ]
        if len(earlier) != 1:
            continue
        whole = earlier[0].figure
        found.append(
            Relation(
                Kind.PRODUCT, f"{whole.text} × {percent.figure.text}", None,
                span(whole) * span(percent.figure) / exactly(100), whole.unit,
                quoted(passage.text, percent.figure.start, percent.figure.end),
                start=percent.figure.start,
            )
        )  # fmt: skip
        passage.use(percent)
    return found


def _ratios(passage: Passage) -> list[Relation]:
    """1:2.5 and 5:5 divide a burden; 8:00 is a time."""
    return [
        Relation(
            Kind.RATIO, match[0], words=quoted(passage.text, match.start(), match.end() + 4),
            start=match.start(),
        )
        for match in _RATIO.finditer(passage.text)
        if not _TIME.fullmatch(match[0])
    ]  # fmt: skip
