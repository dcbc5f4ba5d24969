"""What the field 依据 cites: laws with their articles, documents with their numbers, as offices write them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from catalog.basis import levels
from catalog.basis.document_numbers import Number, numbers
from catalog.basis.levels import Level
from registry.numerals import chinese_numeral
from registry.patterns import Pattern


class Article(NamedTuple):
    """An article of a law: *inserted* is 1 in 第十二条之一, *detail* the paragraph and item as written."""

    number: int
    inserted: int = 0
    detail: str = ""

    def __str__(self) -> str:
        more = f"之{chinese(self.inserted)}" if self.inserted else ""
        return f"第{chinese(self.number)}条{more}{self.detail}"


class Fault(StrEnum):
    """What is wrong with a citation as it is written."""

    NO_ARTICLE = "no_article"
    ARTICLE = "article"
    FORM = "form"
    INCOMPLETE = "incomplete"


@dataclass(frozen=True, slots=True)
class Citation:
    """One law or document that a basis names.

    *raw* is its place in the text. *title* is bare (no 《》, no 中华人民共和国, no version), *number* the document number
    as it should stand, *written* as it stands; *levels* are those possible; *unread* is an article that is no number.
    """

    raw: str = ""
    title: str = ""
    articles: tuple[Article, ...] = ()
    number: str = ""
    is_law: bool = False
    levels: frozenset[Level] = frozenset()
    year: int | None = None
    faults: tuple[Fault, ...] = ()
    unread: str = ""
    written: str = ""

    @property
    def level(self) -> Level:
        """The level where only one is possible."""
        return next(iter(self.levels)) if len(self.levels) == 1 else Level.UNKNOWN

    @property
    def name(self) -> str:
        """The law or document without its articles, as findings name it."""
        title = f"《{self.title}》" if self.title else ""
        return f"{title}（{self.number}）" if title and self.number else title or self.number

    def __str__(self) -> str:
        return self.name + "、".join(map(str, self.articles))


_LAWLIKE = r"(?:(?<![办方做设想看说立司])法|法典|条例|规定|办法|细则|规则)"
_TOKEN = Pattern(
    r"[《<](?P<title>(?:[^《》<>]|〈[^〉]*〉|《[^》]*》)+)[》>]"
    r"|第\s*(?P<articles>[^第条款项章《》()（）]{0,16}?)\s*条(?:\s*之\s*(?P<inserted>[一二三四五六七八九十\d]{1,2}))?"
    r"(?P<detail>(?:\s*第?[\d一二三四五六七八九十、]+款)?(?:\s*第?[(（]?[\d一二三四五六七八九十、]+[)）]?项)?)"
    r"|[（(\[【〔](?P<version>[^（）()\[\]【】〔〕]*(?:(?:19|20)\d\d|修订|修正|版)[^（）()\[\]【】〔〕]*)[)）\]】〕]"
    rf"|(?P<bare>[\u4e00-\u9fff]+?{_LAWLIKE})(?=\s*(?:[(（][^()（）]*[)）])?\s*第\s*[^号]{{1,16}}条|[，,、；;。\s]|$)"
)
_VERSION = Pattern(
    r"[（(\[【〔][^（）()\[\]【】〔〕]*(?:(?:19|20)\d\d|修订|修正|版)[^（）()\[\]【】〔〕]*[)）\]】〕]"
)
_TEXT = Pattern(r"修|版|^[（(]?\d{4}-\d\d-\d\d")
_YEAR = Pattern(r"(?:19|20)\d\d")
_STRICT_LAW = Pattern(r"(?:(?<!办)法|法典|条例)$")
_RULES = Pattern(r"(?:规定|办法|细则|规则)$")
_MERE_DOCUMENT = Pattern(r"关于|若干|印发")
_LEADING = Pattern(
    r"^.*(?:根据|依据|依照|按照|参照|执行|落实|贯彻|符合|以及)|^(?:按|据|和|与|及|或|由|见|的|在)"
)
_CUT = Pattern(
    r"第\s*([\d一二三四五六七八九十百千零〇XxＸ×某?？_]{1,8})(?!\s*[\d一二三四五六七八九十百千零〇号款项章节条批期届])"
)
_RANGE = Pattern(r"\s*(?:至|到|-|—|~|～)\s*")
_STOPS = Pattern(r"[，,、；;。：:\n（(）)]")
_DIGITS = "零一二三四五六七八九"
_HALF = str.maketrans("０１２３４５６７８９", "0123456789")


def chinese(number: int) -> str:
    """A number from 0 to 9,999 in Chinese as articles are counted: 10 is 十, 118 is 一百一十八."""
    if number < 20:
        return ("十" if number >= 10 else "") + (
            _DIGITS[number % 10] if number % 10 or not number else ""
        )
    said = ""
    for scale, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, scale)
        if digit:
            said += _DIGITS[digit] + unit
        elif said and number and not said.endswith("零"):
            said += "零"
    return said


def bare_title(text: str) -> str:
    """The title by which a law is known: without 《》, 中华人民共和国, version and blanks."""
    title = _VERSION.sub("", re.sub(r"\s", "", text)).strip("《》<>")
    return title.removeprefix("中华人民共和国") or title


def read(text: str | None, place: str = "") -> tuple[Citation, ...]:
    """All that *text* cites, in order; empty where it cites nothing. *place* tells the level of its own numbers.

    《…法》第七条、第十二条之一, 消防法第6条, 大民发〔2022〕15号, 国务院令第577号 are read; so are a law without article,
    an article that is no number, and a number in other brackets or with parts missing, each with its fault.
    """
    reading = _Reading((text or "").translate(_HALF), place)
    return reading.citations()


class _Reading:
    """One pass over a text from left to right; what is being read is *open* until the next law or document begins."""

    def __init__(self, text: str, place: str) -> None:
        self.text = text
        self.place = place
        self.done: list[Citation] = []
        self.open: Citation | None = None
        self.start = 0
        self.bare = False
        self.at = 0

    def citations(self) -> tuple[Citation, ...]:
        """What the text cites."""
        pieces: list[tuple[int, int, Number | re.Match[str]]] = [
            (number.start, number.end, number) for number in numbers(_blanked(self.text))
        ]
        taken = [(start, end) for start, end, _piece in pieces]
        pieces += [
            (match.start(), match.end(), match) for match in _TOKEN.finditer(self._without(taken))
        ]
        for start, end, piece in sorted(pieces, key=lambda piece: piece[:2]):
            between = self.text[self.at : start]
            if isinstance(piece, Number):
                self._number(piece, between)
            else:
                self._token(piece, between)
            self.at = end
        self._close(self.text[self.at :])
        return tuple(_judged(citation) for citation in self.done)

    def _without(self, taken: list[tuple[int, int]]) -> str:
        """The text with its document numbers made invisible to the other patterns."""
        text = self.text
        for start, end in taken:
            text = text[:start] + "\x00" * (end - start) + text[end:]
        return text

    def _token(self, match: re.Match[str], between: str) -> None:
        if match["title"] or match["bare"]:
            self._begin(match, between)
        elif self.open and match["version"]:
            self.open = replace(self.open, year=_version_year(match["version"]))
        elif self.open and match["articles"] is not None:
            self._article(match, between)

    def _begin(self, match: re.Match[str], between: str) -> None:
        written = match["title"] or _LEADING.sub("", match["bare"])
        title = bare_title(written)
        if match["bare"] and len(title) < 3:
            return
        issuer = _STOPS.split(between)[-1]
        pending = self.open
        if pending and not pending.title and pending.number and not between.strip(" 　，,"):
            self.open = replace(pending, title=title)
            return
        self._close(between)
        self.bare = bool(match["bare"])
        self.start = match.end() - len(match[0] if match["title"] else written)
        self.open = Citation(
            title=title,
            levels=levels.of_issuer(issuer) or levels.of_issuer(title.partition("关于")[0]),
            year=_version_year("".join(_VERSION.findall(written))),
        )

    def _number(self, number: Number, between: str) -> None:
        told = levels.of_number(number.letters, self.place) or levels.of_issuer(
            number.issuer or _STOPS.split(between)[-1]
        )
        faults = _number_faults(number)
        right = number.right or number.raw
        held = self.open
        if held and held.title and not held.number and _is_beside(between, held):
            order = "令" in number.raw
            self.open = replace(
                held,
                number=right,
                written=number.raw,
                levels=held.levels if order else _agreed(told, held.levels),
                year=held.year or number.year,
                faults=held.faults + (() if order else faults),
            )
            return
        self._close(between)
        self.start, self.bare = number.start, False
        self.open = Citation(
            number=right, written=number.raw, levels=told, year=number.year, faults=faults
        )

    def _article(self, match: re.Match[str], between: str) -> None:
        held = self.open
        if held is None:
            return
        found = _articles(match)
        if found is None:
            self.open = replace(held, unread=match[0], faults=(*held.faults, Fault.ARTICLE))
            return
        if held.articles and _RANGE.fullmatch(between):
            first = held.articles[-1].number + 1
            found = [*map(Article, range(first, found[0].number)), *found]
        self.open = replace(held, articles=(*held.articles, *found))

    def _close(self, rest: str) -> None:
        if self.open is None:
            return
        held = replace(self.open, raw=self.text[self.start : self.at].strip())
        self.open = None
        cut = _CUT.match(rest.strip())
        if held.title and not held.articles and cut:
            held = replace(held, unread=cut[0], faults=(*held.faults, Fault.ARTICLE))
        if self.bare and not (held.articles or held.unread or _STRICT_LAW.search(held.title)):
            return
        self.done.append(held)


def _version_year(text: str) -> int | None:
    """The year of a text of a law: 2021年修正, 2018-12-29; not the year in which it was passed or published."""
    year = _YEAR.search(text)
    return int(year[0]) if year and _TEXT.search(text) else None


def _blanked(text: str) -> str:
    """The text in which nothing inside 《》 is taken for a document number of its own."""
    return re.sub(r"《[^》]*》", lambda match: "\x00" * len(match[0]), text)


def _is_beside(between: str, held: Citation) -> bool:
    """Whether a number belongs to the title before it: in brackets behind it, or right behind a title alone."""
    return not between.strip(" 　（(，,") and (
        not held.articles or "(" in between or "（" in between
    )


def _agreed(told: frozenset[Level], named: frozenset[Level]) -> frozenset[Level]:
    """What a number tells and what the issuer tells as one; the lower where they differ: 示东政办发 is not the city's."""
    if not told or not named:
        return told or named
    order = list(Level)
    return (told & named) or frozenset({max(told | named, key=order.index)})


def _number_faults(number: Number) -> tuple[Fault, ...]:
    if not number.right:
        return (Fault.INCOMPLETE,)
    return () if number.is_proper else (Fault.FORM,)


def _articles(match: re.Match[str]) -> list[Article] | None:
    """The articles of 第七条, 第7、8条, 第七至九条, 第十二条之一; None where one is no number."""
    found: list[Article] = []
    for part in re.split(r"[、,，和及与]", match["articles"]):
        ends = [_whole(end) for end in _RANGE.split(part.strip())]
        if any(end is None for end in ends) or len(ends) > 2:
            return None
        first, last = ends[0] or 0, ends[-1] or 0
        if not 0 < first <= last < first + 100:
            return None
        found += [Article(number) for number in range(first, last + 1)]
    inserted = _whole(match["inserted"] or "0") or 0
    return [*found[:-1], Article(found[-1].number, inserted, match["detail"].strip())]


def _whole(text: str) -> int | None:
    return int(text) if text.isdigit() else chinese_numeral(text) if text else None


def _judged(citation: Citation) -> Citation:
    """The citation with its nature and level, and a fault where a law stands without article."""
    title, documented = citation.title, bool(citation.number) and "令" not in citation.number
    named = _STRICT_LAW.search(title) or (
        _RULES.search(title) and not documented and not _MERE_DOCUMENT.search(title)
    )
    if not named:
        return citation
    faults = citation.faults
    if not citation.articles and Fault.ARTICLE not in faults:
        faults = (*faults, Fault.NO_ARTICLE)
    return replace(citation, is_law=True, levels=levels.of_law(title), faults=faults)
