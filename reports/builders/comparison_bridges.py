"""How a figure became what it is, step by step and cause by cause, with the facts behind each step."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from registry import periods
from registry.funding.holders import Holder, name_of
from registry.language import _, sentences
from registry.quantities import Unit, decimal_text
from reports.comparison.causes import Cause, Change
from reports.comparison.comparing import Compared, Comparison
from reports.comparison.views import EVENTS, Row, View
from reports.document import Block, Cell, Column, ColumnKind, Section, Step, Table, Text, Waterfall
from reports.figures import change
from reports.trails.way import Trail

FACTS_ON_PAGE = 10
"""Facts of a cause that a page shows."""

_IDLE = {Cause.NEW: "read_then", Cause.ENDED: "read_now"}
"""The column that is empty for all facts of a cause."""


def bridges(comparison: Comparison) -> list[Section]:
    """A section for each headline figure of which facts changed: its steps, and the facts."""
    sections = []
    for one in comparison.headline:
        if one.changes:
            blocks: list[Block] = [Text(_bridge_words(one))]
            if one.adds_up:
                blocks.append(_waterfall(comparison, one))
            blocks += _Facts(comparison, one).tables()
            title = _("{label}: why").format(label=full_label(comparison, one))
            sections.append(Section(f"compare.{one.id}", title, tuple(blocks)))
    return sections


def full_label(comparison: Comparison, of: Compared) -> str:
    """The label of a figure with the section where it stands, but for those that the report begins with."""
    first = comparison.now.built.document.sections[0].title
    if of.section in (first, of.label) or of.label.casefold() == of.section.casefold():
        return of.label
    return _("{section}: {label}").format(section=of.section, label=of.label)


def in_words(of: Compared) -> str:
    """How the figure changed, in the wording of official reports."""
    then, now = of.then.value, of.now.value
    if then is None and now is None:
        return ""
    if then is None:
        return _("{after}; then unknown").format(after=str(of.now))
    if now is None:
        return _("unknown; then {before}").format(before=str(of.then))
    if of.unit is Unit.SHARE and then != now:
        points = decimal_text(abs(Fraction(now) - then) * 100, 1)
        form = _("from {before} down to {after}, by {points} percentage points")
        if now > then:
            form = _("from {before} up to {after}, by {points} percentage points")
        return form.format(before=str(of.then), after=str(of.now), points=points)
    return change(then, now, of.unit)


def _bridge_words(of: Compared) -> str:
    words = _("{label}: {change}.").format(label=of.label, change=in_words(of) or _("unknown"))
    if of.adds_up:
        return words
    more = _(
        "It is no plain sum of facts, so no steps come to it; these are the facts that changed."
    )
    if isinstance(of.way, Trail) and of.way.worked:
        return sentences(words, more, _(of.way.worked))
    return sentences(words, more)


def _waterfall(comparison: Comparison, of: Compared) -> Waterfall:
    then, now = (int(amount.value or 0) for amount in (of.then, of.now))
    steps = (
        Step(_short(comparison.then), then, is_level=True),
        *(Step(cause.label, amount) for cause, amount in of.steps()),
        Step(_short(comparison.now), now, is_level=True),
    )
    title = _("{label}, from then to now").format(label=of.label)
    return Waterfall(f"compare.{of.id}.bridge", title, steps, of.unit)


def _short(view: View) -> str:
    """The name of a side where there is little room."""
    name = periods.in_words(view.scope.period.name)
    if view.knew_until:
        return _("{period}, known on {day}").format(period=name, day=view.knew_until)
    return name


class _Facts:
    """The facts that changed behind one figure."""

    def __init__(self, comparison: Comparison, of: Compared) -> None:
        self._comparison = comparison
        self._of = of
        self._then = _read(comparison.then, (each.row_then for each in of.changes))
        self._now = _read(comparison.now, (each.row_now for each in of.changes))

    def tables(self) -> list[Table]:
        """A table for each cause that occurs, the greatest changes first."""
        causes = [cause for cause in Cause if self._of.counts()[cause]]
        return [self._table(cause) for cause in causes]

    def _table(self, cause: Cause) -> Table:
        way = self._of.way
        numbers = ColumnKind(way.unit.value) if isinstance(way, Trail) else ColumnKind.COUNT
        columns = (
            Column("kind", _("kind")),
            Column("what", _("thing or duty")),
            Column("who", _("by whom"), role="department"),
            Column("where", _("at which place")),
            Column("then", _("then"), numbers),
            Column("now", _("at present"), numbers),
            Column("difference", _("increase or decrease"), numbers),
            Column("why", _("how so")),
            Column("read_then", _("read then from")),
            Column("read_now", _("read now from")),
        )
        idle = _IDLE.get(cause, "")
        keep = [number for number, column in enumerate(columns) if column.id != idle]
        rows = (self._row(each) for each in self._of.changes if each.cause is cause)
        title = _("{label}, facts behind the change: {cause}")
        return Table(
            f"compare.{self._of.id}.{cause}",
            title.format(label=self._of.label, cause=cause.label),
            tuple(columns[number] for number in keep),
            tuple(tuple(row[number] for number in keep) for row in rows),
            FACTS_ON_PAGE,
        )

    def _row(self, change: Change) -> tuple[Cell, ...]:
        row = change.row
        where = self._name(row.where_kind, row.where)
        if change.places > 1:
            where = _("{count} communities").format(count=f"{change.places:,}")
        then = self._amount(change.then) if change.row_then else None
        now = self._amount(change.now) if change.row_now else None
        return (
            change.label,
            self._what(row),
            self._name(row.who_kind, row.who),
            where,
            "—" if change.row_then is None else then,
            "—" if change.row_now is None else now,
            self._amount(change.difference),
            change.why,
            self._read(self._then, change, change.row_then),
            self._read(self._now, change, change.row_now),
        )

    def _what(self, row: Row) -> str:
        """The name of a thing; of a duty that goes by its code, the name of the duty."""
        what = row.what or ""
        return self._comparison.now.duty_names.get(what, what) if row.table in EVENTS else what

    @staticmethod
    def _read(read: dict[tuple[str, int], str], change: Change, row: Row | None) -> str:
        """Where a fact was read, of several the first."""
        place = read.get(_place_of(row), "")
        if place and change.facts > 1 and change.row.table in EVENTS:
            return _("first: {place}").format(place=place)
        return place

    def _amount(self, amount: int) -> int | Fraction:
        """In the unit of the figure; whole where it is."""
        value = Fraction(amount, self._of.scale)
        return value.numerator if value.denominator == 1 else value

    def _name(self, kind: str | None, code: str | None) -> str:
        names = self._comparison.now.scope.names
        if not code:
            return ""
        try:
            return name_of(Holder(kind or "other", code), names)
        except KeyError:
            return code


def _place_of(row: Row | None) -> tuple[str, int]:
    return (row.table, row.number) if row else ("", 0)


def _read(view: View, rows: Iterable[Row | None]) -> dict[tuple[str, int], str]:
    """Where facts were read, in words."""
    numbers: dict[str, list[int]] = {}
    for row in rows:
        if row:
            numbers.setdefault(row.table, []).append(row.number)
    typed = _("typed on a terminal")
    return {
        (table, number): str(where) or typed
        for table, ids in numbers.items()
        for number, where in view.read_at(table, ids).items()
    }
