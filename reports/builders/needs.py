"""Needs and problems that communities reported: how many are settled, by whom, how long it took, and what still waits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from registry.language import _, current
from registry.periods import days_between
from registry.quantities import Unit, share, show
from registry.sheets import kind_of
from reports.document import (
    Bars,
    Block,
    Cell,
    Column,
    ColumnKind,
    Document,
    Figure,
    Figures,
    Section,
    Table,
    Text,
)
from reports.figures import ROWS_ON_PAGE, count, median
from reports.scope import Scope

SETTLED = frozenset({"done", "refused"})
STATES = ("done", "in_hand", "open", "refused", None)
_URGENCY = {"urgent": 0, "normal": 1, "low": 2, None: 3}

Row = dict[str, Any]

WHOLE_DAY = 10
"""Characters of a date that names a day, not a month."""

BARS = 20
LONGEST = 50
"""Open ones that the page shows; the files hold all."""


KEY = (
    "needs.count",
    "needs.rate",
    "needs.waiting",
    "needs.urgent",
)
"""The figures that matter: how much was reported, settled, and is still open."""


def needs_report(scope: Scope) -> Document:
    """What was reported up to the scope's day, in the current tongue."""
    rows = scope.measuring.rows("needs")
    sections = [Section("summary", _("Summary"), _summary(scope, rows))]
    if rows:
        sections += [
            Section("handlers", _("By who handles them"), _handlers(rows)),
            Section("places", _("By place"), _places(scope, rows)),
            Section("waiting", _("Not settled yet"), _waiting(scope, rows)),
        ]
    return Document(
        report="needs",
        title=_("Needs and problems of the communities of {place}").format(place=scope.place),
        place=scope.place,
        period="",
        as_of=scope.as_of,
        tongue=current(),
        sections=tuple(sections),
        notice=scope.notice,
        key=KEY,
    )


def _label(column: str, value: str | None) -> str:
    choice = kind_of("need").by_name[column]
    return choice.choice_label(value) if value else _("unstated")


def _number(rows: list[Row], state: str | None) -> int:
    return sum(row["state"] == state for row in rows)


def _days(rows: list[Row]) -> list[int]:
    """Days from report to settlement of those that state both as days."""
    return [
        days_between(row["date"], row["closed_on"])
        for row in rows
        if row["state"] == "done"
        and row["closed_on"]
        and len(row["date"]) == len(row["closed_on"]) == WHOLE_DAY
    ]


def _summary(scope: Scope, rows: list[Row]) -> tuple[Block, ...]:
    done, kinds = _number(rows, "done"), [row["kind"] for row in rows]
    waiting = [row for row in rows if row["state"] not in SETTLED]
    urgent = sum(row["urgency"] == "urgent" for row in waiting)
    took = _days(rows)
    figures = Figures(
        (
            Figure("needs.count", _("reported"), count(len(rows))),
            Figure("needs.needs", _label("kind", "need"), count(kinds.count("need"))),
            Figure("needs.problems", _label("kind", "problem"), count(kinds.count("problem"))),
            Figure("needs.done", _label("state", "done"), count(done)),
            Figure("needs.rate", _("share settled"), share(done, len(rows))),
            Figure("needs.waiting", _("not settled yet"), count(len(waiting))),
            Figure("needs.urgent", _("of them urgent"), count(urgent)),
        )
    )
    if not rows:
        return figures, Text(_("No community reported a need or a problem."))
    text = _(
        "Up to {day} communities reported {count} needs and problems; {done} are settled ({rate}), {waiting} are not, "
        "{urgent} of these urgent."
    ).format(
        day=scope.as_of,
        count=f"{len(rows):,}",
        done=f"{done:,}",
        rate=show(share(done, len(rows)).value, Unit.SHARE),
        waiting=f"{len(waiting):,}",
        urgent=f"{urgent:,}",
    )
    if took:
        text += " " * (current() == "en") + _(
            "Settling took {days} days in the median, of {count} with both days stated."
        ).format(days=show(median(took), Unit.AVERAGE), count=f"{len(took):,}")
    return (
        figures,
        Text(text),
        _table(
            (_("kind and urgency"), _("Needs and problems by kind and urgency")),
            "needs.kinds",
            rows,
            _kind_of,
            99,
        ),
    )


def _kind_of(row: Row) -> str:
    return f"{_label('kind', row['kind'])} · {_label('urgency', row['urgency'])}"


def _handler(row: Row) -> str:
    return row["handler"] or _("unstated")


def _table(
    titles: tuple[str, str],
    name: str,
    rows: list[Row],
    of: Callable[[Row], str],
    limit: int,
    role: str = "",
) -> Table:
    """How many by what *of* says of a row, with their states, and how long they took; those that wait most come first.

    *titles* are those of the first column and of the table.
    """
    label_of, title = titles
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[of(row)].append(row)
    number = ColumnKind.COUNT
    columns = (
        Column("of", label_of, role=role),
        Column("count", _("reported"), number),
        *(Column(state or "unsaid", _label("state", state), number) for state in STATES),
        Column("rate", _("share settled"), ColumnKind.SHARE),
        Column("days", _("days to settle (median)"), ColumnKind.AVERAGE),
    )
    waiting = {
        name: sum(r["state"] not in SETTLED for r in group) for name, group in groups.items()
    }
    lines: list[tuple[Cell, ...]] = [
        (
            label,
            len(groups[label]),
            *(_number(groups[label], state) for state in STATES),
            share(_number(groups[label], "done"), len(groups[label])).value,
            median(_days(groups[label])),
        )
        for label in sorted(groups, key=lambda label: (-waiting[label], label))
    ]
    return Table(name, title, columns, tuple(lines), limit)


def _handlers(rows: list[Row]) -> tuple[Block, ...]:
    table = _table(
        (_("handled by"), _("How each handler settled them")),
        "needs.handlers",
        rows,
        _handler,
        ROWS_ON_PAGE,
        "department",
    )
    states = tuple(state for state in STATES if any(row["state"] == state for row in rows))
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[_handler(row)].append(row)
    order = sorted(groups, key=lambda label: (-len(groups[label]), label))[:BARS]
    bars = Bars(
        "needs.bars",
        _("Needs and problems by who handles them"),
        tuple(_label("state", state) for state in states),
        tuple((one, tuple(_number(groups[one], state) for state in states)) for one in order),
        role="department",
    )
    return bars, table


def _places(scope: Scope, rows: list[Row]) -> tuple[Block, ...]:
    def district(row: Row) -> str:
        return scope.names.place_name(row["district"]) if row["district"] else _("unstated")

    def community(row: Row) -> str:
        return scope.community_name(row["community"])

    return (
        _table(
            (_("district"), _("Needs and problems of each district")),
            "needs.districts",
            rows,
            district,
            ROWS_ON_PAGE,
            "district",
        ),
        _table(
            (_("community"), _("Needs and problems of each community")),
            "needs.communities",
            rows,
            community,
            ROWS_ON_PAGE,
            "community",
        ),
    )


def _waiting(scope: Scope, rows: list[Row]) -> tuple[Block, ...]:
    waiting = [row for row in rows if row["state"] not in SETTLED]
    if not waiting:
        return (Text(_("Everything that was reported is settled.")),)
    waiting.sort(key=lambda row: (_URGENCY[row["urgency"]], row["date"], row["id"]))
    kind = kind_of("need").by_name
    columns = (
        Column("community", kind["community"].label, role="community"),
        Column("what", kind["what"].label),
        Column("kind", kind["kind"].label),
        Column("urgency", kind["urgency"].label),
        Column("handler", kind["handler"].label, role="department"),
        Column("state", kind["state"].label),
        Column("date", kind["date"].label),
        Column("days", _("days waiting"), ColumnKind.COUNT),
    )
    lines = tuple(
        (
            scope.community_name(row["community"]),
            row["what"],
            _label("kind", row["kind"]),
            _label("urgency", row["urgency"]),
            _handler(row),
            _label("state", row["state"]),
            row["date"],
            days_between(row["date"], scope.as_of) if len(row["date"]) == WHOLE_DAY else None,
        )
        for row in waiting
    )
    title = _("Not settled yet, the urgent first, then the oldest")
    return (Table("needs.waiting", title, columns, lines, LONGEST),)
