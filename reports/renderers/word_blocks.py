"""The blocks of a report as Word draws them, and which of them go to an annex: what is wide, and what is long."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from registry.language import _
from reports.document import (
    Block,
    Figures,
    FindingList,
    Flow,
    HeatMap,
    Table,
    Text,
)
from reports.renderers.as_tables import findings_table, flow_table, heat_table
from reports.renderers.cells import cut_note, has_partial, partial_note
from reports.renderers.excel_charts import Pictured
from reports.renderers.word_charts import MOST_SHOWN, Drawn, drawn, rows_of
from reports.renderers.word_fit import Fit, Grid, fit
from reports.renderers.word_package import Package
from reports.renderers.word_tables import (
    Fitted,
    Lines,
    Shade,
    figures_xml,
    fitted,
    heat_shade,
    known_notes,
    parts_of,
    table_xml,
)
from reports.renderers.word_text import annex_name, body_text, heading_to
from reports.renderers.word_xml import attribute, paragraph, words
from reports.renderers.wording import legal, prose

_EMU = 36_000
"""Units of a drawing in a millimetre."""

_LONG_TEXT = 30
_GAP = paragraph("ZrGap")


@dataclass(frozen=True, slots=True)
class Annex:
    """A table that stands behind the text: its title, whether its pages lie across, its blocks."""

    title: str
    is_wide: bool
    xml: str


@dataclass(frozen=True, slots=True)
class _Planned:
    """A block that is a table: its words, how they fit, how its cells are filled, and whether it goes to an annex."""

    fitted: Fitted
    shade: Shade | None = None
    is_picture: bool = False

    @property
    def table(self) -> Table:
        """The table as it is shown."""
        return self.fitted.table

    @property
    def grid(self) -> Grid:
        """Its words."""
        return self.fitted.grid

    @property
    def fit(self) -> Fit | None:
        """How they fit; nothing where it has no rows."""
        return self.fitted.fit

    @property
    def is_annex(self) -> bool:
        """Whether it is too wide or too long for the text."""
        return self.fitted.is_annex


class Composition:
    """The blocks of a report, drawn one after the other; tables, charts and annexes are numbered through."""

    def __init__(self, package: Package, blocks: Iterable[Block]) -> None:
        self.annexes: list[Annex] = []
        self._package = package
        self._planned = {id(block): self._plan(block) for block in blocks if _is_tabular(block)}
        self.count = sum(planned.is_annex for planned in self._planned.values())
        self._tables = self._charts = 0

    def blocks(self, blocks: Sequence[Block]) -> Iterator[str]:
        """The blocks of a section; what goes to annexes is referred to in one paragraph."""
        referred: list[str] = []
        for block in blocks:
            planned = self._planned.get(id(block))
            if planned is not None and planned.is_annex:
                referred.append(self._annex(planned))
                continue
            yield from self._referring(referred)
            referred = []
            yield from self._inline(block) if planned is None else self._table(planned)
        yield from self._referring(referred)

    def are_annexes(self, blocks: Sequence[Block]) -> bool:
        """Whether *blocks* all stand in annexes, so that their section is its heading alone."""
        planned = [self._planned.get(id(block)) for block in blocks]
        return bool(planned) and all(each is not None and each.is_annex for each in planned)

    def referring_heading(self, heading: str, number: int) -> str:
        """*heading*, with the *number* annexes that came last."""
        last = len(self.annexes)
        return heading_to(heading, range(last - number + 1, last + 1), self.count)

    @staticmethod
    def _referring(sentences: list[str]) -> Iterator[str]:
        if sentences:
            yield words("ZrBody", "".join(sentences).strip())

    def _plan(self, block: Block) -> _Planned:
        shade, is_picture = None, isinstance(block, HeatMap | Flow)
        if isinstance(block, HeatMap):
            table, shade = heat_table(block, MOST_SHOWN), heat_shade(block)
        elif isinstance(block, Flow):
            table = flow_table(block, MOST_SHOWN)
        elif isinstance(block, FindingList):
            table = findings_table(block)
        elif isinstance(block, Table):
            table = block
        else:
            raise TypeError(f"{type(block).__name__} is no table")
        package = self._package
        found = fitted(
            table,
            package.along,
            package.across,
            is_picture=is_picture,
            is_brief=package.is_brief,
        )
        return _Planned(found, shade, is_picture)

    def _inline(self, block: Block) -> Iterator[str]:
        if isinstance(block, Text):
            yield from body_text(block.text)
        elif isinstance(block, Figures):
            yield figures_xml(block, self._package.along, is_brief=self._package.is_brief)
            yield from (words("ZrTableNote", note) for note in _known(block))
            yield _GAP
        elif isinstance(block, Pictured):
            yield from self._picture(block)

    def _annex(self, planned: _Planned) -> str:
        """The table stands in an annex, its notes above it, where they cannot be left alone on a page; gives the reference."""
        title = legal(planned.table.title)
        notes = "".join(words("ZrTableNote", note, "<w:keepNext/>") for note in _notes(planned))
        drawn_table = self._annexed(planned)
        is_wide = planned.fit is not None and planned.fit.is_wide
        self.annexes.append(Annex(title, is_wide, f"{notes}{_GAP}{drawn_table}"))
        name = annex_name(len(self.annexes), self.count)
        return _("{title}: see {annex}. ").format(title=title, annex=name)

    def _annexed(self, planned: _Planned) -> str:
        grid, fits, across = planned.grid, planned.fit, self._package.across
        if fits is None:
            return ""
        parts = parts_of(grid, across) if fits.is_wide else [grid]
        if len(parts) == 1:
            return table_xml(grid, fits, _lines(grid), shade=planned.shade)
        return _GAP.join(table_xml(part, fit(part, across, across), _lines(part)) for part in parts)

    def _table(self, planned: _Planned) -> Iterator[str]:
        title = legal(planned.table.title)
        if planned.fit is None:
            yield words("ZrBody", _("{title}: none.").format(title=title))
            return
        self._tables += 1
        named = _("Table {number}  {title}").format(number=self._tables, title=title)
        yield words("ZrTableTitle", named)
        yield table_xml(
            planned.grid,
            planned.fit,
            Lines.FRAMED,
            is_whole=True,
            shade=planned.shade,
            is_tight=self._package.is_brief,
        )
        yield from (words("ZrTableNote", note) for note in _notes(planned))
        yield _GAP

    def _picture(self, picture: Pictured) -> Iterator[str]:
        title = legal(picture.title)
        count = rows_of(picture)
        if not count:
            yield words("ZrBody", _("{title}: none.").format(title=title))
            return
        self._charts += 1
        named = _("Chart {number}  {title}").format(number=self._charts, title=title)
        charts = drawn(picture, named)
        if len(charts) > 1:
            yield words("ZrTableTitle", named)
        inside = "".join(self._chart(chart, n) for n, chart in enumerate(charts))
        yield paragraph("ZrPicture", inside)
        notes = []
        if count > MOST_SHOWN:
            notes.append(cut_note(count, MOST_SHOWN, picture=True))
        notes += [prose(line) for line in getattr(picture, "note", "").splitlines() if line.strip()]
        yield from (words("ZrTableNote", note) for note in notes)

    def _chart(self, chart: Drawn, number: int) -> str:
        relation = self._package.add_chart(chart)
        name = attribute(chart.title)
        identity = self._charts * 10 + number
        return (
            '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent cx="{chart.width * _EMU}" cy="{chart.height * _EMU}"/>'
            f'<wp:docPr id="{identity}" name={name} descr={name}/><wp:cNvGraphicFramePr/>'
            f'<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
            f'<c:chart r:id="{relation}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
        )


def _known(block: Figures) -> Iterator[str]:
    notes = known_notes(block)
    if notes:
        yield _("Note: {note}").format(note=_("; ").join(notes))


def _lines(grid: Grid) -> Lines:
    """Three lines; with a thin one between the rows where one of them holds a long text."""
    longest = max((len(text) for row in grid.rows for text in row), default=0)
    return Lines.ROWS if longest > _LONG_TEXT else Lines.THREE


def _is_tabular(block: Block) -> bool:
    return isinstance(block, Table | HeatMap | Flow | FindingList)


def _notes(planned: _Planned) -> Iterator[str]:
    table = planned.table
    shown = len(planned.grid.rows)
    if shown < len(table.rows):
        yield cut_note(len(table.rows), shown, picture=planned.is_picture)
    if has_partial(table):
        yield partial_note()
    for line in table.note.splitlines():
        if line.strip():
            yield _("Note: {note}").format(note=prose(line.strip()))
