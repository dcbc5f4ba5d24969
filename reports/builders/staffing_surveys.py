"""The staffing report on questionnaires: each answer with its count, the respondents and the share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from registry.findings import Finding
from registry.funding.holders import Holder, name_of
from registry.language import _
from registry.surveys import Answer, answers, check
from reports.document import Block, Cell, Column, ColumnKind, Section, Table, Text
from reports.figures import ROWS_ON_PAGE
from reports.scope import Scope

COUNT, SHARE = ColumnKind.COUNT, ColumnKind.SHARE


def survey_section(scope: Scope) -> Section:
    """The answers of the questionnaires of the report's year, and of those without a day."""
    title = _("Questionnaires")
    rows = scope.measuring.rows("answered")
    if not rows:
        text = _("The register holds no questionnaire of this year.")
        return Section("surveys", title, (Text(text),))
    by_unit = answers(rows, scope.names, by_unit=True)
    units = {unit for one in by_unit for unit in one.units}
    blocks: list[Block] = [
        Text(
            _(
                "A share is count ÷ respondents of those that state both; where one of the two is missing it is unknown. What "
                "a place states as a whole goes before what its parts state."
            )
        ),
        _answers(answers(rows, scope.names)),
    ]
    if len(units) > 1:
        blocks.append(_by_unit(by_unit, scope))
    return Section("surveys", title, tuple(blocks))


def survey_findings(scope: Scope) -> list[Finding]:
    """What is wrong with those answers."""
    return check(scope.register, scope.measuring.rows("answered"), scope.names)


def _answers(found: Iterable[Answer]) -> Table:
    rows = tuple(
        (one.survey, one.day or _("day not stated"), one.question, one.answer, *_figures(one))
        for one in found
    )
    columns = (
        Column("survey", _("questionnaire")),
        Column("date", _("date")),
        Column("question", _("question")),
        Column("answer", _("answer")),
        *_columns(),
    )
    return Table("surveys.answers", _("Answers"), columns, rows, ROWS_ON_PAGE * 2)


def _by_unit(found: Iterable[Answer], scope: Scope) -> Table:
    """The same, unit by unit; the questionnaire's day is in the table before."""
    rows = tuple(
        (_name(one.units, scope), one.survey, one.question, one.answer, *_figures(one))
        for one in found
    )
    columns = (
        Column("place", _("place")),
        Column("survey", _("questionnaire")),
        Column("question", _("question")),
        Column("answer", _("answer")),
        *_columns(),
    )
    return Table("surveys.places", _("Answers by place"), columns, rows, ROWS_ON_PAGE)


def _name(units: tuple[Holder, ...], scope: Scope) -> str:
    return name_of(units[0], scope.names)


def _figures(one: Answer) -> Iterator[Cell]:
    yield from (one.count, one.respondents, one.share)


def _columns() -> tuple[Column, ...]:
    return (
        Column("count", _("people who gave it"), COUNT),
        Column("respondents", _("respondents"), COUNT),
        Column("share", _("share of respondents"), SHARE),
    )
