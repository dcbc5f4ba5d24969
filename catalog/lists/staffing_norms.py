"""Norms for the people of communities: what documents ask for, and how a community stands to it.

Norms hold where their document holds; the list keeps place, year and status beside each, and leaves empty what the
document does not say. Ranges are exact: one person for 300 to 500 households asks households ÷ 500 to households ÷ 300.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache

from catalog.likeness.synonyms import plain
from catalog.lists import LISTS, Line, listing
from registry.language import _
from registry.patterns import Pattern

SHIPPED = LISTS / "staffing-norms.csv"

ALL_POSTS, IN_SERVICE, RESERVE = "全部", "在岗", "后备"
"""Words for posts in the list: every post of a register, every post but the reserve; and the reserve itself."""

_NEEDED = {"code": "代码", "name": "名称", "basis": "依据量", "place": "地区"}
_OPTIONAL = {
    "posts": "岗位",
    "counts": "原文所称人员",
    "low": "下限",
    "high": "上限",
    "per": "每",
    "classes": "分档",
    "document": "文件",
    "year": "年份",
    "status": "效力",
    "note": "备注",
}
_STATUS = {
    "": "",
    "in_force": "in_force",
    "现行有效": "in_force",
    "proposed": "proposed",
    "建议": "proposed",
    "拟议": "proposed",
    "floor": "floor",
    "下限": "floor",
}
_BAND = Pattern(r"([^:]+):(?:(\d+)-(\d*))?:(\d+)-(\d+)")
_BEFORE = Pattern(r"^(?:社区|村)+")
_AFTER = Pattern(r"(?:班子|成员|委员|干部|人员|工作者|工作|社区)+$")
_QUOTES = Pattern(r"[“”\"'‘’「」]")


class Basis(StrEnum):
    """What a norm reckons by."""

    PER_HOUSEHOLDS = "per_households"
    BY_RESIDENTS = "by_residents"
    BY_SIZE = "by_size"
    PER_RESIDENTS = "per_residents"
    GRID_HOUSEHOLDS = "grid_households"
    TRAINING = "training"
    PAY_SHARE = "pay_share"


FOR_PEOPLE = (Basis.PER_HOUSEHOLDS, Basis.BY_RESIDENTS, Basis.BY_SIZE, Basis.PER_RESIDENTS)
"""The norms that ask for a number of people in a community."""


class Standing(StrEnum):
    """How what is there stands to what a norm asks for."""

    BELOW = "below"
    WITHIN = "within"
    ABOVE = "above"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Span:
    """From *low* to *high*, both ends included; None is an open end."""

    low: Fraction
    high: Fraction | None


@dataclass(frozen=True, slots=True)
class Band:
    """A class of communities: from so many residents to so many (None: not stated, or open), and the people it gets."""

    name: str
    least: int | None
    most: int | None
    people: Span

    def may_hold(self, residents: int) -> bool:
        """Whether a community of so many residents may be of this class; a shared boundary belongs to either."""
        if self.least is None:
            return True
        return self.least <= residents and (self.most is None or residents <= self.most)


@dataclass(frozen=True, slots=True)
class Norm:
    """A norm as its document states it. *posts* are those of a register that it counts, *counts* its own words for them."""

    code: str
    name: str
    basis: Basis
    posts: tuple[str, ...]
    counts: str
    low: Fraction | None
    high: Fraction | None
    per: int
    bands: tuple[Band, ...]
    document: str
    place: str
    year: str
    status: str
    note: str

    def counts_post(self, post: str) -> bool:
        """Whether the norm counts the people of a post, as a register names it."""
        named = bare(post)
        if ALL_POSTS in self.posts or named in self.posts:
            return True
        return IN_SERVICE in self.posts and named != RESERVE

    def people(self, posts: Mapping[str, int | None]) -> tuple[int | None, bool]:
        """The people in the posts that it counts, and whether all of them are known; None where none is."""
        counted = [people for post, people in posts.items() if self.counts_post(post)]
        known = [people for people in counted if people is not None]
        return (sum(known) if known else None), bool(counted) and len(known) == len(counted)


@lru_cache(maxsize=256)
def bare(post: str) -> str:
    """A post without the words that change nothing: 社区“两委”班子成员 is 两委, 后备干部 is 后备. A convention of this tool."""
    named = _BEFORE.sub("", _QUOTES.sub("", plain(post)))
    return _AFTER.sub("", named) or named


@lru_cache(maxsize=1)
def norms() -> tuple[Norm, ...]:
    """The shipped norms, in the order of the list. Raises FileUnreadable or ListBroken."""
    return tuple(_norm(line) for line in listing(SHIPPED, _NEEDED, _OPTIONAL).lines)


def classes(norm: Norm, residents: int | None) -> tuple[Band, ...]:
    """The classes that a community of so many residents may be of.

    Several where the document leaves it open: 岳麓 does not say to which class exactly 6,000 residents belong, 十堰 not
    which communities are large. None at all where residents are unknown and classes go by them.
    """
    if norm.basis is Basis.BY_SIZE:
        return norm.bands
    if residents is None:
        return ()
    return tuple(band for band in norm.bands if band.may_hold(residents))


def asked(
    norm: Norm, *, households: int | None = None, residents: int | None = None
) -> tuple[Span, ...]:
    """The people that the norm asks for in a community: each range that may be meant; none where its size is unknown."""
    if norm.basis is Basis.PER_HOUSEHOLDS and households is not None and norm.low and norm.high:
        return (Span(households / norm.high, households / norm.low),)
    if norm.basis is Basis.PER_RESIDENTS and residents is not None and norm.low is not None:
        high = None if norm.high is None else residents * norm.high / norm.per
        return (Span(residents * norm.low / norm.per, high),)
    if norm.basis in (Basis.BY_RESIDENTS, Basis.BY_SIZE):
        return tuple(band.people for band in classes(norm, residents))
    return ()


def stands(
    actual: int | Fraction | None, spans: tuple[Span, ...], *, complete: bool = True
) -> Standing:
    """How *actual* stands to each range that may be meant: told only where all of them give the same answer.

    If *actual* is not *complete* there are at least so many: then only what is above already can be told.
    """
    if actual is None or not spans:
        return Standing.UNKNOWN
    found = {_against(actual, span) for span in spans}
    if not complete and found != {Standing.ABOVE}:
        return Standing.UNKNOWN
    return found.pop() if len(found) == 1 else Standing.UNKNOWN


def grid_stands(norm: Norm, households: int | None, grids: int | None) -> Standing:
    """How the households of a grid, on average, stand to the norm; below is a grid that is smaller than it asks."""
    if households is None or not grids or norm.low is None:
        return Standing.UNKNOWN
    return stands(Fraction(households, grids), (Span(norm.low, norm.high),))


def _against(actual: int | Fraction, span: Span) -> Standing:
    if actual < span.low:
        return Standing.BELOW
    return Standing.ABOVE if span.high is not None and actual > span.high else Standing.WITHIN


def _norm(line: Line) -> Norm:
    basis, status = line.needed("basis"), line.text("status")
    if basis not in set(Basis):
        raise line.broken(_("“{value}” is no basis of a staffing norm.").format(value=basis))
    if status not in _STATUS:
        raise line.broken(
            _("“{value}” is none of in_force, proposed and floor.").format(value=status)
        )
    return Norm(
        code=line.needed("code"),
        name=line.needed("name"),
        basis=Basis(basis),
        posts=line.words("posts"),
        counts=line.text("counts"),
        low=_number(line, "low"),
        high=_number(line, "high"),
        per=int(_number(line, "per") or 1),
        bands=tuple(_band(line, each) for each in line.words("classes")),
        document=line.text("document"),
        place=line.needed("place"),
        year=line.text("year"),
        status=_STATUS[status],
        note=line.text("note"),
    )


def _number(line: Line, column: str) -> Fraction | None:
    value = line.text(column)
    if value and not value.isdecimal():
        raise line.broken(_("“{value}” is no whole number.").format(value=value))
    return Fraction(int(value)) if value else None


def _band(line: Line, text: str) -> Band:
    match = _BAND.fullmatch(text)
    if match is None:
        raise line.broken(_("“{value}” is no class of communities.").format(value=text))
    name, least, most, low, high = match.groups()
    return Band(
        name,
        int(least) if least else None,
        int(most) if most else None,
        Span(Fraction(int(low)), Fraction(int(high))),
    )
