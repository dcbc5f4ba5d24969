"""Powers, staff and training follow the duty; premises and people of the community are not taken for granted."""

from __future__ import annotations

from catalog.profiles.settings import Setting
from catalog.requests import Request, Subject
from catalog.requests.unsaid import says_nothing
from catalog.vetting.case import Case
from registry.findings import Finding, Rule, Severity, rule
from registry.language import N_, _

LASTING = frozenset({Subject.DUTY, Subject.BODY})
"""Subjects that put standing work on a community."""

POWERS = rule(
    "follow.powers",
    Severity.ERROR,
    N_("No powers are given with the duty."),
    N_("Give the powers that the duty needs, or take over what needs them."),
    prose=N_("Powers and responsibility come with the duty."),
    passes=N_("Powers given: {given}."),
    unknown=N_("Whether powers are given cannot be told: {missing}."),
)
STAFF = rule(
    "follow.staff",
    Severity.ERROR,
    N_("The work is to last, but no posts are given with it."),
    N_("Give at least one post, or limit the work to a year."),
    prose=N_("Staff come with long-term work."),
    passes=N_("Posts given: {given}."),
    unknown=N_("Whether posts are given cannot be told: “{missing}” is left blank."),
)
TRAINING = rule(
    "follow.training",
    Severity.WARNING,
    N_("No training is given for the duty."),
    N_("Train those who are to do it before it begins."),
    prose=N_("Training comes with the duty."),
    passes=N_("Training given: {given}."),
    unknown=N_("Whether training is given cannot be told: {missing}."),
)
COMPENSATION = rule(
    "follow.compensation",
    Severity.ERROR,
    N_("Premises or equipment of the community are used ({premises}) without compensation."),
    N_("Compensate their use, or do without them."),
    prose=N_("Premises and equipment of the community that are used are compensated."),
    passes=N_("Premises and equipment: {given}."),
    unknown=N_(
        "Whether premises are used and compensated cannot be told: “{missing}” is left blank."
    ),
)
PREMISES = rule(
    "follow.premises",
    Severity.ERROR,
    N_("The request demands premises or equipment: {premises}."),
    N_("Do without premises and equipment of the community."),
    prose=N_("An admitted duty demands no premises of the community."),
    passes=N_("No premises are demanded."),
    unknown=N_("Whether premises are demanded cannot be told: “{missing}” is left blank."),
)
FULL_TIME = rule(
    "follow.full_time",
    Severity.ERROR,
    N_("The request demands full-time staff of the community."),
    N_("Do without full-time staff of the community."),
    prose=N_("An admitted duty demands no full-time staff of the community."),
    passes=N_("No full-time staff are demanded."),
    unknown=N_("Whether full-time staff are demanded cannot be told: “{missing}” is left blank."),
)


def powers(case: Case) -> list[Finding]:
    """Powers and responsibility come with the duty (权随责走)."""
    setting = case.profile.asks("follow.powers")
    request = case.request
    if setting is None or not _lasts(request):
        return []
    return _given(case, POWERS, setting, (request.powers, request.powers_mark), _("Powers given"))


def staff(case: Case) -> list[Finding]:
    """Staff come with work that lasts longer than a year (人随事转)."""
    setting = case.profile.asks("follow.staff")
    request = case.request
    if setting is None or not _lasts(request) or not _is_long(request):
        return []
    if request.staff is None:
        return case.undetermined(STAFF, setting, missing=_("Posts given"))
    if request.staff == 0:
        return case.fails(STAFF, setting, changes=({"staff": 1, "staff_mark": None},))
    return case.passes(STAFF, setting, given=request.staff)


def training(case: Case) -> list[Finding]:
    """Training comes with the duty."""
    setting = case.profile.asks("follow.training")
    request = case.request
    if setting is None or not _lasts(request):
        return []
    stated = (request.training, request.training_mark)
    return _given(case, TRAINING, setting, stated, _("Training given"))


def compensation(case: Case) -> list[Finding]:
    """Premises and equipment of the community that are used are compensated (哈尔滨 2006)."""
    setting = case.profile.asks("follow.compensation")
    request = case.request
    if setting is None or request.type == "end":
        return []
    if request.premises is None and request.premises_mark is None:
        return case.undetermined(COMPENSATION, setting, missing=_("Premises and equipment used"))
    if request.premises is None:
        return case.passes(COMPENSATION, setting, given=_("none used"))
    if request.compensation is None:
        return case.undetermined(COMPENSATION, setting, missing=_("Compensation for premises"))
    if request.compensation == 0:
        changes = (
            {"compensation": 1, "compensation_mark": None},
            {"premises": None, "premises_mark": "none"},
        )
        return case.fails(COMPENSATION, setting, changes=changes, premises=request.premises)
    return case.passes(COMPENSATION, setting, given=_("used and compensated"))


def no_premises(case: Case) -> list[Finding]:
    """An admitted duty demands no premises of the community (淮安 2015)."""
    setting = case.profile.asks("follow.no_premises")
    request = case.request
    if setting is None or request.type == "end":
        return []
    if request.premises is not None:
        change = {"premises": None, "premises_mark": "none"}
        return case.fails(PREMISES, setting, changes=(change,), premises=request.premises)
    if request.premises_mark is None:
        return case.undetermined(PREMISES, setting, missing=_("Premises and equipment used"))
    return case.passes(PREMISES, setting)


def no_full_time(case: Case) -> list[Finding]:
    """An admitted duty demands no full-time staff of the community (淮安 2015)."""
    setting = case.profile.asks("follow.no_full_time")
    if setting is None or case.request.type == "end":
        return []
    if case.request.full_time is None:
        return case.undetermined(FULL_TIME, setting, missing=_("Demands full-time staff"))
    if case.request.full_time:
        return case.fails(FULL_TIME, setting, changes=({"full_time": 0},))
    return case.passes(FULL_TIME, setting)


def _given(
    case: Case, broken: Rule, setting: Setting, stated: tuple[str | None, str | None], what: str
) -> list[Finding]:
    """Whether a text says what is given; 无 is none, a blank or 详见附件 says nothing."""
    text, mark = stated
    if says_nothing(text):
        missing = _("“{field}” says only “{text}”").format(field=what, text=text)
        return case.undetermined(broken, setting, missing=missing)
    if text is not None:
        return case.passes(broken, setting, given=text)
    if mark is None:
        missing = _("“{field}” is left blank").format(field=what)
        return case.undetermined(broken, setting, missing=missing)
    return case.fails(broken, setting)


def _lasts(request: Request) -> bool:
    return request.subject in LASTING and request.type != "end"


def _is_long(request: Request) -> bool:
    """Whether the work lasts longer than a year."""
    if request.is_permanent:
        return True
    if not request.ends or not request.starts:
        return False
    year_later = f"{int(request.starts[:4]) + 1}{request.starts[4:]}"
    return request.ends > year_later


CHECKS = (powers, staff, training, compensation, no_premises, no_full_time)
