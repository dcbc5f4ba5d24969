"""Figures as they stand in running text and in cells: their value, unit, precision, and how sure they say they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from registry.intake.cells import squeezed, tidy
from registry.intake.numbers import written_number
from registry.numerals import CHINESE, chinese_numeral
from registry.quantities import decimal_text


class Bound(StrEnum):
    """How a figure stands to the true value: exactly, or as the words beside it say."""

    EXACT = "exact"
    ABOUT = "about"
    NEAR = "near"
    BELOW = "below"
    SOME_OVER = "some over"
    OVER = "over"


# fmt: off
BEFORE = {
    "约": Bound.ABOUT, "大约": Bound.ABOUT, "约为": Bound.ABOUT, "大概": Bound.ABOUT,
    "近": Bound.NEAR, "将近": Bound.NEAR, "接近": Bound.NEAR,
    "不到": Bound.BELOW, "不足": Bound.BELOW, "低于": Bound.BELOW, "不超过": Bound.BELOW, "少于": Bound.BELOW,
    "超": Bound.OVER, "超过": Bound.OVER, "逾": Bound.OVER, "不少于": Bound.OVER, "至少": Bound.OVER,
    "不低于": Bound.OVER, "高于": Bound.OVER, "突破": Bound.OVER,
}
AFTER = {
    "多": Bound.SOME_OVER, "余": Bound.SOME_OVER, "以上": Bound.OVER, "左右": Bound.ABOUT, "上下": Bound.ABOUT,
    "以下": Bound.BELOW, "以内": Bound.BELOW,
}
UNITS = (
    "个百分点", "%", "平方公里", "平方米", "㎡", "m2", "万元", "元", "个小项", "大项", "小项", "大类", "小类", "人次", "件次", "户次",
    "个", "项", "名", "人", "位", "户", "份", "件", "块", "家", "处", "条", "张", "所", "支", "期", "面", "类", "倍",
    "次", "天", "级", "档", "部", "本", "场", "座", "栋", "辆", "台", "套", "篇", "宗", "例", "口", "批", "枚",
)
_COUNTED = (
    "大项", "小项", "大类", "小类", "个", "项", "名", "人", "户", "份", "件", "块", "家", "处", "条", "张", "所", "支",
    "期", "类", "万元", "元",
)
# fmt: on
"""Units behind which a Chinese numeral is a figure."""

SCALES = {"": 1, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
ENDLESS = Fraction(10**18)
"""What is larger than any real figure: the upper end of 以上."""


def _one_of(words: Iterator[str] | tuple[str, ...]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_ANY_NUMBER = rf"(?:(?:{_DIGITS})[百千万亿]?|[{CHINESE}]+)"
_UNIT = _one_of(UNITS)
_FIGURE = re.compile(
    rf"(?<![A-Za-z\d.第〔\[])(?<!\d:)(?P<before>{_one_of(tuple(BEFORE))})?(?P<hundredths>百分之)?"
    rf"(?P<number>{_ANY_NUMBER})(?P<mark1>{_one_of(tuple(AFTER))})?"
    rf"(?:(?P<unit1>{_UNIT})?(?:-|—|–|~|至|到){{1,2}}(?P<high>{_ANY_NUMBER}))?"
    rf"(?P<unit>{_UNIT})?(?P<mark2>{_one_of(tuple(AFTER))})?"
)
_RESPECTIVE = re.compile(
    rf"分别[^，。；、\d]{{0,8}}(?P<listed>(?:(?:{_DIGITS})、)*(?:{_DIGITS}))(?:、|和|与|及)"
    rf"(?:{_DIGITS})(?P<unit>[百千万亿]?(?:{_UNIT})|[万亿])"
)
"""A list whose last figure alone has the unit: 分别为1200、1100、1001户."""

_FRACTION = re.compile(rf"(?P<below>[{CHINESE}]+)分之(?P<above>[{CHINESE}]+)")
_NO_FIGURE = re.compile(
    r"年|个?月|日|号|时|点|分钟|秒|周|岁|届|度|楼|路|版|大部|次全|[.．、)）\]:]|[A-Za-z]"
)
"""What follows a number that counts nothing: dates, ages, ordinals, the numbers of a list."""

_DATE = re.compile(r"\d+(?:年|月|日)")
_SPACE = re.compile(r"(?<!\d) +| +(?!\d)|(?<=\d) (?=\d{3}(?!\d))")
_COMMA = re.compile(r",(?!\d{3}(?!\d))|(?<!\d),")
_SIGNS = str.maketrans("％；：～－﹪", "%；:~-%")


def plain(text: str) -> str:
    """*text* with one spelling of digits, commas and signs, and no blanks but between two numbers."""
    text = tidy(text).translate(_SIGNS).replace(";", "；").replace("．", ".")
    return _COMMA.sub("，", _SPACE.sub("", text))


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as written: its value (*high* where it is a range), the unit of its last place, and where it stands.

    A percentage is kept in per cent: 78.5% is 78.5. *scale* is 10,000 where 万 stood in it, *step* what its last printed
    place is worth: 0.1 in 78.5%, 1,000 in 10.5万.
    """

    value: Fraction
    unit: str = ""
    step: Fraction = Fraction(1)
    scale: int = 1
    bound: Bound = Bound.EXACT
    high: Fraction | None = None
    start: int = 0
    end: int = 0
    text: str = ""

    @property
    def is_percent(self) -> bool:
        """Whether it is a share or a rate."""
        return self.unit == "%"

    @property
    def top(self) -> Fraction:
        """The upper end as printed."""
        return self.value if self.high is None else self.high

    @property
    def possible(self) -> tuple[Fraction, Fraction]:
        """The values it allows, from and to, by the conventions of this tool (docs/figures.md)."""
        if self.bound is Bound.ABOUT:
            return self.value * Fraction(19, 20), self.top * Fraction(21, 20)
        if self.bound is Bound.NEAR:
            return self.value * Fraction(9, 10), self.top
        if self.bound is Bound.BELOW:
            return Fraction(0), self.top
        if self.bound is Bound.SOME_OVER:
            return self.value, self.top + self._last_place()
        return self.value, ENDLESS if self.bound is Bound.OVER else self.top

    def _last_place(self) -> Fraction:
        """What the last digit that is not 0 is worth: 10 in 30, 1,000 in 6,000."""
        place, rest = self.step, abs(self.value / self.step)
        while rest and rest % 10 == 0:
            place, rest = place * 10, rest / 10
        return place

    def shown(self, value: Fraction, *, finer: int = 0) -> str:
        """*value* printed as this figure is: its places (*finer* adds some), its 万, its unit."""
        places = 0
        while self.step * Fraction(10) ** places < self.scale:
            places += 1
        unit = self.unit if self.scale == 1 else f"{_SCALE_NAMES.get(self.scale, '')}{self.unit}"
        if finer:
            exact = [n for n in range(places, places + finer) if _ends(value / self.scale, n)]
            return short(value / self.scale, min(exact, default=places + finer)) + unit
        return decimal_text(value / self.scale, places) + unit


_SCALE_NAMES = {size: name for name, size in SCALES.items()}


def _ends(value: Fraction, places: int) -> bool:
    """Whether the value has no more decimals than *places*."""
    return (value * Fraction(10) ** places).denominator == 1


def short(value: Fraction, places: int) -> str:
    """*value* to so many places; without them where it is whole."""
    if value.denominator == 1:
        places = 0
    return decimal_text(value, places)


def figures_in(text: str) -> list[Figure]:
    """The figures of a plain text in their order; dates, ages, ordinals, times and numbers of a list are none."""
    found = [*_fractions(text), *_without_unit(text)]
    taken = [(figure.start, figure.end) for figure in found]
    quoted = [match.span() for match in re.finditer("“[^”]{0,12}”", text)]
    for match in _FIGURE.finditer(text):
        inside = any(
            start < match.end() and match.start() < end for start, end in [*taken, *quoted]
        )
        figure = None if inside else _figure(match, text)
        if figure is not None:
            found.append(figure)
    return sorted(found, key=lambda figure: figure.start)


def _fractions(text: str) -> Iterator[Figure]:
    """三分之二 is 66.7%, roughly."""
    for match in _FRACTION.finditer(text):
        above, below = chinese_numeral(match["above"]), chinese_numeral(match["below"])
        if above and below and below != 100 and above <= below:
            yield Figure(
                Fraction(100 * above, below), "%", Fraction(1, 10), 1, Bound.ABOUT, None,
                match.start(), match.end(), match[0],
            )  # fmt: skip


def _without_unit(text: str) -> Iterator[Figure]:
    """The figures of a list after 分别 that leave their unit to the last."""
    for match in _RESPECTIVE.finditer(text):
        for number in re.finditer(_DIGITS, match["listed"]):
            whole = _FIGURE.fullmatch(number[0] + match["unit"])
            figure = None if whole is None else _figure(whole, "", alone=True)
            if figure is not None:
                start = match.start("listed") + number.start()
                yield replace(figure, start=start, end=start + len(number[0]), text=number[0])


def _figure(match: re.Match[str], text: str, *, alone: bool = False) -> Figure | None:
    """The figure of a match; *alone* it fills a cell, where 2015 is a number and 三 is one too."""
    number, unit = match["number"], match["unit"] or ""
    behind = text[match.end() : match.end() + 2]
    if match["unit1"] and not match["high"]:
        return None
    bare = not unit and not match["hundredths"] and not alone
    if bare and (_NO_FIGURE.match(behind) or _is_year(number)):
        return None
    in_words = number[0] in CHINESE and not match["hundredths"] and not alone
    if in_words and (not unit.startswith(_COUNTED) or number in ("一", "零")):
        return None
    if in_words and unit in ("类", "期") and f"一{unit}" in text:
        return None  # 二类 beside 一类 is a name
    if unit in ("个", "份", "次") and behind[:1] in ("月", "小", "全"):
        return None
    read = written_number(number)
    high = written_number(match["high"]) if match["high"] else None
    if read is None or (match["high"] and high is None):
        return None
    scale = SCALES.get(number[-1], 1) if read.scaled else 1
    if high is not None and high.scaled and not read.scaled:
        scale = SCALES[match["high"][-1]]
    value = read.value if read.scaled else read.value * scale
    top = None if high is None else high.value
    if top is not None and top <= value:
        return None
    money = unit == "万元"
    factor = 10_000 if money else 1
    bound = BEFORE.get(match["before"] or "") or AFTER.get(match["mark1"] or match["mark2"] or "")
    return Figure(
        value * factor,
        "%" if match["hundredths"] else "元" if money else unit,
        Fraction(scale * factor, 10 ** len(number.rstrip("百千万亿").partition(".")[2])),
        scale * factor,
        bound or Bound.EXACT,
        None if top is None else top * factor,
        match.start(),
        match.end(),
        match[0],
    )


def _is_year(number: str) -> bool:
    return len(number) == 4 and number.isdigit() and number[:2] in ("19", "20")


def _is_only(figure: Figure, text: str) -> bool:
    """Whether no other number than dates stands beside the figure."""
    rest = _DATE.sub("", text[: figure.start] + "，" + text[figure.end :])
    return not any(char.isdigit() for char in rest)


def cell_figure(cell: object) -> Figure | None:
    """The figure that fills a cell, or the only one in its words; None if it holds none or several."""
    if isinstance(cell, bool) or cell is None:
        return None
    text = squeezed(f"{cell:.12g}" if isinstance(cell, float) else str(cell))
    sign, text = (-1, text[1:]) if text[:1] in ("-", "−") else (1, text)
    match = _FIGURE.fullmatch(text)
    figure = None if match is None else _figure(match, text, alone=True)
    if figure is None and sign == 1:
        found = figures_in(plain(str(cell)))
        figure = found[0] if len(found) == 1 and _is_only(found[0], plain(str(cell))) else None
    if figure is None or sign == 1:
        return figure
    return replace(figure, value=-figure.value, text=f"-{figure.text}")
