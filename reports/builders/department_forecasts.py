"""Of a department's bill: what its requests had stated of the duties that were admitted, and what came of it in the year."""

from __future__ import annotations

from catalog.forecast_words import record_sentences, remarks
from catalog.forecasts import Forecast, TrackRecord, forecasts
from registry.language import _
from registry.quantities import round_half_up
from reports.document import Cell, Column, ColumnKind, Section, Table, Text
from reports.figures import ROWS_ON_PAGE
from reports.scope import Scope

FEN, MINUTES, SHARE = ColumnKind.FEN, ColumnKind.MINUTES, ColumnKind.SHARE


def forecast_sections(scope: Scope, code: str, name: str, year: int) -> tuple[Section, ...]:
    """The section of the department with that code and name; none where nothing of its was admitted."""
    found = forecasts(scope.register, scope.as_of, scope.known, department=code, year=year)
    if not found:
        return ()
    record = record_sentences(TrackRecord.of(code, found), name)
    title = _("What its requests stated, and what came of it")
    return (Section("forecasts", title, (Text(record), _table(found))),)


def _table(found: list[Forecast]) -> Table:
    columns = (
        Column("request", _("request")),
        Column("duty", _("duty")),
        Column("starts", _("admitted from")),
        Column("hours_stated", _("hours stated a year"), MINUTES),
        Column("communities", _("communities"), ColumnKind.COUNT),
        Column("recorded", _("of them with records"), ColumnKind.COUNT),
        Column("hours_expected", _("hours stated for these"), MINUTES),
        Column("hours_measured", _("hours recorded a year"), MINUTES),
        Column("hours_ratio", _("recorded ÷ stated"), SHARE),
        Column("money_stated", _("money stated and due"), FEN),
        Column("money_received", _("money received"), FEN),
        Column("money_ratio", _("received ÷ stated"), SHARE),
        Column("note", _("remarks")),
    )
    note = _(
        "Hours are those of the year, brought to twelve months; they are compared where communities recorded work of the "
        "duty. Money is compared as far as it is due."
    )
    title = _("Stated and measured")
    rows = tuple(map(_row, found))
    return Table("forecasts.table", title, columns, rows, ROWS_ON_PAGE, note)


def _row(one: Forecast) -> tuple[Cell, ...]:
    hours, money = one.hours, one.money
    stated, expected, measured = (
        None if each is None else int(round_half_up(each * 60))
        for each in (hours.stated, hours.expected, hours.measured)
    )
    return (
        one.request,
        one.name,
        one.starts,
        stated,
        hours.communities,
        hours.recorded,
        expected,
        measured,
        hours.ratio,
        money.stated,
        money.received,
        money.ratio,
        remarks(one),
    )
