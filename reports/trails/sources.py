"""What a page tells of its figures: where each comes from, with the first facts behind it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from registry.errors import ZhunruError
from registry.language import _
from registry.quantities import Unit, show
from reports.document import Column, ColumnKind, Document, Section, Source, Table, Text
from reports.trails.following import LABELS, Fact, Follower, Traced
from reports.trails.ways import known

ROWS = 20
"""Facts behind a figure that a page shows."""

MOST_BYTES = 200_000
"""Bytes of facts that a page carries at most; else it shows fewer of each figure."""

FILES_LISTED = 8
"""Files that it names of a figure."""

SHOWN = ("what", "who", "where", "date", "amount", "file", "sheet", "row")
"""What it shows of each."""


def with_sources(document: Document, follower: Follower) -> Document:
    """The document with a source for each figure that it prints, as far as the register tells."""
    sources = [_source(traced) for traced in _traced(document, follower, ROWS)]
    shown = next(rows for rows in (ROWS, 10, 5, 0) if _weight(sources, rows) <= MOST_BYTES)
    return replace(
        document, sources=tuple(replace(each, rows=each.rows[:shown]) for each in sources)
    )


def _weight(sources: list[Source], rows: int) -> int:
    """The bytes of the facts that a page shows, if it shows so many of each figure; nothing for none."""
    cells = (cell for each in sources for row in each.rows[:rows] for cell in row)
    return sum(len(cell.encode()) for cell in cells)


def with_annex(document: Document, follower: Follower) -> Document:
    """The document with a closing section that says of each figure where it comes from, for paper."""
    values = {figure.id: figure for figure in document.figures()}
    rows = tuple(
        (
            values[each.figure].label,
            str(values[each.figure].amount),
            "\n".join(each.words),
            each.facts,
            _(", ").join(name for name, _count in each.files[:FILES_TOLD])
            + (" …" if len(each.files) > FILES_TOLD else ""),
            each.figure,
        )
        for each in _traced(document, follower, 0)
    )
    columns = (
        Column("label", _("printed figure")),
        Column("value", _("value printed")),
        Column("words", _("what was asked of the register")),
        Column("facts", _("facts behind it"), ColumnKind.COUNT),
        Column("files", _("files read")),
        Column("id", _("id of the figure")),
    )
    title = _("Where the figures come from")
    text = _("All facts behind a figure: zhunru trace, with its id.")
    annex = Section("sources", title, (Text(text), Table("sources.figures", title, columns, rows)))
    return replace(document, sections=(*document.sections, annex))


FILES_TOLD = 3
"""Files that an annex names of a figure."""


def _traced(document: Document, follower: Follower, limit: int) -> Iterator[Traced]:
    for figure in dict.fromkeys(figure.id for figure in document.figures()):
        if figure not in known():
            continue
        try:
            traced = follower.trace(figure, limit)
        except ZhunruError:
            continue  # it cannot be told of whom the figure speaks
        if traced.sql or traced.parts:
            yield traced


def _source(traced: Traced) -> Source:
    columns = [_(LABELS[name]) for name in SHOWN]
    rows = _dittoed([_cells(fact, traced.amount.unit) for fact in traced.first])
    kept = [at for at in range(len(columns)) if any(row[at] for row in rows)]
    return Source(
        traced.figure,
        "\n".join(traced.words),
        parameters_said(traced),
        traced.facts,
        () if traced.parts else _files(traced),
        tuple(columns[at] for at in kept),
        tuple(tuple(row[at] for at in kept) for row in rows),
    )


def _files(traced: Traced) -> tuple[tuple[str, int], ...]:
    """The files with most facts, and how many stand in the others."""
    named, others = traced.files[:FILES_LISTED], traced.files[FILES_LISTED:]
    if not others:
        return named
    rest = _("{count} files more").format(count=len(others))
    return (*named, (rest, sum(facts for _name, facts in others)))


def parameters_said(traced: Traced) -> str:
    """The parameters of the query in one line."""
    return _(", ").join(f"{name} = {value}" for name, value in traced.parameters)


def _cells(fact: Fact, unit: Unit) -> tuple[str, ...]:
    """What is told of a fact; the amounts only of money, as all others are shown by their number."""
    amount = show(fact.amount, unit) if unit is Unit.FEN else ""
    row = "" if fact.row is None else str(fact.row)
    return fact.what, fact.who, fact.where, fact.date, amount, fact.file, fact.sheet, row


def _dittoed(rows: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The rows with the sign of repetition for a file and sheet that are those of the row above: names are long."""
    found = []
    for at, row in enumerate(rows):
        *said, file, sheet, number = row
        if at and rows[at - 1][-3:-1] == (file, sheet):
            file, sheet = ("〃" if each else "" for each in (file, sheet))
        found.append((*said, file, sheet, number))
    return found
