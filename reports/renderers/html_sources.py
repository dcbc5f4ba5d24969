"""Where figures come from, as the page tells it: in words, by files, and in the first rows behind them."""

from __future__ import annotations

from dataclasses import dataclass

from registry.language import _
from reports.document import Document, Source
from reports.renderers.wording import one_line, paragraphs

ROWS = 20
"""Rows behind a figure that the page shows."""


@dataclass(frozen=True, slots=True)
class SourceView:
    """What is told of one figure."""

    figure: str
    label: str
    value: str
    words: tuple[str, ...]
    parameters: str
    count: str
    files: tuple[str, ...]
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def source_views(document: Document) -> tuple[SourceView, ...]:
    """A view for each source of a figure that the document prints, in the order of the figures."""
    told = {source.figure: source for source in document.sources}
    figures = {figure.id: figure for figure in document.figures()}
    return tuple(
        _view(told[name], one_line(figure.label), str(figure.amount))
        for name, figure in figures.items()
        if name in told
    )


def _view(source: Source, label: str, value: str) -> SourceView:
    shown = source.rows[:ROWS]
    count = _("{count} rows of the register stand behind it.").format(count=f"{source.count:,}")
    if len(shown) < source.count and shown:
        count = _("{count} rows of the register stand behind it, the first {shown} shown here.")
        count = count.format(count=f"{source.count:,}", shown=len(shown))
    file = _("{file}: {count} rows")
    return SourceView(
        source.figure,
        label,
        value,
        tuple(paragraphs(source.words)),
        one_line(source.parameters),
        count,
        tuple(file.format(file=one_line(name), count=f"{rows:,}") for name, rows in source.files),
        tuple(map(one_line, source.columns)),
        tuple(tuple(map(one_line, row)) for row in shown),
    )
