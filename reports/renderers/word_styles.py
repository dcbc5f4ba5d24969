"""The styles of an official paper and its fonts: 仿宋 for the body, 小标宋 for the title, 黑体, 楷体, 仿宋 for headings.

Fonts are named, so that no theme changes them. Where a font is not on a machine, the font table gives other names under
which the same letters are found there. The body's line spacing is that of the page's grid to the point: word processors
that cannot set characters closer than their size, as the grid asks, keep 22 lines of 28 characters all the same.
"""

from __future__ import annotations

from dataclasses import dataclass

from reports.renderers.word_page import (
    BODY_POINTS,
    BRIEF_PITCH,
    BRIEF_POINTS,
    LINE_PITCH,
    TEXT_WIDTH,
    TWO_CHARACTERS,
)
from reports.renderers.word_xml import DECLARED

FANGSONG, TITLE, HEI, KAI, SONG = "仿宋_GB2312", "方正小标宋简体", "黑体", "楷体_GB2312", "宋体"
LATIN = "Times New Roman"

FONTS = {
    FANGSONG: "仿宋,FangSong,华文仿宋,STFangsong,方正仿宋_GBK",
    TITLE: "方正小标宋_GBK,FZXiaoBiaoSong-B05S,华文中宋,STZhongsong,宋体,SimSun",
    HEI: "SimHei,方正黑体_GBK,华文黑体,STHeiti",
    KAI: "楷体,KaiTi,华文楷体,STKaiti,方正楷体_GBK",
    SONG: "SimSun,华文宋体,STSong",
}
"""Each font and, in order, what stands in for it."""

TABLE_SIZES = (10.5, 9, 7.5)
"""Sizes of the text of tables in points: 五号, 小五, 六号."""

_LEADING = 1.3
"""From line to line in a table, in sizes."""


@dataclass(frozen=True, slots=True)
class _Style:
    """A paragraph style: its id and name, font and size in points (those of the body if none), and its properties."""

    id: str
    name: str
    font: str | None
    size: float
    paragraph: str = ""


def table_style(what: str, size: float) -> str:
    """The id of the style of table text: *what* is Text, Number or Head."""
    return f"ZrTable{what}{round(size * 2)}"


def leading(size: float) -> int:
    """From line to line in a table of that size, in twips."""
    return round(size * _LEADING * 20)


def _off_grid(exact: float | None = None, before: int = 0, after: int = 0) -> str:
    """Text that does not stand on the lines of the page's grid; *exact* points from line to line."""
    line = f'{round(exact * 20)}" w:lineRule="exact' if exact else '240" w:lineRule="auto'
    return f'<w:snapToGrid w:val="0"/><w:spacing w:before="{before}" w:after="{after}" w:line="{line}"/>'


_ON_LINES = f'<w:snapToGrid w:val="0"/><w:spacing w:line="{LINE_PITCH}" w:lineRule="exact"/>'
_CHINESE = '<w:lang w:eastAsia="zh-CN"/>'
_CLOSE = '<w:spacing w:val="-5"/>'
"""A quarter of a point less between characters of the body: 28 of them go on a line without a grid, too."""


_FIRST = f'<w:ind w:firstLineChars="200" w:firstLine="{TWO_CHARACTERS}"/>'
_TOGETHER = "<w:keepNext/><w:keepLines/>"


def _heading(level: int, font: str) -> _Style:
    form = f'{_TOGETHER}{_FIRST}<w:jc w:val="left"/><w:outlineLvl w:val="{level - 1}"/>'
    return _Style(f"Heading{level}", f"heading {level}", font, BODY_POINTS, form)


def _centred(before: str = "", after: str = "") -> str:
    return f'{before}<w:ind w:firstLine="0"/><w:jc w:val="center"/>{after}'


def _table_styles(size: float) -> tuple[_Style, ...]:
    spacing = _off_grid(size * _LEADING)
    suffix = {10.5: "", 9: "（小五）", 7.5: "（六号）"}[size]
    return (
        _Style(
            table_style("Text", size),
            f"表格文字{suffix}",
            SONG,
            size,
            spacing + '<w:jc w:val="left"/>',
        ),
        _Style(
            table_style("Number", size),
            f"表格数字{suffix}",
            SONG,
            size,
            spacing + '<w:jc w:val="right"/>',
        ),
        _Style(
            table_style("Head", size),
            f"表头{suffix}",
            HEI,
            size,
            f'<w:keepNext/>{spacing}<w:jc w:val="center"/>',
        ),
    )


def _styles() -> tuple[_Style, ...]:
    titled = _off_grid(35, 0, 0)
    return (
        _Style("Title", "Title", TITLE, 22, _TOGETHER + _centred(titled)),
        _Style("ZrSubtitle", "标题下说明", KAI, BODY_POINTS, _TOGETHER + _centred()),
        _Style("ZrNumber", "发文字号", None, BODY_POINTS, _TOGETHER + _centred()),
        _Style("ZrAddressee", "主送机关", None, BODY_POINTS, "<w:keepNext/>"),
        _Style("ZrBody", "公文正文", None, BODY_POINTS, _FIRST),
        _heading(1, HEI),
        _heading(2, KAI),
        _heading(3, FANGSONG),
        _heading(4, FANGSONG),
        _Style(
            "ZrTableTitle",
            "表题",
            HEI,
            12,
            f'<w:keepNext/>{_off_grid(20, 160, 60)}<w:jc w:val="center"/>',
        ),
        *(style for size in TABLE_SIZES for style in _table_styles(size)),
        _Style(
            "ZrFigureLabel", "指标", FANGSONG, 12, _off_grid(20, 20, 20) + '<w:jc w:val="left"/>'
        ),
        _Style(
            "ZrFigureValue", "数值", FANGSONG, 12, _off_grid(20, 20, 20) + '<w:jc w:val="right"/>'
        ),
        _Style("ZrTableNote", "表注", SONG, 9, _off_grid(13, 40, 0) + '<w:jc w:val="left"/>'),
        _Style("ZrGap", "间隔", SONG, 1, _off_grid(8)),
        _Style("ZrPicture", "图", SONG, 10.5, _off_grid(None, 120, 60) + '<w:jc w:val="center"/>'),
        _Style("ZrAnnexMark", "附件序号", HEI, BODY_POINTS, f'{_TOGETHER}<w:jc w:val="left"/>'),
        _Style(
            "ZrAnnexTitle",
            "附件标题",
            TITLE,
            22,
            _TOGETHER + _centred(_off_grid(35, 0, 200), '<w:outlineLvl w:val="0"/>'),
        ),
        _Style("ZrAnnexList", "附件说明", None, BODY_POINTS, ""),
        _Style("ZrSignature", "署名和成文日期", None, BODY_POINTS, '<w:jc w:val="right"/>'),
        _Style("ZrContents", "目录标题", HEI, BODY_POINTS, _TOGETHER + _centred()),
        _Style(
            "TOC1",
            "toc 1",
            FANGSONG,
            14,
            f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{TEXT_WIDTH}"/></w:tabs>'
            + _off_grid(23)
            + '<w:jc w:val="left"/>',
        ),
        _Style("ZrHeader", "header", SONG, 10.5, _off_grid(14) + '<w:jc w:val="center"/>'),
        _Style("ZrFooter", "footer", SONG, 14, _off_grid(20)),
    )


def _fonts(font: str, tongue: str) -> str:
    latin = font if tongue == "zh" else LATIN
    return f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{font}" w:cs="{LATIN}"' + (
        ' w:hint="eastAsia"/>' if tongue == "zh" else "/>"
    )


def _size(points: float) -> str:
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


def _style(style: _Style, tongue: str) -> str:
    follows = '<w:next w:val="ZrBody"/>' if style.id.startswith(("Heading", "Title")) else ""
    look = f"<w:rPr>{_CHINESE}</w:rPr>"
    if style.font:
        bold = "<w:b/>" if tongue != "zh" and style.font in {HEI, TITLE} else ""
        close = _CLOSE if style.size == BODY_POINTS else '<w:spacing w:val="0"/>'
        look = (
            f"<w:rPr>{_fonts(style.font, tongue)}{bold}{close}{_size(style.size)}{_CHINESE}</w:rPr>"
        )
    return (
        f'<w:style w:type="paragraph" w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
        f'<w:basedOn w:val="Normal"/>{follows}<w:qFormat/>'
        f"<w:pPr>{style.paragraph}</w:pPr>{look}</w:style>"
    )


def _brief(xml: str) -> str:
    """The same styles for a brief paper: body, headings and title smaller and closer, what stands off the grid as it was."""
    for old, new in (
        (f'w:line="{LINE_PITCH}"', f'w:line="{BRIEF_PITCH}"'),
        (f'w:firstLine="{TWO_CHARACTERS}"', f'w:firstLine="{round(BRIEF_POINTS * 40)}"'),
        (_CLOSE, '<w:spacing w:val="0"/>'),
        (_size(22), _size(18)),
        (_size(BODY_POINTS), _size(BRIEF_POINTS)),
        (_size(12), _size(BRIEF_POINTS)),
        (_off_grid(8), _off_grid(5)),
        (_off_grid(35), _off_grid(26)),
        (_off_grid(20, 20, 20), _off_grid(14)),
        (_off_grid(20, 160, 60), _off_grid(14, 60, 30)),
        (_off_grid(13, 40, 0), _off_grid(11, 10, 0)),
    ):
        xml = xml.replace(old, new)
    return xml


def styles_xml(tongue: str, *, is_brief: bool = False) -> str:
    """All styles as a whole part, those of a brief paper with *is_brief*; Latin letters are drawn in the Chinese fonts, as offices do, but in an English paper."""
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{_fonts(FANGSONG, tongue)}"
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
    )
    normal = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        f'<w:qFormat/><w:pPr>{_ON_LINES}<w:jc w:val="both"/></w:pPr>'
        f"<w:rPr>{_fonts(FANGSONG, tongue)}{_CLOSE}{_size(BODY_POINTS)}</w:rPr></w:style>"
    )
    table = (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
        '<w:left w:w="60" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    )
    made = "".join(_style(each, tongue) for each in _styles())
    made = normal + table + made
    return f"<w:styles {DECLARED}>{defaults}{_brief(made) if is_brief else made}</w:styles>"


def font_table_xml() -> str:
    """The fonts as a whole part, each with what stands in for it."""
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{others}"/><w:charset w:val="86"/>'
        f'<w:family w:val="{"script" if name == KAI else "modern" if name in {FANGSONG, HEI} else "auto"}"/>'
        '<w:pitch w:val="default"/></w:font>'
        for name, others in FONTS.items()
    )
    latin = (
        f'<w:font w:name="{LATIN}"><w:charset w:val="00"/><w:family w:val="roman"/>'
        '<w:pitch w:val="variable"/></w:font>'
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f"<w:fonts {DECLARED}>{fonts}{latin}</w:fonts>"
    )
