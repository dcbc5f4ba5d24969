"""The check of published figures: counts first, then each disputed figure once, then every relation that was read."""

from __future__ import annotations

from registry.intake.personal import masked
from registry.language import _, current, sentences
from reports.document import (
    Block,
    Cell,
    Column,
    Document,
    Figure,
    Figures,
    Section,
    Table,
    Text,
)
from reports.figures import count
from reports.published.checking import Checked
from reports.published.judging import Outcome
from reports.published.relations import Relation

ON_PAGE = 200
"""So many relations stand on a page; files hold all."""


def figures_check(found: Checked, *, unread: bool = False) -> Document:
    """The document in the current tongue; *unread* lists what could not be read instead of counting it."""
    sections = [Section("summary", _("Summary"), tuple(_summary(found, unread=unread)))]
    if found.disputed:
        sections.append(Section("disputed", _("Disputed figures"), (_disputed(found),)))
    if found.relations:
        sections.append(Section("relations", _("What was checked"), (_relations(found),)))
    if unread and found.unread:
        sections.append(Section("unread", _("Not read"), (_unread(found),)))
    return Document(
        report="figures",
        title=_("Check of the figures in {file}").format(file=found.file),
        place="",
        period="",
        as_of="",
        tongue=current(),
        sections=tuple(sections),
    )


def _summary(found: Checked, *, unread: bool) -> list[Block]:
    labels = {
        Outcome.CONTRADICTS: _("contradict"),
        Outcome.AGREES: _("agree"),
        Outcome.TRUNCATED: _("cut off, not rounded"),
        Outcome.ABOUT: _("about only"),
        Outcome.NOT_PRINTED: _("result not printed"),
        Outcome.RULE: _("norms"),
    }
    figures = [
        Figure("figures.relations", _("relations read"), count(len(found.relations))),
        Figure("figures.disputed", _("disputed figures"), count(len(found.disputed))),
    ]
    figures += [
        Figure(f"figures.{outcome}", label, count(found.count(outcome)))
        for outcome, label in labels.items()
    ]
    figures.append(
        Figure("figures.unread", _("figures not read or not paired"), count(len(found.unread)))
    )
    figures.append(Figure("figures.repeats", _("repeats left out"), count(found.repeats)))
    blocks: list[Block] = [Figures(tuple(figures))]
    if found.repeats:
        sentence = _(
            "Paragraphs or rows with figures that stand in the file already, and were counted once: {count}."
        )
        blocks.append(Text(sentence.format(count=found.repeats)))
    if not found.relations:
        blocks.append(Text(_("No figures were found that follow from each other.")))
    elif not found.disputed:
        blocks.append(Text(_("No figure contradicts another.")))
    if found.unread:
        sentence = _(
            "Figures not judged, because what they derive from is not certain or they cannot be read: {count}."
        )
        todo = "" if unread else _("--unread lists them.")
        blocks.append(Text(sentences(sentence.format(count=len(found.unread)), todo)))
    return blocks


def _disputed(found: Checked) -> Table:
    columns = (
        Column("where", _("where")),
        Column("printed", _("disputed figure")),
        Column("would_agree", _("would agree")),
        Column("relation", _("relation")),
        Column("computed", _("computed")),
        Column("words", _("words")),
        Column("remark", _("remark")),
    )
    rows = []
    for number in found.disputed:
        relation = found.relations[number]
        remark = [relation.remark] if relation.remark else []
        if number in found.again:
            places = _(", ").join(map(str, found.again[number]))
            remark.append(_("also: {places}").format(places=places))
        rows.append(
            (
                str(relation.place),
                relation.printed_text,
                relation.would_agree,
                _formula(relation),
                relation.computed_text,
                masked(relation.words),
                _("; ").join(remark),
            )
        )
    return Table("figures.disputed", _("Disputed figures"), columns, tuple(rows))


def _relations(found: Checked) -> Table:
    columns = (
        Column("where", _("where")),
        Column("outcome", _("outcome")),
        Column("printed", _("printed")),
        Column("computed", _("computed")),
        Column("relation", _("relation")),
        Column("words", _("words")),
        Column("status", _("status")),
    )
    rows: list[tuple[Cell, ...]] = [
        (
            str(relation.place),
            relation.outcome.label,
            relation.printed_text,
            _computed(relation),
            _formula(relation),
            masked(relation.words),
            relation.outcome.value,
        )
        for relation in found.relations
    ]
    return Table("figures.list", _("What was checked"), columns, tuple(rows), ON_PAGE)


def _computed(relation: Relation) -> str:
    """The computed value; a change that is not printed by number and by rate."""
    if relation.printed is None and relation.remark:
        return _("{change}, {rate}").format(change=relation.remark, rate=relation.computed_text)
    return relation.computed_text


def _formula(relation: Relation) -> str:
    """The kind of relation and its arithmetic."""
    return _("{kind}: {formula}").format(kind=relation.kind.label, formula=relation.formula)


def _unread(found: Checked) -> Table:
    columns = (
        Column("where", _("where")),
        Column("figure", _("figure")),
        Column("words", _("words")),
    )
    rows = tuple((str(each.place), each.figure, masked(each.words)) for each in found.unread)
    return Table("figures.unread", _("Not read"), columns, rows)
