"""The ways behind the figures of people, load and communities."""

from __future__ import annotations

from registry.language import N_
from registry.quantities import Unit
from reports.trails.burdens import QUOTIENT, RULES
from reports.trails.money import DUE, STANDS
from reports.trails.way import Parts, Trail, Way

REQUIRED = N_(
    "The people required are worked out from recorded work, times, burdens and allowances (WISN), where all of them are known."
)
COST = N_(
    "The hours, brought to a year and without what would be done anyway, are multiplied by what an hour costs."
)
KNOWN = N_("Of these only the communities count whose load is known.")

_PEOPLE = {"column": "actual"}

WAYS: dict[str, Way] = {
    "staffing.communities": Trail("communities"),
    "staffing.residents": Trail("residents"),
    "staffing.quota": Trail("people", {"column": "quota"}),
    "staffing.people": Trail("people", _PEOPLE),
    "staffing.vacant": Trail("people", {"column": "vacant"}),
    "staffing.households_per_worker": Parts(
        ("burden.household.count", "staffing.people"), QUOTIENT
    ),
    "staffing.households_per_person": Parts(
        ("burden.household.count", "staffing.people"),
        N_("The first is divided by the second, over the communities of which both are known."),
    ),
    "staffing.residents_per_person": Parts(
        ("staffing.residents", "staffing.people"),
        N_("The first is divided by the second, over the communities of which both are known."),
    ),
    "load.available": Trail(
        "settings",
        worked=N_(
            "Possible days less days of rest, leave, sickness and training, times the hours of a day."
        ),
    ),
    "load.people": Trail("people", _PEOPLE, worked=KNOWN),
    "load.required": Trail("work", unit=Unit.MINUTES, worked=REQUIRED),
    "load.ratio": Parts(("load.people", "load.required"), QUOTIENT),
    "load.overloaded": Trail("work", unit=Unit.MINUTES, worked=REQUIRED),
    "load.known": Trail("work", unit=Unit.MINUTES, worked=REQUIRED),
    "load.known_share": Parts(("load.known", "burden.community.count"), QUOTIENT),
    "load.cost": Parts(
        ("load.cost_labour", "load.cost_goods"), N_("They are added up, for what is known of both.")
    ),
    "load.cost_labour": Trail("work", unit=Unit.MINUTES, worked=COST),
    "load.cost_goods": Trail(
        "goods", unit=Unit.FEN, worked=N_("The part that would be bought anyway is taken out.")
    ),
    "load.estimated_share": Trail(
        "work",
        unit=Unit.MINUTES,
        worked=N_("Hours by estimate, and by standards of no stated grade, of all hours."),
    ),
    "load.findings": Trail("work", unit=Unit.MINUTES, worked=RULES),
    "load.errors": Trail("work", unit=Unit.MINUTES, worked=RULES),
    "communities.count": Trail("communities"),
    "communities.load.known": Trail("work", unit=Unit.MINUTES, worked=REQUIRED),
    "communities.load.overloaded": Trail("work", unit=Unit.MINUTES, worked=REQUIRED),
    "communities.load.ratio": Parts(("load.people", "load.required"), QUOTIENT),
    "community.people": Trail("people", _PEOPLE),
    "community.quota": Trail("people", {"column": "quota"}),
    "community.pushdowns": Trail("pushdowns_at", {"status": "any"}),
    "community.against": Trail("pushdowns_at", {"status": "against"}),
    "community.undetermined": Trail("pushdowns_at", {"status": "undetermined"}),
    "community.unlisted_share": Parts(
        ("community.against", "community.pushdowns", "community.undetermined"),
        N_("The first is divided by the second less the third."),
    ),
    "community.burdens": Trail("burdens_of_community"),
    "community.burden_hours": Trail("burden_times_in_all", unit=Unit.MINUTES, scale=60),
    "community.load.required": Trail("work", unit=Unit.MINUTES, worked=REQUIRED),
    "community.load.ratio": Parts(("community.people", "community.load.required"), QUOTIENT),
    "community.money.due": Trail("dues", unit=Unit.FEN, worked=DUE),
    "community.money.received": Trail("received", unit=Unit.FEN),
    "community.money.held": Trail("held", {"level": "street"}, unit=Unit.FEN, worked=STANDS),
    "community.money.ratio": Parts(("community.money.received", "community.money.due"), QUOTIENT),
}
