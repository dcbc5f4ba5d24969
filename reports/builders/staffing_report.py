"""The report on people: quota against actual, norms, grids, pay, training, appraisal and questionnaires.

It tells what the register holds and no more: what is not stated is unknown, never zero. Norms stand with document, place,
year and status (``catalog/lists/staffing-norms.csv``); pay is set against the parameter 市级职工年平均工资.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from catalog.lists.staffing_norms import Basis, Norm
from registry.language import _, current
from registry.parameters import Parameters, Setting
from registry.quantities import Amount, Unit, round_half_up, share, yuan
from registry.settings import LOCAL_AVERAGE
from reports.builders.finding_blocks import finding_blocks
from reports.builders.staffing_against import (
    district_name,
    grid_section,
    norm_section,
    norms_of,
    rule_text,
    source_text,
)
from reports.builders.staffing_appraisal import Appraisals, appraisal_section
from reports.builders.staffing_people import Staff, Tally, together
from reports.builders.staffing_surveys import survey_findings, survey_section
from reports.document import (
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
from reports.scope import Scope

COUNT, AVERAGE, SHARE, FEN = (
    ColumnKind.COUNT,
    ColumnKind.AVERAGE,
    ColumnKind.SHARE,
    ColumnKind.FEN,
)


KEY = (
    "staffing.people",
    "staffing.quota",
    "staffing.vacant",
    "staffing.households_per_person",
)
"""The figures that matter: how many people there are, how many there should be, for how many households."""


def staffing_report(scope: Scope) -> Document:
    """The report of the scope's year, in the current tongue."""
    staff = Staff(scope)
    sections: tuple[Section, ...] = (_people(staff),)
    if staff.rows:
        sections += (norm_section(staff),)
    sections += (grid_section(staff),)
    if staff.rows:
        sections += (_pay(staff), _training(staff))
    sections += (appraisal_section(staff), survey_section(scope), *_findings(staff))
    return Document(
        report="staffing",
        title=_("People of communities in {place}").format(place=scope.place),
        place=scope.place,
        period=scope.period.last[:4],
        as_of=scope.as_of,
        tongue=current(),
        sections=sections,
        notice=scope.notice,
        key=KEY,
    )


def _findings(staff: Staff) -> Iterator[Section]:
    """What is wrong with grades and answers, if anything is."""
    found = [*survey_findings(staff.scope), *Appraisals(staff).findings]
    if found:
        ids = ("staffing.findings", "staffing.errors", "staffing.list")
        blocks = finding_blocks(found, ids, "", ROWS_ON_PAGE)
        yield Section("findings", _("Findings"), blocks)


def _people(staff: Staff) -> Section:
    title = _("Quota and people in post")
    if not staff.rows:
        text = _("The register holds no people up to this year, so none are told.")
        return Section("people", title, (Text(text),))
    text = _("The people are those of {year}, the last year up to that of the report with figures.")
    blocks: tuple[Block, ...] = (
        Figures(_headline(staff)),
        Text(text.format(year=staff.year)),
        Table(
            "people.posts",
            _("Quota and people by post"),
            _columns("post", _("post")),
            tuple(_posts(staff)),
        ),
        Table(
            "people.districts",
            _("Quota and people by district"),
            _columns("district", _("district")),
            tuple(_districts(staff)),
        ),
        Table(
            "people.district_posts",
            _("Quota and people by district and post"),
            (
                Column("district", _("district"), role="district"),
                *_columns("post", _("post")),
            ),
            tuple(_district_posts(staff)),
            ROWS_ON_PAGE * 2,
        ),
    )
    return Section("people", title, blocks)


def _headline(staff: Staff) -> tuple[Figure, ...]:
    everybody = _everybody(staff)
    return (
        Figure("staffing.communities", _("communities"), count(len(staff.homes))),
        Figure("staffing.quota", _("quota"), everybody.quota),
        Figure("staffing.people", _("in post"), everybody.actual),
        Figure("staffing.vacant", _("posts not filled"), everybody.vacant),
        Figure(
            "staffing.households_per_person",
            _("households for each"),
            staff.per_person("households", staff.posts),
        ),
        Figure(
            "staffing.residents_per_person",
            _("residents for each"),
            staff.per_person("residents", staff.posts),
        ),
    )


def _everybody(staff: Staff) -> Tally:
    return together(map(staff.tally, staff.posts))


def _columns(first: str, label: str) -> tuple[Column, ...]:
    return (
        Column(first, label, role=first if first == "district" else ""),
        Column("quota", _("quota"), COUNT),
        Column("actual", _("in post"), COUNT),
        Column("vacant", _("posts not filled"), COUNT),
        Column("beyond", _("beyond the quota"), COUNT),
        Column("households", _("households for each"), AVERAGE),
        Column("residents", _("residents for each"), AVERAGE),
    )


def _figures(tally: Tally) -> tuple[Cell, ...]:
    return (tally.quota, tally.actual, tally.vacant, tally.beyond)


def _served(staff: Staff, posts: Sequence[str]) -> tuple[Cell, ...]:
    return tuple(staff.per_person(what, posts) for what in ("households", "residents"))


def _posts(staff: Staff) -> Iterator[tuple[Cell, ...]]:
    for post in staff.posts:
        yield (post, *_figures(staff.tally(post)), *_served(staff, [post]))
    if len(staff.posts) > 1:
        yield (_("all posts"), *_figures(_everybody(staff)), *_served(staff, staff.posts))


def _in_district(staff: Staff, district: str | None, posts: Sequence[str]) -> tuple[Cell, ...]:
    homes = staff.homes_of(district)
    tally = together(staff.tally(post, homes, district) for post in posts)
    served = (
        staff.per_person(what, posts, homes, district) for what in ("households", "residents")
    )
    return (*_figures(tally), *served)


def _districts(staff: Staff) -> Iterator[tuple[Cell, ...]]:
    for district in staff.districts:
        yield (district_name(staff, district), *_in_district(staff, district, staff.posts))


def _district_posts(staff: Staff) -> Iterator[tuple[Cell, ...]]:
    for district in staff.districts:
        for post in staff.posts:
            name = district_name(staff, district)
            yield (name, post, *_in_district(staff, district, [post]))


def _parts(staff: Staff) -> Iterator[tuple[str, str, Tally]]:
    """Place, post and tally: each post of the whole place, all of them, then all posts of each district."""
    everywhere = _("the whole place")
    for post in staff.posts:
        yield (everywhere, post, staff.tally(post))
    if len(staff.posts) > 1:
        yield (everywhere, _("all posts"), _everybody(staff))
    for district in staff.districts:
        homes = staff.homes_of(district)
        tally = together(staff.tally(post, homes, district) for post in staff.posts)
        yield (district_name(staff, district), _("all posts"), tally)


def _pay(staff: Staff) -> Section:
    rows = staff.scope.measuring.rows("parameters")
    local = Parameters(rows, staff.scope.as_of).setting(LOCAL_AVERAGE)
    columns = (
        Column("place", _("place")),
        Column("post", _("post")),
        Column("people", _("people whose pay is stated"), COUNT),
        Column("pay", _("yearly pay, mean"), FEN),
        Column("ratio", _("of the local average"), SHARE),
    )
    lines = tuple(
        (
            place,
            post,
            Amount(
                tally.paid or None,
                Unit.COUNT,
                min(tally.paid, int(tally.actual.value or 0)),
                max(int(tally.actual.value or 0), 1),
            )
            if tally.paid
            else None,
            _fen(tally.mean_pay),
            share(tally.mean_pay, local.value * 100 if local else None),
        )
        for place, post, tally in _parts(staff)
    )
    blocks: tuple[Block, ...] = (
        Text(_local_text(local)),
        *_asked_for(staff, Basis.PAY_SHARE),
        Table(
            "pay.table",
            _("Pay beside the local average"),
            columns,
            lines,
            note=_("Each person counts once in a mean."),
        ),
    )
    return Section("pay", _("Pay"), blocks)


def _local_text(local: Setting | None) -> str:
    if local is None:
        return _(
            "The local average wage is not entered (parameter {name}), so no ratio is told."
        ).format(name=LOCAL_AVERAGE)
    return _("Local average wage: {wage} a year (parameter {name}; source: {source}).").format(
        wage=yuan(int(round_half_up(local.value * 100))),
        name=LOCAL_AVERAGE,
        source=local.source or _("not stated"),
    )


def _fen(value: Fraction | None) -> Amount:
    if value is None:
        return Amount(None, Unit.FEN, 0, 1)
    return Amount(int(round_half_up(value)), Unit.FEN)


def _asked_for(staff: Staff, basis: Basis) -> Iterator[Text]:
    """A sentence for each norm of a kind that is only told."""
    for norm in norms_of(staff):
        if norm.basis is basis:
            yield Text(_norm_text(norm))


def _norm_text(norm: Norm) -> str:
    text = _("Norm: {name}, {rule} ({source}).").format(
        name=norm.name, rule=rule_text(norm), source=source_text(norm)
    )
    return _("{text} Remarks: {note}.").format(text=text, note=norm.note) if norm.note else text


def _training(staff: Staff) -> Section:
    columns = (
        Column("place", _("place")),
        Column("post", _("post")),
        Column("trained", _("people trained"), COUNT),
        Column("people", _("of people there"), COUNT),
        Column("share", _("share trained"), SHARE),
    )
    lines = tuple(
        (
            place,
            post,
            tally.trained if tally.trainable else None,
            tally.trainable or None,
            tally.trained_share,
        )
        for place, post, tally in _parts(staff)
    )
    text = _(
        "People trained in {year} of the people there, where both are stated. The register holds neither who leads a community "
        "nor for how many days anybody was trained, so that whether these norms are met is unknown."
    )
    blocks: tuple[Block, ...] = (
        Text(text.format(year=staff.year)),
        *_asked_for(staff, Basis.TRAINING),
        Table("training.table", _("People trained"), columns, lines),
    )
    return Section("training", _("Training"), blocks)
