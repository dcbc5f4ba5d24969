"""Which known names mean the same as an asked one, though words are reordered, shortened or changed.

What two names are about decides: the weight of the objects that both have, against that of the shorter name and of
both. A statute's sentence says more than the duty that is meant, so there only the office's name must be covered. That
different things are done with the same object (宣传, 登记, 制定公约 …) keeps two names apart. The score of two names
depends on nothing else that is known, so that it stays the same whatever else the register holds.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from catalog.likeness.fields import shared_fields, split_fields
from catalog.likeness.nearness import Index
from catalog.likeness.synonyms import Synonyms, Weight, plain
from catalog.likeness.wording import PAIR, SINGLE, Wording, reader

__all__ = [
    "PART",
    "SAME",
    "Likeness",
    "Names",
    "likeness",
    "part_of_same",
    "shared_fields",
    "split_fields",
]

T = TypeVar("T")

SAME = 0.4
"""From this score on two names mean the same duty; found on tests/catalog/likeness/pairs/tune.csv (docs/matching.md)."""

PART = 0.25
"""From this score on two requests of one department are parts of the same work."""

# All found on tests/catalog/likeness/pairs/tune.csv.
_BOTH = 0.7  # between two office names: the share of all their words, against that of the shorter name's words
_OTHER_ACTION = 0.35  # something else is done with the same object; below SAME, so never the same
_NO_ACTION = 0.6  # only one of two office names says what is done
_ACTION_NOT_IN_STATUTE = 0.5
_ONLY_STATUTE_ACTS = 0.9
_SOME_ACTIONS = 0.5  # the least left where some of the actions are the same
_FORM = 0.5  # a ledger or form, and a piece of work


@dataclass(frozen=True, slots=True)
class Likeness(Generic[T]):
    """Something known whose name is like the asked one, and the words that both have."""

    item: T
    name: str
    score: float
    shared: tuple[str, ...]


class Names(Generic[T]):
    """Names that can be asked for those that are like another."""

    def __init__(self, named: Iterable[tuple[str, T]], synonyms: Synonyms) -> None:
        self._items: dict[str, list[T]] = {}
        for name, item in named:
            self._items.setdefault(name, []).append(item)
        self._synonyms, self._read = synonyms, reader(synonyms)
        self._index: Index | None = None
        self._asked: dict[tuple[str, float, int], list[Likeness[T]]] = {}

    def like(self, name: str, *, least: float = SAME, most: int = 10) -> list[Likeness[T]]:
        """What is like *name* by at least *least*, the most alike first, then by name, then as it was given."""
        key = name, least, most
        if key not in self._asked:
            asked = self._read(name)
            found = self._known(asked).like(asked, least, most)
            self._asked = {
                key: [
                    Likeness(item, known, score, shared_words(asked, wording))
                    for score, known, wording in found
                    for item in self._items[known]
                ]
            }
        return self._asked[key]

    def _known(self, asked: Wording) -> Index:
        """An index; who asks once needs none of all names, only of those with a like word."""
        if self._index is None and not self._asked:
            words = _surfaces(asked, self._synonyms)
            texts = ((name, plain(name)) for name in self._items)
            near = [name for name, text in texts if any(word in text for word in words)]
            return self._indexed(near)
        if self._index is None:
            self._index = self._indexed(self._items)
        return self._index

    def _indexed(self, names: Iterable[str]) -> Index:
        worded = ((name, self._read(name)) for name in names)
        return Index(worded, covered=covered, doing=doing)


def likeness(asked: Wording, known: Wording) -> float:
    """How far two names mean the same, 0 to 1, in steps of 0.0001; which is asked for makes no difference."""
    return round(covered(asked, known) * doing(asked, known), 4)


def covered(asked: Wording, known: Wording) -> float:
    """How far two names are about the same, 0 to 1: by their objects alone."""
    alike = asked.sentence == known.sentence
    one, other = asked, known
    if (asked.weight > known.weight) if alike else asked.sentence:
        one, other = known, asked  # the shorter, or the office's name, is the one to be covered
    words = other.objects
    shared = 0.0
    for word, weight in one.objects.items():
        if word in words:
            shared += weight
    if not shared:
        return 0.0
    part = shared / one.weight
    if not alike or one.sentence:
        return part
    both = 2 * shared / (one.weight + other.weight)
    return float(part ** (1 - _BOTH) * both**_BOTH)


def doing(asked: Wording, known: Wording) -> float:
    """How far the same is done, 0 to 1, and with the same kind of paper."""
    kept = 1.0 if asked.form == known.form else _FORM
    mine, theirs = asked.actions, known.actions
    if not mine and not theirs:
        return kept
    if asked.sentence == known.sentence:
        if not mine or not theirs:
            return kept * _NO_ACTION
        most = min(len(mine), len(theirs))
    else:
        mine = theirs if asked.sentence else mine
        most = len(mine)
        if not mine:
            return kept * _ONLY_STATUTE_ACTS
        if not (asked.actions and known.actions):
            return kept * _ACTION_NOT_IN_STATUTE
    both = len(asked.actions & known.actions)
    if not both:
        return kept * _OTHER_ACTION
    return kept * (_SOME_ACTIONS + (1 - _SOME_ACTIONS) * both / most)


def shared_words(asked: Wording, known: Wording) -> tuple[str, ...]:
    """The words that both have, in the order of the asked name; weak ones only where there are no others."""
    both = {word: weight for word, weight in asked.objects.items() if word in known.objects}
    telling = [word for word, weight in both.items() if weight >= SINGLE or weight == PAIR]
    joined: list[str] = []
    for word in telling or both:
        if joined and both[word] == PAIR and joined[-1][-1] == word[0]:
            joined[-1] += word[1]  # pairs that overlap: 惠明, 明茶 are 惠明茶
        else:
            joined.append(word)
    actions = sorted((asked.actions & known.actions) - set(joined))
    return (*joined, *actions)


def part_of_same(names: Names[T], name: str) -> bool:
    """Whether *name* may be a part of the work of one of *names*: the same object, whatever is done with it."""
    return bool(names.like(name, least=PART))


def _surfaces(asked: Wording, synonyms: Synonyms) -> list[str]:
    """Every spelling by which a name can share a word with *asked*."""
    wanted = asked.objects
    known = [
        word
        for word, (weight, standard) in synonyms.words.items()
        if standard in wanted and weight is not Weight.FILLER
    ]
    return [*known, *(word for word in wanted if word not in synonyms.words)]
