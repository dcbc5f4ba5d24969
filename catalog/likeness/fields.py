"""Which fields of a form another form asks for already."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from catalog.likeness.synonyms import Synonyms, plain
from catalog.likeness.wording import reader

T = TypeVar("T")

# Compiled only when fields are read.
_BETWEEN = r"[、，,；;\n\r\t|]+"
_NUMBERED = r"[(（]\d{1,2}[)）]"  # （1）姓名（2）性别
_ASIDE = r"[(（\[【〔][^)）\]】〕]*[)）\]】〕]"
_NUMBER = r"(?m)(?:^|(?<=[、，,；;\s]))\s*(?:\d{1,2}(?:[)）.．](?!\d)|、)|[一二三四五六七八九十]{1,3}[、.．])\s*"
_MORE = r"(?:等(?:\d*项?(?:信息|内容|情况|字段)?)?|…{1,2})?[。.]?$"


def split_fields(fields: str) -> tuple[str, ...]:
    """The fields of a list as it is written: remarks in brackets, numbers and 等 at the end are left out."""
    apart = re.sub(_NUMBERED, "；", fields)
    bare = re.sub(_NUMBER, "；", re.sub(_ASIDE, "", apart))
    names = (re.sub(_MORE, "", part.strip()).strip() for part in re.split(_BETWEEN, bare))
    return tuple(dict.fromkeys(name for name in names if name))


def shared_fields(
    asked: str | None, known: str | None, synonyms: Synonyms
) -> tuple[tuple[str, ...], int]:
    """The fields of *asked* that *known* has too, in other words or order, and how many *asked* has."""
    sheets = FieldSheets([(known or "", known)], synonyms)
    found = sheets.most_shared(asked)
    return (found.shared if found else ()), len(split_fields(asked or ""))


@dataclass(frozen=True, slots=True)
class Shared(Generic[T]):
    """Something that asks for *shared*, out of the *asked* fields of a form."""

    item: T
    shared: tuple[str, ...]
    asked: int


class FieldSheets(Generic[T]):
    """Lists of fields that can be asked which of them shares most with another."""

    def __init__(self, sheets: Iterable[tuple[str, T]], synonyms: Synonyms) -> None:
        self._key = _Keys(synonyms)
        self._items: dict[str, list[T]] = {}
        for fields, item in sheets:
            self._items.setdefault(fields, []).append(item)
        self._order = {fields: number for number, fields in enumerate(self._items)}
        self._having: dict[str, list[str]] = {}
        for fields in self._items:
            for key in {self._key(name) for name in split_fields(fields)}:
                self._having.setdefault(key, []).append(fields)

    def most_shared(
        self, asked: str | None, *, besides: Callable[[T], bool] = lambda _item: False
    ) -> Shared[T] | None:
        """What shares most fields with *asked*, the first of those that share as many; None where nothing does."""
        wanted = split_fields(asked or "")
        counts: Counter[str] = Counter()
        for key in {self._key(name) for name in wanted}:
            counts.update(self._having.get(key, ()))
        for fields in sorted(counts, key=lambda fields: (-counts[fields], self._order[fields])):
            for item in self._items[fields]:
                if not besides(item):
                    held = {self._key(name) for name in split_fields(fields)}
                    shared = tuple(name for name in wanted if self._key(name) in held)
                    return Shared(item, shared, len(wanted))
        return None


class _Keys:
    """What a field asks for, as something that can be compared; each field is read once."""

    def __init__(self, synonyms: Synonyms) -> None:
        self._synonyms, self._read = synonyms, reader(synonyms)
        self._known: dict[str, str] = {}

    def __call__(self, name: str) -> str:
        if name not in self._known:
            self._known[name] = self._of(name)
        return self._known[name]

    def _of(self, name: str) -> str:
        standard = self._synonyms.standard(name)
        if standard != plain(name):
            return standard
        wording = self._read(name)
        said = sorted({*wording.objects, *wording.actions})
        return "\x1f".join(said) or standard
