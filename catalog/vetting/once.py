"""What checks work out of the records once, however many requests are judged by them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from catalog.vetting.records import Records

T = TypeVar("T")

_KEPT: WeakKeyDictionary[Records, dict[str, Any]] = WeakKeyDictionary()


def once(records: Records, key: str, make: Callable[[], T]) -> T:
    """What *make* gives, made once for *records*. What it reads must be read beforehand, so that it is noted."""
    kept = _KEPT.setdefault(records, {})
    if key not in kept:
        kept[key] = make()
    found: T = kept[key]
    return found
