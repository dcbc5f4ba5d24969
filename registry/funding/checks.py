"""What is wrong with the money of a book, as findings: the gravest first, then the largest sums."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from registry.findings import Finding, Severity, Where
from registry.funding import rules, statements
from registry.funding.account import Account, Flow
from registry.funding.ageing import Ageing
from registry.funding.book import Book
from registry.funding.cuts import cuts
from registry.funding.dues import Due, amount_of
from registry.funding.holders import Holder, name_of
from registry.funding.payments import payments_by_id
from registry.language import _
from registry.periods import days_between
from registry.quantities import yuan
from registry.sheets import kind_of

Weighed = tuple[int, Finding]
"""A finding with the sum it is about, in fen."""

_YEAR_OF_DOCUMENT = re.compile(r"[〔\[（(]((?:19|20|21)\d\d)[〕\]）)]")

_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


def check(book: Book, year: int | None = None) -> list[Finding]:
    """All findings on the money of *year*, or of all years."""
    found: list[Weighed] = []
    for one in CHECKS if book.has_payments else UNPAID_FOR:
        found += one(book, year)
    found.sort(key=lambda weighed: (_ORDER[weighed[1].severity], -weighed[0], weighed[1].code))
    differing = [one for one in statements.check(book) if one.is_error]
    return [*differing, *(finding for _sum, finding in found)]


def _overdrawn(book: Book, year: int | None) -> Iterator[Weighed]:
    """No place passes on more than it got; what was left of the year before is another matter."""
    for account in book.of_year(year):
        for holder in account.holders:
            short = -account.held(holder)
            if short <= 0:
                continue
            before = book.accounts.get((account.duty, account.year - 1))
            left = before.held(holder) if before else 0
            rule = rules.CARRIED_UNSAID if left >= short else rules.OVERDRAWN
            facts = _facts(book, account, holder) | {
                "difference": yuan(short),
                "passed": yuan(account.went.get(holder, 0)),
                "came": yuan(account.came.get(holder, 0)),
            }
            yield short, Finding(rule, _where(book, account, holder), facts)


def _held(book: Book, year: int | None) -> Iterator[Weighed]:
    """Money that stands with somebody on its way."""
    ageing = Ageing(book)
    for account in book.of_year(year):
        for holder in account.holders:
            held = account.held(holder)
            since = ageing.since(account, holder) if held > 0 else None
            if since:
                days = days_between(since, book.as_of)
                facts = _facts(book, account, holder) | {
                    "amount": yuan(held),
                    "since": since,
                    "days": days,
                }
                yield held, Finding(rules.HELD, _where(book, account, holder), facts)


def _unpaid(book: Book, year: int | None) -> Iterator[Weighed]:
    """Money due whose day is past, and money that came after its day."""
    ageing = Ageing(book)
    for account in book.of_year(year):
        settled = account.settled()
        for debtor in sorted(account.debtors):
            dues = [due for due in account.dues if due.debtor == debtor]
            late = ageing.lateness(account, debtor)
            facts = _facts(book, account, debtor) | {"payer": name_of(debtor, book.names)}
            where = _where(book, account, debtor)
            if late.late:
                told = facts | {"amount": yuan(late.late), "days": late.worst}
                yield late.late, Finding(rules.LATE, where, told)
            if not late.overdue:
                continue
            facts |= {
                "amount": yuan(late.overdue),
                "since": late.since,
                "days": late.days,
                "due": _exact(dues),
                "paid": yuan(settled[debtor][1]),
                "source": _sources(dues),
            }
            rule = rules.ARREARS if settled[debtor][1] else rules.NEVER_PAID
            yield late.overdue, Finding(rule, where, facts)


def _exact(dues: list[Due]) -> str:
    """What is due, to the fen; about stays about."""
    amount = amount_of(dues)
    text = yuan(None if amount.value is None else int(amount.value))
    return _("about {figure}").format(figure=text) if amount.about else text


def _sources(dues: list[Due]) -> str:
    """The documents by which it is due, the first three."""
    documents = list(dict.fromkeys(due.source for due in dues if due.source))
    told = _(", ").join(documents[:3])
    return _("{list} and others").format(list=told) if len(documents) > 3 else told


def _unexplained(book: Book, year: int | None) -> Iterator[Weighed]:
    """Payments that name no duty, and payments for which nothing is due."""
    for account in book.of_year(year):
        balance = account.balance(book.names)
        facts = {
            "year": account.year,
            "amount": yuan(balance.undue),
            "payments": account.payments,
            "duty": book.duties.name(account.duty or ""),
        }
        if account.duty is None and account.payments:
            moved = sum(abs(flow.amount) for flow in account.flows)
            yield moved, Finding(rules.NO_DUTY, facts=facts | {"amount": yuan(moved)})
        elif balance.undue > 0:
            where = Where(duty=book.duties.name(account.duty or ""))
            yield balance.undue, Finding(rules.NOTHING_DUE, where, facts)


def _without_money(book: Book, year: int | None) -> Iterator[Weighed]:
    """Duties that were pushed down without any money."""
    for row in book.measuring.rows("followed"):
        if year not in (None, row["year"]) or row["with_money"]:
            continue
        code = book.duties.code(row["duty"])
        account = book.accounts.get((code, row["year"]))
        if account and (account.dues or account.put_up()):
            continue
        payer = Holder("department", row["department"])
        department, duty = name_of(payer, book.names), book.duties.name(code)
        facts = {
            "payer": department,
            "duty": duty,
            "pushdowns": row["pushdowns"],
            "year": row["year"],
        }
        where = Where(department=department, duty=duty)
        yield row["pushdowns"], Finding(rules.DUTY_UNFUNDED, where, facts)


def _strangers(book: Book, year: int | None) -> Iterator[Weighed]:
    """Holders that the register does not know."""
    sums: dict[str, list[int]] = {}
    for row in book.flow_rows:
        if year not in (None, row["year"]):
            continue
        for kind, code in (
            (row["payer_kind"], row["payer"]),
            (row["receiver_kind"], row["receiver"]),
        ):
            if kind == "other":
                known = sums.setdefault(code, [0, 0])
                known[0] += abs(row["amount"] or 0)
                known[1] += row["payments"]
    for code, (amount, payments) in sorted(sums.items()):
        facts = {"holder": code, "amount": yuan(amount), "payments": payments}
        yield amount, Finding(rules.UNKNOWN_HOLDER, facts=facts)


def _odd_manner(book: Book, year: int | None) -> Iterator[Weighed]:
    """Money carried over stays with its holder, other money does not, and what goes back goes up."""
    for account in book.of_year(year):
        for flow in account.flows:
            why = _oddity(flow)
            if not why:
                continue
            label = kind_of("payment").by_name["manner"].choice_label(flow.manner or "transfer")
            facts = _facts(book, account, flow.payer) | {
                "payer": name_of(flow.payer, book.names),
                "receiver": name_of(flow.receiver, book.names),
                "amount": yuan(flow.amount),
                "manner": label,
                "why": why,
            }
            yield abs(flow.amount), Finding(rules.ODD_MANNER, facts=facts)


def _oddity(flow: Flow) -> str:
    """What does not fit in the manner of a flow; empty where it fits."""
    if flow.manner == "carried":
        return _("money carried over stays with the same holder")
    if flow.payer == flow.receiver:
        return _("payer and receiver are the same")
    if flow.manner in ("refund", "withdrawn") and flow.goes_down and flow.amount > 0:
        return _("what goes back does not go down")
    return ""


def _before_document(book: Book, year: int | None) -> Iterator[Weighed]:
    """Payments earlier than the document by which they were made."""
    for row in book.measuring.rows("document_paid"):
        issued = _issued(row["document_number"], row["stated"], row["first_pushed"])
        first = row["first_paid"]
        if issued is None or first[: len(issued)] >= issued[: len(first)]:
            continue
        found = book.measuring.register.query(
            "SELECT id FROM payment WHERE document_number = ? AND date = ? AND entry_id <= ? "
            "AND (until_entry IS NULL OR until_entry > ?)",
            (row["document_number"], first, *[book.measuring.parameters["known"]] * 2),
        )
        for one in payments_by_id(book.measuring.register, [each[0] for each in found]):
            if year not in (None, one.year):
                continue
            facts = {
                "payer": name_of(one.payer, book.names),
                "receiver": name_of(one.receiver, book.names),
                "amount": yuan(one.amount),
                "day": one.date,
                "document": row["document_number"],
                "of": issued,
            }
            yield abs(one.amount or 0), Finding(rules.BEFORE_DOCUMENT, one.where, facts)


def _issued(number: str, stated: str | None, pushed: str | None) -> str | None:
    """When a document is of: as stated, else as the first push-down under it, else the year in its number."""
    named = _YEAR_OF_DOCUMENT.search(number)
    return stated or pushed or (named[1] if named else None)


def _twice(book: Book, year: int | None) -> Iterator[Weighed]:
    """Payments that look like one entered twice."""
    for row in book.measuring.rows("payment_repeated"):
        if year not in (None, row["year"] or int(row["date"][:4])):
            continue
        both = payments_by_id(book.measuring.register, [row["first_id"], row["last_id"]])
        facts = {
            "payer": name_of(Holder(row["payer_kind"], row["payer"]), book.names),
            "receiver": name_of(Holder(row["receiver_kind"], row["receiver"]), book.names),
            "amount": yuan(row["amount"]),
            "day": row["date"],
            "times": row["payments"],
            "rows": _("; ").join(one.stands_at for one in both),
        }
        yield abs(row["amount"]), Finding(rules.TWICE, both[-1].where, facts)


def _cut(book: Book, year: int | None) -> Iterator[Weighed]:
    """Money withdrawn from duties in force."""
    for cut in cuts(book, year):
        payer, duty = name_of(cut.payer, book.names), book.duties.name(cut.duty)
        facts = {
            "payer": payer,
            "amount": yuan(cut.amount),
            "duty": duty,
            "year": cut.year,
            "how": cut.how,
        }
        where = Where(department=payer, duty=duty)
        yield cut.amount, Finding(rules.CUT, where, facts)


def _facts(book: Book, account: Account, holder: Holder) -> dict[str, object]:
    name = name_of(holder, book.names)
    duty = statements.quoted(account.duty) if account.duty else ""
    dug = f" --duty {duty}" if duty else ""
    return {
        "holder": name,
        "duty": book.duties.name(account.duty) if account.duty else _("no duty"),
        "year": account.year,
        "command": f"zhunru fund trace {statements.quoted(name)}{dug} --year {account.year}",
    }


def _where(book: Book, account: Account, holder: Holder) -> Where:
    """The duty, and the department or community."""
    name = name_of(holder, book.names)
    duty = book.duties.name(account.duty) if account.duty else None
    return Where(duty=duty, department=name if holder.kind == "department" else None)


CHECKS: tuple[Callable[[Book, int | None], Iterator[Weighed]], ...] = (
    _overdrawn,
    _held,
    _unpaid,
    _unexplained,
    _without_money,
    _strangers,
    _odd_manner,
    _before_document,
    _twice,
    _cut,
)

UNPAID_FOR = (_without_money, _cut)
"""What can be told though nobody recorded a payment: then what was paid is unknown, and nobody owes or holds anything."""
