"""Who is meant: departments, communities and places found by code, name, alias or a shortened spelling."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from registry.language import N_, _
from registry.store import Register

KIND_LABELS = {
    "department": N_("department"),
    "community": N_("community"),
    "place": N_("place"),
    "duty": N_("duty"),
    "holder": N_("department, place or community"),
    "scope": N_("community, street or district"),
}

EVERYWHERE = frozenset({"全部", "全市", "所有", "全部社区", "所有社区", "各社区", "全体社区", "全市各社区", "all"})

_COMMUNITY_TAIL = re.compile(r"(?:社区居民委员会|社区居委会|居民委员会|居委会|社区)$")
_BRACKETED = re.compile(r"^(.*)（(.*)）$")


@dataclass(frozen=True, slots=True)
class Community:
    """A community with the codes of its street and district."""

    code: str
    name: str
    street: str | None
    district: str | None


@dataclass(frozen=True, slots=True)
class Unresolved(Exception):
    """A name that means nothing known, or several things; *nearest* are names that are known."""

    kind: str
    name: str
    nearest: tuple[str, ...]
    ambiguous: bool = False


class Directory:
    """The names that are live in a register.

    A name is found by code, full name, alias; then without the place before it (市, 区, the district's name) and
    without 社区 or 居委会 behind it. What fits several is ambiguous unless district or street decide.
    """

    def __init__(self, register: Register) -> None:
        self.register = register
        self.reload()

    def reload(self) -> None:
        """The names are those that are live now."""
        query = self.register.query
        live = "WHERE until_entry IS NULL"
        self.places = {row[0]: (row[1], row[2]) for row in query(f"SELECT code, name, level FROM place {live}")}
        self.communities = {
            row[0]: Community(*row) for row in query(f"SELECT code, name, street, district FROM community {live}")
        }
        self.departments = dict(query(f"SELECT code, name FROM department {live}"))
        self.aliases: dict[str, dict[str, str]] = {kind: {} for kind in ("department", "community", "place", "duty")}
        for kind, name, code in query(f"SELECT kind, name, code FROM alias {live}"):
            self.aliases[kind][name] = code
        self._index()

    def expect_places(self, names: Iterable[tuple[str, str, str]]) -> None:
        """Places (code, name, level) that are about to come are known already: a sheet's rows may name each other."""
        for code, name, level in names:
            self.places.setdefault(code, (name, level))
        self._index()

    def _index(self) -> None:
        self._place_names = sorted({name for name, _level in self.places.values()}, key=len, reverse=True)
        self.exact: dict[str, dict[str, set[str]]] = {"department": {}, "community": {}, "place": {}}
        self.short: dict[str, dict[str, set[str]]] = {"department": {}, "community": {}, "place": {}}
        for code, name in self.departments.items():
            self._enter("department", code, name, [self._department_core(name)])
        for code, (name, _level) in self.places.items():
            self._enter("place", code, name, [name.removesuffix("街道"), name.removesuffix("办事处")])
        for community in self.communities.values():
            core = _COMMUNITY_TAIL.sub("", community.name)
            before = [self.place_name(place) for place in (community.street, community.district) if place]
            short = [core, *(f"{place}{core}" for place in before), "".join(reversed(before)) + core]
            self._enter("community", community.code, community.name, short)
        for kind, names in self.aliases.items():
            for name, code in names.items():
                self.exact.get(kind, {}).setdefault(name, set()).add(code)

    def _enter(self, kind: str, code: str, name: str, short: Iterable[str]) -> None:
        self.exact[kind].setdefault(code, set()).add(code)
        self.exact[kind].setdefault(name, set()).add(code)
        for spelling in short:
            self.short[kind].setdefault(spelling, set()).add(code)

    def _department_core(self, name: str) -> str:
        for place in self._place_names:
            name = name.removeprefix(place)
        return name if len(name) < 3 else name.lstrip("省市区县")

    def place_name(self, code: str) -> str:
        """The name of a place; its code where it has none."""
        return self.places.get(code, (code, ""))[0]

    @property
    def city(self) -> str | None:
        """The code of the city."""
        return next((code for code, (_name, level) in self.places.items() if level == "city"), None)

    def department(self, name: str) -> str:
        """The code of the department that *name* means."""
        return self._one("department", name, self._department_core(name))

    def place(self, name: str) -> str:
        """The code of the place that *name* means."""
        return self._one("place", name, name)

    def community(self, name: str, district: str | None = None, street: str | None = None) -> str:
        """The code of the community that *name* means; *district* and *street* are names or codes that narrow it."""
        bracketed = _BRACKETED.match(name)
        if bracketed and name not in self.exact["community"]:
            return self.community(bracketed[1], bracketed[2], street)
        core = _COMMUNITY_TAIL.sub("", name)
        for place in self._place_names:
            if core.startswith(place) and self.places.get(self.city or "", ("", ""))[0] == place:
                core = core.removeprefix(place)
        found = self.exact["community"].get(name) or self.short["community"].get(core) or set()
        if len(found) > 1:
            found = self._within(found, district, street)
        return self._decide("community", name, found)

    def _within(self, codes: set[str], district: str | None, street: str | None) -> set[str]:
        for text, attribute in ((district, "district"), (street, "street")):
            if text:
                try:
                    place = self.place(text)
                except Unresolved:
                    continue
                codes = {code for code in codes if getattr(self.communities[code], attribute) == place}
        return codes

    def scope(self, name: str, district: str | None = None, street: str | None = None) -> tuple[str | None, str | None]:
        """``(community, None)`` or ``(None, place)``: what a push-down or burden lies on."""
        if name in EVERYWHERE and self.city:
            return None, self.city
        try:
            return self.community(name, district, street), None
        except Unresolved as unresolved:
            if unresolved.ambiguous:
                raise
            try:
                return None, self.place(name)
            except Unresolved as place:
                raise Unresolved("scope", name, unresolved.nearest or place.nearest) from None

    def holder(self, name: str) -> tuple[str, str]:
        """``(code, kind)`` of a holder of money."""
        nearest: tuple[str, ...] = ()
        for kind in ("department", "place", "community"):
            try:
                return getattr(self, kind)(name), kind
            except Unresolved as unresolved:
                if unresolved.ambiguous:
                    raise
                nearest = nearest or unresolved.nearest
        raise Unresolved("holder", name, nearest)

    def _one(self, kind: str, name: str, core: str) -> str:
        found = self.exact[kind].get(name) or self.short[kind].get(core) or self.short[kind].get(name) or set()
        return self._decide(kind, name, found)

    def _decide(self, kind: str, name: str, found: set[str]) -> str:
        if len(found) == 1:
            return next(iter(found))
        if found:
            raise Unresolved(kind, name, tuple(sorted(self.full_name(kind, code) for code in found)), ambiguous=True)
        raise Unresolved(kind, name, self.nearest(kind, name))

    def full_name(self, kind: str, code: str) -> str:
        """A name that tells the thing from its like: a community comes with its district."""
        if kind == "community":
            community = self.communities[code]
            place = community.district or community.street
            return (self.place_name(place) if place else "") + community.name
        return self.place_name(code) if kind == "place" else self.departments.get(code, code)

    def nearest(self, kind: str, name: str) -> tuple[str, ...]:
        """Up to three known names that look like *name*, best first."""
        known = [
            spelling for spellings in (self.exact.get(kind, {}), self.aliases.get(kind, {})) for spelling in spellings
        ]
        return tuple(dict.fromkeys(get_close_matches(name, known, n=3, cutoff=0.4)))


def nearest_sentence(nearest: tuple[str, ...]) -> str:
    """“Nearest: …”, or nothing."""
    return _("Nearest: {names}.").format(names=_(", ").join(nearest)) if nearest else ""
