"""Which facts lie in a district: of its communities, its streets and itself, and the names that those facts use.

A register kept by a district lies in it as a whole; in one kept by a city the codes of communities and places decide.
"""

from __future__ import annotations

from dataclasses import dataclass

from registry.errors import BadUsage, UnknownName
from registry.language import _
from registry.names import KIND_LABELS, Directory, Unresolved
from registry.sheets import Kind, kinds
from registry.store import Register

OF_THE_REGISTER = ("parameter", "standard", "split", "request", "rectification")
"""Kinds whose facts belong to the register that keeps them; requests go with their steps, which are its own."""

NAMES_ONLY = ("department", "holder")
"""Kinds of which a bundle holds what its facts name."""

_COMMUNITIES = "SELECT code FROM temp.bundle_community"
_PLACES = "SELECT code FROM temp.bundle_place"
_EDITIONS = f"SELECT code FROM edition WHERE until_entry IS NULL AND place IN ({_PLACES})"
_NAMED = "SELECT code FROM temp.bundle_named WHERE kind ="
_DUTY = "SELECT name FROM temp.bundle_duty"


@dataclass(frozen=True, slots=True)
class District:
    """A district of a register; *whole* if the register is its own."""

    code: str
    name: str
    whole: bool


def district_named(directory: Directory, name: str) -> District:
    """The district that *name* means; raises :class:`UnknownName`, or :class:`BadUsage` where it is none."""
    try:
        code = directory.place(name)
    except Unresolved as unresolved:
        raise UnknownName(_(KIND_LABELS["place"]), name, list(unresolved.nearest)) from None
    own = code == directory.city and not any(
        level == "district" for _name, level in directory.places.values()
    )
    if not own and directory.level_of_place(code) != "district":
        sentence = _("“{name}” is no district; a bundle holds what lies in one.")
        raise BadUsage(sentence.format(name=directory.place_name(code)))
    return District(code, directory.place_name(code), code == directory.city)


def places_within(directory: Directory, district: str) -> set[str]:
    """The codes of the district and of all places below it."""
    found = {district}
    while more := {
        code for code, parent in directory.parents.items() if parent in found and code not in found
    }:
        found |= more
    return found


def communities_within(directory: Directory, places: set[str]) -> set[str]:
    """The codes of the communities that lie in *places*, by their district where that is known, else by their street."""
    return {
        one.code for one in directory.communities.values() if (one.district or one.street) in places
    }


class Within:
    """The conditions under which facts lie in a district, over temporary tables that last as long as the transaction."""

    def __init__(self, register: Register, directory: Directory, district: District) -> None:
        self._register = register
        self._whole = district.whole
        places = (
            set(directory.places) if district.whole else places_within(directory, district.code)
        )
        communities = (
            set(directory.communities) if district.whole else communities_within(directory, places)
        )
        self._table("bundle_place", places)
        self._table("bundle_community", communities)
        self._below = f"code IN ({_PLACES}) AND level = 'street'"
        self._table("bundle_bureau", self._bureaus(directory, places))
        self._collect_names()

    def _table(self, name: str, codes: set[str]) -> None:
        connection = self._register.connection
        connection.execute(f"CREATE TEMP TABLE {name} (code TEXT PRIMARY KEY)")
        connection.executemany(
            f"INSERT INTO temp.{name} VALUES (?)", [(code,) for code in sorted(codes)]
        )

    def _bureaus(self, directory: Directory, places: set[str]) -> set[str]:
        """The departments whose name says that they belong to the district or one of its streets."""
        names = [directory.place_name(code) for code in places]
        return {
            code
            for code, name in directory.departments.items()
            if any(name.startswith(place) for place in names)
        }

    def _collect_names(self) -> None:
        """The departments, holders and duties that facts of the district name are in temporary tables."""
        connection = self._register.connection
        connection.execute("CREATE TEMP TABLE bundle_named (kind TEXT, code TEXT)")
        connection.execute("CREATE TEMP TABLE bundle_duty (name TEXT PRIMARY KEY)")
        for kind in kinds().values():
            condition = self.facts(kind)
            if condition is None or kind.kind in NAMES_ONLY:
                continue
            live = f"FROM {kind.table} WHERE until_entry IS NULL AND ({condition}){_fixed(kind)}"
            for column in kind.columns:
                if column.type == "duty":
                    connection.execute(
                        f"INSERT OR IGNORE INTO temp.bundle_duty SELECT {column.name} {live} "
                        f"AND {column.name} IS NOT NULL"
                    )
                elif column.type == "department":
                    connection.execute(
                        f"INSERT INTO temp.bundle_named SELECT DISTINCT 'department', {column.name} {live}"
                    )
                elif column.type == "holder":
                    connection.execute(
                        f"INSERT INTO temp.bundle_named SELECT DISTINCT {column.name}_kind, {column.name} {live}"
                    )
        connection.execute(
            f"INSERT OR IGNORE INTO temp.bundle_duty SELECT code FROM alias WHERE {self.wordings()}"
        )
        connection.execute(
            "INSERT INTO temp.bundle_named SELECT DISTINCT 'department', department FROM duty "
            f"WHERE until_entry IS NULL AND ({self.named_duties()})"
        )

    def facts(self, kind: Kind) -> str | None:
        """The SQL condition under which a live fact of *kind* is of the district; None where the kind has no place."""
        name = kind.kind
        if name in OF_THE_REGISTER:
            return None
        special = {
            "place": self._below,
            "community": f"code IN ({_COMMUNITIES})",
            "department": f"code IN ({_NAMED} 'department')",
            "holder": (
                f"place IN ({_PLACES}) OR code IN ({_NAMED} 'treasury' OR kind = 'supplier')"
            ),
            "duty": f"edition IN ({_EDITIONS})",
            "retirement": f"edition IN ({_EDITIONS})",
            "payment": "1" if self._whole else _payment(),
        }
        if name in special:
            return special[name]
        types = {column.type for column in kind.columns}
        if "scope" in types:
            return f"community IN ({_COMMUNITIES}) OR place IN ({_PLACES})"
        if "community" in types:
            return f"community IN ({_COMMUNITIES})"
        return f"place IN ({_PLACES})" if "place" in kind.by_name else None

    def wordings(self) -> str:
        """The condition under which another name is one of a duty that facts of the district use."""
        return f"kind = 'duty' AND until_entry IS NULL AND name IN ({_DUTY})"

    def named_duties(self) -> str:
        """The condition under which a duty is one that facts of the district name, in an edition that is not its own."""
        return f"(code IN ({_DUTY}) OR name IN ({_DUTY})) AND edition NOT IN ({_EDITIONS})"

    def left_out(self) -> dict[str, int]:
        """How many live facts lie in no place, and stay, by kind."""
        found = {}
        for kind in kinds().values():
            if kind.kind in OF_THE_REGISTER:
                condition = "1"
            elif kind.kind in ("rate", "cost", "survey"):
                condition = "community IS NULL AND place IS NULL"
            else:
                continue
            count = self._register.query(
                f"SELECT COUNT(*) FROM {kind.table} WHERE until_entry IS NULL AND {condition}"
            )[0][0]
            if count:
                found[kind.kind] = int(count)
        return found


def _fixed(kind: Kind) -> str:
    return "".join(f" AND {name} = '{value}'" for name, value in kind.fixed.items())


def _payment() -> str:
    ends = []
    for end in ("payer", "receiver"):
        ends += [
            f"({end}_kind = 'community' AND {end} IN ({_COMMUNITIES}))",
            f"({end}_kind = 'place' AND {end} IN ({_PLACES}))",
            f"({end}_kind = 'department' AND {end} IN (SELECT code FROM temp.bundle_bureau))",
            f"({end} IN (SELECT code FROM holder WHERE until_entry IS NULL AND place IN ({_PLACES})))",
        ]
    return " OR ".join((*ends, f"kept_by IN ({_PLACES})"))
