"""The people and grids of a register against norms: the norms as their documents state them, and how many meet them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from fractions import Fraction

from catalog.lists.staffing_norms import (
    ALL_POSTS,
    FOR_PEOPLE,
    Basis,
    Norm,
    Span,
    Standing,
    asked,
    grid_stands,
    norms,
    stands,
)
from registry.language import N_, _
from registry.parameters import Parameters
from registry.quantities import Amount, Unit, decimal_text, show
from registry.settings import GRID_LEAST, GRID_MOST, NORM_LEAST, NORM_MOST
from reports.builders.staffing_people import Staff, together
from reports.document import Cell, Column, ColumnKind, Section, Table, Text
from reports.figures import ROWS_ON_PAGE

OWN = "register"
"""The code of the norms that parameters of the register state."""

COUNT, AVERAGE = ColumnKind.COUNT, ColumnKind.AVERAGE

STANDINGS = {
    Standing.BELOW: N_("below the norm"),
    Standing.WITHIN: N_("within the norm"),
    Standing.ABOVE: N_("above the norm"),
    Standing.UNKNOWN: N_("unknown"),
}
GRID_STANDINGS = {
    Standing.BELOW: N_("fewer households than the norm"),
    Standing.WITHIN: N_("within the norm"),
    Standing.ABOVE: N_("more households than the norm"),
    Standing.UNKNOWN: N_("unknown"),
}
_STATUS = {"in_force": N_("in force"), "proposed": N_("proposed"), "floor": N_("floor")}


def norms_of(staff: Staff) -> list[Norm]:
    """The register's own norms, from its parameters, then the shipped ones."""
    own = [
        _own(staff, _("households for one community worker"), Basis.PER_HOUSEHOLDS),
        _own(staff, _("households of a grid"), Basis.GRID_HOUSEHOLDS),
    ]
    return [norm for norm in own if norm] + list(norms())


def _own(staff: Staff, name: str, basis: Basis) -> Norm | None:
    """The norm that two parameters of the register state; None unless both do."""
    people = basis is Basis.PER_HOUSEHOLDS
    settings = Parameters(staff.scope.measuring.rows("parameters"), staff.scope.as_of)
    least, most = (
        settings.setting(each)
        for each in ((NORM_LEAST, NORM_MOST) if people else (GRID_LEAST, GRID_MOST))
    )
    if least is None or most is None or not 0 < least.value <= most.value:
        return None
    statuses = {least.status or "", most.status or ""}
    sources = dict.fromkeys(filter(None, (least.source, most.source)))
    return Norm(
        code=OWN,
        name=name,
        basis=basis,
        posts=(ALL_POSTS,) if people else (),
        counts=_("all posts") if people else "",
        low=least.value,
        high=most.value,
        per=1,
        bands=(),
        document=_("; ").join(sources),
        place=staff.scope.names.place_name(staff.scope.names.city)
        if staff.scope.names.city
        else "",
        year=staff.scope.as_of[:4],
        status=statuses.pop() if len(statuses) == 1 else "",
        note=_("parameters of this register"),
    )


def norm_section(staff: Staff) -> Section:
    """People against norms."""
    found = norms_of(staff)
    about_people = [norm for norm in found if norm.basis in FOR_PEOPLE]
    return Section(
        "norms",
        _("People against norms"),
        (
            Text(
                _(
                    "Each norm is as its document states it; what the document does not say stands as such, and its status is that of its time. A norm of another "
                    "place is for comparison and does not bind here by itself. A community is unknown where its size or the "
                    "people in a counted post are not stated, or where classes that the document does not tell apart give "
                    "different answers."
                )
            ),
            _stated(found),
            _whole(staff, about_people),
            _by_district(staff, about_people),
            _short(staff, about_people),
        ),
    )


def _stated(found: Iterable[Norm]) -> Table:
    rows = tuple(
        (
            norm.name,
            rule_text(norm),
            norm.counts,
            norm.document or _silent(),
            norm.place,
            norm.year or _silent(),
            status_text(norm),
            norm.note,
        )
        for norm in found
    )
    columns = (
        Column("norm", _("norm")),
        Column("rule", _("what it asks for")),
        Column("counts", _("whom it counts")),
        Column("document", _("stated in")),
        Column("place", _("place of the norm")),
        Column("year", _("year")),
        Column("status", _("status")),
        Column("note", _("remarks")),
    )
    return Table("norms.stated", _("The norms as their documents state them"), columns, rows)


def rule_text(norm: Norm) -> str:
    """What the norm asks for, in words."""
    span = _span_text(Span(norm.low, norm.high)) if norm.low is not None else ""
    if norm.basis is Basis.PER_HOUSEHOLDS:
        return _("one person for {span} households").format(span=span)
    if norm.basis is Basis.PER_RESIDENTS:
        return _("{span} people for {per} residents").format(span=span, per=f"{norm.per:,}")
    if norm.basis is Basis.GRID_HOUSEHOLDS:
        return _("{span} households a grid").format(span=span)
    if norm.basis is Basis.TRAINING and norm.per == 1:
        return _("training sessions a year: at least {times}").format(times=span)
    if norm.basis is Basis.TRAINING:
        return _("training sessions in {years} years: at least {times}").format(
            times=span, years=norm.per
        )
    if norm.basis is Basis.PAY_SHARE:
        return _("yearly pay at least {share} of the local average").format(
            share=show(norm.low, Unit.SHARE)
        )
    parts = []
    for band in norm.bands:
        size = ""
        if band.least is not None:
            low, high = f"{band.least:,}", "" if band.most is None else f"{band.most:,}"
            text = _("over {low} residents") if not high else _("{low}–{high} residents")
            text = _("up to {high} residents") if not band.least else text
            size = _(" ({size})").format(size=text.format(low=low, high=high))
        parts.append(
            _("{name}{size}: {people} people").format(
                name=band.name, size=size, people=_span_text(band.people)
            )
        )
    return _("; ").join(parts)


def _span_text(span: Span) -> str:
    """Both ends of a span as whole numbers, as documents write them."""
    low = decimal_text(span.low, 0)
    return low if span.high is None else f"{low}–{decimal_text(span.high, 0)}"


def status_text(norm: Norm) -> str:
    """The status of a norm in words."""
    return _(_STATUS[norm.status]) if norm.status in _STATUS else _silent()


def source_text(norm: Norm) -> str:
    """Document, place, year and status of a norm in one line."""
    return _("{document}, {place}, {year}, {status}").format(
        document=norm.document or _("document not stated"),
        place=norm.place,
        year=norm.year or _("year not stated"),
        status=_(_STATUS[norm.status]) if norm.status in _STATUS else _("status not stated"),
    )


def _silent() -> str:
    return _("the source does not say")


def _whole(staff: Staff, found: Iterable[Norm]) -> Table:
    rows: list[tuple[Cell, ...]] = []
    households, residents = staff.size("households"), staff.size("residents")
    for norm in found:
        posts = [post for post in staff.posts if norm.counts_post(post)]
        people = together(map(staff.tally, posts)).actual
        spans: tuple[Span, ...] = ()
        if not norm.bands:
            spans = asked(norm, households=_all(households), residents=_all(residents))
        whole = stands(
            int(people.value) if people.value is not None else None,
            spans,
            complete=people.is_complete,
        )
        standings = _standings(staff, norm, staff.homes)
        rows.append(
            (
                norm.name,
                source_text(norm),
                _(", ").join(posts) or _("no such post in the register"),
                people,
                spans[0].low if spans else None if not norm.bands else "—",
                (_high(spans[0]) if spans else None) if not norm.bands else "—",
                _(STANDINGS[whole]) if not norm.bands else "—",
                *(standings[each] for each in Standing),
            )
        )
    columns = (
        Column("norm", _("norm")),
        Column("source", _("stated in")),
        Column("posts", _("posts of this register that it counts")),
        Column("people", _("in post"), COUNT),
        Column("least", _("asked at least"), AVERAGE),
        Column("most", _("asked at most"), AVERAGE),
        Column("standing", _("the whole place")),
        *_standing_columns(STANDINGS),
    )
    note = _(
        "The last columns count communities, each against the norm by its own size. A norm by classes says nothing of a whole "
        "place (—)."
    )
    return Table("norms.against", _("How the people there stand"), columns, tuple(rows), note=note)


def _all(size: Amount) -> int | None:
    """A size of which every part is known."""
    return int(size.value) if size.value is not None and size.is_complete else None


def _high(span: Span) -> Cell:
    return "—" if span.high is None else span.high


def _standing_columns(labels: dict[Standing, str]) -> tuple[Column, ...]:
    return tuple(Column(each.value, _(labels[each]), COUNT) for each in Standing)


def _standing(staff: Staff, norm: Norm, code: str) -> Standing:
    home = staff.homes[code]
    people, complete = norm.people(staff.actual(code))
    return stands(
        people,
        asked(norm, households=home["households"], residents=home["residents"]),
        complete=complete,
    )


def _standings(staff: Staff, norm: Norm, homes: Iterable[str]) -> Counter[Standing]:
    return Counter(_standing(staff, norm, code) for code in homes)


def district_name(staff: Staff, code: str | None) -> str:
    """The name of a district."""
    return staff.scope.names.place_name(code) if code else _("no district stated")


def _by_district(staff: Staff, found: Iterable[Norm]) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for norm in found:
        for district in staff.districts:
            standings = _standings(staff, norm, staff.homes_of(district))
            if standings:
                counts = (standings[each] for each in Standing)
                name = district_name(staff, district)
                rows.append((norm.name, norm.place, name, *counts))
    columns = (
        Column("norm", _("norm")),
        Column("place", _("place of the norm")),
        Column("district", _("district"), role="district"),
        *_standing_columns(STANDINGS),
    )
    title = _("Communities against each norm, by district")
    return Table("norms.districts", title, columns, tuple(rows), ROWS_ON_PAGE * 2)


def _short(staff: Staff, found: Iterable[Norm]) -> Table:
    """Communities below a norm, those that lack most first."""
    rows: list[tuple[int, str, tuple[Cell, ...]]] = []
    for norm in found:
        for code, home in staff.homes.items():
            if _standing(staff, norm, code) is not Standing.BELOW:
                continue
            people, _complete = norm.people(staff.actual(code))
            spans = asked(norm, households=home["households"], residents=home["residents"])
            least = min(span.low for span in spans)
            lacks = -int(((people or 0) - least) // 1)
            name = staff.scope.community_name(code)
            line = (name, norm.name, norm.place, home["households"], home["residents"])
            rows.append((lacks, code, (*line, people, least, lacks)))
    rows.sort(key=lambda row: (-row[0], row[1]))
    columns = (
        Column("community", _("community"), role="community"),
        Column("norm", _("norm")),
        Column("place", _("place of the norm")),
        Column("households", _("households"), COUNT),
        Column("residents", _("residents"), COUNT),
        Column("people", _("in post"), COUNT),
        Column("least", _("asked at least"), AVERAGE),
        Column("lacks", _("people lacking"), COUNT),
    )
    cells = tuple(row[2] for row in rows)
    return Table("norms.short", _("Communities below a norm"), columns, cells, ROWS_ON_PAGE)


def grid_section(staff: Staff) -> Section:
    """Households of grids against norms."""
    found = [norm for norm in norms_of(staff) if norm.basis is Basis.GRID_HOUSEHOLDS]
    columns = (
        Column("norm", _("norm")),
        Column("source", _("stated in")),
        Column("district", _("district"), role="district"),
        Column("communities", _("communities"), COUNT),
        Column("households", _("households"), COUNT),
        Column("grids", _("grids"), COUNT),
        Column("each", _("households a grid"), AVERAGE),
        *_standing_columns(GRID_STANDINGS),
    )
    note = _(
        "A community is judged by the mean of its grids, from its households and its number of grids; the register does not "
        "hold the households of each grid. Sums are of communities of which both are known."
    )
    rows = tuple(row for norm in found for row in _grid_rows(staff, norm))
    table = Table("grids.table", _("Households of a grid"), columns, rows, ROWS_ON_PAGE * 2, note)
    return Section("grids", _("Grids"), (table,))


def _grid_rows(staff: Staff, norm: Norm) -> Iterator[tuple[Cell, ...]]:
    parts: list[tuple[str, Iterable[str]]] = [(_("the whole place"), staff.homes)]
    parts += [(district_name(staff, code), staff.homes_of(code)) for code in staff.districts]
    for name, codes in parts:
        homes = [staff.homes[code] for code in codes]
        both = [home for home in homes if home["households"] is not None and home["grids"]]
        households, grids = (sum(home[of] for home in both) for of in ("households", "grids"))
        standings = Counter(grid_stands(norm, home["households"], home["grids"]) for home in homes)
        if homes:
            yield (
                rule_text(norm),
                source_text(norm),
                name,
                len(homes),
                households if both else None,
                grids if both else None,
                Fraction(households, grids) if grids else None,
                *(standings[each] for each in Standing),
            )
