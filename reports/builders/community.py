"""One page on one community: its people, duties, burdens, load and money, and where it stands among its like.

A page is built from the books of the whole city (:class:`reports.community.CityView`), so that many pages cost little more
than one.
"""

from __future__ import annotations

from registry.language import _, current, sentences
from registry.quantities import Amount, Unit, round_half_up, show
from registry.sheets import burden_kinds, kinds
from reports.builders.community_load import load_section
from reports.builders.community_money import money_section
from reports.builders.community_parts import (
    burdens_section,
    duties_section,
    people_section,
    rank_note,
    standing_cells,
    standing_columns,
)
from reports.builders.overview import FIVE
from reports.community import CityView, against_share, in_all
from reports.community_like import Like, Likeness, burden_hours, received_share
from reports.document import (
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

KEY = (
    "community.load.ratio",
    "community.pushdowns",
    "community.unlisted_share",
    "community.burdens",
    "community.money.ratio",
)
"""The figures that matter: whether its people suffice, what it carries, whether money follows."""


def community_report(city: CityView, code: str, likeness: Likeness | None = None) -> Document:
    """The page of the community with that code, in the current tongue; one *likeness* serves many pages."""
    scope, beside = city.scope, likeness or Likeness(city)
    return Document(
        report="community",
        title=_("{community} at a glance").format(community=scope.community_name(code)),
        place=scope.place,
        period=scope.period.last[:4],
        as_of=scope.as_of,
        tongue=current(),
        sections=(
            _summary(city, beside, code),
            people_section(city, code),
            duties_section(city, code),
            burdens_section(beside, code),
            load_section(city, code),
            money_section(city, code),
        ),
        notice=scope.notice,
        is_brief=True,
        key=KEY,
    )


def _summary(city: CityView, likeness: Likeness, code: str) -> Section:
    like = likeness.like(code)
    blocks = (
        Figures((*_whose(city, code), *_what(city, code))),
        Text(f"{_in_words(city, code)}\n{like.rule}"),
        _beside(likeness, code, like),
    )
    return Section("summary", _("In short"), blocks)


def _whose(city: CityView, code: str) -> tuple[Figure, ...]:
    people = city.people(code)
    return (
        Figure("community.people", _("people in post"), people.actual),
        Figure("community.quota", _("quota"), people.quota),
    )


def _what(city: CityView, code: str) -> tuple[Figure, ...]:
    statuses, load = city.statuses(code), city.load_of(code)
    staffing = load.staffing if load else None
    arrival = city.arrivals.get(code)
    five = [city.burden(code, kind) for kind in FIVE]
    known = [each.burdens for each in five if each is not None]
    hours, burdens = burden_hours(city, code), city.burdens(code)
    minutes = None if hours is None else int(round_half_up(hours * 60))
    timed, of = sum(each.known for each in burdens), sum(each.burdens for each in burdens)
    of -= _timeless(city, code)
    return (
        Figure(
            "community.pushdowns",
            _("push-downs"),
            Amount(None if statuses is None else in_all(statuses)),
        ),
        Figure(
            "community.unlisted_share",
            _("share not listed"),
            against_share(statuses) if statuses else Amount(None, Unit.SHARE),
        ),
        Figure(
            "community.burdens",
            _("the five burdens"),
            Amount(sum(known) if known else None, Unit.COUNT, len(known), len(FIVE)),
        ),
        Figure(
            "community.burden_hours",
            _("hours of burdens"),
            Amount(minutes, Unit.MINUTES, timed, max(of, 1)),
        ),
        Figure(
            "community.load.required",
            _("people required"),
            Amount(staffing.required if staffing else None, Unit.AVERAGE),
        ),
        Figure(
            "community.load.ratio",
            _("existing ÷ required"),
            Amount(staffing.ratio if staffing else None, Unit.SHARE),
        ),
        Figure(
            "community.money.due",
            _("money due"),
            arrival.due if arrival else Amount(None, Unit.FEN),
        ),
        Figure(
            "community.money.received",
            _("received"),
            Amount((arrival.received if arrival else 0) if city.money.recorded else None, Unit.FEN),
        ),
        Figure("community.money.held", _("held by its street"), _held(city, code)),
        Figure(
            "community.money.ratio",
            _("received of due"),
            Amount(received_share(city, code), Unit.SHARE),
        ),
    )


def _held(city: CityView, code: str) -> Amount:
    """What stands at its street, for all communities there."""
    street = city.homes[code]["street"]
    if not street or not city.money.recorded:
        return Amount(None, Unit.FEN)
    return Amount(city.through(street).held, Unit.FEN)


def _timeless(city: CityView, code: str) -> int:
    found = city.burden(code, "signboard")
    return found.burdens if found else 0


def _in_words(city: CityView, code: str) -> str:
    home, names = city.homes[code], city.scope.names
    where = [names.place_name(home[level]) for level in ("district", "street") if home[level]]
    type_ = kinds()["community"].by_name["type"].choice_label(home["type"])
    return sentences(
        _("{community} ({code}), {where}, {type}.").format(
            community=names.communities[code].name,
            code=code,
            where=_(", ").join(where) or _("place not stated"),
            type=type_ or _("type not stated"),
        ),
        _("Households: {households}; residents: {residents}; grids: {grids}.").format(
            households=city.size(code, "households"),
            residents=city.size(code, "residents"),
            grids=show(home["grids"], Unit.COUNT),
        ),
        _("What happened is that of {first} to {last}; what lies on it is as of {last}.").format(
            first=f"{city.scope.period.first}-01", last=city.scope.as_of
        ),
    )


def _beside(likeness: Likeness, code: str, like: Like) -> Table:
    """Its figures beside the median of its like; kinds of burden have theirs where they are told."""
    rows: list[tuple[Cell, ...]] = [
        (measure.label(), Amount(likeness.values[measure.id][code], measure.unit), *cells)
        for measure in likeness.measures
        if measure.id not in burden_kinds()
        for cells in [standing_cells(likeness, measure.id, code, like)]
    ]
    columns = (
        Column("measure", _("what is compared")),
        Column("own", _("this community"), ColumnKind.AVERAGE),
        *standing_columns(),
    )
    note = sentences(
        rank_note(),
        _("Most households, push-downs and burdens and the smallest ratios bear most."),
        _(
            "Median and rank are of those of its like of which the figure is known, itself among them."
        ),
    )
    return Table("like.table", _("Beside its like"), columns, tuple(rows), note=note)
