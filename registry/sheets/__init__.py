"""The kinds of spreadsheet, each described once in a TOML file beside this module.

Reading, checking, blank templates, exports and the documentation all come from these descriptions.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from registry.errors import BadUsage
from registry.language import _, current

FOLDER = Path(__file__).parent

MARKED_TYPES = frozenset({"count", "money", "minutes", "area", "points"})
"""Types whose cells keep how they were written (约, 余, 无 …) in a column of their own."""

KEEPS_ABSENCE = frozenset({"basis", "powers", "training", "premises"})
"""Texts for which 无 is an answer: kept apart from a blank cell."""

REFERENCE_TYPES = frozenset({"department", "community", "place", "scope", "holder"})
"""Types whose cells name something that must be known."""


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """A column of a kind: where it is stored, its headers, how a cell is read.

    ``choices`` maps a stored value to its labels: Chinese, English, then other spellings.
    """

    name: str
    type: str
    zh: str
    en: str
    aliases: tuple[str, ...] = ()
    required: bool = False
    unit: str | None = None
    default: str | None = None
    signed: bool = False
    """Whether an amount may be below zero."""
    year_of: str | None = None
    """The column of whose date it is the year, where it is not said."""
    example: str | None = None
    help_zh: str = ""
    help_en: str = ""
    choices: dict[str, list[str]] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """The header in the current tongue."""
        return self.zh if current() == "zh" else self.en

    @property
    def headers(self) -> tuple[str, ...]:
        """Every header under which the column may stand."""
        return (self.zh, self.en, *self.aliases)

    def choice_label(self, value: str | None) -> str:
        """A stored choice as people read it; the value itself where it is none of them."""
        labels = self.choices.get(value or "")
        return (labels[0] if current() == "zh" else labels[1]) if labels else value or ""


@dataclass(frozen=True, eq=False)
class Kind:
    """A kind of spreadsheet: its table, what makes a row the same row, and its columns."""

    kind: str
    zh: str
    en: str
    about_zh: str
    about_en: str
    order: int
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    table: str
    fixed: dict[str, str]
    repeats_without: str | None
    key_if_said: tuple[str, ...] = ()
    """Columns that tell rows apart, too, where they say something other than their default."""

    @property
    def label(self) -> str:
        """Its name in the current tongue."""
        return self.zh if current() == "zh" else self.en

    @property
    def about(self) -> str:
        """What it holds, in one phrase, in the current tongue."""
        return self.about_zh if current() == "zh" else self.about_en

    @property
    def is_burden(self) -> bool:
        """Whether it is one of the burdens."""
        return self.table == "burden"

    @cached_property
    def by_name(self) -> dict[str, Column]:
        """Its columns by name."""
        return {column.name: column for column in self.columns}

    @cached_property
    def stored(self) -> tuple[str, ...]:
        """The columns of its table that it fills, in a fixed order."""
        return tuple(self.fixed) + tuple(
            name for column in self.columns for name in stored_as(column)
        )


@cache
def timed_burdens() -> frozenset[str]:
    """The kinds of burden that take time: signboards take none."""
    return frozenset(
        name for name, kind in burden_kinds().items() if "minutes_each" in kind.by_name
    )


def stored_as(column: Column) -> tuple[str, ...]:
    """The table columns that one sheet column fills."""
    if column.type == "scope":
        return ("community", "place")
    if column.type == "holder":
        return (column.name, f"{column.name}_kind")
    if column.type == "frequency":
        return ("frequency", "yearly_60", "yearly_60_mark")
    if column.type == "aliases":
        return ()
    if column.type in MARKED_TYPES or (column.type == "text" and column.name in KEEPS_ABSENCE):
        return (column.name, f"{column.name}_mark")
    return (column.name,)


@cache
def kind_of(name: str) -> Kind:
    """The kind of that name, without reading the descriptions of the others."""
    return _load(FOLDER / f"{name}.toml")


@cache
def kinds() -> dict[str, Kind]:
    """All kinds by name, in the order in which a folder is read: what others name comes first."""
    found = [kind_of(path.stem) for path in FOLDER.glob("*.toml")]
    return {kind.kind: kind for kind in sorted(found, key=lambda kind: (kind.order, kind.kind))}


def kind_named(name: str) -> Kind:
    """The kind that *name* means on the command line: its name, or its Chinese or English title."""
    for kind in kinds().values():
        if name.strip().lower() in (kind.kind, kind.zh.lower(), kind.en.lower()):
            return kind
    raise BadUsage(
        _("“{name}” is no kind of spreadsheet. See: zhunru template --list").format(name=name)
    )


def burden_kinds() -> dict[str, Kind]:
    """The kinds of burden by name."""
    return {name: kind for name, kind in kinds().items() if kind.is_burden}


def tables() -> dict[str, list[Kind]]:
    """The fact tables with the kinds that fill them, in reading order."""
    result: dict[str, list[Kind]] = {}
    for kind in kinds().values():
        result.setdefault(kind.table, []).append(kind)
    return result


def _load(path: Path) -> Kind:
    described: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    columns = tuple(
        Column(**{**column, "aliases": tuple(column.get("aliases", ()))})
        for column in described["column"]
    )
    return Kind(
        kind=described["kind"],
        zh=described["zh"],
        en=described["en"],
        about_zh=described["about_zh"],
        about_en=described["about_en"],
        order=described["order"],
        key=tuple(described["key"]),
        columns=columns,
        table=described.get("table", described["kind"]),
        fixed=described.get("fixed", {}),
        repeats_without=described.get("repeats_without"),
        key_if_said=tuple(described.get("key_if_said", ())),
    )
