"""The first sheet of a workbook: what the report is, and which sheet holds what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from registry.language import _
from reports.document import Document
from reports.renderers.excel_paper import set_paper
from reports.renderers.excel_sheets import Styles, cell_string, internal
from reports.renderers.wording import prose, subtitle

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet


_WIDTHS = (36, 60, 10)


@dataclass(frozen=True, slots=True)
class Entry:
    """A sheet as the index names it."""

    sheet: str
    title: str
    rows: int
    is_chart: bool = False


def write_index(
    sheet: Worksheet, document: Document, entries: Sequence[Entry], styles: Styles
) -> None:
    """The sheet names the report and leads to every other sheet."""
    for n, width in enumerate(_WIDTHS):
        sheet.set_column(n, n, width)
    sheet.write_string(0, 0, cell_string(document.title), styles.headline)
    row = 1
    for line in [*map(prose, subtitle(document)), *origin_lines(document), document.notice]:
        if line:
            sheet.write_string(row, 0, cell_string(line), styles.quiet)
            row += 1
    row += 1
    for n, label in enumerate((_("Sheet"), _("Contents"), _("Rows"))):
        sheet.write_string(row, n, label, styles.heading(n == 2))
    for entry in entries:
        row += 1
        sheet.write_url(row, 0, internal(entry.sheet), styles.link, string=entry.sheet)
        title = (
            _("{title} (with a chart)").format(title=entry.title) if entry.is_chart else entry.title
        )
        sheet.write_string(row, 1, cell_string(title), styles.wrapped)
        sheet.write_number(row, 2, entry.rows)
    row += 1
    for line in _remarks():
        row += 1
        sheet.write_string(row, 0, line)
    sheet.activate()
    sheet.freeze_panes(1, 0)
    set_paper(sheet, document, _WIDTHS)


def origin_lines(document: Document) -> list[str]:
    """From which register the report was made, up to which entry, and what was asked for."""
    origin = document.origin
    if not origin.register:
        return []
    filters = _(", ").join(origin.filters) or _("none; everything is shown")
    return [
        _("Register: {name}, up to entry {entry}").format(name=origin.register, entry=origin.entry),
        _("Options: {options}").format(options=filters),
    ]


def _remarks() -> list[str]:
    return [
        _("An empty grey cell is unknown, which is not zero: sums and means leave it out."),
        _(
            "Money is in yuan, time in minutes. A star after a figure: some of its parts are unknown."
        ),
        _("Every sheet holds all rows. Text is never a formula."),
        _("The title of a sheet leads back to this index."),
    ]
