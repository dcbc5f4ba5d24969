"""What is written behind a label, freed from what the form itself said there: hints, prompts, boxes, rules to write on."""

from __future__ import annotations

import re
from functools import cache

from catalog.forms import ticks
from catalog.forms.labels import unit_of
from catalog.forms.layout import printed
from registry.intake.cells import squeezed, tidy
from registry.sheets import MARKED_TYPES, Column

_PROMPT = re.compile(
    r"(?:可选|例如|示例|如|填写说明|说明|提示|forexample|e\.g\.|choose|oneof)[:：].*|"
    r"[(\[【](?:可选|例|如|示例|请|填|注[:：]|说明|提示|简要|详细|可另附|可附|从下拉|选填|写明|不填)[^()]*[)\]】]|"
    r"(?:请选择|请填写|请输入|请在此|请在下拉|单击|点击|选择一项|clickortap|clickhere|chooseanitem|entertext)"
    r"[^,。;]{0,24}[。.]?",
    re.IGNORECASE,
)
_EDGES = "_＿ \t\u3000\xa0"
_EMPTY_DATE = re.compile(r"[_/.\-]*(?:年[_]*月?[_]*日?|[_]+)")
_SEAL = re.compile(
    r"\((?:盖章|公章|签字|签章|签名|seal|signature)\)[_]*(?:年_*月_*日)?", re.IGNORECASE
)
_BARE = re.compile(r"(约|近|大约|不少于|超过)?([\d,]+(?:\.\d+)?)(余|多|以上|左右)?")
_HINT_AT_LEAST = 4
"""Characters of a hint that is looked for within an answer; shorter ones may be part of it."""

_NUMBERS = frozenset({"元", "万元", "千元", "件", "人", "分钟", "小时", "字", "次", "次/年", "%"})


@cache
def _said() -> frozenset[str]:
    """All that the blank forms print beside labels, squeezed."""
    return frozenset(squeezed(text) for text in printed())


@cache
def _hints() -> tuple[str, ...]:
    """The hints, the longest first, as they may be left before or behind an answer."""
    long = sorted((text for text in printed() if len(text) >= _HINT_AT_LEAST), key=len)
    return tuple(said for text in reversed(long) for said in (text, f"（{text}）", f"({text})"))


def is_prompt(text: str) -> bool:
    """Whether *text* tells how to fill in the form, or is a line to write on."""
    plain = squeezed(text)
    if not plain.strip("_.…·"):
        return True
    return plain in _said() or bool(_PROMPT.fullmatch(plain) or _SEAL.fullmatch(plain))


def answer(column: Column, label: str, lines: tuple[str, ...]) -> str:
    """The answer that *lines* give to *label*, as a cell of a spreadsheet would hold it; empty if they give none.

    Where boxes stand, the words beside the ticked ones: several are joined by a line feed.
    """
    kept = [_without_hints(line) for line in lines if not is_prompt(line)]
    text = "\n".join(line for line in kept if line)
    if column.choices or column.type == "flag":
        return _chosen(column, text)
    plain = squeezed(text)
    if column.type == "date" and _EMPTY_DATE.fullmatch(plain):
        return ""
    if column.type in MARKED_TYPES:
        if plain.strip("_") in _NUMBERS:
            return ""
        return _with_unit(column, label, plain) or text
    return text


def _without_hints(line: str) -> str:
    """The line without the rules it was written on, and without a hint that was left before or behind."""
    line = tidy(line).strip(_EDGES)
    hints = _hints()
    while line.startswith(hints) or line.endswith(hints):
        said = next(hint for hint in hints if line.startswith(hint) or line.endswith(hint))
        line = line.removeprefix(said).removesuffix(said).strip(_EDGES)
    return line


def _chosen(column: Column, text: str) -> str:
    if not ticks.has_boxes(text):
        return text
    if column.type == "flag" and squeezed(text) in ticks.OPEN:
        return ""
    chosen = list(dict.fromkeys(ticks.ticked(text)))
    if chosen == ["√"] and column.type == "flag":
        return "是"
    return "\n".join(chosen)


def _with_unit(column: Column, label: str, plain: str) -> str | None:
    """A bare number in the unit of its label: 经费（万元） 12 is 12万元."""
    unit = unit_of(label)
    if unit is None or unit == column.unit or not _BARE.fullmatch(plain):
        return None
    if column.type == "count":
        return None if unit not in ("万户", "万人", "万件") else f"{plain}万"
    return plain + unit
