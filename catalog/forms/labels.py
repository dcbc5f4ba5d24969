"""Which field a label means: “3．申 请 部 门：”, “*申请部门（盖章）” and “Applicant” are one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from catalog.forms.layout import kind
from registry.intake.cells import squeezed
from registry.intake.headers import header_key, header_unit, known_headers
from registry.sheets import Column

LONGEST = 60
"""Most characters of a label."""

_NUMBERING = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2})*[)、.,:]?|\(\d{1,2}\)|\(?[一二三四五六七八九十]{1,3}[)、.,:]|[①-⑳])+"
)
_BRACKETS = re.compile(r"[(\[【][^()\[\]【】]*[)\]】]$")
_ASKING = re.compile(r"^(?:是否|有无|拟)")
_LINE = re.compile(r"([^:：]{1,40})[:：]")
_NEXT = re.compile(r"(?<=[\s\u3000])([^\s\u3000:：]{2,30})[:：]")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label with what was said behind it in the same line: the field, the label as written, the answer."""

    column: Column
    label: str
    answer: str


@cache
def column_of(text: str) -> Column | None:
    """The field that *text* is the label of; None if it is no label."""
    if not text or len(text) > LONGEST:
        return None
    known = known_headers(kind())
    return next((known[key] for key in _keys(text) if key in known), None)


def _keys(text: str) -> Iterator[str]:
    """The label with less and less around it."""
    plain = squeezed(text)
    yield header_key(plain)
    plain = plain.strip("*★·:_•●◆▲>")
    unnumbered = _NUMBERING.sub("", plain, count=1) if _NUMBERING.match(plain) else plain
    yield header_key(unnumbered)
    shorter = unnumbered.rstrip(":*")
    while (cut := _BRACKETS.sub("", shorter)) != shorter:
        shorter = cut.rstrip(":*")
        yield header_key(shorter)
    yield header_key(_ASKING.sub("", shorter))


def unit_of(label: str) -> str | None:
    """The unit that a label gives its number: 经费（万元）; None if it gives none."""
    return header_unit(label)


def ends_openly(label: str) -> bool:
    """Whether a colon says that the answer follows."""
    return label.rstrip().endswith((":", "："))


def labelled(line: str) -> list[Labelled]:
    """The labels with answers that stand in one line, “申请部门：市民政局  申请日期：2026年3月2日”; none if it begins with none."""
    first = _LINE.match(line)
    column = column_of(first[1].strip()) if first else None
    if first is None or column is None:
        return []
    marks = [(first.start(), first.end(), first[1].strip(), column)]
    for match in _NEXT.finditer(line, first.end()):
        following = column_of(match[1])
        if following is not None:
            marks.append((match.start(), match.end(), match[1], following))
    ends = [start for start, _end, _label, _column in marks[1:]] + [len(line)]
    return [
        Labelled(field, label, line[begin:end].strip())
        for (_start, begin, label, field), end in zip(marks, ends, strict=True)
    ]


def foreign(line: str) -> tuple[str, str] | None:
    """A short label that no field has, and its answer; None if *line* is no such thing."""
    match = _LINE.match(line)
    if match is None or len(match[1].strip()) > 12 or column_of(match[1].strip()):
        return None
    return match[1].strip(), line[match.end() :].strip()
