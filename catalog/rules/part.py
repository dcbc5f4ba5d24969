"""The community's part: only what communities may do, and nothing that is specialised work."""

from __future__ import annotations

import re

from catalog.duties import Duty
from catalog.requests import Subject
from catalog.vetting.case import Case, listed
from registry.findings import Finding, Severity, rule
from registry.language import N_, _

WORKING = frozenset({Subject.DUTY, Subject.SURVEY, Subject.CAMPAIGN, Subject.TEMPORARY})
"""Subjects that give the community a part in work."""

# fmt: off
BEYOND = (
    "执法", "处罚", "查处", "取缔", "检测", "鉴定", "评估", "审批", "审核", "认定", "核发", "征收", "收费", "催缴", "拆除", "强制",
    "验收", "检查", "考核", "评比", "兜底", "包保", "承办", "负责",
)
# fmt: on
"""Words for what goes beyond helping, inviting and telling; a convention of this tool."""

ACTIONS = rule(
    "part.actions",
    Severity.ERROR,
    N_("The community is to do more than it may: {beyond}."),
    N_("Limit its part to: {kept}."),
    prose=N_("On duties in which it assists, a community does only this: {allowed}."),
    passes=N_("The community's part stays within what it may do: {part}."),
    unknown=N_("What the community is to do cannot be told: “{missing}” is left blank."),
)
SPECIALISED = rule(
    "purchase.specialised",
    Severity.ERROR,
    N_("This is specialised work: {words}."),
    N_(
        "Buy it as a service; leave to the community only to announce it and to bring people along."
    ),
    prose=N_("Specialised work is bought as a service, not given to communities."),
    passes=N_("Nothing in it is specialised work."),
)
LISTED = rule(
    "purchase.listed",
    Severity.ERROR,
    N_("“{known}” ({code}) stands in the catalogue as a service to be bought."),
    N_("Buy it as a service."),
    prose=N_("What the catalogue lists as a service to be bought is not given to communities."),
    passes=N_("The catalogue lists nothing like it among the services to be bought."),
)


def actions(case: Case) -> list[Finding]:
    """On assist items a community does only six things (北京市 2019)."""
    setting = case.profile.get("part.actions")
    request = case.request
    if setting is None or request.subject not in WORKING or request.type == "end":
        return []
    allowed = listed(setting.value)
    if not request.part:
        return case.undetermined(
            ACTIONS, setting, missing=_("The community's part"), allowed=allowed
        )
    phrases = [piece for piece in re.split(r"[、，,；;。\s]+", request.part) if piece]
    beyond = [phrase for phrase in phrases if not _is_allowed(phrase, setting.value)]
    if not beyond:
        return case.passes(ACTIONS, setting, part=request.part, allowed=allowed)
    kept = [phrase for phrase in phrases if phrase not in beyond]
    changes = ({"part": "、".join(kept or setting.value[:1])},)
    told = listed(kept) if kept else allowed
    return case.fails(
        ACTIONS, setting, changes=changes, beyond=listed(beyond), kept=told, allowed=allowed
    )


def _is_allowed(phrase: str, allowed: tuple[str, ...]) -> bool:
    """Whether a phrase names one of the actions and nothing that goes beyond them."""
    rest = phrase
    for action in sorted(allowed, key=len, reverse=True):
        rest = rest.replace(action, "")
    named = rest != phrase or any(phrase in action for action in allowed if len(phrase) > 1)
    return named and not any(word in rest for word in BEYOND)


def specialised(case: Case) -> list[Finding]:
    """Specialised work goes to purchased services instead (天津 2019)."""
    setting = case.profile.get("purchase.words")
    request = case.request
    if setting is None or request.subject not in WORKING or request.type == "end":
        return []
    text = f"{request.name}；{request.part or ''}"
    words = [word for word in setting.value if word in text]
    if not words:
        return case.passes(SPECIALISED, setting)
    return case.fails(SPECIALISED, setting, words=listed(words))


def listed_for_purchase(case: Case) -> list[Finding]:
    """What the catalogue lists as a service to be bought is bought."""
    request = case.request
    if request.subject not in WORKING or request.type == "end":
        return []
    duties, day = case.records.live_duties(case.as_of), case.as_of
    if not case.records.derived(f"services on {day}", lambda: any(map(_is_service, duties))):
        return []
    for like in case.records.duty_names(day).like(request.name):
        duty = like.item
        if duty.kind == "purchasable":
            return case.fails(
                LISTED, evidence=f"{duty.edition} {duty.code}", known=duty.name, code=duty.code
            )
    return case.passes(LISTED)


def _is_service(duty: Duty) -> bool:
    return duty.kind == "purchasable"


CHECKS = (actions, specialised, listed_for_purchase)
