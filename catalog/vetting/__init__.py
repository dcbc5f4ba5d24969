"""Vetting: every check is run on a request, waivers are heard, and the advice follows by the profile's table."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from catalog.profiles import Profile
from catalog.profiles.verdicts import Advice, deciding_row
from catalog.requests import Request
from catalog.requests.waivers import Waiver
from catalog.rules import checks
from catalog.vetting.case import Bench, Case
from catalog.vetting.records import Records
from registry.findings import Finding, Outcome
from registry.store import Register

ORDER = (Outcome.FAIL, Outcome.UNDETERMINED, Outcome.WAIVED, Outcome.PASS)
"""The order in which outcomes are told: what stands in the way comes first."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What a verdict was judged by: SHA-256 of the request, of the rules, and of the records that its checks read."""

    request: str
    profile: str
    records: str

    def as_json(self) -> dict[str, str]:
        """The digests by name."""
        return {"request": self.request, "profile": self.profile, "records": self.records}


@dataclass(frozen=True, slots=True)
class Verdict:
    """The advice on a request, with the findings from which it follows; *as_of* is the day as of which it was judged."""

    request: Request
    advice: Advice
    profile: Profile
    as_of: str
    judged: Judged
    findings: tuple[Finding, ...]
    """Those from which the advice follows come first, then what is broken, cannot be told, was waived, is kept."""
    deciding: int
    """From how many of the findings the advice follows."""

    def of(self, outcome: Outcome) -> tuple[Finding, ...]:
        """The findings of that outcome, in the order of the checks."""
        return tuple(finding for finding in self.findings if finding.outcome is outcome)

    def as_json(self) -> dict[str, Any]:
        """The verdict as the documented JSON object."""
        return {
            "request": self.request.code,
            "verdict": self.advice.value,
            "profile": self.profile.name,
            "as_of": self.as_of,
            "judged": self.judged.as_json(),
            "findings": [finding.as_json() for finding in self.findings],
        }

    def findings_text(self) -> str:
        """The findings as they are kept with a recorded verdict."""
        return json.dumps([finding.as_json() for finding in self.findings], ensure_ascii=False)


def bench(register: Register, profile: Profile) -> Bench:
    """All that cases share, before one register under one profile."""
    from catalog.likeness.synonyms import Synonyms  # noqa: PLC0415  (read only when something is vetted)

    synonyms = Synonyms.shipped()
    own = profile.get("files.synonyms")
    if own:
        from pathlib import Path  # noqa: PLC0415

        synonyms = synonyms.extended(Path(own.value))
    return Bench(profile, Records(register, synonyms))


def vet(bench: Bench, request: Request, as_of: str, waivers: Iterable[Waiver] = ()) -> Verdict:
    """The advice on *request* as of a day, with all findings, the broken rules first."""
    bench.records.begin()
    case = Case(request, as_of, bench)
    heard = {waiver.rule: waiver for waiver in waivers if waiver.holds_on(as_of)}
    found = [_waived(finding, heard) for check in checks() for finding in check(case)]
    row = deciding_row(bench.profile.table, found)
    decides = row.waits_for if row else (lambda _finding: False)
    told = sorted(found, key=lambda one: (not decides(one), ORDER.index(one.outcome), one.advisory))
    judged = Judged(request.digest, bench.profile.digest, bench.records.digest)
    return Verdict(
        request=request,
        advice=row.gives if row else Advice.UNDETERMINED,
        profile=bench.profile,
        as_of=as_of,
        judged=judged,
        findings=tuple(told),
        deciding=sum(map(decides, told)),
    )


def vet_all(
    bench: Bench,
    requests: Iterable[Request],
    as_of: str,
    waivers: dict[str, list[Waiver]],
) -> Iterator[Verdict]:
    """The verdict on each request, one after the other."""
    for request in requests:
        yield vet(bench, request, as_of, waivers.get(request.code, ()))


def _waived(finding: Finding, waivers: dict[str, Waiver]) -> Finding:
    """A waiver counts only where the check would have failed."""
    waiver = waivers.get(finding.code)
    if waiver is None or finding.outcome is not Outcome.FAIL:
        return finding
    return replace(finding, outcome=Outcome.WAIVED, evidence=waiver.sentence(finding.evidence))
