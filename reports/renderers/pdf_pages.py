"""A report as the plain data that the template of the PDF sets: text, figures, tables, pictures, then the annexes.

What goes to an annex and how wide each column is follows the same rules as in Word, so that both papers read alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from registry.language import _, current
from reports.document import Block, Document, Figures, FindingList, Flow, HeatMap, Table, Text
from reports.renderers.as_tables import findings_table, flow_table, heat_table
from reports.renderers.cells import cut_note, has_partial, partial_note
from reports.renderers.excel_charts import Pictured
from reports.renderers.pdf_pictures import MOST_SHOWN, picture_of, rows_of
from reports.renderers.word_fit import Fit, Grid, fit
from reports.renderers.word_page import BRIEF_HEIGHT, BRIEF_WIDTH, TEXT_HEIGHT, TEXT_WIDTH
from reports.renderers.word_tables import (
    Shade,
    fitted,
    heat_shade,
    known_notes,
    parts_of,
)
from reports.renderers.word_text import (
    annex_name,
    contents_told,
    has_contents,
    heading_to,
    level_of,
    title_lines,
    told_below_title,
)
from reports.renderers.wording import heading, one_line, prose

_LONG_TEXT = 30
_DIGEST, _PART = re.compile(r"[0-9A-Za-z]{40,}"), re.compile(r".{1,8}")
_MAY_BREAK = "\N{ZERO WIDTH SPACE}"

Piece = dict[str, Any]
"""A piece of the page as the template reads it; ``kind`` says which."""


def pages_of(document: Document) -> Piece:
    """The whole report, every text on one line and every number in words."""
    annexes = _Pages(0, document.is_brief).report(document)[1]
    body, annexes = _Pages(len(annexes), document.is_brief).report(document)
    letter = document.letter
    is_told = has_contents(len(document.sections), len(annexes))
    told = told_below_title(document)
    return {
        "lang": "zh" if current() == "zh" else "en",
        "is_brief": document.is_brief,
        "title": one_line(document.title),
        "title_lines": [one_line(line) for line in title_lines(document.title)],
        "notice": one_line(document.notice),
        "number": one_line(letter.number),
        "told": ("　" if current() == "zh" else "; ").join(told),
        "addressee": _("{name}:").format(name=one_line(letter.addressee).rstrip("：: "))
        if letter.addressee
        else "",
        "issuer": one_line(letter.issuer),
        "day": prose(one_line(letter.day)),
        "contents": _("Table of contents") if is_told else "",
        "body": body,
        "annexes_lead": _("Annexes:"),
        "annexes_told": contents_told(len(annexes)) if is_told else "",
        "annexes": annexes,
    }


class _Pages:
    """The blocks of a report one after the other; tables, pictures and annexes, *of* them in all, are numbered through."""

    def __init__(self, of: int, is_brief: bool) -> None:
        self._is_brief = is_brief
        self.annexes: list[Piece] = []
        self._of = of
        self._tables = self._pictures = 0

    def report(self, document: Document) -> tuple[list[Piece], list[Piece]]:
        """The text of the report and its annexes."""
        body: list[Piece] = []
        for number, section in enumerate(document.sections, 1):
            title = heading(number, section, document)
            before = len(self.annexes)
            said = list(self.blocks(section.blocks))
            came = range(before + 1, len(self.annexes) + 1)
            if section.blocks and len(came) == len(section.blocks):
                title, said = heading_to(title, came, self._of), []
            body += [{"kind": "heading", "level": 1, "text": title}, *said]
        return body, self.annexes

    def blocks(self, blocks: Sequence[Block]) -> Iterator[Piece]:
        """The blocks of a section; annexes that follow each other are referred to in one paragraph."""
        referred: list[str] = []
        for block in blocks:
            before = len(self.annexes)
            pieces = list(self._block(block))
            if len(self.annexes) > before:
                referred += [piece["text"] for piece in pieces]
                continue
            yield from _referring(referred)
            referred = []
            yield from pieces
        yield from _referring(referred)

    def _block(self, block: Block) -> Iterator[Piece]:
        if isinstance(block, Text):
            yield from _text(block.text)
        elif isinstance(block, Figures):
            yield _figures(block)
        elif isinstance(block, FindingList):
            yield self._table(findings_table(block))
        elif isinstance(block, HeatMap):
            numbers = heat_table(block, MOST_SHOWN)
            yield self._table(numbers, shade=heat_shade(block), is_picture=True)
        elif isinstance(block, Flow):
            yield self._table(flow_table(block, MOST_SHOWN), is_picture=True)
        elif isinstance(block, Table):
            yield self._table(block)
        else:
            yield self._picture(block)

    def _table(
        self, table: Table, *, shade: Shade | None = None, is_picture: bool = False
    ) -> Piece:
        title = one_line(table.title)
        along, across = (BRIEF_WIDTH, BRIEF_HEIGHT) if self._is_brief else (TEXT_WIDTH, TEXT_HEIGHT)
        found = fitted(table, along, across, is_picture=is_picture, is_brief=self._is_brief)
        grid, fits = found.grid, found.fit
        if fits is None:
            return _paragraph(_("{title}: none.").format(title=title))
        notes = list(_notes(found.table, is_picture))
        if found.is_annex:
            name = annex_name(len(self.annexes) + 1, self._of)
            self.annexes.append(
                {
                    "name": name,
                    "title": title,
                    "is_wide": fits.is_wide,
                    "parts": _parts(grid, fits, shade),
                    "notes": notes,
                }
            )
            return _paragraph(_("{title}: see {annex}. ").format(title=title, annex=name))
        self._tables += 1
        named = _("Table {number}  {title}").format(number=self._tables, title=title)
        drawn = _grid(grid, fits, "framed", shade)
        return {"kind": "table", "title": named, "table": drawn, "notes": notes}

    def _picture(self, picture: Pictured) -> Piece:
        title = one_line(picture.title)
        count = rows_of(picture)
        if not count:
            return _paragraph(_("{title}: none.").format(title=title))
        self._pictures += 1
        named = _("Chart {number}  {title}").format(number=self._pictures, title=title)
        notes = [cut_note(count, MOST_SHOWN, picture=True)] if count > MOST_SHOWN else []
        notes += [prose(one_line(line)) for line in getattr(picture, "note", "").splitlines()]
        return {"kind": "picture", "title": named, "picture": picture_of(picture), "notes": notes}


def _paragraph(text: str) -> Piece:
    return {"kind": "paragraph", "text": text}


def _referring(sentences: Sequence[str]) -> Iterator[Piece]:
    if sentences:
        yield _paragraph("".join(sentences).strip())


def _text(text: str) -> Iterator[Piece]:
    for line in text.splitlines():
        if line.strip():
            said = prose(one_line(line).strip())
            level = level_of(said)
            yield ({"kind": "heading", "level": level, "text": said} if level else _paragraph(said))


def _figures(block: Figures) -> Piece:
    notes = known_notes(block)
    return {
        "kind": "figures",
        "figures": [[one_line(each.label), str(each.amount)] for each in block.figures],
        "notes": [_("Note: {note}").format(note=_("; ").join(notes))] if notes else [],
    }


def _parts(grid: Grid, fitted: Fit, shade: Shade | None) -> list[Piece]:
    """The table whole, or, where no page has room for all its columns, in parts below each other."""
    across = TEXT_HEIGHT
    parts = parts_of(grid, across) if fitted.is_wide else [grid]
    if len(parts) == 1:
        return [_grid(grid, fitted, _lines(grid), shade)]
    return [_grid(part, fit(part, across, across), _lines(part), None) for part in parts]


def _lines(grid: Grid) -> str:
    """Three lines; with a thin one between the rows where one of them holds a long text."""
    longest = max((len(text) for row in grid.rows for text in row), default=0)
    return "rows" if longest > _LONG_TEXT else "three"


def _grid(grid: Grid, fitted: Fit, lines: str, shade: Shade | None) -> Piece:
    shades = (
        [
            [shade(row, column) for column in range(len(grid.headings))]
            for row in range(len(grid.rows))
        ]
        if shade
        else []
    )
    return {
        "headings": [one_line(text) for text in grid.headings],
        "numbers": list(grid.are_numbers),
        "rows": [[_breakable(one_line(text)) for text in row] for row in grid.rows],
        "widths": [width / 20 for width in fitted.widths],
        "size": fitted.size,
        "lines": lines,
        "shades": shades,
    }


def _breakable(text: str) -> str:
    """*text* whose digests may break: typst parts no word, and one of 64 digits would reach over its cell."""
    return _DIGEST.sub(lambda found: _MAY_BREAK.join(_PART.findall(found[0])), text)


def _notes(table: Table, is_picture: bool) -> Iterator[str]:
    shown = len(table.shown())
    if shown < len(table.rows):
        yield cut_note(len(table.rows), shown, picture=is_picture)
    if has_partial(table):
        yield partial_note()
    for line in table.note.splitlines():
        if line.strip():
            yield _("Note: {note}").format(note=prose(one_line(line).strip()))
