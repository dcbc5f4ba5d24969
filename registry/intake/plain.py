"""Columns of plain words, told at once: what tidying and reading would leave as it is needs no reading."""

from __future__ import annotations

import re
from itertools import product
from typing import cast

from registry.intake.cells import NONE, NOT_APPLICABLE, PLAIN, TEXT_LIMIT, UNKNOWN, Raw
from registry.intake.personal import personal_data

WORD_TYPES = frozenset({"text", "name", "duty", "code", "document_number"})
"""Types whose plain words are stored as they are."""

_LINES = re.compile(rf"(?:(?:{PLAIN.pattern})?\n)*(?:{PLAIN.pattern})?")


def _spellings(word: str) -> set[str]:
    return {"".join(chars) for chars in product(*({char, char.upper()} for char in word))}


_EMPTY_WORDS = frozenset(
    spelling
    for word in (*UNKNOWN, *NOT_APPLICABLE, *NONE)
    if PLAIN.fullmatch(word)
    for spelling in _spellings(word)
)


def plain_words(cells: tuple[Raw, ...]) -> list[str | None] | None:
    """The cells as they are, blanks unknown, if all are plain words without personal data; else None."""
    try:
        text = "\n".join(cast(tuple[str, ...], cells))
    except TypeError:
        return None
    if not _LINES.fullmatch(text) or text.count("\n") != len(cells) - 1:
        return None
    words = cast(tuple[str, ...], cells)
    if not _EMPTY_WORDS.isdisjoint(words) or max(map(len, words)) > TEXT_LIMIT:
        return None
    if personal_data(text):
        return None
    return [word or None for word in words]
