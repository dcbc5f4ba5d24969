"""Verdicts on record, and whether what they were judged by is still what it was."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from catalog.profiles.verdicts import Advice
from catalog.requests.facts import add_fact
from catalog.vetting import Judged, Verdict
from registry.language import N_, _
from registry.store import Register

if TYPE_CHECKING:
    from registry.journal import Entry

STALE_LABELS = {
    "request": N_("the request"),
    "profile": N_("the rules of procedure"),
    "records": N_("the records that the checks read"),
}


@dataclass(frozen=True, slots=True)
class Recorded:
    """A verdict as it was recorded."""

    code: str
    request: str
    date: str
    advice: Advice
    profile: str
    judged: Judged
    entry: int

    def changed_since(self, now: Judged) -> tuple[str, ...]:
        """What has changed since: request, profile, records; nothing if the verdict still stands on the same ground."""
        was, current = self.judged.as_json(), now.as_json()
        return tuple(name for name in was if was[name] != current[name])

    def stale_sentence(self, now: Judged) -> str:
        """That the verdict is stale, and because of what; empty if it is not."""
        changed = self.changed_since(now)
        if not changed:
            return ""
        return _("The verdict of {date} ({advice}) is stale: {what} changed since.").format(
            date=self.date,
            advice=self.advice.label,
            what=_(", ").join(_(STALE_LABELS[name]) for name in changed),
        )


def recorded(register: Register, request: str) -> list[Recorded]:
    """The live verdicts on a request, oldest first."""
    rows = register.query(
        "SELECT code, request, date, verdict, profile, request_digest, profile_digest, records_digest, entry_id "
        "FROM verdict WHERE until_entry IS NULL AND request = ? ORDER BY id",
        (request,),
    )
    return [
        Recorded(row[0], row[1], row[2], Advice(row[3]), row[4], Judged(*row[5:8]), row[8])
        for row in rows
    ]


def add_verdict(entry: Entry, verdict: Verdict) -> str:
    """The verdict is on record; its code."""
    code = f"{verdict.request.code}/{entry.id}"
    columns = {
        "code": code,
        "request": verdict.request.code,
        "date": verdict.as_of,
        "verdict": verdict.advice.value,
        "profile": verdict.profile.name,
        "request_digest": verdict.judged.request,
        "profile_digest": verdict.judged.profile,
        "records_digest": verdict.judged.records,
        "findings": verdict.findings_text(),
    }
    add_fact(entry, "verdict", (code,), columns)
    return code
