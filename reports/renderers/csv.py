"""The document as one CSV file for Excel: the figures, every table with every row, the findings, a blank line between.

Numbers are plain and exact, their unit in the heading: yuan to the fen, minutes, shares and averages to six places.
What is unknown is an empty cell. Text that a spreadsheet would take for a formula gets a leading apostrophe.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

from registry.findings import Finding
from registry.language import N_, _
from registry.quantities import Unit
from reports.document import Cell, Column, ColumnKind, Document, Figure, Table
from reports.renderers.as_tables import tables_of
from reports.renderers.cells import UNIT_WORDS, exact_text, labelled, value_of
from reports.renderers.wording import figures_by_section, subtitle

UNITS = {
    Unit.COUNT: N_("count"),
    Unit.FEN: UNIT_WORDS[ColumnKind.FEN],
    Unit.MINUTES: UNIT_WORDS[ColumnKind.MINUTES],
    Unit.SHARE: UNIT_WORDS[ColumnKind.SHARE],
    Unit.AVERAGE: N_("average"),
}

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

Line = Sequence[str]


def render(document: Document) -> bytes:
    """The document as UTF-8 with a byte order mark, lines ending as Excel ends them."""
    file = StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    for n, block in enumerate(_blocks(document)):
        if n:
            writer.writerow([])
        writer.writerows([guarded(cell) for cell in line] for line in block)
    return file.getvalue().encode("utf-8-sig", errors="replace")


def guarded(text: str) -> str:
    """*text* such that no spreadsheet takes it for a formula; a plain number stays a number."""
    if not text.startswith(_FORMULA_STARTS) or _is_number(text):
        return text
    return "'" + text


def _is_number(text: str) -> bool:
    return text.isascii() and text.removeprefix("-").replace(".", "", 1).isdigit()


def _blocks(document: Document) -> Iterator[Iterable[Line]]:
    head = [document.title, *subtitle(document)]
    yield [[line] for line in [*head, document.notice] if line]
    if figures := figures_by_section(document):
        yield _figures(figures)
    for table in tables_of(document):
        yield _table(table)
    if findings := document.findings():
        yield _findings(findings)


def _figures(figures: Iterable[tuple[str, Figure]]) -> Iterator[Line]:
    yield [_("Figures")]
    yield [
        _("Id"),
        _("Section"),
        _("Figure"),
        _("Value"),
        _("Unit"),
        _("Parts known"),
        _("Parts in all"),
        _("About"),
    ]
    for section, figure in figures:
        amount = figure.amount
        value = "" if amount.value is None else exact_text(amount.value, amount.unit)
        about = _("about") if amount.about else ""
        unit = _(UNITS[amount.unit])
        known, of = str(amount.known), str(amount.of)
        yield [figure.id, section, figure.label, value, unit, known, of, about]


def _table(table: Table) -> Iterator[Line]:
    yield [table.title]
    yield [labelled(column) for column in table.columns]
    for row in table.rows:
        yield [_cell(cell, column) for cell, column in zip(row, table.columns, strict=True)]


def _cell(cell: Cell, column: Column) -> str:
    value = value_of(cell)
    if value is None:
        return ""
    return value if isinstance(value, str) else exact_text(value, column.kind)


def _findings(findings: Iterable[Finding]) -> Iterator[Line]:
    yield [_("Findings")]
    for n, found in enumerate(findings):
        row = found.as_json()
        cells = row | row.pop("where")
        if not n:
            yield list(cells)
        yield ["" if cell is None else str(cell) for cell in cells.values()]
