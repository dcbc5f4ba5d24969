"""The ways behind the figures of the catalogue, of requests, of needs and of what is put right."""

from __future__ import annotations

from registry.language import N_
from reports.trails.burdens import QUOTIENT, RULES
from reports.trails.way import Parts, Trail, Way

MATCHED = N_(
    "Lines are the same by name, else by code, unless the code was retired; each line is matched once."
)
FOUND = N_(
    "Problems of the ledger are set beside what the rules find now, by the key of the finding."
)
BESIDE = N_("It is counted in the lists of the same paper, not in the register.")

SEALED = N_("It is counted over the whole register, which the seal covers: zhunru journal verify.")

WAYS: dict[str, Way] = {
    "catalogue.count": Trail("edition_standing"),
    "catalogue.{duty_kind}.count": Trail("edition_standing"),
    "catalogue.admitted.count": Trail("admissions"),
    "transfer.count": Trail(
        "purchasable", worked=N_("What is listed and has left to be bought counts once.")
    ),
    "transfer.with_standard": Parts(
        ("transfer.count",), N_("Those of them of which a money standard is stated.")
    ),
    "bridge.opening": Trail("edition_lines", turned=True),
    "bridge.come": Trail("lines_apart", {"unrecorded": 0}, worked=MATCHED),
    "bridge.gone": Trail("lines_apart", {"unrecorded": 0}, worked=MATCHED, turned=True),
    "bridge.unrecorded": Trail("lines_apart", {"unrecorded": 1}, worked=MATCHED, turned=True),
    "bridge.closing": Trail("edition_lines"),
    "gate.requests": Trail("requests"),
    "gate.waiting": Trail("waiting"),
    "gate.declined": Trail("declined"),
    "gate.{state}": Trail("steps"),
    "needs.count": Trail("needs", {"asked": "all"}),
    "needs.needs": Trail("needs", {"asked": "need"}),
    "needs.problems": Trail("needs", {"asked": "problem"}),
    "needs.done": Trail("needs", {"asked": "done"}),
    "needs.rate": Parts(("needs.done", "needs.count"), QUOTIENT),
    "needs.waiting": Trail("needs", {"asked": "waiting"}),
    "needs.urgent": Trail("needs", {"asked": "urgent"}),
    "rectification.assigned": Trail("tasks", {"asked": "all"}),
    "rectification.done": Trail("tasks", {"asked": "done"}),
    "rectification.settled": Trail("tasks", {"asked": "settled"}),
    "rectification.rate": Parts(("rectification.settled", "rectification.assigned"), QUOTIENT),
    "rectification.open": Trail("tasks", {"asked": "open"}, worked=FOUND),
    "rectification.overdue": Trail("tasks", {"asked": "overdue"}, worked=FOUND),
    "rectification.gone": Trail("tasks", {"asked": "unfinished"}, worked=FOUND),
    "rectification.again": Trail("tasks", {"asked": "done"}, worked=FOUND),
    "rectification.unassigned": Trail("breaches", worked=RULES),
    "verdict.count.{outcome}": Parts((), BESIDE),
    "seal.entries": Parts((), SEALED),
    "seal.facts": Parts((), SEALED),
    "seal.paid": Parts((), SEALED),
    "figures.relations": Parts((), BESIDE),
    "figures.disputed": Parts((), BESIDE),
    "figures.unread": Parts((), BESIDE),
    "figures.repeats": Parts((), BESIDE),
    "figures.{relation}": Parts((), BESIDE),
}
