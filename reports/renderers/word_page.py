"""The page of an official paper (GB/T 9704-2012): A4, margins, the text area and its grid, header and page numbers.

Lengths are in twentieths of a point. The text area is 156 by 225 mm and holds 22 lines of 28 characters. As 28
characters of 16 points are wider than 156 mm, the grid of the page sets the pitch: 15.79 points a character, 28.95 a line.
"""

from __future__ import annotations

from reports.renderers.word_xml import DECLARED, field, paragraph, run

LINES, CHARACTERS = 22, 28
BODY_POINTS = 16
"""三号."""


def twips(millimetres: float) -> int:
    """Millimetres in twentieths of a point."""
    return round(millimetres * 1440 / 25.4)


WIDTH, HEIGHT = twips(210), twips(297)
TEXT_WIDTH, TEXT_HEIGHT = twips(156), twips(225)
TOP, LEFT = twips(37), twips(28)
BOTTOM, RIGHT = HEIGHT - TOP - TEXT_HEIGHT, WIDTH - LEFT - TEXT_WIDTH

LINE_PITCH = TEXT_HEIGHT // LINES
"""From line to line, in twips."""

CHARACTER_SPACE = (TEXT_WIDTH * 4096) // (20 * CHARACTERS) - BODY_POINTS * 4096
"""What a character of the body is wider than its size, in 1/4096 of a point; less than nothing here."""

TWO_CHARACTERS = 2 * TEXT_WIDTH // CHARACTERS
"""The indent of a paragraph's first line."""

BRIEF_POINTS, BRIEF_PITCH = 10.5, 320
"""The body of a brief paper, which stays on a sheet or two: 五号, and twips from line to line."""

BRIEF_SIDE, BRIEF_TOP, BRIEF_BOTTOM = twips(18), twips(15), twips(15)
BRIEF_WIDTH, BRIEF_HEIGHT = WIDTH - 2 * BRIEF_SIDE, HEIGHT - BRIEF_TOP - BRIEF_BOTTOM
"""Margins and text area of a brief paper."""

_HEADER = twips(22)
_FOOTER = BOTTOM - twips(7) - 400
"""The page number stands 7 mm below the text area."""


def section(references: str = "") -> str:
    """The properties of a section of pages as text; *references* name its headers and footers."""
    return (
        f"<w:sectPr {DECLARED}>{references}"
        f'<w:pgSz w:w="{WIDTH}" w:h="{HEIGHT}"/>'
        f'<w:pgMar w:top="{TOP}" w:right="{RIGHT}" w:bottom="{BOTTOM}" w:left="{LEFT}"'
        f' w:header="{_HEADER}" w:footer="{_FOOTER}" w:gutter="0"/>'
        f'<w:docGrid w:type="linesAndChars" w:linePitch="{LINE_PITCH}"'
        f' w:charSpace="{CHARACTER_SPACE}"/></w:sectPr>'
    )


def brief_section(references: str = "") -> str:
    """The same of a brief paper: narrow margins, no grid."""
    return (
        f"<w:sectPr {DECLARED}>{references}"
        f'<w:pgSz w:w="{WIDTH}" w:h="{HEIGHT}"/>'
        f'<w:pgMar w:top="{BRIEF_TOP}" w:right="{BRIEF_SIDE}" w:bottom="{BRIEF_BOTTOM}" w:left="{BRIEF_SIDE}"'
        f' w:header="{BRIEF_TOP // 2}" w:footer="{BRIEF_BOTTOM // 3}" w:gutter="0"/></w:sectPr>'
    )


def header(notice: str) -> str:
    """A header with the notice, as a whole part."""
    return f"<w:hdr {DECLARED}>{paragraph('ZrHeader', run(notice))}</w:hdr>"


def footer(*, is_even: bool) -> str:
    """A footer with the page number between dashes: one character from the outer edge, left on even pages."""
    side = "left" if is_even else "right"
    number = run("— ") + field("PAGE", run("1")) + run(" —")
    edge = f'<w:ind w:{side}Chars="100" w:{side}="280"/><w:jc w:val="{side}"/>'
    return f"<w:ftr {DECLARED}>{paragraph('ZrFooter', number, edge)}</w:ftr>"


SETTINGS = (
    f'<w:settings {DECLARED}><w:zoom w:percent="100"/><w:bordersDoNotSurroundHeader/>'
    '<w:bordersDoNotSurroundFooter/><w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/>'
    '<w:drawingGridVerticalSpacing w:val="156"/><w:displayHorizontalDrawingGridEvery w:val="0"/>'
    '<w:displayVerticalDrawingGridEvery w:val="2"/>'
    '<w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:spaceForUL/>'
    "<w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/><w:ulTrailSpace/>"
    "<w:doNotExpandShiftReturn/><w:useFELayout/>"
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"'
    ' w:val="15"/></w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
)
"""The settings of a paper of our own: headers and footers of even pages differ, punctuation may be set close."""
