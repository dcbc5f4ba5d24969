"""Names that Excel, WPS and LibreOffice take for a sheet: short, unlike each other, without the forbidden signs."""

from __future__ import annotations

import re

from reports.renderers.wording import one_line

LONGEST = 31
"""UTF-16 units, as Excel counts."""

_FORBIDDEN = re.compile(r"[\[\]:*?/\\\ufffd]")
_RESERVED = frozenset({"", "history"})


class SheetNames:
    """The names given so far in one workbook."""

    def __init__(self) -> None:
        self._taken: set[str] = set(_RESERVED)

    def new(self, title: str) -> str:
        """A name that is *title* as far as that is legal, numbered where it is taken."""
        plain = _FORBIDDEN.sub(" ", one_line(title))
        number, suffix = 1, ""
        while (name := _cut(plain, LONGEST - len(suffix)) + suffix).casefold() in self._taken:
            number += 1
            suffix = f"({number})"
        self._taken.add(name.casefold())
        return name


def _cut(text: str, units: int) -> str:
    """The start of *text* within so many UTF-16 units, with no apostrophe or space at its ends."""
    kept, used = "", 0
    for char in text.strip(" '"):
        used += 2 if ord(char) > 0xFFFF else 1
        if used > units:
            break
        kept += char
    return kept.strip(" '")
