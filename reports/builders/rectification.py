"""The rectification ledger as a paper: how much is put right, by unit, and every problem with its unit and deadline."""

from __future__ import annotations

from collections import defaultdict

from registry.language import _, current
from registry.quantities import Unit, share, show
from registry.rectifying import DONE, LASTING, OPEN, OVERDUE
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
from reports.figures import count
from reports.rectification import AGAIN, GONE, UNASSIGNED, Ledger, Line, standing_label

BARS = 20
NEXT = 50
"""Findings not handed over that the page shows; the files hold all."""


KEY = (
    "rectification.assigned",
    "rectification.rate",
    "rectification.open",
    "rectification.overdue",
    "rectification.unassigned",
)
"""The figures that matter: what was handed over, put right, and is late."""


def rectification_report(ledger: Ledger) -> Document:
    """The ledger of the scope's day, in the current tongue."""
    scope = ledger.scope
    sections = [
        Section("summary", _("Summary"), _summary(ledger)),
        Section("ledger", _("Ledger"), _ledger(ledger)),
        Section("waiting", standing_label(UNASSIGNED), _waiting(ledger)),
    ]
    return Document(
        report="rectification",
        title=_("Rectification ledger of {place}").format(place=scope.place),
        place=scope.place,
        period="",
        as_of=ledger.day,
        tongue=current(),
        sections=tuple(sections),
        notice=scope.notice,
        key=KEY,
    )


def _summary(ledger: Ledger) -> tuple[Block, ...]:
    number = ledger.by_standing
    handed = len(ledger.assigned())
    right = number[DONE] + number[LASTING]
    figures = Figures(
        (
            Figure("rectification.assigned", _("problems handed over"), count(handed)),
            Figure("rectification.done", standing_label(DONE), count(number[DONE])),
            Figure("rectification.rate", _("share put right"), share(right, handed)),
            Figure("rectification.open", standing_label(OPEN), count(number[OPEN])),
            Figure("rectification.overdue", standing_label(OVERDUE), count(number[OVERDUE])),
            Figure("rectification.gone", standing_label(GONE), count(number[GONE])),
            Figure("rectification.again", standing_label(AGAIN), count(number[AGAIN])),
            Figure(
                "rectification.unassigned", standing_label(UNASSIGNED), count(number[UNASSIGNED])
            ),
        )
    )
    if not handed:
        return figures, Text(
            _(
                "No problem is handed over yet: {count} findings wait for a unit and a deadline."
            ).format(count=f"{number[UNASSIGNED]:,}")
        )
    rate = show(share(right, handed).value, Unit.SHARE)
    text = _(
        "{handed} problems are handed over, {right} of them put right ({rate}), {overdue} overdue. {waiting} findings wait "
        "for a unit and a deadline."
    ).format(
        handed=f"{handed:,}",
        right=f"{right:,}",
        rate=rate,
        overdue=f"{number[OVERDUE]:,}",
        waiting=f"{number[UNASSIGNED]:,}",
    )
    return figures, Text(text), _bars(ledger), _by_unit(ledger)


def _units(ledger: Ledger) -> dict[str, list[Line]]:
    found: dict[str, list[Line]] = defaultdict(list)
    for line in ledger.assigned():
        found[line.unit].append(line)
    order = sorted(
        found, key=lambda unit: (-_number(found[unit], OVERDUE), -len(found[unit]), unit)
    )
    return {unit: found[unit] for unit in order}


def _number(lines: list[Line], *standings: str) -> int:
    return sum(line.standing in standings for line in lines)


def _bars(ledger: Ledger) -> Bars:
    parts = (DONE, OPEN, OVERDUE)
    rows = [
        (
            unit,
            (
                _number(lines, DONE, LASTING),
                _number(lines, OPEN, GONE, AGAIN),
                _number(lines, OVERDUE),
            ),
        )
        for unit, lines in _units(ledger).items()
    ]
    title = _("Problems by unit")
    return Bars("rectification.units", title, tuple(map(standing_label, parts)), tuple(rows[:BARS]))


def _by_unit(ledger: Ledger) -> Table:
    number = ColumnKind.COUNT
    columns = (
        Column("unit", _("unit"), role="department"),
        Column("assigned", _("handed over"), number),
        Column("done", standing_label(DONE), number),
        Column("open", standing_label(OPEN), number),
        Column("overdue", standing_label(OVERDUE), number),
        Column("rate", _("share put right"), ColumnKind.SHARE),
    )
    rows: list[tuple[Cell, ...]] = []
    for unit, lines in _units(ledger).items():
        right = _number(lines, DONE, LASTING)
        rows.append(
            (
                unit,
                len(lines),
                right,
                _number(lines, OPEN, GONE, AGAIN),
                _number(lines, OVERDUE),
                share(right, len(lines)).value,
            )
        )
    return Table("rectification.table", _("Problems by unit"), columns, tuple(rows))


def _ledger(ledger: Ledger) -> tuple[Block, ...]:
    lines = ledger.assigned()
    if not lines:
        return (Text(_("No problem is handed over yet.")),)
    kind = kind_of("rectification").by_name
    columns = (
        Column("number", _("no."), ColumnKind.COUNT),
        Column("what", kind["what"].label),
        Column("unit", kind["unit"].label, role="department"),
        Column("target", kind["target"].label),
        Column("deadline", kind["deadline"].label),
        Column("state", kind["state"].label),
        Column("result", kind["result"].label),
        Column("code", kind["code"].label),
    )
    rows = tuple(
        (
            number,
            line.what,
            line.unit,
            (line.task and line.task.target) or "",
            (line.task and line.task.deadline) or "",
            standing_label(line.standing),
            (line.task and line.task.result) or "",
            line.code,
        )
        for number, line in enumerate(lines, start=1)
    )
    return (Table("rectification.ledger", _("Ledger"), columns, rows),)


def _waiting(ledger: Ledger) -> tuple[Block, ...]:
    lines = [line for line in ledger.lines if line.standing == UNASSIGNED]
    if not lines:
        return (Text(_("Every finding is handed over.")),)
    columns = (
        Column("code", kind_of("rectification").by_name["code"].label),
        Column("unit", _("unit"), role="department"),
        Column("what", _("what is wrong")),
        Column("rule", _("rule")),
    )
    rows = tuple((line.code, line.unit, line.what, line.rule) for line in lines)
    note = _("To hand them over: zhunru rectify assign CODE --deadline DATE.")
    title = _("Problems not handed over yet")
    return (Table("rectification.waiting", title, columns, rows, NEXT, note),)
