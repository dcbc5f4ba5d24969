"""``zhunru fund trace``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from registry.command import command as new_command
from registry.command import desk as with_desk
from registry.command import option
from registry.commands.shared_options import moment_of, moment_options
from registry.desk import Desk
from registry.language import N_, _
from registry.listing import Listing, listing_options, print_listing

if TYPE_CHECKING:
    from registry.funding.asking import Moment
    from registry.funding.payments import Payment
    from registry.names import Directory

COLUMNS = (
    *("date", "payer", "receiver", "amount", "left"),
    *("duty", "year", "manner", "document", "entry", "where"),
)


@new_command(
    "trace",
    N_(
        "The payments that NAME made or received, in order of day, each with its entry, file and row, and what was left "
        "after it. NAME is a department, district, street, community, treasury or supplier; or a duty, for all payments "
        "made for it."
    ),
    example="zhunru fund trace 青松社区 --year 2025\nzhunru fund trace 湖滨街道 --duty 老年人优待证办理\nzhunru fund trace ZR-001",
)
@click.argument("name")
@option("--duty", metavar="NAME", help=N_("Only this duty, by code or name."))
@option("--year", type=click.IntRange(1900, 2200), help=N_("Only the money of this year."))
@moment_options
@listing_options
@with_desk
def command(
    desk: Desk,
    name: str,
    duty: str | None,
    year: int | None,
    as_of: str | None,
    known_on: str | None,
    format_: str | None,
    output: Path | None,
) -> None:
    """The payments are listed, with a running balance."""
    from registry.errors import UnknownName
    from registry.funding.asking import holder_named
    from registry.funding.payments import Asked, payments
    from registry.names import Directory

    moment = moment_of(desk, as_of, known_on)
    names = Directory(desk.register)
    holder = None
    try:
        holder = holder_named(names, name)
    except UnknownName:
        holder = _stranger(desk, name)
        if holder is None and (duty or not _is_duty(desk, moment, name)):
            raise
        duty = duty if holder else name
    wordings, documents = _wordings(desk, moment, duty) if duty else (None, ())
    asked = Asked(holder, wordings, year, moment.as_of, moment.known, documents)
    found = payments(desk.register, asked)
    labels = (
        *(_("date"), _("payer"), _("receiver"), _("amount (yuan)"), _("left (yuan)")),
        *(_("duty"), _("year"), _("manner"), _("document"), _("entry"), _("where")),
    )
    rows, closing = _rows(names, found, holder)
    listing = Listing(
        COLUMNS,
        labels,
        rows,
        closing,
        frozenset({"amount", "left"}),
        frozenset({"left", "manner", "document"}),
    )
    print_listing(listing, format_, output)


def _stranger(desk: Desk, name: str) -> Any:
    """The body of that name that the register does not know but whose payments it holds."""
    from registry.funding.holders import Holder

    rows = desk.register.query(
        "SELECT 1 FROM payment WHERE (receiver = ? AND receiver_kind = 'other') "
        "OR (payer = ? AND payer_kind = 'other') LIMIT 1",
        (name, name),
    )
    return Holder("other", name) if rows else None


def _wordings(desk: Desk, moment: Moment, duty: str) -> tuple[list[str], tuple[str, ...]]:
    """Every way in which the duty may be written, and the documents by which money was paid for it unnamed."""
    from registry.funding.asking import duty_named

    book = moment.book(desk.register)
    code = duty_named(book, duty)
    return book.wordings(code), tuple(book.documents(code))


def _is_duty(desk: Desk, moment: Moment, name: str) -> bool:
    from registry.errors import UnknownName

    try:
        return bool(_wordings(desk, moment, name))
    except UnknownName:
        return False


def _rows(names: Directory, found: list[Payment], holder: Any) -> tuple[list[tuple[Any, ...]], str]:
    """A row for each payment; for a holder with what was left after it."""
    from registry.funding.holders import name_of
    from registry.quantities import yuan
    from registry.sheets import kind_of

    manner = kind_of("payment").by_name["manner"]
    rows, came, went = [], 0, 0
    for one in found:
        amount = one.amount or 0
        came += amount if one.receiver == holder else 0
        went += amount if one.payer == holder else 0
        rows.append(
            (
                one.date,
                name_of(one.payer, names),
                name_of(one.receiver, names),
                one.amount,
                came - went if holder else None,
                one.duty,
                one.year,
                manner.choice_label(one.manner) or None,
                one.document_number,
                one.entry,
                str(one.where) or None,
            )
        )
    if not found:
        return rows, _("No payment on record.")
    if holder is None:
        return rows, _("{count} payments.").format(count=len(found))
    sentence = _("{count} payments: {came} came to {holder}, {went} went on, {left} is left.")
    if went > came:
        sentence = _("{count} payments: {came} came to {holder}, {went} went on, {left} more.")
    told = {"count": len(found), "holder": name_of(holder, names)}
    amounts = {"came": yuan(came), "went": yuan(went), "left": yuan(abs(came - went))}
    return rows, sentence.format(**told, **amounts)
