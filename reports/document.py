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
    """A column of a table: a stable *id*, its heading, and the kind of its cells.

    *role* says what its cells name, where a reader may choose by it: ``district``, ``street``, ``department`` or
    ``community``; empty for all else.
    """

    id: str
    label: str
    kind: ColumnKind = ColumnKind.TEXT
    role: str = ""


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
    """A bar per label, longest first as given; *parts* name the stacked pieces of each bar.

    *role* says what the labels name, as that of a :class:`Column`; *is_only* that no table of the report holds the numbers.
    """

    id: str
    title: str
    parts: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]
    unit: Unit = Unit.COUNT
    role: str = ""
    is_only: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """One of two quantities that stand beside each other: its name, the names of its pieces, its unit."""

    title: str
    parts: tuple[str, ...]
    unit: Unit = Unit.COUNT


@dataclass(frozen=True, slots=True)
class Beside:
    """For each label two quantities of different units, such as work and money, each a bar in pieces on its own scale.

    A row is a label, the pieces on the left and the pieces on the right; None in place of pieces is unknown. *role* says
    what the labels name, as that of a :class:`Column`.
    """

    id: str
    title: str
    left: Side
    right: Side
    rows: tuple[tuple[str, tuple[int, ...] | None, tuple[int, ...] | None], ...]
    role: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class HeatMap:
    """A value per row and column; None is unknown and drawn as such. *role* says what the rows name."""

    id: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int | None, ...]], ...]
    unit: Unit = Unit.COUNT
    role: str = ""


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
class Step:
    """A step of a waterfall: a change up or down, or, where *is_level*, a level that is reached."""

    label: str
    amount: int
    is_level: bool = False


@dataclass(frozen=True, slots=True)
class Waterfall:
    """How one level became another, step by step; the first and the last step are levels."""

    id: str
    title: str
    steps: tuple[Step, ...]
    unit: Unit = Unit.COUNT


@dataclass(frozen=True, slots=True)
class FlowNode:
    """A holder in a flow, or several: which stage it stands at, from 0, and how much stopped there.

    *role* and *belongs* say with what a reader chooses it: ``district`` and 甲区 for 甲区各街道; empty where with nothing.
    """

    id: str
    label: str
    stage: int
    held: int = 0
    role: str = ""
    belongs: str = ""


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


Block = (
    Text | Figures | Table | Bars | Beside | HeatMap | BeforeAfter | Waterfall | Flow | FindingList
)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands below it."""

    id: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """What makes a report an official paper (公文): document number, addressee, issuing unit, ISO day; empty where unsaid."""

    number: str = ""
    addressee: str = ""
    issuer: str = ""
    day: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """Where the figure with the id *figure* comes from.

    *words* say what was asked of the register, *parameters* with which values; *count* rows stand behind the figure, from
    *files* (a name and how many of the rows); *rows* are the first of them, a cell for each of *columns*.
    """

    figure: str
    words: str
    parameters: str
    count: int
    files: tuple[tuple[str, int], ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """From which *register* file a report was made, up to which *entry*, with which options, as typed; empty where unsaid."""

    register: str = ""
    entry: int = 0
    filters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A report, complete, in one tongue.

    *report* is its name on the command line; *period* and *as_of* are texts such as ``2025`` and ``2025-12-31``;
    *notice* is a line that stands on every page, for example 示例数据; *letter* is what it carries as an official paper;
    *sources* tell of figures where they come from, for those who ask; *origin* tells of the report from which file;
    *key* are the ids of the few figures that matter most, in order; *is_brief* says that it is to stay on a sheet or two of
    paper.
    """

    report: str
    title: str
    place: str
    period: str
    as_of: str
    tongue: str
    sections: tuple[Section, ...]
    notice: str = ""
    letter: Letter = Letter()
    sources: tuple[Source, ...] = ()
    origin: Origin = Origin()
    key: tuple[str, ...] = ()
    is_brief: bool = False

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
