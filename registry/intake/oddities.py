"""Rows of a table that are no data: blank, total, example, note, lone text, repeated header, numbers of the columns."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from registry.intake.cells import Raw, squeezed, tidy
from registry.intake.grids import Merge
from registry.intake.layout import Layout
from registry.intake.totals import is_total
from registry.quantities import Mark

_NOTHING = ((None, None), (None, Mark.NONE), (None, Mark.NOT_APPLICABLE))


def nothing_in(values: list[Any]) -> tuple[Any, ...]:
    """What a cell of that column is read as if it says nothing: as plain words, or as pairs with a mark."""
    return (None,) if values and not isinstance(values[0], tuple) else _NOTHING


_PERSON = "填表人|填报人|制表人|统计人|联系人|联系电话|联系方式|电话|手机|经办人|负责人|单位负责人|部门负责人|审核人|审批人|分管领导|分管负责人"
_NOTE = f"{_PERSON}|注|附注|备注|说明|填表|填报|制表|报送|盖章|公章|日期|单位|数据来源|统计口径|截至|截止"
_LABELLED = re.compile(rf"[(]?(?:{_NOTE})[^:,。;]{{0,10}}:")
_ALONE = re.compile(rf"[(]?(?:(?:{_NOTE})[\d、.]*|单位盖章|示例数据.*|第\d+页.*|共\d+页)[)]?")
_NAMES_PERSON = re.compile(_PERSON)
_BAND = re.compile(
    r"[(][一二三四五六七八九十]{1,3}[)]|[一二三四五六七八九十]{1,3}[、.]|第[一二三四五六七八九十]{1,3}[章节类部]"
)
_COLUMN_NUMBER = re.compile(r"[(]?(\d{1,3})[)]?")
_BESIDE_NUMBERS = frozenset({"栏次", "行次", "甲", "乙", "丙", "丁", "戊"})
EXAMPLES = frozenset({"示例", "示例行", "Example", "example"})
"""What the first cell of a template's example row says."""

_LONG_NOTE = 25
_LABEL_COLUMNS = 4
"""In how many columns from the left 合计 and 填表人 are looked for."""


_IN_WORDS = frozenset({"name", "text", "duty", "department", "community", "document_number"})
"""Types whose example stands in the cell just as the description says it, in both tongues."""


class Oddities:
    """Tells the rows of one sheet that are no data."""

    def __init__(self, layout: Layout, merges: tuple[Merge, ...] | None) -> None:
        self._layout = layout
        self._bands = {
            top for top, left, bottom, right in merges or () if top == bottom and right > left
        }
        self._needed = [column for column in layout.columns.values() if column.required]
        self.person_lines = 0

    def among(
        self,
        part: list[list[Raw]],
        raw: list[tuple[Raw, ...]],
        values: dict[int, list[Any]],
        first: int,
    ) -> dict[int, str]:
        """What each odd row is, by its index in *part*, whose first row is row *first* of the sheet, from 0."""
        odd: dict[int, str] = {}
        for index in sorted(self._suspects(raw, values, first)):
            read = [
                position
                for position, column in self._layout.columns.items()
                if column.required and values[position][index] not in nothing_in(values[position])
            ]
            after_note = odd.get(index - 1) == "note"
            what = self._what(part[index], read, first + index, after_note=after_note)
            if what:
                odd[index] = what
        return odd

    def _suspects(
        self, raw: list[tuple[Raw, ...]], values: dict[int, list[Any]], first: int
    ) -> set[int]:
        """Rows worth a look: a needed cell says nothing, or a cell on the left says what no data say."""
        suspects = {0} if first == self._layout.header_row + 1 else set()
        for position, column in self._layout.columns.items():
            if column.required:
                found = values[position]
                header = self._layout.labels[position]
                for nothing in (*nothing_in(found), header):
                    if nothing in found:
                        suspects.update(
                            index for index, value in enumerate(found) if value == nothing
                        )
        for cells in raw[:_LABEL_COLUMNS]:
            odd = {cell for cell in set(cells) if isinstance(cell, str) and _is_label(cell)}
            if odd:
                suspects.update(index for index, cell in enumerate(cells) if cell in odd)
        return suspects

    def _what(
        self, row: list[Raw], read: list[int], number: int, *, after_note: bool
    ) -> str | None:
        filled = [(position, tidy(cell)) for position, cell in enumerate(row)]
        filled = [(position, text) for position, text in filled if text]
        if not filled:
            return "blank"
        texts = [text for _position, text in filled]
        if texts[0] in EXAMPLES and self._is_as_printed(row):
            return "example"
        if any(is_total(text) for text in texts[:3]):
            return "total"
        if tuple(texts) in self._layout.head_rows:
            return "header"
        if _numbers_columns(texts):
            return "numbering"
        has_data = any(position != filled[0][0] for position in read)
        note = self._note(texts, has_data=has_data)
        if note or len(texts) > 1:
            return note
        if after_note or number in self._bands or _is_band(texts[0]):
            return "note"
        return "lone" if len(self._needed) > 1 else None

    def _is_as_printed(self, row: list[Raw]) -> bool:
        """Whether the example row still says what the template printed; typed over, it is a row like any other."""
        return all(
            tidy(row[position]) in ("", tidy(column.example))
            for position, column in self._layout.columns.items()
            if column.type in _IN_WORDS and position < len(row)
        )

    def _note(self, texts: list[str], *, has_data: bool) -> str | None:
        first = squeezed(texts[0])
        labelled = _LABELLED.match(first) is not None
        if labelled and (not has_data or _NAMES_PERSON.search(first)):
            return self._counted(texts)
        return self._counted(texts) if not has_data and _ALONE.fullmatch(first) else None

    def _counted(self, texts: list[str]) -> str:
        if any(_NAMES_PERSON.search(text) for text in texts):
            self.person_lines += 1
        return "note"


def is_example(row: list[Raw]) -> bool:
    """Whether a row only shows how to fill in the sheet: 示例 is the first thing it says."""
    return next((text for cell in row if (text := tidy(cell))), "") in EXAMPLES


@lru_cache(maxsize=50_000)
def _is_label(cell: str) -> bool:
    return len(cell) < 200 and (
        is_total(cell)
        or cell in EXAMPLES
        or (_NAMES_PERSON.search(cell) is not None and bool(_LABELLED.match(squeezed(cell))))
    )


def _is_band(text: str) -> bool:
    """Whether the only text of a row heads the rows below, or is long enough for a note."""
    return len(text) > _LONG_NOTE or _BAND.match(squeezed(text)) is not None


def _numbers_columns(texts: list[str]) -> bool:
    """栏次 甲 乙 1 2 3: the row under a header that numbers its columns."""
    numbers = [
        _COLUMN_NUMBER.fullmatch(squeezed(text)) for text in texts if text not in _BESIDE_NUMBERS
    ]
    counted = [int(match[1]) if match else None for match in numbers]
    return len(texts) > 2 and counted == list(range(1, len(counted) + 1))
