"""Departments by the work they pushed down and the money that followed it.

No such table is published anywhere; its rules are conventions of this tool, and stand in the report. Departments are
ordered by the money due that did not reach communities, equal sums share a rank; those of whose work nothing is known to
be due stand below without a rank. Rates are told only where enough stands behind them, counts always.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from registry.funding.ageing import Lateness
from registry.funding.balance import Balance
from registry.funding.holders import Holder, name_of
from registry.language import _, current
from registry.quantities import Amount, Unit, share
from reports.builders.pushdowns import AGAINST
from reports.document import (
    Beside,
    Cell,
    Column,
    ColumnKind,
    Document,
    Figure,
    Figures,
    Section,
    Side,
    Table,
    Text,
)
from reports.figures import by, count
from reports.funding import Funding
from reports.scope import Scope

FEN, COUNT = ColumnKind.FEN, ColumnKind.COUNT

LEAST_PUSHDOWNS = 20
"""Push-downs from which a share of them is told."""

LEAST_DUES = 5
"""Dues from which a share received is told."""

LEAST_REVIEWERS = 5
"""Communities from which a mean of their grades is told."""

POINTS = {"very_satisfied": 4, "satisfied": 3, "fair": 2, "dissatisfied": 1}
"""What a grade counts in the mean."""

BARS = 40


@dataclass
class Standing:
    """A department in the league."""

    department: Holder
    statuses: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    balance: Balance = field(default_factory=Balance)
    late: Lateness = field(default_factory=Lateness)
    minutes: Amount = field(default_factory=lambda: Amount(None, Unit.MINUTES, 0, 1))
    cuts: int = 0
    withdrawn: int = 0
    reviews: dict[str, Any] | None = None
    rank: int | None = None
    is_recorded: bool = True
    """Whether anybody recorded a payment; if not, nobody can be told what did not come."""

    @property
    def pushdowns(self) -> int:
        """How often it gave work, money withdrawn from a duty in force counting as once more."""
        return sum(self.statuses.values()) + self.cuts

    @property
    def against(self) -> int:
        """How often against the catalogue."""
        return sum(self.statuses[status] for status in AGAINST)

    @property
    def short(self) -> int | None:
        """Money due that did not reach communities, in money or services, in fen; None where nothing is known to be due."""
        if self.balance.due.value is None or not self.is_recorded:
            return None
        arrived = self.balance.received + self.balance.bought
        return max(0, int(self.balance.due.value) - arrived)

    @property
    def grade(self) -> Fraction | None:
        """The mean of the grades given; None where too few communities gave any."""
        if not self.reviews or self.reviews["reviewers"] < LEAST_REVIEWERS:
            return None
        points = sum(self.reviews[grade] * value for grade, value in POINTS.items())
        return Fraction(points, self.reviews["grades"]) if self.reviews["grades"] else None


KEY = (
    "league.departments",
    "league.pushdowns",
    "league.against",
    "league.due",
    "league.short",
    "league.cuts",
)
"""The figures that matter: work that is pushed down, and money that does not follow it."""


def league_report(scope: Scope) -> Document:
    """The league of the scope's year, in the current tongue."""
    money = Funding.of(scope)
    found = standings(money)
    return Document(
        report="league",
        title=_("Departments of {place} by work and money").format(place=scope.place),
        place=scope.place,
        period=str(money.year),
        as_of=scope.as_of,
        tongue=current(),
        sections=(
            Section(
                "league",
                _("Work pushed down, money that followed"),
                (Figures(_headline(found)), Text(_rules()), _table(money, found)),
            ),
            Section(
                "pictures",
                _("Work beside money"),
                (_beside(money, found),),
            ),
        ),
        notice=scope.notice,
        key=KEY,
    )


def standings(money: Funding) -> list[Standing]:
    """The departments in their order, with their ranks."""
    found: dict[str, Standing] = {}

    def of(code: str) -> Standing:
        new = Standing(Holder("department", code), is_recorded=money.recorded)
        return found.setdefault(code, new)

    for row in money.scope.measuring.rows("pushdown_by_department"):
        of(row["department"]).statuses[row["status"]] += row["pushdowns"]
    for payer, balance in money.by_payer.items():
        if payer and payer.kind == "department":
            of(payer.code).balance = balance
            of(payer.code).late = money.late.get(payer, Lateness())
    for cut in money.cuts:
        if cut.payer and cut.payer.kind == "department":
            of(cut.payer.code).cuts += 1
            of(cut.payer.code).withdrawn += cut.amount
    for code, minutes in _hours(money).items():
        of(code).minutes = Amount(minutes, Unit.MINUTES)
    reviewed = by(money.scope.measuring.rows("reviewed"), "department")
    for code, standing in found.items():
        standing.reviews = reviewed.get(code)
    return ranked(list(found.values()))


def _hours(money: Funding) -> dict[str, int]:
    """Minutes recorded of the duties that each department answers for."""
    found: dict[str, int] = defaultdict(int)
    for duty, year in money.costing.keys:
        owner = money.book.duties.department(duty, year)
        minutes = money.costing.minutes(duty, year).value
        if year == money.year and owner and minutes is not None:
            found[owner] += int(minutes)
    return found


def ranked(found: Sequence[Standing]) -> list[Standing]:
    """In order of the money that did not come, equal sums under one rank; without a rank where nothing is due."""
    ordered = sorted(
        found,
        key=lambda one: (one.short is None, -(one.short or 0), -one.pushdowns, one.department.code),
    )
    for place, one in enumerate(ordered, start=1):
        if one.short is None:
            continue
        before = ordered[place - 2] if place > 1 else None
        one.rank = before.rank if before and before.short == one.short else place
    return ordered


def _headline(found: list[Standing]) -> tuple[Figure, ...]:
    due = sum((one.balance.due for one in found), Amount(None, Unit.FEN, 0, 0))
    short = [one.short for one in found if one.short is not None]
    return (
        Figure("league.departments", _("departments"), count(len(found))),
        Figure("league.pushdowns", _("push-downs"), count(sum(one.pushdowns for one in found))),
        Figure("league.against", _("not listed"), count(sum(one.against for one in found))),
        Figure("league.due", _("money due of departments"), due),
        Figure(
            "league.short",
            _("of it not received"),
            Amount(sum(short) if short else None, Unit.FEN, len(short), max(len(found), 1)),
        ),
        Figure(
            "league.cuts",
            _("duties from which money was withdrawn"),
            count(sum(one.cuts for one in found)),
        ),
    )


def _rules() -> str:
    return _(
        "Ordered by the money due that did not reach communities, the largest sum first; equal sums share a rank. "
        "Departments of whose work nothing is known to be due have no rank and stand below, by push-downs. Money withdrawn "
        "from a duty in force counts as one more push-down. A share of push-downs is told from {pushdowns} push-downs on, "
        "a share of money from {dues} dues on, a mean grade (very satisfied 4, satisfied 3, fair 2, dissatisfied 1) from "
        "{reviewers} communities on. These rules are conventions of this tool."
    ).format(pushdowns=LEAST_PUSHDOWNS, dues=LEAST_DUES, reviewers=LEAST_REVIEWERS)


def _table(money: Funding, found: list[Standing]) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for one in found:
        known = money.recorded
        balance = one.balance
        judged = one.pushdowns - one.cuts - one.statuses["undetermined"]
        enough = judged >= LEAST_PUSHDOWNS
        rows.append(
            (
                "" if one.rank is None else str(one.rank),
                name_of(one.department, money.book.names),
                one.pushdowns,
                one.against,
                share(one.against, judged).value if enough else "—",
                one.minutes,
                balance.due,
                balance.arrived if known else None,
                balance.bought if known else None,
                one.short if known else None,
                balance.fundedness.value if known and balance.due.known >= LEAST_DUES else "—",
                one.late.overdue if known else None,
                max(one.late.days, one.late.worst) if known else None,
                one.cuts,
                one.withdrawn,
                one.grade if one.grade is not None else "—",
                one.reviews["reviewers"] if one.reviews else 0,
            )
        )
    columns = (
        Column("rank", _("rank")),
        Column("department", _("department"), role="department"),
        Column("pushdowns", _("push-downs"), COUNT),
        Column("against", _("not listed"), COUNT),
        Column("against_share", _("share not listed"), ColumnKind.SHARE),
        Column("hours", _("hours recorded"), ColumnKind.MINUTES),
        Column("due", _("money due"), FEN),
        Column("received", _("received"), FEN),
        Column("bought", _("bought for them"), FEN),
        Column("short", _("not received"), FEN),
        Column("fundedness", _("received of due"), ColumnKind.SHARE),
        Column("overdue", _("past its day"), FEN),
        Column("days", _("late by days at most"), COUNT),
        Column("cuts", _("cuts"), COUNT),
        Column("withdrawn", _("withdrawn"), FEN),
        Column("grade", _("mean grade"), ColumnKind.AVERAGE),
        Column("reviewers", _("by communities"), COUNT),
    )
    note = _(
        "Hours are those that some communities recorded of the duties that the department answers for."
    )
    return Table("league.table", _("League of departments"), columns, tuple(rows), None, note)


def _beside(money: Funding, found: list[Standing]) -> Beside:
    """Work on the left, money on the right, in the order of the league; unknown where nobody recorded a payment."""
    rows = tuple(
        (
            name_of(one.department, money.book.names),
            (one.pushdowns - one.against - one.cuts, one.against, one.cuts),
            _money_of(one) if money.recorded else None,
        )
        for one in found[:BARS]
    )
    work = (_("listed or not to be told"), _("not listed"), _("money withdrawn"))
    return Beside(
        "league.beside",
        _("Push-downs beside money due, in the order of the league"),
        Side(_("push-downs"), work),
        Side(_("money due"), (_("received"), _("not received")), Unit.FEN),
        rows,
        role="department",
    )


def _money_of(one: Standing) -> tuple[int, int] | None:
    """What was received of the money due and what was not; None where nothing is known to be due and nothing came."""
    received = max(0, one.balance.received + one.balance.bought)
    if one.short is None and not received:
        return None
    return received, one.short or 0
