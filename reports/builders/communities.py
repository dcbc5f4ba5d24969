"""All communities side by side: a row each, with the rank of each among its like."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from registry.language import _, current, sentences
from registry.load.workload import together
from registry.quantities import Amount, Unit
from registry.sheets import burden_kinds, kinds
from reports.builders.overview import FIVE
from reports.community import CityView
from reports.community_like import Likeness
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

COUNT, AVERAGE, SHARE = ColumnKind.COUNT, ColumnKind.AVERAGE, ColumnKind.SHARE
FEN = ColumnKind.FEN

RANKED = ("pushdowns", "burdens", "load", "money")
"""The measures of which the table tells a rank."""


KEY = (
    "communities.count",
    "communities.load.known",
    "communities.load.overloaded",
    "communities.load.ratio",
)
"""The figures that matter: how many communities there are, and whether their people suffice."""


def communities_report(city: CityView) -> Document:
    """The table of all communities of the scope, in the current tongue."""
    scope = city.scope
    return Document(
        report="community",
        title=_("The communities of {place} side by side").format(place=scope.place),
        place=scope.place,
        period=scope.period.last[:4],
        as_of=scope.as_of,
        tongue=current(),
        sections=(Section("communities", _("Community by community"), tuple(_blocks(city))),),
        notice=scope.notice,
        key=KEY,
    )


def _blocks(city: CityView) -> Iterator[Block]:
    if not city.homes:
        yield Text(_("The register holds no community."))
        return
    yield Figures(_headline(city))
    yield Text(
        sentences(
            city.no_load,
            _(
                "Ranks are among communities of the same type and a similar number of households, and only among those of "
                "which the figure is known; 1 bears most. The page of a community says which they are."
            ),
            _("The smallest ratio comes first; those of unknown load come last, by their burdens."),
        )
    )
    yield _table(city)


def _headline(city: CityView) -> tuple[Figure, ...]:
    loads = [city.load_of(code) for code in city.homes]
    known = [each for each in loads if each and each.staffing]
    whole = together(known)
    short = sum(1 for each in known if each.staffing and each.staffing.difference < 0)
    of = len(city.homes)
    return (
        Figure("communities.count", _("communities"), count(of)),
        Figure("communities.load.known", _("communities whose load is known"), count(len(known))),
        Figure(
            "communities.load.overloaded",
            _("overloaded communities"),
            Amount(short if known else None, Unit.COUNT, len(known), of),
        ),
        Figure(
            "communities.load.ratio",
            _("existing ÷ required"),
            Amount(whole.ratio if whole else None, Unit.SHARE, len(known), of),
        ),
    )


def _table(city: CityView) -> Table:
    likeness = Likeness(city)
    rows = [_row(city, likeness, code) for code in _in_order(city, likeness)]
    columns = (
        Column("community", _("community"), role="community"),
        Column("district", _("district"), role="district"),
        Column("type", kinds()["community"].by_name["type"].label),
        *(Column("households", _("households"), COUNT), Column("people", _("in post"), COUNT)),
        Column("quota", _("quota"), COUNT),
        Column("households_each", _("households for each"), AVERAGE),
        Column("pushdowns", _("push-downs"), COUNT),
        Column("unlisted", _("share not listed"), SHARE),
        *(Column(kind, burden_kinds()[kind].label, COUNT) for kind in FIVE),
        Column("burdens", _("burdens of all kinds"), COUNT),
        Column("burden_hours", _("hours of burdens a year"), AVERAGE),
        Column("required", _("people required"), AVERAGE),
        Column("load", _("existing ÷ required"), SHARE),
        *(Column("due", _("money due"), FEN), Column("received", _("received"), FEN)),
        Column("money", _("received of due"), SHARE),
        Column("like", _("communities like it"), COUNT),
        *(column for name in RANKED for column in _rank_columns(name)),
    )
    title = _("Communities side by side")
    return Table("communities.table", title, columns, tuple(rows), ROWS_ON_PAGE)


def _in_order(city: CityView, likeness: Likeness) -> list[str]:
    """The communities, those with the smallest ratio first, those of unknown load last and by their burdens."""
    loads, burdens = likeness.values["load"], likeness.values["burdens"]

    def weight(code: str) -> tuple[bool, int | Fraction, int | Fraction, str]:
        load = loads[code]
        return load is None, load or 0, -(burdens[code] or 0), code

    return sorted(city.homes, key=weight)


def _rank_columns(name: str) -> tuple[Column, Column]:
    labels = {
        "pushdowns": _("rank by push-downs"),
        "burdens": _("rank by burdens"),
        "load": _("rank by load"),
        "money": _("rank by money"),
    }
    return (
        Column(f"{name}_rank", labels[name], COUNT),
        Column(f"{name}_of", _("of so many known"), COUNT),
    )


def _row(city: CityView, likeness: Likeness, code: str) -> tuple[Cell, ...]:
    values = {measure: values[code] for measure, values in likeness.values.items()}
    people, load, arrival = city.people(code), city.load_of(code), city.arrivals.get(code)
    like, names = likeness.like(code), city.scope.names
    district = city.homes[code]["district"]
    ranks: list[Cell] = []
    for name in RANKED:
        rank, known = likeness.rank(name, code, like)
        ranks += ["—" if rank is None else rank, known]
    return (
        city.scope.community_name(code),
        names.place_name(district) if district else "",
        kinds()["community"].by_name["type"].choice_label(city.homes[code]["type"]),
        *(city.size(code, "households"), people.actual, people.quota),
        *(values[name] for name in ("households_each", "pushdowns", "unlisted", *FIVE)),
        *(values["burdens"], values["burden_hours"]),
        load.staffing.required if load and load.staffing else None,
        values["load"],
        arrival.due if arrival else None,
        (arrival.received if arrival else 0) if city.money.recorded else None,
        values["money"],
        len(like.codes),
        *ranks,
    )
