"""CSV files in the encodings and with the separators that offices produce, read row by row."""

from __future__ import annotations

import codecs
import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import cast

from registry.intake import rules
from registry.intake.cells import Raw
from registry.intake.grids import Grid
from registry.intake.incoming import FileFault, Incoming
from registry.language import _

csv.field_size_limit(1_000_000)

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 20_000
"""Characters from which the separator is told."""


@contextmanager
def opened_text(file: Incoming, head: bytes) -> Iterator[Grid]:
    """The rows of a CSV file, while the context is open."""
    encoding = encoding_of(file, head)
    try:
        with file.path.open(encoding=encoding, newline="") as stream:
            delimiter = _delimiter(stream.read(_SAMPLE))
            stream.seek(0)
            # A quote that is never closed would swallow all that follows: strict tells.
            reader = csv.reader(stream, delimiter=delimiter, strict=True)
            try:
                yield Grid("", cast(Iterable[list[Raw]], reader))
            except csv.Error as error:
                reason = _("a double quote before line {line} has no partner ({reason})")
                raise FileFault(
                    rules.FILE_DAMAGED, reason=reason.format(line=reader.line_num, reason=error)
                ) from error
    except UnicodeError as error:
        raise FileFault(rules.FILE_ENCODING) from error


def encoding_of(file: Incoming, head: bytes) -> str:
    """The encoding of a text whose first bytes are *head*; :class:`FileFault` if it is in none that is known."""
    for bom, encoding in _BOMS:
        if head.startswith(bom):
            return encoding
    if b"\x00" in head:
        encoding = _without_mark(head)
        if _decodes(file, encoding):
            return encoding
        raise FileFault(rules.FILE_NOT_A_SPREADSHEET)
    for encoding in ("utf-8", "gb18030"):
        if _decodes(file, encoding):
            return encoding
    raise FileFault(rules.FILE_ENCODING)


def _without_mark(head: bytes) -> str:
    """UTF-16 with the byte order in which separators and line ends have their zeros on one side."""
    return "utf-16-le" if head[1::2].count(0) > head[0::2].count(0) else "utf-16-be"


def _decodes(file: Incoming, encoding: str) -> bool:
    """Whether the whole file is text in that encoding: no zero characters, no broken sequences."""
    decoder = codecs.getincrementaldecoder(encoding)()
    with file.path.open("rb") as stream:
        try:
            while chunk := stream.read(1 << 20):
                if "\x00" in decoder.decode(chunk):
                    return False
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True


def _delimiter(sample: str) -> str:
    """The separator that cuts most lines of the sample into the same number of parts, more than one."""
    lines = [line for line in sample.splitlines()[:-1] if line.strip()][:50] or sample.splitlines()[
        :1
    ]
    best, best_score = ",", 0
    for candidate in (",", "\t", ";"):
        counts = Counter(len(row) - 1 for row in csv.reader(lines, delimiter=candidate))
        counts.pop(0, None)
        if counts:
            cuts, agreeing = counts.most_common(1)[0]
            score = agreeing * 100 + cuts
            if score > best_score:
                best, best_score = candidate, score
    return best
