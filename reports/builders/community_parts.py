"""The page of a community: its people, the duties pushed down to it, and the burdens that lie on it."""

from __future__ import annotations

from fractions import Fraction

from catalog.lists.staffing_norms import FOR_PEOPLE, Basis, Norm, Span, asked, grid_stands, stands
from registry.language import _, sentences
from registry.quantities import Unit, average, decimal_text, show
from registry.sheets import burden_kinds
from reports.builders.load_time import TIMELESS
from reports.builders.pushdowns import STATUSES, status_labels
from reports.builders.staffing_against import (
    GRID_STANDINGS,
    OWN,
    STANDINGS,
    norms_of,
    rule_text,
    status_text,
)
from reports.builders.staffing_people import Tally
from reports.community import CityView, against, against_share, in_all
from reports.community_like import Like, Likeness
from reports.document import Block, Cell, Column, ColumnKind, Section, Table, Text
from reports.figures import hours, reduction

COUNT, AVERAGE, SHARE = ColumnKind.COUNT, ColumnKind.AVERAGE, ColumnKind.SHARE

DEPARTMENTS = 5
"""Departments that the page shows; the files have all."""


def people_section(city: CityView, code: str) -> Section:
    """Quota and people by post, and what norms ask for."""
    title = _("People")
    staff = city.staff
    if code not in staff.by_home:
        blocks: list[Block] = [Text(_("The register holds no people of this community."))]
    else:
        text = _(
            "The people are those of {year}, the last year up to that of the report with figures."
        )
        blocks = [Text(text.format(year=staff.year)), _posts(city, code)]
    blocks.append(Text(_norms(city, code)))
    return Section("people", title, tuple(blocks))


def _posts(city: CityView, code: str) -> Table:
    there = city.staff.by_home[code]
    rows: list[tuple[Cell, ...]] = []
    for post in city.staff.posts:
        tally = Tally()
        tally.add(there.get(post))
        rows.append((post, *_cells(tally)))
    if len(rows) > 1:
        rows.append((_("all posts"), *_cells(city.people(code))))
    columns = (
        Column("post", _("post")),
        Column("quota", _("quota"), COUNT),
        Column("actual", _("in post"), COUNT),
        Column("vacant", _("posts not filled"), COUNT),
        Column("beyond", _("beyond the quota"), COUNT),
    )
    return Table("people.posts", _("Quota and people by post"), columns, tuple(rows))


def _cells(tally: Tally) -> tuple[Cell, ...]:
    return (tally.quota, tally.actual, tally.vacant, tally.beyond)


def _norms(city: CityView, code: str) -> str:
    """What the register's own norms ask for here, or the shipped ones where it states none, and how the community stands."""
    every = norms_of(city.staff)
    found = [norm for norm in every if norm.code == OWN] or every
    told = [_norm(city, code, norm) for norm in found if norm.basis in FOR_PEOPLE]
    lines = [
        _("Against norms: {norms}.").format(norms=_("; ").join(told)) if told else "",
        _grids(city, code, [norm for norm in found if norm.basis is Basis.GRID_HOUSEHOLDS]),
        _("A norm of another place does not bind here by itself.") if found is every else "",
        _("All norms, with their words and documents: zhunru report staffing."),
    ]
    return sentences(*lines)


def _grids(city: CityView, code: str, found: list[Norm]) -> str:
    """How large its grids are on average, and what norms say of that; empty where it is not known."""
    home = city.homes[code]
    each = average(home["households"], home["grids"])
    if each.value is None:
        return ""
    told = [
        _("{rule} ({place}, {status}), {standing}").format(
            rule=rule_text(norm),
            place=norm.place,
            status=status_text(norm),
            standing=_(GRID_STANDINGS[grid_stands(norm, home["households"], home["grids"])]),
        )
        for norm in found
    ]
    return _("A grid has {each} households on average: {norms}.").format(
        each=each, norms=_("; ").join(told)
    )


def _norm(city: CityView, code: str, norm: Norm) -> str:
    home = city.homes[code]
    people, complete = norm.people(city.staff.actual(code))
    spans = asked(norm, households=home["households"], residents=home["residents"])
    span = _(", ").join(_span(span) for span in spans)
    return _("{name} ({place}, {status}): {people} of {span}, {standing}").format(
        name=norm.name,
        place=norm.place,
        status=status_text(norm),
        people=show(people if complete else None, Unit.COUNT),
        span=span or show(None, Unit.COUNT),
        standing=_(STANDINGS[stands(people, spans, complete=complete)]),
    )


def _span(span: Span) -> str:
    """Both ends of what a norm asks for, or its lower end."""
    if span.high is None:
        return _("at least {count}").format(count=_people(span.low))
    return f"{_people(span.low)}–{_people(span.high)}"


def _people(number: Fraction) -> str:
    return decimal_text(number, 0 if number.denominator == 1 else 1)


def duties_section(city: CityView, code: str) -> Section:
    """What was pushed down to it, by department: in the catalogue or not."""
    title = _("Duties pushed down")
    statuses = city.statuses(code)
    if statuses is None:
        text = _("The register holds no push-down of this period.")
        return Section("duties", title, (Text(text),))
    pushed = city.pushed(code)
    departments = sorted(
        pushed.by_department().items(), key=lambda pair: (-in_all(pair[1].statuses), pair[0])
    )
    rows: list[tuple[Cell, ...]] = [
        (
            city.scope.department(department),
            in_all(each.statuses),
            each.duties,
            each.statuses.get("listed", 0),
            against(each.statuses),
            each.statuses.get("undetermined", 0),
            against_share(each.statuses).value,
        )
        for department, each in departments
    ]
    labels = status_labels()
    columns = (
        Column("department", _("department"), role="department"),
        Column("pushdowns", _("push-downs"), COUNT),
        Column("duties", _("duties"), COUNT),
        Column("listed", labels["listed"], COUNT),
        Column("against", _("not listed"), COUNT),
        Column("undetermined", labels["undetermined"], COUNT),
        Column("not_listed", _("share not listed"), SHARE),
    )
    direct = city.direct(code)
    text = _(
        "{pushdowns} push-downs of {duties} duties by {departments} departments: {direct} to it by name, {around} with its "
        "street, district or city. By what the catalogue said on the day: {statuses}."
    ).format(
        pushdowns=f"{in_all(statuses):,}",
        duties=f"{pushed.duties:,}",
        departments=len(rows),
        direct=f"{direct:,}",
        around=f"{in_all(statuses) - direct:,}",
        statuses=_(", ").join(
            f"{labels[status]} {statuses[status]:,}" for status in STATUSES if statuses.get(status)
        )
        or _("none"),
    )
    table = Table(
        "duties.departments", _("Push-downs by department"), columns, tuple(rows), DEPARTMENTS
    )
    return Section("duties", title, (Text(text), table) if rows else (Text(text),))


def burdens_section(likeness: Likeness, code: str) -> Section:
    """Signboards, ledgers, certificates, inspections, forms and the rest: now and before, with their hours and rank."""
    city, like = likeness.city, likeness.like(code)
    rows = [
        (*_burden(city, code, kind), *standing_cells(likeness, kind, code, like))
        for kind in city.kinds
    ]
    columns = (
        Column("kind", _("burden")),
        Column("now", _("now"), COUNT),
        Column("before", _("before"), COUNT),
        Column("reduction", _("cut by"), SHARE),
        Column("time", _("working time a year"), ColumnKind.MINUTES),
        *standing_columns(),
    )
    text = sentences(
        _("Now is {as_of}, before is {before}.").format(
            as_of=city.scope.as_of, before=city.scope.before
        ),
        _("What lies on its street, district or city lies on it as well."),
    )
    is_short = any(row[1] is None for row in rows)
    note = sentences(
        rank_note(),
        _("Unknown are kinds of which the register holds none of any community.")
        if is_short
        else "",
    )
    title = _("Burdens of the community")
    table = Table("burdens.table", title, columns, tuple(rows), note=note)
    return Section("burdens", _("Burdens"), (Text(text), table))


def _burden(city: CityView, code: str, kind: str) -> tuple[Cell, ...]:
    """What it is, now and before, the share by which it was cut, and its hours a year."""
    label = burden_kinds()[kind].label
    now, before = city.burden(code, kind), city.burden(code, kind, "before")
    if now is None or before is None:
        return (label, None, None, None, "—")
    cut = reduction(before.burdens, now.burdens).value if before.burdens else "—"
    takes_time = now.burdens and kind != TIMELESS
    time = hours(now.seconds, now.known, now.burdens) if takes_time else "—"
    return (label, now.burdens, before.burdens, cut, time)


def standing_columns() -> tuple[Column, ...]:
    """How a community stands among its like."""
    return (
        Column("median", _("median of its like"), AVERAGE),
        Column("rank", _("rank"), COUNT),
        Column("of", _("of so many known"), COUNT),
    )


def rank_note() -> str:
    """What a rank is."""
    return _("Rank 1 bears most; equal figures share a rank, what is unknown has none (—).")


def standing_cells(likeness: Likeness, measure: str, code: str, like: Like) -> tuple[Cell, ...]:
    """Their cells; what is unknown has no rank."""
    found = likeness.standing(measure, code, like)
    return (found.median, "—" if found.rank is None else found.rank, found.known)
