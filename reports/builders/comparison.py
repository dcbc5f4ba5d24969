"""The comparison: all figures then and now with their causes, the headline ones step by step, and the facts behind."""

from __future__ import annotations

from registry import periods
from registry.language import N_, _, current
from registry.quantities import Unit, show
from reports.builders.comparison_bridges import bridges, full_label, in_words
from reports.comparison.causes import Cause
from reports.comparison.comparing import Compared, Comparison
from reports.comparison.views import View
from reports.document import (
    Block,
    Cell,
    Column,
    ColumnKind,
    Document,
    Section,
    Table,
    Text,
)
from reports.trails.way import Parts

UNIT_TITLES = {
    Unit.COUNT: N_("Numbers, then and now"),
    Unit.FEN: N_("Money, then and now"),
    Unit.MINUTES: N_("Time, then and now"),
    Unit.AVERAGE: N_("Averages and ratios, then and now"),
    Unit.SHARE: N_("Shares, then and now"),
}


def comparison_report(comparison: Comparison) -> Document:
    """The later report beside the earlier one, in the current tongue."""
    now = comparison.now.built.document
    sections = [
        Section("summary", _("What changed"), tuple(_summary(comparison))),
        Section("figures", _("All figures"), tuple(_figure_tables(comparison))),
        *bridges(comparison),
        Section("causes", _("How the causes are told"), tuple(_explanations())),
    ]
    return Document(
        report="compare",
        title=_("{title}: what changed and why").format(title=now.title),
        place=now.place,
        period=now.period,
        as_of=now.as_of,
        tongue=current(),
        sections=tuple(sections),
        notice=now.notice,
    )


def side(view: View) -> str:
    """Which report a side is: its period or day, since when it was known, the file."""
    scope = view.scope
    words = [
        _("the report of {period}, as of {day}").format(
            period=periods.in_words(scope.period.name), day=scope.as_of
        )
    ]
    if view.file:
        words.append(_("from the register file {file}").format(file=view.file))
    if view.knew_until:
        words.append(_("as it was known on {day}").format(day=view.knew_until))
    return _("; ").join(words)


def _summary(comparison: Comparison) -> list[Block]:
    then, now = comparison.then, comparison.now
    blocks: list[Block] = [
        Text(_("Compared are {now}, and {then}.").format(now=side(now), then=side(then)))
    ]
    if now.scope.as_of < now.scope.period.end and then.scope.period.name != now.scope.period.name:
        blocks.append(
            Text(
                _(
                    "The period {period} had not ended on {day}: what is counted over a period is not complete yet."
                ).format(period=periods.in_words(now.scope.period.name), day=now.scope.as_of)
            )
        )
    changed = [
        one
        for one in comparison.headline
        if one.then.value != one.now.value or (one.adds_up and one.changes)
    ]
    for one in changed:
        words = in_words(one)
        if words:
            form = _("{label}: {change}. Causes: {causes}.")
            label = full_label(comparison, one)
            causes = causes_of(comparison, one)
            blocks.append(Text(form.format(label=label, change=words, causes=causes)))
    same = [full_label(comparison, one) for one in comparison.headline if one not in changed]
    if same:
        blocks.append(Text(_("Unchanged: {figures}.").format(figures=_(", ").join(same))))
    return blocks


def signed(amount: int, unit: Unit) -> str:
    """An amount with its sign, as ``+3`` or ``-2``."""
    return ("-" if amount < 0 else "+") + show(abs(amount), unit)


def _figure_tables(comparison: Comparison) -> list[Block]:
    """A table for the figures of each unit, so that every column holds numbers of one unit."""
    blocks: list[Block] = []
    for unit, title in UNIT_TITLES.items():
        of_unit = [one for one in comparison.figures.values() if one.unit is unit]
        if of_unit:
            kind = ColumnKind(unit.value)
            points = _("increase or decrease in percentage points")
            columns = (
                Column("id", _("id")),
                Column("section", _("section")),
                Column("label", _("figure")),
                Column("then", _("then"), kind),
                Column("now", _("at present"), kind),
                Column(
                    "difference", points if unit is Unit.SHARE else _("increase or decrease"), kind
                ),
                Column("causes", _("causes")),
            )
            rows = tuple(_figure_row(comparison, one) for one in of_unit)
            blocks.append(Table(f"compare.{unit.value}", _(title), columns, rows))
    return blocks


def _figure_row(comparison: Comparison, of: Compared) -> tuple[Cell, ...]:
    return (
        *(of.id, of.section, of.label, of.then, of.now, of.difference),
        causes_of(comparison, of),
    )


def causes_of(comparison: Comparison, of: Compared) -> str:
    """The causes of a difference in one line: amounts where they come to it, else the facts it is worked out from."""
    if of.adds_up:
        steps = of.steps()
        if not steps:
            return _("unchanged")
        return _(", ").join(
            _("{cause} {amount}").format(cause=cause.label, amount=signed(amount, of.unit))
            for cause, amount in steps
        )
    if of.way is None:
        return _("no facts are traced")
    counts = comparison.inputs(of)
    told = _(", ").join(
        _("{cause} {count}").format(cause=cause.label, count=f"{counts[cause]:,}")
        for cause in Cause
        if counts[cause]
    )
    if isinstance(of.way, Parts):
        names = [
            comparison.figures[one].label for one in of.way.figures if one in comparison.figures
        ]
        made = _("worked out from {figures}").format(figures=_(", ").join(names)) if names else ""
        if told:
            facts = _("facts behind: {facts}").format(facts=told)
            return _("; ").join(filter(None, (made, facts)))
        return made or _("worked out from other figures")
    if not told:
        return _("worked out from facts of which none changed")
    return _("worked out from facts, of which changed: {facts}").format(facts=told)


def _explanations() -> list[Block]:
    return [
        *(Text(cause.meaning) for cause in Cause),
        Text(
            _(
                "Facts are the same where what makes a row the same row is the same; push-downs, payments and work are compared by "
                "what was done and by whom, because every period has days of its own."
            )
        ),
    ]
