"""A department's bill for a year: what it pushed down, what that costs, what it promised, paid and owes, line by line."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from registry.errors import AmbiguousName, UnknownName
from registry.findings import Where
from registry.funding import checks
from registry.funding.ageing import Lateness
from registry.funding.balance import Balance
from registry.funding.dues import Due
from registry.funding.holders import Holder, name_of
from registry.funding.payments import Asked, Payment, payments
from registry.intake.cells import brackets
from registry.language import _, current, sentences
from registry.load.wisn import Unworkable
from registry.names import Unresolved
from registry.quantities import Amount, Unit, round_half_up, share, total
from registry.sheets import kind_of
from reports.bill import Bill, Work
from reports.builders.department_forecasts import forecast_sections
from reports.builders.money_columns import balance_cells, balance_columns, both_sides, fen, note_of
from reports.builders.pushdowns import status_labels
from reports.document import (
    Block,
    Cell,
    Column,
    ColumnKind,
    Document,
    Figure,
    Figures,
    FindingList,
    Section,
    Table,
    Text,
)
from reports.figures import ROWS_ON_PAGE, count, rounding_note
from reports.funding import Funding
from reports.load import Load
from reports.scope import Scope

FEN, COUNT = ColumnKind.FEN, ColumnKind.COUNT

KEY = ("cost", "due", "paid", "received", "unpaid", "against")
"""The figures of a bill that matter most."""


def department_code(scope: Scope, name: str) -> str:
    """The code of the department that *name* means; refused with the nearest names where it means none, or several."""
    try:
        return scope.names.department(brackets(name))
    except Unresolved as unresolved:
        refusal = AmbiguousName if unresolved.ambiguous else UnknownName
        raise refusal(_("department"), name, list(unresolved.nearest)) from None


def department_report(scope: Scope, code: str) -> Document:
    """The bill of the department with that code, in the current tongue."""
    bill = Bill(Funding.of(scope), Holder("department", code))
    full = name_of(bill.department, scope.names)
    return Document(
        report="department",
        title=_("The bill of {department}").format(department=full),
        place=scope.place,
        period=str(bill.money.year),
        as_of=scope.as_of,
        tongue=current(),
        sections=(
            Section("bill", _("In short"), (Figures(headline(bill)), *_told(bill, full))),
            Section("duties", _("Duty by duty"), (duties_table(bill),)),
            Section("dues", _("What is due of it"), (dues_table(bill),)),
            *forecast_sections(scope, code, full, bill.money.year),
            Section("payments", _("What it paid"), (_payments(bill),)),
            Section("pushdowns", _("What it pushed down"), (_pushdowns(bill),)),
            Section("findings", _("Findings"), _findings(bill, full)),
        ),
        notice=scope.notice,
        key=tuple(f"department.{name}" for name in KEY),
    )


def headline(bill: Bill) -> tuple[Figure, ...]:
    """The figures of a bill."""
    whole, known = bill.whole, bill.money.recorded
    pushed = sum(one.pushdowns for one in bill.work.values())
    against = sum(one.against for one in bill.work.values())
    late = sum(bill.late.values(), Lateness())
    minutes = [bill.minutes(duty) for duty in bill.work]
    costs = [bill.cost(duty) for duty in bill.work]

    def paid(amount: int) -> Amount:
        return fen(amount) if known else Amount(None, Unit.FEN, 0, 1)

    return (
        Figure("department.pushdowns", _("push-downs"), count(pushed)),
        Figure("department.duties", _("duties"), count(len(bill.work))),
        Figure("department.against", _("not listed"), count(against)),
        Figure("department.hours", _("hours recorded"), _of_duties(minutes, Unit.MINUTES)),
        Figure("department.cost", _("what they cost"), _of_duties(costs, Unit.FEN)),
        Figure("department.promised", _("promised"), whole.promised),
        Figure("department.due", _("money due"), whole.due),
        Figure("department.paid", _("paid"), paid(whole.paid)),
        Figure(
            "department.received", _("received by communities"), whole.arrived if known else paid(0)
        ),
        Figure("department.held", _("held on the way"), paid(whole.held_in_all)),
        Figure("department.unpaid", _("still owed"), paid(whole.unpaid)),
        Figure("department.overdue", _("of it past its day"), paid(late.overdue)),
        Figure("department.late", _("paid after its day"), paid(late.late)),
        Figure(
            "department.powers",
            _("push-downs with powers"),
            count(sum(one.powers for one in bill.work.values())),
        ),
        Figure(
            "department.staff",
            _("posts given"),
            count(sum(one.staff for one in bill.work.values())),
        ),
    )


def _of_duties(amounts: list[Amount], unit: Unit) -> Amount:
    """The sum over duties, known for so many of them."""
    known = [Amount(one.value, unit) for one in amounts if one.value is not None]
    if not known:
        return Amount(None, unit, 0, max(len(amounts), 1))
    summed = total(known, unit)
    return Amount(summed.value, unit, len(known), len(amounts))


def _in_words(bill: Bill, name: str) -> str:
    whole = bill.whole
    pushed = sum(one.pushdowns for one in bill.work.values())
    if not bill.money.recorded:
        return _(
            "{department} gave communities work {pushed} times in {year}; the register holds no payment."
        ).format(department=name, pushed=f"{pushed:,}", year=bill.money.year)
    return _(
        "{department} gave communities work {pushed} times in {year}. {due} was due of it, {paid} was paid, {received} "
        "reached communities, {share} of what was due; {unpaid} is still owed."
    ).format(
        department=name,
        pushed=f"{pushed:,}",
        year=bill.money.year,
        due=whole.due,
        paid=fen(whole.paid),
        received=whole.arrived,
        share=share(whole.arrived.value, whole.due.value),
        unpaid=fen(whole.unpaid),
    )


def _told(bill: Bill, name: str) -> tuple[Text, ...]:
    texts = (_in_words(bill, name), _beside_the_load(bill))
    return tuple(Text(each) for each in texts if each)


def _beside_the_load(bill: Bill) -> str:
    """Why the load report tells another cost of the department; empty where it tells none."""
    costs = Load.unread(bill.money.scope).costs
    code = bill.department.code
    try:
        cost = costs.by_department.get(code)
    except Unworkable:
        return ""
    if cost is None or cost.yearly is None:
        return ""
    found = costs.of_burdens(code).labour_known
    burdens = int(round_half_up(found.middle)) if found else 0
    whole = int(round_half_up(cost.yearly.middle))
    own = int(_of_duties([bill.cost(duty) for duty in bill.work], Unit.FEN).value or 0)
    rounding = len(bill.work)
    return sentences(
        _(
            "What they cost is the hours recorded × what an hour costs + goods, of the duties that it pushed down and answers for."
        ),
        _(
            "The load report (zhunru load cost --by department) tells {cost} a year: {burdens} for the burdens that the "
            "department demands (ledgers, forms, meetings …) and {duties} for the duties for which it answers."
        ).format(cost=fen(whole), burdens=fen(burdens), duties=fen(whole - burdens)),
        ""
        if abs(whole - burdens - own) <= rounding
        else _(
            "The latter differs because there months with records are brought to a whole year, duties count that it did not "
            "push down, time standards stand in where no minutes are recorded, and what would be done anyway is left out."
        ),
    )


def duties_table(bill: Bill) -> Table:
    """Its duties, a line each."""
    rows: list[tuple[Cell, ...]] = []
    for duty in sorted({*bill.work, *(one for one in bill.parts if one)}, key=bill.weight):
        work, part = bill.work.get(duty, Work()), bill.parts.get(duty, Balance())
        late = bill.late.get(duty, Lateness())
        rows.append(
            (
                bill.money.book.duties.name(duty),
                work.pushdowns,
                work.against,
                work.volume,
                bill.minutes(duty),
                bill.cost(duty),
                part.promised,
                *balance_cells(part, is_recorded=bill.money.recorded),
                late.overdue if bill.money.recorded else None,
                max(late.days, late.worst) if bill.money.recorded else None,
                work.powers,
                work.staff,
                note_of(part),
            )
        )
    columns = (
        Column("duty", _("duty")),
        Column("pushdowns", _("push-downs"), COUNT),
        Column("against", _("not listed"), COUNT),
        Column("volume", _("volume"), COUNT),
        Column("hours", _("hours recorded"), ColumnKind.MINUTES),
        Column("cost", _("what it costs"), FEN),
        Column("promised", _("promised"), FEN),
        *balance_columns(),
        Column("overdue", _("past its day"), FEN),
        Column("days", _("late by days at most"), COUNT),
        Column("powers", _("with powers"), COUNT),
        Column("staff", _("posts given"), COUNT),
        Column("note", _("remarks")),
    )
    note = _(
        "Hours and costs stand at the duties that the department answers for in the catalogue."
    )
    note = sentences(note, bill.money.costing.prices(bill.money.year).said)
    rounded = rounding_note(map(both_sides, bill.parts.values()))
    note = f"{note}\n{rounded}" if rounded else note
    return Table("duties.table", _("Duty by duty"), columns, tuple(rows), ROWS_ON_PAGE, note)


def dues_table(bill: Bill) -> Table:
    """What is due of it, a line for each ground."""
    dues = [
        due
        for account in bill.money.accounts
        for due in account.dues
        if due.debtor == bill.department
    ]
    rows = [
        (
            bill.money.book.duties.name(due.duty),
            _scope(bill, due),
            Amount(due.amount, Unit.FEN, about=due.about),
            due.day,
            due.ground.label,
            due.source,
            _("at least") if due.floor else "",
        )
        for due in dues
    ]
    rows.sort(key=lambda row: (str(row[3]), str(row[0]), str(row[1])))
    columns = (
        Column("duty", _("duty")),
        Column("scope", _("for whom")),
        Column("amount", _("amount"), FEN),
        Column("day", _("due by")),
        Column("ground", _("ground")),
        Column("source", _("source")),
        Column("note", _("remarks")),
    )
    return Table("dues.table", _("What is due of it"), columns, tuple(rows), ROWS_ON_PAGE)


def _scope(bill: Bill, due: Due) -> str:
    names = bill.money.book.names
    if due.community:
        return name_of(Holder("community", due.community), names)
    return names.full_name("place", due.place) if due.place else _("everywhere")


def _payments(bill: Bill) -> Table:
    book = bill.money.book
    known = int(book.measuring.parameters["known"])
    found = payments(
        book.measuring.register,
        Asked(bill.department, None, bill.money.year, book.as_of, known),
    )
    rows = tuple(_payment_row(bill, one) for one in found)
    columns = (
        Column("date", _("date")),
        Column("payer", _("payer")),
        Column("receiver", _("receiver")),
        Column("amount", _("amount"), FEN),
        Column("duty", _("duty")),
        Column("manner", _("manner")),
        Column("document", _("document")),
        Column("entry", _("entry"), COUNT),
        Column("where", _("where it stands")),
    )
    return Table("payments.table", _("What it paid"), columns, rows, ROWS_ON_PAGE)


def _payment_row(bill: Bill, one: Payment) -> tuple[Cell, ...]:
    book = bill.money.book
    manner = kind_of("payment").by_name["manner"]
    return (
        one.date,
        name_of(one.payer, book.names),
        name_of(one.receiver, book.names),
        Amount(one.amount, Unit.FEN),
        book.duties.name(book.duties.code(one.duty)) if one.duty else "",
        manner.choice_label(one.manner),
        one.document_number or "",
        one.entry,
        str(one.where),
    )


_PUSHED = """
    SELECT pushdown.date, pushdown.community, pushdown.place, pushdown.duty, pushdown.channel, pushdown.volume,
           pushdown.promised, pushdown.document_number, pushdown.entry_id, source.name, sheet.name, pushdown.row
    FROM pushdown
    LEFT JOIN sheet ON sheet.id = pushdown.sheet_id
    LEFT JOIN source ON source.id = sheet.source_id
    WHERE pushdown.department = :department AND pushdown.date >= :first AND pushdown.date < :after
        AND pushdown.date <= :as_of AND pushdown.entry_id <= :known
        AND (pushdown.until_entry IS NULL OR pushdown.until_entry > :known)
    ORDER BY pushdown.date, pushdown.id
"""


def _pushdowns(bill: Bill) -> Table:
    scope, book = bill.money.scope, bill.money.book
    values: dict[str, Any] = {
        "department": bill.department.code,
        "first": scope.period.first,
        "after": scope.period.after,
        "as_of": book.as_of,
        "known": book.measuring.parameters["known"],
    }
    channel = kind_of("pushdown").by_name["channel"]
    rows: list[tuple[Cell, ...]] = []
    for row in scope.register.query(_PUSHED, values):
        day, community, place, duty, by, volume, promised, document, entry, file, sheet, line = row
        code = community or place
        rows.append(
            (
                day,
                name_of(Holder("community" if community else "place", code), book.names),
                duty,
                channel.choice_label(by),
                volume,
                promised,
                document or "",
                entry,
                str(Where(file=file, sheet=sheet or None, row=line)),
            )
        )
    columns = (
        Column("date", _("date")),
        Column("scope", _("for whom")),
        Column("duty", _("work as it was called")),
        Column("channel", channel.label),
        Column("volume", _("volume"), COUNT),
        Column("promised", _("promised"), FEN),
        Column("document", _("document")),
        Column("entry", _("entry"), COUNT),
        Column("where", _("where it stands")),
    )
    labels = status_labels()
    sums: dict[str, int] = defaultdict(int)
    for one in bill.work.values():
        for status, number in one.statuses.items():
            sums[status] += number
    note = _("By what the catalogue said on the day: {counts}.").format(
        counts=_(", ").join(
            f"{labels[status]} {number:,}" for status, number in sorted(sums.items())
        )
    )
    title = _("What it pushed down")
    return Table("pushdowns.table", title, columns, tuple(rows), ROWS_ON_PAGE, note if sums else "")


def _findings(bill: Bill, name: str) -> tuple[Block, ...]:
    found = tuple(
        finding
        for finding in checks.check(bill.money.book, bill.money.year)
        if finding.where.department == name
    )
    if not found:
        return (Text(_("Nothing is wrong with its money that the register holds.")),)
    return (FindingList("department.findings", _("Findings"), found, ROWS_ON_PAGE * 2),)
