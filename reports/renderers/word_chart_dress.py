"""How a chart looks on paper: Chinese fonts, quiet lines, colours that differ in grey too, numbers in their unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

from lxml import etree

from reports.renderers.word_styles import HEI, SONG
from reports.renderers.word_xml import NAMESPACES
from reports.renderers.wording import legal

_C = f"{{{NAMESPACES['c']}}}"
_DECLARED = " ".join(f'xmlns:{prefix}="{NAMESPACES[prefix]}"' for prefix in ("a", "c", "r"))
_GREY = "BFBFBF"
_NO_LEADERS = (
    '<c:extLst><c:ext uri="{CE6537A1-D6FC-4f65-9D91-7224C49458BB}" '
    'xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart">'
    '<c15:showLeaderLines val="0"/></c:ext></c:extLst>'
)
"""Numbers that were moved are not tied to their bars by lines."""

_SMALL, _ASIDE = 0.09, 0.05
"""The share of the greatest level below which a step is too low for its number, which then stands so far beside it."""

_TITLE_POINTS, _TEXT_POINTS = 12, 9


@dataclass(frozen=True, slots=True)
class Look:
    """What is said of a chart beside its data; a series without a colour is invisible.

    *is_labelled* writes its number beside every bar; *has_labels_of_bars* what each bar is; *step* is from line to line
    of a chart that stands beside another, with whose bars its own must be level.
    """

    title: str
    colours: tuple[str, ...]
    pattern: str
    is_upright: bool
    is_labelled: bool
    has_labels_of_bars: bool = True
    step: float = 0


def dressed(written: str, look: Look) -> bytes:
    """The chart's XML as python-pptx wrote it, made fit for a paper; its workbook is the part's first relation."""
    parser = etree.XMLParser(remove_blank_text=True, resolve_entities=False)
    root = etree.fromstring(written.encode(), parser)
    chart = root.find(f"{_C}chart")
    plot = chart.find(f"{_C}plotArea")
    _before(root, "chart", '<c:roundedCorners val="0"/>')
    chart.find(f"{_C}autoTitleDeleted").set("val", "0")
    chart.insert(0, _made(_title(look.title, _TEXT_POINTS + 1 if look.step else _TITLE_POINTS)))
    plot.insert(0, _made(_layout(look)))
    _bars(plot.find(f"{_C}barChart"), look)
    _category_axis(plot.find(f"{_C}catAx"), look)
    _value_axis(plot.find(f"{_C}valAx"), look)
    _after(plot, _legend(look))
    _before(chart, "dispBlanksAs", '<c:plotVisOnly val="1"/>')
    text = root.find(f"{_C}txPr")
    root.replace(text, _made(_text(_TEXT_POINTS)))
    _before(root, "txPr", "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>")
    root.append(_made('<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData>'))
    whole: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return whole


def _made(xml: str) -> Any:
    head, slash, rest = xml.partition(" " if " " in xml.split(">", 1)[0] else ">")
    if head.endswith("/"):
        head, slash = head[:-1], f"/{slash}"
    return etree.fromstring(f"{head} {_DECLARED}{slash}{rest}")


def _before(parent: Any, name: str, xml: str) -> None:
    parent.find(f"{_C}{name}").addprevious(_made(xml))


def _after(element: Any, xml: str) -> None:
    if xml:
        element.addnext(_made(xml))


def _font(font: str, points: int, bold: bool = False) -> str:
    return (
        f'sz="{points * 100}" b="{int(bold)}"><a:solidFill><a:srgbClr val="262626"/></a:solidFill>'
        f'<a:latin typeface="{font}"/><a:ea typeface="{font}"/><a:cs typeface="{font}"/>'
    )


def _text(points: int, font: str = SONG) -> str:
    return (
        "<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>"
        f'<a:defRPr {_font(font, points)}</a:defRPr></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>'
    )


def _title(text: str, points: int) -> str:
    return (
        "<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr>"
        f"<a:defRPr {_font(HEI, points)}</a:defRPr></a:pPr><a:r>"
        f'<a:rPr lang="zh-CN" {_font(HEI, points)}</a:rPr><a:t>{escape(legal(text))}</a:t></a:r></a:p>'
        '</c:rich></c:tx><c:overlay val="0"/></c:title>'
    )


def _layout(look: Look) -> str:
    """Where the bars stand; Word chooses, but for two charts beside each other whose bars must be level."""
    if not look.step:
        return "<c:layout/>"
    left, width = (0.42, 0.53) if look.has_labels_of_bars else (0.04, 0.86)
    return (
        '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
        f'<c:x val="{left}"/><c:y val="0.08"/><c:w val="{width}"/><c:h val="0.8"/></c:manualLayout></c:layout>'
    )


def _bars(bars: Any, look: Look) -> None:
    if bars.find(f"{_C}varyColors") is None:
        _after(bars.find(f"{_C}grouping"), '<c:varyColors val="0"/>')
    all_series = bars.findall(f"{_C}ser")
    small = _SMALL * max(map(sum, zip(*map(_values, all_series), strict=True)), default=0)
    for series, colour in zip(all_series, look.colours, strict=True):
        filled = (
            f'<a:solidFill><a:srgbClr val="{colour.lstrip("#").upper()}"/></a:solidFill>'
            if colour
            else "<a:noFill/>"
        )
        for old in series.findall(f"{_C}invertIfNegative"):
            series.remove(old)
        place = series.find(f"{_C}tx")
        low = [n for n, value in enumerate(_values(series)) if 0 < value < small]
        place.addnext(_made(_labels(look, low, is_shown=bool(colour))))
        place.addnext(_made('<c:invertIfNegative val="0"/>'))
        place.addnext(_made(f"<c:spPr>{filled}<a:ln><a:noFill/></a:ln></c:spPr>"))
    for old in bars.findall(f"{_C}gapWidth"):
        bars.remove(old)
    bars.findall(f"{_C}ser")[-1].addnext(_made('<c:gapWidth val="45"/>'))


def _values(series: Any) -> list[float]:
    """The numbers of a series, nothing as zero."""
    cache = series.find(f"{_C}val//{_C}numCache")
    values = [0.0] * int(cache.find(f"{_C}ptCount").get("val"))
    for point in cache.findall(f"{_C}pt"):
        values[int(point.get("idx"))] = float(point.findtext(f"{_C}v"))
    return values


def _labels(look: Look, small: Sequence[int], *, is_shown: bool) -> str:
    """The numbers of the bars; *small* are bars on an invisible base so low that the number stands beside them."""
    if not (look.is_labelled and is_shown):
        shown = "".join(
            f'<c:{name} val="0"/>'
            for name in (
                "showLegendKey",
                "showVal",
                "showCatName",
                "showSerName",
                "showPercent",
                "showBubbleSize",
            )
        )
        return f"<c:dLbls>{shown}</c:dLbls>"
    stacked = len(look.colours) > 1 and "" in look.colours
    place = "" if stacked or len(look.colours) == 1 else '<c:dLblPos val="outEnd"/>'
    pattern = escape(look.pattern, {'"': "&quot;"})
    ground = '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>' if stacked else "<a:noFill/>"
    number = f'<c:numFmt formatCode="{pattern}" sourceLinked="0"/>'
    shown = (
        f"{_text(_TEXT_POINTS)}{place}"
        '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/>'
        '<c:showPercent val="0"/><c:showBubbleSize val="0"/>'
    )
    aside = (
        f'<c:x val="0"/><c:y val="-{_ASIDE}"/>'
        if look.is_upright
        else f'<c:x val="{_ASIDE}"/><c:y val="0"/>'
    )
    moved = "".join(
        f'<c:dLbl><c:idx val="{n}"/><c:layout><c:manualLayout>{aside}</c:manualLayout></c:layout>'
        f"{number}<c:spPr><a:noFill/></c:spPr>{shown}</c:dLbl>"
        for n in (small if stacked else ())
    )
    return f"<c:dLbls>{moved}{number}<c:spPr>{ground}</c:spPr>{shown}{_NO_LEADERS if moved else ''}</c:dLbls>"


def _line(colour: str) -> str:
    return f'<c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:ln></c:spPr>'


def _category_axis(axis: Any, look: Look) -> None:
    """The names of the bars, the first on top where bars lie."""
    for name in ("majorTickMark", "minorTickMark"):
        axis.find(f"{_C}{name}").set("val", "none")
    place = axis.find(f"{_C}tickLblPos")
    place.set("val", "low" if look.has_labels_of_bars else "none")
    place.addnext(_made(_text(_TEXT_POINTS)))
    place.addnext(_made(_line("7F7F7F")))
    if not look.is_upright:
        axis.find(f"{_C}scaling/{_C}orientation").set("val", "maxMin")


def _value_axis(axis: Any, look: Look) -> None:
    """The numbers, below the bars; lines so thin that the bars stand out."""
    scaling = axis.find(f"{_C}scaling")
    if scaling.find(f"{_C}orientation") is None:
        scaling.append(_made('<c:orientation val="minMax"/>'))
    lines = axis.find(f"{_C}majorGridlines")
    lines.append(_made(_line("E3E3E3")))
    pattern = escape(look.pattern.partition(".")[0])
    _after(lines, f'<c:numFmt formatCode="{pattern}" sourceLinked="0"/>')
    for name in ("majorTickMark", "minorTickMark"):
        axis.find(f"{_C}{name}").set("val", "none")
    place = axis.find(f"{_C}tickLblPos")
    place.addnext(_made(_text(_TEXT_POINTS)))
    place.addnext(_made("<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>"))
    crosses = axis.find(f"{_C}crosses")
    if not look.is_upright:
        crosses.set("val", "max")
    if axis.find(f"{_C}crossBetween") is None:
        _after(crosses, '<c:crossBetween val="between"/>')
    if look.step:
        _after(axis.find(f"{_C}crossBetween"), f'<c:majorUnit val="{look.step}"/>')


def _legend(look: Look) -> str:
    if len(look.colours) < 2:
        return ""
    hidden = "".join(
        f'<c:legendEntry><c:idx val="{n}"/><c:delete val="1"/></c:legendEntry>'
        for n, colour in enumerate(look.colours)
        if not colour
    )
    return f'<c:legend><c:legendPos val="b"/>{hidden}<c:overlay val="0"/>{_text(_TEXT_POINTS)}</c:legend>'
