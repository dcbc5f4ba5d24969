"""What a profile may settle: a closed set of keys, each with its type and what it means."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from registry.language import N_, _


class Status(StrEnum):
    """What stands behind a value."""

    IN_FORCE = "in_force"
    PROPOSED = "proposed"
    FLOOR = "floor"
    TOOL = "tool"

    @property
    def label(self) -> str:
        """Its name in the current tongue."""
        return _(STATUS_LABELS[self])


STATUS_LABELS = {
    Status.IN_FORCE: N_("in force"),
    Status.PROPOSED: N_("proposed, not in force"),
    Status.FLOOR: N_("a floor"),
    Status.TOOL: N_("a convention of this tool"),
}


@dataclass(frozen=True, slots=True)
class Setting:
    """A value of a profile with its document and status; *profile* is the file that gave it."""

    key: str
    value: Any
    source: str
    status: Status
    profile: str

    @property
    def binds(self) -> bool:
        """Whether it may decide: a proposal is told, but does not change a verdict."""
        return self.status is not Status.PROPOSED

    @property
    def cited(self) -> str | None:
        """The document as findings cite it; None for a convention of this tool."""
        if self.status is Status.TOOL:
            return None
        if self.status is Status.PROPOSED:
            return _("{source} (proposed, not in force)").format(source=self.source)
        return self.source


@dataclass(frozen=True, slots=True)
class Spec:
    """The type of a key (flag, count, yuan, word, words, levels, file) and what it settles, in English."""

    type: str
    about: str
    choices: tuple[str, ...] = ()
    """The words, or the levels, that it may use; any where none are named."""


SUBJECTS = (
    "duty",
    "signboard",
    "form",
    "inspection",
    "survey",
    "training",
    "campaign",
    "body",
    "temporary",
)
LEVELS = ("province", "city", "district", "street")
EXEMPTIONS = ("statutory", "central", "emergency", "residents", "asked", "agreed")

SETTINGS: dict[str, Spec] = {
    "covers.subjects": Spec("words", N_("what needs admission"), SUBJECTS),
    "form.required": Spec("words", N_("fields that a request must fill in")),
    "form.plan": Spec("flag", N_("a plan must be attached")),
    "basis.required": Spec("flag", N_("a basis must be stated")),
    "basis.article": Spec("flag", N_("a law must be cited with its article")),
    "basis.levels": Spec("words", N_("levels of document that suffice")),
    "basis.names_committee": Spec("flag", N_("the article cited must name residents' committees")),
    "barred.lists": Spec("flag", N_("what a negative list names is refused")),
    "certificates.three_way": Spec(
        "flag", N_("certificates: positive list, negative list, neither")
    ),
    "signboards.outside": Spec("count", N_("most signboards outside")),
    "signboards.kinds": Spec("words", N_("signboards that may hang outside")),
    "signboards.inside_all": Spec("flag", N_("every other signboard hangs inside, if at all")),
    "duplicates.names": Spec("flag", N_("the same as a live duty, ledger or form is refused")),
    "duplicates.fields_percent": Spec("count", N_("share of fields that makes a form the same")),
    "duplicates.retired": Spec("flag", N_("refused or retired duties do not return renamed")),
    "split.days": Spec("count", N_("days within which small requests are seen together")),
    "split.requests": Spec("count", N_("how many small requests are a split one")),
    "money.required": Spec("flag", N_("money must come with it")),
    "money.covers_cost": Spec("flag", N_("money must cover hours × rate + goods")),
    "money.hourly_rate": Spec("yuan", N_("cost of an hour of community work")),
    "money.years": Spec("count", N_("years for which money is shown when it is permanent")),
    "money.own_budget": Spec("flag", N_("money must come from the applicant's own budget")),
    "money.dates": Spec("flag", N_("payment dates must be stated")),
    "money.arrears": Spec("flag", N_("no arrears on earlier duties")),
    "follow.powers": Spec("flag", N_("powers must come with it")),
    "follow.staff": Spec("flag", N_("staff must come with long-term work")),
    "follow.training": Spec("flag", N_("training must come with it")),
    "follow.compensation": Spec("flag", N_("premises and equipment used are compensated")),
    "follow.no_premises": Spec("flag", N_("no premises may be demanded")),
    "follow.no_full_time": Spec("flag", N_("no full-time staff may be demanded")),
    "part.actions": Spec("words", N_("what a community may do on assist duties")),
    "limits.separate_inspection": Spec("flag", N_("no inspection or ranking on its own")),
    "limits.veto": Spec("flag", N_("no one-vote veto")),
    "limits.pledge": Spec("flag", N_("no pledge")),
    "limits.comprehensive_inspections": Spec("count", N_("comprehensive inspections a year")),
    "limits.general_characters": Spec("count", N_("most characters of a general paper")),
    "limits.special_characters": Spec("count", N_("most characters of a special paper")),
    "limits.same_material": Spec("count", N_("how often the same material may be asked for")),
    "purchase.words": Spec("words", N_("specialised work, to be bought as a service")),
    "procedure.lead_days": Spec("count", N_("working days between filing and beginning")),
    "procedure.decide_days": Spec("count", N_("working days within which it is decided")),
    "procedure.answer_days": Spec(
        "count", N_("working days within which a department answers a declined demand")
    ),
    "procedure.body": Spec("levels", N_("deciding body by level of the applicant"), LEVELS),
    "procedure.recorders": Spec("words", N_("who may record decisions, by name")),
    "procedure.steps": Spec("words", N_("steps")),
    "routes.exempt": Spec("words", N_("what needs no admission"), EXEMPTIONS),
    "routes.emergency": Spec("flag", N_("emergencies go first and are regularised later")),
    "routes.regularise_days": Spec(
        "count", N_("working days within which an emergency is regularised")
    ),
    "term.end": Spec("flag", N_("it must have an end")),
    "term.review": Spec("flag", N_("it must have a review date")),
    "term.longest_months": Spec("count", N_("longest validity in months")),
    "heard.streets": Spec("flag", N_("streets must have been heard")),
    "heard.communities": Spec("flag", N_("communities must have been heard")),
    "heard.legality": Spec("flag", N_("legality must have been reviewed")),
    "offset.cap": Spec("count", N_("most duties in the catalogue")),
    "offset.exchange": Spec("flag", N_("something out for something in")),
    "load.lowest_percent": Spec(
        "count", N_("least people there, in per cent of those required, after the request")
    ),
    "load.communities": Spec("count", N_("most communities that may lie below it")),
    "clock.expiring_days": Spec("count", N_("days before an expiry at which it is announced")),
    "files.statutes": Spec("file", N_("index of statutes that name residents' committees")),
    "files.barred": Spec("file", N_("list of barred work")),
    "files.synonyms": Spec("file", N_("synonyms besides those shipped")),
    "files.calendar": Spec(
        "file", N_("days off and days worked, in place of the shipped calendar")
    ),
}
"""Every key that a profile may settle. A key that no source speaks of stays unset: nothing is made up."""
