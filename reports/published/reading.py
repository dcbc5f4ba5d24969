"""A file as passages and tables, each with its place; what stands twice in it is taken once."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from catalog.forms.pages import Lines, Table
from catalog.forms.rules import FORM_DAMAGED, FORM_NO_FORM, FORM_TOO_LARGE
from registry.errors import BadUsage, InputRejected, reason_of
from registry.findings import Finding
from registry.intake import rules
from registry.intake.cells import Raw
from registry.intake.files import TEXTS, WORKBOOKS, opened
from registry.intake.incoming import OLE, ZIP, FileFault, Incoming
from registry.language import N_, _, sentences
from reports.published.numbers import figures_in, plain
from reports.published.relations import Place

WORD = frozenset({".docx", ".docm"})
PROSE = frozenset({".txt", ".md"})
OLDER = frozenset({".doc", ".dot", ".wps", ".wpt", ".rtf", ".odt", ".uof", ".pdf"})
MOST_BYTES = 32 * 1024 * 1024
"""Most bytes of a text."""

LONGEST = 6000
"""A paragraph of more characters is read in pieces, cut at the ends of sentences."""

PROSE_CELL = 12
"""A cell of so many characters with a comma or full stop is read as text."""

ENCODING = N_("Save it as UTF-8 text and check that.")
SPLIT = N_("Split it into several files.")
PASSWORD = N_("Save a copy without the password and check that.")
ANEW = N_("Open it in its own program, save it anew, and check the new copy.")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as rows of raw cells, the first being row 1."""

    place: Place
    rows: list[list[Raw]]


@dataclass(slots=True)
class Reading:
    """What a file holds: paragraphs and longer cells as texts, and tables. *repeats* were left out, as they stand in it already."""

    file: str
    texts: list[tuple[Place, str]] = field(default_factory=list)
    tables: list[Sheet] = field(default_factory=list)
    repeats: int = 0
    _paragraphs: int = 0
    _seen: set[object] = field(default_factory=set)

    def add_text(self, place: Place, text: str) -> None:
        """The text is among the passages, unless the same stands there already."""
        text = plain(text)
        if not text or not self._is_new(text, counts=bool(figures_in(text))):
            return
        self.texts += [(place, piece) for piece in _pieces(text)]

    def add_paragraph(self, text: str) -> None:
        """The text is the next paragraph; one without words is none, as no reader counts it."""
        if text.strip():
            self._paragraphs += 1
            self.add_text(Place(self.file, paragraph=self._paragraphs), text)

    def add_table(self, place: Place, rows: list[list[Raw]]) -> None:
        """The table is among the tables, and its longer cells among the passages."""
        same = tuple(tuple(map(str, row)) for row in rows)
        if not any(any(row) for row in same) or not self._is_new(same, counts=True):
            return
        self.tables.append(Sheet(place, rows))
        for number, row in enumerate(rows, 1):
            for cell in row:
                if isinstance(cell, str) and _is_prose(cell):
                    self.add_text(Place(place.file, place.sheet, number), cell)

    def _is_new(self, key: object, *, counts: bool) -> bool:
        if key in self._seen:
            self.repeats += counts
            return False
        self._seen.add(key)
        return True


def _pieces(text: str) -> list[str]:
    """The text in pieces that are not too long."""
    pieces = []
    while len(text) > LONGEST:
        end = text.rfind("。", 0, LONGEST) + 1 or LONGEST
        pieces.append(text[:end])
        text = text[end:]
    return [*pieces, text]


def _is_prose(cell: str) -> bool:
    return len(cell) >= PROSE_CELL and any(sign in cell for sign in "，。,；")


def read(path: Path) -> Reading:
    """What the file holds; :class:`BadUsage` if there is none, :class:`InputRejected` if it cannot be read."""
    if not path.exists():
        raise BadUsage(_("{path}: there is nothing of that name.").format(path=path))
    if path.is_dir():
        raise BadUsage(_("{path} is a folder. Name one file.").format(path=path))
    try:
        return _read(path, path.suffix.lower())
    except FileFault as fault:
        raise InputRejected(_sentence(path, fault)) from fault
    except OSError as error:
        reason = reason_of(error)
        raise InputRejected(
            _("{path} cannot be read: {reason}").format(path=path, reason=reason)
        ) from error


def _read(path: Path, suffix: str) -> Reading:
    file = Incoming(path, path.name)
    with path.open("rb") as stream:
        head = stream.read(8192)
    if not head.strip(b"\xef\xbb\xbf\xff\xfe\r\n\t \x00"):
        raise FileFault(rules.FILE_EMPTY)
    reading = Reading(path.name)
    if suffix in OLDER or head.startswith((b"%PDF", b"{\\rtf")):
        raise InputRejected(
            _(
                "{path}: this format is not read. Open the file and save it as .docx, then check that."
            ).format(path=path)
        )
    if suffix in WORD:
        _word(path, head, reading)
    elif suffix in WORKBOOKS or (suffix in TEXTS - PROSE and not head.startswith((ZIP, OLE))):
        with opened(file) as (grids, _notes):
            for grid in grids:
                reading.add_table(Place(file.name, grid.name), [list(row) for row in grid.rows])
    elif suffix in PROSE and not head.startswith((ZIP, OLE)):
        _text(file, head, reading)
    else:
        raise InputRejected(
            _(
                "{path} is no text or table that is read here: .docx .txt .md .xlsx .xls .csv"
            ).format(path=path)
        )
    return reading


def _text(file: Incoming, head: bytes, reading: Reading) -> None:
    from registry.intake.delimited import encoding_of  # noqa: PLC0415 - only where needed

    size = file.path.stat().st_size
    if size > MOST_BYTES:
        limit = str(MOST_BYTES >> 20)
        raise FileFault(FORM_TOO_LARGE, size=f"{size >> 20:,}", limit=limit)
    try:
        text = file.path.read_bytes().decode(encoding_of(file, head))
    except UnicodeError as error:
        raise FileFault(rules.FILE_ENCODING) from error
    for line in text.splitlines():
        reading.add_paragraph(line)


def _word(path: Path, head: bytes, reading: Reading) -> None:
    from catalog.forms.word_reading import read_word  # noqa: PLC0415 - only where needed

    if head.startswith(OLE):
        raise FileFault(rules.FILE_ENCRYPTED)
    for part in read_word(path.read_bytes()):
        if isinstance(part, Lines):
            for line in part.texts:
                reading.add_paragraph(line)
        else:
            reading.add_table(Place(path.name, part.name), _rows(part))


def _rows(table: Table) -> list[list[Raw]]:
    """The cells of a Word table as rows; a merged cell stands in its first place."""
    height = max((cell.row + cell.height for cell in table.cells), default=0)
    rows: list[list[Raw]] = [[""] * table.width for _row in range(height)]
    for cell in table.cells:
        rows[cell.row][cell.column] = cell.text
    return rows


def _sentence(path: Path, fault: FileFault) -> str:
    """What stands in the way, and what to do."""
    todo = {
        rules.FILE_ENCODING.code: ENCODING,
        FORM_TOO_LARGE.code: SPLIT,
        rules.FILE_ENCRYPTED.code: PASSWORD,
        rules.FILE_EMPTY.code: "",
    }.get(fault.rule.code, ANEW)
    if fault.rule in (FORM_DAMAGED, FORM_NO_FORM):
        what = _("it is no Word document, or damaged.")
    elif fault.rule is FORM_TOO_LARGE:
        what = _("its text takes {size} MB; {limit} MB are read.").format(**fault.facts)
    else:
        what = Finding(fault.rule, facts=dict(fault.facts)).message
    return f"{path}{_(': ')}{sentences(what, _(todo))}"
