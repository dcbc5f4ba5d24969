"""What a name says: its objects and its actions, whatever the order, the fillers and the synonyms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from catalog.likeness.synonyms import Synonyms, Weight, plain

# What each adds to the weight of a name: a known object; a character of no known word, and two such side by side;
# one such character alone; a weak word; an action, but only where a name has no object at all.
OBJECT, CHARACTER, PAIR, SINGLE, WEAK, LONE_ACTION = 1.0, 0.3, 0.2, 0.5, 0.3, 0.6

SENTENCE = 26
"""From so many characters on a name is a sentence of a statute, which says more than the duty that is meant."""

_TIMES = re.compile(
    r"(?:19|20)\d\d年?(?:度|版)?|第[一二三四1-4]季度|\d{1,2}月份|[上下]半年|[(\[](?:试行|暂行|修订|新)[)\]]"
)
_PARTS = re.compile(r"[a-z0-9]+|[^\W_a-z0-9]+")
_WHO = r"^[^,。;:]*委员会[^,。;:]*?,?(?:应当|可以|有权)"  # compiled only when a sentence is read


@dataclass(frozen=True, slots=True)
class Wording:
    """A name, taken apart: what it is about with weights, what is done, and what kind of text it is."""

    objects: dict[str, float]
    actions: frozenset[str]
    weight: float
    sentence: bool
    form: bool


@lru_cache(maxsize=4)
def reader(synonyms: Synonyms) -> Reader:
    """The one that takes names apart with these synonyms."""
    return Reader(synonyms)


class Reader:
    """Takes names apart, with one set of synonyms."""

    def __init__(self, synonyms: Synonyms) -> None:
        self._words, self._lengths = synonyms.words, synonyms.lengths
        self._last: tuple[str, Wording] | None = None

    def __call__(self, name: str) -> Wording:
        """*name* taken apart; the same name always gives the same wording. One is asked for several times in a row."""
        if self._last is None or self._last[0] != name:
            self._last = name, self._apart(name)
        return self._last[1]

    def _apart(self, name: str) -> Wording:
        text = _TIMES.sub("", plain(name))
        sentence = len(text) >= SENTENCE
        if sentence:
            text = _without_who(text)
        objects: dict[str, float] = {}
        actions: set[str] = set()
        for part in _PARTS.findall(text):
            self._take(part, objects, actions)
        if not objects:
            objects = dict.fromkeys(sorted(actions), LONE_ACTION)
        weight = sum(objects.values())
        return Wording(objects, frozenset(actions), weight, sentence, _is_form(text))

    def _take(self, part: str, objects: dict[str, float], actions: set[str]) -> None:
        """The longest known words of *part*, and the characters between them, are counted."""
        at = since = 0
        while at < len(part):
            length, weight, word = self._known(part, at)
            if not length:
                at += 1
                continue
            if since < at:
                _take_unknown(part[since:at], objects)
            if weight is Weight.OBJECT:
                objects[word] = OBJECT
            elif weight is Weight.ACTION:
                actions.add(word)
            elif weight is Weight.WEAK:
                objects[word] = WEAK
            at = since = at + length
        if since < len(part):
            _take_unknown(part[since:], objects)

    def _known(self, part: str, at: int) -> tuple[int, Weight, str]:
        """The length, weight and standard word of the longest known word at *at*; length 0 where there is none."""
        for length in self._lengths.get(part[at], ()):
            known = self._words.get(part[at : at + length])
            if known and at + length <= len(part):
                return length, *known
        return 0, Weight.FILLER, ""


def _without_who(sentence: str) -> str:
    """A statute's sentence without those whom it obliges: 居民委员会、业主委员会应当 …"""
    found = re.match(_WHO, sentence)
    # 居民委员会发现违法装修行为的，应当报告: what is found is what the duty is about.
    return sentence if found is None or "发现" in found[0] else sentence[found.end() :]


def _is_form(text: str) -> bool:
    return "台账" in text or "台帐" in text or text.endswith(("表", "册", "簿"))


def _take_unknown(run: str, objects: dict[str, float]) -> None:
    """Characters of no known word count alone and by pairs; letters and digits whole, so that 3号 is not 4号."""
    if run.isascii():
        objects[run] = OBJECT
    elif len(run) == 1:
        objects[run] = SINGLE
    else:
        for character in run:
            objects[character] = CHARACTER
        for one, other in pairwise(run):
            objects[one + other] = PAIR
