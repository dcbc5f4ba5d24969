"""The burden report: what lies on communities, who put it there, what stands behind it, and what breaks a rule."""

from __future__ import annotations

from registry.language import _, current
from reports.builders.burden_kinds import kind_sections
from reports.builders.findings import findings_section
from reports.builders.overview import overview_section
from reports.builders.pushdowns import pushdown_section
from reports.builders.quality import quality_section
from reports.builders.staffing import staffing_section
from reports.document import Document, Section
from reports.scope import Scope

KEY = (
    "burden.time.mean",
    "pushdown.count",
    "pushdown.unlisted.share",
    "pushdown.promised",
    "pushdown.received",
    "findings.count",
)
"""The figures that matter: what communities carry, what is pushed down, whether money followed, what is wrong."""


def burden_report(scope: Scope) -> Document:
    """The report on the scope's period, in the current tongue."""
    sections: list[Section] = [overview_section(scope)]
    staffing = staffing_section(scope)
    if staffing:
        sections.append(staffing)
    sections += kind_sections(scope)
    sections += [pushdown_section(scope), findings_section(scope), quality_section(scope)]
    return Document(
        report="burden",
        title=_("Burden report of {place}").format(place=scope.place),
        place=scope.place,
        period=scope.period.name,
        as_of=scope.as_of,
        tongue=current(),
        sections=tuple(sections),
        notice=scope.notice,
        key=KEY,
    )
