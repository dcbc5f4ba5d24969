"""The basis: there is one, it can be looked up, it is in force, high enough, and names residents' committees."""

from __future__ import annotations

import re
from functools import lru_cache

from catalog.basis import Statute, Statutes, citations
from catalog.basis.citations import Citation, Fault
from catalog.basis.in_force import not_held, out_of_force, unsure, with_version
from catalog.basis.levels import Level, named
from catalog.profiles.settings import Setting
from catalog.vetting.case import Case, listed
from registry.findings import Finding, Severity, rule
from registry.language import N_, _, sentences

STATED = rule(
    "basis.stated",
    Severity.ERROR,
    N_("The request rests on no basis: {said}."),
    N_("State the law and its article, or the document and its number."),
    prose=N_("A request states the law or document on which it rests."),
    passes=N_("The basis stated is: {basis}."),
)
CITED = rule(
    "basis.cited",
    Severity.ERROR,
    N_("The basis cannot be looked up as it is cited: {faults}."),
    N_("{remedy}"),
    prose=N_("A law is cited with its article, a document with its full number."),
    passes=N_("The basis is cited so that it can be looked up: {cited}."),
)
IN_FORCE = rule(
    "basis.in_force",
    Severity.ERROR,
    N_("The basis was not in force on {day}, when the request was filed: {faults}."),
    N_("Cite the text in force on {day}; strike what is not."),
    prose=N_("What a request cites is in force on the day it is filed."),
    passes=N_(
        "In force on {day}: {cited}. No later change is known; the index was verified on {verified}."
    ),
    unknown=N_("Whether the basis was in force on {day} cannot be told: {missing}."),
)
LEVEL = rule(
    "basis.level",
    Severity.ERROR,
    N_("The basis does not stand high enough: {cited}."),
    N_("Cite one of these: {levels}."),
    prose=N_("A request rests on one of these: {levels}."),
    passes=N_("The basis stands high enough: {cited}."),
    unknown=N_("Whether the basis stands high enough cannot be told: {missing}."),
)
NAMES_COMMITTEE = rule(
    "basis.names_committee",
    Severity.ERROR,
    N_(
        "{cited} is not among the articles that give residents' committees something to do; in this law these are: {articles}."
    ),
    N_(
        "Cite the article that gives residents' committees this work; if none does, the request has no basis in this law."
    ),
    prose=N_("The article cited names residents' committees."),
    passes=N_(
        "The article cited names residents' committees: {cited} (index {codes}, text of {version})."
    ),
    unknown=N_("Whether the basis names residents' committees cannot be told: {missing}."),
)
SAME_MATTER = rule(
    "basis.same_matter",
    Severity.WARNING,
    N_("The article cited is about something else: {duties}."),
    N_("Cite the article that is about “{name}”."),
    prose=N_("The article cited is about what is asked for."),
    passes=N_("The article cited is about the same: {duties}."),
)

_READ = lru_cache(maxsize=512)(citations.read)


def stated(case: Case) -> list[Finding]:
    """A request states its basis; 无 is an answer, and means that there is none (民发〔2015〕136号)."""
    setting = case.profile.asks("basis.required")
    request = case.request
    if setting is None or request.type == "end":
        return []
    if request.basis:
        return case.passes(STATED, setting, basis=request.basis)
    none = request.basis_mark in ("none", "not_applicable")
    said = _("it says itself that there is none") if none else _("the field is blank")
    return case.fails(STATED, setting, said=said)


def cited(case: Case) -> list[Finding]:
    """A law is cited as 《…》第N条, a document by its number as in 大民发〔2022〕15号 (GB/T 9704-2012)."""
    article = case.profile.asks("basis.article")
    setting = article or case.profile.asks("basis.required")
    if setting is None or not _applies(case):
        return []
    basis = case.request.basis or ""
    found = _cited(case)
    if not found:
        faults = _("“{basis}” names no law and no document").format(basis=_short(basis))
        remedy = _("State the law and its article, or the document and its number.")
        return case.fails(CITED, setting, faults=faults, remedy=remedy)
    wrong = [
        (fault, one)
        for one in found
        for fault in one.faults
        if article or fault is not Fault.NO_ARTICLE
    ]
    if not wrong:
        return case.passes(CITED, setting, cited=_all(found))
    return case.fails(
        CITED,
        setting,
        changes=_rewritten(basis, wrong),
        faults=_clauses([_fault(fault, one) for fault, one in wrong]),
        remedy=sentences(*dict.fromkeys(_cure(fault, one) for fault, one in wrong)),
    )


def _fault(fault: Fault, one: Citation) -> str:
    return {
        Fault.NO_ARTICLE: _("{law} is cited without an article"),
        Fault.ARTICLE: _("“{unread}” of {law} is no article"),
        Fault.FORM: _("“{written}” is not how a document number is written"),
        Fault.INCOMPLETE: _("the document number “{written}” lacks a part"),
    }[fault].format(law=one.name, unread=one.unread, written=one.written)


def _cure(fault: Fault, one: Citation) -> str:
    return {
        Fault.NO_ARTICLE: _("Name the article of {law}."),
        Fault.ARTICLE: _("Give the article of {law} by its number, as in 第七条."),
        Fault.FORM: _("Write {number}."),
        Fault.INCOMPLETE: _("Give issuer, year and number, as in 民发〔2015〕136号."),
    }[fault].format(law=one.name, number=one.number)


def _rewritten(basis: str, wrong: list[tuple[Fault, Citation]]) -> tuple[dict[str, str], ...]:
    """The basis with its numbers in proper form, where nothing else is wrong with it."""
    if any(fault is not Fault.FORM for fault, _one in wrong):
        return ()
    for each in wrong:
        basis = basis.replace(each[1].written, each[1].number)
    return ({"basis": basis},)


def in_force(case: Case) -> list[Finding]:
    """What is cited is in force on the day of filing; one part in force is enough, none may be repealed by then."""
    setting = case.profile.asks("basis.required") or case.profile.asks("basis.article")
    found = _cited(case)
    if setting is None or not found:
        return []
    statutes, day = _index(case), _day(case)
    broken: list[str] = []
    holding: list[str] = []
    open_: list[str] = []
    for one in found:
        fault, doubt = out_of_force(statutes, one, day), unsure(statutes, one, day)
        if fault:
            broken.append(fault)
        elif doubt:
            open_.append(doubt)
        else:
            holding.append(with_version(statutes, one, day))
    own = _own(setting)
    if broken:
        return case.fails(
            IN_FORCE, own, evidence=_sources(statutes, found, day), day=day, faults=_clauses(broken)
        )
    if holding:
        return case.passes(
            IN_FORCE, own, day=day, cited=listed(holding), verified=statutes.verified
        )
    return case.undetermined(IN_FORCE, own, missing=_clauses(open_), day=day)


def _sources(statutes: Statutes, found: tuple[Citation, ...], day: str) -> str | None:
    changes = (statutes.change(one.title, day) for one in found if one.is_law)
    return listed(list(dict.fromkeys(change.source for change in changes if change))) or None


def level(case: Case) -> list[Finding]:
    """The basis stands as high as the profile asks; the highest of several counts."""
    setting = case.profile.get("basis.levels")
    found = _cited(case)
    if setting is None or not found:
        return []
    enough = named(setting.value)
    levels = listed([one.label for one in Level if one in enough])
    high = [one for one in found if one.levels and one.levels <= enough]
    if high:
        return case.passes(LEVEL, setting, cited=_levels(high), levels=levels)
    perhaps = [one.name for one in found if not one.levels or one.levels & enough]
    if perhaps:
        missing = _("it does not say who issued {documents}").format(documents=listed(perhaps))
        return case.undetermined(LEVEL, setting, missing=missing, levels=levels)
    return case.fails(LEVEL, setting, cited=_levels(list(found)), levels=levels)


def _levels(found: list[Citation]) -> str:
    return _clauses(
        [
            _("{law} is {level}").format(
                law=one.name,
                level=_(" or ").join(each.label for each in Level if each in one.levels),
            )
            for one in found
        ]
    )


def names_committee(case: Case) -> list[Finding]:
    """The article cited really names residents' committees, by the index of statutes on the day of filing."""
    setting = case.profile.asks("basis.names_committee")
    found = _cited(case)
    if setting is None or not found:
        return []
    statutes, day = _index(case), _day(case)
    rows = _naming(statutes, found, day)
    if rows:
        return case.passes(
            NAMES_COMMITTEE,
            setting,
            cited=listed(list(dict.fromkeys(f"《{row.law}》{row.article}" for row in rows))),
            codes=listed([row.code for row in rows]),
            version=listed(sorted({row.version or row.verified for row in rows})),
        )
    laws = [one for one in found if one.is_law]
    open_ = (
        [_cannot_name(statutes, one, day) for one in laws]
        if laws
        else [
            _("the index holds laws and regulations, not documents such as {law}").format(
                law=found[0].name
            )
        ]
    )
    missing = [reason for reason in open_ if reason]
    if missing:
        return case.undetermined(NAMES_COMMITTEE, setting, missing=_clauses(missing))
    held = [row for one in laws for row in statutes.holding(one.title, day)]
    return case.fails(
        NAMES_COMMITTEE,
        setting,
        changes=_better(case, laws, held),
        evidence=_("index {name}, verified on {verified}").format(
            name=statutes.name, verified=statutes.verified
        ),
        cited=_all(tuple(laws)),
        articles=_articles(held),
    )


def _cannot_name(statutes: Statutes, one: Citation, day: str) -> str:
    """Why it cannot be told whether a law names residents' committees where it is cited; empty where it does not."""
    if not statutes.holding(one.title, day):
        return not_held(statutes, one, day)
    return "" if one.articles else _("{law} is cited without an article").format(law=one.name)


def _articles(rows: list[Statute]) -> str:
    laws: dict[str, dict[str, None]] = {}
    for row in sorted(rows, key=lambda row: (row.law, row.article)):
        laws.setdefault(row.law, {})[str(row.article)] = None
    return listed([f"《{law}》{'、'.join(articles)}" for law, articles in laws.items()])


def _better(case: Case, laws: list[Citation], rows: list[Statute]) -> tuple[dict[str, str], ...]:
    """The basis with another article of the same law, for each one that is about what is asked for."""
    if len(laws) != 1:
        return ()
    basis = case.request.basis or ""
    about = [row for row in rows if _same(case, row)]
    cited_anew = (f"《{row.law}》{row.article}" for row in about)
    return tuple({"basis": basis.replace(laws[0].raw, anew)} for anew in dict.fromkeys(cited_anew))


def same_matter(case: Case) -> list[Finding]:
    """The article cited is about what is asked for: its summary and the request's name share a word that says something."""
    setting = case.profile.asks("basis.names_committee")
    found = _cited(case)
    if setting is None or not found:
        return []
    rows = _naming(_index(case), found, _day(case))
    if not rows:
        return []
    about = [row for row in rows if _same(case, row)]
    duties = listed(
        [_("“{name}” ({code})").format(name=row.duty, code=row.code) for row in about or rows]
    )
    if about:
        return case.passes(SAME_MATTER, _own(setting), duties=duties)
    return case.fails(
        SAME_MATTER,
        _own(setting),
        evidence=listed([row.code for row in rows]),
        duties=duties,
        name=case.request.name,
    )


_FILLER = re.compile(
    r"居民委员会|居委会|社区|居民|组织|开展|协助|依法|应当|可以|做好|工作|有关|相关|进行|加强|落实|参与|配合|支持|活动|事项|服务|"
    r"宣传|教育|知识|普及|管理|监督|发现|报告|及时|信息|人员|情况|措施|登记|建立|设立|实施|提供|必要|专项|指导|检查|排查|"
    r"[和与及的等对为或者]"
)
"""Words that say nothing of the matter: two texts that share only these are about different things."""


def _same(case: Case, row: Statute) -> bool:
    """Whether a line of the index and the request share a pair of characters that says something, or a synonym."""
    if _pairs(case.request.name) & _pairs(row.duty):
        return True
    shared = _objects(case, case.request.name) & _objects(case, row.duty)
    return any(len(word) > 1 and _FILLER.sub("", word) for word in shared)


def _objects(case: Case, text: str) -> frozenset[str]:
    """What a text is about, in standard words."""
    from catalog.likeness.wording import Reader  # noqa: PLC0415  (only where no word is shared as it stands)

    reader = case.records.derived("reader", lambda: Reader(case.records.synonyms))
    return case.records.derived(f"objects of {text}", lambda: frozenset(reader(text).objects))


@lru_cache(maxsize=1024)
def _pairs(text: str) -> frozenset[str]:
    parts = re.findall(r"[\u4e00-\u9fff]{2,}", _FILLER.sub(" ", text))
    return frozenset(part[at : at + 2] for part in parts for at in range(len(part) - 1))


def _applies(case: Case) -> bool:
    return bool(case.request.basis) and case.request.type != "end"


def _cited(case: Case) -> tuple[Citation, ...]:
    """What the request cites; nothing where it states no basis or ends a duty."""
    return _READ(case.request.basis, case.profile.place) if _applies(case) else ()


def _index(case: Case) -> Statutes:
    """The index of statutes, noted as read."""
    statutes = case.bench.statutes
    case.records.read["index of statutes"] = statutes.digest
    return statutes


def _naming(statutes: Statutes, found: tuple[Citation, ...], day: str) -> list[Statute]:
    """The lines of the index for the articles cited; none for an article past the end of a law."""
    return [
        row
        for one in found
        for article in one.articles
        for row in statutes.naming(one.title, article, day)
    ]


def _day(case: Case) -> str:
    """The day of filing; the first of the month where only that was given."""
    day = case.request.date
    return day if len(day) == 10 else f"{day}-01"


def _own(setting: Setting) -> Setting | None:
    """What this tool concludes on its own is not ascribed to the document; a proposal stays advisory."""
    return None if setting.binds else setting


def _clauses(told: list[str]) -> str:
    return _("; ").join(told)


def _all(found: tuple[Citation, ...]) -> str:
    return listed([str(one) for one in found])


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"


CHECKS = (stated, cited, in_force, level, names_committee, same_matter)
