"""The staffing report on the yearly appraisal: grades by post, district and community, each with count and share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import cached_property

from registry.appraisals import Appraised, Graded, Row, check, grades
from registry.findings import Finding
from registry.funding.holders import Holder
from registry.language import _
from registry.sheets import kind_of
from registry.stating import outermost, places_around, stated_by
from reports.builders.staffing_against import district_name
from reports.builders.staffing_people import Staff
from reports.document import Cell, Column, ColumnKind, Section, Table, Text
from reports.figures import ROWS_ON_PAGE


class Appraisals:
    """The grades of a scope's people, in the last year up to the report's for which there are any."""

    def __init__(self, staff: Staff) -> None:
        self.staff = staff
        self.names = staff.scope.names
        self.rows: list[Row] = staff.scope.measuring.rows("appraised")

    @property
    def year(self) -> int | None:
        """The year that was appraised; None where the register holds no grades."""
        return self.rows[0]["year"] if self.rows else None

    @cached_property
    def by_unit(self) -> dict[Holder, list[Row]]:
        """The rows by who states them: communities, and places as a whole."""
        found: dict[Holder, list[Row]] = {}
        for row in self.rows:
            found.setdefault(stated_by(row, self.names), []).append(row)
        return found

    @cached_property
    def posts(self) -> list[str]:
        """The posts for which grades are stated."""
        return sorted({row["post"] for row in self.rows if row["post"] is not None})

    @cached_property
    def everywhere(self) -> list[Holder]:
        """The communities of the scope, and the places as a whole for which grades are stated."""
        homes = [Holder("community", code) for code in self.staff.homes]
        return [*homes, *(unit for unit in self.by_unit if unit.kind == "place")]

    def within(self, district: str | None) -> list[Holder]:
        """Those of a district, itself among them."""
        homes = {Holder("community", code) for code in self.staff.homes_of(district)}
        return [
            unit
            for unit in self.everywhere
            if unit in homes
            or (unit.kind == "place" and district in (unit.code, *places_around(unit, self.names)))
        ]

    def appraised(self, units: Iterable[Holder], post: str | None = None) -> Appraised:
        """The grades of *units* together; what a place states as a whole goes before what its parts state."""
        found = {unit: Graded.of(self.by_unit.get(unit, ()), post) for unit in units}
        silent = [unit for unit in found if unit.kind == "place" and not found[unit].counts]
        asked = outermost((unit for unit in found if unit not in silent), self.names)
        told = tuple(found[unit] for unit in asked if found[unit].counts)
        return Appraised(told, max(len(asked), 1))

    @property
    def findings(self) -> list[Finding]:
        """More people graded than in post, where both are of one year and all posts are stated."""
        if self.year is None or self.year != self.staff.year:
            return []
        people = {
            code: sum(count for count in there.values() if count is not None)
            for code in self.staff.homes
            if (there := self.staff.actual(code)) and None not in there.values()
        }
        graded = {
            unit.code: Graded.of(rows)
            for unit, rows in self.by_unit.items()
            if unit.kind == "community"
        }
        return check(self.year, graded, people, self.names)


def appraisal_section(staff: Staff) -> Section:
    """The grades of the last year for which there are any."""
    title = _("Yearly appraisal")
    found = Appraisals(staff)
    if found.year is None:
        text = _("The register holds no grades of an appraisal up to this year, so none are told.")
        return Section("appraisal", title, (Text(text),))
    text = _(
        "The grades are those of {year}, the last year up to that of the report with figures; {known} of {count} communities, "
        "or places that state theirs as a whole, state all their figures. Shares are of the people whose grade is stated; a "
        "grade that is not listed is unknown, not zero."
    )
    everybody = found.appraised(found.everywhere)
    told = text.format(year=found.year, known=everybody.people.known, count=everybody.of)
    place = Column("district", _("district"), role="district")
    home = Column("community", _("community"), role="community")
    tables = (
        Table(
            "appraisal.posts",
            _("Grades by post"),
            (Column("post", _("post")), *_columns()),
            tuple(_posts(found)),
        ),
        Table(
            "appraisal.districts",
            _("Grades by district"),
            (place, *_columns()),
            tuple(_districts(found)),
        ),
        Table(
            "appraisal.communities",
            _("Grades by community"),
            (home, *_columns()),
            tuple(_communities(found)),
            ROWS_ON_PAGE,
            _("Those with the largest share of the lowest grades first."),
        ),
    )
    shown = tuple(table for table in tables if table.rows)
    return Section("appraisal", title, (Text(told), *shown))


def _columns() -> Iterator[Column]:
    label = kind_of("appraisal").by_name["grade"].choice_label
    yield Column("graded", _("people graded"), ColumnKind.COUNT)
    for grade in grades():
        yield Column(grade, label(grade), ColumnKind.COUNT)
        heading = _("{grade}, share").format(grade=label(grade))
        yield Column(f"{grade}_share", heading, ColumnKind.SHARE)


def _figures(found: Appraised) -> Iterator[Cell]:
    yield found.people
    for grade in grades():
        yield found.count(grade)
        yield found.share(grade)


def _posts(found: Appraisals) -> Iterator[tuple[Cell, ...]]:
    for post in (*found.posts, None):
        appraised = found.appraised(found.everywhere, post)
        yield (post or _("all posts"), *_figures(appraised))


def _districts(found: Appraisals) -> Iterator[tuple[Cell, ...]]:
    for district in found.staff.districts:
        appraised = found.appraised(found.within(district))
        if appraised.units:
            yield (district_name(found.staff, district), *_figures(appraised))


def _communities(found: Appraisals) -> list[tuple[Cell, ...]]:
    homes = [unit for unit in found.by_unit if unit.kind == "community"]
    told = [(found.appraised([unit]), unit.code) for unit in homes]
    told.sort(key=lambda each: (*(-share for share in _lowest(each[0])), each[1]))
    name = found.staff.scope.community_name
    return [(name(code), *_figures(appraised)) for appraised, code in told]


def _lowest(found: Appraised) -> Iterator[Fraction]:
    """The shares of the grades, the lowest grade first; none where unknown."""
    for grade in reversed(grades()):
        yield Fraction(found.share(grade).value or 0)
