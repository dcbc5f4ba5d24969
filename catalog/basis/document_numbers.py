"""Document numbers (文号) as offices write them: what each says, what is missing, and how it is written properly.

A number is the issuer's letters, the year in 〔〕 and a running number without 第 and without leading zeros:
大民发〔2022〕15号 (GB/T 9704-2012, 7.2.5). Orders are counted without a year: 国务院令第577号.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from registry.numerals import chinese_numeral
from registry.patterns import Pattern

_OPEN, _CLOSE = r"[〔\[(（【﹝［{〈<]", r"[〕\])）】﹞］}〉>]"
_LETTERS = r"(?P<letters>[\u4e00-\u9fff]*)"
_COUNT = r"(?P<count>\d+|[一二三四五六七八九十百零〇]+|[xX×?？*]+)?"
NUMBER = Pattern(
    rf"{_LETTERS}\s*(?P<open>{_OPEN})\s*(?P<year>\d{{2,4}}|[xX×?？*]+)\s*年?\s*(?P<close>{_CLOSE})"
    rf"\s*(?P<word>第)?\s*{_COUNT}\s*(?P<end>号?)"
)
UNBRACKETED = Pattern(
    r"(?P<letters>[\u4e00-\u9fff]*(?:发|办|函|字|通|规))\s*(?P<year>(?:19|20)\d\d)\s*(?:年|[-—–])\s*(?P<word>第)?"
    r"(?P<count>\d+)\s*(?P<end>号)"
)
ORDER = Pattern(
    r"(?P<issuer>[\u4e00-\u9fff]*)令\s*(?:[(（〔\[]\d{4}年?[)）〕\]])?\s*第?\s*(?P<count>\d+|[一二三四五六七八九十百零〇]+)\s*号"
    r"|(?P<before>[\u4e00-\u9fff]*?)第?\s*(?P<count2>\d+)\s*号(?P<issuer2>[\u4e00-\u9fff]{0,12})令"
)
_LEADING = Pattern(
    r"^(?:根据|依据|依照|按照|参照|执行|落实|贯彻|文件|文号|关于|以及|按|据|及|和|与|或|见|为|的|详)+"
)
_ISSUER = Pattern(
    r"^.*(?:国务院|中共中央|委员会|办公厅|办公室|人民政府|政府|[省市区县]委|街道|局|厅|[政安育法障设理旅]部)(?=[\u4e00-\u9fff]{2,})"
)
_CODE_END = tuple("发办函字通规令呈复议纪电")


@dataclass(frozen=True, slots=True)
class Number:
    """A document number: *right* is its proper form, empty where parts of it are missing."""

    raw: str
    issuer: str
    letters: str
    year: int | None
    right: str
    bracketed: bool
    start: int
    end: int

    @property
    def is_proper(self) -> bool:
        """Whether it stands as it should."""
        return self.raw == self.right


def numbers(text: str) -> list[Number]:
    """All document numbers in *text*, in order."""
    found = [number for number in map(_number, NUMBER.finditer(text)) if number]
    found += [number for number in map(_number, UNBRACKETED.finditer(text)) if number]
    orders = [order for order in map(_order, ORDER.finditer(text)) if order]
    found += [order for order in orders if not any(_overlap(order, other) for other in found)]
    return sorted(found, key=lambda number: number.start)


def _overlap(one: Number, other: Number) -> bool:
    return one.start < other.end and other.start < one.end


def _number(match: re.Match[str]) -> Number | None:
    """The number of a match; None where the brackets hold the version of a law: 《…法》（2018）第七条."""
    run = _LEADING.sub("", match["letters"])
    issuer = _ISSUER.match(run)
    letters = run[issuer.end() :] if issuer else run
    if not match["end"] and not letters.endswith(_CODE_END):
        return None
    year = int(match["year"]) if match["year"].isdigit() and len(match["year"]) == 4 else None
    count = _count(match["count"])
    complete = letters and year and count
    taken = match["letters"].rfind(letters) if letters else len(match["letters"])
    start = match.start() + taken
    return Number(
        raw=match.string[start : match.end()],
        issuer=issuer[0] if issuer else "",
        letters=letters,
        year=year,
        right=f"{letters}〔{year}〕{count}号" if complete else "",
        bracketed=match.groupdict().get("open") == "〔" and match.groupdict().get("close") == "〕",
        start=start,
        end=match.end(),
    )


def _order(match: re.Match[str]) -> Number | None:
    issuer = _LEADING.sub("", match["issuer"] or match["issuer2"] or match["before"] or "")
    count = _count(match["count"] or match["count2"])
    if not count:
        return None
    return Number(
        raw=match[0],
        issuer=issuer,
        letters="",
        year=None,
        # 第12号令 alone says whose order it is only to who knows: it is read, and told to be incomplete.
        right=match[0] if issuer else "",
        bracketed=True,
        start=match.start(),
        end=match.end(),
    )


def _count(written: str | None) -> int | None:
    if not written:
        return None
    return int(written) if written.isdigit() else chinese_numeral(written)
