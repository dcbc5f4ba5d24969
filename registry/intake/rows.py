"""Rows of a grid become typed columns, a chunk at a time, with what cannot be accepted set apart.

Values are read column by column through memories of what was read before: offices write the same words thousands
of times. Nothing here knows what the register holds but the names of its directory.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from registry.findings import Finding, Where
from registry.intake import rules
from registry.intake.cells import PLAIN, READERS, CellFault, Raw, absent, brackets, squeezed, tidy
from registry.intake.files import FileFault
from registry.intake.grids import MAX_ROWS, Grid
from registry.intake.layout import Layout
from registry.intake.personal import personal_data
from registry.intake.totals import Totals, is_total
from registry.language import _
from registry.names import KIND_LABELS, Directory, Unresolved, nearest_sentence
from registry.sheets import REFERENCE_TYPES, Column, stored_as

CHUNK_ROWS = 8192

_WORD_TYPES = frozenset({"text", "name", "duty", "code", "document_number"})
_PLAIN_LINES = re.compile(rf"(?:(?:{PLAIN.pattern})?\n)*(?:{PLAIN.pattern})?")
_EMPTY_WORDS = frozenset({"无", "没", "没有", "暂无", "不详", "不清楚", "未知", "待定", "不适用", "不涉及", "na", "none"})
_NOTE = re.compile(
    r"^(注|备注|说明|填表|填报|制表|审核|联系|负责人|单位负责人|分管|经办|日期|报送|盖章|数据来源|示例数据|单位[:(]|电话|统计口径)"
)
_PERSON_LINE = re.compile(r"填表人|填报人|制表人|联系人|联系电话|电话|手机|经办人|负责人|审核人|分管")

Fault = tuple[int, CellFault]


@dataclass(slots=True)
class Chunk:
    """Rows that can be accepted: their numbers in the sheet (from 1), and their values by table column."""

    rows: list[int]
    columns: dict[str, list[Any]]
    aside: list[tuple[int, str, str]]


@dataclass(slots=True)
class RejectedRow:
    """A row that cannot be accepted: its number from 1, its cells as they came, and what is wrong by position."""

    number: int
    cells: list[Raw]
    faults: dict[int, list[Finding]]


class Memory(dict[Any, Any]):
    """What a cell is read as, remembered by its raw form; faults are remembered beside."""

    LIMIT = 50_000

    def __init__(self, read: Callable[[Any], Any], nothing: Any) -> None:
        super().__init__()
        self._read = read
        self._nothing = nothing
        self.faults: dict[Any, CellFault] = {}

    def __missing__(self, raw: Any) -> Any:
        try:
            value = self._read(raw)
        except CellFault as fault:
            self.faults[raw] = fault
            value = self._nothing if fault.value is None else fault.value
        if len(self) >= self.LIMIT:
            self.clear()
        self[raw] = value
        return value


@dataclass
class SheetRows:
    """Reads one sheet. Iterate :meth:`chunks`; afterwards ``findings`` and ``rejected`` are complete."""

    grid: Grid
    layout: Layout
    directory: Directory
    where: Where
    findings: list[Finding] = field(default_factory=list)
    rejected: list[RejectedRow] = field(default_factory=list)
    contact_cells: int = 0
    person_lines: int = 0

    def __post_init__(self) -> None:
        self._width = len(self.layout.headers)
        self._memories = {
            position: Memory(self._reader(position, column), (None,) * max(2, len(stored_as(column))))
            for position, column in self.layout.columns.items()
        }
        self._totals = Totals(self.layout, self.where)

    def chunks(self) -> Iterator[Chunk]:
        """The rows below the header, in runs of up to ``CHUNK_ROWS``."""
        rows = iter(self.grid.rows)
        for _skipped in islice(rows, self.layout.header_row + 1):
            pass
        if self.grid.merges and isinstance(self.grid.rows, list):
            self._fill_down(self.grid.rows)
        number = self.layout.header_row + 2
        while part := list(islice(rows, CHUNK_ROWS)):
            chunk = self._chunk(part, number)
            number += len(part)
            if number > MAX_ROWS:
                raise FileFault(rules.FILE_TOO_MANY_ROWS, limit=f"{MAX_ROWS:,}")
            if chunk.rows:
                yield chunk
        self.findings += self._totals.at_end()

    def _fill_down(self, rows: list[list[Raw]]) -> None:
        """What stands in a cell merged over several rows holds for each of them."""
        wanted = {*self.layout.columns, self.layout.district, self.layout.street}
        for top, left, bottom, _right in self.grid.merges or ():
            if bottom > top > self.layout.header_row and left in wanted:
                for row in rows[top + 1 : bottom + 1]:
                    if left < len(row):
                        row[left] = rows[top][left]

    def _reader(self, position: int, column: Column) -> Callable[[Any], Any]:
        unit = self.layout.units.get(position)
        if column.type in REFERENCE_TYPES:
            return lambda raw: self._reference(raw, column)
        read = READERS[column.type]
        return lambda raw: read(raw, column, unit)

    def _reference(self, raw: Any, column: Column) -> Any:
        """The code of a department, community or place; a scope is a pair, a holder a code and its kind."""
        district = street = None
        if isinstance(raw, tuple):
            raw, district, street = raw[0], tidy(raw[1]) or None, tidy(raw[2]) or None
        if column.type == "holder" and (what := personal_data(tidy(raw))):
            raise CellFault(rules.PERSONAL_REFUSED, {"what": what})
        name = brackets(tidy(raw))
        if absent(name) is not None:
            return None, None
        try:
            if column.type == "department":
                return self.directory.department(name), None
            if column.type == "place":
                return self.directory.place(name), None
            if column.type == "community":
                return self.directory.community(name, district, street), None
            if column.type == "scope":
                return self.directory.scope(name, district, street)
            return self.directory.holder(name)
        except Unresolved as unresolved:
            raise _name_fault(unresolved, column) from None

    def _chunk(self, part: list[list[Raw]], number: int) -> Chunk:
        width = self._width
        if set(map(len, part)) != {width}:
            part = [row[:width] if len(row) > width else row + [""] * (width - len(row)) for row in part]
        raw = list(zip(*part, strict=True))
        values = {position: self._column(position, raw) for position in self.layout.columns}
        odd = self._odd_rows(part, raw, values)
        faults = self._faults(raw, values, odd, number)
        self._totals.count(values, odd, faults, part, number)
        self.findings += self._totals.taken()
        bad = {index for index, found in faults.items() if any(fault.rule.severity == rules.ERROR for _p, fault in found)}
        self._report(faults, bad, part, number)
        keep = [index for index in range(len(part)) if index not in odd and index not in bad] if odd or bad else None
        rows = list(range(number, number + len(part)))
        columns = self._stored(values, len(part))
        if keep is not None:
            rows = [rows[index] for index in keep]
            columns = {name: [column[index] for index in keep] for name, column in columns.items()}
        aside = self._aside(part, raw, keep, number)
        self._count_contacts(raw)
        return Chunk(rows, columns, aside)

    def _column(self, position: int, raw: list[tuple[Raw, ...]]) -> list[Any]:
        """The values of a column as tuples, or, for plain words, as themselves."""
        column, cells = self.layout.columns[position], raw[position]
        if column.type in _WORD_TYPES:
            plain = _plain_words(cells)
            if plain is not None:
                return plain
        if column.type in ("community", "scope") and (self.layout.district, self.layout.street) != (None, None):
            cells = self._with_hints(position, raw)
        return list(map(self._memories[position].__getitem__, cells))

    def _with_hints(self, position: int, raw: list[tuple[Raw, ...]]) -> tuple[Any, ...]:
        nothing = ("",) * len(raw[position])
        district = raw[self.layout.district] if self.layout.district is not None else nothing
        street = raw[self.layout.street] if self.layout.street is not None else nothing
        return tuple(zip(raw[position], district, street, strict=True))

    def _odd_rows(
        self, part: list[list[Raw]], raw: list[tuple[Raw, ...]], values: dict[int, list[Any]]
    ) -> dict[int, str]:
        """Rows that are no data, by index: blank, total, note, header or numbering."""
        suspects: set[int] = set()
        for position, column in self.layout.columns.items():
            if column.required:
                found = values[position]
                for nothing in (None, (None, None)):
                    if nothing in found:
                        suspects.update(index for index, value in enumerate(found) if value == nothing)
        for cells in raw[:4]:
            if any(isinstance(cell, str) and is_total(cell) for cell in set(cells)):
                suspects.update(index for index, cell in enumerate(cells) if isinstance(cell, str) and is_total(cell))
        odd = {}
        for index in sorted(suspects):
            what = self._oddity(part[index])
            if what:
                odd[index] = what
        return odd

    def _oddity(self, row: list[Raw]) -> str | None:
        texts = [tidy(cell) for cell in row]
        filled = [text for text in texts if text]
        if not filled:
            return "blank"
        if any(is_total(text) for text in filled[:3]):
            return "total"
        if _NOTE.match(squeezed(filled[0])):
            if any(_PERSON_LINE.search(text) for text in filled):
                self.person_lines += 1
            return "note"
        if len(filled) == 1 and len(filled[0]) > 25:
            return "note"
        if [text for text in texts if text] == [header for header in self.layout.headers if header]:
            return "header"
        if len(filled) > 2 and filled == [str(count) for count in range(1, len(filled) + 1)]:
            return "numbering"
        return None

    def _faults(
        self, raw: list[tuple[Raw, ...]], values: dict[int, list[Any]], odd: dict[int, str], number: int
    ) -> dict[int, list[Fault]]:
        """What is wrong, by index of the row."""
        found: dict[int, list[Fault]] = {}
        for position, column in self.layout.columns.items():
            known = self._memories[position].faults
            cells: Any = raw[position]
            if known:
                if column.type in ("community", "scope") and (self.layout.district, self.layout.street) != (None, None):
                    cells = self._with_hints(position, raw)
                for index, cell in enumerate(cells):
                    if cell in known and index not in odd:
                        found.setdefault(index, []).append((position, known[cell]))
            if column.required:
                self._require(position, values[position], odd, found)
        first, last = number - 1, number - 2 + len(values[next(iter(values))])
        for row, position in self.grid.uncalculated:
            if first <= row <= last and position in self.layout.columns and row - first not in odd:
                found.setdefault(row - first, []).append((position, CellFault(rules.FORMULA_EMPTY)))
        self._check_order_of_dates(values, odd, found)
        return found

    def _require(
        self, position: int, values: list[Any], odd: dict[int, str], found: dict[int, list[Fault]]
    ) -> None:
        for nothing in (None, (None, None)):
            if nothing in values:
                for index, value in enumerate(values):
                    if value == nothing and index not in odd and not _has_fault(found, index, position):
                        found.setdefault(index, []).append((position, CellFault(rules.CELL_REQUIRED)))

    def _check_order_of_dates(
        self, values: dict[int, list[Any]], odd: dict[int, str], found: dict[int, list[Fault]]
    ) -> None:
        at = {column.name: position for position, column in self.layout.columns.items()}
        if "valid_from" not in at or "valid_to" not in at:
            return
        pairs = zip(values[at["valid_from"]], values[at["valid_to"]], strict=True)
        for index, ((begin, _b), (end, _e)) in enumerate(pairs):
            if begin and end and end < begin[: len(end)] and index not in odd:
                fault = CellFault(rules.DATES_REVERSED, {"begin": begin, "end": end})
                found.setdefault(index, []).append((at["valid_to"], fault))

    def _report(
        self, faults: dict[int, list[Fault]], bad: set[int], part: list[list[Raw]], number: int
    ) -> None:
        for index in sorted(faults):
            by_position: dict[int, list[Finding]] = {}
            for position, fault in faults[index]:
                where = Where(
                    file=self.where.file,
                    sheet=self.where.sheet,
                    row=number + index,
                    column=self.layout.headers[position],
                )
                finding = Finding(fault.rule, where, fault.facts)
                self.findings.append(finding)
                by_position.setdefault(position, []).append(finding)
            if index in bad:
                self.rejected.append(RejectedRow(number + index, part[index], by_position))

    def _stored(self, values: dict[int, list[Any]], rows: int) -> dict[str, list[Any]]:
        """The values by table column, defaults filled in."""
        stored: dict[str, list[Any]] = {name: [value] * rows for name, value in self.layout.kind.fixed.items()}
        for position, column in self.layout.columns.items():
            names, found = stored_as(column) or (column.name,), values[position]
            if found and not isinstance(found[0], tuple):
                stored[names[0]] = found
                continue
            for at, name in enumerate(names):
                stored[name] = [value[at] for value in found]
        self._fill_defaults(stored, rows)
        return stored

    def _fill_defaults(self, stored: dict[str, list[Any]], rows: int) -> None:
        kind = self.layout.kind
        for column in kind.columns:
            if column.default is not None:
                given = stored.get(column.name, [None] * rows)
                stored[column.name] = [column.default if value is None else value for value in given]
        if "code" in kind.key and "name" in kind.by_name:
            codes = stored.get("code", [None] * rows)
            stored["code"] = [name if code is None else code for code, name in zip(codes, stored["name"], strict=True)]
        if kind.is_burden:
            communities = stored.setdefault("community", [None] * rows)
            places = stored.get("place", [None] * rows)
            city = self.directory.city
            stored["place"] = [
                place if place or community else city for place, community in zip(places, communities, strict=True)
            ]

    def _aside(
        self, part: list[list[Raw]], raw: list[tuple[Raw, ...]], keep: list[int] | None, number: int
    ) -> list[tuple[int, str, str]]:
        found = []
        for position in self.layout.aside:
            header = self.layout.headers[position]
            for index in keep if keep is not None else range(len(part)):
                text = tidy(raw[position][index])
                if text and not personal_data(text):
                    found.append((number + index, header, text[:2000]))
        return found

    def _count_contacts(self, raw: list[tuple[Raw, ...]]) -> None:
        self.contact_cells += sum(1 for position in self.layout.contact for cell in raw[position] if tidy(cell))


def _has_fault(found: dict[int, list[Fault]], index: int, position: int) -> bool:
    return any(at == position for at, _fault in found.get(index, ()))


def _plain_words(cells: tuple[Raw, ...]) -> list[str | None] | None:
    """The cells as they are, blanks unknown, if all are plain words without personal data; else None."""
    try:
        text = "\n".join(cells)  # type: ignore[arg-type]
    except TypeError:
        return None
    if not _PLAIN_LINES.fullmatch(text) or not _EMPTY_WORDS.isdisjoint(cells):
        return None
    if personal_data(text):
        return None
    return [cell or None for cell in cells]  # type: ignore[misc]


def _name_fault(unresolved: Unresolved, column: Column) -> CellFault:
    if unresolved.ambiguous:
        facts = {"name": unresolved.name, "candidates": _(", ").join(unresolved.nearest)}
        return CellFault(rules.NAME_AMBIGUOUS, facts)
    facts = {
        "what": _(KIND_LABELS[column.type]),
        "kind": column.type if column.type in ("department", "place") else "community",
        "name": unresolved.name,
        "nearest": nearest_sentence(unresolved.nearest),
        "suggestion": unresolved.nearest[0] if unresolved.nearest else "…",
    }
    if column.type == "holder":
        return CellFault(rules.HOLDER_UNKNOWN, facts, (unresolved.name, "other"))
    return CellFault(rules.NAME_UNKNOWN, facts)
