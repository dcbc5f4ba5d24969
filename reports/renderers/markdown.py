"""The document as Markdown (GitHub's dialect), readable as plain text too; nothing in the data becomes markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tabulate import tabulate

from registry.language import _
from reports.document import Block, Document, Figures, FindingList, Table, Text
from reports.renderers.as_tables import picture_table, weight
from reports.renderers.cells import cut_note, has_partial, known_note, partial_note, printed
from reports.renderers.wording import heading, one_line, paragraphs, subtitle

SHOWN_OF_PICTURE = 20

_MARKUP = re.compile(r"[\\`*_\[\]<>|~&$]")
_LEADING = re.compile(r"^(\d*)([#+=.)-])")


def render(document: Document) -> bytes:
    """The document as UTF-8, a blank line between any two blocks."""
    return ("\n\n".join(_parts(document)) + "\n").encode("utf-8", errors="replace")


def inline(text: str) -> str:
    """*text* on one line, such that Markdown shows it as it is in a heading, a cell or inside a line."""
    return _MARKUP.sub(r"\\\g<0>", one_line(text).strip())


def escaped(text: str) -> str:
    """*text* such that Markdown shows it as it is at the start of a line, too: no heading, list or rule."""
    return _LEADING.sub(r"\1\\\2", inline(text))


def _parts(document: Document) -> Iterator[str]:
    yield f"# {inline(document.title)}"
    yield "  \n".join(escaped(line) for line in subtitle(document))
    if document.notice:
        yield f"> **{inline(document.notice)}**"
    for number, section in enumerate(document.sections, 1):
        yield f"## {inline(heading(number, section, document))}"
        for block in section.blocks:
            yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Text):
        yield from (escaped(line) for line in paragraphs(block.text))
    elif isinstance(block, Figures):
        yield _figures(block)
    elif isinstance(block, Table):
        yield from _table(block)
    elif isinstance(block, FindingList):
        yield from _findings(block)
    else:
        yield from _table(picture_table(block, SHOWN_OF_PICTURE), picture=True)


def _figures(block: Figures) -> str:
    rows = [
        [inline(figure.label), inline(str(figure.amount)), known_note(figure.amount)]
        for figure in block.figures
    ]
    headings = [_("Figure"), _("Value"), _("Known")]
    if not any(row[2] for row in rows):
        headings, rows = headings[:2], [row[:2] for row in rows]
    return _grid(headings, rows, ["left", "right", "left"][: len(headings)])


def _table(table: Table, *, picture: bool = False) -> Iterator[str]:
    yield f"### {inline(table.title)}"
    shown = table.shown()
    if shown:
        headings = [inline(column.label) for column in table.columns]
        rows = [
            [
                inline(printed(cell, column.kind))
                for cell, column in zip(row, table.columns, strict=True)
            ]
            for row in shown
        ]
        sides = ["right" if column.kind.is_number else "left" for column in table.columns]
        yield _grid(headings, rows, sides)
    else:
        yield _("No rows.")
    if len(shown) < len(table.rows):
        yield cut_note(len(table.rows), len(shown), picture=picture)
    if has_partial(table):
        yield escaped(partial_note())
    yield from (escaped(line) for line in paragraphs(table.note))


def _grid(headings: list[str], rows: list[list[str]], sides: list[str]) -> str:
    return tabulate(rows, headings, tablefmt="pipe", colalign=sides, disable_numparse=True)


def _findings(block: FindingList) -> Iterator[str]:
    yield f"### {inline(block.title)}"
    shown = block.findings if block.limit is None else block.findings[: block.limit]
    items: list[str] = []
    for number, found in enumerate(shown, 1):
        facts = (
            (_("Where"), str(found.where)),
            (_("Evidence"), found.evidence or ""),
            (_("By which rule"), f"{found.source or ''} {found.code}".strip()),
            (_("What to do"), found.remedy or ""),
        )
        lines = [f"**{inline(weight(found))}** {inline(found.message)}", *_labelled(facts)]
        lead = f"{number}. "
        items.append(lead + ("  \n" + " " * len(lead)).join(lines))
    yield "\n".join(items) or _("Nothing was found.")
    if len(shown) < len(block.findings):
        yield cut_note(len(block.findings), len(shown))


def _labelled(facts: Iterable[tuple[str, str]]) -> Iterator[str]:
    for label, text in facts:
        if text:
            yield _("{label}: {text}").format(label=inline(label), text=inline(text))
