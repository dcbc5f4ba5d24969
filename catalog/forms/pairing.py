"""Labels and answers of a form, wherever they stand: side by side, one under the other, or in one line.

In a table a label's answer stands to its right; how far is learnt from the other labels of its column. Where the
next cell is a label too, or there is none, the answer stands below.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from catalog.forms.answers import answer, is_prompt
from catalog.forms.labels import column_of, ends_openly, foreign, labelled
from catalog.forms.pages import Cell, Lines, Part, Table
from registry.findings import Where
from registry.intake.cells import squeezed, tidy
from registry.language import _
from registry.sheets import Column

FARTHEST = 4
"""How many cells from its label an answer may stand."""

_EXPLAINS = re.compile(
    r"(?:填表|填写|填报)(?:说明|须知|要求)|注意事项|(?:说明|附注|注)[:：]|howtofillin",
    re.IGNORECASE,
)
"""What stands over the explanation of a form: from there on labels are spoken of, not answered."""

_LIST_LABELS = 6
"""So many labels in one row head a list."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the form says to one label, and where."""

    column: Column
    label: str
    text: str
    where: Where
    uncalculated: bool = False
    in_table: bool = True


@dataclass(frozen=True, slots=True)
class Foreign:
    """A label that no field has, and what stands behind it."""

    label: str
    text: str
    where: Where


@dataclass(frozen=True, slots=True)
class _Label:
    cell: Cell
    column: Column
    text: str
    rest: tuple[str, ...]


def pairs(part: Part, file: str) -> Iterator[Answer | Foreign]:
    """The answers of a table or of lines, blank ones too; and what stands there under unknown labels."""
    if isinstance(part, Lines):
        yield from _in_lines(part, file)
    else:
        yield from _Pairing(part, file).found()


def is_list(part: Part) -> bool:
    """Whether it is a table with a row of labels and several rows under it."""
    if isinstance(part, Lines):
        return False
    in_row: dict[int, int] = {}
    for cell in part.cells:
        if cell.height == 1 and column_of(cell.text):
            in_row[cell.row] = in_row.get(cell.row, 0) + 1
    head = next((row for row, count in sorted(in_row.items()) if count >= _LIST_LABELS), None)
    if head is None:
        return False
    below = {cell.row for cell in part.cells if cell.row > head and not cell.is_blank}
    return len(below - in_row.keys()) > 1


class _Pairing:
    """Pairs the cells of one table."""

    def __init__(self, table: Table, file: str) -> None:
        self._table = table
        self._file = file
        found = (_label_of(cell) for cell in table.cells)
        self._labels = {label.cell: label for label in found if label}
        self._used: set[Cell] = set(self._labels)
        self._reach = self._learn()

    def found(self) -> Iterator[Answer | Foreign]:
        """The answers in the order of their labels; then what stands in cells that no label claims."""
        for label in self._labels.values():
            yield self._answered(label)
        for cell in self._table.cells:
            if cell not in self._used and not cell.is_blank:
                yield from self._alone(cell)

    def _learn(self) -> dict[int, int]:
        """By column of labels, how many cells to the right their answers stand."""
        reach: dict[int, int] = {}
        for label in self._labels.values():
            for distance, cell in enumerate(self._to_the_right(label.cell), start=1):
                if not cell.is_blank and not _says_nothing(cell):
                    at = label.cell.column
                    reach[at] = min(reach.get(at, distance), distance)
                    break
        return reach

    def _to_the_right(self, cell: Cell) -> Iterator[Cell]:
        """The cells to the right, up to the next label."""
        following = self._table.right_of(cell)
        for _distance in range(FARTHEST):
            if following is None or following in self._labels:
                return
            yield following
            following = self._table.right_of(following)

    def _answered(self, label: _Label) -> Answer:
        own = answer(label.column, label.text, label.rest)
        if own and ends_openly(label.text):
            return self._answer(label, own, label.cell)
        right = list(self._to_the_right(label.cell))
        reach = self._reach.get(label.cell.column)
        if right and reach is not None:
            return self._from(label, right[reach - 1] if reach <= len(right) else None)
        below = self._table.below(label.cell)
        if below is not None and self._belongs(label, below, beside=bool(right)):
            return self._from(label, below)
        if right:
            return self._from(label, right[0])
        return self._answer(label, own, label.cell)

    def _belongs(self, label: _Label, below: Cell, *, beside: bool) -> bool:
        """Whether a cell under a label is its answer, and not another label, the answer of one, or a heading.

        Where blank cells stand *beside* the label, only under a row of labels, or under a label as wide as it.
        """
        if below in self._used or _is_heading(below.text):
            return False
        before = self._table.left_of(below)
        if before is not None and before in self._labels:
            return False
        if beside and below.width != label.cell.width:
            return False
        if beside and label.cell.width == 1 and self._table.left_of(label.cell) not in self._labels:
            return False
        return not any(labelled(line) for line in below.lines[:1])

    def _from(self, label: _Label, cell: Cell | None) -> Answer:
        if cell is None:
            return self._answer(label, "", label.cell)
        self._used.add(cell)
        text = answer(label.column, label.text, cell.lines)
        return self._answer(label, text, cell, uncalculated=cell.uncalculated)

    def _answer(
        self, label: _Label, text: str, cell: Cell, *, uncalculated: bool = False
    ) -> Answer:
        where = self._where(cell, label.column.label)
        return Answer(label.column, tidy(label.text), text, where, uncalculated)

    def _where(self, cell: Cell, label: str) -> Where:
        return Where(
            file=self._file, sheet=self._table.name or None, row=cell.row + 1, column=label
        )

    def _alone(self, cell: Cell) -> Iterator[Answer | Foreign]:
        """What a cell says by itself: labels with their answers in lines, or an unknown label before its answer."""
        for read in _read_lines(cell.lines):
            if isinstance(read, tuple):
                column, label, text = read
                yield Answer(column, label, text, self._where(cell, column.label))
                self._used.add(cell)
        if cell in self._used:
            return
        beside = self._table.right_of(cell)
        label = tidy(cell.text)
        if beside is None or beside in self._used or beside.is_blank or len(label) > 15:
            return
        text = tidy(beside.text)
        if not is_prompt(text):
            self._used.add(beside)
            yield Foreign(label, text, self._where(cell, label))


def _label_of(cell: Cell) -> _Label | None:
    """The label that a cell is, alone or with a hint or an answer in further lines."""
    lines = [line for line in cell.lines if line.strip()]
    for count in range(min(len(lines), 4), 0, -1):
        text = "".join(lines[:count])
        column = column_of(text)
        if column is not None:
            return _Label(cell, column, text, tuple(lines[count:]))
    return None


def _says_nothing(cell: Cell) -> bool:
    """Whether a cell holds hints at most."""
    return all(is_prompt(line) for line in cell.lines)


def _in_lines(part: Lines, file: str) -> Iterator[Answer | Foreign]:
    place = _("paragraph {number}").format(number=part.first)
    for read in _read_lines(part.texts):
        if isinstance(read, tuple):
            column, label, text = read
            where = Where(file=file, sheet=place, column=column.label)
            yield Answer(column, label, text, where, in_table=False)
        else:
            label, text = read.label, read.text
            yield Foreign(label, text, Where(file=file, sheet=place, column=label))


def _read_lines(lines: tuple[str, ...]) -> Iterator[tuple[Column, str, str] | Foreign]:
    """Labels with their answers from lines of text; an answer may go on in the lines that follow it."""
    open_label: tuple[Column, str] | None = None
    said: list[str] = []
    for line in (*lines, ""):
        if _EXPLAINS.match(squeezed(line)):
            break
        found = labelled(line)
        ends = bool(found) or _is_heading(line)
        if open_label and (ends or not line.strip()) and (said or ends):
            yield open_label[0], open_label[1], answer(*open_label, tuple(said))
            open_label, said = None, []
        for item in found[:-1]:
            yield item.column, item.label, answer(item.column, item.label, (item.answer,))
        if found:
            open_label, said = (found[-1].column, found[-1].label), []
            said += [found[-1].answer] if found[-1].answer else []
        elif open_label and not ends:
            said += [line] if line.strip() else []
        elif (other := foreign(line)) and other[1] and not is_prompt(other[1]):
            yield Foreign(*other, Where())
    if open_label:
        yield open_label[0], open_label[1], answer(*open_label, tuple(said))


def _is_heading(line: str) -> bool:
    plain = squeezed(line)
    return len(plain) < 20 and plain[1:2] == "、" and plain[0] in "一二三四五六七八九十"
