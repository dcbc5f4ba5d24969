"""The load report on time: which duties and burdens fill it, and what evidence stands behind the hours."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction

from registry.language import _
from registry.load.workload import CommunityLoad
from registry.quantities import Amount, Unit, share, show
from registry.sheets import burden_kinds, kind_of
from reports.document import (
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
from reports.figures import ROWS_ON_PAGE
from reports.load import Load

COUNT, MINUTES, SHARE = ColumnKind.COUNT, ColumnKind.MINUTES, ColumnKind.SHARE

TIMELESS = "signboard"
"""The kind of burden that hangs on a wall and asks for no time."""


def time_section(load: Load) -> Section:
    """Hours by duty and by department as recorded; duties beside burdens in a year of the communities told."""
    blocks: list[Block] = []
    if load.minutes:
        blocks += [Text(_beside(load)), _kinds(load)]
    if load.book.by_duty:
        blocks += [_departments(load), _duties(load)]
    if not blocks:
        blocks.append(Text(_("The register holds no work of this year.")))
    return Section("time", _("What fills the time"), tuple(blocks))


def _beside(load: Load) -> str:
    burdens = load.minutes - load.minutes_of_duties
    return _(
        "Of {hours} a year in the communities whose load is known, {duties} ({duties_share}) go into duties done, {burdens} "
        "({burdens_share}) into ledgers, forms, apps, meetings and other burdens."
    ).format(
        hours=show(load.minutes, Unit.MINUTES),
        duties=show(load.minutes_of_duties, Unit.MINUTES),
        duties_share=_share(load.minutes_of_duties, load.minutes),
        burdens=show(burdens, Unit.MINUTES),
        burdens_share=_share(burdens, load.minutes),
    )


def _share(part: Fraction, whole: Fraction) -> str:
    return show(share(part, whole).value, Unit.SHARE)


def _kinds(load: Load) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (
            _("duties done"),
            "—",
            "—",
            load.minutes_of_duties,
            share(load.minutes_of_duties, load.minutes).value,
        )
    ]
    for one in load.kinds:
        time: tuple[Cell, ...] = (
            one.burdens_known,
            one.minutes,
            share(one.minutes, load.minutes).value,
        )
        if one.kind == TIMELESS:
            time = ("—", "—", "—")
        rows.append((burden_kinds()[one.kind].label, one.burdens, *time))
    columns = (
        Column("kind", _("what it is")),
        Column("burdens", _("number"), COUNT),
        Column("known", _("of them with a time"), COUNT),
        Column("minutes", _("hours a year"), MINUTES),
        Column("share", _("share of the known hours"), SHARE),
    )
    note = _(
        "Of the communities whose load is known only. Burdens without a stated time are counted, their hours are unknown."
    )
    return Table("load.kinds", _("Duties beside burdens"), columns, tuple(rows), None, note)


def _recorded(minutes: int, known: int, of: int) -> Amount:
    return Amount(minutes if known else None, Unit.MINUTES, known, of)


def _departments(load: Load) -> Table:
    minutes: dict[str | None, Amount] = defaultdict(lambda: Amount(None, Unit.MINUTES, 0, 0))
    duties: dict[str | None, int] = defaultdict(int)
    for duty, done in load.book.by_duty.items():
        department = load.book.duties.department(duty, load.book.year)
        minutes[department] += _recorded(done.minutes, done.records_known, done.records)
        duties[department] += 1
    rows = [
        (
            load.scope.department(department),
            duties[department],
            amount,
            share(amount.value, load.minutes_recorded).value,
        )
        for department, amount in minutes.items()
    ]
    rows.sort(key=lambda row: (-(row[2].value or 0), row[0]))
    columns = (
        Column("department", _("department"), role="department"),
        Column("duties", _("duties"), COUNT),
        Column("minutes", _("hours recorded"), MINUTES),
        Column("share", _("share of all recorded hours"), SHARE),
    )
    note = _("Departments that answer for the duties; hours as recorded, not brought to a year.")
    title = _("Hours by department")
    return Table("load.departments", title, columns, tuple(rows), ROWS_ON_PAGE, note)


def _duties(load: Load) -> Table:
    book = load.book
    rows = []
    for duty, done in book.by_duty.items():
        amount = _recorded(done.minutes, done.records_known, done.records)
        department = load.scope.department(book.duties.department(duty, book.year))
        part = share(amount.value, load.minutes_recorded).value
        rows.append((book.duties.name(duty), duty, department, done.pieces, amount, part))
    rows.sort(key=lambda row: (-(row[4].value or 0), row[1]))
    columns = (
        Column("duty", _("duty")),
        Column("code", _("code")),
        Column("department", _("department"), role="department"),
        Column("pieces", _("pieces"), COUNT),
        Column("minutes", _("hours recorded"), MINUTES),
        Column("share", _("share of all recorded hours"), SHARE),
    )
    note = _("Hours as recorded by all communities, not brought to a year, without allowances.")
    return Table("load.duties", _("Hours by duty"), columns, tuple(rows), ROWS_ON_PAGE, note)


def evidence_section(load: Load) -> Section:
    """How many records and burdens have a time, and of which grade the hours are."""
    blocks: list[Block] = [_coverage(load)]
    if load.minutes:
        estimated = Amount(load.estimated, Unit.SHARE)
        figure = Figure("load.estimated_share", _("share estimated"), estimated)
        blocks = [Figures((figure,)), Text(_draft(load)), _grades(load), *blocks]
    return Section("evidence", _("What the hours rest on"), tuple(blocks))


def _draft(load: Load) -> str:
    limit = _(
        "Where more than half of the hours are estimated, or by standards of no stated grade, the report is a draft; this "
        "limit is a convention of this tool."
    )
    stated = show(load.estimated, Unit.SHARE)
    if load.is_draft:
        return _("{share} of the hours are estimated: this report is a draft. {limit}").format(
            share=stated, limit=limit
        )
    return _("{share} of the hours are estimated. {limit}").format(share=stated, limit=limit)


def _label(grade: str | None) -> str:
    if grade is None:
        return _("grade not stated")
    return kind_of("standard").by_name["grade"].choice_label(grade)


def _grades(load: Load) -> Table:
    rows = tuple(
        (
            _label(grade),
            one.duties,
            one.burdens,
            one.minutes,
            share(one.minutes, load.minutes).value,
        )
        for grade, one in load.evidence.items()
        if grade is not None or one.minutes
    )
    columns = (
        Column("grade", _("grade of evidence")),
        Column("duties", _("duties done"), MINUTES),
        Column("burdens", _("burdens"), MINUTES),
        Column("minutes", _("hours a year"), MINUTES),
        Column("share", _("share of the known hours"), SHARE),
    )
    note = _(
        "Minutes of work records are measured; where a community noted none, its pieces × the time standard count with the "
        "grade of the standard. Times stated for burdens count as estimated."
    )
    return Table("load.grades", _("Hours by grade of evidence"), columns, rows, None, note)


def _coverage(load: Load) -> Table:
    def row(label: str, loads: list[CommunityLoad]) -> tuple[Cell, ...]:
        records = sum(one.done.records for one in loads)
        timed = sum(one.done.records_known for one in loads)
        burdens = sum(one.burdens for one in loads)
        known = sum(one.burdens_known for one in loads)
        return (
            *(label, len(loads), records, timed, share(timed, records).value),
            *(burdens, known, share(known, burdens).value),
        )

    columns = (
        Column("which", _("communities")),
        Column("communities", _("number"), COUNT),
        Column("records", _("records"), COUNT),
        Column("records_known", _("with minutes"), COUNT),
        Column("records_share", _("share with minutes"), SHARE),
        Column("burdens", _("burdens"), COUNT),
        Column("burdens_known", _("with a time"), COUNT),
        Column("burdens_share", _("share with a time"), SHARE),
    )
    rows = (
        row(_("whose load is known"), load.told),
        row(_("all"), load.everywhere),
    )
    return Table("load.coverage", _("Records and burdens with a time"), columns, rows)
