"""Shares in running text: 女性481名，占73.9%. The hard part is which whole a part belongs to.

A whole is *certain* where the text names it (占社区干部总数的, 248份问卷中), where the part's own name begins with it, or
where it is the only one that the sentence introduces. Others are *likely*: they may agree, but never contradict.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise

from reports.published.judging import Outcome, exactly, judge, span
from reports.published.mentions import Known, Mention, Passage, bare, same_measure
from reports.published.numbers import Bound
from reports.published.relations import Kind, Relation, another_whole, clause_end, quoted

_SHARE = re.compile(r"占(?P<of>[^占，。；：\d]{0,24})$")
_ADVERBS = re.compile(r"(?:仅|只|约|已|共|均|分别|比例|比重|人数|人数比例|也|就|又|所)*")
_OF_NOISE = re.compile(
    r"(?:的?(?:比例|比率|比重)|比)?(?:高达|达到|仅为|仅占|约为|分别为|均为|只有|为|达|仅|约|均|是|的)*$"
)
_GENERIC = re.compile(r"[总数量人比重例全部的其中被调查受访参与问卷额体这些上述]*")
_WHOLE_WORDS = re.compile(r"(?:的)?(?:总人数|总数|总量|总额|人数|数量|数|的)$")
_IN_WHOLE = re.compile(r"[^，。；\d]{0,12}?[中里]")
_SOME_OF = re.compile(r"[^，。；、\d]{0,16}[中里]，?(?:还|仍|仅|只|已|共)?有")
_ENUMERATED = re.compile(r"[^，。；：]*$")
PER_ONE = ("书记", "主任", "站长", "网格长")
"""Posts of which a unit has one, so that the number of units may be the whole."""

FEWEST_AGREEING = 2
"""So many shares of a sentence must agree with a whole before the rest of the sentence is judged by it."""


@dataclass(slots=True)
class _Share:
    """A part with its printed share, before its whole is known."""

    part: Mention
    percent: Mention
    of: str
    certain: list[Mention] = field(default_factory=list)
    bound: list[Mention] = field(default_factory=list)
    likely: list[Mention] = field(default_factory=list)
    rivals: list[Mention] = field(default_factory=list)

    def fits(self, whole: Mention) -> bool:
        return judged(self.part, whole, self.percent) is not Outcome.CONTRADICTS


def judged(part: Mention, whole: Mention, percent: Mention) -> Outcome:
    """What the printed share is beside that of *part* in *whole*."""
    return judge(percent.figure, exactly(100) * span(part.figure) / span(whole.figure))


def shares(passage: Passage, known: Known) -> list[Relation]:
    """The shares of a passage whose whole is known."""
    found = _pairs(passage)
    for each in found:
        _look_for_wholes(each, passage, known)
    relations = []
    for each in found:
        whole = _whole(each, found)
        if whole is not None:
            relations.append(_relation(passage, each, whole))
            passage.use(each.part, each.percent)
        else:
            relation = _of_several(passage, each, known)
            if relation is not None:
                relations.append(relation)
                passage.use(each.part, each.percent)
    return relations + _unprinted(passage)


def _unprinted(passage: Passage) -> list[Relation]:
    """26名党员中有17名流出: a share that is not printed."""
    found = []
    for whole, part in pairwise(passage.mentions):
        fits = _SOME_OF.fullmatch(passage.between(whole, part)) and whole.is_count and part.is_count
        if not fits or part.figure.start in passage.used or not _may_hold(whole, part):
            continue
        if same_measure(whole.figure, part.figure):
            share = exactly(100) * span(part.figure) / span(whole.figure)
            words = quoted(
                passage.text, whole.figure.start, clause_end(passage.text, part.figure.end)
            )
            formula = f"{part.figure.text} ÷ {whole.figure.text}"
            found.append(
                Relation(Kind.SHARE, formula, None, share, "%", words, start=part.figure.start)
            )
            passage.use(whole, part)
    return found


def _pairs(passage: Passage) -> list[_Share]:
    """Parts and shares that belong together by their wording, each list of 分别占 taken apart."""
    pairs: list[_Share] = []
    mentions = passage.mentions
    for at, percent in enumerate(mentions):
        if not percent.figure.is_percent or at == 0:
            continue
        last = mentions[at - 1]
        between = passage.between(last, percent)
        match = _SHARE.search(between)
        if match is None or last.sentence != percent.sentence or "；" in between:
            continue
        of = _WHOLE_WORDS.sub("", _OF_NOISE.sub("", match["of"]))
        if "分别" in between:
            pairs += _listed(passage, at, of)
        elif last.is_count and _is_its_share(between[: match.start()]):
            pairs.append(_Share(_counted(passage, at - 1), percent, of))
    return pairs


def _counted(passage: Passage, at: int) -> Mention:
    """What is counted, where the figure right before the share is a limit: 5个村集体收入不足10万元，占41.7%."""
    limit = passage.mentions[at]
    if at == 0 or limit.figure.bound is Bound.EXACT:
        return limit
    counted = passage.mentions[at - 1]
    words = passage.between(counted, limit)
    other = counted.is_count and not same_measure(counted.figure, limit.figure)
    return counted if other and not re.search(r"[，。；、中里]", words) else limit


def _is_its_share(words: str) -> bool:
    """Whether 占 still speaks of the figure before *words*: no other subject comes between."""
    head, comma, tail = words.rpartition("，")
    if comma:
        return len(head) <= 30 and "，" not in head and bool(_ADVERBS.fullmatch(tail))
    return len(words) <= 14 and not re.search(r"[中里、]", words)


def _listed(passage: Passage, at: int, of: str) -> list[_Share]:
    """男性、女性170名、481名，分别占26.1%、73.9%: the first with the first."""
    mentions = passage.mentions
    percents = [mentions[at]]
    for each in mentions[at + 1 :]:
        joined = passage.between(percents[-1], each) in ("、", "和", "与")
        if not (joined and each.figure.is_percent):
            break
        percents.append(each)
    parts = [each for each in mentions[max(at - len(percents), 0) : at] if each.is_count]
    apart = any("，" in passage.between(a, b) for a, b in pairwise(parts))
    if len(parts) != len(percents) or (apart and len(parts) != at):
        return []
    return [_Share(part, percent, of) for part, percent in zip(parts, percents, strict=True)]


def _look_for_wholes(each: _Share, passage: Passage, known: Known) -> None:
    """The wholes to which the part may belong, by how sure that is."""
    part = each.part
    before = [m for m in passage.before(part) if m.is_count and _may_hold(m, part)]
    named = "" if _GENERIC.fullmatch(each.of) else each.of
    if named:
        own = [m for m in before if named in m.names or any(n.endswith(named) for n in m.names)]
        each.bound += own[::-1][:1]
        if not own:
            each.likely += [m for m in known.named(named) if _may_hold(m, part)]
            each.likely += before
            return
    inside = [m for m in before if m.sentence == part.sentence and _holds_what_follows(passage, m)]
    if inside:
        each.bound.append(inside[-1])
    prefix = [
        m
        for m in before
        if m.introduced
        and same_measure(m.figure, part.figure)
        and any(len(name) > 2 and bare(part.before).startswith(name) for name in m.names)
    ]
    if prefix and not inside:
        each.bound.append(max(prefix, key=lambda m: max(map(len, m.names))))
    each.certain += _introduced(before, part) if not inside else []
    each.certain += _of_which(passage, before, part)
    each.likely += [m for m in before if _one_each(m, part)]
    alike = [m for m in before if same_measure(m.figure, part.figure)]
    near = [m for m in alike if m.sentence == part.sentence]
    each.rivals += [m for m in near if not m.introduced and m not in each.certain]
    each.likely += [m for m in alike if m.introduced]


def _may_hold(whole: Mention, part: Mention) -> bool:
    return whole.figure.top >= part.figure.value and whole.figure.unit != "倍"


def _holds_what_follows(passage: Passage, whole: Mention) -> bool:
    """1763名农村党员中，…"""
    return bool(_IN_WHOLE.match(passage.text, whole.figure.end))


def _introduced(before: list[Mention], part: Mention) -> list[Mention]:
    """The wholes that the sentence introduces, or else the paragraph."""
    wholes = [m for m in before if m.introduced and same_measure(m.figure, part.figure)]
    return [m for m in wholes if m.sentence == part.sentence] or wholes


def _of_which(passage: Passage, before: list[Mention], part: Mention) -> list[Mention]:
    """党员120人，其中女党员30人: 120."""
    close = [m for m in before if m.sentence == part.sentence]
    for whole in reversed(close):
        words = passage.text[whole.figure.end : part.figure.start]
        if "其中" in words:
            return [whole] if same_measure(whole.figure, part.figure) else []
    return []


def _one_each(whole: Mention, part: Mention) -> bool:
    """A post of which each unit has one: 149 communities have 149 secretaries."""
    post = any(word in part.before for word in PER_ONE)
    return post and whole.introduced and any(part.before.startswith(n) for n in whole.names)


def _whole(each: _Share, found: list[_Share]) -> Mention | None:
    """The whole by which the share is judged; None if none is sure enough."""
    for whole in (*each.bound, *each.certain, *each.likely):
        if each.fits(whole):
            return whole
    if each.bound:
        return each.bound[0]
    parts = {other.part.figure.start for other in found}
    rivals = [m for m in each.rivals if m.figure.start not in parts]
    for rival in rivals:
        if each.fits(rival):
            return rival
    if len({m.figure.start for m in each.certain}) == 1 and not rivals:
        return each.certain[0]
    others = [o for o in found if o is not each and o.part.sentence == each.part.sentence]
    for whole in each.certain:
        agreeing = [o for o in others if whole in (*o.bound, *o.certain) and o.fits(whole)]
        if len(agreeing) >= FEWEST_AGREEING:
            return whole
    return None


def _relation(passage: Passage, each: _Share, whole: Mention) -> Relation:
    part, percent = each.part.figure, each.percent.figure
    top = exactly(100) * span(part)
    remark = "" if each.fits(whole) else another_whole(percent, top, whole.figure)
    return Relation(
        Kind.SHARE,
        f"{part.text} ÷ {whole.figure.text}",
        percent,
        top / span(whole.figure),
        "%",
        quoted(passage.text, part.start, percent.end),
        remark=remark,
        start=percent.start,
    )


def _of_several(passage: Passage, each: _Share, known: Known) -> Relation | None:
    """干部、后备干部、网格员中持证19人，占比不到2%: of all three together, where the text has named each; it may only agree."""
    clause = _ENUMERATED.search(passage.text[: each.part.figure.start])
    names = clause[0].split("、") if clause else []
    wholes: list[Mention] = []
    for number, name in enumerate(names):
        tidy_name = re.sub(r"^(?:目前|其中|全[省市区县])*", "", name)
        match = (
            _last_named(tidy_name, known) if number == len(names) - 1 else known.named(tidy_name)
        )
        wholes += match[:1]
    if len(names) < 2 or len(wholes) != len(names):
        return None
    total = exactly(0)
    for whole in wholes:
        total += span(whole.figure)
    relation = replace(
        _relation(passage, each, wholes[0]),
        formula=f"{each.part.figure.text} ÷ ({' + '.join(w.figure.text for w in wholes)})",
        computed=exactly(100) * span(each.part.figure) / total,
    )
    return None if relation.outcome is Outcome.CONTRADICTS else relation


def _last_named(words: str, known: Known) -> list[Mention]:
    """The whole whose name begins *words*, however they go on."""
    for length in range(min(len(words), 12), 1, -1):
        match = known.named(words[:length])
        if match:
            return match
    return []
