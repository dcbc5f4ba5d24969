"""The index of statutes that name residents' committees, and what is known of laws that changed since.

The index shipped was last verified on 2025-04-19; an office puts its own in its place with ``files.statutes``. A law
that was revised after a line was verified is never judged by that line.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from catalog.basis.citations import Article, bare_title
from catalog.lists import LISTS, Line, listing
from registry.language import _
from registry.numerals import chinese_numeral

SHIPPED = LISTS / "national-statutes.csv"
CHANGES = LISTS / "changed-laws.csv"

_NEEDED = {
    "code": "代码",
    "name": "事项",
    "law": "法律法规",
    "article": "条款",
    "last_verified": "核对日期",
}
_OPTIONAL = {
    "category": "类别",
    "kind": "性质",
    "optional": "可选",
    "department": "部门",
    "version": "版本",
    "in_force_from": "施行日期",
    "in_force_until": "有效至",
    "note": "备注",
}
_CHANGED = {"law": "法律法规", "change": "变动", "since": "自", "source": "出处"}
_ARTICLE = re.compile(r"第?\s*(\d+|[^第条之]+?)\s*条?(?:之([一二三四五六七八九\d]))?")
_SHORT = {
    "居民委员会组织法": "城市居民委员会组织法",
    "居委会组织法": "城市居民委员会组织法",
    "城市居委会组织法": "城市居民委员会组织法",
}
UNVERIFIED = "须核对"
"""In a note: whether the law still holds has to be looked up first."""


@dataclass(frozen=True, slots=True)
class Statute:
    """A duty that an article gives to residents' committees; *duty* is a summary, *version* the day of the text.

    The text holds from *since* to *until*, both inclusive, as far as was known on the day *verified*.
    """

    code: str
    duty: str
    law: str
    article: Article
    version: str | None
    since: str | None
    until: str | None
    verified: str
    note: str

    @property
    def doubtful(self) -> bool:
        """Whether the line itself asks to be verified."""
        return UNVERIFIED in self.note and self.until is None


@dataclass(frozen=True, slots=True)
class Change:
    """A law that was repealed or wholly revised: from *since* on, as *source* says; *articles* of the new text."""

    law: str
    repealed: bool
    since: str
    articles: int | None
    successor: str
    source: str


class Statutes:
    """The index by law and article, together with the laws known to have changed."""

    def __init__(
        self, rows: Iterable[Statute], changes: Iterable[Change], digest: str, name: str
    ) -> None:
        self.rows = tuple(rows)
        self.changes = tuple(changes)
        self.digest = digest
        self.name = name

    @classmethod
    def read(cls, path: str | None = None) -> Statutes:
        """The shipped index, or the one at *path* in its place.

        Raises:
            FileUnreadable, ListBroken: if it cannot be read, or a line cannot be meant.
        """
        index = listing(Path(path) if path else SHIPPED, _NEEDED, _OPTIONAL)
        changed = listing(CHANGES, _CHANGED, {"articles": "条数", "successor": "替代"})
        digest = hashlib.sha256(f"{index.digest}{changed.digest}".encode()).hexdigest()
        return cls(map(_statute, index.lines), map(_change, changed.lines), digest, index.path.name)

    @cached_property
    def verified(self) -> str:
        """The day on which the index as a whole was last verified: that of its newest line."""
        return max(row.verified for row in self.rows)

    @cached_property
    def _by_law(self) -> dict[str, list[Statute]]:
        found: dict[str, list[Statute]] = {}
        for row in self.rows:
            found.setdefault(row.law, []).append(row)
        return found

    @cached_property
    def _changes_by_law(self) -> dict[str, list[Change]]:
        found: dict[str, list[Change]] = {}
        for change in self.changes:
            found.setdefault(change.law, []).append(change)
        return found

    @staticmethod
    def law_of(title: str) -> str:
        """The title under which a law stands in the index."""
        return _law_of(title)

    def of(self, title: str) -> list[Statute]:
        """All lines of a law, of whatever version; empty where the index does not have it."""
        return self._by_law.get(self.law_of(title), [])

    def holding(self, title: str, day: str) -> list[Statute]:
        """The lines of a law whose text is known to be in force on *day*."""
        change = self.change(title, day)
        return [
            row
            for row in self.of(title)
            if (row.since or row.version or "") <= day <= (row.until or "9999")
            and not row.doubtful
            and not (change and row.verified < change.since)
        ]

    def naming(self, title: str, article: Article, day: str) -> list[Statute]:
        """The lines in force on *day* that say what *article* gives to residents' committees."""
        return [row for row in self.holding(title, day) if row.article[:2] == article[:2]]

    def change(self, title: str, day: str) -> Change | None:
        """The last change of a law that had taken effect by *day*."""
        known = self._changes_by_law.get(self.law_of(title), [])
        taken = [change for change in known if change.since <= day]
        return max(taken, key=lambda change: change.since, default=None)


@lru_cache(maxsize=1024)
def _law_of(title: str) -> str:
    bare = bare_title(title)
    return _SHORT.get(bare, bare)


def _statute(line: Line) -> Statute:
    return Statute(
        code=line.needed("code"),
        duty=line.needed("name"),
        law=Statutes.law_of(line.needed("law")),
        article=_article(line),
        version=line.day("version"),
        since=line.day("in_force_from"),
        until=line.day("in_force_until", last=True),
        verified=_verified(line),
        note=line.text("note"),
    )


def _verified(line: Line) -> str:
    line.needed("last_verified")
    return line.day("last_verified") or ""


def _article(line: Line) -> Article:
    written = line.needed("article")
    match = _ARTICLE.fullmatch(written)
    number = _whole(match[1]) if match else None
    if match is None or not number:
        raise line.broken(_("“{value}” is no article such as 第七条.").format(value=written))
    return Article(number, _whole(match[2] or "0") or 0)


def _whole(text: str) -> int | None:
    return int(text) if text.isdigit() else chinese_numeral(text)


def _change(line: Line) -> Change:
    articles = line.text("articles")
    return Change(
        law=Statutes.law_of(line.needed("law")),
        repealed=line.needed("change") == "repealed",
        since=line.day("since") or line.needed("since"),
        articles=int(articles) if articles else None,
        successor=line.text("successor"),
        source=line.needed("source"),
    )
