"""The audit: what in the register breaks a rule, as findings with unit, fact and rule."""

from __future__ import annotations

from collections.abc import Callable

from registry.findings import Finding, Severity, Where, rule
from registry.language import N_, _
from registry.measures import Measuring
from registry.sheets import burden_kinds

LOCAL_CATALOGUE = "本地社区工作准入目录"
"""What an unlisted push-down goes against: the catalogue that the register itself holds."""

BARRED = rule(
    "audit.barred",
    Severity.ERROR,
    N_("{kind} “{name}” is on a list of what is barred; {communities} communities carry it."),
    N_("End it, and tell who demands it which list bars it."),
)
VETO = rule(
    "audit.veto",
    Severity.ERROR,
    N_("{kind} “{name}” carries a one-vote veto over {communities} communities."),
    N_("Take the veto out of it."),
    "民发〔2015〕136号",
)
NO_BASIS = rule(
    "audit.no_basis",
    Severity.WARNING,
    N_("{kind} “{name}” is stated to have no basis; {communities} communities carry it."),
    N_("Ask who demands it for its basis, or end it."),
)
NO_LIVE_DUTY = rule(
    "audit.no_live_duty",
    Severity.WARNING,
    N_(
        "{kind} “{name}” serves “{duty}”, which the catalogue does not list now; {communities} communities carry it."
    ),
    N_("End it with its duty, or have the duty admitted."),
)
UNLISTED = rule(
    "audit.unlisted",
    Severity.ERROR,
    N_(
        "“{duty}” was pushed down {count} times from {first} to {last} and is in no catalogue. {suggestion}"
    ),
    N_("Have it admitted, or let the communities decline it."),
    LOCAL_CATALOGUE,
)
EXPIRED = rule(
    "audit.expired",
    Severity.ERROR,
    N_(
        "“{duty}” was pushed down {count} times from {first} to {last}, after it had left the catalogue."
    ),
    N_("Stop it, or have it admitted again."),
    LOCAL_CATALOGUE,
)
BARRED_DUTY = rule(
    "audit.barred_duty",
    Severity.ERROR,
    N_(
        "“{duty}” was pushed down {count} times from {first} to {last} although it is on the negative list."
    ),
    N_("Stop it."),
    LOCAL_CATALOGUE,
)

_BURDEN_RULES = {"barred": BARRED, "veto": VETO, "no_basis": NO_BASIS, "no_live_duty": NO_LIVE_DUTY}
_PUSH_RULES = {"unlisted": UNLISTED, "expired": EXPIRED, "barred": BARRED_DUTY}


def audit(
    measuring: Measuring,
    department_name: Callable[[str | None], str],
    suggest: Callable[[str], list[str]],
) -> list[Finding]:
    """Every broken rule, the weightiest first: errors before warnings, then by how many are concerned."""
    weighed = [
        *_burdens(measuring, department_name),
        *_push_downs(measuring, department_name, suggest),
    ]
    weighed.sort(
        key=lambda item: (
            item[1].severity is not Severity.ERROR,
            -item[0],
            item[1].code,
            item[1].message,
        )
    )
    return [finding for _weight, finding in weighed]


def _burdens(
    measuring: Measuring, department_name: Callable[[str | None], str]
) -> list[tuple[int, Finding]]:
    found = []
    for row in measuring.rows("burden_findings"):
        broken = _BURDEN_RULES[row["rule"]]
        unit = department_name(row["department"]) if row["department"] else row["demander"]
        facts = {
            "kind": burden_kinds()[row["kind"]].label,
            "name": row["name"],
            "communities": row["communities"],
            "duty": row["fact"],
        }
        evidence = row["fact"] if row["rule"] == "barred" else None
        found.append(
            (row["communities"], Finding(broken, Where(department=unit), facts, evidence=evidence))
        )
    return found


def _push_downs(
    measuring: Measuring,
    department_name: Callable[[str | None], str],
    suggest: Callable[[str], list[str]],
) -> list[tuple[int, Finding]]:
    found = []
    for position, row in enumerate(measuring.rows("pushdown_unlisted")):
        near = (
            suggest(row["duty"])
            if row["status"] == "unlisted" and position < MOST_SUGGESTIONS
            else []
        )
        suggestion = _("Perhaps meant: {names}.").format(names=_(", ").join(near)) if near else ""
        facts = {
            "duty": row["duty"],
            "count": row["pushdowns"],
            "first": row["first_date"],
            "last": row["last_date"],
            "suggestion": suggestion,
        }
        where = Where(department=department_name(row["department"]), duty=row["duty"])
        found.append((row["pushdowns"], Finding(_PUSH_RULES[row["status"]], where, facts)))
    return found


MOST_SUGGESTIONS = 60
"""For how many unlisted wordings, the most frequent first, listed duties are suggested."""
