"""One section for each kind of burden: how many, what stands behind them, by department, by community."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from registry.language import _
from registry.sheets import burden_kinds
from reports.builders.overview import kinds_in_order
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
from reports.figures import ROWS_ON_PAGE, by, change, count, hours, reduction
from reports.scope import Scope

STATUS = (
    "permitted",
    "barred",
    "without_basis",
    "basis_unknown",
    "without_live_duty",
    "duty_unknown",
)

BARS = 15


def kind_sections(scope: Scope) -> list[Section]:
    """The sections of all kinds that are held, or are one of the five."""
    return [_section(scope, kind) for kind in kinds_in_order(scope)]


def _section(scope: Scope, kind: str) -> Section:
    counts = by(scope.measuring.rows("burden_by_kind"), "point", "kind")
    now, before = counts.get(("now", kind)), counts.get(("before", kind))
    label = burden_kinds()[kind].label
    if not now and not before:
        return Section(kind, label, (Text(_("The register holds none.")),))
    after_count, before_count = (now or {}).get("burdens", 0), (before or {}).get("burdens", 0)
    status = [row for row in scope.measuring.rows("burden_status") if row["kind"] == kind]
    sentence = _("{kind}: {change} ({before} to {as_of}).").format(
        kind=label, change=change(before_count, after_count), before=scope.before, as_of=scope.as_of
    )
    blocks: list[Block] = [
        Figures(_figures(kind, now, before_count, status)),
        Text(sentence),
        _bars(scope, kind, status),
        _by_department(scope, kind, status),
        _by_community(scope, kind),
    ]
    return Section(kind, label, tuple(blocks))


def _figures(
    kind: str, now: dict[str, Any] | None, before_count: int, status: list[dict[str, Any]]
) -> tuple[Figure, ...]:
    after_count = (now or {}).get("burdens", 0)
    sums = {name: sum(row[name] for row in status) for name in STATUS}
    figures = [
        Figure(f"burden.{kind}.now", _("now"), count(after_count)),
        Figure(f"burden.{kind}.before", _("before"), count(before_count)),
        Figure(f"burden.{kind}.reduction", _("cut by"), reduction(before_count, after_count)),
        Figure(f"burden.{kind}.names", _("different ones"), count((now or {}).get("names"))),
        *(
            Figure(f"burden.{kind}.{name}", status_label(name), count(sums[name]))
            for name in STATUS
        ),
    ]
    if kind != "signboard" and now:
        figures.append(
            Figure(
                f"burden.{kind}.time",
                _("working time a year"),
                hours(now["seconds"], now["seconds_known"], now["burdens"]),
            )
        )
    return tuple(figures)


def status_label(name: str) -> str:
    """What stands, or does not stand, behind a burden."""
    return {
        "permitted": _("on a positive list"),
        "barred": _("on a negative list"),
        "without_basis": _("without basis"),
        "basis_unknown": _("basis not stated"),
        "without_live_duty": _("without a live duty"),
        "duty_unknown": _("duty not stated"),
    }[name]


def _bars(scope: Scope, kind: str, status: list[dict[str, Any]]) -> Bars:
    rows = tuple(
        (scope.department(row["department"], row["demander"]), (row["burdens"],))
        for row in status[:BARS]
    )
    title = _("{kind} by department, the first {count}").format(
        kind=burden_kinds()[kind].label, count=len(rows)
    )
    return Bars(f"{kind}.bars", title, (_("number"),), rows, role="department")


def _by_department(scope: Scope, kind: str, status: list[dict[str, Any]]) -> Table:
    """Every department that has, or had, burdens of that kind: a cut to nothing is shown too."""
    counts = by(
        [row for row in scope.measuring.rows("burden_by_department") if row["kind"] == kind],
        *("point", "department", "demander"),
    )
    standing = by(status, "department", "demander")
    rows: list[tuple[Cell, ...]] = []
    for who in dict.fromkeys(key[1:] for key in counts):
        now, before = counts.get(("now", *who), {}), counts.get(("before", *who), {})
        time: Cell = hours(now.get("seconds"), now.get("seconds_known", 0), now.get("burdens", 0))
        cells: tuple[Cell, ...] = (
            scope.department(*who),
            now.get("burdens", 0),
            before.get("burdens", 0),
        )
        behind = standing.get(who, {})
        rows.append(
            (
                *cells,
                *(behind.get(name, 0) for name in STATUS),
                *((time if now else 0,) if kind != "signboard" else ()),
            )
        )
    rows.sort(key=lambda cells: (-_number(cells[1]), -_number(cells[2]), str(cells[0])))
    columns = [
        Column("department", _("department"), role="department"),
        Column("now", _("now"), ColumnKind.COUNT),
        Column("before", _("before"), ColumnKind.COUNT),
        *(Column(name, status_label(name), ColumnKind.COUNT) for name in STATUS),
    ]
    if kind != "signboard":
        columns.append(Column("time", _("working time a year"), ColumnKind.MINUTES))
    title = _("{kind} by department").format(kind=burden_kinds()[kind].label)
    return Table(f"{kind}.departments", title, tuple(columns), tuple(rows), ROWS_ON_PAGE)


def _by_community(scope: Scope, kind: str) -> Table:
    found: dict[str, dict[str, dict[str, Any]]] = defaultdict(dict)
    for row in scope.measuring.rows("burden_by_community"):
        if row["kind"] == kind:
            found[row["community"]][row["point"]] = row
    rows: list[tuple[Cell, ...]] = []
    for community in scope.measuring.rows("reached"):
        points = found.get(community["code"], {})
        now = points.get("now", {})
        cells: tuple[Cell, ...] = (
            scope.community_name(community["code"]),
            *(
                scope.names.place_name(community[level]) if community[level] else ""
                for level in ("district", "street")
            ),
            now.get("burdens", 0),
            points.get("before", {}).get("burdens", 0),
        )
        time: Cell = hours(now.get("seconds"), now.get("seconds_known", 0), now.get("burdens", 0))
        rows.append((*cells, *((time,) if kind != "signboard" else ())))
    rows.sort(key=lambda cells: (-_number(cells[3]), -_number(cells[4]), str(cells[0])))
    columns = [
        Column("community", _("community"), role="community"),
        Column("district", _("district"), role="district"),
        Column("street", _("street"), role="street"),
        Column("now", _("now"), ColumnKind.COUNT),
        Column("before", _("before"), ColumnKind.COUNT),
    ]
    if kind != "signboard":
        columns.append(Column("time", _("working time a year"), ColumnKind.MINUTES))
    title = _("{kind} by community").format(kind=burden_kinds()[kind].label)
    return Table(f"{kind}.communities", title, tuple(columns), tuple(rows), ROWS_ON_PAGE)


def _number(cell: Cell) -> int:
    return cell if isinstance(cell, int) else 0
