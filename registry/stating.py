"""Who states a figure: a community, or a street, district or city as a whole, which goes before its parts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from registry.funding.holders import Holder
from registry.names import Directory


def stated_by(row: dict[str, Any], names: Directory) -> Holder:
    """The community or place for which a row of a measure states something; the city where it names none."""
    if row["community"] is not None:
        return Holder("community", row["community"])
    return Holder("place", row["place"] or names.city or "")


def places_around(unit: Holder, names: Directory) -> list[str]:
    """The codes of the places in which a community or place lies, the smallest first."""
    above: list[str | None] = [names.parents.get(unit.code)]
    if unit.kind == "community":
        home = names.communities.get(unit.code)
        above = [home.street, home.district] if home else []
    found: list[str] = []
    while above:
        code = above.pop(0)
        if code and code != unit.code and code not in found:
            found.append(code)
            above.append(names.parents.get(code))
    if names.city and names.city not in (unit.code, *found):
        found.append(names.city)
    return found


def outermost(units: Iterable[Holder], names: Directory) -> list[Holder]:
    """Those of *units* that lie in none of the others: what is stated for a whole goes before what its parts state."""
    found = list(dict.fromkeys(units))
    places = {unit.code for unit in found if unit.kind == "place"}
    return [unit for unit in found if not places.intersection(places_around(unit, names))]
