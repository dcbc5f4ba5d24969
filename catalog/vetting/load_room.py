"""How a request lands on communities: what it adds to what lies there, and what has to give so that it fits.

A request that alters a duty adds the difference between what it asks and what the duty takes now, as admitted or as
recorded, whichever is more; what goes in exchange for it comes off.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import IntEnum
from fractions import Fraction
from functools import cached_property

from catalog.requests import Request, Subject, requests
from catalog.vetting.case import Case
from catalog.vetting.hours import hours_each
from catalog.vetting.load import Loads
from catalog.vetting.records import Admitted
from registry.intake.cells import split_list
from registry.load.carried_by_duty import CarriedByDuty

NONE = Fraction(0)

ALTERING = frozenset({"change", "extension"})
"""Types of request by which a duty that is there goes on, with other work or the same."""

WORK = frozenset({Subject.DUTY, Subject.TEMPORARY})
"""Subjects whose hours are those of a duty; those of the others are burdens."""


@dataclass(frozen=True)
class Landing:
    """A request on the communities whose load is known, in hours a year.

    It asks *each* in a community, times its share where *shares* tells one; *now* is what the same takes now there, and
    what goes in exchange; *rooms* are what is left as things are. No more than *most* communities may come below zero.
    """

    rooms: Mapping[str, Fraction]
    each: Fraction
    most: int
    now: Mapping[str, Fraction] = field(default_factory=dict)
    shares: Mapping[str, Fraction] = field(default_factory=dict)
    kept: Fraction | None = None
    """Hours in a community, on average, up to which the request only lowers what the duty takes; None if it adds one."""
    is_told: bool = True
    """Whether what an altered duty takes now is known; if not, it may come to less than *each*, never to more."""

    def added(self, community: str) -> Fraction:
        """Hours that come to a community; below zero where it is relieved."""
        share, now = self.shares.get(community), self.now.get(community)
        asked = self.each if share is None else self.each * share
        return asked if now is None else asked - now

    @cached_property
    def below(self) -> list[str]:
        """Communities whose hours are more than their people have, the hardest hit first."""
        left = [
            (room - added, code)
            for code, room in self.rooms.items()
            for added in (self.added(code),)
            if room < added
        ]
        return [code for _room, code in sorted(left)]

    @cached_property
    def hit(self) -> list[str]:
        """Those of them to whom the request adds work."""
        return [code for code in self.below if self.added(code) > 0]

    @property
    def lowers(self) -> bool:
        """Whether it is an alteration by which the communities do less in all."""
        return self.kept is not None and self.each <= self.kept

    @property
    def fits(self) -> bool:
        """Whether no more communities than allowed come below zero, or it adds work to none of those."""
        return self.lowers or len(self.below) <= self.most or not self.hit

    @property
    def largest(self) -> Fraction:
        """The most hours that may be asked in a community so that it fits."""
        bounds, harmless = [], []
        for code, room in self.rooms.items():
            share, now = self.shares.get(code, Fraction(1)), self.now.get(code, NONE)
            if share:
                bounds.append((room + now) / share)
                harmless.append((max(room, NONE) + now) / share)
        bounds.sort()
        allowed = bounds[self.most] if self.most < len(bounds) else NONE
        return max(allowed, min(harmless, default=NONE), self.kept or NONE)

    def least(self, lacking: Mapping[str, int]) -> tuple[int, int]:
        """How few people in how few communities make it fit, where *lacking* says what each that is hit lacks."""
        wanted = min(len(self.hit), len(self.below) - self.most)
        fewest = sorted(lacking.values())[:wanted]
        return sum(fewest), len(fewest)


class Standing(IntEnum):
    """How a duty stands, the least important first."""

    UNLISTED = 0
    BARRED = 1
    LISTED = 2


@dataclass(frozen=True, slots=True)
class Going:
    """A duty whose going makes room, and the hours a year that it frees in so many of the communities below zero."""

    code: str
    name: str
    standing: Standing
    hours: Fraction
    communities: int


@dataclass
class Room:
    """What lies on communities, duty by duty, as a case sees it."""

    case: Case
    found: Loads
    book: CarriedByDuty

    @classmethod
    def of(cls, case: Case, found: Loads) -> Room:
        """Worked out once for all cases of a day."""
        register, day = case.records.register, case.as_of
        book = case.records.derived(
            f"load by duty on {day}", lambda: CarriedByDuty.open(register, day)
        )
        return cls(case, found, book)

    def land(self, each: Fraction, known: list[str], limit: int, most: int) -> Landing:
        """The case's request, that asks *each* in every one of *known*."""
        request = self.case.request
        gone = self._all(self.book.ended, known)
        rooms = {code: self.found.room(code, limit, request.code) + gone[code] for code in known}
        landing = Landing(rooms, each, most)
        if request.type in (*ALTERING, "reinstatement"):
            landing = self._altered(landing)
        if request.exchange:
            freed = self._all(self._exchanged(request), known)
            now = {code: landing.now.get(code, NONE) + freed[code] for code in known}
            landing = replace(landing, now=now)
        said = repr((sorted(gone.items()), sorted(landing.now.items())))
        read = self.case.records.read
        read["what altered duties take"] = hashlib.sha256(said.encode()).hexdigest()
        return landing

    def _altered(self, landing: Landing) -> Landing:
        """*landing* beside what the duty or burden takes now."""
        request, known = self.case.request, list(landing.rooms)
        taken = self._taken(request, known)
        total = sum(taken.values(), NONE)
        if not total:
            return replace(landing, is_told=request.type not in ALTERING)
        average = total / len(known)
        shares = {}
        if request.volume is not None:
            shares = {code: hours / average for code, hours in taken.items()}
        return replace(landing, now=taken, shares=shares, kept=average)

    def _taken(self, request: Request, known: list[str]) -> dict[str, Fraction]:
        """Hours a year that it takes now: as admitted last or as recorded, whichever is more."""
        if request.subject in WORK:
            duty = self.book.duties.code(request.duty or request.name)
            admitted = self._admitted(lambda one: one.code == duty)
            recorded = {code: self.book.hours(duty, code) for code in known}
        else:
            admitted = self._admitted(lambda one: one.name == request.name)
            recorded = self.book.hours_of_burden(request.name)
        return {code: max(admitted.get(code, NONE), recorded.get(code, NONE)) for code in known}

    def _admitted(self, which: Callable[[Admitted], bool]) -> dict[str, Fraction]:
        """Hours a year by community of the last admission of those that *which* tells."""
        records = self.case.records
        found: dict[str, Fraction] = {}
        for one in filter(which, self._others):
            for asked in requests(records.register, one.request):
                reached = self.found.reached(asked.community, asked.place)
                hours = hours_each(asked, len(reached))
                if hours is not None:
                    found |= dict.fromkeys(reached, hours)
        return found

    def _exchanged(self, request: Request) -> list[str]:
        """Codes of what goes in exchange; what an admitted request promised already does not go twice."""
        promised = self.case.records.register.query(
            "SELECT request.exchange FROM request JOIN admission ON admission.request = request.code "
            "WHERE request.until_entry IS NULL AND admission.until_entry IS NULL "
            "AND request.exchange IS NOT NULL AND request.code <> ? ORDER BY request.id",
            (request.code,),
        )
        code = self.book.duties.code
        gone = {code(word) for (words,) in promised for word in split_list(words)}
        offered = dict.fromkeys(code(word) for word in split_list(request.exchange or ""))
        return [duty for duty in offered if duty not in gone and duty not in self.book.ended]

    def _all(self, duties: Iterable[str], known: Iterable[str]) -> dict[str, Fraction]:
        """Hours a year that *duties* take together in each community."""
        going = list(duties)
        return {code: sum((self.hours(duty, code) for duty in going), NONE) for code in known}

    def hours(self, duty: str, community: str) -> Fraction:
        """Hours a year that lie on *community* because of *duty*: recorded, or admitted since."""
        waiting = (
            self.found.pending[request].get(community, NONE)
            for request in self._waiting.get(duty, ())
        )
        return self.book.hours(duty, community) + sum(waiting, NONE)

    @cached_property
    def _waiting(self) -> dict[str, list[str]]:
        """Admitted requests that nobody recorded yet, by the code of their duty; the case's own left out."""
        result: dict[str, list[str]] = {}
        for one in self._others:
            if one.request in self.found.pending:
                result.setdefault(one.code, []).append(one.request)
        return result

    @cached_property
    def _others(self) -> list[Admitted]:
        """Admissions of other requests that have not ended on the day, begun or not."""
        case = self.case
        return [
            one
            for one in case.records.admitted()
            if one.request != case.request.code and (one.ends or "9999") > case.as_of
        ]

    def lacking(self, landing: Landing, limit: int) -> dict[str, int]:
        """How many people lack in each community that the request hits."""
        besides, found = self.case.request.code, self.found
        return {
            code: found.lacking(
                code,
                landing.added(code) + found.room(code, limit, besides) - landing.rooms[code],
                limit,
                besides,
            )
            for code in landing.hit
        }

    def going(self, landing: Landing) -> Going | None:
        """The duty whose going alone makes *landing* fit: the least important, of these the one with fewest hours.

        Never named is a duty that the law makes the communities' own, nor what the request itself is about.
        """
        below = {code: landing.added(code) - landing.rooms[code] for code in landing.below}
        hit = {code: min(below[code], landing.added(code)) for code in landing.hit}
        for standing in Standing:
            fitting = [
                self._gone(duty, standing, below)
                for duty in self._by_standing[standing]
                if self._makes_room(duty, below, hit, landing.most)
            ]
            if fitting:
                return min(fitting, key=lambda one: (one.hours, one.code))
        return None

    def _makes_room(
        self, duty: str, below: Mapping[str, Fraction], hit: Mapping[str, Fraction], most: int
    ) -> bool:
        """Whether without *duty* no more than *most* stay *below*, or none of those *hit* is worse off."""
        left = 0
        for code, lacking in below.items():
            left += self.hours(duty, code) < lacking
            if left > most:
                break
        return left <= most or all(self.hours(duty, code) >= least for code, least in hit.items())

    def _gone(self, duty: str, standing: Standing, below: Iterable[str]) -> Going:
        freed = [hours for code in below if (hours := self.hours(duty, code))]
        name = self.book.duties.name(duty)
        return Going(duty, name, standing, sum(freed, NONE), len(freed))

    @cached_property
    def _by_standing(self) -> dict[Standing, list[str]]:
        """What might go, by how it stands in the catalogue on the day; without one nothing is unlisted."""
        case, code = self.case, self.book.duties.code
        kinds = {code(line.code): line.kind for line in case.records.live_duties(case.as_of)}
        admitted = {one.code for one in self._others}
        stays = {code(case.request.duty or case.request.name), *self.book.ended}
        stays |= {code(word) for word in split_list(case.request.exchange or "")}
        found: dict[Standing, list[str]] = {standing: [] for standing in Standing}
        for duty in sorted((self.book.recorded | self._waiting.keys()) - stays):
            kind = kinds.get(duty)
            if kind == "barred":
                found[Standing.BARRED].append(duty)
            elif kinds and duty not in kinds and duty not in admitted:
                found[Standing.UNLISTED].append(duty)
            elif kind != "own":
                found[Standing.LISTED].append(duty)
        return found
