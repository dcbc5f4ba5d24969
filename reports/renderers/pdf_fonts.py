"""Which of the fonts on this machine set a paper: the prescribed ones where they are there, else the nearest relative."""

from __future__ import annotations

from collections.abc import Iterable

from registry.errors import ZhunruError
from registry.language import _

_SERIF = (
    "Noto Serif CJK SC",
    "Source Han Serif SC",
    "Source Han Serif CN",
    "Noto Serif SC",
    "思源宋体",
)
_SANS = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "Noto Sans SC",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "Droid Sans Fallback",
)
_SONG = ("SimSun", "宋体", "NSimSun", "新宋体", "STSong", "华文宋体", "Songti SC", "FZShuSong-Z01S")
_HEI = (
    "SimHei",
    "黑体",
    "STHeiti",
    "华文黑体",
    "Heiti SC",
    "Microsoft YaHei",
    "微软雅黑",
    "PingFang SC",
)
_FANGSONG = (
    "FangSong_GB2312",
    "仿宋_GB2312",
    "FangSong",
    "仿宋",
    "STFangsong",
    "华文仿宋",
    "FZFangSong-Z02S",
    "FZFangSong-Z02",
)
_KAI = (
    "KaiTi_GB2312",
    "楷体_GB2312",
    "KaiTi",
    "楷体",
    "STKaiti",
    "华文楷体",
    "Kaiti SC",
    "FZKai-Z03S",
)
_TITLE = (
    "FZXiaoBiaoSong-B05S",
    "FZXiaoBiaoSong-B05",
    "方正小标宋简体",
    "方正小标宋_GBK",
    "STZhongsong",
    "华文中宋",
)

WISHED = {
    "body": (*_FANGSONG, *_SERIF, *_SONG, *_SANS, *_HEI),
    "kai": (*_KAI, *_FANGSONG, *_SERIF, *_SONG, *_SANS, *_HEI),
    "hei": (*_HEI, *_SANS, *_SERIF, *_SONG),
    "song": (*_SONG, *_SERIF, *_SANS, *_HEI),
    "title": (*_TITLE, *_SERIF, *_SONG, *_SANS, *_HEI),
}
"""What each part of a paper is set in, the prescribed first: 仿宋, 楷体, 黑体, 宋体, 小标宋."""


class NoChineseFont(ZhunruError):
    """No font with Chinese characters was found; a page of empty boxes is no report."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "No Chinese font was found on this machine, so no PDF can be set. Install one, for example 仿宋 "
                "(FangSong) or Noto Serif CJK SC (apt install fonts-noto-cjk), or write the report as .docx or .html."
            )
        )


def chosen(families: Iterable[str]) -> dict[str, list[str]]:
    """For each part the families that are there, in order; :class:`NoChineseFont` if there is none for it."""
    there = {family.casefold(): family for family in families}
    found = {
        part: list(
            dict.fromkeys(there[name.casefold()] for name in names if name.casefold() in there)
        )
        for part, names in WISHED.items()
    }
    if not all(found.values()):
        raise NoChineseFont
    return found
