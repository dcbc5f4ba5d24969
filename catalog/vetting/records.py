"""What the register holds that checks read, read once and remembered; what each case read is noted with its digest."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from catalog.duties import Duty, duties, holds
from catalog.requests import Move, Request, State, moves, requests, state_of
from registry.store import Register

if TYPE_CHECKING:
    from catalog.likeness import Names
    from catalog.likeness.fields import FieldSheets
    from catalog.likeness.synonyms import Synonyms
    from catalog.vetting.arrears import Arrear
    from catalog.vetting.load import Loads

T = TypeVar("T")

LIVE = "until_entry IS NULL"

MOST_LIKE = 100
"""Requests like another that are looked at."""


class Paper(NamedTuple):
    """A ledger or form that some community keeps, once for every name and department."""

    kind: str
    name: str
    department: str | None
    fields: str | None
    communities: int


class Board(NamedTuple):
    """A signboard and where it hangs."""

    name: str
    community: str | None
    place: str | None
    position: str | None


class Listed(NamedTuple):
    """A line of a positive or negative list of the register."""

    burden: str
    name: str
    answer: str
    source: str
    starts: str | None
    ends: str | None

    def holds_on(self, day: str) -> bool:
        """Whether it is in force on *day*."""
        return holds(self.starts, self.ends, day)


class Past(NamedTuple):
    """A request on record with the state it reached and the day on which it did."""

    request: Request
    state: State
    on: str
    document_number: str | None


class Retired(NamedTuple):
    """A duty that left an edition, and why."""

    edition: str
    code: str
    name: str
    cause: str
    document_number: str | None


class Admitted(NamedTuple):
    """What a decision admitted."""

    request: str
    code: str
    name: str
    department: str
    starts: str | None
    ends: str | None
    document_number: str

    def holds_on(self, day: str) -> bool:
        """Whether it is in force on *day*."""
        return holds(self.starts, self.ends, day)


class Records:
    """The register as checks read it. :meth:`begin` starts a new case; :attr:`read` is what it read so far."""

    def __init__(self, register: Register, synonyms: Synonyms) -> None:
        self.register = register
        self.synonyms = synonyms
        self.read: dict[str, str] = {}
        self._kept: dict[str, tuple[Any, str]] = {}
        self._derived: dict[str, Any] = {}

    def begin(self) -> None:
        """A new case begins: nothing was read for it yet."""
        self.read = {}

    def _once(self, name: str, get: Callable[[], T]) -> T:
        """What *get* gives, asked once; noted as read."""
        if name not in self._kept:
            value = get()
            self._kept[name] = value, hashlib.sha256(repr(value).encode()).hexdigest()
        value, digest = self._kept[name]
        self.read[name] = digest
        found: T = value
        return found

    def derived(self, key: str, make: Callable[[], T]) -> T:
        """What *make* works out of what was read, once for all cases; what it needs is to be read beforehand."""
        if key not in self._derived:
            self._derived[key] = make()
        found: T = self._derived[key]
        return found

    @property
    def digest(self) -> str:
        """SHA-256 over what the case has read."""
        read = {**self.read, "synonyms": self.synonyms.digest}
        text = "\n".join(f"{name} {digest}" for name, digest in sorted(read.items()))
        return hashlib.sha256(text.encode()).hexdigest()

    def duties(self) -> list[Duty]:
        """The lines of all editions, with the span in which each holds."""
        return self._once("duties", lambda: duties(self.register))

    def live_duties(self, day: str) -> list[Duty]:
        """The lines that hold on *day*, barred ones among them."""
        every = self.duties()
        return self.derived(
            f"duties on {day}", lambda: [duty for duty in every if duty.holds_on(day)]
        )

    def duty_names(self, day: str) -> Names[Duty]:
        """The duties that hold on *day*, by what their names say."""
        self.duties()
        key = f"names of duties on {day}"
        return self._index(
            key, lambda: ((d.name, d) for d in self.live_duties(day) if d.kind != "barred")
        )

    def papers(self) -> list[Paper]:
        """Live ledgers and forms."""
        return self._once("papers", self._papers)

    def _papers(self) -> list[Paper]:
        rows = self.register.query(
            "SELECT kind, name, department, MAX(fields), COUNT(*) FROM burden "
            f"WHERE {LIVE} AND (kind = 'ledger' OR kind = 'form') AND valid_to IS NULL "
            "GROUP BY kind, name, department ORDER BY kind, name, COALESCE(department, '')"
        )
        return [Paper(*row) for row in rows]

    def paper_names(self) -> Names[Paper]:
        """Live ledgers and forms, by what their names say."""
        papers = self.papers()
        return self._index("names of papers", lambda: ((paper.name, paper) for paper in papers))

    def paper_fields(self) -> FieldSheets[Paper]:
        """Live ledgers and forms, by the fields that they ask for."""
        from catalog.likeness.fields import FieldSheets  # noqa: PLC0415  (only for what asks people to fill in)

        papers = self.papers()
        return self.derived(
            "fields of papers",
            lambda: FieldSheets(
                ((paper.fields, paper) for paper in papers if paper.fields), self.synonyms
            ),
        )

    def _index(self, key: str, named: Callable[[], Iterable[tuple[str, T]]]) -> Names[T]:
        from catalog.likeness import Names  # noqa: PLC0415  (only some checks look for like names)

        return self.derived(key, lambda: Names(named(), self.synonyms))

    def boards(self) -> list[Board]:
        """Live signboards."""
        sql = (
            f"SELECT name, community, place, variant FROM burden WHERE {LIVE} AND kind = 'signboard' "
            "AND valid_to IS NULL ORDER BY id"
        )
        return self._once("boards", lambda: [Board(*row) for row in self.register.query(sql)])

    def lists(self) -> list[Listed]:
        """Lines of positive and negative lists of signboards, certificates, ledgers …"""
        sql = (
            "SELECT burden, name, answer, source, valid_from, valid_to FROM permit "
            f"WHERE {LIVE} ORDER BY id"
        )
        return self._once("lists", lambda: [Listed(*row) for row in self.register.query(sql)])

    def inspections(self, department: str) -> list[tuple[str, str | None, int | None]]:
        """Live inspections of a department: name, variant, occasions a year in sixtieths; each name once."""
        sql = (
            "SELECT name, MAX(variant), MAX(yearly_60) FROM burden WHERE until_entry IS NULL AND kind = 'inspection' "
            "AND valid_to IS NULL AND department = ? GROUP BY name ORDER BY name"
        )
        return self._once(
            f"inspections of {department}", lambda: self.register.query(sql, (department,))
        )

    def arrears(self, department: str, day: str) -> list[Arrear]:
        """What *department* owes on *day* for earlier duties, the largest first."""
        from catalog.vetting.arrears import arrears  # noqa: PLC0415  (only where a profile asks for it)

        key = f"arrears of {department} on {day}"
        return self._once(key, lambda: arrears(self.register, department, day))

    def loads(self, day: str) -> Loads:
        """What lies on communities on *day* and who is there; raises Unworkable where settings are missing."""
        from catalog.vetting.load import loads  # noqa: PLC0415  (only where a profile has a load gate)

        return self._once(f"loads on {day}", lambda: loads(self.register, day))

    def community(self, code: str) -> str:
        """Name of a community."""
        sql = f"SELECT name FROM community WHERE {LIVE} AND code = ?"
        rows = self._once(f"community {code}", lambda: self.register.query(sql, (code,)))
        return str(rows[0][0]) if rows else code

    @cached_property
    def _moves(self) -> dict[str, list[Move]]:
        return moves(self.register)

    @cached_property
    def _past(self) -> list[Past]:
        steps = self._moves
        result = []
        for request in requests(self.register):
            taken = steps.get(request.code, [])
            last = taken[-1] if taken else None
            document = last.document_number if last else None
            result.append(
                Past(request, state_of(taken), last.date if last else request.date, document)
            )
        return result

    @cached_property
    def _past_by_department(self) -> dict[str, list[Past]]:
        result: dict[str, list[Past]] = {}
        for past in self._past:
            result.setdefault(past.request.department, []).append(past)
        return result

    @cached_property
    def _past_digests(self) -> dict[str, dict[str, int]]:
        """For each department the digest of each of its requests as they stand, by number."""
        return {
            department: {
                past.request.code: _number(f"{past.request.digest}{past.state}{past.on}")
                for past in of_department
            }
            for department, of_department in self._past_by_department.items()
        }

    @cached_property
    def _past_sums(self) -> dict[str, int]:
        return {code: sum(digests.values()) for code, digests in self._past_digests.items()}

    def like_past(self, asked: Request, least: float) -> list[Past]:
        """The other requests of the same department whose names are like its name by at least *least*."""
        department = asked.department
        others = self._past_sums.get(department, 0)
        others -= self._past_digests.get(department, {}).get(asked.code, 0)
        self.read[f"other requests of {department}"] = f"{others:x}"
        of_department = self._past_by_department.get(department, [])
        names = self._index(
            f"names of requests of {department}",
            lambda: ((past.request.name, past) for past in of_department),
        )
        found = names.like(asked.name, least=least, most=MOST_LIKE)
        return [like.item for like in found if like.item.request.code != asked.code]

    def steps(self, code: str) -> list[Move]:
        """The steps that the request of that number has taken."""
        return self._once(f"steps of {code}", lambda: self._moves.get(code, []))

    def refused(self) -> list[Past]:
        """All requests that were refused."""
        return self._once(
            "refused requests", lambda: [past for past in self._past if past.state == State.REFUSED]
        )

    def refused_names(self) -> Names[Past]:
        """Refused requests, by what their names say."""
        refused = self.refused()
        return self._index(
            "names of refused", lambda: ((past.request.name, past) for past in refused)
        )

    def retired(self) -> list[Retired]:
        """Duties that left an edition."""
        sql = (
            "SELECT retirement.edition, retirement.code, duty.name, retirement.cause, retirement.document_number "
            "FROM retirement JOIN duty ON duty.edition = retirement.edition AND duty.code = retirement.code "
            "WHERE retirement.until_entry IS NULL AND duty.until_entry IS NULL ORDER BY retirement.id"
        )
        return self._once(
            "retired duties", lambda: [Retired(*row) for row in self.register.query(sql)]
        )

    def retired_names(self) -> Names[Retired]:
        """Retired duties, by what their names say."""
        retired = self.retired()
        return self._index("names of retired", lambda: ((gone.name, gone) for gone in retired))

    def admitted(self) -> list[Admitted]:
        """What decisions admitted."""
        sql = (
            "SELECT request, code, name, department, valid_from, valid_to, document_number FROM admission "
            f"WHERE {LIVE} ORDER BY id"
        )
        return self._once(
            "admissions", lambda: [Admitted(*row) for row in self.register.query(sql)]
        )

    def parameter(
        self, name: str, day: str
    ) -> tuple[str, str | None, str | None, str | None] | None:
        """Value, unit, source and status of a parameter of the register on *day*; None where it is not there."""
        sql = (
            "SELECT value, unit, source, status FROM parameter WHERE until_entry IS NULL AND name = ? "
            "AND COALESCE(valid_from, '') <= ? AND COALESCE(valid_to, '9999') > ? "
            "ORDER BY COALESCE(valid_from, '') DESC LIMIT 1"
        )
        rows = self._once(
            f"parameter {name} on {day}", lambda: self.register.query(sql, (name, day, day))
        )
        return rows[0] if rows else None

    def communities(self, community: str | None, place: str | None) -> int:
        """How many communities a scope reaches."""
        if community:
            return 1
        return self._once(f"communities of {place}", lambda: self._count_within(place))

    def _count_within(self, place: str | None) -> int:
        rows = self.register.query(
            "SELECT level FROM place WHERE until_entry IS NULL AND code = ?", (place or "",)
        )
        level = rows[0][0] if rows else "city"
        where = {"street": "AND street = ?", "district": "AND district = ?"}.get(level, "")
        sql = f"SELECT COUNT(*) FROM community WHERE until_entry IS NULL {where}"
        return int(self.register.query(sql, (place,) if where else ())[0][0])

    @cached_property
    def departments(self) -> dict[str, tuple[str, str | None]]:
        """Name and level of every department, by code."""
        rows = self.register.query(
            f"SELECT code, name, level FROM department WHERE {LIVE} ORDER BY id"
        )
        return {code: (name, level) for code, name, level in rows}

    def department(self, code: str) -> tuple[str, str | None]:
        """Name and level of a department."""
        return self._once(f"department {code}", lambda: self.departments.get(code, (code, None)))


def _number(text: str) -> int:
    return int.from_bytes(hashlib.sha256(text.encode()).digest(), "big")
