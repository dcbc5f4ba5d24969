"""Who is meant: departments, communities and places found by code, name, alias or a shortened spelling."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property

from registry.belonging import UNSAID, Belonging, of_level, of_place, splits
from registry.language import N_, _
from registry.store import Register

KIND_LABELS = {
    "department": N_("department"),
    "community": N_("community"),
    "place": N_("place"),
    "duty": N_("duty"),
    "holder": N_("department, place, community, treasury or supplier"),
    "scope": N_("community, street or district"),
}

EVERYWHERE = frozenset(
    {"全部", "全市", "所有", "全部社区", "所有社区", "各社区", "全体社区", "全市各社区", "all"}
)

MOST_GUESSES = 500
"""After so many unknown names no nearest ones are looked for: a column of other things is no list of misspellings."""

NEAREST, MOST_SPELLINGS = 3, 12
"""How many nearest names are told, and how many spellings are looked at for them: one thing has several."""

_COMMUNITY_TAIL = re.compile(r"(?:社区居民委员会|社区居委会|居民委员会|居委会|社区)$")
_PLACE_TAIL = re.compile(r"(?:街道办事处|办事处|街道|[区县市镇乡])$")
_TELLING = re.compile(r"^[省市区县]|(?:社区|居委会|街道|委员会|办公室|[局委办会区县市])$")
_BRACKETED = re.compile(r"^(.*)（(.*)）$")

Index = dict[str, dict[str, set[str]]]
"""Codes by kind and spelling."""


@dataclass(frozen=True, slots=True)
class Community:
    """A community with the codes of its street and district."""

    code: str
    name: str
    street: str | None
    district: str | None


class Unresolved(Exception):
    """A name that means nothing known, several things, or something that lies *elsewhere* than was said.

    ``nearest`` are names that are known, looked for when they are first asked for; *kind* is what they name.
    """

    def __init__(
        self,
        kind: str,
        name: str,
        look: Callable[[], tuple[str, ...]],
        *,
        ambiguous: bool = False,
        elsewhere: str | None = None,
    ) -> None:
        super().__init__(name)
        self.kind = kind
        self.name = name
        self.ambiguous = ambiguous
        self.elsewhere = elsewhere
        self._look = look

    @cached_property
    def nearest(self) -> tuple[str, ...]:
        """Known names that look like it, best first."""
        return self._look()


class Directory:
    """The names that are live in a register.

    A name is found by code, full name, alias; then without the place before it (市, 区, the district's name) and
    without 社区 or 居委会 behind it. What fits several is ambiguous unless an alias, the district or the street
    decide. A district or street that is said must be the right one.
    """

    def __init__(self, register: Register) -> None:
        self.register = register
        self._guesses = 0
        self.reload()

    def reload(self) -> None:
        """The names are those that are live now."""
        query = self.register.query
        live = "WHERE until_entry IS NULL ORDER BY id"
        rows = query(f"SELECT code, name, level, parent FROM place {live}")
        self.places: dict[str, tuple[str, str]] = {row[0]: (row[1], row[2]) for row in rows}
        self.parents: dict[str, str | None] = {row[0]: row[3] for row in rows}
        self.communities = {
            row[0]: Community(*row)
            for row in query(f"SELECT code, name, street, district FROM community {live}")
        }
        rows = query(f"SELECT code, name, level FROM department {live}")
        self.departments: dict[str, str] = {row[0]: row[1] for row in rows}
        self.levels: dict[str, str | None] = {row[0]: row[2] for row in rows}
        rows = query(f"SELECT code, name, type FROM holder {live}")
        self.holders: dict[str, tuple[str, str]] = {row[0]: (row[1], row[2]) for row in rows}
        """Treasuries and suppliers: name and type by code."""
        self._alias_rows = query(f"SELECT kind, name, code FROM alias {live}")
        self._index()

    def expect_places(self, names: Iterable[tuple[str, str, str]]) -> None:
        """Places (code, name, level) that are about to come are known already: a sheet's rows may name each other."""
        for code, name, level in names:
            if code not in self.places and self._exact["place"].get(name) == {name}:
                self._alias_rows.append(("place", code, name))
            else:
                self.places.setdefault(code, (name, level))
        self._index()

    @property
    def size(self) -> int:
        """How many names there are."""
        named = len(self.places) + len(self.communities) + len(self.departments)
        return named + len(self.holders) + len(self._alias_rows)

    def _index(self) -> None:
        kinds = ("department", "community", "place", "holder")
        self.aliases: dict[str, dict[str, str]] = {kind: {} for kind in (*kinds, "duty")}
        self._exact: Index = {kind: {} for kind in kinds}
        self._by_alias: Index = {kind: {} for kind in kinds}
        self._short: Index = {kind: {} for kind in kinds}
        self._known: dict[str, dict[str, str]] = {}
        self._city_name = self.place_name(self.city) if self.city else ""
        self._belongings = sorted(
            ((name, of_place(code, name, level)) for code, (name, level) in self.places.items()),
            key=lambda place: -len(place[0]),
        )
        for code, (name, _level) in self.places.items():
            self._enter("place", code, name, self._short_place_names(code, name))
        for community in self.communities.values():
            self._enter(
                "community", community.code, community.name, self._short_community_names(community)
            )
        self._cores: dict[str, list[tuple[Belonging, str]]] = {}
        for code, name in self.departments.items():
            self._enter("department", code, name, ())
            for belonging, core in self._splits(name):
                own = of_level(self.levels[code]) if belonging is UNSAID else belonging
                self._cores.setdefault(core, []).append((own, code))
        for code, (name, _type) in self.holders.items():
            self._enter("holder", code, name, ())
        for kind, name, code in self._alias_rows:
            self.aliases[kind][name] = code
            self._by_alias.get(kind, {}).setdefault(name, set()).add(code)

    def _enter(self, kind: str, code: str, name: str, short: Iterable[str]) -> None:
        self._exact[kind].setdefault(code, set()).add(code)
        self._exact[kind].setdefault(name, set()).add(code)
        for spelling in short:
            self._short[kind].setdefault(spelling, set()).add(code)

    def _splits(self, name: str) -> Iterator[tuple[Belonging, str]]:
        return splits(name, self._belongings)

    def _short_place_names(self, code: str, name: str) -> list[str]:
        above = [self.place_name(place) for place in self._above(code) if place != self.city]
        core = _PLACE_TAIL.sub("", name)
        return [*(f"{place}{name}" for place in above), *([core] if len(core) > 1 else [])]

    def _short_community_names(self, community: Community) -> list[str]:
        core = _COMMUNITY_TAIL.sub("", community.name)
        places = (community.district, community.street)
        before = [self.place_name(place) for place in places if place]
        return [core, *(f"{place}{core}" for place in before), "".join(before) + core]

    def place_name(self, code: str) -> str:
        """The name of a place; its code where it has none."""
        return self.places.get(code, (code, ""))[0]

    @property
    def city(self) -> str | None:
        """The code of the city."""
        return next((code for code, (_name, level) in self.places.items() if level == "city"), None)

    @property
    def top_level(self) -> str:
        """The level of the highest place: a register kept by a district has that, not a city, above everything."""
        return of_place(self.city, *self.places[self.city]).level or "city" if self.city else "city"

    def level_of_place(self, code: str) -> str:
        """The level of a place as it is in life, empty where it is not known."""
        return self.top_level if code == self.city else self._level(code)

    def _above(self, code: str | None) -> list[str]:
        """The places in which a place lies, the smallest first."""
        found: list[str] = []
        above = self.parents.get(code or "")
        while above and above not in found and above != code:
            found.append(above)
            above = self.parents.get(above)
        return found

    def district_of(self, street: str | None) -> str | None:
        """The district in which a street lies."""
        return next(
            (place for place in self._above(street) if self._level(place) == "district"),
            None,
        )

    def department(self, name: str) -> str:
        """The code of the department that *name* means."""
        found = self._named("department", name) or {
            code
            for belonging, core in self._splits(name)
            for own, code in self._cores.get(core, ())
            if belonging.agrees(own)
        }
        return self._decide("department", name, found)

    def place(self, name: str, district: str | None = None) -> str:
        """The code of the place that *name* means; *district*, a name or code, tells places of one name apart."""
        found = self._named("place", name)
        if not found:
            core = name.removeprefix(self._city_name) or name
            short = self._short["place"]
            found = short.get(name) or self._exact["place"].get(core) or short.get(core) or set()
            found = found or self._exact["place"].get(core.removesuffix("办事处"), set())
        if len(found) > 1 and district:
            try:
                within = self.place(district)
            except Unresolved:
                within = None
            found = {code for code in found if within in self._above(code)} or found
        return self._decide("place", name, found)

    def community(self, name: str, district: str | None = None, street: str | None = None) -> str:
        """The code of the community that *name* means; *district* and *street* are names or codes that narrow it."""
        found = self._named("community", name)
        bracketed = _BRACKETED.match(name)
        if not found and bracketed:
            return self.community(bracketed[1], bracketed[2], street)
        core = _COMMUNITY_TAIL.sub("", name)
        found = found or self._short["community"].get(core) or set()
        if not found and self._city_name:
            found = self._short["community"].get(core.removeprefix(self._city_name), set())
        return self._decide("community", name, self._within(name, found, district, street))

    def _within(
        self, name: str, codes: set[str], district: str | None, street: str | None
    ) -> set[str]:
        """Those of *codes* that lie where it is said; places that are not known say nothing."""
        for text, above in ((district, None), (street, district)):
            try:
                place = self.place(text, above) if text else None
            except Unresolved:
                continue
            if place is None:
                continue
            inside = {code for code in codes if self._lies_in(self.communities[code], place)}
            if codes and not inside:
                nearest = tuple(sorted(self.full_name("community", code) for code in codes))
                raise Unresolved("community", name, _these(nearest), elsewhere=text)
            codes = inside
        return codes

    def _lies_in(self, community: Community, place: str) -> bool:
        """Whether the community lies in *place*, or may: where nothing of that level is known of it."""
        own = {code for code in (community.street, community.district) if code}
        own |= {above for code in own for above in self._above(code)}
        if place == self.city or place in own:
            return True
        return self._level(place) not in {self._level(code) for code in own}

    def _level(self, place: str) -> str:
        return self.places.get(place, ("", ""))[1]

    def scope(
        self, name: str, district: str | None = None, street: str | None = None
    ) -> tuple[str | None, str | None]:
        """``(community, None)`` or ``(None, place)``: what a push-down or burden lies on."""
        if name in EVERYWHERE and self.city:
            return None, self.city
        if not self._named("community", name) and self._named("place", name):
            return None, self.place(name, district)
        try:
            return self.community(name, district, street), None
        except Unresolved as unresolved:
            if unresolved.ambiguous or unresolved.elsewhere:
                raise
            community = unresolved
        try:
            return None, self.place(name, district)
        except Unresolved as unresolved:
            place = unresolved
        if place.ambiguous:
            raise place
        likeliest = get_close_matches(name, [*community.nearest[:1], *place.nearest[:1]], 1, 0)
        raise place if likeliest and likeliest[0] not in community.nearest else community

    def holder(self, name: str) -> tuple[str, str]:
        """``(code, kind)`` of a holder of money; treasuries and suppliers go by their own names only."""
        own = self._named("holder", name)
        if len(own) == 1:
            code = next(iter(own))
            return code, self.holders[code][1]
        failed = []
        for kind in ("department", "place", "community"):
            try:
                return getattr(self, kind)(name), kind
            except Unresolved as unresolved:
                if unresolved.ambiguous or unresolved.elsewhere:
                    raise
                failed.append(unresolved)
        raise next((unresolved for unresolved in failed if unresolved.nearest), failed[0])

    def _named(self, kind: str, name: str) -> set[str]:
        """The codes of that code or name; an alias decides where the name is unknown or stands several times."""
        found = self._exact[kind].get(name, set())
        return found if len(found) == 1 else self._by_alias[kind].get(name, found)

    def by_alias(self, kind: str, name: str) -> set[str]:
        """The codes of which *name* is another name."""
        return self._by_alias[kind].get(name, set())

    def is_a_name(self, kind: str, name: str) -> bool:
        """Whether *name* is the code or full name of something."""
        return name in self._exact[kind]

    def _decide(self, kind: str, name: str, found: set[str]) -> str:
        if len(found) == 1:
            return next(iter(found))
        if found:
            names = tuple(sorted(self.full_name(kind, code) for code in found))
            raise Unresolved(kind, name, _these(names), ambiguous=True)
        raise Unresolved(kind, name, lambda: self.nearest(kind, name))

    def full_name(self, kind: str, code: str) -> str:
        """A name that tells the thing from its like: a community or street comes with its district."""
        if kind == "department":
            return self.departments.get(code, code)
        if kind in ("treasury", "supplier", "other"):
            return self.holders[code][0] if code in self.holders else code
        if kind == "place":
            district = self.district_of(code)
            return (self.place_name(district) if district else "") + self.place_name(code)
        community = self.communities[code]
        place = community.district or community.street
        return (self.place_name(place) if place else "") + community.name

    def nearest(self, kind: str, name: str) -> tuple[str, ...]:
        """Up to three known names that look like *name*, best first."""
        self._guesses += 1
        if self._guesses > MOST_GUESSES:
            return ()
        if kind not in self._known:
            self._known[kind] = {
                spelling: telling_part(spelling) for spelling in self._spellings(kind)
            }
        known = self._known[kind]
        near = set(get_close_matches(telling_part(name), known.values(), n=3, cutoff=0.5))
        close = [spelling for spelling, core in known.items() if core in near]
        found: dict[str, str] = {}
        for spelling in get_close_matches(name, close, n=MOST_SPELLINGS, cutoff=0.3):
            codes = self._exact[kind].get(spelling) or self._by_alias[kind].get(spelling, set())
            code = next(iter(codes)) if len(codes) == 1 else spelling
            # of several spellings of one department its own name is told
            told = self.departments.get(code, spelling) if kind == "department" else spelling
            found.setdefault(code, told)
        return tuple(found.values())[:NEAREST]

    def _spellings(self, kind: str) -> Iterator[str]:
        """Every name and alias, and codes of their own; a name that stands twice with its place."""
        for spelling, codes in self._exact[kind].items():
            if len(codes) == 1:
                yield spelling
            else:
                yield from (self.full_name(kind, code) for code in sorted(codes))
        yield from self._by_alias[kind]


def telling_part(name: str) -> str:
    """The part of a name that tells it from others: 市数字局 is 数字, 佳园社区 is 佳园."""
    return _TELLING.sub("", name) or name


def _these(names: tuple[str, ...]) -> Callable[[], tuple[str, ...]]:
    return lambda: names


def nearest_sentence(nearest: tuple[str, ...]) -> str:
    """“Nearest: …”, or nothing."""
    return _("Nearest: {names}.").format(names=_(", ").join(nearest)) if nearest else ""
