"""CSV files in the encodings and with the separators that offices produce, read row by row."""

from __future__ import annotations

import codecs
import csv
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from registry.intake import rules
from registry.intake.files import FileFault, Incoming
from registry.intake.grids import Grid

csv.field_size_limit(1_000_000)

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


@contextmanager
def opened_text(file: Incoming, head: bytes) -> Iterator[Grid]:
    """The rows of a CSV file, while the context is open."""
    encoding = _encoding(file, head)
    with file.path.open(encoding=encoding, newline="") as stream:
        sample = stream.read(20_000)
        if "\x00" in sample:
            raise FileFault(rules.FILE_NOT_A_SPREADSHEET)
        stream.seek(0)
        try:
            yield Grid("", csv.reader(stream, delimiter=_delimiter(sample)))
        except csv.Error as error:
            raise FileFault(rules.FILE_DAMAGED, reason=str(error)) from error


def _encoding(file: Incoming, head: bytes) -> str:
    for bom, encoding in _BOMS:
        if head.startswith(bom):
            return encoding
    if head[:200].count(b"\x00") > len(head[:200]) // 4:
        return "utf-16-le" if head[1:2] == b"\x00" or head[3:4] == b"\x00" else "utf-16-be"
    for encoding in ("utf-8", "gb18030"):
        if _decodes(file, encoding):
            return encoding
    raise FileFault(rules.FILE_ENCODING)


def _decodes(file: Incoming, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    with file.path.open("rb") as stream:
        try:
            while chunk := stream.read(1 << 20):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True


def _delimiter(sample: str) -> str:
    """The separator that cuts most lines of the sample into the same number of parts, more than one."""
    lines = [line for line in sample.splitlines()[:-1] if line.strip()][:50] or sample.splitlines()[:1]
    best, best_score = ",", 0
    for candidate in (",", "\t", ";"):
        counts = Counter(line.count(candidate) for line in lines)
        counts.pop(0, None)
        if counts:
            cuts, agreeing = counts.most_common(1)[0]
            score = agreeing * 100 + cuts
            if score > best_score:
                best, best_score = candidate, score
    return best
