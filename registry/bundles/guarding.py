"""What stands against rows of a bundle: they lie outside its district, another claims the same, a code means another thing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from registry.bundles import rules
from registry.bundles.directory import DistrictDirectory
from registry.bundles.earlier import known
from registry.bundles.within import NAMES_ONLY
from registry.findings import Finding, Where
from registry.intake.rows import Chunk
from registry.names import Community
from registry.sheets import Kind, kinds
from registry.store import Register


@dataclass(frozen=True, slots=True)
class Claim:
    """A community or street that two districts claim: where each puts it, and by which file and row."""

    kind: str
    code: str
    name: str
    mine: str
    my_row: int | None
    other: str
    origin: str
    accepted: bool


@dataclass
class Guard:
    """Judges the rows of a bundle against the register before they land.

    *accept* are codes and names for which the bundle is believed; *own* the sheets of earlier bundles of the district.
    """

    register: Register
    directory: DistrictDirectory
    accept: frozenset[str]
    own: set[int]
    claims: list[Claim] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    """What of *accept* was asked for."""

    def __post_init__(self) -> None:
        self._editions: set[str] = set()
        self._duties: dict[str, set[str]] | None = None
        self._of_name: dict[str, list[Community]] | None = None

    @property
    def district(self) -> str:
        """The name of the district."""
        return self.directory.place_name(self.directory.district)

    def accepts(self, *names: str) -> bool:
        """Whether one of these was said with --accept."""
        said = self.accept.intersection(names)
        self.used |= said
        return bool(said)

    def judged(self, kind: Kind, chunk: Chunk, where: Where) -> tuple[Chunk, list[Finding]]:
        """The rows of *chunk* that are to land, and what is to be said; on errors nothing will land in the end."""
        if kind.kind in NAMES_ONLY:
            return self._names(kind, chunk, where)
        found: list[Finding] = []
        if kind.kind in ("community", "place"):
            found += self._claims(kind, chunk, where)
        if kind.kind == "edition":
            found += self._editions_taken(kind, chunk, where)
        lies = self._lies(kind)
        for index, row in enumerate(chunk.rows):
            values = {name: column[index] for name, column in chunk.columns.items()}
            if not lies(values):
                found.append(self._say(rules.OUTSIDE, where, row, district=self.district))
        return chunk, found

    def _say(self, rule: Any, where: Where, row: int | None, **facts: object) -> Finding:
        return Finding(rule, Where(file=where.file, sheet=where.sheet, row=row), facts)

    def _names(self, kind: Kind, chunk: Chunk, where: Where) -> tuple[Chunk, list[Finding]]:
        """Departments and holders that the city knows stay as it knows them; others come in with the bundle."""
        found: list[Finding] = []
        keep: list[int] = []
        for index, code in enumerate(chunk.columns["code"]):
            name = chunk.columns["name"][index]
            here = known(self.register, kind, code)
            if kind.kind == "department":
                self.directory.note_department(name, code)
            if here is None or here.sheet in self.own:
                keep.append(index)
            elif here.values["name"] != name:
                facts = {"code": code, "name": name, "known": here.values["name"]}
                row = chunk.rows[index]
                found.append(self._say(rules.NAME_DIFFERS, where, row, origin=here.origin, **facts))
        return _only(chunk, keep), found

    def _claims(self, kind: Kind, chunk: Chunk, where: Where) -> Iterator[Finding]:
        """Communities and streets that the register knows in another district."""
        for index, code in enumerate(chunk.columns["code"]):
            name, row = chunk.columns["name"][index], chunk.rows[index]
            here = known(self.register, kind, code)
            if here is None:
                yield from self._same_name(kind, name, where, row)
                continue
            held = here.values
            above = (
                held["district"] or self.directory.district_of(held["street"])
                if kind.kind == "community"
                else self.directory.district_above(code)
            )
            if above is None or above == self.directory.district:
                continue
            accepted = self.accepts(code, name)
            other = self.directory.place_name(above)
            claim = Claim(kind.kind, code, name, self.district, row, other, here.origin, accepted)
            self.claims.append(claim)
            if not accepted:
                facts = {"code": code, "name": name, "mine": self.district}
                yield self._say(rules.CLAIMED, where, row, other=other, origin=here.origin, **facts)

    def _same_name(self, kind: Kind, name: str, where: Where, row: int | None) -> Iterator[Finding]:
        if kind.kind != "community":
            return
        if self._of_name is None:
            self._of_name = {}
            for one in self.directory.communities.values():
                self._of_name.setdefault(one.name, []).append(one)
        for one in self._of_name.get(name, ()):
            if one.district != self.directory.district:
                other = self.directory.full_name("community", one.code)
                yield self._say(rules.SAME_NAME, where, row, name=name, other=other)

    def _editions_taken(self, kind: Kind, chunk: Chunk, where: Where) -> Iterator[Finding]:
        for index, code in enumerate(chunk.columns["code"]):
            here = known(self.register, kind, code)
            self._editions.add(code)
            if here and here.values["place"] not in self.directory.places_within:
                facts = {"code": code, "name": self.district, "origin": here.origin}
                place = here.values["place"] or self.directory.city or ""
                yield self._say(
                    rules.NAME_DIFFERS,
                    where,
                    chunk.rows[index],
                    known=self.directory.place_name(place),
                    **facts,
                )

    def _lies(self, kind: Kind) -> Any:
        """Whether a row of *kind*, given as values by column, lies in the district."""
        places, communities = self.directory.places_within, self.directory.communities_within
        if kind.kind == "place":
            return lambda row: (
                row["level"] == "street"
                and row["parent"] == self.directory.district
                and row["code"] != self.directory.district
            )
        if kind.kind == "community":
            return lambda row: (
                row["district"] == self.directory.district
                and (row.get("street") is None or row["street"] in places)
            )
        if kind.kind in ("duty", "retirement"):
            return lambda row: row["edition"] in self._editions
        if kind.kind == "payment":
            return self._pays
        return lambda row: (
            row.get("community") in communities
            if row.get("community") is not None
            else row.get("place") in places
        )

    def _pays(self, row: dict[str, Any]) -> bool:
        """Whether a payment touches the district, or at least no community or place of another."""
        ends = [
            (row.get("payer"), row.get("payer_kind")),
            (row.get("receiver"), row.get("receiver_kind")),
        ]
        ends.append((row.get("kept_by"), "place"))
        known_places = [
            code in self.directory.communities_within
            if kind == "community"
            else code in self.directory.places_within
            for code, kind in ends
            if code is not None and kind in ("community", "place") and code != self.directory.city
        ]
        return any(known_places) or not known_places

    def compare_duties(self, chunk: Chunk, where: Where) -> Iterator[Finding]:
        """Duties that facts of the bundle name: each should be here under its code, in the same words."""
        if self._duties is None:
            self._duties = {}
            for code, name in self.register.query(
                "SELECT code, name FROM duty WHERE until_entry IS NULL ORDER BY id"
            ):
                self._duties.setdefault(code, set()).add(name)
        told: set[str] = set()
        for index, code in enumerate(chunk.columns["code"]):
            name, row = chunk.columns["name"][index], chunk.rows[index]
            here = self._duties.get(code)
            if code in told or (here and name in here):
                continue
            if here is None:
                told.add(code)
                yield self._say(rules.DUTY_UNKNOWN, where, row, code=code, name=name)
            elif not self.accepts(code, name):
                told.add(code)
                facts = {"code": code, "name": name, "known": min(here)}
                yield self._say(rules.DUTY_DIFFERS, where, row, **facts)


def _only(chunk: Chunk, keep: list[int]) -> Chunk:
    """The rows of *chunk* at these indexes."""
    rows = {chunk.rows[index] for index in keep}
    return Chunk(
        [chunk.rows[index] for index in keep],
        [chunk.cells[index] for index in keep],
        {name: [column[index] for index in keep] for name, column in chunk.columns.items()},
        [cell for cell in chunk.aside if cell[0] in rows],
        [alias for alias in chunk.aliases if alias[0] in rows],
    )


def ended_by_accepting(
    register: Register, codes: list[str], sheets: dict[str, list[int]]
) -> Iterator[tuple[Kind, list[int]]]:
    """The live facts that other districts' bundles state of these communities, by kind; *sheets* are theirs by kind."""
    for kind in kinds().values():
        ends = ("payer", "receiver") if kind.kind == "payment" else ()
        if kind.kind not in sheets or not codes or not ("community" in kind.stored or ends):
            continue
        marks = ", ".join("?" for _code in codes)
        said = [f"({end}_kind = 'community' AND {end} IN ({marks}))" for end in ends]
        condition = " OR ".join(said) or f"community IN ({marks})"
        numbers = ", ".join(map(str, sheets[kind.kind]))
        rows = register.query(
            f"SELECT id FROM {kind.table} WHERE until_entry IS NULL AND ({condition}) "
            f"AND sheet_id IN ({numbers}) ORDER BY id",
            tuple(codes) * max(1, len(ends)),
        )
        if rows:
            yield kind, [row[0] for row in rows]
