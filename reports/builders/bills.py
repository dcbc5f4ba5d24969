"""The bills of all departments in one paper: a line for each department, then every duty and every due of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from registry.funding.holders import Holder, name_of
from registry.language import _, current
from reports.bill import Bill
from reports.builders.department import dues_table, duties_table, headline
from reports.document import (
    Block,
    Cell,
    Column,
    ColumnKind,
    Document,
    Figure,
    Figures,
    Section,
    Table,
)
from reports.figures import ROWS_ON_PAGE, count
from reports.funding import Funding
from reports.scope import Scope

SUMMED = ("pushdowns", "due", "received", "unpaid", "overdue")
"""Figures of a bill that are told of all bills together as well."""


def bills_report(scope: Scope) -> Document:
    """The bills of the departments that pushed work down or owe or gave money in the scope's year."""
    money = Funding.of(scope)
    bills = {
        name_of(bill.department, scope.names): bill
        for code in scope.names.departments
        for bill in (Bill(money, Holder("department", code)),)
        if bill.work or bill.parts
    }
    order = sorted(bills, key=lambda name: (-bills[name].whole.unpaid, name))
    return Document(
        report="bills",
        title=_("The bills of the departments of {place}").format(place=scope.place),
        place=scope.place,
        period=str(money.year),
        as_of=scope.as_of,
        tongue=current(),
        sections=(
            Section("bills", _("In short"), _summary(bills, order)),
            Section(
                "duties",
                _("Duty by duty"),
                (_joined([(name, duties_table(bills[name])) for name in order]),),
            ),
            Section(
                "dues",
                _("What is due of them"),
                (_joined([(name, dues_table(bills[name])) for name in order]),),
            ),
        ),
        notice=scope.notice,
        key=("bills.departments", *(f"bills.{name}" for name in SUMMED)),
    )


def _department() -> Column:
    return Column("department", _("department"), role="department")


def _summary(bills: dict[str, Bill], order: list[str]) -> tuple[Block, ...]:
    """The few figures of all bills together, and a line for each department with the figures of its own."""
    told = {name: headline(bills[name]) for name in order}
    departments = Figure("bills.departments", _("departments"), count(len(bills)))
    return Figures((departments, *_together(list(told.values())))), _short(told, order)


def _together(told: list[tuple[Figure, ...]]) -> Iterator[Figure]:
    for name in SUMMED:
        each = [figure for bill in told for figure in bill if figure.id == f"department.{name}"]
        if each:
            amounts = [figure.amount for figure in each]
            yield Figure(f"bills.{name}", each[0].label, sum(amounts[1:], amounts[0]))


def _short(told: dict[str, tuple[Figure, ...]], order: list[str]) -> Table:
    """A line for each department."""
    columns = (
        _department(),
        *(
            Column(figure.id.partition(".")[2], figure.label, ColumnKind(figure.amount.unit.value))
            for figure in next(iter(told.values()), ())
        ),
    )
    rows: list[tuple[Cell, ...]] = [
        (name, *(figure.amount for figure in told[name])) for name in order
    ]
    note = _(
        "What they cost is the hours recorded of the duties that a department pushed down and answers for, and their goods. "
        "The load report adds the burdens that it demands and brings months with records to a whole year."
    )
    return Table("bills.short", _("The departments"), columns, tuple(rows), None, note)


def _joined(tables: list[tuple[str, Table]]) -> Table:
    """The same table of each department as one, with the department before each line."""
    if not tables:
        return Table("bills.none", _("The departments"), (_department(),), ())
    first = tables[0][1]
    rows = tuple((name, *row) for name, table in tables for row in table.rows)
    columns = (_department(), *first.columns)
    return replace(first, id=f"bills.{first.id}", columns=columns, rows=rows, limit=ROWS_ON_PAGE)
