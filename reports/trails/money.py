"""The ways behind the figures of money: of the funding report, the league, the bills and a department's bill."""

from __future__ import annotations

from registry.funding.holders import Level
from registry.language import N_
from registry.quantities import Unit
from reports.trails.burdens import QUOTIENT, RULES
from reports.trails.way import Parts, Trail, Way

DUE = N_(
    "What is due is worked out from these facts: standards by households, residents, pieces or communities and the months in "
    "which they hold; of each duty, year and debtor the strongest ground counts."
)
PUT_UP = N_(
    "What somebody put up is what they paid out beyond what had come to them, duty by duty."
)
STANDS = N_(
    "What a place that owes a share of its own put up is taken out, duty by duty: it was not held."
)
LATE = N_(
    "Of these payments those count that came after the day by which the money was due, as far as it was due."
)
CUT = N_(
    "What a standard that ended takes away in its year is what it would have made due, less what is due; only duties in force count."
)
SHARED = N_("What is paid for several duties or by several payers is shared out among them.")
UNPAID = N_("Of each duty and debtor what is due beyond what was paid, added up.")
BEYOND = N_("Of each duty and payer what was paid beyond what is due, added up.")
TOGETHER = N_("They are added up.")
WHO = N_("The departments are counted that pushed work down, and those that owe or gave money.")

HELD = tuple(f"funding.held.{level}" for level in Level)

WAYS: dict[str, Way] = {
    "funding.due": Trail("dues", unit=Unit.FEN, worked=DUE),
    "funding.promised": Trail("promises_of_year", unit=Unit.FEN),
    "funding.paid": Trail("payments_of_year", unit=Unit.FEN, worked=PUT_UP),
    "funding.received": Trail("received", unit=Unit.FEN),
    "funding.fundedness": Parts(("funding.received", "funding.due"), QUOTIENT),
    "funding.held": Parts(HELD, TOGETHER),
    "funding.held.{level}": Trail("held", unit=Unit.FEN, worked=STANDS),
    "funding.unpaid": Parts(("funding.due", "funding.paid"), UNPAID),
    "funding.overdue": Parts(("funding.unpaid",), N_("The part of it whose day is past.")),
    "funding.late": Trail("payments_of_year", unit=Unit.FEN, worked=LATE),
    "funding.overpaid": Parts(("funding.paid", "funding.due"), BEYOND),
    "funding.undue": Parts(
        ("funding.paid", "funding.due"), N_("What was paid for duties of which nothing is due.")
    ),
    "funding.brought": Trail("brought", unit=Unit.FEN),
    "funding.cut": Trail("cuts", unit=Unit.FEN, worked=CUT),
    "funding.findings": Trail("payments_of_year", unit=Unit.FEN, worked=RULES),
    "funding.errors": Trail("payments_of_year", unit=Unit.FEN, worked=RULES),
    "league.departments": Trail("pushdowns", {"status": "any"}, worked=WHO),
    "league.pushdowns": Parts(("pushdown.count", "league.cuts"), TOGETHER),
    "league.against": Trail("pushdowns", {"status": "against"}),
    "league.due": Trail("dues", unit=Unit.FEN, worked=DUE),
    "league.short": Parts(
        ("league.due", "funding.received"),
        N_("Of each department what is due beyond what reached communities, added up."),
    ),
    "league.cuts": Trail("cuts", unit=Unit.FEN, worked=CUT),
    "bills.departments": Trail("pushdowns", {"status": "any"}, worked=WHO),
    "bills.pushdowns": Trail("pushdowns", {"status": "any"}),
    "bills.due": Trail("dues", unit=Unit.FEN, worked=DUE),
    "bills.received": Trail("payments_of_year", unit=Unit.FEN, worked=SHARED),
    "bills.unpaid": Parts(("bills.due", "funding.paid"), UNPAID),
    "bills.overdue": Parts(("bills.unpaid",), N_("The part of it whose day is past.")),
    "department.pushdowns": Trail("pushdowns", {"status": "any"}),
    "department.duties": Trail(
        "pushdowns", {"status": "any"}, worked=N_("The duties are counted, by whatever name.")
    ),
    "department.against": Trail("pushdowns", {"status": "against"}),
    "department.hours": Trail(
        "work_of_department",
        unit=Unit.MINUTES,
        worked=N_("The duties count that it pushed down in the year."),
    ),
    "department.cost": Parts(
        ("department.hours", "load.cost_goods"),
        N_("The hours are multiplied by what an hour costs, and the goods for its duties added."),
    ),
    "department.promised": Trail("promises_of_year", unit=Unit.FEN),
    "department.due": Trail("dues", unit=Unit.FEN, worked=DUE),
    "department.paid": Trail("payments_of_year", unit=Unit.FEN, worked=PUT_UP),
    "department.received": Trail("payments_of_year", unit=Unit.FEN, worked=SHARED),
    "department.held": Parts(
        ("department.paid", "department.received"), N_("The first less the second.")
    ),
    "department.unpaid": Parts(("department.due", "department.paid"), UNPAID),
    "department.overdue": Parts(("department.unpaid",), N_("The part of it whose day is past.")),
    "department.late": Trail("payments_of_year", unit=Unit.FEN, worked=LATE),
    "department.powers": Trail("powers_given"),
    "department.staff": Trail("posts_given"),
}
