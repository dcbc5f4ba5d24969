"""The first section: communities, duties by kind, the burdens of a community, hours a year."""

from __future__ import annotations

from collections import defaultdict

from registry.language import N_, _
from registry.quantities import Amount, Unit, average
from registry.sheets import burden_kinds, kinds
from reports.document import (
    BeforeAfter,
    Block,
    Column,
    ColumnKind,
    Figure,
    Figures,
    HeatMap,
    Section,
    Table,
    Text,
)
from reports.figures import by, change, count, hours, median
from reports.scope import Scope

FIVE = ("signboard", "ledger", "certificate", "inspection", "form")
"""The five burdens (五多), in the order in which they are named."""

COMMUNITIES_ON_MAP = 40

DUTY_KINDS = {
    "own": N_("own duties"),
    "assist": N_("duties to assist in"),
    "entrusted": N_("entrusted duties"),
    "barred": N_("barred"),
    "purchasable": N_("services to be bought"),
}


def kinds_in_order(scope: Scope) -> list[str]:
    """The five burdens, then every other kind of which the register holds any."""
    held = {row["kind"] for row in scope.measuring.rows("burden_by_kind")}
    return [*FIVE, *(kind for kind in burden_kinds() if kind in held and kind not in FIVE)]


def overview_section(scope: Scope) -> Section:
    """What a leader reads first."""
    blocks: list[Block] = [
        Figures(_headline(scope)),
        Text(_in_words(scope)),
        _duty_table(scope),
        _burden_table(scope),
    ]
    blocks += [_before_after(scope), _heat_map(scope)]
    return Section("overview", _("Overview"), tuple(blocks))


def _headline(scope: Scope) -> tuple[Figure, ...]:
    communities = scope.measuring.rows("community_count")[0]
    now = {
        kind: row
        for (point, kind), row in by(
            scope.measuring.rows("burden_by_kind"), "point", "kind"
        ).items()
        if point == "now"
    }
    number = communities["communities"]
    households = Amount(
        communities["households"],
        Unit.COUNT,
        communities["households_known"],
        number,
        bool(communities["households_about"]),
    )
    seconds = sum(row["seconds"] or 0 for row in now.values())
    known = sum(row["seconds_known"] for row in now.values())
    timed = sum(row["burdens"] for kind, row in now.items() if kind != "signboard")
    listed = sum(
        row["duties"] for row in scope.measuring.rows("duty_by_kind") if row["kind"] != "barred"
    )
    per_community = average(seconds, number * 3600)
    return (
        Figure("burden.community.count", _("communities"), count(number)),
        Figure("burden.household.count", _("households"), households),
        Figure(
            "burden.duty.count",
            _("duties in the catalogue, without the negative list"),
            count(listed),
        ),
        *(
            Figure(
                f"burden.{kind}.count",
                burden_kinds()[kind].label,
                count(now.get(kind, {}).get("burdens")),
            )
            for kind in FIVE
        ),
        Figure("burden.time", _("working time a year"), hours(seconds, known, timed)),
        Figure(
            "burden.time.mean",
            _("hours a year for one community"),
            Amount(per_community.value if known else None, Unit.AVERAGE, known, max(timed, 1)),
        ),
    )


def _in_words(scope: Scope) -> str:
    counts = by(scope.measuring.rows("burden_by_kind"), "point", "kind")
    parts = []
    for kind in FIVE:
        before = counts.get(("before", kind), {}).get("burdens", 0)
        after = counts.get(("now", kind), {}).get("burdens", 0)
        parts.append(
            _("{kind} {change}").format(
                kind=burden_kinds()[kind].label, change=change(before, after)
            )
        )
    return _("On {as_of}, against {before}: {parts}.").format(
        as_of=scope.as_of, before=scope.before, parts=_("; ").join(parts)
    )


def _duty_table(scope: Scope) -> Table:
    found = by(scope.measuring.rows("duty_by_kind"), "kind")
    rows = tuple(
        (_(label), found[kind]["duties"]) for kind, label in DUTY_KINDS.items() if kind in found
    )
    columns = (
        Column("kind", kinds()["duty"].by_name["kind"].label),
        Column("duties", _("number"), ColumnKind.COUNT),
    )
    return Table("overview.duties", _("Duties of the catalogue by kind"), columns, rows)


def _burden_table(scope: Scope) -> Table:
    communities = [row["code"] for row in scope.measuring.rows("reached")]
    per_kind: dict[str, dict[str, int]] = defaultdict(dict)
    time: dict[str, tuple[int, int, int]] = {}
    for row in scope.measuring.rows("burden_by_community"):
        if row["point"] == "now":
            per_kind[row["kind"]][row["community"]] = row["burdens"]
    for row in scope.measuring.rows("burden_by_kind"):
        if row["point"] == "now":
            time[row["kind"]] = (row["seconds"] or 0, row["seconds_known"], row["burdens"])
    rows = []
    for kind in kinds_in_order(scope):
        counts = [per_kind[kind].get(code, 0) for code in communities]
        seconds, known, of = time.get(kind, (0, 0, 0))
        middle = median(counts)
        rows.append(
            (
                burden_kinds()[kind].label,
                sum(counts),
                average(sum(counts), len(communities)).value,
                middle,
                max(counts, default=0),
                "—" if kind == "signboard" else hours(seconds, known, of),
            )
        )
    columns = (
        Column("kind", _("burden")),
        Column("count", _("in all"), ColumnKind.COUNT),
        Column("mean", _("mean of a community"), ColumnKind.AVERAGE),
        Column("median", _("median"), ColumnKind.AVERAGE),
        Column("greatest", _("greatest"), ColumnKind.COUNT),
        Column("time", _("working time a year"), ColumnKind.MINUTES),
    )
    return Table("overview.burdens", _("Burdens of a community"), columns, tuple(rows))


def _before_after(scope: Scope) -> BeforeAfter:
    counts = by(scope.measuring.rows("burden_by_kind"), "point", "kind")
    rows = tuple(
        (
            burden_kinds()[kind].label,
            counts.get(("before", kind), {}).get("burdens", 0),
            counts.get(("now", kind), {}).get("burdens", 0),
        )
        for kind in kinds_in_order(scope)
    )
    return BeforeAfter(
        "overview.change", _("Burdens before and after"), scope.before, scope.as_of, rows
    )


def _heat_map(scope: Scope) -> HeatMap:
    """The communities that carry most, by kind; all of them stand in the table of each kind."""
    shown = kinds_in_order(scope)
    per_community: dict[str, dict[str, int]] = defaultdict(dict)
    for row in scope.measuring.rows("burden_by_community"):
        if row["point"] == "now":
            per_community[row["community"]][row["kind"]] = row["burdens"]
    heaviest = sorted(per_community.items(), key=lambda item: (-sum(item[1].values()), item[0]))
    rows = tuple(
        (scope.community_name(code), tuple(counts.get(kind, 0) for kind in shown))
        for code, counts in heaviest[:COMMUNITIES_ON_MAP]
    )
    title = _("The communities that carry most")
    labels = tuple(burden_kinds()[kind].label for kind in shown)
    return HeatMap("overview.map", title, labels, rows, role="community")
