"""One cell: what an empty one means, and how words are read.

Blank and ``—`` are unknown, ``/`` is not applicable, 无 is none: three different answers. A reader takes a raw cell
and returns what is stored; :class:`CellFault` says why it cannot. Nothing here knows of rows or sheets. Numbers and
money are read in :mod:`registry.intake.numbers`, dates and durations in :mod:`registry.intake.times`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from registry.findings import Rule
from registry.intake import rules
from registry.intake.personal import masked, personal_data
from registry.quantities import Mark
from registry.sheets import Column, burden_kinds

Raw = str | int | float | bool | date | datetime | time | timedelta | None
Value = tuple[Any, str | None]
"""What is stored: the value, and the mark of how it was written."""

# fmt: off
UNKNOWN = frozenset({
    "", "-", "--", "—", "——", "–", "－", "―", "…", "……", "不详", "不清楚", "未知", "待定", "?", "？", "nan", "null",
})
NOT_APPLICABLE = frozenset({"/", "／", "\\", "不适用", "n/a", "na", "不涉及"})
NONE = frozenset({"无", "没有", "暂无", "没", "none"})
# fmt: on

TEXT_LIMIT = 2000
LARGEST = 10**15
SHOWN = 60
"""Most characters of a cell that a finding quotes."""

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if chr(code - 0xFEE0).isalnum()}
_DROPPED = dict.fromkeys(
    [*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F, 0xFEFF, 0x200B, 0xFFFE, 0xFFFF]
)
_CLEAN = {**_WIDE, **_DROPPED}
PLAIN = re.compile(r"[\u4e00-\u9fff〔〕《》、。“”A-Za-z0-9.]+")
"""Text that tidying leaves as it is."""

GUARDED = frozenset("=+-@")
"""First characters of a text before which a CSV file has an apostrophe, so that no program takes it for a formula."""

_SPACES = re.compile(r"[\s\u3000\xa0]+")


@dataclass(frozen=True, slots=True)
class CellFault(Exception):
    """Why a cell cannot be read, or, where *value* is given, what must be said of it although it was read."""

    rule: Rule
    facts: dict[str, Any] = field(default_factory=dict)
    value: Value | None = None


def tidy(raw: Raw) -> str:
    """The cell as text: one space between words, no control characters, digits and letters half-width."""
    if raw is None or raw == "":
        return ""
    if isinstance(raw, str):
        text = raw
    elif isinstance(raw, float) and raw.is_integer() and abs(raw) < LARGEST:
        text = str(int(raw))
    elif isinstance(raw, datetime):
        text = raw.date().isoformat() if raw.time() == time() else raw.isoformat(" ")
    else:
        text = str(raw)
    if PLAIN.fullmatch(text):
        return text
    if text[:1] == "'" and text[1:2] in GUARDED:
        text = text[1:]
    return _SPACES.sub(" ", text.translate(_CLEAN)).strip()


_SQUEEZED = str.maketrans("（），：．／－％＋−", "(),:./-%+-", " ")


def squeezed(raw: Raw) -> str:
    """The cell as text without any space, half-width throughout: for numbers, headers and comparison."""
    return tidy(raw).translate(_SQUEEZED)


def shown(raw: Raw) -> str:
    """The cell as a finding quotes it: short, and without personal data."""
    text = masked(tidy(raw))
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"


def absent(text: str) -> Value | None:
    """What an empty-looking cell means; None if it says something."""
    if len(text) > 4:
        return None
    text = text.lower()
    if text in UNKNOWN:
        return None, None
    if text in NOT_APPLICABLE:
        return None, Mark.NOT_APPLICABLE
    if text in NONE:
        return None, Mark.NONE
    return None


def read_text(raw: Raw, column: Column, unit: str | None) -> Value:
    """A text without personal data, of at most ``TEXT_LIMIT`` characters. Where one is needed, 无 is an answer."""
    text = tidy(raw)
    nothing = absent(text)
    if nothing is not None:
        is_answer = nothing[1] == Mark.NONE and column.required and column.type == "text"
        return (text, None) if is_answer else nothing
    if len(text) > TEXT_LIMIT:
        raise CellFault(rules.CELL_LONG, {"length": len(text), "limit": TEXT_LIMIT})
    what = personal_data(text)
    if what:
        raise CellFault(rules.PERSONAL_REFUSED, {"what": what})
    return text, None


def read_name(raw: Raw, column: Column, unit: str | None) -> Value:
    """A name by which others refer to it: a text whose brackets are full-width beside Chinese."""
    text, _mark = read_text(raw, column, unit)
    return (None, None) if text is None else (brackets(text), None)


def brackets(text: str) -> str:
    """Half-width brackets become full-width where the text is Chinese: two spellings of one name are one."""
    if text.isascii():
        return text
    return text.replace("(", "（").replace(")", "）").replace(" ", "")


_YEAR_IN_BRACKETS = re.compile(r"[〔\[(（【﹝［](\d{4})[〕\])）】﹞］]")


def read_document_number(raw: Raw, column: Column, unit: str | None) -> Value:
    """A document number with its year in 〔〕, as GB/T 9704-2012 has it, in whatever brackets it was typed."""
    text, _mark = read_name(raw, column, unit)
    return (None, None) if text is None else (_YEAR_IN_BRACKETS.sub(r"〔\1〕", text), None)


def read_code(raw: Raw, column: Column, unit: str | None) -> Value:
    """A code; a whole number from a spreadsheet loses its ``.0``."""
    text = tidy(raw).replace(" ", "")
    return (None, None) if absent(text) is not None else (text, None)


def read_choice(raw: Raw, column: Column, unit: str | None) -> Value:
    """One of a closed set, by any of its labels."""
    text = squeezed(raw)
    if absent(text) is not None:
        return None, None
    for value, labels in column.choices.items():
        if text == value or text.lower() in (label.lower().replace(" ", "") for label in labels):
            return value, None
    raise CellFault(
        rules.CELL_CHOICE,
        {
            "value": shown(raw),
            "choices": "、".join(labels[0] for labels in column.choices.values()),
        },
    )


def read_burden_kind(raw: Raw, column: Column, unit: str | None) -> Value:
    """The name of a kind of burden, by its Chinese or English name."""
    text = squeezed(raw)
    if absent(text) is not None:
        return None, None
    known = burden_kinds()
    for name, kind in known.items():
        if text.lower() in (name, kind.zh.lower(), kind.en.lower().replace(" ", "")):
            return name, None
    raise CellFault(
        rules.CELL_CHOICE,
        {"value": shown(raw), "choices": "、".join(kind.zh for kind in known.values())},
    )


_YES = frozenset({"是", "有", "√", "✓", "✔", "☑", "y", "yes", "1", "true", "对"})
_NO = frozenset({"否", "×", "✗", "n", "no", "0", "false", "不是", "无", "没有"})


def read_flag(raw: Raw, column: Column, unit: str | None) -> Value:
    """1 for yes, 0 for no."""
    text = squeezed(raw).lower()
    if text in _YES:
        return 1, None
    if text in _NO:
        return 0, None
    if absent(text) is not None:
        return None, None
    raise CellFault(rules.CELL_CHOICE, {"value": shown(raw), "choices": "是、否"})


_SEPARATORS = re.compile(r"[、，,；;|\n/]+")


def split_list(text: str) -> list[str]:
    """The parts of a list written with 、 ，； or slashes, in order, each once."""
    return list(dict.fromkeys(part.strip() for part in _SEPARATORS.split(text) if part.strip()))


def read_list(raw: Raw, column: Column, unit: str | None) -> Value:
    """Several words, joined by 、."""
    if isinstance(raw, str):
        raw = raw.replace("\n", "、")
    text, _mark = read_text(raw, column, unit)
    return ("、".join(split_list(text)) or None, None) if text else (None, None)


def read_aliases(raw: Raw, column: Column, unit: str | None) -> Value:
    """Several names, joined by 、, each spelled as names are looked up."""
    text, mark = read_list(raw, column, unit)
    return (None, mark) if text is None else ("、".join(map(brackets, text.split("、"))), None)
