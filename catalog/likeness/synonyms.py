"""Words that mean the same, and words that say little: data, which an office may extend by a file of its own."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property
from pathlib import Path

from registry.errors import FileUnreadable, ZhunruError, reason_of
from registry.language import _

LISTS = Path(__file__).parents[1] / "lists"

_UNSEEN = dict.fromkeys(
    [0xAD, 0x34F, 0x180E, *range(0x200B, 0x2010), *range(0x2060, 0x2070), 0xFEFF]
)


class Weight(StrEnum):
    """How much a word tells two duties apart."""

    FILLER = "虚词"
    WEAK = "泛词"
    ACTION = "动作"
    OBJECT = "对象"


class SynonymsBroken(ZhunruError):
    """A file of synonyms has a line that cannot be meant."""

    def __init__(self, path: str, line: int, fault: str) -> None:
        super().__init__(
            _("{path}, line {line}: {fault} Nothing was taken from this file.").format(
                path=path, line=line, fault=fault
            )
        )


def plain(text: str) -> str:
    """*text* in half-width forms and small letters, without blanks and what cannot be seen, as names are compared."""
    return "".join(unicodedata.normalize("NFKC", text).translate(_UNSEEN).lower().split())


@dataclass(frozen=True, eq=False)
class Synonyms:
    """Groups of words that mean the same, each with its standard word first, and the weight of office words."""

    groups: tuple[tuple[str, ...], ...]
    weights: tuple[tuple[Weight, tuple[str, ...]], ...]

    @classmethod
    def shipped(cls) -> Synonyms:
        """The groups that come with the program."""
        return _shipped()

    def extended(self, path: Path) -> Synonyms:
        """These and the groups of *path*: one group a line, the first word the standard one.

        A group that shares a word with another joins it. Raises FileUnreadable or SynonymsBroken.
        """
        return Synonyms(_joined(self.groups, _own_groups(path)), self.weights)

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the groups and weights in use."""
        lines = [",".join(group) for group in self.groups]
        lines += [",".join((weight, *words)) for weight, words in self.weights]
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()

    @cached_property
    def words(self) -> dict[str, tuple[Weight, str]]:
        """Every known word with its weight and its standard word; a group has the weight of its standard word."""
        known = {word: (weight, word) for weight, words in self.weights for word in words}
        for group in self.groups:
            weight = known.get(group[0], (Weight.OBJECT,))[0]
            for word in group:
                known[word] = (weight, group[0])
        return known

    @cached_property
    def lengths(self) -> dict[str, list[int]]:
        """How long the known words are that begin with a character, the longest first."""
        found: dict[str, set[int]] = {}
        for word in self.words:
            found.setdefault(word[0], set()).add(len(word))
        return {first: sorted(lengths, reverse=True) for first, lengths in found.items()}

    def standard(self, word: str) -> str:
        """The standard word for *word*, or itself."""
        found = self.words.get(plain(word))
        return found[1] if found else plain(word)


@cache
def _shipped() -> Synonyms:
    groups = tuple(_split(_lines("synonyms.csv")))
    lines = _split(_lines("office-words.csv"))
    return Synonyms(groups, tuple((Weight(kind), tuple(words)) for kind, *words in lines))


def _lines(name: str) -> list[str]:
    return (LISTS / name).read_text(encoding="utf-8").splitlines()


def _split(lines: Iterable[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(line.split(",")) for line in lines if line and not line.startswith("#"))


def _own_groups(path: Path) -> list[tuple[str, ...]]:
    """The groups of a file written by hand or by a spreadsheet program: blank cells at the end do no harm."""
    import csv  # noqa: PLC0415  (most offices have no file of their own)

    groups: list[tuple[str, ...]] = []
    seen: dict[str, int] = {}
    lines = _text(path).replace("，", ",").splitlines()
    for number, row in enumerate(csv.reader(lines), start=1):
        group = tuple(dict.fromkeys(word for cell in row if (word := plain(cell))))
        if not group or group[0].startswith("#"):
            continue
        if len(group) < 2:
            fault = _("“{word}” stands alone; a group needs at least two words.")
            raise SynonymsBroken(str(path), number, fault.format(word=group[0]))
        for word in group:
            if seen.setdefault(word, number) != number:
                fault = _("“{word}” stands in line {other} already; put both groups on one line.")
                raise SynonymsBroken(str(path), number, fault.format(word=word, other=seen[word]))
        groups.append(group)
    return groups


def _text(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise FileUnreadable(str(path), reason_of(error)) from error
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise FileUnreadable(str(path), _("it is neither UTF-8 nor GB18030 text"))


def _joined(
    groups: tuple[tuple[str, ...], ...], own: list[tuple[str, ...]]
) -> tuple[tuple[str, ...], ...]:
    """All groups; the standard word of a group of the office's own leads the groups that it joins."""
    held = list(groups)
    for group in own:
        words = set(group)
        touched = [other for other in held if not words.isdisjoint(other)]
        held = [other for other in held if words.isdisjoint(other)]
        held.append(tuple(dict.fromkeys((*group, *(word for other in touched for word in other)))))
    return tuple(held)
