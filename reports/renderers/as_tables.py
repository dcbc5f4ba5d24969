"""Every picture and every list of findings has a table behind it, for formats that draw none and readers who see none."""

from __future__ import annotations

from fractions import Fraction

from registry.findings import SEVERITY_LABELS, Finding, Outcome, Severity
from registry.language import N_, _
from registry.quantities import Unit, decimal_text, show
from reports.document import (
    Bars,
    BeforeAfter,
    Beside,
    Cell,
    Column,
    ColumnKind,
    Document,
    FindingList,
    Flow,
    HeatMap,
    Side,
    Table,
    Waterfall,
)

Picture = Bars | Beside | HeatMap | BeforeAfter | Waterfall | Flow

OUTCOME_LABELS = {
    Outcome.PASS: N_("met"),
    Outcome.FAIL: N_("not met"),
    Outcome.UNDETERMINED: N_("cannot be determined"),
    Outcome.WAIVED: N_("waived"),
}


ROLE_LABELS = {
    "district": N_("district"),
    "street": N_("street"),
    "department": N_("department"),
    "community": N_("community"),
}
"""What a column names, by its role."""


def weight(finding: Finding) -> str:
    """How much the finding weighs, in words; where it is not a plain failure, what was concluded instead."""
    if finding.outcome is Outcome.FAIL:
        return _(SEVERITY_LABELS[finding.severity])
    return _(OUTCOME_LABELS[finding.outcome])


def is_serious(finding: Finding) -> bool:
    """Whether the finding is an error that was neither waived nor left open."""
    return finding.severity is Severity.ERROR and finding.outcome is Outcome.FAIL


def tables_of(document: Document) -> tuple[Table, ...]:
    """Every table of the document in order, with those behind pictures whose numbers no table holds: for the files.

    Bars, heat maps and pairs show what tables of the same report hold as well, unless they say otherwise.
    """
    return tuple(
        block if isinstance(block, Table) else picture_table(block)
        for block in document.blocks()
        if isinstance(block, Table | Waterfall | Beside | Flow)
        or (isinstance(block, Bars) and block.is_only)
    )


def picture_table(picture: Picture, limit: int | None = None) -> Table:
    """The numbers of a picture, of which a page shows the first *limit* rows."""
    if isinstance(picture, Bars):
        return bars_table(picture, limit)
    if isinstance(picture, Beside):
        return beside_table(picture, limit)
    if isinstance(picture, HeatMap):
        return heat_table(picture, limit)
    if isinstance(picture, BeforeAfter):
        return pairs_table(picture, limit)
    if isinstance(picture, Waterfall):
        return waterfall_table(picture, limit)
    return flow_table(picture, limit)


def bars_table(bars: Bars, limit: int | None = None) -> Table:
    """A row per bar: its label, its pieces where there are several, and their sum."""
    kind = ColumnKind(bars.unit.value)
    several = len(bars.parts) > 1
    parts = (
        tuple(Column(f"part{n}", part, kind) for n, part in enumerate(bars.parts))
        if several
        else ()
    )
    whole = _("total") if several or not bars.parts else bars.parts[0]
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (label, *(values if several else ()), sum(values)) for label, values in bars.rows
    )
    columns = (_named(bars.role), *parts, Column("total", whole, kind))
    return Table(bars.id, bars.title, columns, rows, limit)


def _named(role: str) -> Column:
    """The column that names what a row is about, headed by what that is, where the picture says so."""
    return Column("label", _(ROLE_LABELS[role]) if role else _("designation"), role=role)


def beside_table(beside: Beside, limit: int | None = None) -> Table:
    """A row per label: the pieces and the sum of what stands on the left, then of what stands on the right."""
    columns = (
        _named(beside.role),
        *_side_columns("left", beside.left),
        *_side_columns("right", beside.right),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (label, *_side_cells(beside.left, left), *_side_cells(beside.right, right))
        for label, left, right in beside.rows
    )
    return Table(beside.id, beside.title, columns, rows, limit, beside.note)


def _side_columns(name: str, side: Side) -> tuple[Column, ...]:
    kind = ColumnKind(side.unit.value)
    parts = side.parts if len(side.parts) > 1 else ()
    return (
        *(Column(f"{name}{n}", part, kind) for n, part in enumerate(parts)),
        Column(name, side.title, kind),
    )


def _side_cells(side: Side, pieces: tuple[int, ...] | None) -> tuple[Cell, ...]:
    several = len(side.parts) > 1
    if pieces is None:
        return (None,) * (len(side.parts) + 1 if several else 1)
    return (*(pieces if several else ()), sum(pieces))


def heat_table(heat: HeatMap, limit: int | None = None) -> Table:
    """The heat map's numbers, unknown said as such."""
    kind = ColumnKind(heat.unit.value)
    columns = tuple(Column(f"column{n}", label, kind) for n, label in enumerate(heat.columns))
    rows: tuple[tuple[Cell, ...], ...] = tuple((label, *values) for label, values in heat.rows)
    return Table(heat.id, heat.title, (_named(heat.role), *columns), rows, limit)


def pairs_table(pairs: BeforeAfter, limit: int | None = None) -> Table:
    """Per label the value before, after, and the change in words."""
    kind = ColumnKind(pairs.unit.value)
    columns = (
        _named(""),
        Column("before", pairs.before, kind),
        Column("after", pairs.after, kind),
        Column("change", _("change")),
    )
    rows = tuple(
        (label, before, after, change(before, after, pairs.unit))
        for label, before, after in pairs.rows
    )
    return Table(pairs.id, pairs.title, columns, rows, limit)


def waterfall_table(waterfall: Waterfall, limit: int | None = None) -> Table:
    """A row per step: what it changed, ``—`` where it is a level, and the level that is reached with it."""
    kind = ColumnKind(waterfall.unit.value)
    rows: list[tuple[Cell, ...]] = []
    level = 0
    for step in waterfall.steps:
        level = step.amount if step.is_level else level + step.amount
        rows.append((step.label, "—" if step.is_level else step.amount, level))
    columns = (
        Column("label", _("step")),
        Column("change", _("change"), kind),
        Column("level", _("level reached"), kind),
    )
    return Table(waterfall.id, waterfall.title, columns, tuple(rows), limit)


def flow_table(flow: Flow, limit: int | None = None) -> Table:
    """A row per link, the largest first: from whom, to whom, how much; then a row for each place where some of it stopped."""
    labels = {node.id: node.label for node in flow.nodes}
    links = [(labels[link.source], labels[link.target], link.amount) for link in flow.links]
    stopped = [(node.label, flow.held, node.held) for node in flow.nodes if node.held]
    columns = (
        Column("source", _("from whom")),
        Column("target", _("to whom")),
        Column("amount", _("amount"), ColumnKind(flow.unit.value)),
    )
    links.sort(key=lambda link: -link[2])
    stopped.sort(key=lambda stop: -stop[2])
    return Table(flow.id, flow.title, columns, (*links, *stopped), limit, flow.note)


def change(before: int | None, after: int | None, unit: Unit) -> str:
    """The difference and its share of what was before, such as ``-507 (-55.5%)``; unknown where either is."""
    if before is None or after is None:
        return show(None, unit)
    difference = after - before
    if difference == 0:
        return _("no change")
    text = ("+" if difference > 0 else "") + show(difference, unit)
    if before <= 0:
        return text
    share = decimal_text(Fraction(difference * 100, before), 1) + "%"
    return _("{change} ({share})").format(
        change=text, share=("+" if difference > 0 else "") + share
    )


def findings_table(block: FindingList) -> Table:
    """A row per finding as a reader wants it: how grave, what, where, by which rule, what to do."""
    columns = (
        Column("number", _("No."), ColumnKind.COUNT),
        Column("weight", _("Weight")),
        Column("message", _("What was found")),
        Column("where", _("Where")),
        Column("source", _("By which rule")),
        Column("remedy", _("What to do")),
    )
    rows = tuple(finding_row(number, found) for number, found in enumerate(block.findings, 1))
    return Table(block.id, block.title, columns, rows, block.limit)


def finding_row(number: int, found: Finding) -> tuple[Cell, ...]:
    """The cells of one finding; the rule is its source and its code."""
    message = found.message
    if found.evidence:
        message = _("{message} (Evidence: {evidence})").format(
            message=message, evidence=found.evidence
        )
    rule = f"{found.source or ''} {found.code}".strip()
    return (number, weight(found), message, str(found.where), rule, found.remedy or "")
