"""The countable limits: inspections, vetoes, pledges, papers, and the same material asked for again."""

from __future__ import annotations

from catalog.lists.barred_work import spoken_of
from catalog.requests import Subject
from catalog.requests.unsaid import says_nothing
from catalog.vetting.case import Case, listed
from registry.findings import Finding, Rule, Severity, rule
from registry.language import N_, _
from registry.periods import Frequency

STANDING = frozenset({Subject.DUTY, Subject.INSPECTION, Subject.CAMPAIGN, Subject.TEMPORARY})
"""Subjects to which inspections, vetoes and pledges may be tied."""

SPOKEN_OF = {
    "separate_inspection": ("排名", "单独检查", "单独考核", "专项考核", "专门考核"),
    "veto": ("一票否决", "1票否决"),
    "pledge": ("责任状", "责任书", "军令状"),
}
"""Words of a request that speak of what its form denies; a convention of this tool."""

COMPREHENSIVE = "综合"
"""What the names of comprehensive inspections say."""

SEPARATE = rule(
    "limits.separate_inspection",
    Severity.ERROR,
    N_("The applicant wants to inspect or rank this on its own."),
    N_("Leave its inspection to the yearly comprehensive one."),
    prose=N_("A department does not inspect or rank an admitted duty on its own."),
    passes=N_("It is not inspected or ranked on its own."),
    unknown=N_("Whether it is inspected on its own cannot be told: {missing}."),
)
VETO = rule(
    "limits.veto",
    Severity.ERROR,
    N_("A one-vote veto is tied to it."),
    N_("Take the veto out."),
    prose=N_("Nothing that communities are given carries a one-vote veto."),
    passes=N_("It carries no one-vote veto."),
    unknown=N_("Whether it carries a one-vote veto cannot be told: {missing}."),
)
PLEDGE = rule(
    "limits.pledge",
    Severity.ERROR,
    N_("Communities are to sign a pledge."),
    N_("Do without a pledge."),
    prose=N_("Communities sign no pledges of responsibility to departments."),
    passes=N_("No pledge is to be signed."),
    unknown=N_("Whether a pledge is to be signed cannot be told: {missing}."),
)
INSPECTIONS = rule(
    "limits.inspections",
    Severity.ERROR,
    N_(
        "With this one {department} would hold {count} comprehensive inspections a year; {limit} is the limit. On record now: {now}."
    ),
    N_("{remedy}"),
    prose=N_("A department holds at most {limit} comprehensive inspections a year."),
    passes=N_(
        "{department} stays within {limit} comprehensive inspections a year: {count} with this one."
    ),
    unknown=N_(
        "How many comprehensive inspections it makes cannot be told: “{missing}” is left blank."
    ),
)
CHARACTERS = rule(
    "limits.characters",
    Severity.ERROR,
    N_("The paper has {count} characters; {limit} is the limit for a paper of its kind."),
    N_("Shorten it to {limit} characters or fewer."),
    prose=N_("A paper of its kind has at most {limit} characters."),
    passes=N_("The paper has {count} characters, within {limit}."),
    unknown=N_("Whether the paper is within its limit cannot be told: “{missing}” is left blank."),
)
MATERIAL = rule(
    "limits.same_material",
    Severity.ERROR,
    N_("All that it asks for is reported already, in “{known}” of {owner}: {fields}."),
    N_("Take it from “{known}”, and do not ask for it again."),
    prose=N_("The same material is reported at most once."),
    passes=N_("No ledger or form on record asks for all of the same material."),
    unknown=N_("Whether the same material is reported already cannot be told: {missing}."),
)


def separate_inspection(case: Case) -> list[Finding]:
    """A department may not inspect or rank an admitted item on its own (郑州市二七区 2019)."""
    return _flag(case, SEPARATE, "separate_inspection", _("Inspected on its own"))


def veto(case: Case) -> list[Finding]:
    """Nothing given to communities carries a one-vote veto (民发〔2015〕136号)."""
    return _flag(case, VETO, "veto", _("One-vote veto"))


def pledge(case: Case) -> list[Finding]:
    """Communities sign no pledges of responsibility (民发〔2015〕136号)."""
    return _flag(case, PLEDGE, "pledge", _("Pledge to be signed"))


def _flag(case: Case, broken: Rule, column: str, what: str) -> list[Finding]:
    setting = case.profile.asks(f"limits.{column}")
    request = case.request
    if setting is None or request.subject not in STANDING or request.type == "end":
        return []
    value = getattr(request, column)
    if value is None:
        missing = _("“{field}” is left blank").format(field=what)
        return case.undetermined(broken, setting, missing=missing)
    word = spoken_of(SPOKEN_OF[column], request.name, request.part, request.reason)
    if value:
        return case.fails(broken, setting, changes=() if word else ({column: 0},))
    if word:
        missing = _("“{field}” says no, but the request speaks of “{word}”")
        return case.undetermined(broken, setting, missing=missing.format(field=what, word=word))
    return case.passes(broken, setting)


def inspections(case: Case) -> list[Finding]:
    """One comprehensive inspection a year for each department (整治形式主义为基层减负若干规定, 2024).

    One whose name says 综合 counts as comprehensive, whatever kind the form gives.
    """
    setting = case.profile.get("limits.comprehensive_inspections")
    request = case.request
    if setting is None or request.subject != Subject.INSPECTION or request.type == "end":
        return []
    limit = setting.value
    named = COMPREHENSIVE in request.name
    if request.inspection == "special" and not named:
        return []
    if request.inspection is None or request.yearly_60 is None:
        what = _("Kind of inspection") if request.inspection is None else _("How often")
        return case.undetermined(INSPECTIONS, setting, missing=what, limit=limit)
    known = case.records.inspections(request.department)
    now = [
        (name, yearly)
        for name, _variant, yearly in known
        if COMPREHENSIVE in name and name not in (request.name, request.duty)
    ]
    held = sum(yearly if yearly is not None else 60 for _name, yearly in now)
    facts = {
        "department": case.where.department,
        "count": _times(held + request.yearly_60),
        "limit": limit,
    }
    if held + request.yearly_60 <= limit * 60:
        return case.passes(INSPECTIONS, setting, **facts)
    left = (limit * 60 - held) // 60
    changes = ({"yearly_60": left * 60, "frequency": str(Frequency(left, 1, "year"))},)
    remedy = (
        _("Hold it at most {left} times a year.").format(left=left)
        if left > 0
        else _("Fold it into the comprehensive inspection that is held already.")
    )
    names = listed([name for name, _yearly in now]) or _("none")
    return case.fails(
        INSPECTIONS,
        setting,
        changes=changes if left > 0 else () if named else ({"inspection": "special"},),
        **facts,
        now=names,
        remedy=remedy,
    )


def _times(yearly_60: int) -> str:
    """Occasions a year, with a decimal where they are not whole."""
    return str(yearly_60 // 60) if yearly_60 % 60 == 0 else f"{yearly_60 / 60:.1f}"


def characters(case: Case) -> list[Finding]:
    """Papers have at most 5,000 characters (general) or 4,000 (special) (整治形式主义为基层减负若干规定, 2024)."""
    request = case.request
    if request.characters is None or request.type == "end":
        return []
    general = case.profile.get("limits.general_characters")
    special = case.profile.get("limits.special_characters")
    setting = special if request.paper == "special" else general
    if setting is None:
        return []
    facts = {"count": f"{request.characters:,}", "limit": f"{setting.value:,}"}
    if request.paper is None and special and special.value < request.characters <= setting.value:
        return case.undetermined(CHARACTERS, setting, missing=_("Kind of paper"), **facts)
    if request.characters > setting.value:
        change = {"characters": setting.value, "characters_mark": None}
        changes = ({**change, "paper": request.paper or "general"},)
        return case.fails(CHARACTERS, setting, changes=changes, **facts)
    return case.passes(CHARACTERS, setting, **facts)


def same_material(case: Case) -> list[Finding]:
    """The same material is reported at most once (整治形式主义为基层减负若干规定, 2024)."""
    setting = case.profile.get("limits.same_material")
    request = case.request
    if setting is None or request.type == "end":
        return []
    if not request.fields or says_nothing(request.fields):
        if request.subject != Subject.FORM:
            return []
        return case.undetermined(MATERIAL, setting, missing=_("its fields are not stated"))
    own = (request.name, request.duty)
    papers = case.records.papers()
    found = case.records.paper_fields().most_shared(
        request.fields, besides=lambda paper: paper.name in own
    )
    if found and len(found.shared) == found.asked:
        paper = found.item
        owner = case.records.department(paper.department)[0] if paper.department else ""
        return case.fails(
            MATERIAL,
            setting,
            known=paper.name,
            owner=owner or _("no department stated"),
            fields=listed(found.shared),
            evidence=_("a {kind} kept by {count} communities").format(
                kind=_KIND[paper.kind](), count=paper.communities
            ),
        )
    if papers and not any(paper.fields for paper in papers):
        return case.undetermined(
            MATERIAL, setting, missing=_("the register holds no fields of ledgers and forms")
        )
    return case.passes(MATERIAL, setting)


_KIND = {"ledger": lambda: _("ledger"), "form": lambda: _("form")}

CHECKS = (separate_inspection, veto, pledge, inspections, characters, same_material)
