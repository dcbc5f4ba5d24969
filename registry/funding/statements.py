"""What communities and streets say they received, held against the account."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from registry.findings import Finding, Outcome, Where
from registry.funding import rules
from registry.funding.book import Book
from registry.funding.holders import Holder, name_of
from registry.funding.payments import Asked, Payment, payments, taken_back
from registry.language import _
from registry.periods import first_day
from registry.quantities import yuan
from registry.store import Register

TOLD = 6
"""Payments that a message names one by one."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What *holder* states of a *duty* (None: all) and *year* up to *day*; amount in fen, None where it states none."""

    holder: Holder
    duty: str | None
    year: int
    day: str
    amount: int | None
    where: Where = field(default_factory=Where)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A statement beside the account: what the account has, and the payments of which that is made up."""

    statement: Statement
    calculated: int
    payments: tuple[Payment, ...]
    missing: tuple[Payment, ...] = ()
    """Payments that were taken back and together explain the difference."""

    @property
    def difference(self) -> int | None:
        """What is stated beyond what is calculated, in fen; None where nothing is stated."""
        return None if self.statement.amount is None else self.statement.amount - self.calculated


def statements(book: Book) -> list[Statement]:
    """The statements of the register."""
    return [_statement(row, book) for row in book.measuring.rows("statements")]


def _statement(row: dict[str, Any], book: Book) -> Statement:
    holder = (
        Holder("community", row["community"]) if row["community"] else Holder("place", row["place"])
    )
    duty = None if row["duty"] is None else book.duties.code(row["duty"])
    file = sheet = None
    if row["sheet_id"] is not None:
        found = book.measuring.register.query(
            "SELECT source.name, sheet.name FROM sheet JOIN source ON source.id = sheet.source_id WHERE sheet.id = ?",
            (row["sheet_id"],),
        )
        file, sheet = found[0] if found else (None, None)
    where = Where(file=file, sheet=sheet or None, row=row["row"])
    return Statement(holder, duty, row["year"], row["date"], row["amount"], where)


def compare(book: Book, statement: Statement) -> Comparison:
    """The statement beside what the account of its day has."""
    register = book.measuring.register
    there = book.at(_until(statement.day))
    duty, known = statement.duty, int(book.measuring.parameters["known"])
    asked = Asked(
        statement.holder,
        there.wordings(duty) if duty else None,
        statement.year,
        there.as_of,
        known,
        tuple(there.documents(duty)) if duty else (),
    )
    found = [one for one in payments(register, asked) if one.amount is not None]
    if statement.holder.kind != "community":
        found = [one for one in found if one.receiver == statement.holder != one.payer]
    comparison = Comparison(statement, _calculated(there, statement), tuple(found))
    if not comparison.difference:
        return comparison
    return replace(comparison, missing=_explaining(register, comparison, asked))


def _until(day: str) -> str:
    """The last day of the month where only the month is stated."""
    return day if len(day) > len("2026-05") else f"{day}-31"


def _calculated(book: Book, statement: Statement) -> int:
    """What came to the holder by the accounts of the year: of one duty, or of all."""
    holder = statement.holder
    return sum(
        account.received.get(holder.code, 0)
        if holder.kind == "community"
        else account.came.get(holder, 0)
        for account in book.of_year(statement.year)
        if statement.duty in (None, account.duty)
    )


def _explaining(register: Register, comparison: Comparison, asked: Asked) -> tuple[Payment, ...]:
    """The payment that was taken back and makes up the difference, or the latest ones that do together."""
    still = {_same(one) for one in comparison.payments}
    gone = [one for one in taken_back(register, asked) if _same(one) not in still]
    for one in gone:
        if one.amount == comparison.difference:
            return (one,)
    by_entry: dict[int | None, list[Payment]] = {}
    summed: list[Payment] = []
    for one in gone:
        summed.append(one)
        by_entry.setdefault(one.until, []).append(one)
        for some in (by_entry[one.until], summed):
            if sum(each.amount or 0 for each in some) == comparison.difference:
                return tuple(some)
    return ()


def _same(one: Payment) -> tuple[object, ...]:
    return one.date, one.payer, one.amount, one.duty, one.document_number


def finding(book: Book, comparison: Comparison) -> Finding:
    """Whether the statement agrees; where not: stated, calculated, difference, the payments, and what digs further."""
    statement, names = comparison.statement, book.names
    holder = name_of(statement.holder, names)
    duty = _("all duties") if statement.duty is None else f"“{book.duties.name(statement.duty)}”"
    facts = {
        "holder": holder,
        "duty": duty,
        "year": statement.year,
        "day": statement.day,
        "stated": yuan(statement.amount),
        "calculated": yuan(comparison.calculated),
    }
    if comparison.difference == 0:
        return Finding(rules.STATEMENT_AGREES, statement.where, facts, Outcome.PASS)
    facts |= {
        "difference": _difference(comparison.difference),
        "because": " ".join(_because(book, comparison)),
        "command": command(statement, holder),
    }
    return Finding(
        rules.STATEMENT_DIFFERS,
        statement.where,
        facts,
        evidence=_("; ").join(_told(book, comparison)) or None,
    )


def command(statement: Statement, holder: str) -> str:
    """The command that shows the payments."""
    duty = f" --duty {quoted(statement.duty)}" if statement.duty else ""
    return f"zhunru fund trace {quoted(holder)}{duty} --year {statement.year}"


def quoted(word: str) -> str:
    """A word as it can be typed into a shell."""
    return f'"{word}"' if set(word) & set(" ()（）&|;<>*?'\"") else word


def _difference(fen: int | None) -> str:
    if fen is None:
        return _("nothing is stated to compare")
    if fen > 0:
        return _("{amount} more is stated").format(amount=yuan(fen))
    return _("{amount} less is stated").format(amount=yuan(-fen))


def _because(book: Book, comparison: Comparison) -> Iterator[str]:
    for one in comparison.missing:
        sentence = _(
            "Entry {entry} took back the payment of {amount} by {payer} of {day} ({where})."
        )
        yield sentence.format(
            entry=one.until,
            amount=yuan(one.amount),
            payer=name_of(one.payer, book.names),
            day=one.date,
            where=one.stands_at,
        )
    if not comparison.payments:
        yield _("The account has no payment to it.")


def _told(book: Book, comparison: Comparison) -> Iterator[str]:
    """The payments that make up what is calculated, the first of them one by one."""
    for one in comparison.payments[:TOLD]:
        yield _("{day} {payer} → {receiver} {amount} ({where})").format(
            day=one.date,
            payer=name_of(one.payer, book.names),
            receiver=name_of(one.receiver, book.names),
            amount=yuan(one.amount),
            where=one.stands_at,
        )
    left = len(comparison.payments) - TOLD
    if left > 0:
        yield _("and {count} more payments").format(count=left)


def check(book: Book) -> list[Finding]:
    """A finding for every statement up to the book's day, those that differ first."""
    found = [
        finding(book, compare(book, statement))
        for statement in statements(book)
        if first_day(statement.day) <= first_day(book.as_of)
    ]
    return sorted(found, key=lambda one: one.outcome is Outcome.PASS)
