"""The funding report's other side: what duties cost, money without duties, duties without money, cuts, findings."""

from __future__ import annotations

from registry.funding import checks
from registry.funding.balance import Balance
from registry.funding.holders import Holder, name_of
from registry.language import _, sentences
from reports.builders.finding_blocks import finding_blocks
from reports.document import (
    Block,
    Cell,
    Column,
    ColumnKind,
    Section,
    Table,
    Text,
)
from reports.figures import ROWS_ON_PAGE
from reports.funding import Funding

FEN, COUNT = ColumnKind.FEN, ColumnKind.COUNT
FINDINGS = 40


def costs_section(money: Funding) -> Section:
    """Hours × wage + goods − savings − money received, by duty."""
    title = _("What duties cost")
    codes = sorted(code for code, year in money.costing.keys if year == money.year)
    if not codes:
        return Section(
            "costs", title, (Text(_("Nobody recorded hours, goods or savings of this year.")),)
        )
    rows: list[tuple[Cell, ...]] = []
    for code in codes:
        cost = money.costing.cost(code, money.year, money.by_duty.get(code, Balance()))
        rows.append(
            (
                money.book.duties.name(code),
                cost.minutes,
                cost.work,
                cost.goods,
                cost.savings,
                cost.received,
                cost.net,
            )
        )
    columns = (
        Column("duty", _("duty")),
        Column("hours", _("hours recorded"), ColumnKind.MINUTES),
        Column("work", _("hours × wage"), FEN),
        Column("goods", _("goods"), FEN),
        Column("savings", _("savings"), FEN),
        Column("received", _("received"), FEN),
        Column("net", _("net cost"), FEN),
    )
    note = sentences(
        money.costing.prices(money.year).said,
        _(
            "Hours are those that communities recorded, of some of them only; what is not recorded is not counted, nor "
            "taken for nothing."
        ),
    )
    table = Table("costs.table", title, columns, tuple(rows), ROWS_ON_PAGE, note)
    return Section("costs", title, (table,))


def gaps_section(money: Funding) -> Section:
    """Duties without money, money without a duty or without anything due, cuts."""
    blocks: list[Block] = [_without_money(money), _without_due(money)]
    if money.cuts:
        blocks.append(_cuts(money))
    return Section("gaps", _("Duties without money, money without duties, cuts"), tuple(blocks))


def _without_money(money: Funding) -> Table:
    rows = []
    for row in money.book.measuring.rows("followed"):
        if row["year"] != money.year:
            continue
        code = money.book.duties.code(row["duty"])
        account = money.book.accounts.get((code, money.year))
        if account and (account.dues or account.put_up()):
            continue
        department = name_of(Holder("department", row["department"]), money.book.names)
        rows.append(
            (
                department,
                money.book.duties.name(code),
                row["pushdowns"],
                row["first_date"],
                row["last_date"],
            )
        )
    rows.sort(key=lambda row: (-row[2], row[0], row[1]))
    columns = (
        Column("department", _("department"), role="department"),
        Column("duty", _("duty")),
        Column("pushdowns", _("push-downs"), COUNT),
        Column("first", _("first on")),
        Column("last", _("last on")),
    )
    return Table("gaps.duties", _("Duties without money"), columns, tuple(rows), ROWS_ON_PAGE)


def _without_due(money: Funding) -> Table:
    rows = [
        (
            money.book.duties.name(account.duty) if account.duty else _("no duty is named"),
            balance.undue,
            balance.payments,
        )
        for account in money.accounts
        for balance in (account.balance(money.book.names),)
        if balance.undue
    ]
    rows.sort(key=lambda row: (-row[1], row[0]))
    columns = (
        Column("duty", _("duty")),
        Column("paid", _("paid"), FEN),
        Column("payments", _("number of payments"), COUNT),
    )
    title = _("Money for which nothing is known to be due")
    return Table("gaps.money", title, columns, tuple(rows), ROWS_ON_PAGE)


def _cuts(money: Funding) -> Table:
    rows = tuple(
        (
            name_of(cut.payer, money.book.names),
            money.book.duties.name(cut.duty),
            cut.amount,
            cut.day,
            cut.how,
        )
        for cut in money.cuts
    )
    columns = (
        Column("payer", _("who withdrew it"), role="department"),
        Column("duty", _("duty")),
        Column("amount", _("withdrawn"), FEN),
        Column("day", _("on")),
        Column("how", _("how")),
    )
    note = _(
        "Money withdrawn from a duty that communities still have to do counts as a new, unfunded push-down."
    )
    return Table(
        "gaps.cuts",
        _("New unfunded push-downs: money withdrawn"),
        columns,
        rows,
        ROWS_ON_PAGE,
        note,
    )


def findings_section(money: Funding) -> Section:
    """What is wrong with the money, the gravest first."""
    blocks = finding_blocks(
        checks.check(money.book, money.year),
        ("funding.findings", "funding.errors", "funding.list"),
        _("Nothing is wrong with the money that the register holds."),
        FINDINGS,
    )
    return Section("findings", _("Findings"), blocks)
