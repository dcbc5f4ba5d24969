"""The load of communities in a year: who is overloaded, where, what fills the time, and how well that is known.

Requirements add up, so the ratio of a place is its people ÷ its requirement. Of communities whose load is unknown only
their number and the reason are told.
"""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction

from registry.funding.holders import Holder, name_of
from registry.language import _, current, sentences
from registry.load.checks import broken_by, check_inputs, remark
from registry.load.rules import ONLY_PROPOSED
from registry.load.wisn import Staffing
from registry.load.workload import CommunityLoad, together
from registry.quantities import Amount, Unit, decimal_text, round_half_up, share
from reports.builders.load_cost import cost_section
from reports.builders.load_findings import findings_section
from reports.builders.load_time import evidence_section, time_section
from reports.document import (
    Bars,
    Block,
    Cell,
    Column,
    ColumnKind,
    Document,
    Figure,
    Figures,
    Section,
    Table,
    Text,
)
from reports.figures import ROWS_ON_PAGE, count
from reports.load import Load

COUNT, MINUTES = ColumnKind.COUNT, ColumnKind.MINUTES
SHARE, AVERAGE = ColumnKind.SHARE, ColumnKind.AVERAGE

BARS = 20


def load_report(load: Load) -> Document:
    """The load of the year, in the current tongue."""
    title = _("Load of the communities of {place}").format(place=load.scope.place)
    return Document(
        report="load",
        title=_("{title} (draft)").format(title=title) if load.is_draft else title,
        place=load.scope.place,
        period=str(load.book.year),
        as_of=load.book.day,
        tongue=current(),
        sections=(
            _summary(load),
            _communities_section(load),
            _places_section(load),
            time_section(load),
            cost_section(load),
            evidence_section(load),
            findings_section(load),
        ),
        notice=load.scope.notice,
        key=("load.overloaded", "load.ratio", "load.people", "load.required", "load.known"),
    )


def _summary(load: Load) -> Section:
    whole = together(load.told)
    texts = [Text(each) for each in (_in_words(load, whole), _settings(load)) if each]
    return Section("summary", _("Summary"), (Figures(_headline(load, whole)), *texts))


def _headline(load: Load, whole: Staffing | None) -> tuple[Figure, ...]:
    of, known = len(load.everywhere), len(load.told)
    available = int(round_half_up(load.book.capacity.time.available * 60))
    people = int(whole.existing) if whole else None
    required = whole.required if whole else None
    ratio = whole.ratio if whole else None
    overloaded = len(load.overloaded) if known else None
    return (
        Figure("load.available", _("hours of a person and year"), Amount(available, Unit.MINUTES)),
        Figure("load.people", _("people there"), Amount(people, Unit.COUNT, known, of)),
        Figure("load.required", _("people required"), Amount(required, Unit.AVERAGE, known, of)),
        Figure("load.ratio", _("existing ÷ required"), Amount(ratio, Unit.SHARE, known, of)),
        Figure(
            "load.overloaded",
            _("overloaded communities"),
            Amount(overloaded, Unit.COUNT, known, of),
        ),
        Figure("load.known", _("communities whose load is known"), count(known)),
        Figure("load.known_share", _("share of all communities"), share(known, of)),
    )


def _in_words(load: Load, whole: Staffing | None) -> str:
    time = load.book.capacity.time
    return sentences(
        _("A person has {hours} hours a year: {days} days of {each} hours.").format(
            hours=decimal_text(time.available, 0),
            days=decimal_text(time.days, 0),
            each=f"{float(time.hours):g}",
        ),
        _("Of {count} communities the load of {known} is known; {short} are overloaded.").format(
            count=len(load.everywhere), known=len(load.told), short=len(load.overloaded)
        ),
        _("In all {people} people are there, {required} required.").format(
            people=decimal_text(whole.existing, 0), required=decimal_text(whole.required, 1)
        )
        if whole
        else _("No load is known, so nothing is said of people required."),
    )


def _settings(load: Load) -> str:
    """What a reader has to know first: what is only proposed, and whether it is a draft."""
    return sentences(
        *(one.message for one in check_inputs(load.book) if one.rule is ONLY_PROPOSED),
        _("A draft: more than half of the hours are estimated.") if load.is_draft else "",
    )


def _communities_section(load: Load) -> Section:
    blocks: list[Block] = []
    if load.overloaded:
        blocks.append(_bars(load))
    if load.told:
        blocks.append(_communities(load))
    if load.untold:
        blocks.append(_untold(load))
    if not blocks:
        blocks.append(Text(_("The register holds no community.")))
    return Section("communities", _("Overloaded communities"), tuple(blocks))


def _bars(load: Load) -> Bars:
    """The most overloaded: the working time of the people there, and of those who lack, as a person's hours a year."""
    each = load.book.capacity.time.available * 60
    rows = tuple(
        (
            _community(load, one),
            (
                int(round_half_up(one.staffing.existing * each)),
                int(round_half_up(-one.staffing.difference * each)),
            ),
        )
        for one in load.overloaded[:BARS]
        if one.staffing
    )
    title = _("Working hours there and lacking, the first {count}").format(count=len(rows))
    parts = (_("hours of the people there"), _("hours that lack"))
    return Bars("load.lacking", title, parts, rows, Unit.MINUTES, "community", is_only=True)


def _community(load: Load, one: CommunityLoad) -> str:
    return name_of(Holder("community", one.code), load.book.names)


def _communities(load: Load) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for one in load.told:
        span = one.standard_hours
        rows.append(
            (
                _community(load, one),
                load.book.names.place_name(home) if (home := load.book.places[one.code][1]) else "",
                one.people,
                *_standing(one.staffing),
                one.hours * 60 if one.hours is not None else None,
                span[1] * 60 if span else None,
                Amount(one.burden, Unit.MINUTES, one.burdens_known, one.burdens)
                if one.burdens_known
                else None,
                one.months,
                _remarks(one),
            )
        )
    columns = (
        Column("community", _("community"), role="community"),
        Column("district", _("district"), role="district"),
        Column("people", _("people"), COUNT),
        *_standing_columns(),
        Column("hours", _("hours by record"), MINUTES),
        Column("standard_hours", _("hours by standard"), MINUTES),
        Column("burden_hours", _("hours of burdens"), MINUTES),
        Column("months", _("months recorded"), COUNT),
        Column("note", _("remarks")),
    )
    note = _(
        "Only communities whose load is known, those that lack most people first. Hours are those of a year: months with "
        "records × 12 ÷ their number (a convention of this tool)."
    )
    title = _("Communities by load")
    return Table("load.communities", title, columns, tuple(rows), ROWS_ON_PAGE, note)


def _standing(staffing: Staffing | None) -> tuple[Cell, ...]:
    if staffing is None:
        return None, None, None, _("unknown")
    return (
        staffing.required,
        staffing.ratio,
        Fraction(staffing.difference),
        staffing.pressure.label,
    )


def _standing_columns() -> tuple[Column, ...]:
    return (
        Column("required", _("required"), AVERAGE),
        Column("ratio", _("existing ÷ required"), SHARE),
        Column("difference", _("difference"), AVERAGE),
        Column("state", _("state")),
    )


def _remarks(one: CommunityLoad) -> str:
    done = one.done
    is_partial = one.hours is not None and done.records_known < done.records
    notes = [
        _("by standard") if not one.by_record else "",
        _("{known} of {records} records").format(known=done.records_known, records=done.records)
        if is_partial
        else "",
        remark(broken_by(one)),
    ]
    return _(", ").join(note for note in notes if note)


def _untold(load: Load) -> Table:
    columns = (Column("reason", _("why it is unknown")), Column("communities", _("number"), COUNT))
    note = _("They are in no sum of this report: unknown is not zero.")
    title = _("Communities whose load is unknown")
    return Table("load.unknown", title, columns, tuple(load.untold), None, note)


def _places_section(load: Load) -> Section:
    blocks: list[Block] = []
    for at, (level, head, title) in enumerate(
        (
            ("street", _("street"), _("Load by street")),
            ("district", _("district"), _("Load by district")),
        )
    ):
        table = _place_table(load, at, level, head, title)
        if table.rows:
            blocks.insert(0, table)
    if not blocks:
        blocks.append(Text(_("The load of no community is known.")))
    return Section("places", _("By place"), tuple(blocks))


def _place_table(load: Load, at: int, level: str, head: str, title: str) -> Table:
    """The districts or streets of which the load of a community is known, those that lack most people first."""
    inside: dict[str, list[CommunityLoad]] = defaultdict(list)
    for one in load.everywhere:
        inside[load.book.places[one.code][at] or ""].append(one)
    found = []
    for code, loads in inside.items():
        whole = together(loads)
        if whole is None:
            continue
        known = [one for one in loads if one.staffing]
        name = name_of(Holder("place", code), load.book.names) if code else _("place not stated")
        short = _short(known)
        row: tuple[Cell, ...] = (
            name,
            len(loads),
            len(known),
            short,
            int(whole.existing),
            *_standing(whole),
        )
        found.append((whole.difference, code, row))
    found.sort(key=lambda each: each[:2])
    columns = (
        Column("place", head, role=level),
        Column("communities", _("communities"), COUNT),
        Column("known", _("of them known"), COUNT),
        Column("overloaded", _("of them overloaded"), COUNT),
        Column("people", _("people"), COUNT),
        *_standing_columns(),
    )
    rest = len(inside) - len(found)
    note = sentences(
        _(
            "The people and the requirement are those of the communities whose load is known, summed; the ratio is one sum ÷ "
            "the other."
        ),
        _("{count} more, of which nothing is known, are not listed.").format(count=rest)
        if rest
        else "",
    )
    rows = tuple(row for _difference, _code, row in found)
    return Table(f"load.{level}", title, columns, rows, ROWS_ON_PAGE, note)


def _short(loads: list[CommunityLoad]) -> int:
    """How many of them are overloaded."""
    return sum(1 for one in loads if one.staffing and one.staffing.difference < 0)
