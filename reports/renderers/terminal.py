"""The document on a console of any width: tables where they fit, records where they do not, nothing shortened.

Nothing but the data itself may lie outside GBK; what the console's encoding cannot say is shown as 〓 or ``?``.
On a console that is not Unicode, lines and bars are ASCII, because there box drawing takes two columns.
"""

from __future__ import annotations

from collections.abc import Iterable
from io import StringIO

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text as Words

from registry.language import _, speaking
from reports.document import (
    Bars,
    Block,
    Document,
    Figures,
    FindingList,
    Table,
    Text,
    Waterfall,
)
from reports.renderers.as_tables import is_serious, picture_table, weight
from reports.renderers.cells import cut_note, has_partial, known_note, partial_note
from reports.renderers.terminal_tables import bar_lines, table_lines
from reports.renderers.wording import REPLACEMENT, heading, one_line, paragraphs, subtitle
from reports.renderers.wrap import wrap

WIDTH = 100
"""The width of a text file."""

SHOWN_OF_PICTURE = 20
_WIDEST = 140
_NARROWEST = 40


def render(document: Document) -> bytes:
    """The document as a text file in UTF-8."""
    file = StringIO()
    console = Console(
        file=file,
        width=WIDTH,
        color_system=None,
        force_terminal=False,
        legacy_windows=False,
        _environ={},
    )
    show(document, console)
    return file.getvalue().encode("utf-8", errors="replace")


def show(document: Document, console: Console) -> None:
    """Prints the document on *console*, in the document's tongue."""
    with speaking("zh" if document.tongue == "zh" else "en"):
        page = _Page(console)
        page.title(document)
        for number, section in enumerate(document.sections, 1):
            page.say("")
            page.say(heading(number, section, document), style="bold", rule="=")
            for block in section.blocks:
                page.say("")
                page.block(block)


class _Page:
    """A console with a margin: prints words line by line, each line already as wide as it may be."""

    def __init__(self, console: Console) -> None:
        self.console = console
        self.encoding = console.encoding
        self.is_unicode = console.encoding.startswith("utf")
        self.room = max(_NARROWEST, min(console.width, _WIDEST) - (0 if self.is_unicode else 1))

    def out(self, words: Words) -> None:
        """Prints one line; what the encoding lacks is replaced."""
        safe = Words(self.encodable(words.plain), style=words.style)
        safe.spans = words.spans
        safe.rstrip()
        self.console.print(safe, soft_wrap=True, highlight=False)

    def encodable(self, text: str) -> str:
        """*text* with a sign of the same length for every character that the console cannot say."""
        text = text.replace(REPLACEMENT, "?")
        if self.is_unicode:
            return text
        return "".join(char if self._can_say(char) else self._instead_of(char) for char in text)

    def _can_say(self, char: str) -> bool:
        try:
            char.encode(self.encoding)
        except UnicodeEncodeError:
            return False
        return True

    def _instead_of(self, char: str) -> str:
        return "〓" if cell_len(char) == 2 and self._can_say("〓") else "?"

    def say(
        self, text: str, *, style: str = "", rule: str = "", indent: str = "", hang: str = ""
    ) -> None:
        """Prints a paragraph; *indent* goes before its first line, *hang* before the others, *rule* below."""
        lines = wrap(text, self.room - max(cell_len(indent), cell_len(hang)))
        for number, line in enumerate(lines):
            self.out(Words((hang if number else indent) + line, style=style))
        if rule:
            self.out(Words(rule * max(map(cell_len, lines)), style=style))

    def title(self, document: Document) -> None:
        """Prints the head of the report, in the middle."""
        for line in wrap(one_line(document.title), self.room):
            self.out(Words(" " * ((self.room - cell_len(line)) // 2) + line, style="bold"))
        below = ("   ".join(subtitle(document)), one_line(document.notice))
        for line in (line for text in below if text for line in wrap(text, self.room)):
            self.out(Words(" " * ((self.room - cell_len(line)) // 2) + line))

    def block(self, block: Block) -> None:
        """Prints one block of a section."""
        if isinstance(block, Text):
            for paragraph in paragraphs(block.text):
                self.say(paragraph)
        elif isinstance(block, Figures):
            self.figures(block)
        elif isinstance(block, Table):
            self.table(block)
        elif isinstance(block, FindingList):
            self.findings(block)
        elif isinstance(block, Bars | Waterfall):
            self.bars(block)
        else:
            self.table(picture_table(block, SHOWN_OF_PICTURE), picture=True)

    def figures(self, block: Figures) -> None:
        """Prints a line per figure, the values flush right below each other."""
        values = [str(figure.amount) for figure in block.figures]
        wide = max(map(cell_len, values), default=0)
        labels = max((cell_len(one_line(figure.label)) for figure in block.figures), default=0)
        labels = min(labels, self.room - wide - 4)
        for figure, value in zip(block.figures, values, strict=True):
            *above, last = wrap(one_line(figure.label), labels)
            for line in above:
                self.out(Words("  " + line))
            words = Words("  " + last + " " * (labels - cell_len(last)) + "  ")
            words.append(" " * (wide - cell_len(value)) + value, style="bold")
            note = known_note(figure.amount)
            self.out(words.append(f"  ({note})" if note else ""))

    def lines(self, lines: Iterable[Words]) -> None:
        """Prints lines that are laid out already."""
        for line in lines:
            self.out(line)

    def table(self, table: Table, *, picture: bool = False) -> None:
        """Prints a table's title, its first rows, and what is to be said below it."""
        self.say(one_line(table.title), style="bold")
        self.lines(table_lines(table, self.room, is_unicode=self.is_unicode))
        self.below(table, picture=picture)

    def below(self, table: Table, *, picture: bool = False) -> None:
        """Prints that rows are left out, that figures are partly unknown, and the table's own note."""
        if len(table.shown()) < len(table.rows):
            self.say(cut_note(len(table.rows), len(table.shown()), picture=picture))
        if has_partial(table):
            self.say(partial_note())
        for paragraph in paragraphs(table.note):
            self.say(paragraph)

    def bars(self, bars: Bars | Waterfall) -> None:
        """Prints a bar per label with its numbers."""
        table = picture_table(bars, SHOWN_OF_PICTURE)
        self.say(one_line(bars.title), style="bold")
        self.lines(bar_lines(table, self.room, is_unicode=self.is_unicode))
        self.below(table, picture=True)

    def findings(self, block: FindingList) -> None:
        """Prints the first findings, each a paragraph with its place, its rule and its remedy below."""
        self.say(one_line(block.title), style="bold")
        shown = block.findings if block.limit is None else block.findings[: block.limit]
        if not block.findings:
            self.say(_("Nothing was found."))
        for number, found in enumerate(shown, 1):
            lead = f"{number:>3}. "
            hang = " " * len(lead)
            words = f"[{weight(found)}] {one_line(found.message)}"
            self.say(words, indent=lead, hang=hang, style="bold" if is_serious(found) else "")
            rule = one_line(f"{found.source or ''} {found.code}".strip())
            for label, text in (
                (_("Where"), str(found.where)),
                (_("Evidence"), found.evidence or ""),
                (_("By which rule"), rule),
                (_("What to do"), found.remedy or ""),
            ):
                if text:
                    said = _("{label}: {text}").format(label=label, text=one_line(text))
                    self.say(said, indent=hang, hang=hang + "  ")
        if len(shown) < len(block.findings):
            self.say(cut_note(len(block.findings), len(shown)))
