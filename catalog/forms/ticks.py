"""Boxes to tick: ☑新增 □变更, 新增（√） 变更（ ）, ■是 □否; which of them was chosen."""

from __future__ import annotations

import re

TICKED = "☑☒■●√✓✔◉⊠🗹"
OPEN = "☐□○◯◻▢❑❏"
_BRACKETED = re.compile(rf"[(（\[【]\s*(?:([{TICKED}xXvV])|×?)\s*[)）\]】]")
_MARK = re.compile(rf"[{TICKED}{OPEN}](?:\s*[{TICKED}{OPEN}])*")
_ENDS = " \t\n\u3000、，,；;/／|。"
_BESIDE = re.compile(r"[(（].*$", re.DOTALL)


def has_boxes(text: str) -> bool:
    """Whether *text* is a choice among boxes."""
    return bool(_MARK.search(_plain(text)))


def ticked(text: str) -> list[str]:
    """The words beside the ticked boxes of *text*, in order; a lone tick without a word is ``√``."""
    text = _plain(text)
    marks = list(_MARK.finditer(text))
    before = _stand_before(text, marks)
    chosen = []
    for number, mark in enumerate(marks):
        if not set(mark[0]) & set(TICKED):
            continue
        begin = marks[number - 1].end() if number else 0
        end = marks[number + 1].start() if number + 1 < len(marks) else len(text)
        after = before if before is not None else _leans_right(text, mark)
        words = text[mark.end() : end] if after else text[begin : mark.start()]
        chosen.append(_option(words, first=after) or "√")
    return chosen


def _plain(text: str) -> str:
    """Brackets with a tick or nothing in them as boxes."""
    return _BRACKETED.sub(lambda match: "☑" if match[1] else "☐", text)


def _stand_before(text: str, marks: list[re.Match[str]]) -> bool | None:
    """Whether boxes stand before their words; None where only ticks stand, some of them alone."""
    if not any(set(mark[0]) & set(OPEN) for mark in marks):
        return None
    return not text[: marks[0].start()].strip(_ENDS)


def _leans_right(text: str, mark: re.Match[str]) -> bool:
    """Whether a lone tick belongs to the word behind it."""
    before, after = text[: mark.start()][-1:], text[mark.end() :][:1]
    if not before.strip(_ENDS):
        return True
    return bool(after.strip(_ENDS)) and not before.strip()


def _option(words: str, *, first: bool) -> str:
    """The one word next to the mark, without what is explained in brackets."""
    words = words.strip(_ENDS)
    shorter = _BESIDE.sub("", words).strip(_ENDS)
    parts = [part for part in re.split(rf"[{re.escape(_ENDS)}]+", shorter or words) if part]
    if not parts:
        return ""
    if shorter.isascii():
        return shorter
    return parts[0] if first else parts[-1]
