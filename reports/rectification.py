"""Problems and who puts them right: the findings of a scope beside the rectification ledger, by their stable keys."""

from __future__ import annotations

import contextlib
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from catalog.audit import audit
from catalog.duties import Suggestions
from registry.findings import Finding, Severity
from registry.funding.checks import check as check_money
from registry.language import N_, _
from registry.load.checks import check as check_load
from registry.load.wisn import Unworkable
from registry.load.workload import LoadBook
from registry.rectifying import DONE, LASTING, OPEN, OVERDUE, Task, tasks
from reports.funding import Funding
from reports.scope import Scope

UNASSIGNED = "unassigned"
"""A finding that nobody was told to put right."""

GONE = "gone"
"""A task still open whose finding is found no more: it can be closed."""

AGAIN = "again"
"""A task that was put right, but data of a later day show its finding again."""

STANDINGS = (OVERDUE, AGAIN, OPEN, GONE, UNASSIGNED, DONE, LASTING)
_LABELS = {
    OVERDUE: N_("overdue"),
    AGAIN: N_("put right, but found again"),
    OPEN: N_("being put right"),
    GONE: N_("no longer found"),
    UNASSIGNED: N_("not handed over"),
    DONE: N_("put right"),
    LASTING: N_("lasting task"),
}


def standing_label(standing: str) -> str:
    """A standing in words."""
    return _(_LABELS[standing])


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the ledger: a problem with its task, its finding, or both."""

    code: str
    standing: str
    unit: str
    what: str
    task: Task | None
    finding: Finding | None

    @property
    def rule(self) -> str:
        """The code of the rule that is broken; empty where the finding is gone."""
        return self.finding.code if self.finding else ""


@dataclass
class Ledger:
    """The rectification ledger of a scope on its day."""

    scope: Scope
    day: str
    """The day by which deadlines are judged."""

    @cached_property
    def findings(self) -> list[Finding]:
        """What breaks a rule: burdens and push-downs, money, what communities report of work; notes are left out."""
        scope = self.scope
        listed = [d.name for d in scope.duties if d.kind != "barred" and d.ends is None]
        money = Funding.of(scope)
        found = list(audit(scope.measuring, scope.department, Suggestions(listed)))
        found += check_money(money.book, money.year)
        with contextlib.suppress(Unworkable):
            book = LoadBook.open(scope.register, money.year, scope.as_of, scope.known)
            found += [one for one in check_load(book) if one.where.community]
        return [one for one in found if one.severity is not Severity.NOTE]

    @cached_property
    def lines(self) -> list[Line]:
        """Every problem once: the overdue first, then as :data:`STANDINGS` are, then by unit."""
        found = {one.key: one for one in self.findings}
        held = {task.code: task for task in tasks(self.scope.register, self.scope.known)}
        lines = [
            Line(
                code,
                self._standing(task, code in found),
                task.unit,
                task.what,
                task,
                found.get(code),
            )
            for code, task in held.items()
        ]
        lines += [
            Line(key, UNASSIGNED, unit_of(one), one.message, None, one)
            for key, one in found.items()
            if key not in held
        ]
        order = {standing: number for number, standing in enumerate(STANDINGS)}
        weight = {Severity.ERROR: 0, Severity.WARNING: 1}
        lines.sort(
            key=lambda line: (
                order[line.standing],
                (line.task and line.task.deadline) or "9999",
                weight.get(line.finding.severity, 2) if line.finding else 3,
                line.unit,
                line.code,
            )
        )
        return lines

    def _standing(self, task: Task, found: bool) -> str:
        standing = task.standing(self.day)
        ours = task.code.startswith("WT-")
        if ours and not found and standing in (OPEN, OVERDUE):
            return GONE
        seen_since = found and bool(task.closed_on) and str(task.closed_on) <= self.scope.as_of
        return AGAIN if standing == DONE and seen_since else standing

    @cached_property
    def by_standing(self) -> Counter[str]:
        """How many lines there are of each standing."""
        return Counter(line.standing for line in self.lines)

    def assigned(self) -> list[Line]:
        """The lines that a unit was told of."""
        return [line for line in self.lines if line.task]


def unit_of(finding: Finding) -> str:
    """Who a finding is about: its department, else who pays or holds the money, else the community."""
    where, facts = finding.where, finding.facts
    said = where.department or facts.get("payer") or facts.get("holder") or where.community
    return str(said) if said else ""
