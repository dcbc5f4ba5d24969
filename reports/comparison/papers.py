"""The reports that can be compared, each built for a scope."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from registry.errors import BadUsage
from registry.language import _
from reports.document import Document
from reports.scope import Scope


@dataclass(frozen=True, slots=True)
class Subject:
    """Of what one paper speaks: the scope, whom by name (None for all), and the day that counts as today."""

    scope: Scope
    name: str | None
    today: str


@dataclass(frozen=True, slots=True)
class Built:
    """A report, with the code of the department or community of which alone it speaks."""

    document: Document
    department: str | None = None
    community: str | None = None


def _burden(of: Subject) -> Built:
    from reports.builders.burden import burden_report  # noqa: PLC0415  (one paper at a time)

    return Built(burden_report(of.scope))


def _funding(of: Subject) -> Built:
    from reports.builders.funding import funding_report  # noqa: PLC0415

    return Built(funding_report(of.scope))


def _department(of: Subject) -> Built:
    from reports.builders.department import department_code, department_report  # noqa: PLC0415

    code = department_code(of.scope, of.name or "")
    return Built(department_report(of.scope, code), department=code)


def _league(of: Subject) -> Built:
    from reports.builders.league import league_report  # noqa: PLC0415

    return Built(league_report(of.scope))


def _staffing(of: Subject) -> Built:
    from reports.builders.staffing_report import staffing_report  # noqa: PLC0415

    return Built(staffing_report(of.scope))


def _load(of: Subject) -> Built:
    from reports.builders.load import load_report  # noqa: PLC0415
    from reports.load import Load  # noqa: PLC0415

    return Built(load_report(Load.of(of.scope)))


def _needs(of: Subject) -> Built:
    from reports.builders.needs import needs_report  # noqa: PLC0415

    return Built(needs_report(of.scope))


def _rectification(of: Subject) -> Built:
    from reports.builders.rectification import rectification_report  # noqa: PLC0415
    from reports.rectification import Ledger  # noqa: PLC0415

    return Built(rectification_report(Ledger(of.scope, of.today)))


def _community(of: Subject) -> Built:
    from reports.community import CityView, community_code  # noqa: PLC0415

    city = CityView(of.scope)
    if of.name is None:
        from reports.builders.communities import communities_report  # noqa: PLC0415

        return Built(communities_report(city))
    from reports.builders.community import community_report  # noqa: PLC0415

    code = community_code(city, of.name)
    return Built(community_report(city, code), community=code)


PAPERS: dict[str, Callable[[Subject], Built]] = {
    "burden": _burden,
    "funding": _funding,
    "department": _department,
    "league": _league,
    "load": _load,
    "staffing": _staffing,
    "needs": _needs,
    "rectification": _rectification,
    "community": _community,
}
"""By their names on the command line."""

NAMED = frozenset({"department", "community"})
"""Reports of one department or community, whose name is said."""


NEEDS_NAME = frozenset({"department"})
"""Those that are of nobody without one."""


def check_name(report: str, name: str | None) -> None:
    """The report has the name that it needs, and none that it does not take; BadUsage otherwise."""
    if name is not None and report not in NAMED:
        raise BadUsage(
            _("The report “{report}” is of the whole place; it takes no name.").format(
                report=report
            )
        )
    if name is None and report in NEEDS_NAME:
        raise BadUsage(_("Say of which department: zhunru report compare department NAME …"))


def build(report: str, subject: Subject) -> Built:
    """The report of that name, for which a name was checked."""
    return PAPERS[report](subject)
