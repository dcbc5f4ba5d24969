"""A file is checked: its relations, each once, those that contradict, and what could not be read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from reports.published.facts import columns_of, read_facts
from reports.published.grid import table_of
from reports.published.judging import Outcome
from reports.published.prose import Unread, read_prose
from reports.published.reading import Reading, Sheet, read
from reports.published.relations import Place, Relation
from reports.published.tables import table_relations


@dataclass(frozen=True, slots=True)
class Checked:
    """What a file says that can be checked. *again* are the further places of relations that stand several times."""

    file: str
    relations: tuple[Relation, ...]
    unread: tuple[Unread, ...]
    repeats: int
    again: dict[int, tuple[Place, ...]]

    def count(self, outcome: Outcome) -> int:
        """How many relations have that outcome."""
        return sum(1 for relation in self.relations if relation.outcome is outcome)

    @property
    def disputed(self) -> list[int]:
        """The relations that contradict, by their number, each disputed figure once."""
        seen: set[tuple[Place, int]] = set()
        found = []
        for number, relation in enumerate(self.relations):
            if relation.outcome is not Outcome.CONTRADICTS:
                continue
            figure = (relation.place, relation.start)
            if figure not in seen:
                seen.add(figure)
                found.append(number)
        return found


def check(path: Path) -> Checked:
    """The file is read and checked; errors of :func:`reports.published.reading.read`."""
    reading = read(path)
    relations, unread, repeats = [], [], reading.repeats
    for sheet in reading.tables:
        found, not_read, left_out = _table(sheet)
        relations += found
        unread += not_read
        repeats += left_out
    prose = _without_facts(reading)
    told, not_paired = read_prose(prose)
    once, again = _once([*told, *relations])
    return Checked(reading.file, tuple(once), (*not_paired, *unread), repeats, again)


def _table(sheet: Sheet) -> tuple[list[Relation], list[Unread], int]:
    columns = columns_of(sheet)
    if columns is not None:
        return read_facts(sheet, columns)
    table = table_of(sheet)
    if table is None:
        return [], [], 0
    place = sheet.place
    unread = [
        Unread(Place(place.file, place.sheet, row, table.headings[column]), text, text)
        for row, column, text in table.odd
    ]
    return table_relations(table, place), unread, 0


def _without_facts(reading: Reading) -> list[tuple[Place, str]]:
    """The passages, but for cells of tables of facts: those are read as facts."""
    facts = {sheet.place for sheet in reading.tables if columns_of(sheet) is not None}
    return [
        (place, text)
        for place, text in reading.texts
        if place.row is None or Place(place.file, place.sheet) not in facts
    ]


def _once(relations: list[Relation]) -> tuple[list[Relation], dict[int, tuple[Place, ...]]]:
    """Each relation once, in the order of its first place, with the further places of those that contradict."""
    counted = Counter(relation.same for relation in relations)
    first: dict[tuple[object, ...], int] = {}
    once: list[Relation] = []
    again: dict[int, list[Place]] = {}
    for relation in relations:
        same = relation.same
        is_disputed = counted[same] > 1 and relation.outcome is Outcome.CONTRADICTS
        if is_disputed and same in first and relation.place.row is None:
            again.setdefault(first[same], []).append(relation.place)
            continue
        first.setdefault(same, len(once))
        once.append(relation)
    return once, {number: tuple(places) for number, places in again.items()}
