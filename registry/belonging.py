"""Whose a department is: 市民政局, 示例市民政局 and 民政局 may be one, 碧山区民政局 and 绿水区民政局 are two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Belonging:
    """The level that a name speaks of, and the code of the place if it names one; None is not said."""

    level: str | None = None
    place: str | None = None

    def agrees(self, other: Belonging) -> bool:
        """Whether both may speak of one department."""
        if self.level is None or other.level is None:
            return True
        if self.level != other.level:
            return False
        return self.place is None or other.place is None or self.place == other.place


UNSAID = Belonging()

_GENERIC = {"省": "province", "市": "city", "区": "district", "县": "district"}


def of_place(code: str, name: str, level: str) -> Belonging:
    """The belonging that a place's name says; a register kept by a district has that as its highest place."""
    return Belonging("district" if level == "city" and name[-1:] in "区县旗" else level, code)


def of_level(level: str | None) -> Belonging:
    """The belonging that a department's level says."""
    return Belonging(level) if level in ("province", "city", "district", "street") else UNSAID


def splits(name: str, places: Sequence[tuple[str, Belonging]]) -> Iterator[tuple[Belonging, str]]:
    """Every way to read *name* as whose it is and what it is; *places* are known by their names."""
    name = name.removeprefix("中共")
    yield UNSAID, name
    for place, belonging in places:
        if name.startswith(place) and len(name) - len(place) >= 2:
            for deeper, rest in splits(name.removeprefix(place), places):
                yield (belonging if deeper is UNSAID else deeper), rest
    if name[:1] in _GENERIC and len(name) >= 3:
        yield Belonging(_GENERIC[name[0]]), name[1:]
