"""The rules of the account: what can be wrong with money, payment by payment and holder by holder."""

from __future__ import annotations

from registry.findings import Severity, rule
from registry.language import N_

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE

OVERDRAWN = rule(
    "funding.overdrawn",
    ERROR,
    N_(
        "{holder} passed on {passed} of the money for “{duty}” of {year}, but only {came} had come to it: "
        "{difference} more than it got."
    ),
    N_(
        "Look for the payment that is missing, or the one entered twice: {command} If it is the holder's own share, "
        "enter the standard that says so (zhunru template rate)."
    ),
)
CARRIED_UNSAID = rule(
    "funding.carry_unsaid",
    NOTE,
    N_(
        "{holder} passed on {difference} more for “{duty}” of {year} than came for that year; so much and more was left "
        "of the year before."
    ),
    N_(
        "If it was carried over, record a payment of the manner 结转; if a payment is of another year, state its 所属年度."
    ),
)
HELD = rule(
    "funding.held",
    WARNING,
    N_(
        "{holder} has held {amount} of the money for “{duty}” of {year} since {since}, {days} days."
    ),
    N_("Ask for it to be passed on: {command}"),
)
ARREARS = rule(
    "funding.arrears",
    ERROR,
    N_(
        "{payer} owes {amount} for “{duty}” of {year} since {since}, {days} days; due {due}, paid {paid} ({source})."
    ),
    N_("Ask for the rest: {command}"),
)
NEVER_PAID = rule(
    "funding.never_paid",
    ERROR,
    N_(
        "{payer} has paid nothing of the {amount} due for “{duty}” of {year} since {since}, {days} days ({source})."
    ),
    N_("Ask for it: {command}"),
)
LATE = rule(
    "funding.late",
    WARNING,
    N_("{payer} paid {amount} for “{duty}” of {year} after its day, by up to {days} days."),
)
NO_DUTY = rule(
    "funding.no_duty",
    WARNING,
    N_("{payments} payments of {year}, {amount} in all, name no duty, and no document says which."),
    N_("Give them a duty, or split them by their document number (zhunru template split)."),
)
NOTHING_DUE = rule(
    "funding.nothing_due",
    NOTE,
    N_("{amount} was paid for “{duty}” of {year} though nothing on record makes it due."),
    N_("Enter the decision or standard by which it is paid (zhunru template rate)."),
)
DUTY_UNFUNDED = rule(
    "funding.duty_unfunded",
    WARNING,
    N_(
        "{payer} gave communities “{duty}” {pushdowns} times in {year}; no money is due, promised or paid for it."
    ),
    N_("Settle what is due for it, or stop it."),
)
UNKNOWN_HOLDER = rule(
    "funding.unknown_holder",
    WARNING,
    N_(
        "“{holder}”, which the register does not know, paid or received {amount} in {payments} payments."
    ),
    N_(
        "If it is a treasury or supplier, list it (zhunru template holder) and import the payments again; else correct its name."
    ),
)
BEFORE_DOCUMENT = rule(
    "funding.before_document",
    WARNING,
    N_("{payer} paid {amount} to {receiver} on {day} by {document}, which is of {of}."),
    N_("Correct the date or the document number."),
)
TWICE = rule(
    "funding.twice",
    WARNING,
    N_("{payer} paid {amount} to {receiver} on {day} for the same {times} times: {rows}."),
    N_(
        "If it was entered twice: delete one row, and import that file again with --replace; what was typed is taken back "
        "with zhunru journal undo ENTRY."
    ),
)
ODD_MANNER = rule(
    "funding.odd_manner",
    WARNING,
    N_("{payer} → {receiver}, {amount} of {year} for “{duty}” as “{manner}”: {why}."),
    N_("Correct the manner, the payer or the receiver, and import the file again with --replace."),
)
CUT = rule(
    "funding.cut",
    ERROR,
    N_(
        "{payer} withdrew {amount} from “{duty}” in {year}, while communities still have to do it: {how}. "
        "That is a new unfunded push-down."
    ),
    N_("Restore the money, or take the duty back."),
)
STATEMENT_DIFFERS = rule(
    "funding.statement_differs",
    ERROR,
    N_(
        "{holder} states {stated} received for {duty} of {year} up to {day}; the account has {calculated}: "
        "{difference}. {because}"
    ),
    N_("See the payments: {command}"),
)
STATEMENT_AGREES = rule(
    "funding.statement_agrees",
    NOTE,
    N_(
        "{holder} states {stated} received for {duty} of {year} up to {day}; the account has the same."
    ),
)
