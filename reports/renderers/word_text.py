"""The words of a paper: its head, its paragraphs, its list of annexes, its end, as GB/T 9704-2012 places them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from registry.language import _, current
from reports.document import Document
from reports.renderers.word_fit import ems
from reports.renderers.word_page import LINE_PITCH
from reports.renderers.word_xml import bookmark, field, marked, paragraph, run, tab, words
from reports.renderers.wording import legal, prose, subtitle

LONG, MANY = 6, 4
"""Sections and annexes from which on a report has a table of contents."""

_TITLE_EMS = 20
"""Characters of a title that go on a line."""

_LEVELS = (
    (re.compile(r"（[一二三四五六七八九十]+）[^。；]{1,40}"), 2),
    (re.compile(r"\d{1,2}[.．] ?[^。；]{1,40}"), 3),
)
"""How a paragraph begins, whole, that is a heading below that of its section."""

BLANK = paragraph("Normal")

_KEPT = 12
"""Annexes whose list stays on one page."""


def has_contents(sections: int, annexes: int) -> bool:
    """Whether a report of so many sections and annexes begins with a table of contents."""
    return sections >= LONG and annexes >= MANY


def title_lines(title: str) -> list[str]:
    """A title that is longer than a line in lines that each make sense: before a bracket, behind 的, else in halves."""
    title = legal(title)
    if current() != "zh" or not _TITLE_EMS < ems(title) <= 2 * _TITLE_EMS:
        return [title]
    breaks = [match.end() for match in re.finditer(r"的|(?=（)", title)]
    fitting = [at for at in breaks if max(ems(title[:at]), ems(title[at:])) <= _TITLE_EMS]
    if not fitting:
        return [title]
    at = min(fitting, key=lambda at: abs(ems(title[:at]) - ems(title[at:])))
    return [title[:at], title[at:]]


def body_text(text: str) -> Iterator[str]:
    """The paragraphs of *text*, short ones that begin like a heading as headings."""
    for line in text.splitlines():
        if line.strip():
            said = prose(line.strip())
            level = level_of(said)
            yield words(f"Heading{level}" if level else "ZrBody", said)


def level_of(line: str) -> int:
    """The level of the heading that a paragraph is by how it begins, below that of its section; 0 if it is none."""
    return next((level for form, level in _LEVELS if form.fullmatch(line)), 0)


def head(document: Document, *, tells_notice: bool) -> Iterator[str]:
    """Document number, title, and what it tells of: place, period, day of the data."""
    if tells_notice and document.notice:
        yield words("ZrSubtitle", document.notice)
    if document.letter.number:
        yield words("ZrNumber", document.letter.number)
        yield BLANK
    yield paragraph("Title", "<w:r><w:br/></w:r>".join(map(run, title_lines(document.title))))
    told = told_below_title(document)
    if told:
        gap = "　" if current() == "zh" else "; "
        yield words("ZrSubtitle", f"（{gap.join(told)}）" if current() == "zh" else gap.join(told))
    if not document.is_brief:
        yield BLANK


def told_below_title(document: Document) -> list[str]:
    """Place, period and day of the data; nothing where the signature says the same."""
    letter = document.letter
    if letter.issuer == document.place and letter.day == document.as_of and letter.issuer:
        return []
    return [prose(part) for part in subtitle(document)]


def addressee(document: Document) -> Iterator[str]:
    """To whom it goes, from the edge on, with a colon."""
    if document.letter.addressee:
        yield words(
            "ZrAddressee", _("{name}:").format(name=document.letter.addressee.rstrip("：: "))
        )


def section_heading(text: str, number: int) -> str:
    """A heading that the table of contents points to."""
    return paragraph("Heading1", marked(run(text), number))


def annex_heading(name: str, title: str, mark: int, *, is_first: bool) -> Iterator[str]:
    """附件 with its number at the edge, its title in the middle; on a new page, which a new section brings by itself."""
    yield words("ZrAnnexMark", name, "" if is_first else "<w:pageBreakBefore/>")
    yield paragraph("ZrAnnexTitle", marked(run(title), mark))


def kept_with_next(text: list[str]) -> list[str]:
    """*text* whose last paragraph stays on the page of what follows, so that no page holds the list of annexes alone."""
    if not text:
        return text
    before, start, last = text[-1].rpartition("<w:p><w:pPr>")
    style, close, rest = last.partition("/>")
    if not rest or rest.startswith("<w:keepNext/>") or "</w:tbl>" in last:
        return text
    return [*text[:-1], f"{before}{start}{style}{close}<w:keepNext/>{rest}"]


def annex_name(number: int, of: int) -> str:
    """What an annex is called: 附件2, or 附件 alone where there is only one."""
    if of == 1:
        return _("Annex")
    return _("Annex {number}").format(number=number)


def heading_to(heading: str, annexes: Iterable[int], of: int) -> str:
    """A heading below which nothing stands but in annexes of these numbers."""
    names = _(", ").join(annex_name(number, of) for number in annexes)
    return _("{heading} (see {annexes})").format(heading=heading, annexes=names)


def annex_list(titles: Sequence[str], *, is_told: bool = False) -> Iterator[str]:
    """The annexes by number and title, below the text (附件说明); titles stand below each other and stay together.

    Where the table of contents has told them already (*is_told*), only how many there are.
    """
    lead = _("Annexes:")
    if not titles:
        return
    if is_told:
        yield words("ZrAnnexList", lead + contents_told(len(titles)), _apart(_indent(5, 3)))
        return
    if len(titles) == 1:
        yield words("ZrAnnexList", f"{lead}{titles[0]}", _apart(_indent(5, 3)))
        return
    for number, title in enumerate(titles, 1):
        first = number == 1
        left, hanging = (7 if len(titles) > 9 else 6.5), (5 if first else 2)
        indent = _indent(left, hanging if not first else left - 2)
        keep = "<w:keepNext/>" if number < min(len(titles), _KEPT) else ""
        yield paragraph(
            "ZrAnnexList",
            (run(lead) if first else "") + run(f"{number}. {title}"),
            keep + (_apart(indent) if first else indent),
        )


def contents_told(annexes: int) -> str:
    """What stands in place of a list of annexes that the table of contents holds."""
    return _("{count}, named in the table of contents").format(count=annexes)


def _apart(indent: str) -> str:
    """The properties of a paragraph an empty line below the text."""
    return f'<w:spacing w:before="{LINE_PITCH}"/>{indent}'


def _indent(left: float, hanging: float) -> str:
    """An indent of so many characters, the first line so many less."""
    return (
        f'<w:ind w:leftChars="{round(left * 100)}" w:left="{round(left * 316)}"'
        f' w:hangingChars="{round(hanging * 100)}" w:hanging="{round(hanging * 316)}"/>'
    )


def signature(document: Document) -> Iterator[str]:
    """The issuing unit and, four characters from the edge, the day, where they are said."""
    letter = document.letter
    if not (letter.issuer or letter.day):
        return
    yield paragraph("Normal", "", "<w:keepNext/>")
    if letter.issuer:
        yield words("ZrSignature", letter.issuer, "<w:keepNext/>" + _right(2))
    if letter.day:
        yield words("ZrSignature", prose(letter.day), _right(4))


def _right(characters: int) -> str:
    return f'<w:ind w:rightChars="{characters * 100}" w:right="{characters * 316}"/>'


def contents(entries: Sequence[tuple[str, int]]) -> Iterator[str]:
    """A table of contents as a field that Word can update, filled so that it reads without that.

    *entries* are headings with the numbers of their bookmarks. On which page each stands only a word processor knows: the
    field of the page number is empty until it asks for it.
    """
    yield words("ZrContents", _("Table of contents"))
    lines = [_entry(text, number) for text, number in entries]
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">'
        ' TOC \\o "1-1" \\h \\z \\t "附件标题,1" </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    last = len(lines) - 1
    for n, line in enumerate(lines):
        yield paragraph("TOC1", (begin if not n else "") + line + (end if n == last else ""))


def _entry(text: str, number: int) -> str:
    name = bookmark(number)
    page = field(f"PAGEREF {name} \\h", run(""))
    return f'<w:hyperlink w:anchor="{name}" w:history="1">{run(legal(text))}{tab()}{page}</w:hyperlink>'
