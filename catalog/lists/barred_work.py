"""The list of work that communities may not be given: what is named by words, and where it holds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from catalog.basis.citations import read as cited
from catalog.likeness.synonyms import plain
from catalog.lists import LISTS, Line, listing
from catalog.requests import Request
from registry.language import _
from registry.patterns import Pattern
from registry.sheets import kind_of

SHIPPED = LISTS / "barred-work.csv"
EVERYWHERE = "全国"

_NEEDED = {
    "code": "代码",
    "place": "地区",
    "statement": "内容",
    "words": "词",
    "source": "出处",
    "status": "效力",
}
_OPTIONAL = {"with": "并有", "unless": "除非", "flag": "选项", "except": "例外", "year": "年份"}
_STATUS = {"in_force": True, "现行有效": True, "proposed": False, "拟议": False}
_NOT = Pattern(
    r"(?:不得?再?|无|未|免于?|禁止|取消|严禁|杜绝)(?:实行|设置?|搞|开展|参与|涉及|承担|从事|要求|下达|进行|签订?|通报|实施|纳入|任何|其他)*$"
)


@dataclass(frozen=True, slots=True)
class Barred:
    """Work that is barred in *place*: any of *words*, together with any of *also* unless any of *helping*.

    *flag* is the column of a request that says the same; *law* is set where a law may order it all the same.
    """

    code: str
    place: str
    statement: str
    words: tuple[str, ...]
    also: tuple[str, ...]
    helping: tuple[str, ...]
    flag: str
    law: bool
    source: str
    binds: bool

    def holds_in(self, place: str) -> bool:
        """Whether it holds in *place*: everywhere, or there."""
        return self.binds and (self.place == EVERYWHERE or self.place in place)


@dataclass(frozen=True, slots=True)
class Hit:
    """A line that a request comes under; *word* is what in the request tells, *doubt* why it may not after all."""

    line: Barred
    word: str
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class BarredWork:
    """The lines of a list, with SHA-256 of its file."""

    lines: tuple[Barred, ...]
    digest: str

    @classmethod
    def read(cls, path: str | None = None) -> BarredWork:
        """The shipped list, or the one at *path* in its place. Raises FileUnreadable or ListBroken."""
        return _read(Path(path) if path else SHIPPED)

    def hits(self, request: Request, place: str) -> list[Hit]:
        """The lines in force in *place* that *request* comes under, or may come under."""
        text = _text(request.name, request.part)
        more = _text(request.name, request.part, request.reason)
        found = (_hit(line, request, text, more) for line in self.lines if line.holds_in(place))
        return [hit for hit in found if hit]


@lru_cache(maxsize=4)
def _read(path: Path) -> BarredWork:
    found = listing(path, _NEEDED, _OPTIONAL)
    return BarredWork(tuple(map(_line, found.lines)), found.digest)


def _line(line: Line) -> Barred:
    flag, status = line.text("flag"), line.needed("status")
    columns = kind_of("request").by_name
    if flag and (flag not in columns or columns[flag].type != "flag"):
        raise line.broken(_("“{value}” is no yes-or-no column of a request.").format(value=flag))
    if status not in _STATUS:
        raise line.broken(_("“{value}” is neither in_force nor proposed.").format(value=status))
    line.needed("words")
    return Barred(
        code=line.needed("code"),
        place=line.needed("place"),
        statement=line.needed("statement"),
        words=line.words("words"),
        also=line.words("with"),
        helping=line.words("unless"),
        flag=flag,
        law=bool(line.text("except")),
        source=line.needed("source"),
        binds=_STATUS[status],
    )


def _hit(line: Barred, request: Request, text: str, more: str) -> Hit | None:
    """How *line* concerns a request; *text* is its name and part, *more* has its reason as well."""
    if line.flag and getattr(request, line.flag) == 1:
        return Hit(line, kind_of("request").by_name[line.flag].label)
    word = _found(line.words, text)
    if not word:
        return None
    if line.law and any(one.is_law for one in cited(request.basis)):
        return Hit(line, word, _("whether the law cited orders it has to be read there"))
    if not line.also:
        return Hit(line, word)
    tied = _found(line.also, more)
    if tied:
        return Hit(line, f"{word}、{tied}")
    if any(helping in text for helping in line.helping):
        return None
    return Hit(
        line, word, _("the community's part does not say whether it only helps or answers for it")
    )


def spoken_of(words: tuple[str, ...], *texts: str | None) -> str:
    """The first of *words* that one of *texts* says and does not deny; empty where none does."""
    return _found(words, _text(*texts))


def _text(*texts: str | None) -> str:
    """The texts as one to look for words in: blanks put between characters hide none."""
    return "\n".join(plain(text or "") for text in texts)


def _found(words: tuple[str, ...], text: str) -> str:
    """The first of *words* that *text* says and does not deny."""
    for word in words:
        if word not in text:
            continue
        for match in re.finditer(re.escape(word), text):
            before = text[: match.start()].rpartition("\n")[2]
            if not _NOT.search(before):
                return word
    return ""
