"""Push-downs by department: listed or not on their day, money promised and received."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from registry.language import _
from registry.quantities import share
from reports.document import (
    Bars,
    Block,
    Cell,
    Column,
    ColumnKind,
    Figure,
    Figures,
    Section,
    Table,
    Text,
)
from reports.figures import ROWS_ON_PAGE, by, count, money
from reports.scope import Scope

STATUSES = ("listed", "unlisted", "expired", "barred", "undetermined")

AGAINST = ("unlisted", "expired", "barred")
"""Statuses that go against the catalogue; where no catalogue held, nothing can be said."""

BARS = 20


def status_labels() -> dict[str, str]:
    """What the catalogue said of a push-down on its day."""
    return {
        "listed": _("listed"),
        "unlisted": _("unlisted"),
        "expired": _("no longer listed"),
        "barred": _("on the negative list"),
        "undetermined": _("no catalogue to judge by"),
    }


def pushdown_section(scope: Scope) -> Section:
    """The push-downs of the period, those not listed first."""
    per: dict[str, dict[str, dict[str, Any]]] = defaultdict(dict)
    for row in scope.measuring.rows("pushdown_by_department"):
        per[row["department"]][row["status"]] = row
    title = _("Push-downs")
    if not per:
        return Section(
            "pushdown", title, (Text(_("The register holds no push-down of this period.")),)
        )
    paid = by(scope.measuring.rows("money_by_department"), "department")
    nothing: dict[str, Any] | None = {} if paid else None
    rows = sorted(
        (_row(scope, code, statuses, paid.get(code, nothing)) for code, statuses in per.items()),
        key=lambda row: (-_not_listed(row), -int(str(row[1])), str(row[0])),
    )
    blocks: list[Block] = [
        Figures(_figures(per, paid)),
        _bars(scope, per),
        Table(
            "pushdown.departments",
            _("Push-downs by department"),
            _columns(),
            tuple(rows),
            ROWS_ON_PAGE,
        ),
        _unlisted(scope),
    ]
    return Section("pushdown", title, tuple(blocks))


def _not_listed(row: tuple[Cell, ...]) -> int:
    return sum(cell for cell in row[3:6] if isinstance(cell, int))


def _figures(
    per: dict[str, dict[str, dict[str, Any]]], paid: dict[Any, dict[str, Any]]
) -> tuple[Figure, ...]:
    flat = [(status, row) for statuses in per.values() for status, row in statuses.items()]
    in_all = sum(row["pushdowns"] for _status, row in flat)
    labels = status_labels()
    by_status = {
        name: sum(row["pushdowns"] for status, row in flat if status == name) for name in STATUSES
    }
    promised = sum(row["promised"] or 0 for _status, row in flat)
    known = sum(row["promised_known"] for _status, row in flat)
    about = any(row["promised_about"] for _status, row in flat)
    paid_out, received, no_department = (
        money(sum(row.get(name) or 0 for row in rows), int(bool(paid)), 1)
        for name, rows in (
            ("paid", paid.values()),
            ("received", paid.values()),
            ("received", [paid.get(None, {})]),
        )
    )
    return (
        Figure("pushdown.count", _("push-downs"), count(in_all)),
        *(
            Figure(f"pushdown.{name}.count", labels[name], count(by_status[name]))
            for name in STATUSES
        ),
        Figure(
            "pushdown.unlisted.share",
            _("share not listed"),
            share(sum(by_status[name] for name in AGAINST), in_all - by_status["undetermined"]),
        ),
        Figure(
            "pushdown.promised", _("money promised"), money(promised, known, in_all, about=about)
        ),
        Figure("pushdown.paid", _("money that left the departments"), paid_out),
        Figure("pushdown.received", _("money that reached communities"), received),
        Figure(
            "pushdown.received.unassigned",
            _("received for no department that could be told"),
            no_department,
        ),
    )


def _bars(scope: Scope, per: dict[str, dict[str, dict[str, Any]]]) -> Bars:
    counted = [
        (
            scope.department(code),
            tuple(statuses.get(name, {}).get("pushdowns", 0) for name in STATUSES),
        )
        for code, statuses in per.items()
    ]
    rows = sorted(counted, key=lambda row: (-sum(row[1]), row[0]))[:BARS]
    labels = status_labels()
    title = _("Push-downs by department, the first {count}").format(count=len(rows))
    parts = tuple(labels[name] for name in STATUSES)
    return Bars("pushdown.bars", title, parts, tuple(rows), role="department")


def _row(
    scope: Scope, code: str, statuses: dict[str, dict[str, Any]], paid: dict[str, Any] | None
) -> tuple[Cell, ...]:
    found = statuses.values()
    in_all = sum(row["pushdowns"] for row in found)
    counts = [statuses.get(name, {}).get("pushdowns", 0) for name in STATUSES]
    promised = money(
        sum(row["promised"] or 0 for row in found),
        sum(row["promised_known"] for row in found),
        in_all,
        about=any(row["promised_about"] for row in found),
    )
    left, came = (None if paid is None else paid.get(name) or 0 for name in ("paid", "received"))
    return (
        scope.department(code),
        in_all,
        *counts,
        share(sum(counts[1:4]), in_all - counts[4]).value,
        promised,
        left,
        came,
    )


def _columns() -> tuple[Column, ...]:
    labels = status_labels()
    return (
        Column("department", _("department"), role="department"),
        Column("pushdowns", _("in all"), ColumnKind.COUNT),
        *(Column(name, labels[name], ColumnKind.COUNT) for name in STATUSES),
        Column("not_listed", _("share not listed"), ColumnKind.SHARE),
        Column("promised", _("money promised"), ColumnKind.FEN),
        Column("paid", _("money paid"), ColumnKind.FEN),
        Column("received", _("money received by communities"), ColumnKind.FEN),
    )


def _unlisted(scope: Scope) -> Table:
    labels = status_labels()
    rows = tuple(
        (
            scope.department(row["department"]),
            row["duty"],
            labels[row["status"]],
            row["pushdowns"],
            row["last_date"],
        )
        for row in scope.measuring.rows("pushdown_unlisted")
    )
    columns = (
        Column("department", _("department"), role="department"),
        Column("duty", _("work as it was called")),
        Column("status", _("catalogue")),
        Column("pushdowns", _("times"), ColumnKind.COUNT),
        Column("last", _("last on")),
    )
    return Table(
        "pushdown.unlisted",
        _("What was pushed down without being listed"),
        columns,
        rows,
        ROWS_ON_PAGE,
    )
