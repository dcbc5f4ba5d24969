"""Text made fit for a page: control characters made visible, headings numbered, the lines of a title."""

from __future__ import annotations

import re

from registry.language import _, current
from registry.periods import in_words
from reports.document import Document, Figure, Figures, Section

_BREAKS = re.compile(r"[\t\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_DIRECTIONS = re.compile(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_DAY = re.compile(r"(?<![\d-])(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?![\d-])")
_DIGITS = "零一二三四五六七八九"

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def one_line(text: str) -> str:
    """*text* on one line, without marks that turn the reading direction; other control characters made visible."""
    return legal(_DIRECTIONS.sub("", text))


def legal(text: str) -> str:
    """*text* on one line, with all that XML may hold; control characters made visible."""
    return _CONTROLS.sub(REPLACEMENT, _BREAKS.sub(" ", text))


def paragraphs(text: str) -> list[str]:
    """The lines of *text* that hold anything, each a paragraph."""
    return [one_line(line) for line in text.splitlines() if line.strip()]


def prose(text: str) -> str:
    """*text* with its days as a Chinese paper writes them: 2026年3月1日."""
    if current() != "zh":
        return text
    return _DAY.sub(lambda day: f"{day[1]}年{int(day[2])}月{int(day[3])}日", text)


def ordinal(number: int, tongue: str) -> str:
    """The number before a heading: 一、 in Chinese, ``1. `` in English."""
    if tongue != "zh":
        return f"{number}. "
    tens, ones = divmod(number, 10)
    lead = "" if tens == 0 else "十" if tens == 1 else _DIGITS[tens] + "十"
    return lead + (_DIGITS[ones] if ones else "") + "、"


def heading(number: int, section: Section, document: Document) -> str:
    """The heading of the section with its number."""
    return ordinal(number, document.tongue) + one_line(section.title)


def figures_by_section(document: Document) -> list[tuple[str, Figure]]:
    """Every figure after the title of its section: a label such as “now” alone says too little in a list."""
    return [
        (one_line(section.title), figure)
        for section in document.sections
        for block in section.blocks
        if isinstance(block, Figures)
        for figure in block.figures
    ]


def subtitle(document: Document) -> list[str]:
    """What stands under the title: the place, the period, the day of the data; the notice is drawn apart."""
    parts = [one_line(document.place)] if document.place else []
    if document.period:
        parts.append(_("Period: {period}").format(period=in_words(one_line(document.period))))
    if document.as_of:
        parts.append(_("As of: {day}").format(day=one_line(document.as_of)))
    return parts
