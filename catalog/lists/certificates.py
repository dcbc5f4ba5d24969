"""Which line of positive and negative lists a certificate comes under: the one that says most of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from catalog.likeness.synonyms import plain
from catalog.vetting.records import Listed
from registry.patterns import Pattern

_ISSUED = Pattern(r"盖公?章|加盖|签章|出具|开具|开出")
_STATED = Pattern(r"情况说明|介绍信")
_HANDLED = Pattern(
    r"证明(?:材料|事项)?.{0,4}(?:收集|收取|核验|核对|查验|审核|宣传|清理|清单|代办|代收|减免)"
)
_ONE_MORE = Pattern(r"[(（].[)）]")
_IN_BRACKETS = Pattern(r"[(（]([^()（）]*)[)）]")
_EMPTY = Pattern(
    r"证明|情况|状况|所需|申请|事项|有关|相关|出具|开具|盖章|办理|居民|社区|居委会|等|的|并|、|，|,|登记"
)
_ONLY = Pattern(r"^(?:仅限?于?|限)")
_SAME = (
    ("亲属关系", "亲子关系", "直系亲属", "家属关系"),
    ("居住", "租住", "住址", "居住地"),
    ("婚姻", "婚否", "未婚", "已婚", "单身"),
    ("疾病", "病情", "患病"),
    ("财产", "资产", "收入财产"),
    ("遗失", "丢失"),
    ("健在", "在世", "生存"),
    ("无犯罪记录", "无违法犯罪记录", "无刑事犯罪记录", "无犯罪前科", "无前科"),
    ("证件遗失", "身份证遗失", "户口簿遗失", "户口本遗失", "居住证遗失"),
    ("就业", "失业", "无业"),
    ("养犬", "养狗", "犬只饲养"),
)
"""Words that certificates use for one another, the first as lists write it; a convention of this tool."""
_NEAR = (("健康", "疾病"), ("身份", "身份信息"), ("关系", "亲属关系"), ("收入", "财产"))
"""A certificate that says the first may be the one that says the second, and may be another."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The lines that say most of a certificate; *rivals* answer otherwise and say more of it, without saying just it.

    *near* are lines that it may come under, where it comes under none.
    """

    barred: tuple[Listed, ...] = ()
    permitted: tuple[Listed, ...] = ()
    rivals: tuple[Listed, ...] = ()
    near: tuple[Listed, ...] = ()


def asked(name: str, part: str | None = None) -> str:
    """The certificate that communities are to issue or put their seal on, as the request words it; empty if none is."""
    proves = "证明" in name or _STATED.search(name)
    if _ISSUED.search(name) or (proves and not _HANDLED.search(name)):
        return name
    return f"{name}：{part}" if part and _ISSUED.search(part) else ""


def answer(name: str, lines: Iterable[Listed]) -> Answer:
    """What the lists say of a certificate. *lines* are those of certificates that are in force.

    A line fits if the certificate says all that the line says: “亲属关系证明” fits any certificate of kinship, but
    “申请继承不动产登记所需的被继承人亲属关系证明” only that one, of which it says more; so there it alone counts.
    """
    said = _standard(_ONE_MORE.sub("", name))
    meant = [line for line in lines if line.name not in ("其他", "其它")]
    fitting = [(weight, line) for line in meant if (weight := _fits(said, line.name))]
    most = max((weight for weight, _line in fitting), default=0)
    best = [line for weight, line in fitting if weight == most]
    if not best:
        return Answer(near=tuple(line for line in meant if _may_be(said, line.name)))
    answers = {line.answer for line in best}
    covered = max(_covered(said, line.name) for line in best)
    return Answer(
        barred=tuple(line for line in best if line.answer == "barred"),
        permitted=tuple(line for line in best if line.answer == "permitted"),
        rivals=tuple(
            line
            for line in meant
            if line.answer not in answers and _covered(said, line.name) > covered
        ),
    )


def _covered(said: str, listed: str) -> int:
    """How many pairs of characters of a certificate a listed name has as well."""
    return len(_pairs(said) & _pairs(_standard(listed)))


@lru_cache(maxsize=1024)
def _pairs(text: str) -> frozenset[str]:
    return frozenset(word[at : at + 2] for word in _words(text) for at in range(len(word) - 1))


def _fits(said: str, listed: str) -> int:
    """How much of *said* a listed name says: the characters of its words if all are there, else 0."""
    return max((_all_in(said, words) for words in _readings(listed)), default=0)


@lru_cache(maxsize=1024)
def _readings(listed: str) -> list[list[str]]:
    """What a listed name may mean, as words: 居(租)住证明 two certificates, …（仅限公证） one with a condition."""
    conditions = [
        _ONLY.sub("", inner) for inner in _IN_BRACKETS.findall(listed) if _ONLY.search(inner)
    ]
    others = [inner for inner in _IN_BRACKETS.findall(listed) if not _ONLY.search(inner)]
    base = _IN_BRACKETS.sub("", listed)
    readings = [[*_words(base), *conditions]]
    for other in others:
        if len(other) == 1:
            readings.append(_words(re.sub(rf".[(（]{re.escape(other)}[)）]", other, listed)))
        elif "证明" in other:
            readings.append(_words(other))
    return [words for words in readings if words]


def _words(text: str) -> list[str]:
    return [word for word in _EMPTY.sub(" ", _standard(text)).split() if len(word) > 1]


def _all_in(said: str, words: list[str]) -> int:
    return sum(map(len, words)) if words and all(word in said for word in words) else 0


@lru_cache(maxsize=1024)
def _standard(text: str) -> str:
    """*text* with each word as lists write it."""
    written = plain(text)
    for first, *others in _SAME:
        for other in sorted(others, key=len, reverse=True):
            if first not in written:
                written = written.replace(other, first)
    return written


def _may_be(said: str, listed: str) -> bool:
    """Whether a certificate uses a wider word for what a line names."""
    name = _standard(listed)
    return any(wide in said and narrow in name for wide, narrow in _NEAR)
