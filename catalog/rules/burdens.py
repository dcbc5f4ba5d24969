"""Certificates by three answers, and signboards: where they hang, of which kind, and how many."""

from __future__ import annotations

from catalog.lists import certificates, signboards
from catalog.requests import Subject
from catalog.vetting.case import Case, listed
from catalog.vetting.records import Listed
from registry.findings import Finding, Severity, rule
from registry.language import N_, _

CERTIFICATE = rule(
    "certificate.three_way",
    Severity.ERROR,
    N_("Communities are not to issue this certificate: {lines}."),
    N_("Leave it to the department that holds the fact, or look the fact up between departments."),
    prose=N_(
        "Communities issue a certificate that a positive list names, and none that a negative list names; between them they decide themselves."
    ),
    passes=N_("A positive list in force names this certificate: {lines}."),
    unknown=N_("Whether communities are to issue this certificate is not settled: {missing}."),
)
POSITION = rule(
    "signboard.position",
    Severity.ERROR,
    N_("“{name}” is to hang outside; outside hang only: {kinds}."),
    N_("Hang it inside."),
    prose=N_("Signboards that are not among those for outside hang inside, if at all."),
    passes=N_("“{name}” is to hang where it may."),
    unknown=N_("Whether the signboard hangs where it may cannot be told: {missing}."),
)
KIND = rule(
    "signboard.kind",
    Severity.ERROR,
    N_("“{name}” is none of the signboards that may hang outside: {kinds}."),
    N_("Do without it, or hang it inside."),
    prose=N_("Outside hang only these: {kinds}."),
    passes=N_("“{name}” is one of the signboards that may hang outside, or hangs inside."),
    unknown=N_("Whether the signboard may hang outside cannot be told: {missing}."),
)
COUNT = rule(
    "signboard.count",
    Severity.ERROR,
    N_(
        "With one more, {over} of {communities} communities would have more than {limit} signboards outside; most in {most}: {count}."
    ),
    N_("Hang it inside, or take others down first: at least {excess} in {most}."),
    prose=N_("A community has at most {limit} signboards outside."),
    passes=N_("{said}"),
    unknown=N_("Whether too many signboards would hang outside cannot be told: {missing}."),
)


def three_way(case: Case) -> list[Finding]:
    """A certificate on a positive list is issued, one on a negative list is not (民发〔2020〕20号), on one that stands
    on neither the community decides itself (珠海). The line that says most of the certificate counts.
    """
    setting = case.profile.asks("certificates.three_way")
    request = case.request
    name = certificates.asked(request.name, request.part)
    if setting is None or request.type == "end" or not name:
        return []
    lines = [
        line
        for line in case.records.lists()
        if line.burden == "certificate" and line.holds_on(case.as_of)
    ]
    found = certificates.answer(name, lines)
    both = (*found.barred, *found.permitted, *found.rivals)
    if found.rivals or (found.barred and found.permitted):
        missing = _(
            "lists answer differently, and the request does not say for what it is: {lines}"
        )
        return case.undetermined(CERTIFICATE, setting, missing=missing.format(lines=_told(both)))
    if found.barred:
        return case.fails(
            CERTIFICATE, setting, evidence=found.barred[0].source, lines=_told(found.barred)
        )
    if found.permitted:
        return case.passes(CERTIFICATE, setting, lines=_told(found.permitted))
    missing = _("no list names it, so each community decides itself and cannot be obliged")
    if found.near:
        missing = _("no list names it; it may be the same as {lines}").format(
            lines=_told(found.near)
        )
    return case.undetermined(CERTIFICATE, setting, missing=missing)


def _told(lines: tuple[Listed, ...]) -> str:
    """The lines with their answers and sources."""
    answers = {"barred": _("not to be issued"), "permitted": _("may be issued")}
    told = (
        _("“{name}” {answer} ({source})").format(
            name=line.name, answer=answers.get(line.answer, line.answer), source=line.source
        )
        for line in lines
    )
    return _("; ").join(dict.fromkeys(told))


def _concerns(case: Case) -> bool:
    return case.request.subject == Subject.SIGNBOARD and case.request.type != "end"


def position(case: Case) -> list[Finding]:
    """Signboards that are not among those for outside hang inside, if at all."""
    setting = case.profile.asks("signboards.inside_all")
    request = case.request
    if setting is None or not _concerns(case):
        return []
    kinds = case.profile.get("signboards.kinds")
    if request.position is None:
        return case.undetermined(POSITION, setting, missing=_("it is not stated where it hangs"))
    if request.position == "inside":
        return case.passes(POSITION, setting, name=request.name)
    if kinds is None:
        missing = _("the profile does not say which signboards may hang outside")
        return case.undetermined(POSITION, setting, missing=missing)
    if signboards.is_of_kind(request.name, kinds.value):
        return case.passes(POSITION, setting, name=request.name)
    return case.fails(
        POSITION,
        setting,
        changes=({"position": "inside"},),
        name=request.name,
        kinds=listed(kinds.value),
    )


def kind(case: Case) -> list[Finding]:
    """Only some signboards may hang outside; which ones differs by place (淮安 2015, 咸宁 2020 …)."""
    setting = case.profile.get("signboards.kinds")
    request = case.request
    if setting is None or not _concerns(case):
        return []
    facts = {"name": request.name, "kinds": listed(setting.value)}
    if request.position == "inside" or signboards.is_of_kind(request.name, setting.value):
        return case.passes(KIND, setting, **facts)
    if request.position is None:
        return case.undetermined(
            KIND, setting, missing=_("it is not stated where it hangs"), **facts
        )
    return case.fails(KIND, setting, changes=({"position": "inside"},), **facts)


def count(case: Case) -> list[Finding]:
    """So many signboards hang outside at most; how many differs by place (淮安 2015: 2, 咸宁 2020: 3 …)."""
    setting = case.profile.get("signboards.outside")
    request = case.request
    if setting is None or not _concerns(case):
        return []
    limit = setting.value
    if request.position == "inside":
        said = _("It hangs inside, and does not count among those outside.")
        return case.passes(COUNT, setting, said=said, limit=limit)
    missing = _not_countable(case)
    if missing:
        return case.undetermined(COUNT, setting, missing=missing, limit=limit)
    hung = signboards.outside(case.records, request.community, request.place)
    if not hung:
        missing = _("the register holds no community of that scope")
        return case.undetermined(COUNT, setting, missing=missing, limit=limit)
    own = {request.name, request.duty} - {None}
    after = {name: len(boards.names - own) + 1 for name, boards in hung.items()}
    over = {name: number for name, number in after.items() if number > limit}
    if over:
        most = max(over, key=lambda name: over[name])
        return case.fails(
            COUNT,
            setting,
            changes=({"position": "inside"},),
            over=len(over),
            communities=len(hung),
            limit=limit,
            most=most,
            count=over[most],
            excess=over[most] - limit,
        )
    doubtful = [name for name in after if after[name] + hung[name].unknown > limit]
    if doubtful:
        missing = _("in {count} communities it is not on record where signboards hang").format(
            count=len(doubtful)
        )
        return case.undetermined(COUNT, setting, missing=missing, limit=limit)
    said = _(
        "With this one none of the {communities} communities has more than {limit} signboards outside."
    ).format(communities=len(hung), limit=limit)
    return case.passes(COUNT, setting, said=said, limit=limit)


def _not_countable(case: Case) -> str:
    """What is missing for a count; empty where nothing is."""
    request = case.request
    if request.position is None:
        return _("it is not stated where it hangs")
    if not request.community and not request.place:
        return _("the scope is not stated")
    if not case.records.boards():
        return _("the register holds no signboards")
    return ""


CHECKS = (three_way, position, kind, count)
