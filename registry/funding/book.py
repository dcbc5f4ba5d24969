"""The book of all accounts of a register, as of a day and as the register knew it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from registry.funding.account import Account, Flow
from registry.funding.dues import Due, binding, decided, promised
from registry.funding.splitting import split_account
from registry.funding.standards import Residence, Standards
from registry.measures import Measuring
from registry.names import Directory
from registry.store import EVERYTHING, Register
from registry.wording import Duties

Accounts = dict[tuple[str | None, int], Account]


@dataclass(frozen=True, slots=True)
class Split:
    """How money that covers several duties is split: codes of the duties, their parts, and by which rule."""

    duties: tuple[str, ...]
    parts: tuple[int, ...]
    rule: str


@dataclass
class Book:
    """Accounts by duty and year. *measuring* needs the parameters ``known`` and ``as_of``."""

    measuring: Measuring
    names: Directory
    as_of: str
    _pieces: dict[tuple[str, str, int], int] | None = field(default=None, init=False)
    _others: dict[str, Book] = field(default_factory=dict, init=False)

    @classmethod
    def open(cls, register: Register, as_of: str, known: int = EVERYTHING) -> Book:
        """The book of *register* on the day *as_of*, from what entries up to *known* say."""
        measuring = Measuring(register, {"known": known, "as_of": as_of})
        return cls(measuring, Directory(register), as_of)

    @cached_property
    def duties(self) -> Duties:
        """The duties, by whatever name."""
        return Duties.of(self.measuring)

    @cached_property
    def residences(self) -> tuple[Residence, ...]:
        """The communities."""
        return tuple(map(Residence.of, self.measuring.rows("residence")))

    @cached_property
    def flow_rows(self) -> list[dict[str, Any]]:
        """All payments, summed by duty, year, payer, receiver and manner."""
        return [*self.measuring.rows("flow"), *self.measuring.rows("flow_unsaid")]

    @property
    def has_payments(self) -> bool:
        """Whether anybody recorded a payment: if not, what was paid is unknown."""
        return bool(self.flow_rows)

    @cached_property
    def promises(self) -> list[Due]:
        """What push-downs promised."""
        return promised(self.measuring.rows("promised"), self.duties)

    @cached_property
    def dues(self) -> list[Due]:
        """What is due, of each duty, year and debtor by its strongest ground."""
        said = decided(self.measuring.rows("decided"), self.duties)
        standards = Standards(self.names, self.duties, self.residences, self.pieces)
        by_standard = standards.dues(self.measuring.rows("rates"), self.years)
        return binding([*said, *by_standard, *self.promises])

    @cached_property
    def years(self) -> list[int]:
        """The years of which there is anything to say, up to that of the book's day, and later ones that are decided."""
        this = int(self.as_of[:4])
        found = {this} | {row["year"] for row in self.flow_rows}
        found |= {row["year"] for row in self.measuring.rows("decided")}
        found |= {due.year for due in self.promises}
        for rate in self.measuring.rows("rates"):
            first = int((rate["valid_from"] or str(this))[:4])
            found |= set(range(first, this + 1))
        return sorted(found)

    def pieces(self, duty: str, community: str, year: int) -> int | None:
        """The pieces that a community recorded of a duty in a year; None where it recorded none."""
        if self._pieces is None:
            self._pieces = defaultdict(int)
            for row in self.measuring.rows("worked"):
                if row["pieces_known"] == row["records"]:
                    key = self.duties.code(row["duty"]), row["community"], row["year"]
                    self._pieces[key] += row["pieces"]
        return self._pieces.get((duty, community, year))

    @cached_property
    def accounts(self) -> Accounts:
        """The accounts, in order of duty and year; money for several duties stands in theirs."""
        found: Accounts = {}
        for row in self.flow_rows:
            self._post(found, row)
        for due in self.dues:
            self._at(found, due.duty, due.year).dues.append(due)
        for promise in self.promises:
            self._at(found, promise.duty, promise.year).promises.append(promise)
        for (duty, year), account in list(found.items()):
            way = self.splits.get(duty or "")
            if way:
                del found[duty, year]
                for part in split_account(account, way.duties, way.parts):
                    self._at(found, str(part.duty), year).absorb(part)
        order = sorted(found, key=lambda key: (key[0] or "", key[1]))
        return {key: found[key] for key in order}

    def _post(self, found: Accounts, row: dict[str, Any]) -> None:
        duty = None if row["duty"] is None else self.duties.code(row["duty"])
        flow = Flow.of(row)
        if flow.manner != "carried" or flow.payer != flow.receiver:
            self._at(found, duty, row["year"]).post(flow)
            return
        self._at(found, duty, row["year"]).brought[flow.payer] += flow.amount
        self._at(found, duty, row["year"] - 1).carried[flow.payer] += flow.amount

    @staticmethod
    def _at(found: Accounts, duty: str | None, year: int) -> Account:
        key = duty, year
        if key not in found:
            found[key] = Account(duty, year)
        return found[key]

    @cached_property
    def splits(self) -> dict[str, Split]:
        """How money that covers several duties is split, by the name or document number of the money."""
        rows: dict[str, list[tuple[str, int, str]]] = defaultdict(list)
        for row in self.measuring.rows("splits"):
            rule = row["rule"] or row["source"] or ""
            line = self.duties.code(row["duty"]), row["parts"], rule
            rows[self.duties.code(row["pot"])].append(line)
        return {
            pot: Split(
                tuple(duty for duty, _parts, _rule in lines),
                tuple(parts for _duty, parts, _rule in lines),
                next((rule for _duty, _parts, rule in lines if rule), ""),
            )
            for pot, lines in rows.items()
        }

    def wordings(self, duty: str) -> list[str]:
        """Every way in which the duty may be written, its code first, then money that is split among it and others."""
        names = sorted(name for name, code in self.duties.codes.items() if code == duty != name)
        return [duty, *names, *self._pots(duty)]

    def documents(self, duty: str) -> list[str]:
        """Documents by which money was paid for the duty without naming it."""
        meant = {duty, *self._pots(duty)}
        rows = self.measuring.rows("meant")
        return sorted(
            row["document_number"] for row in rows if self.duties.code(row["duty"]) in meant
        )

    def _pots(self, duty: str) -> list[str]:
        return sorted(pot for pot, way in self.splits.items() if duty in way.duties)

    def at(self, day: str) -> Book:
        """The same book on another day."""
        if day == self.as_of:
            return self
        if day not in self._others:
            known = int(self.measuring.parameters["known"])
            self._others[day] = Book.open(self.measuring.register, day, known)
        return self._others[day]

    def of_year(self, year: int | None) -> Iterator[Account]:
        """The accounts of *year*, or of all years."""
        for (_duty, its_year), account in self.accounts.items():
            if year in (None, its_year):
                yield account

    @cached_property
    def members(self) -> dict[str, tuple[str, ...]]:
        """The communities of every street, district and city, by the code of the place."""
        found: dict[str, list[str]] = defaultdict(list)
        city = self.names.city
        for home in self.residences:
            for place in {home.street, home.district, city} - {None}:
                found[str(place)].append(home.code)
        return {place: tuple(sorted(codes)) for place, codes in found.items()}
