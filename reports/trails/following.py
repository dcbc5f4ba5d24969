"""Trails followed on a register: the facts behind a figure, how many, what they come to, and where they were read."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import Any

from catalog.editions import Edition
from catalog.editions.publishing import edition_before, edition_in_force
from registry.errors import BadUsage
from registry.funding.holders import Holder, name_of
from registry.language import N_, _, sentences
from registry.measures import Measure, measure
from registry.quantities import Amount, round_half_up
from registry.store import EVERYTHING
from reports.scope import Scope
from reports.trails.way import Parts, Trail, query
from reports.trails.ways import Found, way_of
from reports.trails.words import WORDS

_OF_ALL = frozenset({"kind", "duty_kind", "department", "home", "holder"})
"""Parameters that ask for everything where nothing was captured or said."""


LABELS = {
    "table": N_("table of the register"),
    "fact": N_("number of the fact"),
    "file": N_("file read"),
    "sheet": N_("sheet of the file"),
    "row": N_("row of the sheet"),
    "what": N_("item or duty"),
    "who": N_("by whom"),
    "where": N_("where it lies"),
    "date": N_("day stated"),
    "amount": N_("amount of it"),
}
"""What is told of a fact, with the headings."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact behind a figure: its table and number, where it was read, and what a reader wants to see of it."""

    table: str
    number: int
    file: str
    sheet: str
    row: int | None
    what: str
    who: str
    where: str
    date: str
    amount: int | None


@dataclass(frozen=True, slots=True)
class Traced:
    """What stands behind a figure.

    *words* say what was asked, *sql* is the query and *parameters* its values. There are *rows* rows of *facts* facts,
    which come to *amount*; None where none is stated. *files* are names with their numbers of facts, *first* the first
    facts. *parts* are other figures of which it is made; then there is no query.
    """

    figure: str
    words: tuple[str, ...]
    exact: bool
    sql: str = ""
    parameters: tuple[tuple[str, str], ...] = ()
    rows: int = 0
    facts: int = 0
    amount: Amount = field(default_factory=lambda: Amount(None))
    files: tuple[tuple[str, int], ...] = ()
    first: tuple[Fact, ...] = ()
    parts: tuple[Traced, ...] = ()


@dataclass
class Follower:
    """Follows trails in a scope. *department* and *community* are codes of whom a report of one alone speaks.

    *edition* is the edition that a catalogue lists, *before* the one that it is set against; those in force if unsaid.
    """

    scope: Scope
    today: str
    department: str | None = None
    community: str | None = None
    edition: Edition | None = None
    before: Edition | None = None
    _done: dict[tuple[str, int | None], Traced] = field(default_factory=dict, init=False)
    _counted: dict[tuple[Any, ...], list[dict[str, Any]]] = field(default_factory=dict, init=False)

    def trace(self, figure: str, limit: int | None) -> Traced:
        """What stands behind *figure*, with its first *limit* facts, or all; raises where it needs to be said of whom."""
        if (figure, limit) not in self._done:
            found = way_of(figure)
            self._check(figure)
            way = found.way
            self._done[figure, limit] = (
                self._made(figure, way, limit)
                if isinstance(way, Parts)
                else self._followed(found, way, limit)
            )
        return self._done[figure, limit]

    def _check(self, figure: str) -> None:
        report = figure.partition(".")[0]
        if report == "department" and self.department is None:
            raise BadUsage(
                _("“{figure}” is of one department: say --department.").format(figure=figure)
            )
        if report == "community" and self.community is None:
            raise BadUsage(
                _("“{figure}” is of one community: say --community.").format(figure=figure)
            )

    def _made(self, figure: str, way: Parts, limit: int | None) -> Traced:
        parts = tuple(self.trace(part, limit) for part in way.figures)
        files: dict[str, int] = {}
        for part in parts:
            for name, count in part.files:
                files[name] = max(count, files.get(name, 0))
        words = _(way.formula)
        if parts:
            names = _(", ").join(way.figures)
            words = sentences(_("Made of {figures}.").format(figures=names), words)
        return Traced(
            figure,
            (words,),
            exact=all(part.exact for part in parts),
            rows=sum(part.rows for part in parts),
            facts=sum(part.facts for part in parts),
            files=tuple(files.items()),
            parts=parts,
        )

    def _followed(self, found: Found, way: Trail, limit: int | None) -> Traced:
        asked = query(way.query)
        given = self._given(found, way, asked)
        counted = self._counts(asked, given)
        amounts = [row["amount"] for row in counted if row["amount"] is not None]
        rows, known = sum(row["rows"] for row in counted), sum(row["known"] for row in counted)
        files: dict[str, int] = {}
        for row in counted:
            name = self._sheets.get(row["sheet_id"], ("", ""))[0] or _("typed on a terminal")
            files[name] = files.get(name, 0) + row["facts"]
        words = [_(WORDS[way.query])]
        if way.worked:
            words.append(_(way.worked))
        return Traced(
            found.figure,
            tuple(words),
            way.exact,
            asked.sql,
            self._said(asked, given),
            rows,
            sum(row["facts"] for row in counted),
            _amount(sum(amounts) if amounts else None if rows else 0, way, known, rows),
            tuple(sorted(files.items(), key=lambda item: (-item[1], item[0]))),
            tuple(self._first(asked, given, limit)),
        )

    def _given(self, found: Found, way: Trail, asked: Measure) -> dict[str, Any]:
        """The values of the parameters that the scope does not know."""
        given: dict[str, Any] = dict.fromkeys(_OF_ALL)
        given |= {"today": self.today, "department": self.department, "home": self.community}
        given |= {**way.given, **found.captured}
        if found.figure == "community.money.held":
            home = self.scope.names.communities[self.community or ""]
            given["holder"] = home.street or ""
        if asked.parameters & {"edition", "other"}:
            later, earlier = self._editions
            codes = later.code, earlier.code if earlier else None
            given["edition"], given["other"] = reversed(codes) if way.turned else codes
        return {name: value for name, value in given.items() if name in asked.parameters}

    @cached_property
    def _editions(self) -> tuple[Edition, Edition | None]:
        register = self.scope.register
        later = self.edition or edition_in_force(register, self.scope.as_of)
        return later, self.before or edition_before(register, later)

    def _counts(self, asked: Measure, given: dict[str, Any]) -> list[dict[str, Any]]:
        key = asked.name, *sorted((name, str(value)) for name, value in given.items())
        if key not in self._counted:
            sql = (
                "SELECT fact_table, sheet_id, COUNT(*) AS rows, COUNT(DISTINCT fact_id) AS facts, "
                "SUM(amount) AS amount, COUNT(amount) AS known "
                f"FROM (\n{_unordered(asked.sql)}\n) AS trail GROUP BY fact_table, sheet_id ORDER BY fact_table, sheet_id"
            )
            self._counted[key] = self.scope.measuring.ask(asked, sql, given)
        return self._counted[key]

    def _first(self, asked: Measure, given: dict[str, Any], limit: int | None) -> list[Fact]:
        sql = asked.sql if limit is None else f"{asked.sql}\nLIMIT {int(limit)}"
        rows = self.scope.measuring.ask(asked, sql, given) if limit != 0 else []
        return [
            Fact(
                row["fact_table"],
                row["fact_id"],
                *self._sheets.get(row["sheet_id"], ("", "")),
                row["row"],
                row["what"] or "",
                self._name(row["who_kind"], row["who"]),
                self._name(row["where_kind"], row["where_code"]),
                row["date"] or "",
                row["amount"],
            )
            for row in rows
        ]

    def _name(self, kind: str | None, code: str | None) -> str:
        return name_of(Holder(kind or "other", code), self.scope.names) if code else ""

    @cached_property
    def _sheets(self) -> dict[int, tuple[str, str]]:
        rows = self.scope.register.query(
            "SELECT sheet.id, source.name, sheet.name FROM sheet INNER JOIN source ON source.id = sheet.source_id"
        )
        return {number: (file, sheet) for number, file, sheet in rows}

    def _said(self, asked: Measure, given: dict[str, Any]) -> tuple[tuple[str, str], ...]:
        """The parameters of the query and of what it needs, by name; what asks for everything is left out."""
        values = {**self.scope.measuring.parameters, **given}
        names = set(asked.parameters)
        waiting = list(asked.needs)
        while waiting:
            needed = measure(waiting.pop())
            names |= needed.parameters
            waiting += needed.needs
        if values.get("known") == EVERYTHING:
            values["known"] = None
        return tuple(
            (name, str(values[name])) for name in sorted(names) if values.get(name) is not None
        )


def _unordered(sql: str) -> str:
    """The query without its closing order, which a sum does not need."""
    return sql.rpartition("\nORDER BY")[0]


def _amount(amount: int | None, way: Trail, known: int, rows: int) -> Amount:
    if amount is not None and way.scale != 1:
        amount = int(round_half_up(Fraction(amount, way.scale)))
    return Amount(amount, way.unit, known if rows else 1, max(rows, 1))
