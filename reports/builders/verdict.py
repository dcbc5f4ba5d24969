"""The verdict sheet (准入审核意见书): the advice, what stands in the way and what would change it, and what was asked."""

from __future__ import annotations

from catalog.requests.hearing import UNFILED
from catalog.requests.words import request_words
from catalog.vetting import Verdict
from catalog.vetting.case import listed
from registry.findings import Finding, Outcome
from registry.language import _, current
from registry.names import Directory
from registry.sheets import kind_of
from registry.store import Register
from reports.document import (
    Block,
    Column,
    ColumnKind,
    Document,
    Figure,
    Figures,
    Section,
    Table,
    Text,
)
from reports.earlier import Earlier
from reports.figures import count
from reports.wording import advice_sentence, notice_of, rule_text


def verdict_sheet(
    register: Register, verdict: Verdict, stale: str = "", earlier: Earlier | None = None
) -> Document:
    """The sheet in the current tongue; *stale* says that an earlier verdict no longer stands, and why.

    *earlier* is what came of the department's earlier requests.
    """
    names = Directory(register)
    name = names.departments.get(verdict.request.department, verdict.request.department)
    sections = [_advised(verdict, name, stale)]
    for outcome, title in (
        (Outcome.FAIL, _("What stands in the way")),
        (Outcome.UNDETERMINED, _("What cannot be told")),
        (Outcome.WAIVED, _("What was waived")),
        (Outcome.PASS, _("What was found in order")),
    ):
        found = verdict.of(outcome)
        if found:
            sections.append(Section(f"verdict.{outcome}", title, (_findings(outcome, found),)))
    sections.append(_asked(names, verdict))
    if earlier:
        title = _("What came of its earlier requests")
        sections.append(Section("verdict.earlier", title, (Text(earlier.text),)))
    sections.append(_judged_by(verdict))
    return Document(
        report="verdict",
        title=_("Advice on the admission of “{name}”").format(name=verdict.request.name),
        place=name,
        period="",
        as_of=verdict.as_of,
        tongue=current(),
        sections=tuple(sections),
        notice=notice_of(names),
    )


def _asked(names: Directory, verdict: Verdict) -> Section:
    columns = (Column("field", _("field")), Column("value", _("as filed")))
    rows = tuple(request_words(names, verdict.request))
    return Section(
        "verdict.request",
        _("What is asked"),
        (Table("verdict.fields", _("The request form"), columns, rows),),
    )


def _advised(verdict: Verdict, department: str, stale: str) -> Section:
    counts = tuple(
        Figure(f"verdict.count.{outcome}", label, count(len(verdict.of(outcome))))
        for outcome, label in (
            (Outcome.FAIL, _("broken")),
            (Outcome.UNDETERMINED, _("cannot be told")),
            (Outcome.WAIVED, _("waived")),
            (Outcome.PASS, _("kept")),
        )
    )
    blocks: list[Block] = [
        Text(_who_asks(verdict, department)),
        Text(advice_sentence(verdict)),
        Figures(counts),
    ]
    if stale:
        blocks.append(Text(stale))
    blocks.append(
        Text(_("This is advice. The body that is competent decides, by a document of its own."))
    )
    return Section("verdict.advice", _("The advice"), tuple(blocks))


def _who_asks(verdict: Verdict, department: str) -> str:
    asked = verdict.request
    sentence = (
        _("On {day} {department} drew up a form that is not filed yet: “{name}” ({type}).")
        if asked.code == UNFILED
        else _("On {day} {department} filed request {code}: “{name}” ({type}).")
    )
    label = kind_of("request").by_name["type"].choice_label
    return sentence.format(
        day=asked.date,
        department=department,
        code=asked.code,
        name=asked.name,
        type=label(asked.type),
    )


def _findings(outcome: Outcome, found: tuple[Finding, ...]) -> Table:
    fact = {
        Outcome.FAIL: _("the fact"),
        Outcome.UNDETERMINED: _("what is missing"),
        Outcome.WAIVED: _("the fact"),
        Outcome.PASS: _("what was found"),
    }[outcome]
    columns = [Column("rule", _("rule and its source")), Column("fact", fact)]
    if outcome is Outcome.FAIL:
        columns.append(Column("remedy", _("the smallest change that turns it")))
    if outcome in (Outcome.FAIL, Outcome.WAIVED):
        waived = _("where the fact comes from, and who waived the rule")
        evidence = waived if outcome is Outcome.WAIVED else _("where the fact comes from")
        columns.append(Column("evidence", evidence))
    rows = []
    for finding in found:
        cells = [rule_text(finding), finding.message]
        if outcome is Outcome.FAIL:
            cells.append(finding.remedy or "")
        if outcome in (Outcome.FAIL, Outcome.WAIVED):
            cells.append(finding.evidence or "")
        rows.append(tuple(cells))
    titles = {
        Outcome.FAIL: _("Rules that are broken ({count})"),
        Outcome.UNDETERMINED: _("Rules of which it cannot be told ({count})"),
        Outcome.WAIVED: _("Rules that were waived ({count})"),
        Outcome.PASS: _("Rules that are kept ({count})"),
    }
    title = titles[outcome].format(count=len(rows))
    return Table(f"verdict.findings.{outcome}", title, tuple(columns), tuple(rows))


def _judged_by(verdict: Verdict) -> Section:
    profile = verdict.profile
    columns = (Column("what", _("judged by")), Column("digest", "SHA-256", ColumnKind.TEXT))
    rows = (
        (_("the request as filed"), verdict.judged.request),
        (
            _("the rules of procedure: {names}").format(names=listed(profile.lineage)),
            verdict.judged.profile,
        ),
        (_("the records that the checks read"), verdict.judged.records),
    )
    table = Table("verdict.judged", _("Digests"), columns, rows)
    text = _(
        "When one of these changes, this sheet is stale and the request is to be vetted again."
    )
    return Section("verdict.judged", _("What it rests on"), (Text(text), table))
