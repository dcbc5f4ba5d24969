"""What the cells of a row say together: a last day before the first, a setting in a wrong unit, a standard of no time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from registry.intake import row_rules, rules
from registry.intake.cells import CellFault, shown
from registry.language import _
from registry.settings import KNOWN, Fault, Known, bounds, nearest, read, stated

Values = dict[str, list[Any]]
"""The values of a run of rows by column: each a tuple with its mark, or a plain word."""

Found = Iterator[tuple[int, str, CellFault]]
"""Index of the row, column, and what is wrong."""


def row_faults(kind: str, values: Values) -> Found:
    """What is wrong with rows of that kind, beyond what is wrong with their cells one by one."""
    if "valid_from" in values and "valid_to" in values:
        yield from _order_of_dates(values)
    if kind in _OF_KIND:
        yield from _OF_KIND[kind](values)


def _order_of_dates(values: Values) -> Found:
    """A thing begins before it ends."""
    begins, ends = values["valid_from"], values["valid_to"]
    for index, ((begin, _b), (end, _e)) in enumerate(zip(begins, ends, strict=True)):
        if begin and end and end < begin[: len(end)]:
            yield (
                index,
                "valid_to",
                CellFault(rules.DATES_REVERSED, {"begin": begin, "end": end}),
            )


def _settings(values: Values) -> Found:
    """A setting that calculations read is a number in its unit, within its bounds; another may be misspelt."""
    names, numbers = _words(values, "name"), _words(values, "value")
    units = _words(values, "unit") or [None] * len(names)
    for index, (name, value, unit) in enumerate(zip(names, numbers, units, strict=True)):
        if name is None or value is None:
            continue
        known = KNOWN.get(name)
        if known is not None:
            yield from _known_setting(index, known, value, unit)
            continue
        near = nearest(name)
        facts = {"name": shown(name), "names": _(", ").join(near)}
        rule = row_rules.SETTING_MISSPELT if near else row_rules.SETTING_UNUSED
        yield index, "name", CellFault(rule, facts)


def _known_setting(index: int, known: Known, value: str, unit: str | None) -> Found:
    found = read(known.name, value, unit)
    facts: dict[str, Any] = {
        "name": known.name,
        "meaning": _(known.meaning),
        "unit": known.unit,
        "value": shown(stated(value, unit)),
        "bounds": bounds(known),
    }
    if found.fault is Fault.UNREADABLE:
        yield index, "value", CellFault(row_rules.SETTING_UNREADABLE, facts)
    elif found.fault is Fault.UNIT:
        facts["given"] = facts["value"]
        yield index, "unit" if unit else "value", CellFault(row_rules.SETTING_UNIT, facts)
    elif found.fault is Fault.BOUNDS:
        yield index, "value", CellFault(row_rules.SETTING_OUT_OF_BOUNDS, facts)
    elif found.quantity is not None and found.factor != 1:
        ends = dict.fromkeys((found.quantity.low, found.quantity.high))
        facts["converted"] = "–".join(f"{float(end):g}" for end in ends) + known.unit
        yield index, "value", CellFault(row_rules.SETTING_CONVERTED, facts)


def _standards(values: Values) -> Found:
    """A piece takes time."""
    for name in ("simple", "medium", "hard"):
        for index, value in enumerate(values.get(name, ())):
            if value[0] == 0:
                yield index, name, CellFault(row_rules.STANDARD_EMPTY)


def _words(values: Values, name: str) -> list[str | None]:
    return [each[0] if isinstance(each, tuple) else each for each in values.get(name, ())]


_OF_KIND: dict[str, Callable[[Values], Found]] = {
    "parameter": _settings,
    "standard": _standards,
}
