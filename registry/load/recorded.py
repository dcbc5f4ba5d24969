"""Work recorded of some duties only, by year and community, and of which months communities keep records at all.

It is read from the sums that entries keep where these tell it, else from the records.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from registry.measures import Measuring
from registry.store import EVERYTHING
from registry.wording import Duties


@dataclass(slots=True)
class Noted:
    """Records of a duty in a year of one community: how many, how many of them state minutes, and these minutes."""

    records: int = 0
    known: int = 0
    minutes: int = 0


@dataclass
class RecordedWork:
    """The work of the duties *codes*, recorded up to a day. *measuring* needs the parameters ``known`` and ``as_of``."""

    measuring: Measuring
    duties: Duties
    codes: frozenset[str]

    @cached_property
    def _from_sums(self) -> bool:
        """Whether the sums tell it: all that is known is asked, and no later month has records."""
        asked = self.measuring.parameters
        if asked["known"] != EVERYTHING:
            return False
        newest = self.measuring.register.query("SELECT MAX(month) FROM work_month")[0][0]
        return newest is None or bool(newest <= asked["as_of"][:7])

    @cached_property
    def by_year(self) -> dict[tuple[str, int], dict[str, Noted]]:
        """What communities noted, by code of the duty and year."""
        found: dict[tuple[str, int], dict[str, Noted]] = defaultdict(lambda: defaultdict(Noted))
        for duty, community, year, records, minutes, known in self._rows():
            code = self.duties.code(duty)
            if code in self.codes:
                noted = found[code, year][community]
                noted.records += records
                noted.known += known
                noted.minutes += minutes or 0
        return {key: dict(noted) for key, noted in found.items()}

    def _rows(self) -> Iterable[tuple[Any, ...]]:
        columns = ("duty", "community", "year", "records", "minutes", "minutes_known")
        if not self._from_sums:
            rows = self.measuring.rows("worked")
            return (tuple(row[column] for column in columns) for row in rows)
        names = sorted(self.duties.wordings(self.codes))
        asked = ", ".join("?" * len(names))
        return self.measuring.register.query(
            f"SELECT {', '.join(columns)} FROM work_sum WHERE duty IN ({asked})", tuple(names)
        )

    @cached_property
    def months(self) -> dict[str, tuple[str, ...]]:
        """The months of which each community recorded any work, whatever the duty, in their order."""
        found: dict[str, list[str]] = defaultdict(list)
        rows: Iterable[tuple[str, str]]
        if self._from_sums:
            sql = "SELECT community, month FROM work_month ORDER BY community, month"
            rows = self.measuring.register.query(sql)
        else:
            measured = self.measuring.rows("recorded_months")
            rows = ((row["community"], row["month"]) for row in measured)
        for community, month in rows:
            found[community].append(month)
        return {community: tuple(months) for community, months in found.items()}
