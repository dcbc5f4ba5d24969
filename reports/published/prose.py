"""Running text: its relations, and the figures that look derived but could not be paired with what they derive from."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from reports.published.averages import averages, loads
from reports.published.changes import changes
from reports.published.lists import lists
from reports.published.mentions import Known, Mention, Passage
from reports.published.norms import norms, with_dashes
from reports.published.numbers import plain
from reports.published.rates import rates
from reports.published.relations import Place, Relation, quoted
from reports.published.shares import shares
from reports.published.sums import sums

_AVERAGE = re.compile(r"平均每[^，。；\d]*$")


@dataclass(frozen=True, slots=True)
class Unread:
    """A figure that could not be read, or not be paired with those it derives from, in its words."""

    place: Place
    figure: str
    words: str
    start: int = 0


def read_prose(texts: Iterable[tuple[Place, str]]) -> tuple[list[Relation], list[Unread]]:
    """The relations of the paragraphs, in their order; a whole that one paragraph names is known in the next."""
    known = Known()
    relations: list[Relation] = []
    unread: list[Unread] = []
    passages = []
    for number, (place, text) in enumerate(texts):
        passage = Passage(with_dashes(plain(text)), number)
        known.read(passage)
        passages.append((place, passage))
    for place, passage in passages:
        found = _relations(passage, known)
        relations += [replace(each, place=place) for each in found]
        unread += [_unread(passage, m, place) for m in passage.mentions if _is_unread(passage, m)]
    return relations, unread


def _relations(passage: Passage, known: Known) -> list[Relation]:
    found = [*changes(passage), *shares(passage, known), *rates(passage)]
    found += [
        *averages(passage, known),
        *sums(passage),
        *lists(passage),
        *norms(passage),
        *loads(passage),
    ]
    return sorted(found, key=lambda relation: relation.start)


def _is_unread(passage: Passage, mention: Mention) -> bool:
    """Whether a figure that nobody has taken looks derived: a percentage, an average, a multiple, a sum in doubt."""
    figure = mention.figure
    if figure.start in passage.used:
        return False
    lead = passage.text[max(figure.start - 18, 0) : figure.start]
    derived = figure.unit in ("%", "倍", "个百分点") or figure.start in passage.doubtful
    return derived or bool(_AVERAGE.search(lead))


def _unread(passage: Passage, mention: Mention, place: Place) -> Unread:
    figure = mention.figure
    words = quoted(passage.text, figure.start, figure.end + 6, 40)
    return Unread(place, figure.text, words, figure.start)
