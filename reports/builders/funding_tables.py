"""The funding report's tables: where the money stops, by duty, by payer, by place."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction

from registry.funding.account import Account
from registry.funding.ageing import Lateness
from registry.funding.grouping import Arrival, by_community, by_place
from registry.funding.holders import Holder, Level, level_of, name_of
from registry.language import _
from registry.periods import days_between
from registry.quantities import Amount, Unit, decimal_text, share
from reports.builders.money_columns import balance_cells, balance_columns, both_sides, note_of
from reports.document import (
    Bars,
    Block,
    Cell,
    Column,
    ColumnKind,
    Section,
    Table,
    Text,
)
from reports.figures import ROWS_ON_PAGE, rounding_note
from reports.funding import Funding

BARS = 20
FEN, COUNT = ColumnKind.FEN, ColumnKind.COUNT


def stops_section(money: Funding) -> Section:
    """What came to each level, what it passed on, and who holds what since when."""
    title = _("Where the money stops")
    if not money.recorded:
        return Section("stops", title, (Text(_("The register holds no payment.")),))
    return Section("stops", title, (_levels(money), _holders(money)))


def _levels(money: Funding) -> Table:
    came: dict[Level, int] = defaultdict(int)
    went: dict[Level, int] = defaultdict(int)
    held: dict[Level, int] = defaultdict(int)
    holding: dict[Level, set[Holder]] = defaultdict(set)
    longest: dict[Level, int] = defaultdict(int)
    for account, holder, amount, days in _held(money):
        level = level_of(holder, money.book.names)
        came[level] += account.came.get(holder, 0)
        went[level] += account.went.get(holder, 0)
        held[level] += amount
        if amount > 0:
            holding[level].add(holder)
            longest[level] = max(longest[level], days)
    rows = tuple(
        (level.label, came[level], went[level], held[level], len(holding[level]), longest[level])
        for level in Level
        if came[level] or went[level]
    )
    columns = (
        Column("level", _("level")),
        Column("came", _("came to it"), FEN),
        Column("passed", _("passed on or paid out"), FEN),
        Column("held", _("held by it"), FEN),
        Column("holders", _("how many hold some"), COUNT),
        Column("days", _("longest, in days"), COUNT),
    )
    note = _(
        "What departments and treasuries paid out beyond what came to them is money of their own. Below zero: more was "
        "passed on than had come."
    )
    return Table("stops.levels", _("Money held at each level"), columns, rows, note=note)


def _held(money: Funding) -> list[tuple[Account, Holder, int, int]]:
    """Every holder above the communities, account by account: what it holds, and for how many days the oldest of it."""
    found = []
    for account in money.accounts:
        for holder in account.holders:
            amount = account.held(holder)
            since = money.ageing.since(account, holder) if amount > 0 else None
            days = days_between(since, money.book.as_of) if since else 0
            found.append((account, holder, amount, days))
    return found


def _holders(money: Funding) -> Table:
    rows = [
        (
            name_of(holder, money.book.names),
            level_of(holder, money.book.names).label,
            money.book.duties.name(account.duty) if account.duty else _("no duty"),
            account.came.get(holder, 0) + account.brought.get(holder, 0),
            amount,
            money.ageing.since(account, holder) or "",
            days,
        )
        for account, holder, amount, days in _held(money)
        if amount > 0
    ]
    rows.sort(key=lambda row: (-row[4], str(row[0]), str(row[2])))
    columns = (
        Column("holder", _("who holds it")),
        Column("level", _("level")),
        Column("duty", _("duty")),
        Column("came", _("came to it"), FEN),
        Column("held", _("held by it"), FEN),
        Column("since", _("held since")),
        Column("days", _("days"), COUNT),
    )
    note = _(
        "Since when the oldest of it has been there: what came first counts as passed on first."
    )
    return Table("stops.holders", _("Who holds what"), columns, tuple(rows), ROWS_ON_PAGE, note)


def duties_section(money: Funding) -> Section:
    """The account by duty, with powers and staff that came with it."""
    followed = _followed(money)
    found = [
        (money.book.duties.name(code) if code else _("no duty"), code, balance)
        for code, balance in money.by_duty.items()
    ]
    rows: list[tuple[Cell, ...]] = [
        (
            name,
            code or "",
            *balance_cells(balance, is_recorded=money.recorded),
            *followed.get(code or "", (0, 0, 0)),
            note_of(balance),
        )
        for name, code, balance in found
    ]
    rows.sort(key=lambda row: (-_unpaid_of(row), str(row[1])))
    columns = (
        Column("duty", _("duty")),
        Column("code", _("code")),
        *balance_columns(),
        Column("pushdowns", _("push-downs"), COUNT),
        Column("powers", _("with powers"), COUNT),
        Column("staff", _("posts given"), COUNT),
        Column("note", _("remarks")),
    )
    notes = [_split_note(money), rounding_note(map(both_sides, money.by_duty.values()))]
    note = "\n".join(one for one in notes if one)
    table = Table("duties.table", _("Money of each duty"), columns, tuple(rows), ROWS_ON_PAGE, note)
    bars = _duty_bars(money)
    shown = (bars, table) if money.recorded and bars.rows else (table,)
    return Section("duties", _("By duty"), shown)


def _split_note(money: Funding) -> str:
    """By which rule money for several duties was split, for all such money of the year."""
    there = {
        money.book.duties.code(row["duty"])
        for row in money.book.flow_rows
        if row["duty"] and row["year"] == money.year
    }
    there |= {due.duty for due in money.book.dues if due.year == money.year}
    told = [
        _("{pot}: {parts}, {rule}").format(
            pot=pot,
            parts=_(", ").join(
                f"{money.book.duties.name(duty)} {decimal_text(Fraction(parts, 100), 0 if parts % 100 == 0 else 2)}"
                for duty, parts in zip(way.duties, way.parts, strict=True)
            ),
            rule=way.rule or _("no rule is stated"),
        )
        for pot, way in sorted(money.book.splits.items())
        if pot in there
    ]
    return _("Split by parts: {splits}.").format(splits=_("; ").join(told)) if told else ""


def _unpaid_of(row: tuple[Cell, ...]) -> int:
    unpaid = row[7]
    return int(unpaid.value or 0) if isinstance(unpaid, Amount) else 0


def _followed(money: Funding) -> dict[str, tuple[int, int, int]]:
    """Push-downs, those with powers, and posts given, by duty."""
    found: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for row in money.book.measuring.rows("followed"):
        if row["year"] == money.year:
            sums = found[money.book.duties.code(row["duty"])]
            sums[0] += row["pushdowns"]
            sums[1] += row["with_powers"]
            sums[2] += row["staff"] or 0
    return {code: (sums[0], sums[1], sums[2]) for code, sums in found.items()}


def _duty_bars(money: Funding) -> Bars:
    """Of the duties with most money due: received, held, unpaid."""
    found = [
        (
            money.book.duties.name(code),
            (
                max(one.received, 0),
                max(one.bought, 0),
                max(one.held_in_all, 0),
                max(one.unpaid, 0),
            ),
        )
        for code, one in money.by_duty.items()
        if code and one.due.value is not None
    ]
    found.sort(key=lambda row: (-sum(row[1]), row[0]))
    parts = (_("received"), _("bought for them"), _("held on the way"), _("unpaid"))
    title = _("The duties with most money, the first {count}").format(count=len(found[:BARS]))
    return Bars("duties.bars", title, parts, tuple(found[:BARS]), Unit.FEN)


def payers_section(money: Funding) -> Section:
    """The account by who owes or gave: departments, treasuries, places with a share of their own."""
    rows: list[tuple[Cell, ...]] = []
    for payer, balance in money.by_payer.items():
        late = money.late.get(payer, Lateness()) if payer else Lateness()
        known = money.recorded
        rows.append(
            (
                name_of(payer, money.book.names),
                balance.promised,
                *balance_cells(balance, is_recorded=known),
                late.overdue if known else None,
                late.days if known else None,
                late.late if known else None,
                late.worst if known else None,
                note_of(balance),
            )
        )
    rows.sort(key=lambda row: (-_unpaid_of(row), str(row[0])))
    columns = (
        Column("payer", _("who owes or paid"), role="department"),
        Column("promised", _("promised"), FEN),
        *balance_columns(),
        Column("overdue", _("past its day"), FEN),
        Column("overdue_days", _("for days"), COUNT),
        Column("late", _("paid late"), FEN),
        Column("late_days", _("late by days at most"), COUNT),
        Column("note", _("remarks")),
    )
    note = _(
        "Where several paid for one duty, what was received and held is shared out among them as their sums stand to each "
        "other."
    )
    note = "\n".join(
        one for one in (note, rounding_note(map(both_sides, money.by_payer.values()))) if one
    )
    title = _("By department")
    return Section(
        "payers",
        title,
        (
            Table(
                "payers.table",
                _("Money of each department"),
                columns,
                tuple(rows),
                ROWS_ON_PAGE * 3,
                note,
            ),
        ),
    )


def places_section(money: Funding) -> Section:
    """The account by district, street and community."""
    blocks: list[Block] = []
    for level, title in ((Level.DISTRICT, _("district")), (Level.STREET, _("street"))):
        found = by_place(money.book, money.accounts, level)
        if found:
            blocks.append(_place_table(money, str(level), title, found, "place"))
    blocks.append(
        _place_table(
            money,
            "community",
            _("community"),
            by_community(money.book, money.accounts),
            "community",
        )
    )
    return Section("places", _("By place"), tuple(blocks))


def _place_table(
    money: Funding, name: str, head: str, found: dict[str, Arrival], kind: str
) -> Table:
    known = money.recorded
    of_place = kind == "place"
    above = _above(money)
    levels = {"street": ("district",), "community": ("district", "street")}.get(name, ())
    rows: list[tuple[Cell, ...]] = []
    for code, one in found.items():
        inside = above.get(code, ())
        through: tuple[Cell, ...] = (one.came, one.passed, one.held) if of_place else ()
        rows.append(
            (
                name_of(Holder(kind, code), money.book.names),
                *(inside[n] if n < len(inside) else "" for n in range(len(levels))),
                one.due,
                _if(known, one.received),
                one.short if known else None,
                share(one.received, one.due.value).value if known else None,
                *(_if(known, cell) for cell in through),
                _if(known, one.pooled),
                _if(known, one.spent),
            )
        )
    at = 3 + len(levels)
    rows.sort(key=lambda row: (-_amount(row[at]), str(row[0])))
    labels = {"district": _("district"), "street": _("street")}
    columns = (
        Column("name", head, role=name),
        *(Column(level, labels[level], role=level) for level in levels),
        Column("due", _("money due"), FEN),
        Column("received", _("received"), FEN),
        Column("short", _("not received"), FEN),
        Column("fundedness", _("received of due"), ColumnKind.SHARE),
        *(
            (
                Column("came", _("came to it"), FEN),
                Column("passed", _("passed on"), FEN),
                Column("held", _("held by it"), FEN),
            )
            if of_place
            else ()
        ),
        Column("pooled", _("in pooled accounts"), FEN),
        Column("spent", _("spent"), FEN),
    )
    note = _(
        "Money due to a whole place is split equally among its communities (a convention of this tool)."
    )
    titles = {
        "district": _("Money of each district"),
        "street": _("Money of each street"),
        "community": _("Money of each community"),
    }
    return Table(f"places.{name}", titles[name], columns, tuple(rows), ROWS_ON_PAGE, note)


def _above(money: Funding) -> dict[str, tuple[str, ...]]:
    """The district of every street, and the district and the street of every community, by their codes."""
    names = money.book.names
    found: dict[str, tuple[str, ...]] = {}
    for home in money.book.residences:
        lies_in = (home.district, home.street)
        told = tuple(names.place_name(place) if place else "" for place in lies_in)
        found[home.code] = told
        if home.street:
            found.setdefault(home.street, told[:1])
    return found


def _if(known: bool, cell: Cell) -> Cell:
    """The cell, unknown where nobody recorded a payment."""
    return cell if known else None


def _amount(cell: Cell) -> int:
    return int(cell.value or 0) if isinstance(cell, Amount) else 0
