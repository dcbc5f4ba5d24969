"""Which facts count otherwise on two sides, and why: facts are matched by their keys, events by what was done and by whom.

A change is real where it fell between the last day that the earlier side can tell of and the day of the later one. What
else differs was told otherwise: the data were corrected.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, TypeVar

from registry import periods
from registry.history import label_of
from registry.language import _
from reports.comparison.causes import Cause, Change
from reports.comparison.views import (
    EVENTS,
    Fact,
    Identity,
    Row,
    View,
    content,
    event_of,
    way_behind,
)
from reports.trails.way import Trail, Way

_JUDGED = frozenset({"burden"})
"""Tables whose facts may hold on both days and yet count on one only, by what lists and catalogue say of them."""

_NAMES = frozenset({"burden_names"})
"""Trails that count each name once: the first fact of a name stands for it."""

_DAY = re.compile(r"\d{4}-\d\d(-\d\d)?")

Thing = tuple[Any, ...]
T = TypeVar("T")


@dataclass(slots=True)
class _Pair:
    """The rows of one thing on both sides, each with its identity."""

    then: list[tuple[Row, Identity]] = field(default_factory=list)
    now: list[tuple[Row, Identity]] = field(default_factory=list)

    @property
    def table(self) -> str:
        return self.first[0].table

    @property
    def first(self) -> tuple[Row, Identity]:
        return (self.now or self.then)[0]

    @property
    def facts(self) -> int:
        """The greater number of facts on a side."""
        return max(len(self.then), len(self.now))

    @property
    def amounts(self) -> tuple[int, int]:
        return _sum(self.then), _sum(self.now)


@dataclass
class Matching:
    """The facts behind one figure on the two sides."""

    then: View
    now: View
    _held: list[dict[str, dict[int, Fact | None]]] = field(default_factory=list, init=False)

    _labels: dict[tuple[str, str | None], str] = field(default_factory=dict, init=False)
    _between: tuple[str, str] = field(default=("", ""), init=False)
    """The last day of which the earlier side tells, and the day of the later one."""

    def changes(self, figure: str) -> list[Change]:
        """What counts otherwise, the greatest difference first."""
        way = way_behind(figure)
        self._between = self._days(way)
        then, now = self.then.rows(figure), self.now.rows(figure)
        if self.then.scope.register is self.now.scope.register:
            then, now = _apart(then, now, lambda row: row)
        left = _identified(self.then, then)
        right = _identified(self.now, now)
        left, right = _apart(
            left, right, lambda one: (one[0].table, one[1].key, one[0].where, one[0].amount)
        )
        fact_of = _name_of if isinstance(way, Trail) and way.query in _NAMES else _fact_of
        pairs: dict[Thing, _Pair] = defaultdict(_Pair)
        for one in left:
            pairs[fact_of(one)].then.append(one)
        for one in right:
            pairs[fact_of(one)].now.append(one)
        self._look_up(pairs.values())
        found = _together([*self._told(list(pairs.values()))])
        return sorted(found, key=_order)

    @cached_property
    def _same_knowledge(self) -> bool:
        return self.now.knows_as(self.then)

    @cached_property
    def _done_in_both(self) -> set[Thing]:
        """What was done on both sides, whether or not this figure counts it."""
        return self.then.done & self.now.done

    def _days(self, way: Way | None) -> tuple[str, str]:
        """The days between which a change is real, for the figures of that way."""
        if isinstance(way, Trail) and way.given.get("point") == "before":
            return self.then.scope.before, self.now.scope.before
        return self.then.last_day, self.now.scope.as_of

    def _look_up(self, pairs: Iterable[_Pair]) -> None:
        """What each side holds of the facts that differ."""
        keys: dict[str, set[int]] = defaultdict(set)
        for pair in pairs:
            keys[pair.table] |= {identity.key for _row, identity in (*pair.then, *pair.now)}
        self._held = [
            {table: find(table, keys[table]) for table in keys}
            for find in (self.then.versions, self.now.versions, self.now.withdrawn)
        ]

    def _told(self, pairs: list[_Pair]) -> Iterator[Change]:
        events: dict[Thing, _Pair] = defaultdict(_Pair)
        for pair in pairs:
            if pair.then and pair.now and pair.amounts[0] == pair.amounts[1]:
                continue
            if not self._same_knowledge and self._is_corrected(pair):
                yield self._change(Cause.CORRECTED, pair)
            elif pair.table in EVENTS:
                event = events[event_of(pair.first[0])]
                event.then += pair.then
                event.now += pair.now
            else:
                yield self._change(self._real(pair), pair)
        for thing, event in events.items():
            if event.amounts[0] != event.amounts[1]:
                cause = Cause.REMEASURED if thing in self._done_in_both else _presence(event)
                yield self._change(cause, event)

    def _is_corrected(self, pair: _Pair) -> bool:
        """Whether the sides differ because of the same day another thing was recorded."""
        knew, ends = self._between
        row, _identity = pair.first
        before, after = self._versions(pair)
        if row.table in EVENTS:
            if pair.now:
                return self.then.in_period(row.date)
            return after is None or self.now.in_period(row.date)
        if ends <= knew or after is None:
            return True
        if before is None:
            return (row.date or self._written(after)) <= knew
        return content(before) != content(after) and self._changed_on(before, after) is None

    def _versions(self, pair: _Pair) -> tuple[Fact | None, Fact | None]:
        """What each side holds of the thing, counted or not."""
        then, now = (rows[0][1].key if rows else None for rows in (pair.then, pair.now))
        of_now = now or then or 0
        before, after, _gone = (held[pair.table] for held in self._held)
        return before.get(then or of_now), after.get(of_now)

    def _written(self, fact: Fact) -> str:
        """The day on which the entry of a fact was written."""
        return self.now.entries[fact["entry_id"]][0]

    def _changed_on(self, before: Fact, after: Fact) -> str | None:
        """The day between the two sides from which, by what it says itself, a fact became another; None if none is said.

        A new value of no stated day counts from the day on which it was written.
        """
        knew, ends = self._between
        said = [
            str(value)
            for name, value in after.items()
            if (value != before.get(name) or name == "valid_to") and _is_day(name, value)
        ]
        if not said and not any(_is_day(name, value) for name, value in after.items()):
            said = [self._written(after)]
        return min((day for day in said if knew < day <= ends), default=None)

    def _real(self, pair: _Pair) -> Cause:
        """Why a thing that has a state counts otherwise: it came, ended, or holds on both days."""
        knew, ends = self._between
        if pair.then and pair.now:
            return Cause.REMEASURED
        held = self._versions(pair)[1]
        if held is not None and pair.table in _JUDGED:
            began = (held["valid_from"] or "") <= (knew if pair.now else ends)
            goes_on = held["valid_to"] is None or held["valid_to"] > ends
            if began and goes_on:
                return Cause.REMEASURED
        return Cause.REMEASURED if pair.now and self._replaced(pair) else _presence(pair)

    def _replaced(self, pair: _Pair) -> Fact | None:
        """The version of a fact that held on the earlier day, until the one of now took its place."""
        row, identity = pair.first
        after, gone = (held[row.table].get(identity.key) for held in self._held[1:])
        if after is None or gone is None or gone["until_entry"] != after["entry_id"]:
            return None
        began = gone.get("valid_from")
        is_earlier = began is not None and began <= self._between[0] < (row.date or "")
        return gone if is_earlier else None

    def _change(self, cause: Cause, pair: _Pair) -> Change:
        then, now = pair.amounts
        row_then = pair.then[0][0] if pair.then else None
        row_now = pair.now[0][0] if pair.now else None
        before, after = self._versions(pair)
        label = self._label(pair.table, after or before or {})
        why = self._why(cause, pair)
        places = {row.where for row, _identity in (*pair.then, *pair.now)}
        return Change(
            cause, then, now, row_then, row_now, pair.first[0], label, why, len(places), pair.facts
        )

    def _label(self, table: str, fact: Fact) -> str:
        key = table, fact.get("kind")
        if key not in self._labels:
            self._labels[key] = label_of(table, fact)
        return self._labels[key]

    def _why(self, cause: Cause, pair: _Pair) -> str:
        row, _identity = pair.first
        before, after = self._versions(pair)
        if cause is Cause.CORRECTED:
            return self._how_corrected(pair)
        if row.table in EVENTS and cause is Cause.REMEASURED and not (pair.then and pair.now):
            return _("done in both periods, counted here in one only")
        if row.table in EVENTS:
            counts = {"then": f"{len(pair.then):,}", "now": f"{len(pair.now):,}"}
            return _("{then} times then, {now} times now").format(**counts)
        if cause is Cause.NEW:
            return _("since {day}").format(day=row.date) if row.date else _("no day is stated")
        if cause is Cause.ENDED:
            end = (after or {}).get("valid_to")
            return _("ended on {day}").format(day=end) if end else _("no longer counted")
        gone = None if pair.then else self._replaced(pair)
        if gone is not None:
            return _(
                "another value since {day}; entry {entry} put it in the place of the earlier one, which is told no more"
            ).format(day=row.date, entry=gone["until_entry"])
        if not (pair.then and pair.now):
            return _("it held on both days; by lists or catalogue it counts on one only")
        day = self._changed_on(before, after) if before and after else None
        return (
            _("another value since {day}").format(day=periods.in_words(day))
            if day
            else _("another value")
        )

    def _how_corrected(self, pair: _Pair) -> str:
        row, identity = pair.first
        before, after = self._versions(pair)
        if after is None:
            gone = self._held[2][row.table].get(identity.key)
            if gone is None:
                return _("not in the register now")
            number, form = gone["until_entry"], _("withdrawn on {day} by entry {entry} ({action})")
        elif before is None:
            number, form = after["entry_id"], _("recorded on {day} by entry {entry} ({action})")
        elif content(before) == content(after):
            return _("judged otherwise by what was recorded since")
        else:
            number = after["entry_id"]
            form = _("stated otherwise on {day} by entry {entry} ({action})")
        day, action = self.now.entries[number]
        return form.format(day=day, entry=number, action=action)


def _is_day(name: str, value: Any) -> bool:
    """Whether a column holds a day, a month or a year from or to which something holds."""
    if name == "year":
        return value is not None
    return isinstance(value, str) and _DAY.fullmatch(value) is not None


def _presence(pair: _Pair) -> Cause:
    if pair.then and pair.now:
        return Cause.REMEASURED
    return Cause.NEW if pair.now else Cause.ENDED


def _sum(rows: list[tuple[Row, Identity]]) -> int:
    return sum(row.amount or 0 for row, _identity in rows)


def _fact_of(one: tuple[Row, Identity]) -> Thing:
    """What the same fact has on both sides: of a state the thing, where it counts; of an event its key."""
    row, identity = one
    return row.table, identity.thing, row.where


def _name_of(one: tuple[Row, Identity]) -> Thing:
    """What the same name has on both sides, whichever fact comes first."""
    row, _identity = one
    return row.table, row.what


def _identified(view: View, rows: list[Row]) -> list[tuple[Row, Identity]]:
    numbers: dict[str, set[int]] = defaultdict(set)
    for row in rows:
        numbers[row.table].add(row.number)
    found = {table: view.identities(table, ids) for table, ids in numbers.items()}
    return [(row, found[row.table][row.number]) for row in rows]


def _apart(left: list[T], right: list[T], same: Callable[[T], Any]) -> tuple[list[T], list[T]]:
    """Both lists without what stands alike in both, one for one."""
    spare = Counter(map(same, left)) & Counter(map(same, right))
    result = []
    for rows in (left, right):
        common = Counter(spare)
        kept = []
        for row in rows:
            key = same(row)
            if common[key]:
                common[key] -= 1
            else:
                kept.append(row)
        result.append(kept)
    return result[0], result[1]


def _together(changes: list[Change]) -> list[Change]:
    """The same fact in several communities is one change, of so many places."""
    found: dict[Thing, Change] = {}
    for change in changes:
        row_then, row_now = change.row_then, change.row_now
        key = (
            *(change.cause, change.row.table, change.why, change.row.table in EVENTS),
            *(row.number if row else None for row in (row_then, row_now)),
        )
        before = found.get(key)
        found[key] = (
            change
            if before is None
            else replace(
                before,
                then=before.then + change.then,
                now=before.now + change.now,
                places=before.places + change.places,
            )
        )
    return list(found.values())


def _order(change: Change) -> tuple[Any, ...]:
    row = change.row
    return (
        -abs(change.difference),
        change.cause,
        row.table,
        row.what or "",
        row.who or "",
        row.number,
    )
