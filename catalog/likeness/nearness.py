"""Finds the names that may be like another without comparing all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from catalog.likeness.wording import Wording

FLOOR = 0.25
"""Scores below this are not looked for."""

MARGIN = 0.0001
"""A score may be rounded up by less than this."""

Score = Callable[[Wording, Wording], float]


@dataclass(slots=True)
class Group:
    """Names that are about the same; among them *wordings* differ in what is done, each with its names."""

    first: Wording
    wordings: dict[tuple[frozenset[str], bool, bool], tuple[Wording, list[str]]] = field(
        default_factory=dict
    )


class Index:
    """Names by what they are about.

    Two names of which one shares no more than a part of its weight score no more than that part. So whatever scores
    *least* has one of the asked name's leading words, or the asked name has one of its: leading are those without
    which less than *least* of the weight would be left.
    """

    def __init__(
        self, worded: Iterable[tuple[str, Wording]], *, covered: Score, doing: Score
    ) -> None:
        self._covered, self._doing = covered, doing
        groups: dict[tuple[bool, frozenset[tuple[str, float]]], Group] = {}
        for name, wording in worded:
            about = wording.sentence, frozenset(wording.objects.items())
            group = groups.setdefault(about, Group(wording))
            done = wording.actions, wording.form, wording.sentence
            group.wordings.setdefault(done, (wording, []))[1].append(name)
        self._groups = list(groups.values())
        self._having: dict[str, list[int]] = {}
        for number, group in enumerate(self._groups):
            for word in group.first.objects:
                self._having.setdefault(word, []).append(number)
        self._led_by: dict[float, dict[str, list[int]]] = {}

    def like(self, asked: Wording, least: float, most: int) -> list[tuple[float, str, Wording]]:
        """Score, name and wording of the *most* that score *least* or more, the best first, then by name."""
        near = (self._groups[number] for number in self._near(asked, max(least, FLOOR)))
        scored = [(self._covered(asked, group.first), group) for group in near]
        scored.sort(key=lambda one: -one[0])
        done: dict[tuple[frozenset[str], bool, bool], float] = {}
        found: list[tuple[float, str, Wording]] = []
        for about, group in scored:
            if about + MARGIN < least:
                break
            for action, (wording, names) in group.wordings.items():
                share = done.get(action)
                if share is None:
                    share = done[action] = self._doing(asked, wording)
                if about * share + MARGIN < least:
                    continue
                score = round(about * share, 4)
                if score >= least:
                    found += [(score, name, wording) for name in names]
            if len(found) > most:
                found = sorted(found, key=_order)[:most]
                least = found[-1][0]  # from here on only what is as good or better counts
        return sorted(found, key=_order)

    def _near(self, asked: Wording, least: float) -> set[int]:
        """The groups that may reach *least*, and some more."""
        if least not in self._led_by:
            self._led_by[least] = self._led(least)
        led_by = self._led_by[least]
        numbers: set[int] = set()
        for word in self._leading(asked, least):
            numbers.update(self._having.get(word, ()))
        for word in asked.objects:
            numbers.update(led_by.get(word, ()))
        return numbers

    def _led(self, least: float) -> dict[str, list[int]]:
        led: dict[str, list[int]] = {}
        for number, group in enumerate(self._groups):
            for word in self._leading(group.first, least):
                led.setdefault(word, []).append(number)
        return led

    def _leading(self, wording: Wording, least: float) -> list[str]:
        """The rarest words, until what is left weighs less than *least* of the whole."""
        left = wording.weight
        leading: list[str] = []
        for word in sorted(wording.objects, key=lambda word: len(self._having.get(word, ()))):
            if left < least * wording.weight - 1e-9:
                break
            leading.append(word)
            left -= wording.objects[word]
        return leading


def _order(found: tuple[float, str, Wording]) -> tuple[float, str]:
    return -found[0], found[1]
