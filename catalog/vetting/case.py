"""A request before the checks: what was asked, by which rules, on which day, with what the register holds."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from catalog.profiles import Profile
from catalog.profiles.settings import Setting
from catalog.requests import Request
from catalog.vetting.records import Records
from registry.findings import Finding, Outcome, Rule, Where
from registry.language import _
from registry.quantities import show

if TYPE_CHECKING:
    from catalog.basis import Statutes
    from catalog.clock import Calendar


@dataclass
class Bench:
    """What many cases share: the rules, the records, the index of statutes, the calendar."""

    profile: Profile
    records: Records

    @cached_property
    def statutes(self) -> Statutes:
        """The index of statutes that name residents' committees."""
        from catalog.basis import Statutes  # noqa: PLC0415  (only for requests that cite a basis)

        given = self.profile.get("files.statutes")
        return Statutes.read(given.value if given else None)

    @cached_property
    def calendar(self) -> Calendar:
        """Working days."""
        from catalog.clock import Calendar  # noqa: PLC0415  (only for rules that count working days)

        return Calendar.of(self.profile)


@dataclass
class Case:
    """One request, judged as of a day (ISO)."""

    request: Request
    as_of: str
    bench: Bench
    where: Where = field(init=False)

    def __post_init__(self) -> None:
        name, _level = self.records.department(self.request.department)
        self.where = Where(duty=self.request.name, department=name)

    @property
    def profile(self) -> Profile:
        """The rules of procedure."""
        return self.bench.profile

    @property
    def records(self) -> Records:
        """What the register holds."""
        return self.bench.records

    @property
    def level(self) -> str | None:
        """The applicant's level: as stated in the register, else as the form says."""
        return self.records.department(self.request.department)[1] or self.request.level

    def passes(self, rule: Rule, setting: Setting | None = None, **facts: Any) -> list[Finding]:
        """The rule is kept."""
        return [self._finding(rule, setting, Outcome.PASS, facts)]

    def fails(
        self,
        rule: Rule,
        setting: Setting | None = None,
        *,
        changes: tuple[dict[str, Any], ...] = (),
        evidence: str | None = None,
        **facts: Any,
    ) -> list[Finding]:
        """The rule is broken; *changes* are the smallest that turn it, *evidence* where the fact comes from."""
        return [self._finding(rule, setting, Outcome.FAIL, facts, changes, evidence)]

    def undetermined(
        self, rule: Rule, setting: Setting | None = None, *, missing: str, **facts: Any
    ) -> list[Finding]:
        """It cannot be told whether the rule is kept; *missing* says what is missing, in the current tongue."""
        return [self._finding(rule, setting, Outcome.UNDETERMINED, {"missing": missing, **facts})]

    def _finding(
        self,
        rule: Rule,
        setting: Setting | None,
        outcome: Outcome,
        facts: dict[str, Any],
        changes: tuple[dict[str, Any], ...] = (),
        evidence: str | None = None,
    ) -> Finding:
        return Finding(
            rule,
            self.where,
            facts,
            outcome,
            evidence or (_("the request as filed") if outcome is Outcome.FAIL else None),
            cited=setting.cited if setting else None,
            advisory=setting is not None and not setting.binds,
            changes=changes,
        )


def listed(words: list[str] | tuple[str, ...]) -> str:
    """Words as a list in the current tongue."""
    return _(", ").join(words)


__all__ = ["Bench", "Case", "listed", "show"]
