"""The first sheet of a workbook: what the report is, and which sheet holds what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from registry.language import _
from reports.document import Document
from reports.renderers.excel_sheets import Styles, cell_string, set_paper
from reports.renderers.wording import subtitle

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet


@dataclass(frozen=True, slots=True)
class Entry:
    """A sheet as the index names it."""

    sheet: str
    title: str
    rows: int


def write_index(
    sheet: Worksheet, document: Document, entries: Sequence[Entry], styles: Styles
) -> None:
    """The sheet names the report and leads to every other sheet."""
    sheet.set_column(0, 0, 36)
    sheet.set_column(1, 1, 60)
    sheet.set_column(2, 2, 10)
    sheet.write_string(0, 0, cell_string(document.title), styles.title)
    row = 1
    for line in [*subtitle(document), document.notice]:
        if line:
            sheet.write_string(row, 0, cell_string(line), styles.line)
            row += 1
    row += 1
    for n, label in enumerate((_("Sheet"), _("Contents"), _("Rows"))):
        sheet.write_string(row, n, label, styles.heading(n == 2))
    for entry in entries:
        row += 1
        target = "internal:'" + entry.sheet.replace("'", "''") + "'!A1"
        sheet.write_url(row, 0, target, styles.link, string=entry.sheet)
        sheet.write_string(row, 1, cell_string(entry.title), styles.wrapped)
        sheet.write_number(row, 2, entry.rows)
    row += 1
    for line in _remarks():
        row += 1
        sheet.write_string(row, 0, line)
    sheet.activate()
    set_paper(sheet, document, is_wide=False)


def _remarks() -> list[str]:
    return [
        _("An empty grey cell is unknown, which is not zero: sums and means leave it out."),
        _(
            "Money is in yuan, time in minutes. A star after a figure: some of its parts are unknown."
        ),
        _("Every sheet holds all rows. Text is never a formula."),
    ]
