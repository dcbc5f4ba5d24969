"""The page of a community: its load by both readings, and what fills its time."""

from __future__ import annotations

from fractions import Fraction

from registry.language import _, sentences
from registry.load.wisn import Staffing
from registry.load.workload import CommunityLoad, LoadBook
from registry.quantities import Unit, decimal_text, share, show
from registry.sheets import burden_kinds
from reports.community import CityView
from reports.document import Cell, Column, ColumnKind, Section, Table, Text

MINUTES, AVERAGE, SHARE = ColumnKind.MINUTES, ColumnKind.AVERAGE, ColumnKind.SHARE

DUTIES = 5
"""Lines of what fills the time that the page shows; the files have all."""


def load_section(city: CityView, code: str) -> Section:
    """Hours and people required by record and by standard, and what takes most time."""
    title, load = _("Load"), city.load_of(code)
    if load is None or city.load is None:
        return Section("load", title, (Text(city.no_load),))
    tables = (_readings(load), _time(city, city.load.book, load))
    words = Text(_in_words(city, load))
    return Section("load", title, (words, *(table for table in tables if table.rows)))


def _in_words(city: CityView, load: CommunityLoad) -> str:
    time = load.capacity.time
    known, of = load.done.records_known, load.done.records
    return sentences(
        _("A person has {hours} hours a year: {days} days of {each} hours.").format(
            hours=decimal_text(time.available, 0),
            days=decimal_text(time.days, 0),
            each=f"{float(time.hours):g}",
        ),
        _counted(load),
        _("Its burdens take {hours} a year as far as is stated.").format(
            hours=show(load.burden_hours * 60, Unit.MINUTES)
        )
        if load.burden_hours is not None
        else "",
        _("Work is recorded of {months} months, {known} of {of} records with minutes.").format(
            months=load.months, known=known, of=of
        )
        if load.months
        else _("No work of this year is recorded."),
        _("Pieces a calendar day: {pieces}.").format(pieces=show(load.pieces_a_day, Unit.AVERAGE))
        if load.pieces_a_day is not None
        else "",
        _("More hours are recorded than its people have.") if load.is_beyond_belief else "",
        city.inputs,
    )


def _counted(load: CommunityLoad) -> str:
    """Which reading counts, or why the load is unknown."""
    if load.people is None:
        return _("Who is in service is not stated, so its load is unknown.")
    if load.staffing is None:
        return _("Neither minutes nor time standards are known, so its load is unknown.")
    counted = _("the record") if load.by_record else _("the middle of the standards")
    return _("{people} people are in service; what counts is {reading}: {state}.").format(
        people=load.people, reading=counted, state=load.staffing.pressure.label
    )


def _readings(load: CommunityLoad) -> Table:
    spans = load.standard_hours
    standards = load.by_standard or (None, None, None)
    hours = spans or (None, None, None)
    names = (
        _("by standard, low"),
        _("by standard, middle"),
        _("by standard, high"),
    )
    every = (
        (_("by record"), load.hours, load.by_record),
        *zip(names, hours, standards, strict=True),
    )
    rows = tuple(
        _reading(load, name, each, staffing) for name, each, staffing in every if each is not None
    )
    columns = (
        Column("reading", _("reading")),
        Column("hours", _("hours of duties"), MINUTES),
        Column("required", _("people required"), AVERAGE),
        Column("ratio", _("existing ÷ required"), SHARE),
        Column("difference", _("difference"), AVERAGE),
        Column("state", _("state")),
    )
    note = _(
        "Hours are those of a year: months with records × 12 ÷ their number. Required are the people for duties and burdens."
    )
    return Table("load.readings", _("By record and by standard"), columns, rows, note=note)


def _reading(
    load: CommunityLoad, name: str, hours: Fraction, staffing: Staffing | None
) -> tuple[Cell, ...]:
    return (
        name,
        hours * 60,
        load.required(hours),
        staffing.ratio if staffing else None,
        staffing.difference if staffing else None,
        staffing.pressure.label if staffing else _("unknown"),
    )


def _time(city: CityView, book: LoadBook, load: CommunityLoad) -> Table:
    """Duties and kinds of burden by their hours, the longest first and those of unknown time last."""
    lines: list[tuple[str, str, Fraction | None]] = [
        (book.duties.name(duty), _duty_of(city, book, duty), load.hours_of(done))
        for duty, done in city.work.get(load.code, {}).items()
    ]
    for kind in city.kinds:
        burden = city.burden(load.code, kind)
        if burden and burden.known:
            hours = Fraction(burden.seconds, 3600)
            lines.append((burden_kinds()[kind].label, _("burden"), hours))
    lines.sort(key=lambda line: (-(line[2] or 0), line[2] is None, line[0]))
    whole = sum((hours for _name, _what, hours in lines if hours), Fraction(0))
    rows = tuple(
        (name, what, None if hours is None else hours * 60, share(hours, whole).value)
        for name, what, hours in lines
    )
    columns = (
        Column("what", _("what it is")),
        Column("whose", _("whose it is")),
        Column("minutes", _("hours a year"), MINUTES),
        Column("share", _("share of the known hours"), SHARE),
    )
    note = _("By record, where a duty has none by the middle of its standard.")
    return Table("load.time", _("What fills the time"), columns, rows, DUTIES, note)


def _duty_of(city: CityView, book: LoadBook, duty: str) -> str:
    return city.scope.department(book.duties.department(duty, book.year))
