"""Forecast against measured: what requests stated of the duties that were admitted, beside what came of them.

Hours: those that the request stated for the communities of which there are records, beside the minutes that these
communities recorded, brought to a year as :mod:`registry.load.workload` does it: by the months in which a community kept
records of any work at all. Money: what the request stated and what has fallen due of it, beside what communities received.
What nobody stated or recorded stays unknown and is in no median.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import catalog.measures  # noqa: F401  (makes the catalogue's measures known)
from catalog.requests import Request
from catalog.vetting.hours import hours_each
from registry.funding.receipts import Receipts
from registry.load.capacity import MONTHS
from registry.load.recorded import Noted, RecordedWork
from registry.load.suggesting import quantile
from registry.measures import Measuring
from registry.names import Directory
from registry.quantities import INEXACT
from registry.store import EVERYTHING, Register
from registry.wording import Duties


@dataclass(frozen=True, slots=True)
class Hours:
    """Hours a year of a duty, as stated and as recorded; what is not known is None.

    Attributes:
        stated: of all *communities* that the request reaches; *about* where it was written as about.
        expected: of it, those of the *recorded* communities, of which there are records of known minutes.
        measured: what these recorded, brought to a year.
        months: of how many months the community with most of them keeps records.
        untimed: whether there are records of the duty, but none states minutes.
    """

    stated: Fraction | None
    expected: Fraction | None
    measured: Fraction | None
    communities: int
    recorded: int
    months: int
    about: bool = False
    untimed: bool = False

    @property
    def ratio(self) -> Fraction | None:
        """Measured ÷ stated; None where either is unknown or nothing was stated."""
        return _ratio(self.measured, self.expected)


@dataclass(frozen=True, slots=True)
class Money:
    """Fen of a duty: stated and due by the day, received by the communities that the request reaches; None is unknown.

    *later* is what was stated and falls due after the day.
    """

    stated: int | None
    received: int | None
    later: int = 0

    @property
    def ratio(self) -> Fraction | None:
        """Received ÷ stated; None where either is unknown or nothing was stated."""
        return _ratio(self.received, self.stated)


@dataclass(frozen=True, slots=True)
class Forecast:
    """An admitted duty: what its request stated, and what came of it in *years*. *ends* is the first day after, ISO."""

    request: str
    duty: str
    name: str
    department: str
    starts: str
    ends: str | None
    years: tuple[int, ...]
    hours: Hours
    money: Money


@dataclass(frozen=True, slots=True)
class Spread:
    """Ratios of measured to stated: of how many duties, their quartiles and median."""

    duties: int
    low: Fraction
    median: Fraction
    high: Fraction

    @classmethod
    def of(cls, ratios: Iterable[Fraction | None]) -> Spread | None:
        """The spread of the ratios that are known; None where none is. One ratio is its own median and quartiles."""
        known = sorted(ratio for ratio in ratios if ratio is not None)
        if not known:
            return None
        low, median, high = (quantile(known, Fraction(part, 4)) for part in (1, 2, 3))
        return cls(len(known), low, median, high)


@dataclass(frozen=True, slots=True)
class TrackRecord:
    """How the requests of a department have come true: how many duties were admitted, and the spread of both ratios."""

    department: str
    admitted: int
    hours: Spread | None
    money: Spread | None

    @classmethod
    def of(cls, department: str, found: Iterable[Forecast]) -> TrackRecord:
        """From the forecasts of one department."""
        all_of_it = list(found)
        return cls(
            department,
            len(all_of_it),
            Spread.of(each.hours.ratio for each in all_of_it),
            Spread.of(each.money.ratio for each in all_of_it),
        )


def track_records(found: Iterable[Forecast]) -> list[TrackRecord]:
    """One for each department, in the order of their codes."""
    by_department: dict[str, list[Forecast]] = defaultdict(list)
    for each in found:
        by_department[each.department].append(each)
    return [TrackRecord.of(code, by_department[code]) for code in sorted(by_department)]


def forecasts(
    register: Register,
    as_of: str,
    known: int = EVERYTHING,
    *,
    department: str | None = None,
    besides: str | None = None,
    year: int | None = None,
) -> list[Forecast]:
    """The duties admitted up to the day *as_of*, by department and first day, as entries up to *known* say.

    Only those of *department*, without request *besides*; measured in *year* only, or in all years up to the day.
    """
    measuring = Measuring(register, {"known": known, "as_of": as_of})
    rows = [row for row in measuring.rows("admitted") if row["starts"] <= as_of]
    wanted = {
        row["request"]
        for row in rows
        if department in (None, row["department"]) and row["request"] != besides
    }
    if not wanted:
        return []
    codes = frozenset(row["code"] for row in rows if row["request"] in wanted)
    measured = _Measured.of(measuring, codes)
    admitted = [measured.admission(row) for row in rows if row["code"] in codes]
    by_duty: dict[str, list[_Admission]] = defaultdict(list)
    for each in admitted:
        by_duty[each.duty].append(each)
    return [
        measured.forecast(each, _years(each, by_duty[each.duty], as_of, year))
        for each in admitted
        if each.request.code in wanted
    ]


@dataclass(frozen=True, eq=False, slots=True)
class _Admission:
    """What was admitted, and the communities that it reaches; *ends* is 9999 while open."""

    request: Request
    duty: str
    starts: str
    ends: str
    reached: frozenset[str]
    about: bool

    def is_with(self, other: _Admission) -> bool:
        """Whether *other* is another admission, of the same duty, for some of its communities."""
        return other is not self and not self.reached.isdisjoint(other.reached)

    def until(self, of_duty: list[_Admission]) -> str:
        """The day on which it ends, or a later admission of the same duty takes over."""
        mine = self.starts, self.request.code
        later = [one for one in of_duty if (one.starts, one.request.code) > mine]
        return min([self.ends, *(one.starts for one in later if self.is_with(one))])


def _years(
    one: _Admission, of_duty: list[_Admission], as_of: str, year: int | None
) -> tuple[int, ...]:
    """The years up to the day in which it holds and that tell of it alone; *of_duty* are all admissions of the duty.

    A later admission takes over from an earlier one, and the year in which it does tells of neither. Of what is no new
    duty, the year of the admission tells only if it begins in January: the months before lay under what held before.
    """
    first, until = int(one.starts[:4]), one.until(of_duty)
    if one.request.type != "new" and one.starts[5:7] != "01":
        first += 1
    others = [(other.starts, other.until(of_duty)) for other in of_duty if one.is_with(other)]
    return tuple(
        each
        for each in range(first, int(as_of[:4]) + 1)
        if year in (None, each)
        and until > f"{each}-01-01"
        and not any(starts <= f"{each}-12-31" and ends > f"{each}-01-01" for starts, ends in others)
    )


@dataclass
class _Measured:
    """What the register holds of the duties that were asked for."""

    measuring: Measuring
    work: RecordedWork
    receipts: Receipts
    dues: dict[str, list[tuple[int, str, int]]]

    @classmethod
    def of(cls, measuring: Measuring, codes: frozenset[str]) -> _Measured:
        work = RecordedWork(measuring, Duties.of(measuring), codes)
        receipts = Receipts.of(measuring, Directory(measuring.register), codes)
        dues: dict[str, list[tuple[int, str, int]]] = defaultdict(list)
        for row in measuring.rows("decided"):
            if row["request"] and row["amount"] is not None:
                day = row["due_on"] or f"{row['year']}-12-31"
                dues[row["request"]].append((row["year"], day, row["amount"]))
        return cls(measuring, work, receipts, dues)

    @property
    def as_of(self) -> str:
        return str(self.measuring.parameters["as_of"])

    def admission(self, row: dict[str, Any]) -> _Admission:
        """From a row of the measure ``admitted``."""
        community, place = row["community"], row["place"]
        reached = (community,) if community else self.receipts.members.get(place or "", ())
        marks = (row[f"{name}_mark"] for name in ("yearly_60", "volume", "minutes_each"))
        asked = Request(
            code=row["request"],
            date=row["date"],
            department=row["department"],
            type=row["type"],
            subject=row["subject"],
            name=row["name"],
            yearly_60=row["yearly_60"],
            volume=row["volume"],
            minutes_each=row["minutes_each"],
        )
        about = any(mark in INEXACT for mark in marks)
        return _Admission(asked, row["code"], row["starts"], row["ends"], frozenset(reached), about)

    def forecast(self, one: _Admission, years: tuple[int, ...]) -> Forecast:
        """What was stated of it, and what came of it in *years*."""
        return Forecast(
            one.request.code,
            one.duty,
            one.request.name,
            one.request.department,
            one.starts,
            None if one.ends == "9999" else one.ends,
            years,
            self._hours(one, years),
            self._money(one, years),
        )

    def _hours(self, one: _Admission, years: tuple[int, ...]) -> Hours:
        each = hours_each(one.request, len(one.reached))
        by_year = [self.work.by_year.get((one.duty, year), {}) for year in years]
        noted = [of for year in by_year for home, of in year.items() if home in one.reached]
        # Records of other duties alone do not say that this one took no time: somebody must have recorded it.
        is_timed = any(of.known for of in noted)
        spent = self._spent(one, years, by_year) if is_timed else {}
        recorded = sum(communities for communities, _minutes in spent.values())
        yearly = (
            Fraction(minutes * MONTHS, months * 60)
            for months, (_communities, minutes) in spent.items()
        )
        return Hours(
            stated=None if each is None else each * len(one.reached),
            expected=each * recorded if each is not None and spent else None,
            measured=sum(yearly, Fraction(0)) if spent else None,
            communities=len(one.reached),
            recorded=recorded,
            months=max(spent, default=0),
            about=each is not None and one.about,
            untimed=bool(noted) and not is_timed,
        )

    def _spent(
        self, one: _Admission, years: tuple[int, ...], by_year: list[dict[str, Noted]]
    ) -> dict[int, tuple[int, int]]:
        """By the months of which communities keep records while it holds: so many communities, and their minutes."""
        first, last = one.starts[:7], self.as_of[:7]
        counted: dict[tuple[str, ...], int] = {(): 0}
        spent: dict[int, tuple[int, int]] = {}
        for community in one.reached:
            months = self.work.months.get(community, ())
            if months not in counted:
                counted[months] = sum(
                    first <= month <= last and f"{month}-01" < one.ends and int(month[:4]) in years
                    for month in months
                )
            minutes = _minutes([year[community] for year in by_year if community in year])
            if counted[months] and minutes is not None:
                communities, before = spent.get(counted[months], (0, 0))
                spent[counted[months]] = communities + 1, before + minutes
        return spent

    def _money(self, one: _Admission, years: tuple[int, ...]) -> Money:
        stated = [due for due in self.dues.get(one.request.code, ()) if due[0] in years]
        due = {year: amount for year, day, amount in stated if day <= self.as_of}
        later = sum(amount for _year, day, amount in stated if day > self.as_of)
        if not due:
            return Money(None, None, later)
        received = self._received(one, sorted(due)) if self.receipts.has_payments else None
        return Money(sum(due.values()), received, later)

    def _received(self, one: _Admission, years: list[int]) -> int | None:
        """What the communities that it reaches received; None where payments are on record, but no amount."""
        found = [self.receipts.accounts.get((one.duty, year)) for year in years]
        accounts = [account for account in found if account is not None]
        payments = sum(account.payments for account in accounts)
        if payments and payments == sum(account.unknown for account in accounts):
            return None
        return sum(
            amount
            for account in accounts
            for community, amount in account.received.items()
            if community in one.reached
        )


def _ratio(measured: Fraction | int | None, stated: Fraction | int | None) -> Fraction | None:
    return None if measured is None or not stated else Fraction(measured) / Fraction(stated)


def _minutes(noted: list[Noted]) -> int | None:
    """Minutes of a community; none where it recorded other work only, unknown where no record states any."""
    if noted and not any(one.known for one in noted):
        return None
    return sum(one.minutes for one in noted)
