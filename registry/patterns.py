"""Regular expressions that are compiled when they are first used: a command needs few of those that it knows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property


class Pattern:
    """A regular expression; compiling it waits until something is looked for."""

    def __init__(self, text: str, flags: int = 0) -> None:
        self.text = text
        self.flags = flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The compiled expression."""
        return re.compile(self.text, self.flags)

    def match(self, text: str, at: int = 0) -> re.Match[str] | None:
        """As of :mod:`re`."""
        return self.compiled.match(text, at)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """As of :mod:`re`."""
        return self.compiled.fullmatch(text)

    def search(self, text: str, at: int = 0) -> re.Match[str] | None:
        """As of :mod:`re`."""
        return self.compiled.search(text, at)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """As of :mod:`re`."""
        return self.compiled.finditer(text)

    def findall(self, text: str) -> list[str]:
        """As of :mod:`re`, for an expression with one group or none."""
        return self.compiled.findall(text)

    def split(self, text: str) -> list[str]:
        """As of :mod:`re`."""
        return self.compiled.split(text)

    def sub(self, by: str | Callable[[re.Match[str]], str], text: str) -> str:
        """As of :mod:`re`."""
        return self.compiled.sub(by, text)
