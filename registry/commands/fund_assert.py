"""``zhunru fund assert``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from registry.command import command as new_command
from registry.command import desk as with_desk
from registry.command import option, text_or_json
from registry.commands.shared_options import moment_of, moment_options
from registry.desk import Desk, finding_lines
from registry.errors import BadUsage, CheckSaidNo
from registry.language import N_, _

if TYPE_CHECKING:
    from registry.findings import Finding
    from registry.funding.book import Book
    from registry.funding.statements import Statement


@new_command(
    "assert",
    N_(
        "Hold what communities and streets say they received (zhunru template statement) against the account. Where they "
        "differ, it is told what is stated, what the account has, the difference, the payments that make it up, and the "
        "command that digs further. With --holder, --year and --amount one statement is checked and not recorded. The "
        "exit code is 3 if one differs."
    ),
    example="zhunru fund assert\nzhunru fund assert --holder 青松社区 --duty ZR-001 --year 2025 --amount 1.2万元",
)
@option("--holder", metavar="NAME", help=N_("The community, street or district that states it."))
@option("--duty", metavar="NAME", help=N_("Only this duty, by code or name."))
@option("--year", type=click.IntRange(1900, 2200), help=N_("Only the money of this year."))
@option("--amount", metavar="AMOUNT", help=N_("What is stated: 12000, 1.2万元."))
@moment_options
@text_or_json
@with_desk
def command(
    desk: Desk,
    holder: str | None,
    duty: str | None,
    year: int | None,
    amount: str | None,
    as_of: str | None,
    known_on: str | None,
    format_: str,
) -> None:
    """Every statement is held against the account; those that differ make the exit code 3."""
    from registry.findings import Outcome
    from registry.funding import statements

    moment = moment_of(desk, as_of, known_on)
    book = moment.book(desk.register)
    if amount is not None:
        typed = _typed(book, holder, duty, year, amount)
        found = [statements.finding(book, statements.compare(book, typed))]
    else:
        found = [
            statements.finding(book, statements.compare(book, one))
            for one in _asked(book, holder, duty, year)
        ]
    differing = [one for one in found if one.outcome is not Outcome.PASS]
    if format_ == "json":
        told = {"findings": [one.as_json() for one in found]}
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        for one in differing:
            click.echo("\n".join(_lines(one)))
    if differing:
        raise CheckSaidNo(
            _("{count} statements, {differing} differ from the account.").format(
                count=len(found), differing=len(differing)
            )
        )
    if found:
        desk.say(_("{count} statements, all agree with the account.").format(count=len(found)))
    else:
        desk.say(
            _("No statement to check. Blank sheet: zhunru template statement -o 到账核对.xlsx")
        )


def _lines(finding: Finding) -> list[str]:
    """The finding with its payments, one a line."""
    first, *rest = finding_lines(finding)
    payments = (finding.evidence or "").split(_("; ")) if finding.evidence else []
    return [first, *(f"      {payment}" for payment in payments), *rest]


def _asked(book: Book, holder: str | None, duty: str | None, year: int | None) -> list[Statement]:
    from registry.funding.asking import duty_named, holder_named
    from registry.funding.statements import statements

    wanted = holder_named(book.names, holder) if holder else None
    code = duty_named(book, duty) if duty else None
    return [
        one
        for one in statements(book)
        if wanted in (None, one.holder)
        and (code is None or one.duty == code)
        and year in (None, one.year)
    ]


def _typed(
    book: Book, holder: str | None, duty: str | None, year: int | None, amount: str
) -> Statement:
    """The statement that the options make."""
    from registry.funding.asking import duty_named, holder_named
    from registry.funding.statements import Statement
    from registry.intake.cells import CellFault
    from registry.intake.numbers import read_money
    from registry.sheets import kind_of

    if holder is None or year is None:
        raise BadUsage(_("With --amount say --holder and --year as well."))
    try:
        fen, _mark = read_money(amount, kind_of("statement").by_name["amount"], None)
    except CellFault:
        raise BadUsage(
            _("“{text}” is no amount of money. Write it as 12000 or 1.2万元.").format(text=amount)
        ) from None
    code = duty_named(book, duty) if duty else None
    return Statement(holder_named(book.names, holder), code, year, book.as_of, fen)
