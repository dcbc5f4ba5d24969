"""What an hour of a community's people costs, by the Standard Cost Model: loaded yearly pay ÷ the hours that they work.

A cost of an hour that the register states (小时人工成本) goes before all else. Then comes the pay of the staffing sheets,
each person counting once and the reserve not at all: the community's own, else that stated for its district, else for
the city. Last comes the register's yearly wage (社区工作者年工资). Without any of them the cost is unknown.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import Any

from registry.language import N_, _, sentences
from registry.load.capacity import RESERVE
from registry.load.workload import LoadBook
from registry.quantities import decimal_text, round_half_up, yuan
from registry.ranges import Range
from registry.settings import HOURLY, LOADING, WAGE
from registry.wages import ALL

FEN = 100


class Origin(StrEnum):
    """Whence the cost of an hour comes."""

    STATED = "stated"
    COMMUNITY = "community"
    DISTRICT = "district"
    CITY = "city"
    SETTING = "setting"

    @property
    def label(self) -> str:
        """In the current tongue."""
        return _(_ORIGINS[self])


_ORIGINS = {
    Origin.STATED: N_("as the parameter 小时人工成本 states"),
    Origin.COMMUNITY: N_("from the pay that staffing sheets state for the community"),
    Origin.DISTRICT: N_("from the pay that they state for the district"),
    Origin.CITY: N_("from the pay that they state for the city"),
    Origin.SETTING: N_("from the parameter 社区工作者年工资"),
}


@dataclass(frozen=True, slots=True)
class Wage:
    """What an hour costs, in fen, and whence that comes."""

    fen: Range
    origin: Origin


@dataclass
class Wages:
    """The cost of an hour in each community of a book."""

    book: LoadBook

    def of(self, community: str) -> Wage | None:
        """What an hour costs there; None where nothing says it."""
        return self.by_community.get(community)

    @cached_property
    def by_community(self) -> dict[str, Wage]:
        """The cost of an hour by community, of those of which it is known."""
        stated = self._setting(HOURLY)
        if stated is not None:
            wage = Wage(stated, Origin.STATED)
            return dict.fromkeys(self.book.places, wage)
        found = {}
        general = self._setting(WAGE)
        for community, (_street, district) in self.book.places.items():
            for scope, origin in (
                (community, Origin.COMMUNITY),
                (district, Origin.DISTRICT),
                (self.book.names.city, Origin.CITY),
            ):
                if scope in self._pay:
                    found[community] = Wage(self._hourly(self._pay[scope]), origin)
                    break
            else:
                if general is not None:
                    found[community] = Wage(self._hourly(general), Origin.SETTING)
        return found

    @cached_property
    def loading(self) -> Range | None:
        """What employers pay on top of the pay, as a factor of at least one; None where the register does not state it."""
        setting = self.book.parameters.setting(LOADING)
        if setting is None:
            return None
        share = setting.span or Range.one(setting.value)
        return Range.one(1) + share * Fraction(1, ALL)

    @cached_property
    def hours(self) -> Range:
        """Hours that a person works in a year, over the stated ranges of the settings; an end that leaves none is its middle."""
        lightest, heaviest = self.book.ends
        middle = self.book.capacity.time.available
        return Range(
            heaviest.time.available if heaviest else middle,
            middle,
            lightest.time.available if lightest else middle,
        )

    def _hourly(self, yearly: Range) -> Range:
        return yearly * (self.loading or Range.one(1)) / self.hours

    def _setting(self, name: str) -> Range | None:
        """A setting of yuan, in fen."""
        setting = self.book.parameters.setting(name)
        return None if setting is None else (setting.span or Range.one(setting.value)) * FEN

    @cached_property
    def _pay(self) -> dict[str | None, Range]:
        """Yearly pay of a person by community or place, of the last year up to the day that has any."""
        last = int(self.book.day[:4])
        rows: dict[str | None, list[dict[str, Any]]] = {}
        for row in self.book.measuring.rows("wages"):
            if row["year"] <= last and row["post"] != RESERVE:
                rows.setdefault(row["community"] or row["place"], []).append(row)
        found = {}
        for scope, stated in rows.items():
            newest = max(row["year"] for row in stated)
            held = [row for row in stated if row["year"] == newest]
            people = sum(row["people"] for row in held)
            found[scope] = Range.one(Fraction(sum(row["paid"] for row in held), people))
        return found

    def said(self) -> str:
        """What an hour costs, from whence, and what is not known of it, as sentences."""
        known = self.by_community.values()
        if not known:
            return _(
                "What an hour costs is not known: staffing sheets state no pay, and the register no 小时人工成本."
            )
        middles = [wage.fen.middle for wage in known]
        least, most = (yuan(int(round_half_up(each))) for each in (min(middles), max(middles)))
        origins = Counter(wage.origin for wage in known)
        evidence = _(", ").join(
            _("{count} communities {origin}").format(count=count, origin=origin.label)
            for origin, count in sorted(
                origins.items(), key=lambda pair: list(Origin).index(pair[0])
            )
        )
        lacking = len(self.book.places) - len(known)
        return sentences(
            _("An hour costs {fen}: {evidence}.").format(
                fen=least if least == most else _("{low} to {high}").format(low=least, high=most),
                evidence=evidence,
            ),
            "" if Origin.STATED in origins else self._loaded(),
            _("Of {count} communities it is not known.").format(count=lacking) if lacking else "",
            self._proposed(set(origins)),
        )

    def _proposed(self, origins: set[Origin]) -> str:
        """Which of the settings that are used are only proposed; empty if none."""
        used = {
            HOURLY: Origin.STATED in origins,
            WAGE: Origin.SETTING in origins,
            LOADING: Origin.STATED not in origins,
        }
        found = [self.book.parameters.setting(name) for name, is_used in used.items() if is_used]
        names = [one.name for one in found if one is not None and one.status == "proposed"]
        if not names:
            return ""
        return _("Only proposed, not in force: {names}.").format(names=_(", ").join(names))

    def _loaded(self) -> str:
        hours = decimal_text(self.hours.middle, 0)
        if self.loading is None:
            return _(
                "A year's pay is shared out over {hours} hours, without what employers pay on top: 社会保险等附加比例 is not stated."
            ).format(hours=hours)
        return _("A year's pay and {share}% on top are shared out over {hours} hours.").format(
            share=decimal_text((self.loading.middle - 1) * ALL, 1), hours=hours
        )
