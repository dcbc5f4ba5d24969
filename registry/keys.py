"""Identity: a 64-bit digest of the columns that make a row the same row in a later file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import blake2b
from struct import unpack
from typing import Any

from registry.sheets import Column, Kind


def key_of(text: str) -> int:
    """The digest of an identity's text."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big", signed=True)


def row_keys(kind: Kind, columns: Mapping[str, Sequence[Any]], rows: int) -> list[int]:
    """The identity of each row: a 64-bit digest of the columns that make it the same row."""
    parts: list[Sequence[str]] = [[kind.kind] * rows]
    for name in kind.key:
        values = columns.get(name)
        empty = rows if values is None else values.count(None)
        if values is None or empty == rows:
            parts.append([""] * rows)
        elif not empty and isinstance(values[0], str):
            parts.append(values)
        else:
            parts.append(
                [
                    value if type(value) is str else "" if value is None else str(value)
                    for value in values
                ]
            )
    for name in kind.key_if_said:
        said = _what_is_said(kind.by_name[name], columns)
        if said:
            parts[-1] = [
                f"{text}\x1f{name}={said[index]}" if index in said else text
                for index, text in enumerate(parts[-1])
            ]
    texts = map(str.encode, map("\x1f".join, zip(*parts, strict=True)))
    return list(
        unpack(f">{rows}q", b"".join([blake2b(text, digest_size=8).digest() for text in texts]))
    )


def _what_is_said(column: Column, columns: Mapping[str, Sequence[Any]]) -> dict[int, Any]:
    """By index of the row, what *column* says beyond its default: the first of its choices, or the year of a date."""
    values = columns.get(column.name, ())
    if column.year_of:
        days = columns[column.year_of]
        usual: Sequence[Any] = [None if day is None else int(day[:4]) for day in days]
    else:
        usual = [next(iter(column.choices), None)] * len(values)
    return {
        index: value
        for index, (value, plain) in enumerate(zip(values, usual, strict=True))
        if value is not None and value != plain
    }
