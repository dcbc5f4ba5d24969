"""The ways behind the figures of the burden report."""

from __future__ import annotations

from registry.language import N_
from registry.quantities import Unit
from reports.trails.way import Parts, Trail, Way

RULES = N_(
    "Findings are worked out by rules: facts of one name, department and rule make one finding together."
)
QUOTIENT = N_("The first is divided by the second.")

_AGAINST = ("pushdown.unlisted.count", "pushdown.expired.count", "pushdown.barred.count")

WAYS: dict[str, Way] = {
    "burden.community.count": Trail("communities"),
    "burden.household.count": Trail("households"),
    "burden.duty.count": Trail("duties"),
    "burden.time": Trail("burden_times_in_all", unit=Unit.MINUTES, scale=60),
    "burden.time.mean": Parts(("burden.time", "burden.community.count"), QUOTIENT),
    "burden.{kind}.count": Trail("burdens", {"point": "now"}),
    "burden.{kind}.now": Trail("burdens", {"point": "now"}),
    "burden.{kind}.before": Trail("burdens", {"point": "before"}),
    "burden.{kind}.reduction": Parts(
        ("burden.{kind}.before", "burden.{kind}.now"),
        N_("The first less the second is divided by the first."),
    ),
    "burden.{kind}.names": Trail("burden_names"),
    "burden.{kind}.permitted": Trail("burdens_listed", {"list": "permitted"}),
    "burden.{kind}.barred": Trail("burdens_listed", {"list": "barred"}),
    "burden.{kind}.without_basis": Trail("burdens_by_basis", {"basis": "none"}),
    "burden.{kind}.basis_unknown": Trail("burdens_by_basis", {"basis": "unknown"}),
    "burden.{kind}.duty_unknown": Trail("burdens_by_duty", {"duty": "unknown"}),
    "burden.{kind}.without_live_duty": Trail("burdens_by_duty", {"duty": "unlisted"}),
    "burden.{kind}.time": Trail("burden_times", unit=Unit.MINUTES, scale=60),
    "pushdown.count": Trail("pushdowns", {"status": "any"}),
    "pushdown.{status}.count": Trail("pushdowns"),
    "pushdown.unlisted.share": Parts(
        (*_AGAINST, "pushdown.count", "pushdown.undetermined.count"),
        N_("The first three together are divided by the fourth less the fifth."),
    ),
    "pushdown.promised": Trail("promises", unit=Unit.FEN),
    "pushdown.paid": Trail("payments_out", unit=Unit.FEN),
    "pushdown.received": Trail("payments_in", unit=Unit.FEN),
    "pushdown.received.unassigned": Trail("payments_unassigned", unit=Unit.FEN),
    "findings.count": Trail("breaches", worked=RULES),
    "findings.errors": Trail("breaches", worked=RULES),
}
