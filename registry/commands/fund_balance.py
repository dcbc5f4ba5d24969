"""``zhunru fund balance``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from registry.command import command as new_command
from registry.command import desk as with_desk
from registry.command import option
from registry.commands.shared_options import moment_of, moment_options, narrowing_options
from registry.desk import Desk
from registry.language import N_, _, sentences
from registry.listing import Listing, listing_options, print_listing

if TYPE_CHECKING:
    from registry.funding.account import Account
    from registry.funding.balance import Balance
    from registry.funding.book import Book
    from registry.funding.grouping import Arrival, By

BY = ("duty", "department", "year", "community", "street", "district")

OF_BALANCES = (
    *("code", "name", "due", "paid", "brought", "received", "bought"),
    *("held_department", "held_city", "held_district", "held_street", "held_elsewhere"),
    *("carried", "unpaid", "overpaid", "undue"),
    *("fundedness", "refunded", "in_kind", "pooled", "spent", "payments", "note"),
)
OF_ARRIVALS = (
    *("code", "name", "communities", "due", "received", "short", "fundedness"),
    *("came", "passed", "held", "spent", "pooled", "kept_over"),
)
_NOT_MONEY = frozenset({"code", "name", "fundedness", "payments", "note", "communities"})
_ALWAYS = frozenset(
    {
        "code",
        "name",
        "due",
        "paid",
        "received",
        "unpaid",
        "fundedness",
        "short",
        "came",
        "passed",
        "held",
    }
)


@new_command(
    "balance",
    N_(
        "The account of the money, in yuan, by duty, department, year, community, street or district. Every line comes "
        "out even: due + overpaid + without a due + brought forward = received + bought + held at each level + carried "
        "forward + unpaid. By community or place: what is due to it and what came."
    ),
    example="zhunru fund balance --year 2025\nzhunru fund balance --by district --year 2025 -o 区县到位.csv",
)
@option(
    "--by",
    "by",
    type=click.Choice(BY),
    default="duty",
    help=N_("What a line stands for; a duty by default."),
)
@narrowing_options
@moment_options
@listing_options
@with_desk
def command(
    desk: Desk,
    by: str,
    duty: str | None,
    department: str | None,
    year: int | None,
    as_of: str | None,
    known_on: str | None,
    format_: str | None,
    output: Path | None,
) -> None:
    """The balances are listed."""
    from registry.errors import BadUsage
    from registry.funding.asking import department_named, duty_named
    from registry.funding.grouping import By

    moment = moment_of(desk, as_of, known_on)
    book = moment.book(desk.register)
    wanted = duty_named(book, duty) if duty else None
    accounts = [one for one in book.of_year(year) if wanted in (None, one.duty)]
    if by in ("community", "street", "district"):
        if department:
            raise BadUsage(_("--department goes with --by duty, department or year."))
        print_listing(_arrivals(book, accounts, By(by)), format_, output)
        return
    payer = department_named(book.names, department) if department else None
    print_listing(_balances(book, accounts, By(by), payer), format_, output)


def _balances(book: Book, accounts: list[Account], by: By, payer: Any) -> Listing:
    from registry.funding.balance import Balance
    from registry.funding.grouping import By, by_duty, by_payer, by_year, payers
    from registry.funding.holders import name_of

    found: dict[Any, Balance] = {}
    if payer is not None:
        for account in accounts:
            part = payers(book, account).get(payer)
            if part:
                key = {By.DUTY: account.duty, By.YEAR: account.year}.get(by, payer)
                found[key] = found.get(key, Balance()) + part
    elif by is By.DUTY:
        found = dict(by_duty(book, accounts))
    elif by is By.YEAR:
        found = dict(by_year(book, accounts))
    else:
        found = dict(by_payer(book, accounts))
    rows = []
    for key, balance in found.items():
        if by is By.DUTY:
            code, name = key or "", book.duties.name(key) if key else _("no duty")
        elif by is By.YEAR:
            code, name = key, str(key)
        else:
            code, name = (key.code if key else ""), name_of(key, book.names)
        rows.append(_row(code, name, balance, is_recorded=book.has_payments))
    rows.sort(key=lambda row: (str(row[0]), str(row[1])))
    named = {By.DUTY: _("duty"), By.YEAR: _("year")}.get(by, _("who owes or paid"))
    return _listing(OF_BALANCES, rows, _closing(book, found), named)


def _row(code: object, name: str, balance: Balance, *, is_recorded: bool) -> tuple[Any, ...]:
    from registry.funding.holders import Level

    held = [balance.held.get(level, 0) for level in Level]
    share = balance.fundedness
    return (
        code,
        name,
        _fen(balance.due.value),
        balance.paid,
        balance.brought,
        balance.received,
        balance.bought,
        *held,
        balance.carried,
        balance.unpaid if balance.due.value is not None and is_recorded else None,
        balance.overpaid,
        balance.undue,
        None if share.value is None or not is_recorded else str(share),
        balance.refunded,
        balance.in_kind,
        balance.pooled,
        balance.spent,
        balance.payments,
        _note(balance) or None,
    )


def _fen(value: Any) -> int | None:
    return None if value is None else int(value)


def _note(balance: Balance) -> str:
    notes = [
        _("due: at least") if balance.floor else "",
        ""
        if balance.due.is_complete
        else _("due: unknown for {count}").format(count=balance.due.of - balance.due.known),
        _("partly split") if balance.split else "",
        _("{count} payments without an amount").format(count=balance.unknown)
        if balance.unknown
        else "",
        _("about") if balance.about or balance.due.about else "",
    ]
    return _(", ").join(note for note in notes if note)


def _closing(book: Book, found: dict[Any, Balance]) -> str:
    from registry.funding.balance import Balance
    from registry.quantities import yuan

    whole = sum(found.values(), Balance())
    if not book.has_payments:
        return _("The register holds no payment; what was paid is not known.")
    return sentences(
        _(
            "In all: due {due}, received {received}, held on the way {held}, unpaid {unpaid}."
        ).format(
            due=whole.due,
            received=yuan(whole.received),
            held=yuan(whole.held_in_all),
            unpaid=yuan(whole.unpaid),
        ),
        _("Every line comes out even.")
        if all(not each.difference for each in found.values())
        else "",
    )


def _arrivals(book: Book, accounts: list[Account], by: By) -> Listing:
    from registry.funding.grouping import By, by_community, by_place
    from registry.funding.holders import Holder, Level, name_of

    if by is By.COMMUNITY:
        found = by_community(book, accounts)
    else:
        found = by_place(book, accounts, Level(by.value))
    kind = "community" if by is By.COMMUNITY else "place"
    rows = [
        _arrival_row(code, name_of(Holder(kind, code), book.names), arrival)
        for code, arrival in found.items()
    ]
    named = {By.COMMUNITY: _("community"), By.STREET: _("street")}.get(by, _("district"))
    return _listing(OF_ARRIVALS, rows, "", named)


def _arrival_row(code: str, name: str, arrival: Arrival) -> tuple[Any, ...]:
    from registry.quantities import share

    part = share(arrival.received, arrival.due.value, about=arrival.due.about)
    return (
        code,
        name,
        arrival.communities,
        _fen(arrival.due.value),
        arrival.received,
        _fen(arrival.short.value),
        None if part.value is None else str(part),
        arrival.came,
        arrival.passed,
        arrival.held,
        arrival.spent,
        arrival.pooled,
        arrival.kept_over,
    )


def _listing(
    columns: tuple[str, ...], rows: list[tuple[Any, ...]], closing: str, named: str
) -> Listing:
    labels = _labels() | {"name": named}
    return Listing(
        columns,
        tuple(labels[name] for name in columns),
        rows,
        closing,
        frozenset(columns) - _NOT_MONEY,
        frozenset(columns) - _ALWAYS,
    )


def _labels() -> dict[str, str]:
    return {
        "code": _("code"),
        "communities": _("communities"),
        "due": _("money due"),
        "paid": _("put up"),
        "brought": _("brought forward"),
        "received": _("received"),
        "bought": _("bought for them"),
        "held_department": _("held by departments"),
        "held_city": _("held by the city"),
        "held_district": _("held by districts"),
        "held_street": _("held by streets"),
        "held_elsewhere": _("held elsewhere"),
        "carried": _("carried forward"),
        "unpaid": _("unpaid"),
        "overpaid": _("overpaid"),
        "undue": _("paid without a due"),
        "fundedness": _("received of due"),
        "refunded": _("went back"),
        "in_kind": _("in kind"),
        "pooled": _("in pooled accounts"),
        "spent": _("spent"),
        "payments": _("number of payments"),
        "note": _("remarks"),
        "short": _("not received"),
        "came": _("came to it"),
        "passed": _("passed on"),
        "held": _("held by it"),
        "kept_over": _("kept from other years"),
    }
