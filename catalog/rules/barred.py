"""Barred work: on a list of what communities may not be given, barred by the catalogue, or by a list of the register."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from catalog.duties import Duty
from catalog.likeness.synonyms import plain
from catalog.lists.barred_work import Barred, BarredWork, Hit
from catalog.requests import Subject
from catalog.vetting.case import Case, listed
from registry.findings import Finding, Severity, rule
from registry.language import N_, _, sentences

BURDENS = {
    Subject.SIGNBOARD: ("signboard",),
    Subject.FORM: ("ledger", "form"),
    Subject.INSPECTION: ("inspection",),
}
"""The burdens of which a subject would be one, as lists of the register name them."""

ONLY_HELPING = "协助、宣传、发现报告"

WORK = rule(
    "barred.work",
    Severity.ERROR,
    N_("This is work that communities may not be given: {lines}."),
    N_("{remedy}"),
    prose=N_("What a list bars is not given to communities."),
    passes=N_("It comes under none of the {count} lines of barred work that hold here."),
    unknown=N_("Whether this is barred work cannot be told: {missing}."),
)
CATALOGUE = rule(
    "barred.catalogue",
    Severity.ERROR,
    N_("The catalogue {edition} bars it: “{known}” ({code})."),
    N_("Leave it with the department; it needs no request."),
    prose=N_("What the catalogue bars is not given to communities."),
    passes=N_("None of the {count} duties that the catalogue bars is the same."),
)
PERMIT = rule(
    "barred.permit",
    Severity.ERROR,
    N_("A list bars it: “{known}” ({source})."),
    N_("Do without it, or have the list changed first."),
    prose=N_("What a negative list of the place names is not put on communities."),
    passes=N_("None of the {count} lines of negative lists on record names it."),
)


def work(case: Case) -> list[Finding]:
    """Targets of investment, tax and revenue, and what makes communities answer for enforcement, demolition,
    environment or city management, are not given to them; nor one-vote vetoes (民发〔2015〕136号; local lists besides).
    """
    setting = case.profile.asks("barred.lists")
    if setting is None or case.request.type == "end":
        return []
    given = case.profile.get("files.barred")
    lines = BarredWork.read(given.value if given else None)
    case.records.read["barred work"] = lines.digest
    hits = lines.hits(case.request, case.profile.place)
    sure = [hit for hit in hits if not hit.doubt]
    if sure:
        return case.fails(
            WORK,
            setting,
            changes=_changes(case, lines, sure),
            evidence=listed([hit.line.code for hit in sure]),
            lines=_("; ").join(_told(hit) for hit in sure),
            remedy=sentences(*dict.fromkeys(_remedy(hit.line) for hit in sure)),
        )
    if hits:
        missing = _("; ").join(
            _("{line}: {doubt}").format(line=_told(hit), doubt=hit.doubt) for hit in hits
        )
        return case.undetermined(WORK, setting, missing=missing)
    count = sum(line.holds_in(case.profile.place) for line in lines.lines)
    return case.passes(WORK, setting, count=count)


def _told(hit: Hit) -> str:
    return _("{statement} ({code}, {source}), for it says “{word}”").format(
        statement=hit.line.statement, code=hit.line.code, source=hit.line.source, word=hit.word
    )


def _remedy(line: Barred) -> str:
    if line.also:
        return _("Keep the responsibility; let the community only help, tell and report.")
    return _("Leave it with the department; communities cannot take it on.")


def _changes(case: Case, lines: BarredWork, hits: list[Hit]) -> tuple[dict[str, Any], ...]:
    """What of the request has to change: flags struck, the part cut down to helping; nothing where that is not enough."""
    change: dict[str, Any] = {hit.line.flag: 0 for hit in hits if hit.line.flag}
    if any(hit.line.also for hit in hits):
        change["part"] = ONLY_HELPING
    if change and not lines.hits(replace(case.request, **change), case.profile.place):
        return (change,)
    return ()


def catalogue(case: Case) -> list[Finding]:
    """What a live edition bars is not given to communities, whatever it is called."""
    setting = case.profile.asks("barred.lists")
    request = case.request
    if setting is None or request.type == "end":
        return []
    barred = _barred_duties(case)
    if not barred:
        return []
    same = [duty for duty in barred if _is(duty, request.name, request.duty)]
    for duty in same or _like(case, "barred duties", [(duty.name, duty) for duty in barred]):
        return case.fails(
            CATALOGUE,
            setting,
            evidence=f"{duty.edition} {duty.code}",
            edition=duty.edition,
            known=duty.name,
            code=duty.code,
        )
    return case.passes(CATALOGUE, setting, count=len(barred))


def _barred_duties(case: Case) -> list[Duty]:
    """The barred duties of the day as of which it is judged."""
    case.records.duties()
    return case.records.derived(
        f"barred duties on {case.as_of}",
        lambda: [duty for duty in case.records.live_duties(case.as_of) if duty.kind == "barred"],
    )


def _is(duty: Duty, name: str, code: str | None) -> bool:
    return plain(duty.name) == plain(name) or code in (duty.code, duty.name)


def permit(case: Case) -> list[Finding]:
    """A signboard, ledger, form or inspection that a negative list of the place names is not put on communities."""
    setting = case.profile.asks("barred.lists")
    request = case.request
    burdens = BURDENS.get(Subject(request.subject), ())
    if setting is None or request.type == "end" or not burdens:
        return []
    lines = [
        line
        for line in case.records.lists()
        if line.burden in burdens and line.answer == "barred" and line.holds_on(case.as_of)
    ]
    if not lines:
        return []
    same = [line for line in lines if plain(line.name) in plain(request.name)]
    key = f"barred {'、'.join(burdens)}"
    for line in same or _like(case, key, [(line.name, line) for line in lines]):
        return case.fails(
            PERMIT, setting, evidence=line.source, known=line.name, source=line.source
        )
    return case.passes(PERMIT, setting, count=len(lines))


def _like(case: Case, key: str, named: list[tuple[str, Any]]) -> list[Any]:
    """What is named like the request, the nearest first."""
    from catalog.likeness import Names  # noqa: PLC0415  (only where something is barred by name)

    names: Names[Any] = case.records.derived(
        f"{key} on {case.as_of}, by name", lambda: Names(named, case.records.synonyms)
    )
    return [like.item for like in names.like(case.request.name)]


CHECKS = (work, catalogue, permit)
