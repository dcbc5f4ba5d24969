"""What a report is before it is drawn: sections of text, figures, tables and charts, all typed and traceable.

Builders make a :class:`Document`; renderers draw it. A renderer knows nothing of duties, a builder nothing of Word.
All text is already in the tongue of the report. Cells keep their numbers; :func:`cell_text` prints one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from registry.findings import Finding
from registry.quantities import Amount, Unit, show

Cell = str | int | Fraction | Amount | None


class ColumnKind(StrEnum):
    """What the cells of a column are; numbers carry a unit."""

    TEXT = "text"
    COUNT = "count"
    FEN = "fen"
    MINUTES = "minutes"
    SHARE = "share"
    AVERAGE = "average"

    @property
    def is_number(self) -> bool:
        """Whether cells are numbers, set flush right."""
        return self is not ColumnKind.TEXT


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: a stable *id*, its heading, and the kind of its cells."""

    id: str
    label: str
    kind: ColumnKind = ColumnKind.TEXT


@dataclass(frozen=True, slots=True)
class Figure:
    """A printed figure with its stable id, such as ``burden.signboard.count``."""

    id: str
    label: str
    amount: Amount


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class Figures:
    """The few figures that matter, side by side."""

    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table, whole. *limit* is how many rows the page shows; the files hold all of them."""

    id: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    limit: int | None = None
    note: str = ""

    def shown(self) -> tuple[tuple[Cell, ...], ...]:
        """The rows that a page shows."""
        return self.rows if self.limit is None else self.rows[: self.limit]


@dataclass(frozen=True, slots=True)
class Bars:
    """A bar per label, longest first as given; *parts* name the stacked pieces of each bar."""

    id: str
    title: str
    parts: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]
    unit: Unit = Unit.COUNT


@dataclass(frozen=True, slots=True)
class HeatMap:
    """A value per row and column; None is unknown and drawn as such."""

    id: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int | None, ...]], ...]
    unit: Unit = Unit.COUNT


@dataclass(frozen=True, slots=True)
class BeforeAfter:
    """For each label its value before and after; *before* and *after* name the two points in time."""

    id: str
    title: str
    before: str
    after: str
    rows: tuple[tuple[str, int | None, int | None], ...]
    unit: Unit = Unit.COUNT


@dataclass(frozen=True, slots=True)
class FlowNode:
    """A holder in a flow, or several: which stage it stands at, from 0, and how much stopped there."""

    id: str
    label: str
    stage: int
    held: int = 0


@dataclass(frozen=True, slots=True)
class FlowLink:
    """What moved from one node to another of a later stage, by their ids."""

    source: str
    target: str
    amount: int


@dataclass(frozen=True, slots=True)
class Flow:
    """What moves from stage to stage and where it stops; *stages* are their names, *held* the name of what stopped."""

    id: str
    title: str
    stages: tuple[str, ...]
    held: str
    nodes: tuple[FlowNode, ...]
    links: tuple[FlowLink, ...]
    unit: Unit = Unit.FEN
    note: str = ""


@dataclass(frozen=True, slots=True)
class FindingList:
    """Findings of the audit, the first *limit* of them on the page."""

    id: str
    title: str
    findings: tuple[Finding, ...]
    limit: int | None = None


Block = Text | Figures | Table | Bars | HeatMap | BeforeAfter | Flow | FindingList


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands below it."""

    id: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A report, complete, in one tongue.

    *report* is its name on the command line; *period* and *as_of* are texts such as ``2025`` and ``2025-12-31``;
    *notice* is a line that stands on every page, for example 示例数据.
    """

    report: str
    title: str
    place: str
    period: str
    as_of: str
    tongue: str
    sections: tuple[Section, ...]
    notice: str = ""

    def blocks(self) -> Iterator[Block]:
        """All blocks in order."""
        for section in self.sections:
            yield from section.blocks

    def figures(self) -> tuple[Figure, ...]:
        """All figures in order."""
        return tuple(
            figure
            for block in self.blocks()
            if isinstance(block, Figures)
            for figure in block.figures
        )

    def tables(self) -> tuple[Table, ...]:
        """All tables in order."""
        return tuple(block for block in self.blocks() if isinstance(block, Table))

    def findings(self) -> tuple[Finding, ...]:
        """All findings in order."""
        return tuple(
            found
            for block in self.blocks()
            if isinstance(block, FindingList)
            for found in block.findings
        )


def cell_text(cell: Cell, kind: ColumnKind) -> str:
    """A cell as people read it, in the current tongue; unknown is said, never shown as zero."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, Amount):
        return str(cell)
    return show(cell, Unit(kind.value) if kind.is_number else Unit.COUNT)
